// Creates and updates items and accounts (quickbooks-online-api 7.2, 7.3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/books.h"

namespace kontor::sandbox::quickbooks {

/// A body with an Id is an update (full, or sparse with "sparse": true), without one a creation. Inactive ones get
/// " (deleted)" behind their name, as customers do. Fails with 2020, 2170, 6000, 6240 and what checkedFields finds.
Outcome<QJsonObject> writeListObject(Books &books, const EntityKind &kind, const QJsonObject &body);

} // namespace kontor::sandbox::quickbooks
