// What contact searches see: the contacts as they were some seconds ago.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QHash>
#include <QJsonObject>

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace kontor::sandbox::highlevel {

struct Contact
{
    quint64 number = 0; ///< in order of creation
    QString id;
    QString locationId;
    Instant added;
    Instant updated;
    QJsonObject fields; ///< as the API names them, real case; without what is derived from others
};

/// Fed with every change, lets each through when it is old enough.
class SearchIndex
{
public:
    void note(const Contact &contact, Instant at) { m_waiting.push_back({at, contact.number, contact}); }
    void noteGone(quint64 number, Instant at) { m_waiting.push_back({at, number, std::nullopt}); }
    /// Lets through what happened at `until` or before.
    void catchUp(Instant until);

    const std::map<quint64, Contact> &shown() const { return m_shown; }
    std::vector<const Contact *> withEmail(const QString &address) const;
    std::vector<const Contact *> withPhone(const QString &number) const;
    const Contact *withId(const QString &id) const { return m_byId.value(id); }
    /// Moves with every change of what is shown.
    quint64 revision() const { return m_revision; }

    struct SortKey
    {
        double number = 0;
        QString text;
        friend bool operator==(const SortKey &, const SortKey &) = default;
    };
    struct Row
    {
        std::array<SortKey, 2> keys;
        const Contact *contact = nullptr;
    };
    /// The last full scan, so that turning its pages does not repeat it.
    struct Scan
    {
        QByteArray question;
        quint64 revision = 0;
        std::vector<Row> rows;
    };
    std::optional<Scan> lastScan;

private:
    struct Change
    {
        Instant at;
        quint64 number;
        std::optional<Contact> contact; // nothing: deleted
    };
    void take(quint64 number);

    std::deque<Change> m_waiting;
    std::map<quint64, Contact> m_shown;
    QHash<QString, const Contact *> m_byId;
    QMultiHash<QString, const Contact *> m_byEmail;
    QMultiHash<QString, const Contact *> m_byPhone;
    quint64 m_revision = 0;
};

} // namespace kontor::sandbox::highlevel
