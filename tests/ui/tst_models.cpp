// Every model keeps Qt's rules, and the log's model its place while the log grows.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"
#include "ui/activity/amount_words.h"
#include "ui/activity/journal_log_source.h"
#include "ui/activity/log_export.h"
#include "ui/activity/log_model.h"
#include "ui/memory_log_source.h"
#include "ui/overview/flow_model.h"
#include "ui/overview/import_card.h"
#include "ui/overview/just_now_model.h"
#include "ui/overview/latest_model.h"
#include "ui/samples.h"
#include "ui/shell/nav_model.h"
#include "ui/shell/state_words.h"
#include "ui/widgets/time_words.h"
#include "ui/widgets/two_line_delegate.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::ui {

class TestModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { texts::setLanguage(u"en"_s); }
    void navigationListsOnlyPagesThatExist();
    void navigationIsReadOutWithItsCount();
    void flowsFollowSnapshots();
    void flowsAreNeverGreenWhenStale();
    void invoicesAgreeToTheCent();
    void flowsShowWhatTheyBooked();
    void amountsStandOnTheRight();
    void latestEventsComeAndGo();
    void justNowSaysWhatHappened();
    void logHoldsPagesOnly();
    void logGrowsAtTheTop();
    void logStandsStillWhenNotLive();
    void logStartsAnewWhenOldRowsAreForgotten();
    void logIsFiltered();
    void aJournalOnDiskIsRead();
    void aBrokenJournalIsSaid();
    void exportIsWholeAndMasked();
    void exportDefusesFormulas();
    void amountsAreExact_data();
    void amountsAreExact();
    void everySituationHasItsWords_data();
    void everySituationHasItsWords();
    void timesHaveSecondsOnce_data();
    void timesHaveSecondsOnce();
    void timeLeftIsSaidInSteps_data();
    void timeLeftIsSaidInSteps();
};

void TestModels::navigationListsOnlyPagesThatExist()
{
    NavModel model;
    const QAbstractItemModelTester tester(&model);
    model.setPages({u"overview"_s, u"activity"_s, u"settings.general"_s, u"preview"_s});
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.indexOf(u"attention"_s).isValid());
    const auto settings = model.indexOf(u"settings"_s);
    QCOMPARE(model.rowCount(settings), 1);
    QCOMPARE(model.indexOf(u"settings.general"_s).parent(), settings);
    model.setPages({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::navigationIsReadOutWithItsCount()
{
    NavModel model;
    model.setPages({u"attention"_s});
    const auto row = model.indexOf(u"attention"_s);
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), u"Attention"_s);
    model.setAttention(5);
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), u"Attention, 5 items"_s);
    model.setAttention(1);
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), u"Attention, one item"_s);
}

void TestModels::flowsFollowSnapshots()
{
    FlowModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    for (const auto &snapshot :
        {samples::inStep(), samples::needsAttention(), samples::importing(), samples::connectionEnded(),
            samples::paused(), samples::offline(), samples::stale(), samples::notConnected(), engine::Snapshot()}) {
        model.setSnapshot(snapshot);
        QCOMPARE(model.rowCount(), static_cast<int>(snapshot.flows.size()));
    }
    model.setSnapshot(samples::inStep());
    QCOMPARE(model.index(0, FlowModel::State).data().toString(), u"Up to date"_s);
    auto off = samples::inStep();
    off.flows[3].enabled = false;
    model.setSnapshot(off);
    QCOMPARE(model.index(3, FlowModel::State).data().toString(), u"Off"_s);
    model.setSnapshot(samples::connectionEnded());
    QCOMPARE(model.index(0, FlowModel::State).data().toString(), u"6 are waiting"_s);
    QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"QuickBooks to HighLevel"_s));
}

void TestModels::flowsAreNeverGreenWhenStale()
{
    for (const auto &snapshot : {samples::stale(), samples::offline(), samples::connectionEnded(), samples::paused()}) {
        FlowModel model;
        model.setSnapshot(snapshot);
        QVERIFY(model.index(0, FlowModel::State).data().toString() != u"Up to date"_s);
        QVERIFY(StateWords::of(snapshot, TimeWords::now()).role != Role::Ok);
    }
}

