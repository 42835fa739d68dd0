// A log in memory, asked and answered as the journal's.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/log_source.h"

namespace kontor::ui {

/// Answers from the event loop, as the journal's source does.
class MemoryLogSource : public LogSource
{
    Q_OBJECT

public:
    using LogSource::LogSource;

    std::vector<journal::LogEntry> entries; ///< newest first
    AttentionRead attention;
    int pagesRead = 0;

    void readPage(quint64 ticket, const journal::LogFilter &filter, qint64 firstFromOldest, int limit) override;
    void readNewest(quint64 ticket, const journal::LogFilter &filter, int limit) override;
    void count(quint64 ticket, const journal::LogFilter &filter) override;
    void readAttention(quint64 ticket, const std::vector<qint64> &watched) override;
    void readSettings(quint64 ticket) override;

private:
    std::vector<journal::LogEntry> matching(const journal::LogFilter &filter) const;
};

} // namespace kontor::ui
