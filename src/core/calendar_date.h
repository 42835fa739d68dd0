// A day in the calendar, as documents carry it: no time, no zone.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QDate>
#include <QString>

#include <compare>
#include <optional>

namespace kontor {

/// Default-made it is no date. Years 1 to 9999.
class CalendarDate
{
public:
    CalendarDate() = default;

    /// "2026-05-28" and nothing else.
    static std::optional<CalendarDate> parse(QStringView text);
    /// The date on the wall at `instant` in the zone of that IANA name ("Europe/Berlin"); nothing for an unknown zone.
    static std::optional<CalendarDate> of(Instant instant, QStringView ianaZone);
    /// Either of both: a date stands as it is, an ISO instant becomes the date in the zone, since HighLevel writes a
    /// day as the instants of its local start and end (highlevel-api 4.4).
    static std::optional<CalendarDate> read(QStringView text, QStringView ianaZone);

    bool isNone() const { return m_day.isNull(); }
    /// "2026-05-28"; empty for no date.
    QString toIso() const;

    friend bool operator==(const CalendarDate &, const CalendarDate &) = default;
    /// No date comes before all.
    friend std::strong_ordering operator<=>(const CalendarDate &a, const CalendarDate &b)
    {
        return a.m_day.toJulianDay() <=> b.m_day.toJulianDay();
    }

private:
    explicit CalendarDate(QDate day)
        : m_day(day)
    { }

    QDate m_day;
};

} // namespace kontor
