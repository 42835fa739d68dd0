// The attention page: groups, retries until their outcome, decisions, dismissal and the way back, by keyboard too.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"
#include "ui/attention/attention_detail.h"
#include "ui/attention/attention_model.h"
#include "ui/attention/attention_page.h"
#include "ui/attention/diff_model.h"
#include "ui/attention/field_words.h"
#include "ui/attention/retry_watch.h"
#include "ui/attention/technical_details.h"
#include "ui/attention_samples.h"
#include "ui/screens.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/time_words.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::ui {

namespace {

using samples::attention;
using Progress = AttentionItem::Progress;

std::vector<AttentionItem> itemsOf(const AttentionRead &read)
{
    std::vector<AttentionItem> items;
    for (const auto &entry : read.entries) {
        items.push_back({entry});
    }
    return items;
}

AttentionRead without(AttentionRead read, qint64 id)
{
    std::erase_if(read.entries, [id](const engine::AttentionEntry &entry) { return entry.id == id; });
    return read;
}

/// Presses a button of the dialog that comes up next; its answer is the dialog's name.
void answerDialog(const QString &button, QString *name)
{
    QTimer::singleShot(0, qApp, [button, name] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (dialog == nullptr) {
            return;
        }
        *name = dialog->objectName();
        for (auto *each : dialog->findChildren<QPushButton *>()) {
            if (each->text() == button) {
                each->click();
                return;
            }
        }
        dialog->reject();
    });
}

} // namespace

class TestAttention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { texts::setLanguage(u"en"_s); }

    void manyOfOneCauseStandUnderOneRow();
    void decisionsAreNotGathered();
    void rowsKeepTheirPlace();
    void aGroupSurvivesItsFirstAndFollowsTheLanguage();
    void anythingMayFollowAnything();
    void aGroupSaysOnlyWhatAllShare();
    void rowsAreReadOutAsSentences();
    void flowsAreFiltered();
    void fieldsHaveWords_data();
    void fieldsHaveWords();
    void differencesAreSigned_data();
    void differencesAreSigned();
    void bothSidesOfAConflictAreShown();
    void aVoidedDocumentSaysSo();
    void centsAreShownWithTheirDifference();
    void aRetryIsFollowedToItsEnd_data();
    void aRetryIsFollowedToItsEnd();
    void nobodyWaitsForEver();
    void severalAreReportedTogether();
    void retryAllLeavesDecisionsAlone();
    void aGroupIsRetriedAsOne();
    void theRowHasAButton();
    void theNextIsChosenWhenOneGoes();
    void theRemedyIsThePrimaryButton();
    void aConflictIsChosenWithoutADefault();
    void keepingATotalIsAsked();
    void aRefundIsBookedOrLeft();
    void dismissalCanBeTakenBack();
    void onlyHttpsIsOpened();
    void keysDoTheSame();
    void narrowPagesShowOneSide();
    void technicalDetailsAreFoldedAndCopied();
    void longTextsBreak();
};

void TestAttention::manyOfOneCauseStandUnderOneRow()
{
    AttentionModel model;
    const QAbstractItemModelTester tester(&model);
    model.setItems(itemsOf(attention()));
    QCOMPARE(model.rowCount(), 8); // ten entries, three of them in one row
    const auto group = model.indexOf(samples::groupEntry).parent();
    QVERIFY(group.isValid());
    QCOMPARE(group.row(), 3);
    QVERIFY(model.isGroup(group));
    QCOMPARE(model.rowCount(group), 3);
    QCOMPARE(group.data().toString(), u"3 invoices: Tax “VAT, 7 %” is not mapped"_s);
    QCOMPARE(group.data(AttentionModel::DocumentRole).toString(), u"INV-000205, INV-000204, INV-000203"_s);
    QCOMPARE(group.data(AttentionModel::AmountRole).toString(), u"$1,245.00"_s);
    // Another tax is another cause.
    QVERIFY(!model.indexOf(samples::taxEntry).parent().isValid());

    auto contacts = attention();
    contacts.entries = {samples::entry(samples::contactEntry), samples::entry(samples::contactEntry),
        samples::entry(samples::contactEntry)};
    contacts.entries[1].id = 101;
    contacts.entries[2].id = 102;
    model.setItems(itemsOf(contacts));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0, 0).data().toString().startsWith(u"3 items: "_s));
    contacts.entries.pop_back(); // two are no crowd
    model.setItems(itemsOf(contacts));
    QCOMPARE(model.rowCount(), 2);
}

void TestAttention::decisionsAreNotGathered()
{
    AttentionModel model;
    AttentionRead read;
    for (int i = 0; i < 4; ++i) {
        auto entry = samples::entry(samples::conflictEntry);
        entry.id += 100 + i;
        read.entries.push_back(entry);
    }
    model.setItems(itemsOf(read));
    QCOMPARE(model.rowCount(), 4);
}

