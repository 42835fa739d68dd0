// The numbered steps by which the journal's file got its present form.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/migrations.h"

#include <QFile>

#include <array>

using namespace Qt::StringLiterals;

namespace kontor::journal {

namespace {

// Conventions: instants are milliseconds since 1970; objects are JSON texts; `order_key` sorts ids as people do
// (rows.h).
constexpr auto firstForm = std::to_array<QStringView>({
    u"CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    u"CREATE TABLE state (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    u"CREATE TABLE cursor (feed TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",

    u"CREATE TABLE link (kind TEXT NOT NULL, quickbooks_id TEXT NOT NULL, order_key TEXT NOT NULL, highlevel_id TEXT "
    u"NOT NULL, "
    "made_by_kontor INTEGER NOT NULL, written TEXT NOT NULL, PRIMARY KEY (kind, quickbooks_id)) STRICT",
    u"CREATE INDEX link_by_highlevel ON link (kind, highlevel_id, order_key)",

    u"CREATE TABLE record (number INTEGER PRIMARY KEY, service TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, "
    "order_key TEXT NOT NULL, version TEXT NOT NULL, active INTEGER NOT NULL, planned INTEGER NOT NULL, value TEXT NOT "
    "NULL, "
    "keys TEXT NOT NULL) STRICT",
    u"CREATE UNIQUE INDEX record_by_id ON record (service, kind, id)",
    u"CREATE INDEX record_unplanned ON record (service, kind, order_key) WHERE planned = 0",
    // Only to find records by a key; what a record's keys are stands in itself.
    u"CREATE TABLE record_key (key TEXT NOT NULL, record INTEGER NOT NULL REFERENCES record (number) ON DELETE "
    u"CASCADE, "
    "PRIMARY KEY (key, record)) STRICT, WITHOUT ROWID",
    u"CREATE INDEX record_key_by_record ON record_key (record)",

    u"CREATE TABLE operation (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, flow TEXT NOT NULL, service TEXT NOT NULL, "
    "subject TEXT NOT NULL, idempotency_key TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN "
    "('waiting', 'sent', 'attention', 'done', 'dismissed', 'superseded')), stage TEXT NOT NULL, payload TEXT NOT NULL, "
    "urgency INTEGER NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL, created INTEGER NOT NULL, "
    "troubled_since INTEGER, problem TEXT, attention_since INTEGER) STRICT",
    // Nearly all operations are done, so every index holds only those that are not.
    u"CREATE INDEX operation_waiting ON operation (service, urgency, due) WHERE state = 'waiting'",
    u"CREATE INDEX operation_open ON operation (subject) WHERE state IN ('waiting', 'sent', 'attention')",
    u"CREATE INDEX operation_under_way ON operation (flow, state) WHERE state IN ('waiting', 'sent')",
    u"CREATE INDEX operation_sent ON operation (state) WHERE state = 'sent'",
    u"CREATE INDEX operation_attention ON operation (state) WHERE state = 'attention'",

    // AUTOINCREMENT: whoever follows the log by its newest id must never meet an id twice.
    u"CREATE TABLE log (id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, flow TEXT NOT NULL, direction "
    u"TEXT NOT NULL, "
    "key TEXT NOT NULL, parameters TEXT NOT NULL, search TEXT NOT NULL, result TEXT NOT NULL, amount_minor INTEGER, "
    "currency TEXT NOT NULL, operation INTEGER, details TEXT NOT NULL) STRICT",
    u"CREATE INDEX log_by_flow ON log (flow)", // and by id within it, as every index of SQLite
    u"CREATE INDEX log_by_result ON log (result)",
    u"CREATE INDEX log_by_flow_and_result ON log (flow, result)",
    u"CREATE INDEX log_by_time ON log (time)",
    u"CREATE INDEX log_of_changes ON log (flow, time) WHERE result IN ('created', 'changed', 'booked', 'voided', "
    u"'linked', 'sent')",
});

constexpr std::array<Migration, 1> allMigrations{
    Migration{1, u"settings, links, records, operations and the log", firstForm},
};

constexpr qint64 kontorApplicationId = 0x4b6f6e74; // "Kont"

[[noreturn]] void throwNewer(qint64 version, int known)
{
    throw JournalBroken(
        u"store.newer"_s, u"the data has form %1, this version knows forms up to %2"_s.arg(version).arg(known));
}

/// The number of the last step that the database has had. Throws JournalBroken when it is not Kontor's, or newer than
/// `known`. Call within a transaction: what is read must belong together, also while another process makes the first
/// step.
qint64 checkedVersion(Connection &connection, int known)
{
    const qint64 version = connection.numberOnce(u"PRAGMA user_version"_s);
    const qint64 application = connection.numberOnce(u"PRAGMA application_id"_s);
    const bool empty
        = version == 0 && application == 0 && connection.numberOnce(u"SELECT COUNT(*) FROM sqlite_schema"_s) == 0;
    if (!empty && application != kontorApplicationId) {
        throw JournalBroken(u"store.damaged"_s, u"the file is a database, but not Kontor's"_s);
    }
    if (version > known) {
        throwNewer(version, known);
    }
    return version;
}

/// The same in a transaction of its own, which only reads.
qint64 checkedVersionNow(Connection &connection, int known)
{
    connection.once(u"BEGIN"_s);
    try {
        const qint64 version = checkedVersion(connection, known);
        connection.commit();
        return version;
    } catch (...) {
        connection.rollBack();
        throw;
    }
}

void copyBeforeMigrating(Connection &connection, const QString &file, qint64 version, int target)
{
    const QString copy = u"%1.before-%2"_s.arg(file).arg(target);
    const QString unfinished = copy + u".part"_s;
    QFile::remove(unfinished);
    makeNewPrivate(unfinished);
    connection.once(u"VACUUM INTO ?"_s, {unfinished});
    if (checkedVersionNow(connection, target) != version) {
        QFile::remove(unfinished); // another process has migrated meanwhile, and has made its copy in time
        return;
    }
    QFile::remove(copy); // of an earlier try that did not come through; the database is still what it was then
    if (!QFile::rename(unfinished, copy)) {
        throw JournalBroken(u"store.unusable"_s, u"cannot name the copy %1"_s.arg(copy));
    }
}

} // namespace

std::span<const Migration> migrations() { return allMigrations; }

int newestVersion() { return allMigrations.back().version; }

void migrate(Connection &connection, const QString &file, std::span<const Migration> steps)
{
    const int target = steps.back().version;
    const qint64 before = checkedVersionNow(connection, target);
    if (before == target) {
        return;
    }
    if (before > 0 && file != u":memory:"_s) {
        copyBeforeMigrating(connection, file, before, target);
    }
    connection.begin();
    try {
        const qint64 version = checkedVersion(connection, target); // another process may have been faster
        for (const Migration &step : steps) {
            if (step.version <= version) {
                continue;
            }
            for (const QStringView statement : step.statements) {
                connection.once(statement.toString());
            }
        }
        if (version < target) {
            connection.once(u"PRAGMA application_id = %1"_s.arg(kontorApplicationId));
            connection.once(u"PRAGMA user_version = %1"_s.arg(target));
        }
        connection.commit();
    } catch (...) {
        connection.rollBack();
        throw;
    }
}

void requirePresentForm(Connection &connection)
{
    const qint64 version = checkedVersionNow(connection, newestVersion());
    if (version < newestVersion()) {
        throw JournalBroken(u"store.damaged"_s,
            u"the data has form %1 and was not brought to form %2 yet"_s.arg(version).arg(newestVersion()));
    }
}

} // namespace kontor::journal
