// Intuit's discovery document: where QuickBooks signs people in.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/endpoints.h"
#include "core/result.h"
#include "net/transport.h"

namespace kontor::auth {

/// What both of Intuit's documents say (quickbooks-online-api 1.1): the keys choose between production and sandbox.
Endpoints intuitEndpoints();

/// HighLevel has no such document (highlevel-api 1.1 to 1.3). An empty `authorize` is its standard page; `api` is the
/// base of all its calls, empty for the real one.
Endpoints highLevelEndpoints(const QUrl &authorize, const QUrl &api);

/// Reads the document at `document`; without an address answers `intuitEndpoints()` without asking anybody. Engine
/// thread. BadInput "net.address" for an address that is neither https nor loopback; Unreadable
/// "kontor.unreadable_reply" when one of the three endpoints is missing or neither https nor loopback; Trouble,
/// Throttled or Refused by the status; as the transport.
Result<Endpoints> discover(const QUrl &document, net::Transport &transport, std::stop_token stop);

} // namespace kontor::auth
