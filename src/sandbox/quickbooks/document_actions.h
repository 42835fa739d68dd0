// What a person could do with invoices, payments, items and closed periods in the window of QuickBooks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/books.h"

#include <QHash>
#include <QJsonArray>

#include <functional>

namespace kontor::sandbox::quickbooks {

using DocumentAction = std::function<Outcome<QJsonObject>(Books &, const QJsonObject &)>;

/// A parameter as a text, whether it was typed or given as a number.
QString documentText(const QJsonObject &parameters, QStringView name);
/// The parameter "values": an object, or one written as JSON.
QJsonObject documentValues(const QJsonObject &parameters);
/// What the window knows of the object whose id is given: {"Id", "SyncToken", "sparse": true}.
Outcome<QJsonObject> versionOf(const Books &books, const EntityKind &kind, const QJsonObject &parameters);
/// A sales form of one line, over "amount", for "customer".
Outcome<QJsonObject> addForm(Books &books, const EntityKind &kind, const QJsonObject &parameters);

/// Nothing when the action is none of these; errors are Kind::BadInput with the service's code.
std::optional<Result<QJsonObject>> actOnDocuments(Books &books, const QString &action, const QJsonObject &parameters);
/// Their rows of the table of actions.
QJsonArray documentActionTable();

} // namespace kontor::sandbox::quickbooks
