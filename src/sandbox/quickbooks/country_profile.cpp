// What differs between companies by country: currency, address, tax.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/country_profile.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

constexpr auto accountRows = R"json([
{"Id":"1","Name":"Services","AccountType":"Income","AccountSubType":"ServiceFeeIncome","Classification":"Revenue"},
{"Id":"4","Name":"Undeposited Funds","AccountType":"Other Current Asset","AccountSubType":"UndepositedFunds","Classification":"Asset"},
{"Id":"35","Name":"Checking","AccountType":"Bank","AccountSubType":"Checking","Classification":"Asset"},
{"Id":"79","Name":"Sales of Product Income","AccountType":"Income","AccountSubType":"SalesOfProductIncome","Classification":"Revenue"},
{"Id":"84","Name":"Accounts Receivable (A/R)","AccountType":"Accounts Receivable","AccountSubType":"AccountsReceivable","Classification":"Asset"},
{"Id":"86","Name":"Discounts given","AccountType":"Income","AccountSubType":"DiscountsRefundsGiven","Classification":"Revenue"},
{"Id":"89","Name":"Sales Tax Payable","AccountType":"Other Current Liability","AccountSubType":"SalesTaxPayable","Classification":"Liability"}
])json";

constexpr auto itemRows = R"json([
{"Id":"1","Name":"Services","Type":"Service","Taxable":false,"UnitPrice":0,"IncomeAccountRef":{"value":"1","name":"Services"}},
{"Id":"2","Name":"Hours","Type":"Service","Taxable":false,"UnitPrice":0,"IncomeAccountRef":{"value":"1","name":"Services"}},
{"Id":"3","Name":"Concrete","Type":"NonInventory","Taxable":true,"UnitPrice":12.5,"IncomeAccountRef":{"value":"79","name":"Sales of Product Income"}}
])json";

constexpr auto paymentMethodRows = R"json([
{"Id":"1","Name":"Cash","Type":"NON_CREDIT_CARD"},
{"Id":"2","Name":"Check","Type":"NON_CREDIT_CARD"},
{"Id":"3","Name":"Credit Card","Type":"CREDIT_CARD"}
])json";

constexpr auto termRows = R"json([
{"Id":"1","Name":"Due on receipt","Type":"STANDARD","DueDays":0,"DiscountPercent":0,"DiscountDays":0},
{"Id":"2","Name":"Net 15","Type":"STANDARD","DueDays":15,"DiscountPercent":0,"DiscountDays":0},
{"Id":"3","Name":"Net 30","Type":"STANDARD","DueDays":30,"DiscountPercent":0,"DiscountDays":0},
{"Id":"4","Name":"Net 60","Type":"STANDARD","DueDays":60,"DiscountPercent":0,"DiscountDays":0}
])json";

constexpr auto codesUs = R"json([
{"Id":"TAX","Name":"TAX","Description":"Taxable","Taxable":true,"TaxGroup":false},
{"Id":"NON","Name":"NON","Description":"Nontaxable","Taxable":false,"TaxGroup":false},
{"Id":"CustomSalesTax","Name":"CustomSalesTax","Taxable":true,"TaxGroup":true},
{"Id":"2","Name":"Reno","Description":"Reno","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"3","name":"Reno"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}}
])json";
constexpr auto ratesUs = R"json([
{"Id":"3","Name":"Reno","RateValue":8.25,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}}
])json";

// What the service itself takes where a sale goes to; a state that is not there has no tax.
constexpr auto codesAutomated = R"json([
{"Id":"TAX","Name":"TAX","Description":"Taxable","Taxable":true,"TaxGroup":false},
{"Id":"NON","Name":"NON","Description":"Nontaxable","Taxable":false,"TaxGroup":false},
{"Id":"CustomSalesTax","Name":"CustomSalesTax","Taxable":true,"TaxGroup":true},
{"Id":"2","Name":"NV","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"3","name":"Nevada"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"3","Name":"CA","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"4","name":"California"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"4","Name":"NY","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"5","name":"New York"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0},{"TaxRateRef":{"value":"6","name":"New York City"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}}
])json";
constexpr auto ratesAutomated = R"json([
{"Id":"3","Name":"Nevada","RateValue":8.25,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"4","Name":"California","RateValue":7.25,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"5","Name":"New York","RateValue":4,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"6","Name":"New York City","RateValue":4.875,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"2"}}
])json";

