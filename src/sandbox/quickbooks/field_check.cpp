// Checks and cleans the fields of a body by the description of its kind.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/field_check.h"

#include "sandbox/quickbooks/exact_number.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

QString textKey(Field::Type type)
{
    switch (type) {
    case Field::Type::Email:
        return u"Address"_s;
    case Field::Type::Phone:
        return u"FreeFormNumber"_s;
    case Field::Type::Web:
        return u"URI"_s;
    default:
        return {};
    }
}

// The service reads a scalar of another type as text.
std::optional<QString> scalarText(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString();
    }
    if (value.isBool()) {
        return value.toBool() ? u"true"_s : u"false"_s;
    }
    if (value.isDouble()) {
        return value.toVariant().toString();
    }
    return std::nullopt;
}

bool containsForbidden(const QString &text)
{
    return std::any_of(
        text.begin(), text.end(), [](QChar c) { return c == u':' || c == u'\t' || c == u'\n' || c == u'\r'; });
}

Outcome<QJsonValue> checkedText(const Books &books, const EntityKind &kind, const Field &field, const QJsonValue &value)
{
    const std::optional<QString> text = scalarText(value);
    if (!text) {
        return refuse(wrongType(field.name, kind.name()));
    }
    if (field.most > 0 && text->size() > field.most) {
        return refuse(tooLong(field.name, field.most, text->size()));
    }
    if (field.has(Field::Name) && containsForbidden(*text)) {
        return refuse(forbiddenCharacter(field.name, books.switches().is(Switch::ForbiddenCharacter, u"fault_6000")));
    }
    return QJsonValue(field.has(Field::Name) ? text->trimmed() : *text);
}

Outcome<QJsonValue> checkedFlag(const EntityKind &kind, const Field &field, const QJsonValue &value)
{
    if (value.isBool()) {
        return value;
    }
    if (value == QJsonValue(u"true"_s) || value == QJsonValue(u"false"_s)) {
        return QJsonValue(value.toString() == u"true");
    }
    return refuse(wrongType(field.name, kind.name()));
}

Outcome<QJsonValue> checkedNumber(const Field &field, const QJsonValue &value)
{
    const std::optional<ExactNumber> number = ExactNumber::ofJson(value);
    if (!number) {
        return refuse(illegalNumber(field.name));
    }
    return number->json();
}

Outcome<QJsonValue> checkedReference(
    const Books &books, const EntityKind &kind, const Field &field, const QJsonValue &value)
{
    const QJsonObject reference = value.toObject();
    const std::optional<QString> id = scalarText(reference.value(u"value"));
    if (!value.isObject() || !id) {
        return refuse(wrongType(field.name, kind.name()));
    }
    QJsonObject clean{{u"value"_s, *id}};
    const EntityKind *target = field.refersTo ? EntityKind::find(QString::fromLatin1(field.refersTo)) : nullptr;
    if (target) {
        const Row *row = books.store(*target).find(*id);
        if (!row || row->deleted) {
            return refuse(invalidReference(target->name(), *id));
        }
        if (!row->active) {
            return refuse(inactiveReference());
        }
    } else if (const QString name = reference.value(u"name").toString(); !name.isEmpty()) {
        clean.insert(u"name"_s, name);
    }
    return QJsonValue(clean);
}

bool plausibleEmails(const QString &text)
{
    // One field may hold several addresses, separated by commas (quickbooks-online-api 7.1).
    const QStringList addresses = text.split(u',');
    return std::all_of(addresses.begin(), addresses.end(),
        [](const QString &address) { return address.contains(u'@') && address.contains(u'.'); });
}

