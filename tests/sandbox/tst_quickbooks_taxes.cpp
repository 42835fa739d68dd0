// Totals and taxes of the QuickBooks stand-in, for each company profile (quickbooks-online-api 7.11, 7.12).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sales_form_bodies.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::sandbox;

class TestQuickBooksTaxes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void totalsAddUp_data();
    void totalsAddUp();
    void switchesMoveCents_data();
    void switchesMoveCents();
    void automatedTaxLooksAtStateItemAndCustomer();
    void linesNeedTheCodesOfTheirCountry_data();
    void linesNeedTheCodesOfTheirCountry();
    void aSparseChangeOfLinesTaxesAnew();
    void amountsStayExactInJson_data();
    void amountsStayExactInJson();
    void companyProfilesDescribeThemselves_data();
    void companyProfilesDescribeThemselves();
    void randomTotalsMatchPlainIntegers();
};

namespace {

QJsonObject taxDetail(const QString &code, const QJsonValue &total = {}, const QJsonArray &lines = {})
{
    QJsonObject detail;
    if (!code.isEmpty()) {
        detail.insert(u"TxnTaxCodeRef"_s, reference(code));
    }
    if (!total.isNull()) {
        detail.insert(u"TotalTax"_s, total);
    }
    if (!lines.isEmpty()) {
        detail.insert(u"TaxLine"_s, lines);
    }
    return {{u"TxnTaxDetail"_s, detail}};
}

QJsonObject taxLine(const QString &rate, double amount)
{
    return {{u"Amount"_s, amount}, {u"DetailType"_s, u"TaxLineDetail"_s},
        {u"TaxLineDetail"_s, QJsonObject{{u"TaxRateRef"_s, reference(rate)}, {u"PercentBased"_s, true}}}};
}

QJsonObject with(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object.insert(key, value);
    return object;
}

} // namespace

