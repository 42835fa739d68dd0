// The window by keyboard, in both languages, at its smallest size; and that commands come out as they should.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"
#include "ui/activity/activity_page.h"
#include "ui/activity/log_model.h"
#include "ui/appearance.h"
#include "ui/attention/attention_page.h"
#include "ui/main_window.h"
#include "ui/overview/flow_model.h"
#include "ui/overview/overview_page.h"
#include "ui/overview/state_header.h"
#include "ui/samples.h"
#include "ui/screens.h"
#include "ui/tray/tray_icon.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

void settle()
{
    for (int round = 0; round < 12; ++round) {
        QApplication::processEvents();
    }
}

/// What is cut off in `widget`; empty when nothing is.
QStringList clippedTexts(QWidget *window)
{
    QStringList clipped;
    for (auto *label : window->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || qobject_cast<ElidedLabel *>(label) != nullptr) {
            continue;
        }
        const bool fits = label->wordWrap() ? label->heightForWidth(label->width()) <= label->height() + 1
                                            : label->sizeHint().width() <= label->width() + 1;
        if (!fits) {
            clipped << u"label: "_s + label->text();
        }
    }
    for (auto *button : window->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->sizeHint().width() > button->width() + 1) {
            clipped << u"button: "_s + button->text();
        }
    }
    // Nothing stands outside what its page can show.
    for (auto *area : window->findChildren<QScrollArea *>()) {
        if (area->isVisible() && area->widget() != nullptr && area->widget()->width() > area->viewport()->width()) {
            clipped << u"page wider than its view: "_s + area->objectName();
        }
    }
    return clipped;
}

/// Letters that two visible controls or menus of a window share, with the texts; empty when none.
QStringList mnemonicsTwice(QWidget *window, QMenuBar *menus)
{
    QMap<QString, QStringList> texts;
    const auto take = [&texts](const QString &text) {
        static const QRegularExpression mnemonic(u"&([^&\\s])"_s);
        if (const auto match = mnemonic.match(text); match.hasMatch()) {
            texts[match.captured(1).toLower()] << text;
        }
    };
    for (const auto *action : menus->actions()) {
        take(action->text());
    }
    for (const auto *button : window->findChildren<QAbstractButton *>()) {
        if (button->isVisible()) {
            take(button->text());
        }
    }
    for (const auto *label : window->findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy() != nullptr) {
            take(label->text());
        }
    }
    QStringList twice;
    for (const auto &shared : texts) {
        if (shared.size() > 1) {
            twice << shared.join(u" / "_s);
        }
    }
    return twice;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsClipped_data();
    void nothingIsClipped();
    void everyPageIsReachedByKeyboard();
    void tabWalksEveryPageAndComesRound_data();
    void tabWalksEveryPageAndComesRound();
    void panesAreReachedByF6();
    void everyFocusableHasAName_data();
    void everyFocusableHasAName();
    void mnemonicsDoNotClash_data();
    void mnemonicsDoNotClash();
    void theMenuGivesCommands();
    void languageChangesWithoutRestart();
    void sidebarFoldsWhenNarrow();
    void theAmountsGoWhenNarrow();
    void closingQuitsWhenKontorShallNotStayInTheTray();
    void theBarTellsOfAnEndedConnection();
    void rowsAreCopiedAsText();
    void searchEmptiesOnEscape();
    void liveTurnsOffWhenScrolledAway();
    void theTrayMenuFollowsTheState();
};

void TestMainWindow::nothingIsClipped_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("language");
    for (const auto &screen : screens::names()) {
        for (const auto &language : {u"en"_s, u"de"_s}) {
            QTest::newRow(qPrintable(screen + u' ' + language)) << screen << language;
        }
    }
}

void TestMainWindow::nothingIsClipped()
{
    QFETCH(QString, screen);
    QFETCH(QString, language);
    texts::setLanguage(language);
    setAppearance(u"light"_s);
    const auto window = screens::make(screen);
    window->resize(800, 560);
    window->show();
    settle();
    const auto clipped = clippedTexts(window.get());
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
    texts::setLanguage(u"en"_s);
}

