// Creates a contact once, whatever reply is lost.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/contact_import/contact_operations.h"

#include "core/email_address.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::contact_import {

namespace {

constexpr auto searchLag = 10s; // HighLevel's search shows a write only after some seconds (highlevel-api 3.3)
constexpr auto lookHolds = 30min; // after it somebody may have added the contact; an import as a rule is through
constexpr auto clockMargin = 2min; // between the service's clock as we know it and the one that dates contacts

QStringList strings(const QJsonValue &array)
{
    QStringList list;
    const QJsonArray values = array.toArray();
    for (const QJsonValue &value : values) {
        list.append(value.toString());
    }
    return list;
}

QString field(const journal::Operation &operation, const QString &name)
{
    return operation.payload[u"fields"][name].toString();
}

/// Not one of the changes that are counted: that is the contact's own entry.
journal::LogEntry cutText(const journal::Operation &operation, const QString &field)
{
    return {.flow = operation.flow,
        .direction = u"qb>hl"_s,
        .key = u"text.cut"_s,
        .parameters = {{u"name"_s, operation.payload[u"name"].toString()}, {u"field"_s, field}},
        .result = u"done"_s};
}

Outcome madeContact(const journal::Operation &operation, const QString &contact)
{
    return {.next = Outcome::Next::Done,
        .operation = operation,
        .links = linksOf(operation, contact, true, contactFieldsFromJson(operation.payload[u"fields"].toObject())),
        .entries = cutTexts(operation, operation.payload[u"fields"].toObject()),
        .result = u"created"_s};
}

/// Links to a contact that is there; its empty fields are filled next.
Outcome adoptContact(const journal::Operation &before, const QString &contact, const Known &known)
{
    journal::Operation operation = before;
    const QJsonArray customers = operation.payload[u"customers"].toArray();
    for (const journal::Link &link : known.linksByHighLevel(u"contact"_s, contact)) {
        const QString namer = writtenFromJson(link.written).namer;
        if (!customers.contains(link.quickbooksId) && !namer.isEmpty()) {
            operation.payload.insert(u"namer"_s, namer);
            break;
        }
    }
    Outcome outcome{
        .next = Outcome::Next::Done,
        .operation = operation,
        .links = linksOf(operation, contact, false, {}),
    };
    journal::Operation fill{.kind = u"contact.update"_s,
        .flow = operation.flow,
        .service = operation.service,
        .subject = operation.subject,
        .stage = u"look"_s,
        .payload = operation.payload,
        .urgency = operation.urgency};
    fill.payload.insert(u"contact"_s, contact);
    fill.payload.insert(u"mode"_s, u"fill"_s);
    fill.payload.insert(u"written"_s, QJsonObject());
    outcome.followUps.push_back(fill);
    return outcome;
}

Outcome stepTo(const journal::Operation &operation, const QString &stage, std::chrono::milliseconds after = 0ms)
{
    Outcome outcome{.next = Outcome::Next::Step, .operation = operation, .after = after};
    outcome.operation.stage = stage;
    return outcome;
}

/// Nobody is there, as far as was looked.
Outcome stepToWrite(const journal::Operation &operation, const Known &known)
{
    Outcome outcome = stepTo(operation, u"write"_s);
    outcome.operation.payload.insert(u"looked"_s, toIso(known.serviceNow));
    return outcome;
}

Outcome attentionBecause(const journal::Operation &operation, Error problem)
{
    problem.parameters.insert(u"customer"_s, operation.payload[u"name"].toString());
    if (!problem.parameters.value(u"field"_s).isEmpty()) {
        problem.parameters.insert(u"value"_s, field(operation, problem.parameters.value(u"field"_s)));
    }
    return {.next = Outcome::Next::Attention, .operation = operation, .problem = std::move(problem)};
}

Error manyMatches(const QString &by, std::size_t count)
{
    return {.kind = Error::Kind::Refused,
        .key = u"contact.many_matches"_s,
        .parameters = {{u"field"_s, by}, {u"n"_s, QString::number(count)}}};
}

Result<std::vector<highlevel::Contact>> contactsIn(const QJsonObject &json)
{
    std::vector<highlevel::Contact> contacts;
    if (!json[u"contacts"].isArray()) {
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
            .detail = u"A search without contacts"_s});
    }
    const QJsonArray rows = json[u"contacts"].toArray();
    for (const QJsonValue &row : rows) {
        Result<highlevel::Contact> contact = highlevel::contactFromJson(row.toObject());
        if (!contact) {
            return fail(contact.error());
        }
        contacts.push_back(std::move(*contact));
    }
    return contacts;
}

