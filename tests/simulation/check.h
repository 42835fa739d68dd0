// Looks at both sides when everything has come to rest, and says what does not hold. Knows the rules, not the engine.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"
#include "sandbox/stand_in.h"

#include <QMap>

namespace kontor::simulation {

/// What people did, as far as it matters for what must hold.
struct History
{
    QJsonObject before; ///< HighLevel's dump before Kontor came
    bool emailsChanged = false; ///< then who belongs together depends on the order of things, and is not checked
    QMap<QString, QString> typedFirstName; ///< contact id -> what a person typed last
    QStringList merged; ///< contacts that people merged into others: that shows when something is to be written to them
};

QStringList check(journal::Journal &journal, const sandbox::StandIn &quickBooks, const sandbox::StandIn &highLevel,
    const History &history);

} // namespace kontor::simulation
