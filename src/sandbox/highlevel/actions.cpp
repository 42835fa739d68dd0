// What people can do at HighLevel while Kontor works: the sandbox's buttons and the tests' levers.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/actions.h"

#include "core/phone_number.h"
#include "sandbox/highlevel/action_entry.h"
#include "sandbox/highlevel/contact_calls.h"
#include "sandbox/highlevel/contact_fields.h"
#include "sandbox/highlevel/location_calls.h"
#include "sandbox/highlevel/oauth_calls.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

/// The named location, else the first.
LocationRecord *locationOf(const State &state, const QJsonObject &parameters)
{
    const QString id = parameters.value("location"_L1).toString();
    if (id.isEmpty()) {
        return state.locations.empty() ? nullptr : state.locations.front().get();
    }
    return state.location(id);
}

QJsonArray listOf(const QJsonValue &value)
{
    if (value.isArray()) {
        return value.toArray();
    }
    QJsonArray list;
    for (const QString &part : value.toString().split(u',', Qt::SkipEmptyParts)) {
        list.append(part.trimmed());
    }
    return list;
}

/// What a person typed: an empty field clears.
void writeTyped(State &state, LocationRecord &location, QJsonObject &fields, const QJsonObject &parameters)
{
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        const QString name = it.key();
        if (name == u"location" || name == u"contact" || name == u"duplicate" || name == u"id" || name == u"name") {
            continue;
        }
        const bool isList = name == u"tags" || name == u"additionalEmails";
        if (it.value().isNull() || (it.value().isString() && it.value().toString().isEmpty())) {
            fields.remove(name);
        } else if (name == u"phone") {
            const QString number = e164(it.value().toString(), location.about.country);
            fields.insert(name, number.isEmpty() ? it.value().toString() : number);
        } else {
            fields.insert(name, isList ? QJsonValue(listOf(it.value())) : it.value());
        }
    }
    if (const QString name = parameters.value("name"_L1).toString().simplified(); !name.isEmpty()) {
        fields.insert("firstName"_L1, name.section(u' ', 0, 0));
        fields.insert("lastName"_L1, name.section(u' ', 1));
    }
    noteTags(state, location, fields.value("tags"_L1).toArray());
}

Outcome contactResult(const State &state, const Contact &contact)
{
    return QJsonObject{{u"id"_s, contact.id}, {u"contact"_s, contactObject(contact, state)}};
}

Outcome addContact(State &state, const QJsonObject &parameters)
{
    LocationRecord *location = locationOf(state, parameters);
    if (location == nullptr) {
        return actionRefused(u"There is no such location."_s);
    }
    const Instant now = state.clock.now();
    Contact contact{.id = state.generator.shortId(), .locationId = location->about.id, .added = now, .updated = now};
    writeTyped(state, *location, contact.fields, parameters);
    const bool mayDouble = location->allowDuplicates || parameters.value("duplicate"_L1).toString() == u"on";
    const Duplicate duplicate = duplicateOf(*location, location->dedupeOrder,
        contact.fields.value("email"_L1).toString(), contact.fields.value("phone"_L1).toString());
    if (!mayDouble && duplicate.contact != nullptr) {
        return actionRefused(
            u"The location has a contact with this %1 already: %2."_s.arg(duplicate.field, duplicate.contact->id));
    }
    return contactResult(state, location->contacts.add(std::move(contact), now));
}

Outcome editContact(State &state, const QJsonObject &parameters)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactNamed(state, parameters.value("contact"_L1).toString(), &location);
    if (contact == nullptr) {
        return actionRefused(u"There is no such contact."_s);
    }
    QJsonObject fields = contact->fields;
    writeTyped(state, *location, fields, parameters);
    location->contacts.change(contact->id, std::move(fields), state.clock.now());
    return contactResult(state, *contact);
}

Outcome deleteContactAction(State &state, const QJsonObject &parameters)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactNamed(state, parameters.value("contact"_L1).toString(), &location);
    if (contact == nullptr) {
        return actionRefused(u"There is no such contact."_s);
    }
    const QString id = contact->id;
    location->contacts.remove(id, state.clock.now());
    return QJsonObject{{u"id"_s, id}};
}

