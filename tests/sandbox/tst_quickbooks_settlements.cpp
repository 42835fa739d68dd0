// The QuickBooks stand-in: each way in which a person closes an invoice or opens it again shows as it should.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sales_form_bodies.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::sandbox;

namespace {

/// A company with one invoice over 100 (1), and what its change data says five minutes later.
struct Desk : FormCaller
{
    explicit Desk(const QString &profile = u"us_none"_s)
        : FormCaller(profile)
    {
        act(u"invoice.add"_s, {{u"customer"_s, u"1"_s}, {u"amount"_s, 100}});
        clock.advance(std::chrono::minutes(5));
        since = toIso(clock.now() - std::chrono::minutes(1));
    }

    QJsonObject act(const QString &action, const QJsonObject &parameters)
    {
        const auto done = standIn.act(action, parameters);
        refused = done ? QString() : done.error().detail;
        return done.value_or(QJsonObject());
    }
    /// The rows of change data since the invoice was made.
    QJsonArray changed(const QString &entity)
    {
        const QJsonValue blocks
            = json(changes(since, "Invoice,Payment,CreditMemo")).value(u"CDCResponse")[0][u"QueryResponse"];
        QJsonArray rows;
        for (const auto block : blocks.toArray()) {
            for (const auto row : block[entity].toArray()) {
                rows.append(row);
            }
        }
        return rows;
    }
    QJsonObject theInvoice() { return read(u"Invoice"_s, u"1"_s); }
    /// What the payments in LinkedTxn of the invoice received, and what they applied to it.
    std::pair<double, double> received()
    {
        double total = 0;
        double applied = 0;
        for (const auto link : theInvoice().value(u"LinkedTxn").toArray()) {
            const QJsonObject payment = read(u"Payment"_s, link[u"TxnId"].toString());
            total += payment.value(u"TotalAmt").toDouble();
            for (const auto line : payment.value(u"Line").toArray()) {
                if (line[u"LinkedTxn"][0][u"TxnType"].toString() == u"Invoice") {
                    applied += line[u"Amount"].toDouble();
                }
            }
        }
        return {total, applied};
    }

    QString since;
    QString refused;
};

} // namespace