void TestAttention::rowsKeepTheirPlace()
{
    AttentionModel model;
    const QAbstractItemModelTester tester(&model);
    model.setItems(itemsOf(attention()));
    const QPersistentModelIndex last = model.indexOf(samples::contactEntry);
    const QPersistentModelIndex inGroup = model.indexOf(samples::groupEntry + 1);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    auto read = without(attention(), samples::closedEntry);
    model.setItems(itemsOf(read));
    QVERIFY(last.isValid());
    QCOMPARE(last.row(), 6);
    QCOMPARE(inGroup.parent().row(), 2);
    std::reverse(read.entries.begin(), read.entries.end());
    model.setItems(itemsOf(read));
    QCOMPARE(last.row(), 0);
    QVERIFY(inGroup.isValid());
    QCOMPARE(inGroup.row(), 1);
    QCOMPARE(resets.count(), 0);
    model.setItems({});
    QCOMPARE(model.rowCount(), 0);
}

void TestAttention::aGroupSurvivesItsFirstAndFollowsTheLanguage()
{
    AttentionModel model;
    const QAbstractItemModelTester tester(&model);
    auto read = attention();
    auto fourth = samples::entry(samples::groupEntry);
    fourth.id = 99;
    read.entries.push_back(fourth);
    model.setItems(itemsOf(read));
    const QPersistentModelIndex group = model.indexOf(samples::groupEntry).parent();
    QCOMPARE(model.rowCount(group), 4);
    model.setItems(itemsOf(without(read, samples::groupEntry)));
    QVERIFY(group.isValid());
    QCOMPARE(model.rowCount(group), 3);
    texts::setLanguage(u"de"_s);
    model.retranslate();
    QVERIFY(group.isValid());
    QCOMPARE(group.data().toString(), u"3 Rechnungen: Steuer „VAT, 7 %“ ist nicht zugeordnet"_s);
    texts::setLanguage(u"en"_s);
    model.setItems(itemsOf(without(without(read, samples::groupEntry), 99)));
    QVERIFY(!group.isValid());
    QVERIFY(!model.indexOf(samples::groupEntry + 1).parent().isValid());
}

void TestAttention::anythingMayFollowAnything()
{
    // Entries come, go, change their cause and their order; the tester watches each step.
    AttentionModel model;
    const QAbstractItemModelTester tester(&model);
    const auto all = attention().entries;
    quint32 state = 7;
    const auto random = [&state](quint32 below) {
        state = state * 1664525u + 1013904223u;
        return (state >> 8) % below;
    };
    for (int step = 0; step < 200; ++step) {
        std::vector<AttentionItem> items;
        for (const auto &entry : all) {
            if (random(3) > 0) {
                AttentionItem item{entry};
                if (random(2) == 0) {
                    item.entry.problem = all[random(static_cast<quint32>(all.size()))].problem;
                }
                items.insert(items.begin() + random(static_cast<quint32>(items.size()) + 1), item);
            }
        }
        model.setItems(items);
        int entries = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            entries += static_cast<int>(model.itemsAt(model.index(row, 0)).size());
        }
        QCOMPARE(entries, static_cast<int>(items.size()));
    }
}

void TestAttention::aGroupSaysOnlyWhatAllShare()
{
    auto one = samples::entry(samples::closedEntry);
    auto other = one;
    other.problem.parameters[u"date"_s] = u"1 January 2026"_s;
    other.problem.detail = u"something else"_s;
    const auto common = AttentionModel::commonProblem({{one}, {other}});
    QVERIFY(!common.parameters.contains(u"date"_s));
    QVERIFY(common.parameters.contains(u"closed"_s));
    QVERIFY(common.detail.isEmpty());
    QVERIFY(common.traceId.isEmpty());
    auto euros = other;
    euros.currency = u"EUR"_s;
    QVERIFY(AttentionModel::amountOf({{one}, {euros}}).isEmpty());
    euros = other;
    euros.amountMinor = std::numeric_limits<qint64>::max();
    QVERIFY(AttentionModel::amountOf({{one}, {euros}}).isEmpty());
}

void TestAttention::rowsAreReadOutAsSentences()
{
    AttentionModel model;
    model.setItems(itemsOf(attention()));
    const auto words = model.indexOf(samples::closedEntry).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(words.startsWith(u"Date lies in a closed period, INV-000227, Marlow Dental Practice, Since today"_s)
            || words.contains(u"Since yesterday"_s),
        qPrintable(words));
    QVERIFY(words.endsWith(u"$1,190.00"_s));
    const auto again = model.indexOf(samples::contactEntry).data(AttentionModel::SinceRole).toString();
    QVERIFY2(again.endsWith(u", attempt 3"_s), qPrintable(again));
}

