// How the fields of a contact are written and read (highlevel-api 3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/contact_fields.h"

#include "sandbox/highlevel/body_rules.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

bool isCleared(const QJsonValue &value) { return value.isNull() || (value.isString() && value.toString().isEmpty()); }

/// "Ana Maria Ruiz" is Ana, Maria Ruiz.
void writeWholeName(QJsonObject &fields, const QString &name)
{
    const QString plain = name.simplified();
    const qsizetype space = plain.indexOf(u' ');
    fields.insert("firstName"_L1, space < 0 ? plain : plain.left(space));
    if (space < 0) {
        fields.remove("lastName"_L1);
    } else {
        fields.insert("lastName"_L1, plain.mid(space + 1));
    }
}

QString customFieldId(const LocationRecord &location, const QJsonObject &entry)
{
    for (const QJsonValue &field : location.customFields) {
        const QString id = field["id"_L1].toString();
        const QString key = field["fieldKey"_L1].toString();
        const QString asked = entry.value("key"_L1).toString();
        if (id == entry.value("id"_L1).toString()
            || (!asked.isEmpty() && (key == asked || key == u"contact."_s + asked))) {
            return id;
        }
    }
    return {};
}

QJsonArray withCustomFields(const LocationRecord &location, QJsonArray stored, const QJsonArray &written)
{
    for (const QJsonValue &entry : written) {
        const QString id = customFieldId(location, entry.toObject());
        if (id.isEmpty()) {
            continue; // unknown ones vanish without a word
        }
        const QJsonObject read{{u"id"_s, id}, {u"value"_s, entry["field_value"_L1]}};
        bool replaced = false;
        for (qsizetype i = 0; i < stored.size(); ++i) {
            if (stored[i]["id"_L1].toString() == id) {
                stored[i] = read;
                replaced = true;
            }
        }
        if (!replaced) {
            stored.append(read);
        }
    }
    return stored;
}

} // namespace

QString contactName(const Contact &contact)
{
    return QString(
        contact.fields.value("firstName"_L1).toString() + u' ' + contact.fields.value("lastName"_L1).toString())
        .trimmed();
}

QJsonArray unitedTags(const QJsonArray &tags, const QJsonArray &more)
{
    QJsonArray united;
    for (const QJsonArray &list : {tags, more}) {
        for (const QJsonValue &tag : list) {
            if (!tag.toString().isEmpty() && !united.contains(tag)) {
                united.append(tag);
            }
        }
    }
    return united;
}

void noteTags(State &state, LocationRecord &location, const QJsonArray &tags)
{
    for (const QJsonValue &tag : tags) {
        if (!location.tags.contains(tag.toString())) {
            location.tags.insert(tag.toString(), state.generator.shortId());
        }
    }
}

void writeContactFields(
    State &state, LocationRecord &location, QJsonObject &fields, const QJsonObject &body, ContactBody kind)
{
    const bool clears = state.switches.isAt(Switch::NullClears, "on"_L1);
    const bool hasParts = body.contains("firstName"_L1) || body.contains("lastName"_L1);
    for (auto it = body.begin(); it != body.end(); ++it) {
        const QString name = it.key();
        const QJsonValue value = it.value();
        if (name == u"locationId" || name == u"createNewIfDuplicateAllowed"
            || (name == u"gender" && kind == ContactBody::Existing) || (name == u"name" && hasParts)) {
            continue;
        }
        if (isCleared(value)) {
            if (clears && name == u"name") {
                fields.remove("firstName"_L1);
                fields.remove("lastName"_L1);
            } else if (clears) {
                fields.remove(name);
            }
        } else if (name == u"name") {
            writeWholeName(fields, value.toString());
        } else if (name == u"email" && state.switches.isAt(Switch::EmailCase, "lowered"_L1)) {
            fields.insert(name, value.toString().toLower());
        } else if (name == u"tags") {
            fields.insert(name, unitedTags(value.toArray(), {}));
            noteTags(state, location, value.toArray());
        } else if (name == u"customFields") {
            fields.insert(name, withCustomFields(location, fields.value(name).toArray(), value.toArray()));
        } else if (name == u"dateOfBirth") {
            fields.insert(name, QString(birthDate(value.toString()) + u"T00:00:00.000Z"_s));
        } else if (name == u"dndSettings" || name == u"inboundDndSettings") {
            QJsonObject channels = fields.value(name).toObject();
            const QJsonObject changed = value.toObject();
            for (auto channel = changed.begin(); channel != changed.end(); ++channel) {
                channels.insert(channel.key(), channel.value());
            }
            fields.insert(name, channels);
        } else {
            fields.insert(name, value);
        }
    }
}

