// Looks at review requests when everything has come to rest. Knows the rules, not the engine.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/review_people.h"

namespace kontor::simulation {

/// What does not hold of product.md, "Review requests".
QStringList checkReviews(journal::Journal &journal, const sandbox::StandIn &quickBooks,
    const sandbox::StandIn &highLevel, const ReviewHistory &history);

} // namespace kontor::simulation
