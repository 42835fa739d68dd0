// The receipt of a payment and the refund of a receipt, in companies of each kind.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/receipt.h"
#include "payments.h"

#include "flows/invoice_mirror/service_totals.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows::sales_receipts;
using namespace kontor::testing;
using kontor::flows::invoice_mirror::TaxForm;

namespace {

ReceiptRules rules(Charge charge = Charge::Order)
{
    return {.document = {.customer = u"58"_s, .defaultItem = u"21"_s, .taxItem = u"22"_s},
        .zone = u"America/Chicago"_s,
        .depositAccount = u"4"_s,
        .paymentMethod = u"1"_s,
        .charge = charge};
}

/// "Apron 40.00 TAX; Shipping 5.00 NON | discount 3.00 | tax 3.20": what matters of a body.
QString brief(const QJsonObject &body)
{
    QStringList lines;
    QString discount;
    for (const QJsonValue &row : body[u"Line"].toArray()) {
        const QString amount = QString::number(row[u"Amount"].toDouble(), 'f', 2);
        if (row[u"DetailType"].toString() == u"DiscountLineDetail") {
            discount = u" | discount "_s + amount;
            continue;
        }
        const QJsonValue detail = row[u"SalesItemLineDetail"];
        QString line = row[u"Description"].toString() + u' ' + amount;
        if (detail[u"Qty"].isDouble() && detail[u"Qty"].toDouble() != 1) {
            line += u" x"_s + QString::number(detail[u"Qty"].toDouble());
        }
        lines.append(line + u' ' + detail[u"TaxCodeRef"][u"value"].toString());
    }
    const QJsonValue tax = body[u"TxnTaxDetail"][u"TotalTax"];
    return lines.join(u"; "_s) + discount
        + (tax.isDouble() ? u" | tax "_s + QString::number(tax.toDouble(), 'f', 2) : QString());
}

/// What the service would make of the body, in minor units.
ServiceTotals booked(const QString &name, const QJsonObject &body, Overrides overrides = Overrides::Honoured)
{
    const Company kind = company(name);
    const quickbooks::CompanyProfile profile = profileOf(kind);
    return ServiceArithmetic(kind, profile, body, overrides).totals();
}

/// The order of highlevel-api 5.4: 2 x 20, 40 with 8 %, 5 for shipping.
highlevel::Order shopOrder(const QString &currency = u"USD"_s, const QString &tax = u"Sales tax|8"_s)
{
    return order(currency, 88.2, {{u"Recipe e-book"_s, 20, 2}, {u"Apron - Blue"_s, 40, 1, tax}},
        {{u"subtotal"_s, 80}, {u"discount"_s, 0}, {u"tax"_s, 3.2}, {u"shipping"_s, 5}});
}

const QString oneLine = u"Acme shop 44.10 NON"_s; // of two products none is guessed

} // namespace

class TestReceipt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderLinesComeToWhatWasPaid_data();
    void orderLinesComeToWhatWasPaid();
    void theHeadOfAReceipt();
    void anythingElseIsOneLine_data();
    void anythingElseIsOneLine();
    void oneLineHoldsTheTaxOfItsOrder_data();
    void oneLineHoldsTheTaxOfItsOrder();
    void whereTheTaxIsNotKnownTheReceiptSaysSo_data();
    void whereTheTaxIsNotKnownTheReceiptSaysSo();
    void oneRateWithTwoCodesIsNotKnown();
    void oneLineWithTheTaxAsALine();
    void aRenewalTakesWhatIsChargedAgain_data();
    void aRenewalTakesWhatIsChargedAgain();
    void ofARenewalNoProductIsGuessed_data();
    void ofARenewalNoProductIsGuessed();
    void oneLineStandsOnTheItemOfItsProductElseOnTheOneThatIsSet();
    void aTaxWithoutACodeIsTheOwners();
    void aHundredTimesTheOrderIsAsked_data();
    void aHundredTimesTheOrderIsAsked();
    void whatCannotBeBookedIsNamed_data();
    void whatCannotBeBookedIsNamed();
    void daysAreThoseOfTheLocation_data();
    void daysAreThoseOfTheLocation();
    void currenciesWithOtherDecimals_data();
    void currenciesWithOtherDecimals();
    void aFullRefundHasTheLinesOfTheReceipt_data();
    void aFullRefundHasTheLinesOfTheReceipt();
    void aFullRefundOfARewrittenReceipt();
    void aPartialRefundIsOneLine();
    void aPartialRefundHasTheCodeOfItsReceipt_data();
    void aPartialRefundHasTheCodeOfItsReceipt();
    void aPartialRefundOfSeveralCodesSaysThatItsTaxIsNotKnown_data();
    void aPartialRefundOfSeveralCodesSaysThatItsTaxIsNotKnown();
    void theCodeOfAReceiptThatIsNotUsedAnyMore();
    void aRefundWithoutAReceiptIsOneLine();
    void marksTellRefundsApart();
};

void TestReceipt::orderLinesComeToWhatWasPaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("orderJson");
    QTest::addColumn<double>("paid");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("tax");
    const auto row
        = [](const char *title, const QString &name, const QJsonObject &json, double paid, const QString &expected,
              int tax) { QTest::newRow(title) << name << json << paid << expected << tax; };
    const auto orderOf = [](const QString &currency, const std::vector<Ordered> &items, const QJsonObject &summary) {
        return orderRow(currency, 0, items, summary);
    };
    const QString usd = u"USD"_s;
    const QString eur = u"EUR"_s;
    const std::vector<Ordered> shop{{u"Book"_s, 20, 2}, {u"Apron"_s, 40, 1, u"Sales tax|8"_s}};
    row("one line", u"us_none"_s, orderOf(usd, {{u"Book"_s, 55}}, {}), 55, u"Book 55.00 NON"_s, 0);
    row("quantities", u"us_none"_s, orderOf(usd, {{u"Book"_s, 20, 2}, {u"Hour"_s, 10, 1.5}}, {}), 55,
        u"Book 40.00 x2 NON; Hour 15.00 x1.5 NON"_s, 0);
    row("tax is a line", u"us_none"_s, orderOf(usd, shop, {{u"tax"_s, 3.2}}), 83.2,
        u"Book 40.00 x2 NON; Apron 40.00 NON; Sales tax 8 % 3.20 NON"_s, 0);
    row("tax is an override", u"us_automated"_s, orderOf(usd, shop, {{u"tax"_s, 3.2}}), 83.2,
        u"Book 40.00 x2 NON; Apron 40.00 TAX | tax 3.20"_s, 320);
    row("shipping", u"us_automated"_s, orderOf(usd, shop, {{u"tax"_s, 3.2}, {u"shipping"_s, 5}}), 88.2,
        u"Book 40.00 x2 NON; Apron 40.00 TAX; Shipping 5.00 NON | tax 3.20"_s, 320);
    row("coupon", u"us_automated"_s, orderOf(usd, {{u"Book"_s, 20, 2}}, {{u"discount"_s, 4}}), 36,
        u"Book 40.00 x2 NON | discount 4.00"_s, 0);
    row("coupon, tax and shipping", u"us_automated"_s,
        orderOf(
            usd, {{u"Apron"_s, 100, 1, u"Sales tax|8"_s}}, {{u"discount"_s, 10}, {u"tax"_s, 7.2}, {u"shipping"_s, 5}}),
        102.2, u"Apron (1 x 100 - 10.00) 90.00 TAX; Shipping 5.00 NON | tax 7.20"_s, 720);
    row("automatic tax has no name", u"us_none"_s, orderOf(usd, {{u"Book"_s, 40}}, {{u"tax"_s, 3.3}}), 43.3,
        u"Book 40.00 NON; Tax 3.30 NON"_s, 0);
    row("Germany: a code", u"de"_s, orderOf(eur, {{u"Buch"_s, 100, 1, u"MwSt|19"_s}}, {{u"tax"_s, 19}}), 119,
        u"Buch 100.00 2"_s, 1900);
    row("Germany: two rates", u"de"_s,
        orderOf(eur, {{u"Kurs"_s, 100, 1, u"MwSt|19"_s}, {u"Buch"_s, 10, 2, u"MwSt|7"_s}}, {{u"tax"_s, 20.4}}), 140.4,
        u"Kurs 100.00 2; Buch 20.00 x2 3"_s, 2040);
    row("Germany: without tax", u"de"_s, orderOf(eur, {{u"Buch"_s, 10, 2}}, {}), 20, u"Buch 20.00 x2 4"_s, 0);
}

