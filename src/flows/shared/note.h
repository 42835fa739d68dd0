// Entries in attention that are no write: what cannot be read, what keeps something back, what went wrong afterwards.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/about.h"

namespace kontor::flows {

struct Note
{
    QString flow;
    QString direction; ///< of the log row, as LogEntry::direction
    QString subject; ///< while one is open about it no other is raised
    About about;
    Error problem;
    QString logKey; ///< of the log row; empty: the document of `about`
    QMap<QString, QString> logParameters; ///< beside those of `about`
};

/// Stores the entry and its row of the log; its id, or that of the one that is open already. Retrying or dismissing it
/// is all that can be done with it: whoever raised it looks again.
qint64 raiseNote(journal::Journal &journal, const Note &note, Instant now);

/// The same, but what was dismissed is not told again.
qint64 raiseNoteOnce(journal::Journal &journal, const Note &note, Instant now);

/// The cause is gone, and the entries of that subject with it.
void takeNoteBack(journal::Journal &journal, const QString &subject);

/// A row of a service that cannot be read; the same row is told once, also after it was dismissed.
qint64 raiseUnreadable(journal::Journal &journal, const QString &flow, const QJsonObject &row, About about,
    const Error &problem, Instant now);

} // namespace kontor::flows
