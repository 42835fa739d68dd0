// The people that a sandbox begins with: our invented company, or those of a file.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sample/sample_company.h"

#include "sandbox/pages/resources.h"
#include "sandbox/quickbooks/country_profile.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

namespace {

Error badSample(const QString &key, const QString &why)
{
    return {.kind = Error::Kind::BadInput, .key = key, .detail = why};
}

// Keeps the first place and the last content of each id; what has no id stays as it is.
class CustomerCollection
{
public:
    void add(const QJsonValue &found)
    {
        const QJsonObject customer = found.toObject();
        if (customer.isEmpty() || customer.value(u"status"_s) == u"Deleted"_s) {
            return; // change data capture names what is gone
        }
        const QString id = customer.value(u"Id"_s).toString();
        const auto known = m_places.constFind(id);
        if (!id.isEmpty() && known != m_places.constEnd()) {
            m_customers.replace(*known, customer);
            return;
        }
        if (!id.isEmpty()) {
            m_places.insert(id, m_customers.size());
        }
        m_customers.append(customer);
    }
    void addAll(const QJsonValue &list)
    {
        for (const QJsonValue &customer : list.toArray()) {
            add(customer);
        }
    }
    // Whatever an answer wraps them in: QueryResponse, CDCResponse, BatchItemResponse, or a single Customer.
    void addFrom(const QJsonValue &value)
    {
        if (value.isArray()) {
            for (const QJsonValue &part : value.toArray()) {
                addFrom(part);
            }
            return;
        }
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key() == u"Customer" && it.value().isArray()) {
                addAll(it.value());
            } else if (it.key() == u"Customer" && it.value().isObject()) {
                add(it.value());
            } else {
                addFrom(it.value());
            }
        }
    }
    const QJsonArray &customers() const { return m_customers; }

private:
    QJsonArray m_customers;
    QHash<QString, qsizetype> m_places;
};

bool isRecordedTraffic(const QJsonArray &array)
{
    return !array.isEmpty() && std::all_of(array.begin(), array.end(), [](const QJsonValue &entry) {
        return entry.toObject().contains(u"response"_s);
    });
}

Result<QJsonDocument> parsedSample(const QByteArray &text, const QString &key)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (document.isNull()) {
        return fail(badSample(key, u"not JSON: %1 (at byte %2)"_s.arg(error.errorString()).arg(error.offset)));
    }
    return document;
}

} // namespace

SampleCompany sampleCompany()
{
    const QJsonObject sample = QJsonDocument::fromJson(sandboxResource(u"sample_company.json"_s)).object();
    return {.name = sample.value(u"name"_s).toString(),
        .customers = sample.value(u"customers"_s).toArray(),
        .vendors = sample.value(u"vendors"_s).toArray(),
        .employees = sample.value(u"employees"_s).toArray(),
        .contacts = sample.value(u"contacts"_s).toArray()};
}

const QStringList &sampleProfiles()
{
    static const QStringList names{
        u"us_none"_s, u"us_manual"_s, u"us_automated"_s, u"ca"_s, u"gb"_s, u"au"_s, u"eur_19_7"_s, u"jp"_s, u"kw"_s};
    return names;
}

SampleHome sampleHome(const QString &profile)
{
    const quickbooks::CountryProfile company = quickbooks::countryProfile(profile, {});
    return {.country = company.country, .timeZone = company.timeZone};
}

SampleCompany movedTo(const QString &profile, SampleCompany company)
{
    const QString code = quickbooks::countryProfile(profile, {}).currency;
    const QJsonObject currency{{u"value"_s, code}, {u"name"_s, quickbooks::currencyName(code)}};
    for (QJsonArray *people : {&company.customers, &company.vendors, &company.employees}) {
        for (QJsonValueRef person : *people) {
            QJsonObject fields = person.toObject();
            if (fields.contains(u"CurrencyRef"_s)) {
                fields.insert(u"CurrencyRef"_s, currency);
                person = fields;
            }
        }
    }
    return company;
}

Result<QJsonArray> customersFromJson(const QByteArray &text)
{
    const QString key = u"sandbox.customers"_s;
    const Result<QJsonDocument> document = parsedSample(text, key);
    if (!document) {
        return fail(document.error());
    }
    CustomerCollection found;
    if (document->isObject()) {
        found.addFrom(document->object());
    } else if (isRecordedTraffic(document->array())) {
        for (const QJsonValue &exchange : document->array()) {
            found.addFrom(exchange[u"response"_s]);
        }
    } else {
        for (const QJsonValue &customer : document->array()) {
            if (!customer.isObject()) {
                return fail(badSample(key, u"the array holds something that is no customer"_s));
            }
        }
        found.addAll(document->array());
    }
    if (found.customers().isEmpty()) {
        return fail(badSample(key, u"there is no customer in it"_s));
    }
    for (const QJsonValue &customer : found.customers()) {
        if (!customer[u"DisplayName"_s].isString()) {
            return fail(badSample(key, u"a customer has no DisplayName"_s));
        }
    }
    return found.customers();
}

Result<QJsonArray> contactsFromJson(const QByteArray &text)
{
    const QString key = u"sandbox.contacts"_s;
    const Result<QJsonDocument> document = parsedSample(text, key);
    if (!document) {
        return fail(document.error());
    }
    const QJsonValue list
        = document->isArray() ? QJsonValue(document->array()) : document->object().value(u"contacts"_s);
    if (!list.isArray()) {
        return fail(badSample(key, u"it must be an array of contacts, or {\"contacts\": [...]}"_s));
    }
    for (const QJsonValue &contact : list.toArray()) {
        if (!contact.isObject()) {
            return fail(badSample(key, u"the array holds something that is no contact"_s));
        }
    }
    return list.toArray();
}

} // namespace kontor::sandbox
