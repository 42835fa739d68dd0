// The journal as a file: modes, damage, a full disk, other processes, and a writer that is killed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/decision.h"
#include "journal/journal_part.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <cstdio>
#include <thread>

namespace kontor::journal {

namespace {

uint modeOf(const QString &file)
{
    struct stat status{};
    return stat(QFile::encodeName(file).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
}

void writeFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// The other program of the kill test: stores decision after decision and says each that was stored, until it is
/// killed.
int storeUntilKilled(const QString &file)
{
    const std::unique_ptr<Journal> journal = Journal::open(file);
    for (int number = 1;; ++number) {
        storeDecision(*journal, number);
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}

} // namespace

class TestJournalFile : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;

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

    void aFullDiskSaysSoAndHealsWhenThereIsRoom()
    {
        auto part = std::make_unique<Journal::Part>(m_file, Journal::AtCommit());
        Connection &connection = part->connection;
        Journal journal(std::move(part));
        storeDecision(journal, 1);
        const QJsonObject before = contentOf(journal);
        const qint64 pages = connection.numberOnce(u"PRAGMA page_count"_s);
        connection.numberOnce(u"PRAGMA max_page_count = %1"_s.arg(pages));
        const auto fill = [&] {
            journal.transaction([&] {
                journal.setSetting(u"contacts.tag"_s, u"lost"_s);
                journal.setState(u"import"_s, {{u"long"_s, QString(1'000'000, u'x')}});
            });
        };
        QCOMPARE(brokenKeyOf(fill), u"store.disk_full"_s);
        QCOMPARE(contentOf(journal), before);
        connection.numberOnce(u"PRAGMA max_page_count = 1000000"_s);
        fill();
        QCOMPARE(journal.state(u"import"_s).value(u"long"_s).toString().size(), 1'000'000);
    }

    void whatWasStoredIsThereAfterReopening()
    {
        QJsonObject stored;
        {
            const auto journal = Journal::open(m_file);
            storeDecision(*journal, 1);
            storeDecision(*journal, 2);
            stored = contentOf(*journal);
        }
        const auto journal = Journal::open(m_file);
        QCOMPARE(contentOf(*journal), stored);
        const auto beside = Journal::open(m_file);
        QCOMPARE(contentOf(*beside), stored);
    }

    void everyFileIsTheOwnersOnly()
    {
        const mode_t mask = umask(0);
        const auto restore = qScopeGuard([mask] { umask(mask); });
        {
            const auto journal = Journal::open(m_file);
            storeDecision(*journal, 1);
            QCOMPARE(modeOf(m_file), 0600u);
            QCOMPARE(modeOf(m_file + u"-wal"_s), 0600u);
            QCOMPARE(modeOf(m_file + u"-shm"_s), 0600u);
            journal->copyInto(m_file + u".copy"_s);
            QCOMPARE(modeOf(m_file + u".copy"_s), 0600u);
        }
        QCOMPARE(chmod(QFile::encodeName(m_file).constData(), 0644), 0);
        const auto journal = Journal::open(m_file);
        storeDecision(*journal, 2);
        QCOMPARE(modeOf(m_file), 0600u);
        QCOMPARE(modeOf(m_file + u"-wal"_s), 0600u);
    }

    void theFileIsAsSafeAsItIsMeantToBe()
    {
        Journal::Part part(m_file, {});
        QCOMPARE(part.connection.textOnce(u"PRAGMA journal_mode"_s), u"wal"_s);
        QCOMPARE(part.connection.numberOnce(u"PRAGMA synchronous"_s), 2); // FULL
        QCOMPARE(part.connection.numberOnce(u"PRAGMA foreign_keys"_s), 1);
        QCOMPARE(part.connection.numberOnce(u"PRAGMA busy_timeout"_s), 10'000);
        QCOMPARE(
            part.connection.numberOnce(u"SELECT COUNT(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 "
                                       "AND name NOT LIKE 'sqlite%'"_s),
            0);
    }

    void aCopyHoldsEverythingAndLeavesTheOriginalAlone()
    {
        const QString copyFile = m_folder.filePath(u"copy.db"_s);
        for (const QString &file : {m_file, u":memory:"_s}) {
            const auto journal = Journal::open(file);
            storeDecision(*journal, 1);
            journal->copyInto(copyFile);
            {
                const auto copy = Journal::open(copyFile);
                QCOMPARE(contentOf(*copy), contentOf(*journal));
                storeDecision(*copy, 2);
            }
            QCOMPARE(journal->recordCount(books, u"customer"_s), 1);
            QCOMPARE(brokenKeyOf([&] { journal->copyInto(copyFile); }), u"store.unusable"_s);
            QCOMPARE(Journal::open(copyFile)->recordCount(books, u"customer"_s), 2); // and is not overwritten
            QVERIFY(QFile::remove(copyFile));
        }
    }

    void aCopyThatFailsLeavesNoFile()
    {
        const auto journal = Journal::open(u":memory:"_s);
        const QString copyFile = m_folder.filePath(u"copy.db"_s);
        QCOMPARE(brokenKeyOf([&] { journal->transaction([&] { journal->copyInto(copyFile); }); }), u"store.damaged"_s);
        QVERIFY(!QFile::exists(copyFile));
    }

    void aDamagedFileIsNamedSo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no database") << QByteArray(8192, 'x');
        QTest::newRow("a few bytes") << "hello"_ba;
        QTest::newRow("a torn header") << "SQLite format 3\0"_ba + QByteArray(4096, '\xff');
    }

    void aDamagedFileIsNamedSo()
    {
        QFETCH(const QByteArray, bytes);
        writeFile(m_file, bytes);
        QCOMPARE(brokenKeyOf([&] { Journal::open(m_file); }), u"store.damaged"_s);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes); // nothing is made worse
    }

