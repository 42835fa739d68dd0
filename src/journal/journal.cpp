// Kontor's memory: what was decided, sent, linked and seen. The only place with SQL.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"

#include "journal/journal_part.h"
#include "journal/rows.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <limits>

using namespace Qt::StringLiterals;

namespace kontor::journal {

namespace {

Link linkFrom(const Rows &rows)
{
    return {.kind = rows.text(0),
        .quickbooksId = rows.text(1),
        .highlevelId = rows.text(2),
        .madeByKontor = rows.yes(3),
        .written = rows.object(4)};
}

QString keysText(const QStringList &keys)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(keys)).toJson(QJsonDocument::Compact));
}

QStringList keysFrom(const QString &text)
{
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    QStringList keys;
    for (const auto &key : array) {
        keys.append(key.toString());
    }
    return keys;
}

/// Of the columns id, version, active, value, keys.
Record recordFrom(const Rows &rows, Service service, const QString &kind)
{
    return {.service = service,
        .kind = kind,
        .id = rows.text(0),
        .version = rows.text(1),
        .active = rows.yes(2),
        .value = rows.object(3),
        .keys = keysFrom(rows.text(4))};
}

std::vector<Record> recordsFrom(Rows rows, Service service, const QString &kind)
{
    std::vector<Record> records;
    while (rows.next()) {
        records.push_back(recordFrom(rows, service, kind));
    }
    return records;
}

/// Condition on `o`: no older operation of its subject is open. One in attention holds back those after it, too.
QString firstOfItsSubject()
{
    return u"NOT EXISTS (SELECT 1 FROM operation AS e WHERE e.subject = o.subject AND e.id < o.id AND "
           "e.state IN ('waiting', 'sent', 'attention'))"_s;
}

/// Condition on `o`: it may be carried out. Its placeholders are filled by `valuesOf`.
QString notHeld(const HeldBack &held)
{
    const auto list = [](const QStringList &words) { return QStringList(words.size(), u"?"_s).join(u','); };
    return held.flows.isEmpty() ? u"1"_s
                                : u"(o.flow NOT IN ("_s + list(held.flows) + u") OR o.stage IN ("_s + list(held.lookUps)
            + u") OR json_extract(o.payload, '$.goesOn') = 1 OR json_extract(o.payload, '$.unsure') = 1)"_s;
}

std::vector<Value> valuesOf(const HeldBack &held, std::vector<Value> before = {})
{
    if (!held.flows.isEmpty()) {
        for (const QString &word : held.flows + held.lookUps) {
            before.emplace_back(word);
        }
    }
    return before;
}

/// The urgencies that occur among the waiting ones, most urgent first. One look into the index for each.
std::vector<int> waitingUrgencies(Journal::Part &part, Service service)
{
    std::vector<int> urgencies;
    qint64 above = std::numeric_limits<int>::min() - qint64(1);
    while (true) {
        Rows rows = part.connection.run(
            u"SELECT urgency FROM operation WHERE service = ? AND state = 'waiting' AND urgency > ? "
            "ORDER BY urgency LIMIT 1"_s,
            {serviceWord(service), above});
        if (!rows.next()) {
            return urgencies;
        }
        above = rows.number(0);
        urgencies.push_back(static_cast<int>(above));
    }
}

} // namespace

std::unique_ptr<Journal> Journal::open(const QString &file, AtCommit atCommit)
{
    return std::make_unique<Journal>(std::make_unique<Part>(file, std::move(atCommit)));
}

Journal::Journal(std::unique_ptr<Part> part)
    : m_part(std::move(part))
{ }

Journal::~Journal() = default;

void Journal::transaction(const std::function<void()> &work) { m_part->transaction(work); }

void Journal::copyInto(const QString &file)
{
    makeNewPrivate(file);
    try {
        m_part->connection.once(u"VACUUM INTO ?"_s, {file});
    } catch (...) {
        QFile::remove(file);
        throw;
    }
}

// Settings, notes, cursors

std::optional<QString> Journal::setting(const QString &key)
{
    return m_part->text(u"SELECT value FROM setting WHERE key = ?"_s, {key});
}

void Journal::setSetting(const QString &key, const QString &value)
{
    m_part->write([&] {
        m_part->connection.run(
            u"INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"_s,
            {key, value});
    });
}

QJsonObject Journal::state(const QString &name)
{
    return m_part->object(u"SELECT value FROM state WHERE name = ?"_s, {name});
}

void Journal::setState(const QString &name, const QJsonObject &value)
{
    m_part->write([&] {
        m_part->connection.run(
            u"INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"_s,
            {name, value});
    });
}

QJsonObject Journal::cursor(const QString &feed)
{
    return m_part->object(u"SELECT value FROM cursor WHERE feed = ?"_s, {feed});
}

