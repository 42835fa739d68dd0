// The calls under /invoices (highlevel-api 4).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/invoice_calls.h"

#include "sandbox/highlevel/amounts.h"
#include "sandbox/highlevel/invoice_changes.h"
#include "sandbox/highlevel/list_query.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

Answer changeRefused(const ChangeRefusal &refused)
{
    return refused.status == 422 ? invalid(refused.messages) : refusal(refused.status, refused.messages.join(u", "_s));
}

Answer invoiceNotFound() { return refusal(400, invoiceUnknown); }

std::optional<Answer> wrongAltType(const Call &call)
{
    const QString type = call.body.value("altType"_L1).toString();
    if (type == u"location") {
        return std::nullopt;
    }
    return invalid({u"altType must be one of the following values: location"_s});
}

bool isListed(const State &state, const Invoice &invoice, const ListQuery &query)
{
    const QJsonObject &fields = invoice.fields;
    if ((query.live && *query.live != invoice.live) || !query.holds(u"status"_s, invoice.shownStatus())
        || !query.holds(u"contactId"_s, fields.value("contactDetails"_L1)["id"_L1].toString())) {
        return false;
    }
    if (query.from || query.before) {
        const Instant date = state.switches.isAt(Switch::InvoiceDateFilter, "created"_L1)
            ? invoice.created
            : instantFromIso(fields.value("issueDate"_L1).toString()).value_or(invoice.created);
        if (!query.covers(date)) {
            return false;
        }
    }
    const QJsonObject contact = fields.value("contactDetails"_L1).toObject();
    const QString number = fields.value("invoiceNumber"_L1).toString();
    return query.search.isEmpty()
        || query.finds({invoice.id, fields.value("name"_L1).toString(), contact.value("name"_L1).toString(),
            contact.value("email"_L1).toString(), contact.value("phoneNo"_L1).toString(), number,
            QString(fields.value("invoiceNumberPrefix"_L1).toString() + number)});
}

Answer listInvoices(State &state, const Call &call)
{
    static const ListRules rules{.known = {u"status"_s, u"startAt"_s, u"endAt"_s, u"search"_s, u"paymentMode"_s,
                                     u"contactId"_s, u"limit"_s, u"offset"_s, u"sortField"_s, u"sortOrder"_s},
        .paging = ListRules::Paging::Required};
    auto query = readListQuery(state, call, rules);
    if (!query) {
        return invalid(query.error());
    }
    const QString sortField = query->rest.take(u"sortField"_s);
    const QString sortOrder = query->rest.take(u"sortOrder"_s);
    if (!sortField.isEmpty() && sortField != u"issueDate") {
        return invalid({u"sortField must be one of the following values: issueDate"_s});
    }
    if (!sortOrder.isEmpty() && sortOrder != u"ascend" && sortOrder != u"descend") {
        return invalid({u"sortOrder must be one of the following values: ascend, descend"_s});
    }
    std::vector<const Invoice *> found;
    const auto &all = call.location->invoices.all();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (isListed(state, it->second, *query)) {
            found.push_back(&it->second);
        }
    }
    if (!sortField.isEmpty() || !sortOrder.isEmpty()) {
        // Texts of one form sort as their instants do; of equal ones the newer comes first.
        const bool ascends = sortOrder == u"ascend";
        std::ranges::sort(found, [ascends](const Invoice *one, const Invoice *other) {
            const QString first = one->fields.value("issueDate"_L1).toString();
            const QString second = other->fields.value("issueDate"_L1).toString();
            return first == second ? one->number > other->number : (first < second) == ascends;
        });
    }
    QJsonArray shown;
    const auto count = static_cast<qsizetype>(found.size());
    for (qsizetype i = std::min(query->offset, count); i < count && shown.size() < query->limit; ++i) {
        shown.append(shownInvoice(state, *found[static_cast<std::size_t>(i)]));
    }
    return answered({{u"invoices"_s, shown}, {u"total"_s, count}});
}

