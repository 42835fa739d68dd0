// Who pays: a contact of HighLevel, and the QuickBooks customer that it is booked on.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/payer.h"

#include "core/country.h"
#include "core/email_address.h"
#include "core/phone_number.h"
#include "core/plain_text.h"
#include "core/service.h"
#include "flows/shared/about.h"
#include "flows/shared/booking.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows {

namespace {

// quickbooks-online-api 7.1
constexpr qsizetype longestName = 100;
constexpr qsizetype longestAddress = 100;
constexpr qsizetype longestPhone = 30;
constexpr qsizetype longestLine = 255;
constexpr int triedNames = 8;
const QString payerLink = u"payer"_s; // of a customer to the subject of its creation

std::optional<quickbooks::Customer> firstOfAll(std::vector<quickbooks::Customer> customers)
{
    if (customers.empty()) {
        return std::nullopt;
    }
    return *std::min_element(customers.begin(), customers.end(), quickbooks::comesBefore);
}

std::vector<quickbooks::Customer> activeWithKey(journal::Journal &journal, const QString &key)
{
    std::vector<quickbooks::Customer> customers;
    for (const journal::Record &record : journal.recordsByKey(Service::QuickBooks, u"customer"_s, key)) {
        if (record.active) {
            customers.push_back(quickbooks::customerFromStored(record.id, record.value));
        }
    }
    return customers;
}

/// Without colon, tab and line break, which QuickBooks refuses in names.
QString nameForBooks(const QString &text)
{
    return cut(singleLine(QString(text).replace(u':', u'-')), longestName).trimmed();
}

QString wantedName(const Payer &payer)
{
    for (const QString &text : {payer.name, payer.company, emailAddresses(payer.email).value(0), payer.phone}) {
        if (const QString name = nameForBooks(text); !name.isEmpty()) {
            return name;
        }
    }
    return QString(u"HighLevel "_s + payer.contactId.left(60)).trimmed();
}

/// "Jo Fern", "Jo Fern (jo@example.com)", "Jo Fern (2)" ...
QString nameForTry(const journal::Operation &operation, int attempt)
{
    const QString name = operation.payload[u"name"].toString();
    const QString email = operation.payload[u"email"].toString();
    if (attempt == 0) {
        return name;
    }
    const bool byAddress = !email.isEmpty() && attempt == 1;
    const QString suffix
        = byAddress ? QString(u" ("_s + email + u')') : u" (%1)"_s.arg(attempt + (email.isEmpty() ? 1 : 0));
    return cut(name, std::max<qsizetype>(longestName - suffix.size(), 10)) + suffix;
}

QJsonObject bodyOf(const journal::Operation &operation)
{
    QJsonObject body = operation.payload[u"body"].toObject();
    body.insert(u"DisplayName"_s, nameForTry(operation, operation.payload[u"try"].toInt()));
    return body;
}

/// Repeated calls with one id are answered from memory, also with their refusal: each name has its own.
QString requestIdOf(const journal::Operation &operation)
{
    return operation.idempotencyKey + u'-' + QString::number(operation.payload[u"try"].toInt());
}

Outcome madeOrTaken(const journal::Operation &operation, const QString &customer, const QString &result)
{
    Outcome outcome{.operation = operation, .result = result};
    outcome.links.push_back({.kind = payerLink, .quickbooksId = customer, .highlevelId = operation.subject});
    About about = aboutOf(operation);
    about.quickBooksId = customer;
    setAbout(outcome.operation, about);
    if (const QString contact = operation.payload[u"contact"].toString(); !contact.isEmpty()) {
        outcome.links.push_back({.kind = u"contact"_s, .quickbooksId = customer, .highlevelId = contact});
    }
    return outcome;
}

bool samePerson(const QJsonObject &row, const journal::Operation &operation)
{
    // A customer has one currency for life: in another one the same person is another customer.
    const QString currency = operation.payload[u"body"][u"CurrencyRef"][u"value"].toString();
    const QString theirCurrency = row[u"CurrencyRef"][u"value"].toString();
    if (!currency.isEmpty() && !theirCurrency.isEmpty() && currency != theirCurrency) {
        return false;
    }
    const QString email = comparableEmail(operation.payload[u"email"].toString());
    const QStringList theirs = emailAddresses(row[u"PrimaryEmailAddr"][u"Address"].toString());
    if (!email.isEmpty() || !theirs.isEmpty()) {
        return std::any_of(
            theirs.begin(), theirs.end(), [&](const QString &address) { return comparableEmail(address) == email; });
    }
    const QString country = operation.payload[u"country"].toString();
    const QString phone = e164(operation.payload[u"phone"].toString(), country);
    const QString their = e164(row[u"PrimaryPhone"][u"FreeFormNumber"].toString(), country);
    if (phone != their || !phone.isEmpty()) {
        return phone == their;
    }
    // A repeated creation of our own has neither; it is no older than the first try.
    const auto first = instantFromIso(operation.payload[u"firstSent"].toString());
    const auto made = instantFromIso(row[u"MetaData"][u"CreateTime"].toString());
    return operation.payload[u"unsure"].toBool() && (!first || !made || *made >= *first - 5min);
}

} // namespace

