// The calls under /contacts (highlevel-api 3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/contact_calls.h"

#include "core/email_address.h"
#include "core/phone_number.h"
#include "sandbox/highlevel/contact_fields.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

using Type = FieldRule::Type;

constexpr std::array upsertRules{
    FieldRule{"locationId"_L1, Type::Text, true},
    FieldRule{"firstName"_L1, Type::TextOrNull},
    FieldRule{"lastName"_L1, Type::TextOrNull},
    FieldRule{"name"_L1, Type::TextOrNull},
    FieldRule{"email"_L1, Type::Email},
    FieldRule{"phone"_L1, Type::TextOrNull},
    FieldRule{"address1"_L1, Type::TextOrNull},
    FieldRule{"city"_L1, Type::TextOrNull},
    FieldRule{"state"_L1, Type::TextOrNull},
    FieldRule{"postalCode"_L1, Type::Text},
    FieldRule{"website"_L1, Type::TextOrNull},
    FieldRule{"timezone"_L1, Type::TextOrNull},
    FieldRule{"companyName"_L1, Type::TextOrNull},
    FieldRule{"gender"_L1, Type::Text},
    FieldRule{"country"_L1, Type::Country},
    FieldRule{"source"_L1, Type::Text},
    FieldRule{"assignedTo"_L1, Type::Text},
    FieldRule{"dnd"_L1, Type::Flag},
    FieldRule{"dndSettings"_L1, Type::Dnd},
    FieldRule{"inboundDndSettings"_L1, Type::InboundDnd},
    FieldRule{"tags"_L1, Type::TextList},
    FieldRule{"customFields"_L1, Type::CustomFields},
    FieldRule{"dateOfBirth"_L1, Type::BirthDate},
    FieldRule{"createNewIfDuplicateAllowed"_L1, Type::Flag},
};
// The last one belongs to upserts alone.
constexpr std::span createRules = std::span(upsertRules).first(upsertRules.size() - 1);

// Neither gender nor companyName nor locationId (highlevel-api 3.1).
constexpr std::array updateRules{
    FieldRule{"firstName"_L1, Type::TextOrNull},
    FieldRule{"lastName"_L1, Type::TextOrNull},
    FieldRule{"name"_L1, Type::TextOrNull},
    FieldRule{"email"_L1, Type::Email},
    FieldRule{"phone"_L1, Type::TextOrNull},
    FieldRule{"address1"_L1, Type::TextOrNull},
    FieldRule{"city"_L1, Type::TextOrNull},
    FieldRule{"state"_L1, Type::TextOrNull},
    FieldRule{"postalCode"_L1, Type::Text},
    FieldRule{"website"_L1, Type::TextOrNull},
    FieldRule{"timezone"_L1, Type::TextOrNull},
    FieldRule{"country"_L1, Type::Country},
    FieldRule{"source"_L1, Type::TextOrNull},
    FieldRule{"assignedTo"_L1, Type::TextOrNull},
    FieldRule{"dnd"_L1, Type::Flag},
    FieldRule{"dndSettings"_L1, Type::Dnd},
    FieldRule{"inboundDndSettings"_L1, Type::InboundDnd},
    FieldRule{"tags"_L1, Type::TextList},
    FieldRule{"customFields"_L1, Type::CustomFields},
    FieldRule{"dateOfBirth"_L1, Type::BirthDate},
};
constexpr std::array searchRules{
    FieldRule{"locationId"_L1, Type::Text, true},
    FieldRule{"pageLimit"_L1, Type::Number, true},
    FieldRule{"page"_L1, Type::Number},
    FieldRule{"searchAfter"_L1, Type::List},
    FieldRule{"filters"_L1, Type::List},
    FieldRule{"sort"_L1, Type::List},
    FieldRule{"query"_L1, Type::Text},
};
constexpr std::array tagRules{FieldRule{"tags"_L1, Type::TextList, true}};
constexpr std::array bulkTagRules{
    FieldRule{"contacts"_L1, Type::TextList, true},
    FieldRule{"tags"_L1, Type::TextList, true},
    FieldRule{"locationId"_L1, Type::Text, true},
    FieldRule{"removeAllTags"_L1, Type::Flag},
};