class TestQuickBooksSettlements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaymentByAPersonCloses()
    {
        Desk desk;
        const QString payment = desk.act(u"payment.receive"_s, {{u"id"_s, u"1"_s}}).value(u"Id").toString();
        QCOMPARE(desk.refused, QString());
        QCOMPARE(desk.changed(u"Invoice"_s).first()[u"Balance"], QJsonValue(0));
        QCOMPARE(desk.changed(u"Invoice"_s).first()[u"LinkedTxn"][0][u"TxnId"].toString(), payment);
        QCOMPARE(desk.changed(u"Payment"_s).first()[u"TotalAmt"], QJsonValue(100));
        QCOMPARE(desk.rows(u"SELECT * FROM Invoice WHERE Balance = '0'"_s, u"Invoice"_s).size(), 1);
        QCOMPARE(desk.received(), std::pair(100.0, 100.0));
    }

    void creditClosesWithoutMoney()
    {
        Desk desk;
        const QString memo
            = desk.act(u"creditmemo.add"_s, {{u"customer"_s, u"1"_s}, {u"amount"_s, 100}}).value(u"Id").toString();
        QCOMPARE(desk.refused, QString());
        desk.act(u"creditmemo.apply"_s, {{u"id"_s, memo}, {u"invoice"_s, u"1"_s}});
        QCOMPARE(desk.refused, QString());
        QCOMPARE(desk.theInvoice().value(u"Balance"), QJsonValue(0));
        QCOMPARE(desk.theInvoice().value(u"TotalAmt"), QJsonValue(100));
        QCOMPARE(desk.received(), std::pair(0.0, 100.0));
        QCOMPARE(desk.changed(u"Payment"_s).first()[u"TotalAmt"], QJsonValue(0));
        QCOMPARE(desk.changed(u"CreditMemo"_s).first()[u"RemainingCredit"], QJsonValue(0));
        QCOMPARE(desk.standIn.dump().value(u"creditMemos").toArray().size(), 1);
        desk.act(u"creditmemo.apply"_s, {{u"id"_s, memo}, {u"invoice"_s, u"1"_s}, {u"amount"_s, 1}});
        QVERIFY(!desk.refused.isEmpty());
    }

    void partOfTheCreditLeavesTheRest()
    {
        Desk desk;
        const QString memo
            = desk.act(u"creditmemo.add"_s, {{u"customer"_s, u"1"_s}, {u"amount"_s, 40}}).value(u"Id").toString();
        desk.act(u"creditmemo.apply"_s, {{u"id"_s, memo}, {u"invoice"_s, u"1"_s}, {u"amount"_s, u"15.5"_s}});
        QCOMPARE(desk.theInvoice().value(u"Balance"), QJsonValue(84.5));
        QCOMPARE(desk.read(u"CreditMemo"_s, memo).value(u"RemainingCredit"), QJsonValue(24.5));
        desk.act(u"creditmemo.apply"_s, {{u"id"_s, memo}, {u"invoice"_s, u"1"_s}, {u"amount"_s, u"much"_s}});
        QVERIFY(!desk.refused.isEmpty());
        desk.act(u"creditmemo.delete"_s, {{u"id"_s, memo}});
        QVERIFY(!desk.refused.isEmpty()); // it is applied
    }

    void moneyAndCreditCloseTogether()
    {
        Desk desk;
        const QString memo
            = desk.act(u"creditmemo.add"_s, {{u"customer"_s, u"1"_s}, {u"amount"_s, 40}}).value(u"Id").toString();
        const QJsonObject payment
            = desk.act(u"payment.receive_with_credit"_s, {{u"id"_s, u"1"_s}, {u"creditmemo"_s, memo}});
        QCOMPARE(desk.refused, QString());
        QCOMPARE(payment.value(u"TotalAmt"), QJsonValue(60));
        QCOMPARE(payment.value(u"UnappliedAmt"), QJsonValue(0));
        QCOMPARE(payment.value(u"Line").toArray().size(), 2);
        QCOMPARE(desk.theInvoice().value(u"Balance"), QJsonValue(0));
        QCOMPARE(desk.received(), std::pair(60.0, 100.0));
    }

    void aWriteOffIsCreditAndNoMoney_data()
    {
        QTest::addColumn<QString>("profile");
        for (const char *profile : {"us_none", "us_manual", "us_automated", "ca", "gb", "au", "eur_19_7"}) {
            QTest::newRow(profile) << QString::fromLatin1(profile);
        }
    }

    void aWriteOffIsCreditAndNoMoney()
    {
        QFETCH(QString, profile);
        Desk desk(profile);
        QCOMPARE(desk.refused, QString());
        const double total = desk.theInvoice().value(u"TotalAmt").toDouble();
        QVERIFY(total >= 100);
        desk.act(u"invoice.write_off"_s, {{u"id"_s, u"1"_s}});
        QCOMPARE(desk.refused, QString());
        QCOMPARE(desk.theInvoice().value(u"Balance"), QJsonValue(0));
        QCOMPARE(desk.theInvoice().value(u"TotalAmt"), QJsonValue(total));
        QCOMPARE(desk.received(), std::pair(0.0, total));
        const QJsonValue memo = desk.standIn.dump().value(u"creditMemos").toArray().first();
        QCOMPARE(memo[u"TotalAmt"], QJsonValue(total)); // not a cent of tax on top
        QCOMPARE(memo[u"RemainingCredit"], QJsonValue(0));
        desk.act(u"invoice.write_off"_s, {{u"id"_s, u"1"_s}});
        QVERIFY(!desk.refused.isEmpty());
    }

    void aPaymentTakenOffOpensTheInvoice()
    {
        Desk desk;
        const QString payment = desk.act(u"payment.receive"_s, {{u"id"_s, u"1"_s}}).value(u"Id").toString();
        desk.act(u"payment.unapply"_s, {{u"id"_s, payment}, {u"invoice"_s, u"9"_s}});
        QVERIFY(!desk.refused.isEmpty());
        desk.act(u"payment.unapply"_s, {{u"id"_s, payment}, {u"invoice"_s, u"1"_s}});
        QCOMPARE(desk.refused, QString());
        QCOMPARE(desk.theInvoice().value(u"Balance"), QJsonValue(100));
        QCOMPARE(desk.theInvoice().value(u"LinkedTxn").toArray().size(), 0);
        QCOMPARE(desk.theInvoice().value(u"SyncToken").toString(), u"2"_s);
        QCOMPARE(desk.read(u"Payment"_s, payment).value(u"UnappliedAmt"), QJsonValue(100));
        desk.act(u"payment.apply"_s, {{u"id"_s, payment}, {u"invoice"_s, u"1"_s}, {u"amount"_s, 30}});
        QCOMPARE(desk.theInvoice().value(u"Balance"), QJsonValue(70));
        desk.act(u"payment.delete"_s, {{u"id"_s, payment}});
        QCOMPARE(desk.theInvoice().value(u"Balance"), QJsonValue(100));
        QCOMPARE(desk.changed(u"Payment"_s).last()[u"status"].toString(), u"Deleted"_s);
    }

    void voidedAndEmptyInvoicesAreNotPaid()
    {
        Desk desk;
        desk.act(u"invoice.void"_s, {{u"id"_s, u"1"_s}});
        QCOMPARE(desk.theInvoice().value(u"TotalAmt"), QJsonValue(0));
        QVERIFY(desk.theInvoice().value(u"PrivateNote").toString().startsWith(u"Voided"));
        const QJsonObject empty = desk.act(u"invoice.add"_s, {{u"customer"_s, u"1"_s}, {u"amount"_s, 0}});
        QCOMPARE(desk.refused, QString());
        QCOMPARE(empty.value(u"TotalAmt"), QJsonValue(0));
        QCOMPARE(empty.value(u"Balance"), QJsonValue(0));
        QCOMPARE(empty.value(u"LinkedTxn").toArray().size(), 0);
        QCOMPARE(desk.changed(u"Invoice"_s).size(), 2);
    }

    void aDepositOfItsOwnClosesWithoutAPayment()
    {
        Desk desk;
        const QJsonObject closed = desk.act(u"invoice.add"_s,
            {{u"customer"_s, u"1"_s}, {u"amount"_s, 100}, {u"values"_s, QJsonObject{{u"Deposit"_s, 100}}}});
        QCOMPARE(closed.value(u"Balance"), QJsonValue(0));
        QCOMPARE(closed.value(u"TotalAmt"), QJsonValue(100));
        QCOMPARE(closed.value(u"LinkedTxn").toArray().size(), 0);
    }

    void aParentPaysForItsSubCustomer()
    {
        Desk desk;
        const QString child = desk.act(u"customer.add"_s,
                                      {{u"name"_s, u"Kitchen"_s}, {u"parent"_s, u"1"_s},
                                          {u"values"_s, QJsonObject{{u"BillWithParent"_s, true}}}})
                                  .value(u"Id")
                                  .toString();
        const QString invoice
            = desk.act(u"invoice.add"_s, {{u"customer"_s, child}, {u"amount"_s, 10}}).value(u"Id").toString();
        desk.act(u"payment.receive"_s, {{u"id"_s, invoice}, {u"customer"_s, u"2"_s}});
        QVERIFY(!desk.refused.isEmpty());
        const QJsonObject payment = desk.act(u"payment.receive"_s, {{u"id"_s, invoice}, {u"customer"_s, u"1"_s}});
        QCOMPARE(desk.refused, QString());
        QCOMPARE(payment.value(u"CustomerRef")[u"value"].toString(), u"1"_s);
        QCOMPARE(desk.read(u"Invoice"_s, invoice).value(u"Balance"), QJsonValue(0));
        QCOMPARE(desk.read(u"Invoice"_s, invoice).value(u"CustomerRef")[u"value"].toString(), child);
    }

    void theCompanyMayApplyCreditByItself()
    {
        Desk desk;
        desk.prefer(u"SalesFormsPrefs"_s, u"AutoApplyCredit"_s, true);
        desk.act(u"creditmemo.add"_s, {{u"customer"_s, u"1"_s}, {u"amount"_s, 130}});
        QCOMPARE(desk.theInvoice().value(u"Balance"), QJsonValue(0));
        QCOMPARE(desk.received(), std::pair(0.0, 100.0));
        const QJsonObject next = desk.act(u"invoice.add"_s, {{u"customer"_s, u"1"_s}, {u"amount"_s, 50}});
        QCOMPARE(next.value(u"Balance"), QJsonValue(20));
        const QJsonObject stranger = desk.act(u"invoice.add"_s, {{u"customer"_s, u"2"_s}, {u"amount"_s, 50}});
        QCOMPARE(stranger.value(u"Balance"), QJsonValue(50));
    }
};

QTEST_GUILESS_MAIN(TestQuickBooksSettlements)
#include "tst_quickbooks_settlements.moc"