std::optional<quickbooks::Customer> customerOf(
    journal::Journal &journal, const Payer &payer, const QString &country, const QString &currency)
{
    const auto firstOf = [&](std::vector<quickbooks::Customer> customers) {
        std::erase_if(customers, [&](const quickbooks::Customer &customer) {
            return !currency.isEmpty() && !customer.currency.isEmpty() && customer.currency != currency;
        });
        return firstOfAll(std::move(customers));
    };
    std::vector<quickbooks::Customer> linked;
    if (!payer.contactId.isEmpty()) {
        for (const journal::Link &link : journal.linksByHighLevel(u"contact"_s, payer.contactId)) {
            const auto record = journal.record(Service::QuickBooks, u"customer"_s, link.quickbooksId);
            if (!record) {
                linked.push_back({.id = link.quickbooksId});
            } else if (record->active) {
                linked.push_back(quickbooks::customerFromStored(record->id, record->value));
            }
        }
    }
    if (auto found = firstOf(std::move(linked))) {
        return found;
    }
    const QStringList addresses = emailAddresses(payer.email);
    for (const QString &address : addresses) {
        if (auto found = firstOf(activeWithKey(journal, u"email:"_s + comparableEmail(address)))) {
            return found;
        }
    }
    const QString phone = payer.phone.isEmpty() || !addresses.isEmpty() ? QString() : e164(payer.phone, country);
    if (auto found = phone.isEmpty() ? std::nullopt : firstOf(activeWithKey(journal, u"phone:"_s + phone))) {
        return found;
    }
    // One who was made for this payer a moment ago and was not read yet, or whom nothing but that tells: without
    // address and number the import may have made a contact of the customer before its creation was known.
    const bool unreachable = addresses.isEmpty() && phone.isEmpty();
    for (const QString &subject : {creationSubject(payer, currency), creationSubject(payer, {})}) {
        for (const journal::Link &link : journal.linksByHighLevel(payerLink, subject)) {
            const auto record = journal.record(Service::QuickBooks, u"customer"_s, link.quickbooksId);
            if (record ? unreachable && record->active : subject == creationSubject(payer, currency)) {
                const auto stored = record ? record->value : QJsonObject();
                if (auto found = firstOf({quickbooks::customerFromStored(link.quickbooksId, stored)})) {
                    return found;
                }
            }
        }
    }
    return std::nullopt;
}

