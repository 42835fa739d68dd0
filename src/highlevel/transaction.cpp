// A payment as HighLevel lists it, typed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel/transaction.h"

#include "core/service.h"
#include "highlevel/invoice.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace kontor::highlevel {

bool Transaction::succeeded() const
{
    return status == u"succeeded" || status == u"success" || status == u"paid" || status == u"completed";
}

bool Transaction::pending() const { return status == u"pending"; }

std::optional<Instant> Transaction::paidAt() const
{
    const bool byHand = provider == u"manual" || sourceSubType == u"imported_csv";
    return byHand && fulfilled ? fulfilled : created;
}

bool Transaction::ofInvoice() const
{
    return entityType == u"invoice" || sourceType == u"invoice"
        || sourceType.compare(u"text2Pay", Qt::CaseInsensitive) == 0;
}

QStringList Transaction::invoiceIds() const
{
    QStringList ids;
    for (const QString &id : {entityId, sourceId}) {
        if (ofInvoice() && !id.isEmpty() && !ids.contains(id)) {
            ids.append(id);
        }
    }
    return ids;
}

Result<Transaction> transactionFromJson(const QJsonObject &row)
{
    Transaction transaction;
    transaction.id = row[u"_id"].toString();
    if (transaction.id.isEmpty() || transaction.id.size() > 64) {
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
            .detail = u"A payment without an id"_s});
    }
    const QJsonObject source = row[u"entitySource"].toObject();
    const QJsonObject payer = row[u"contactSnapshot"].toObject();
    transaction.status = row[u"status"].toString().toLower();
    transaction.live = row[u"liveMode"].toBool(true) && !row[u"markAsTest"].toBool();
    transaction.contactId = row[u"contactId"].toString(payer[u"id"].toString());
    transaction.mergedFromContactId = row[u"mergedFromContactId"].toString();
    transaction.sourceName = row[u"entitySourceName"].toString(source[u"name"].toString());
    transaction.contactName = row[u"contactName"].toString(payer[u"name"].toString());
    transaction.contactEmail = row[u"contactEmail"].toString(payer[u"email"].toString());
    transaction.entityType = row[u"entityType"].toString();
    transaction.entityId = row[u"entityId"].toString();
    transaction.sourceType = row[u"entitySourceType"].toString(source[u"type"].toString());
    transaction.sourceSubType = row[u"entitySourceSubType"].toString(source[u"subType"].toString());
    transaction.sourceId = row[u"entitySourceId"].toString(source[u"id"].toString());
    transaction.subscriptionId = row[u"subscriptionId"].toString();
    transaction.provider = row[u"paymentProviderType"].toString(row[u"paymentProvider"][u"type"].toString());
    const QJsonObject method = row[u"paymentMethod"].toObject();
    transaction.method = method.contains(u"card") ? u"card"_s : method[u"mode"].toString(transaction.provider);
    transaction.created = instantFromIso(row[u"createdAt"].toString());
    transaction.fulfilled = instantFromIso(row[u"fulfilledAt"].toString());
    transaction.updated = instantFromIso(row[u"updatedAt"].toString());
    const Result<Currency> currency = Currency::parse(row[u"currency"].toString().toUpper());
    if (!currency) {
        transaction.problem = currency.error();
        return transaction;
    }
    const Result<Money> amount = moneyFromJson(row[u"amount"], *currency);
    if (!amount) {
        transaction.problem = amount.error();
        return transaction;
    }
    transaction.amount = *amount;
    const QJsonValue paidBack = row[u"amountRefunded"];
    const Result<Money> refunded
        = paidBack.isUndefined() || paidBack.isNull() ? Money(0, *currency) : moneyFromJson(paidBack, *currency);
    transaction.refunded = refunded.value_or(Money(0, *currency));
    if (!refunded) {
        transaction.refundProblem = refunded.error();
    }
    return transaction;
}

QJsonObject reducedTransaction(const QJsonObject &row)
{
    QJsonObject reduced;
    for (const QString &name : {u"_id"_s, u"status"_s, u"liveMode"_s, u"markAsTest"_s, u"contactId"_s, u"contactName"_s,
             u"contactEmail"_s, u"mergedFromContactId"_s, u"entitySourceName"_s, u"entityType"_s, u"entityId"_s,
             u"entitySourceType"_s, u"entitySourceSubType"_s, u"entitySourceId"_s, u"subscriptionId"_s,
             u"paymentProviderType"_s, u"paymentMethod"_s, u"createdAt"_s, u"fulfilledAt"_s, u"updatedAt"_s,
             u"currency"_s, u"amount"_s, u"amountRefunded"_s, u"entitySource"_s}) {
        if (row.contains(name)) {
            reduced.insert(name, row[name]);
        }
    }
    return reduced;
}

} // namespace kontor::highlevel
