// Reads QuickBooks' customers into the journal: all of them once, then what changed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/service_door.h"
#include "journal/journal.h"
#include "quickbooks/api.h"
#include "quickbooks/customer.h"

#include <QJsonArray>

namespace kontor::flows {

/// One step of the feed: a page, or one change-data-capture call.
struct FeedStep
{
    bool more = false; ///< another step can be made at once
    std::optional<Error> error;
};

/// What else is asked for in the same call of change data capture, for another flow.
struct AlsoChanged
{
    QStringList entities; ///< empty: nothing
    std::optional<Instant> since = {}; ///< by QuickBooks' clock, none: as the customers; a little more is asked for
    /// Stores the rows in the transaction of the customers. `blocks` as they stand in the answer; `complete` is false
    /// when there may be more than what one answer holds.
    std::function<void(const QJsonArray &blocks, Instant time, bool complete)> store;
};

/// The cursor "quickbooks.changes" holds where the walk is, or since when changes are read. Records of kind "customer"
/// carry the keys "email:..." and "phone:...". `country` is the default of phone numbers.
///
/// A walk is also the way out when a change feed cannot be complete: 1000 objects at once, or a last success longer ago
/// than change data capture looks back (quickbooks-online-api 5.3). It costs a call per 1000 customers, and what has
/// not changed is not planned again.
FeedStep readCustomers(journal::Journal &journal, const quickbooks::Api &api, const Call &call, const QString &country,
    const Moment &now, std::stop_token stop, const std::vector<AlsoChanged> &also = {});

/// Whether all customers have been read at least once.
bool customersAreRead(journal::Journal &journal);

/// Reads all customers again at the next step ("Import again").
void restartCustomers(journal::Journal &journal);

} // namespace kontor::flows