void TestQuickBooksTaxes::totalsAddUp_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QJsonArray>("lines");
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<double>("tax");
    QTest::addColumn<double>("total");
    const auto row
        = [](const char *name, const char *profile, const QJsonArray &lines, const QJsonObject &more, double tax,
              double total) { QTest::newRow(name) << QString::fromLatin1(profile) << lines << more << tax << total; };
    const QJsonObject discountFirst{{u"ApplyTaxAfterDiscount"_s, true}};
    const QJsonObject inclusive{{u"GlobalTaxCalculation"_s, u"TaxInclusive"_s}};
    const QJsonObject none{{u"GlobalTaxCalculation"_s, u"NotApplicable"_s}};
    const auto gross = [](double amount) { return QJsonObject{{u"TaxInclusiveAmt"_s, amount}}; };

    row("no sales tax: the example with a fixed discount", "us_none",
        {sale(375, u"NON"_s), sale(49.5, u"NON"_s), fixedDiscount(24.5)}, discountFirst, 0, 400);
    row("no sales tax: what is sent as tax is ignored", "us_none", {sale(100, u"TAX"_s)}, taxDetail(u"2"_s, 8.25), 0,
        100);
    row("no sales tax: a percentage is rounded half up", "us_none", {sale(0.25), percentDiscount(10)}, {}, 0, 0.22);
    row("manual: the code alone", "us_manual", {sale(375, u"TAX"_s), sale(49.5, u"NON"_s)}, taxDetail(u"2"_s), 30.94,
        455.44);
    row("manual: without a code there is no tax", "us_manual", {sale(375, u"TAX"_s)}, {}, 0, 375);
    row("manual: a total of one's own", "us_manual", {sale(375, u"TAX"_s), sale(49.5, u"NON"_s)},
        taxDetail(u"2"_s, 30.95, {taxLine(u"3"_s, 30.95)}), 30.95, 455.45);
    row("manual: no taxable line, no tax", "us_manual", {sale(375, u"NON"_s)}, taxDetail(u"2"_s, 30.94), 0, 375);
    row("manual: tax before the discount", "us_manual", {sale(100, u"TAX"_s), sale(100, u"NON"_s), fixedDiscount(20)},
        taxDetail(u"2"_s), 8.25, 188.25);
    row("manual: tax after the discount", "us_manual", {sale(100, u"TAX"_s), sale(100, u"NON"_s), fixedDiscount(20)},
        with(taxDetail(u"2"_s), u"ApplyTaxAfterDiscount"_s, true), 7.43, 187.43); // 90 x 8.25 % = 7.425
    row("automated: the service decides", "us_automated", {sale(375, u"TAX"_s), sale(49.5, u"NON"_s)}, {}, 30.94,
        455.44);
    row("automated: the override of the reference", "us_automated", {sale(375, u"TAX"_s), sale(49.5, u"NON"_s)},
        with(taxDetail(u"CustomSalesTax"_s, 31), u"ApplyTaxAfterDiscount"_s, true), 31, 455.5);
    row("automated: always after the discount", "us_automated", {sale(200, u"TAX"_s), fixedDiscount(100)}, {}, 8.25,
        108.25);
    row("Canada: the verification case of 13 %", "ca", {sale(6698.22, u"5"_s)}, {}, 870.77, 7568.99);
    row("Canada: once per rate, not per line", "ca", {sale(0.35, u"5"_s), sale(0.35, u"5"_s), sale(0.35, u"5"_s)}, {},
        0.14, 1.19);
    row("Canada: two rates of one code", "ca", {sale(4495.16, u"7"_s)}, {}, 673.15, 5168.31); // 224.76 + 448.39
    row("Canada: a rate shared by two codes", "ca", {sale(0.1, u"4"_s), sale(0.1, u"7"_s)}, {}, 0.02, 0.22);
    row("Canada: exempt and out of scope", "ca", {sale(10, u"2"_s), sale(5, u"6"_s)}, {}, 0, 15);
    row("Canada: a tax line moved by a cent", "ca", {sale(1.05, u"5"_s)}, taxDetail({}, 0.15, {taxLine(u"7"_s, 0.15)}),
        0.15, 1.2);
    row("Great Britain: 20 %, 5 % and 0 %", "gb", {sale(10.03, u"2"_s), sale(10.1, u"3"_s), sale(7, u"4"_s)}, {}, 2.52,
        29.65); // 2.006 and 0.505
    row("Great Britain: a discount is spread before tax", "gb",
        {sale(100, u"2"_s), sale(100, u"3"_s), fixedDiscount(20)}, {}, 22.5, 202.5);
    row("Great Britain: prices with tax", "gb", {sale(100, u"2"_s, gross(120))}, inclusive, 20, 120);
    row("Great Britain: prices with tax and a discount", "gb", {sale(100, u"2"_s, gross(120)), fixedDiscount(12)},
        inclusive, 18, 108);
    row("Great Britain: no tax at all", "gb", {sale(100)}, none, 0, 100);
    row("Australia: GST", "au", {sale(99.95, u"2"_s), sale(10, u"3"_s)}, {}, 10, 119.95);
    row("Euro: 19 % and 7 %", "eur_19_7", {sale(33.33, u"2"_s), sale(12.12, u"3"_s)}, {}, 7.18, 52.63);
    row("Euro: gross without TaxInclusiveAmt is worked out", "eur_19_7", {sale(100, u"2"_s)}, inclusive, 19, 119);
}

void TestQuickBooksTaxes::totalsAddUp()
{
    QFETCH(QString, profile);
    QFETCH(QJsonArray, lines);
    QFETCH(QJsonObject, more);
    QFETCH(double, tax);
    QFETCH(double, total);
    FormCaller caller(profile);
    for (const QString &kind : {u"invoice"_s, u"salesreceipt"_s, u"creditmemo"_s}) {
        const QJsonObject form = caller.written(kind, formBody(lines, more));
        QCOMPARE(form.value(u"fault").toString() + form.value(u"detail").toString(), QString());
        QCOMPARE(form.value(u"TxnTaxDetail")[u"TotalTax"], QJsonValue(tax));
        QCOMPARE(form.value(u"TotalAmt"), QJsonValue(total));
        QCOMPARE(form.value(u"Balance"), kind == u"salesreceipt" ? QJsonValue(0) : QJsonValue(total));
    }
}