QJsonObject anyOf(const QJsonArray &filters) { return {{u"group"_s, u"OR"_s}, {u"filters"_s, filters}}; }

Outcome settleCheck(
    const journal::Operation &operation, const std::vector<highlevel::Contact> &found, const Known &known)
{
    if (operation.stage == u"check"_s && operation.payload[u"emails"].toArray().size() > 0) {
        // The first address that has any contact decides: it is the main one.
        const QStringList emails = strings(operation.payload[u"emails"]);
        for (const QString &email : emails) {
            std::vector<QString> matches;
            for (const highlevel::Contact &contact : found) {
                if (comparableEmail(contact.fields.value(u"email"_s)) == email) {
                    matches.push_back(contact.id);
                }
            }
            if (matches.size() == 1) {
                return adoptContact(operation, matches.front(), known);
            }
            if (matches.size() > 1) {
                return attentionBecause(operation, manyMatches(u"email"_s, matches.size()));
            }
        }
        return field(operation, u"phone"_s).isEmpty() ? stepToWrite(operation, known)
                                                      : stepTo(operation, u"check_phone"_s);
    }
    std::vector<QString> matches;
    for (const highlevel::Contact &contact : found) {
        if (!sameValue(u"phone"_s, contact.fields.value(u"phone"_s), field(operation, u"phone"_s))) {
            continue;
        }
        if (field(operation, u"email"_s).isEmpty()
            || !isOneWithAddress(contact.fields, known.linksByHighLevel(u"contact"_s, contact.id))) {
            matches.push_back(contact.id);
        }
    }
    if (matches.size() == 1) {
        return adoptContact(operation, matches.front(), known);
    }
    if (matches.size() > 1) {
        return attentionBecause(operation, manyMatches(u"phone"_s, matches.size()));
    }
    return stepToWrite(operation, known);
}

bool sameName(const journal::Operation &operation, const highlevel::Contact &contact)
{
    return sameValue(u"firstName"_s, contact.fields.value(u"firstName"_s), field(operation, u"firstName"_s))
        && sameValue(u"lastName"_s, contact.fields.value(u"lastName"_s), field(operation, u"lastName"_s));
}

/// Whether this contact can be the one whose creation was lost: made since, by Kontor, with the same means of being
/// reached.
bool isOurs(const journal::Operation &operation, const highlevel::Contact &contact)
{
    const std::optional<Instant> sent = instantFromIso(operation.payload[u"firstSent"].toString());
    const QString email = field(operation, u"email"_s);
    const QString phone = field(operation, u"phone"_s);
    // Known by its number, it may have got somebody's address meanwhile, but with another's name it may be the contact
    // of one who has an address and the same number. A namesake without either is another one.
    const bool sameAddress = sameValue(u"email"_s, contact.fields.value(u"email"_s), email)
        || (email.isEmpty() && !phone.isEmpty() && sameName(operation, contact));
    return sent && contact.added && *contact.added >= *sent - clockMargin && contact.source == u"QuickBooks"_s
        && sameAddress && sameValue(u"phone"_s, contact.fields.value(u"phone"_s), phone);
}

bool samePlace(const journal::Operation &operation, const highlevel::Contact &contact)
{
    for (const QString &name : {u"city"_s, u"state"_s, u"postalCode"_s, u"country"_s}) {
        if (!sameValue(name, contact.fields.value(name), field(operation, name))) {
            return false;
        }
    }
    return true;
}