void Journal::setCursor(const QString &feed, const QJsonObject &value)
{
    m_part->write([&] {
        m_part->connection.run(
            u"INSERT INTO cursor (feed, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"_s,
            {feed, value});
    });
}

// Links

std::optional<Link> Journal::linkByQuickBooks(const QString &kind, const QString &quickbooksId)
{
    Rows rows = m_part->connection.run(
        u"SELECT kind, quickbooks_id, highlevel_id, made_by_kontor, written FROM link WHERE kind = ? AND quickbooks_id = ?"_s,
        {kind, quickbooksId});
    return rows.next() ? std::optional(linkFrom(rows)) : std::nullopt;
}

std::vector<Link> Journal::linksByHighLevel(const QString &kind, const QString &highlevelId)
{
    Rows rows = m_part->connection.run(u"SELECT kind, quickbooks_id, highlevel_id, made_by_kontor, written FROM link "
                                       "WHERE kind = ? AND highlevel_id = ? ORDER BY order_key, quickbooks_id"_s,
        {kind, highlevelId});
    std::vector<Link> links;
    while (rows.next()) {
        links.push_back(linkFrom(rows));
    }
    return links;
}

std::vector<Link> Journal::links(const QString &kind, int limit)
{
    Rows rows = m_part->connection.run(u"SELECT kind, quickbooks_id, highlevel_id, made_by_kontor, written FROM link "
                                       "WHERE kind = ? ORDER BY order_key, quickbooks_id LIMIT ?"_s,
        {kind, limit});
    std::vector<Link> links;
    while (rows.next()) {
        links.push_back(linkFrom(rows));
    }
    return links;
}

void Journal::putLink(const Link &link)
{
    m_part->write([&] {
        m_part->connection.run(
            u"INSERT INTO link (kind, quickbooks_id, order_key, highlevel_id, made_by_kontor, written) VALUES (?, ?, "
            u"?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET highlevel_id = excluded.highlevel_id, made_by_kontor = excluded.made_by_kontor, "
            "written = excluded.written"_s,
            {link.kind, link.quickbooksId, orderKey(link.quickbooksId), link.highlevelId, link.madeByKontor,
                link.written});
    });
}

void Journal::removeLink(const QString &kind, const QString &quickbooksId)
{
    m_part->write([&] {
        m_part->connection.run(u"DELETE FROM link WHERE kind = ? AND quickbooks_id = ?"_s, {kind, quickbooksId});
    });
}

qint64 Journal::linkCount(const QString &kind)
{
    return m_part->number(u"SELECT COUNT(*) FROM link WHERE kind = ?"_s, {kind});
}

// Records

void Journal::putRecord(const Record &record)
{
    m_part->write([&] {
        Connection &connection = m_part->connection;
        const QString keys = keysText(record.keys);
        qint64 number = 0;
        bool sameVersion = false;
        bool sameKeys = false;
        {
            Rows rows = connection.run(
                u"SELECT number, version, keys FROM record WHERE service = ? AND kind = ? AND id = ?"_s,
                {serviceWord(record.service), record.kind, record.id});
            if (rows.next()) {
                number = rows.number(0);
                sameVersion = rows.text(1) == record.version;
                sameKeys = rows.text(2) == keys;
            }
        }
        if (number == 0) {
            number
                = connection
                      .run(u"INSERT INTO record (service, kind, id, order_key, version, active, planned, value, keys) "
                           "VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)"_s,
                          {serviceWord(record.service), record.kind, record.id, orderKey(record.id), record.version,
                              record.active, record.value, keys})
                      .newId();
        } else {
            connection.run(u"UPDATE record SET version = ?, active = ?, planned = planned AND ?, value = ?, keys = ? "
                           "WHERE number = ?"_s,
                {record.version, record.active, sameVersion, record.value, keys, number});
            if (sameKeys) {
                return;
            }
            connection.run(u"DELETE FROM record_key WHERE record = ?"_s, {number});
        }
        for (const QString &key : record.keys) {
            connection.run(u"INSERT OR IGNORE INTO record_key (key, record) VALUES (?, ?)"_s, {key, number});
        }
    });
}

void Journal::removeRecords(Service service, const QString &kind)
{
    m_part->write([&] {
        m_part->connection.run(u"DELETE FROM record WHERE service = ? AND kind = ?"_s, {serviceWord(service), kind});
    });
}

std::optional<Record> Journal::record(Service service, const QString &kind, const QString &id)
{
    Rows rows = m_part->connection.run(
        u"SELECT id, version, active, value, keys FROM record WHERE service = ? AND kind = ? AND id = ?"_s,
        {serviceWord(service), kind, id});
    return rows.next() ? std::optional(recordFrom(rows, service, kind)) : std::nullopt;
}

