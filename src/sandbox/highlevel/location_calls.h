// The calls under /locations (highlevel-api 7).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/call.h"

namespace kontor::sandbox::highlevel {

std::span<const Route> locationRoutes();
QJsonObject locationObject(const LocationRecord &location, const State &state);
QJsonObject customValue(State &state, const LocationRecord &location, const QString &name, const QString &value);
QJsonObject customField(State &state, const LocationRecord &location, const QString &name, const QString &dataType);

} // namespace kontor::sandbox::highlevel
