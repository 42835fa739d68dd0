// The writes of sales receipts: a receipt, the same again with its tax as a line, a refund.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/write_receipt.h"

#include "core/service.h"
#include "flows/invoice_mirror/write_invoice.h"
#include "flows/shared/query_pages.h"
#include "quickbooks/amounts.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::sales_receipts {

namespace {

using invoice_mirror::TaxForm;
const QString totalDiffers = u"kontor.total_differs"_s;
constexpr auto receiptIdsHold = 30min; // as of the mirror's writes
// How long it holds that HighLevel's own connection had not booked the payment: longer than NativeBooking remembers.
constexpr auto planHolds = 12min;

QString wordOfKind(ReceiptWrite::Kind kind)
{
    return kind == ReceiptWrite::Kind::Create ? u"create"_s
        : kind == ReceiptWrite::Kind::Update  ? u"update"_s
                                              : u"refund"_s;
}

struct ReceiptTask
{
    explicit ReceiptTask(const journal::Operation &operation)
        : kind(operation.payload[u"write"].toString())
        , body(operation.payload[u"body"].toObject())
        , transaction(operation.payload[u"transaction"].toString())
        , form(invoice_mirror::taxFormFrom(operation.payload[u"form"].toString()))
        , currency(Currency::parse(operation.payload[u"currency"].toString()).value_or(Currency()))
        , total(operation.payload[u"total"].toInteger(), currency)
        , tax(operation.payload[u"tax"].toInteger(), currency)
    { }
    bool isRefund() const { return kind == u"refund"; }
    QString entity() const { return isRefund() ? u"RefundReceipt"_s : u"SalesReceipt"_s; }
    QString mark() const { return body[u"PrivateNote"].toString(); }

    QString kind;
    QJsonObject body;
    QString transaction;
    TaxForm form;
    Currency currency;
    Money total;
    Money tax;
};

/// Not the subject of what is written: a refund need not wait until the owner has decided about the total.
QString totalSubject(const ReceiptTask &task) { return u"receipt-total:%1:%2"_s.arg(task.transaction, task.entity()); }

Outcome askTheOwner(const journal::Operation &operation, Error problem)
{
    const About about = aboutOf(operation);
    for (const auto &[name, value] : {std::pair{u"customer"_s, about.name}, std::pair{u"document"_s, about.number},
             std::pair{u"number"_s, about.number}, std::pair{u"date"_s, about.date}}) {
        if (problem.parameters.value(name).isEmpty() && !value.isEmpty()) {
            problem.parameters.insert(name, value);
        }
    }
    return {.next = Outcome::Next::Attention, .operation = operation, .problem = std::move(problem)};
}

QString bookedId(const journal::Operation &operation)
{
    const QString id = operation.payload[u"body"][u"Id"].toString();
    return id.isEmpty() ? aboutOf(operation).quickBooksId : id;
}

RecordName recordOf(const journal::Operation &operation)
{
    return {Service::HighLevel, u"transaction"_s, operation.payload[u"transaction"].toString()};
}

/// The document stands in the books: as it was to be?
Outcome booked(const journal::Operation &operation, const QJsonObject &row)
{
    const ReceiptTask task(operation);
    const QString id = row[u"Id"].toVariant().toString();
    const Result<Money> total = quickbooks::moneyFromJson(row[u"TotalAmt"], task.currency);
    const Result<Money> tax = row[u"TxnTaxDetail"].isObject() && row[u"TxnTaxDetail"].toObject().contains(u"TotalTax")
        ? quickbooks::moneyFromJson(row[u"TxnTaxDetail"][u"TotalTax"], task.currency)
        : Money(0, task.currency);
    if (id.isEmpty() || !total || !tax) {
        return askTheOwner(operation,
            {.kind = Error::Kind::Unreadable,
                .key = u"kontor.unreadable_reply"_s,
                .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}},
                .detail = u"A receipt without id or total"_s});
    }
    Outcome outcome{.operation = operation, .result = task.kind == u"update" ? u"changed"_s : u"booked"_s};
    About about = aboutOf(operation);
    about.quickBooksId = id;
    const bool same = *total == task.total && *tax == task.tax;
    // A new one has the token 0: with another somebody has changed it before it was found, and it stays as it is.
    const bool changedSince = operation.stage == u"compare"
        || (operation.stage == u"look" && task.kind == u"create" && row[u"SyncToken"].toVariant().toString() != u"0");
    const bool rewrite = !same && task.form == TaxForm::AsTax && !task.isRefund() && !changedSince;
    if (task.isRefund()) {
        outcome.links.push_back({.kind = u"refund"_s,
            .quickbooksId = id,
            .highlevelId = task.transaction,
            .madeByKontor = true,
            .written = {{u"upTo"_s, operation.payload[u"refundedUpTo"].toInteger()}}});
    } else {
        outcome.links.push_back({.kind = u"receipt"_s,
            .quickbooksId = id,
            .highlevelId = task.transaction,
            .madeByKontor = true,
            .written = {{u"total"_s, static_cast<qint64>(total->minorUnits())},
                {u"tax"_s, static_cast<qint64>(tax->minorUnits())},
                {u"paid"_s, static_cast<qint64>(task.total.minorUnits())},
                {u"token"_s, row[u"SyncToken"].toVariant().toString()},
                {u"form"_s, invoice_mirror::wordOf(rewrite ? TaxForm::WithoutOverride : task.form)},
                {u"rewrite"_s, rewrite}, {u"body"_s, task.body}}});
    }
    // What is refunded already is seen to next, and so is a receipt whose tax came out otherwise.
    if (rewrite || operation.payload[u"lookAgain"].toBool()) {
        outcome.replans.push_back(recordOf(operation));
    }
    if (rewrite) {
        outcome.result.clear();
    } else if (!same) {
        about.sides = {{u"tax"_s, task.tax.toDecimal(), tax->toDecimal()},
            {u"total"_s, task.total.toDecimal(), total->toDecimal()}};
        about.decision = !task.isRefund(); // what a refund is to be, only its receipt tells
        outcome.next = Outcome::Next::Attention;
        outcome.operation.subject = totalSubject(task);
        outcome.problem = Error{.kind = Error::Kind::Refused,
            .key = totalDiffers,
            .parameters = {{u"amount"_s, Money(total->minorUnits() - task.total.minorUnits(), task.currency).toText()},
                {u"case"_s, task.isRefund() ? u"refund"_s : u"receipt"_s}}};
    }
    setAbout(outcome.operation, about);
    return outcome;
}