Outcome settleConfirm(
    const journal::Operation &operation, const std::vector<highlevel::Contact> &found, const Known &known)
{
    const bool byName = field(operation, u"email"_s).isEmpty() && field(operation, u"phone"_s).isEmpty();
    std::vector<const highlevel::Contact *> ours;
    std::vector<QString> others;
    for (const highlevel::Contact &contact : found) {
        // A refusal may have linked others to it meanwhile, before it was known whose it is.
        const std::vector<journal::Link> links = known.linksByHighLevel(u"contact"_s, contact.id);
        const bool free = std::none_of(links.begin(), links.end(), [](const auto &link) { return link.madeByKontor; });
        if (free && isOurs(operation, contact) && (!byName || sameName(operation, contact))) {
            ours.push_back(&contact);
        } else if (!byName
            && (field(operation, u"email"_s).isEmpty()
                || sameValue(u"email"_s, contact.fields.value(u"email"_s), field(operation, u"email"_s)))) {
            others.push_back(contact.id);
        }
    }
    if (ours.size() > 1 && byName) {
        // Namesakes whose replies were lost together; those who live in the same place cannot be told apart and need
        // not be.
        const auto there = std::find_if(
            ours.begin(), ours.end(), [&](const auto *contact) { return samePlace(operation, *contact); });
        return madeContact(operation, (there == ours.end() ? ours.front() : *there)->id);
    }
    if (ours.size() == 1) {
        return madeContact(operation, ours.front()->id);
    }
    if (ours.size() + others.size() > 1) {
        return attentionBecause(operation,
            {.kind = Error::Kind::Refused,
                .key = u"contact.ambiguous_confirm"_s,
                .parameters = {{u"n"_s, QString::number(ours.size() + others.size())}}});
    }
    if (others.size() == 1) {
        return adoptContact(operation, others.front(), known);
    }
    if (const QJsonObject refusal = operation.payload[u"refusal"].toObject(); !refusal.isEmpty()) {
        // It was refused and indeed it is not there.
        Outcome outcome = attentionBecause(operation,
            {.kind = Error::Kind::Refused,
                .key = refusal[u"key"].toString(),
                .parameters
                = {{u"field"_s, refusal[u"field"].toString()}, {u"detail"_s, refusal[u"detail"].toString()}},
                .detail = refusal[u"detail"].toString(),
                .serviceCode = refusal[u"code"].toString(),
                .httpStatus = refusal[u"status"].toInt(),
                .traceId = refusal[u"trace"].toString()});
        outcome.operation.payload.remove(u"refusal"_s);
        return outcome;
    }
    return stepToWrite(operation, known);
}

Outcome settleRefusal(const journal::Operation &operation, const Error &error, const Known &known)
{
    if (const QString contact = error.parameters.value(u"contactId"_s); !contact.isEmpty()) {
        return adoptContact(operation, contact, known);
    }
    // A 422 may have created the contact all the same (highlevel-api 3.2), so it is looked for in any case.
    Outcome outcome = stepTo(operation, u"confirm"_s, searchLag);
    const QString named = error.parameters.value(u"field"_s);
    const bool droppable = named == u"phone"_s || named == u"country"_s || named == u"website"_s;
    if (droppable && !field(operation, named).isEmpty()) {
        QJsonObject fields = operation.payload[u"fields"].toObject();
        fields.remove(named);
        outcome.operation.payload.insert(u"fields"_s, fields);
        outcome.entries.push_back(cutText(operation, named));
        return outcome;
    }
    outcome.operation.payload.insert(u"refusal"_s,
        QJsonObject{{u"key"_s, error.key}, {u"field"_s, named}, {u"detail"_s, error.detail},
            {u"code"_s, error.serviceCode}, {u"status"_s, error.httpStatus}, {u"trace"_s, error.traceId}});
    return outcome;
}

/// How it is found out whether the contact is there; "write" when there is nothing to look for.
QString stageToLook(const journal::Operation &operation)
{
    const bool findable = !field(operation, u"email"_s).isEmpty() || !field(operation, u"phone"_s).isEmpty();
    return operation.payload.contains(u"firstSent") ? u"confirm"_s : findable ? u"check"_s : u"write"_s;
}

/// After a pause or a crash of hours nobody knows any more what was seen before.
QString stageToWrite(const journal::Operation &operation, Instant serviceNow)
{
    const std::optional<Instant> looked = instantFromIso(operation.payload[u"looked"].toString());
    return looked && serviceNow - *looked <= lookHolds ? u"write"_s : stageToLook(operation);
}

} // namespace

std::vector<journal::Link> linksOf(const journal::Operation &operation, const QString &contact, bool madeByKontor,
    const highlevel::ContactFields &written)
{
    const QStringList customers = strings(operation.payload[u"customers"]);
    const QString namer = operation.payload[u"namer"].toString(customers.value(0));
    std::vector<journal::Link> links;
    for (const QString &customer : customers) {
        links.push_back({.kind = u"contact"_s,
            .quickbooksId = customer,
            .highlevelId = contact,
            .madeByKontor = madeByKontor,
            .written = toJson(Written{written, namer, strings(operation.payload[u"refused"])})});
    }
    return links;
}