void TestReceipt::orderLinesComeToWhatWasPaid()
{
    QFETCH(QString, name);
    QFETCH(QJsonObject, orderJson);
    QFETCH(double, paid);
    QFETCH(int, tax);
    const highlevel::Transaction transaction = payment({{u"amount"_s, paid}, {u"currency"_s, orderJson[u"currency"]}});
    const auto receipt
        = receiptFor(transaction, highlevel::orderFromJson(orderJson).value(), profileOf(company(name)), rules());
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().key));
    QVERIFY(receipt->fromOrder);
    QTEST(brief(receipt->body), "expected");
    QCOMPARE(receipt->total, transaction.amount);
    QCOMPARE(receipt->tax.minorUnits(), tax);
    const ServiceTotals service = booked(name, receipt->body);
    QCOMPARE(service.refusal, QString());
    QCOMPARE(service.total, transaction.amount.minorUnits());
    QCOMPARE(service.tax, tax);
}

void TestReceipt::theHeadOfAReceipt()
{
    const auto receipt = receiptFor(payment(), shopOrder(), profileOf(company(u"us_automated"_s)), rules());
    QVERIFY(receipt);
    QCOMPARE(receipt->body[u"CustomerRef"][u"value"].toString(), u"58"_s);
    QCOMPARE(receipt->body[u"DepositToAccountRef"][u"value"].toString(), u"4"_s);
    QCOMPARE(receipt->body[u"PaymentMethodRef"][u"value"].toString(), u"1"_s);
    QCOMPARE(receipt->body[u"TxnDate"].toString(), u"2026-07-01"_s);
    QCOMPARE(receipt->body[u"PrivateNote"].toString(), u"HighLevel payment 66f0a1000000000000000041"_s);
    QCOMPARE(receipt->body[u"PaymentRefNum"].toString(), u"0a1000000000000000041"_s);
    QVERIFY(!receipt->body.contains(u"DueDate"));
    QVERIFY(!receipt->body.contains(u"DocNumber"));
    // What is not known yet is said.
    ReceiptRules nothing = rules();
    nothing.document.defaultItem.clear();
    nothing.document.taxItem.clear();
    nothing.paymentMethod.clear();
    const auto first = receiptFor(payment(), shopOrder(), profileOf(company(u"us_none"_s)), nothing);
    QVERIFY(first && first->needsDefaultItem && first->needsTaxItem);
    QVERIFY(!first->body.contains(u"PaymentMethodRef"));
}

void TestReceipt::anythingElseIsOneLine_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QJsonObject>("orderJson");
    QTest::addColumn<QString>("expected");
    const QJsonObject half{{u"amount"_s, 44.1}};
    const QJsonObject shop
        = orderRow(u"USD"_s, 88.2, {{u"Recipe e-book"_s, 20, 2}, {u"Apron - Blue"_s, 40, 1, u"Sales tax|8"_s}},
            {{u"tax"_s, 3.2}, {u"shipping"_s, 5}});
    const auto changed = [&shop](const QString &name, const QJsonValue &value) {
        QJsonObject row = shop;
        row.insert(name, value);
        return row;
    };
    QTest::newRow("a part of it") << half << shop << oneLine;
    QTest::newRow("a cent less") << QJsonObject{{u"amount"_s, 88.19}} << shop << u"Acme shop 88.19 NON"_s;
    QTest::newRow("more, a tip perhaps") << QJsonObject{{u"amount"_s, 98.2}} << shop << u"Acme shop 98.20 NON"_s;
    QTest::newRow("the order is gone") << half << QJsonObject() << u"Acme shop 44.10 NON"_s;
    QTest::newRow("the order is gone, and nothing has a name") << QJsonObject{{u"amount"_s, 44.1},
        {u"entitySourceName"_s, QJsonValue()}} << QJsonObject() << u"HighLevel payment 44.10 NON"_s;
    QTest::newRow("in another currency") << QJsonObject() << changed(u"currency"_s, u"EUR"_s)
                                         << u"Acme shop 88.20 NON"_s;
    QTest::newRow("without lines") << half << changed(u"items"_s, QJsonArray()) << u"Acme shop 44.10 NON"_s;
    QTest::newRow("with an amount of words")
        << QJsonObject() << changed(u"amountSummary"_s, QJsonObject{{u"tax"_s, u"some"_s}}) << u"Acme shop 88.20 NON"_s;
    QTest::newRow("with a line without a name")
        << half << orderRow(u"USD"_s, 88.2, {{QString(), 88.2}}) << u"Acme shop 44.10 NON"_s;
    QTest::newRow("with a line of too much")
        << half << orderRow(u"USD"_s, 88.2, {{u"Moon"_s, 9e11, 9e5}}) << u"Moon 44.10 NON"_s;
    QTest::newRow("with a name of two lines")
        << half << orderRow(u"USD"_s, 88.2, {{u"Apron\nBlue"_s, 88.2}}) << u"Apron Blue 44.10 NON"_s;
}

void TestReceipt::anythingElseIsOneLine()
{
    QFETCH(QJsonObject, changes);
    QFETCH(QJsonObject, orderJson);
    std::optional<highlevel::Order> known;
    if (!orderJson.isEmpty()) {
        known = highlevel::orderFromJson(orderJson).value();
    }
    const highlevel::Transaction transaction = payment(changes);
    const auto receipt = receiptFor(transaction, known, profileOf(company(u"us_automated"_s)), rules());
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().key));
    QVERIFY(!receipt->fromOrder && !receipt->taxUnknown);
    QTEST(brief(receipt->body), "expected");
    QCOMPARE(receipt->total, transaction.amount);
    QVERIFY(receipt->tax.isZero());
    QCOMPARE(booked(u"us_automated"_s, receipt->body).total, transaction.amount.minorUnits());
}

