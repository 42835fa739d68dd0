// What of an invoice and of a payment tells whether the invoice is paid.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/settlement.h"

#include "core/service.h"
#include "quickbooks/amounts.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::quickbooks {

namespace {

tl::unexpected<Error> unreadableSettlement(const QString &what)
{
    return fail({.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}},
        .detail = what});
}

QString settlementId(const QJsonValue &value)
{
    const QString id = value.toVariant().toString();
    return id.size() <= 40 ? id : QString();
}

/// Of a tombstone (quickbooks-online-api 5.2): the word alone is not enough, living rows have been seen with it.
bool isTombstone(const QJsonObject &row)
{
    return row[u"status"].toString() == u"Deleted" && !row.contains(u"TotalAmt");
}

} // namespace

Result<InvoiceSettlement> invoiceSettlementFromJson(const QJsonObject &row)
{
    InvoiceSettlement invoice{.id = settlementId(row[u"Id"])};
    if (invoice.id.isEmpty()) {
        return unreadableSettlement(u"An invoice without an id"_s);
    }
    if (isTombstone(row)) {
        invoice.deleted = true;
        return invoice;
    }
    invoice.customer = settlementId(row[u"CustomerRef"][u"value"]);
    const Result<ExactDecimal> total = decimalFromJson(row[u"TotalAmt"]);
    const Result<ExactDecimal> balance = decimalFromJson(row[u"Balance"]);
    if (invoice.customer.isEmpty() || !total || !balance) {
        return unreadableSettlement(u"An invoice without customer, total or balance"_s);
    }
    // A voided one has a total of 0 and says so in its note (quickbooks-online-api 7.7.5).
    invoice.settled = !total->isZero() && !total->isNegative() && balance->isZero()
        && !row[u"PrivateNote"].toString().startsWith(u"Voided"_s);
    return invoice;
}

Result<PaymentSettlement> paymentSettlementFromJson(const QJsonObject &row)
{
    PaymentSettlement payment{.id = settlementId(row[u"Id"])};
    if (payment.id.isEmpty()) {
        return unreadableSettlement(u"A payment without an id"_s);
    }
    if (isTombstone(row)) {
        payment.deleted = true;
        return payment;
    }
    const Result<ExactDecimal> total = decimalFromJson(row[u"TotalAmt"]);
    if (!total) {
        return unreadableSettlement(u"A payment without a total"_s);
    }
    if (total->isZero() || total->isNegative()) {
        return payment;
    }
    payment.created = instantFromIso(row[u"MetaData"][u"CreateTime"].toString());
    const QJsonArray lines = row[u"Line"].toArray();
    for (const QJsonValue &line : lines) {
        const Result<ExactDecimal> amount = decimalFromJson(line[u"Amount"]);
        if (!amount || amount->isZero() || amount->isNegative()) {
            continue;
        }
        const QJsonArray links = line[u"LinkedTxn"].toArray();
        for (const QJsonValue &link : links) {
            const QString id = settlementId(link[u"TxnId"]);
            if (link[u"TxnType"].toString() == u"Invoice" && !id.isEmpty() && !payment.invoices.contains(id)) {
                payment.invoices.append(id);
            }
        }
    }
    return payment;
}

} // namespace kontor::quickbooks
