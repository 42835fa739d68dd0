// Tells whether anything of an invoice has changed that its mirror shows.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/source_invoice.h"

namespace kontor::flows::invoice_mirror {

/// The same for two states of an invoice exactly when they lead to the same document, status and paid amount. What
/// HighLevel touches without meaning (its updatedAt, reminders, order of keys) is not in it. 64 hexadecimal digits.
QString fingerprint(const SourceInvoice &invoice);

/// The same for two states whose documents hold the same amounts on the same day: QuickBooks reckons the same tax.
QString amountsFingerprint(const SourceInvoice &invoice);

} // namespace kontor::flows::invoice_mirror
