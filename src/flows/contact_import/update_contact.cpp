// Brings a contact up to date without touching what a person typed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/contact_import/contact_operations.h"

using namespace Qt::StringLiterals;

namespace kontor::flows::contact_import {

namespace {

constexpr auto longestLook = std::chrono::seconds(20);

/// What HighLevel's update takes: no companyName there (highlevel-api 3.1).
bool canBeUpdated(const QString &name) { return name != u"companyName"_s; }

/// An empty value clears the field, by null: that is what an update's schema has for it.
QJsonObject bodyWith(const highlevel::ContactFields &changes)
{
    QJsonObject body = toJson(changes);
    for (auto field = changes.cbegin(); field != changes.cend(); ++field) {
        if (field.value().isEmpty()) {
            body.insert(field.key(), QJsonValue::Null);
        }
    }
    return body;
}

highlevel::ContactFields changesFor(const journal::Operation &operation, const highlevel::Contact &contact)
{
    const highlevel::ContactFields wanted = contactFieldsFromJson(operation.payload[u"fields"].toObject());
    const auto [written, namer, refused] = writtenFromJson(operation.payload[u"written"].toObject());
    const bool follow = operation.payload[u"mode"].toString() == u"follow"_s;
    highlevel::ContactFields changes;
    for (auto field = wanted.cbegin(); field != wanted.cend(); ++field) {
        const QString &name = field.key();
        const QString present = contact.fields.value(name);
        // What Kontor wrote and is not there any more, somebody has emptied.
        const bool followed = follow && written.contains(name) && !refused.contains(name);
        const bool untouched = followed
            ? sameValue(name, present, written.value(name)) && written.value(name) != field.value()
            : present.isEmpty();
        // A name that was given up to be replaced by another part of it ("Jo" and "Fern" instead of "Jo Fern") follows
        // too.
        if (canBeUpdated(name) && untouched && present != field.value()) {
            changes.insert(name, field.value());
        }
    }
    for (const QString &name : {u"firstName"_s, u"lastName"_s}) {
        // One word cannot be spread over both parts: null clears the other one, or is ignored and it stays.
        if (follow && !wanted.contains(name) && written.contains(name) && !contact.fields.value(name).isEmpty()
            && sameValue(name, contact.fields.value(name), written.value(name))) {
            changes.insert(name, {});
        }
    }
    if (!follow && changes.contains(u"lastName"_s) != changes.contains(u"firstName"_s)) {
        // Half a name of a contact that was there is its owner's choice: a first name alone may be a nickname.
        if (!contact.fields.value(u"firstName"_s).isEmpty() || !contact.fields.value(u"lastName"_s).isEmpty()) {
            changes.remove(u"firstName"_s);
            changes.remove(u"lastName"_s);
        }
    }
    return changes;
}

std::vector<journal::Link> linksAsWritten(const journal::Operation &operation)
{
    return linksOf(operation, operation.payload[u"contact"].toString(),
        operation.payload[u"mode"].toString() == u"follow"_s,
        contactFieldsFromJson(operation.payload[u"fields"].toObject()));
}

Outcome upToDate(const journal::Operation &operation, const QString &result)
{
    return {.next = Outcome::Next::Done, .operation = operation, .links = linksAsWritten(operation), .result = result};
}

Outcome updateNeedsOwner(const journal::Operation &operation, Error problem)
{
    problem.parameters.insert(u"customer"_s, operation.payload[u"name"].toString());
    problem.parameters.insert(u"kind"_s, u"contact"_s);
    if (const QString named = problem.parameters.value(u"field"_s); !named.isEmpty()) {
        problem.parameters.insert(u"value"_s, operation.payload[u"fields"][named].toString());
    }
    return {.next = Outcome::Next::Attention, .operation = operation, .problem = std::move(problem)};
}

} // namespace

QString UpdateContact::name() const { return u"contact.update"_s; }

bool UpdateContact::writes(const journal::Operation &operation) const { return operation.stage == u"write"_s; }

net::Request UpdateContact::request(journal::Operation &operation, Instant serviceNow) const
{
    const QString id = operation.payload[u"contact"].toString();
    // What was seen a while ago (an interruption, a wait) may have been typed over since.
    const std::optional<Instant> looked = instantFromIso(operation.payload[u"looked"].toString());
    if (operation.stage == u"write"_s && (!looked || serviceNow - *looked > longestLook)) {
        operation.stage = u"look"_s;
    }
    if (operation.stage == u"write"_s) {
        operation.payload.insert(u"mayBeWritten"_s, true);
    }
    return operation.stage == u"write"_s ? m_api.updateContact(id, operation.payload[u"body"].toObject())
                                         : m_api.contact(id);
}

Outcome UpdateContact::settle(
    const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const
{
    if (!reply) {
        const Error &error = reply.error();
        QString named = error.parameters.value(u"field"_s);
        if (error.parameters.contains(u"contactId"_s)) {
            named = error.parameters.value(u"matchingField"_s); // another contact has it
        }
        QJsonObject body = operation.payload[u"body"].toObject();
        if (writes(operation) && error.kind == Error::Kind::Refused && error.key != u"hl.404"_s
            && body.contains(named)) {
            // One field that is not taken (a number, an address that another contact has) never holds back the others.
            body.remove(named);
            Outcome outcome{.next = Outcome::Next::Step, .operation = operation};
            outcome.operation.payload.insert(u"body"_s, body);
            QJsonArray refused = operation.payload[u"refused"].toArray();
            refused.append(named);
            outcome.operation.payload.insert(u"refused"_s, refused);
            outcome.entries.push_back({.flow = operation.flow,
                .direction = u"qb>hl"_s,
                .key = u"text.cut"_s,
                .parameters = {{u"name"_s, operation.payload[u"name"].toString()}, {u"field"_s, named}},
                .result = u"skipped"_s});
            if (body.isEmpty()) {
                outcome.next = Outcome::Next::Done;
                outcome.links = linksAsWritten(outcome.operation);
                outcome.result = u"unchanged"_s;
            }
            return outcome;
        }
        return updateNeedsOwner(operation, error);
    }
    if (writes(operation)) {
        Outcome outcome = upToDate(operation, u"changed"_s);
        outcome.entries = cutTexts(operation, operation.payload[u"body"].toObject());
        return outcome;
    }
    const QJsonObject row = (*reply)[u"contact"].isObject() ? (*reply)[u"contact"].toObject() : *reply;
    const Result<highlevel::Contact> contact = highlevel::contactFromJson(row);
    if (!contact) {
        return updateNeedsOwner(operation, contact.error());
    }
    journal::Operation next = operation;
    // A create whose reply was lost is refused as a duplicate of the contact that it made itself.
    const std::optional<Instant> sent = instantFromIso(operation.payload[u"firstSent"].toString());
    const QString email = operation.payload[u"fields"][u"email"].toString();
    const QJsonArray customers = operation.payload[u"customers"].toArray();
    bool anothers = false;
    for (const journal::Link &link : known.linksByHighLevel(u"contact"_s, contact->id)) {
        anothers = anothers || (link.madeByKontor && !customers.contains(link.quickbooksId));
    }
    if (sent && !anothers && contact->source == u"QuickBooks"_s && contact->added
        && *contact->added >= *sent - std::chrono::minutes(2)
        && sameValue(u"email"_s, contact->fields.value(u"email"_s), email)) {
        next.payload.insert(u"mode"_s, u"follow"_s);
        next.payload.insert(u"written"_s, operation.payload[u"fields"]);
    }
    const highlevel::ContactFields changes = changesFor(next, *contact);
    if (changes.isEmpty()) {
        return upToDate(next, u"unchanged"_s);
    }
    next.payload.insert(u"body"_s, bodyWith(changes));
    next.payload.insert(u"looked"_s, toIso(known.serviceNow));
    next.stage = u"write"_s;
    return {.next = Outcome::Next::Step, .operation = next};
}

Outcome UpdateContact::unknown(const journal::Operation &operation) const
{
    // Writing the same again does no harm, but somebody may have typed meanwhile: look again.
    Outcome outcome{.next = Outcome::Next::Step, .operation = operation};
    outcome.operation.stage = u"look"_s;
    return outcome;
}

journal::Operation UpdateContact::retried(journal::Operation operation) const
{
    operation.stage = u"look"_s;
    if (operation.problem && operation.problem->key == u"hl.404"_s) {
        // The contact is gone; retrying adds it again (ui/texts.md, hl.404).
        operation.kind = u"contact.create"_s;
        operation.stage = u"check"_s;
        for (const QString &used : {u"contact"_s, u"mode"_s, u"written"_s, u"body"_s, u"firstSent"_s, u"namer"_s,
                 u"mayBeWritten"_s, u"refused"_s}) {
            operation.payload.remove(used);
        }
        const QJsonObject fields = operation.payload[u"fields"].toObject();
        if (!fields.contains(u"email") && !fields.contains(u"phone")) {
            operation.stage = u"write"_s;
        }
    }
    return operation;
}

} // namespace kontor::flows::contact_import