void TestAttention::flowsAreFiltered()
{
    AttentionPage page;
    page.setRead(attention());
    auto *box = page.findChild<QComboBox *>(u"attentionFlowFilter"_s);
    auto *view = page.findChild<QTreeView *>(u"attentionView"_s);
    QCOMPARE(box->count(), 3);
    box->setCurrentIndex(box->findData(u"contacts"_s));
    QCOMPARE(view->model()->rowCount(), 1);
    QCOMPARE(page.findChild<QLabel *>(u"attentionHeading"_s)->text(), u"10 items need your attention"_s);
    // Retry all is of what is shown.
    QSignalSpy retried(&page, &AttentionPage::retryRequested);
    page.retryAll();
    QCOMPARE(retried.count(), 1);
    // When the last one of the flow goes, all are shown.
    auto read = without(attention(), samples::contactEntry);
    read.states = {{samples::contactEntry, journal::OperationState::Dismissed}};
    page.setRead(read);
    QCOMPARE(box->currentIndex(), 0);
    QCOMPARE(view->model()->rowCount(), 7);
}

void TestAttention::fieldsHaveWords_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("words");
    QTest::newRow("date") << u"due"_s << u"Due date"_s << u"2026-03-20"_s << u"March 20, 2026"_s;
    QTest::newRow("no date") << u"date"_s << u"Date"_s << u"soon"_s << u"soon"_s;
    QTest::newRow("amount") << u"total"_s << u"Total"_s << u"1512.9"_s << u"1,512.90"_s;
    QTest::newRow("negative") << u"discount"_s << u"Discount"_s << u"-50.00"_s << u"−50.00"_s;
    QTest::newRow("line") << u"lines.2.amount"_s << u"Line 2, amount"_s << u"264.00"_s << u"264.00"_s;
    QTest::newRow("unit price") << u"lines.10.unit_price"_s << u"Line 10, unit price"_s << u"0.0125"_s << u"0.0125"_s;
    QTest::newRow("a tax by name") << u"tax.VAT 7 %"_s << u"Tax VAT 7 %"_s << u"1.00"_s << u"1.00"_s;
    QTest::newRow("unknown field") << u"ship_date"_s << u"ship_date"_s << u"x"_s << u"x"_s;
    QTest::newRow("too many decimals") << u"total"_s << u"Total"_s << u"1.005"_s << u"1.005"_s;
    QTest::newRow("no amount") << u"total"_s << u"Total"_s << u"a lot"_s << u"a lot"_s;
    QTest::newRow("empty") << u"total"_s << u"Total"_s << QString() << QString();
}

void TestAttention::fieldsHaveWords()
{
    QFETCH(QString, field);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, words);
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(FieldWords::name(field), name);
    QCOMPARE(FieldWords::value(field, value, u"USD"_s), words);
    QLocale::setDefault(before);
}

void TestAttention::differencesAreSigned_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("words");
    QTest::newRow("less") << u"974.47"_s << u"974.46"_s << u"USD"_s << u"−0.01"_s;
    QTest::newRow("more") << u"1.00"_s << u"1.05"_s << u"USD"_s << u"+0.05"_s;
    QTest::newRow("equal") << u"1.00"_s << u"1"_s << u"USD"_s << u"0.00"_s;
    QTest::newRow("yen") << u"100"_s << u"101"_s << u"JPY"_s << u"+1"_s;
    QTest::newRow("dinars") << u"1.000"_s << u"0.999"_s << u"KWD"_s << u"−0.001"_s;
    QTest::newRow("not an amount") << u"x"_s << u"1"_s << u"USD"_s << QString();
    QTest::newRow("no such currency") << u"1"_s << u"1"_s << u"???"_s << QString();
}

void TestAttention::differencesAreSigned()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(QString, currency);
    QFETCH(QString, words);
    QCOMPARE(FieldWords::difference(one, other, currency), words);
}