Outcome mergeContacts(State &state, const QJsonObject &parameters)
{
    LocationRecord *location = nullptr;
    LocationRecord *other = nullptr;
    const Contact *keep = contactNamed(state, parameters.value("keep"_L1).toString(), &location);
    const Contact *drop = contactNamed(state, parameters.value("drop"_L1).toString(), &other);
    if (keep == nullptr || drop == nullptr || keep == drop || location != other) {
        return actionRefused(u"Merging needs two different contacts of one location."_s);
    }
    QJsonObject fields = keep->fields;
    QJsonArray addresses = fields.value("additionalEmails"_L1).toArray();
    for (auto it = drop->fields.begin(); it != drop->fields.end(); ++it) {
        if (it.key() == "tags"_L1) {
            fields.insert(it.key(), unitedTags(fields.value(it.key()).toArray(), it.value().toArray()));
        } else if (it.key() == "additionalEmails"_L1) {
            addresses = unitedTags(addresses, it.value().toArray());
        } else if (!fields.contains(it.key())) {
            fields.insert(it.key(), it.value());
        } else if (it.key() == "email"_L1 && it.value() != fields.value("email"_L1)) {
            addresses = unitedTags(addresses, {it.value()});
        }
    }
    if (!addresses.isEmpty()) {
        fields.insert("additionalEmails"_L1, addresses);
    }
    const Instant now = state.clock.now();
    const QString dropped = drop->id;
    location->contacts.remove(dropped, now);
    location->contacts.change(keep->id, std::move(fields), now);
    for (Transaction &transaction : location->transactions.all()) {
        if (transaction.payer.id == dropped) {
            transaction.mergedFromContactId = dropped;
            transaction.payer.id = keep->id;
        }
    }
    location->conversations.moveToContact(dropped, keep->id, now);
    return contactResult(state, *keep);
}

Outcome setDnd(State &state, const QJsonObject &parameters)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactNamed(state, parameters.value("contact"_L1).toString(), &location);
    if (contact == nullptr) {
        return actionRefused(u"There is no such contact."_s);
    }
    const QString wanted = parameters.value("state"_L1).toString(u"on"_s);
    if (wanted != u"on" && wanted != u"off" && wanted != u"permanent") {
        return actionRefused(u"Do not disturb is on, off or permanent."_s);
    }
    const bool blocked = wanted != u"off";
    const QString channel = parameters.value("channel"_L1).toString(u"all"_s);
    QJsonObject fields = contact->fields;
    if (channel == u"all") {
        fields.insert("dnd"_L1, blocked);
    } else if (QStringList{u"Call"_s, u"Email"_s, u"SMS"_s, u"WhatsApp"_s, u"GMB"_s, u"FB"_s}.contains(channel)) {
        QJsonObject channels = fields.value("dndSettings"_L1).toObject();
        // "active" means blocked (highlevel-api 3.2).
        const QString status = wanted == u"permanent" ? wanted : blocked ? u"active"_s : u"inactive"_s;
        channels.insert(channel, QJsonObject{{u"status"_s, status}});
        fields.insert("dndSettings"_L1, channels);
    } else {
        return actionRefused(u"There is no channel \"%1\"."_s.arg(channel));
    }
    location->contacts.change(contact->id, std::move(fields), state.clock.now());
    return contactResult(state, *contact);
}

Outcome uninstallApp(State &state, LocationRecord &location, const QJsonObject &)
{
    if (state.access.installation(location.about.id) == nullptr) {
        return actionRefused(u"The app is not installed on this location."_s);
    }
    state.access.uninstall(location.about.id);
    return QJsonObject{{u"location"_s, location.about.id}};
}

Outcome suspendLocation(State &, LocationRecord &location, const QJsonObject &parameters)
{
    location.suspended = parameters.value("state"_L1).toString(u"on"_s) != u"off";
    return QJsonObject{{u"location"_s, location.about.id}, {u"suspended"_s, location.suspended}};
}

Outcome expireToken(State &state, LocationRecord &location, const QJsonObject &parameters)
{
    const QString kind = parameters.value("kind"_L1).toString(u"access"_s);
    if (kind != u"access" && kind != u"refresh") {
        return actionRefused(u"There is no token \"%1\"."_s.arg(kind));
    }
    return QJsonObject{{u"ended"_s,
        kind == u"access" ? state.access.expireAccessTokens(location.about.id)
                          : state.access.expireRefreshTokens(location.about.id)}};
}

/// A private integration of the agency has no location: "agency".
QString placeOfPrivateToken(const LocationRecord &location, const QJsonObject &parameters)
{
    return parameters.value("agency"_L1).toString() == u"on" ? QString() : location.about.id;
}

