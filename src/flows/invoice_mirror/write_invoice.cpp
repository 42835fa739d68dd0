// The writes of the invoice mirror: create, update, payment, payment put on again, void of a payment or the invoice.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/write_invoice.h"

#include "flows/invoice_mirror/write_payment.h"
#include "flows/shared/query_pages.h"
#include "quickbooks/amounts.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::invoice_mirror {

namespace {

constexpr auto requestIdsHold = 30min; // shorter than any retention that integrators assume
constexpr auto changesReach = 29 * 24h; // back to where what was deleted is told (quickbooks-online-api 5.1: 30 days)
constexpr int staleLimit = 5;
const QString perhapsDeleted = u"kontor.perhaps_deleted"_s;

/// Whether a document that stands there is what the body would make of it, by what the service does not rewrite.
bool isWhatWasWanted(const quickbooks::Invoice &present, const WriteTask &task)
{
    if (present.deleted || present.voided || present.total != task.total()
        || present.docNumber != task.body[u"DocNumber"].toString()
        || present.customer != task.body[u"CustomerRef"][u"value"].toString()
        || present.date.toIso() != task.body[u"TxnDate"].toString()) {
        return false;
    }
    std::size_t salesLines = 0;
    const QJsonArray lines = task.body[u"Line"].toArray();
    for (const QJsonValue &line : lines) {
        if (line[u"DetailType"].toString() != u"SalesItemLineDetail") {
            continue;
        }
        const Result<Money> amount = quickbooks::moneyFromJson(line[u"Amount"], task.currency);
        if (salesLines >= present.lines.size() || !amount || present.lines[salesLines].amount != *amount) {
            return false;
        }
        ++salesLines;
    }
    return salesLines == present.lines.size();
}

/// What Kontor writes of a document, as it was sent and not as somebody may have changed it since.
QJsonObject fieldsAsSent(const quickbooks::Invoice &present, const QJsonObject &body)
{
    QJsonObject fields = quickbooks::writtenFields(present);
    for (const auto &[field, name] : {std::pair{u"number"_s, u"DocNumber"_s}, std::pair{u"date"_s, u"TxnDate"_s},
             std::pair{u"due"_s, u"DueDate"_s}, std::pair{u"note"_s, u"PrivateNote"_s}}) {
        if (body.contains(name)) {
            fields.insert(field, body[name]);
        }
    }
    fields.insert(u"email"_s, body[u"BillEmail"][u"Address"].toString());
    fields.insert(u"customer"_s, body[u"CustomerRef"][u"value"].toString());
    QJsonArray lines;
    const QJsonArray presentLines = fields[u"lines"].toArray();
    const QJsonArray sent = body[u"Line"].toArray();
    Money discount(0, present.currency);
    for (const QJsonValue &line : sent) {
        if (line[u"DetailType"].toString() == u"DiscountLineDetail") {
            discount = quickbooks::moneyFromJson(line[u"Amount"], present.currency).value_or(discount);
        }
        if (line[u"DetailType"].toString() != u"SalesItemLineDetail") {
            continue;
        }
        QJsonObject written = presentLines.at(lines.size()).toObject();
        const Result<Money> amount = quickbooks::moneyFromJson(line[u"Amount"], present.currency);
        written.insert(u"amount"_s, amount ? amount->toDecimal() : QString());
        written.insert(u"description"_s, line[u"Description"].toString());
        written.insert(u"item"_s, line[u"SalesItemLineDetail"][u"ItemRef"][u"value"].toString());
        lines.append(written);
    }
    fields.insert(u"discount"_s, discount.toDecimal());
    fields.insert(u"lines"_s, lines);
    return fields;
}

journal::Link linkOf(const journal::Operation &operation, const quickbooks::Invoice &invoice, TaxForm form)
{
    journal::Link link{.kind = u"invoice"_s,
        .quickbooksId = invoice.id,
        .highlevelId = operation.payload[u"invoice"].toString(),
        .madeByKontor = true,
        .written = writtenNote(
            invoice, operation.payload[u"document"].toObject(), form, operation.payload[u"version"].toString())};
    link.written.insert(u"payer"_s, operation.payload[u"payer"]);
    if (operation.payload.contains(u"reckoned")) {
        link.written.insert(u"reckoned"_s, operation.payload[u"reckoned"]);
    }
    return link;
}

/// The form of the next attempt when the reply shows another total; none when only the owner can help.
std::optional<TaxForm> nextForm(
    const journal::Operation &operation, const WriteTask &task, const quickbooks::Invoice &invoice, TaxForm form)
{
    const bool codePerLine = task.body.contains(u"GlobalTaxCalculation"); // outside the United States
    if (!codePerLine) {
        return form == TaxForm::AsTax ? std::optional(TaxForm::WithoutOverride) : std::nullopt;
    }
    const bool reckoned = operation.payload.contains(u"reckoned");
    if (form == TaxForm::AsLine || invoice.tax == task.tax() || (form == TaxForm::WithoutOverride && reckoned)) {
        return std::nullopt;
    }
    // First the override, then a line for what it cannot remove (quickbooks-online-api 7.12.2).
    const bool overridden = task.body.contains(u"TxnTaxDetail");
    return form == TaxForm::AsTax && !overridden && !reckoned ? TaxForm::AsTax : TaxForm::WithoutOverride;
}

/// Where a document is known from: the reply to the write itself, or a look at what stands there later.
enum class Seen { InReply, Later };

/// Create or update has been carried out: is it to the cent what it was to be?
Outcome compare(const journal::Operation &operation, const quickbooks::Invoice &invoice, Seen seen)
{
    const auto invoiceLink = [&](const journal::Operation &of, const quickbooks::Invoice &document, TaxForm form) {
        journal::Link link = linkOf(of, document, form);
        if (seen == Seen::Later) {
            link.written.insert(u"fields"_s, fieldsAsSent(document, WriteTask(of).body));
        }
        return link;
    };
    const WriteTask task(operation);
    const TaxForm form = taxFormFrom(operation.payload[u"form"].toString());
    Outcome outcome{.operation = operation};
    About about = aboutOf(operation);
    about.quickBooksId = invoice.id;
    setAbout(outcome.operation, about);
    const bool changedSince = seen == Seen::Later
        && (invoice.voided
            || !quickbooks::fieldChanges(fieldsAsSent(invoice, task.body), quickbooks::writtenFields(invoice)).empty());
    if (changedSince) {
        // Carried out, and then somebody did something to it.
        outcome.links.push_back(invoiceLink(operation, invoice, form));
        outcome.result = task.is(Write::Kind::Create) ? u"booked"_s : u"changed"_s;
        outcome.replans = {{Service::HighLevel, u"invoice"_s, task.invoice}};
        return outcome;
    }
    const bool same = invoice.total == task.total() && invoice.tax == task.tax();
    if (same) {
        outcome.links.push_back(invoiceLink(operation, invoice, form));
        outcome.result = task.is(Write::Kind::Create) ? u"booked"_s : u"changed"_s;
        const QJsonObject next = operation.payload[u"then"][0].toObject();
        const QString nextKind = next[u"kind"].toString();
        const bool isPayment = nextKind == wordOf(Write::Kind::Payment) || nextKind == wordOf(Write::Kind::LinkPayment);
        if (isPayment && next[u"total"].toInteger() > invoice.balance.minorUnits()) {
            // Something else was applied meanwhile, an old credit perhaps (quickbooks-online-api 7.6).
            outcome.replans = {{Service::HighLevel, u"invoice"_s, task.invoice}};
        } else {
            followUp(outcome, invoice.id);
        }
        return outcome;
    }
    if (const std::optional<TaxForm> next = nextForm(operation, task, invoice, form)) {
        // Its own way of reckoning tax: the same document again, with the tax or the difference as a line.
        outcome.links.push_back(invoiceLink(operation, invoice, *next));
        outcome.links.back().written.insert(u"reckoned"_s,
            QJsonObject{{u"amounts"_s, operation.payload[u"amounts"]},
                {u"tax"_s, static_cast<qint64>(invoice.tax.minorUnits())}});
        outcome.replans = {{Service::HighLevel, u"invoice"_s, task.invoice}};
        return outcome;
    }
    outcome.links.push_back(invoiceLink(operation, invoice, form));
    about.decision = true;
    about.sides = {{u"tax"_s, task.tax().toDecimal(), invoice.tax.toDecimal()},
        {u"total"_s, task.total().toDecimal(), invoice.total.toDecimal()}};
    setAbout(outcome.operation, about);
    const qint64 difference = invoice.total.minorUnits() - task.total().minorUnits();
    outcome.next = Outcome::Next::Attention;
    outcome.problem = Error{.kind = Error::Kind::Refused,
        .key = u"kontor.total_differs"_s,
        .parameters = {{u"amount"_s, Money(difference, task.currency).toText()}}};
    return outcome;
}

Outcome settledInvoice(const journal::Operation &operation, const QJsonObject &row, Seen seen)
{
    const WriteTask task(operation);
    const Result<quickbooks::Invoice> invoice = quickbooks::invoiceFromJson(row, task.home);
    if (!invoice) {
        return forTheOwner(operation, invoice.error());
    }
    return compare(operation, *invoice, seen);
}

Outcome settledVoid(const journal::Operation &operation, const quickbooks::Invoice &present)
{
    Outcome outcome{.operation = operation, .result = u"voided"_s};
    journal::Link link = linkOf(operation, present, taxFormFrom(operation.payload[u"form"].toString()));
    link.written.insert(u"voided"_s, true);
    outcome.links.push_back(link);
    followUp(outcome, present.id);
    return outcome;
}

/// What stands there after a stale token, or after a reply was lost.
Outcome settlePresentInvoice(const journal::Operation &operation, const QJsonObject &row)
{
    const WriteTask task(operation);
    const Result<quickbooks::Invoice> present = quickbooks::invoiceFromJson(row, task.home);
    if (!present) {
        return forTheOwner(operation, present.error());
    }
    if (task.is(Write::Kind::VoidInvoice)) {
        if (present->voided) {
            return settledVoid(operation, *present);
        }
        // Somebody's payment or change came between: that is for the plan to judge.
        const bool untouched = present->payments.isEmpty() && present->otherLinks.isEmpty()
            && quickbooks::fieldChanges(operation.payload[u"booked"].toObject(), quickbooks::writtenFields(*present))
                   .empty();
        return untouched ? writeWithToken(operation, present->syncToken) : planAnew(operation);
    }
    const bool untouched
        = quickbooks::fieldChanges(operation.payload[u"booked"].toObject(), quickbooks::writtenFields(*present))
              .empty();
    // What stands there as it was before was not carried out, also when little was to change: an address, a due date.
    if (operation.payload[u"unsure"].toBool() && !untouched && isWhatWasWanted(*present, task)) {
        return compare(operation, *present, Seen::Later);
    }
    if (operation.payload[u"unsure"].toBool() && !untouched && !present->voided
        && quickbooks::fieldChanges(fieldsAsSent(*present, task.body), quickbooks::writtenFields(*present)).empty()) {
        return compare(operation, *present, Seen::Later); // carried out, and QuickBooks made another total of it
    }
    // Money that came in meanwhile may be more than the new total: QuickBooks would take it off again.
    const qint64 applied = present->total.minorUnits() - present->balance.minorUnits();
    const bool fits = applied <= task.total().minorUnits();
    return untouched && fits && !present->voided ? writeWithToken(operation, present->syncToken) : planAnew(operation);
}

Outcome settleLook(const journal::Operation &operation, const QJsonObject &reply)
{
    const WriteTask task(operation);
    if (task.is(Write::Kind::Create)) {
        const QJsonArray rows = reply[u"QueryResponse"][u"Invoice"].toArray();
        for (const QJsonValue &row : rows) {
            // Also when somebody has voided it since: that is for the plan to judge.
            if (bearsMark(row[u"PrivateNote"].toString(), task.invoice)) {
                return settledInvoice(operation, row.toObject(), Seen::Later);
            }
        }
        Outcome outcome = goOn(operation, u"look"_s);
        if (!turnPage(outcome.operation, rows)) {
            return outcome; // only after the last page it is known not to be there
        }
        outcome.operation.stage = u"deleted"_s;
        return outcome;
    }
    if (task.is(Write::Kind::Payment)) {
        const QJsonArray rows = reply[u"QueryResponse"][u"Payment"].toArray();
        QString voided;
        for (const QJsonValue &row : rows) {
            const QJsonObject payment = row.toObject();
            const QString id = payment[u"Id"].toVariant().toString();
            if (!holdsMark(payment[u"PrivateNote"].toString(), task.body[u"PrivateNote"].toString())
                || id == task.write[u"replaces"].toString()) {
                continue;
            }
            if (!isVoidedPayment(payment)) {
                return settledPayment(operation, payment);
            }
            voided = id;
        }
        if (!voided.isEmpty()) {
            return goneBeforeItWasKnown(operation, voided);
        }
    }
    return goOn(operation, u"deleted"_s);
}

/// The same request id again: should QuickBooks know it after all, it answers from memory.
journal::Operation notCarriedOut(journal::Operation operation)
{
    operation.stage = u"write"_s;
    operation.payload.remove(u"firstSent"_s);
    operation.payload.remove(u"unsure"_s);
    return operation;
}

/// What has been deleted since it was sent, of which nothing but an id is known (quickbooks-online-api 5.2): one that
/// Kontor cannot place may be what was written. It is taken for it, and so the plan asks the owner instead of writing
/// again what a person may have deleted. So does an answer that may leave some out: a later time to ask from would not
/// do, as it is not told which ones are left out.
Outcome settleDeleted(const journal::Operation &operation, const QJsonObject &reply, const Known &known)
{
    const WriteTask task(operation);
    const bool isPayment = task.is(Write::Kind::Payment);
    QString newest;
    const QJsonArray blocks = reply[u"CDCResponse"][0][u"QueryResponse"].toArray();
    for (const QJsonValue &block : blocks) {
        const QJsonArray rows = block[isPayment ? u"Payment" : u"Invoice"].toArray();
        for (const QJsonValue &row : rows) {
            const QString id = row[u"Id"].toVariant().toString();
            const bool gone = row[u"status"].toString() == u"Deleted" && row[u"TotalAmt"].isUndefined();
            const bool placed = known.linkByQuickBooks
                && known.linkByQuickBooks(isPayment ? u"payment"_s : u"invoice"_s, id).has_value();
            if (gone && !placed && std::pair(id.size(), id) > std::pair(newest.size(), newest)) {
                newest = id;
            }
        }
    }
    if (newest.isEmpty() && quickbooks::mayBeCut(blocks)) {
        return forTheOwner(operation, {.kind = Error::Kind::OutcomeUnknown, .key = perhapsDeleted});
    }
    if (newest.isEmpty()) {
        return {.next = Outcome::Next::Step, .operation = notCarriedOut(operation)};
    }
    if (isPayment) {
        return goneBeforeItWasKnown(operation, newest);
    }
    const quickbooks::Invoice gone{.id = newest, .currency = task.currency, .deleted = true};
    Outcome outcome = planAnew(operation);
    outcome.links.push_back(linkOf(operation, gone, taxFormFrom(operation.payload[u"form"].toString())));
    return outcome;
}

/// The kind of document that bears the wanted number, as QuickBooks' refusal has named it.
QString typeOfHolder(const journal::Operation &operation)
{
    static const QStringList others{u"SalesReceipt"_s, u"CreditMemo"_s, u"RefundReceipt"_s, u"Estimate"_s};
    const QString named = operation.payload[u"holder"].toString();
    return others.contains(named) ? named : u"Invoice"_s;
}

Outcome settleHolder(const journal::Operation &operation, const QJsonObject &reply)
{
    const WriteTask task(operation);
    const QString type = typeOfHolder(operation);
    const QJsonArray rows = reply[u"QueryResponse"][type].toArray();
    // Until the holder is seen there are words without its customer and amount.
    Error problem{.kind = Error::Kind::Refused,
        .key = u"qb.6140"_s,
        .parameters = {{u"number"_s, task.number()}, {u"case"_s, u"unseen"_s}},
        .serviceCode = u"6140"_s};
    const auto seen = [&](const QJsonValue &row, const Money &total) {
        problem.parameters.remove(u"case"_s);
        problem.parameters.insert(u"type"_s, type);
        problem.parameters.insert(u"holder"_s, row[u"Id"].toVariant().toString());
        problem.parameters.insert(u"customer"_s, row[u"CustomerRef"][u"name"].toString());
        problem.parameters.insert(u"amount"_s, total.toText());
    };
    for (const QJsonValue &row : rows) {
        if (type != u"Invoice") {
            const Currency currency = Currency::parse(row[u"CurrencyRef"][u"value"].toString()).value_or(task.home);
            if (const Result<Money> total = quickbooks::moneyFromJson(row[u"TotalAmt"], currency)) {
                seen(row, *total);
            }
            continue;
        }
        const Result<quickbooks::Invoice> invoice = quickbooks::invoiceFromJson(row.toObject(), task.home);
        if (!invoice) {
            continue;
        }
        const bool ours = bearsMark(invoice->note, task.invoice) && !invoice->voided
            && invoice->customer == task.body[u"CustomerRef"][u"value"].toString() && invoice->total == task.total();
        if (ours && task.is(Write::Kind::Create)) {
            return compare(operation, *invoice, Seen::Later);
        }
        if (invoice->id != task.id) {
            seen(row, invoice->total);
        }
    }
    return forTheOwner(operation, problem);
}

Outcome settleRefusal(const journal::Operation &operation, const Error &refusal)
{
    const WriteTask task(operation);
    if (refusal.key == u"qb.5010") {
        Outcome outcome = goOn(operation, u"read"_s);
        const int times = operation.payload[u"stale"].toInt() + 1;
        outcome.operation.payload.insert(u"stale"_s, times);
        return times > staleLimit ? forTheOwner(operation, refusal) : outcome;
    }
    if (refusal.key == u"qb.6140") {
        static const QRegularExpression type(u"TxnType=(\\w+)"_s);
        Outcome outcome = goOn(operation, u"holder"_s);
        outcome.operation.payload.insert(u"holder"_s, type.match(refusal.detail).captured(1));
        return outcome;
    }
    const bool ofPayment = task.is(Write::Kind::LinkPayment) || task.is(Write::Kind::VoidPayment);
    if (refusal.key == u"qb.610" && ofPayment && !operation.payload[u"gone"].toBool()) {
        Outcome outcome = goOn(operation, u"read"_s); // is it the payment that is gone, or something that it names?
        outcome.operation.payload.insert(u"gone"_s, true);
        return outcome;
    }
    const bool isGone = refusal.key == u"qb.610" && (task.is(Write::Kind::Update) || task.is(Write::Kind::VoidInvoice));
    if (isGone) {
        return planAnew(operation); // which finds it deleted
    }
    Outcome outcome = forTheOwner(operation, refusal);
    // What was remembered of accounts, items, taxes and the closing date may have changed.
    outcome.companyIsOld = true;
    return outcome;
}

} // namespace

