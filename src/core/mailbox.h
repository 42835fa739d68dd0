// Hands values from one thread to another; waiting ends at once when asked to stop.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>

namespace kontor {

/// Any number of threads may put; one takes. In order of arrival.
template <class T>
class Mailbox
{
public:
    void put(T value)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_values.push_back(std::move(value));
        }
        m_arrived.notify_one();
    }

    /// Nothing when `stop` asked, or nothing came until `until` (a time in the past means: do not wait).
    std::optional<T> take(std::stop_token stop, Instant until = Instant::max())
    {
        std::unique_lock lock(m_mutex);
        const auto something = [this] { return !m_values.empty(); };
        if (until == Instant::max()) {
            m_arrived.wait(lock, stop, something);
        } else {
            m_arrived.wait_until(lock, stop, waitable(until), something);
        }
        if (m_values.empty()) {
            return std::nullopt;
        }
        std::optional<T> value(std::move(m_values.front()));
        m_values.pop_front();
        return value;
    }

    bool empty() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_values.empty();
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<T> m_values;
};

} // namespace kontor