QStringList privateScopes(const QJsonObject &parameters)
{
    const QString typed = parameters.value("scopes"_L1).toString();
    return typed.isEmpty() ? locationScopes() : typed.split(u' ', Qt::SkipEmptyParts);
}

Outcome makePit(State &state, LocationRecord &location, const QJsonObject &parameters)
{
    return QJsonObject{{u"token"_s,
        state.access.makePrivateToken(placeOfPrivateToken(location, parameters), privateScopes(parameters))}};
}

Outcome rotatePit(State &state, LocationRecord &location, const QJsonObject &parameters)
{
    const bool now = parameters.value("when"_L1).toString(u"later"_s) == u"now";
    const QString token
        = state.access.rotatePrivateToken(placeOfPrivateToken(location, parameters), state.clock.now(), now);
    if (token.isEmpty()) {
        return actionRefused(u"There is no private integration token to rotate."_s);
    }
    return QJsonObject{{u"token"_s, token}};
}

Outcome revokePit(State &state, LocationRecord &location, const QJsonObject &parameters)
{
    return QJsonObject{{u"revoked"_s, state.access.revokePrivateTokens(placeOfPrivateToken(location, parameters))}};
}

Outcome editPit(State &state, LocationRecord &location, const QJsonObject &parameters)
{
    return QJsonObject{{u"changed"_s,
        state.access.setPrivateScopes(placeOfPrivateToken(location, parameters), privateScopes(parameters))}};
}

Outcome changeLocationSettings(State &state, LocationRecord &location, const QJsonObject &parameters)
{
    if (parameters.contains("dedupe"_L1)) {
        QStringList order;
        for (const QJsonValue &field : listOf(parameters.value("dedupe"_L1))) {
            if ((field.toString() != u"email" && field.toString() != u"phone") || order.contains(field.toString())) {
                return actionRefused(u"Contacts are told apart by \"email\", \"phone\", or both in an order."_s);
            }
            order.append(field.toString());
        }
        if (order.isEmpty()) {
            return actionRefused(u"Contacts are told apart by \"email\", \"phone\", or both in an order."_s);
        }
        location.dedupeOrder = order;
    }
    if (parameters.contains("allowDuplicates"_L1)) {
        const QJsonValue allowed = parameters.value("allowDuplicates"_L1);
        location.allowDuplicates = allowed.toBool(allowed.toString() == u"on");
    }
    if (parameters.contains("placesId"_L1)) {
        const QString typed = parameters.value("placesId"_L1).toString();
        location.googlePlacesId = typed == u"-" ? QString() : typed;
    }
    for (const auto &[parameter, target] : {std::pair("name"_L1, &location.about.name),
             std::pair("country"_L1, &location.about.country), std::pair("timezone"_L1, &location.about.timezone)}) {
        if (const QString text = parameters.value(parameter).toString(); !text.isEmpty()) {
            *target = text;
        }
    }
    if (location.about.timezone == u"-") {
        location.about.timezone.clear();
    }
    if (const QString name = parameters.value("customValueName"_L1).toString(); !name.isEmpty()) {
        const QJsonObject made = customValue(state, location, name, parameters.value("customValue"_L1).toString());
        QJsonArray kept;
        for (const QJsonValue &value : location.customValues) {
            if (value["fieldKey"_L1] != made.value("fieldKey"_L1)) {
                kept.append(value);
            }
        }
        if (const QString typed = made.value("value"_L1).toString(); !typed.isEmpty() && typed != u"-") {
            kept.append(made);
        }
        location.customValues = kept;
    }
    if (const QString name = parameters.value("customFieldName"_L1).toString(); !name.isEmpty()) {
        location.customFields.append(customField(state, location, name, u"TEXT"_s));
    }
    return QJsonObject{{u"location"_s, locationObject(location, state)}};
}

Outcome switchLimits(State &state, bool on)
{
    state.limits.enforced = on;
    state.limits.forget();
    return QJsonObject{{u"enforced"_s, on}};
}

Outcome setLimits(State &state, const QJsonObject &parameters)
{
    const auto number = [&](QLatin1StringView name, int standing) {
        const QJsonValue value = parameters.value(name);
        return value.isString() && !value.toString().isEmpty() ? value.toString().toInt() : value.toInt(standing);
    };
    const int burst = number("burst"_L1, state.limits.burst);
    const int interval = number("intervalMilliseconds"_L1, static_cast<int>(state.limits.interval.count()));
    const int daily = number("daily"_L1, state.limits.daily);
    if (burst < 1 || interval < 1 || daily < 0) {
        return actionRefused(u"Limits are whole numbers above 0."_s);
    }
    state.limits.burst = burst;
    state.limits.interval = std::chrono::milliseconds(interval);
    state.limits.daily = daily;
    state.limits.forget();
    return QJsonObject{{u"burst"_s, burst}, {u"intervalMilliseconds"_s, interval}, {u"daily"_s, daily}};
}

