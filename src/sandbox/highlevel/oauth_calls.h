// The calls under /oauth: tokens, reconnecting, what an agency may ask (highlevel-api 1).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/call.h"

namespace kontor::sandbox::highlevel {

std::span<const Route> oauthRoutes();

/// Every scope that an app may ask for.
const QStringList &knownScopes();
/// Those that make sense inside one location: what a private integration has unless it is told otherwise.
QStringList locationScopes();

} // namespace kontor::sandbox::highlevel