void TestModels::invoicesAgreeToTheCent()
{
    auto snapshot = samples::inStep();
    engine::FlowState &invoices = snapshot.flows[3];
    FlowModel model;
    const auto state = [&] {
        model.setSnapshot(snapshot);
        return model.index(3, FlowModel::State).data().toString();
    };
    invoices.enabled = false;
    QCOMPARE(state(), u"Off"_s);
    invoices.enabled = true;
    QCOMPARE(state(), u"Up to date"_s); // nothing was compared yet
    invoices.thirtyDays = 38;
    QCOMPARE(state(), u"Agree to the cent"_s);
    invoices.waiting = 1;
    QCOMPARE(state(), u"1 is waiting"_s);
    invoices.waiting = 4;
    QCOMPARE(state(), u"4 are waiting"_s);
    invoices.attention = 1;
    QCOMPARE(state(), u"One needs attention"_s);
    invoices.attention = 2;
    QCOMPARE(state(), u"2 need attention"_s);
    texts::setLanguage(u"de"_s);
    QCOMPARE(state(), u"2 Punkte zu klären"_s);
    texts::setLanguage(u"en"_s);
    QVERIFY(model.index(3, 0).data(Qt::AccessibleTextRole).toString().contains(u"HighLevel to QuickBooks"_s));
    invoices.enabled = false;
    QCOMPARE(state(), u"Off"_s);
    // Receipts are compared in the same way.
    engine::FlowState &receipts = snapshot.flows[2];
    receipts.thirtyDays = 5;
    model.setSnapshot(snapshot);
    QCOMPARE(model.index(2, FlowModel::State).data().toString(), u"Agree to the cent"_s);
    // A contact has no amount.
    snapshot.flows[0].thirtyDays = 5;
    model.setSnapshot(snapshot);
    QCOMPARE(model.index(0, FlowModel::State).data().toString(), u"Up to date"_s);
}