void TestReceipt::oneLineHoldsTheTaxOfItsOrder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("orderJson");
    QTest::addColumn<double>("paid");
    QTest::addColumn<Charge>("charge");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("tax");
    const auto row = [](const char *title, const QString &name, const QJsonObject &json, double paid,
                         const QString &expected, int tax, Charge charge = Charge::Order) {
        QTest::newRow(title) << name << json << paid << charge << expected << tax;
    };
    const auto euros = [](const std::vector<Ordered> &items, const QJsonObject &summary = {}) {
        return orderRow(u"EUR"_s, 119, items, summary);
    };
    const QJsonObject buch = euros({{u"Buch"_s, 100, 1, u"MwSt|19"_s}}, {{u"tax"_s, 19}});
    row("a part of it", u"de"_s, buch, 50, u"Buch (1 x 50) 42.02 2"_s, 798);
    row("with a tip", u"de"_s, buch, 130, u"Buch (1 x 130) 109.24 2"_s, 2076);
    row("a cent less", u"de"_s, buch, 118.99, u"Buch (1 x 118.99) 99.99 2"_s, 1900);
    row("cents that no net comes to", u"de"_s, buch, 0.03, u"Buch (1 x 0.03) 0.03 2 | tax 0.00"_s, 0);
    row("several products", u"de"_s,
        euros({{u"Buch"_s, 60, 1, u"MwSt|19"_s}, {u"Kurs"_s, 40, 1, u"MwSt|19"_s}}, {{u"tax"_s, 19}}), 30,
        u"Acme shop (1 x 30) 25.21 2"_s, 479);
    row("one rate under two names", u"de"_s,
        euros({{u"Buch"_s, 60, 1, u"MwSt|19"_s}, {u"Kurs"_s, 40, 1, u"USt|19"_s}}, {{u"tax"_s, 19}}), 30,
        u"Acme shop (1 x 30) 25.21 2"_s, 479);
    row("the reduced rate", u"de"_s, euros({{u"Buch"_s, 100, 1, u"MwSt|7"_s}}, {{u"tax"_s, 7}}), 50,
        u"Buch (1 x 50) 46.73 3"_s, 327);
    row("prices that hold it", u"de"_s, euros({{u"Buch"_s, 119, 1, u"MwSt|19"_s}}), 119, u"Buch (1 x 119) 100.00 2"_s,
        1900);
    row("a coupon", u"de"_s, euros({{u"Buch"_s, 100, 1, u"MwSt|19"_s}}, {{u"tax"_s, 17.1}, {u"discount"_s, 10}}), 50,
        u"Buch (1 x 50) 42.02 2"_s, 798);
    row("untaxed", u"de"_s, euros({{u"Buch"_s, 100}}), 50, u"Buch 50.00 4"_s, 0);
    row("untaxed, with shipping", u"de"_s, euros({{u"Buch"_s, 100}}, {{u"tax"_s, 0}, {u"shipping"_s, 5}}), 50,
        u"Buch 50.00 4"_s, 0);
    row("Britain", u"gb"_s, orderRow(u"GBP"_s, 120, {{u"Book"_s, 100, 1, u"VAT|20"_s}}, {{u"tax"_s, 20}}), 10,
        u"Book (1 x 10) 8.33 2"_s, 167);
    row("Canada: one of two codes without tax", u"ca"_s,
        orderRow(u"CAD"_s, 113, {{u"Mulch"_s, 100, 1, u"HST|13"_s}}, {{u"tax"_s, 13}}), 50, u"Mulch (1 x 50) 44.25 5"_s,
        575);
    row("Canada: a code of two rates", u"ca"_s,
        orderRow(u"CAD"_s, 114.98, {{u"Mulch"_s, 100, 1, u"GST and QST|14.975"_s}}, {{u"tax"_s, 14.98}}), 57.49,
        u"Mulch (1 x 57.49) 50.00 7"_s, 749);
    row("yen", u"jp"_s, orderRow(u"JPY"_s, 1080, {{u"Hon"_s, 1000, 1, u"Tax|8"_s}}, {{u"tax"_s, 80}}), 500,
        u"Hon (1 x 500) 463.00 3"_s, 37);
    row("fils", u"kw"_s, orderRow(u"KWD"_s, 10.5, {{u"Book"_s, 10, 1, u"VAT|5"_s}}, {{u"tax"_s, 0.5}}), 1,
        u"Book (1 x 1) 0.95 2"_s, 48);
    const QJsonObject plan = euros({{u"Plan"_s, 100, 1, u"MwSt|19"_s, true}, {u"Setup"_s, 20, 1, u"MwSt|7"_s}},
        {{u"tax"_s, 20.4}, {u"shipping"_s, 5}});
    for (const Charge charge : {Charge::Renewal, Charge::PerhapsRenewal}) {
        const char *title = charge == Charge::Renewal ? "a renewal at another price" : "perhaps a renewal";
        row(title, u"de"_s, plan, 50, u"Plan (1 x 50) 42.02 2"_s, 798, charge);
    }
    row("a renewal after a trial", u"de"_s, euros({{u"Plan"_s, 100, 1, u"MwSt|19"_s, true}}, {{u"tax"_s, 0}}), 50,
        u"Plan (1 x 50) 42.02 2"_s, 798, Charge::Renewal);
}

void TestReceipt::oneLineHoldsTheTaxOfItsOrder()
{
    QFETCH(QString, name);
    QFETCH(QJsonObject, orderJson);
    QFETCH(double, paid);
    QFETCH(Charge, charge);
    QFETCH(int, tax);
    const auto profile = profileOf(company(name));
    const highlevel::Order known = highlevel::orderFromJson(orderJson).value();
    const highlevel::Transaction transaction = payment({{u"amount"_s, paid}, {u"currency"_s, orderJson[u"currency"]}});
    const auto receipt = receiptFor(transaction, known, profile, rules(charge));
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().key));
    QVERIFY(!receipt->fromOrder && !receipt->taxUnknown);
    QTEST(brief(receipt->body), "expected");
    QCOMPARE(receipt->body[u"GlobalTaxCalculation"].toString(), u"TaxExcluded"_s);
    QCOMPARE(receipt->total, transaction.amount);
    QCOMPARE(receipt->tax.minorUnits(), tax);
    const ServiceTotals service = booked(name, receipt->body);
    QCOMPARE(service.refusal, QString());
    QCOMPARE(service.total, transaction.amount.minorUnits());
    QCOMPARE(service.tax, tax);
    // Where the service reckons by itself, a line takes up the cent.
    if (receipt->body.contains(u"TxnTaxDetail")) {
        ReceiptRules rewritten = rules(charge);
        rewritten.document.form = TaxForm::WithoutOverride;
        const auto again = receiptFor(transaction, known, profile, rewritten);
        QVERIFY(again);
        QCOMPARE(booked(name, again->body, Overrides::Ignored).total, transaction.amount.minorUnits());
    } else {
        QCOMPARE(booked(name, receipt->body, Overrides::Ignored).total, transaction.amount.minorUnits());
    }
}

