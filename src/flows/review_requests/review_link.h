// Where the review link comes from when the owner has typed none.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/service_door.h"
#include "highlevel/api.h"
#include "journal/journal.h"

namespace kontor::flows::review_requests {

struct FoundLink
{
    QString link; ///< empty: there is none
    QString name; ///< of the custom value; "google" for the location's Google place id
};

/// Among the location's custom values, else made from its place id (highlevel-api 6.3). A permission that is missing
/// for the one does not keep it from the other.
Result<FoundLink> lookForReviewLink(const highlevel::Api &api, const Call &call, std::stop_token stop);

/// Kept in the journal, for as long as the owner types none.
void rememberReviewLink(journal::Journal &journal, const FoundLink &found);
/// The owner's, else the one that was found; empty without either.
QString reviewLink(journal::Journal &journal);

} // namespace kontor::flows::review_requests
