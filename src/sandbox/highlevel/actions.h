// What people can do at HighLevel while Kontor works: the sandbox's buttons and the tests' levers.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/state.h"

namespace kontor::sandbox::highlevel {

QJsonArray actionTable();
Result<QJsonObject> carryOutAction(State &state, const QString &name, const QJsonObject &parameters);

/// A contact as a location holds it at the start: "as HighLevel sends them", ids and dates kept.
void seedContact(State &state, LocationRecord &location, const QJsonObject &given);

} // namespace kontor::sandbox::highlevel