std::vector<Record> Journal::recordsByKey(Service service, const QString &kind, const QString &key)
{
    // CROSS JOIN keeps SQLite from starting at the far longer side.
    return recordsFrom(
        m_part->connection.run(
            u"SELECT r.id, r.version, r.active, r.value, r.keys FROM record_key AS k CROSS JOIN record AS r "
            "ON r.number = k.record WHERE k.key = ? AND r.service = ? AND r.kind = ? "
            "ORDER BY r.order_key, r.id"_s,
            {key, serviceWord(service), kind}),
        service, kind);
}

std::vector<Record> Journal::unplanned(Service service, const QString &kind, int limit)
{
    return recordsFrom(
        m_part->connection.run(u"SELECT id, version, active, value, keys FROM record WHERE service = ? AND kind = ? "
                               "AND planned = 0 ORDER BY order_key LIMIT ?"_s,
            {serviceWord(service), kind, std::max(limit, 0)}),
        service, kind);
}

void Journal::markPlanned(Service service, const QString &kind, const QString &id)
{
    m_part->write([&] {
        m_part->connection.run(u"UPDATE record SET planned = 1 WHERE service = ? AND kind = ? AND id = ?"_s,
            {serviceWord(service), kind, id});
    });
}

void Journal::markUnplanned(Service service, const QString &kind, const QString &id)
{
    m_part->write([&] {
        m_part->connection.run(u"UPDATE record SET planned = 0 WHERE service = ? AND kind = ? AND id = ?"_s,
            {serviceWord(service), kind, id});
    });
}

void Journal::markAllUnplanned(Service service, const QString &kind)
{
    m_part->write([&] {
        m_part->connection.run(u"UPDATE record SET planned = 0 WHERE service = ? AND kind = ? AND planned <> 0"_s,
            {serviceWord(service), kind});
    });
}

qint64 Journal::recordCount(Service service, const QString &kind)
{
    return m_part->number(
        u"SELECT COUNT(*) FROM record WHERE service = ? AND kind = ?"_s, {serviceWord(service), kind});
}

qint64 Journal::unplannedCount(Service service, const QString &kind)
{
    return m_part->number(
        u"SELECT COUNT(*) FROM record WHERE service = ? AND kind = ? AND planned = 0"_s, {serviceWord(service), kind});
}

// Operations

void Journal::putOperation(Operation &operation)
{
    const std::optional<QJsonObject> problem
        = operation.problem ? std::optional(errorObject(*operation.problem)) : std::nullopt;
    const bool isNew = operation.id == 0;
    try {
        m_part->write([&] {
            if (isNew) {
                operation.id
                    = m_part->connection
                          .run(u"INSERT INTO operation (kind, flow, service, subject, idempotency_key, state, stage, "
                               u"payload, "
                               "urgency, attempts, due, created, troubled_since, problem, attention_since) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                              {operation.kind, operation.flow, serviceWord(operation.service), operation.subject,
                                  operation.idempotencyKey, stateWord(operation.state), operation.stage,
                                  operation.payload, operation.urgency, operation.attempts, operation.due,
                                  operation.created, operation.troubledSince, problem, operation.attentionSince})
                          .newId();
                return;
            }
            const qint64 changed
                = m_part->connection
                      .run(u"UPDATE operation SET kind = ?, flow = ?, service = ?, subject = ?, idempotency_key = ?, "
                           u"state = ?, "
                           "stage = ?, payload = ?, urgency = ?, attempts = ?, due = ?, created = ?, troubled_since = "
                           "?, "
                           "problem = ?, attention_since = ? WHERE id = ?"_s,
                          {operation.kind, operation.flow, serviceWord(operation.service), operation.subject,
                              operation.idempotencyKey, stateWord(operation.state), operation.stage, operation.payload,
                              operation.urgency, operation.attempts, operation.due, operation.created,
                              operation.troubledSince, problem, operation.attentionSince, operation.id})
                      .changed();
            if (changed != 1) {
                throw JournalBroken(u"store.damaged"_s, u"operation %1 is not in the journal"_s.arg(operation.id));
            }
        });
    } catch (...) {
        if (isNew) {
            operation.id = 0; // whoever tries again must not take it for stored
        }
        throw;
    }
}

std::optional<Operation> Journal::operation(qint64 id)
{
    Rows rows
        = m_part->connection.run(u"SELECT "_s + operationColumns() + u" FROM operation AS o WHERE o.id = ?"_s, {id});
    return rows.next() ? std::optional(operationFrom(rows)) : std::nullopt;
}

