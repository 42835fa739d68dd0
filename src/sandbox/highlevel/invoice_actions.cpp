// What people can do with invoices at HighLevel: the sandbox's buttons and the tests' levers.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/action_entry.h"
#include "sandbox/highlevel/amounts.h"
#include "sandbox/highlevel/contact_fields.h"
#include "sandbox/highlevel/invoice_calls.h"
#include "sandbox/highlevel/invoice_changes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

auto refusedAction(const ChangeRefusal &refused) { return actionRefused(refused.messages.join(u", "_s)); }

Outcome invoiceResult(const State &state, const Invoice &invoice)
{
    return QJsonObject{{u"id"_s, invoice.id}, {u"invoice"_s, shownInvoice(state, invoice)}};
}

/// The invoice by id or number, in any location, and does something with it.
template <class Does>
auto withInvoice(Does does)
{
    return [does](State &state, const QJsonObject &parameters) -> Outcome {
        const QString name = typedText(parameters, "invoice"_L1);
        for (const std::unique_ptr<LocationRecord> &location : state.locations) {
            Invoice *invoice = location->invoices.find(name);
            invoice = invoice == nullptr && !name.isEmpty() ? location->invoices.findByNumber(name) : invoice;
            if (invoice != nullptr) {
                return does(state, *location, *invoice, parameters);
            }
        }
        return actionRefused(u"There is no such invoice."_s);
    };
}

Outcome doneOr(const State &state, const Invoice &invoice, const Change<> &done)
{
    return done ? invoiceResult(state, invoice) : Outcome(refusedAction(done.error()));
}

/// {type, value, validOnProductIds} of discount, discountType and discountProducts.
QJsonObject typedDiscount(const QJsonObject &parameters)
{
    const auto value = typedNumber(parameters, "discount"_L1, 0);
    const QString type = typedText(parameters, "discountType"_L1);
    QJsonObject discount{{u"type"_s, type.isEmpty() ? u"percentage"_s : type}, {u"value"_s, value.value_or(u"?"_s)}};
    QJsonArray products;
    for (const QString &product : typedText(parameters, "discountProducts"_L1).split(u',', Qt::SkipEmptyParts)) {
        products.append(product.trimmed());
    }
    discount.insert("validOnProductIds"_L1, products);
    return discount;
}

/// The body of POST /invoices/ from typed fields, for a contact.
Result<QJsonObject> typedInvoice(
    const QJsonObject &parameters, const LocationRecord &location, const Contact &contact, Instant now)
{
    const QString currency = typedCurrency(parameters, location);
    const auto items = typedItems(parameters, currency);
    if (!items) {
        return actionRefused(u"An amount, a quantity or a tax rate is no number."_s);
    }
    const QString email = contact.fields.value("email"_L1).toString();
    QJsonObject body{{u"name"_s, typedText(parameters, "name"_L1)}, {u"currency"_s, currency}, {u"items"_s, *items},
        {u"contactDetails"_s, contactDetails(contact)}, {u"discount"_s, typedDiscount(parameters)},
        {u"sentTo"_s, QJsonObject{{u"email"_s, email.isEmpty() ? QJsonArray() : QJsonArray{email}}}},
        {u"issueDate"_s, toIso(now)}, {u"liveMode"_s, !isOn(parameters, "test"_L1)}};
    if (body.value("name"_L1).toString().isEmpty()) {
        body.insert("name"_L1, u"Work for %1"_s.arg(contactName(contact)));
    }
    for (const QLatin1StringView name :
        {"issueDate"_L1, "dueDate"_L1, "invoiceNumber"_L1, "invoiceNumberPrefix"_L1, "termsNotes"_L1}) {
        if (const QString text = typedText(parameters, name); !text.isEmpty()) {
            body.insert(name, text);
        }
    }
    return body;
}

Outcome createInvoiceAction(State &state, const QJsonObject &parameters)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactNamed(state, typedText(parameters, "contact"_L1), &location);
    if (contact == nullptr) {
        return actionRefused(u"There is no such contact."_s);
    }
    const Instant now = state.clock.now();
    const auto body = typedInvoice(parameters, *location, *contact, now);
    if (!body) {
        return fail(body.error());
    }
    const auto made = createInvoice(state, *location, *body, now);
    if (!made) {
        return refusedAction(made.error());
    }
    return isOn(parameters, "send"_L1) ? doneOr(state, **made, sendInvoice(**made, now)) : invoiceResult(state, **made);
}