Answer getInvoice(State &state, const Call &call)
{
    if (const QStringList messages = altObjections(call, ListRules::AltType::Required); !messages.isEmpty()) {
        return invalid(messages);
    }
    const Invoice *invoice = call.location->invoices.find(call.arguments.first());
    return invoice == nullptr ? invoiceNotFound() : answered(shownInvoice(state, *invoice));
}

Answer getInvoiceSettings(State &, const Call &call)
{
    if (const QStringList messages = altObjections(call, ListRules::AltType::Required); !messages.isEmpty()) {
        return invalid(messages);
    }
    return answered({{u"altId"_s, call.location->about.id}, {u"altType"_s, u"location"_s}, {u"title"_s, u"INVOICE"_s},
        {u"invoiceNumberPrefix"_s, u"INV-"_s}, {u"dueAfterXDays"_s, 14}, {u"termsNote"_s, u""_s},
        {u"minimumPercentagePartialPayment"_s, 1},
        {u"businessDetails"_s, QJsonObject{{u"name"_s, call.location->about.name}}}});
}

Answer nextInvoiceNumber(State &, const Call &call)
{
    if (const QStringList messages = altObjections(call, ListRules::AltType::Required); !messages.isEmpty()) {
        return invalid(messages);
    }
    return answered({{u"invoiceNumber"_s, call.location->invoices.nextNumber()}});
}

/// E-mail address and phone number are needed though documented otherwise (highlevel-api 4.4).
QStringList clientObjections(const QJsonObject &body)
{
    QStringList messages;
    for (const QLatin1StringView name : {"id"_L1, "name"_L1, "email"_L1, "phoneNo"_L1}) {
        if (body.value("contactDetails"_L1)[name].toString().isEmpty()) {
            messages.append(u"contactDetails.%1 should not be empty"_s.arg(QString(name)));
        }
    }
    return messages;
}

Answer postInvoice(State &state, const Call &call)
{
    if (auto refused = wrongAltType(call)) {
        return *refused;
    }
    if (const QStringList messages = clientObjections(call.body); !messages.isEmpty()) {
        return invalid(messages);
    }
    const auto made = createInvoice(state, *call.location, call.body, state.clock.now());
    return made ? answered(shownInvoice(state, **made)) : changeRefused(made.error());
}

/// Finds the invoice and changes it; answers what `shown` makes of it.
template <class Changed, class Shown>
Answer changedInvoice(const Call &call, Changed changed, Shown shown)
{
    if (auto refused = wrongAltType(call)) {
        return *refused;
    }
    Invoice *invoice = call.location->invoices.find(call.arguments.first());
    if (invoice == nullptr) {
        return invoiceNotFound();
    }
    const Change<> done = changed(*invoice);
    return done ? answered(shown(*invoice)) : changeRefused(done.error());
}

Answer putInvoice(State &state, const Call &call)
{
    return changedInvoice(
        call,
        [&](Invoice &invoice) { return editInvoice(state, *call.location, invoice, call.body, state.clock.now()); },
        [&](const Invoice &invoice) { return shownInvoice(state, invoice); });
}

Answer postSend(State &state, const Call &call)
{
    const QString action = call.body.value("action"_L1).toString();
    if (!QStringList{u"sms_and_email"_s, u"send_manually"_s, u"email"_s, u"sms"_s}.contains(action)) {
        return invalid({u"action must be one of the following values: sms_and_email, send_manually, email, sms"_s});
    }
    return changedInvoice(
        call, [&](Invoice &invoice) { return sendInvoice(invoice, state.clock.now()); },
        [&](const Invoice &invoice) {
            return QJsonObject{{u"invoice"_s, shownInvoice(state, invoice)}, {u"smsData"_s, QJsonObject()},
                {u"emailData"_s, QJsonObject()}};
        });
}

Answer postVoid(State &state, const Call &call)
{
    return changedInvoice(
        call, [&](Invoice &invoice) { return voidInvoice(*call.location, invoice, state.clock.now()); },
        [&](const Invoice &invoice) { return shownInvoice(state, invoice); });
}

