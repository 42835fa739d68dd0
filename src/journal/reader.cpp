// Reads for the window and for other commands, beside the writer.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal_part.h"
#include "journal/migrations.h"
#include "journal/rows.h"

using namespace Qt::StringLiterals;

namespace kontor::journal {

namespace {

/// A condition and what fills it. There are at most 32 texts, so each is prepared once.
struct LogCondition
{
    QString sql;
    std::vector<Value> values;

    void add(const QString &condition, Value value)
    {
        sql += (sql.isEmpty() ? u" WHERE "_s : u" AND "_s) + condition;
        values.push_back(std::move(value));
    }
};

LogCondition conditionOf(const LogFilter &filter)
{
    LogCondition condition;
    if (!filter.flow.isEmpty()) {
        condition.add(u"flow = ?"_s, filter.flow);
    }
    if (!filter.result.isEmpty()) {
        condition.add(u"result = ?"_s, filter.result);
    }
    if (filter.since) {
        condition.add(u"time >= ?"_s, *filter.since);
    }
    if (filter.before) {
        condition.add(u"time < ?"_s, *filter.before);
    }
    if (!filter.text.isEmpty()) {
        condition.add(u"instr(search, ?) > 0"_s, searchable(filter.text)); // unlike LIKE it knows no wildcards
    }
    return condition;
}

LogEntry entryFrom(const Rows &rows)
{
    return {.id = rows.number(0),
        .time = rows.instant(1),
        .flow = rows.text(2),
        .direction = rows.text(3),
        .key = rows.text(4),
        .parameters = parametersFrom(rows.object(5)),
        .result = rows.text(6),
        .amountMinor = rows.none(7) ? std::nullopt : std::optional(rows.number(7)),
        .currency = rows.text(8),
        .operation = rows.none(9) ? std::nullopt : std::optional(rows.number(9)),
        .details = rows.object(10)};
}

} // namespace

std::unique_ptr<Reader> Reader::open(const QString &file)
{
    return std::make_unique<Reader>(std::make_unique<Part>(file));
}

Reader::Part::Part(const QString &file)
    : connection(file, Connection::Access::ReadOnly)
{
    requirePresentForm(connection);
}

Reader::Reader(std::unique_ptr<Part> part)
    : m_part(std::move(part))
{ }

Reader::~Reader() = default;

std::vector<LogEntry> Reader::log(const LogFilter &filter, qint64 offset, int limit)
{
    LogCondition condition = conditionOf(filter);
    condition.values.emplace_back(std::max(limit, 0));
    condition.values.emplace_back(std::max<qint64>(offset, 0));
    Rows rows = m_part->connection.run(
        u"SELECT id, time, flow, direction, key, parameters, result, amount_minor, currency, operation, details FROM log"_s
            + condition.sql + u" ORDER BY id DESC LIMIT ? OFFSET ?"_s,
        condition.values);
    std::vector<LogEntry> entries;
    while (rows.next()) {
        entries.push_back(entryFrom(rows));
    }
    return entries;
}

qint64 Reader::logCount(const LogFilter &filter)
{
    const LogCondition condition = conditionOf(filter);
    Rows rows = m_part->connection.run(u"SELECT COUNT(*) FROM log"_s + condition.sql, condition.values);
    return rows.next() ? rows.number(0) : 0;
}

qint64 Reader::newestLogId()
{
    Rows rows = m_part->connection.run(u"SELECT MAX(id) FROM log"_s);
    return rows.next() ? rows.number(0) : 0;
}

FlowCount Reader::flowCount(const QString &flow, Instant since)
{
    FlowCount count;
    {
        Rows rows = m_part->connection.run(u"SELECT COUNT(*) FROM log WHERE flow = ? AND time >= ? AND "
                                           "result IN ('created', 'changed', 'booked', 'voided', 'linked', 'sent')"_s,
            {flow, since});
        if (rows.next()) {
            count.changes = rows.number(0);
        }
    }
    {
        // The six results are said once more for the sake of the index of changes; added up here, since grouping sorts.
        Rows rows = m_part->connection.run(
            u"SELECT currency, amount_minor, key = 'refund' OR result = 'voided' FROM log "
            "WHERE flow = ? AND time >= ? AND "
            "result IN ('created', 'changed', 'booked', 'voided', 'linked', 'sent') AND result IN ('booked', 'voided') "
            "AND key IN ('invoice', 'receipt', 'refund') AND amount_minor IS NOT NULL"_s,
            {flow, since});
        while (rows.next()) {
            count.amounts[rows.text(0)] += rows.yes(2) ? -rows.number(1) : rows.number(1);
        }
    }
    Rows rows = m_part->connection.run(u"SELECT time FROM log WHERE flow = ? AND "
                                       "result IN ('created', 'changed', 'booked', 'voided', 'linked', 'sent') "
                                       "ORDER BY time DESC LIMIT 1"_s,
        {flow});
    if (rows.next()) {
        count.last = rows.instant(0);
    }
    return count;
}

std::vector<Operation> Reader::attention()
{
    return operationsFrom(m_part->connection.run(
        u"SELECT "_s + operationColumns() + u" FROM operation AS o WHERE o.state = 'attention' ORDER BY o.id"_s));
}

std::optional<Operation> Reader::operation(qint64 id)
{
    Rows rows
        = m_part->connection.run(u"SELECT "_s + operationColumns() + u" FROM operation AS o WHERE o.id = ?"_s, {id});
    return rows.next() ? std::optional(operationFrom(rows)) : std::nullopt;
}

std::vector<Operation> Reader::underWay(const QString &flow)
{
    return operationsFrom(m_part->connection.run(u"SELECT "_s + operationColumns()
            + u" FROM operation AS o WHERE o.flow = ? AND o.state IN ('waiting', 'sent') ORDER BY o.id"_s,
        {flow}));
}

bool Reader::isUnplanned(Service service, const QString &kind, const QString &id)
{
    return m_part->connection
        .run(u"SELECT 1 FROM record WHERE service = ? AND kind = ? AND id = ? AND planned = 0"_s,
            {serviceWord(service), kind, id})
        .next();
}

qint64 Reader::waiting()
{
    Rows rows = m_part->connection.run(u"SELECT COUNT(*) FROM operation WHERE state IN ('waiting', 'sent')"_s);
    return rows.next() ? rows.number(0) : 0;
}

std::optional<QString> Reader::setting(const QString &key)
{
    Rows rows = m_part->connection.run(u"SELECT value FROM setting WHERE key = ?"_s, {key});
    return rows.next() ? std::optional(rows.text(0)) : std::nullopt;
}

std::map<QString, QString> Reader::settings()
{
    Rows rows = m_part->connection.run(u"SELECT key, value FROM setting"_s);
    std::map<QString, QString> settings;
    while (rows.next()) {
        settings.emplace(rows.text(0), rows.text(1));
    }
    return settings;
}

QJsonObject Reader::state(const QString &name)
{
    Rows rows = m_part->connection.run(u"SELECT value FROM state WHERE name = ?"_s, {name});
    return rows.next() ? rows.object(0) : QJsonObject();
}

} // namespace kontor::journal