QJsonObject contactObject(const Contact &contact, const State &state)
{
    QJsonObject object = contact.fields;
    const auto lowered = [&](QLatin1StringView from, QLatin1StringView to) {
        if (const QString text = object.value(from).toString(); !text.isEmpty()) {
            object.insert(to, text.toLower());
        }
    };
    lowered("firstName"_L1, "firstNameLowerCase"_L1);
    lowered("lastName"_L1, "lastNameLowerCase"_L1);
    lowered("email"_L1, "emailLowerCase"_L1);
    if (const QString name = contactName(contact); !name.isEmpty()) {
        object.insert("contactName"_L1, name);
        object.insert("fullNameLowerCase"_L1, name.toLower());
    }
    object.insert("id"_L1, contact.id);
    object.insert("locationId"_L1, contact.locationId);
    object.insert("type"_L1, object.value("type"_L1).toString(u"lead"_s));
    object.insert("dnd"_L1, object.value("dnd"_L1).toBool());
    object.insert("dateAdded"_L1, toIso(contact.added));
    object.insert("dateUpdated"_L1, toIso(contact.updated));
    for (const QLatin1StringView list : {"tags"_L1, "customFields"_L1, "additionalEmails"_L1}) {
        if (!object.contains(list)) {
            object.insert(list, QJsonArray());
        }
    }
    // Not documented, but sent: whoever reads must not mind.
    object.insert("__v"_L1, 0);
    object.insert("companyId"_L1, state.companyId);
    object.insert("deleted"_L1, false);
    return object;
}

QJsonObject searchedContact(const Contact &contact)
{
    QJsonObject object;
    for (const QLatin1StringView field : {"email"_L1, "phone"_L1, "companyName"_L1, "country"_L1, "city"_L1, "state"_L1,
             "postalCode"_L1, "website"_L1, "source"_L1, "timezone"_L1, "assignedTo"_L1, "dateOfBirth"_L1}) {
        if (const QJsonValue value = contact.fields.value(field); !value.isUndefined()) {
            object.insert(field, value);
        }
    }
    if (const QJsonValue street = contact.fields.value("address1"_L1); !street.isUndefined()) {
        object.insert("address"_L1, street);
    }
    object.insert("id"_L1, contact.id);
    object.insert("locationId"_L1, contact.locationId);
    object.insert("firstNameLowerCase"_L1, contact.fields.value("firstName"_L1).toString().toLower());
    object.insert("lastNameLowerCase"_L1, contact.fields.value("lastName"_L1).toString().toLower());
    object.insert("type"_L1, contact.fields.value("type"_L1).toString(u"lead"_s));
    object.insert("dnd"_L1, contact.fields.value("dnd"_L1).toBool());
    object.insert("tags"_L1, contact.fields.value("tags"_L1).toArray());
    object.insert("additionalEmails"_L1, contact.fields.value("additionalEmails"_L1).toArray());
    object.insert("additionalPhones"_L1, contact.fields.value("additionalPhones"_L1).toArray());
    object.insert("customFields"_L1, contact.fields.value("customFields"_L1).toArray());
    object.insert("dateAdded"_L1, toIso(contact.added));
    object.insert("dateUpdated"_L1, toIso(contact.updated));
    object.insert("validEmail"_L1, QJsonValue::Null);
    return object;
}

QJsonObject listedContact(const Contact &contact)
{
    QJsonObject object = searchedContact(contact);
    object.remove("firstNameLowerCase"_L1);
    object.remove("lastNameLowerCase"_L1);
    object.insert("contactName"_L1, contactName(contact));
    object.insert("firstName"_L1, contact.fields.value("firstName"_L1));
    object.insert("lastName"_L1, contact.fields.value("lastName"_L1));
    return object;
}

} // namespace kontor::sandbox::highlevel
