// Change data capture: what changed since an instant (quickbooks-online-api 5).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/change_data.h"

#include "sandbox/quickbooks/pacific_time.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

constexpr qsizetype mostChanges = 1000; // shared by all entities of a call
constexpr auto lookBack = std::chrono::days(30);

QJsonObject changesOf(const EntityStore &store, Instant since, qsizetype &room)
{
    QJsonArray living;
    QJsonArray tombstones;
    const EntityStore::Order &order = store.byUpdate();
    for (std::size_t i = store.firstUpdatedSince(since); i < order.size() && room > 0; ++i) {
        const Row &row = store.at(order[i]);
        (row.deleted ? tombstones : living).append(row.object);
        --room;
    }
    if (living.isEmpty() && tombstones.isEmpty()) {
        return {};
    }
    QJsonObject block;
    if (!living.isEmpty()) {
        block.insert(u"startPosition"_s, 1);
        block.insert(u"maxResults"_s, qint64(living.size() + tombstones.size()));
    }
    if (!tombstones.isEmpty()) {
        block.insert(u"totalCount"_s, qint64(living.size() + tombstones.size()));
    }
    for (const auto tombstone : tombstones) {
        living.append(tombstone);
    }
    block.insert(store.kind().name(), living);
    return block;
}

} // namespace

Outcome<QJsonArray> answerChanges(const Books &books, const QString &entities, const QString &changedSince)
{
    if (entities.isEmpty()) {
        return refuse(missingParameter(u"entities"_s));
    }
    if (changedSince.isEmpty()) {
        return refuse(missingParameter(u"changedSince"_s));
    }
    const std::optional<Instant> asked = instantOfWire(changedSince);
    if (!asked) {
        return refuse(invalidText(u"changedSince"_s, u"changedSince is not a date and time: %1"_s.arg(changedSince)));
    }
    Instant since = *asked;
    if (const Instant earliest = books.now() - lookBack; since < earliest) {
        if (books.switches().is(Switch::CdcOlderThan30Days, u"fault")) {
            return refuse(invalidText(u"changedSince"_s, u"changedSince must lie within the last 30 days"_s));
        }
        if (books.switches().is(Switch::CdcOlderThan30Days, u"cut")) {
            since = earliest;
        }
    }
    std::vector<const EntityKind *> kinds;
    const QStringList names = entities.split(u',');
    for (const QString &name : names) {
        const EntityKind *kind = EntityKind::find(name.trimmed());
        if (!kind || !kind->inChangeData()) {
            return refuse(unsupportedOperation(u"ChangeDataCapture of %1"_s.arg(name.trimmed())));
        }
        kinds.push_back(kind);
    }
    qsizetype room = mostChanges;
    QJsonArray blocks;
    for (const EntityKind *kind : kinds) {
        blocks.append(changesOf(books.store(*kind), since, room));
    }
    return QJsonArray{QJsonObject{{u"QueryResponse"_s, blocks}}};
}

} // namespace kontor::sandbox::quickbooks
