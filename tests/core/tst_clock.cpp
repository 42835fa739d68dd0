// Instants as texts, waiting that ends when asked, and mail between threads.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clock.h"
#include "core/mailbox.h"

#include <QDateTime>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using kontor::Instant;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsOfTheServicesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("instant"); // empty: refused
        QTest::newRow("with Z") << u"2026-03-03T08:12:44Z"_s << u"2026-03-03T08:12:44.000Z"_s;
        QTest::newRow("with milliseconds") << u"2026-03-03T08:12:44.417Z"_s << u"2026-03-03T08:12:44.417Z"_s;
        QTest::newRow("with one digit of a second") << u"2026-03-03T08:12:44.4Z"_s << u"2026-03-03T08:12:44.400Z"_s;
        QTest::newRow("with nanoseconds") << u"2026-03-03T08:12:44.417000001Z"_s << u"2026-03-03T08:12:44.417Z"_s;
        QTest::newRow("rounded to the nearest millisecond")
            << u"2026-03-03T23:59:59.9999Z"_s << u"2026-03-04T00:00:00.000Z"_s;
        QTest::newRow("with an offset, as QuickBooks sends")
            << u"2014-09-18T14:06:54-07:00"_s << u"2014-09-18T21:06:54.000Z"_s;
        QTest::newRow("with an offset over midnight")
            << u"2026-01-01T00:30:00+05:30"_s << u"2025-12-31T19:00:00.000Z"_s;
        QTest::newRow("with an offset without a colon")
            << u"2026-03-03T08:12:44+0100"_s << u"2026-03-03T07:12:44.000Z"_s;
        QTest::newRow("without seconds") << u"2026-03-03T08:12Z"_s << u"2026-03-03T08:12:00.000Z"_s;
        QTest::newRow("a leap day") << u"2028-02-29T00:00:00Z"_s << u"2028-02-29T00:00:00.000Z"_s;
        QTest::newRow("before 1970") << u"1969-12-31T23:59:59.999Z"_s << u"1969-12-31T23:59:59.999Z"_s;
        QTest::newRow("the last year") << u"9999-12-31T23:59:59.999Z"_s << u"9999-12-31T23:59:59.999Z"_s;
        QTest::newRow("no zone") << u"2026-03-03T08:12:44"_s << QString();
        QTest::newRow("a date alone") << u"2026-03-03"_s << QString();
        QTest::newRow("no such day") << u"2026-02-29T08:12:44Z"_s << QString();
        QTest::newRow("no such month") << u"2026-13-01T08:12:44Z"_s << QString();
        QTest::newRow("no such hour") << u"2026-03-03T24:00:00Z"_s << QString();
        QTest::newRow("no such minute") << u"2026-03-03T08:60:44Z"_s << QString();
        QTest::newRow("a space for the T") << u"2026-03-03 08:12:44Z"_s << QString();
        QTest::newRow("a space before") << u" 2026-03-03T08:12:44Z"_s << QString();
        QTest::newRow("a line break after") << u"2026-03-03T08:12:44Z\n"_s << QString();
        QTest::newRow("a zone by name") << u"2026-03-03T08:12:44 PST"_s << QString();
        QTest::newRow("digits of another script") << u"٢٠٢٦-03-03T08:12:44Z"_s << QString();
        QTest::newRow("a fifth digit of the year") << u"12026-03-03T08:12:44Z"_s << QString();
        QTest::newRow("a point without digits") << u"2026-03-03T08:12:44.Z"_s << QString();
        QTest::newRow("a number") << u"1772525564417"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }

    void textsOfTheServicesAreRead()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, instant);
        const std::optional<Instant> read = kontor::instantFromIso(text);
        QCOMPARE(read ? kontor::toIso(*read) : QString(), instant);
    }

    void textsComeBackAsInstants()
    {
        for (qint64 milliseconds = -60'000'000'000'000; milliseconds < 250'000'000'000'000;
            milliseconds += 7'777'777'777'777) {
            const Instant instant{std::chrono::milliseconds(milliseconds)};
            QVERIFY(kontor::instantFromIso(kontor::toIso(instant)) == instant);
        }
    }

    void theSystemClockIsTheComputers()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const qint64 now = kontor::SystemClock().now().time_since_epoch().count();
        QVERIFY(before <= now && now <= QDateTime::currentMSecsSinceEpoch());
    }

    void sleepingEndsWhenTheTimeIsOver()
    {
        kontor::SystemClock clock;
        clock.sleepUntil(clock.now() - std::chrono::hours(1), {});
        const Instant until = clock.now() + std::chrono::milliseconds(1);
        clock.sleepUntil(until, {});
        QVERIFY(clock.now() >= until);
    }

    void timesThatNobodyLivesToSeeCanBeWaitedFor()
    {
        const Instant soon = kontor::SystemClock().now() + std::chrono::hours(24);
        QVERIFY(kontor::waitable(soon) == soon);
        QVERIFY(kontor::waitable(Instant()) == Instant());
        // Condition variables count nanoseconds; there, the largest instant would be long ago.
        using Nanoseconds = std::chrono::sys_time<std::chrono::nanoseconds>;
        QVERIFY(Nanoseconds(kontor::waitable(Instant::max())) > Nanoseconds(soon));
    }

    void sleepingEndsWhenAsked_data()
    {
        QTest::addColumn<bool>("farthest");
        QTest::newRow("for a day") << false;
        QTest::newRow("for ever") << true;
    }

    void sleepingEndsWhenAsked()
    {
        QFETCH(const bool, farthest);
        kontor::SystemClock clock;
        std::atomic<bool> ended = false;
        std::jthread sleeper([&](std::stop_token stop) {
            clock.sleepUntil(farthest ? Instant::max() : clock.now() + std::chrono::hours(24), stop);
            QVERIFY(stop.stop_requested()); // and not of itself, as an overflow of the clock would make it
            ended = true;
        });
        std::this_thread::yield();
        sleeper.request_stop();
        sleeper.join();
        QVERIFY(ended);
    }

    void theVirtualClockGoesOnlyForward()
    {
        kontor::VirtualClock clock{Instant(std::chrono::seconds(100))};
        clock.advance(std::chrono::seconds(5));
        QVERIFY(clock.now() == Instant(std::chrono::seconds(105)));
        clock.sleepUntil(Instant(std::chrono::seconds(200)), {});
        QVERIFY(clock.now() == Instant(std::chrono::seconds(200)));
        clock.sleepUntil(Instant(std::chrono::seconds(150)), {});
        QVERIFY(clock.now() == Instant(std::chrono::seconds(200)));
    }

    void mailComesInOrder()
    {
        kontor::Mailbox<int> mailbox;
        QVERIFY(!mailbox.take({}, Instant()));
        constexpr int each = 1000;
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 3; ++writer) {
            writers.emplace_back([&mailbox, writer] {
                for (int i = 0; i < each; ++i) {
                    mailbox.put(writer * each + i);
                }
            });
        }
        std::array<int, 3> next{};
        for (int i = 0; i < 3 * each; ++i) {
            const std::optional<int> value = mailbox.take({});
            QVERIFY(value.has_value());
            QCOMPARE(*value % each, next[static_cast<std::size_t>(*value / each)]++);
        }
        QVERIFY(!mailbox.take({}, Instant()));
    }

    void waitingForMailEndsWhenAsked()
    {
        kontor::Mailbox<int> mailbox;
        std::stop_source stop;
        for (const Instant until : {Instant::max(), Instant::max() - std::chrono::milliseconds(1)}) {
            stop = std::stop_source();
            std::jthread asker([&stop] { stop.request_stop(); });
            QVERIFY(!mailbox.take(stop.get_token(), until));
            QVERIFY(stop.stop_requested());
        }
        mailbox.put(1);
        QCOMPARE(mailbox.take(stop.get_token()), 1); // what has arrived is handed out all the same
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
