// The facade from outside: what it tells, what it refuses, and that it ends at once, whatever it waits for.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/connections.h"
#include "engine/engine.h"
#include "engine/profile.h"
#include "journal/journal.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::engine;

namespace {

/// An engine in a folder of its own, not connected: its keychain is never asked, but by one test. (QtKeychain works for
/// the first engine of a process only.)
struct Office
{
    explicit Office(const QString &folder, bool mayWait = false, bool lock = true)
        : engine(std::make_unique<Engine>(EngineConfig{.dataFolder = folder, .mayWaitForLock = mayWait, .lock = lock}))
        , snapshots(engine.get(), &Engine::snapshotChanged)
        , cycles(engine.get(), &Engine::cycleFinished)
        , refused(engine.get(), &Engine::settingRefused)
        , previewsRefused(engine.get(), &Engine::previewRefused)
    { }

    std::unique_ptr<Engine> engine;
    QSignalSpy snapshots;
    QSignalSpy cycles;
    QSignalSpy refused;
    QSignalSpy previewsRefused;

    const Snapshot &seen() const { return engine->snapshot(); }
    bool comes(QSignalSpy &signal) { return !signal.isEmpty() || signal.wait(30'000); }
    template <class Condition>
    bool shows(Condition condition)
    {
        return QTest::qWaitFor([&] { return condition(engine->snapshot()); }, 30'000);
    }
    QString stoppedBy() const { return seen().stopped ? seen().stopped->key : QString(); }
    qint64 millisecondsToEnd()
    {
        QElapsedTimer timer;
        timer.start();
        engine.reset();
        return timer.elapsed();
    }
};

constexpr qint64 promised = 2000; // engine.h: destroying it stops within two seconds

/// The journal of a profile whose first import has begun.
std::unique_ptr<journal::Journal> beginImport(const QString &folder)
{
    const auto profile = Profile::open(folder, u"default"_s, false);
    Q_ASSERT(profile);
    auto journal = journal::Journal::open(profile->journalFile());
    journal->setState(u"import"_s,
        {{u"phase"_s, u"writing"_s}, {u"started"_s, toIso(SystemClock().now())}, {u"created"_s, 3}, {u"total"_s, 10}});
    return journal;
}

/// As if the owner had connected both services.
void noteConnections(journal::Journal &journal)
{
    journal.setState(u"set_up"_s, {{u"done"_s, true}});
    for (const Service service : services) {
        journal.setState(QString(u"connection."_s + serviceWord(service)),
            {{u"stored"_s, true}, {u"private"_s, true}, {u"account"_s, u"1"_s}});
    }
}

void writeJournal(const QString &folder, const QByteArray &bytes)
{
    QDir().mkpath(QString(folder + u"/profiles/default"_s));
    QFile file(QString(folder + u"/profiles/default/journal.sqlite"_s));
    const bool written = file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
    Q_ASSERT(written);
}

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void aNewProfileSaysThatNothingIsConnected()
    {
        const QTemporaryDir home;
        Office office(home.path());
        office.engine->start();
        QVERIFY(office.comes(office.snapshots));
        QCOMPARE(office.seen().profile, u"default"_s);
        QCOMPARE(office.seen().situation, Situation::NotConnected);
        QVERIFY(!office.seen().stopped);
        QVERIFY(!office.seen().setUpDone);
        QVERIFY(!office.seen().import);
        QCOMPARE(office.seen().connections.size(), 2U);
        QCOMPARE(office.seen().flows.front().flow, u"contacts"_s);
        QVERIFY(office.seen().flows.front().enabled);
        QVERIFY(QFileInfo::exists(office.engine->journalFile()));
    }

    void itEndsAtOnceWhileItWaitsForNothing()
    {
        const QTemporaryDir home;
        Office office(home.path());
        office.engine->start();
        QVERIFY(office.comes(office.snapshots));
        QVERIFY(office.millisecondsToEnd() < promised);
    }

    void itEndsAtOnceWhileItWaitsForAnotherProcess()
    {
        const QTemporaryDir home;
        Office first(home.path());
        first.engine->start();
        QVERIFY(first.comes(first.snapshots));
        Office second(home.path(), true);
        second.engine->start();
        second.engine->syncNow(); // not answered while it waits for the lock
        QVERIFY(second.cycles.isEmpty());
        QVERIFY(second.millisecondsToEnd() < promised);
    }

    void itEndsAtOnceBeforeItHasBegun()
    {
        const QTemporaryDir home;
        Office office(home.path());
        office.engine->start();
        QVERIFY(office.millisecondsToEnd() < promised);
        Office never(home.path());
        QVERIFY(never.millisecondsToEnd() < promised);
    }

    void aBrokenJournalStopsItWithAClearState()
    {
        const QTemporaryDir home;
        writeJournal(home.path(), QByteArray(8192, 'x'));
        Office office(home.path());
        office.engine->start();
        QVERIFY(office.comes(office.snapshots));
        QCOMPARE(office.stoppedBy(), u"store.damaged"_s);
        QCOMPARE(office.seen().stopped->parameters.value(u"folder"_s), QString(home.path() + u"/profiles/default"_s));
        QCOMPARE(office.seen().profile, u"default"_s);
        // Whoever waits for a cycle is told why there is none.
        office.engine->syncNow();
        QVERIFY(office.comes(office.cycles));
        const auto result = office.cycles.first().first().value<CycleResult>();
        QVERIFY(!result.finished);
        QCOMPARE(result.error->key, u"store.damaged"_s);
        QVERIFY(office.millisecondsToEnd() < promised);
    }

    void aNewerJournalStopsItAndStaysAsItIs()
    {
        const QTemporaryDir home;
        {
            Office office(home.path());
            office.engine->start();
            QVERIFY(office.comes(office.snapshots));
        }
        const QString file = home.filePath(u"profiles/default/journal.sqlite"_s);
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raise"_s);
            database.setDatabaseName(file);
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(u"PRAGMA user_version = 500"_s));
            database.close();
        }
        QSqlDatabase::removeDatabase(u"raise"_s);
        Office office(home.path());
        office.engine->start();
        QVERIFY(office.comes(office.snapshots));
        QCOMPARE(office.stoppedBy(), u"store.newer"_s);
    }

