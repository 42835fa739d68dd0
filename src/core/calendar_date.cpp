// A day in the calendar, as documents carry it: no time, no zone.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/calendar_date.h"

#include <QDateTime>
#include <QTimeZone>

namespace kontor {

namespace {

bool isDocumentYear(QDate day) { return day.isValid() && day.year() >= 1 && day.year() <= 9999; }

} // namespace

std::optional<CalendarDate> CalendarDate::parse(QStringView text)
{
    if (text.size() != 10 || text[4] != u'-' || text[7] != u'-') {
        return std::nullopt;
    }
    for (const qsizetype i : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (text[i] < u'0' || text[i] > u'9') {
            return std::nullopt;
        }
    }
    const QDate day(text.left(4).toInt(), text.mid(5, 2).toInt(), text.mid(8, 2).toInt());
    return isDocumentYear(day) ? std::optional(CalendarDate(day)) : std::nullopt;
}

std::optional<CalendarDate> CalendarDate::of(Instant instant, QStringView ianaZone)
{
    const QTimeZone zone(ianaZone.toLatin1());
    if (ianaZone.isEmpty() || !zone.isValid()) { // Qt takes no name for the computer's zone
        return std::nullopt;
    }
    const QDate day = QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), zone).date();
    return isDocumentYear(day) ? std::optional(CalendarDate(day)) : std::nullopt;
}

std::optional<CalendarDate> CalendarDate::read(QStringView text, QStringView ianaZone)
{
    if (const std::optional<CalendarDate> date = parse(text)) {
        return date;
    }
    const std::optional<Instant> instant = instantFromIso(text);
    return instant ? of(*instant, ianaZone) : std::nullopt;
}

QString CalendarDate::toIso() const { return m_day.toString(Qt::ISODate); }

} // namespace kontor
