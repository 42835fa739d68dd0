// Invoices, sales receipts, credit memos, items and accounts of the QuickBooks stand-in: create, change, void, delete.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sales_form_bodies.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::sandbox;
using namespace std::chrono_literals;

class TestQuickBooksInvoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anInvoiceIsCreatedWithAllThatTheServiceAdds();
    void badInvoicesAreRefused_data();
    void badInvoicesAreRefused();
    void quantityTimesPriceIsTheAmount_data();
    void quantityTimesPriceIsTheAmount();
    void aFullUpdateClearsWhatIsMissing();
    void aSparseUpdateReplacesTheLinesOnlyWhenSent();
    void anOldVersionOfAnInvoiceIsRefused();
    void aVoidKeepsTheLines();
    void aVoidedReceiptNeedsItsOwnWay();
    void aDeletedInvoiceLeavesATombstone();
    void numbersFollowThePreference();
    void aTakenNumberNamesItsBearer();
    void closedBooksRefuseEveryWrite();
    void theDayIsDueByTerms();
    void aForeignCurrencyIsRefused();
    void inactiveThingsCannotBeSold();
    void aMailIsCountedAndNeverSent();
    void invoicesAreFoundByQueriesAndChanges();
    void aBatchVoidsAndDeletes();
    void aRequestIdMakesOneInvoice();
    void theCustomersBalanceMoves();
    void itemsAreWritten();
    void accountsAreMadeInactive();
    void peopleDoWhatPeopleDo();
};

void TestQuickBooksInvoices::anInvoiceIsCreatedWithAllThatTheServiceAdds()
{
    FormCaller caller;
    QJsonObject first = sale(375, u"NON"_s, {{u"Qty"_s, 3}, {u"UnitPrice"_s, 125}});
    first.insert(u"Description"_s, u"Consulting"_s);
    const QJsonObject invoice = caller.invoice({first, sale(49.5), fixedDiscount(24.5)},
        {{u"PrivateNote"_s, u"CRM inv_9a1"_s}, {u"TotalAmt"_s, 7}, {u"Balance"_s, 7}});
    QCOMPARE(invoice.value(u"Id").toString(), u"1"_s);
    QCOMPARE(invoice.value(u"SyncToken").toString(), u"0"_s);
    QCOMPARE(invoice.value(u"DocNumber").toString(), u"1001"_s);
    QCOMPARE(invoice.value(u"TxnDate").toString(), u"2026-03-03"_s);
    QCOMPARE(invoice.value(u"CustomerRef")[u"name"].toString(), u"Jo"_s);
    QCOMPARE(invoice.value(u"TotalAmt"), QJsonValue(400));
    QCOMPARE(invoice.value(u"Balance"), QJsonValue(400));
    QCOMPARE(invoice.value(u"LinkedTxn"), QJsonValue(QJsonArray()));
    QCOMPARE(invoice.value(u"EmailStatus").toString(), u"NotSet"_s);
    QVERIFY(!invoice.contains(u"GlobalTaxCalculation"));
    const QJsonArray lines = invoice.value(u"Line").toArray();
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0][u"Id"].toString(), u"1"_s);
    QCOMPARE(lines[1][u"LineNum"].toInt(), 2);
    QCOMPARE(lines[1][u"SalesItemLineDetail"][u"ItemRef"][u"name"].toString(), u"Services"_s);
    QCOMPARE(lines[1][u"SalesItemLineDetail"][u"TaxCodeRef"][u"value"].toString(), u"NON"_s);
    QCOMPARE(lines[2].toObject(),
        (QJsonObject{{u"Amount"_s, 424.5}, {u"DetailType"_s, u"SubTotalLineDetail"_s},
            {u"SubTotalLineDetail"_s, QJsonObject()}}));
    QCOMPARE(lines[3][u"Amount"], QJsonValue(24.5));
    QCOMPARE(lines[3][u"DiscountLineDetail"][u"DiscountAccountRef"][u"name"].toString(), u"Discounts given"_s);
    QVERIFY(!lines[3].toObject().contains(u"Id"));
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s), invoice);
}