void TestQuickBooksTaxes::switchesMoveCents_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("position");
    QTest::addColumn<QJsonArray>("lines");
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<double>("tax");
    const auto row = [](const char *name, const QString &profile, const QString &set, const QJsonArray &lines,
                         const QJsonObject &more, double tax) {
        QTest::newRow(name) << profile << set.section(u'=', 0, 0) << set.section(u'=', 1) << lines << more << tax;
    };
    const QJsonArray taxed{sale(375, u"TAX"_s)};
    const QJsonObject bare = taxDetail({}, 31);
    const QJsonObject coded = taxDetail(u"CustomSalesTax"_s, 31);
    row("a bare total is honoured", u"us_automated"_s, u"ast_override=honoured"_s, taxed, bare, 31);
    row("a bare total needs its code", u"us_automated"_s, u"ast_override=honoured_only_with_code"_s, taxed, bare,
        30.94);
    row("a total with its code", u"us_automated"_s, u"ast_override=honoured_only_with_code"_s, taxed, coded, 31);
    row("overrides are ignored", u"us_automated"_s, u"ast_override=ignored"_s, taxed, coded, 30.94);
    row("a manual code alone gives nothing", u"us_manual"_s, u"manual_tax_code_only=zero"_s, taxed, taxDetail(u"2"_s),
        0);
    row("tax lines are ignored", u"ca"_s, u"tax_line_override=ignored"_s, {sale(1.05, u"5"_s)},
        taxDetail({}, 0.15, {taxLine(u"7"_s, 0.15)}), 0.14);
    row("tax is rounded per line", u"ca"_s, u"tax_rounding=per_line"_s,
        {sale(0.35, u"5"_s), sale(0.35, u"5"_s), sale(0.35, u"5"_s)}, {}, 0.15);
    // Ten shares of 0.014 are 0.10 when each is rounded.
    QJsonArray ten;
    for (int i = 0; i < 10; ++i) {
        ten.append(sale(1, u"2"_s));
    }
    ten.append(fixedDiscount(0.14));
    row("ten shares, each rounded: 9.90 x 20 %", u"gb"_s, u"discount_shares=per_line"_s, ten, {}, 1.98);
    row("ten shares, not rounded: 9.86 x 20 %", u"gb"_s, u"discount_shares=exact"_s, ten, {}, 1.97);
    row("ten shares that add up: 9.86 x 20 %", u"gb"_s, u"discount_shares=remainder"_s, ten, {}, 1.97);
    const QJsonArray half{sale(2.53, u"2"_s), sale(2.53, u"4"_s), fixedDiscount(0.01)};
    row("half a cent, not rounded: 2.525 x 20 %", u"gb"_s, u"discount_shares=exact"_s, half, {}, 0.51);
    row("half a cent to the first of two: 2.52 x 20 %", u"gb"_s, u"discount_shares=remainder"_s, half, {}, 0.5);
}

void TestQuickBooksTaxes::switchesMoveCents()
{
    QFETCH(QString, profile);
    QFETCH(QString, name);
    QFETCH(QString, position);
    QFETCH(QJsonArray, lines);
    QFETCH(QJsonObject, more);
    QFETCH(double, tax);
    FormCaller caller(profile);
    QVERIFY(caller.standIn.setSwitch(name, position));
    const QJsonObject form = caller.invoice(lines, more);
    QCOMPARE(form.value(u"detail").toString(), QString());
    QCOMPARE(form.value(u"TxnTaxDetail")[u"TotalTax"], QJsonValue(tax));
}