void TestMainWindow::everyPageIsReachedByKeyboard()
{
    const auto window = screens::make(u"overview-in-step"_s);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(
            QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : window.get(), key, modifiers);
        return window->currentPage();
    };
    QCOMPARE(press(Qt::Key_2, Qt::ControlModifier), u"attention"_s);
    QCOMPARE(press(Qt::Key_3, Qt::ControlModifier), u"activity"_s);
    QCOMPARE(press(Qt::Key_4, Qt::ControlModifier), u"settings.integrations"_s);
    QCOMPARE(press(Qt::Key_1, Qt::ControlModifier), u"overview"_s);
    // And with the arrows in the tree, settings unfolded.
    auto *tree = window->findChild<QTreeView *>(u"navTree"_s);
    tree->setFocus();
    QStringList seen{window->currentPage()};
    for (int step = 0; step < 10; ++step) {
        QTest::keyClick(tree, Qt::Key_Down);
        if (seen.last() != window->currentPage()) {
            seen << window->currentPage();
        }
    }
    const QStringList expected{u"overview"_s, u"attention"_s, u"activity"_s, u"settings.integrations"_s,
        u"settings.contacts"_s, u"settings.reviews"_s, u"settings.receipts"_s, u"settings.invoices"_s,
        u"settings.accounts"_s, u"settings.general"_s};
    QCOMPARE(seen, expected);
}

void TestMainWindow::tabWalksEveryPageAndComesRound_data() { nothingIsClipped_data(); }

void TestMainWindow::tabWalksEveryPageAndComesRound()
{
    QFETCH(QString, screen);
    QFETCH(QString, language);
    texts::setLanguage(language);
    const auto window = screens::make(screen);
    window->resize(800, 560);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    settle();
    auto *start = window->findChild<QTreeView *>(u"navTree"_s);
    start->setFocus();
    QSet<QWidget *> seen;
    bool round = false;
    for (int step = 0; step < 200 && !round; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        auto *focus = QApplication::focusWidget();
        QVERIFY(focus != nullptr);
        QVERIFY2(focus->isVisible(), focus->metaObject()->className());
        seen.insert(focus);
        round = focus == start;
    }
    QVERIFY2(round, "the focus is trapped");
    // Nothing is mouse only.
    for (auto *button : window->findChildren<QAbstractButton *>()) {
        const bool ownFocus = (button->focusPolicy() & Qt::TabFocus) != 0;
        if (button->isVisible() && button->isEnabled() && ownFocus) {
            QVERIFY2(seen.contains(button), qPrintable(button->text() + u' ' + button->objectName()));
        }
    }
    texts::setLanguage(u"en"_s);
}

void TestMainWindow::panesAreReachedByF6()
{
    const auto window = screens::make(u"activity"_s);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    settle();
    auto *tree = window->findChild<QTreeView *>(u"navTree"_s);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), window->findChild<QTableView *>(u"logView"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), tree);
}

void TestMainWindow::everyFocusableHasAName_data() { nothingIsClipped_data(); }

void TestMainWindow::everyFocusableHasAName()
{
    QFETCH(QString, screen);
    QFETCH(QString, language);
    texts::setLanguage(language);
    const auto window = screens::make(screen);
    window->resize(800, 560);
    window->show();
    settle();
    for (auto *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0
            || widget->objectName().startsWith(u"qt_"_s)) {
            continue;
        }
        auto *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(accessible != nullptr);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
            qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
    texts::setLanguage(u"en"_s);
}

void TestMainWindow::mnemonicsDoNotClash_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("German") << u"de"_s;
}

void TestMainWindow::mnemonicsDoNotClash()
{
    QFETCH(QString, language);
    texts::setLanguage(language);
    const auto window = screens::make(u"overview-in-step"_s);
    const auto unique = [](const QList<QAction *> &actions) {
        QSet<QChar> letters;
        for (const auto *action : actions) {
            static const QRegularExpression mnemonic(u"&([^&])"_s);
            const auto match = mnemonic.match(action->text());
            if (match.hasMatch() && action->isVisible()) {
                const auto letter = match.captured(1).at(0).toLower();
                if (letters.contains(letter)) {
                    qWarning() << "twice:" << letter << action->text();
                    return false;
                }
                letters.insert(letter);
            }
        }
        return true;
    };
    QVERIFY(unique(window->menuBar()->actions()));
    // What a page has must be free of those of the menu bar, too.
    for (const auto &name : screens::names()) {
        const auto screen = screens::make(name);
        screen->show();
        settle();
        const auto twice = mnemonicsTwice(screen.get(), screen->menuBar());
        QVERIFY2(twice.isEmpty(), qPrintable(name + u": "_s + twice.join(u", "_s)));
    }
    for (auto *action : window->menuBar()->actions()) {
        QVERIFY(unique(action->menu()->actions()));
        QVERIFY(!action->menu()->actions().isEmpty());
    }
    texts::setLanguage(u"en"_s);
}

