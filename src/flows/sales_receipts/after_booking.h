// What HighLevel shows of a payment after it was booked: paid back, taken back, another amount.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar_date.h"
#include "highlevel/transaction.h"
#include "journal/journal.h"

namespace kontor::flows::sales_receipts {

/// By what the owner knows the payment.
QString titleOf(const highlevel::Transaction &transaction);

/// It had succeeded and does not any more: a bank debit that was returned, for one.
bool isTakenBack(const highlevel::Transaction &transaction);
/// "kontor.payment_taken_back", with the case "payment" unless it is booked as a receipt.
Error takenBackProblem(const highlevel::Transaction &transaction, bool isReceipt);

/// "kontor.amount_changed" where HighLevel showed another amount when it was booked; nothing when the owner has
/// dismissed just that.
std::optional<Error> amountProblem(journal::Journal &journal, const highlevel::Transaction &transaction);

struct Refunded
{
    Money amount; ///< what was paid back since the last time
    Money upTo; ///< in all
    CalendarDate day;
};

/// Something was paid back, though perhaps not to be read how much.
bool showsRefund(const highlevel::Transaction &transaction);
/// In all; of one that is refunded and does not say how much, the whole amount.
Money refundedUpTo(const highlevel::Transaction &transaction);
/// What changes a payment last before its refund is seen is the refund; HighLevel shows no other day of it.
CalendarDate dayOfRefund(const highlevel::Transaction &transaction, const QString &zone, Instant now);
/// "kontor.refund".
Error refundProblem(const highlevel::Transaction &transaction, const Refunded &refunded);

} // namespace kontor::flows::sales_receipts
