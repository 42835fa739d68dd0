// Payments of the QuickBooks stand-in: lines, balances, links on both sides, void, delete, deposits.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sales_form_bodies.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::sandbox;

class TestQuickBooksPayments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaymentClosesItsInvoice();
    void badPaymentsAreRefused_data();
    void badPaymentsAreRefused();
    void aPartStaysOpenAndASurplusUnapplied();
    void aLineAboveTheBalanceIsASwitch();
    void anUpdateReplacesTheLines();
    void aVoidedPaymentOpensTheInvoice();
    void aDeletedPaymentOpensTheInvoice();
    void aPaidInvoiceIsNotVoided();
    void aPaidInvoiceKeepsWhatIsPaid();
    void aDepositedPaymentStays();
    void creditIsAppliedByAPaymentOfNothing();
    void newInvoicesTakeOldCredit();
    void aParentMayPay();
    void cdcShowsBothSides();
    void zeroDecimalCurrenciesArePaid();
};

void TestQuickBooksPayments::aPaymentClosesItsInvoice()
{
    FormCaller caller;
    caller.invoice({sale(400)}, {{u"DocNumber"_s, u"H-1"_s}});
    const QJsonObject payment = caller.written(
        u"payment"_s, paymentBody(400, {paying(u"1"_s, 400)}, {{u"PaymentRefNum"_s, u"crm-pay-77"_s}}));
    QCOMPARE(payment.value(u"detail").toString(), QString());
    QCOMPARE(payment.value(u"Id").toString(), u"2"_s);
    QCOMPARE(payment.value(u"UnappliedAmt"), QJsonValue(0));
    QCOMPARE(payment.value(u"CustomerRef")[u"name"].toString(), u"Jo"_s);
    QCOMPARE(payment.value(u"DepositToAccountRef")[u"value"].toString(), u"4"_s);
    QCOMPARE(payment.value(u"TxnDate").toString(), u"2026-03-03"_s);
    const QJsonValue line = payment.value(u"Line")[0];
    QCOMPARE(line[u"LinkedTxn"][0].toObject(), (QJsonObject{{u"TxnId"_s, u"1"_s}, {u"TxnType"_s, u"Invoice"_s}}));
    QCOMPARE(line[u"LineEx"][u"any"][2][u"value"][u"Value"].toString(), u"H-1"_s);
    const QJsonObject invoice = caller.read(u"Invoice"_s, u"1"_s);
    QCOMPARE(invoice.value(u"Balance"), QJsonValue(0));
    QCOMPARE(invoice.value(u"TotalAmt"), QJsonValue(400));
    QCOMPARE(invoice.value(u"SyncToken").toString(), u"1"_s);
    QCOMPARE(invoice.value(u"LinkedTxn"),
        QJsonValue(QJsonArray{QJsonObject{{u"TxnId"_s, u"2"_s}, {u"TxnType"_s, u"Payment"_s}}}));
    QCOMPARE(caller.read(u"Customer"_s, u"1"_s).value(u"Balance"), QJsonValue(0));
    QCOMPARE(
        caller.rows(u"SELECT * FROM Payment WHERE PaymentRefNum = 'crm-pay-77'"_s, u"Payment"_s).first().toObject(),
        payment);
}