void TestQuickBooksInvoices::badInvoicesAreRefused_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QJsonObject &body, const char *code) {
        QTest::newRow(name) << body << QString::fromLatin1(code);
    };
    const auto lines
        = [&row](const char *name, const QJsonArray &list, const char *code) { row(name, formBody(list), code); };
    const auto item = [](const QString &id) { return QJsonObject{{u"ItemRef"_s, reference(id)}}; };
    row("no customer", {{u"Line"_s, QJsonArray{sale(1)}}}, "2020");
    row("no lines", {{u"CustomerRef"_s, reference(u"1"_s)}}, "2020");
    lines("an empty list of lines", {}, "2020");
    lines("a text alone", {QJsonObject{{u"DetailType"_s, u"DescriptionOnly"_s}, {u"Description"_s, u"x"_s}}}, "2020");
    lines("a line without its type", {QJsonObject{{u"Amount"_s, 1}}}, "2020");
    lines("a line without an amount",
        {QJsonObject{{u"DetailType"_s, u"SalesItemLineDetail"_s}, {u"SalesItemLineDetail"_s, QJsonObject()}}}, "2020");
    lines("an unknown type", {QJsonObject{{u"DetailType"_s, u"Shoes"_s}}}, "2170");
    lines("an unknown property of a line", {QJsonObject{{u"Shoe"_s, 1}}}, "2010");
    lines("an unknown property of its detail", {sale(1, {}, {{u"Shoe"_s, 1}})}, "2010");
    lines("a line that is a number", {1}, "2010");
    lines("an amount that is none", {sale(u"much"_s)}, "2080");
    lines("an amount with an exponent", {sale(u"1e3"_s)}, "2080");
    lines("too many digits", {sale(u"12345678901"_s)}, "2080");
    lines("an item that is not there", {sale(1, {}, item(u"99"_s))}, "2500");
    row("a customer that is not there", formBody({sale(1)}, {{u"CustomerRef"_s, reference(u"99"_s)}}), "2500");
    row("an account that takes no money", formBody({sale(1)}, {{u"DepositToAccountRef"_s, reference(u"1"_s)}}), "6000");
    lines("two discounts", {sale(10), fixedDiscount(1), fixedDiscount(1)}, "6000");
    lines("a discount above the subtotal", {sale(10), fixedDiscount(10.01)}, "6000");
    lines("a negative discount", {sale(10), fixedDiscount(-1)}, "6000");
    lines("a discount without a number",
        {sale(10), QJsonObject{{u"DetailType"_s, u"DiscountLineDetail"_s}, {u"DiscountLineDetail"_s, QJsonObject()}}},
        "6090");
    lines("a negative total", {sale(10), sale(-10.01)}, "6000");
    lines("an absurd total", {sale(u"9999999999"_s), sale(u"9999999999"_s)}, "6000");
    row("a long number", formBody({sale(1)}, {{u"DocNumber"_s, QString(22, u'1')}}), "2050");
    row("a long note", formBody({sale(1)}, {{u"PrivateNote"_s, QString(4001, u'x')}}), "2050");
    row("a day that does not exist", formBody({sale(1)}, {{u"TxnDate"_s, u"2026-02-30"_s}}), "2010");
    row("an unknown state of mails", formBody({sale(1)}, {{u"EmailStatus"_s, u"Soon"_s}}), "2170");
    row("a mail to nobody", formBody({sale(1)}, {{u"EmailStatus"_s, u"NeedToSend"_s}}), "2020");
    row("a deposit above the total", formBody({sale(1)}, {{u"Deposit"_s, 2}}), "6000");
    row("an unknown property", formBody({sale(1)}, {{u"Shoe"_s, 1}}), "2010");
}

void TestQuickBooksInvoices::badInvoicesAreRefused()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, code);
    FormCaller caller;
    const QJsonObject answer = caller.written(u"invoice"_s, body);
    QCOMPARE(answer.value(u"fault").toString(), code);
    QCOMPARE(answer.value(u"status").toInt(), 400);
    QCOMPARE(caller.standIn.dump().value(u"invoices").toArray().size(), 0);
    // What was refused used up no number.
    QCOMPARE(caller.invoice({sale(1)}).value(u"DocNumber").toString(), u"1001"_s);
}

void TestQuickBooksInvoices::quantityTimesPriceIsTheAmount_data()
{
    QTest::addColumn<double>("quantity");
    QTest::addColumn<double>("price");
    QTest::addColumn<double>("amount");
    QTest::addColumn<bool>("taken");
    QTest::newRow("the example of the reference, up") << 128.35 << 14.5 << 1861.08 << true;
    QTest::newRow("the example of the reference, down") << 128.35 << 14.5 << 1861.07 << false;
    QTest::newRow("a third") << 0.33333 << 3.0 << 1.0 << true;
    QTest::newRow("1.005 is a half") << 1.0 << 1.005 << 1.01 << true;
    QTest::newRow("1.005 is no less") << 1.0 << 1.005 << 1.0 << false;
    QTest::newRow("a credit") << 1.0 << -1.005 << -1.01 << true;
    QTest::newRow("nothing") << 0.0 << 12.0 << 0.0 << true;
}

void TestQuickBooksInvoices::quantityTimesPriceIsTheAmount()
{
    QFETCH(double, quantity);
    QFETCH(double, price);
    QFETCH(double, amount);
    QFETCH(bool, taken);
    FormCaller caller;
    const QJsonObject line = sale(amount, {}, {{u"Qty"_s, quantity}, {u"UnitPrice"_s, price}});
    const QJsonObject answer = caller.invoice({line, sale(100)});
    QCOMPARE(answer.value(u"fault").toString(), taken ? QString() : u"6070"_s);
    QCOMPARE(answer.value(u"detail").toString().contains(u"Amount is not equal to UnitPrice * Qty"), !taken);
}

