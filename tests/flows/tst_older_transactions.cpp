// Reading payments of long ago again: which days, how many pages, and what comes of a refund.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/older_transactions.h"
#include "support/scripted_call.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::flows;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)}; // 2026-09-21T14:13:20Z
const highlevel::Api api(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s);

QJsonObject payment(const QString &id, double refunded = 0)
{
    return {{u"_id"_s, id}, {u"status"_s, u"succeeded"_s}, {u"amount"_s, 149.5}, {u"currency"_s, u"USD"_s},
        {u"amountRefunded"_s, refunded}, {u"liveMode"_s, true}, {u"entityType"_s, u"order"_s},
        {u"entitySourceType"_s, u"funnel"_s}, {u"createdAt"_s, toIso(now - 60 * 24h)}};
}

QJsonObject page(int rows, int from = 0)
{
    QJsonArray all;
    for (int i = from; i < from + rows; ++i) {
        all.append(payment(u"p%1"_s.arg(i)));
    }
    return {{u"data"_s, all}};
}

struct Till
{
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    testing::ScriptedCall service;

    std::optional<Error> poll(
        std::optional<Instant> since, const std::vector<Result<QJsonObject>> &answers, Instant at = now)
    {
        service.answers.assign(answers.begin(), answers.end());
        service.asked.clear();
        OlderTransactionFeed feed(api, since);
        for (int calls = 0; calls < 50; ++calls) {
            const FeedStep step = feed.step(*journal, service.call(), at, {});
            if (step.error || !step.more) {
                return step.error;
            }
        }
        return Error{.key = u"endless"_s};
    }
    /// "2026-03-25 to 2026-08-17 from 0"
    QStringList days() const
    {
        QStringList told;
        for (const QString &path : service.asked) {
            const QUrlQuery query(path.section(u'?', 1));
            told.append(query.queryItemValue(u"startAt"_s) + u" to "_s + query.queryItemValue(u"endAt"_s) + u" from "_s
                + query.queryItemValue(u"offset"_s));
        }
        return told;
    }
};

} // namespace

class OlderTransactionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingBeforeConnectingIsRead_data()
    {
        QTest::addColumn<int>("daysConnected");
        QTest::addColumn<QStringList>("days");
        QTest::newRow("everything is within the daily look back") << 34 << QStringList();
        QTest::newRow("some weeks") << 40 << QStringList{u"2026-08-11 to 2026-08-17 from 0"_s};
        QTest::newRow("years") << 800
                               << QStringList{
                                      u"2026-03-25 to 2026-08-17 from 0"_s, u"2024-07-12 to 2026-03-25 from 0"_s};
    }
    void nothingBeforeConnectingIsRead()
    {
        QFETCH(int, daysConnected);
        Till till;
        QVERIFY(!till.poll(now - daysConnected * 24h, {page(0), page(0)}));
        QTEST(till.days(), "days");
        QVERIFY(!till.poll(std::nullopt, {}));
        QVERIFY(till.service.asked.isEmpty());
    }
    void monthsAreReadDailyAndYearsWeekly()
    {
        Till till;
        const Instant since = now - 800 * 24h;
        till.poll(since, {page(0), page(0)});
        till.poll(since, {}, now + 23h);
        QVERIFY(till.service.asked.isEmpty());
        QVERIFY(!till.poll(since, {page(0)}, now + 24h));
        QCOMPARE(till.days(), QStringList{u"2026-03-26 to 2026-08-18 from 0"_s});
        QVERIFY(!till.poll(since, {page(0), page(0)}, now + 7 * 24h));
        QCOMPARE(till.service.asked.size(), 2);
    }
    void manyPagesGoOnInTheNextPolls()
    {
        Till till;
        const Instant since = now - 100 * 24h;
        QVERIFY(!till.poll(since, {page(100), page(100, 95), page(100, 190), page(100, 285), page(100, 380)}));
        QCOMPARE(till.days().last(), u"2026-06-12 to 2026-08-17 from 380"_s);
        // Over midnight it goes on in the same days, so that no page is left out.
        QVERIFY(!till.poll(since, {page(40, 475)}, now + 12h));
        QCOMPARE(till.days(), QStringList{u"2026-06-12 to 2026-08-17 from 475"_s});
        QCOMPARE(till.journal->recordCount(Service::HighLevel, u"transaction"_s), 515);
        QVERIFY(!till.poll(since, {}, now + 12h));
        QVERIFY(till.service.asked.isEmpty());
        QVERIFY(!till.poll(since, {page(0)}, now + 24h));
        QCOMPARE(till.service.asked.size(), 1);
    }
    void aRefundOfAnOldPaymentIsPlanned()
    {
        Till till;
        const Instant since = now - 100 * 24h;
        const auto unplanned = [&] { return till.journal->unplannedCount(Service::HighLevel, u"transaction"_s); };
        till.poll(since, {page(1)});
        till.journal->markPlanned(Service::HighLevel, u"transaction"_s, u"p0"_s);
        till.poll(since, {page(1)}, now + 24h);
        QCOMPARE(unplanned(), 0);
        QVERIFY(!till.poll(since, {QJsonObject{{u"data"_s, QJsonArray{payment(u"p0"_s, 49.5)}}}}, now + 48h));
        QCOMPARE(unplanned(), 1);
    }
    void aPageThatIsNotAnsweredIsAskedForAgainInAnHour_data()
    {
        QTest::addColumn<QJsonObject>("answer");
        QTest::newRow("a list that is none") << QJsonObject{{u"data"_s, u"none"_s}};
        QTest::newRow("trouble") << QJsonObject();
    }
    void aPageThatIsNotAnsweredIsAskedForAgainInAnHour()
    {
        QFETCH(QJsonObject, answer);
        const Result<QJsonObject> bad
            = answer.isEmpty() ? Result<QJsonObject>(fail({.kind = Error::Kind::Trouble, .key = u"hl.5xx"_s})) : answer;
        Till till;
        const Instant since = now - 100 * 24h;
        QVERIFY(till.poll(since, {page(100), bad}));
        QVERIFY(!till.poll(since, {}, now + 59min));
        QVERIFY(till.service.asked.isEmpty());
        QVERIFY(!till.poll(since, {page(3, 95)}, now + 1h));
        QCOMPARE(till.days(), QStringList{u"2026-06-12 to 2026-08-17 from 95"_s});
        // Without an answer at all it is the way there that is broken, and the next poll tries it.
        QVERIFY(till.poll(since, {}, now + 24h));
        QVERIFY(!till.poll(since, {page(0)}, now + 24h + 4min));
        QCOMPARE(till.service.asked.size(), 1);
    }
};

QTEST_GUILESS_MAIN(OlderTransactionsTest)
#include "tst_older_transactions.moc"
