// Reading what is paid: what counts as before, what changes, and when only a new walk helps.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payers.h"
#include "support/query_table.h"

#include <QTest>

using namespace kontor;
using namespace kontor::tests;

class PaymentFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstWalkReadsAllPaymentsAndWhatHasNoBalance()
    {
        Books books;
        QVERIFY(!PaymentFeed::isRead(*books.journal));
        QVERIFY(!books.read({page(u"Payment"_s, {paymentRow(u"201"_s, {u"145"_s})}, noon - 1min),
            page(u"Invoice"_s, {invoiceRow(u"145"_s, u"58"_s)})}));
        QCOMPARE(books.service.asked,
            (QStringList{u"SELECT * FROM Payment ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000"_s,
                u"SELECT * FROM Invoice WHERE Balance = '0' ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000"_s}));
        QVERIFY(PaymentFeed::isRead(*books.journal));
        // Changes are read from before the walk began.
        QCOMPARE(books.journal->cursor(u"quickbooks.payments"_s)[u"since"].toString(), toIso(noon - 1min));
        QCOMPARE(books.state(u"58"_s), u"before"_s);
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.waitingIntents(), 0);
    }
    void aFullPageIsFollowedByTheNext()
    {
        Books books;
        QJsonArray full;
        for (int id = 1; id <= 1000; ++id) {
            full.append(paymentRow(QString::number(id), {}));
        }
        QVERIFY(!books.read({page(u"Payment"_s, full),
            page(u"Payment"_s, {paymentRow(u"1000"_s, {}), paymentRow(u"1001"_s, {u"145"_s})}),
            page(u"Invoice"_s, {invoiceRow(u"145"_s, u"58"_s)})}));
        QVERIFY(books.service.asked[1].contains(u"FROM Payment ORDERBY Id STARTPOSITION 951"_s));
        QVERIFY(books.service.asked[2].contains(u"FROM Invoice"_s));
        QCOMPARE(books.state(u"58"_s), u"before"_s);
    }
    void noRowIsHiddenByOthersThatGoDuringTheWalk_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("one") << 5 << 5;
        QTest::newRow("more than two pages share") << 5 << 105;
        QTest::newRow("all that two pages share") << 900 << 1000;
        QTest::newRow("all that was read") << 1 << 1000;
    }
    void noRowIsHiddenByOthersThatGoDuringTheWalk()
    {
        QFETCH(int, first);
        QFETCH(int, last);
        Books books;
        kontor::testing::QueryTable table;
        table.time = noon;
        for (int id = 1; id <= 2500; ++id) {
            const QString number = QString::number(id);
            table.rows[u"Payment"_s].append(paymentRow(number, {QString(u"i"_s + number)}));
        }
        table.afterPage = [&](int page) {
            if (page == 1) {
                table.removeBetween(u"Payment"_s, first, last);
            }
        };
        for (bool more = true; more && table.pages < 20;) {
            const FeedStep step = books.feed.step(*books.journal, table.call(), {noon, noon}, {});
            QVERIFY(!step.error);
            more = step.more;
        }
        QVERIFY(PaymentFeed::isRead(*books.journal));
        for (const QJsonValue &row : std::as_const(table.rows[u"Payment"_s])) {
            QVERIFY2(hasRealPayment(*books.journal, QString(u"i"_s + row[u"Id"].toString())),
                qPrintable(row[u"Id"].toString()));
        }
    }
    void rowsWithoutAnIdDoNotKeepTheWalkFromItsEnd()
    {
        Books books;
        kontor::testing::QueryTable table;
        table.time = noon;
        for (int id = 1; id <= 2500; ++id) {
            table.rows[u"Payment"_s].append(QJsonObject());
        }
        for (bool more = true; more && table.pages < 20;) {
            more = books.feed.step(*books.journal, table.call(), {noon, noon}, {}).more;
        }
        QVERIFY(PaymentFeed::isRead(*books.journal));
    }
    void aWalkThatWasInterruptedGoesOn()
    {
        Books books;
        QVERIFY(books.read({page(u"Payment"_s, {paymentRow(u"201"_s, {u"145"_s})}, noon - 1min)}));
        QVERIFY(!PaymentFeed::isRead(*books.journal));
        QVERIFY(!books.read({page(u"Invoice"_s, {invoiceRow(u"145"_s, u"58"_s)}, noon + 9min)}));
        QCOMPARE(books.service.asked.size(), 1);
        QCOMPARE(books.journal->cursor(u"quickbooks.payments"_s)[u"since"].toString(), toIso(noon - 1min));
        QCOMPARE(books.state(u"58"_s), u"before"_s);
    }
    void anAnswerWithoutItsTimeIsNoAnswer()
    {
        Books books;
        const auto error = books.read({QJsonObject{{u"QueryResponse"_s, QJsonObject()}}});
        QVERIFY(error && error->kind == Error::Kind::Unreadable);
    }
    void aRowThatCannotBeReadIsTheOwnersAndHoldsBackNothing()
    {
        Books books;
        books.customer(u"58"_s);
        books.baseline();
        const QJsonObject broken
            = invoiceRow(u"144"_s, u"57"_s, {{u"Balance"_s, u"much"_s}, {u"DocNumber"_s, u"1001"_s}});
        QVERIFY(!books.readChanges(changed({{u"Invoice"_s, QJsonArray{broken, invoiceRow(u"145"_s, u"58"_s)}},
            {u"Payment"_s, QJsonArray{QJsonObject{{u"TotalAmt"_s, 1}}, paymentRow(u"201"_s, {u"145"_s})}}})));
        QCOMPARE(books.asking(), (QStringList{u"kontor.unreadable_reply"_s, u"kontor.unreadable_reply"_s}));
        books.plan();
        QCOMPARE(books.state(u"58"_s), u"due"_s);
    }
    void whatIsPaidDuringTheWalkIsNews()
    {
        Books books;
        books.customer(u"58"_s);
        // The invoice shows no balance, but its payment came after the payments had been read.
        QVERIFY(!books.read({page(u"Payment"_s, {}), page(u"Invoice"_s, {invoiceRow(u"145"_s, u"58"_s)})}));
        QCOMPARE(books.state(u"58"_s), QString());
        QVERIFY(!books.readChanges(changed({{u"Payment"_s, QJsonArray{paymentRow(u"201"_s, {u"145"_s})}}})));
        books.plan();
        QCOMPARE(books.state(u"58"_s), u"due"_s);
    }
    void whatIsPaidBetweenSwitchingOnAndTheWalkIsNews_data()
    {
        QTest::addColumn<QList<int>>("payments"); // seconds after switching on, by QuickBooks' clock
        QTest::addColumn<int>("behind"); // this computer's clock, seconds behind QuickBooks'
        QTest::addColumn<int>("setRight"); // by how much it is set forward before the walk
        QTest::addColumn<QString>("state");
        const auto row = [](const char *name, const QList<int> &payments, int behind, int setRight, const char *state) {
            QTest::newRow(name) << payments << behind << setRight << QString::fromLatin1(state);
        };
        row("days later", {3 * 86400}, 0, 0, "due");
        row("before", {-3600}, 0, 0, "before");
        row("at that moment", {2}, 0, 0, "before");
        row("in two parts, both after", {60, 3600}, 0, 0, "due");
        row("in two parts, one before", {-60, 3600}, 0, 0, "before");
        row("after, by a clock that is behind", {3600}, 86400, 0, "due");
        row("before, by a clock that is behind", {-3600}, 86400, 0, "before");
        row("after, by a clock that is ahead", {3600}, -86400, 0, "due");
        row("before, by a clock that is ahead", {-3600}, -86400, 0, "before");
        // What had been read by then surely was before.
        row("before, by a clock that was years behind", {-3600}, 90'000'000, 90'000'000, "before");
        row("after, by a clock that was years behind", {3600}, 90'000'000, 90'000'000, "due");
    }
    void whatIsPaidBetweenSwitchingOnAndTheWalkIsNews()
    {
        QFETCH(QList<int>, payments);
        QFETCH(int, behind);
        QFETCH(int, setRight);
        QFETCH(QString, state);
        Books books;
        books.customer(u"58"_s);
        const auto seconds = [](int n) { return std::chrono::seconds(n); };
        const Instant walked = noon + 5 * 24h; // by QuickBooks' clock
        books.journal->setCursor(
            u"quickbooks.changes"_s, {{u"mode"_s, u"changes"_s}, {u"since"_s, toIso(noon - 4min)}});
        switchReviewsOn(*books.journal, noon - seconds(behind));
        QJsonArray rows;
        for (const int after : payments) {
            rows.append(paymentRow(QString::number(201 + rows.size()), {u"145"_s},
                {{u"MetaData"_s, QJsonObject{{u"CreateTime"_s, toIso(noon + seconds(after))}}}}));
        }
        books.service.answers
            = {page(u"Payment"_s, rows, walked), page(u"Invoice"_s, {invoiceRow(u"145"_s, u"58"_s)}, walked)};
        for (bool more = true; more;) {
            const Moment now{walked - seconds(behind) + seconds(setRight), walked};
            const FeedStep step = books.feed.step(*books.journal, books.service.call(), now, {});
            QVERIFY(!step.error);
            more = step.more;
        }
        books.plan();
        QCOMPARE(books.state(u"58"_s), state);
    }
    void whatIsPaidBeforeConnectingIsBefore()
    {
        Books books;
        books.customer(u"58"_s);
        switchReviewsOn(*books.journal, noon - 48h);
        books.journal->setState(u"connected"_s, {{u"since"_s, toIso(noon)}});
        const auto paid = [](const QString &id, const QString &invoice, Instant at) {
            return paymentRow(id, {invoice}, {{u"MetaData"_s, QJsonObject{{u"CreateTime"_s, toIso(at)}}}});
        };
        QVERIFY(
            !books.read({page(u"Payment"_s, {paid(u"201"_s, u"145"_s, noon - 1h), paid(u"202"_s, u"146"_s, noon + 1h)}),
                page(u"Invoice"_s, {invoiceRow(u"145"_s, u"58"_s), invoiceRow(u"146"_s, u"59"_s)})}));
        books.plan();
        QCOMPARE(books.state(u"58"_s), u"before"_s);
        QCOMPARE(books.state(u"59"_s), u"due"_s);
    }
    void whatIsOnlySettledIsNotBefore_data()
    {
        QTest::addColumn<QJsonObject>("invoice");
        QTest::addColumn<QJsonObject>("payment");
        const QJsonObject good = paymentRow(u"201"_s, {u"145"_s});
        QTest::newRow("by a credit memo") << invoiceRow(u"145"_s, u"58"_s) << with(good, {{u"TotalAmt"_s, 0}});
        QTest::newRow("voided") << invoiceRow(u"145"_s, u"58"_s, {{u"TotalAmt"_s, 0}, {u"PrivateNote"_s, u"Voided"_s}})
                                << good;
        QTest::newRow("nothing to pay") << invoiceRow(u"145"_s, u"58"_s, {{u"TotalAmt"_s, 0}}) << good;
        QTest::newRow("a payment of another") << invoiceRow(u"145"_s, u"58"_s) << paymentRow(u"201"_s, {u"146"_s});
    }
    void whatIsOnlySettledIsNotBefore()
    {
        QFETCH(QJsonObject, invoice);
        QFETCH(QJsonObject, payment);
        Books books;
        books.baseline({payment}, {invoice});
        QCOMPARE(books.state(u"58"_s), QString());
        books.plan();
        QCOMPARE(books.waitingIntents(), 0);
    }
    void theCustomerAtTheTopCounts()
    {
        Books books;
        books.customer(u"1"_s);
        books.customer(u"2"_s, {}, u"1"_s);
        books.customer(u"3"_s, {}, u"2"_s);
        books.baseline({paymentRow(u"201"_s, {u"145"_s})}, {invoiceRow(u"145"_s, u"3"_s)});
        QCOMPARE(books.state(u"1"_s), u"before"_s);
        QCOMPARE(topCustomer(*books.journal, u"3"_s), u"1"_s);
        // Two who are each other's parent are no reason to hang.
        books.customer(u"8"_s, {}, u"9"_s);
        books.customer(u"9"_s, {}, u"8"_s);
        QVERIFY(!topCustomer(*books.journal, u"8"_s).isEmpty());
    }
    void aBadRowHoldsBackNobody()
    {
        Books books;
        books.baseline({QJsonObject{{u"TotalAmt"_s, 5}}, QJsonObject{{u"Id"_s, u"200"_s}, {u"TotalAmt"_s, u"x"_s}},
                           paymentRow(u"201"_s, {u"145"_s})},
            {QJsonObject{{u"Id"_s, u"144"_s}}, QJsonObject(), invoiceRow(u"145"_s, u"58"_s)});
        QCOMPARE(books.state(u"58"_s), u"before"_s);
    }
    void changesAreAskedForInTheCustomersCall()
    {
        Books books;
        QVERIFY(books.feed.changes(*books.journal, {noon, noon}).entities.isEmpty()); // before the first walk
        books.baseline();
        QVERIFY(!books.readChanges(changed({}, noon + 4min), noon + 4min));
        QVERIFY2(books.service.asked[0].contains(u"entities=Customer,Invoice,Payment"_s),
            qPrintable(books.service.asked[0]));
        QCOMPARE(books.journal->cursor(u"quickbooks.payments"_s)[u"since"].toString(), toIso(noon + 4min));
        QVERIFY(!books.read({}, noon + 4min)); // nothing to walk
        QVERIFY(books.service.asked.isEmpty());
    }
    void theOlderOfBothIsWhereChangesAreReadFrom()
    {
        Books books;
        books.baseline();
        books.journal->setCursor(
            u"quickbooks.payments"_s, {{u"mode"_s, u"changes"_s}, {u"since"_s, toIso(noon - 5 * 24h)}});
        books.readChanges(changed({}));
        QVERIFY2(books.service.asked[0].contains(u"changedSince=2026-09-16T14"_s), qPrintable(books.service.asked[0]));
    }
    void anAnswerThatMayBeIncompleteLeadsToAWalkOverWhatChanged()
    {
        Books books;
        books.customer(u"58"_s);
        books.baseline();
        QJsonArray many;
        for (int id = 1; id <= 998; ++id) {
            many.append(paymentRow(QString::number(id), {}));
        }
        QVERIFY(!books.readChanges(
            changed({{u"Payment"_s, many}, {u"Invoice"_s, QJsonArray{invoiceRow(u"1"_s, u"7"_s), tombstone(u"2"_s)}}},
                noon + 4min),
            noon + 4min));
        QVERIFY(books.feed.changes(*books.journal, {noon + 4min, noon + 4min}).entities.isEmpty());
        QVERIFY(!books.read({page(u"Payment"_s, {paymentRow(u"p145"_s, {u"145"_s})}, noon + 5min),
                                page(u"Invoice"_s, {invoiceRow(u"145"_s, u"58"_s)}, noon + 5min)},
            noon + 5min));
        QCOMPARE(books.service.asked[1],
            u"SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime >= '%1' ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000"_s
                .arg(toIso(noon - 3min)));
        // What is found so is news, not the past.
        books.plan(noon + 5min);
        QCOMPARE(books.state(u"58"_s), u"due"_s);
    }
    void afterALongAbsenceItIsWalkedFromTheLastSuccess()
    {
        Books books;
        books.customer(u"58"_s);
        books.baseline();
        const Instant later = noon + 30 * 24h;
        QVERIFY(books.feed.changes(*books.journal, {later, later}).entities.isEmpty());
        QVERIFY(!books.read({page(u"Payment"_s, {paymentRow(u"p145"_s, {u"145"_s})}, later),
                                page(u"Invoice"_s, {invoiceRow(u"145"_s, u"58"_s)}, later)},
            later));
        QVERIFY(books.service.asked[0].contains(
            u"FROM Payment WHERE MetaData.LastUpdatedTime >= '%1'"_s.arg(toIso(noon - 3min))));
        books.plan(later);
        QCOMPARE(books.state(u"58"_s), u"due"_s);
        QVERIFY(!books.feed.changes(*books.journal, {later + 1h, later + 1h}).entities.isEmpty());
    }
    void howLongAgoItWasIsCountedByQuickBooksClock()
    {
        for (const auto ahead : {-60 * 24h, 60 * 24h}) { // of this computer
            Books books;
            books.baseline();
            const Instant young = noon + 29 * 24h;
            const Instant old = young + 1s;
            QVERIFY(!books.feed.changes(*books.journal, {young + ahead, young}).entities.isEmpty());
            QVERIFY(books.feed.changes(*books.journal, {old + ahead, old}).entities.isEmpty());
            books.service.asked.clear();
            QVERIFY(!books.feed.step(*books.journal, books.service.call(), {young + ahead, young}, {}).error);
            QVERIFY(books.service.asked.isEmpty());
            books.feed.step(*books.journal, books.service.call(), {old + ahead, old}, {});
            QVERIFY(!books.service.asked.isEmpty());
        }
    }
    void aPaymentThatComesAfterItsInvoiceIsSeen()
    {
        Books books;
        books.customer(u"58"_s);
        books.baseline();
        books.readChanges(changed({{u"Invoice"_s, QJsonArray{invoiceRow(u"145"_s, u"58"_s)}}}));
        books.plan();
        QCOMPARE(books.state(u"58"_s), QString());
        books.readChanges(changed({{u"Payment"_s, QJsonArray{paymentRow(u"201"_s, {u"145"_s})}}}));
        books.plan();
        QCOMPARE(books.state(u"58"_s), u"due"_s);
    }
    void whatIsOpenIsNotKeptAndWhatIsHalfPaidIsNotPaid()
    {
        Books books;
        books.baseline();
        books.readChanges(changed({{u"Invoice"_s, QJsonArray{invoiceRow(u"145"_s, u"58"_s, {{u"Balance"_s, 30}})}},
            {u"Payment"_s, QJsonArray{paymentRow(u"201"_s, {u"145"_s})}}}));
        books.plan();
        QCOMPARE(books.journal->recordCount(Service::QuickBooks, u"invoice"_s), 0);
        QCOMPARE(books.state(u"58"_s), QString());
    }
    void aPaymentIsRealAsLongAsItPays()
    {
        Books books;
        books.baseline({paymentRow(u"201"_s, {u"145"_s, u"146"_s})});
        QVERIFY(hasRealPayment(*books.journal, u"145"_s));
        QVERIFY(hasRealPayment(*books.journal, u"146"_s));
        books.readChanges(changed({{u"Payment"_s, QJsonArray{paymentRow(u"201"_s, {u"146"_s})}}})); // unapplied
        QVERIFY(!hasRealPayment(*books.journal, u"145"_s));
        books.readChanges(changed({{u"Payment"_s, QJsonArray{tombstone(u"201"_s)}}}));
        QVERIFY(!hasRealPayment(*books.journal, u"146"_s));
    }
    void startingAgainForgetsWhatNoQueryWouldShow()
    {
        Books books;
        books.customer(u"58"_s);
        books.baseline();
        // It was paid, then the payment was deleted while nobody looked; a query does not show that.
        books.readChanges(changed({{u"Invoice"_s, QJsonArray{invoiceRow(u"145"_s, u"58"_s)}},
            {u"Payment"_s, QJsonArray{paymentRow(u"201"_s, {u"145"_s})}}}));
        PaymentFeed::restart(*books.journal, noon);
        QVERIFY(!PaymentFeed::isRead(*books.journal));
        books.baseline();
        QVERIFY(!hasRealPayment(*books.journal, u"145"_s));
        books.plan();
        QCOMPARE(books.state(u"58"_s), QString());
    }
};

QTEST_APPLESS_MAIN(PaymentFeedTest)
#include "tst_payment_feed.moc"
