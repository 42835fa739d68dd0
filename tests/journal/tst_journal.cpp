// The journal as a store: settings, links, records, transactions, crashes, files.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"

#include "journal/journal_part.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;

namespace kontor::journal {

namespace {

constexpr Service books = Service::QuickBooks;
constexpr Service crm = Service::HighLevel;

Instant at(qint64 milliseconds) { return Instant(std::chrono::milliseconds(milliseconds)); }

Record customer(const QString &id, const QString &version = u"1"_s)
{
    return {.service = books, .kind = u"customer"_s, .id = id, .version = version, .value = {{u"Id"_s, id}}};
}

QStringList idsOf(const std::vector<Record> &records)
{
    QStringList ids;
    for (const Record &record : records) {
        ids.append(record.id);
    }
    return ids;
}

struct Crash
{ };

QString brokenKeyOf(const std::function<void()> &work)
{
    try {
        work();
    } catch (const JournalBroken &broken) {
        return broken.key;
    }
    return u"(not broken)"_s;
}

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

/// One decision as an engine stores it: touches every table.
void storeDecision(Journal &journal, int number)
{
    journal.transaction([&] {
        Record record = customer(QString::number(number));
        record.keys = {u"email:jo@example.com"_s, u"phone:+15551234567"_s};
        journal.putRecord(record);
        journal.markPlanned(books, u"customer"_s, record.id);
        journal.putLink({.kind = u"contact"_s, .quickbooksId = record.id, .highlevelId = u"hl"_s});
        Operation operation;
        operation.subject = record.id;
        operation.flow = u"contacts"_s;
        journal.putOperation(operation);
        operation.state = OperationState::Sent;
        journal.putOperation(operation);
        journal.setCursor(u"customers"_s, {{u"number"_s, number}});
        journal.setState(u"import"_s, {{u"number"_s, number}});
        journal.setSetting(u"contacts.tag"_s, QString::number(number));
        journal.log({.flow = u"contacts"_s, .result = u"created"_s});
    });
}

/// Everything that storeDecision stores, as one value to compare.
QJsonObject contentOf(Journal &journal)
{
    qint64 operations = 0;
    while (journal.operation(operations + 1)) {
        ++operations;
    }
    return {{u"records"_s, journal.recordCount(books, u"customer"_s)},
        {u"unplanned"_s, journal.unplannedCount(books, u"customer"_s)},
        {u"found"_s, qint64(journal.recordsByKey(books, u"customer"_s, u"email:jo@example.com"_s).size())},
        {u"links"_s, journal.linkCount(u"contact"_s)}, {u"operations"_s, operations},
        {u"waiting"_s, journal.waitingCount()}, {u"cursor"_s, journal.cursor(u"customers"_s)},
        {u"state"_s, journal.state(u"import"_s)},
        {u"setting"_s, journal.setting(u"contacts.tag"_s).value_or(u"none"_s)}};
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

class TestJournal : public QObject
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

    void settingsNotesAndCursorsAreKeptApart()
    {
        const auto journal = Journal::open(u":memory:"_s);
        QVERIFY(!journal->setting(u"a"_s));
        QVERIFY(journal->state(u"a"_s).isEmpty());
        QVERIFY(journal->cursor(u"a"_s).isEmpty());
        journal->setSetting(u"a"_s, u"setting"_s);
        journal->setState(u"a"_s, {{u"is"_s, u"state"_s}});
        journal->setCursor(u"a"_s, {{u"is"_s, u"cursor"_s}});
        QCOMPARE(journal->setting(u"a"_s), u"setting"_s);
        QCOMPARE(journal->state(u"a"_s), (QJsonObject{{u"is"_s, u"state"_s}}));
        QCOMPARE(journal->cursor(u"a"_s), (QJsonObject{{u"is"_s, u"cursor"_s}}));
        journal->setSetting(u"a"_s, u"other"_s);
        journal->setState(u"a"_s, {{u"is"_s, 2}});
        journal->setCursor(u"a"_s, {});
        QCOMPARE(journal->setting(u"a"_s), u"other"_s);
        QCOMPARE(journal->state(u"a"_s), (QJsonObject{{u"is"_s, 2}}));
        QVERIFY(journal->cursor(u"a"_s).isEmpty());
    }

    void anyTextComesBackAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing at all") << QString();
        QTest::newRow("an empty text") << u""_s;
        QTest::newRow("quotes and a statement") << u"'; DROP TABLE setting; --\""_s;
        QTest::newRow("emoji and right-to-left letters") << u"😀 שלום ü"_s;
        QTest::newRow("control characters") << u"a\tb\nc\x01"_s;
        QTest::newRow("a zero inside") << u"before\0after"_s;
        QTest::newRow("a hundred thousand characters") << QString(100'000, u'x');
    }

    void anyTextComesBackAsItWas()
    {
        QFETCH(const QString, text);
        const auto journal = Journal::open(u":memory:"_s);
        journal->setSetting(u"key"_s, text);
        QVERIFY(journal->setting(u"key"_s).has_value());
        QCOMPARE(*journal->setting(u"key"_s), text);
        journal->setState(u"state"_s, {{text, text}});
        QCOMPARE(journal->state(u"state"_s).value(text).toString(), text);
    }

    void aLinkIsFoundFromBothSides()
    {
        const auto journal = Journal::open(u":memory:"_s);
        QVERIFY(!journal->linkByQuickBooks(u"contact"_s, u"10"_s));
        for (const QString &id : {u"10"_s, u"9"_s, u"x"_s, u"100"_s}) {
            journal->putLink({.kind = u"contact"_s, .quickbooksId = id, .highlevelId = u"shared"_s});
        }
        journal->putLink({.kind = u"contact"_s,
            .quickbooksId = u"11"_s,
            .highlevelId = u"alone"_s,
            .madeByKontor = true,
            .written = {{u"firstName"_s, u"Amy"_s}}});
        journal->putLink({.kind = u"invoice"_s, .quickbooksId = u"10"_s, .highlevelId = u"invoice"_s});

        const std::optional<Link> alone = journal->linkByQuickBooks(u"contact"_s, u"11"_s);
        QVERIFY(alone.has_value());
        QCOMPARE(alone->kind, u"contact"_s);
        QCOMPARE(alone->quickbooksId, u"11"_s);
        QCOMPARE(alone->highlevelId, u"alone"_s);
        QVERIFY(alone->madeByKontor);
        QCOMPARE(alone->written, (QJsonObject{{u"firstName"_s, u"Amy"_s}}));

        QStringList sharing;
        for (const Link &link : journal->linksByHighLevel(u"contact"_s, u"shared"_s)) {
            sharing.append(link.quickbooksId);
        }
        QCOMPARE(sharing, (QStringList{u"9"_s, u"10"_s, u"100"_s, u"x"_s}));
        QCOMPARE(journal->linkCount(u"contact"_s), 5);
        QCOMPARE(journal->linkCount(u"invoice"_s), 1);

        journal->putLink({.kind = u"contact"_s, .quickbooksId = u"10"_s, .highlevelId = u"alone"_s});
        QCOMPARE(journal->linksByHighLevel(u"contact"_s, u"alone"_s).size(), 2u);
        QCOMPARE(journal->linksByHighLevel(u"contact"_s, u"shared"_s).size(), 3u);
        journal->removeLink(u"contact"_s, u"10"_s);
        QVERIFY(!journal->linkByQuickBooks(u"contact"_s, u"10"_s));
        QVERIFY(journal->linkByQuickBooks(u"invoice"_s, u"10"_s));
        journal->removeLink(u"contact"_s, u"10"_s); // twice is none
        QCOMPARE(journal->linkCount(u"contact"_s), 4);
    }

    void aRecordIsUnplannedUntilItsVersionWasSeen()
    {
        const auto journal = Journal::open(u":memory:"_s);
        Record record = customer(u"7"_s, u"1"_s);
        record.keys = {u"phone:2"_s, u"email:1"_s};
        journal->putRecord(record);
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 1);
        journal->markPlanned(books, u"customer"_s, u"7"_s);
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 0);

