// When messages may go out: spans over midnight, time zones, the nights on which clocks change.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/sending_hours.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::flows::review_requests;

namespace {

Instant at(const char *iso) { return *instantFromIso(QString::fromLatin1(iso)); }

SendingHours hoursIn(const char *zone, const QString &quiet) { return {QTimeZone(zone), quiet}; }

} // namespace

class SendingHoursTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hoursAreTheLocations_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("quiet");
        QTest::addColumn<QString>("time");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *name, const char *zone, const char *quiet, const char *time, bool allowed) {
            QTest::newRow(name) << QString::fromLatin1(zone) << QString::fromLatin1(quiet) << QString::fromLatin1(time)
                                << allowed;
        };
        const char *night = "20:00-08:00";
        row("evening in Berlin", "Europe/Berlin", night, "2026-01-15T18:59:59Z", true);
        row("quiet from the minute on", "Europe/Berlin", night, "2026-01-15T19:00:00Z", false);
        row("after midnight", "Europe/Berlin", night, "2026-01-15T23:30:00Z", false);
        row("until the minute", "Europe/Berlin", night, "2026-01-16T06:59:59Z", false);
        row("morning in Berlin", "Europe/Berlin", night, "2026-01-16T07:00:00Z", true);
        row("in summer an hour earlier", "Europe/Berlin", night, "2026-07-15T18:30:00Z", false);
        row("the same moment in Los Angeles", "America/Los_Angeles", night, "2026-07-15T18:30:00Z", true);
        row("half an hour off", "Asia/Kolkata", night, "2026-01-15T14:29:00Z", true);
        row("half an hour off, quiet", "Asia/Kolkata", night, "2026-01-15T14:30:00Z", false);
        row("a span within a day", "UTC", "12:00-14:00", "2026-01-15T13:00:00Z", false);
        row("after a span within a day", "UTC", "12:00-14:00", "2026-01-15T14:00:00Z", true);
        row("off", "UTC", "off", "2026-01-15T03:00:00Z", true);
        row("equal ends are no quiet", "UTC", "08:00-08:00", "2026-01-15T08:00:00Z", true);
        row("what cannot be read is no quiet", "UTC", "8-20", "2026-01-15T09:00:00Z", true);
    }
    void hoursAreTheLocations()
    {
        QFETCH(QString, zone);
        QFETCH(QString, quiet);
        QFETCH(QString, time);
        const SendingHours hours = hoursIn(qPrintable(zone), quiet);
        QTEST(hours.allowed(*instantFromIso(time)), "allowed");
    }
    void allowedHoursLastUntilTheQuietBegins()
    {
        const SendingHours hours = hoursIn("Europe/Berlin", u"20:00-08:00"_s);
        QCOMPARE(hours.allowedUntil(at("2026-01-15T10:00:00Z")), at("2026-01-15T19:00:00Z"));
        QCOMPARE(hours.allowedUntil(at("2026-07-15T10:00:00Z")), at("2026-07-15T18:00:00Z"));
        const SendingHours noon = hoursIn("UTC", u"12:00-14:00"_s);
        QCOMPARE(noon.allowedUntil(at("2026-01-15T14:00:00Z")), at("2026-01-16T12:00:00Z"));
        QCOMPARE(hoursIn("UTC", u"off"_s).allowedUntil(at("2026-01-15T14:00:00Z")), Instant::max());
    }
    /// All through the nights on which clocks change: whatever is promised is kept.
    void thePromiseHoldsWhenClocksChange_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("quiet");
        QTest::addColumn<QString>("day");
        for (const char *quiet : {"20:00-08:00", "02:30-08:00", "22:00-02:30", "00:30-01:30", "03:00-02:30"}) {
            for (const auto &[zone, day] :
                {std::pair("Europe/Berlin", "2026-03-28T12:00:00Z"), std::pair("Europe/Berlin", "2026-10-24T12:00:00Z"),
                    std::pair("America/Los_Angeles", "2026-03-07T20:00:00Z"),
                    std::pair("America/Los_Angeles", "2026-10-31T20:00:00Z"),
                    std::pair("Australia/Lord_Howe", "2026-04-04T00:00:00Z"),
                    std::pair("America/Santiago", "2026-09-05T16:00:00Z")}) {
                QTest::addRow("%s in %s, %.10s", quiet, zone, day)
                    << QString::fromLatin1(zone) << QString::fromLatin1(quiet) << QString::fromLatin1(day);
            }
        }
    }
    void thePromiseHoldsWhenClocksChange()
    {
        QFETCH(QString, zone);
        QFETCH(QString, quiet);
        QFETCH(QString, day);
        const SendingHours hours = hoursIn(qPrintable(zone), quiet);
        const Instant begin = *instantFromIso(day);
        for (Instant now = begin; now < begin + 26h; now += 10min) {
            if (!hours.allowed(now)) {
                continue;
            }
            const Instant until = hours.allowedUntil(now);
            QVERIFY(until > now);
            for (Instant moment = now; moment < until; moment += 10min) {
                QVERIFY2(hours.allowed(moment),
                    qPrintable(u"promised at %1 until %2, quiet at %3"_s.arg(toIso(now), toIso(until), toIso(moment))));
            }
        }
    }
    void daysAreTheLocations()
    {
        const SendingHours hours = hoursIn("America/Los_Angeles", u"off"_s);
        QCOMPARE(hours.startOfDay(at("2026-01-15T07:59:59Z")), at("2026-01-14T08:00:00Z"));
        QCOMPARE(hours.startOfDay(at("2026-01-15T08:00:00Z")), at("2026-01-15T08:00:00Z"));
        // A day without a midnight begins an hour later.
        QCOMPARE(
            hoursIn("America/Santiago", u"off"_s).startOfDay(at("2026-09-06T12:00:00Z")), at("2026-09-06T04:00:00Z"));
    }
};

QTEST_APPLESS_MAIN(SendingHoursTest)
#include "tst_sending_hours.moc"
