// The log in memory.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/memory_log_source.h"

namespace kontor::ui {

std::vector<journal::LogEntry> MemoryLogSource::matching(const journal::LogFilter &filter) const
{
    std::vector<journal::LogEntry> found;
    for (const auto &entry : entries) {
        const auto values = entry.parameters.values();
        const bool text = filter.text.isEmpty() || std::any_of(values.begin(), values.end(), [&](const QString &value) {
            return value.contains(filter.text, Qt::CaseInsensitive);
        });
        if ((filter.flow.isEmpty() || entry.flow == filter.flow)
            && (filter.result.isEmpty() || entry.result == filter.result)
            && (!filter.since || entry.time >= *filter.since) && (!filter.before || entry.time < *filter.before)
            && text) {
            found.push_back(entry);
        }
    }
    return found;
}

void MemoryLogSource::readPage(quint64 ticket, const journal::LogFilter &filter, qint64 firstFromOldest, int limit)
{
    ++pagesRead;
    const auto all = matching(filter);
    const auto total = static_cast<qint64>(all.size());
    const qint64 end = std::min(total, firstFromOldest + limit);
    std::vector<journal::LogEntry> page;
    for (qint64 place = end - 1; place >= firstFromOldest; --place) {
        page.push_back(all[static_cast<size_t>(total - 1 - place)]);
    }
    QMetaObject::invokeMethod(this, [=, this] { Q_EMIT pageRead(ticket, page, total); }, Qt::QueuedConnection);
}

void MemoryLogSource::readNewest(quint64 ticket, const journal::LogFilter &filter, int limit)
{
    auto all = matching(filter);
    const auto total = static_cast<qint64>(all.size());
    all.resize(static_cast<size_t>(std::min<qint64>(total, limit)));
    QMetaObject::invokeMethod(this, [=, this] { Q_EMIT pageRead(ticket, all, total); }, Qt::QueuedConnection);
}

void MemoryLogSource::count(quint64 ticket, const journal::LogFilter &filter)
{
    const auto total = static_cast<qint64>(matching(filter).size());
    QMetaObject::invokeMethod(this, [=, this] { Q_EMIT counted(ticket, total); }, Qt::QueuedConnection);
}

void MemoryLogSource::readAttention(quint64 ticket, const std::vector<qint64> &)
{
    QMetaObject::invokeMethod(this, [=, this] { Q_EMIT attentionRead(ticket, attention); }, Qt::QueuedConnection);
}

void MemoryLogSource::readSettings(quint64 ticket)
{
    QMetaObject::invokeMethod(this, [=, this] { Q_EMIT settingsRead(ticket, {}); }, Qt::QueuedConnection);
}

} // namespace kontor::ui