void TestAttention::bothSidesOfAConflictAreShown()
{
    DiffModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(DiffModel::Kind::Conflict, DiffModel::conflictRows(samples::entry(samples::conflictEntry)), {});
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.columnCount(), 4);
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        names << model.index(row, 0).data().toString();
    }
    const QStringList expected{
        u"Number"_s, u"Due date"_s, u"Spring planting"_s, u"Mulch, 12 bags"_s, u"Discount"_s, u"Tax 7 %"_s, u"Total"_s};
    QCOMPARE(names, expected);
    QCOMPARE(model.index(3, 1).data().toString(), u"264.00"_s);
    QCOMPARE(model.index(3, 3).data().toString(), u"240.00"_s);
    QVERIFY(model.index(3, 1).data(DiffModel::DiffersRole).toBool());
    QVERIFY(!model.index(2, 1).data(DiffModel::DiffersRole).toBool());
    QCOMPARE(model.index(3, 2).data(Qt::AccessibleTextRole).toString(), u"differs"_s);
    QCOMPARE(model.index(3, 0).data(Qt::AccessibleTextRole).toString(),
        u"Mulch, 12 bags, HighLevel 264.00, QuickBooks 240.00, differs"_s);
    QVERIFY(!model.index(2, 0).data(Qt::AccessibleTextRole).toString().contains(u"differs"_s));
    // A description that differs is a line of its own, and so is an amount that only one side has.
    auto entry = samples::entry(samples::conflictEntry);
    entry.sides[4].quickBooks = u"Mulch"_s;
    entry.sides[4].differs = true;
    entry.sides[5].quickBooks.clear();
    model.setRows(DiffModel::Kind::Conflict, DiffModel::conflictRows(entry), {});
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(model.index(3, 0).data().toString(), u"Line 2, description"_s);
    QCOMPARE(model.index(4, 3).data().toString(), u"not there"_s);
    model.setRows(DiffModel::Kind::Conflict, {}, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestAttention::aVoidedDocumentSaysSo()
{
    auto entry = samples::entry(samples::voidedEntry);
    auto rows = DiffModel::conflictRows(entry);
    QCOMPARE(rows.size(), size_t(2));
    QCOMPARE(rows[0].highLevel, u"sent"_s);
    QCOMPARE(rows[0].quickBooks, u"voided"_s);
    entry.problem.key = u"kontor.deleted_in_quickbooks"_s;
    entry.sides.clear();
    rows = DiffModel::conflictRows(entry);
    QCOMPARE(rows.size(), size_t(2));
    QCOMPARE(rows[0].quickBooks, u"deleted"_s);
    QCOMPARE(rows[1].highLevel, u"89.00"_s);
    QCOMPARE(rows[1].quickBooks, u"not there"_s);
}

void TestAttention::centsAreShownWithTheirDifference()
{
    DiffModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(DiffModel::Kind::Cents, DiffModel::centsRows(samples::entry(samples::centsEntry)), {});
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells << model.index(row, column).data().toString();
        }
        rows << cells.join(u' ');
    }
    const QStringList expected{u"Net 945.20 945.20 0.00"_s, u"Discount −45.00 −45.00 0.00"_s,
        u"Tax 74.27 74.26 −0.01"_s, u"Total 974.47 974.46 −0.01"_s};
    QCOMPARE(rows, expected);
    QVERIFY(model.index(3, 3).data(DiffModel::DiffersRole).toBool());
    QVERIFY(!model.index(3, 1).data(DiffModel::DiffersRole).toBool());
    QVERIFY(model.index(3, 0).data(Qt::AccessibleTextRole).toString().endsWith(u"differs −0.01"_s));
}

void TestAttention::aRetryIsFollowedToItsEnd_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("listed");
    QTest::addColumn<bool>("changed");
    QTest::addColumn<int>("progress"); // -1: no row
    QTest::addColumn<int>("settled"); // done, or -1
    using State = journal::OperationState;
    const auto row = [](const char *name, State state, bool listed, bool changed, int progress, int settled) {
        QTest::newRow(name) << static_cast<int>(state) << listed << changed << progress << settled;
    };
    row("the command is on its way", State::Attention, true, false, int(Progress::Retrying), -1);
    row("waiting", State::Waiting, false, false, int(Progress::Retrying), -1);
    row("sent", State::Sent, false, false, int(Progress::Retrying), -1);
    row("between two reads", State::Attention, false, false, int(Progress::Retrying), -1);
    row("done", State::Done, false, false, int(Progress::Done), 1);
    row("again", State::Attention, true, true, int(Progress::None), 0);
    row("replaced, and nothing is left to do", State::Superseded, false, false, int(Progress::Done), 1);
    row("dismissed", State::Dismissed, false, false, -1, 0);
}

void TestAttention::aRetryIsFollowedToItsEnd()
{
    QFETCH(int, state);
    QFETCH(bool, listed);
    QFETCH(bool, changed);
    QFETCH(int, progress);
    QFETCH(int, settled);
    RetryWatch watch;
    QSignalSpy settles(&watch, &RetryWatch::settled);
    const Instant now = TimeWords::now();
    auto read = attention();
    watch.begin({read.entries[2]}, now);
    const auto id = read.entries[2].id;
    QCOMPARE(watch.watched(), std::vector<qint64>{id});
    if (changed) {
        read.entries[2].since = now;
        ++read.entries[2].attempts;
    }
    if (!listed) {
        read = without(read, id);
    }
    read.states = {{id, static_cast<journal::OperationState>(state)}};
    const auto items = watch.update(read, now + 1s);
    const auto found
        = std::find_if(items.begin(), items.end(), [id](const AttentionItem &item) { return item.entry.id == id; });
    QCOMPARE(found != items.end() ? int(found->progress) : -1, progress);
    if (found != items.end()) {
        QCOMPARE(found - items.begin(), 2); // where it stood
    }
    QCOMPARE(settles.count(), settled >= 0 ? 1 : 0);
    if (settled >= 0) {
        QCOMPARE(settles.first().at(1).toInt(), settled);
        QCOMPARE(settles.first().at(2).toInt(), 1 - settled);
    }
    if (progress == int(Progress::Done)) {
        QCOMPARE(watch.update(read, now + 2s).size(), size_t(10));
        QCOMPARE(watch.update(read, now + 1s + RetryWatch::doneShownFor).size(), size_t(9));
        QVERIFY(watch.watched().empty());
        QCOMPARE(settles.count(), 1);
    }
}