void TestQuickBooksTaxes::automatedTaxLooksAtStateItemAndCustomer()
{
    FormCaller caller(u"us_automated"_s);
    const auto tax = [&](const QJsonObject &line, const QJsonObject &more = {}) {
        return caller.invoice({line}, more).value(u"TxnTaxDetail").toObject();
    };
    const auto to = [](const QString &state) {
        return QJsonObject{{u"ShipAddr"_s, QJsonObject{{u"CountrySubDivisionCode"_s, state}}}};
    };
    QCOMPARE(tax(sale(100, u"TAX"_s), to(u"CA"_s)).value(u"TotalTax"), QJsonValue(7.25));
    QCOMPARE(tax(sale(100, u"TAX"_s), to(u"NY"_s)).value(u"TaxLine").toArray().size(), 2);
    QCOMPARE(tax(sale(100, u"TAX"_s), to(u"NY"_s)).value(u"TotalTax"), QJsonValue(8.88)); // 4.00 + 4.875
    QCOMPARE(tax(sale(100, u"TAX"_s), to(u"OR"_s)).value(u"TotalTax"), QJsonValue(0));
    // An override of nothing that the service would collect does not stick.
    QJsonObject wanted = taxDetail(u"CustomSalesTax"_s, 5);
    wanted.insert(u"ShipAddr"_s, to(u"OR"_s).value(u"ShipAddr"));
    QCOMPARE(tax(sale(100, u"TAX"_s), wanted).value(u"TotalTax"), QJsonValue(0));
    const QJsonObject overridden = tax(sale(100, u"TAX"_s), taxDetail(u"CustomSalesTax"_s, 5));
    QCOMPARE(overridden.value(u"TaxReviewStatus").toString(), u"AST_TAX_OVERRIDE"_s);
    QCOMPARE(overridden.value(u"TaxLine")[0][u"TaxLineDetail"][u"OverrideDeltaAmount"], QJsonValue(-3.25));
    // Without a code a line is taken for TAX; then the item decides: services are not taxed, concrete is.
    const QJsonObject plain = caller.invoice({sale(100)});
    QCOMPARE(plain.value(u"Line")[0][u"SalesItemLineDetail"][u"TaxCodeRef"][u"value"].toString(), u"TAX"_s);
    QCOMPARE(plain.value(u"TotalAmt"), QJsonValue(100));
    const QJsonObject concrete = sale(100, {}, {{u"ItemRef"_s, reference(u"3"_s)}});
    QCOMPARE(caller.invoice({concrete}).value(u"TotalAmt"), QJsonValue(108.25));
    QVERIFY(
        caller.standIn.act(u"customer.edit"_s, {{u"id"_s, u"1"_s}, {u"values"_s, QJsonObject{{u"Taxable"_s, false}}}}));
    QCOMPARE(caller.invoice({concrete}).value(u"TotalAmt"), QJsonValue(100));
    // There, but not set up: no tax.
    caller.prefer(u"TaxPrefs"_s, u"PartnerTaxEnabled"_s, false);
    QCOMPARE(tax(sale(100, u"TAX"_s), taxDetail(u"CustomSalesTax"_s, 5)), (QJsonObject{{u"TotalTax"_s, 0}}));
}

void TestQuickBooksTaxes::linesNeedTheCodesOfTheirCountry_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("fault");
    QTest::newRow("a number in the United States") << u"us_manual"_s << u"2"_s << u"6100"_s;
    QTest::newRow("a number without sales tax") << u"us_none"_s << u"2"_s << u"6100"_s;
    QTest::newRow("nothing in Canada") << u"ca"_s << QString() << u"6000"_s;
    QTest::newRow("nothing in Germany") << u"eur_19_7"_s << QString() << u"6000"_s;
    QTest::newRow("a code that is not there") << u"gb"_s << u"77"_s << u"2500"_s;
    QTest::newRow("the American code abroad") << u"au"_s << u"TAX"_s << u"2500"_s;
}

