// Reads HighLevel's payments into the journal.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/customer_feed.h"
#include "highlevel/api.h"
#include "highlevel/transaction.h"

namespace kontor::flows {

/// The rows of a page of payments; Unreadable when it has none.
Result<QJsonArray> rowsOfTransactions(const Result<QJsonObject> &page);
/// A page overlaps the one before: rows that come in meanwhile push others down, and none is missed.
inline constexpr int transactionsPageStep = highlevel::Api::pageLength - 5;
/// Keeps a payment as HighLevel shows it, unless it is from before `since`. In a transaction of the caller.
void storeTransaction(journal::Journal &journal, const QJsonObject &row, std::optional<Instant> since, Instant now);

/// The poll of highlevel-api 5.5, one call a step: the last two days before the last success, once a day 35 days, and
/// payments that are pending, each once an hour for 30 days; one that is not answered holds up none of the others. What
/// is older is OlderTransactionFeed's.
/// Records of kind "transaction" carry the key "invoice:ID" for each invoice that they may pay; such an invoice is
/// planned anew when one comes or changes. What was created before `since` is left out: it is never booked.
/// "seenAfter": how many times receipts had been off when it was first seen.
///
/// One object for one poll. Engine thread.
class TransactionFeed
{
public:
    TransactionFeed(const highlevel::Api &api, std::optional<Instant> since)
        : m_api(api)
        , m_since(since)
    { }
    FeedStep step(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop);
    static constexpr std::chrono::hours dailyLookBack{35 * 24};

private:
    FeedStep begin(journal::Journal &journal, Instant now);
    FeedStep readPage(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop);
    FeedStep readPending(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop);
    static void passOver(journal::Journal &journal, const QString &id, const Error &error, Instant now);

    enum class Phase { Begin, Pages, Pending };
    const highlevel::Api &m_api;
    std::optional<Instant> m_since;
    Phase m_phase = Phase::Begin;
    QString m_firstDay, m_lastDay;
    bool m_wide = false;
    int m_offset = 0;
    QStringList m_pending;
    int m_troubles = 0; ///< calls for single payments that were not answered
};

} // namespace kontor::flows