void TestAttention::nobodyWaitsForEver()
{
    RetryWatch watch;
    QSignalSpy settles(&watch, &RetryWatch::settled);
    const Instant now = TimeWords::now();
    auto read = attention();
    watch.begin({read.entries[0]}, now);
    // Nobody took the command: it is as it was.
    QCOMPARE(watch.update(read, now + 9s)[0].progress, Progress::Retrying);
    QCOMPARE(watch.update(read, now + RetryWatch::unheardFor)[0].progress, Progress::None);
    QCOMPARE(settles.count(), 1);
    // It waits, a service is away.
    const auto id = read.entries[1].id;
    watch.begin({read.entries[1]}, now);
    read = without(read, id);
    read.states = {{id, journal::OperationState::Waiting}};
    QCOMPARE(watch.update(read, now + 29s).size(), size_t(10));
    QCOMPARE(watch.update(read, now + RetryWatch::waitedFor).size(), size_t(9));
    QCOMPARE(settles.count(), 2);
}

void TestAttention::severalAreReportedTogether()
{
    AttentionPage page;
    auto read = attention();
    page.setRead(read);
    page.show();
    page.retryAll();
    const auto ids = page.watched();
    QCOMPARE(ids.size(), size_t(7));
    auto *notice = page.findChild<QLabel *>(u"attentionNotice"_s);
    QVERIFY(!notice->isVisible());
    for (const auto id : ids) {
        const bool comesBack = id == samples::closedEntry || id == samples::longEntry;
        if (comesBack) {
            for (auto &entry : read.entries) {
                entry.attempts += entry.id == id ? 1 : 0;
            }
        } else {
            read = without(read, id);
            // What is planned anew is replaced, by nothing or by another entry about the same.
            const bool replaced = id == samples::taxEntry || id == samples::groupEntry;
            read.states[id] = replaced ? journal::OperationState::Superseded : journal::OperationState::Done;
        }
    }
    auto anew = samples::entry(samples::groupEntry);
    anew.id = 1000;
    read.entries.insert(read.entries.begin(), anew);
    page.setRead(read);
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->text(), u"7 retried: 4 done, 3 still open"_s);
    QCOMPARE(page.findChild<QLabel *>(u"attentionHeading"_s)->text(), u"6 items need your attention"_s);
}

void TestAttention::retryAllLeavesDecisionsAlone()
{
    AttentionPage page;
    page.setRead(attention());
    QSignalSpy retried(&page, &AttentionPage::retryRequested);
    QVERIFY(page.canRetryAll());
    page.retryAll();
    QCOMPARE(retried.count(), 7);
    for (const auto &call : retried) {
        QVERIFY(!samples::entry(call.first().toLongLong()).decision);
    }
    page.retryAll(); // all are on their way
    QCOMPARE(retried.count(), 7);
    QVERIFY(!page.canRetryAll());
    // Only decisions: there is nothing to retry.
    AttentionRead decisions;
    decisions.entries = {samples::entry(samples::conflictEntry)};
    AttentionPage other;
    other.setRead(decisions);
    other.show();
    QVERIFY(!other.canRetryAll());
    QVERIFY(!other.canRetryOne());
    QVERIFY(!other.findChild<QPushButton *>(u"retryAllButton"_s)->isVisible());
    QVERIFY(!other.findChild<QToolButton *>(u"rowRetryButton"_s)->isVisible());
}

void TestAttention::aGroupIsRetriedAsOne()
{
    AttentionPage page;
    page.setRead(attention());
    page.resize(1000, 700);
    page.show();
    auto *view = page.findChild<QTreeView *>(u"attentionView"_s);
    view->setCurrentIndex(view->model()->index(3, 0));
    QVERIFY(view->model()->hasChildren(view->currentIndex()));
    QSignalSpy retried(&page, &AttentionPage::retryRequested);
    page.retrySelected();
    QCOMPARE(retried.count(), 3);
    QCOMPARE(retried.first().first().toLongLong(), samples::groupEntry);
    // Folded and unfolded by key.
    view->setFocus();
    QVERIFY(!view->isExpanded(view->currentIndex()));
    QTest::keyClick(view, Qt::Key_Right);
    QVERIFY(view->isExpanded(view->currentIndex()));
}

