// Notices what people do in QuickBooks to the documents and payments that the mirror booked.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/customer_feed.h"

namespace kontor::flows::invoice_mirror {

/// For `readCustomers`, at no call of its own: an invoice whose document was edited, voided or deleted, or whose
/// payment was, is planned again, which asks the owner. Each state of them is looked at once, so that what was
/// dismissed stays so until somebody changes it again. What one answer of change data capture does not hold (1000
/// objects, 30 days) is noticed at HighLevel's next change of the invoice.
AlsoChanged bookedChanges(journal::Journal &journal);

} // namespace kontor::flows::invoice_mirror