/// One issue of a template; puts down the next.
void issueAgain(LocationRecord &location, const QJsonObject &body, const QString &scheduleId, Recurrence every,
    Instant first, int n, int times, State &state, Instant when)
{
    if (const auto made = createInvoice(state, location, body, when)) {
        (*made)->scheduleId = scheduleId;
        (void)sendInvoice(**made, when);
    }
    if (n + 1 < times) {
        state.agenda.add(every.occurrence(first, n + 1),
            [&location, body, scheduleId, every, first, n, times](State &again, Instant then) {
                issueAgain(location, body, scheduleId, every, first, n + 1, times, again, then);
            });
    }
}

Outcome startTemplate(State &state, const QJsonObject &parameters)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactNamed(state, typedText(parameters, "contact"_L1), &location);
    if (contact == nullptr) {
        return actionRefused(u"There is no such contact."_s);
    }
    const auto count = typedNumber(parameters, "intervalCount"_L1, 1);
    const auto times = typedNumber(parameters, "times"_L1, 12);
    const QString interval = typedText(parameters, "interval"_L1);
    const auto every = Recurrence::read(interval.isEmpty() ? u"month"_s : interval, count ? count->toInt() : 0);
    if (!every || !times || times->toInt() < 1) {
        return actionRefused(u"A template is issued every so many days, weeks, months or years, at least once."_s);
    }
    const Instant now = state.clock.now();
    auto body = typedInvoice(parameters, *location, *contact, now);
    if (!body) {
        return fail(body.error());
    }
    // Each issue has its own dates and number.
    for (const QLatin1StringView own : {"issueDate"_L1, "dueDate"_L1, "invoiceNumber"_L1}) {
        body->remove(own);
    }
    const QString scheduleId = state.generator.hexId();
    issueAgain(*location, *body, scheduleId, *every, now, 0, times->toInt(), state, now);
    return QJsonObject{{u"id"_s, scheduleId}};
}

Outcome editInvoiceAction(State &state, LocationRecord &location, Invoice &invoice, const QJsonObject &parameters)
{
    QJsonObject body;
    for (const QLatin1StringView name : {"name"_L1, "title"_L1, "issueDate"_L1, "dueDate"_L1, "invoiceNumber"_L1,
             "invoiceNumberPrefix"_L1, "termsNotes"_L1, "currency"_L1}) {
        if (const QString text = typedText(parameters, name); !text.isEmpty()) {
            body.insert(name, text);
        }
    }
    if (const QString name = typedText(parameters, "contact"_L1); !name.isEmpty()) {
        LocationRecord *other = nullptr;
        const Contact *contact = contactNamed(state, name, &other);
        if (contact == nullptr || other != &location) {
            return actionRefused(u"There is no such contact."_s);
        }
        body.insert("contactDetails"_L1, contactDetails(*contact));
    }
    if (parameters.value("items"_L1).isArray()) {
        body.insert("invoiceItems"_L1, *typedItems(parameters, invoice.currency.code()));
    } else {
        QJsonArray items = invoice.fields.value("invoiceItems"_L1).toArray();
        QJsonObject first = items.isEmpty() ? QJsonObject() : items.first().toObject();
        for (const QLatin1StringView name : {"amount"_L1, "qty"_L1}) {
            const auto number = typedNumber(parameters, name, first.value(name));
            if (!number) {
                return actionRefused(u"An amount or a quantity is no number."_s);
            }
            first.insert(name, *number);
        }
        if (const QString text = typedText(parameters, "item"_L1); !text.isEmpty()) {
            first.insert("name"_L1, text);
        }
        if (!items.isEmpty()) {
            items.replace(0, first);
            body.insert("invoiceItems"_L1, items);
        }
    }
    return doneOr(state, invoice, editInvoice(state, location, invoice, body, state.clock.now()));
}

Outcome discountInvoice(State &state, LocationRecord &location, Invoice &invoice, const QJsonObject &parameters)
{
    return doneOr(state, invoice,
        editInvoice(state, location, invoice, {{u"discount"_s, typedDiscount(parameters)}}, state.clock.now()));
}

Outcome taxInvoice(State &state, LocationRecord &location, Invoice &invoice, const QJsonObject &parameters)
{
    if (!typedNumber(parameters, "taxRate"_L1, QJsonValue::Null)) {
        return actionRefused(u"The tax rate is no number."_s);
    }
    QJsonArray items;
    for (const QJsonValue &value : invoice.fields.value("invoiceItems"_L1).toArray()) {
        QJsonObject item = value.toObject();
        item.insert("taxes"_L1, typedTaxes(parameters));
        item.insert("taxInclusive"_L1, isOn(parameters, "taxInclusive"_L1));
        items.append(item);
    }
    return doneOr(
        state, invoice, editInvoice(state, location, invoice, {{u"invoiceItems"_s, items}}, state.clock.now()));
}