void TestQuickBooksTaxes::linesNeedTheCodesOfTheirCountry()
{
    QFETCH(QString, profile);
    QFETCH(QString, code);
    QFETCH(QString, fault);
    FormCaller caller(profile);
    const QJsonObject form = caller.invoice({sale(10, code)});
    QCOMPARE(form.value(u"fault").toString(), fault);
    if (profile == u"ca") {
        QCOMPARE(form.value(u"detail").toString(),
            u"Business Validation Error: Make sure all your transactions have a GST/HST rate before you save."_s);
    }
    QCOMPARE(caller.standIn.dump().value(u"invoices").toArray().size(), 0);
}

void TestQuickBooksTaxes::aSparseChangeOfLinesTaxesAnew()
{
    FormCaller caller(u"us_manual"_s);
    const QString id = caller.invoice({sale(100, u"TAX"_s)}, taxDetail(u"2"_s)).value(u"Id").toString();
    QJsonObject update
        = caller.version(u"Invoice"_s, id, {{u"sparse"_s, true}, {u"Line"_s, QJsonArray{sale(200, u"TAX"_s)}}});
    QCOMPARE(caller.written(u"invoice"_s, update).value(u"TotalAmt"), QJsonValue(216.5));
    update = caller.version(u"Invoice"_s, id, {{u"sparse"_s, true}, {u"PrivateNote"_s, u"n"_s}});
    QCOMPARE(caller.written(u"invoice"_s, update).value(u"TotalAmt"), QJsonValue(216.5));
    // A whole form that brings its old tax along keeps it (7.7.5).
    QJsonObject whole = caller.read(u"Invoice"_s, id);
    whole.insert(u"Line"_s, QJsonArray{sale(300, u"TAX"_s)});
    QCOMPARE(caller.written(u"invoice"_s, whole).value(u"TotalAmt"), QJsonValue(316.5));
    whole = caller.version(u"Invoice"_s, id, formBody({sale(300, u"TAX"_s)}));
    QCOMPARE(caller.written(u"invoice"_s, whole).value(u"TotalAmt"), QJsonValue(300));
}

void TestQuickBooksTaxes::amountsStayExactInJson_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QByteArray>("amount");
    QTest::addColumn<QByteArray>("total");
    QTest::newRow("cents that a double cannot hold") << u"USD"_s << "1.10"_ba << "1.1"_ba;
    QTest::newRow("a large amount") << u"USD"_s << "123456789.07"_ba << "123456789.07"_ba;
    QTest::newRow("nearly the largest") << u"USD"_s << "9999999999.99"_ba << "9999999999.99"_ba;
    QTest::newRow("half a cent goes up") << u"USD"_s << "1.005"_ba << "1.01"_ba;
    QTest::newRow("less than half a cent goes down") << u"USD"_s << "1.00499"_ba << "1"_ba;
    QTest::newRow("yen have no decimals") << u"JPY"_s << "1200"_ba << "1200"_ba;
    QTest::newRow("dinars have three") << u"KWD"_s << "1.005"_ba << "1.005"_ba;
}

void TestQuickBooksTaxes::amountsStayExactInJson()
{
    QFETCH(QString, currency);
    QFETCH(QByteArray, amount);
    QFETCH(QByteArray, total);
    FormCaller caller(u"us_none"_s, currency);
    const net::Reply reply = caller.standIn.handle(caller.request("POST", u"invoice"_s, {},
        R"({"CustomerRef":{"value":"1"},"Line":[{"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{},"Amount":)"
            + amount + "}]}"));
    const QByteArray key = "\"TotalAmt\":";
    const qsizetype from = reply.body.indexOf(key) + key.size();
    QCOMPARE(reply.body.mid(from, total.size()), total);
    QVERIFY(QByteArray(",}").contains(reply.body.at(from + total.size())));
}

