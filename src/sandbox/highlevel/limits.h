// HighLevel's rate limits: a burst and a day, for each token owner and location (highlevel-api 2.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/message.h"

#include <QHash>

#include <deque>

namespace kontor::sandbox::highlevel {

class Limits
{
public:
    int burst = 100;
    std::chrono::milliseconds interval{10'000};
    int daily = 200'000;
    bool enforced = true;

    struct Standing
    {
        bool refused = false;
        qint64 left = 0;
        qint64 leftToday = 0;
        std::chrono::milliseconds dayEndsIn{0};
    };

    /// Counts a call unless it is refused. The burst is a sliding window: who stays under it stays under a fixed one
    /// too.
    Standing take(const QString &owner, Instant now);
    /// For answers that no owner can be named for.
    Standing untouched(Instant now) const;
    QList<net::Header> headers(const Standing &standing) const;
    /// Whoever called before starts afresh.
    void forget() { m_used.clear(); }

private:
    struct Used
    {
        std::deque<Instant> recent;
        qint64 day = 0;
        qint64 today = 0;
    };
    QHash<QString, Used> m_used;
};

} // namespace kontor::sandbox::highlevel