void TestQuickBooksInvoices::aFullUpdateClearsWhatIsMissing()
{
    FormCaller caller;
    caller.invoice({sale(10), sale(20)}, {{u"PrivateNote"_s, u"n"_s}, {u"DueDate"_s, u"2026-05-01"_s}});
    const QJsonObject body = caller.version(u"Invoice"_s, u"1"_s, formBody({sale(5)}));
    const QJsonObject updated = caller.written(u"invoice"_s, body);
    QCOMPARE(updated.value(u"SyncToken").toString(), u"1"_s);
    QVERIFY(!updated.contains(u"PrivateNote"));
    QCOMPARE(updated.value(u"TotalAmt"), QJsonValue(5));
    QCOMPARE(updated.value(u"Line")[0][u"Id"].toString(), u"3"_s); // a new line, whatever went
    QCOMPARE(updated.value(u"DocNumber").toString(), u"1001"_s);
    QCOMPARE(updated.value(u"TxnDate").toString(), u"2026-03-03"_s);
    // Read and posted back whole, nothing but the version moves.
    QJsonObject again = caller.written(u"invoice"_s, updated);
    QCOMPARE(again.value(u"SyncToken").toString(), u"2"_s);
    again.insert(u"SyncToken"_s, u"1"_s);
    QCOMPARE(again, updated);
}

void TestQuickBooksInvoices::aSparseUpdateReplacesTheLinesOnlyWhenSent()
{
    FormCaller caller;
    QJsonObject described = sale(10);
    described.insert(u"Description"_s, u"first"_s);
    caller.invoice({described, sale(20), percentDiscount(10)}, {{u"PrivateNote"_s, u"n"_s}});
    const auto update = [&](QJsonObject body) {
        body.insert(u"sparse"_s, true);
        return caller.written(u"invoice"_s, caller.version(u"Invoice"_s, u"1"_s, body));
    };
    QJsonObject invoice = update({{u"CustomerMemo"_s, reference(u"Thanks"_s)}});
    QCOMPARE(invoice.value(u"TotalAmt"), QJsonValue(27));
    QCOMPARE(invoice.value(u"PrivateNote").toString(), u"n"_s);
    QCOMPARE(invoice.value(u"Line").toArray().size(), 4);
    // The first line stays and changes, the second is gone, a third is new; so is the discount.
    QJsonObject kept = sale(11);
    kept.insert(u"Id"_s, u"1"_s);
    invoice = update({{u"Line"_s, QJsonArray{kept, sale(7)}}});
    QCOMPARE(invoice.value(u"TotalAmt"), QJsonValue(18));
    const QJsonArray lines = invoice.value(u"Line").toArray();
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0][u"Id"].toString(), u"1"_s);
    QCOMPARE(lines[0][u"Description"].toString(), u"first"_s);
    QCOMPARE(lines[1][u"Id"].toString(), u"3"_s);
    QVERIFY(caller.standIn.setSwitch(u"sparse_invoice"_s, u"needs_customer"_s));
    QCOMPARE(update({{u"Line"_s, QJsonArray{sale(7)}}}).value(u"fault").toString(), u"2020"_s);
}

void TestQuickBooksInvoices::anOldVersionOfAnInvoiceIsRefused()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    QVERIFY(caller.standIn.act(
        u"invoice.edit"_s, {{u"id"_s, u"1"_s}, {u"values"_s, QJsonObject{{u"PrivateNote"_s, u"mine"_s}}}}));
    QJsonObject body = formBody({sale(5)}, {{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"0"_s}});
    for (const QByteArray &query : {""_ba, "operation=void"_ba, "operation=delete"_ba}) {
        QCOMPARE(caller.written(u"invoice"_s, body, query).value(u"fault").toString(), u"5010"_s);
    }
    body.insert(u"Id"_s, u"2"_s);
    QCOMPARE(caller.written(u"invoice"_s, body).value(u"fault").toString(), u"610"_s);
    body.insert(u"Id"_s, u"1"_s);
    body.remove(u"SyncToken"_s);
    QCOMPARE(caller.written(u"invoice"_s, body).value(u"fault").toString(), u"2020"_s);
}

void TestQuickBooksInvoices::aVoidKeepsTheLines()
{
    FormCaller caller(u"ca"_s);
    const QJsonObject priced = sale(10, u"5"_s, {{u"Qty"_s, 2}, {u"UnitPrice"_s, 5}});
    const QJsonObject before = caller.invoice({priced, fixedDiscount(1)}, {{u"PrivateNote"_s, u"mark"_s}});
    QCOMPARE(before.value(u"TotalAmt"), QJsonValue(10.17));
    const QJsonObject voided = caller.written(u"invoice"_s, caller.version(u"Invoice"_s, u"1"_s), "operation=void");
    QCOMPARE(voided.value(u"SyncToken").toString(), u"1"_s);
    QCOMPARE(voided.value(u"TotalAmt"), QJsonValue(0));
    QCOMPARE(voided.value(u"Balance"), QJsonValue(0));
    QCOMPARE(voided.value(u"DocNumber"), before.value(u"DocNumber"));
    QCOMPARE(voided.value(u"PrivateNote").toString(), u"Voided - mark"_s);
    QCOMPARE(voided.value(u"TxnTaxDetail")[u"TotalTax"], QJsonValue(0));
    const QJsonArray lines = voided.value(u"Line").toArray();
    QCOMPARE(lines.size(), 3);
    for (const auto line : lines) {
        QCOMPARE(line[u"Amount"], QJsonValue(0));
    }
    QCOMPARE(lines[0][u"SalesItemLineDetail"][u"Qty"], QJsonValue(0));
    // Once more changes nothing.
    QCOMPARE(caller.written(u"invoice"_s, caller.version(u"Invoice"_s, u"1"_s), "operation=void"), voided);
    QVERIFY(caller.standIn.setSwitch(u"void_reply"_s, u"before"_s));
    caller.invoice({sale(3, u"2"_s)});
    const QJsonObject shown = caller.written(u"invoice"_s, caller.version(u"Invoice"_s, u"2"_s), "operation=void");
    QCOMPARE(shown.value(u"TotalAmt"), QJsonValue(3));
    QCOMPARE(caller.read(u"Invoice"_s, u"2"_s).value(u"TotalAmt"), QJsonValue(0));
}

