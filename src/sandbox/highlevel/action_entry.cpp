// What actions share: how typed parameters are read.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/action_entry.h"

#include "sandbox/highlevel/amounts.h"
#include "sandbox/highlevel/contact_calls.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

const Contact *contactNamed(const State &state, const QString &name, LocationRecord **location)
{
    if (const Contact *contact = contactAnywhere(state, name, location)) {
        return contact;
    }
    for (const std::unique_ptr<LocationRecord> &record : state.locations) {
        if (const Contact *contact = name.isEmpty() ? nullptr : record->contacts.withEmail(name)) {
            *location = record.get();
            return contact;
        }
    }
    return nullptr;
}

bool isOn(const QJsonObject &parameters, QLatin1StringView name)
{
    const QJsonValue value = parameters.value(name);
    return value.toBool(value.toString() == u"on");
}

QString typedText(const QJsonObject &parameters, QLatin1StringView name)
{
    return parameters.value(name).toVariant().toString().trimmed();
}

std::optional<QJsonValue> typedNumber(
    const QJsonObject &parameters, QLatin1StringView name, const QJsonValue &otherwise)
{
    const QJsonValue value = parameters.value(name);
    if (value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty())) {
        return otherwise;
    }
    const auto decimal = decimalOf(value);
    return decimal ? std::optional(numberOf(*decimal)) : std::nullopt;
}

std::optional<qint64> typedAmount(
    const QJsonObject &parameters, QLatin1StringView name, Currency currency, qint64 otherwise)
{
    const auto number = typedNumber(parameters, name, QJsonValue::Null);
    if (!number || number->isNull()) {
        return number ? std::optional(otherwise) : std::nullopt;
    }
    const auto amount = minorUnitsOf(*number, currency);
    return amount ? std::optional(*amount) : std::nullopt;
}

QString typedCurrency(const QJsonObject &parameters, const LocationRecord &location)
{
    if (const QString typed = typedText(parameters, "currency"_L1); !typed.isEmpty()) {
        return typed.toUpper();
    }
    static const QMap<QString, QString> byCountry{{u"DE"_s, u"EUR"_s}, {u"FR"_s, u"EUR"_s}, {u"NL"_s, u"EUR"_s},
        {u"AT"_s, u"EUR"_s}, {u"IE"_s, u"EUR"_s}, {u"ES"_s, u"EUR"_s}, {u"IT"_s, u"EUR"_s}, {u"GB"_s, u"GBP"_s},
        {u"CA"_s, u"CAD"_s}, {u"AU"_s, u"AUD"_s}, {u"JP"_s, u"JPY"_s}, {u"KW"_s, u"KWD"_s}};
    return byCountry.value(location.about.country, u"USD"_s);
}

QString idFromName(const QString &name)
{
    return QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha1).toHex().left(24));
}

QJsonArray typedTaxes(const QJsonObject &parameters)
{
    const auto rate = typedNumber(parameters, "taxRate"_L1, QJsonValue::Null);
    if (!rate || rate->isNull()) {
        return {};
    }
    const QString typed = typedText(parameters, "taxName"_L1);
    const QString name = typed.isEmpty() ? u"Sales tax"_s : typed;
    return {QJsonObject{{u"_id"_s, idFromName(name + u'@' + typedText(parameters, "taxRate"_L1))}, {u"name"_s, name},
        {u"rate"_s, *rate}, {u"calculation"_s, u"exclusive"_s}}};
}

std::optional<QJsonArray> typedItems(const QJsonObject &parameters, const QString &currency)
{
    if (const QJsonValue items = parameters.value("items"_L1); items.isArray()) {
        QJsonArray completed;
        for (const QJsonValue &value : items.toArray()) {
            QJsonObject item = value.toObject();
            if (!item.contains("currency"_L1)) {
                item.insert("currency"_L1, currency);
            }
            completed.append(item);
        }
        return completed;
    }
    const auto amount = typedNumber(parameters, "amount"_L1, 100);
    const auto quantity = typedNumber(parameters, "qty"_L1, 1);
    if (!amount || !quantity || !typedNumber(parameters, "taxRate"_L1, QJsonValue::Null)) {
        return std::nullopt;
    }
    const QString typed = typedText(parameters, "item"_L1);
    QJsonObject item{{u"name"_s, typed.isEmpty() ? u"Design"_s : typed}, {u"currency"_s, currency},
        {u"amount"_s, *amount}, {u"qty"_s, *quantity}, {u"type"_s, u"one_time"_s}, {u"taxes"_s, typedTaxes(parameters)},
        {u"taxInclusive"_s, isOn(parameters, "taxInclusive"_L1)}};
    if (const QString product = typedText(parameters, "product"_L1); !product.isEmpty()) {
        item.insert("productId"_L1, product);
        item.insert("priceId"_L1, idFromName(u"price of "_s + product));
    }
    return QJsonArray{item};
}

QJsonObject typedOverride(const QJsonObject &parameters)
{
    QJsonValue value = parameters.value("value"_L1);
    if (value.isString()) {
        // A number, true, null or an object where it reads as one, else the text itself.
        const auto document = QJsonDocument::fromJson("[" + value.toString().toUtf8() + "]");
        value = document.isArray() && document.array().size() == 1 ? document.array().first() : value;
    }
    const QStringList path = typedText(parameters, "field"_L1).split(u'.', Qt::SkipEmptyParts);
    for (qsizetype i = path.size() - 1; i > 0; --i) {
        value = QJsonObject{{path[i], value}};
    }
    return path.isEmpty() ? QJsonObject() : QJsonObject{{path.first(), value}};
}

} // namespace kontor::sandbox::highlevel
