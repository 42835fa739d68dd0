// Remembers what of the company decides how documents are written: taxes, accounts, items, ways of paying.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/company_feed.h"

#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows {

namespace {

const QString companyState = u"company"_s;
constexpr auto companyHolds = 12h;
constexpr int listPage = 1000;

struct ListToRead
{
    QString entity;
    QStringList fields;
};

const std::vector<ListToRead> &listsToRead()
{
    static const std::vector<ListToRead> lists{
        {u"TaxRate"_s, {u"Id"_s, u"Name"_s, u"RateValue"_s, u"EffectiveTaxRate"_s, u"SpecialTaxType"_s, u"Active"_s}},
        {u"TaxCode"_s, {u"Id"_s, u"Name"_s, u"Active"_s, u"Hidden"_s, u"SalesTaxRateList"_s}},
        {u"Account"_s,
            {u"Id"_s, u"Name"_s, u"FullyQualifiedName"_s, u"AccountType"_s, u"AccountSubType"_s, u"Active"_s}},
        {u"Item"_s, {u"Id"_s, u"Name"_s, u"FullyQualifiedName"_s, u"Type"_s, u"IncomeAccountRef"_s, u"Active"_s}},
        {u"PaymentMethod"_s, {u"Id"_s, u"Name"_s, u"Active"_s}}};
    return lists;
}

QJsonObject only(const QJsonObject &row, const QStringList &fields)
{
    QJsonObject reduced;
    for (const QString &field : fields) {
        if (row.contains(field)) {
            reduced.insert(field, row[field]);
        }
    }
    return reduced;
}

Result<QJsonArray> readList(const ListToRead &list, const quickbooks::Api &api, const Call &call, std::stop_token stop)
{
    QJsonArray rows;
    for (;;) {
        const Result<QJsonObject> page
            = call(api.query(u"SELECT * FROM %1 STARTPOSITION %2 MAXRESULTS %3"_s.arg(list.entity)
                           .arg(rows.size() + 1)
                           .arg(listPage)),
                stop);
        if (!page) {
            return fail(page.error());
        }
        const QJsonArray found = (*page)[u"QueryResponse"][list.entity].toArray();
        for (const QJsonValue &row : found) {
            rows.append(only(row.toObject(), list.fields));
        }
        if (found.size() < listPage) {
            return rows;
        }
    }
}

} // namespace

Result<Company> rememberedCompany(journal::Journal &journal)
{
    const QJsonObject state = journal.state(companyState);
    Result<quickbooks::CompanyProfile> profile
        = quickbooks::companyProfileFrom(state[u"info"].toObject(), state[u"preferences"].toObject());
    if (!profile) {
        return fail(profile.error());
    }
    Company company{.profile = std::move(*profile)};
    quickbooks::setTaxRates(company.profile, state[u"TaxRate"].toArray());
    quickbooks::setTaxCodes(company.profile, state[u"TaxCode"].toArray());
    quickbooks::setAccounts(company.profile, state[u"Account"].toArray());
    quickbooks::setItems(company.profile, state[u"Item"].toArray());
    const QJsonArray methods = state[u"PaymentMethod"].toArray();
    for (const QJsonValue &method : methods) {
        if (method[u"Active"].toBool(true)) {
            company.paymentMethods.insert(method[u"Name"].toString().toLower(), method[u"Id"].toVariant().toString());
        }
    }
    return company;
}

bool companyIsOld(journal::Journal &journal, Instant now)
{
    const std::optional<Instant> at = instantFromIso(journal.state(companyState)[u"at"].toString());
    return !at || now - *at > companyHolds || *at > now + companyHolds;
}

void forgetCompany(journal::Journal &journal)
{
    QJsonObject state = journal.state(companyState);
    state.remove(u"at"_s);
    journal.setState(companyState, state);
}

std::optional<Error> readCompany(
    journal::Journal &journal, const quickbooks::Api &api, const Call &call, Instant now, std::stop_token stop)
{
    if (!companyIsOld(journal, now)) {
        return std::nullopt;
    }
    const Result<QJsonObject> info = call(api.companyInfo(), stop);
    if (!info) {
        return info.error();
    }
    const Result<QJsonObject> preferences = call(api.preferences(), stop);
    if (!preferences) {
        return preferences.error();
    }
    QJsonObject state{{u"at"_s, toIso(now)},
        {u"info"_s, only((*info)[u"CompanyInfo"].toObject(), {u"CompanyName"_s, u"Country"_s})},
        {u"preferences"_s,
            only((*preferences)[u"Preferences"].toObject(),
                {u"CurrencyPrefs"_s, u"TaxPrefs"_s, u"SalesFormsPrefs"_s, u"AccountingInfoPrefs"_s})}};
    if (const Result<quickbooks::CompanyProfile> profile
        = quickbooks::companyProfileFrom(state[u"info"].toObject(), state[u"preferences"].toObject());
        !profile) {
        return profile.error();
    }
    for (const ListToRead &list : listsToRead()) {
        const Result<QJsonArray> rows = readList(list, api, call, stop);
        if (!rows) {
            return rows.error();
        }
        state.insert(list.entity, *rows);
    }
    journal.setState(companyState, state);
    return std::nullopt;
}

} // namespace kontor::flows
