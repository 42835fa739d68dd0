// How many calls a company takes: per second, minute and month (quickbooks-online-api 3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QHash>
#include <QString>

#include <deque>

namespace kontor::sandbox::quickbooks {

struct LimitSettings
{
    bool on = true;
    int perSecond = 10;
    int perMinute = 500;
    int batchesPerMinute = 40;
    qint64 readsPerMonth = 500'000; ///< of all companies together
};

class CallLimits
{
public:
    enum class Call { Read, Write, Batch };

    LimitSettings settings;

    /// False when the call is one too many; then it is not counted. `quotaBlocks`: reads beyond the month's quota are
    /// too.
    bool admit(const QString &realm, Call call, Instant now, bool quotaBlocks);
    qint64 readsThisMonth() const { return m_readsThisMonth; }

private:
    struct Window
    {
        std::deque<Instant> calls;
        std::deque<Instant> batches;
    };

    QHash<QString, Window> m_windows;
    qint64 m_readsThisMonth = 0;
    int m_month = -1;
};

} // namespace kontor::sandbox::quickbooks
