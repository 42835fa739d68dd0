// What a person could do with invoices, payments, items and closed periods in the window of QuickBooks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/books.h"

#include <QJsonArray>

namespace kontor::sandbox::quickbooks {

/// Nothing when the action is none of these; errors are Kind::BadInput with the service's code.
std::optional<Result<QJsonObject>> actOnDocuments(Books &books, const QString &action, const QJsonObject &parameters);
/// Their rows of the table of actions.
QJsonArray documentActionTable();

} // namespace kontor::sandbox::quickbooks
