// What of an invoice and of a payment says that the invoice is paid, in the shapes that were seen.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/settlement.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::quickbooks;

namespace {

QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

} // namespace

class SettlementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anInvoiceIsSettledWhenNothingIsLeft_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<bool>("settled");
        const auto row = [](const char *name, const QByteArray &rest, bool settled) {
            QTest::newRow(name) << QByteArray(R"({"Id": "145", "CustomerRef": {"value": "58"}, )" + rest + "}")
                                << settled;
        };
        row("paid", R"("TotalAmt": 400, "Balance": 0)", true);
        row("paid, to the cent", R"("TotalAmt": 0.01, "Balance": 0.00)", true);
        row("amounts as texts", R"("TotalAmt": "400.00", "Balance": "0")", true);
        row("open", R"("TotalAmt": 400, "Balance": 400)", false);
        row("a cent is left", R"("TotalAmt": 400, "Balance": 0.01)", false);
        row("overpaid", R"("TotalAmt": 400, "Balance": -1)", false);
        row("nothing to pay", R"("TotalAmt": 0, "Balance": 0)", false);
        row("negative", R"("TotalAmt": -5, "Balance": 0)", false);
        row("voided", R"("TotalAmt": 0, "Balance": 0, "PrivateNote": "Voided\nthanks")", false);
        row("voided, with the amount of before", R"("TotalAmt": 400, "Balance": 0, "PrivateNote": "Voided")", false);
        row("a note of another kind", R"("TotalAmt": 400, "Balance": 0, "PrivateNote": "Not Voided")", true);
        // Living rows have been seen with that word.
        row("said to be deleted, and is not", R"("status": "Deleted", "TotalAmt": 400, "Balance": 0)", true);
    }
    void anInvoiceIsSettledWhenNothingIsLeft()
    {
        QFETCH(QByteArray, row);
        const auto invoice = invoiceSettlementFromJson(json(row));
        QVERIFY(invoice);
        QCOMPARE(invoice->id, u"145"_s);
        QCOMPARE(invoice->customer, u"58"_s);
        QVERIFY(!invoice->deleted);
        QTEST(invoice->settled, "settled");
    }
    void aTombstoneSaysNoMore()
    {
        const auto invoice = invoiceSettlementFromJson(json(R"({"domain": "QBO", "status": "Deleted", "Id": "139"})"));
        QVERIFY(invoice && invoice->deleted && !invoice->settled);
        const auto payment = paymentSettlementFromJson(json(R"({"domain": "QBO", "status": "Deleted", "Id": "201"})"));
        QVERIFY(payment && payment->deleted && payment->invoices.isEmpty());
    }
    void whatCannotBeReadIsAnError_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("empty") << "{}"_ba;
        QTest::newRow("no customer") << R"({"Id": "1", "TotalAmt": 1, "Balance": 0})"_ba;
        QTest::newRow("no balance") << R"({"Id": "1", "CustomerRef": {"value": "5"}, "TotalAmt": 1})"_ba;
        QTest::newRow("no total") << R"({"Id": "1", "CustomerRef": {"value": "5"}, "Balance": 0})"_ba;
        QTest::newRow("an absurd total")
            << R"({"Id": "1", "CustomerRef": {"value": "5"}, "TotalAmt": 1e300, "Balance": 0})"_ba;
        QTest::newRow("an endless id")
            << R"({"Id": "%1", "CustomerRef": {"value": "5"}, "TotalAmt": 1, "Balance": 0})"_ba.replace(
                   "%1", QByteArray(41, '1'));
        QTest::newRow("another type") << R"({"Id": [], "CustomerRef": "5", "TotalAmt": {}, "Balance": []})"_ba;
    }
    void whatCannotBeReadIsAnError()
    {
        QFETCH(QByteArray, row);
        const auto invoice = invoiceSettlementFromJson(json(row));
        QVERIFY(!invoice);
        QCOMPARE(invoice.error().kind, Error::Kind::Unreadable);
    }
    void aPaymentNamesWhatItPaid_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QStringList>("invoices");
        const auto row = [](const char *name, const QByteArray &rest, const QStringList &invoices) {
            QTest::newRow(name) << QByteArray(R"({"Id": "201", )" + rest + "}") << invoices;
        };
        const QByteArray line = R"({"Amount": 400, "LinkedTxn": [{"TxnId": "145", "TxnType": "Invoice"}]})";
        row("one", R"("TotalAmt": 400, "Line": [)" + line + "]", {u"145"_s});
        row("several, each once",
            R"("TotalAmt": 900, "Line": [)" + line + "," + line
                + R"(, {"Amount": 500, "LinkedTxn": [{"TxnId": "146", "TxnType": "Invoice"}]}])",
            {u"145"_s, u"146"_s});
        row("unapplied", R"("TotalAmt": 400, "Line": [])", {});
        row("without lines", R"("TotalAmt": 400)", {});
        row("a credit memo is applied",
            R"("TotalAmt": 0, "Line": [)" + line
                + R"(, {"Amount": 400, "LinkedTxn": [{"TxnId": "9", "TxnType": "CreditMemo"}]}])",
            {});
        row("partly with a credit memo",
            R"("TotalAmt": 100, "Line": [)" + line
                + R"(, {"Amount": 300, "LinkedTxn": [{"TxnId": "9", "TxnType": "CreditMemo"}]}])",
            {u"145"_s});
        row("voided", R"("TotalAmt": 0, "PrivateNote": "Voided", "Line": [])", {});
        row("a line of nothing",
            R"("TotalAmt": 5, "Line": [{"Amount": 0, "LinkedTxn": [{"TxnId": "145", "TxnType": "Invoice"}]}])", {});
        row("a line taken off",
            R"("TotalAmt": 5, "Line": [{"Amount": -5, "LinkedTxn": [{"TxnId": "145", "TxnType": "Invoice"}]}])", {});
        row("a journal entry",
            R"("TotalAmt": 5, "Line": [{"Amount": 5, "LinkedTxn": [{"TxnId": "145", "TxnType": "JournalEntry"}]}])",
            {});
        row("broken lines hold back no other", R"("TotalAmt": 400, "Line": [5, {"Amount": "x"}, )" + line + "]",
            {u"145"_s});
    }
    void aPaymentNamesWhatItPaid()
    {
        QFETCH(QByteArray, row);
        const auto payment = paymentSettlementFromJson(json(row));
        QVERIFY(payment);
        QCOMPARE(payment->id, u"201"_s);
        QTEST(payment->invoices, "invoices");
    }
    void aPaymentWithoutIdOrTotalIsAnError()
    {
        QVERIFY(!paymentSettlementFromJson(json(R"({"TotalAmt": 5})")));
        QVERIFY(!paymentSettlementFromJson(json(R"({"Id": "201"})")));
        QVERIFY(!paymentSettlementFromJson(json(R"({"Id": "201", "TotalAmt": "much"})")));
    }
};

QTEST_APPLESS_MAIN(SettlementTest)
#include "tst_settlement.moc"