Answer unknownContact(const QString &id) { return refusal(400, u"Contact with id %1 not found"_s.arg(id)); }

/// Makes the phone number E.164; an answer when it is none.
std::optional<Answer> normalisePhone(const State &state, const LocationRecord &location, QJsonObject &body)
{
    const QString typed = body.value("phone"_L1).toString();
    if (typed.isEmpty()) {
        return std::nullopt;
    }
    const QString number = e164(typed, location.about.country);
    if (number.isEmpty()) {
        const QString text = u"Invalid country calling code"_s;
        return state.switches.isAt(Switch::InvalidPhone, "400"_L1) ? refusal(400, text) : invalid({text});
    }
    body.insert("phone"_L1, number);
    return std::nullopt;
}

Answer duplicateRefused(State &state, const Duplicate &duplicate)
{
    ++state.counters.duplicatesRefused;
    Answer answer = refusal(400, u"This location does not allow duplicated contacts."_s);
    answer.json->insert("meta"_L1,
        QJsonObject{{u"contactId"_s, duplicate.contact->id}, {u"contactName"_s, contactName(*duplicate.contact)},
            {u"matchingField"_s, duplicate.field}});
    return answer;
}

const Contact &createdContact(State &state, LocationRecord &location, const QJsonObject &body)
{
    const Instant now = state.clock.now();
    Contact contact{.id = state.generator.shortId(), .locationId = location.about.id, .added = now, .updated = now};
    writeContactFields(state, location, contact.fields, body, ContactBody::New);
    ++state.counters.contactsCreated;
    return location.contacts.add(std::move(contact), now);
}

Answer createContact(State &state, const Call &call)
{
    QJsonObject body = call.body;
    if (auto refused = normalisePhone(state, *call.location, body)) {
        return *refused;
    }
    if (!call.location->allowDuplicates) {
        const Duplicate duplicate = duplicateOf(*call.location, call.location->dedupeOrder,
            body.value("email"_L1).toString(), body.value("phone"_L1).toString());
        if (duplicate.contact != nullptr) {
            return duplicateRefused(state, duplicate);
        }
    }
    const Contact &contact = createdContact(state, *call.location, body);
    if (state.switches.isAt(Switch::Create422StillCreates, "on"_L1)) {
        return invalid({u"Unprocessable Entity"_s});
    }
    return answered({{u"contact"_s, contactObject(contact, state)}}, 201);
}

/// An additional address that is sent becomes the main one; the old main one is lost (highlevel-api 9).
void promoteAdditionalEmail(QJsonObject &fields, const QString &email)
{
    const QJsonArray additional = fields.value("additionalEmails"_L1).toArray();
    QJsonArray kept;
    for (const QJsonValue &address : additional) {
        if (comparableEmail(address.toString()) != comparableEmail(email)) {
            kept.append(address);
        }
    }
    if (kept.size() != additional.size()) {
        fields.insert("additionalEmails"_L1, kept);
    }
}

Answer upsertContact(State &state, const Call &call)
{
    LocationRecord &location = *call.location;
    QJsonObject body = call.body;
    if (auto refused = normalisePhone(state, location, body)) {
        return *refused;
    }
    Duplicate found;
    const bool searches = !(body.value("createNewIfDuplicateAllowed"_L1).toBool() && location.allowDuplicates);
    if (searches) {
        found = duplicateOf(
            location, location.dedupeOrder, body.value("email"_L1).toString(), body.value("phone"_L1).toString());
    }
    const auto result = [&](const Contact &contact, bool isNew) {
        const int status = isNew && state.switches.isAt(Switch::UpsertCreatedStatus, "201"_L1) ? 201 : 200;
        return answered({{u"new"_s, isNew}, {u"contact"_s, contactObject(contact, state)}}, status);
    };
    if (found.contact == nullptr) {
        return result(createdContact(state, location, body), true);
    }
    // The other value, when it belongs to somebody else, is dropped without a word (highlevel-api 3.1).
    for (const QString &field : location.dedupeOrder) {
        const QString value = body.value(field).toString();
        const Contact *owner
            = field == u"email" ? location.contacts.withEmail(value) : location.contacts.withPhone(value);
        if (!value.isEmpty() && owner != nullptr && owner->id != found.contact->id) {
            body.remove(field);
        }
    }
    QJsonObject fields = found.contact->fields;
    promoteAdditionalEmail(fields, body.value("email"_L1).toString());
    writeContactFields(state, location, fields, body, ContactBody::Existing);
    location.contacts.change(found.contact->id, std::move(fields), state.clock.now());
    return result(*found.contact, false);
}

