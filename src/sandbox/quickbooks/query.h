// Answers statements of the query endpoint from the books.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/books.h"
#include "sandbox/quickbooks/query_statement.h"

namespace kontor::sandbox::quickbooks {

/// The value of "QueryResponse" (quickbooks-online-api 4.3). Fails with 4000 or 4001.
Outcome<QJsonObject> answerQuery(const Books &books, QStringView statement);

} // namespace kontor::sandbox::quickbooks
