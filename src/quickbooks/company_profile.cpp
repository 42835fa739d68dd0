// What of a company decides how documents are written: country, taxes, accounts, items.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/company_profile.h"

#include "core/country.h"
#include "core/service.h"
#include "quickbooks/amounts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::quickbooks {

namespace {

tl::unexpected<Error> unreadableCompany(const QString &detail)
{
    return fail({.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}, {u"document"_s, u"CompanyInfo"_s}},
        .detail = detail});
}

QString rowId(const QJsonValue &row) { return row[u"Id"].toVariant().toString(); }

std::vector<ListEntry> listEntries(const QJsonArray &rows, QStringView type)
{
    std::vector<ListEntry> entries;
    for (const QJsonValue &row : rows) {
        if (rowId(row).isEmpty()) {
            continue;
        }
        entries.push_back({.id = rowId(row),
            .name = row[u"FullyQualifiedName"].toString(row[u"Name"].toString()),
            .type = row[type].toString(),
            .subtype = row[u"AccountSubType"].toString(),
            .incomeAccount = row[u"IncomeAccountRef"][u"value"].toVariant().toString(),
            .active = row[u"Active"].toBool(true)});
    }
    return entries;
}

/// The day of an instant or a date, as the service writes it there.
CalendarDate dayOf(const QJsonValue &value)
{
    return CalendarDate::parse(QStringView(value.toString()).left(10)).value_or(CalendarDate());
}

} // namespace

ExactDecimal TaxRate::on(CalendarDate day) const
{
    for (const Span &span : spans) {
        if ((span.from.isNone() || span.from <= day) && (span.until.isNone() || day <= span.until)) {
            return span.percent;
        }
    }
    return percent;
}

const TaxCode *CompanyProfile::taxCode(const QString &id) const
{
    const auto found = std::ranges::find(taxCodes, id, &TaxCode::id);
    return found == taxCodes.end() ? nullptr : &*found;
}

std::optional<ExactDecimal> CompanyProfile::percentOf(const TaxCode &code, CalendarDate day) const
{
    if (code.rates.isEmpty()) {
        return std::nullopt;
    }
    ExactDecimal sum;
    for (const QString &id : code.rates) {
        const auto rate = taxRates.find(id);
        if (rate == taxRates.end() || !rate->active || rate->special == u"REVERSE_CHARGE"
            || rate->special == u"ADJUSTMENT_RATE") {
            return std::nullopt;
        }
        const Result<ExactDecimal> next = sum.plus(rate->on(day));
        if (!next) {
            return std::nullopt;
        }
        sum = *next;
    }
    return sum;
}

Result<CompanyProfile> companyProfileFrom(const QJsonObject &companyInfo, const QJsonObject &preferences)
{
    const QJsonObject info
        = companyInfo.contains(u"CompanyInfo") ? companyInfo[u"CompanyInfo"].toObject() : companyInfo;
    const QJsonObject chosen
        = preferences.contains(u"Preferences") ? preferences[u"Preferences"].toObject() : preferences;
    CompanyProfile profile;
    profile.name = info[u"CompanyName"].toString();
    profile.country = countryCode(info[u"Country"].toString());
    if (profile.country.isEmpty()) {
        return unreadableCompany(u"the company's country is missing or unknown"_s);
    }
    const QJsonValue currencies = chosen[u"CurrencyPrefs"];
    const Result<Currency> home = Currency::parse(currencies[u"HomeCurrency"][u"value"].toString());
    if (!home) {
        return unreadableCompany(u"the company's home currency is missing or unknown"_s);
    }
    profile.home = *home;
    profile.severalCurrencies = currencies[u"MultiCurrencyEnabled"].toBool();
    const QJsonObject taxes = chosen[u"TaxPrefs"].toObject();
    if (profile.country != u"US") {
        profile.salesTax = SalesTax::CodePerLine;
    } else if (!taxes[u"UsingSalesTax"].toBool()) {
        profile.salesTax = SalesTax::Off;
    } else if (!taxes[u"PartnerTaxEnabled"].isBool()) {
        profile.salesTax = SalesTax::Manual; // absent: no company with automated sales tax (quickbooks-online-api 7.6)
    } else {
        profile.salesTax = taxes[u"PartnerTaxEnabled"].toBool() ? SalesTax::Automated : SalesTax::Off;
    }
    const QJsonObject forms = chosen[u"SalesFormsPrefs"].toObject();
    profile.discountLines = forms[u"AllowDiscount"].toBool(true) && profile.country != u"FR";
    profile.customNumbers = forms[u"CustomTxnNumbers"].toBool();
    const QJsonValue discountAccount = forms[u"DefaultDiscountAccount"];
    profile.discountAccount
        = discountAccount.isObject() ? discountAccount[u"value"].toVariant().toString() : discountAccount.toString();
    profile.booksClosed = dayOf(chosen[u"AccountingInfoPrefs"][u"BookCloseDate"]);
    return profile;
}

void setTaxRates(CompanyProfile &profile, const QJsonArray &rows)
{
    profile.taxRates.clear();
    for (const QJsonValue &row : rows) {
        const Result<ExactDecimal> percent = decimalFromJson(row[u"RateValue"]);
        TaxRate rate{.id = rowId(row),
            .name = row[u"Name"].toString(),
            .percent = percent.value_or(ExactDecimal()),
            .special = row[u"SpecialTaxType"].toString(),
            .active = row[u"Active"].toBool(true)};
        const QJsonArray spans = row[u"EffectiveTaxRate"].toArray();
        for (const QJsonValue &span : spans) {
            if (const Result<ExactDecimal> value = decimalFromJson(span[u"RateValue"])) {
                rate.spans.push_back({*value, dayOf(span[u"EffectiveDate"]), dayOf(span[u"EndDate"])});
            }
        }
        if (!rate.id.isEmpty() && (percent || !rate.spans.empty())) { // one without a number belongs to no code
            profile.taxRates.insert(rate.id, rate);
        }
    }
}

void setTaxCodes(CompanyProfile &profile, const QJsonArray &rows)
{
    profile.taxCodes.clear();
    for (const QJsonValue &row : rows) {
        TaxCode code{.id = rowId(row),
            .name = row[u"Name"].toString(),
            .active = row[u"Active"].toBool(true) && !row[u"Hidden"].toBool()};
        const QJsonArray rates = row[u"SalesTaxRateList"][u"TaxRateDetail"].toArray();
        for (const QJsonValue &rate : rates) {
            code.rates.append(rate[u"TaxRateRef"][u"value"].toVariant().toString());
        }
        if (!code.id.isEmpty()) {
            profile.taxCodes.push_back(std::move(code));
        }
    }
}

void setAccounts(CompanyProfile &profile, const QJsonArray &rows)
{
    profile.accounts = listEntries(rows, u"AccountType");
}

void setItems(CompanyProfile &profile, const QJsonArray &rows) { profile.items = listEntries(rows, u"Type"); }

} // namespace kontor::quickbooks
