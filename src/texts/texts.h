// The words of log entries, errors and attention, from a key and parameters, in the language that is set.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "journal/journal.h"

#include <QCoreApplication>

namespace kontor::texts {

/// What an entry of the error dictionary says (ui/texts.md 15). Unknown keys fall back to "qb.other", "hl.400".
struct Explanation
{
    QString title;
    QString cause;
    QString remedy;
    QStringList actions; ///< names: "retry", "open_quickbooks", "open_highlevel", "connect_quickbooks", "dismiss" ...
};

Explanation explain(const Error &error);

/// "Contact Amy Lauterbach"
QString what(const journal::LogEntry &entry);
/// "Created"
QString resultWord(const QString &result);
/// "Contacts", "Kontor"; the short ones of the column Flow
QString flowWord(const QString &flow);
/// "QB → HL"
QString directionWord(const QString &direction);
/// What happens to a row of the preview: "Adds phone and address; nothing is overwritten"
QString previewWords(const QString &key, const QMap<QString, QString> &parameters);

/// Installs the translators for "de" or "en" (also Qt's own) into the application; "system" follows the locale.
void setLanguage(const QString &language);

} // namespace kontor::texts
