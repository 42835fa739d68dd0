// How an invoice comes to be, is sent, edited, paid, voided and removed (highlevel-api 4.3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/invoice_changes.h"

#include "sandbox/highlevel/amounts.h"
#include "sandbox/highlevel/contact_fields.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

constexpr int daysToPay = 14;

tl::unexpected<ChangeRefusal> notAllowed(const QString &text)
{
    return tl::make_unexpected(ChangeRefusal{400, {text}});
}
tl::unexpected<ChangeRefusal> notValid(const QString &text) { return tl::make_unexpected(ChangeRefusal{422, {text}}); }

QTimeZone zoneOf(const LocationRecord &location)
{
    const QTimeZone zone(location.about.timezone.toLatin1());
    return zone.isValid() ? zone : QTimeZone::utc();
}

QDateTime dateTimeOf(Instant instant, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), zone);
}

/// "2026-05-28", or an instant, whose date at the location counts.
QDate dateAtLocation(const QString &text, const QTimeZone &zone)
{
    if (const QDate date = QDate::fromString(text, Qt::ISODate); date.isValid() && text.size() == 10) {
        return date;
    }
    const auto instant = instantFromIso(text);
    return instant ? dateTimeOf(*instant, zone).date() : QDate();
}

enum class Border { Start, End };

/// The day's first or last millisecond at the location, as an instant (highlevel-api 4.4).
QString borderOfDay(const QDate &date, const QTimeZone &zone, Border border)
{
    const QDateTime start = (border == Border::Start ? date : date.addDays(1)).startOfDay(zone);
    return toIso(Instant(std::chrono::milliseconds(start.toMSecsSinceEpoch() - (border == Border::Start ? 0 : 1))));
}

TotalsRules totalsRules(const State &state)
{
    return {.rounding = state.switches.isAt(Switch::TaxRounding, "line"_L1) ? TotalsRules::TaxRounding::PerLine
                                                                            : TotalsRules::TaxRounding::PerDocument,
        .inclusive = state.switches.isAt(Switch::InclusiveSummary, "gross"_L1) ? TotalsRules::InclusiveSummary::Gross
                                                                               : TotalsRules::InclusiveSummary::Net};
}

/// The lines with ids and what the API fills in.
QJsonArray completedItems(State &state, const QJsonArray &items, const Currency &currency)
{
    QJsonArray completed;
    for (const QJsonValue &value : items) {
        QJsonObject item = value.toObject();
        if (!item.contains("_id"_L1)) {
            item.insert("_id"_L1, state.generator.hexId());
        }
        item.insert("currency"_L1, currency.code()); // a document has one
        if (!item.contains("taxes"_L1)) {
            item.insert("taxes"_L1, QJsonArray());
        }
        if (!item.contains("taxInclusive"_L1)) {
            item.insert("taxInclusive"_L1, false);
        }
        completed.append(item);
    }
    return completed;
}

/// Dates, lines and totals of `fields` into `invoice`; nothing is changed when they are refused.
Change<> writeContent(State &state, const LocationRecord &location, Invoice &invoice, QJsonObject fields, Instant when)
{
    const QString code = fields.take("currency"_L1).toString(invoice.currency.code());
    const auto currency = Currency::parse(code);
    if (!currency) {
        return notValid(u"currency must be a valid ISO4217 currency code"_s);
    }
    const QTimeZone zone = zoneOf(location);
    const QString issueText = fields.value("issueDate"_L1).toString();
    const QDate issued = issueText.isEmpty() ? dateTimeOf(when, zone).date() : dateAtLocation(issueText, zone);
    if (!issued.isValid()) {
        return notValid(u"issueDate must be a valid date"_s);
    }
    const QString dueText = fields.value("dueDate"_L1).toString();
    const QDate due = dueText.isEmpty() ? issued.addDays(daysToPay) : dateAtLocation(dueText, zone);
    if (!due.isValid()) {
        return notValid(u"dueDate must be a valid date"_s);
    }
    if (due < issued) {
        return notAllowed(u"Due date must not be before the issue date"_s);
    }
    const QJsonArray items = fields.value("invoiceItems"_L1).toArray();
    const auto lines = documentLines(items, u"invoiceItems"_s);
    if (!lines) {
        return notValid(lines.error().detail);
    }
    const auto discount = discountOf(fields.value("discount"_L1).toObject());
    if (!discount) {
        return notValid(discount.error().detail);
    }
    const auto totals = totalsOf(*lines, *discount, *currency, totalsRules(state));
    if (!totals) {
        return notValid(totals.error().detail);
    }
    if (totals->total < invoice.paid - invoice.tips - invoice.charges + invoice.pending) {
        return notAllowed(u"Invoice total can not be less than the amount paid"_s);
    }
    fields.insert("issueDate"_L1, borderOfDay(issued, zone, Border::Start));
    fields.insert("dueDate"_L1, borderOfDay(due, zone, Border::End));
    fields.insert("invoiceItems"_L1, completedItems(state, items, *currency));
    invoice.currency = *currency;
    invoice.fields = std::move(fields);
    invoice.totals = *totals;
    return {};
}

