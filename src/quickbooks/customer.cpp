// A customer as QuickBooks sends it, reduced to what Kontor reads.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/customer.h"

#include "core/service.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace kontor::quickbooks {

namespace {

constexpr std::array customerTexts{std::pair{u"displayName", &Customer::displayName},
    std::pair{u"givenName", &Customer::givenName}, std::pair{u"familyName", &Customer::familyName},
    std::pair{u"companyName", &Customer::companyName}, std::pair{u"email", &Customer::email},
    std::pair{u"phone", &Customer::phone}, std::pair{u"mobile", &Customer::mobile},
    std::pair{u"website", &Customer::website}, std::pair{u"line1", &Customer::line1},
    std::pair{u"city", &Customer::city}, std::pair{u"state", &Customer::state},
    std::pair{u"postalCode", &Customer::postalCode}, std::pair{u"country", &Customer::country},
    std::pair{u"currency", &Customer::currency}, std::pair{u"parent", &Customer::parent}};

} // namespace

Result<Customer> customerFromJson(const QJsonObject &row)
{
    Customer customer;
    customer.id = row[u"Id"].toVariant().toString();
    if (customer.id.isEmpty() || customer.id.size() > 40) {
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters
            = {{u"service"_s, serviceName(Service::QuickBooks)}, {u"document"_s, row[u"DisplayName"].toString()}},
            .detail = u"A customer without an id"_s});
    }
    const QJsonObject address = row[u"BillAddr"].toObject();
    customer.displayName = row[u"DisplayName"].toString();
    customer.givenName = row[u"GivenName"].toString();
    customer.familyName = row[u"FamilyName"].toString();
    customer.companyName = row[u"CompanyName"].toString();
    customer.email = row[u"PrimaryEmailAddr"][u"Address"].toString();
    customer.phone = row[u"PrimaryPhone"][u"FreeFormNumber"].toString();
    customer.mobile = row[u"Mobile"][u"FreeFormNumber"].toString();
    customer.website = row[u"WebAddr"][u"URI"].toString();
    QStringList lines;
    for (const QString &name : {u"Line1"_s, u"Line2"_s, u"Line3"_s, u"Line4"_s, u"Line5"_s}) {
        if (const QString line = address[name].toString(); !line.isEmpty()) {
            lines.append(line);
        }
    }
    customer.line1 = lines.join(u", "_s);
    customer.city = address[u"City"].toString();
    customer.state = address[u"CountrySubDivisionCode"].toString();
    customer.postalCode = address[u"PostalCode"].toString();
    customer.country = address[u"Country"].toString();
    customer.currency = row[u"CurrencyRef"][u"value"].toString();
    customer.parent = row[u"ParentRef"][u"value"].toVariant().toString();
    const bool deleted = row[u"status"].toString() == u"Deleted"_s && !row.contains(u"DisplayName");
    customer.active = !deleted && row[u"Active"].toBool(true);
    return customer;
}

QJsonObject toStored(const Customer &customer)
{
    QJsonObject stored;
    for (const auto &[name, member] : customerTexts) {
        if (!(customer.*member).isEmpty()) {
            stored.insert(QStringView(name), customer.*member);
        }
    }
    if (!customer.active) {
        stored.insert(u"inactive", true);
    }
    return stored;
}

Customer customerFromStored(const QString &id, const QJsonObject &stored)
{
    Customer customer;
    customer.id = id;
    for (const auto &[name, member] : customerTexts) {
        customer.*member = stored[QStringView(name)].toString();
    }
    customer.active = !stored[u"inactive"].toBool();
    return customer;
}

bool comesBefore(const Customer &one, const Customer &other)
{
    if (one.parent.isEmpty() != other.parent.isEmpty()) {
        return one.parent.isEmpty();
    }
    if (one.id.size() != other.id.size()) {
        return one.id.size() < other.id.size(); // ids are decimal numbers without leading zeros
    }
    return one.id < other.id;
}

} // namespace kontor::quickbooks
