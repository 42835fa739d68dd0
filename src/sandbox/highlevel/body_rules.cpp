// What a body may hold: HighLevel refuses properties that a call does not know (highlevel-api 2.3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/body_rules.h"

#include <QDate>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

constexpr qsizetype longestText = 1000;

// The 247 codes of HighLevel's own country list (highlevel-api 3.2).
constexpr QLatin1StringView knownCountries{
    "AF AX AL DZ AS AD AO AI AQ AG AR AM AW AU AT AZ BS BH BD BB BY BE BZ BJ BM BT BO BA BW BV BR IO BN BG BF BI KH CM "
    "CA CV KY CF TD CL "
    "CN CX CC CO KM CG CD CK CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE ET FK FO FJ FI FR GF PF TF GA GM GE DE GH "
    "GI GR GL GD GP GU "
    "GT GG GN GW GY HT HM VA HN HK HU IS IN ID IR IQ IE IM IL IT JM JP JE JO KZ KE KI KP KR XK KW KG LA LV LB LS LR LY "
    "LI LT LU MO MK MG "
    "MW MY MV ML MT MH MQ MR MU YT MX FM MD MC MN ME MS MA MZ MM NA NR NP NL AN NC NZ NI NE NG NU NF MP NO OM PK PW PS "
    "PA PG PY PE PH PN "
    "PL PT PR QA RE RO RU RW SH KN LC MF PM VC WS SM ST SA SN RS SC SL SG SX SK SI SB SO ZA GS ES LK SD SR SJ SZ SE CH "
    "SY TW TJ TZ TH TL "
    "TG TK TO TT TN TR TM TC TV UG GB UA AE US UM UY UZ VU VE VN VG VI WF EH YE ZM ZW"};

void objectToText(QStringList &messages, const QString &name, const QJsonValue &value)
{
    if (!value.isString()) {
        messages.append(u"%1 must be a string"_s.arg(name));
    } else if (value.toString().size() > longestText) {
        messages.append(u"%1 must be shorter than or equal to %2 characters"_s.arg(name).arg(longestText));
    }
}

void objectToChannels(QStringList &messages, const QString &name, const QJsonValue &value, const QStringList &channels,
    const QStringList &states)
{
    if (!value.isObject()) {
        messages.append(u"%1 must be an object"_s.arg(name));
        return;
    }
    const QJsonObject settings = value.toObject();
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        const QString path = u"%1.%2"_s.arg(name, it.key());
        if (!channels.contains(it.key())) {
            messages.append(u"%1.property %2 should not exist"_s.arg(name, it.key()));
        } else if (!it.value().isObject() || !states.contains(it.value().toObject().value("status"_L1).toString())) {
            messages.append(u"%1.status must be one of the following values: %2"_s.arg(path, states.join(u", "_s)));
        }
    }
}

void objectToCustomFields(QStringList &messages, const QString &name, const QJsonValue &value)
{
    if (!value.isArray()) {
        messages.append(u"%1 must be an array"_s.arg(name));
        return;
    }
    const QJsonArray entries = value.toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QJsonObject entry = entries[i].toObject();
        const QString place = u"%1.%2"_s.arg(name).arg(i);
        if (!entry.value("id"_L1).isString() && !entry.value("key"_L1).isString()) {
            messages.append(u"%1.id must be a string"_s.arg(place));
        }
        for (auto it = entry.begin(); it != entry.end(); ++it) {
            // Read as `value`, written as `field_value` (highlevel-api 3.2).
            if (it.key() != "id"_L1 && it.key() != "key"_L1 && it.key() != "field_value"_L1) {
                messages.append(u"%1.property %2 should not exist"_s.arg(place, it.key()));
            }
        }
    }
}