void TestQuickBooksInvoices::aVoidedReceiptNeedsItsOwnWay()
{
    FormCaller caller;
    const QJsonObject receipt = caller.written(u"salesreceipt"_s, formBody({sale(129.9)}));
    QCOMPARE(receipt.value(u"Balance"), QJsonValue(0));
    QCOMPARE(receipt.value(u"DepositToAccountRef")[u"name"].toString(), u"Undeposited Funds"_s);
    QJsonObject body{{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"0"_s}, {u"sparse"_s, true}};
    QCOMPARE(caller.written(u"salesreceipt"_s, body, "operation=void").value(u"fault").toString(), u"500"_s);
    const QJsonObject voided = caller.written(u"salesreceipt"_s, body, "operation=update&include=void");
    QCOMPARE(voided.value(u"TotalAmt"), QJsonValue(0));
    QCOMPARE(voided.value(u"PrivateNote").toString(), u"Voided"_s);
    // Refunds need the account that they are paid from; nobody voids them.
    QCOMPARE(caller.written(u"refundreceipt"_s, formBody({sale(1)})).value(u"fault").toString(), u"2020"_s);
    const QJsonObject refund
        = caller.written(u"refundreceipt"_s, formBody({sale(1)}, {{u"DepositToAccountRef"_s, reference(u"35"_s)}}));
    QCOMPARE(refund.value(u"TotalAmt"), QJsonValue(1));
    body = caller.version(u"RefundReceipt"_s, refund.value(u"Id").toString());
    QCOMPARE(
        caller.written(u"refundreceipt"_s, body, "operation=update&include=void").value(u"fault").toString(), u"500"_s);
}

void TestQuickBooksInvoices::aDeletedInvoiceLeavesATombstone()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    caller.invoice({sale(11)});
    const QJsonObject gone
        = caller.written(u"invoice"_s, {{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"0"_s}}, "operation=delete");
    QCOMPARE(gone, (QJsonObject{{u"Id"_s, u"1"_s}, {u"domain"_s, u"QBO"_s}, {u"status"_s, u"Deleted"_s}}));
    QCOMPARE(QuickBooksCaller::faultCode(caller.get(u"invoice/1"_s)), u"610"_s);
    const QJsonObject again
        = caller.written(u"invoice"_s, {{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"0"_s}}, "operation=delete");
    QCOMPARE(again.value(u"fault").toString(), u"610"_s);
    const QJsonArray rows = QuickBooksCaller::json(caller.changes(u"2026-03-01T00:00:00Z"_s, "Invoice"))
                                .value(u"CDCResponse")[0][u"QueryResponse"][0][u"Invoice"]
                                .toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0][u"Id"].toString(), u"2"_s);
    QCOMPARE(rows[1][u"status"].toString(), u"Deleted"_s);
    QCOMPARE(caller.rows(u"SELECT * FROM Invoice"_s, u"Invoice"_s).size(), 1);
}

void TestQuickBooksInvoices::numbersFollowThePreference()
{
    FormCaller caller;
    const auto number = [&](const QJsonObject &more) {
        const QJsonObject invoice = caller.invoice({sale(1)}, more);
        return invoice.contains(u"fault") ? invoice.value(u"fault").toString()
                                          : invoice.value(u"DocNumber").toString(u"none"_s);
    };
    const auto numbered = [](const QString &text) { return QJsonObject{{u"DocNumber"_s, text}}; };
    QCOMPARE(number({}), u"1001"_s);
    QCOMPARE(number(numbered(u"H-1"_s)), u"H-1"_s);
    QCOMPARE(number(numbered(u"H-1"_s)), u"H-1"_s); // may create duplicates
    QCOMPARE(number({}), u"1002"_s); // what was sent is not counted
    caller.prefer(u"SalesFormsPrefs"_s, u"CustomTxnNumbers"_s, true);
    QCOMPARE(number({}), u"none"_s);
    QCOMPARE(number(numbered(u"H-2"_s)), u"H-2"_s);
    QCOMPARE(number(numbered(u"H-2"_s)), u"6140"_s);
    QCOMPARE(number(numbered(u"1003"_s)), u"1003"_s);
    QCOMPARE(number(numbered(u"AUTO_GENERATE"_s)), u"1004"_s);
}