Answer getContact(State &state, const Call &call)
{
    const Contact *contact = contactAnywhere(state, call.arguments.first());
    if (contact == nullptr) {
        return unknownContact(call.arguments.first());
    }
    return answered({{u"contact"_s, contactObject(*contact, state)}});
}

Answer updateContact(State &state, const Call &call)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactAnywhere(state, call.arguments.first(), &location);
    if (contact == nullptr) {
        return unknownContact(call.arguments.first());
    }
    QJsonObject body = call.body;
    if (auto refused = normalisePhone(state, *location, body)) {
        return *refused;
    }
    if (!location->allowDuplicates) {
        for (const QString &field : location->dedupeOrder) {
            const QString value = body.value(field).toString();
            const Contact *owner
                = field == u"email" ? location->contacts.withEmail(value) : location->contacts.withPhone(value);
            if (!value.isEmpty() && owner != nullptr && owner != contact) {
                return duplicateRefused(state, {owner, field});
            }
        }
    }
    QJsonObject fields = contact->fields;
    promoteAdditionalEmail(fields, body.value("email"_L1).toString());
    writeContactFields(state, *location, fields, body, ContactBody::Existing);
    location->contacts.change(contact->id, std::move(fields), state.clock.now());
    return answered({{u"succeded"_s, true}, {u"contact"_s, contactObject(*contact, state)}});
}

Answer deleteContact(State &state, const Call &call)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactAnywhere(state, call.arguments.first(), &location);
    if (contact == nullptr) {
        return unknownContact(call.arguments.first());
    }
    location->contacts.remove(call.arguments.first(), state.clock.now());
    return answered({{u"succeded"_s, true}});
}

QJsonArray withoutTags(const QJsonArray &tags, const QJsonArray &removed)
{
    QJsonArray left;
    for (const QJsonValue &tag : tags) {
        if (!removed.contains(tag)) {
            left.append(tag);
        }
    }
    return left;
}

void setTags(State &state, LocationRecord &location, const Contact &contact, const QJsonArray &tags)
{
    QJsonObject fields = contact.fields;
    fields.insert("tags"_L1, tags);
    noteTags(state, location, tags);
    location.contacts.change(contact.id, std::move(fields), state.clock.now());
}

Answer changeTags(State &state, const Call &call, bool add)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactAnywhere(state, call.arguments.first(), &location);
    if (contact == nullptr) {
        return unknownContact(call.arguments.first());
    }
    const QJsonArray old = contact->fields.value("tags"_L1).toArray();
    const QJsonArray given = call.body.value("tags"_L1).toArray();
    const QJsonArray tags = add ? unitedTags(old, given) : withoutTags(old, given);
    setTags(state, *location, *contact, tags);
    return answered(
        {{u"tags"_s, tags},
            {add ? u"tagsAdded"_s : u"tagsRemoved"_s, add ? withoutTags(tags, old) : withoutTags(old, tags)}},
        add ? 201 : 200);
}

Answer addTags(State &state, const Call &call) { return changeTags(state, call, true); }
Answer removeTags(State &state, const Call &call) { return changeTags(state, call, false); }

Answer changeTagsOfMany(State &state, const Call &call)
{
    const QString type = call.arguments.first();
    if (type != u"add" && type != u"remove") {
        return invalid({u"type must be one of the following values: add, remove"_s});
    }
    const QJsonArray given = call.body.value("tags"_L1).toArray();
    const bool removesAll = type == u"remove" && call.body.value("removeAllTags"_L1).toBool();
    QJsonArray changed;
    int errors = 0;
    for (const QJsonValue &id : call.body.value("contacts"_L1).toArray()) {
        const Contact *contact = call.location->contacts.find(id.toString());
        if (contact == nullptr) {
            ++errors;
            continue;
        }
        const QJsonArray old = contact->fields.value("tags"_L1).toArray();
        setTags(state, *call.location, *contact,
            removesAll           ? QJsonArray()
                : type == u"add" ? unitedTags(old, given)
                                 : withoutTags(old, given));
        changed.append(id);
    }
    return answered({{u"succeded"_s, errors == 0}, {u"errorCount"_s, errors}, {u"responses"_s, changed}}, 201);
}

