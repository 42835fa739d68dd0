// Reading QuickBooks' customers: the walk, what changed since, and when only a new walk helps.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/about.h"
#include "flows/shared/customer_feed.h"
#include "support/query_table.h"

#include <QJsonArray>
#include <QTest>
#include <QUrlQuery>

#include <deque>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::flows;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)};
const QString answered = u"2026-09-21T06:00:00.000-07:00"_s; // Intuit's clock, with its offset
const quickbooks::Api api(QUrl(u"https://quickbooks.example"_s), u"9130"_s);

QJsonObject customerRow(const QString &id, const QJsonObject &more = {})
{
    QJsonObject row{{u"Id"_s, id}, {u"DisplayName"_s, QString(u"Customer number "_s + id)}, {u"Active"_s, true}};
    for (auto field = more.begin(); field != more.end(); ++field) {
        row.insert(field.key(), field.value());
    }
    return row;
}

QJsonObject counted(int total)
{
    return {{u"QueryResponse"_s, QJsonObject{{u"totalCount"_s, total}}}, {u"time"_s, answered}};
}

QJsonObject page(const QJsonArray &rows)
{
    return {{u"QueryResponse"_s, QJsonObject{{u"Customer"_s, rows}}}, {u"time"_s, answered}};
}

QJsonObject changed(const QJsonArray &rows)
{
    return {{u"CDCResponse"_s,
                QJsonArray{QJsonObject{{u"QueryResponse"_s, QJsonArray{QJsonObject{{u"Customer"_s, rows}}}}}}},
        {u"time"_s, answered}};
}

QJsonArray rowsBetween(int first, int last)
{
    QJsonArray rows;
    for (int id = first; id <= last; ++id) {
        rows.append(customerRow(QString::number(id)));
    }
    return rows;
}

/// The feed on a journal in memory; answers are given one after the other.
struct Feed
{
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    std::deque<Result<QJsonObject>> answers;
    QStringList asked; ///< the statement of a query, or "cdc SINCE"

    FeedStep step(Instant at = now) { return step({at, at}); }
    FeedStep step(const Moment &at)
    {
        const Call call = [this](const net::Request &request, std::stop_token) -> Result<QJsonObject> {
            const QUrlQuery query(request.url);
            const bool changes = request.url.path().endsWith(u"/cdc"_s);
            asked.append(changes ? QString(u"cdc "_s + query.queryItemValue(u"changedSince"_s, QUrl::FullyDecoded))
                                 : query.queryItemValue(u"query"_s, QUrl::FullyDecoded));
            if (answers.empty()) {
                return fail({.kind = Error::Kind::NotSent, .key = u"net.offline"_s});
            }
            Result<QJsonObject> answer = std::move(answers.front());
            answers.pop_front();
            return answer;
        };
        return readCustomers(*journal, api, call, u"US"_s, at, {});
    }
    void follow(Instant since = now - 4min)
    {
        journal->setCursor(u"quickbooks.changes"_s, {{u"mode"_s, u"changes"_s}, {u"since"_s, toIso(since)}});
    }
    QString since() { return journal->cursor(u"quickbooks.changes"_s)[u"since"].toString(); }
    std::optional<journal::Record> customer(const QString &id)
    {
        return journal->record(Service::QuickBooks, u"customer"_s, id);
    }
    qint64 unplanned() { return journal->unplannedCount(Service::QuickBooks, u"customer"_s); }
    void planAll()
    {
        for (const journal::Record &record : journal->unplanned(Service::QuickBooks, u"customer"_s, 10'000)) {
            journal->markPlanned(Service::QuickBooks, u"customer"_s, record.id);
        }
    }
};

} // namespace

class CustomerFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstReadingWalksThroughAllCustomers()
    {
        Feed feed;
        feed.answers = {counted(1200), page(rowsBetween(1, 1000)), page(rowsBetween(951, 1200))};
        QVERIFY(!customersAreRead(*feed.journal));
        const FeedStep first = feed.step();
        QVERIFY(first.more && !first.error);
        QVERIFY(!customersAreRead(*feed.journal));
        const FeedStep second = feed.step();
        QVERIFY(!second.more && !second.error);
        QVERIFY(customersAreRead(*feed.journal));
        QCOMPARE(feed.asked,
            (QStringList{u"SELECT COUNT(*) FROM Customer WHERE Active IN (true,false)"_s,
                u"SELECT * FROM Customer WHERE Active IN (true,false) ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000"_s,
                u"SELECT * FROM Customer WHERE Active IN (true,false) ORDERBY Id STARTPOSITION 951 MAXRESULTS 1000"_s}));
        QCOMPARE(feed.unplanned(), 1200);
        // What changed while walking is read from when it began.
        QCOMPARE(feed.since(), u"2026-09-21T13:00:00.000Z"_s);
    }

    void aWalkThatEndsOnAFullPageAsksOnceMore()
    {
        Feed feed;
        feed.answers = {counted(1000), page(rowsBetween(1, 1000)), page(rowsBetween(951, 1000))};
        QVERIFY(feed.step().more);
        QVERIFY(!feed.step().more);
        QVERIFY(customersAreRead(*feed.journal));
    }

    void anInterruptedWalkGoesOnWhereItWas()
    {
        Feed feed;
        feed.answers = {counted(1200), page(rowsBetween(1, 1000)), fail({.kind = Error::Kind::NotSent})};
        feed.step();
        const FeedStep lost = feed.step();
        QVERIFY(lost.error);
        QCOMPARE(lost.error->kind, Error::Kind::NotSent);
        QCOMPARE(feed.unplanned(), 1000);
        feed.answers = {page(rowsBetween(951, 1200))};
        feed.asked.clear();
        feed.step();
        QCOMPARE(feed.asked.size(), 1); // not counted again
        QVERIFY(feed.asked.first().contains(u"STARTPOSITION 951"_s));
        QVERIFY(customersAreRead(*feed.journal));
    }

    void noCustomerIsHiddenByOthersThatGoDuringTheWalk_data()
    {
        QTest::addColumn<int>("last");
        QTest::newRow("one") << 5;
        QTest::newRow("more than two pages share") << 105;
    }

    void noCustomerIsHiddenByOthersThatGoDuringTheWalk()
    {
        QFETCH(int, last);
        Feed feed;
        kontor::testing::QueryTable table;
        table.time = now;
        table.rows[u"Customer"_s] = rowsBetween(1, 2100);
        table.afterPage = [&](int page) {
            if (page == 1) {
                table.removeBetween(u"Customer"_s, 5, last);
            }
        };
        for (bool more = true; more && table.pages < 20;) {
            more = readCustomers(*feed.journal, api, table.call(), u"US"_s, {now, now}, {}).more;
        }
        QVERIFY(customersAreRead(*feed.journal));
        for (const QJsonValue &row : std::as_const(table.rows[u"Customer"_s])) {
            QVERIFY2(feed.customer(row[u"Id"].toString()), qPrintable(row[u"Id"].toString()));
        }
    }

    void aWalkWithoutItsTimeCannotBeFollowed()
    {
        Feed feed;
        QJsonObject untimed = counted(1);
        untimed.remove(u"time"_s);
        feed.answers = {untimed};
        const FeedStep step = feed.step();
        QVERIFY(step.error);
        QCOMPARE(step.error->key, u"kontor.unreadable_reply"_s);
        QVERIFY(feed.journal->cursor(u"quickbooks.changes"_s).isEmpty());
    }

    void customersAreFoundByTheirAddressesAndTheirNumber()
    {
        Feed feed;
        feed.answers = {counted(1),
            page({customerRow(u"1"_s,
                {{u"PrimaryEmailAddr"_s, QJsonObject{{u"Address"_s, u"A@x.example, b@x.example"_s}}},
                    {u"PrimaryPhone"_s, QJsonObject{{u"FreeFormNumber"_s, u"(650) 555-3311"_s}}}})})};
        feed.step();
        for (const QString &key : {u"email:a@x.example"_s, u"email:b@x.example"_s, u"phone:+16505553311"_s}) {
            QCOMPARE(feed.journal->recordsByKey(Service::QuickBooks, u"customer"_s, key).size(), 1U);
        }
    }

    void changesAreReadFromThreeMinutesBeforeTheLastAnswer()
    {
        Feed feed;
        feed.follow();
        feed.answers = {changed({customerRow(u"1"_s), customerRow(u"2"_s, {{u"Active"_s, false}})})};
        const FeedStep step = feed.step();
        QVERIFY(!step.more && !step.error);
        QCOMPARE(feed.asked, QStringList{QString(u"cdc "_s + toIso(now - 7min))});
        QCOMPARE(feed.since(), u"2026-09-21T13:00:00.000Z"_s); // the service's clock, not ours
        QVERIFY(feed.customer(u"1"_s)->active);
        QVERIFY(!feed.customer(u"2"_s)->active);
    }

    void whatDoesNotMatterForAContactIsNoChange()
    {
        Feed feed;
        feed.follow();
        feed.answers = {changed({customerRow(u"1"_s, {{u"Balance"_s, 1}})})};
        feed.step();
        feed.planAll();
        feed.answers = {changed({customerRow(u"1"_s, {{u"Balance"_s, 640}, {u"SyncToken"_s, u"4"_s}})})};
        feed.step();
        QCOMPARE(feed.unplanned(), 0);
        feed.answers = {changed({customerRow(u"1"_s, {{u"GivenName"_s, u"Jo"_s}})})};
        feed.step();
        QCOMPARE(feed.unplanned(), 1);
    }

    void blocksOfAnAnswerAreFoundByName()
    {
        Feed feed;
        feed.follow();
        QJsonObject answer = changed({customerRow(u"1"_s)});
        answer.insert(u"CDCResponse"_s,
            QJsonArray{QJsonObject{{u"QueryResponse"_s,
                QJsonArray{QJsonObject{}, QJsonObject{{u"Invoice"_s, QJsonArray{QJsonObject{{u"Id"_s, u"9"_s}}}}},
                    QJsonObject{{u"Customer"_s, QJsonArray{customerRow(u"1"_s)}}}}}}});
        feed.answers = {answer};
        feed.step();
        QVERIFY(feed.customer(u"1"_s));
        QVERIFY(!feed.customer(u"9"_s));
    }

    void aFullAnswerMayHaveBeenCutSoAllAreReadAnew()
    {
        Feed feed;
        feed.follow();
        feed.answers = {changed(rowsBetween(1, 1000))};
        const FeedStep step = feed.step();
        QVERIFY(step.more && !step.error);
        QCOMPARE(feed.unplanned(), 1000); // what came is kept
        QVERIFY(!customersAreRead(*feed.journal));
        feed.answers = {counted(1), page({customerRow(u"1"_s)})};
        feed.asked.clear();
        feed.step();
        QVERIFY(feed.asked.first().startsWith(u"SELECT COUNT"_s));
    }

    void oneLessThanTheCapIsWhole()
    {
        Feed feed;
        feed.follow();
        feed.answers = {changed(rowsBetween(1, 999))};
        QVERIFY(!feed.step().more);
        QVERIFY(customersAreRead(*feed.journal));
    }

    void beyondWhatChangeCaptureLooksBackAllAreReadAnew()
    {
        Feed feed;
        feed.follow(now - 29 * 24h - 1s);
        feed.answers = {counted(1), page({customerRow(u"1"_s)})};
        QVERIFY(!feed.step().more);
        QVERIFY(feed.asked.first().startsWith(u"SELECT COUNT"_s));
        QVERIFY(customersAreRead(*feed.journal));
        Feed younger;
        younger.follow(now - 29 * 24h);
        younger.answers = {changed({})};
        younger.step();
        QVERIFY(younger.asked.first().startsWith(u"cdc "_s));
    }

    void howLongAgoItWasIsCountedByQuickBooksClock_data()
    {
        QTest::addColumn<int>("daysAhead");
        for (const int days : {-60, -2, 2, 60}) {
            QTest::addRow("this computer is %d days ahead", days) << days;
        }
    }

    void howLongAgoItWasIsCountedByQuickBooksClock()
    {
        QFETCH(int, daysAhead);
        const Moment at{now + daysAhead * 24h, now};
        Feed feed;
        feed.follow(now - 29 * 24h - 1s);
        feed.answers = {counted(1), page({customerRow(u"1"_s)})};
        feed.step(at);
        QVERIFY(feed.asked.first().startsWith(u"SELECT COUNT"_s));
        Feed younger;
        younger.follow(now - 29 * 24h);
        younger.answers = {changed({})};
        younger.step(at);
        QVERIFY(younger.asked.first().startsWith(u"cdc "_s));
    }

    void anAnswerThatTellsHowLongAgoItWasIsBelieved()
    {
        Feed feed;
        feed.follow(now - 31 * 24h); // nothing has been asked yet, and this computer is a week behind
        feed.answers = {changed({}), counted(1), page({customerRow(u"1"_s)})};
        QVERIFY(feed.step(now - 7 * 24h).more);
        QVERIFY(!customersAreRead(*feed.journal));
        feed.step();
        QVERIFY(feed.asked[1].startsWith(u"SELECT COUNT"_s));
    }

    void anUnreadableRowIsNotedOnceAndHoldsBackNobody()
    {
        Feed feed;
        feed.follow();
        QJsonObject broken = customerRow(u"1"_s);
        broken.remove(u"Id"_s);
        const QJsonArray rows{broken, u"no row"_s, customerRow(u"2"_s)};
        feed.answers = {changed(rows), changed(rows)};
        feed.step();
        QVERIFY(feed.customer(u"2"_s));
        QCOMPARE(feed.journal->inAttention().size(), 2U);
        const journal::Operation note = feed.journal->inAttention().front();
        QCOMPARE(note.kind, u"note"_s);
        QCOMPARE(flows::aboutOf(note).name, u"Customer number 1"_s);
        QVERIFY(note.problem);
        QCOMPARE(note.problem->key, u"kontor.unreadable_reply"_s);
        QVERIFY(note.attentionSince == now);
        feed.step();
        QCOMPARE(feed.journal->inAttention().size(), 2U);
    }

    void aTombstoneMakesInactiveAndKeepsTheTexts()
    {
        Feed feed;
        feed.follow();
        const QJsonObject tombstone{{u"Id"_s, u"1"_s}, {u"status"_s, u"Deleted"_s}};
        feed.answers = {changed({customerRow(u"1"_s)}),
            changed({tombstone, QJsonObject{{u"Id"_s, u"77"_s}, {u"status"_s, u"Deleted"_s}}})};
        feed.step();
        feed.planAll();
        feed.step();
        QVERIFY(!feed.customer(u"1"_s)->active);
        QCOMPARE(feed.customer(u"1"_s)->value[u"displayName"].toString(), u"Customer number 1"_s);
        QCOMPARE(feed.unplanned(), 1);
        QVERIFY(!feed.customer(u"77"_s)); // never known: nothing to forget
    }

    void aFaultLeavesTheCursorWhereItWas()
    {
        Feed feed;
        feed.follow();
        QJsonObject untimed = changed({customerRow(u"1"_s)});
        untimed.remove(u"time"_s);
        feed.answers = {fail({.kind = Error::Kind::Trouble, .key = u"qb.10000"_s}), untimed};
        const FeedStep trouble = feed.step();
        QVERIFY(trouble.error);
        QCOMPARE(trouble.error->key, u"qb.10000"_s);
        QVERIFY(feed.step().error);
        QCOMPARE(feed.since(), toIso(now - 4min));
    }

    void importAgainWalksAnew()
    {
        Feed feed;
        feed.follow();
        restartCustomers(*feed.journal);
        QVERIFY(!customersAreRead(*feed.journal));
        feed.answers = {counted(0), page({})};
        feed.step();
        QVERIFY(feed.asked.first().startsWith(u"SELECT COUNT"_s));
    }
};

QTEST_APPLESS_MAIN(CustomerFeedTest)
#include "tst_customer_feed.moc"