void TestReceipt::whereTheTaxIsNotKnownTheReceiptSaysSo_data()
{
    QTest::addColumn<QJsonObject>("orderJson");
    QTest::addColumn<double>("paid");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const QJsonObject &json, const QString &expected, double paid = 50) {
        QTest::newRow(title) << json << paid << expected;
    };
    const auto euros = [](const std::vector<Ordered> &items, const QJsonObject &summary = {}) {
        return orderRow(u"EUR"_s, 119, items, summary);
    };
    const Ordered taxed{u"Buch"_s, 100, 1, u"MwSt|19"_s};
    QJsonObject other = euros({taxed}, {{u"tax"_s, 19}});
    other.insert(u"currency"_s, u"USD"_s);
    row("two rates", euros({taxed, {u"Brot"_s, 10, 1, u"MwSt|7"_s}}, {{u"tax"_s, 19.7}}), u"Acme shop 50.00 4"_s);
    row("taxed and untaxed", euros({taxed, {u"Brot"_s, 10}}, {{u"tax"_s, 19}}), u"Acme shop 50.00 4"_s);
    row("shipping without tax", euros({taxed}, {{u"tax"_s, 19}, {u"shipping"_s, 5}}), u"Buch 50.00 4"_s);
    row("a tax that nothing bears", euros({{u"Buch"_s, 100}}, {{u"tax"_s, 19}}), u"Buch 119.00 4"_s, 119);
    row("a tax that was not charged", euros({taxed}, {{u"tax"_s, 0}}), u"Buch 100.00 4"_s, 100);
    row("in another currency", other, u"Buch 50.00 4"_s);
    row("not to be trusted", euros({taxed}, {{u"tax"_s, u"some"_s}}), u"Buch 50.00 4"_s);
    row("without lines", euros({}), u"Acme shop 50.00 4"_s);
    row("gone", {}, u"Acme shop 50.00 4"_s);
}

void TestReceipt::whereTheTaxIsNotKnownTheReceiptSaysSo()
{
    QFETCH(QJsonObject, orderJson);
    QFETCH(double, paid);
    std::optional<highlevel::Order> known;
    if (!orderJson.isEmpty()) {
        known = highlevel::orderFromJson(orderJson).value();
    }
    const highlevel::Transaction transaction = payment({{u"amount"_s, paid}, {u"currency"_s, u"EUR"_s}});
    const auto receipt = receiptFor(transaction, known, profileOf(company(u"de"_s)), rules());
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().key));
    QTEST(brief(receipt->body), "expected");
    QVERIFY(receipt->taxUnknown && receipt->tax.isZero());
    QCOMPARE(booked(u"de"_s, receipt->body).total, transaction.amount.minorUnits());
    // A company without tax has nothing to miss.
    Company exempt = company(u"de"_s);
    std::erase_if(exempt.codes, [](const Company::Code &code) { return code.id == u"2" || code.id == u"3"; });
    if (!known) {
        const auto untaxed = receiptFor(transaction, known, profileOf(exempt), rules());
        QVERIFY(untaxed && !untaxed->taxUnknown);
    }
    // Without the only code for no tax it is the owner's, as ever.
    Company several = company(u"de"_s);
    several.codes.push_back({u"9"_s, u"Ausfuhr"_s, {{u"export"_s, u"0"_s}}});
    const auto asked = receiptFor(transaction, known, profileOf(several), rules());
    QVERIFY(!asked);
    QCOMPARE(asked.error().key, u"kontor.tax_not_mapped"_s);
}

void TestReceipt::oneRateWithTwoCodesIsNotKnown()
{
    Company kind = company(u"de"_s);
    kind.codes.push_back({u"9"_s, u"19 % Anlagen"_s, {{u"assets"_s, u"19"_s}}});
    ReceiptRules mapped = rules();
    mapped.document.taxes = {{u"MwSt|19"_s, u"2"_s}, {u"USt|19"_s, u"9"_s}};
    const auto paid = payment({{u"amount"_s, 30}, {u"currency"_s, u"EUR"_s}});
    const auto orderWith = [](const QString &second) {
        return order(u"EUR"_s, 119, {{u"Buch"_s, 60, 1, u"MwSt|19"_s}, {u"Kurs"_s, 40, 1, second}}, {{u"tax"_s, 19}});
    };
    const auto receipt = receiptFor(paid, orderWith(u"USt|19"_s), profileOf(kind), mapped);
    QVERIFY(receipt && receipt->taxUnknown);
    QCOMPARE(brief(receipt->body), u"Acme shop 30.00 4"_s);
    const auto alike = receiptFor(paid, orderWith(u"MwSt|19"_s), profileOf(kind), mapped);
    QVERIFY(alike && !alike->taxUnknown);
    QCOMPARE(brief(alike->body), u"Acme shop (1 x 30) 25.21 2"_s);
}

void TestReceipt::oneLineWithTheTaxAsALine()
{
    // Of a rate that has no code, as the owner wants it.
    const highlevel::Order taxed = order(u"EUR"_s, 116, {{u"Buch"_s, 100, 1, u"MwSt|16"_s}}, {{u"tax"_s, 16}});
    ReceiptRules asLine = rules();
    asLine.document.form = TaxForm::AsLine;
    const auto receipt = receiptFor(
        payment({{u"amount"_s, 50}, {u"currency"_s, u"EUR"_s}}), taxed, profileOf(company(u"de"_s)), asLine);
    QVERIFY(receipt && !receipt->taxUnknown);
    QCOMPARE(brief(receipt->body), u"Buch (1 x 50) 43.10 4; MwSt 16 % 6.90 4"_s);
    QCOMPARE(booked(u"de"_s, receipt->body).total, 5000);
}

void TestReceipt::aRenewalTakesWhatIsChargedAgain_data()
{
    QTest::addColumn<Charge>("charge");
    QTest::addColumn<double>("paid");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, Charge charge, double paid, const QString &expected) {
        QTest::newRow(title) << charge << paid << expected;
    };
    const QString whole = u"Plan 99.00 NON; Setup 20.00 NON | discount 10.00"_s;
    row("the first, with the fee and the coupon", Charge::Order, 109, whole);
    row("renewal", Charge::Renewal, 99, u"Plan 99.00 NON"_s);
    row("renewal at another price", Charge::Renewal, 89, u"Plan 89.00 NON"_s);
    row("a renewal of the first amount", Charge::Renewal, 109, u"Plan 109.00 NON"_s);
    row("the first after a trial: the fee alone", Charge::Order, 20, u"Acme shop 20.00 NON"_s);
    row("days after the order: a renewal", Charge::PerhapsRenewal, 99, u"Plan 99.00 NON"_s);
    row("days after the order: a renewal at another price", Charge::PerhapsRenewal, 89, u"Plan 89.00 NON"_s);
    row("days after the order: paid late", Charge::PerhapsRenewal, 109, whole);
}

