// Follows up whether review requests arrived.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/customer_feed.h"
#include "highlevel/api.h"

namespace kontor::flows::review_requests {

/// Asks for one message whose time has come: 1, 10 and 60 minutes and a day after it was sent, until it has arrived or
/// will not (highlevel-api 6.2). What became of it goes into the log; one that did not arrive is the owner's.
FeedStep followDelivery(
    journal::Journal &journal, const highlevel::Api &api, const Call &call, Instant now, std::stop_token stop);

} // namespace kontor::flows::review_requests
