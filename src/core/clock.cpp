// Where time comes from: the computer's clock, or a virtual one in simulations.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clock.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace kontor {

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void SystemClock::sleepUntil(Instant until, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    woken.wait_until(lock, stop, waitable(until), [] { return false; });
}

QString toIso(Instant instant)
{
    // By hand: some thousand are written in each cycle, and QDateTime takes twenty times as long.
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    if (const int year = int(date.year()); year >= 0 && year <= 9999) {
        QString text = u"0000-00-00T00:00:00.000Z"_s;
        const auto put = [&text](qsizetype end, qint64 number) {
            for (; number > 0; number /= 10) {
                text[--end] = QChar(u'0' + char16_t(number % 10));
            }
        };
        put(4, year);
        put(7, unsigned(date.month()));
        put(10, unsigned(date.day()));
        put(13, time.hours().count());
        put(16, time.minutes().count());
        put(19, time.seconds().count());
        put(23, time.subseconds().count());
        return text;
    }
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<Instant> instantFromIso(QStringView text)
{
    // Qt takes more than this for ISO 8601: white space, a date alone, hour 24.
    static const QRegularExpression shape(
        u"^[0-9]{4}-[0-9]{2}-[0-9]{2}T(?!24)[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})\\z"_s);
    if (!shape.match(text.toString()).hasMatch()) {
        return std::nullopt;
    }
    const QDateTime parsed = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime) {
        return std::nullopt;
    }
    return Instant(std::chrono::milliseconds(parsed.toMSecsSinceEpoch()));
}

} // namespace kontor
