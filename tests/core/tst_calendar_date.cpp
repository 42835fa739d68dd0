// The date of an instant is the one on the wall of its zone.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/calendar_date.h"

#include <QTest>

using namespace Qt::StringLiterals;
using kontor::CalendarDate;

class TestCalendarDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("date"); // empty: refused
        QTest::newRow("a date stands as it is") << u"2026-05-28"_s << u"America/Los_Angeles"_s << u"2026-05-28"_s;
        QTest::newRow("a date needs no zone") << u"2026-05-28"_s << QString() << u"2026-05-28"_s;
        QTest::newRow("the start of a local day")
            << u"2026-05-28T07:00:00.000Z"_s << u"America/Los_Angeles"_s << u"2026-05-28"_s;
        QTest::newRow("the end of a local day")
            << u"2026-06-12T06:59:59.999Z"_s << u"America/Los_Angeles"_s << u"2026-06-11"_s;
        QTest::newRow("east of Greenwich") << u"2026-05-27T22:00:00Z"_s << u"Europe/Berlin"_s << u"2026-05-28"_s;
        QTest::newRow("in winter") << u"2026-01-01T22:30:00Z"_s << u"Europe/Berlin"_s << u"2026-01-01"_s;
        QTest::newRow("over the end of the year")
            << u"2025-12-31T11:00:00Z"_s << u"Pacific/Auckland"_s << u"2026-01-01"_s;
        QTest::newRow("an offset in the text") << u"2026-05-28T23:30:00-07:00"_s << u"UTC"_s << u"2026-05-29"_s;
        QTest::newRow("the night of the clock change")
            << u"2026-03-29T00:59:59Z"_s << u"Europe/Berlin"_s << u"2026-03-29"_s;
        QTest::newRow("a leap day") << u"2028-02-29"_s << u"UTC"_s << u"2028-02-29"_s;
        QTest::newRow("no leap day") << u"2026-02-29"_s << u"UTC"_s << QString();
        QTest::newRow("year nought") << u"0000-01-01"_s << u"UTC"_s << QString();
        QTest::newRow("an instant without a zone") << u"2026-05-28T07:00:00Z"_s << QString() << QString();
        QTest::newRow("an unknown zone") << u"2026-05-28T07:00:00Z"_s << u"Mars/Olympus"_s << QString();
        QTest::newRow("a time without an offset") << u"2026-05-28T07:00:00"_s << u"UTC"_s << QString();
        QTest::newRow("another order") << u"05/28/2026"_s << u"UTC"_s << QString();
        QTest::newRow("digits of another script") << u"٢٠٢٦-05-28"_s << u"UTC"_s << QString();
        QTest::newRow("nothing") << QString() << u"UTC"_s << QString();
    }

    void datesAreRead()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, zone);
        QFETCH(const QString, date);
        const auto read = CalendarDate::read(text, zone);
        QCOMPARE(read ? read->toIso() : QString(), date);
    }

    void datesAreOrdered()
    {
        const auto day = [](QStringView text) { return CalendarDate::parse(text).value(); };
        QVERIFY(day(u"2026-02-28") < day(u"2026-03-01"));
        QVERIFY(day(u"2026-03-01") == day(u"2026-03-01"));
        QVERIFY(CalendarDate() < day(u"0001-01-01"));
        QVERIFY(CalendarDate().isNone());
        QVERIFY(CalendarDate().toIso().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCalendarDate)
#include "tst_calendar_date.moc"
