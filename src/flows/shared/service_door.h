// How a flow reads from a service: one call, waited for, as the connected account.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/message.h"

#include <QJsonObject>

#include <functional>
#include <stop_token>

namespace kontor::flows {

/// Sends with a token, repeats temporary faults of reads a few times. The engine makes one per service.
using Call = std::function<Result<QJsonObject>(const net::Request &request, std::stop_token stop)>;

} // namespace kontor::flows
