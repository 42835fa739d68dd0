// Creates and updates sales forms: invoices, receipts, credit memos (quickbooks-online-api 7.7, 7.9, 7.10).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/form_rules.h"

namespace kontor::sandbox::quickbooks {

/// A body with an Id is an update (full, or sparse with "sparse": true), without one a creation. `allowsDuplicate`
/// suppresses 6140. The outcome is the form as the service answers it.
Outcome<QJsonObject> writeSalesForm(
    Books &books, const EntityKind &kind, const QJsonObject &body, bool allowsDuplicate);

/// What a form adds to the balance of its customer, minor units.
qint64 effectOnCustomer(const EntityKind &kind, const QJsonObject &form, int digits);

} // namespace kontor::sandbox::quickbooks