constexpr auto codesCa = R"json([
{"Id":"2","Name":"Exempt","Taxable":false,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"1","name":"Exempt"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"3","Name":"Zero-rated","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"2","name":"Zero-rated"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"4","Name":"GST","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"5","name":"GST"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"5","Name":"HST ON","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"7","name":"HST ON"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"6","Name":"Out of Scope","Taxable":false,"TaxGroup":true},
{"Id":"7","Name":"GST/QST QC","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"5","name":"GST"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0},{"TaxRateRef":{"value":"9","name":"QST"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}}
])json";
constexpr auto ratesCa = R"json([
{"Id":"1","Name":"Exempt","RateValue":0,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"2","Name":"Zero-rated","RateValue":0,"SpecialTaxType":"ZERO_RATE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"5","Name":"GST","RateValue":5,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"7","Name":"HST ON","RateValue":13,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"9","Name":"QST","RateValue":9.975,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"2"}}
])json";

constexpr auto codesGb = R"json([
{"Id":"2","Name":"20.0% S","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"4","name":"20.0% S"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"3","Name":"5.0% R","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"5","name":"5.0% R"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"4","Name":"0.0% Z","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"6","name":"0.0% Z"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"5","Name":"No VAT","Taxable":false,"TaxGroup":true}
])json";
constexpr auto ratesGb = R"json([
{"Id":"4","Name":"20.0% S","RateValue":20,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"5","Name":"5.0% R","RateValue":5,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"6","Name":"0.0% Z","RateValue":0,"SpecialTaxType":"ZERO_RATE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}}
])json";

constexpr auto codesAu = R"json([
{"Id":"2","Name":"GST","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"4","name":"GST"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"3","Name":"GST free","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"5","name":"GST free"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"4","Name":"Out of Scope","Taxable":false,"TaxGroup":true}
])json";
constexpr auto ratesAu = R"json([
{"Id":"4","Name":"GST","RateValue":10,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"5","Name":"GST free","RateValue":0,"SpecialTaxType":"ZERO_RATE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}}
])json";

constexpr auto codesEuro = R"json([
{"Id":"2","Name":"19 %","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"4","name":"19 %"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"3","Name":"7 %","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"5","name":"7 %"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"4","Name":"0 %","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"6","name":"0 %"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"5","Name":"Out of Scope","Taxable":false,"TaxGroup":true}
])json";
constexpr auto ratesEuro = R"json([
{"Id":"4","Name":"19 %","RateValue":19,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"5","Name":"7 %","RateValue":7,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"6","Name":"0 %","RateValue":0,"SpecialTaxType":"ZERO_RATE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}}
])json";

// The worldwide edition, where the owner names the taxes.
constexpr auto codesJp = R"json([
{"Id":"2","Name":"10 %","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"4","name":"10 %"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"3","Name":"8 %","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"5","name":"8 %"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"4","Name":"0 %","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"6","name":"0 %"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}}
])json";
constexpr auto ratesJp = R"json([
{"Id":"4","Name":"10 %","RateValue":10,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"5","Name":"8 %","RateValue":8,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"6","Name":"0 %","RateValue":0,"SpecialTaxType":"ZERO_RATE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}}
])json";

constexpr auto codesKw = R"json([
{"Id":"2","Name":"5 %","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"4","name":"5 %"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}},
{"Id":"4","Name":"0 %","Taxable":true,"TaxGroup":true,"SalesTaxRateList":{"TaxRateDetail":[{"TaxRateRef":{"value":"6","name":"0 %"},"TaxTypeApplicable":"TaxOnAmount","TaxOrder":0}]}}
])json";
constexpr auto ratesKw = R"json([
{"Id":"4","Name":"5 %","RateValue":5,"SpecialTaxType":"NONE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}},
{"Id":"6","Name":"0 %","RateValue":0,"SpecialTaxType":"ZERO_RATE","DisplayType":"ReadOnly","AgencyRef":{"value":"1"}}
])json";

