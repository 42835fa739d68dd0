// What the settings of accounts and taxes choose from.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "journal/journal.h"

namespace kontor::engine {

/// From what is remembered of the company and of the taxes that HighLevel has used. Engine thread.
CompanyLists companyListsOf(journal::Journal &journal, Instant now);

} // namespace kontor::engine
