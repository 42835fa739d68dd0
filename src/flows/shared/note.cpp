// Entries in attention that are no write: what cannot be read, what keeps something back, what went wrong afterwards.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/note.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows {

qint64 raiseNote(journal::Journal &journal, const Note &note, Instant now)
{
    if (const auto open = journal.openOperations(note.subject); !open.empty()) {
        return open.front().id;
    }
    journal::Operation raised{.kind = u"note"_s,
        .flow = note.flow,
        .service = note.direction == u"hl>qb" ? Service::QuickBooks : Service::HighLevel,
        .subject = note.subject,
        .state = journal::OperationState::Attention,
        .created = now,
        .problem = note.problem,
        .attentionSince = now};
    setAbout(raised, note.about);
    journal.putOperation(raised);
    journal::LogEntry entry = logEntryOf(raised, u"attention"_s);
    entry.time = now;
    entry.direction = note.direction;
    entry.details.insert(u"error"_s, note.problem.key);
    if (!note.logKey.isEmpty()) {
        entry.key = note.logKey;
    }
    entry.parameters.insert(note.logParameters);
    journal.log(entry);
    return raised.id;
}

qint64 raiseNoteOnce(journal::Journal &journal, const Note &note, Instant now)
{
    const std::vector<journal::Operation> dismissed = journal.dismissed(note.flow);
    const auto same = std::ranges::find(dismissed, note.subject, &journal::Operation::subject);
    return same != dismissed.end() ? same->id : raiseNote(journal, note, now);
}

void takeNoteBack(journal::Journal &journal, const QString &subject)
{
    for (journal::Operation &note : journal.openOperations(subject)) {
        note.state = journal::OperationState::Superseded;
        journal.putOperation(note);
    }
}

qint64 raiseUnreadable(journal::Journal &journal, const QString &flow, const QJsonObject &row, About about,
    const Error &problem, Instant now)
{
    const QByteArray hash
        = QCryptographicHash::hash(QJsonDocument(row).toJson(QJsonDocument::Compact), QCryptographicHash::Sha1);
    const bool fromHighLevel = flow == u"invoices" || flow == u"receipts";
    const QString subject = u"unreadable:"_s + QString::fromLatin1(hash.toHex().first(16));
    return raiseNoteOnce(journal,
        {.flow = flow,
            .direction = fromHighLevel ? u"hl>qb"_s : u"qb>hl"_s,
            .subject = subject,
            .about = std::move(about),
            .problem = problem},
        now);
}

} // namespace kontor::flows
