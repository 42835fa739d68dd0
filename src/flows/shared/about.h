// What an operation is about, in the words of people: document, number, name, amount, ids of both sides.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "journal/journal.h"

namespace kontor::flows {

/// Kept in the operation's payload under "about"; for the log, attention and the window.
struct About
{
    struct Side
    {
        QString field; ///< as quickbooks::FieldChange, or "total", "tax"
        QString highLevel;
        QString quickBooks;
    };
    QString document; ///< "contact", "invoice", "payment", "customer", "item"
    QString number;
    QString name;
    QString email;
    std::optional<qint64> amountMinor;
    QString currency;
    QString date; ///< YYYY-MM-DD
    QString highLevelId;
    QString quickBooksId;
    bool decision = false; ///< the owner chooses between both sides
    std::vector<Side> sides;
};

QJsonObject toJson(const About &about);
/// Of a contact's operation from its own payload, which has no "about".
About aboutOf(const journal::Operation &operation);
void setAbout(journal::Operation &operation, const About &about);

/// A row of the log that says what became of it.
journal::LogEntry logEntryOf(const journal::Operation &operation, const QString &result);

} // namespace kontor::flows