Answer postRecordPayment(State &state, const Call &call)
{
    const QString mode = call.body.value("mode"_L1).toString();
    if (!QStringList{u"cash"_s, u"card"_s, u"cheque"_s, u"bank_transfer"_s, u"other"_s}.contains(mode)) {
        return invalid({u"mode must be one of the following values: cash, card, cheque, bank_transfer, other"_s});
    }
    const QString fulfilledText = call.body.value("fulfilledAt"_L1).toString();
    const auto fulfilled = instantFromIso(fulfilledText);
    if (!fulfilledText.isEmpty() && !fulfilled) {
        return invalid({u"fulfilledAt must be a valid date"_s});
    }
    return changedInvoice(
        call,
        [&](Invoice &invoice) -> Change<> {
            InvoicePayment payment{.amount = invoice.due(), .byProvider = false, .fulfilled = fulfilled};
            payment.method = {{u"mode"_s, mode}};
            if (call.body.contains("amount"_L1)) {
                const auto amount = minorUnitsOf(call.body.value("amount"_L1), invoice.currency);
                if (!amount) {
                    return tl::make_unexpected(ChangeRefusal{422, {u"amount must be a number"_s}});
                }
                payment.amount = *amount;
            }
            return payInvoice(state, *call.location, invoice, payment, state.clock.now()).map([](Transaction *) { });
        },
        [&](const Invoice &invoice) {
            return QJsonObject{{u"success"_s, true}, {u"invoice"_s, shownInvoice(state, invoice)}};
        });
}

Answer deleteInvoice(State &state, const Call &call)
{
    if (const QStringList messages = altObjections(call, ListRules::AltType::Required); !messages.isEmpty()) {
        return invalid(messages);
    }
    const Invoice *invoice = call.location->invoices.find(call.arguments.first());
    if (invoice == nullptr) {
        return invoiceNotFound();
    }
    if (invoice->status != u"draft") {
        return refusal(400, u"Invoice status need to be draft to delete an invoice"_s);
    }
    const QJsonObject gone = shownInvoice(state, *invoice);
    call.location->invoices.remove(call.arguments.first());
    return answered(gone);
}

Answer postText2Pay(State &state, const Call &call)
{
    if (auto refused = wrongAltType(call)) {
        return *refused;
    }
    const QString action = call.body.value("action"_L1).toString();
    if (action != u"draft" && action != u"send") {
        return invalid({u"action must be one of the following values: draft, send"_s});
    }
    if (const QStringList messages = clientObjections(call.body); !messages.isEmpty()) {
        return invalid(messages);
    }
    const Instant now = state.clock.now();
    const QString id = call.body.value("id"_L1).toString();
    Invoice *invoice = id.isEmpty() ? nullptr : call.location->invoices.find(id);
    if (invoice == nullptr && !id.isEmpty()) {
        return invoiceNotFound();
    }
    if (invoice == nullptr) {
        const auto made = createInvoice(state, *call.location, call.body, now);
        if (!made) {
            return changeRefused(made.error());
        }
        invoice = *made;
        invoice->byText = true;
    } else {
        QJsonObject body = call.body;
        body.insert("invoiceItems"_L1, body.take("items"_L1));
        for (const QLatin1StringView other : {"action"_L1, "userId"_L1, "id"_L1, "includeTermsNote"_L1}) {
            body.remove(other);
        }
        if (const auto edited = editInvoice(state, *call.location, *invoice, body, now); !edited) {
            return changeRefused(edited.error());
        }
    }
    if (action == u"send") {
        if (const auto sent = sendInvoice(*invoice, now); !sent) {
            return changeRefused(sent.error());
        }
    }
    return answered({{u"invoice"_s, shownInvoice(state, *invoice)},
        {u"invoiceUrl"_s, QString(u"https://pay.example/invoice/"_s + invoice->id)}});
}

using Type = FieldRule::Type;

