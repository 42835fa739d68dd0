// What was decided about refunds: by the owner, or by what stands in the books.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

namespace kontor::flows {

/// The journal's state of refunds that the owner decided about, by payment: {"take", "upTo", "leftAlone"}. Minor units,
/// each reckoned from the first refund on.
QString refundChoices();

/// The subject of what the owner is asked about a payment of HighLevel.
QString paymentNotes(const QString &transaction);

/// A refund of this payment is booked, to be booked, or the owner has seen to it.
bool refundIsSettled(journal::Journal &journal, const QString &transaction);

/// How much of this payment's refunds is seen to, in minor units, reckoned from the first one on: booked in QuickBooks,
/// left alone by the owner's choice, or dismissed.
qint64 refundSettledUpTo(journal::Journal &journal, const QString &transaction);

/// The payment of an invoice was voided together with it, and no refund of it is booked: there is nothing to give back.
bool wasVoidedWithItsInvoice(journal::Journal &journal, const QString &transaction);

} // namespace kontor::flows
