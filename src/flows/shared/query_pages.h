// Reads a QuickBooks query page by page so that rows which go meanwhile hide no others.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace kontor::flows {

/// Pages are asked for by position, as ids cannot be compared for sure (quickbooks-online-api 4.2). A row that goes
/// moves all after it to the front, over the border of a page that has been read (4.3). Each page therefore begins with
/// the last rows of the one before; if none of those is in it, it is read again from farther in front. A row that comes
/// stands at the end, or, where ids are ordered as text, moves the others to the back. Rows may come more than once.
///
/// `cursor` holds where it is, as "position" and "seen"; without them it begins.
QString pageStatement(const QString &query, const QJsonObject &cursor);

/// Moves the cursor behind the page that `rows` are. True when it was the last one: then the cursor is free of both.
bool turnPage(QJsonObject &cursor, const QJsonArray &rows);

/// The same for what an operation reads, a page for each step: the cursor is in its payload, so that after a crash it
/// goes on. Before the first page of another reading it begins.
void beginPages(journal::Operation &operation);
QString pageStatement(const QString &query, const journal::Operation &operation);
bool turnPage(journal::Operation &operation, const QJsonArray &rows);

} // namespace kontor::flows
