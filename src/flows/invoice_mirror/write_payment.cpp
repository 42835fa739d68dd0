// Payments of mirrored invoices: booked, linked anew, voided.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/write_payment.h"

#include "quickbooks/amounts.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

/// The document that the payment is for, in QuickBooks.
QString paidInvoice(const WriteTask &task) { return task.body[u"Line"][0][u"LinkedTxn"][0][u"TxnId"].toString(); }

journal::Link paymentLink(const WriteTask &task, const QString &id, const QJsonObject &written)
{
    return {.kind = u"payment"_s,
        .quickbooksId = id,
        .highlevelId = task.write[u"source"].toString(),
        .madeByKontor = true,
        .written = written};
}

QJsonObject noteOf(const WriteTask &task, const QString &syncToken)
{
    return {{u"invoice"_s, paidInvoice(task)}, {u"token"_s, syncToken},
        {u"amount"_s, static_cast<qint64>(task.total().minorUnits())}, {u"currency"_s, task.currency.code()}};
}

/// Whether all of it is on the document, and nothing else.
bool isApplied(const WriteTask &task, const QJsonObject &row)
{
    const QJsonArray lines = row[u"Line"].toArray();
    const auto same = [&](const QJsonValue &amount) {
        const Result<Money> money = quickbooks::moneyFromJson(amount, task.currency);
        return money && *money == task.total();
    };
    return lines.size() == 1 && same(lines[0][u"Amount"]) && same(row[u"TotalAmt"])
        && lines[0][u"LinkedTxn"][0][u"TxnId"].toVariant().toString() == paidInvoice(task);
}

/// What the owner is to be asked about a refund of it may have waited for this, or has no object any more.
RecordName sourceOfPayment(const WriteTask &task)
{
    return {Service::HighLevel, u"transaction"_s, task.write[u"source"].toString()};
}

} // namespace

bool isVoidedPayment(const QJsonObject &row)
{
    return row[u"TotalAmt"].toDouble() == 0 && row[u"PrivateNote"].toString().startsWith(u"Voided"_s);
}

Outcome bookInItsPlace(const journal::Operation &operation)
{
    Outcome outcome = goOn(operation, u"write"_s);
    QJsonObject write = operation.payload[u"write"].toObject();
    write.insert(u"kind"_s, wordOf(Write::Kind::Payment));
    write.insert(u"replaces"_s, write[u"id"]);
    write.insert(u"id"_s, QString());
    QJsonObject &payload = outcome.operation.payload;
    payload.insert(u"write"_s, write);
    payload.insert(u"generation"_s, payload[u"generation"].toInt() + 1);
    payload.remove(u"firstSent"_s);
    payload.remove(u"unsure"_s);
    return outcome;
}

Outcome settlePresentPayment(const journal::Operation &operation, const QJsonObject &row)
{
    const WriteTask task(operation);
    if (isVoidedPayment(row)) {
        return bookInItsPlace(operation);
    }
    if (isApplied(task, row)) {
        return settledPayment(operation, row);
    }
    // Posted back whole, as transactions are to be (quickbooks-online-api 7.0): what else a person typed stays.
    QJsonObject body = row;
    for (const QString &readOnly : {u"MetaData"_s, u"domain"_s, u"sparse"_s, u"UnappliedAmt"_s, u"LinkedTxn"_s}) {
        body.remove(readOnly);
    }
    for (const QString &field : {u"CustomerRef"_s, u"TotalAmt"_s, u"Line"_s}) {
        body.insert(field, task.body[field]);
    }
    Outcome outcome = goOn(operation, u"write"_s);
    QJsonObject write = task.write;
    write.insert(u"update"_s, body);
    QJsonObject &payload = outcome.operation.payload;
    payload.insert(u"write"_s, write);
    payload.insert(u"generation"_s, payload[u"generation"].toInt() + 1);
    payload.remove(u"firstSent"_s);
    payload.remove(u"unsure"_s);
    return outcome;
}

Outcome goneBeforeItWasKnown(const journal::Operation &operation, const QString &id)
{
    const WriteTask task(operation);
    Outcome outcome = planAnew(operation);
    outcome.links.push_back(paymentLink(task, id, noteOf(task, {})));
    outcome.replans.push_back(sourceOfPayment(task));
    return outcome;
}

Outcome settledPayment(const journal::Operation &operation, const QJsonObject &row)
{
    const WriteTask task(operation);
    const QString id = row[u"Id"].toVariant().toString();
    const Result<Money> total = quickbooks::moneyFromJson(row[u"TotalAmt"], task.currency);
    const Result<Money> unapplied = row.contains(u"UnappliedAmt")
        ? quickbooks::moneyFromJson(row[u"UnappliedAmt"], task.currency)
        : Money(0, task.currency);
    if (id.isEmpty() || !total || !unapplied) {
        return forTheOwner(operation, unreadableAnswer(operation, u"A payment without id or amount"_s));
    }
    Outcome outcome{.operation = operation, .result = task.is(Write::Kind::LinkPayment) ? u"changed"_s : u"booked"_s};
    const QString invoice = paidInvoice(task);
    if (const QString former = task.write[u"replaces"].toString(); !former.isEmpty()) {
        outcome.links.push_back(paymentLink(task, former, {{u"voided"_s, true}}));
    }
    outcome.links.push_back(paymentLink(task, id, noteOf(task, row[u"SyncToken"].toVariant().toString())));
    outcome.replans.push_back(sourceOfPayment(task));
    About about = aboutOf(operation);
    about.quickBooksId = id;
    setAbout(outcome.operation, about);
    if (*total != task.total() || !unapplied->isZero()) {
        about.sides = {{u"total"_s, task.total().toDecimal(), total->toDecimal()},
            {u"unapplied"_s, Money(0, task.currency).toDecimal(), unapplied->toDecimal()}};
        setAbout(outcome.operation, about);
        const Money difference(
            total->minorUnits() - unapplied->minorUnits() - task.total().minorUnits(), task.currency);
        outcome.links.back().written.insert(u"in_doubt"_s, true); // until it is seen to be applied
        outcome.next = Outcome::Next::Attention;
        outcome.problem = Error{.kind = Error::Kind::Refused,
            .key = u"kontor.total_differs"_s,
            .parameters = {{u"amount"_s, difference.toText()}, {u"case"_s, u"payment"_s}}};
        return outcome;
    }
    followUp(outcome, invoice);
    return outcome;
}

Outcome settledVoidOfPayment(const journal::Operation &operation)
{
    const WriteTask task(operation);
    Outcome outcome{.operation = operation, .result = u"voided"_s};
    outcome.links.push_back(paymentLink(task, task.id, {{u"voided"_s, true}}));
    outcome.replans.push_back(sourceOfPayment(task));
    followUp(outcome, {});
    return outcome;
}

} // namespace kontor::flows::invoice_mirror