Outcome<QJsonValue> checkedBlock(const EntityKind &kind, const Field &field, const QJsonValue &value)
{
    const QString key = textKey(field.type);
    const QJsonObject block = value.toObject();
    if (!value.isObject()) {
        return refuse(wrongType(field.name, kind.name()));
    }
    for (auto entry = block.begin(); entry != block.end(); ++entry) {
        static const QStringList others{u"Id"_s, u"Default"_s, u"Tag"_s, u"DeviceType"_s, u"CountryCode"_s,
            u"AreaCode"_s, u"ExchangeCode"_s, u"Extension"_s};
        if (entry.key() != key && !others.contains(entry.key())) {
            return refuse(unknownProperty(entry.key(), field.name, QStringList{key} + others));
        }
    }
    if (!block.contains(key) || block.value(key).isNull()) {
        return QJsonValue(QJsonObject());
    }
    const std::optional<QString> text = scalarText(block.value(key));
    if (!text) {
        return refuse(wrongType(field.name, kind.name()));
    }
    if (field.most > 0 && text->size() > field.most) {
        return refuse(tooLong(field.name, field.most, text->size()));
    }
    if (field.type == Field::Type::Email && !text->isEmpty() && !plausibleEmails(*text)) {
        return refuse(business(u"Invalid Email Address format. The address must contain @ and ."_s));
    }
    return QJsonValue(QJsonObject{{key, *text}});
}

Outcome<QJsonValue> checkedAddress(const EntityKind &kind, const Field &field, const QJsonValue &value)
{
    if (!value.isObject()) {
        return refuse(wrongType(field.name, kind.name()));
    }
    static const QHash<QString, int> limits{{u"Line1"_s, 500}, {u"Line2"_s, 500}, {u"Line3"_s, 500}, {u"Line4"_s, 500},
        {u"Line5"_s, 500}, {u"City"_s, 255}, {u"CountrySubDivisionCode"_s, 255}, {u"PostalCode"_s, 30},
        {u"Country"_s, 255}, {u"CountryCode"_s, 255}, {u"PostalCodeSuffix"_s, 30}, {u"County"_s, 255}, {u"Note"_s, 255},
        {u"Id"_s, 30}, {u"Lat"_s, 30}, {u"Long"_s, 30}, {u"Tag"_s, 255}};
    static const QStringList known{u"Id"_s, u"Line1"_s, u"Line2"_s, u"Line3"_s, u"Line4"_s, u"Line5"_s, u"City"_s,
        u"Country"_s, u"CountrySubDivisionCode"_s, u"PostalCode"_s, u"Lat"_s, u"Long"_s};
    const QJsonObject address = value.toObject();
    QJsonObject clean;
    for (auto entry = address.begin(); entry != address.end(); ++entry) {
        const auto limit = limits.constFind(entry.key());
        if (limit == limits.constEnd()) {
            return refuse(unknownProperty(entry.key(), u"PhysicalAddress"_s, known));
        }
        if (entry.value().isNull()) {
            continue;
        }
        const std::optional<QString> text = scalarText(entry.value());
        if (!text) {
            return refuse(wrongType(entry.key(), u"PhysicalAddress"_s));
        }
        if (text->size() > *limit) {
            return refuse(tooLong(entry.key(), *limit, text->size()));
        }
        const bool readOnly = entry.key() == u"Lat" || entry.key() == u"Long";
        if (!readOnly && !text->isEmpty()) {
            clean.insert(entry.key(), *text);
        }
    }
    return QJsonValue(clean);
}

Outcome<QJsonValue> checkedValue(
    const Books &books, const EntityKind &kind, const Field &field, const QJsonValue &value)
{
    switch (field.type) {
    case Field::Type::Text:
    case Field::Type::Date:
        return checkedText(books, kind, field, value);
    case Field::Type::Flag:
        return checkedFlag(kind, field, value);
    case Field::Type::Number:
        return checkedNumber(field, value);
    case Field::Type::Reference:
        if (value.isObject() && value.toObject().isEmpty()) {
            return value; // clears
        }
        return checkedReference(books, kind, field, value);
    case Field::Type::Email:
    case Field::Type::Phone:
    case Field::Type::Web:
        return checkedBlock(kind, field, value);
    case Field::Type::Address:
        return checkedAddress(kind, field, value);
    case Field::Type::Object:
        return value.isObject() ? Outcome<QJsonValue>(value) : refuse(wrongType(field.name, kind.name()));
    case Field::Type::List:
        return value.isArray() ? Outcome<QJsonValue>(value) : refuse(wrongType(field.name, kind.name()));
    }
    return value;
}

} // namespace

