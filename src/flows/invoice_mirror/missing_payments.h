// Payments that HighLevel counts on an invoice and never showed: the owner is told after a day.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/source_invoice.h"
#include "journal/journal.h"

namespace kontor::flows::invoice_mirror {

/// Compares what HighLevel counts as paid with the payments that are known, whatever became of them, and remembers
/// since when it is more. Both come from two lists that are read one after the other, so a difference is nothing for a
/// while. Takes an entry back when they agree again. In a transaction of the caller.
void followPaid(journal::Journal &journal, const SourceInvoice &invoice, Instant now);

/// Raises an entry "kontor.payment_missing" {a, b, amount} for each invoice of which more has been counted for a day.
/// `zone` as in sourceOf.
void tellMissingPayments(journal::Journal &journal, const QString &zone, Instant now);

} // namespace kontor::flows::invoice_mirror
