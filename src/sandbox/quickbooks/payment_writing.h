// Creates, updates, voids and deletes payments, and applies them to invoices (quickbooks-online-api 7.8).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/form_rules.h"

namespace kontor::sandbox::quickbooks {

/// With AutoApplyCredit: open credit memos of the customer close open invoices, the oldest first, each by a payment of
/// nothing (quickbooks-online-api 7.10).
void applyOpenCredit(Books &books, const QString &customerId);

/// A body with an Id is an update (full, or sparse with "sparse": true), without one a creation. Lines are all or
/// nothing: one that is left out no longer pays its invoice.
Outcome<QJsonObject> writePayment(Books &books, const QJsonObject &body);
/// The amounts become 0, the invoices are open again. `body` carries Id and SyncToken.
Outcome<QJsonObject> voidPayment(Books &books, const QJsonObject &body);
/// The same with a tombstone; the outcome is {"status": "Deleted", "domain", "Id"}.
Outcome<QJsonObject> deletePayment(Books &books, const QJsonObject &body);
/// Puts a payment or sales receipt into a bank deposit, after which it cannot be changed.
Outcome<QJsonObject> depositTransaction(Books &books, const EntityKind &kind, const QString &id);

} // namespace kontor::sandbox::quickbooks
