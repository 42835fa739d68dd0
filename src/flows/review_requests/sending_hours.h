// When messages may go out: quiet hours and days in the location's time zone.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QTime>
#include <QTimeZone>

#include <optional>

namespace kontor::flows::review_requests {

class SendingHours
{
public:
    /// `quiet` as in the setting reviews.quiet_hours, "20:00-08:00" or "off"; anything else, and a span without length,
    /// is no quiet at all.
    SendingHours(const QTimeZone &zone, const QString &quiet);

    bool allowed(Instant now) const;
    /// Until when the hours that `now` lies in last; the end of time without quiet hours. `now` must be allowed.
    Instant allowedUntil(Instant now) const;
    Instant startOfDay(Instant now) const;

private:
    QTimeZone m_zone;
    std::optional<QTime> m_from; ///< of the quiet
    QTime m_to;
};

} // namespace kontor::flows::review_requests