void TestAttention::theRowHasAButton()
{
    AttentionPage page;
    page.setRead(attention());
    page.resize(1000, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto *view = page.findChild<QTreeView *>(u"attentionView"_s);
    auto *button = page.findChild<QToolButton *>(u"rowRetryButton"_s);
    QVERIFY(button->isVisible());
    QVERIFY(!button->accessibleName().isEmpty());
    QVERIFY(view->visualRect(view->currentIndex()).contains(button->geometry()));
    QVERIFY(button->height() >= Metrics().ems(1.5));
    page.select(samples::contactEntry);
    QVERIFY(view->visualRect(view->currentIndex()).contains(button->geometry()));
    QSignalSpy retried(&page, &AttentionPage::retryRequested);
    button->click();
    QCOMPARE(retried.count(), 1);
    QCOMPARE(retried.first().first().toLongLong(), samples::contactEntry);
    QVERIFY(!button->isVisible()); // it is on its way
    page.select(samples::conflictEntry);
    QVERIFY(!button->isVisible());
}

void TestAttention::theNextIsChosenWhenOneGoes()
{
    AttentionPage page;
    page.setRead(attention());
    page.show();
    auto *view = page.findChild<QTreeView *>(u"attentionView"_s);
    const auto title = [&] { return page.findChild<QLabel *>(u"attentionTitle"_s)->text(); };
    page.select(samples::taxEntry);
    QCOMPARE(title(), u"Tax “County, 1.25 %” is not mapped"_s);
    page.setRead(without(attention(), samples::closedEntry)); // another one: the choice stays
    QCOMPARE(title(), u"Tax “County, 1.25 %” is not mapped"_s);
    page.setRead(without(attention(), samples::taxEntry));
    QCOMPARE(title(), u"Voided in QuickBooks"_s);
    page.setRead({});
    QVERIFY(!view->isVisible());
    QCOMPARE(page.findChild<QLabel *>(u"attentionHeading"_s)->text(), u"Attention"_s);
}

void TestAttention::theRemedyIsThePrimaryButton()
{
    AttentionPage page;
    auto read = attention();
    auto ended = samples::entry(samples::contactEntry);
    ended.id = 50;
    ended.problem.key = u"qb.invalid_grant"_s;
    read.entries.push_back(ended);
    page.setRead(read);
    page.resize(1000, 700);
    page.show();
    auto *primary = page.findChild<QPushButton *>(u"retryButton"_s);
    QSignalSpy settings(&page, &AttentionPage::settingsRequested);
    QSignalSpy connects(&page, &AttentionPage::connectRequested);
    QSignalSpy retried(&page, &AttentionPage::retryRequested);
    page.select(samples::taxEntry);
    QCOMPARE(primary->text(), u"Map the tax…"_s);
    primary->click();
    QCOMPARE(settings.count(), 1);
    QCOMPARE(settings.first().first().toString(), u"settings.accounts"_s);
    QVERIFY(page.findChild<QPushButton *>(u"secondRetryButton"_s)->isVisibleTo(&page));
    page.select(50);
    QCOMPARE(primary->text(), u"QB Connect"_s);
    primary->click();
    QCOMPARE(connects.count(), 1);
    QCOMPARE(connects.first().first().value<Service>(), Service::QuickBooks);
    QCOMPARE(retried.count(), 0);
    page.select(samples::closedEntry);
    QCOMPARE(primary->text(), u"Retry"_s);
    primary->click();
    QCOMPARE(retried.count(), 1);
}

void TestAttention::aConflictIsChosenWithoutADefault()
{
    AttentionPage page;
    page.setRead(attention());
    page.show();
    page.select(samples::conflictEntry);
    auto *take = page.findChild<QPushButton *>(u"takeHighLevelButton"_s);
    auto *keep = page.findChild<QPushButton *>(u"keepQuickBooksButton"_s);
    QCOMPARE(take->text(), u"Take HighLevel’s"_s);
    QCOMPARE(keep->text(), u"Keep QuickBooks’"_s);
    QVERIFY(!take->isDefault() && !keep->isDefault());
    QCOMPARE(take->metaObject()->className(), keep->metaObject()->className());
    QSignalSpy chosen(&page, &AttentionPage::chooseRequested);
    keep->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(0).toLongLong(), samples::conflictEntry);
    QCOMPARE(chosen.first().at(1).value<engine::OwnerChoice>(), engine::OwnerChoice::QuickBooks);
    QVERIFY(!take->isVisible()); // it is on its way; nobody decides twice
    page.select(samples::voidedEntry);
    QCOMPARE(take->text(), u"Book it again"_s);
    QCOMPARE(keep->text(), u"Leave it"_s);
    take->click();
    QCOMPARE(chosen.last().at(1).value<engine::OwnerChoice>(), engine::OwnerChoice::HighLevel);
}