bool mayBeImported(journal::Journal &journal, const journal::Operation &creation)
{
    const QString contact = creation.payload[u"contact"].toString();
    if (contact.isEmpty() || !creation.payload[u"email"].toString().isEmpty()) {
        return false;
    }
    const QString name = nameForBooks(creation.payload[u"name"].toString());
    const auto isSamePerson = [&](const journal::Operation &operation) {
        const QJsonObject fields = operation.payload[u"fields"].toObject();
        const QString made = fields[u"firstName"].toString() + u' ' + fields[u"lastName"].toString();
        return operation.kind == u"contact.create" && operation.payload.contains(u"firstSent")
            && fields[u"email"].toString().isEmpty() && nameForBooks(made).compare(name, Qt::CaseInsensitive) == 0;
    };
    // One whose outcome nobody could read is in doubt as well; one that was refused is not.
    const auto isInDoubt = [&](const journal::Operation &operation) {
        return operation.problem && operation.problem->kind != Error::Kind::Refused && isSamePerson(operation);
    };
    return std::ranges::any_of(journal.underWay(u"contacts"_s), isSamePerson)
        || std::ranges::any_of(journal.inAttention(), isInDoubt);
}

QString creationSubject(const Payer &payer, const QString &currency)
{
    const QString email = comparableEmail(emailAddresses(payer.email).value(0));
    const QString who = !email.isEmpty() ? email : !payer.contactId.isEmpty() ? payer.contactId : wantedName(payer);
    return u"payer:"_s + who + (currency.isEmpty() ? QString() : u' ' + currency);
}

journal::Operation customerCreation(
    const Payer &payer, const QString &flow, const QString &currency, const QString &key, Instant now)
{
    const QString name = wantedName(payer);
    const QString email = emailAddresses(payer.email).value(0);
    QJsonObject body;
    const auto put = [&](const QString &field, const QString &text, qsizetype longest) {
        if (const QString clean = cut(singleLine(text), longest); !clean.isEmpty()) {
            body.insert(field, clean);
        }
    };
    put(u"CompanyName"_s, payer.company, longestName);
    const bool usable = !email.isEmpty() && email.size() <= longestAddress;
    if (usable) {
        body.insert(u"PrimaryEmailAddr"_s, QJsonObject{{u"Address"_s, email}});
    }
    if (const QString phone = singleLine(payer.phone); !phone.isEmpty()) {
        body.insert(u"PrimaryPhone"_s, QJsonObject{{u"FreeFormNumber"_s, cut(phone, longestPhone)}});
    }
    QJsonObject address;
    for (const auto &[field, text] : {std::pair{u"Line1"_s, payer.address1}, std::pair{u"City"_s, payer.city},
             std::pair{u"CountrySubDivisionCode"_s, payer.state}, std::pair{u"Country"_s, payer.country}}) {
        if (const QString clean = cut(singleLine(text), longestLine); !clean.isEmpty()) {
            address.insert(field, clean);
        }
    }
    if (const QString code = cut(singleLine(payer.postalCode), 30); !code.isEmpty()) {
        address.insert(u"PostalCode"_s, code);
    }
    if (!address.isEmpty()) {
        body.insert(u"BillAddr"_s, address);
    }
    if (!currency.isEmpty()) {
        body.insert(u"CurrencyRef"_s, QJsonObject{{u"value"_s, currency}});
    }
    journal::Operation operation{.kind = u"customer.create"_s,
        .flow = flow,
        .service = Service::QuickBooks,
        .subject = creationSubject(payer, currency),
        .idempotencyKey = key,
        .stage = u"write"_s,
        .payload = {{u"name"_s, name}, {u"email"_s, usable ? email : QString()}, {u"phone"_s, payer.phone},
            {u"country"_s, payer.country}, {u"contact"_s, payer.contactId}, {u"body"_s, body}},
        .urgency = 1,
        .due = now,
        .created = now};
    setAbout(operation,
        {.document = u"customer"_s, .name = name, .email = usable ? email : QString(), .highLevelId = payer.contactId});
    return operation;
}