using Place = Route::Place;

constexpr std::array contactRouteTable{
    Route{.method = "POST"_L1,
        .pattern = "/contacts/upsert"_L1,
        .scope = "contacts.write"_L1,
        .place = Place::Body,
        .bodyForm = Route::Body::Json,
        .rules = upsertRules,
        .carryOut = upsertContact},
    Route{.method = "POST"_L1,
        .pattern = "/contacts/search"_L1,
        .scope = "contacts.readonly"_L1,
        .place = Place::Body,
        .bodyForm = Route::Body::Json,
        .rules = searchRules,
        .carryOut = searchContacts},
    Route{.method = "GET"_L1,
        .pattern = "/contacts/search/duplicate"_L1,
        .scope = "contacts.readonly"_L1,
        .place = Place::Query,
        .carryOut = findDuplicate},
    Route{.method = "POST"_L1,
        .pattern = "/contacts/bulk/tags/update/:"_L1,
        .place = Place::Body,
        .bodyForm = Route::Body::Json,
        .rules = bulkTagRules,
        .carryOut = changeTagsOfMany},
    Route{.method = "POST"_L1,
        .pattern = "/contacts/"_L1,
        .scope = "contacts.write"_L1,
        .place = Place::Body,
        .bodyForm = Route::Body::Json,
        .rules = createRules,
        .carryOut = createContact},
    Route{.method = "GET"_L1,
        .pattern = "/contacts/"_L1,
        .scope = "contacts.readonly"_L1,
        .place = Place::Query,
        .carryOut = listContacts,
        .goneInV3 = true},
    Route{.method = "GET"_L1,
        .pattern = "/contacts/:"_L1,
        .scope = "contacts.readonly"_L1,
        .place = Place::Contact,
        .carryOut = getContact},
    Route{.method = "PUT"_L1,
        .pattern = "/contacts/:"_L1,
        .scope = "contacts.write"_L1,
        .place = Place::Contact,
        .bodyForm = Route::Body::Json,
        .rules = updateRules,
        .carryOut = updateContact},
    Route{.method = "DELETE"_L1,
        .pattern = "/contacts/:"_L1,
        .scope = "contacts.write"_L1,
        .place = Place::Contact,
        .carryOut = deleteContact},
    Route{.method = "POST"_L1,
        .pattern = "/contacts/:/tags"_L1,
        .scope = "contacts.write"_L1,
        .place = Place::Contact,
        .bodyForm = Route::Body::Json,
        .rules = tagRules,
        .carryOut = addTags},
    Route{.method = "DELETE"_L1,
        .pattern = "/contacts/:/tags"_L1,
        .scope = "contacts.write"_L1,
        .place = Place::Contact,
        .bodyForm = Route::Body::Json,
        .rules = tagRules,
        .carryOut = removeTags},
};

} // namespace

std::span<const Route> contactRoutes() { return contactRouteTable; }

const Contact *contactAnywhere(const State &state, const QString &id, LocationRecord **location)
{
    for (const std::unique_ptr<LocationRecord> &record : state.locations) {
        if (const Contact *contact = record->contacts.find(id)) {
            if (location != nullptr) {
                *location = record.get();
            }
            return contact;
        }
    }
    return nullptr;
}

Duplicate duplicateOf(
    const LocationRecord &location, const QStringList &order, const QString &email, const QString &phone)
{
    for (const QString &field : order) {
        const Contact *contact = nullptr;
        if (field == u"email" && !email.isEmpty()) {
            contact = location.contacts.withEmail(email);
        } else if (field == u"phone" && !phone.isEmpty()) {
            contact = location.contacts.withPhone(phone);
        }
        if (contact != nullptr) {
            return {contact, field};
        }
    }
    return {};
}

} // namespace kontor::sandbox::highlevel