void TestReceipt::ofARenewalNoProductIsGuessed_data()
{
    QTest::addColumn<QJsonObject>("orderJson");
    QTest::addColumn<double>("paid");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const std::vector<Ordered> &items, const QJsonObject &summary, double paid,
                         const QString &expected) {
        QTest::newRow(title) << orderRow(u"USD"_s, 0, items, summary) << paid << expected;
    };
    const Ordered book{u"Book"_s, 40};
    const Ordered plan{u"Plan"_s, 99, 1, {}, true};
    const Ordered club{u"Club"_s, 15, 1, {}, true};
    row("what is listed first was bought once", {book, plan}, {}, 89, u"Plan 89.00 NON"_s);
    row("one of two subscriptions", {book, plan, club}, {}, 89, u"Acme shop 89.00 NON"_s);
    row("both of them", {book, plan, club}, {}, 114, u"Plan 99.00 NON; Club 15.00 NON"_s);
    row("the coupon holds on", {plan}, {{u"discount"_s, 10}}, 89, u"Plan 99.00 NON | discount 10.00"_s);
    row("the coupon held once", {plan}, {{u"discount"_s, 10}}, 99, u"Plan 99.00 NON"_s);
    row("the order says nothing of it", {{u"Plan"_s, 99}}, {}, 89, u"Plan 89.00 NON"_s);
    row("nor of which product it is", {book, {u"Plan"_s, 99}}, {}, 89, u"Acme shop 89.00 NON"_s);
}

void TestReceipt::ofARenewalNoProductIsGuessed()
{
    QFETCH(QJsonObject, orderJson);
    QFETCH(double, paid);
    for (const Charge charge : {Charge::Renewal, Charge::PerhapsRenewal}) {
        const auto receipt = receiptFor(payment({{u"amount"_s, paid}, {u"subscriptionId"_s, u"sub_1"_s}}),
            highlevel::orderFromJson(orderJson).value(), profileOf(company(u"us_automated"_s)), rules(charge));
        QVERIFY(receipt);
        QTEST(brief(receipt->body), "expected");
        QCOMPARE(booked(u"us_automated"_s, receipt->body).total, qRound64(paid * 100));
    }
}

void TestReceipt::aRenewalTakesWhatIsChargedAgain()
{
    QFETCH(Charge, charge);
    QFETCH(double, paid);
    const highlevel::Order plan
        = order(u"USD"_s, 109, {{u"Plan"_s, 99, 1, {}, true}, {u"Setup"_s, 20}}, {{u"discount"_s, 10}});
    const auto receipt = receiptFor(payment({{u"amount"_s, paid}, {u"subscriptionId"_s, u"sub_1"_s}}), plan,
        profileOf(company(u"us_automated"_s)), rules(charge));
    QVERIFY(receipt);
    QTEST(brief(receipt->body), "expected");
    QCOMPARE(booked(u"us_automated"_s, receipt->body).total, qRound64(paid * 100));
    // Nothing of the order is charged again: what was paid, under its name.
    const highlevel::Order once = order(u"USD"_s, 99, {{u"Course"_s, 99}});
    const auto bare
        = receiptFor(payment({{u"amount"_s, 99}}), once, profileOf(company(u"us_none"_s)), rules(Charge::Renewal));
    QVERIFY(bare && !bare->fromOrder);
    // A tax of the plan comes again, too.
    const highlevel::Order taxed
        = order(u"EUR"_s, 138, {{u"Plan"_s, 100, 1, u"MwSt|19"_s, true}, {u"Setup"_s, 19}}, {{u"tax"_s, 19}});
    const auto again = receiptFor(payment({{u"amount"_s, 119}, {u"currency"_s, u"EUR"_s}}), taxed,
        profileOf(company(u"de"_s)), rules(Charge::Renewal));
    QVERIFY(again && again->fromOrder);
    QCOMPARE(brief(again->body), u"Plan 100.00 2"_s);
    QCOMPARE(booked(u"de"_s, again->body).total, 11900);
}

void TestReceipt::oneLineStandsOnTheItemOfItsProductElseOnTheOneThatIsSet()
{
    quickbooks::CompanyProfile profile = profileOf(company(u"us_none"_s));
    for (const auto &[id, name] : {std::pair{u"77"_s, u"Acme shop"_s}, std::pair{u"78"_s, u"Plan"_s}}) {
        profile.items.push_back({.id = id, .name = name, .type = u"Service"_s});
    }
    const auto itemOf = [&](const std::vector<Ordered> &items) {
        const auto receipt
            = receiptFor(payment({{u"amount"_s, 89}}), order(u"USD"_s, 99, items), profile, rules(Charge::Renewal));
        return receipt ? receipt->body[u"Line"][0][u"SalesItemLineDetail"][u"ItemRef"][u"value"].toString() : QString();
    };
    QCOMPARE(itemOf({{u"Book"_s, 40}, {u"Plan"_s, 99, 1, {}, true}}), u"78"_s);
    QCOMPARE(itemOf({{u"Plan"_s, 99, 1, {}, true}, {u"Club"_s, 15, 1, {}, true}}), u"21"_s); // a place is no product
}

void TestReceipt::aTaxWithoutACodeIsTheOwners()
{
    const highlevel::Order taxed = order(u"EUR"_s, 116, {{u"Buch"_s, 100, 1, u"MwSt|16"_s}}, {{u"tax"_s, 16}});
    const auto receipt = receiptFor(
        payment({{u"amount"_s, 116}, {u"currency"_s, u"EUR"_s}}), taxed, profileOf(company(u"de"_s)), rules());
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().key, u"kontor.tax_not_mapped"_s);
    QCOMPARE(receipt.error().parameters.value(u"name"_s), u"MwSt"_s);
    // Also where it does not come to what was paid: a part of it is taxed as well.
    const auto part = receiptFor(
        payment({{u"amount"_s, 50}, {u"currency"_s, u"EUR"_s}}), taxed, profileOf(company(u"de"_s)), rules());
    QVERIFY(!part);
    QCOMPARE(part.error().key, u"kontor.tax_not_mapped"_s);
    QCOMPARE(part.error().parameters.value(u"tax"_s), u"MwSt|16"_s);
}

void TestReceipt::aHundredTimesTheOrderIsAsked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<double>("ordered");
    QTest::addColumn<double>("paid");
    QTest::addColumn<bool>("asked");
    QTest::newRow("cents") << u"us_none"_s << u"USD"_s << 55.0 << 5500.0 << true;
    QTest::newRow("cents of a broken price") << u"us_none"_s << u"USD"_s << 12.34 << 1234.0 << true;
    QTest::newRow("a fee with it, in cents") << u"us_none"_s << u"USD"_s << 55.0 << 5501.0 << true;
    QTest::newRow("a tip with it") << u"us_none"_s << u"USD"_s << 55.0 << 66.0 << false;
    QTest::newRow("a free order") << u"us_none"_s << u"USD"_s << 0.0 << 5500.0 << false;
    QTest::newRow("yen, by one that multiplies all the same") << u"jp"_s << u"JPY"_s << 55.0 << 5500.0 << true;
    QTest::newRow("fils: a thousand") << u"kw"_s << u"KWD"_s << 5.5 << 5500.0 << true;
    QTest::newRow("an order of astronomic size") << u"us_none"_s << u"USD"_s << 9e13 << 55.0 << false;
}