void TestQuickBooksPayments::badPaymentsAreRefused_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QJsonObject &body, const char *code) {
        QTest::newRow(name) << body << QString::fromLatin1(code);
    };
    QJsonObject nameless = paymentBody(1);
    nameless.remove(u"CustomerRef"_s);
    row("no customer", nameless, "2020");
    row("no amount", {{u"CustomerRef"_s, reference(u"1"_s)}}, "2020");
    row("a negative amount", paymentBody(-1), "6000");
    row("a customer that is not there", paymentBody(1, {}, {{u"CustomerRef"_s, reference(u"9"_s)}}), "2500");
    row("an invoice that is not there", paymentBody(1, {paying(u"9"_s, 1)}), "2500");
    row("a deleted invoice", paymentBody(1, {paying(u"3"_s, 1)}), "610");
    row("a voided invoice", paymentBody(1, {paying(u"2"_s, 1)}), "620");
    row("another customer's invoice", paymentBody(1, {paying(u"1"_s, 1)}, {{u"CustomerRef"_s, reference(u"2"_s)}}),
        "6000");
    row("more than the balance", paymentBody(20, {paying(u"1"_s, 10.01)}), "6000");
    row("more than the balance in two lines", paymentBody(20, {paying(u"1"_s, 6), paying(u"1"_s, 6)}), "6000");
    row("more than was received", paymentBody(5, {paying(u"1"_s, 6)}), "6000");
    row("a negative line", paymentBody(5, {paying(u"1"_s, -1)}), "6000");
    row("a shoe", paymentBody(5, {paying(u"1"_s, 1, u"Shoe"_s)}), "2170");
    row("a line of nothing", paymentBody(5, {QJsonObject{{u"Amount"_s, 1}}}), "2020");
    row("an account of income", paymentBody(5, {}, {{u"DepositToAccountRef"_s, reference(u"79"_s)}}), "6000");
    row("a card to be run", paymentBody(5, {}, {{u"ProcessPayment"_s, true}}), "6000");
    row("a closed day", paymentBody(5, {}, {{u"TxnDate"_s, u"2025-12-31"_s}}), "6210");
    row("a long reference", paymentBody(5, {}, {{u"PaymentRefNum"_s, QString(22, u'x')}}), "2050");
}

void TestQuickBooksPayments::badPaymentsAreRefused()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, code);
    FormCaller caller;
    for (int i = 0; i < 3; ++i) {
        caller.invoice({sale(10)});
    }
    QVERIFY(caller.standIn.act(u"invoice.void"_s, {{u"id"_s, u"2"_s}}));
    QVERIFY(caller.standIn.act(u"invoice.delete"_s, {{u"id"_s, u"3"_s}}));
    QVERIFY(caller.standIn.act(u"period.close"_s, {{u"date"_s, u"2025-12-31"_s}}));
    QCOMPARE(caller.written(u"payment"_s, body).value(u"fault").toString(), code);
    QCOMPARE(caller.standIn.dump().value(u"payments").toArray().size(), 0);
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"Balance"), QJsonValue(10));
    QVERIFY(caller.standIn.setSwitch(u"payment_other_customer"_s, u"fault_620"_s));
    QCOMPARE(caller.written(u"payment"_s, paymentBody(1, {paying(u"1"_s, 1)}, {{u"CustomerRef"_s, reference(u"2"_s)}}))
                 .value(u"fault")
                 .toString(),
        u"620"_s);
}

void TestQuickBooksPayments::aPartStaysOpenAndASurplusUnapplied()
{
    FormCaller caller;
    caller.invoice({sale(100)}, {{u"Deposit"_s, 10}});
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"Balance"), QJsonValue(90));
    caller.written(u"payment"_s, paymentBody(30.5, {paying(u"1"_s, 30.5)}));
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"Balance"), QJsonValue(59.5));
    const QJsonObject second = caller.written(u"payment"_s, paymentBody(70, {paying(u"1"_s, 59.5)}));
    QCOMPARE(second.value(u"UnappliedAmt"), QJsonValue(10.5));
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"Balance"), QJsonValue(0));
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"LinkedTxn").toArray().size(), 2);
    QCOMPARE(caller.read(u"Customer"_s, u"1"_s).value(u"Balance"), QJsonValue(-10.5));
    QCOMPARE(caller.written(u"payment"_s, paymentBody(3)).value(u"UnappliedAmt"), QJsonValue(3));
}

void TestQuickBooksPayments::aLineAboveTheBalanceIsASwitch()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    caller.invoice({sale(10)});
    QVERIFY(caller.standIn.setSwitch(u"payment_above_balance"_s, u"unapplied"_s));
    const QJsonObject cut = caller.written(u"payment"_s, paymentBody(12, {paying(u"1"_s, 12)}));
    QCOMPARE(cut.value(u"UnappliedAmt"), QJsonValue(2));
    QCOMPARE(cut.value(u"Line")[0][u"Amount"], QJsonValue(10));
    QVERIFY(caller.standIn.setSwitch(u"payment_above_balance"_s, u"accepted"_s));
    caller.written(u"payment"_s, paymentBody(12, {paying(u"2"_s, 12)}));
    QCOMPARE(caller.read(u"Invoice"_s, u"2"_s).value(u"Balance"), QJsonValue(-2));
}