void TestAttention::keepingATotalIsAsked()
{
    AttentionPage page;
    page.setRead(attention());
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.select(samples::centsEntry);
    QSignalSpy chosen(&page, &AttentionPage::chooseRequested);
    auto *keep = page.findChild<QPushButton *>(u"keepTotalButton"_s);
    QString name;
    answerDialog(u"Cancel"_s, &name);
    keep->click();
    QCOMPARE(name, u"keepTotalDialog"_s);
    QCOMPARE(chosen.count(), 0);
    answerDialog(u"Keep QuickBooks’ total"_s, &name);
    keep->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(1).value<engine::OwnerChoice>(), engine::OwnerChoice::QuickBooks);
    AttentionPage other;
    other.setRead(attention());
    other.select(samples::centsEntry);
    QSignalSpy line(&other, &AttentionPage::chooseRequested);
    other.findChild<QPushButton *>(u"taxAsLineButton"_s)->click();
    QCOMPARE(line.first().at(1).value<engine::OwnerChoice>(), engine::OwnerChoice::HighLevel);
}

void TestAttention::aRefundIsBookedOrLeft()
{
    AttentionPage page;
    page.setRead(samples::attentionWithRefund());
    page.resize(1000, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.select(samples::refundEntry);
    auto *book = page.findChild<QPushButton *>(u"takeHighLevelButton"_s);
    auto *leave = page.findChild<QPushButton *>(u"keepQuickBooksButton"_s);
    QVERIFY(book->isVisible() && leave->isVisible());
    QCOMPARE(book->text(), u"Book the refund"_s);
    QCOMPARE(leave->text(), u"Do not book it…"_s);
    // Of equal weight, each under what comes of it.
    QVERIFY(!book->isDefault() && !leave->isDefault());
    QCOMPARE(book->metaObject(), leave->metaObject());
    QVERIFY2(book->accessibleDescription().contains(u"refund receipt"), qPrintable(book->accessibleDescription()));
    QVERIFY(leave->accessibleDescription().startsWith(u"QuickBooks stays as it is."));
    for (const auto *button : {book, leave}) {
        QVERIFY2(!button->accessibleDescription().contains(u"invoice"), qPrintable(button->accessibleDescription()));
    }
    QVERIFY(!page.findChild<QPushButton *>(u"retryButton"_s)->isVisible());
    QSignalSpy chosen(&page, &AttentionPage::chooseRequested);
    QString name;
    answerDialog(u"Cancel"_s, &name);
    leave->click();
    QCOMPARE(name, u"doNotBookDialog"_s);
    QCOMPARE(chosen.count(), 0);
    answerDialog(u"Do not book it"_s, &name);
    leave->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(0).toLongLong(), samples::refundEntry);
    QCOMPARE(chosen.first().at(1).value<engine::OwnerChoice>(), engine::OwnerChoice::QuickBooks);
    AttentionPage other;
    other.setRead(samples::attentionWithRefund());
    other.select(samples::refundEntry);
    QSignalSpy booked(&other, &AttentionPage::chooseRequested);
    other.findChild<QPushButton *>(u"takeHighLevelButton"_s)->click();
    QCOMPARE(booked.first().at(1).value<engine::OwnerChoice>(), engine::OwnerChoice::HighLevel);
}