/// From the amounts, of an invoice that is out.
void followAmounts(Invoice &invoice)
{
    const qint64 towards = invoice.paid - invoice.tips - invoice.charges;
    if (invoice.pending > 0) {
        invoice.status = u"payment_processing"_s;
    } else if (towards > 0 && invoice.due() <= 0) {
        invoice.status = u"paid"_s;
    } else {
        invoice.status = towards > 0 ? u"partially_paid"_s : u"sent"_s;
    }
}

Change<> checkPayable(const Invoice &invoice, qint64 amount)
{
    if (invoice.status == u"draft" || invoice.status == u"void" || invoice.status == u"paid") {
        return notAllowed(u"Payment can not be recorded for a %1 invoice"_s.arg(invoice.status));
    }
    if (amount <= 0) {
        return notAllowed(u"Amount must be greater than zero"_s);
    }
    if (amount > invoice.due() - invoice.pending) {
        return notAllowed(u"Amount can not be greater than the amount due"_s);
    }
    return {};
}

Transaction invoiceTransaction(
    State &state, const LocationRecord &location, const Invoice &invoice, qint64 amount, Instant when)
{
    const QJsonObject contact = invoice.fields.value("contactDetails"_L1).toObject();
    Transaction made{.id = state.generator.hexId(),
        .locationId = location.about.id,
        .payer = {contact.value("id"_L1).toString(), contact.value("name"_L1).toString(),
            contact.value("email"_L1).toString(), contact},
        .currency = invoice.currency,
        .amount = amount,
        .live = invoice.live,
        .entityType = u"invoice"_s,
        .entityId = invoice.id,
        .source = {.type = invoice.byText ? u"text2Pay"_s : u"invoice"_s,
            .id = invoice.id,
            .name = invoice.fields.value("name"_L1).toString(),
            .meta = {{u"invoiceNumber"_s, invoice.fields.value("invoiceNumber"_L1)},
                {u"invoiceNumberPrefix"_s, invoice.fields.value("invoiceNumberPrefix"_L1)}}},
        .created = when,
        .updated = when,
        .fulfilled = when};
    return made;
}

} // namespace

QJsonObject contactDetails(const Contact &contact)
{
    const auto text = [&](QLatin1StringView name) { return contact.fields.value(name).toString(); };
    QJsonObject details{{u"id"_s, contact.id}, {u"name"_s, contactName(contact)}, {u"email"_s, text("email"_L1)},
        {u"phoneNo"_s, text("phone"_L1)}, {u"companyName"_s, text("companyName"_L1)},
        {u"additionalEmails"_s, QJsonArray()}, {u"customFields"_s, QJsonArray()}};
    QJsonObject address;
    for (const auto &[from, to] : {std::pair("address1"_L1, "addressLine1"_L1), std::pair("city"_L1, "city"_L1),
             std::pair("state"_L1, "state"_L1), std::pair("country"_L1, "countryCode"_L1),
             std::pair("postalCode"_L1, "postalCode"_L1)}) {
        if (!text(from).isEmpty()) {
            address.insert(to, text(from));
        }
    }
    details.insert("address"_L1, address);
    return details;
}

Payer payerOf(const Contact &contact)
{
    QJsonObject snapshot{{u"id"_s, contact.id}, {u"locationId"_s, contact.locationId}};
    for (const QLatin1StringView name : {"firstName"_L1, "lastName"_L1, "email"_L1, "phone"_L1, "companyName"_L1,
             "address1"_L1, "city"_L1, "state"_L1, "postalCode"_L1, "country"_L1}) {
        if (contact.fields.contains(name)) {
            snapshot.insert(name, contact.fields.value(name));
        }
    }
    return {contact.id, contactName(contact), contact.fields.value("email"_L1).toString(), snapshot};
}