std::vector<journal::LogEntry> cutTexts(const journal::Operation &operation, const QJsonObject &written)
{
    std::vector<journal::LogEntry> entries;
    const QStringList shortened = strings(operation.payload[u"shortened"]);
    for (const QString &name : shortened) {
        if (written.contains(name)) {
            entries.push_back(cutText(operation, name));
        }
    }
    return entries;
}

bool isOneWithAddress(const highlevel::ContactFields &contact, const std::vector<journal::Link> &links)
{
    return std::any_of(links.begin(), links.end(), [&](const journal::Link &link) {
        return link.madeByKontor
            && !(contact.value(u"email"_s).isEmpty()
                && writtenFromJson(link.written).fields.value(u"email"_s).isEmpty());
    });
}

QString CreateContact::name() const { return u"contact.create"_s; }

bool CreateContact::writes(const journal::Operation &operation) const { return operation.stage == u"write"_s; }

net::Request CreateContact::request(journal::Operation &operation, Instant serviceNow) const
{
    const QString email = field(operation, u"email"_s);
    const QString phone = field(operation, u"phone"_s);
    if (operation.stage == u"write"_s) {
        operation.stage = stageToWrite(operation, serviceNow);
    }
    if (operation.stage == u"write"_s) {
        if (!operation.payload.contains(u"firstSent")) {
            operation.payload.insert(u"firstSent"_s, toIso(serviceNow));
        }
        QJsonObject body = operation.payload[u"fields"].toObject();
        body.insert(u"source"_s, u"QuickBooks"_s);
        if (const QString tag = operation.payload[u"tag"].toString(); !tag.isEmpty()) {
            body.insert(u"tags"_s, QJsonArray{tag});
        }
        return m_api.createContact(body);
    }
    QJsonArray filters;
    if (operation.stage == u"check"_s) {
        const QStringList emails = strings(operation.payload[u"emails"]);
        for (const QString &address : emails) {
            if (address.size() <= highlevel::longestFilterValue && filters.size() < 20) {
                filters.append(highlevel::equals(u"email"_s, address));
            }
        }
    } else if (operation.stage == u"confirm"_s && !email.isEmpty() && email.size() <= highlevel::longestFilterValue) {
        filters.append(highlevel::equals(u"email"_s, comparableEmail(email)));
    }
    if (filters.isEmpty() && !phone.isEmpty()) {
        filters.append(highlevel::equals(u"phone"_s, phone));
    }
    if (!filters.isEmpty()) {
        return m_api.searchContacts({anyOf(filters)});
    }
    // Neither address nor number: what was added since it was sent, to be told by name and source.
    const std::optional<Instant> sent = instantFromIso(operation.payload[u"firstSent"].toString());
    QJsonArray since{QJsonObject{{u"field"_s, u"dateAdded"_s}, {u"operator"_s, u"range"_s},
        {u"value"_s, QJsonObject{{u"gte"_s, toIso(sent.value_or(serviceNow) - clockMargin)}}}}};
    const QString first = field(operation, u"firstName"_s).toLower();
    if (!first.isEmpty() && first.size() <= highlevel::longestFilterValue) {
        since.append(highlevel::equals(u"firstNameLowerCase"_s, first));
    }
    return m_api.searchContacts(since);
}

Outcome CreateContact::settle(
    const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const
{
    if (!reply) {
        return writes(operation) && reply.error().kind == Error::Kind::Refused
            ? settleRefusal(operation, reply.error(), known)
            : attentionBecause(operation, reply.error());
    }
    if (writes(operation)) {
        const Result<highlevel::Contact> contact = highlevel::contactFromJson((*reply)[u"contact"].toObject());
        return contact ? madeContact(operation, contact->id) : unknown(operation);
    }
    const Result<std::vector<highlevel::Contact>> found = contactsIn(*reply);
    if (!found) {
        return attentionBecause(operation, found.error());
    }
    return operation.stage == u"confirm"_s ? settleConfirm(operation, *found, known)
                                           : settleCheck(operation, *found, known);
}

Outcome CreateContact::unknown(const journal::Operation &operation) const
{
    return stepTo(operation, u"confirm"_s, searchLag);
}

journal::Operation CreateContact::retried(journal::Operation operation) const
{
    operation.payload.remove(u"refusal"_s);
    // What may have been sent before is looked for first, in the way that fits.
    operation.stage = stageToLook(operation);
    return operation;
}

} // namespace kontor::flows::contact_import