void TestQuickBooksInvoices::aTakenNumberNamesItsBearer()
{
    FormCaller caller;
    caller.prefer(u"SalesFormsPrefs"_s, u"CustomTxnNumbers"_s, true);
    const QJsonObject body = formBody({sale(1)}, {{u"DocNumber"_s, u"H-1"_s}});
    caller.written(u"invoice"_s, body);
    const QJsonObject taken = caller.written(u"invoice"_s, body);
    QCOMPARE(taken.value(u"fault").toString(), u"6140"_s);
    QVERIFY(taken.value(u"detail").toString().endsWith(u"DocNumber=H-1 is assigned to TxnType=Invoice with TxnId=1"));
    QCOMPARE(caller.written(u"invoice"_s, body, "include=allowduplicatedocnum").value(u"Id").toString(), u"2"_s);
    QCOMPARE(caller.written(u"salesreceipt"_s, body).value(u"Id").toString(), u"3"_s);
    QVERIFY(caller.standIn.setSwitch(u"doc_number_scope"_s, u"all_types"_s));
    QCOMPARE(caller.written(u"salesreceipt"_s, body).value(u"fault").toString(), u"6140"_s);
    // An update may keep its own number; a deleted document frees it.
    QJsonObject update = caller.version(u"Invoice"_s, u"1"_s, body);
    QCOMPARE(caller.written(u"invoice"_s, update).value(u"SyncToken").toString(), u"1"_s);
    for (const QString &id : {u"1"_s, u"2"_s}) {
        QVERIFY(caller.standIn.act(u"invoice.delete"_s, {{u"id"_s, id}}));
    }
    QVERIFY(caller.standIn.act(u"receipt.delete"_s, {{u"id"_s, u"3"_s}}));
    QVERIFY(!caller.written(u"invoice"_s, body).contains(u"fault"));
}

void TestQuickBooksInvoices::closedBooksRefuseEveryWrite()
{
    FormCaller caller;
    caller.invoice({sale(1)}, {{u"TxnDate"_s, u"2026-01-31"_s}});
    QVERIFY(caller.standIn.act(u"period.close"_s, {{u"date"_s, u"2026-01-31"_s}}));
    const auto code = [&](const QJsonObject &body, const QByteArray &query = {}) {
        return caller.written(u"invoice"_s, body, query).value(u"fault").toString();
    };
    QCOMPARE(code(formBody({sale(1)}, {{u"TxnDate"_s, u"2026-01-31"_s}})), u"6210"_s);
    QCOMPARE(code(formBody({sale(1)}, {{u"TxnDate"_s, u"2026-02-01"_s}})), QString());
    QCOMPARE(
        code(caller.version(u"Invoice"_s, u"1"_s, formBody({sale(1)}, {{u"TxnDate"_s, u"2026-03-01"_s}}))), u"6210"_s);
    QCOMPARE(code(caller.version(u"Invoice"_s, u"1"_s), "operation=void"), u"6210"_s);
    QCOMPARE(code(caller.version(u"Invoice"_s, u"1"_s), "operation=delete"), u"6210"_s);
    QVERIFY(!caller.standIn.act(u"period.close"_s, {{u"date"_s, u"soon"_s}}));
    QVERIFY(caller.standIn.act(u"period.close"_s, {{u"date"_s, u""_s}}));
    QCOMPARE(code(caller.version(u"Invoice"_s, u"1"_s), "operation=void"), QString());
}

void TestQuickBooksInvoices::theDayIsDueByTerms()
{
    FormCaller caller;
    const auto due
        = [&](const QJsonObject &more) { return caller.invoice({sale(1)}, more).value(u"DueDate").toString(); };
    QCOMPARE(due({{u"TxnDate"_s, u"2026-02-10"_s}}), u"2026-03-12"_s); // the company's 30 days
    QCOMPARE(due({{u"TxnDate"_s, u"2026-02-10"_s}, {u"SalesTermRef"_s, reference(u"2"_s)}}), u"2026-02-25"_s);
    QCOMPARE(due({{u"DueDate"_s, u"2026-04-01"_s}}), u"2026-04-01"_s);
    QVERIFY(caller.standIn.act(
        u"customer.edit"_s, {{u"id"_s, u"1"_s}, {u"values"_s, QJsonObject{{u"SalesTermRef"_s, reference(u"1"_s)}}}}));
    QCOMPARE(due({{u"TxnDate"_s, u"2026-02-10"_s}}), u"2026-02-10"_s);
}

void TestQuickBooksInvoices::aForeignCurrencyIsRefused()
{
    FormCaller caller;
    const QJsonObject euro = formBody({sale(1)}, {{u"CurrencyRef"_s, reference(u"EUR"_s)}});
    QCOMPARE(caller.written(u"invoice"_s, euro).value(u"fault").toString(), u"6000"_s);
    caller.prefer(u"CurrencyPrefs"_s, u"MultiCurrencyEnabled"_s, true);
    QCOMPARE(caller.written(u"invoice"_s, euro).value(u"fault").toString(), u"6000"_s); // Jo pays in dollars
    const QString id
        = caller.written(u"customer"_s, {{u"DisplayName"_s, u"Jo (EUR)"_s}, {u"CurrencyRef"_s, reference(u"EUR"_s)}})
              .value(u"Id")
              .toString();
    const QJsonObject invoice = caller.written(
        u"invoice"_s, formBody({sale(10)}, {{u"CustomerRef"_s, reference(id)}, {u"ExchangeRate"_s, 1.0855}}));
    QCOMPARE(invoice.value(u"CurrencyRef")[u"value"].toString(), u"EUR"_s);
    QCOMPARE(invoice.value(u"TotalAmt"), QJsonValue(10));
    QCOMPARE(invoice.value(u"HomeTotalAmt"), QJsonValue(10.86));
}