std::vector<ActionEntry> ownActions()
{
    static constexpr ActionParameter location{"location"_L1, "Location id, else the first"_L1, ""_L1};
    static constexpr ActionParameter contact{"contact"_L1, "Contact: id or e-mail address"_L1, "ana@example.com"_L1};
    static constexpr ActionParameter agency{"agency"_L1, "The agency's own instead"_L1, ""_L1, "on"_L1};
    static constexpr ActionParameter scopes{
        "scopes"_L1, "Scopes, separated by spaces; else all"_L1, "contacts.readonly"_L1};
    static const std::vector<ActionParameter> typed{{"firstName"_L1, "First name"_L1, "Ana"_L1},
        {"lastName"_L1, "Last name"_L1, "Ruiz"_L1}, {"email"_L1, "E-mail address"_L1, "ana@example.com"_L1},
        {"phone"_L1, "Phone number"_L1, "+1 202 456 1111"_L1}, {"companyName"_L1, "Company"_L1, "Ruiz Bakery"_L1},
        {"tags"_L1, "Tags, separated by commas"_L1, "vip"_L1}};
    const auto with = [](std::vector<ActionParameter> first, const std::vector<ActionParameter> &rest) {
        first.insert(first.end(), rest.begin(), rest.end());
        return first;
    };
    std::vector<ActionEntry> own{
        {"contact.add"_L1, "Add a contact"_L1,
            with({location, {"duplicate"_L1, "Even if it doubles another"_L1, ""_L1, "on"_L1}}, typed), addContact},
        {"contact.edit"_L1, "Edit a contact"_L1, with({contact}, typed), editContact},
        {"contact.delete"_L1, "Delete a contact"_L1, {contact}, deleteContactAction},
        {"contact.merge"_L1, "Merge two contacts"_L1,
            {{"keep"_L1, "Contact that stays"_L1, "ana@example.com"_L1},
                {"drop"_L1, "Contact that goes"_L1, "ana.ruiz@example.com"_L1}},
            mergeContacts},
        {"contact.dnd"_L1, "Set do not disturb"_L1,
            {contact, {"channel"_L1, "Channel"_L1, ""_L1, "all Email SMS Call WhatsApp GMB FB"_L1},
                {"state"_L1, "Do not disturb"_L1, ""_L1, "on off permanent"_L1}},
            setDnd},
        {"app.uninstall"_L1, "Uninstall the app"_L1, {location}, nullptr, uninstallApp},
        {"location.suspend"_L1, "Suspend the location"_L1, {location, {"state"_L1, "Suspended"_L1, ""_L1, "on off"_L1}},
            nullptr, suspendLocation},
        {"location.settings"_L1, "Change the location's settings"_L1,
            {location, {"dedupe"_L1, "Contacts are told apart by"_L1, "email,phone"_L1},
                {"allowDuplicates"_L1, "Allow duplicate contacts: on or off"_L1, "off"_L1},
                {"placesId"_L1, "Google place id; - removes it"_L1, "ChIJ2eUgeAK6j4ARbn5u_wAGqWA"_L1},
                {"customValueName"_L1, "Name of a custom value"_L1, "Google review link"_L1},
                {"customValue"_L1, "Its value; empty or - removes it"_L1, "https://g.page/r/example/review"_L1},
                {"customFieldName"_L1, "Name of a new custom field of contacts"_L1, "QuickBooks id"_L1},
                {"name"_L1, "Name"_L1, ""_L1}, {"country"_L1, "Country, two letters"_L1, "US"_L1},
                {"timezone"_L1, "Time zone; any text is taken, - removes it"_L1, "America/Chicago"_L1}},
            nullptr, changeLocationSettings},
        {"token.expire"_L1, "End the tokens now"_L1,
            {location, {"kind"_L1, "Kind of token"_L1, ""_L1, "access refresh"_L1}}, nullptr, expireToken},
        {"pit.make"_L1, "Make a private integration token"_L1, {location, agency, scopes}, nullptr, makePit},
        {"pit.rotate"_L1, "Rotate the private integration token"_L1,
            {location, agency, {"when"_L1, "The old one ends now, or later (7 days)"_L1, ""_L1, "later now"_L1}},
            nullptr, rotatePit},
        {"pit.revoke"_L1, "Delete the private integration"_L1, {location, agency}, nullptr, revokePit},
        {"pit.scopes"_L1, "Change the scopes of the private integration"_L1, {location, agency, scopes}, nullptr,
            editPit},
        {"limits.off"_L1, "Switch the rate limits off"_L1, {},
            [](State &state, const QJsonObject &) { return switchLimits(state, false); }},
        {"limits.on"_L1, "Switch the rate limits on"_L1, {},
            [](State &state, const QJsonObject &) { return switchLimits(state, true); }},
        {"limits.set"_L1, "Set the rate limits"_L1,
            {{"burst"_L1, "Calls in an interval"_L1, "100"_L1},
                {"intervalMilliseconds"_L1, "Interval in milliseconds"_L1, "10000"_L1},
                {"daily"_L1, "Calls in a day"_L1, "200000"_L1}},
            setLimits},
    };
    return own;
}