std::vector<Operation> Journal::due(
    Service service, Instant now, int limit, const QStringList &busy, const HeldBack &held)
{
    std::vector<Operation> found;
    if (limit <= 0) {
        return found;
    }
    const QSet<QString> busySubjects(busy.begin(), busy.end());
    for (const int urgency : waitingUrgencies(*m_part, service)) {
        // The rows come out of the index in this order, so the loop reads no more of them than it returns or leaves
        // out.
        Rows rows = m_part->connection.run(u"SELECT "_s + operationColumns()
                + u" FROM operation AS o WHERE o.service = ? AND o.state = 'waiting' AND o.urgency = ? AND o.due <= ? AND "_s
                + notHeld(held) + u" AND "_s + firstOfItsSubject() + u" ORDER BY o.due, o.id"_s,
            valuesOf(held, {serviceWord(service), urgency, now}));
        while (rows.next()) {
            if (busySubjects.contains(rows.text(4))) {
                continue;
            }
            found.push_back(operationFrom(rows));
            if (std::ssize(found) == limit) {
                return found;
            }
        }
    }
    return found;
}

std::optional<Instant> Journal::nextDue(Service service, const HeldBack &held)
{
    std::optional<Instant> next;
    for (const int urgency : waitingUrgencies(*m_part, service)) {
        Rows rows = m_part->connection.run(
            u"SELECT o.due FROM operation AS o WHERE o.service = ? AND o.state = 'waiting' AND o.urgency = ? AND "_s
                + notHeld(held) + u" AND "_s + firstOfItsSubject() + u" ORDER BY o.due LIMIT 1"_s,
            valuesOf(held, {serviceWord(service), urgency}));
        if (rows.next() && (!next || rows.instant(0) < *next)) {
            next = rows.instant(0);
        }
    }
    return next;
}

std::vector<Operation> Journal::openOperations(const QString &subject)
{
    return operationsFrom(m_part->connection.run(u"SELECT "_s + operationColumns()
            + u" FROM operation AS o WHERE o.subject = ? AND o.state IN ('waiting', 'sent', 'attention') ORDER BY o.id"_s,
        {subject}));
}

std::vector<Operation> Journal::leftSent()
{
    return operationsFrom(m_part->connection.run(
        u"SELECT "_s + operationColumns() + u" FROM operation AS o WHERE o.state = 'sent' ORDER BY o.id"_s));
}

std::vector<Operation> Journal::underWay(const QString &flow)
{
    return operationsFrom(m_part->connection.run(u"SELECT "_s + operationColumns()
            + u" FROM operation AS o WHERE o.flow = ? AND o.state IN ('waiting', 'sent') ORDER BY o.id"_s,
        {flow}));
}

std::vector<Operation> Journal::inAttention()
{
    return operationsFrom(m_part->connection.run(
        u"SELECT "_s + operationColumns() + u" FROM operation AS o WHERE o.state = 'attention' ORDER BY o.id"_s));
}

std::vector<Operation> Journal::dismissed(const QString &flow)
{
    return operationsFrom(m_part->connection.run(u"SELECT "_s + operationColumns()
            + u" FROM operation AS o WHERE o.flow = ? AND o.state = 'dismissed' ORDER BY o.id"_s,
        {flow}));
}

qint64 Journal::waitingCount(const HeldBack &held)
{
    Rows rows = m_part->connection.run(
        u"SELECT COUNT(*) FROM operation AS o WHERE o.state IN ('waiting', 'sent') AND "_s + notHeld(held),
        valuesOf(held));
    return rows.next() ? rows.number(0) : 0;
}

qint64 Journal::waitingCount(const QString &flow)
{
    return m_part->number(u"SELECT COUNT(*) FROM operation WHERE flow = ? AND state IN ('waiting', 'sent')"_s, {flow});
}

// Log

void Journal::log(LogEntry entry)
{
    QStringList words = entry.parameters.values();
    m_part->write([&] {
        m_part->connection.run(
            u"INSERT INTO log (time, flow, direction, key, parameters, search, result, amount_minor, currency, "
            "operation, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {entry.time, entry.flow, entry.direction, entry.key, parametersObject(entry.parameters),
                searchable(words.join(u'\n')), entry.result, entry.amountMinor, entry.currency, entry.operation,
                entry.details});
    });
}

qint64 Journal::changesLogged(const QString &flow, Instant since)
{
    return m_part->number(u"SELECT COUNT(*) FROM log WHERE flow = ? AND time >= ? AND "
                          "result IN ('created', 'changed', 'booked', 'voided', 'linked', 'sent')"_s,
        {flow, since});
}

void Journal::forgetLogBefore(Instant time)
{
    m_part->write([&] { m_part->connection.run(u"DELETE FROM log WHERE time < ?"_s, {time}); });
}

} // namespace kontor::journal