        record.value = {{u"new"_s, true}};
        record.active = false;
        record.keys = {u"email:3"_s};
        journal->putRecord(record);
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 0);
        const std::optional<Record> stored = journal->record(books, u"customer"_s, u"7"_s);
        QVERIFY(stored.has_value());
        QCOMPARE(stored->value, record.value);
        QCOMPARE(stored->active, false);
        QCOMPARE(stored->keys, record.keys);
        QCOMPARE(stored->version, u"1"_s);

        record.version = u"2"_s;
        journal->putRecord(record);
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 1);
        journal->putRecord(record); // the same version again: still not seen
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 1);
        QCOMPARE(journal->recordCount(books, u"customer"_s), 1);
        journal->markPlanned(books, u"customer"_s, u"7"_s);
        record.version = u"1"_s;
        journal->putRecord(record); // an older version is another version
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 1);

        journal->putRecord(customer(u"8"_s));
        journal->markPlanned(books, u"customer"_s, u"7"_s);
        journal->markPlanned(books, u"customer"_s, u"8"_s);
        journal->markAllUnplanned(books, u"customer"_s);
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 2);
        journal->markPlanned(books, u"customer"_s, u"absent"_s); // no record, no harm
    }

    void unplannedRecordsComeLowestIdFirst()
    {
        const auto journal = Journal::open(u":memory:"_s);
        const QStringList ordered{u"0"_s, u"1"_s, u"2"_s, u"9"_s, u"10"_s, u"0011"_s, u"100"_s,
            u"99999999999999999999"_s, u"100000000000000000000"_s, u"-5"_s, u"A2"_s, u"a10"_s};
        for (qsizetype i = ordered.size() - 1; i >= 0; --i) {
            journal->putRecord(customer(ordered[i]));
        }
        QCOMPARE(idsOf(journal->unplanned(books, u"customer"_s, 100)), ordered);
        QCOMPARE(idsOf(journal->unplanned(books, u"customer"_s, 3)), ordered.first(3));
        QVERIFY(journal->unplanned(books, u"customer"_s, 0).empty());
        QVERIFY(journal->unplanned(books, u"customer"_s, -1).empty());
        QVERIFY(journal->unplanned(crm, u"customer"_s, 100).empty());
    }

    void aRecordIsFoundByItsPresentKeysOnly()
    {
        const auto journal = Journal::open(u":memory:"_s);
        Record jo = customer(u"10"_s);
        jo.keys = {u"email:jo@example.com"_s, u"email:jo@example.com"_s, u"phone:+1"_s};
        Record flo = customer(u"9"_s);
        flo.keys = {u"email:jo@example.com"_s};
        Record contact = jo;
        contact.service = crm;
        contact.kind = u"contact"_s;
        journal->putRecord(jo);
        journal->putRecord(flo);
        journal->putRecord(contact);
        const auto found = [&](const QString &key) { return idsOf(journal->recordsByKey(books, u"customer"_s, key)); };
        QCOMPARE(found(u"email:jo@example.com"_s), (QStringList{u"9"_s, u"10"_s}));
        QCOMPARE(found(u"phone:+1"_s), QStringList{u"10"_s});
        QCOMPARE(found(u"phone:+"_s), QStringList());
        jo.keys = {u"phone:+2"_s};
        journal->putRecord(jo);
        QCOMPARE(found(u"email:jo@example.com"_s), QStringList{u"9"_s});
        QCOMPARE(found(u"phone:+1"_s), QStringList());
        QCOMPARE(found(u"phone:+2"_s), QStringList{u"10"_s});
        QCOMPARE(journal->recordsByKey(crm, u"contact"_s, u"phone:+1"_s).size(), 1u);

        journal->removeRecords(books, u"customer"_s);
        QCOMPARE(journal->recordCount(books, u"customer"_s), 0);
        QCOMPARE(found(u"phone:+2"_s), QStringList());
        QCOMPARE(journal->recordCount(crm, u"contact"_s), 1);
        QVERIFY(!journal->record(books, u"customer"_s, u"9"_s));
        journal->putRecord(flo);
        QCOMPARE(found(u"email:jo@example.com"_s), QStringList{u"9"_s});
    }

    void aTransactionIsAllOrNothing()
    {
        const auto journal = Journal::open(u":memory:"_s);
        storeDecision(*journal, 1);
        const QJsonObject before = contentOf(*journal);
        QVERIFY_THROWS_EXCEPTION(Crash, journal->transaction([&] {
            journal->setSetting(u"contacts.tag"_s, u"lost"_s);
            journal->putRecord(customer(u"5"_s));
            throw Crash();
        }));
        QCOMPARE(contentOf(*journal), before);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, journal->transaction([&] { journal->transaction([] { }); }));
        storeDecision(*journal, 2); // goes on
        QCOMPARE(journal->recordCount(books, u"customer"_s), 2);
    }

    void aCrashBeforeTheCommitStoresNothingAndOneAfterItAll()
    {
        std::optional<bool> crashAt;
        QList<bool> calls;
        const auto journal = Journal::open(u":memory:"_s, [&](bool before) {
            calls.append(before);
            if (crashAt == before) {
                throw Crash();
            }
        });
        QVERIFY(calls.isEmpty()); // making the file is no decision
        storeDecision(*journal, 1);
        QCOMPARE(calls, (QList<bool>{true, false}));
        const QJsonObject one = contentOf(*journal);
        crashAt = true;
        QVERIFY_THROWS_EXCEPTION(Crash, storeDecision(*journal, 2));
        QCOMPARE(contentOf(*journal), one);
        crashAt = false;
        QVERIFY_THROWS_EXCEPTION(Crash, storeDecision(*journal, 2));
        QCOMPARE(journal->cursor(u"customers"_s), (QJsonObject{{u"number"_s, 2}}));
        QCOMPARE(journal->recordCount(books, u"customer"_s), 2);
        crashAt.reset();
        calls.clear();
        journal->setSetting(u"alone"_s, u"is a transaction of its own"_s);
        QCOMPARE(calls, (QList<bool>{true, false}));
        crashAt = true;
        Operation operation;
        QVERIFY_THROWS_EXCEPTION(Crash, journal->putOperation(operation));
        QCOMPARE(operation.id, 0); // is not stored, so it has no id
        calls.clear();
        QVERIFY(journal->setting(u"alone"_s)); // reading commits nothing
        QVERIFY(calls.isEmpty());
    }

    void everyStatementThatFailsLosesNothingAndHeals()
    {
        int failing = 0;
        for (int nth = 1;; ++nth) {
            auto part = std::make_unique<Journal::Part>(u":memory:"_s, Journal::AtCommit());
            Connection &connection = part->connection;
            Journal journal(std::move(part));
            storeDecision(journal, 1);
            const QJsonObject before = contentOf(journal);
            int count = 0;
            connection.setBeforeStatement([&](const QString &sql) {
                if (++count == nth) {
                    throw JournalBroken(u"store.disk_full"_s, sql);
                }
            });
            const QString outcome = brokenKeyOf([&] { storeDecision(journal, 2); });
            connection.setBeforeStatement({});
            if (outcome == u"(not broken)"_s) {
                break; // there are fewer than n statements
            }
            ++failing;
            QCOMPARE(outcome, u"store.disk_full"_s);
            QCOMPARE(contentOf(journal), before);
            storeDecision(journal, 2);
            QCOMPARE(journal.cursor(u"customers"_s), (QJsonObject{{u"number"_s, 2}}));
            QCOMPARE(journal.recordCount(books, u"customer"_s), 2);
        }
        QVERIFY2(failing >= 12, "BEGIN, COMMIT and a statement for each call");
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
                storeNothingElse(journal);
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
            QCOMPARE(brokenKeyOf([&] { journal->copyInto(copyFile); }), u"store.damaged"_s);
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

    void aFolderThatIsNotThereIsAnError()
    {
        QCOMPARE(brokenKeyOf([&] { Journal::open(m_folder.filePath(u"absent/journal.db"_s)); }), u"store.damaged"_s);
        QCOMPARE(brokenKeyOf([&] { Journal::open(m_folder.path()); }), u"store.damaged"_s);
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

    void noCallReadsAWholeTable()
    {
        auto part = std::make_unique<Journal::Part>(u":memory:"_s, Journal::AtCommit());
        Connection &connection = part->connection;
        Journal journal(std::move(part));
        QStringList statements;
        connection.setBeforeStatement([&](const QString &sql) { statements.append(sql); });
        storeDecision(journal, 1);
        contentOf(journal);
        journal.record(books, u"customer"_s, u"1"_s);
        journal.unplanned(books, u"customer"_s, 5);
        journal.markAllUnplanned(books, u"customer"_s);
        journal.linkByQuickBooks(u"contact"_s, u"1"_s);
        journal.linksByHighLevel(u"contact"_s, u"1"_s);
        journal.removeLink(u"contact"_s, u"1"_s);
        Operation operation;
        journal.putOperation(operation);
        journal.due(crm, at(1), 5, {});
        journal.nextDue(crm);
        journal.openOperations(u"1"_s);
        journal.leftSent();
        journal.inAttention();
        journal.waitingCount(u"contacts"_s);
        journal.forgetLogBefore(at(0));
        journal.removeRecords(books, u"customer"_s);
        connection.setBeforeStatement({});
        statements.removeDuplicates();
        QVERIFY(statements.size() > 30);
        for (const QString &sql : statements) {
            if (sql == u"BEGIN IMMEDIATE"_s || sql == u"COMMIT"_s) {
                continue;
            }
            const auto placeholders = static_cast<std::size_t>(sql.count(u'?'));
            Rows rows = connection.run(u"EXPLAIN QUERY PLAN "_s + sql, std::vector<Value>(placeholders, Value(0)));
            while (rows.next()) {
                const QString step = rows.text(3);
                // Counting what is open walks an index that holds nothing else.
                QVERIFY2(step.startsWith(u"SEARCH"_s) || step.contains(u"COVERING INDEX operation_"_s)
                        || !step.startsWith(u"SCAN"_s),
                    qPrintable(step + u" in: "_s + sql));
                // A key or a contact has a handful of records or links, which may be sorted; the rest comes in order.
                QVERIFY2(
                    !step.contains(u"TEMP B-TREE"_s) || sql.contains(u"record_key"_s) || sql.contains(u"FROM link"_s),
                    qPrintable(step + u" in: "_s + sql));
            }
        }
    }

private:
    static void storeNothingElse(Journal &journal) { journal.setSetting(u"contacts.tag"_s, u"lost"_s); }
};

} // namespace kontor::journal

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 3 && arguments[1] == u"--store-until-killed"_s) {
        return kontor::journal::storeUntilKilled(arguments[2]);
    }
    kontor::journal::TestJournal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journal.moc"
