// The objects of one kind in one company, with the orders in which they are read.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sandbox/quickbooks/entity_kind.h"

#include <QHash>
#include <QJsonObject>

#include <deque>
#include <vector>

namespace kontor::sandbox::quickbooks {

/// One object, with the values that queries and change data ask for most.
struct Row
{
    QString id;
    qint64 number = 0; ///< the id as a number; 0 for "TAX" and its like
    QJsonObject object;
    QString sortName; ///< case folded full name
    Instant created;
    Instant updated; ///< whole seconds, as MetaData shows it
    bool active = true;
    bool deleted = false; ///< a tombstone: only change data still shows it
};

/// Keeps rows sorted by number, by name and by last update, so that a page in the middle of 100,000 rows costs a page.
/// The orders are built when first asked for and kept up to date by binary search from then on.
class EntityStore
{
public:
    explicit EntityStore(const EntityKind &kind)
        : m_kind(&kind)
    { }

    const EntityKind &kind() const { return *m_kind; }
    std::size_t size() const { return m_rows.size(); }
    const Row &at(std::size_t index) const { return m_rows[index]; }
    /// Null when there is none; tombstones are found too.
    const Row *find(const QString &id) const;

    /// Adds a row or replaces the one with its id.
    void put(QJsonObject object);
    /// Leaves a tombstone.
    void bury(const QString &id, Instant when);

    using Order = std::vector<quint32>;
    const Order &byNumber() const;
    const Order &byName() const;
    const Order &byUpdate() const;
    /// The first place in byUpdate() whose row was last updated at `since` or later.
    std::size_t firstUpdatedSince(Instant since) const;
    qint64 largestNumber() const { return m_largestNumber; }
    qsizetype activeCount() const { return m_activeCount; }
    qsizetype livingCount() const { return m_livingCount; }

private:
    bool numberLess(quint32 left, quint32 right) const;
    bool nameLess(quint32 left, quint32 right) const;
    bool updateLess(quint32 left, quint32 right) const;
    void index(quint32 place);
    void unindex(quint32 place);
    void count(const Row &row, int by);

    const EntityKind *m_kind;
    std::deque<Row> m_rows;
    QHash<QString, quint32> m_byId;
    mutable Order m_byNumber;
    mutable Order m_byName;
    mutable Order m_byUpdate;
    mutable bool m_numberReady = false;
    mutable bool m_nameReady = false;
    mutable bool m_updateReady = false;
    qint64 m_largestNumber = 0;
    qsizetype m_activeCount = 0;
    qsizetype m_livingCount = 0;
};

} // namespace kontor::sandbox::quickbooks
