// The insides of writer and reader: their connections and the writer's transactions.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal_part.h"

#include "journal/migrations.h"

#include <QElapsedTimer>
#include <QThread>

using namespace Qt::StringLiterals;

namespace kontor::journal {

namespace {

QString privately(const QString &file)
{
    if (file != u":memory:"_s) {
        makePrivate(file);
    }
    return file;
}

/// SQLite does not wait for other processes while it changes the journal mode, whatever the busy time-out says.
void switchToWriteAheadLog(Connection &connection)
{
    QElapsedTimer waiting;
    waiting.start();
    while (connection.textOnce(u"PRAGMA journal_mode"_s) != u"wal"_s) {
        try {
            const QString mode = connection.textOnce(u"PRAGMA journal_mode = WAL"_s);
            if (mode != u"wal"_s) {
                throw JournalBroken(
                    u"store.unusable"_s, u"the file system allows no write-ahead log, only %1"_s.arg(mode));
            }
        } catch (const JournalBroken &broken) {
            if (broken.key != u"store.in_use"_s || waiting.elapsed() > 10'000) {
                throw;
            }
            QThread::msleep(20);
        }
    }
}

} // namespace

Journal::Part::Part(const QString &file, AtCommit atCommit)
    : connection(privately(file), Connection::Access::ReadWrite)
    , m_atCommit(std::move(atCommit))
{
    if (file != u":memory:"_s) {
        switchToWriteAheadLog(connection);
        connection.once(u"PRAGMA synchronous = FULL"_s);
        connection.once(u"PRAGMA cache_size = -8000"_s); // kilobytes
        connection.once(u"PRAGMA journal_size_limit = 16777216"_s); // a long import must not leave a long log behind
    }
    connection.once(u"PRAGMA foreign_keys = ON"_s);
    migrate(connection, file, migrations());
}

void Journal::Part::transaction(const std::function<void()> &work)
{
    if (m_inside) {
        throw std::logic_error("a transaction of the journal within another");
    }
    connection.begin();
    m_inside = true;
    try {
        work();
        if (m_atCommit) {
            m_atCommit(true);
        }
        connection.commit();
    } catch (...) {
        m_inside = false;
        connection.rollBack();
        throw;
    }
    m_inside = false;
    if (m_atCommit) {
        m_atCommit(false);
    }
}

void Journal::Part::write(const std::function<void()> &work)
{
    if (m_inside) {
        work();
    } else {
        transaction(work);
    }
}

std::optional<QString> Journal::Part::text(const QString &sql, std::initializer_list<Value> values)
{
    Rows rows = connection.run(sql, values);
    return rows.next() ? std::optional(rows.text(0)) : std::nullopt;
}

QJsonObject Journal::Part::object(const QString &sql, std::initializer_list<Value> values)
{
    Rows rows = connection.run(sql, values);
    return rows.next() ? rows.object(0) : QJsonObject();
}

qint64 Journal::Part::number(const QString &sql, std::initializer_list<Value> values)
{
    Rows rows = connection.run(sql, values);
    return rows.next() ? rows.number(0) : 0;
}

} // namespace kontor::journal
