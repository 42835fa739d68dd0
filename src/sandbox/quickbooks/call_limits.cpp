// How many calls a company takes: per second, minute and month (quickbooks-online-api 3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/call_limits.h"

#include <algorithm>

namespace kontor::sandbox::quickbooks {

bool CallLimits::admit(const QString &realm, Call call, Instant now, bool quotaBlocks)
{
    using namespace std::chrono_literals;
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(now));
    const int month = int(date.year()) * 12 + int(unsigned(date.month()));
    if (month != m_month) {
        m_month = month;
        m_readsThisMonth = 0;
    }
    if (call == Call::Read && quotaBlocks && m_readsThisMonth >= settings.readsPerMonth) {
        return false;
    }
    if (settings.on) {
        Window &window = m_windows[realm];
        const auto forget = [now](std::deque<Instant> &calls) {
            while (!calls.empty() && calls.front() <= now - 1min) {
                calls.pop_front();
            }
        };
        forget(window.calls);
        forget(window.batches);
        const auto lastSecond = std::partition_point(
            window.calls.begin(), window.calls.end(), [now](Instant instant) { return instant <= now - 1s; });
        const bool full = int(window.calls.size()) >= settings.perMinute
            || int(window.calls.end() - lastSecond) >= settings.perSecond
            || (call == Call::Batch && int(window.batches.size()) >= settings.batchesPerMinute);
        if (full) {
            return false;
        }
        window.calls.push_back(now);
        if (call == Call::Batch) {
            window.batches.push_back(now);
        }
    }
    m_readsThisMonth += call == Call::Read ? 1 : 0;
    return true;
}

} // namespace kontor::sandbox::quickbooks
