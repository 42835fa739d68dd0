// One SQLite connection on which no failure stays unseen: every error of every statement is thrown.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/connection.h"

#include <QFile>
#include <QJsonDocument>
#include <QSqlError>

#include <atomic>

using namespace Qt::StringLiterals;

namespace kontor::journal {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

/// What a result code of SQLite means to the owner (sqlite.org/rescode.html); extended codes keep the primary one in
/// the low byte.
QString brokenKey(const QSqlError &error)
{
    constexpr int forbidden = 3;
    constexpr int busy = 5;
    constexpr int locked = 6;
    constexpr int readOnly = 8;
    constexpr int inputOutput = 10;
    constexpr int full = 13;
    constexpr int cannotOpen = 14;
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case full:
        return u"store.disk_full"_s;
    case busy:
    case locked:
        return u"store.in_use"_s;
    case forbidden:
    case readOnly:
    case inputOutput: // also for a folder in the file's place
    case cannotOpen:
        return u"store.unusable"_s;
    default:
        return u"store.damaged"_s;
    }
}

[[noreturn]] void throwStatementBroken(const QSqlError &error, const QString &sql)
{
    const QString what = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    throw JournalBroken(brokenKey(error), u"%1 (SQLite %2) in: %3"_s.arg(what, error.nativeErrorCode(), sql));
}

[[noreturn]] void throwFileBroken(const QFile &file)
{
    throw JournalBroken(u"store.unusable"_s, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
}

} // namespace

Value::Value(const QJsonObject &object)
    : m_bound(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)))
{ }

bool Rows::next()
{
    if (m_query->next()) {
        return true;
    }
    if (m_query->lastError().isValid()) {
        throwStatementBroken(m_query->lastError(), m_query->lastQuery());
    }
    return false;
}

QJsonObject Rows::object(int column) const
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text(column).toUtf8(), &problem);
    if (!document.isObject()) {
        throw JournalBroken(
            u"store.damaged"_s, u"not a JSON object (%1) in: %2"_s.arg(problem.errorString(), m_query->lastQuery()));
    }
    return document.object();
}

Connection::Registration::Registration()
{
    static std::atomic<quint64> count = 0;
    name = u"kontor-journal-%1"_s.arg(++count);
}

Connection::Registration::~Registration() { QSqlDatabase::removeDatabase(name); }

Connection::Connection(const QString &file, Access access)
    : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_registration.name))
{
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(access == Access::ReadOnly ? u"QSQLITE_BUSY_TIMEOUT=10000;QSQLITE_OPEN_READONLY"_s
                                                            : u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!m_database.open()) {
        throwStatementBroken(m_database.lastError(), u"open "_s + file);
    }
}

QSqlQuery &Connection::prepared(const QString &sql)
{
    const auto known = m_statements.find(sql);
    if (known != m_statements.end()) {
        return known->second;
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(true); // otherwise Qt keeps every row that was read
    if (!query.prepare(sql)) {
        throwStatementBroken(query.lastError(), sql);
    }
    return m_statements.emplace(sql, std::move(query)).first->second;
}

Rows Connection::execute(QSqlQuery &query, const QString &sql, const Value *values, std::size_t count)
{
    if (m_before) {
        m_before(sql);
    }
    for (std::size_t i = 0; i < count; ++i) {
        query.bindValue(static_cast<int>(i), values[i].bound());
    }
    if (!query.exec()) {
        const QSqlError error = query.lastError();
        query.finish();
        throwStatementBroken(error, sql);
    }
    return Rows(query);
}

Rows Connection::run(const QString &sql, std::initializer_list<Value> values)
{
    return execute(prepared(sql), sql, values.begin(), values.size());
}

Rows Connection::run(const QString &sql, const std::vector<Value> &values)
{
    return execute(prepared(sql), sql, values.data(), values.size());
}

void Connection::once(const QString &sql, std::initializer_list<Value> values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        throwStatementBroken(query.lastError(), sql);
    }
    execute(query, sql, values.begin(), values.size());
}

qint64 Connection::numberOnce(const QString &sql) { return textOnce(sql).toLongLong(); }

QString Connection::textOnce(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        throwStatementBroken(query.lastError(), sql);
    }
    Rows rows = execute(query, sql, nullptr, 0);
    return rows.next() ? rows.text(0) : QString();
}

// A transaction that begins by reading and then writes fails at once when another has written in between; hence
// IMMEDIATE.
void Connection::begin() { run(u"BEGIN IMMEDIATE"_s); }

void Connection::commit() { run(u"COMMIT"_s); }

void Connection::rollBack() noexcept
{
    const auto known = m_statements.find(u"ROLLBACK"_s);
    if (known != m_statements.end()) {
        known->second.exec();
        known->second.finish();
        return;
    }
    QSqlQuery query(m_database);
    query.exec(u"ROLLBACK"_s);
}

void makePrivate(const QString &file)
{
    QFile main(file);
    if (!main.exists() && !main.open(QIODevice::ReadWrite | QIODevice::NewOnly, ownerOnly) && !main.exists()) {
        throwFileBroken(main);
    }
    main.close();
    // SQLite gives new -wal and -shm files the mode of the main one; those of an earlier run may have another.
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s}) {
        QFile part(file + ending);
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        if (part.exists() && (part.permissions() & others) && !part.setPermissions(ownerOnly)) {
            throwFileBroken(part);
        }
    }
}

void makeNewPrivate(const QString &file)
{
    QFile main(file);
    if (!main.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly)) {
        throwFileBroken(main);
    }
}

} // namespace kontor::journal