void TestQuickBooksInvoices::inactiveThingsCannotBeSold()
{
    FormCaller caller;
    caller.invoice({sale(1)});
    QVERIFY(caller.standIn.act(u"item.deactivate"_s, {{u"id"_s, u"1"_s}}));
    QCOMPARE(caller.invoice({sale(1)}).value(u"fault").toString(), u"610"_s);
    // A kept line may hold what was active then.
    QJsonObject kept = sale(2);
    kept.insert(u"Id"_s, u"1"_s);
    QVERIFY(!caller.written(u"invoice"_s, caller.version(u"Invoice"_s, u"1"_s, formBody({kept}))).contains(u"fault"));
    QVERIFY(caller.standIn.act(u"item.reactivate"_s, {{u"id"_s, u"1"_s}}));
    QCOMPARE(caller.read(u"Item"_s, u"1"_s).value(u"Name").toString(), u"Services"_s);
    QVERIFY(caller.standIn.act(u"customer.deactivate"_s, {{u"id"_s, u"2"_s}}));
    QCOMPARE(caller.invoice({sale(1)}, {{u"CustomerRef"_s, reference(u"2"_s)}}).value(u"fault").toString(), u"610"_s);
    QVERIFY(caller.standIn.act(u"account.deactivate"_s, {{u"id"_s, u"86"_s}}));
    QCOMPARE(caller.invoice({sale(10), fixedDiscount(1)}).value(u"fault").toString(), u"610"_s);
}

void TestQuickBooksInvoices::aMailIsCountedAndNeverSent()
{
    FormCaller caller;
    caller.invoice({sale(1)},
        {{u"EmailStatus"_s, u"NeedToSend"_s}, {u"BillEmail"_s, QJsonObject{{u"Address"_s, u"jo@example.com"_s}}}});
    QCOMPARE(caller.standIn.counters().value(u"emails").toInt(), 0);
    const QJsonObject sent = caller.written(u"invoice/1/send"_s, {}, "sendTo=al%40example.com");
    QCOMPARE(sent.value(u"EmailStatus").toString(), u"EmailSent"_s);
    QCOMPARE(sent.value(u"BillEmail")[u"Address"].toString(), u"al@example.com"_s);
    QCOMPARE(sent.value(u"SyncToken").toString(), u"1"_s);
    QCOMPARE(caller.standIn.counters().value(u"emails").toInt(), 1);
    QCOMPARE(caller.written(u"invoice/9/send"_s, {}).value(u"fault").toString(), u"610"_s);
    QCOMPARE(caller.post(u"customer/1/send"_s, {}).status, 404);
}

void TestQuickBooksInvoices::invoicesAreFoundByQueriesAndChanges()
{
    FormCaller caller;
    caller.invoice({sale(10)}, {{u"DocNumber"_s, u"H-7"_s}});
    caller.invoice({sale(250.5)}, {{u"CustomerRef"_s, reference(u"2"_s)}});
    const auto ids = [&](const QString &where) {
        QStringList found;
        for (const auto row : caller.rows(QString(u"SELECT * FROM Invoice "_s + where), u"Invoice"_s)) {
            found.append(row[u"Id"].toString());
        }
        return found;
    };
    QCOMPARE(ids(u"WHERE DocNumber = 'H-7'"_s), QStringList{u"1"_s});
    QCOMPARE(ids(u"WHERE TotalAmt > '100.00'"_s), QStringList{u"2"_s});
    QCOMPARE(ids(u"WHERE CustomerRef = '2'"_s), QStringList{u"2"_s});
    QVERIFY(caller.standIn.act(u"payment.receive"_s, {{u"id"_s, u"1"_s}}));
    QCOMPARE(ids(u"WHERE Balance = '0'"_s), QStringList{u"1"_s});
    caller.clock.advance(10min);
    QVERIFY(caller.standIn.act(
        u"invoice.edit"_s, {{u"id"_s, u"2"_s}, {u"values"_s, QJsonObject{{u"PrivateNote"_s, u"x"_s}}}}));
    const QJsonValue blocks
        = QuickBooksCaller::json(caller.changes(u"2026-03-03T08:20:00Z"_s, "Customer,Invoice,Payment"))
              .value(u"CDCResponse")[0][u"QueryResponse"];
    QCOMPARE(blocks[1][u"Invoice"].toArray().size(), 1);
    QCOMPARE(blocks[2].toObject(), QJsonObject());
}