QString wordOf(TaxForm form)
{
    return form == TaxForm::AsTax ? u"tax"_s : form == TaxForm::AsLine ? u"line"_s : u"without_override"_s;
}

TaxForm taxFormFrom(const QString &word)
{
    return word == u"line" ? TaxForm::AsLine : word == u"without_override" ? TaxForm::WithoutOverride : TaxForm::AsTax;
}

QJsonObject writtenNote(
    const quickbooks::Invoice &invoice, const QJsonObject &document, TaxForm form, const QString &version)
{
    return {{u"document"_s, document}, {u"fields"_s, quickbooks::writtenFields(invoice)}, {u"form"_s, wordOf(form)},
        {u"version"_s, version}};
}

QJsonObject adoptedNote(
    const quickbooks::Invoice &invoice, const QJsonObject &document, TaxForm form, const QString &version)
{
    QJsonObject note = writtenNote(invoice, document, form, version);
    note.insert(u"fields"_s, fieldsAsSent(invoice, document));
    return note;
}

journal::Operation writeOperation(
    const std::vector<Write> &writes, const WriteContext &context, const QString &key, Instant now)
{
    QJsonArray then;
    for (std::size_t i = 1; i < writes.size(); ++i) {
        then.append(toJson(writes[i]));
    }
    journal::Operation operation{.kind = u"invoice.write"_s,
        .flow = u"invoices"_s,
        .service = Service::QuickBooks,
        .subject = u"invoice:"_s + context.invoice,
        .idempotencyKey = key,
        .stage = firstStage(wordOf(writes.front().kind)),
        .payload = {{u"write"_s, toJson(writes.front())}, {u"then"_s, then}, {u"invoice"_s, context.invoice},
            {u"version"_s, context.version}, {u"form"_s, wordOf(context.form)}, {u"document"_s, context.document},
            {u"booked"_s, context.booked}, {u"home"_s, context.home.code()}, {u"amounts"_s, context.amounts},
            {u"payer"_s, context.payer}},
        .urgency = 1,
        .due = now,
        .created = now};
    if (context.reckonedTax) {
        operation.payload.insert(u"reckoned"_s,
            QJsonObject{
                {u"amounts"_s, context.amounts}, {u"tax"_s, static_cast<qint64>(context.reckonedTax->minorUnits())}});
    }
    setAbout(operation, context.about);
    describe(operation);
    return operation;
}

