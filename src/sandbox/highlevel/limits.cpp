// HighLevel's rate limits: a burst and a day, for each token owner and location (highlevel-api 2.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/limits.h"

namespace kontor::sandbox::highlevel {

namespace {

qint64 dayOf(Instant now) { return std::chrono::floor<std::chrono::days>(now).time_since_epoch().count(); }

std::chrono::milliseconds untilNextDay(Instant now)
{
    return std::chrono::floor<std::chrono::days>(now) + std::chrono::days(1) - now;
}

} // namespace

Limits::Standing Limits::untouched(Instant now) const
{
    return {.left = burst, .leftToday = daily, .dayEndsIn = untilNextDay(now)};
}

Limits::Standing Limits::take(const QString &owner, Instant now)
{
    if (!enforced) {
        return untouched(now);
    }
    Used &used = m_used[owner];
    if (used.day != dayOf(now)) {
        used.day = dayOf(now);
        used.today = 0;
    }
    while (!used.recent.empty() && used.recent.front() + interval <= now) {
        used.recent.pop_front();
    }
    Standing standing{.dayEndsIn = untilNextDay(now)};
    standing.refused = std::ssize(used.recent) >= burst || used.today >= daily;
    if (!standing.refused) {
        used.recent.push_back(now);
        ++used.today;
    }
    standing.left = std::max<qint64>(0, burst - std::ssize(used.recent));
    standing.leftToday = std::max<qint64>(0, daily - used.today);
    return standing;
}

QList<net::Header> Limits::headers(const Standing &standing) const
{
    return {{"X-RateLimit-Max", QByteArray::number(burst)},
        {"X-RateLimit-Remaining", QByteArray::number(standing.left)},
        {"X-RateLimit-Interval-Milliseconds", QByteArray::number(static_cast<qint64>(interval.count()))},
        {"X-RateLimit-Limit-Daily", QByteArray::number(daily)},
        {"X-RateLimit-Daily-Remaining", QByteArray::number(standing.leftToday)},
        {"X-RateLimit-Daily-Reset", QByteArray::number(static_cast<qint64>(standing.dayEndsIn.count()))}};
}

} // namespace kontor::sandbox::highlevel
