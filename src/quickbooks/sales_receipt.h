// Sales receipts and refund receipts of QuickBooks: a sale and its payment in one document.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quickbooks/invoice.h"

namespace kontor::quickbooks {

/// quickbooks-online-api 7.9, 7.10.
struct WantedReceipt
{
    WantedInvoice document; ///< customer, date, note, lines, discount, tax; due date and number are not used
    QString depositAccount; ///< where the money goes to, or is paid back from; required for a refund
    QString paymentMethod; ///< id, may be empty
    QString reference; ///< PaymentRefNum, at most 21 characters
};

/// A body for POST /salesreceipt or /refundreceipt; with `id` and `syncToken` a full update.
QJsonObject receiptBody(const WantedReceipt &wanted, const QString &id = {}, const QString &syncToken = {});

} // namespace kontor::quickbooks