/// It was booked, and is no longer there.
Outcome gone(const journal::Operation &operation)
{
    Outcome outcome = askTheOwner(
        operation, {.kind = Error::Kind::Refused, .key = u"qb.610"_s, .detail = u"Not found by its id"_s});
    About about = aboutOf(operation);
    about.quickBooksId = bookedId(operation);
    about.decision = true;
    about.sides.clear();
    setAbout(outcome.operation, about);
    return outcome;
}

/// The document as it stands: before it is written again, and when the owner has the totals compared once more.
Outcome readAgain(const journal::Operation &operation, const QJsonObject &row)
{
    if (row.isEmpty()) {
        return gone(operation);
    }
    const QString token = row[u"SyncToken"].toVariant().toString();
    QJsonObject body = operation.payload[u"body"].toObject();
    const bool isAsBooked = token == body[u"SyncToken"].toString();
    journal::Operation next = operation;
    if (operation.stage == u"compare" || !(isAsBooked || operation.payload[u"chosen"].toBool())) {
        // What somebody has changed is not written over unasked.
        next.stage = u"compare"_s;
        return booked(next, row);
    }
    body.insert(u"SyncToken"_s, token);
    next.payload.insert(u"body"_s, body);
    next.stage = u"write"_s;
    return {.next = Outcome::Next::Step, .operation = next};
}

} // namespace

journal::Operation receiptOperation(const ReceiptWrite &write, const QString &key, Instant now)
{
    journal::Operation operation{.kind = u"receipt.write"_s,
        .flow = u"receipts"_s,
        .service = Service::QuickBooks,
        .subject = u"receipt:"_s + write.transaction,
        .idempotencyKey = key,
        .stage = write.kind == ReceiptWrite::Kind::Update ? u"read"_s : u"write"_s,
        .payload = {{u"write"_s, wordOfKind(write.kind)}, {u"body"_s, write.receipt.body},
            {u"transaction"_s, write.transaction}, {u"version"_s, write.version}, {u"planned"_s, toIso(write.planned)},
            {u"form"_s, invoice_mirror::wordOf(write.form)}, {u"currency"_s, write.receipt.total.currency().code()},
            {u"total"_s, static_cast<qint64>(write.receipt.total.minorUnits())},
            {u"tax"_s, static_cast<qint64>(write.receipt.tax.minorUnits())}},
        .urgency = 2,
        .due = now,
        .created = now};
    if (write.receipt.taxUnknown) {
        operation.payload.insert(u"taxUnknown"_s, true);
    }
    if (write.refundedUpTo) {
        operation.payload.insert(u"refundedUpTo"_s, static_cast<qint64>(write.refundedUpTo->minorUnits()));
    }
    setAbout(operation, write.about);
    return operation;
}

QString WriteReceipt::name() const { return u"receipt.write"_s; }

bool WriteReceipt::writes(const journal::Operation &operation) const { return operation.stage == u"write"; }