Outcome<QJsonObject> checkedFields(const Books &books, const EntityKind &kind, const QJsonObject &body, bool creating)
{
    QJsonObject clean;
    for (auto entry = body.begin(); entry != body.end(); ++entry) {
        const Field *field = entry.key().contains(u'.') ? nullptr : kind.field(entry.key());
        if (!field) {
            return refuse(unknownProperty(entry.key(), kind.name(), kind.propertyNames()));
        }
        const bool ignored = field->has(Field::ReadOnly) || (field->has(Field::CreateOnly) && !creating);
        if (ignored || entry.value().isNull()) {
            continue;
        }
        const Outcome<QJsonValue> value = checkedValue(books, kind, *field, entry.value());
        if (!value) {
            return refuse(value.error());
        }
        clean.insert(entry.key(), *value);
    }
    return clean;
}

bool clearsField(const Field &field, const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString().isEmpty();
    }
    if (!value.isObject()) {
        return false;
    }
    const QJsonObject block = value.toObject();
    const QString key = textKey(field.type);
    return block.isEmpty() || (!key.isEmpty() && block.value(key).toString().isEmpty());
}

QJsonObject mergedFields(const EntityKind &kind, const QJsonObject &before, const QJsonObject &fields, bool sparse)
{
    QJsonObject object = before;
    if (!sparse) {
        for (const Field &field : kind.fields()) {
            const bool kept = field.has(Field::ReadOnly) || field.has(Field::CreateOnly) || field.name == u"Active";
            if (!kept) {
                object.remove(field.name);
            }
        }
    }
    for (auto entry = fields.begin(); entry != fields.end(); ++entry) {
        const Field &field = *kind.field(entry.key());
        if (clearsField(field, entry.value())) {
            object.remove(entry.key());
        } else if (sparse && field.type == Field::Type::Address) {
            QJsonObject address = before.value(entry.key()).toObject();
            const QJsonObject changes = entry.value().toObject();
            if (changes.value(u"Id") != address.value(u"Id") || !changes.contains(u"Id")) {
                address = {};
            }
            for (auto part = changes.begin(); part != changes.end(); ++part) {
                address.insert(part.key(), part.value());
            }
            object.insert(entry.key(), address);
        } else {
            object.insert(entry.key(), entry.value());
        }
    }
    return object;
}

bool isSparse(const QJsonObject &body)
{
    return body.value(u"sparse").toBool() || body.value(u"sparse") == QJsonValue(u"true"_s);
}

Outcome<QJsonObject> objectToUpdate(const Books &books, const EntityKind &kind, const QJsonObject &body)
{
    const QString id = body.value(u"Id").toVariant().toString();
    if (id.toLongLong() <= 0) {
        return refuse(invalidId(id));
    }
    const Row *row = books.store(kind).find(id);
    if (!row || row->deleted) {
        return refuse(row ? deletedTransaction() : objectNotFound());
    }
    const QString token = body.value(u"SyncToken").toVariant().toString();
    if (token.isEmpty()) {
        return refuse(missingParameter(u"SyncToken"_s));
    }
    if (token != row->object.value(u"SyncToken").toString()) {
        return refuse(staleObject());
    }
    return row->object;
}

Outcome<QJsonObject> changedFields(
    const Books &books, const EntityKind &kind, const QJsonObject &body, const QJsonObject &before)
{
    // An update may repeat a reference that has become inactive since; only a changed one is looked up.
    QJsonObject changes = body;
    QJsonObject repeated;
    for (const Field &field : kind.fields()) {
        if (field.refersTo && before.contains(field.name)
            && body.value(field.name)[u"value"] == before.value(field.name)[u"value"]) {
            changes.remove(field.name);
            repeated.insert(field.name, before.value(field.name));
        }
    }
    Outcome<QJsonObject> fields = checkedFields(books, kind, changes, false);
    if (fields) {
        for (auto entry = repeated.begin(); entry != repeated.end(); ++entry) {
            fields->insert(entry.key(), entry.value());
        }
    }
    return fields;
}

} // namespace kontor::sandbox::quickbooks