void TestReceipt::aHundredTimesTheOrderIsAsked()
{
    QFETCH(QString, name);
    QFETCH(QString, currency);
    QFETCH(double, ordered);
    QFETCH(double, paid);
    QFETCH(bool, asked);
    const auto receipt = receiptFor(payment({{u"amount"_s, paid}, {u"currency"_s, currency}}),
        order(currency, ordered, {{u"Book"_s, ordered}}), profileOf(company(name)), rules());
    QCOMPARE(receipt.has_value(), !asked);
    if (asked) {
        QCOMPARE(receipt.error().kind, Error::Kind::BadInput);
        QCOMPARE(receipt.error().key, u"kontor.amount_not_ordered"_s);
        QVERIFY(receipt.error().parameters.value(u"paid"_s).endsWith(currency));
        QVERIFY(receipt.error().parameters.value(u"paid"_s).startsWith(QString::number(paid)));
    } else {
        QCOMPARE(
            receipt->total.minorUnits(), payment({{u"amount"_s, paid}, {u"currency"_s, currency}}).amount.minorUnits());
    }
}

void TestReceipt::whatCannotBeBookedIsNamed_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("key");
    QTest::newRow("a currency that is none") << QJsonObject{{u"currency"_s, u"BITCOIN"_s}} << QString();
    QTest::newRow("too many decimals") << QJsonObject{{u"amount"_s, 1.005}} << QString();
    QTest::newRow("no amount") << QJsonObject{{u"amount"_s, QJsonValue()}} << u"kontor.unreadable_reply"_s;
    QTest::newRow("less than nothing") << QJsonObject{{u"amount"_s, -5}} << u"kontor.amount_absurd"_s;
    QTest::newRow("a currency the company lacks") << QJsonObject{{u"currency"_s, u"CAD"_s}} << u"kontor.currency"_s;
    QTest::newRow("no day") << QJsonObject{{u"createdAt"_s, QJsonValue()}} << u"kontor.unreadable_reply"_s;
    QTest::newRow("a day that is none") << QJsonObject{{u"createdAt"_s, u"yesterday"_s}}
                                        << u"kontor.unreadable_reply"_s;
}

void TestReceipt::whatCannotBeBookedIsNamed()
{
    QFETCH(QJsonObject, changes);
    QFETCH(QString, key);
    for (const auto &known : {std::optional<highlevel::Order>(), std::optional(shopOrder())}) {
        const auto receipt = receiptFor(payment(changes), known, profileOf(company(u"us_none"_s)), rules());
        QVERIFY(!receipt);
        QVERIFY(!receipt.error().key.isEmpty());
        if (!key.isEmpty()) {
            QCOMPARE(receipt.error().key, key);
        }
    }
}

void TestReceipt::daysAreThoseOfTheLocation_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("day");
    const QJsonObject late{{u"createdAt"_s, u"2026-07-01T03:30:00.000Z"_s}};
    QTest::newRow("west") << late << u"America/Los_Angeles"_s << u"2026-06-30"_s;
    QTest::newRow("Greenwich") << late << u"UTC"_s << u"2026-07-01"_s;
    QTest::newRow("east") << QJsonObject{{u"createdAt"_s, u"2026-12-31T16:00:00Z"_s}} << u"Asia/Tokyo"_s
                          << u"2027-01-01"_s;
    QTest::newRow("before the change to summer time")
        << QJsonObject{{u"createdAt"_s, u"2026-03-29T00:30:00Z"_s}} << u"Europe/Berlin"_s << u"2026-03-29"_s;
    QTest::newRow("after it") << QJsonObject{{u"createdAt"_s, u"2026-03-29T22:30:00Z"_s}} << u"Europe/Berlin"_s
                              << u"2026-03-30"_s;
    const QJsonObject typed{{u"createdAt"_s, u"2026-07-10T12:00:00Z"_s}, {u"fulfilledAt"_s, u"2026-07-02T03:00:00Z"_s},
        {u"paymentProviderType"_s, u"manual"_s}};
    QTest::newRow("by hand: the day of the payment") << typed << u"America/New_York"_s << u"2026-07-01"_s;
    QJsonObject imported = typed;
    imported.insert(u"paymentProviderType"_s, u"stripe"_s);
    QTest::newRow("by card: the day it was made") << imported << u"America/New_York"_s << u"2026-07-10"_s;
    imported.insert(u"entitySourceSubType"_s, u"imported_csv"_s);
    QTest::newRow("imported") << imported << u"America/New_York"_s << u"2026-07-01"_s;
    QJsonObject without = typed;
    without.insert(u"fulfilledAt"_s, QJsonValue());
    QTest::newRow("by hand, without that day") << without << u"America/New_York"_s << u"2026-07-10"_s;
}

void TestReceipt::daysAreThoseOfTheLocation()
{
    QFETCH(QJsonObject, changes);
    QFETCH(QString, zone);
    const highlevel::Transaction transaction = payment(changes);
    QTEST(dateOf(transaction, zone).toIso(), "day");
    ReceiptRules there = rules();
    there.zone = zone;
    const auto receipt = receiptFor(transaction, {}, profileOf(company(u"us_none"_s)), there);
    QVERIFY(receipt);
    QTEST(receipt->body[u"TxnDate"].toString(), "day");
}

void TestReceipt::currenciesWithOtherDecimals_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<double>("price");
    QTest::addColumn<QString>("tax");
    QTest::addColumn<double>("taxAmount");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("bookedTax");
    QTest::newRow("yen") << u"jp"_s << u"JPY"_s << 1000.0 << u"Tax|10"_s << 100.0 << qint64(1100) << qint64(100);
    QTest::newRow("yen, rounded") << u"jp"_s << u"JPY"_s << 1234.0 << u"Tax|8"_s << 99.0 << qint64(1333) << qint64(99);
    QTest::newRow("dinars") << u"kw"_s << u"KWD"_s << 12.345 << u"VAT|5"_s << 0.617 << qint64(12962) << qint64(617);
}

void TestReceipt::currenciesWithOtherDecimals()
{
    QFETCH(QString, name);
    QFETCH(QString, currency);
    QFETCH(double, price);
    QFETCH(QString, tax);
    QFETCH(double, taxAmount);
    QFETCH(qint64, total);
    QFETCH(qint64, bookedTax);
    const auto profile = profileOf(company(name));
    const highlevel::Transaction transaction = payment({{u"amount"_s, price + taxAmount}, {u"currency"_s, currency}});
    QCOMPARE(transaction.amount.minorUnits(), total);
    const auto receipt = receiptFor(transaction,
        order(currency, price + taxAmount, {{u"Thing"_s, price, 1, tax}}, {{u"tax"_s, taxAmount}}), profile, rules());
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().key));
    QVERIFY(receipt->fromOrder);
    QCOMPARE(receipt->total.minorUnits(), total);
    QCOMPARE(receipt->tax.minorUnits(), bookedTax);
    const ServiceTotals service = booked(name, receipt->body);
    QCOMPARE(service.total, total);
    QCOMPARE(service.tax, bookedTax);
    // And back again, whole and in part.
    const auto day = CalendarDate::parse(u"2026-07-05").value();
    const auto refund
        = refundFor(transaction, transaction.amount, transaction.amount, receipt->body, profile, rules(), day);
    QVERIFY(refund);
    QCOMPARE(booked(name, refund->body).total, total);
    QCOMPARE(refund->tax.minorUnits(), bookedTax);
    const Money little(7, transaction.amount.currency());
    const auto part = refundFor(transaction, little, little, receipt->body, profile, rules(), day);
    QVERIFY(part);
    QCOMPARE(booked(name, part->body).total, 7);
}