Change<Invoice *> createInvoice(State &state, LocationRecord &location, const QJsonObject &body, Instant when)
{
    QJsonObject fields = body;
    for (const QLatin1StringView mine :
        {"altId"_L1, "altType"_L1, "action"_L1, "userId"_L1, "id"_L1, "includeTermsNote"_L1}) {
        fields.remove(mine);
    }
    fields.insert("invoiceItems"_L1, fields.take("items"_L1));
    Invoice invoice{.locationId = location.about.id, .created = when, .updated = when};
    invoice.live = fields.take("liveMode"_L1).toBool(true);
    if (auto written = writeContent(state, location, invoice, std::move(fields), when); !written) {
        return tl::make_unexpected(written.error());
    }
    invoice.id = state.generator.hexId();
    const auto standard = [&](QLatin1StringView name, const QJsonValue &value) {
        if (!invoice.fields.contains(name)) {
            invoice.fields.insert(name, value);
        }
    };
    if (invoice.fields.value("invoiceNumber"_L1).toString().isEmpty()) {
        invoice.fields.insert("invoiceNumber"_L1, QString::number(location.invoices.takeNumber()));
    }
    standard("invoiceNumberPrefix"_L1, u"INV-"_s);
    standard("title"_L1, u"INVOICE"_s);
    standard("discount"_L1, QJsonObject{{u"type"_s, u"percentage"_s}, {u"value"_s, 0}});
    standard("businessDetails"_L1, QJsonObject{{u"name"_s, location.about.name}});
    ++state.counters.invoicesCreated;
    return &location.invoices.add(std::move(invoice));
}

Change<> editInvoice(
    State &state, const LocationRecord &location, Invoice &invoice, const QJsonObject &body, Instant when)
{
    if (invoice.status == u"paid" || invoice.status == u"void") {
        return notAllowed(u"A %1 invoice can not be edited"_s.arg(invoice.status));
    }
    QJsonObject fields = invoice.fields;
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (it.key() != "altId"_L1 && it.key() != "altType"_L1 && it.key() != "liveMode"_L1
            && it.key() != "contactId"_L1) {
            fields.insert(it.key(), it.value());
        }
    }
    const auto client = [](const QJsonObject &of) { return of.value("contactDetails"_L1)["id"_L1].toString(); };
    if ((invoice.paid > 0 || invoice.pending > 0) && client(fields) != client(invoice.fields)) {
        return notAllowed(u"The client of an invoice with payments can not be changed"_s);
    }
    if (auto written = writeContent(state, location, invoice, std::move(fields), when); !written) {
        return written;
    }
    if (invoice.status == u"draft") {
        invoice.live = body.value("liveMode"_L1).toBool(invoice.live);
    } else {
        followAmounts(invoice);
    }
    invoice.updated = when;
    return {};
}

Change<> sendInvoice(Invoice &invoice, Instant when)
{
    if (invoice.status == u"void" || invoice.status == u"paid") {
        return notAllowed(u"A %1 invoice can not be sent"_s.arg(invoice.status));
    }
    if (invoice.status == u"draft") {
        invoice.status = u"sent"_s;
        invoice.sent = when;
    }
    invoice.updated = when;
    return {};
}

Change<> voidInvoice(const LocationRecord &location, Invoice &invoice, Instant when)
{
    if (invoice.status == u"draft") {
        return notAllowed(u"Can not void draft invoice. You can delete draft invoice!"_s);
    }
    if (invoice.status == u"void" || invoice.status == u"payment_processing") {
        return notAllowed(u"Can not void %1 invoice."_s.arg(invoice.status));
    }
    const auto holds = [&](const Transaction &transaction) {
        return transaction.entityId == invoice.id && !transaction.chargeId.isEmpty()
            && transaction.status == u"succeeded" && transaction.refunded < transaction.amount;
    };
    if (std::ranges::any_of(location.transactions.all(), holds)) {
        return notAllowed(u"To void an invoice which has received payment through the payment provider, the "
                          "corresponding transaction needs to be refunded first"_s);
    }
    invoice.status = u"void"_s;
    invoice.updated = when;
    return {};
}

