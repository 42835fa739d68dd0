// Creates and updates customers, vendors and employees by the rules of names.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/books.h"
#include "sandbox/quickbooks/exact_number.h"

namespace kontor::sandbox::quickbooks {

/// A body with an Id is an update (full, or sparse with "sparse": true), without one a creation
/// (quickbooks-online-api 7.0, 7.1). The outcome is the object as the service answers it.
Outcome<QJsonObject> writeName(Books &books, const EntityKind &kind, const QJsonObject &body);

/// A document was booked for a customer: the balances and LastUpdatedTime move, SyncToken does not (recordings).
/// `amount` may be negative. False when there is no such customer.
bool bookForCustomer(Books &books, const QString &customerId, ExactNumber amount);

} // namespace kontor::sandbox::quickbooks
