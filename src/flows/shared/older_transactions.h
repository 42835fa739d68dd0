// Reads payments again that are older than the daily look back: they may be paid back months later.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/customer_feed.h"
#include "highlevel/api.h"

namespace kontor::flows {

/// HighLevel lists no payments by their last change (highlevel-api 5.2), so that a refund is found by reading its
/// payment again: those of the last 180 days once a day, older ones once a week, none from before `since`. A page a
/// step and five a poll; the next poll goes on where this one stopped. The cursor "highlevel.older_transactions" holds
/// of each of both sweeps {"begun", "firstDay", "lastDay", "offset", "notBefore"}, of one that is over only "begun".
///
/// What it stores is what TransactionFeed stores. One object for one poll. Engine thread.
class OlderTransactionFeed
{
public:
    OlderTransactionFeed(const highlevel::Api &api, std::optional<Instant> since)
        : m_api(api)
        , m_since(since)
    { }
    FeedStep step(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop);

private:
    const highlevel::Api &m_api;
    std::optional<Instant> m_since;
    int m_pages = 0;
};

} // namespace kontor::flows