    void aFileThatIsDamagedInsideIsNamedSo()
    {
        {
            const auto journal = Journal::open(m_file);
            for (int i = 0; i < 200; ++i) {
                storeDecision(*journal, i);
            }
        }
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        QVERIFY(size > 3 * 4096);
        for (qint64 page = 1; page * 4096 < size; ++page) { // all but the first, which holds the schema
            file.seek(page * 4096);
            file.write(QByteArray(4096, '\xa5'));
        }
        file.close();
        QCOMPARE(brokenKeyOf([&] {
            const auto journal = Journal::open(m_file);
            contentOf(*journal);
        }),
            u"store.damaged"_s);
    }

    void aValueThatIsNoJsonIsDamage()
    {
        Journal::Part part(m_file, {});
        part.connection.once(u"INSERT INTO state (name, value) VALUES ('import', '{\"half')"_s);
        QCOMPARE(brokenKeyOf([&] { Journal::open(m_file)->state(u"import"_s); }), u"store.damaged"_s);
    }

    void whatCannotBeOpenedIsNotCalledDamaged()
    {
        QCOMPARE(brokenKeyOf([&] { Journal::open(m_folder.filePath(u"absent/journal.db"_s)); }), u"store.unusable"_s);
        QCOMPARE(brokenKeyOf([&] { Journal::open(m_folder.path()); }), u"store.unusable"_s);
        QCOMPARE(brokenKeyOf([&] { Reader::open(m_folder.path()); }), u"store.unusable"_s);
    }

    void whatCannotBeWrittenIsNotCalledDamaged()
    {
        {
            const auto journal = Journal::open(m_file);
        }
        Connection readOnly(m_file, Connection::Access::ReadOnly);
        QCOMPARE(brokenKeyOf([&] { readOnly.once(u"DELETE FROM log"_s); }), u"store.unusable"_s);
    }

    void aSecondWriterWaitsForItsTurn()
    {
        const auto journal = Journal::open(m_file);
        std::thread second;
        journal->transaction([&] {
            journal->setCursor(u"customers"_s, {{u"number"_s, 1}});
            second = std::thread([file = m_file] {
                const auto other = Journal::open(file); // needs no lock, its form is right already
                other->setSetting(u"from"_s, u"the other"_s);
                other->setCursor(u"customers"_s, {{u"number"_s, other->cursor(u"customers"_s)[u"number"].toInt() + 1}});
            });
            QVERIFY(!journal->setting(u"from"_s));
        });
        second.join();
        QCOMPARE(journal->setting(u"from"_s), u"the other"_s);
        QCOMPARE(journal->cursor(u"customers"_s), (QJsonObject{{u"number"_s, 2}}));
        storeDecision(*journal, 3); // no snapshot is left over that would refuse the write
    }

    void manyWhoOpenANewFileAtOnceAllSucceed()
    {
        std::vector<std::thread> threads;
        std::atomic<int> failed = 0;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                try {
                    Journal::open(m_file)->setSetting(QString::number(i), u"here"_s);
                } catch (const JournalBroken &broken) {
                    qWarning("%s", broken.what());
                    ++failed;
                }
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        QCOMPARE(failed.load(), 0);
        const auto journal = Journal::open(m_file);
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(journal->setting(QString::number(i)), u"here"_s);
        }
    }

    void journalsInMemoryAreApart()
    {
        std::vector<std::unique_ptr<Journal>> journals;
        for (int i = 0; i < 50; ++i) {
            journals.push_back(Journal::open(u":memory:"_s));
            journals.back()->setSetting(u"number"_s, QString::number(i));
        }
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(journals[i]->setting(u"number"_s), QString::number(i));
        }
    }

    void killingTheWriterLosesNothingThatItHadAcknowledged()
    {
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
        QSKIP("Starting a process as Qt does breaks down in this compiler's TSan itself");
#endif
#endif
        for (int run = 0; run < 6; ++run) {
            init();
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(), {u"--store-until-killed"_s, m_file});
            QByteArray said;
            while (said.count('\n') < 15 + run * 17) {
                QVERIFY2(writer.waitForReadyRead(20'000), writer.readAllStandardError().constData());
                said += writer.readAllStandardOutput();
            }
            writer.kill();
            QVERIFY(writer.waitForFinished());
            QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
            said += writer.readAllStandardOutput();
            const qint64 acknowledged = said.left(said.lastIndexOf('\n')).split('\n').last().toLongLong();
            QVERIFY(acknowledged >= 15);

            const auto journal = Journal::open(m_file);
            const qint64 stored = journal->cursor(u"customers"_s)[u"number"].toInteger();
            QVERIFY2(stored == acknowledged || stored == acknowledged + 1,
                qPrintable(u"%1 stored, %2 acknowledged"_s.arg(stored).arg(acknowledged)));
            QCOMPARE(journal->recordCount(books, u"customer"_s), stored);
            QCOMPARE(journal->linkCount(u"contact"_s), stored);
            QCOMPARE(qint64(journal->leftSent().size()), stored);
            QCOMPARE(journal->unplannedCount(books, u"customer"_s), 0);
            storeDecision(*journal, static_cast<int>(stored) + 1);
        }
    }
};

} // namespace kontor::journal

int main(int argc, char **argv)
{
    using namespace Qt::StringLiterals;
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 3 && arguments[1] == u"--store-until-killed"_s) {
        return kontor::journal::storeUntilKilled(arguments[2]);
    }
    kontor::journal::TestJournalFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journal_file.moc"
