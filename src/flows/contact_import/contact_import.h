// The contact import: reads the existing contacts, then plans every customer that no plan has seen.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/contact_import/plan.h"
#include "flows/shared/customer_feed.h"
#include "highlevel/api.h"

namespace kontor::flows::contact_import {

/// One page of the contacts that HighLevel has, into the journal (kind "contact"). Only before a first import, or an
/// import again; later cycles ask for the few that they need. Nothing to do: no call is made.
FeedStep readContacts(journal::Journal &journal, const highlevel::Api &api, const Call &call, const QString &country,
    Instant now, std::stop_token stop);

/// What happened to one customer, for a preview.
struct Planned
{
    quickbooks::Customer customer;
    Decision decision;
};

/// Plans at most `limit` customers in one transaction, with the operations, links and log entries that follow. Returns
/// how many were planned; 0 means that all are, or wait for an operation under way. `report` may be empty.
int planCustomers(
    journal::Journal &journal, const Rules &rules, int limit, const std::function<void(const Planned &)> &report = {});

/// The contact is gone: its customers are planned anew, as those who have none. Within a transaction.
void forgetContact(journal::Journal &journal, const QString &contact);

/// "Import again": existing contacts are read anew, every customer is planned again.
void importAgain(journal::Journal &journal, Instant now);

/// Kontor's note about the import, {"phase", "started", "total", "created", "updated", "unchanged", "skipped"}; empty
/// before.
QJsonObject importNote(journal::Journal &journal);
/// Adds to one of the counts of a running import.
void countImported(journal::Journal &journal, const QString &count, qint64 customers);

} // namespace kontor::flows::contact_import