QString WriteInvoice::name() const { return u"invoice.write"_s; }

bool WriteInvoice::writes(const journal::Operation &operation) const { return operation.stage == u"write"; }

net::Request WriteInvoice::request(journal::Operation &operation, Instant serviceNow) const
{
    const WriteTask task(operation);
    if (operation.stage == u"write") {
        const std::optional<Instant> first = instantFromIso(operation.payload[u"firstSent"].toString());
        if (!first) {
            operation.payload.insert(u"firstSent"_s, toIso(serviceNow));
        } else if (operation.payload[u"unsure"].toBool() && serviceNow - *first > requestIdsHold) {
            operation.stage = task.is(Write::Kind::LinkPayment) ? u"read"_s : u"look"_s;
            beginPages(operation);
        }
    }
    const std::optional<Instant> sent = instantFromIso(operation.payload[u"firstSent"].toString());
    if (operation.stage == u"look" && task.is(Write::Kind::Create)) {
        // By its birth, which nobody can change: a number or a date somebody may have. Whatever was born since is
        // looked through: a computer that slept may have sent it long after it was noted as sent.
        return m_api.query(pageStatement(u"SELECT * FROM Invoice WHERE MetaData.CreateTime >= "_s
                + quickbooks::quoted(toIso(sent.value_or(operation.created) - 5min)),
            operation));
    }
    if (operation.stage == u"holder") {
        const QString condition = task.number().isEmpty()
            ? u"TxnDate = "_s + quickbooks::quoted(task.body[u"TxnDate"].toString())
            : u"DocNumber = "_s + quickbooks::quoted(task.number());
        return m_api.query(u"SELECT * FROM %1 WHERE %2 MAXRESULTS 1000"_s.arg(typeOfHolder(operation), condition));
    }
    if (operation.stage == u"look" && task.is(Write::Kind::Payment)) {
        // The reference is the payment's own id at HighLevel: no other has it, and one page is enough.
        return m_api.query(u"SELECT * FROM Payment WHERE PaymentRefNum = "_s
            + quickbooks::quoted(task.body[u"PaymentRefNum"].toString()) + u" MAXRESULTS 1000"_s);
    }
    if (operation.stage == u"deleted") {
        const QString entity = task.is(Write::Kind::Payment) ? u"Payment"_s : u"Invoice"_s;
        return m_api.changes({entity}, std::max(sent.value_or(serviceNow) - 5min, serviceNow - changesReach));
    }
    if (operation.stage != u"write") {
        return task.isPayment() || task.is(Write::Kind::VoidPayment) ? m_api.payment(task.id) : m_api.invoice(task.id);
    }
    const QString requestId
        = operation.idempotencyKey + u"-g"_s + QString::number(operation.payload[u"generation"].toInt());
    if (task.is(Write::Kind::VoidInvoice)) {
        return m_api.voidInvoice(task.body, requestId);
    }
    if (task.is(Write::Kind::VoidPayment)) {
        return m_api.voidPayment(task.body, requestId);
    }
    if (task.write[u"number_is_taken"].toBool()) {
        return m_api.writeInvoiceWithTakenNumber(task.body, requestId);
    }
    const QJsonObject body = task.is(Write::Kind::LinkPayment) ? task.write[u"update"].toObject() : task.body;
    return m_api.write(task.isPayment() ? u"Payment"_s : u"Invoice"_s, body, requestId);
}