QJsonObject profileAddress(
    const QString &line, const QString &city, const QString &state, const QString &code, const QString &country)
{
    return {{u"Id"_s, u"1"_s}, {u"Line1"_s, line}, {u"City"_s, city}, {u"CountrySubDivisionCode"_s, state},
        {u"PostalCode"_s, code}, {u"Country"_s, country}};
}

} // namespace

CountryProfile countryProfile(const QString &profile, const QString &country)
{
    const QJsonObject abroad{{u"UsingSalesTax"_s, true}};
    if (profile == u"eur_19_7") {
        return {u"DE"_s, u"EUR"_s, u"Europe/Berlin"_s,
            profileAddress(u"Hauptstr. 1"_s, u"Berlin"_s, {}, u"10115"_s, u"DE"_s), abroad, codesEuro, ratesEuro};
    }
    if (profile == u"jp") {
        return {u"JP"_s, u"JPY"_s, u"Asia/Tokyo"_s,
            profileAddress(u"1-1 Chiyoda"_s, u"Tokyo"_s, {}, u"100-0001"_s, u"JP"_s), abroad, codesJp, ratesJp};
    }
    if (profile == u"kw") {
        return {u"KW"_s, u"KWD"_s, u"Asia/Kuwait"_s,
            profileAddress(u"1 Gulf Road"_s, u"Kuwait City"_s, {}, u"15000"_s, u"KW"_s), abroad, codesKw, ratesKw};
    }
    if (profile == u"ca" || (profile.isEmpty() && country == u"CA")) {
        return {u"CA"_s, u"CAD"_s, u"America/Toronto"_s,
            profileAddress(u"1 Main St"_s, u"Toronto"_s, u"ON"_s, u"M5V 2T6"_s, u"CA"_s), abroad, codesCa, ratesCa};
    }
    if (profile == u"gb" || (profile.isEmpty() && country == u"GB")) {
        return {u"GB"_s, u"GBP"_s, u"Europe/London"_s,
            profileAddress(u"1 High St"_s, u"Leeds"_s, {}, u"LS1 4AP"_s, u"GB"_s), abroad, codesGb, ratesGb};
    }
    if (profile == u"au" || (profile.isEmpty() && country == u"AU")) {
        return {u"AU"_s, u"AUD"_s, u"Australia/Sydney"_s,
            profileAddress(u"1 George St"_s, u"Sydney"_s, u"NSW"_s, u"2000"_s, u"AU"_s), abroad, codesAu, ratesAu};
    }
    CountryProfile states{u"US"_s, u"USD"_s, u"America/Los_Angeles"_s,
        profileAddress(u"1 Main St"_s, u"Reno"_s, u"NV"_s, u"89501"_s, u"US"_s), abroad, codesUs, ratesUs};
    if (profile == u"us_none") {
        states.taxPreferences = {{u"UsingSalesTax"_s, false}};
    } else if (profile == u"us_automated") {
        states.taxPreferences.insert(u"PartnerTaxEnabled"_s, true);
        states.taxCodes = codesAutomated;
        states.taxRates = ratesAutomated;
    } else {
        states.taxPreferences.insert(u"TaxGroupCodeRef"_s, QJsonObject{{u"value"_s, u"2"_s}});
    }
    return states;
}

QString currencyName(const QString &code)
{
    if (code == u"USD") {
        return u"United States Dollar"_s;
    }
    if (code == u"CAD") {
        return u"Canadian Dollar"_s;
    }
    if (code == u"GBP") {
        return u"British Pound Sterling"_s;
    }
    if (code == u"AUD") {
        return u"Australian Dollar"_s;
    }
    if (code == u"JPY") {
        return u"Japanese Yen"_s;
    }
    if (code == u"KWD") {
        return u"Kuwaiti Dinar"_s;
    }
    return code == u"EUR" ? u"Euro"_s : code;
}

const char *seedRows(const QString &kind)
{
    if (kind == u"Account") {
        return accountRows;
    }
    if (kind == u"Item") {
        return itemRows;
    }
    if (kind == u"PaymentMethod") {
        return paymentMethodRows;
    }
    return kind == u"Term" ? termRows : nullptr;
}

} // namespace kontor::sandbox::quickbooks
