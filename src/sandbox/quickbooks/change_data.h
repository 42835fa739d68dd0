// Change data capture: what changed since an instant (quickbooks-online-api 5).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/books.h"

namespace kontor::sandbox::quickbooks {

/// The value of "CDCResponse". `entities` and `changedSince` as they stand in the query.
Outcome<QJsonArray> answerChanges(const Books &books, const QString &entities, const QString &changedSince);

} // namespace kontor::sandbox::quickbooks
