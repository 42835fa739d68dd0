// Where time comes from: the computer's clock, or a virtual one in simulations.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <algorithm>
#include <chrono>
#include <optional>
#include <stop_token>

namespace kontor {

/// A point in time, UTC, whole milliseconds since 1970.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// `until`, or a day that is far enough: condition variables count nanoseconds and overflow in the year 2262.
inline Instant waitable(Instant until)
{
    return std::min(until, Instant(std::chrono::sys_days(std::chrono::year(2200) / 1 / 1)));
}

/// Any thread may ask. `sleepUntil` waits on the caller's thread (a virtual clock jumps instead).
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    /// Returns early when `stop` asks.
    virtual void sleepUntil(Instant until, std::stop_token stop) = 0;
};

class SystemClock final : public Clock
{
public:
    Instant now() const override;
    void sleepUntil(Instant until, std::stop_token stop) override;
};

/// Stands still until it is told. Not synchronised: one thread, or the owner's lock.
class VirtualClock final : public Clock
{
public:
    explicit VirtualClock(Instant start)
        : m_now(start)
    { }
    Instant now() const override { return m_now; }
    void sleepUntil(Instant until, std::stop_token) override { m_now = std::max(m_now, until); }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

/// "2026-03-03T08:12:44.417Z".
QString toIso(Instant instant);
/// ISO 8601 with `Z` or an offset, with or without fractions of a second; nothing else, since a time without a zone
/// means something else to each service (QuickBooks: Pacific time, quickbooks-online-api 5.4).
std::optional<Instant> instantFromIso(QStringView text);

} // namespace kontor