Outcome transactionResult(const State &state, const Invoice &invoice, const Change<Transaction *> &done)
{
    if (!done) {
        return refusedAction(done.error());
    }
    return QJsonObject{{u"id"_s, invoice.id}, {u"invoice"_s, shownInvoice(state, invoice)},
        {u"transaction"_s, listedTransaction(**done)}};
}

Outcome payInvoiceAction(State &state, LocationRecord &location, Invoice &invoice, const QJsonObject &parameters)
{
    const auto amount = typedAmount(parameters, "amount"_L1, invoice.currency, invoice.due() - invoice.pending);
    const auto tip = typedAmount(parameters, "tip"_L1, invoice.currency, 0);
    const auto charge = typedAmount(parameters, "charge"_L1, invoice.currency, 0);
    if (!amount || !tip || !charge) {
        return actionRefused(u"An amount is no number."_s);
    }
    const QString mode = typedText(parameters, "mode"_L1);
    const QString fulfilledText = typedText(parameters, "fulfilledAt"_L1);
    InvoicePayment payment{.amount = *amount, .tip = *tip, .charge = *charge};
    payment.byProvider = mode.isEmpty() || mode == u"online";
    payment.method = payment.byProvider
        ? QJsonObject{{u"card"_s, QJsonObject{{u"brand"_s, u"visa"_s}, {u"last4"_s, u"4242"_s}}}}
        : QJsonObject{{u"mode"_s, mode}};
    payment.fulfilled = instantFromIso(fulfilledText);
    if (!fulfilledText.isEmpty() && !payment.fulfilled) {
        return actionRefused(u"The time of the payment is none: 2026-05-28T10:00:00Z."_s);
    }
    return transactionResult(state, invoice, payInvoice(state, location, invoice, payment, state.clock.now()));
}

Outcome payByBank(State &state, LocationRecord &location, Invoice &invoice, const QJsonObject &parameters)
{
    const auto amount = typedAmount(parameters, "amount"_L1, invoice.currency, invoice.due() - invoice.pending);
    const auto days = typedNumber(parameters, "days"_L1, 4);
    if (!amount || !days) {
        return actionRefused(u"An amount or a number of days is no number."_s);
    }
    const Instant now = state.clock.now();
    return transactionResult(state, invoice,
        payInvoiceByBank(state, location, invoice, *amount, now, now + std::chrono::days(days->toInt()),
            !isOn(parameters, "fails"_L1)));
}

Outcome deleteInvoiceAction(State &, LocationRecord &location, Invoice &invoice, const QJsonObject &)
{
    // The web app may delete more than drafts (highlevel-api 4.3).
    const QString id = invoice.id;
    location.invoices.remove(id);
    return QJsonObject{{u"id"_s, id}};
}

Outcome refundInvoice(State &state, LocationRecord &location, Invoice &invoice, const QJsonObject &parameters)
{
    auto &all = location.transactions.all();
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Transaction &transaction) {
        return transaction.entityId == invoice.id && transaction.status == u"succeeded"
            && transaction.refunded < transaction.amount;
    });
    if (found == all.rend()) {
        return actionRefused(u"The invoice has no payment to refund."_s);
    }
    const auto amount = typedAmount(parameters, "amount"_L1, invoice.currency, found->amount - found->refunded);
    if (!amount) {
        return actionRefused(u"The amount is no number."_s);
    }
    return doneOr(state, invoice, refundTransaction(state, location, *found, *amount, state.clock.now()));
}

Outcome overrideInvoice(State &state, LocationRecord &, Invoice &invoice, const QJsonObject &parameters)
{
    applyOverrides(invoice.overrides, typedOverride(parameters));
    invoice.updated = state.clock.now();
    return invoiceResult(state, invoice);
}

} // namespace

