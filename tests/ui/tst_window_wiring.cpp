// The window wired to an engine: what the engine tells while a sign-in waits reaches the pages that wait with it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window_wiring.h"

#include "texts/texts.h"
#include "ui/first_run/setup_page.h"
#include "ui/main_window.h"
#include "ui/samples.h"
#include "ui/screens.h"
#include "ui/set_up_samples.h"
#include "ui/settings/connect_panel.h"
#include "ui/settings/general_page.h"
#include "ui/settings/integration_card.h"
#include "ui/settings/integrations_page.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QDesktopServices>
#include <QDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::ui {

namespace {

/// Takes the addresses that the window opens in the browser.
class Browser : public QObject
{
    Q_OBJECT

public:
    Browser() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"https"_s); }

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &address) { opened.append(address); }
};

bool tellsSomewhere(const QWidget *parent, const QString &text)
{
    const QList<TextLabel *> labels = parent->findChildren<TextLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const TextLabel *label) { return label->isVisibleTo(parent) && label->text().contains(text); });
}

} // namespace

class TestWindowWiring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { texts::setLanguage(u"en"_s); }

    void anAnswerOfAnotherSignInIsToldAndTheRightOneIsWaitedFor()
    {
        const QTemporaryDir home;
        Browser browser;
        engine::Engine engine(engine::EngineConfig{.dataFolder = home.path()}); // not started: the test speaks for it
        WindowWiring wiring(engine, {.profileFolder = home.path(), .tray = false});
        auto *integrations = wiring.window().findChild<IntegrationsPage *>();
        auto *setUp = wiring.window().findChild<SetUpPage *>();
        QVERIFY(integrations && setUp);
        const QList<ConnectPanel *> panels = wiring.window().findChildren<ConnectPanel *>(Qt::FindChildrenRecursively);
        const auto waiting
            = [&] { return std::count_if(panels.begin(), panels.end(), std::mem_fn(&ConnectPanel::isWaiting)); };
        const QString other = texts::explain({.key = u"oauth.state"_s}).title;

        engine::ConnectProgress progress{.service = Service::QuickBooks,
            .state = engine::ConnectProgress::State::Waiting,
            .address = QUrl(u"https://appcenter.intuit.com/connect/oauth2?state=right"_s),
            .until = SystemClock().now() + 10min};
        Q_EMIT engine.connectProgress(progress);
        QCOMPARE(browser.opened, QList<QUrl>{progress.address});
        QCOMPARE(waiting(), 2); // on the card and in the assistant
        QVERIFY(!tellsSomewhere(integrations, other));

        progress.note = Error{.kind = Error::Kind::BadInput, .key = u"oauth.state"_s};
        Q_EMIT engine.connectProgress(progress);
        QVERIFY(tellsSomewhere(integrations->card(Service::QuickBooks), other));
        QVERIFY(!tellsSomewhere(integrations->card(Service::HighLevel), other));
        QVERIFY(tellsSomewhere(setUp, other));
        QCOMPARE(waiting(), 2);
        QCOMPARE(browser.opened.size(), 1); // nobody asked for a second page

        Q_EMIT engine.connectProgress({.service = Service::QuickBooks,
            .state = engine::ConnectProgress::State::Connected,
            .name = u"Bayside Gardens LLC"_s});
        QCOMPARE(waiting(), 0);
        QVERIFY(!tellsSomewhere(integrations, other));
        QVERIFY(!tellsSomewhere(setUp, other));
    }

    void aWindowThatShallNotStayInTheTrayQuitsWhenItIsClosed()
    {
        const QTemporaryDir home;
        engine::Engine engine(engine::EngineConfig{.dataFolder = home.path()});
        WindowWiring wiring(engine, {.profileFolder = home.path(), .tray = false});
        engine::Snapshot snapshot = samples::inStep(); // set up, so that without a tray it would ask
        Q_EMIT engine.snapshotChanged(snapshot);
        auto *general = wiring.window().findChild<GeneralPage *>();
        QVERIFY(general);
        Q_EMIT general->settingChanged(u"general.keep_in_tray"_s, u"off"_s);
        wiring.window().show();
        QSignalSpy quits(&wiring.window(), &MainWindow::quitRequested);
        QTimer::singleShot(0, &wiring, [] {
            if (auto *question = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
                question->reject();
            }
        });
        QVERIFY(wiring.window().close());
        QCOMPARE(quits.count(), 1);
    }

    void theTickOfTheSetUpIsKept()
    {
        const QTemporaryDir home;
        engine::Snapshot snapshot = samples::readyToStart();
        snapshot.connections[Service::HighLevel].ownQuickBooks = true;
        engine::Engine engine(engine::EngineConfig{.dataFolder = home.path()});
        const auto look = [&](bool ticks) {
            WindowWiring wiring(engine, {.profileFolder = home.path(), .tray = false});
            Q_EMIT engine.snapshotChanged(snapshot);
            auto *box = wiring.window().findChild<QCheckBox *>(u"switchedOffBox"_s);
            const SetUpStep step = wiring.window().findChild<SetUpPage *>()->step();
            if (ticks) {
                box->click();
            }
            return step;
        };
        QCOMPARE(look(true), SetUpStep::HighLevel);
        QCOMPARE(look(true), SetUpStep::Options); // and takes the tick away
        QCOMPARE(look(false), SetUpStep::HighLevel);
    }
};

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::ui::TestWindowWiring test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window_wiring.moc"