void TestQuickBooksTaxes::companyProfilesDescribeThemselves_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QJsonObject>("taxes");
    const QJsonObject uses{{u"UsingSalesTax"_s, true}};
    QTest::newRow("none") << u"us_none"_s << u"US"_s << u"USD"_s << QJsonObject{{u"UsingSalesTax"_s, false}};
    QTest::newRow("manual") << u"us_manual"_s << u"US"_s << u"USD"_s
                            << with(uses, u"TaxGroupCodeRef"_s, reference(u"2"_s));
    QTest::newRow("of old") << QString() << u"US"_s << u"USD"_s << with(uses, u"TaxGroupCodeRef"_s, reference(u"2"_s));
    QTest::newRow("automated") << u"us_automated"_s << u"US"_s << u"USD"_s << with(uses, u"PartnerTaxEnabled"_s, true);
    QTest::newRow("Canada") << u"ca"_s << u"CA"_s << u"CAD"_s << uses;
    QTest::newRow("Great Britain") << u"gb"_s << u"GB"_s << u"GBP"_s << uses;
    QTest::newRow("Australia") << u"au"_s << u"AU"_s << u"AUD"_s << uses;
    QTest::newRow("euro") << u"eur_19_7"_s << u"DE"_s << u"EUR"_s << uses;
}

void TestQuickBooksTaxes::companyProfilesDescribeThemselves()
{
    QFETCH(QString, profile);
    QFETCH(QString, country);
    QFETCH(QString, currency);
    QFETCH(QJsonObject, taxes);
    FormCaller caller(profile);
    const QJsonObject info = QuickBooksCaller::json(caller.get(QString(u"companyinfo/"_s + caller.realm)));
    QCOMPARE(info.value(u"CompanyInfo")[u"Country"].toString(), country);
    const QJsonValue preferences = QuickBooksCaller::json(caller.get(u"preferences"_s)).value(u"Preferences");
    QCOMPARE(preferences[u"TaxPrefs"].toObject(), taxes);
    QCOMPARE(preferences[u"CurrencyPrefs"][u"HomeCurrency"][u"value"].toString(), currency);
    // Every rate that a code names is there.
    for (const auto code : caller.rows(u"SELECT * FROM TaxCode"_s, u"TaxCode"_s)) {
        for (const auto detail : code[u"SalesTaxRateList"][u"TaxRateDetail"].toArray()) {
            const QString id = detail[u"TaxRateRef"][u"value"].toString();
            QCOMPARE(caller.rows(u"SELECT * FROM TaxRate WHERE Id = '%1'"_s.arg(id), u"TaxRate"_s).size(), 1);
        }
    }
}

void TestQuickBooksTaxes::randomTotalsMatchPlainIntegers()
{
    // A second, plainer computation in cents: 13 % and untaxed lines with a fixed discount, shares rounded per line.
    FormCaller caller(u"ca"_s);
    std::mt19937 random(4);
    const auto below = [&random](int most) { return int(random() % unsigned(most)); };
    for (int run = 0; run < 300; ++run) {
        QJsonArray lines;
        std::vector<qint64> taxed;
        std::vector<qint64> all;
        qint64 subtotal = 0;
        for (int i = 0; i <= below(6); ++i) {
            const qint64 cents = 1 + below(90'000);
            const bool taxable = below(3) > 0;
            lines.append(sale(double(cents) / 100, taxable ? u"5"_s : u"2"_s));
            all.push_back(cents);
            taxed.push_back(taxable ? cents : 0);
            subtotal += cents;
        }
        const qint64 discount = below(2) == 0 ? 0 : below(int(subtotal));
        if (discount > 0) {
            lines.append(fixedDiscount(double(discount) / 100));
        }
        qint64 base = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const qint64 share = (2 * discount * all[i] + subtotal) / (2 * subtotal);
            base += taxed[i] > 0 ? all[i] - share : 0;
        }
        const qint64 tax = (2 * base * 13 + 100) / 200;
        const QJsonObject form = caller.invoice(lines);
        QCOMPARE(form.value(u"TxnTaxDetail")[u"TotalTax"], QJsonValue(double(tax) / 100));
        QCOMPARE(form.value(u"TotalAmt"), QJsonValue(double(subtotal - discount + tax) / 100));
    }
}

QTEST_GUILESS_MAIN(TestQuickBooksTaxes)
#include "tst_quickbooks_taxes.moc"
