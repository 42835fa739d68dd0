// Keeps calls to one service under its limits: sliding windows, corrected by what the service says.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/pace.h"

using namespace std::chrono_literals;

namespace kontor::net {

Pace Pace::forService(Service service)
{
    if (service == Service::QuickBooks) {
        // Apart by more than a tenth of a second, as calls do not arrive as evenly as they are sent; the minute's limit
        // is the tighter one.
        return Pace({{1, 115ms}, {490, 60'050ms}});
    }
    return Pace({{98, 10'050ms}});
}

Instant Pace::nextSlot(Instant now)
{
    std::chrono::milliseconds longest{0};
    for (const Window &window : m_windows) {
        longest = std::max(longest, window.length);
    }
    while (!m_sent.empty() && m_sent.front() + longest <= now) {
        m_sent.pop_front();
    }
    Instant slot = m_heldUntil;
    for (const Window &window : m_windows) {
        if (m_sent.size() >= static_cast<std::size_t>(window.calls)) {
            slot = std::max(slot, m_sent[m_sent.size() - static_cast<std::size_t>(window.calls)] + window.length);
        }
    }
    return slot;
}

void Pace::sent(Instant now)
{
    if (!m_windows.empty()) {
        m_sent.push_back(now);
    }
}

void Pace::learn(Service service, const Reply &reply, Instant now)
{
    const auto number = [&](const char *name) {
        bool ok = false;
        const qint64 value = headerValue(reply.headers, name).toLongLong(&ok);
        return ok && value >= 0 ? value : -1;
    };
    if (service == Service::HighLevel && !m_windows.empty()) {
        if (number("X-RateLimit-Daily-Remaining") == 0) {
            const qint64 reset = number("X-RateLimit-Daily-Reset"); // milliseconds (highlevel-api 2.2)
            holdUntil(now + (reset > 0 ? std::chrono::milliseconds(std::min<qint64>(reset, 86'400'000)) : 1h));
        }
        // Another program with the same app uses the same allowance: count what it took as ours.
        const qint64 remaining = number("X-RateLimit-Remaining");
        const Window &window = m_windows.front();
        if (remaining >= 0 && remaining < 2 && nextSlot(now) <= now) {
            const qint64 interval = number("X-RateLimit-Interval-Milliseconds");
            holdUntil(now
                + std::chrono::milliseconds(
                    interval > 0 ? std::min<qint64>(interval, 60'000) / 10 : window.length.count() / 10));
        }
    }
    if (reply.status == 429) {
        const qint64 seconds = number("Retry-After");
        if (seconds >= 0) {
            holdUntil(now + std::chrono::seconds(std::min<qint64>(seconds, 3600)));
        } else if (service == Service::QuickBooks) {
            holdUntil(now + 60s); // no Retry-After is documented; Intuit advises a minute (quickbooks-online-api 3)
        } else {
            const qint64 interval = number("X-RateLimit-Interval-Milliseconds");
            holdUntil(now + std::chrono::milliseconds(interval > 0 ? std::min<qint64>(interval, 60'000) : 10'000));
        }
    }
}

} // namespace kontor::net