const std::vector<ActionEntry> &invoiceActions()
{
    static constexpr ActionParameter invoice{"invoice"_L1, "Invoice: id or number"_L1, "INV-1001"_L1};
    static constexpr ActionParameter amount{"amount"_L1, "Amount; empty: all that is due"_L1, ""_L1};
    static const std::vector<ActionParameter> discount{{"discount"_L1, "Discount"_L1, "10"_L1},
        {"discountType"_L1, "Kind of discount"_L1, ""_L1, "percentage fixed"_L1},
        {"discountProducts"_L1, "Only on these product ids, separated by commas"_L1, ""_L1}};
    static const std::vector<ActionParameter> tax{{"taxRate"_L1, "Tax in per cent"_L1, "8.25"_L1},
        {"taxName"_L1, "Name of the tax"_L1, "Sales tax"_L1},
        {"taxInclusive"_L1, "Prices include the tax"_L1, ""_L1, "on"_L1}};
    const auto joined = [](std::vector<ActionParameter> all, const std::vector<ActionParameter> &more,
                            const std::vector<ActionParameter> &most = {}) {
        all.insert(all.end(), more.begin(), more.end());
        all.insert(all.end(), most.begin(), most.end());
        return all;
    };
    static const std::vector<ActionParameter> made = joined(
        {{"contact"_L1, "Contact: id or e-mail address"_L1, "ana@example.com"_L1}, {"name"_L1, "Name"_L1, ""_L1},
            {"item"_L1, "Item"_L1, "Design"_L1}, {"amount"_L1, "Price"_L1, "100"_L1}, {"qty"_L1, "Quantity"_L1, "1"_L1},
            {"product"_L1, "Product id"_L1, ""_L1}, {"currency"_L1, "Currency"_L1, ""_L1},
            {"test"_L1, "In test mode"_L1, ""_L1, "on"_L1}},
        tax, discount);
    static const std::vector<ActionEntry> entries{
        {"invoice.create"_L1, "Make an invoice"_L1,
            joined(made,
                {{"issueDate"_L1, "Issue date"_L1, ""_L1}, {"dueDate"_L1, "Due date"_L1, ""_L1},
                    {"invoiceNumber"_L1, "Number"_L1, ""_L1}, {"send"_L1, "Send it at once"_L1, ""_L1, "on"_L1}}),
            createInvoiceAction, {}},
        {"invoice.send"_L1, "Send an invoice"_L1, {invoice},
            withInvoice([](State &state, LocationRecord &, Invoice &which, const QJsonObject &) {
                return doneOr(state, which, sendInvoice(which, state.clock.now()));
            }),
            {}},
        {"invoice.edit"_L1, "Edit an invoice"_L1,
            {invoice, {"name"_L1, "Name"_L1, ""_L1}, {"item"_L1, "First line: item"_L1, ""_L1},
                {"amount"_L1, "First line: price"_L1, ""_L1}, {"qty"_L1, "First line: quantity"_L1, ""_L1},
                {"issueDate"_L1, "Issue date"_L1, ""_L1}, {"dueDate"_L1, "Due date"_L1, ""_L1},
                {"invoiceNumber"_L1, "Number"_L1, ""_L1}, {"contact"_L1, "Other contact"_L1, ""_L1}},
            withInvoice(editInvoiceAction), {}},
        {"invoice.discount"_L1, "Discount an invoice"_L1, joined({invoice}, discount), withInvoice(discountInvoice),
            {}},
        {"invoice.tax"_L1, "Tax an invoice"_L1, joined({invoice}, tax), withInvoice(taxInvoice), {}},
        {"invoice.pay"_L1, "Pay an invoice"_L1,
            {invoice, amount, {"mode"_L1, "Way of paying"_L1, ""_L1, "online cash card cheque bank_transfer other"_L1},
                {"tip"_L1, "Tip"_L1, ""_L1}, {"charge"_L1, "Processing fee"_L1, ""_L1},
                {"fulfilledAt"_L1, "Time of the payment"_L1, ""_L1}},
            withInvoice(payInvoiceAction), {}},
        {"invoice.pay_by_bank"_L1, "Pay an invoice by bank debit"_L1,
            {invoice, amount, {"days"_L1, "Days until it settles"_L1, "4"_L1},
                {"fails"_L1, "It fails then"_L1, ""_L1, "on"_L1}},
            withInvoice(payByBank), {}},
        {"invoice.void"_L1, "Void an invoice"_L1, {invoice},
            withInvoice([](State &state, LocationRecord &location, Invoice &which, const QJsonObject &) {
                return doneOr(state, which, voidInvoice(location, which, state.clock.now()));
            }),
            {}},
        {"invoice.delete"_L1, "Delete an invoice"_L1, {invoice}, withInvoice(deleteInvoiceAction), {}},
        {"invoice.refund"_L1, "Refund an invoice's last payment"_L1,
            {invoice, {"amount"_L1, "Amount; empty: the whole payment"_L1, ""_L1}}, withInvoice(refundInvoice), {}},
        {"invoice.recurring"_L1, "Issue an invoice again and again"_L1,
            joined(made,
                {{"interval"_L1, "Interval"_L1, ""_L1, "month day week year"_L1},
                    {"intervalCount"_L1, "Every so many"_L1, "1"_L1}, {"times"_L1, "How often"_L1, "12"_L1}}),
            startTemplate, {}},
        {"invoice.override"_L1, "Make an invoice show something else"_L1,
            {invoice, {"field"_L1, "Field, parts joined by points"_L1, "totalSummary.tax"_L1},
                {"value"_L1, "Value, as JSON or text"_L1, "7"_L1}},
            withInvoice(overrideInvoice), {}},
    };
    return entries;
}

} // namespace kontor::sandbox::highlevel
