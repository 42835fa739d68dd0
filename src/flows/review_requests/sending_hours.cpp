// When messages may go out: quiet hours and days in the location's time zone.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/sending_hours.h"

#include <QDateTime>

#include <algorithm>
#include <vector>

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
    // In the night on which clocks change they may jump into the quiet, or reach its beginning twice or not at all:
    // what is allowed lasts until the first of these that is not.
    const QDateTime here = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), m_zone);
    const QDateTime change = m_zone.nextTransition(here).atUtc;
    std::vector<Instant> moments;
    QList<int> offsets{here.offsetFromUtc()};
    if (change.isValid()) {
        moments.push_back(instantOf(change));
        offsets.append(m_zone.offsetFromUtc(change));
    }
    for (int day = 0; day <= 2; ++day) {
        for (const int offset : std::as_const(offsets)) {
            moments.push_back(instantOf(QDateTime(here.date().addDays(day), *m_from, Qt::OffsetFromUTC, offset)));
        }
    }
    std::sort(moments.begin(), moments.end());
    const auto first = std::find_if(
        moments.begin(), moments.end(), [&](Instant moment) { return moment > now && !allowed(moment); });
    return first == moments.end() ? now : *first;
}

Instant SendingHours::startOfDay(Instant now) const
{
    return instantOf(QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), m_zone).date().startOfDay(m_zone));
}

} // namespace kontor::flows::review_requests
