// Invoices of QuickBooks are written as documented, read in whole cents, and compared field by field.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/amounts.h"
#include "quickbooks/invoice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using quickbooks::WantedInvoice;

namespace {

Currency usd() { return Currency::parse(u"USD").value(); }
Money dollars(const QString &text) { return Money::parse(text, usd()).value(); }
CalendarDate day(QStringView text) { return CalendarDate::parse(text).value(); }
ExactDecimal number(QStringView text) { return ExactDecimal::parse(text).value(); }
QJsonObject object(const char *json) { return QJsonDocument::fromJson(json).object(); }

WantedInvoice example()
{
    WantedInvoice wanted{.customer = u"58"_s,
        .docNumber = u"CRM-1043"_s,
        .date = day(u"2026-09-10"),
        .due = day(u"2026-09-24"),
        .email = u"jo@example.com"_s,
        .note = u"CRM invoice inv_9a1"_s,
        .discount = dollars(u"24.50"_s),
        .discountAccount = u"86"_s,
        .taxAfterDiscount = true};
    wanted.lines.push_back({u"Consulting"_s, dollars(u"375"_s), u"21"_s, number(u"3"), number(u"125"), u"NON"_s});
    wanted.lines.push_back({u"Setup"_s, dollars(u"49.5"_s), u"21"_s, {}, {}, u"NON"_s});
    return wanted;
}

/// The answer of quickbooks-online-api 7.7.4, shortened.
QJsonObject answer()
{
    return object(R"json({ "Id": "145", "SyncToken": "0", "DocNumber": "CRM-1043", "TxnDate": "2026-09-10",
      "DueDate": "2026-09-24", "CustomerRef": { "value": "58", "name": "Jo Fern" },
      "CurrencyRef": { "value": "USD" }, "BillEmail": { "Address": "jo@example.com" },
      "Line": [
        { "Id": "1", "Description": "Consulting", "Amount": 375.0, "DetailType": "SalesItemLineDetail",
          "SalesItemLineDetail": { "ItemRef": { "value": "21" }, "Qty": 3, "UnitPrice": 125, "TaxCodeRef": { "value": "NON" } } },
        { "Amount": 424.5, "DetailType": "SubTotalLineDetail", "SubTotalLineDetail": {} },
        { "Amount": 24.5, "DetailType": "DiscountLineDetail", "DiscountLineDetail": { "PercentBased": false } } ],
      "TxnTaxDetail": { "TotalTax": 30.94 }, "TotalAmt": 430.94, "Balance": 30.94, "EmailStatus": "NotSet",
      "LinkedTxn": [ { "TxnId": "201", "TxnType": "Payment" }, { "TxnId": "7", "TxnType": "CreditMemo" } ],
      "PrivateNote": "CRM invoice inv_9a1", "MetaData": { "LastUpdatedTime": "2026-09-10T11:00:00-07:00" } })json");
}

quickbooks::Invoice read(const QJsonObject &row) { return quickbooks::invoiceFromJson(row, usd()).value(); }

} // namespace

class TestInvoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDocumentedDocumentIsWritten()
    {
        QCOMPARE(quickbooks::invoiceBody(example()), object(R"json({
          "CustomerRef": { "value": "58" }, "DocNumber": "CRM-1043", "TxnDate": "2026-09-10", "DueDate": "2026-09-24",
          "BillEmail": { "Address": "jo@example.com" }, "EmailStatus": "NotSet",
          "AllowOnlineCreditCardPayment": false, "AllowOnlineACHPayment": false, "ApplyTaxAfterDiscount": true,
          "PrivateNote": "CRM invoice inv_9a1",
          "Line": [
            { "Description": "Consulting", "Amount": 375, "DetailType": "SalesItemLineDetail",
              "SalesItemLineDetail": { "ItemRef": { "value": "21" }, "Qty": 3, "UnitPrice": 125, "TaxCodeRef": { "value": "NON" } } },
            { "Description": "Setup", "Amount": 49.50, "DetailType": "SalesItemLineDetail",
              "SalesItemLineDetail": { "ItemRef": { "value": "21" }, "TaxCodeRef": { "value": "NON" } } },
            { "Amount": 24.50, "DetailType": "DiscountLineDetail",
              "DiscountLineDetail": { "PercentBased": false, "DiscountAccountRef": { "value": "86" } } } ] })json"));
        const QJsonObject update = quickbooks::invoiceBody(example(), u"145"_s, u"3"_s);
        QCOMPARE(update[u"Id"].toString(), u"145"_s);
        QCOMPARE(update[u"SyncToken"].toString(), u"3"_s);
        QCOMPARE(update[u"sparse"].toBool(true), false);
    }

    void anOverrideIsWritten()
    {
        WantedInvoice wanted = example();
        wanted.tax = quickbooks::InvoiceTaxDetail{
            u"2"_s, dollars(u"30.94"_s), {{u"3"_s, number(u"8.25"), dollars(u"375"_s), dollars(u"30.94"_s)}}, false};
        QCOMPARE(quickbooks::invoiceBody(wanted)[u"TxnTaxDetail"].toObject(), object(R"json({
          "TxnTaxCodeRef": { "value": "2" }, "TotalTax": 30.94, "TaxLine": [ { "Amount": 30.94, "DetailType": "TaxLineDetail",
            "TaxLineDetail": { "TaxRateRef": { "value": "3" }, "PercentBased": true, "TaxPercent": 8.25, "NetAmountTaxable": 375 } } ] })json"));
        wanted.tax = quickbooks::InvoiceTaxDetail{u"CustomSalesTax"_s, dollars(u"30.94"_s), {}, true};
        QCOMPARE(quickbooks::invoiceBody(wanted)[u"TxnTaxDetail"].toObject(), object(R"json({
          "TxnTaxCodeRef": { "value": "CustomSalesTax" }, "TotalTax": 30.94, "UseAutomatedSalesTax": false })json"));
    }

    void everyAmountKeepsItsDigitsOnTheWire()
    {
        std::uint64_t units = 1;
        for (int i = 0; i < 2000; ++i) {
            units = (units * 6364136223846793005 + 1442695040888963407) & 0x3ffffffffffff;
            const Money amount(static_cast<std::int64_t>(units) % (quickbooks::largestMinorUnits + 1), usd());
            const QByteArray wire = QJsonDocument(QJsonArray{quickbooks::toJson(amount)}).toJson();
            const auto back = quickbooks::moneyFromJson(QJsonDocument::fromJson(wire).array().first(), usd());
            QCOMPARE(back.value(), amount);
        }
    }

    void anAnswerIsReadInCents()
    {
        const quickbooks::Invoice invoice = read(answer());
        QCOMPARE(invoice.total.minorUnits(), qint64(43094));
        QCOMPARE(invoice.tax.minorUnits(), qint64(3094));
        QCOMPARE(invoice.balance.minorUnits(), qint64(3094));
        QCOMPARE(invoice.discount.minorUnits(), qint64(2450));
        QCOMPARE(invoice.payments, QStringList{u"201"_s});
        QCOMPARE(invoice.otherLinks, QStringList{u"CreditMemo 7"_s});
        QCOMPARE(int(invoice.lines.size()), 1);
        QVERIFY(!invoice.voided && !invoice.deleted);
    }

    void voidedAndDeletedAreSeen()
    {
        QJsonObject row = answer();
        row.insert(u"TotalAmt"_s, 0);
        QVERIFY(!read(row).voided);
        row.insert(u"PrivateNote"_s, u"Voided - CRM invoice inv_9a1"_s);
        QVERIFY(read(row).voided);
        QVERIFY(read({{u"Id"_s, u"145"_s}, {u"status"_s, u"Deleted"_s}}).deleted);
    }

    void whatCannotBeReadIsAnError()
    {
        QJsonObject row = answer();
        row.insert(u"TotalAmt"_s, 430.945);
        QCOMPARE(quickbooks::invoiceFromJson(row, usd()).error().key, u"kontor.amount_absurd"_s);
        row.insert(u"TotalAmt"_s, u"many"_s);
        QVERIFY(!quickbooks::invoiceFromJson(row, usd()));
        row.remove(u"TotalAmt"_s);
        QCOMPARE(quickbooks::invoiceFromJson(row, usd()).error().key, u"kontor.unreadable_reply"_s);
        QVERIFY(!quickbooks::invoiceFromJson({}, usd()));
    }

    void changesOfAPersonAreFound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QStringList>("changed");
        QTest::newRow("the date") << u"TxnDate"_s << QJsonValue(u"2026-09-11"_s) << QStringList{u"date"_s};
        QTest::newRow("the number") << u"DocNumber"_s << QJsonValue(u"7"_s) << QStringList{u"number"_s};
        QTest::newRow("the total") << u"TotalAmt"_s << QJsonValue(400) << QStringList{u"total"_s};
        QTest::newRow("no lines left") << u"Line"_s << QJsonValue(QJsonArray())
                                       << QStringList{u"discount"_s, u"lines.1.amount"_s, u"lines.1.description"_s,
                                              u"lines.1.item"_s, u"lines.1.quantity"_s, u"lines.1.tax_code"_s,
                                              u"lines.1.unit_price"_s};
        QTest::newRow("a moved SyncToken is none") << u"SyncToken"_s << QJsonValue(u"9"_s) << QStringList();
        QTest::newRow("a payment is none") << u"LinkedTxn"_s << QJsonValue(QJsonArray()) << QStringList();
        QTest::newRow("a balance is none") << u"Balance"_s << QJsonValue(0) << QStringList();
        QTest::newRow("an e-mail status is none") << u"EmailStatus"_s << QJsonValue(u"EmailSent"_s) << QStringList();
        QTest::newRow("a memo is none") << u"CustomerMemo"_s << QJsonValue(u"Thanks"_s) << QStringList();
    }

    void changesOfAPersonAreFound()
    {
        QFETCH(const QString, name);
        QFETCH(const QJsonValue, value);
        QFETCH(const QStringList, changed);
        QJsonObject row = answer();
        row.insert(name, value);
        QStringList found;
        const auto changes
            = quickbooks::fieldChanges(quickbooks::writtenFields(read(answer())), quickbooks::writtenFields(read(row)));
        for (const auto &change : changes) {
            found.append(change.field);
        }
        QCOMPARE(found, changed);
    }

    void aPaymentIsLinked()
    {
        QCOMPARE(quickbooks::paymentBody({.customer = u"58"_s,
                     .invoice = u"145"_s,
                     .amount = dollars(u"400"_s),
                     .date = day(u"2026-09-14"),
                     .reference = u"crm-pay-77"_s,
                     .note = u"CRM payment"_s,
                     .depositAccount = u"4"_s}),
            object(R"json({ "CustomerRef": { "value": "58" }, "TotalAmt": 400, "TxnDate": "2026-09-14",
              "PaymentRefNum": "crm-pay-77", "PrivateNote": "CRM payment", "DepositToAccountRef": { "value": "4" },
              "Line": [ { "Amount": 400, "LinkedTxn": [ { "TxnId": "145", "TxnType": "Invoice" } ] } ] })json"));
    }
};

QTEST_GUILESS_MAIN(TestInvoice)
#include "tst_invoice.moc"
