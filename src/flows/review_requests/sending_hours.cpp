// When messages may go out: quiet hours and days in the location's time zone.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/sending_hours.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace kontor::flows::review_requests {

namespace {

Instant instantOf(const QDateTime &time) { return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch())); }

} // namespace

SendingHours::SendingHours(const QTimeZone &zone, const QString &quiet)
    : m_zone(zone)
{
    const QTime from = QTime::fromString(quiet.section(u'-', 0, 0), u"HH:mm"_s);
    const QTime to = QTime::fromString(quiet.section(u'-', 1), u"HH:mm"_s);
    if (from.isValid() && to.isValid() && from != to) {
        m_from = from;
        m_to = to;
    }
}

bool SendingHours::allowed(Instant now) const
{
    if (!m_from) {
        return true;
    }
    const QTime time = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), m_zone).time();
    // The quiet may go over midnight.
    const bool quiet = *m_from < m_to ? time >= *m_from && time < m_to : time >= *m_from || time < m_to;
    return !quiet;
}

Instant SendingHours::allowedUntil(Instant now) const
{
    if (!m_from) {
        return Instant::max();
    }
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), m_zone).date();
    const Instant quiet = instantOf(QDateTime(today, *m_from, m_zone));
    return quiet > now ? quiet : instantOf(QDateTime(today.addDays(1), *m_from, m_zone));
}

Instant SendingHours::startOfDay(Instant now) const
{
    return instantOf(QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), m_zone).date().startOfDay(m_zone));
}

} // namespace kontor::flows::review_requests