void TestAttention::dismissalCanBeTakenBack()
{
    AttentionPage page;
    page.setRead(attention());
    page.resize(1000, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.select(samples::closedEntry);
    QSignalSpy dismissed(&page, &AttentionPage::dismissRequested);
    QSignalSpy restored(&page, &AttentionPage::restoreRequested);
    auto *undo = page.findChild<QToolButton *>(u"undoButton"_s);
    QVERIFY(!undo->isVisible());
    QString name;
    answerDialog(u"Cancel"_s, &name);
    page.findChild<QPushButton *>(u"dismissButton"_s)->click();
    QCOMPARE(dismissed.count(), 0);
    answerDialog(u"Dismiss"_s, &name);
    page.findChild<QPushButton *>(u"dismissButton"_s)->click();
    QCOMPARE(dismissed.count(), 1);
    QCOMPARE(dismissed.first().first().toLongLong(), samples::closedEntry);
    QCOMPARE(dismissed.first().last().toString(), u"Booked by hand"_s);
    page.setRead(without(attention(), samples::closedEntry));
    QVERIFY(undo->isVisible());
    undo->click();
    QCOMPARE(restored.count(), 1);
    QCOMPARE(restored.first().first().toLongLong(), samples::closedEntry);
    QVERIFY(!undo->isVisible());
    page.setRead(attention());
    QCOMPARE(page.findChild<QLabel *>(u"attentionTitle"_s)->text(), u"Date lies in a closed period"_s);
}

void TestAttention::onlyHttpsIsOpened()
{
    AttentionPage page;
    auto read = attention();
    read.entries[0].inHighLevel = QUrl(u"file:///etc/passwd"_s);
    read.entries[0].inQuickBooks = QUrl(u"javascript:alert(1)"_s);
    page.setRead(read);
    page.show();
    page.select(samples::closedEntry);
    QSignalSpy opened(&page, &AttentionPage::openRequested);
    auto *highLevel = page.findChild<QPushButton *>(u"openHighLevelButton"_s);
    auto *quickBooks = page.findChild<QPushButton *>(u"openQuickBooksButton"_s);
    QVERIFY(!highLevel->isVisible());
    highLevel->click();
    quickBooks->click();
    QTest::keyClick(&page, Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(opened.count(), 0);
    page.setRead(attention());
    highLevel->click();
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toUrl().scheme(), u"https"_s);
}

void TestAttention::keysDoTheSame()
{
    AttentionPage page;
    page.setRead(attention());
    page.resize(1000, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto *view = page.findChild<QTreeView *>(u"attentionView"_s);
    view->setFocus();
    page.select(samples::conflictEntry);
    QSignalSpy opened(&page, &AttentionPage::openRequested);
    QTest::keyClick(view, Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(opened.count(), 1);
    QVERIFY(opened.last().first().toUrl().host().endsWith(u"intuit.com"_s));
    QTest::keyClick(view, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(opened.count(), 2);
    QVERIFY(opened.last().first().toUrl().host().endsWith(u"gohighlevel.com"_s));
    page.select(samples::closedEntry); // without a document in QuickBooks
    QTest::keyClick(view, Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(opened.count(), 2);
    QSignalSpy dismissed(&page, &AttentionPage::dismissRequested);
    QString name;
    answerDialog(u"Dismiss"_s, &name);
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(name, u"dismissDialog"_s);
    QCOMPARE(dismissed.count(), 1);
    QCOMPARE(page.focusWidget(), view); // where it was before the question
    QSignalSpy activity(&page, &AttentionPage::activityRequested);
    page.findChild<QPushButton *>(u"showInActivityButton"_s)->click();
    QCOMPARE(activity.first().at(0).toString(), u"invoices"_s);
    QCOMPARE(activity.first().at(1).toString(), u"INV-000227"_s);
}

void TestAttention::narrowPagesShowOneSide()
{
    AttentionPage page;
    page.setRead(attention());
    page.resize(Metrics().ems(38), 500);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto *view = page.findChild<QTreeView *>(u"attentionView"_s);
    auto *detail = page.findChild<QScrollArea *>(u"AttentionDetail"_s);
    QVERIFY(view->isVisible());
    QVERIFY(!detail->isVisible());
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(!view->isVisible());
    QVERIFY(detail->isVisible());
    QVERIFY(QApplication::focusWidget() != nullptr && detail->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(view->isVisible());
    QVERIFY(view->hasFocus());
    QVERIFY(!detail->isVisible());
    page.resize(Metrics().ems(60), 500);
    QVERIFY(view->isVisible());
    QVERIFY(detail->isVisible());
}

void TestAttention::technicalDetailsAreFoldedAndCopied()
{
    AttentionPage page;
    page.setRead(attention());
    page.resize(1000, 700);
    page.show();
    page.select(samples::closedEntry);
    auto *fold = page.findChild<QToolButton *>(u"technicalDetailsButton"_s);
    auto *text = page.findChild<QLabel *>(u"technicalText"_s);
    QVERIFY(fold->isVisible());
    QVERIFY(!text->isVisible());
    fold->click();
    QVERIFY(text->isVisible());
    const auto expected = u"QuickBooks 6210, HTTP 400, qb.6210\n"
                          u"Account Period Closed, Cannot Update Through Services\n"
                          u"intuit_tid 1-69b2c7e6-4f0a9c1d2e77"_s;
    page.findChild<QToolButton *>(u"copyDetailsButton"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), expected);
}

void TestAttention::longTextsBreak()
{
    const auto broken = breakable(QString(100, u'x'));
    QCOMPARE(broken.count(u'\u200b'), 3);
    QCOMPARE(breakable(u"short words stay as they are"_s), u"short words stay as they are"_s);
    // Never between the halves of a letter.
    const auto pairs = breakable(QString(u"\U0001F600"_s).repeated(60));
    for (qsizetype at = 1; at < pairs.size(); ++at) {
        QVERIFY(!(pairs[at] == u'\u200b' && pairs[at - 1].isHighSurrogate()));
    }
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::texts::setLanguage(u"en"_s);
    kontor::ui::TestAttention test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_attention.moc"