const std::vector<ActionEntry> &actionEntries()
{
    static const std::vector<ActionEntry> all = [] {
        std::vector<ActionEntry> entries = ownActions();
        for (const std::vector<ActionEntry> &more :
            {std::cref(invoiceActions()), std::cref(paymentActions()), std::cref(conversationActions())}) {
            entries.insert(entries.end(), more.begin(), more.end());
        }
        return entries;
    }();
    return all;
}

} // namespace

QJsonArray actionTable()
{
    QJsonArray rows;
    for (const ActionEntry &entry : actionEntries()) {
        QJsonArray parameters;
        for (const ActionParameter &parameter : entry.parameters) {
            const QStringList choices = QString(parameter.choices).split(u' ', Qt::SkipEmptyParts);
            parameters.append(QJsonObject{{u"name"_s, QString(parameter.name)}, {u"title"_s, QString(parameter.title)},
                {u"example"_s, QString(parameter.example)}, {u"choices"_s, QJsonArray::fromStringList(choices)}});
        }
        rows.append(QJsonObject{
            {u"name"_s, QString(entry.name)}, {u"title"_s, QString(entry.title)}, {u"parameters"_s, parameters}});
    }
    return rows;
}

Result<QJsonObject> carryOutAction(State &state, const QString &name, const QJsonObject &parameters)
{
    const auto entry
        = std::ranges::find_if(actionEntries(), [&](const ActionEntry &known) { return known.name == name; });
    if (entry == actionEntries().end()) {
        return actionRefused(u"There is no action \"%1\"."_s.arg(name));
    }
    if (entry->anywhere != nullptr) {
        return entry->anywhere(state, parameters);
    }
    LocationRecord *location = locationOf(state, parameters);
    if (location == nullptr) {
        return actionRefused(u"There is no such location."_s);
    }
    return entry->inLocation(state, *location, parameters);
}

void seedContact(State &state, LocationRecord &location, const QJsonObject &given)
{
    const auto instant = [&](QLatin1StringView name, Instant otherwise) {
        return instantFromIso(given.value(name).toString()).value_or(otherwise);
    };
    Contact contact{.id = given.value("id"_L1).toString(), .locationId = location.about.id};
    if (contact.id.isEmpty()) {
        contact.id = state.generator.shortId();
    }
    contact.added = instant("dateAdded"_L1, state.clock.now());
    contact.updated = instant("dateUpdated"_L1, contact.added);
    contact.fields = given;
    for (const QLatin1StringView derived :
        {"id"_L1, "locationId"_L1, "dateAdded"_L1, "dateUpdated"_L1, "firstNameLowerCase"_L1, "lastNameLowerCase"_L1,
            "fullNameLowerCase"_L1, "emailLowerCase"_L1, "contactName"_L1, "companyId"_L1, "searchAfter"_L1}) {
        contact.fields.remove(derived);
    }
    const QString name = given.value("name"_L1).toString(given.value("contactName"_L1).toString()).simplified();
    if (!given.contains("firstName"_L1) && !given.contains("lastName"_L1) && !name.isEmpty()) {
        contact.fields.insert("firstName"_L1, name.section(u' ', 0, 0));
        contact.fields.insert("lastName"_L1, name.section(u' ', 1));
    }
    contact.fields.remove("name"_L1);
    noteTags(state, location, contact.fields.value("tags"_L1).toArray());
    location.contacts.add(std::move(contact), Instant::min());
}

} // namespace kontor::sandbox::highlevel