void TestReceipt::aFullRefundHasTheLinesOfTheReceipt_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("tax");
    QTest::newRow("tax as a line") << u"us_none"_s << u"USD"_s << u"Sales tax|8"_s;
    QTest::newRow("override") << u"us_automated"_s << u"USD"_s << u"Sales tax|8"_s;
    QTest::newRow("codes") << u"de"_s << u"EUR"_s << u"MwSt|7"_s;
    QTest::newRow("codes, none of them alone for no tax") << u"ca"_s << u"CAD"_s << u"GST|5"_s;
}

void TestReceipt::aFullRefundHasTheLinesOfTheReceipt()
{
    QFETCH(QString, name);
    QFETCH(QString, currency);
    QFETCH(QString, tax);
    const double rate = tax.section(u'|', 1).toDouble();
    const auto profile = profileOf(company(name));
    const highlevel::Transaction transaction
        = payment({{u"amount"_s, 100 + rate - 10 - rate / 10}, {u"currency"_s, currency}});
    const auto receipt = receiptFor(transaction,
        order(currency, 100, {{u"Mulch"_s, 50, 2, tax}}, {{u"tax"_s, rate - rate / 10}, {u"discount"_s, 10}}), profile,
        rules());
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().key));
    QVERIFY(receipt->fromOrder);
    ReceiptRules later = rules();
    later.depositAccount = u"35"_s;
    later.document.defaultItem.clear(); // none of its lines needs it
    const auto refund = refundFor(transaction, transaction.amount, transaction.amount, receipt->body, profile, later,
        CalendarDate::parse(u"2026-08-02").value());
    QVERIFY2(refund, refund ? "" : qPrintable(refund.error().key));
    QCOMPARE(brief(refund->body), brief(receipt->body));
    QCOMPARE(refund->body[u"TxnDate"].toString(), u"2026-08-02"_s);
    QCOMPARE(refund->body[u"DepositToAccountRef"][u"value"].toString(), u"35"_s);
    QCOMPARE(refund->body[u"CustomerRef"], receipt->body[u"CustomerRef"]);
    QVERIFY(refund->body[u"PrivateNote"].toString().startsWith(u"HighLevel refund 66f0a1000000000000000041 up to "));
    QCOMPARE(refund->total, transaction.amount);
    QCOMPARE(refund->tax, receipt->tax); // the reply is compared with both
    QVERIFY(!refund->needsDefaultItem && !refund->needsTaxItem);
    const ServiceTotals service = booked(name, refund->body);
    QCOMPARE(service.total, transaction.amount.minorUnits());
    QCOMPARE(service.tax, refund->tax.minorUnits());
}

void TestReceipt::aFullRefundOfARewrittenReceipt()
{
    const auto profile = profileOf(company(u"us_automated"_s));
    ReceiptRules rewritten = rules();
    rewritten.document.form = TaxForm::WithoutOverride;
    const auto receipt = receiptFor(payment(), shopOrder(), profile, rewritten);
    QVERIFY(receipt);
    QJsonObject update = receipt->body;
    update.insert(u"Id"_s, u"201"_s);
    update.insert(u"SyncToken"_s, u"1"_s);
    update.insert(u"sparse"_s, false);
    const auto refund = refundFor(payment(), payment().amount, payment().amount, update, profile, rewritten,
        CalendarDate::parse(u"2026-08-02").value());
    QVERIFY(refund);
    for (const QString &ofTheUpdate : {u"Id"_s, u"SyncToken"_s, u"sparse"_s}) {
        QVERIFY2(!refund->body.contains(ofTheUpdate), qPrintable(ofTheUpdate));
    }
    QVERIFY(refund->tax.isZero()); // it is a line
    QCOMPARE(brief(refund->body), brief(receipt->body));
}

void TestReceipt::aPartialRefundIsOneLine()
{
    const auto profile = profileOf(company(u"us_automated"_s));
    const auto receipt = receiptFor(payment(), shopOrder(), profile, rules());
    const Money amount(1900, payment().amount.currency());
    const Money upTo(2900, payment().amount.currency());
    const auto refund = refundFor(
        payment(), amount, upTo, receipt->body, profile, rules(), CalendarDate::parse(u"2026-08-02").value());
    QVERIFY(refund);
    QCOMPARE(brief(refund->body), u"Refund of Acme shop 19.00 NON"_s);
    QCOMPARE(refund->total, amount);
    QVERIFY(refund->tax.isZero());
    QCOMPARE(refund->body[u"PrivateNote"].toString(), markOfRefund(payment().id, upTo));
    QCOMPARE(refund->body[u"DepositToAccountRef"][u"value"].toString(), u"4"_s);
    QCOMPARE(refund->body[u"TxnDate"].toString(), u"2026-08-02"_s);
}

void TestReceipt::aPartialRefundHasTheCodeOfItsReceipt_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("orderJson");
    QTest::addColumn<double>("paid");
    QTest::addColumn<double>("refunded");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("tax");
    const auto row = [](const char *title, const QString &name, const QJsonObject &json, double paid, double refunded,
                         const QString &expected,
                         int tax) { QTest::newRow(title) << name << json << paid << refunded << expected << tax; };
    const auto euros = [](const std::vector<Ordered> &items, double tax) {
        return orderRow(u"EUR"_s, 119, items, {{u"tax"_s, tax}});
    };
    const QJsonObject buch = euros({{u"Buch"_s, 100, 1, u"MwSt|19"_s}}, 19);
    row("one line", u"de"_s, buch, 119, 20, u"Refund of Acme shop (1 x 20) 16.81 2"_s, 319);
    row("of the bare amount", u"de"_s, buch, 50, 20, u"Refund of Acme shop (1 x 20) 16.81 2"_s, 319);
    row("several lines", u"de"_s, euros({{u"Buch"_s, 60, 1, u"MwSt|19"_s}, {u"Kurs"_s, 40, 1, u"MwSt|19"_s}}, 19), 119,
        20, u"Refund of Acme shop (1 x 20) 16.81 2"_s, 319);
    row("of a receipt with a rounding", u"de"_s,
        euros(
            {{u"Buch"_s, 0.03, 1, u"MwSt|19"_s}, {u"Kurs"_s, 0.03, 1, u"MwSt|19"_s}, {u"Heft"_s, 100, 1, u"MwSt|19"_s}},
            19.02),
        119.08, 20, u"Refund of Acme shop (1 x 20) 16.81 2"_s, 319);
    row("cents that no net comes to", u"de"_s, buch, 119, 0.03,
        u"Refund of Acme shop (1 x 0.03) 0.03 2; Rounding -0.01 4"_s, 1);
    row("untaxed", u"de"_s, euros({{u"Buch"_s, 100}}, 0), 100, 20, u"Refund of Acme shop 20.00 4"_s, 0);
    row("without tax, by one of two codes", u"ca"_s,
        orderRow(u"CAD"_s, 100, {{u"Mulch"_s, 100, 1, u"Export|0"_s}}, {{u"tax"_s, 0}}), 100, 20,
        u"Refund of Acme shop 20.00 3"_s, 0);
    row("cents where no line can take them up", u"ca"_s,
        orderRow(u"CAD"_s, 113, {{u"Mulch"_s, 100, 1, u"HST|13"_s}}, {{u"tax"_s, 13}}), 113, 0.04,
        u"Refund of Acme shop (1 x 0.04) 0.04 5 | tax 0.00"_s, 0);
    row("a code of two rates", u"ca"_s,
        orderRow(u"CAD"_s, 114.98, {{u"Mulch"_s, 100, 1, u"GST and QST|14.975"_s}}, {{u"tax"_s, 14.98}}), 114.98, 57.49,
        u"Refund of Acme shop (1 x 57.49) 50.00 7"_s, 749);
}

