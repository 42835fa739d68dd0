// The tax model and the rates of a company are read from what QuickBooks says, and never assumed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/company_profile.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using quickbooks::CompanyProfile;
using quickbooks::SalesTax;

namespace {

QJsonObject info(const QString &country)
{
    return {{u"CompanyInfo"_s, QJsonObject{{u"CompanyName"_s, u"Fern"_s}, {u"Country"_s, country}}}};
}

QJsonObject preferences(const QJsonObject &taxes)
{
    return {{u"TaxPrefs"_s, taxes},
        {u"CurrencyPrefs"_s, QJsonObject{{u"HomeCurrency"_s, QJsonObject{{u"value"_s, u"USD"_s}}}}},
        {u"AccountingInfoPrefs"_s, QJsonObject{{u"BookCloseDate"_s, u"2025-12-31"_s}}}};
}

QJsonArray list(const char *json) { return QJsonDocument::fromJson(json).array(); }

} // namespace

class TestCompanyProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTaxModelFollowsCountryAndPreferences_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QJsonObject>("taxes");
        QTest::addColumn<int>("model");
        const QJsonObject on{{u"UsingSalesTax"_s, true}};
        QTest::newRow("sales tax off") << u"US"_s << QJsonObject{{u"UsingSalesTax"_s, false}} << int(SalesTax::Off);
        QTest::newRow("nothing said") << u"US"_s << QJsonObject() << int(SalesTax::Off);
        QTest::newRow("manual") << u"USA"_s << on << int(SalesTax::Manual);
        QJsonObject automated = on;
        automated.insert(u"PartnerTaxEnabled"_s, true);
        QTest::newRow("automated") << u"US"_s << automated << int(SalesTax::Automated);
        automated.insert(u"PartnerTaxEnabled"_s, false);
        QTest::newRow("automated, not set up") << u"US"_s << automated << int(SalesTax::Off);
        QTest::newRow("Canada") << u"CA"_s << on << int(SalesTax::CodePerLine);
        QTest::newRow("Germany by its name") << u"Deutschland"_s << QJsonObject() << int(SalesTax::CodePerLine);
    }

    void theTaxModelFollowsCountryAndPreferences()
    {
        QFETCH(const QString, country);
        QFETCH(const QJsonObject, taxes);
        QFETCH(const int, model);
        const auto profile = quickbooks::companyProfileFrom(info(country), preferences(taxes));
        QCOMPARE(int(profile.value().salesTax), model);
        QCOMPARE(profile->home.code(), u"USD"_s);
        QCOMPARE(profile->booksClosed.toIso(), u"2025-12-31"_s);
    }

    void withoutCountryOrCurrencyNothingIsAssumed()
    {
        QVERIFY(!quickbooks::companyProfileFrom(info({}), preferences({})));
        QVERIFY(!quickbooks::companyProfileFrom(info(u"US"_s), {}));
    }

    void ratesAddUpOnTheirDay()
    {
        CompanyProfile profile;
        quickbooks::setTaxRates(profile, list(R"json([
          { "Id": "5", "Name": "GST", "RateValue": 5 }, { "Id": "9", "Name": "QST", "RateValue": 9.975 },
          { "Id": "6", "Name": "Old", "RateValue": 3, "Active": false },
          { "Id": "7", "Name": "Reverse", "RateValue": 20, "SpecialTaxType": "REVERSE_CHARGE" },
          { "Id": "8", "Name": "MwSt", "RateValue": 19, "EffectiveTaxRate": [
            { "RateValue": 19, "EffectiveDate": "2007-01-01T00:00:00-08:00", "EndDate": "2020-06-30" },
            { "RateValue": 16, "EffectiveDate": "2020-07-01", "EndDate": "2020-12-31" },
            { "RateValue": 19, "EffectiveDate": "2021-01-01" } ] },
          { "Name": "without an id", "RateValue": 1 }, { "Id": "10", "Name": "without a number" } ])json"));
        QCOMPARE(int(profile.taxRates.size()), 5);
        const auto percent = [&profile](const QStringList &rates, QStringView day) {
            const auto sum = profile.percentOf({u"1"_s, {}, rates}, CalendarDate::parse(day).value());
            return sum ? sum->toText() : QString();
        };
        QCOMPARE(percent({u"5"_s, u"9"_s}, u"2026-05-01"), u"14.975"_s);
        QCOMPARE(percent({u"8"_s}, u"2020-06-30"), u"19"_s);
        QCOMPARE(percent({u"8"_s}, u"2020-07-01"), u"16"_s);
        QCOMPARE(percent({u"8"_s}, u"2026-07-01"), u"19"_s);
        QVERIFY(percent({}, u"2026-05-01").isNull());
        QVERIFY(percent({u"5"_s, u"99"_s}, u"2026-05-01").isNull());
        QVERIFY(percent({u"6"_s}, u"2026-05-01").isNull());
        QVERIFY(percent({u"7"_s}, u"2026-05-01").isNull());
    }

    void listsAreReadWithoutWhatHasNoId()
    {
        CompanyProfile profile;
        quickbooks::setTaxCodes(profile, list(R"json([ { "Id": "TAX", "Name": "TAX" }, { "Name": "none" },
          { "Id": "5", "Name": "HST", "Hidden": true, "SalesTaxRateList": { "TaxRateDetail": [ { "TaxRateRef": { "value": "7" } } ] } } ])json"));
        QCOMPARE(int(profile.taxCodes.size()), 2);
        QVERIFY(profile.taxCode(u"5"_s) && !profile.taxCode(u"5"_s)->active);
        QVERIFY(!profile.taxCode(u"6"_s));
        quickbooks::setItems(profile, list(R"json([ { "Id": "21", "Name": "Sales", "Type": "Service",
          "IncomeAccountRef": { "value": "79" } }, {} ])json"));
        QCOMPARE(int(profile.items.size()), 1);
        QCOMPARE(profile.items[0].incomeAccount, u"79"_s);
        quickbooks::setAccounts(profile, list(R"json([ { "Id": "4", "Name": "Undeposited Funds",
          "AccountType": "Other Current Asset", "AccountSubType": "UndepositedFunds" } ])json"));
        QCOMPARE(profile.accounts[0].subtype, u"UndepositedFunds"_s);
    }
};

QTEST_GUILESS_MAIN(TestCompanyProfile)
#include "tst_company_profile.moc"
