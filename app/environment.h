// What programs read from the environment, checked; nothing below app/ reads it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

namespace kontor::app {

/// The KONTOR_* variables as an engine's configuration. BadInput "settings.value" with `key` and `allowed`, for an
/// address that Kontor does not talk to (net::isAcceptable), or an interval out of 1 to 3600.
Result<engine::EngineConfig> configFromEnvironment();

} // namespace kontor::app