void TestQuickBooksInvoices::aBatchVoidsAndDeletes()
{
    FormCaller caller;
    caller.invoice({sale(1)});
    caller.invoice({sale(2)});
    const auto item = [](const QString &id, const QString &operation, const QJsonObject &invoice) {
        return QJsonObject{{u"bId"_s, id}, {u"operation"_s, operation}, {u"Invoice"_s, invoice}};
    };
    QJsonObject voids = item(u"b"_s, u"update"_s, {{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"0"_s}});
    voids.insert(u"optionsData"_s, u"void"_s);
    const QJsonArray answers
        = QuickBooksCaller::json(caller.post(u"batch"_s,
                                     {{u"BatchItemRequest"_s,
                                         QJsonArray{item(u"a"_s, u"create"_s, formBody({sale(3)})), voids,
                                             item(u"c"_s, u"delete"_s, {{u"Id"_s, u"2"_s}, {u"SyncToken"_s, u"0"_s}}),
                                             item(u"d"_s, u"delete"_s, {{u"Id"_s, u"9"_s}, {u"SyncToken"_s, u"0"_s}}),
                                             item(u"e"_s, u"update"_s, {{u"SyncToken"_s, u"0"_s}})}}}))
              .value(u"BatchItemResponse")
              .toArray();
    QCOMPARE(answers[0][u"Invoice"][u"TotalAmt"], QJsonValue(3));
    QCOMPARE(answers[1][u"Invoice"][u"PrivateNote"].toString(), u"Voided"_s);
    QCOMPARE(answers[2][u"Invoice"][u"status"].toString(), u"Deleted"_s);
    QCOMPARE(answers[3][u"Fault"][u"Error"][0][u"code"].toString(), u"610"_s);
    QCOMPARE(answers[4][u"Fault"][u"Error"][0][u"code"].toString(), u"2020"_s);
}

void TestQuickBooksInvoices::aRequestIdMakesOneInvoice()
{
    FormCaller caller;
    const QJsonObject body = formBody({sale(10)});
    const net::Reply first = caller.post(u"invoice"_s, body, "requestid=r1");
    QVERIFY(caller.standIn.act(u"invoice.delete"_s, {{u"id"_s, u"1"_s}}));
    // Even the deleted one is shown as it was made.
    QCOMPARE(caller.post(u"invoice"_s, body, "requestid=r1").body, first.body);
    QCOMPARE(caller.standIn.dump().value(u"invoices").toArray().size(), 0);
}

void TestQuickBooksInvoices::theCustomersBalanceMoves()
{
    FormCaller caller;
    const auto balance = [&] { return caller.read(u"Customer"_s, u"1"_s).value(u"Balance"); };
    const QJsonValue version = caller.read(u"Customer"_s, u"1"_s).value(u"SyncToken");
    caller.invoice({sale(10.1)}, {{u"Deposit"_s, 0.1}});
    QCOMPARE(balance(), QJsonValue(10));
    caller.written(u"invoice"_s, caller.version(u"Invoice"_s, u"1"_s, formBody({sale(12)})));
    QCOMPARE(balance(), QJsonValue(12));
    caller.written(u"creditmemo"_s, formBody({sale(2)}));
    QCOMPARE(balance(), QJsonValue(10));
    caller.written(u"salesreceipt"_s, formBody({sale(99)}));
    QCOMPARE(balance(), QJsonValue(10));
    caller.written(u"invoice"_s,
        caller.version(u"Invoice"_s, u"1"_s, formBody({sale(12)}, {{u"CustomerRef"_s, reference(u"2"_s)}})));
    QCOMPARE(balance(), QJsonValue(-2));
    QCOMPARE(caller.read(u"Customer"_s, u"2"_s).value(u"Balance"), QJsonValue(12));
    QVERIFY(caller.standIn.act(u"invoice.void"_s, {{u"id"_s, u"1"_s}}));
    QCOMPARE(caller.read(u"Customer"_s, u"2"_s).value(u"Balance"), QJsonValue(0));
    QCOMPARE(caller.read(u"Customer"_s, u"1"_s).value(u"SyncToken"), version);
}

