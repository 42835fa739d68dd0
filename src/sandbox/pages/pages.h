// The sandbox's own web pages.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"
#include "sandbox/stand_in.h"

#include <map>

namespace kontor::sandbox {

/// `/` (both sides, buttons, faults), `/help` (every switch, made here so that it needs no script), their style and
/// script. Other paths give 404, other methods 405. Thread of the skin.
net::Reply page(const net::Request &request, const std::map<Service, const StandIn *> &standIns);

} // namespace kontor::sandbox