void TestMainWindow::theMenuGivesCommands()
{
    const auto window = screens::make(u"overview-in-step"_s);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QSignalSpy sync(window.get(), &MainWindow::syncRequested);
    QSignalSpy pause(window.get(), &MainWindow::pauseRequested);
    QSignalSpy goOn(window.get(), &MainWindow::continueRequested);
    QTest::keyClick(window.get(), Qt::Key_F5);
    QCOMPARE(sync.count(), 1);
    QTest::keyClick(window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(pause.count(), 1);
    window->setSnapshot(samples::paused());
    QTest::keyClick(window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(goOn.count(), 1);
    QTest::keyClick(window.get(), Qt::Key_F5); // paused: no
    QCOMPARE(sync.count(), 1);
}

void TestMainWindow::languageChangesWithoutRestart()
{
    texts::setLanguage(u"en"_s);
    const auto window = screens::make(u"overview-in-step"_s);
    window->show();
    settle();
    auto *sentence = window->findChild<QLabel *>(u"stateSentence"_s);
    QCOMPARE(sentence->text(), u"Everything is in step"_s);
    QCOMPARE(window->windowTitle(), u"Overview – Kontor"_s);
    texts::setLanguage(u"de"_s);
    settle();
    QCOMPARE(sentence->text(), u"Alles ist abgeglichen"_s);
    QCOMPARE(window->windowTitle(), u"Übersicht – Kontor"_s);
    QCOMPARE(window->findChild<QPushButton *>(u"pauseButton"_s)->text(), u"Anhalten"_s);
    texts::setLanguage(u"en"_s);
    settle();
    QCOMPARE(sentence->text(), u"Everything is in step"_s);
}

void TestMainWindow::sidebarFoldsWhenNarrow()
{
    const auto window = screens::make(u"overview-attention"_s);
    const Metrics metrics;
    window->resize(metrics.ems(60), metrics.ems(40));
    window->show();
    settle();
    auto *sidebar = window->findChild<QWidget *>(u"sidebar"_s);
    QVERIFY(sidebar->width() >= metrics.ems(12));
    window->resize(metrics.ems(48), metrics.ems(40));
    settle();
    QCOMPARE(sidebar->width(), metrics.ems(3));
    // The badge is a dot then; its count is in the name.
    auto *tree = window->findChild<QTreeView *>(u"navTree"_s);
    QCOMPARE(tree->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(), u"Attention, 3 items"_s);
}

void TestMainWindow::theAmountsGoWhenNarrow()
{
    const auto window = screens::make(u"overview-in-step"_s);
    const Metrics metrics;
    window->resize(metrics.ems(67), metrics.ems(40));
    window->show();
    settle();
    auto *flows = window->findChild<QTreeView *>(u"flowView"_s);
    QVERIFY(!flows->isColumnHidden(FlowModel::Amount));
    texts::setLanguage(u"de"_s); // whose longer words would be cut
    settle();
    QVERIFY(flows->isColumnHidden(FlowModel::Amount));
    texts::setLanguage(u"en"_s);
    settle();
    QVERIFY(!flows->isColumnHidden(FlowModel::Amount));
    window->resize(metrics.ems(48), metrics.ems(40));
    settle();
    QVERIFY(flows->isColumnHidden(FlowModel::Amount));
    QVERIFY(!flows->isColumnHidden(FlowModel::State));
}

void TestMainWindow::closingQuitsWhenKontorShallNotStayInTheTray()
{
    const auto window = screens::make(u"overview-importing"_s);
    QSignalSpy quits(window.get(), &MainWindow::quitRequested);
    int questions = 0;
    const auto close = [&] {
        window->show();
        settle();
        QTimer::singleShot(0, window.get(), [&questions] {
            if (auto *question = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
                ++questions;
                question->reject();
            }
        });
        return window->close();
    };
    const auto actions = window->findChildren<QAction *>();
    const auto action = std::find_if(
        actions.begin(), actions.end(), [](const QAction *each) { return each->text() == "&Close window"_L1; });
    QVERIFY(action != actions.end());
    auto *header = window->findChild<OverviewPage *>()->findChild<StateHeader *>();
    QVERIFY(header->below().contains(u"goes on in the tray"_s));

    window->setKeepInTray(false);
    window->findChild<OverviewPage *>()->setGoesOnInTray(false);
    QCOMPARE((*action)->toolTip(), u"Syncing stops until the next start"_s);
    QCOMPARE(header->below(), u"From QuickBooks to HighLevel."_s);
    QVERIFY(close());
    QCOMPARE(quits.count(), 1);
    QCOMPARE(questions, 0);
    QVERIFY(!window->isVisible());

    window->setKeepInTray(true); // without a tray it asks
    QCOMPARE((*action)->toolTip(), u"Kontor goes on in the tray"_s);
    QVERIFY(!close());
    QCOMPARE(quits.count(), 1);
    QCOMPARE(questions, 1);
}

void TestMainWindow::theBarTellsOfAnEndedConnection()
{
    const auto window = screens::make(u"activity-connection-ended"_s);
    window->show();
    settle();
    auto *bar = window->findChild<QWidget *>(u"connectionBar"_s);
    QVERIFY(bar->isVisible());
    QSignalSpy connected(window.get(), &MainWindow::connectRequested);
    bar->findChild<QPushButton *>()->click();
    QCOMPARE(connected.count(), 1);
    window->showPage(u"overview"_s); // which says it itself
    QVERIFY(!bar->isVisible());
    window->showPage(u"activity"_s);
    window->setSnapshot(samples::inStep());
    QVERIFY(!bar->isVisible());
}

void TestMainWindow::rowsAreCopiedAsText()
{
    const auto window = screens::make(u"activity"_s);
    window->show();
    settle();
    auto *view = window->findChild<QTableView *>(u"logView"_s);
    QTRY_VERIFY(view->model()->rowCount() > 10);
    view->setFocus();
    view->selectRow(1);
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    const auto text = QApplication::clipboard()->text();
    QVERIFY2(text.contains(u"\tContacts\tQB → HL\tContact "_s), qPrintable(text));
}

void TestMainWindow::searchEmptiesOnEscape()
{
    const auto window = screens::make(u"activity"_s);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    settle();
    QSignalSpy asked(window.get(), &MainWindow::searchRequested);
    QTest::keyClick(window.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(asked.count(), 1);
    auto *page = window->findChild<ActivityPage *>();
    page->focusSearch();
    auto *field = window->findChild<QLineEdit *>(u"searchField"_s);
    QCOMPARE(QApplication::focusWidget(), field);
    QTest::keyClicks(field, u"peak"_s);
    QTRY_VERIFY(page->model()->filter().text == u"peak"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
    QVERIFY(page->model()->filter().text.isEmpty());
}

void TestMainWindow::liveTurnsOffWhenScrolledAway()
{
    const auto window = screens::make(u"activity"_s);
    window->show();
    settle();
    auto *page = window->findChild<ActivityPage *>();
    auto *view = window->findChild<QTableView *>(u"logView"_s);
    QTRY_VERIFY(page->model()->rowCount() > 100);
    settle();
    QVERIFY(page->model()->isLive());
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
    QVERIFY(!page->model()->isLive());
    QVERIFY(!window->findChild<QToolButton *>(u"liveButton"_s)->isChecked());
    page->toggleLive();
    QTRY_COMPARE(view->verticalScrollBar()->value(), 0);
}

void TestMainWindow::theTrayMenuFollowsTheState()
{
    TrayIcon tray;
    tray.setSnapshot(samples::needsAttention());
    QCOMPARE(tray.tip(), u"Kontor, Bayside Gardens: 3 items need attention"_s);
    QStringList texts;
    for (const auto *action : tray.menu()->actions()) {
        if (action->isVisible() && !action->isSeparator()) {
            texts << action->text();
        }
    }
    const QStringList expected{u"3 items need your attention"_s, u"Sync now"_s, u"Pause"_s, u"Attention (3)"_s,
        u"Open Kontor"_s, u"Quit Kontor"_s};
    QCOMPARE(texts, expected);
    tray.setSnapshot(samples::paused());
    QCOMPARE(tray.menu()->actions().at(3)->text(), u"Continue"_s);
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::texts::setLanguage(u"en"_s);
    kontor::ui::TestMainWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_main_window.moc"