constexpr std::array newInvoiceRules{
    FieldRule{"altId"_L1, Type::Text, true},
    FieldRule{"altType"_L1, Type::Text, true},
    FieldRule{"name"_L1, Type::Text, true},
    FieldRule{"currency"_L1, Type::Text, true},
    FieldRule{"items"_L1, Type::List, true},
    FieldRule{"contactDetails"_L1, Type::Object, true},
    FieldRule{"issueDate"_L1, Type::Text, true},
    FieldRule{"sentTo"_L1, Type::Object, true},
    FieldRule{"liveMode"_L1, Type::Flag, true},
    FieldRule{"businessDetails"_L1, Type::Object, true},
    FieldRule{"discount"_L1, Type::Object, true},
    FieldRule{"termsNotes"_L1, Type::Text},
    FieldRule{"title"_L1, Type::Text},
    FieldRule{"invoiceNumber"_L1, Type::Text},
    FieldRule{"dueDate"_L1, Type::Text},
    FieldRule{"automaticTaxesEnabled"_L1, Type::Flag},
    FieldRule{"paymentSchedule"_L1, Type::Object},
    FieldRule{"lateFeesConfiguration"_L1, Type::Object},
    FieldRule{"tipsConfiguration"_L1, Type::Object},
    FieldRule{"invoiceNumberPrefix"_L1, Type::Text},
    FieldRule{"paymentMethods"_L1, Type::Object},
    FieldRule{"attachments"_L1, Type::List},
    FieldRule{"miscellaneousCharges"_L1, Type::Object},
};
constexpr std::array text2PayRules{
    FieldRule{"altId"_L1, Type::Text, true},
    FieldRule{"altType"_L1, Type::Text, true},
    FieldRule{"name"_L1, Type::Text, true},
    FieldRule{"currency"_L1, Type::Text, true},
    FieldRule{"items"_L1, Type::List, true},
    FieldRule{"contactDetails"_L1, Type::Object, true},
    FieldRule{"issueDate"_L1, Type::Text, true},
    FieldRule{"sentTo"_L1, Type::Object, true},
    FieldRule{"liveMode"_L1, Type::Flag, true},
    FieldRule{"action"_L1, Type::Text, true},
    FieldRule{"userId"_L1, Type::Text, true},
    FieldRule{"id"_L1, Type::Text},
    FieldRule{"includeTermsNote"_L1, Type::Flag},
    FieldRule{"businessDetails"_L1, Type::Object},
    FieldRule{"discount"_L1, Type::Object},
    FieldRule{"termsNotes"_L1, Type::Text},
    FieldRule{"title"_L1, Type::Text},
    FieldRule{"invoiceNumber"_L1, Type::Text},
    FieldRule{"dueDate"_L1, Type::Text},
    FieldRule{"automaticTaxesEnabled"_L1, Type::Flag},
    FieldRule{"paymentSchedule"_L1, Type::Object},
    FieldRule{"lateFeesConfiguration"_L1, Type::Object},
    FieldRule{"tipsConfiguration"_L1, Type::Object},
    FieldRule{"invoiceNumberPrefix"_L1, Type::Text},
    FieldRule{"paymentMethods"_L1, Type::Object},
    FieldRule{"attachments"_L1, Type::List},
    FieldRule{"miscellaneousCharges"_L1, Type::Object},
};
// Here the lines are invoiceItems (highlevel-api 4.1).
constexpr std::array editRules{
    FieldRule{"altId"_L1, Type::Text, true},
    FieldRule{"altType"_L1, Type::Text, true},
    FieldRule{"name"_L1, Type::Text, true},
    FieldRule{"currency"_L1, Type::Text, true},
    FieldRule{"invoiceItems"_L1, Type::List, true},
    FieldRule{"issueDate"_L1, Type::Text, true},
    FieldRule{"dueDate"_L1, Type::Text, true},
    FieldRule{"title"_L1, Type::Text},
    FieldRule{"description"_L1, Type::Text},
    FieldRule{"businessDetails"_L1, Type::Object},
    FieldRule{"invoiceNumber"_L1, Type::Text},
    FieldRule{"contactId"_L1, Type::Text},
    FieldRule{"contactDetails"_L1, Type::Object},
    FieldRule{"termsNotes"_L1, Type::Text},
    FieldRule{"discount"_L1, Type::Object},
    FieldRule{"automaticTaxesEnabled"_L1, Type::Flag},
    FieldRule{"liveMode"_L1, Type::Flag},
    FieldRule{"paymentSchedule"_L1, Type::Object},
    FieldRule{"tipsConfiguration"_L1, Type::Object},
    FieldRule{"xeroDetails"_L1, Type::Object},
    FieldRule{"invoiceNumberPrefix"_L1, Type::Text},
    FieldRule{"paymentMethods"_L1, Type::Object},
    FieldRule{"attachments"_L1, Type::List},
    FieldRule{"miscellaneousCharges"_L1, Type::Object},
};
constexpr std::array sendRules{
    FieldRule{"altId"_L1, Type::Text, true},
    FieldRule{"altType"_L1, Type::Text, true},
    FieldRule{"userId"_L1, Type::Text, true},
    FieldRule{"action"_L1, Type::Text, true},
    FieldRule{"liveMode"_L1, Type::Flag, true},
    FieldRule{"sentFrom"_L1, Type::Object},
    FieldRule{"autoPayment"_L1, Type::Object},
};
constexpr std::array voidRules{
    FieldRule{"altId"_L1, Type::Text, true},
    FieldRule{"altType"_L1, Type::Text, true},
};
constexpr std::array recordPaymentRules{
    FieldRule{"altId"_L1, Type::Text, true},
    FieldRule{"altType"_L1, Type::Text, true},
    FieldRule{"mode"_L1, Type::Text, true},
    FieldRule{"card"_L1, Type::Object, true},
    FieldRule{"cheque"_L1, Type::Object, true},
    FieldRule{"notes"_L1, Type::Text},
    FieldRule{"amount"_L1, Type::Number},
    FieldRule{"meta"_L1, Type::Object},
    FieldRule{"paymentScheduleIds"_L1, Type::TextList},
    FieldRule{"fulfilledAt"_L1, Type::Text},
};