void TestReceipt::aPartialRefundHasTheCodeOfItsReceipt()
{
    QFETCH(QString, name);
    QFETCH(QJsonObject, orderJson);
    QFETCH(double, paid);
    QFETCH(double, refunded);
    QFETCH(int, tax);
    const auto profile = profileOf(company(name));
    ReceiptRules mapped = rules();
    mapped.document.form = TaxForm::WithoutOverride;
    mapped.document.taxes = {{u"Export|0"_s, u"3"_s}};
    const highlevel::Transaction transaction = payment({{u"amount"_s, paid}, {u"currency"_s, orderJson[u"currency"]}});
    const auto receipt = receiptFor(transaction, highlevel::orderFromJson(orderJson).value(), profile, mapped);
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().key));
    // Whatever the owner chose since: the receipt stands as it does.
    ReceiptRules later = rules();
    later.document.form = TaxForm::AsLine;
    const Money amount(qRound64(refunded * 100), transaction.amount.currency());
    const auto refund = refundFor(
        transaction, amount, amount, receipt->body, profile, later, CalendarDate::parse(u"2026-08-02").value());
    QVERIFY2(refund, refund ? "" : qPrintable(refund.error().key));
    QTEST(brief(refund->body), "expected");
    QVERIFY(!refund->taxUnknown);
    QCOMPARE(refund->total, amount);
    QCOMPARE(refund->tax.minorUnits(), tax);
    const ServiceTotals service = booked(name, refund->body);
    QCOMPARE(service.refusal, QString());
    QCOMPARE(service.total, amount.minorUnits());
    QCOMPARE(service.tax, tax);
}

void TestReceipt::aPartialRefundOfSeveralCodesSaysThatItsTaxIsNotKnown_data()
{
    QTest::addColumn<QJsonObject>("orderJson");
    QTest::addColumn<double>("paid");
    QTest::addColumn<TaxForm>("form");
    QTest::newRow("two rates") << orderRow(
        u"EUR"_s, 0, {{u"Buch"_s, 100, 1, u"MwSt|19"_s}, {u"Brot"_s, 10, 1, u"MwSt|7"_s}}, {{u"tax"_s, 19.7}})
                               << 129.7 << TaxForm::AsTax;
    QTest::newRow("taxed, and shipping") << orderRow(
        u"EUR"_s, 0, {{u"Buch"_s, 100, 1, u"MwSt|19"_s}}, {{u"tax"_s, 19}, {u"shipping"_s, 5}})
                                         << 124.0 << TaxForm::AsTax;
    QTest::newRow("its tax is a line") << orderRow(u"EUR"_s, 0, {{u"Buch"_s, 100, 1, u"MwSt|19"_s}}, {{u"tax"_s, 19}})
                                       << 119.0 << TaxForm::AsLine;
    QTest::newRow("of an invoice's payment") << QJsonObject() << 119.0 << TaxForm::AsTax;
}

void TestReceipt::aPartialRefundOfSeveralCodesSaysThatItsTaxIsNotKnown()
{
    QFETCH(QJsonObject, orderJson);
    QFETCH(double, paid);
    QFETCH(TaxForm, form);
    const auto profile = profileOf(company(u"de"_s));
    ReceiptRules own = rules();
    own.document.form = form;
    const highlevel::Transaction transaction = payment({{u"amount"_s, paid}, {u"currency"_s, u"EUR"_s}});
    QJsonObject body;
    if (!orderJson.isEmpty()) {
        const auto receipt = receiptFor(transaction, highlevel::orderFromJson(orderJson).value(), profile, own);
        QVERIFY(receipt && receipt->fromOrder);
        body = receipt->body;
    }
    const Money amount(2000, transaction.amount.currency());
    const auto refund
        = refundFor(transaction, amount, amount, body, profile, own, CalendarDate::parse(u"2026-08-02").value());
    QVERIFY(refund);
    QCOMPARE(brief(refund->body), u"Refund of Acme shop 20.00 4"_s);
    QVERIFY(refund->taxUnknown);
}

void TestReceipt::theCodeOfAReceiptThatIsNotUsedAnyMore()
{
    const auto transaction = payment({{u"amount"_s, 119}, {u"currency"_s, u"EUR"_s}});
    auto profile = profileOf(company(u"de"_s));
    const auto receipt = receiptFor(
        transaction, order(u"EUR"_s, 119, {{u"Buch"_s, 100, 1, u"MwSt|19"_s}}, {{u"tax"_s, 19}}), profile, rules());
    QVERIFY(receipt);
    const Money amount(2000, transaction.amount.currency());
    const auto refund = [&] {
        return refundFor(
            transaction, amount, amount, receipt->body, profile, rules(), CalendarDate::parse(u"2026-08-02").value());
    };
    // Nothing is guessed, until there is but one other of the same rate.
    const auto old = std::ranges::find(profile.taxCodes, u"2"_s, &quickbooks::TaxCode::id);
    quickbooks::TaxCode next = *old;
    old->active = false;
    QVERIFY(!refund());
    QCOMPARE(refund().error().key, u"kontor.tax_not_mapped"_s);
    next.id = u"12"_s;
    profile.taxCodes.push_back(next);
    QVERIFY(refund());
    QCOMPARE(brief(refund()->body), u"Refund of Acme shop (1 x 20) 16.81 12"_s);
}

void TestReceipt::aRefundWithoutAReceiptIsOneLine()
{
    // Of an invoice's payment: there are no lines to take.
    const auto profile = profileOf(company(u"us_none"_s));
    ReceiptRules fresh = rules();
    fresh.document.defaultItem.clear();
    const auto refund = refundFor(
        payment(), payment().amount, payment().amount, {}, profile, fresh, CalendarDate::parse(u"2026-08-02").value());
    QVERIFY(refund);
    QCOMPARE(brief(refund->body), u"Refund of Acme shop 88.20 NON"_s);
    QVERIFY(refund->needsDefaultItem);
}

void TestReceipt::marksTellRefundsApart()
{
    const Currency dollars = payment().amount.currency();
    QVERIFY(markOfRefund(u"a"_s, Money(1900, dollars)) != markOfRefund(u"a"_s, Money(2900, dollars)));
    QVERIFY(markOfRefund(u"a"_s, Money(1900, dollars)) != markOfRefund(u"b"_s, Money(1900, dollars)));
    QVERIFY(markOfReceipt(u"a"_s) != markOfReceipt(u"b"_s));
}

QTEST_APPLESS_MAIN(TestReceipt)
#include "tst_receipt.moc"
