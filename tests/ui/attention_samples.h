// What could need the owner, by value.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/log_source.h"

namespace kontor::ui::samples {

inline constexpr qint64 closedEntry = 11; ///< newest
inline constexpr qint64 centsEntry = 12;
inline constexpr qint64 conflictEntry = 13;
inline constexpr qint64 groupEntry = 14; ///< and the two ids after it
inline constexpr qint64 taxEntry = 17;
inline constexpr qint64 voidedEntry = 18;
inline constexpr qint64 longEntry = 19;
inline constexpr qint64 contactEntry = 20;
inline constexpr qint64 refundEntry = 21;
inline constexpr qint64 unsureEntry = 31;
inline constexpr qint64 noLinkEntry = 32;
inline constexpr qint64 placeholderEntry = 33;
inline constexpr qint64 notDeliveredEntry = 34;
inline constexpr qint64 timeZoneEntry = 35;
inline constexpr qint64 receiptTotalEntry = 41;
inline constexpr qint64 missingPaymentEntry = 42;
inline constexpr qint64 takenBackEntry = 43;
inline constexpr qint64 refundedVoidEntry = 44;
inline constexpr qint64 restEntry = 45;
inline constexpr qint64 amountChangedEntry = 46;
inline constexpr qint64 refundByHandEntry = 47;
inline constexpr qint64 invoicePaymentTakenBackEntry = 48;

/// Newest first: one of each kind, and three invoices of one cause.
AttentionRead attention();
/// A refund that waits for the owner, and nothing else.
AttentionRead attentionWithRefund();
/// Review requests: one of which nobody knows whether it went out (`unsureEntry`), without a link, with a bad text, not
/// delivered, in an unknown time zone.
AttentionRead attentionWithReviews();
/// What there is about payments: a receipt with another total, one that did not hold, a payment of an invoice that did
/// not, one whose amount has changed, one that HighLevel counts and never showed, a refund of one that was dismissed, a
/// refunded invoice that is not voided; and a company at rest.
AttentionRead attentionWithPayments();
engine::AttentionEntry entry(qint64 id);

} // namespace kontor::ui::samples
