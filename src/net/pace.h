// Keeps calls to one service under its limits: sliding windows, corrected by what the service says.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"

#include <deque>
#include <vector>

namespace kontor::net {

/// One service's limits. Not synchronised: the thread that sends.
class Pace
{
public:
    struct Window
    {
        int calls;
        std::chrono::milliseconds length;
    };

    /// QuickBooks: 500 a minute and 10 a second per company (quickbooks-online-api 3). HighLevel: 100 in 10 s
    /// (highlevel-api 2.2). Just under them; the odd 50 ms are for calls that arrive closer together than they left.
    static Pace forService(Service service);
    static Pace unlimited() { return Pace({}); }
    explicit Pace(std::vector<Window> windows)
        : m_windows(std::move(windows))
    { }

    /// When the next call may leave; `now` or earlier means at once.
    Instant nextSlot(Instant now);
    void sent(Instant now);
    /// Reads the limit headers and the status. A 429 holds all calls for the time that the service names, else a
    /// window.
    void learn(Service service, const Reply &reply, Instant now);
    void holdUntil(Instant until) { m_heldUntil = std::max(m_heldUntil, until); }
    /// Set while the service has asked to wait; for the state line.
    Instant heldUntil() const { return m_heldUntil; }

private:
    std::vector<Window> m_windows;
    std::deque<Instant> m_sent; // within the longest window, oldest first
    Instant m_heldUntil{};
};

} // namespace kontor::net
