// Pace: never over a limit, never slower than it must be.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/pace.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::net;

namespace {

const Instant start{std::chrono::milliseconds(1'790'000'000'000)};

/// When each of `calls` leaves, if every one leaves as soon as it may.
std::vector<Instant> departures(Pace pace, int calls)
{
    std::vector<Instant> all;
    Instant now = start;
    for (int i = 0; i < calls; ++i) {
        now = std::max(now, pace.nextSlot(now));
        pace.sent(now);
        all.push_back(now);
    }
    return all;
}

/// The most that left within any window of that length.
std::size_t mostWithin(const std::vector<Instant> &all, std::chrono::milliseconds length)
{
    std::size_t most = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < all.size(); ++last) {
        while (all[last] - all[first] >= length) {
            ++first;
        }
        most = std::max(most, last - first + 1);
    }
    return most;
}

Reply replyWith(int status, QList<Header> headers = {}) { return {.status = status, .headers = std::move(headers)}; }

} // namespace

class PaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quickBooksStaysUnderBothLimits()
    {
        const auto all = departures(Pace::forService(Service::QuickBooks), 2000);
        QVERIFY(mostWithin(all, 1s) <= 10);
        QVERIFY(mostWithin(all, 1min) <= 490);
        // 2000 calls are four windows of 490 and a bit: no slower than that.
        QVERIFY(all.back() - start < 4 * 60'050ms + 52s);
    }

    void highLevelStaysJustUnderItsLimit()
    {
        const auto all = departures(Pace::forService(Service::HighLevel), 2000);
        QCOMPARE(mostWithin(all, 10s), 98u);
        QVERIFY(2000.0 / std::chrono::duration<double>(all.back() - start).count() > 0.97 * 10);
        QCOMPARE(all[97], start); // a burst leaves at once
    }

    void withoutLimitsEverythingLeavesAtOnce()
    {
        const auto all = departures(Pace::unlimited(), 1000);
        QCOMPARE(all.back(), start);
    }

    void aThrottleHoldsAllCalls_data()
    {
        QTest::addColumn<int>("service");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("milliseconds");
        const int quickBooks = static_cast<int>(Service::QuickBooks);
        const int highLevel = static_cast<int>(Service::HighLevel);
        QTest::newRow("QuickBooks asks for nothing")
            << quickBooks << QByteArray("X") << QByteArray("1") << qint64(60'000);
        QTest::newRow("Retry-After in seconds")
            << quickBooks << QByteArray("retry-after") << QByteArray("7") << qint64(7'000);
        QTest::newRow("an absurd Retry-After is an hour")
            << quickBooks << QByteArray("Retry-After") << QByteArray("99999999999") << qint64(3'600'000);
        QTest::newRow("a Retry-After that is no number counts for nothing")
            << quickBooks << QByteArray("Retry-After") << QByteArray("soon") << qint64(60'000);
        QTest::newRow("HighLevel asks for nothing")
            << highLevel << QByteArray("X") << QByteArray("1") << qint64(10'000);
        QTest::newRow("HighLevel names its interval")
            << highLevel << QByteArray("X-RateLimit-Interval-Milliseconds") << QByteArray("4000") << qint64(4'000);
    }
    void aThrottleHoldsAllCalls()
    {
        QFETCH(int, service);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        QFETCH(qint64, milliseconds);
        Pace pace = Pace::forService(static_cast<Service>(service));
        pace.learn(static_cast<Service>(service), replyWith(429, {{header, value}}), start);
        QCOMPARE(pace.nextSlot(start), start + std::chrono::milliseconds(milliseconds));
        QCOMPARE(pace.heldUntil(), start + std::chrono::milliseconds(milliseconds));
    }

    void theDailyLimitHoldsUntilItsReset()
    {
        Pace pace = Pace::forService(Service::HighLevel);
        pace.learn(Service::HighLevel,
            replyWith(200, {{"X-RateLimit-Daily-Remaining", "0"}, {"X-RateLimit-Daily-Reset", "5000000"}}), start);
        QCOMPARE(pace.nextSlot(start), start + 5'000'000ms);
    }

    void anotherProgramsCallsSlowOursDown()
    {
        Pace pace = Pace::forService(Service::HighLevel);
        pace.learn(Service::HighLevel, replyWith(200, {{"X-RateLimit-Remaining", "0"}}), start);
        QVERIFY(pace.nextSlot(start) > start);
    }

    void aLaterHoldIsNotShortenedByAnEarlierOne()
    {
        Pace pace = Pace::unlimited();
        pace.holdUntil(start + 1h);
        pace.holdUntil(start + 1min);
        QCOMPARE(pace.nextSlot(start), start + 1h);
    }
};

QTEST_GUILESS_MAIN(PaceTest)
#include "tst_pace.moc"
