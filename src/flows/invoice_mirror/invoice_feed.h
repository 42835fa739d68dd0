// Reads HighLevel's invoices into the journal: those that are open, those that left, and once a day all.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/source_invoice.h"
#include "flows/shared/customer_feed.h"
#include "highlevel/api.h"

#include <QSet>

namespace kontor::flows::invoice_mirror {

/// The poll of highlevel-api 4.6, one call a step. Records of kind "invoice" hold the row reduced to what is read of
/// it; the version is the fingerprint of what the mirror shows, and open ones carry the key "open". Invoices created
/// before `since` (all of them when it is not known), drafts and test invoices are left out until they are known; one
/// without a time of creation is told to the owner, and so is one that HighLevel refuses to show for a day. No short or
/// failed list ever says that an invoice is gone: each that is missing is asked for by its id.
///
/// One object for one poll. Engine thread.
class InvoiceFeed
{
public:
    /// `zone` is the IANA name of the location's.
    InvoiceFeed(const highlevel::Api &api, QString zone, std::optional<Instant> since)
        : m_api(api)
        , m_zone(std::move(zone))
        , m_since(since)
    { }
    FeedStep step(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop);

private:
    enum class Phase { OpenSets, Fresh, Sweep, Missing, Done };
    FeedStep readList(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop);
    FeedStep readMissing(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop);
    void after(journal::Journal &journal, Instant now);
    void finish(journal::Journal &journal, Instant now);
    void store(journal::Journal &journal, const QJsonObject &row, Instant now);
    void gatherMissing(journal::Journal &journal);

    const highlevel::Api &m_api;
    QString m_zone;
    std::optional<Instant> m_since;
    Phase m_phase = Phase::OpenSets;
    int m_set = 0; ///< which of the open sets
    int m_offset = 0;
    int m_total = -1; ///< of the list that is being read, as its first page said
    bool m_shifted = false; ///< rows came or went while the pages were read
    QSet<QString> m_seen;
    bool m_sweep = false;
    QStringList m_missing;
};

/// The invoice of a record, in core values.
Result<SourceInvoice> sourceOf(const journal::Record &record, const QString &zone);

} // namespace kontor::flows::invoice_mirror
