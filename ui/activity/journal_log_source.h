// The log out of the journal, read on a thread of its own.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/log_source.h"

#include <QThread>

namespace kontor::ui {

/// Opens `file` read-only at the first question. Destroying it waits for the query that is running, no longer.
class JournalLogSource final : public LogSource
{
    Q_OBJECT

public:
    explicit JournalLogSource(const QString &file, QObject *parent = nullptr);
    ~JournalLogSource() override;

    void readPage(quint64 ticket, const journal::LogFilter &filter, qint64 firstFromOldest, int limit) override;
    void readNewest(quint64 ticket, const journal::LogFilter &filter, int limit) override;
    void count(quint64 ticket, const journal::LogFilter &filter) override;
    void readAttention(quint64 ticket, const std::vector<qint64> &watched) override;
    void readSettings(quint64 ticket) override;

private:
    class Worker;

    /// Runs on the reader's thread; a broken journal becomes a signal.
    template <class Work>
    void ask(Work work);

    QThread m_thread;
    Worker *m_worker;
};

} // namespace kontor::ui