void TestQuickBooksPayments::anUpdateReplacesTheLines()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    caller.invoice({sale(20)});
    caller.written(u"payment"_s, paymentBody(25, {paying(u"1"_s, 10), paying(u"2"_s, 15)}));
    const auto update = [&](const QJsonObject &body) {
        return caller.written(u"payment"_s, caller.version(u"Payment"_s, u"3"_s, body));
    };
    QJsonObject payment = update({{u"sparse"_s, true}, {u"PrivateNote"_s, u"n"_s}});
    QCOMPARE(payment.value(u"Line").toArray().size(), 2);
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"SyncToken").toString(), u"1"_s); // nothing that it sees
    payment = update(paymentBody(25, {paying(u"2"_s, 20)}, {{u"sparse"_s, true}}));
    QCOMPARE(payment.value(u"UnappliedAmt"), QJsonValue(5));
    QCOMPARE(payment.value(u"PrivateNote").toString(), u"n"_s);
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"Balance"), QJsonValue(10));
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"LinkedTxn"), QJsonValue(QJsonArray()));
    QCOMPARE(caller.read(u"Invoice"_s, u"2"_s).value(u"Balance"), QJsonValue(0));
    payment = update(paymentBody(8));
    QCOMPARE(payment.value(u"UnappliedAmt"), QJsonValue(8));
    QVERIFY(!payment.contains(u"PrivateNote"));
    QCOMPARE(caller.read(u"Invoice"_s, u"2"_s).value(u"Balance"), QJsonValue(20));
    QCOMPARE(caller.read(u"Customer"_s, u"1"_s).value(u"Balance"), QJsonValue(22));
    QCOMPARE(caller.written(u"payment"_s, paymentBody(1, {}, {{u"Id"_s, u"3"_s}, {u"SyncToken"_s, u"0"_s}}))
                 .value(u"fault")
                 .toString(),
        u"5010"_s);
}

void TestQuickBooksPayments::aVoidedPaymentOpensTheInvoice()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    caller.written(u"payment"_s, paymentBody(10, {paying(u"1"_s, 10)}, {{u"PrivateNote"_s, u"mark"_s}}));
    const QJsonObject body = caller.version(u"Payment"_s, u"2"_s, {{u"sparse"_s, true}});
    QCOMPARE(caller.written(u"payment"_s, body, "operation=void").value(u"fault").toString(), u"500"_s);
    const QJsonObject voided = caller.written(u"payment"_s, body, "operation=update&include=void");
    QCOMPARE(voided.value(u"TotalAmt"), QJsonValue(0));
    QCOMPARE(voided.value(u"UnappliedAmt"), QJsonValue(0));
    QCOMPARE(voided.value(u"Line"), QJsonValue(QJsonArray()));
    QVERIFY(voided.value(u"PrivateNote").toString().startsWith(u"Voided"));
    QCOMPARE(voided.value(u"SyncToken").toString(), u"1"_s);
    const QJsonObject invoice = caller.read(u"Invoice"_s, u"1"_s);
    QCOMPARE(invoice.value(u"Balance"), QJsonValue(10));
    QCOMPARE(invoice.value(u"SyncToken").toString(), u"2"_s);
    QCOMPARE(invoice.value(u"LinkedTxn"), QJsonValue(QJsonArray()));
    QCOMPARE(caller.read(u"Customer"_s, u"1"_s).value(u"Balance"), QJsonValue(10));
}

