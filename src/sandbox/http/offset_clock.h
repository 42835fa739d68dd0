// The computer's clock, put forward by as much as someone asked for.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <atomic>

namespace kontor::sandbox {

/// Any thread may ask; time never goes backwards. Sleeping is measured by this clock too.
class OffsetClock final : public Clock
{
public:
    Instant now() const override { return m_system.now() + offset(); }
    void sleepUntil(Instant until, std::stop_token stop) override
    {
        m_system.sleepUntil(until - offset(), std::move(stop));
    }

    std::chrono::milliseconds offset() const { return std::chrono::milliseconds(m_offset.load()); }
    void advance(std::chrono::milliseconds by) { m_offset += by.count(); }

private:
    SystemClock m_system;
    std::atomic<std::chrono::milliseconds::rep> m_offset = 0;
};

} // namespace kontor::sandbox