Change<Transaction *> payInvoice(
    State &state, LocationRecord &location, Invoice &invoice, const InvoicePayment &payment, Instant when)
{
    if (auto payable = checkPayable(invoice, payment.amount); !payable) {
        return tl::make_unexpected(payable.error());
    }
    if (payment.tip < 0 || payment.charge < 0) {
        return notAllowed(u"Tips and charges can not be negative"_s);
    }
    const qint64 whole = payment.amount + payment.tip + payment.charge;
    Transaction made = invoiceTransaction(state, location, invoice, whole, when);
    made.tip = payment.tip;
    made.charge = payment.charge;
    made.method = payment.method;
    made.fulfilled = payment.fulfilled.value_or(when);
    made.provider = payment.byProvider ? u"stripe"_s : u"manual"_s;
    made.chargeId = payment.byProvider ? QString(u"pi_"_s + state.generator.secret(24)) : QString();
    invoice.paid += whole;
    if (payment.tip > 0) {
        invoice.tips += payment.tip;
        invoice.tipsReceived.append(QJsonObject{{u"amount"_s, majorUnits(payment.tip, invoice.currency)},
            {u"transactionId"_s, made.id}, {u"createdAt"_s, toIso(when)}});
    }
    if (payment.charge > 0) {
        invoice.charges += payment.charge;
        invoice.paidCharges.append(QJsonObject{{u"_id"_s, state.generator.hexId()}, {u"name"_s, u"Processing fee"_s},
            {u"charge"_s, majorUnits(payment.charge, invoice.currency)},
            {u"amount"_s, majorUnits(payment.charge, invoice.currency)}});
    }
    followAmounts(invoice);
    invoice.updated = when;
    return &location.transactions.add(std::move(made));
}

Change<Transaction *> payInvoiceByBank(State &state, LocationRecord &location, Invoice &invoice, qint64 amount,
    Instant when, Instant settles, bool succeeds)
{
    if (auto payable = checkPayable(invoice, amount); !payable) {
        return tl::make_unexpected(payable.error());
    }
    Transaction made = invoiceTransaction(state, location, invoice, amount, when);
    made.status = u"pending"_s;
    made.chargeId = u"py_"_s + state.generator.secret(24);
    made.method = {{u"us_bank_account"_s, QJsonObject{{u"bank_name"_s, u"Test bank"_s}, {u"last4"_s, u"6789"_s}}}};
    invoice.pending += amount;
    followAmounts(invoice);
    invoice.updated = when;
    Transaction &stored = location.transactions.add(std::move(made));
    state.agenda.add(settles, [place = &location, id = stored.id, succeeds](State &, Instant then) {
        if (Transaction *transaction = place->transactions.find(id); transaction->status == u"pending") {
            (void)settleTransaction(*place, *transaction, succeeds, then);
        }
    });
    return &stored;
}

Change<> settleTransaction(LocationRecord &location, Transaction &transaction, bool succeeds, Instant when)
{
    if (transaction.status != u"pending") {
        return notAllowed(u"The transaction is not pending"_s);
    }
    transaction.status = succeeds ? u"succeeded"_s : u"failed"_s;
    transaction.updated = when;
    if (succeeds) {
        transaction.fulfilled = when;
    }
    if (Invoice *invoice = location.invoices.find(transaction.entityId)) {
        invoice->pending -= transaction.amount;
        invoice->paid += succeeds ? transaction.amount : 0;
        followAmounts(*invoice);
        invoice->updated = when;
    }
    if (Order *order = location.orders.find(transaction.entityId)) {
        order->status = succeeds ? u"completed"_s : u"failed"_s;
        order->paymentStatus = succeeds ? u"paid"_s : u"unpaid"_s;
        order->updated = when;
    }
    return {};
}

Change<> refundTransaction(
    State &state, LocationRecord &location, Transaction &transaction, qint64 amount, Instant when)
{
    if (transaction.status != u"succeeded") {
        return notAllowed(u"Only a successful transaction can be refunded"_s);
    }
    if (amount <= 0 || amount > transaction.amount - transaction.refunded) {
        return notAllowed(u"Refund amount can not be greater than the transaction amount"_s);
    }
    transaction.refunded += amount;
    transaction.updated = when;
    const bool whole = transaction.refunded == transaction.amount;
    if (whole && state.switches.isAt(Switch::FullRefundStatus, "refunded"_L1)) {
        transaction.status = u"refunded"_s;
    }
    if (Invoice *invoice = location.invoices.find(transaction.entityId)) {
        invoice->updated = when;
        if (state.switches.isAt(Switch::RefundedInvoice, "reopened"_L1) && invoice->status != u"void") {
            invoice->paid -= amount;
            if (whole) {
                // The tip went back with the payment: what remains paid counts towards the total.
                invoice->tips -= transaction.tip;
                invoice->charges -= transaction.charge;
            }
            followAmounts(*invoice);
        }
    }
    if (Order *order = location.orders.find(transaction.entityId)) {
        order->paymentStatus = whole ? u"refunded"_s : u"paid"_s;
        order->updated = when;
    }
    return {};
}

} // namespace kontor::sandbox::highlevel