void objectTo(QStringList &messages, const FieldRule &rule, const QJsonValue &value)
{
    using Type = FieldRule::Type;
    const QString name = rule.name;
    switch (rule.type) {
    case Type::LongText:
        if (!value.isString()) {
            messages.append(u"%1 must be a string"_s.arg(name));
        }
        return;
    case Type::TextOrNull:
        if (value.isNull()) {
            return;
        }
        [[fallthrough]];
    case Type::Text:
        objectToText(messages, name, value);
        return;
    case Type::Email:
        if (!value.isNull() && value != QJsonValue(u""_s) && !(value.isString() && isEmailAddress(value.toString()))) {
            messages.append(u"%1 must be an email"_s.arg(name));
        }
        return;
    case Type::Country:
        if (value != QJsonValue(u""_s) && !isCountryCode(value.toString())) {
            messages.append(u"%1 must be a valid ISO31661 Alpha2 code"_s.arg(name));
        }
        return;
    case Type::BirthDate:
        if (!value.isNull() && value != QJsonValue(u""_s) && birthDate(value.toString()).isEmpty()) {
            messages.append(u"%1 must be a valid date"_s.arg(name));
        }
        return;
    case Type::Flag:
        if (!value.isBool()) {
            messages.append(u"%1 must be a boolean value"_s.arg(name));
        }
        return;
    case Type::Number:
        if (!value.isDouble()) {
            messages.append(u"%1 must be a number"_s.arg(name));
        }
        return;
    case Type::List:
        if (!value.isArray()) {
            messages.append(u"%1 must be an array"_s.arg(name));
        }
        return;
    case Type::TextList:
        if (!value.isArray()) {
            messages.append(u"%1 must be an array"_s.arg(name));
        } else {
            const QJsonArray texts = value.toArray();
            if (!std::ranges::all_of(texts, [](const QJsonValue &text) { return text.isString(); })) {
                messages.append(u"each value in %1 must be a string"_s.arg(name));
            }
        }
        return;
    case Type::Object:
        if (!value.isObject()) {
            messages.append(u"%1 must be an object"_s.arg(name));
        }
        return;
    case Type::Dnd:
        objectToChannels(messages, name, value, {u"Call"_s, u"Email"_s, u"SMS"_s, u"WhatsApp"_s, u"GMB"_s, u"FB"_s},
            {u"active"_s, u"inactive"_s, u"permanent"_s});
        return;
    case Type::InboundDnd:
        objectToChannels(messages, name, value, {u"all"_s}, {u"active"_s, u"inactive"_s});
        return;
    case Type::CustomFields:
        objectToCustomFields(messages, name, value);
        return;
    }
}

} // namespace

QStringList objections(const QJsonObject &body, std::span<const FieldRule> rules)
{
    QStringList messages;
    for (auto it = body.begin(); it != body.end(); ++it) {
        const auto rule = std::ranges::find_if(rules, [&](const FieldRule &known) { return known.name == it.key(); });
        if (rule == rules.end()) {
            messages.append(u"property %1 should not exist"_s.arg(it.key()));
        } else {
            objectTo(messages, *rule, it.value());
        }
    }
    for (const FieldRule &rule : rules) {
        if (!rule.required) {
            continue;
        }
        if (!body.contains(rule.name)) {
            messages.append(u"%1 should not be empty"_s.arg(QString(rule.name)));
        } else if (body.value(rule.name) == QJsonValue(u""_s)) {
            messages.append(u"%1 should not be empty"_s.arg(QString(rule.name)));
        }
    }
    return messages;
}

bool isCountryCode(QStringView code)
{
    return code.size() == 2 && code[0] != u' ' && code[1] != u' ' && knownCountries.contains(code)
        && knownCountries.indexOf(code) % 3 == 0;
}

bool isEmailAddress(QStringView address)
{
    static const QRegularExpression form(
        uR"(^[^\s@<>(),;:"\[\]\\]+@[^\s@<>(),;:"\[\]\\.]+(\.[^\s@<>(),;:"\[\]\\.]+)+$)"_s);
    return address.size() <= 254 && form.match(address).hasMatch();
}

QString birthDate(const QString &typed)
{
    QString plain = typed;
    plain.replace(u'/', u'-').replace(u'.', u'-').replace(u'_', u'-');
    QDate date = QDate::fromString(plain, u"yyyy-MM-dd"_s);
    if (!date.isValid()) {
        date = QDate::fromString(plain, u"MM-dd-yyyy"_s);
    }
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

} // namespace kontor::sandbox::highlevel
