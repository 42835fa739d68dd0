// The words of log entries, errors and attention, from a key and parameters, in the language that is set.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "journal/journal.h"

#include <QCoreApplication>

namespace kontor::texts {

/// What an entry of the error dictionary says (ui/texts.md 15). Unknown keys fall back to "qb.other", "hl.400",
/// "kontor.internal".
struct Explanation
{
    QString title;
    QString cause;
    QString remedy;
    QStringList
        actions; ///< names: "retry", "open_in_quickbooks", "open_quickbooks", "connect_quickbooks", "dismiss" ...
};

/// A place of the text whose parameter is missing gets words that keep the sentence whole. A parameter "case" chooses
/// the words of the entry "KEY.CASE" where there is one.
Explanation explain(const Error &error);
/// What stands on the button of an action: "Retry", "QB Connect"; empty for a name that is not known.
QString actionWord(const QString &action);
/// Every key of the error dictionary.
QStringList errorKeys();

/// "Contact Amy Lauterbach"
QString what(const journal::LogEntry &entry);
/// Why it came to that, in a sentence; empty where nothing was in the way.
QString causeOf(const journal::LogEntry &entry);
/// "Created"
QString resultWord(const QString &result);
/// "Contacts", "Kontor"; the short ones of the column Flow
QString flowWord(const QString &flow);
/// "QB → HL"
QString directionWord(const QString &direction);
/// What happens to a row of the preview: "Adds phone and address; nothing is overwritten"
QString previewWords(const QString &key, const QMap<QString, QString> &parameters);

/// What an action of the preview is called: "Create" for "create"; one without a name stays as it is.
QString previewActionWord(const QString &action);
/// What a compared field is called: "Line 2, amount" for "lines.2.amount"; one without a name stays as it is.
QString fieldWord(const QString &field);

/// What a setting is called: "Tag" for "contacts.tag"; a key without a name stays as it is.
QString settingWord(const QString &key);

/// What a setting takes, as its rule says it in English: "15 bis 3600" for "15 to 3600". Literal values stay.
QString allowedWords(const QString &allowed);

/// "less than a minute", "1 min 25 s", "48 min", "2 h 5 min"
QString durationWords(std::chrono::seconds duration);

/// Installs the translators for "de" or "en" (also Qt's own) into the application and makes numbers and dates follow;
/// "system" follows the locale. On the application's thread, after it was made. Widgets get a LanguageChange.
void setLanguage(const QString &language);
/// "de" or "en": what "system" means on this computer.
QString systemLanguage();

} // namespace kontor::texts
