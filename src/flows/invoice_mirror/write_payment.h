// Payments of mirrored invoices: booked, linked anew, voided.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/write_task.h"

namespace kontor::flows::invoice_mirror {

/// `row` is the Payment as QuickBooks shows it; what is not applied of it is the owner's.
Outcome settledPayment(const journal::Operation &operation, const QJsonObject &row);
/// A payment that is to be put on its document again, as it stands now: done already, to be written, or voided and so
/// to be booked anew.
Outcome settlePresentPayment(const journal::Operation &operation, const QJsonObject &row);
/// The payment that was to be put on its document is gone: another is booked in its place, by another request.
Outcome bookInItsPlace(const journal::Operation &operation);
/// A payment that somebody has voided or deleted before it was known: the plan asks the owner.
Outcome goneBeforeItWasKnown(const journal::Operation &operation, const QString &id);
bool isVoidedPayment(const QJsonObject &row);
/// A payment that was voided keeps its link, marked so, and is booked no more.
Outcome settledVoidOfPayment(const journal::Operation &operation);

} // namespace kontor::flows::invoice_mirror