Outcome WriteInvoice::settle(
    const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const
{
    const WriteTask task(operation);
    if (!reply) {
        // To read what is not there any more.
        if (operation.stage != u"write") {
            // What a read does not find is said in either wording of 610 (quickbooks-online-api 2.6).
            const bool gone = reply.error().key.startsWith(u"qb.610"_s);
            if (gone && task.is(Write::Kind::VoidPayment)) {
                return settledVoidOfPayment(operation);
            }
            if (gone && task.is(Write::Kind::LinkPayment)) {
                return bookInItsPlace(operation);
            }
            return gone ? planAnew(operation) : forTheOwner(operation, reply.error());
        }
        return settleRefusal(operation, reply.error());
    }
    if (operation.stage == u"holder") {
        return settleHolder(operation, *reply);
    }
    if (operation.stage == u"deleted") {
        return settleDeleted(operation, *reply, known);
    }
    if (operation.stage == u"look" && (task.is(Write::Kind::Create) || task.is(Write::Kind::Payment))) {
        return settleLook(operation, *reply);
    }
    if (operation.stage != u"write" && task.is(Write::Kind::VoidPayment)) {
        const QJsonObject payment = (*reply)[u"Payment"].toObject();
        const bool voided = payment[u"TotalAmt"].toDouble() == 0;
        return voided ? settledVoidOfPayment(operation)
                      : writeWithToken(operation, payment[u"SyncToken"].toVariant().toString());
    }
    if (operation.stage != u"write" && task.is(Write::Kind::LinkPayment)) {
        return settlePresentPayment(operation, (*reply)[u"Payment"].toObject());
    }
    if (operation.stage != u"write") {
        return settlePresentInvoice(operation, (*reply)[u"Invoice"].toObject());
    }
    if (task.is(Write::Kind::VoidInvoice)) {
        return goOn(operation, u"confirm"_s);
    }
    if (task.is(Write::Kind::VoidPayment)) {
        return settledVoidOfPayment(operation);
    }
    Outcome outcome = task.isPayment() ? settledPayment(operation, (*reply)[u"Payment"].toObject())
                                       : settledInvoice(operation, (*reply)[u"Invoice"].toObject(), Seen::InReply);
    if (operation.payload[u"unsure"].toBool()) {
        // From QuickBooks' memory: what somebody did to it since came with changes when it was nobody's yet.
        outcome.replans.push_back({Service::HighLevel, u"invoice"_s, task.invoice});
    }
    return outcome;
}

Outcome WriteInvoice::unknown(const journal::Operation &operation) const
{
    // The same request id again: QuickBooks answers from memory, or carries it out now.
    Outcome outcome{.next = Outcome::Next::Step, .operation = operation};
    outcome.operation.payload.insert(u"unsure"_s, true);
    return outcome;
}

journal::Operation WriteInvoice::retried(journal::Operation operation) const
{
    const bool ownerKnows = operation.problem && operation.problem->key == perhapsDeleted;
    return ownerKnows ? notCarriedOut(std::move(operation)) : operation;
}

std::vector<RecordName> WriteInvoice::reasons(const journal::Operation &operation) const
{
    return {{Service::HighLevel, u"invoice"_s, operation.payload[u"invoice"].toString()}};
}

} // namespace kontor::flows::invoice_mirror