void TestQuickBooksInvoices::itemsAreWritten()
{
    FormCaller caller;
    const auto code
        = [&](const QJsonObject &body) { return caller.written(u"item"_s, body).value(u"fault").toString(); };
    const QJsonObject account = reference(u"79"_s);
    const QJsonObject body{{u"Name"_s, u"CRM services"_s}, {u"Type"_s, u"Service"_s}, {u"IncomeAccountRef"_s, account}};
    const QJsonObject item = caller.written(u"item"_s, body);
    QCOMPARE(item.value(u"Id").toString(), u"4"_s);
    QCOMPARE(item.value(u"FullyQualifiedName").toString(), u"CRM services"_s);
    QCOMPARE(item.value(u"IncomeAccountRef")[u"name"].toString(), u"Sales of Product Income"_s);
    QCOMPARE(code(body), u"6240"_s);
    QCOMPARE(code({{u"Type"_s, u"Service"_s}, {u"IncomeAccountRef"_s, account}}), u"2020"_s);
    QCOMPARE(code({{u"Name"_s, u"a"_s}}), u"2020"_s);
    QCOMPARE(code({{u"Name"_s, u"a:b"_s}, {u"IncomeAccountRef"_s, account}}), u"2040"_s);
    QCOMPARE(code({{u"Name"_s, QString(101, u'x')}, {u"IncomeAccountRef"_s, account}}), u"2050"_s);
    QCOMPARE(code({{u"Name"_s, u"a"_s}, {u"Type"_s, u"Shoe"_s}}), u"2170"_s);
    QCOMPARE(code({{u"Name"_s, u"a"_s}, {u"IncomeAccountRef"_s, reference(u"35"_s)}}), u"6000"_s);
    QCOMPARE(code({{u"Name"_s, u"a"_s}, {u"IncomeAccountRef"_s, reference(u"999"_s)}}), u"2500"_s);
    // The carrier of tax has a liability account.
    QCOMPARE(code({{u"Name"_s, u"Sales tax"_s}, {u"IncomeAccountRef"_s, reference(u"89"_s)}}), QString());
    const QJsonObject renamed
        = caller.written(u"item"_s, caller.version(u"Item"_s, u"4"_s, {{u"sparse"_s, true}, {u"Name"_s, u"Work"_s}}));
    QCOMPARE(renamed.value(u"SyncToken").toString(), u"1"_s);
    QCOMPARE(renamed.value(u"IncomeAccountRef"), item.value(u"IncomeAccountRef"));
    const QJsonObject gone
        = caller.written(u"item"_s, caller.version(u"Item"_s, u"4"_s, {{u"sparse"_s, true}, {u"Active"_s, false}}));
    QCOMPARE(gone.value(u"Name").toString(), u"Work (deleted)"_s);
    QCOMPARE(caller.rows(u"SELECT * FROM Item WHERE Name = 'Work (deleted)'"_s, u"Item"_s).size(), 0);
    QCOMPARE(caller.rows(u"SELECT * FROM Item WHERE Active = false"_s, u"Item"_s).size(), 1);
    QCOMPARE(
        caller.written(u"item"_s, caller.version(u"Item"_s, u"4"_s), "operation=delete").value(u"fault").toString(),
        u"500"_s);
}

void TestQuickBooksInvoices::accountsAreMadeInactive()
{
    FormCaller caller;
    const QJsonObject account = caller.written(
        u"account"_s, caller.version(u"Account"_s, u"79"_s, {{u"sparse"_s, true}, {u"Active"_s, false}}));
    QCOMPARE(account.value(u"Name").toString(), u"Sales of Product Income (deleted)"_s);
    QCOMPARE(account.value(u"FullyQualifiedName"), account.value(u"Name"));
    // Once more it is no change (recordings).
    QCOMPARE(caller.written(
                 u"account"_s, caller.version(u"Account"_s, u"79"_s, {{u"sparse"_s, true}, {u"Active"_s, false}})),
        account);
    QCOMPARE(caller.written(u"account"_s, {{u"Name"_s, u"Tips"_s}, {u"AccountType"_s, u"Income"_s}})
                 .value(u"Classification")
                 .toString(),
        u"Revenue"_s);
    QCOMPARE(caller.written(u"account"_s, {{u"Name"_s, u"Tips"_s}}).value(u"fault").toString(), u"2020"_s);
}

void TestQuickBooksInvoices::peopleDoWhatPeopleDo()
{
    FormCaller caller(u"gb"_s);
    const auto acted = [&](const QString &action, const QJsonObject &parameters) {
        const Result<QJsonObject> done = caller.standIn.act(action, parameters);
        return done ? *done : QJsonObject{{u"fault"_s, done.error().serviceCode}};
    };
    QCOMPARE(acted(u"invoice.add"_s, {{u"customer"_s, u"1"_s}, {u"amount"_s, u"100"_s}}).value(u"TotalAmt"),
        QJsonValue(120));
    QCOMPARE(acted(u"invoice.edit"_s, {{u"id"_s, u"1"_s}, {u"values"_s, u"{\"PrivateNote\": \"mine\"}"_s}})
                 .value(u"PrivateNote")
                 .toString(),
        u"mine"_s);
    QCOMPARE(acted(u"invoice.void"_s, {{u"id"_s, 1}}).value(u"TotalAmt"), QJsonValue(0));
    QCOMPARE(acted(u"invoice.delete"_s, {{u"id"_s, u"1"_s}}).value(u"status").toString(), u"Deleted"_s);
    QCOMPARE(acted(u"invoice.void"_s, {{u"id"_s, u"1"_s}}).value(u"fault").toString(), u"610"_s);
    QCOMPARE(acted(u"receipt.add"_s, {{u"customer"_s, u"1"_s}, {u"amount"_s, u"x"_s}}).value(u"fault").toString(),
        u"2080"_s);
    QCOMPARE(
        acted(u"receipt.add"_s, {{u"customer"_s, u"1"_s}, {u"amount"_s, u"1"_s}}).value(u"Balance"), QJsonValue(0));
    QVERIFY(!acted(u"receipt.deposit"_s, {{u"id"_s, u"2"_s}}).contains(u"fault"));
    QCOMPARE(acted(u"receipt.void"_s, {{u"id"_s, u"2"_s}}).value(u"fault").toString(), u"6540"_s);
}

QTEST_GUILESS_MAIN(TestQuickBooksInvoices)
#include "tst_quickbooks_invoices.moc"
