// The objects of one kind in one company, with the orders in which they are read.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/entity_store.h"

#include "sandbox/quickbooks/pacific_time.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

Instant wholeSeconds(Instant instant) { return std::chrono::floor<std::chrono::seconds>(instant); }

template <class Less>
void placeSorted(EntityStore::Order &order, quint32 place, const Less &less)
{
    order.insert(std::upper_bound(order.begin(), order.end(), place, less), place);
}

template <class Less>
void takeSorted(EntityStore::Order &order, quint32 place, const Less &less)
{
    const auto range = std::equal_range(order.begin(), order.end(), place, less);
    const auto found = std::find(range.first, range.second, place);
    if (found != range.second) {
        order.erase(found);
    }
}

template <class Less>
void sortAll(EntityStore::Order &order, std::size_t size, const Less &less)
{
    order.resize(size);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), less);
}

} // namespace

const Row *EntityStore::find(const QString &id) const
{
    const auto found = m_byId.constFind(id);
    return found == m_byId.constEnd() ? nullptr : &m_rows[*found];
}

void EntityStore::put(QJsonObject object)
{
    Row row;
    row.id = object.value(u"Id").toString();
    row.number = row.id.toLongLong();
    const QString fullName = object.value(u"FullyQualifiedName").toString();
    row.sortName = (fullName.isEmpty() ? object.value(m_kind->nameField()).toString() : fullName).toCaseFolded();
    const QJsonObject metaData = object.value(u"MetaData").toObject();
    row.created = wholeSeconds(instantOfWire(metaData.value(u"CreateTime").toString()).value_or(Instant()));
    row.updated = wholeSeconds(instantOfWire(metaData.value(u"LastUpdatedTime").toString()).value_or(Instant()));
    row.active = object.value(u"Active").toBool(true);
    row.object = std::move(object);
    m_largestNumber = std::max(m_largestNumber, row.number);
    count(row, 1);

    const auto found = m_byId.constFind(row.id);
    if (found == m_byId.constEnd()) {
        const auto place = quint32(m_rows.size());
        m_byId.insert(row.id, place);
        m_rows.push_back(std::move(row));
        index(place);
        return;
    }
    const quint32 place = *found;
    count(m_rows[place], -1);
    unindex(place);
    m_rows[place] = std::move(row);
    index(place);
}

void EntityStore::bury(const QString &id, Instant when)
{
    const auto found = m_byId.constFind(id);
    if (found == m_byId.constEnd()) {
        return;
    }
    const quint32 place = *found;
    Row &row = m_rows[place];
    count(row, -1);
    unindex(place);
    row.deleted = true;
    row.updated = wholeSeconds(when);
    row.object = {{u"domain"_s, u"QBO"_s}, {u"status"_s, u"Deleted"_s}, {u"Id"_s, row.id},
        {u"MetaData"_s, QJsonObject{{u"LastUpdatedTime"_s, pacificSeconds(when)}}}};
    index(place);
}

const EntityStore::Order &EntityStore::byNumber() const
{
    if (!m_numberReady) {
        sortAll(m_byNumber, m_rows.size(), [this](quint32 a, quint32 b) { return numberLess(a, b); });
        m_numberReady = true;
    }
    return m_byNumber;
}

const EntityStore::Order &EntityStore::byName() const
{
    if (!m_nameReady) {
        sortAll(m_byName, m_rows.size(), [this](quint32 a, quint32 b) { return nameLess(a, b); });
        m_nameReady = true;
    }
    return m_byName;
}

const EntityStore::Order &EntityStore::byUpdate() const
{
    if (!m_updateReady) {
        sortAll(m_byUpdate, m_rows.size(), [this](quint32 a, quint32 b) { return updateLess(a, b); });
        m_updateReady = true;
    }
    return m_byUpdate;
}

std::size_t EntityStore::firstUpdatedSince(Instant since) const
{
    const Order &order = byUpdate();
    const auto first = std::partition_point(
        order.begin(), order.end(), [this, since](quint32 place) { return m_rows[place].updated < since; });
    return std::size_t(first - order.begin());
}

bool EntityStore::numberLess(quint32 left, quint32 right) const
{
    const Row &a = m_rows[left];
    const Row &b = m_rows[right];
    return a.number != b.number ? a.number < b.number : a.id < b.id;
}

bool EntityStore::nameLess(quint32 left, quint32 right) const
{
    const int compared = m_rows[left].sortName.compare(m_rows[right].sortName);
    return compared != 0 ? compared < 0 : numberLess(left, right);
}

bool EntityStore::updateLess(quint32 left, quint32 right) const
{
    const Instant a = m_rows[left].updated;
    const Instant b = m_rows[right].updated;
    return a != b ? a < b : numberLess(left, right);
}

void EntityStore::index(quint32 place)
{
    if (m_numberReady) {
        placeSorted(m_byNumber, place, [this](quint32 a, quint32 b) { return numberLess(a, b); });
    }
    if (m_nameReady) {
        placeSorted(m_byName, place, [this](quint32 a, quint32 b) { return nameLess(a, b); });
    }
    if (m_updateReady) {
        placeSorted(m_byUpdate, place, [this](quint32 a, quint32 b) { return updateLess(a, b); });
    }
}

void EntityStore::unindex(quint32 place)
{
    if (m_numberReady) {
        takeSorted(m_byNumber, place, [this](quint32 a, quint32 b) { return numberLess(a, b); });
    }
    if (m_nameReady) {
        takeSorted(m_byName, place, [this](quint32 a, quint32 b) { return nameLess(a, b); });
    }
    if (m_updateReady) {
        takeSorted(m_byUpdate, place, [this](quint32 a, quint32 b) { return updateLess(a, b); });
    }
}

void EntityStore::count(const Row &row, int by)
{
    if (!row.deleted) {
        m_livingCount += by;
        m_activeCount += row.active ? by : 0;
    }
}

} // namespace kontor::sandbox::quickbooks
