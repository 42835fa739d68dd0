// From every form that the journal's file ever had to the present one, or not at all.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/migrations.h"

#include "journal/decision.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>

namespace kontor::journal {

namespace {

constexpr std::array<QStringView, 2> goodStatements{
    u"ALTER TABLE setting ADD COLUMN since INTEGER NOT NULL DEFAULT 7", u"CREATE TABLE later (a TEXT) STRICT"};
constexpr std::array<QStringView, 2> badStatements{
    u"CREATE TABLE half (a TEXT) STRICT", u"CREATE TABLE half (a TEXT) STRICT"};

std::vector<Migration> stepsWith(std::initializer_list<std::span<const QStringView>> more)
{
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    for (const std::span<const QStringView> statements : more) {
        steps.push_back({steps.back().version + 1, u"a step of the test", statements});
    }
    return steps;
}

} // namespace

class TestMigrations : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;

    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files); }

    QByteArray bytes() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        QDir folder(m_folder.path());
        for (const QString &name : folder.entryList(QDir::Files)) {
            QVERIFY(folder.remove(name));
        }
        m_file = m_folder.filePath(u"journal.db"_s);
    }

    void stepsAreNumberedWithoutGaps()
    {
        int expected = 1;
        for (const Migration &step : migrations()) {
            QCOMPARE(step.version, expected++);
            QVERIFY(!step.what.isEmpty());
            for (const QStringView statement : step.statements) {
                QVERIFY2(!statement.contains(u';'), qPrintable(statement.toString())); // one statement a string
            }
        }
        QCOMPARE(newestVersion(), expected - 1);
    }

    void aNewFileIsMadeWithoutACopy()
    {
        Journal::open(m_file);
        QCOMPARE(files(), QStringList{u"journal.db"_s});
        Connection connection(m_file, Connection::Access::ReadOnly);
        QCOMPARE(connection.numberOnce(u"PRAGMA user_version"_s), newestVersion());
        QCOMPARE(connection.textOnce(u"PRAGMA integrity_check"_s), u"ok"_s);
    }

    void anEmptyFileIsANewOne()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        storeDecision(*Journal::open(m_file), 1);
        QCOMPARE(files(), QStringList{u"journal.db"_s});
    }

    void anExistingFileIsCopiedThenChanged()
    {
        QJsonObject before;
        {
            const auto journal = Journal::open(m_file);
            storeDecision(*journal, 1);
            before = contentOf(*journal);
        }
        const std::vector<Migration> steps = stepsWith({goodStatements});
        {
            Connection connection(m_file, Connection::Access::ReadWrite);
            migrate(connection, m_file, steps);
            QCOMPARE(connection.numberOnce(u"PRAGMA user_version"_s), steps.back().version);
            QCOMPARE(connection.numberOnce(u"SELECT since FROM setting"_s), 7);
            QCOMPARE(connection.numberOnce(u"SELECT COUNT(*) FROM operation"_s), 1); // the rows are still there
            migrate(connection, m_file, steps); // nothing left to do
        }
        const QString copy = m_file + u".before-%1"_s.arg(steps.back().version);
        QVERIFY(QFile::exists(copy));
        QCOMPARE(QFile::permissions(copy) & QFile::Permissions(0x7077), QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(contentOf(*Journal::open(copy)), before);
        QVERIFY(!QFile::exists(copy + u".part"_s));
    }

    void aStepThatFailsChangesNothingAndCanBeTriedAgain()
    {
        QJsonObject before;
        {
            const auto journal = Journal::open(m_file);
            storeDecision(*journal, 1);
            before = contentOf(*journal);
        }
        for (int attempt = 0; attempt < 2; ++attempt) {
            Connection connection(m_file, Connection::Access::ReadWrite);
            const std::vector<Migration> steps = stepsWith({goodStatements, badStatements});
            QCOMPARE(brokenKeyOf([&] { migrate(connection, m_file, steps); }), u"store.damaged"_s);
            QCOMPARE(connection.numberOnce(u"PRAGMA user_version"_s), newestVersion());
            QCOMPARE(connection.numberOnce(u"SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('later', 'half')"_s), 0);
        }
        QCOMPARE(contentOf(*Journal::open(m_file)), before);
        Connection connection(m_file, Connection::Access::ReadWrite);
        migrate(connection, m_file, stepsWith({goodStatements}));
        QCOMPARE(connection.numberOnce(u"SELECT since FROM setting"_s), 7);
    }

    void aFailureAtEveryStatementChangesNothing()
    {
        storeDecision(*Journal::open(m_file), 1);
        const std::vector<Migration> steps = stepsWith({goodStatements});
        int failures = 0;
        for (int nth = 1;; ++nth) {
            Connection connection(m_file, Connection::Access::ReadWrite);
            int count = 0;
            connection.setBeforeStatement([&](const QString &sql) {
                if (++count == nth) {
                    throw JournalBroken(u"store.disk_full"_s, sql);
                }
            });
            const QString outcome = brokenKeyOf([&] { migrate(connection, m_file, steps); });
            connection.setBeforeStatement({});
            if (outcome == u"(not broken)"_s) {
                QCOMPARE(connection.numberOnce(u"SELECT since FROM setting"_s), 7);
                break;
            }
            ++failures;
            QCOMPARE(connection.numberOnce(u"PRAGMA user_version"_s), newestVersion());
            QCOMPARE(connection.numberOnce(u"SELECT COUNT(*) FROM setting"_s), 1);
        }
        QVERIFY(failures >= 8);
    }

    void aNewerFileIsRefusedAndLeftAlone()
    {
        {
            Journal::open(m_file);
            Connection connection(m_file, Connection::Access::ReadWrite);
            migrate(connection, m_file, stepsWith({goodStatements}));
            connection.textOnce(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        }
        const QByteArray before = bytes();
        const QStringList filesBefore = files();
        QCOMPARE(brokenKeyOf([&] { Journal::open(m_file); }), u"store.newer"_s);
        QCOMPARE(bytes(), before);
        QCOMPARE(files(), filesBefore);
        QCOMPARE(brokenKeyOf([&] { Reader::open(m_file); }), u"store.newer"_s);
        QCOMPARE(bytes(), before);
    }

    void aDatabaseOfAnotherProgramIsRefused_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::newRow("with tables of its own") << QStringList{u"CREATE TABLE theirs (a)"_s};
        QTest::newRow("with our version by chance")
            << QStringList{u"CREATE TABLE theirs (a)"_s, u"PRAGMA user_version = %1"_s.arg(newestVersion())};
        QTest::newRow("with a higher version")
            << QStringList{u"CREATE TABLE theirs (a)"_s, u"PRAGMA user_version = 500"_s};
        QTest::newRow("with a mark of its own") << QStringList{u"PRAGMA application_id = 77"_s};
    }

    void aDatabaseOfAnotherProgramIsRefused()
    {
        QFETCH(const QStringList, statements);
        {
            Connection connection(m_file, Connection::Access::ReadWrite);
            for (const QString &statement : statements) {
                connection.once(statement);
            }
        }
        QCOMPARE(brokenKeyOf([&] { Journal::open(m_file); }), u"store.damaged"_s);
        QCOMPARE(brokenKeyOf([&] { Reader::open(m_file); }), u"store.damaged"_s);
        Connection connection(m_file, Connection::Access::ReadOnly);
        QCOMPARE(connection.numberOnce(u"SELECT COUNT(*) FROM sqlite_schema WHERE name = 'setting'"_s), 0);
    }

    void aReaderDoesNotTakeAnOlderForm()
    {
        {
            Journal::open(m_file);
            Connection connection(m_file, Connection::Access::ReadWrite);
            connection.once(u"PRAGMA user_version = 0"_s);
        }
        QCOMPARE(brokenKeyOf([&] { Reader::open(m_file); }), u"store.damaged"_s);
    }
};

} // namespace kontor::journal

QTEST_GUILESS_MAIN(kontor::journal::TestMigrations)
#include "tst_migrations.moc"
