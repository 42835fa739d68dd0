// Where the log's rows come from: asked by ticket, answered by signal, so that the window never waits for a disk.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "journal/journal.h"

#include <QObject>

namespace kontor::ui {

/// What needs the owner, newest first, and what became of the operations that were asked about besides
/// (engine::stateNow).
struct AttentionRead
{
    std::vector<engine::AttentionEntry> entries;
    std::map<qint64, journal::OperationState> states; ///< without those that do not exist
};

/// Rows are named by their distance from the oldest one that matches (0 is the oldest), since that does not change when
/// the log grows. An answer comes as one signal, on the window's thread, in the order of the questions.
class LogSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The entries `firstFromOldest` … `firstFromOldest + limit - 1`, newest first, and how many match in all.
    virtual void readPage(quint64 ticket, const journal::LogFilter &filter, qint64 firstFromOldest, int limit) = 0;
    /// The newest `limit` entries, and how many match in all.
    virtual void readNewest(quint64 ticket, const journal::LogFilter &filter, int limit) = 0;
    /// How many match.
    virtual void count(quint64 ticket, const journal::LogFilter &filter) = 0;
    /// What needs the owner; and the states of the operations `watched`.
    virtual void readAttention(quint64 ticket, const std::vector<qint64> &watched) = 0;
    /// Settings by key.
    virtual void readSettings(quint64 ticket) = 0;

Q_SIGNALS:
    void pageRead(quint64 ticket, const std::vector<kontor::journal::LogEntry> &entries, qint64 total);
    void counted(quint64 ticket, qint64 total);
    void attentionRead(quint64 ticket, const kontor::ui::AttentionRead &read);
    void settingsRead(quint64 ticket, const std::map<QString, QString> &settings);
    /// The journal cannot be read; nothing more will be answered.
    void broken(const QString &key, const QString &detail);
};

} // namespace kontor::ui

Q_DECLARE_METATYPE(std::vector<kontor::journal::LogEntry>)
Q_DECLARE_METATYPE(kontor::ui::AttentionRead)
