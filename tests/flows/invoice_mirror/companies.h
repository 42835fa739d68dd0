// Companies of each tax model, as QuickBooks would describe them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quickbooks/company_profile.h"

#include <QJsonDocument>

namespace kontor::testing {

struct Company
{
    QString country;
    QString currency;
    QJsonObject taxes; ///< TaxPrefs
    /// A tax code with its sales rates.
    struct Code
    {
        QString id;
        QString name;
        QMap<QString, QString> rates; ///< name to percentage
    };
    std::vector<Code> codes;
};

inline quickbooks::CompanyProfile profileOf(const Company &company)
{
    using namespace Qt::StringLiterals;
    const QJsonObject home{{u"value"_s, company.currency}};
    auto profile = quickbooks::companyProfileFrom({{u"CompanyName"_s, u"Fern"_s}, {u"Country"_s, company.country}},
        {{u"TaxPrefs"_s, company.taxes}, {u"CurrencyPrefs"_s, QJsonObject{{u"HomeCurrency"_s, home}}},
            {u"SalesFormsPrefs"_s, QJsonObject{{u"AllowDiscount"_s, true}, {u"DefaultDiscountAccount"_s, u"86"_s}}}})
                       .value();
    QJsonArray rates;
    QJsonArray codes;
    for (const Company::Code &code : company.codes) {
        QJsonArray details;
        for (auto rate = code.rates.begin(); rate != code.rates.end(); ++rate) {
            const QJsonObject reference{{u"value"_s, rate.key()}};
            rates.append(
                QJsonObject{{u"Id"_s, rate.key()}, {u"Name"_s, rate.key()}, {u"RateValue"_s, rate.value().toDouble()}});
            details.append(QJsonObject{{u"TaxRateRef"_s, reference}});
        }
        codes.append(QJsonObject{{u"Id"_s, code.id}, {u"Name"_s, code.name},
            {u"SalesTaxRateList"_s, QJsonObject{{u"TaxRateDetail"_s, details}}}});
    }
    quickbooks::setTaxRates(profile, rates);
    quickbooks::setTaxCodes(profile, codes);
    quickbooks::setItems(profile,
        {QJsonObject{{u"Id"_s, u"21"_s}, {u"Name"_s, u"HighLevel Sales"_s}, {u"Type"_s, u"Service"_s}},
            QJsonObject{{u"Id"_s, u"30"_s}, {u"Name"_s, u"Mulch"_s}, {u"Type"_s, u"NonInventory"_s}},
            QJsonObject{{u"Id"_s, u"31"_s}, {u"Name"_s, u"Old"_s}, {u"Type"_s, u"Service"_s}, {u"Active"_s, false}}});
    return profile;
}

inline const std::vector<Company::Code> &manualCodes()
{
    using namespace Qt::StringLiterals;
    static const std::vector<Company::Code> codes{{u"TAX"_s, u"TAX"_s, {}}, {u"NON"_s, u"NON"_s, {}},
        {u"CustomSalesTax"_s, u"CustomSalesTax"_s, {}}, {u"2"_s, u"Reno"_s, {{u"Reno"_s, u"8.25"_s}}}};
    return codes;
}

inline Company company(const QString &name)
{
    using namespace Qt::StringLiterals;
    const QJsonObject on{{u"UsingSalesTax"_s, true}};
    if (name == u"us_none") {
        return {u"US"_s, u"USD"_s, {{u"UsingSalesTax"_s, false}}, manualCodes()};
    }
    if (name == u"us_manual") {
        return {u"US"_s, u"USD"_s, on, manualCodes()};
    }
    if (name == u"us_automated") {
        return {u"US"_s, u"USD"_s, {{u"UsingSalesTax"_s, true}, {u"PartnerTaxEnabled"_s, true}}, manualCodes()};
    }
    if (name == u"ca") {
        return {u"CA"_s, u"CAD"_s, on,
            {{u"2"_s, u"Exempt"_s, {{u"Exempt"_s, u"0"_s}}}, {u"3"_s, u"Zero-rated"_s, {{u"Zero"_s, u"0"_s}}},
                {u"4"_s, u"GST"_s, {{u"GST"_s, u"5"_s}}}, {u"5"_s, u"HST ON"_s, {{u"HST"_s, u"13"_s}}},
                {u"7"_s, u"GST/QST QC"_s, {{u"GST"_s, u"5"_s}, {u"QST"_s, u"9.975"_s}}}}};
    }
    if (name == u"gb") {
        return {u"GB"_s, u"GBP"_s, on,
            {{u"2"_s, u"20.0% S"_s, {{u"S"_s, u"20"_s}}}, {u"3"_s, u"5.0% R"_s, {{u"R"_s, u"5"_s}}},
                {u"4"_s, u"0.0% Z"_s, {{u"Z"_s, u"0"_s}}}, {u"5"_s, u"No VAT"_s, {}}}};
    }
    if (name == u"kw") {
        return {u"KW"_s, u"KWD"_s, on,
            {{u"2"_s, u"VAT"_s, {{u"VAT"_s, u"5"_s}}}, {u"4"_s, u"Zero"_s, {{u"Zero"_s, u"0"_s}}}}};
    }
    if (name == u"jp") {
        return {u"JP"_s, u"JPY"_s, on,
            {{u"2"_s, u"10 %"_s, {{u"ten"_s, u"10"_s}}}, {u"3"_s, u"8 %"_s, {{u"eight"_s, u"8"_s}}},
                {u"4"_s, u"0 %"_s, {{u"zero"_s, u"0"_s}}}}};
    }
    return {u"DE"_s, u"EUR"_s, on,
        {{u"2"_s, u"19 %"_s, {{u"full"_s, u"19"_s}}}, {u"3"_s, u"7 %"_s, {{u"reduced"_s, u"7"_s}}},
            {u"4"_s, u"0 %"_s, {{u"zero"_s, u"0"_s}}}, {u"5"_s, u"Out of Scope"_s, {}}}};
}

} // namespace kontor::testing
