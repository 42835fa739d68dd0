// The sales receipt that a payment of HighLevel is to be.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/document.h"
#include "highlevel/order.h"
#include "highlevel/transaction.h"
#include "quickbooks/sales_receipt.h"

namespace kontor::flows::sales_receipts {

/// What of its order a payment of a subscription is for. A renewal holds neither what was charged once nor, unless the
/// whole order comes again, its coupon.
enum class Charge {
    Order, ///< nothing says that it is a renewal
    PerhapsRenewal, ///< a day or more after the order: no earlier payment is known, as when it was before connecting
    Renewal,
};

struct ReceiptRules
{
    invoice_mirror::DocumentRules document;
    QString zone; ///< IANA name of the location's
    QString depositAccount;
    QString paymentMethod; ///< id, may be empty
    Charge charge = Charge::Order;
};

struct Receipt
{
    QJsonObject body;
    Money total; ///< what TotalAmt must be: the amount that was paid
    Money tax;
    bool needsTaxItem = false;
    bool needsDefaultItem = false;
    bool fromOrder = false; ///< its lines are the order's
    bool taxUnknown = false; ///< outside the United States: one line without tax, since which is in it nobody tells
};

/// The day on the receipt, in the location's zone.
CalendarDate dateOf(const highlevel::Transaction &transaction, const QString &zone);

/// Lines of the order, coupon, taxes and shipping included, where they come to the paid amount; of a renewal those that
/// are charged again; otherwise one line with the paid amount, under the name of the product where there is but one: of
/// several none is guessed. Outside the United States that line holds the tax of the order where all of it is taxed
/// alike; else it is untaxed and says so by `taxUnknown`. Errors are those of documentFor; BadInput
/// "kontor.amount_not_ordered" {paid, ordered} when the amount is a hundred times the order's, a hundredth, or far
/// more, which a provider that counts in cents leads to (highlevel-api 4.7): nothing is rescaled.
Result<Receipt> receiptFor(const highlevel::Transaction &transaction, const std::optional<highlevel::Order> &order,
    const quickbooks::CompanyProfile &profile, const ReceiptRules &rules);

/// A refund of `amount`, with which `upTo` is paid back in all: the receipt's own lines when that is all of it, else
/// one line; outside the United States with the tax code of the receipt where all its lines have the same.
Result<Receipt> refundFor(const highlevel::Transaction &transaction, Money amount, Money upTo,
    const QJsonObject &receiptBody, const quickbooks::CompanyProfile &profile, const ReceiptRules &rules,
    CalendarDate day);

QString markOfReceipt(const QString &transaction);
QString markOfRefund(const QString &transaction, Money upTo);

} // namespace kontor::flows::sales_receipts