    void aSecondOneInTheSameProfileIsToldSo()
    {
        const QTemporaryDir home;
        Office first(home.path());
        first.engine->start();
        QVERIFY(first.comes(first.snapshots));
        Office second(home.path());
        second.engine->start();
        QVERIFY(second.comes(second.snapshots));
        QCOMPARE(second.stoppedBy(), u"store.in_use"_s);
        // One that does not sync works beside it.
        Office beside(home.path(), false, false);
        beside.engine->start();
        QVERIFY(beside.comes(beside.snapshots));
        QCOMPARE(beside.stoppedBy(), QString());
    }

    void aNameThatIsNoneStopsIt()
    {
        const QTemporaryDir home;
        Engine engine(EngineConfig{.dataFolder = home.path(), .profile = u"../x"_s});
        QSignalSpy snapshots(&engine, &Engine::snapshotChanged);
        engine.start();
        QVERIFY(!snapshots.isEmpty() || snapshots.wait(30'000));
        QVERIFY(engine.snapshot().stopped);
        QCOMPARE(engine.snapshot().stopped->parameters.value(u"key"_s), u"--profile"_s);
        QVERIFY(engine.journalFile().isEmpty());
    }

    void withoutAConnectionThereIsNoCycleAndNoPreview()
    {
        const QTemporaryDir home;
        Office office(home.path());
        office.engine->start();
        office.engine->syncNow();
        QVERIFY(office.comes(office.cycles));
        const auto result = office.cycles.first().first().value<CycleResult>();
        QVERIFY(!result.finished);
        QCOMPARE(result.error->kind, Error::Kind::NotConnected);
        office.engine->requestPreview();
        QVERIFY(office.comes(office.previewsRefused));
        QCOMPARE(office.previewsRefused.first().first().value<Error>().key, u"kontor.not_connected"_s);
    }

    void settingsAreCheckedStoredAndSeen()
    {
        const QTemporaryDir home;
        Office office(home.path());
        office.engine->start();
        office.engine->setSetting(u"contacts.enabled"_s, u"perhaps"_s);
        QVERIFY(office.comes(office.refused));
        QCOMPARE(office.refused.first().first().toString(), u"contacts.enabled"_s);
        office.engine->setSetting(u"contacts.enabled"_s, u"off"_s);
        QVERIFY(office.shows([](const Snapshot &seen) { return !seen.flows.empty() && !seen.flows.front().enabled; }));
        const auto reader = journal::Reader::open(office.engine->journalFile());
        QCOMPARE(reader->setting(u"contacts.enabled"_s).value_or(QString()), u"off"_s);
        const auto entries = reader->log({}, 0, 10);
        QCOMPARE(entries.size(), 1U);
        QCOMPARE(entries.front().key, u"setting.changed"_s);
    }

    void aPauseTakesBackWhatWasAskedFor()
    {
        const QTemporaryDir home;
        Office office(home.path());
        office.engine->syncNow();
        office.engine->pause();
        office.engine->start();
        QVERIFY(office.shows([](const Snapshot &seen) { return seen.pausedSince.has_value(); }));
        office.engine->setSetting(u"contacts.enabled"_s, u"perhaps"_s);
        QVERIFY(office.comes(office.refused));
        QVERIFY(office.cycles.isEmpty());
    }

    void aPausedEngineWorksOnlyWhenItIsTold()
    {
        const QTemporaryDir home;
        noteConnections(*beginImport(home.path()));
        Office office(home.path());
        office.engine->pause(); // before it has begun: its first cycle is due at once
        office.engine->start();
        QVERIFY(office.shows([](const Snapshot &seen) { return seen.situation == Situation::Paused; }));
        QVERIFY(!office.seen().import || office.seen().import->phase == ImportProgress::Phase::Paused);
        for (int i = 1; i <= 3; ++i) { // it is idle in between, and could begin
            office.engine->setSetting(u"contacts.enabled"_s, u"perhaps"_s);
            QVERIFY(QTest::qWaitFor([&] { return office.refused.size() == i; }, 30'000));
        }
        QVERIFY(office.cycles.isEmpty());

        office.engine->syncNow();
        QVERIFY(office.comes(office.cycles));
        QCOMPARE(office.cycles.first().first().value<CycleResult>().error->kind, Error::Kind::Keychain);
        QVERIFY(office.seen().pausedSince); // it was told once
        office.engine->setSetting(u"contacts.enabled"_s, u"perhaps"_s);
        QVERIFY(QTest::qWaitFor([&] { return office.refused.size() == 4; }, 30'000));
        QCOMPARE(office.cycles.size(), 1);

        office.engine->resume();
        QVERIFY(QTest::qWaitFor([&] { return office.cycles.size() == 2; }, 30'000));
        QVERIFY(office.shows([](const Snapshot &seen) { return seen.situation == Situation::NoKeychain; }));
    }

    void aStoppedImportStaysStoppedUntilItIsContinued()
    {
        using Phase = ImportProgress::Phase;
        const QTemporaryDir home;
        beginImport(home.path());
        const auto is = [](Phase phase) {
            return [phase](const Snapshot &seen) { return seen.import && seen.import->phase == phase; };
        };
        {
            Office office(home.path());
            office.engine->start();
            QVERIFY(office.shows(is(Phase::Writing)));
            office.engine->stopImport();
            QVERIFY(office.shows(is(Phase::Stopped)));
            QCOMPARE(office.seen().import->done, 3);
            QVERIFY(!office.seen().import->left); // nobody waits for it
        }
        Office office(home.path());
        office.engine->start();
        QVERIFY(office.shows(is(Phase::Stopped)));
        office.engine->pause(); // everything else stops, too; the import was stopped before
        QVERIFY(office.shows([](const Snapshot &seen) { return seen.pausedSince.has_value(); }));
        QCOMPARE(office.seen().import->phase, Phase::Stopped);
        office.engine->continueImport();
        QVERIFY(office.shows(is(Phase::Paused)));
        office.engine->resume();
        QVERIFY(office.shows(is(Phase::Writing)));
        const auto reader = journal::Reader::open(office.engine->journalFile());
        const auto entries = reader->log({.flow = u"contacts"_s}, 0, 10);
        QCOMPARE(std::count_if(entries.begin(), entries.end(),
                     [](const journal::LogEntry &entry) { return entry.key == u"import.stopped"_s; }),
            1);
    }

    void anImportThatIsBegunAgainIsNotStopped()
    {
        const QTemporaryDir home;
        beginImport(home.path());
        Office office(home.path());
        office.engine->stopImport();
        office.engine->start();
        QVERIFY(office.shows(
            [](const Snapshot &seen) { return seen.import && seen.import->phase == ImportProgress::Phase::Stopped; }));
        office.engine->importAgain();
        QVERIFY(office.shows(
            [](const Snapshot &seen) { return seen.import && seen.import->phase != ImportProgress::Phase::Stopped; }));
        QCOMPARE(office.seen().import->done, 0);
    }

    void anotherProcessTellsWhatTheLastCycleMet()
    {
        const QTemporaryDir home;
        const auto journal = beginImport(home.path());
        journal->setState(u"import"_s, {});
        noteConnections(*journal);
        QJsonObject cycle{{u"success"_s, toIso(SystemClock().now())}};
        const auto situation = [&] {
            journal->setState(u"cycle"_s, cycle);
            Engine other(EngineConfig{.dataFolder = home.path(), .cycleByItself = false, .lock = false});
            QSignalSpy snapshots(&other, &Engine::snapshotChanged);
            other.start();
            return snapshots.isEmpty() && !snapshots.wait(30'000) ? Situation::Stale : other.snapshot().situation;
        };
        QCOMPARE(situation(), Situation::InStep);
        cycle.insert(u"trouble"_s, errorToNote({.kind = Error::Kind::Keychain, .key = u"keychain.locked"_s}));
        QCOMPARE(situation(), Situation::NoKeychain);
        cycle.insert(u"trouble"_s, errorToNote({.kind = Error::Kind::NotSent, .key = u"net.offline"_s}));
        QCOMPARE(situation(), Situation::Offline);
    }

    void whatAnotherProcessConnectsIsNoticed()
    {
        const QTemporaryDir home;
        Office office(home.path());
        office.engine->start();
        const auto both = [](Connection::State state) {
            return [state](const Snapshot &seen) {
                return seen.connections.size() == 2 && std::ranges::all_of(seen.connections, [&](const auto &entry) {
                    return entry.second.state == state;
                });
            };
        };
        QVERIFY(office.shows(both(Connection::State::NotConnected)));
        const auto journal = journal::Journal::open(office.engine->journalFile());
        noteConnections(*journal);
        journal->setState(u"set_up"_s, {}); // nothing is synced yet
        QVERIFY(office.shows(both(Connection::State::Connected)));
    }

    void aPauseOutlivesTheEngine()
    {
        const QTemporaryDir home;
        {
            Office office(home.path());
            office.engine->start();
            office.engine->pause();
            QVERIFY(office.shows([](const Snapshot &seen) { return seen.pausedSince.has_value(); }));
        }
        Office office(home.path());
        office.engine->start();
        QVERIFY(office.shows([](const Snapshot &seen) { return seen.pausedSince.has_value(); }));
        office.engine->resume();
        QVERIFY(office.shows([](const Snapshot &seen) { return !seen.pausedSince; }));
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
