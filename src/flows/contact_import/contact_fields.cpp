// What a QuickBooks customer looks like as a HighLevel contact.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/contact_import/contact_fields.h"

#include "core/country.h"
#include "core/email_address.h"
#include "core/phone_number.h"
#include "core/plain_text.h"

using namespace Qt::StringLiterals;

namespace kontor::flows::contact_import {

namespace {

// HighLevel names no limit; names beyond this are no names, and a contact shall not fail because of one.
constexpr qsizetype longestField = 255;

// No contact has a field of these names.
const QString namerKey = u"namer"_s;
const QString refusedKey = u"refused"_s;

} // namespace

QString phoneOf(const quickbooks::Customer &customer, const QString &country)
{
    const QString own = countryCode(customer.country);
    const QString first = own.isEmpty() ? country : own;
    for (const QString &number : {customer.phone, customer.mobile}) {
        const QString typed = singleLine(number);
        if (typed.isEmpty() || typed.size() > 100) {
            continue;
        }
        QString found = e164(typed, first);
        if (found.isEmpty() && first != country) {
            found = e164(typed, country);
        }
        if (!found.isEmpty()) {
            return found;
        }
    }
    return {};
}

WantedContact wantedContact(const quickbooks::Customer &customer, const QString &country)
{
    WantedContact wanted;
    const auto put = [&](const QString &field, const QString &text) {
        const QString line = singleLine(text);
        const QString value = cut(line, longestField).trimmed();
        if (value.isEmpty()) {
            return;
        }
        // Spaces that were put right are nothing to tell.
        if (value.size() < line.size() || line.simplified() != text.simplified()) {
            wanted.shortened.append(field);
        }
        wanted.fields.insert(field, value);
    };
    put(u"firstName"_s, customer.givenName);
    put(u"lastName"_s, customer.familyName);
    if (wanted.fields.isEmpty()) {
        put(u"firstName"_s, customer.displayName);
    }
    if (wanted.fields.isEmpty()) {
        wanted.fields.insert(u"firstName"_s, u"Customer "_s + customer.id);
    }
    const QStringList addresses = emailAddresses(customer.email);
    if (!addresses.isEmpty() && addresses.first().size() <= 254) {
        wanted.fields.insert(u"email"_s, addresses.first());
    }
    if (const QString phone = phoneOf(customer, country); !phone.isEmpty()) {
        wanted.fields.insert(u"phone"_s, phone);
    }
    put(u"companyName"_s, customer.companyName);
    put(u"website"_s, customer.website);
    put(u"address1"_s, customer.line1);
    put(u"city"_s, customer.city);
    put(u"state"_s, customer.state);
    put(u"postalCode"_s, customer.postalCode);
    if (const QString code = countryCode(customer.country); !code.isEmpty()) {
        wanted.fields.insert(u"country"_s, code);
    }
    return wanted;
}

highlevel::ContactFields withNameInBothParts(highlevel::ContactFields wanted, const highlevel::ContactFields &written)
{
    const QString first = wanted.value(u"firstName"_s);
    const QString last = wanted.value(u"lastName"_s);
    const bool oneGoes = first.isEmpty() ? written.contains(u"firstName"_s) : written.contains(u"lastName"_s);
    const QString whole = first.isEmpty() ? last : first;
    const qsizetype space = whole.indexOf(u' ');
    if (oneGoes && (first.isEmpty() || last.isEmpty()) && space > 0) {
        wanted.insert(u"firstName"_s, whole.left(space));
        wanted.insert(u"lastName"_s, whole.mid(space + 1));
    }
    return wanted;
}

QJsonObject toJson(const highlevel::ContactFields &fields)
{
    QJsonObject json;
    for (auto field = fields.cbegin(); field != fields.cend(); ++field) {
        json.insert(field.key(), field.value());
    }
    return json;
}

highlevel::ContactFields contactFieldsFromJson(const QJsonObject &json)
{
    highlevel::ContactFields fields;
    for (auto field = json.begin(); field != json.end(); ++field) {
        fields.insert(field.key(), field.value().toString());
    }
    return fields;
}

QJsonObject toJson(const Written &written)
{
    QJsonObject json = toJson(written.fields);
    if (!written.namer.isEmpty()) {
        json.insert(namerKey, written.namer);
    }
    if (!written.refused.isEmpty()) {
        json.insert(refusedKey, written.refused.join(u' '));
    }
    return json;
}

Written writtenFromJson(const QJsonObject &json)
{
    Written written{.fields = contactFieldsFromJson(json),
        .namer = json[namerKey].toString(),
        .refused = json[refusedKey].toString().split(u' ', Qt::SkipEmptyParts)};
    written.fields.remove(namerKey);
    written.fields.remove(refusedKey);
    return written;
}

bool sameValue(const QString &field, const QString &one, const QString &other)
{
    if (field == u"phone"_s) {
        const auto digits = [](const QString &text) {
            QString only;
            for (const QChar c : text) {
                if (c.isDigit()) {
                    only.append(c);
                }
            }
            return only;
        };
        return digits(one) == digits(other);
    }
    return one.trimmed().compare(other.trimmed(), Qt::CaseInsensitive) == 0;
}

} // namespace kontor::flows::contact_import
