// One SQLite connection on which no failure stays unseen: every error of every statement is thrown.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "journal/journal.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace kontor::journal {

/// What is bound to a placeholder. A null QString is stored as an empty text: NULL means "there is none" and nothing
/// else.
class Value
{
public:
    Value(const QString &text)
        : m_bound(text.isNull() ? QString::fromLatin1("") : text)
    { }
    Value(qint64 number)
        : m_bound(number)
    { }
    Value(int number)
        : m_bound(number)
    { }
    Value(bool yes)
        : m_bound(yes ? 1 : 0)
    { }
    Value(Instant instant)
        : m_bound(static_cast<qint64>(instant.time_since_epoch().count()))
    { }
    Value(const QJsonObject &object); ///< as compact JSON
    template <class T>
    Value(const std::optional<T> &value)
        : m_bound(value ? Value(*value).bound() : QVariant())
    { }
    template <class T>
    Value(const T *) = delete; ///< would be taken for a truth value
    const QVariant &bound() const { return m_bound; }

private:
    QVariant m_bound;
};

/// The rows of one run of a statement, forward only. The statement is finished when this goes, so no snapshot stays
/// pinned.
class Rows
{
public:
    explicit Rows(QSqlQuery &query)
        : m_query(&query)
    { }
    ~Rows() { m_query->finish(); }
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;

    bool next(); ///< throws JournalBroken
    QString text(int column) const { return m_query->value(column).toString(); }
    qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    bool yes(int column) const { return number(column) != 0; }
    bool none(int column) const { return m_query->value(column).isNull(); }
    Instant instant(int column) const { return Instant(std::chrono::milliseconds(number(column))); }
    std::optional<Instant> optionalInstant(int column) const
    {
        return none(column) ? std::nullopt : std::optional(instant(column));
    }
    QJsonObject object(int column) const; ///< throws JournalBroken when it is no JSON object
    qint64 changed() const { return m_query->numRowsAffected(); }
    qint64 newId() const { return m_query->lastInsertId().toLongLong(); }

private:
    QSqlQuery *m_query;
};

/// Opened, used and destroyed on one thread. Waits up to 10 s for another writer.
class Connection
{
public:
    enum class Access { ReadWrite, ReadOnly };
    /// Called with each statement before it runs; tests throw here, as a failing disk would.
    using BeforeStatement = std::function<void(const QString &sql)>;

    /// Throws JournalBroken. Does not touch the file's mode nor any pragma.
    Connection(const QString &file, Access access);

    /// One statement, its placeholders filled in order. Prepared once and kept, so `sql` should be one of few texts.
    /// The rows of the same `sql` must be gone before it runs again.
    Rows run(const QString &sql, std::initializer_list<Value> values = {});
    Rows run(const QString &sql, const std::vector<Value> &values);
    /// One statement that is not kept: migrations, pragmas.
    void once(const QString &sql, std::initializer_list<Value> values = {});
    /// First column of the first row; 0 when there is none. Not kept.
    qint64 numberOnce(const QString &sql);
    QString textOnce(const QString &sql);

    void begin(); ///< as the one writer from the start (BEGIN IMMEDIATE)
    void commit();
    void rollBack() noexcept; ///< SQLite may have done so by itself already, which is no error

    void setBeforeStatement(BeforeStatement before) { m_before = std::move(before); }

private:
    /// Registers a name with Qt and frees it when database and statements are gone.
    struct Registration
    {
        Registration();
        ~Registration();
        Registration(const Registration &) = delete;
        Registration &operator=(const Registration &) = delete;
        QString name;
    };

    QSqlQuery &prepared(const QString &sql);
    Rows execute(QSqlQuery &query, const QString &sql, const Value *values, std::size_t count);

    Registration m_registration;
    QSqlDatabase m_database;
    std::unordered_map<QString, QSqlQuery> m_statements; // of stable address, other than QHash
    BeforeStatement m_before;
};

/// `file` exists, is nobody else's to read (0600), and so are the files that SQLite keeps beside it. An absent one is
/// made, empty. Throws JournalBroken.
void makePrivate(const QString &file);
/// Makes an empty private file for a copy to go into; throws JournalBroken when there is one already.
void makeNewPrivate(const QString &file);

} // namespace kontor::journal
