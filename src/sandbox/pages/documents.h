// Invoices, payments and their like of either service, as rows for the sandbox's page.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/stand_in.h"

#include <optional>

namespace kontor::sandbox {

struct DocumentSlice
{
    qsizetype from = 0;
    qsizetype count = 100;
    QString find; ///< part of anything that a row shows, case ignored; empty: all
};

/// {"rows": those, newest first, "total": how many there are, "found": how many match}. Nothing when the service has no
/// such kind. Amounts are texts with their currency, "100.00 USD"; texts are cut after 300 characters.
///
///   QuickBooks  "invoices", "payments", "creditMemos", "salesReceipts", "refundReceipts": "id", "number", "customer",
///               "customerId", "date", "total", "status", "note"; of invoices and credit memos "balance"; of payments
///               "unapplied" and "on", what they pay. Status: open, partly paid, paid, voided; of the others voided or
///               empty.
///   HighLevel   "invoices": "id", "number", "contact", "contactId", "date", "status", "total", "paid", "due", "test"
///               "transactions": "id", "time", "contact", "contactId", "source", "amount", "status", "refunded",
///               "order", "subscription", "test"
///               "subscriptions": "id", "contact", "contactId", "product", "amount", "every", "status", "test"
std::optional<QJsonObject> documentRows(
    Service service, const StandIn &standIn, const QString &kind, const DocumentSlice &slice);

} // namespace kontor::sandbox
