// What the owner asks of HighLevel on the settings page "Review requests": the link, and a test.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/cycle.h"

namespace kontor::engine {

/// Looks for the review link in the location and keeps what is found, or that there is none. With an error what was
/// known stays. Engine thread; waits for HighLevel.
std::optional<Error> findReviewLink(
    journal::Journal &journal, const highlevel::Api &api, const flows::Call &highLevel, std::stop_token stop);

/// Stores a request as a test, to the contact who has this e-mail address or phone number; the next cycle sends it.
/// BadInput "review.link_needed" without a link, "review.test_no_contact" with `address` when nobody has it; else what
/// HighLevel answers. Engine thread; waits for HighLevel.
std::optional<Error> planReviewTest(journal::Journal &journal, const Doors &doors, const flows::Call &highLevel,
    const QString &address, Instant now, std::stop_token stop);

} // namespace kontor::engine
