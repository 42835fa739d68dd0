// The last requests that the sandbox saw, without anything secret.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/service.h"

#include <QJsonArray>
#include <QJsonObject>

#include <deque>

namespace kontor::sandbox {

/// Keeps 500. No headers, no bodies, no query: neither a token nor what a person typed. Thread of the skin.
class RequestLog
{
public:
    struct Entry
    {
        Instant at;
        Service service = Service::QuickBooks;
        QString method;
        QString path;
        int status = 0; ///< 0 when no answer went out
        QString fault; ///< the word of the fault that was asked for
    };

    void add(Entry entry)
    {
        ++m_count;
        m_faults += entry.fault.isEmpty() ? 0 : 1;
        m_entries.push_back(std::move(entry));
        if (m_entries.size() > kept) {
            m_entries.pop_front();
        }
    }

    qint64 count() const { return m_count; }
    qint64 faults() const { return m_faults; }

    /// Oldest first.
    QJsonArray toJson() const
    {
        QJsonArray all;
        qint64 number = m_count - qint64(m_entries.size());
        for (const Entry &entry : m_entries) {
            all.append(QJsonObject{{QStringLiteral("number"), ++number}, {QStringLiteral("time"), toIso(entry.at)},
                {QStringLiteral("service"), serviceWord(entry.service)}, {QStringLiteral("method"), entry.method},
                {QStringLiteral("path"), entry.path}, {QStringLiteral("status"), entry.status},
                {QStringLiteral("fault"), entry.fault}});
        }
        return all;
    }

    static constexpr std::size_t kept = 500;

private:
    std::deque<Entry> m_entries;
    qint64 m_count = 0;
    qint64 m_faults = 0;
};

} // namespace kontor::sandbox