void TestQuickBooksPayments::aDeletedPaymentOpensTheInvoice()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    caller.written(u"payment"_s, paymentBody(10, {paying(u"1"_s, 10)}));
    QCOMPARE(caller.written(u"payment"_s, caller.version(u"Payment"_s, u"2"_s), "operation=delete")
                 .value(u"status")
                 .toString(),
        u"Deleted"_s);
    QCOMPARE(QuickBooksCaller::faultCode(caller.get(u"payment/2"_s)), u"610"_s);
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"Balance"), QJsonValue(10));
    QCOMPARE(caller.read(u"Customer"_s, u"1"_s).value(u"Balance"), QJsonValue(10));
}

void TestQuickBooksPayments::aPaidInvoiceIsNotVoided()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    QVERIFY(caller.standIn.act(u"payment.receive"_s, {{u"id"_s, u"1"_s}, {u"amount"_s, u"4"_s}}));
    const auto code = [&](const QByteArray &operation) {
        return caller.written(u"invoice"_s, caller.version(u"Invoice"_s, u"1"_s), "operation=" + operation)
            .value(u"fault")
            .toString();
    };
    QCOMPARE(code("void"), u"6000"_s);
    QCOMPARE(code("delete"), u"6000"_s);
    QVERIFY(caller.standIn.setSwitch(u"void_of_paid_invoice"_s, u"refused_620"_s));
    QCOMPARE(code("void"), u"620"_s);
    QVERIFY(caller.standIn.setSwitch(u"void_of_paid_invoice"_s, u"unlinks"_s));
    QCOMPARE(code("void"), QString());
    QCOMPARE(caller.read(u"Payment"_s, u"2"_s).value(u"UnappliedAmt"), QJsonValue(4));
    QCOMPARE(caller.read(u"Customer"_s, u"1"_s).value(u"Balance"), QJsonValue(-4));
}

void TestQuickBooksPayments::aPaidInvoiceKeepsWhatIsPaid()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    QVERIFY(caller.standIn.act(u"payment.receive"_s, {{u"id"_s, u"1"_s}, {u"amount"_s, u"6"_s}}));
    const auto update = [&](double amount, const QString &customer = u"1"_s) {
        return caller.written(u"invoice"_s,
            caller.version(u"Invoice"_s, u"1"_s, formBody({sale(amount)}, {{u"CustomerRef"_s, reference(customer)}})));
    };
    QCOMPARE(update(8).value(u"Balance"), QJsonValue(2));
    QCOMPARE(update(6).value(u"Balance"), QJsonValue(0));
    QCOMPARE(update(6, u"2"_s).value(u"fault").toString(), u"6000"_s);
    QCOMPARE(update(5).value(u"fault").toString(), u"6000"_s);
    QVERIFY(caller.standIn.setSwitch(u"total_below_paid"_s, u"unapplies"_s));
    const QJsonObject lowered = update(5);
    QCOMPARE(lowered.value(u"Balance"), QJsonValue(0));
    QCOMPARE(lowered.value(u"TotalAmt"), QJsonValue(5));
    QCOMPARE(caller.read(u"Payment"_s, u"2"_s).value(u"UnappliedAmt"), QJsonValue(1));
    QCOMPARE(caller.read(u"Customer"_s, u"1"_s).value(u"Balance"), QJsonValue(-1));
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s), lowered);
}

void TestQuickBooksPayments::aDepositedPaymentStays()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    caller.written(u"payment"_s, paymentBody(10, {paying(u"1"_s, 10)}));
    QVERIFY(caller.standIn.act(u"payment.deposit"_s, {{u"id"_s, u"2"_s}}));
    const QJsonObject body = caller.version(u"Payment"_s, u"2"_s, {{u"sparse"_s, true}});
    for (const QByteArray &query : {""_ba, "operation=update&include=void"_ba, "operation=delete"_ba}) {
        QCOMPARE(caller.written(u"payment"_s, body, query).value(u"fault").toString(), u"6540"_s);
    }
    QCOMPARE(caller.rows(u"SELECT * FROM Deposit"_s, u"Deposit"_s).first()[u"TotalAmt"], QJsonValue(10));
    QVERIFY(!caller.standIn.act(u"payment.void"_s, {{u"id"_s, u"2"_s}}));
}

