// When receipts were switched off: what was paid then is never booked, also when it is first seen later.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "journal/journal.h"

namespace kontor::flows {

/// To be called when the switch is turned, with the journal's clock.
void switchReceiptsOff(journal::Journal &journal, Instant now);
void switchReceiptsOn(journal::Journal &journal, Instant now);

/// How many times off have ended: kept with a payment that is seen for the first time.
int timesReceiptsWereOff(journal::Journal &journal);

/// Created in one of the first `times` times off.
bool wasPaidWhileOff(journal::Journal &journal, Instant created, int times);

} // namespace kontor::flows