QString CreateCustomer::name() const { return u"customer.create"_s; }

bool CreateCustomer::writes(const journal::Operation &operation) const { return operation.stage == u"write"; }

net::Request CreateCustomer::request(journal::Operation &operation, Instant serviceNow) const
{
    if (operation.stage == u"write" && !operation.payload.contains(u"firstSent")) {
        operation.payload.insert(u"firstSent"_s, toIso(serviceNow));
    }
    if (operation.stage == u"holder") {
        return m_api.query(u"SELECT * FROM Customer WHERE DisplayName = "_s
            + quickbooks::quoted(nameForTry(operation, operation.payload[u"try"].toInt()))
            + u" AND Active IN (true,false)"_s);
    }
    return m_api.write(u"Customer"_s, bodyOf(operation), requestIdOf(operation));
}

QJsonObject CreateCustomer::batchItem(const journal::Operation &operation) const
{
    if (operation.stage != u"write") {
        return {};
    }
    return {{u"operation"_s, u"create"_s}, {u"Customer"_s, bodyOf(operation)}};
}

Outcome CreateCustomer::settle(
    const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &) const
{
    const auto goOn = [&](const QString &stage, int attempt) {
        Outcome outcome{.next = Outcome::Next::Step, .operation = operation};
        outcome.operation.stage = stage;
        outcome.operation.payload.insert(u"try"_s, attempt);
        return outcome;
    };
    const int attempt = operation.payload[u"try"].toInt();
    if (operation.stage == u"holder") {
        if (!reply) {
            return {.next = Outcome::Next::Attention, .operation = operation, .problem = reply.error()};
        }
        const QJsonArray rows = (*reply)[u"QueryResponse"][u"Customer"].toArray();
        for (const QJsonValue &row : rows) {
            if (row[u"Active"].toBool(true) && samePerson(row.toObject(), operation)) {
                return madeOrTaken(operation, row[u"Id"].toVariant().toString(), u"linked"_s);
            }
        }
        if (attempt + 1 >= triedNames) {
            return {.next = Outcome::Next::Attention,
                .operation = operation,
                .problem = Error{.kind = Error::Kind::Refused,
                    .key = u"qb.6240"_s,
                    .parameters = {{u"name"_s, operation.payload[u"name"].toString()}},
                    .serviceCode = u"6240"_s}};
        }
        return goOn(u"write"_s, attempt + 1);
    }
    if (!reply) {
        if (reply.error().key == u"qb.6240") {
            return goOn(u"holder"_s, attempt);
        }
        Error problem = reply.error();
        problem.parameters.insert(u"name"_s, operation.payload[u"name"].toString());
        problem.parameters.insert(u"customer"_s, operation.payload[u"name"].toString());
        return {.next = Outcome::Next::Attention, .operation = operation, .problem = problem};
    }
    const QString id = (*reply)[u"Customer"][u"Id"].toVariant().toString();
    if (id.isEmpty()) {
        return {.next = Outcome::Next::Attention,
            .operation = operation,
            .problem = Error{.kind = Error::Kind::Unreadable,
                .key = u"kontor.unreadable_reply"_s,
                .parameters = {{u"service"_s, serviceName(Service::QuickBooks)},
                    {u"document"_s, operation.payload[u"name"].toString()}},
                .detail = u"A new customer without an id"_s}};
    }
    return madeOrTaken(operation, id, u"created"_s);
}

Outcome CreateCustomer::unknown(const journal::Operation &operation) const
{
    // The same call again: QuickBooks answers it from memory, or refuses the name, whose holder is then this customer.
    Outcome outcome{.next = Outcome::Next::Step, .operation = operation};
    outcome.operation.payload.insert(u"unsure"_s, true);
    return outcome;
}

std::vector<RecordName> CreateCustomer::reasons(const journal::Operation &operation) const
{
    return reasonsIn(operation);
}

} // namespace kontor::flows