void TestQuickBooksPayments::creditIsAppliedByAPaymentOfNothing()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    caller.written(u"creditmemo"_s, formBody({sale(4)}));
    const QJsonObject payment
        = caller.written(u"payment"_s, paymentBody(0, {paying(u"1"_s, 4), paying(u"2"_s, 4, u"CreditMemo"_s)}));
    QCOMPARE(payment.value(u"detail").toString(), QString());
    QCOMPARE(payment.value(u"UnappliedAmt"), QJsonValue(0));
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"Balance"), QJsonValue(6));
    QCOMPARE(caller.read(u"CreditMemo"_s, u"2"_s).value(u"RemainingCredit"), QJsonValue(0));
    QCOMPARE(caller.read(u"CreditMemo"_s, u"2"_s).value(u"LinkedTxn").toArray().size(), 1);
}

void TestQuickBooksPayments::newInvoicesTakeOldCredit()
{
    FormCaller caller;
    caller.written(u"payment"_s, paymentBody(15));
    caller.prefer(u"SalesFormsPrefs"_s, u"AutoApplyCredit"_s, true);
    const QJsonObject invoice = caller.invoice({sale(10)});
    QCOMPARE(invoice.value(u"Balance"), QJsonValue(0));
    QCOMPARE(invoice.value(u"LinkedTxn").toArray().size(), 1);
    QCOMPARE(caller.read(u"Payment"_s, u"1"_s).value(u"UnappliedAmt"), QJsonValue(5));
    QCOMPARE(caller.invoice({sale(10)}).value(u"Balance"), QJsonValue(5));
    QCOMPARE(caller.invoice({sale(10)}).value(u"Balance"), QJsonValue(10));
}

void TestQuickBooksPayments::aParentMayPay()
{
    FormCaller caller;
    const auto child = [&](const QString &name, bool billed) {
        return caller
            .written(u"customer"_s,
                {{u"DisplayName"_s, name}, {u"Job"_s, true}, {u"ParentRef"_s, reference(u"1"_s)},
                    {u"BillWithParent"_s, billed}})
            .value(u"Id")
            .toString();
    };
    caller.invoice({sale(10)}, {{u"CustomerRef"_s, reference(child(u"a"_s, true))}});
    caller.invoice({sale(10)}, {{u"CustomerRef"_s, reference(child(u"b"_s, false))}});
    QVERIFY(!caller.written(u"payment"_s, paymentBody(10, {paying(u"1"_s, 10)})).contains(u"fault"));
    QCOMPARE(caller.written(u"payment"_s, paymentBody(10, {paying(u"2"_s, 10)})).value(u"fault").toString(), u"6000"_s);
}

void TestQuickBooksPayments::cdcShowsBothSides()
{
    FormCaller caller;
    caller.invoice({sale(10)});
    caller.clock.advance(std::chrono::minutes(5));
    caller.written(u"payment"_s, paymentBody(10, {paying(u"1"_s, 10)}));
    const QJsonValue blocks
        = QuickBooksCaller::json(caller.changes(u"2026-03-03T08:15:00Z"_s, "Invoice,Payment,Customer"))
              .value(u"CDCResponse")[0][u"QueryResponse"];
    QCOMPARE(blocks[0][u"Invoice"][0][u"Balance"], QJsonValue(0));
    QCOMPARE(blocks[1][u"Payment"][0][u"TotalAmt"], QJsonValue(10));
    QCOMPARE(blocks[2][u"Customer"][0][u"SyncToken"].toString(), u"0"_s);
}

void TestQuickBooksPayments::zeroDecimalCurrenciesArePaid()
{
    FormCaller caller(u"us_none"_s, u"JPY"_s);
    caller.invoice({sale(1200), percentDiscount(12.5)});
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"TotalAmt"), QJsonValue(1050));
    caller.written(u"payment"_s, paymentBody(1000, {paying(u"1"_s, 1000)}));
    QCOMPARE(caller.read(u"Invoice"_s, u"1"_s).value(u"Balance"), QJsonValue(50));
}

QTEST_GUILESS_MAIN(TestQuickBooksPayments)
#include "tst_quickbooks_payments.moc"
