// Puts into an error of QuickBooks what its own words leave out: which entry it means, up to when the books are closed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

namespace kontor::flows {

/// For the keys "qb.2500" and "qb.610.inactive" {kind, name, id} of the item, customer or account that `operation` has
/// sent and that QuickBooks does not take, for "qb.6200" and "qb.6210" {closed}, from what the journal remembers. What
/// is filled already stays, and what is not known is left out; an inactive entry that cannot be told has the {case}
/// "unnamed".
void nameTheCause(Error &problem, const journal::Operation &operation, journal::Journal &journal);

} // namespace kontor::flows