constexpr auto invoiceReader = [](QLatin1StringView pattern, Answer (*carryOut)(State &, const Call &)) {
    return Route{.method = "GET"_L1,
        .pattern = pattern,
        .scope = "invoices.readonly"_L1,
        .place = Route::Place::AltQuery,
        .carryOut = carryOut};
};
constexpr auto invoiceWriter = [](QLatin1StringView method, QLatin1StringView pattern, std::span<const FieldRule> rules,
                                   Answer (*carryOut)(State &, const Call &)) {
    return Route{.method = method,
        .pattern = pattern,
        .scope = "invoices.write"_L1,
        .place = Route::Place::AltBody,
        .bodyForm = Route::Body::Json,
        .rules = rules,
        .carryOut = carryOut};
};

// Fixed words before the place of an id.
constexpr std::array invoiceRouteTable{
    invoiceReader("/invoices/"_L1, listInvoices),
    invoiceReader("/invoices/settings"_L1, getInvoiceSettings),
    invoiceReader("/invoices/generate-invoice-number"_L1, nextInvoiceNumber),
    invoiceReader("/invoices/:"_L1, getInvoice),
    invoiceWriter("POST"_L1, "/invoices/"_L1, newInvoiceRules, postInvoice),
    invoiceWriter("POST"_L1, "/invoices/text2pay"_L1, text2PayRules, postText2Pay),
    invoiceWriter("PUT"_L1, "/invoices/:"_L1, editRules, putInvoice),
    invoiceWriter("POST"_L1, "/invoices/:/send"_L1, sendRules, postSend),
    invoiceWriter("POST"_L1, "/invoices/:/void"_L1, voidRules, postVoid),
    invoiceWriter("POST"_L1, "/invoices/:/record-payment"_L1, recordPaymentRules, postRecordPayment),
    Route{.method = "DELETE"_L1,
        .pattern = "/invoices/:"_L1,
        .scope = "invoices.write"_L1,
        .place = Route::Place::AltQuery,
        .carryOut = deleteInvoice},
};

} // namespace

std::span<const Route> invoiceRoutes() { return invoiceRouteTable; }

QJsonObject shownInvoice(const State &state, const Invoice &invoice)
{
    return invoiceObject(invoice, state.companyId,
        state.switches.isAt(Switch::ExtrasInTotal, "on"_L1) ? ExtrasInTotal::Yes : ExtrasInTotal::No);
}

} // namespace kontor::sandbox::highlevel
