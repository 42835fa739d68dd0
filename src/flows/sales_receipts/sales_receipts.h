// Plans what the journal knows of HighLevel's payments: from records to operations.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/invoice_mirror.h"
#include "highlevel/transaction.h"

namespace kontor::flows::sales_receipts {

/// For the preview.
struct PlannedReceipt
{
    highlevel::Transaction transaction;
    QString action; ///< "create", "change", "ask"
    QString key; ///< "new_receipt", "receipt_refund", "new_customer", "new_item", "needs_owner"
};

/// How to ask both services while planning: orders at HighLevel, the company at QuickBooks.
struct Desks
{
    const highlevel::Api &highLevelApi;
    const Call &highLevel;
    const quickbooks::Api &quickBooksApi;
    const Call &quickBooks;
};

/// Plans all payments that no plan has seen, as far as it can be done now; `service` in the step's error is that of the
/// call that failed. One call to HighLevel for each new order. A payment of an invoice never becomes a receipt.
struct ReceiptStep
{
    int planned = 0;
    std::optional<Error> error;
    Service service = Service::QuickBooks;
};
ReceiptStep planReceipts(journal::Journal &journal, const Desks &desks, const invoice_mirror::MirrorRules &rules,
    const std::function<void(const PlannedReceipt &)> &report, std::stop_token stop);

} // namespace kontor::flows::sales_receipts
