// What HighLevel shows of a payment after it was booked: paid back, taken back, another amount.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/after_booking.h"

#include "flows/sales_receipts/receipt.h"
#include "flows/shared/refunds.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows::sales_receipts {

QString titleOf(const highlevel::Transaction &transaction)
{
    return transaction.sourceName.isEmpty() ? transaction.contactName : transaction.sourceName;
}

bool isTakenBack(const highlevel::Transaction &transaction)
{
    return !transaction.succeeded() && !transaction.pending() && transaction.status != u"refunded";
}

Error takenBackProblem(const highlevel::Transaction &transaction, bool isReceipt)
{
    Error problem{.kind = Error::Kind::BadInput,
        .key = u"kontor.payment_taken_back"_s,
        .parameters = {{u"document"_s, titleOf(transaction)}, {u"status"_s, transaction.status.left(40)}}};
    if (!isReceipt) {
        problem.parameters.insert(u"case"_s, u"payment"_s);
    }
    return problem;
}

std::optional<Error> amountProblem(journal::Journal &journal, const highlevel::Transaction &transaction)
{
    if (transaction.problem) {
        return std::nullopt;
    }
    for (const auto &[kind, field] : {std::pair{u"receipt"_s, u"paid"_s}, std::pair{u"payment"_s, u"amount"_s}}) {
        const std::vector<journal::Link> links = journal.linksByHighLevel(kind, transaction.id);
        if (links.empty() || !links.back().written.contains(field)
            || links.back().written[field].toInteger() == transaction.amount.minorUnits()) {
            continue;
        }
        const Money booked(links.back().written[field].toInteger(), transaction.amount.currency());
        Error problem{.kind = Error::Kind::BadInput,
            .key = u"kontor.amount_changed"_s,
            .parameters = {{u"document"_s, titleOf(transaction)}, {u"a"_s, booked.toText()},
                {u"b"_s, transaction.amount.toText()}}};
        const std::vector<journal::Operation> dismissed = journal.dismissed(u"receipts"_s);
        const bool isSettled = std::ranges::any_of(dismissed, [&](const journal::Operation &note) {
            return note.subject == paymentNotes(transaction.id) && note.problem && note.problem->key == problem.key
                && note.problem->parameters == problem.parameters;
        });
        return isSettled ? std::nullopt : std::optional(problem);
    }
    return std::nullopt;
}

bool showsRefund(const highlevel::Transaction &transaction)
{
    return transaction.refunded.isPositive() || transaction.status == u"refunded" || transaction.refundProblem;
}

Money refundedUpTo(const highlevel::Transaction &transaction)
{
    const bool whole = transaction.status == u"refunded" && transaction.refunded.isZero();
    return whole ? transaction.amount : transaction.refunded;
}

CalendarDate dayOfRefund(const highlevel::Transaction &transaction, const QString &zone, Instant now)
{
    const CalendarDate today = CalendarDate::of(now, zone).value_or(CalendarDate());
    const CalendarDate day
        = transaction.updated ? CalendarDate::of(*transaction.updated, zone).value_or(CalendarDate()) : CalendarDate();
    return day.isNone() || day > today || day < dateOf(transaction, zone) ? today : day;
}

Error refundProblem(const highlevel::Transaction &transaction, const Refunded &refunded)
{
    return {.kind = Error::Kind::BadInput,
        .key = u"kontor.refund"_s,
        .parameters = {{u"amount"_s, refunded.amount.toText()}, {u"title"_s, titleOf(transaction)},
            {u"date"_s, refunded.day.toIso()}}};
}

} // namespace kontor::flows::sales_receipts
