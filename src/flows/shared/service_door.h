// How a flow reads from a service: one call, waited for, as the connected account.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "net/message.h"

#include <QJsonObject>

#include <functional>
#include <stop_token>

namespace kontor::flows {

/// Sends with a token, repeats temporary faults of reads a few times. The engine makes one per service.
using Call = std::function<Result<QJsonObject>(const net::Request &request, std::stop_token stop)>;

/// One moment by two clocks. How long ago something was that bears the service's time is counted by the service's: this
/// computer's may be wrong by days.
struct Moment
{
    Instant here; ///< for log and attention
    Instant there;
};

} // namespace kontor::flows