net::Request WriteReceipt::request(journal::Operation &operation, Instant serviceNow) const
{
    const ReceiptTask task(operation);
    if (operation.stage == u"write") {
        const std::optional<Instant> first = instantFromIso(operation.payload[u"firstSent"].toString());
        const bool unsure = operation.payload[u"unsure"].toBool();
        const bool tooLate = operation.payload[u"leftBatch"].toBool() || !first || serviceNow - *first > receiptIdsHold;
        if (unsure ? tooLate : isPlannedLongAgo(operation, serviceNow)) {
            operation.stage = u"look"_s;
            beginPages(operation);
        } else if (!first) {
            operation.payload.insert(u"firstSent"_s, toIso(serviceNow));
        }
    }
    if (operation.stage == u"read" || operation.stage == u"compare") {
        return m_api.query(
            u"SELECT * FROM %1 WHERE Id = %2"_s.arg(task.entity(), quickbooks::quoted(bookedId(operation))));
    }
    if (operation.stage == u"look") {
        // A new one by its birth, which nobody can change: a date somebody may have. Whatever was born since is looked
        // through: a computer that slept may have sent it long after it was noted as sent.
        const std::optional<Instant> first = instantFromIso(operation.payload[u"firstSent"].toString());
        const QString condition = task.kind == u"update" ? u"Id = "_s + quickbooks::quoted(task.body[u"Id"].toString())
            : first ? u"MetaData.CreateTime >= "_s + quickbooks::quoted(toIso(*first - 5min))
                    : u"TxnDate = "_s + quickbooks::quoted(task.body[u"TxnDate"].toString());
        return m_api.query(pageStatement(u"SELECT * FROM %1 WHERE %2"_s.arg(task.entity(), condition), operation));
    }
    return m_api.write(task.entity(), task.body,
        operation.idempotencyKey + u"-g"_s + QString::number(operation.payload[u"generation"].toInt()));
}

QJsonObject WriteReceipt::batchItem(const journal::Operation &operation) const
{
    const ReceiptTask task(operation);
    if (operation.stage != u"write" || task.kind != u"create" || operation.payload[u"leftBatch"].toBool()) {
        return {};
    }
    // What was sent alone, with an unknown outcome, is repeated alone: in a batch it would be another call.
    if (operation.payload[u"unsure"].toBool() && !operation.payload.contains(u"batch")) {
        return {};
    }
    return {{u"operation"_s, u"create"_s}, {task.entity(), task.body}};
}

bool WriteReceipt::isPlannedLongAgo(const journal::Operation &operation, Instant serviceNow) const
{
    const std::optional<Instant> planned = instantFromIso(operation.payload[u"planned"].toString());
    // What is in doubt is repeated as it was, as long as it is not looked for.
    return operation.payload[u"write"].toString() == u"create" && !operation.payload.contains(u"batch")
        && (!planned || serviceNow - *planned > planHolds);
}

Outcome WriteReceipt::settle(
    const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const
{
    const ReceiptTask task(operation);
    if (!reply) {
        Outcome outcome = askTheOwner(operation, reply.error());
        if (reply.error().key == u"qb.5010" && task.kind == u"update") {
            // Somebody changed it: it stays as it is, and the owner sees both totals.
            outcome.problem->parameters.insert(u"number"_s, aboutOf(operation).number);
        }
        if (reply.error().key == u"qb.610" && task.kind == u"update") {
            outcome = gone(operation);
        }
        outcome.companyIsOld = true;
        return outcome;
    }
    if (operation.stage == u"read" || operation.stage == u"compare") {
        return readAgain(operation, (*reply)[u"QueryResponse"][task.entity()][0].toObject());
    }
    if (operation.stage == u"look") {
        const QJsonArray rows = (*reply)[u"QueryResponse"][task.entity()].toArray();
        for (const QJsonValue &row : rows) {
            // Somebody may have added to the note.
            const bool unchanged = task.kind == u"update"
                && row[u"SyncToken"].toVariant().toString() == task.body[u"SyncToken"].toString();
            if (invoice_mirror::holdsMark(row[u"PrivateNote"].toString(), task.mark()) && !unchanged) {
                return booked(operation, row.toObject());
            }
        }
        Outcome outcome{.next = Outcome::Next::Step, .operation = operation};
        if (!turnPage(outcome.operation, rows)) {
            return outcome; // only after the last page it is known not to be there
        }
        if (isPlannedLongAgo(operation, known.serviceNow)) {
            outcome.next = Outcome::Next::Done;
            outcome.replans.push_back(recordOf(operation));
            return outcome;
        }
        outcome.operation.stage = u"write"_s;
        for (const QString &name : {u"unsure"_s, u"firstSent"_s}) {
            outcome.operation.payload.remove(name);
        }
        return outcome;
    }
    return booked(operation, (*reply)[task.entity()].toObject());
}

Outcome WriteReceipt::unknown(const journal::Operation &operation) const
{
    Outcome outcome{.next = Outcome::Next::Step, .operation = operation};
    outcome.operation.payload.insert(u"unsure"_s, true);
    return outcome;
}

std::vector<RecordName> WriteReceipt::reasons(const journal::Operation &operation) const
{
    // What was booked otherwise stands: it is compared again.
    if (operation.problem && operation.problem->key == totalDiffers) {
        return {};
    }
    return {recordOf(operation)};
}

journal::Operation WriteReceipt::retried(journal::Operation operation) const
{
    if (operation.problem && operation.problem->key == totalDiffers) {
        operation.stage = u"compare"_s;
    }
    return operation;
}

} // namespace kontor::flows::sales_receipts