void TestModels::flowsShowWhatTheyBooked()
{
    auto snapshot = samples::booked();
    FlowModel model;
    model.setSnapshot(snapshot);
    const auto amount = [&](int row) { return model.index(row, FlowModel::Amount).data().toString(); };
    QCOMPARE(model.headerData(FlowModel::Amount, Qt::Horizontal, Qt::DisplayRole).toString(), u"Amount, 30 days"_s);
    QCOMPARE(amount(0), QString()); // a contact has no amount
    QCOMPARE(amount(2), u"$28,904.10"_s);
    const auto second = [&] { return model.index(3, FlowModel::Amount).data(CellRole::SecondLine).toString(); };
    QCOMPARE(amount(3), u"$61,275.40"_s); // the company's currency first
    QCOMPARE(second(), u"€1,190.00"_s);
    QVERIFY(model.index(3, 0).data(Qt::AccessibleTextRole).toString().contains(u"$61,275.40 · €1,190.00"_s));
    QCOMPARE(
        model.index(3, FlowModel::Amount).data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
    QVERIFY(model.index(2, 0).data(Qt::AccessibleTextRole).toString().contains(u"Amount, 30 days $28,904.10"_s));
    QVERIFY(!model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Amount"_s));
    texts::setLanguage(u"de"_s);
    QCOMPARE(model.headerData(FlowModel::Amount, Qt::Horizontal, Qt::DisplayRole).toString(), u"Betrag, 30 Tage"_s);
    QCOMPARE(amount(3), u"61.275,40\u00a0$"_s);
    QCOMPARE(second(), u"1.190,00\u00a0€"_s);
    texts::setLanguage(u"en"_s);
    snapshot.flows[2].amounts = {{u"USD"_s, -1900}};
    snapshot.flows[3].enabled = false;
    model.setSnapshot(snapshot);
    QCOMPARE(amount(2), u"\u2212$19.00"_s);
    QCOMPARE(amount(3), QString());
}

void TestModels::amountsStandOnTheRight()
{
    MemoryLogSource source;
    const auto entry = [](qint64 id, const QString &key, qint64 amount, const QString &currency) {
        journal::LogEntry made;
        made.id = id;
        made.time = TimeWords::now() - std::chrono::seconds(60 - id);
        made.flow = u"invoices"_s;
        made.direction = u"hl>qb"_s;
        made.key = key;
        made.parameters = {{u"number"_s, u"INV-000231"_s}, {u"name"_s, u"Holm & Sons"_s}};
        made.amountMinor = amount;
        made.currency = currency;
        made.result = u"booked"_s;
        return made;
    };
    source.entries = {entry(3, u"payment"_s, -64000, u"USD"_s), entry(2, u"invoice"_s, 5000, u"JPY"_s),
        entry(1, u"invoice"_s, 198000, u"USD"_s)};
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSource(&source);
    QTRY_COMPARE(model.rowCount(), 3);
    const auto amount = [&](int row) { return model.index(row, LogModel::Amount).data().toString(); };
    QCOMPARE(model.headerData(LogModel::Amount, Qt::Horizontal, Qt::DisplayRole).toString(), u"Amount, $"_s);
    QCOMPARE(amount(0), u"\u2212640.00"_s);
    QCOMPARE(amount(1), u"¥5,000"_s); // not dollars
    QCOMPARE(amount(2), u"1,980.00"_s);
    QCOMPARE(
        model.index(2, LogModel::Amount).data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
    QCOMPARE(model.index(2, LogModel::What).data().toString(), u"Invoice INV-000231, Holm & Sons"_s);
    QCOMPARE(model.index(0, LogModel::What).data().toString(), u"Payment on INV-000231, Holm & Sons"_s);
    texts::setLanguage(u"de"_s);
    QCOMPARE(amount(2), u"1.980,00"_s);
    QCOMPARE(amount(1), u"5.000\u00a0¥"_s);
    texts::setLanguage(u"en"_s);
    LatestModel latest;
    latest.setEntries(source.entries);
    QVERIFY(latest.index(2, 0).data(Qt::AccessibleTextRole).toString().endsWith(u"Booked, $1,980.00"_s));
}

void TestModels::latestEventsComeAndGo()
{
    LatestModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEntries(samples::logEntries(12));
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(model.idAt(model.index(0, 0)), std::optional<qint64>(12));
    model.setEntries({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::justNowSaysWhatHappened()
{
    JustNowModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(samples::importing().import->justNow);
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.index(0, JustNowModel::Result).data().toString(), u"Created"_s);
    QCOMPARE(model.index(2, JustNowModel::Result).data().toString(), u"Phone added"_s);
    QCOMPARE(model.index(5, JustNowModel::Result).data().toString(), u"Linked to Shara Barnett"_s);
    model.setRows({});
}

void TestModels::logHoldsPagesOnly()
{
    MemoryLogSource source;
    source.entries = samples::logEntries(20000);
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSource(&source);
    QTRY_VERIFY(model.isRead());
    QCOMPARE(model.rowCount(), 20000);
    QVERIFY(model.entryAt(0));
    QCOMPARE(model.entryAt(0)->id, 20000);
    // Every row arrives when it is looked at, and is the right one.
    for (int row = 0; row < 20000; row += 777) {
        QTRY_VERIFY2(model.entryAt(row), qPrintable(QString::number(row)));
        QCOMPARE(model.entryAt(row)->id, 20000 - row);
    }
    QTRY_VERIFY(model.entryAt(19999));
    QCOMPARE(model.entryAt(19999)->id, 1);
    // A page once looked at is not read again while it is kept.
    const int before = source.pagesRead;
    QVERIFY(model.entryAt(19998));
    QCOMPARE(source.pagesRead, before);
}

void TestModels::logGrowsAtTheTop()
{
    MemoryLogSource source;
    source.entries = samples::logEntries(1000);
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSource(&source);
    QTRY_VERIFY(model.isRead());
    const QPersistentModelIndex chosen = model.index(3, 0);
    const auto id = model.entryAt(3)->id;
    auto more = samples::logEntries(1007);
    std::copy(source.entries.begin(), source.entries.end(), more.begin() + 7);
    source.entries = more;
    model.grow();
    QTRY_COMPARE(model.rowCount(), 1007);
    QCOMPARE(chosen.row(), 10);
    QCOMPARE(model.entryAt(10)->id, id);
}

void TestModels::logStandsStillWhenNotLive()
{
    MemoryLogSource source;
    source.entries = samples::logEntries(500);
    LogModel model;
    model.setSource(&source);
    QTRY_VERIFY(model.isRead());
    model.setLive(false);
    auto more = samples::logEntries(512);
    std::copy(source.entries.begin(), source.entries.end(), more.begin() + 12);
    source.entries = more;
    model.grow();
    QTRY_COMPARE(model.newRows(), 12);
    QCOMPARE(model.rowCount(), 500);
    QCOMPARE(model.entryAt(0)->id, 500);
    model.setLive(true);
    QTRY_COMPARE(model.rowCount(), 512);
    QCOMPARE(model.newRows(), 0);
}

void TestModels::logStartsAnewWhenOldRowsAreForgotten()
{
    MemoryLogSource source;
    source.entries = samples::logEntries(900);
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSource(&source);
    QTRY_COMPARE(model.rowCount(), 900);
    source.entries.resize(300);
    model.grow();
    QTRY_COMPARE(model.rowCount(), 300);
    QCOMPARE(model.entryAt(299)->id, 601);
}

void TestModels::logIsFiltered()
{
    MemoryLogSource source;
    source.entries = samples::logEntries(200);
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSource(&source);
    QTRY_VERIFY(model.isRead());
    journal::LogFilter filter;
    filter.text = u"peak"_s;
    model.setFilter(filter);
    QTRY_VERIFY(model.isRead());
    QVERIFY(model.rowCount() > 0);
    QVERIFY(model.rowCount() < 200);
    for (int row = 0; row < model.rowCount(); ++row) {
        QCOMPARE(model.entryAt(row)->parameters[u"name"_s], u"Peak Cycles"_s);
    }
    model.setSource(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::aJournalOnDiskIsRead()
{
    QTemporaryDir folder;
    const auto file = folder.filePath(u"journal.sqlite"_s);
    const auto journal = journal::Journal::open(file);
    auto entries = samples::logEntries(700);
    std::reverse(entries.begin(), entries.end());
    journal->transaction([&] {
        for (const auto &entry : entries) {
            journal->log(entry);
        }
    });
    JournalLogSource source(file);
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSource(&source);
    QTRY_COMPARE(model.rowCount(), 700);
    QTRY_VERIFY(model.entryAt(699));
    QCOMPARE(model.entryAt(699)->time, entries.front().time);
    journal->log(entries.back());
    model.grow();
    QTRY_COMPARE(model.rowCount(), 701);
}

void TestModels::aBrokenJournalIsSaid()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"journal.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no database, and never was one");
    file.close();
    JournalLogSource source(file.fileName());
    QSignalSpy broken(&source, &LogSource::broken);
    source.count(1, {});
    QTRY_COMPARE(broken.count(), 1);
    source.count(2, {}); // and then silence, no crash
}

void TestModels::exportIsWholeAndMasked()
{
    QTemporaryDir folder;
    MemoryLogSource source;
    source.entries = samples::logEntries(2345);
    LogExport writer(&source);
    QSignalSpy finished(&writer, &LogExport::finished);
    const auto file = folder.filePath(u"log.csv"_s);
    writer.start({}, file, LogExport::Masking::Names);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toLongLong(), 2345);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const auto text = QString::fromUtf8(written.readAll());
    QCOMPARE(text.count(u"\r\n"_s), 2346);
    QVERIFY(!text.contains(u"Lindqvist"_s));
    QVERIFY(!text.contains(u"office@example.com"_s));
    QVERIFY(text.contains(u"P… L…"_s));

    writer.start({}, file, LogExport::Masking::None);
    QTRY_COMPARE(finished.count(), 2);
    QFile open(file);
    QVERIFY(open.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromUtf8(open.readAll()).contains(u"Petra Lindqvist"_s));

    QSignalSpy failed(&writer, &LogExport::failed);
    writer.start({}, folder.filePath(u"no/such/folder/log.csv"_s), LogExport::Masking::None);
    QCOMPARE(failed.count(), 1);
}

void TestModels::exportDefusesFormulas()
{
    journal::LogEntry entry;
    entry.key = u"contact"_s;
    entry.flow = u"contacts"_s;
    entry.parameters = {{u"name"_s, u"Holm, \"Sons\"\r\n"_s}, {u"email"_s, u"=cmd()@example.com"_s}};
    entry.result = u"created"_s;
    entry.amountMinor = -198005;
    entry.currency = u"USD"_s;
    const auto line = QString::fromUtf8(LogExport::line(entry, LogExport::Masking::None));
    QVERIFY2(line.contains(u"'=cmd()@example.com"_s), qPrintable(line));
    QVERIFY2(line.contains(u",-1980.05,USD,"_s), qPrintable(line));
    QVERIFY2(line.contains(u"\"\"Sons\"\""_s), qPrintable(line));
    QCOMPARE(line.count(u"\r\n"_s), 1);
}

void TestModels::amountsAreExact_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("expected");
    QTest::newRow("dollars stand after their sign") << qint64(198000) << u"USD"_s << u"en"_s << u"$1,980.00"_s;
    QTest::newRow("euros before theirs in German") << qint64(119000) << u"EUR"_s << u"de"_s << u"1.190,00\u00a0€"_s;
    QTest::newRow("less than nothing has a real minus") << qint64(-1) << u"USD"_s << u"en"_s << u"\u2212$0.01"_s;
    QTest::newRow("yen have no decimals") << qint64(1234) << u"JPY"_s << u"en"_s << u"¥1,234"_s;
    QTest::newRow("dinars have three") << qint64(1234) << u"KWD"_s << u"en"_s << u"KWD\u00a01.234"_s;
    QTest::newRow("nothing is lost above 2^53")
        << qint64(9007199254740993) << u"USD"_s << u"en"_s << u"$90,071,992,547,409.93"_s;
    QTest::newRow("units of account have four") << qint64(12345) << u"CLF"_s << u"en"_s << u"CLF\u00a01.2345"_s;
}

void TestModels::amountsAreExact()
{
    QFETCH(qint64, minor);
    QFETCH(QString, currency);
    QFETCH(QString, language);
    QFETCH(QString, expected);
    const QLocale before;
    QLocale::setDefault(language == u"de"_s ? QLocale(QLocale::German, QLocale::Germany)
                                            : QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(AmountWords::withCurrency(minor, currency), expected);
    QLocale::setDefault(before);
}

void TestModels::everySituationHasItsWords_data()
{
    QTest::addColumn<engine::Snapshot>("snapshot");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<int>("tray");
    const auto row = [](const char *name, const engine::Snapshot &snapshot, const QString &sentence, TrayState tray) {
        QTest::newRow(name) << snapshot << sentence << static_cast<int>(tray);
    };
    row("all well", samples::inStep(), u"Everything is in step"_s, TrayState::Ok);
    row("attention", samples::needsAttention(), u"3 items need your attention"_s, TrayState::Attention);
    row("a connection died", samples::connectionEnded(), u"QuickBooks is no longer connected"_s, TrayState::Attention);
    row("offline", samples::offline(), u"No internet connection"_s, TrayState::Offline);
    row("importing", samples::importing(), u"Importing contacts"_s, TrayState::Syncing);
    row("stale", samples::stale(), u"Last success 26 minutes ago"_s, TrayState::Offline);
    auto keychain = samples::notConnected();
    keychain.situation = engine::Situation::NoKeychain;
    row("no keychain", keychain, u"Kontor cannot store the sign-in"_s, TrayState::Attention);
    auto syncing = samples::inStep();
    syncing.situation = engine::Situation::Syncing;
    row("syncing", syncing, u"Checking for changes"_s, TrayState::Syncing);
}

void TestModels::everySituationHasItsWords()
{
    QFETCH(engine::Snapshot, snapshot);
    QFETCH(QString, sentence);
    QFETCH(int, tray);
    const auto words = StateWords::of(snapshot, TimeWords::now());
    QCOMPARE(words.sentence, sentence);
    QCOMPARE(static_cast<int>(words.tray), tray);
    QVERIFY(!words.icon.isEmpty());
    QVERIFY(QFile::exists(u":/icons/kontor-%1.svg"_s.arg(words.icon)));
    QVERIFY(!words.footer.isEmpty());
    QVERIFY(words.tip.startsWith(u"Kontor"_s));
}

void TestModels::timesHaveSecondsOnce_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("shortTime");
    QTest::addColumn<QString>("time");
    QTest::newRow("C has seconds in its short form") << QLocale::c() << u"14:32"_s << u"14:32:07"_s;
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany) << u"14:32"_s << u"14:32:07"_s;
    QTest::newRow("American") << QLocale(QLocale::English, QLocale::UnitedStates) << u"2:32 PM"_s << u"2:32:07 PM"_s;
}

void TestModels::timesHaveSecondsOnce()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, shortTime);
    QFETCH(QString, time);
    const QLocale before;
    QLocale::setDefault(locale);
    const QDateTime local(QDate(2026, 3, 3), QTime(14, 32, 7));
    const Instant instant{std::chrono::milliseconds(local.toMSecsSinceEpoch())};
    const auto shortFound = TimeWords::shortTime(instant).replace(u'\u202f', u' ');
    const auto found = TimeWords::time(instant).replace(u'\u202f', u' ');
    QLocale::setDefault(before);
    QCOMPARE(shortFound, shortTime);
    QCOMPARE(found, time);
}

void TestModels::timeLeftIsSaidInSteps_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("seconds in steps of five") << 47 << u"about 45 s left"_s;
    QTest::newRow("minutes and seconds below two minutes") << 87 << u"about 1 min 25 s left"_s;
    QTest::newRow("then whole minutes") << 720 << u"about 12 min left"_s;
    QTest::newRow("the end") << 3 << u"almost done"_s;
}

void TestModels::timeLeftIsSaidInSteps()
{
    QFETCH(int, seconds);
    QFETCH(QString, words);
    engine::ImportProgress progress;
    progress.phase = engine::ImportProgress::Phase::Writing;
    progress.left = std::chrono::seconds(seconds);
    QCOMPARE(ImportCard::leftWords(progress), words);
    progress.phase = engine::ImportProgress::Phase::Paused;
    QVERIFY(ImportCard::leftWords(progress).isEmpty());
}

} // namespace kontor::ui

QTEST_MAIN(kontor::ui::TestModels)

#include "tst_models.moc"
