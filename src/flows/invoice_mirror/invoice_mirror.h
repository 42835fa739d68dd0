// Plans what the journal knows of HighLevel's invoices: from records to operations.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/plan.h"
#include "flows/shared/company_feed.h"
#include "highlevel/api.h"
#include "quickbooks/api.h"

#include <functional>

namespace kontor::flows::invoice_mirror {

struct MirrorRules
{
    QString zone; ///< IANA name of the location's
    QString country; ///< the company's, for phone numbers
    std::optional<Instant> connectedSince;
    Instant now{};
    Instant highLevelNow{}; ///< by its own clock
    std::function<QString()> newKey; ///< a new idempotency key, 32 characters without a hyphen

    /// By both clocks, and in every time zone.
    bool isToCome(Instant when) const { return when > std::max(now, highLevelNow) + std::chrono::hours(48); }
};

/// For the preview.
struct PlannedInvoice
{
    SourceInvoice invoice;
    QString action; ///< "create", "change", "link", "ask"
    QString key; ///< "new_invoice", "invoice_change", "invoice_void", "invoice_payment", "new_customer", "new_item",
                 ///< "needs_owner"
};

struct PlanningStep
{
    int planned = 0; ///< records that are done with, and creations that others wait for
    std::optional<Error> error; ///< QuickBooks could not be asked
};

/// Plans all records that no plan has seen, as far as it can be done now. Those whose customer or item is to be made
/// first stay unplanned, and so do those whose last write has an open outcome. Asks QuickBooks for documents that are
/// to be changed and for who bears a number, 30 at a time; for the company when what is remembered is old. One
/// transaction for each decision.
PlanningStep planInvoices(journal::Journal &journal, const quickbooks::Api &api, const Call &call,
    const MirrorRules &rules, const std::function<void(const PlannedInvoice &)> &report, std::stop_token stop);

/// What the owner decided about an entry of attention that both sides differ in: kept for the present version of the
/// invoice, which is planned anew. False when the operation is none of these.
bool chooseSide(journal::Journal &journal, journal::Operation operation, bool highLevel);

} // namespace kontor::flows::invoice_mirror
