// The set-up: five steps in order, left and resumed, nothing written before Start.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"
#include "ui/first_run/options_step.h"
#include "ui/first_run/setup_model.h"
#include "ui/first_run/setup_page.h"
#include "ui/samples.h"
#include "ui/screens.h"
#include "ui/set_up_samples.h"
#include "ui/widgets/text_label.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

QPushButton *button(const QWidget &page, const QString &name) { return page.findChild<QPushButton *>(name); }

void press(const QWidget &page, const QString &name) { QTest::mouseClick(button(page, name), Qt::LeftButton); }

QCheckBox *option(const QWidget &page, const QString &flow) { return page.findChild<QCheckBox *>(flow + u"Switch"_s); }

bool shows(const QWidget &page, const QString &text)
{
    const QList<TextLabel *> labels = page.findChildren<TextLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [&text](const TextLabel *label) { return label->isVisible() && label->text().contains(text); });
}

} // namespace

class TestSetUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theModelIsSound();
    void laterStepsWaitForEarlierOnes();
    void itOpensTheFirstUnfinishedStep();
    void stepsThatWereFinishedBeforeAreSkipped();
    void connectingLeadsOn();
    void aLostConnectionLeadsBack();
    void whatWouldBeBookedTwiceIsSwitchedOffFirst();
    void commandsNameTheirService();
    void theOptionsShowTheSettings();
    void optionsHoldAtOnce();
    void thePreviewIsAskedForOnceAndGoesBeforeStart();
    void aNewSignInReadsThePreviewAgain();
    void startRecapsAndStarts();
    void itCanBeLeft();
    void theSandboxIsOfferedUntilConnected();
    void everyStepIsReachedByLetters_data();
    void everyStepIsReachedByLetters();
};

void TestSetUp::init() { texts::setLanguage(u"en"_s); }

void TestSetUp::theModelIsSound()
{
    SetupModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const SetUpStep step : {SetUpStep::QuickBooks, SetUpStep::HighLevel, SetUpStep::Options}) {
        model.setDone(step, true);
    }
    model.setDone(SetUpStep::HighLevel, false);
    model.retranslate();
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), u"Step 2 of 5: HighLevel"_s);
    QVERIFY(!model.data({}).isValid());
}

void TestSetUp::laterStepsWaitForEarlierOnes()
{
    SetupModel model;
    QVERIFY(model.isReachable(SetUpStep::QuickBooks));
    QVERIFY(!model.isReachable(SetUpStep::HighLevel));
    QVERIFY(!model.flags(model.index(1)).testFlag(Qt::ItemIsEnabled));
    model.setDone(SetUpStep::QuickBooks, true);
    QVERIFY(model.isReachable(SetUpStep::QuickBooks)); // done ones can be revisited
    QVERIFY(model.isReachable(SetUpStep::HighLevel));
    QVERIFY(!model.isReachable(SetUpStep::Options));
    QCOMPARE(model.firstUnfinished(), SetUpStep::HighLevel);
}

void TestSetUp::itOpensTheFirstUnfinishedStep()
{
    SetUpPage page;
    page.show();
    QCOMPARE(page.objectName(), u"setupPage"_s);
    page.setSnapshot({});
    QCOMPARE(page.step(), SetUpStep::QuickBooks);
    SetUpPage resumed;
    resumed.setSnapshot(samples::halfConnected());
    QCOMPARE(resumed.step(), SetUpStep::HighLevel);
    SetUpPage connected;
    connected.setSnapshot(samples::readyToStart());
    QCOMPARE(connected.step(), SetUpStep::Options);
}

void TestSetUp::stepsThatWereFinishedBeforeAreSkipped()
{
    SetUpPage page;
    page.setFinished(SetUpStep::Options);
    page.setSnapshot(samples::readyToStart());
    QCOMPARE(page.step(), SetUpStep::Preview);
}

void TestSetUp::connectingLeadsOn()
{
    SetUpPage page;
    page.resize(1000, 700);
    page.show();
    page.setSnapshot({});
    QVERIFY(!button(page, u"continueButton"_s)->isEnabled());
    QVERIFY(!button(page, u"backButton"_s)->isEnabled());
    QSignalSpy asked(&page, &SetUpPage::connectRequested);
    press(page, u"connectButton"_s);
    QCOMPARE(asked.size(), 1);
    page.setProgress(samples::waiting(Service::QuickBooks));
    QVERIFY(shows(page, u"Waiting for your consent in the browser"_s));
    page.setProgress({.service = Service::QuickBooks,
        .state = engine::ConnectProgress::State::Connected,
        .name = u"Bayside Gardens LLC"_s});
    page.setSnapshot(samples::halfConnected());
    QCOMPARE(page.step(), SetUpStep::QuickBooks); // the company is shown before it goes on
    QVERIFY(shows(page, u"Connected with Bayside Gardens LLC"_s));
    QVERIFY(button(page, u"continueButton"_s)->isEnabled());
    press(page, u"continueButton"_s);
    QCOMPARE(page.step(), SetUpStep::HighLevel);
    QVERIFY(!button(page, u"continueButton"_s)->isEnabled());
    press(page, u"backButton"_s);
    QCOMPARE(page.step(), SetUpStep::QuickBooks);
}

void TestSetUp::aLostConnectionLeadsBack()
{
    SetUpPage page;
    page.setSnapshot(samples::readyToStart());
    QCOMPARE(page.step(), SetUpStep::Options);
    page.setSnapshot(samples::halfConnected());
    QCOMPARE(page.step(), SetUpStep::HighLevel);
}

void TestSetUp::whatWouldBeBookedTwiceIsSwitchedOffFirst()
{
    SetUpPage page;
    page.resize(1000, 700);
    page.show();
    const QString note = u"HighLevel’s own QuickBooks connection is on as well"_s;
    auto *box = page.findChild<QWidget *>(u"highlevelStep"_s)->findChild<QCheckBox *>(u"switchedOffBox"_s);
    auto snapshot = samples::halfConnected();
    page.setSnapshot(snapshot);
    QVERIFY(!box->isVisible());
    QVERIFY(!shows(page, note));
    snapshot = samples::readyToStart();
    snapshot.connections[Service::HighLevel].ownQuickBooks = true;
    page.setSnapshot(snapshot);
    QCOMPARE(page.step(), SetUpStep::HighLevel);
    QVERIFY(shows(page, note));
    QVERIFY(box->isVisible() && !box->isChecked());
    QVERIFY(!button(page, u"continueButton"_s)->isEnabled());
    page.goTo(SetUpStep::Options);
    QCOMPARE(page.step(), SetUpStep::HighLevel); // nor by the rail
    QSignalSpy finished(&page, &SetUpPage::stepFinished);
    QSignalSpy reopened(&page, &SetUpPage::stepReopened);
    box->click();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].value<SetUpStep>(), SetUpStep::HighLevel);
    QVERIFY(button(page, u"continueButton"_s)->isEnabled());
    page.setSnapshot(snapshot); // the tick stays
    QVERIFY(button(page, u"continueButton"_s)->isEnabled());
    box->click();
    QCOMPARE(reopened.size(), 1);
    QVERIFY(!button(page, u"continueButton"_s)->isEnabled());
    box->click();
    press(page, u"continueButton"_s);
    QCOMPARE(page.step(), SetUpStep::Options);

    SetUpPage resumed; // from an earlier run
    resumed.setFinished(SetUpStep::HighLevel);
    resumed.setSnapshot(snapshot);
    QCOMPARE(resumed.step(), SetUpStep::Options);
    SetUpPage fresh;
    fresh.setSnapshot(snapshot);
    QCOMPARE(fresh.step(), SetUpStep::HighLevel);
    texts::setLanguage(u"de"_s);
    fresh.show();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
    QVERIFY(shows(fresh, u"Die eigene QuickBooks-Anbindung von HighLevel ist ebenfalls aktiv"_s));
}

void TestSetUp::commandsNameTheirService()
{
    SetUpPage page;
    page.resize(1000, 700);
    page.show();
    page.setSnapshot(samples::halfConnected());
    QSignalSpy pasted(&page, &SetUpPage::addressPasted);
    QSignalSpy cancelled(&page, &SetUpPage::cancelRequested);
    page.setProgress(samples::waiting(Service::HighLevel));
    auto *step = page.findChild<QWidget *>(u"highlevelStep"_s);
    auto *field = step->findChild<QLineEdit *>(u"pasteField"_s);
    field->setText(u"http://localhost:8917/callback?code=1"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(pasted[0][0].value<Service>(), Service::HighLevel);
    QTest::mouseClick(step->findChild<QPushButton *>(u"cancelConnectButton"_s), Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(cancelled[0][0].value<Service>(), Service::HighLevel);
}

void TestSetUp::theOptionsShowTheSettings()
{
    SetUpPage page;
    page.show();
    page.setSettings({{u"receipts.enabled"_s, u"off"_s}});
    page.setSnapshot(samples::readyToStart());
    for (const QString &flow : {u"contacts"_s, u"invoices"_s}) {
        QVERIFY2(option(page, flow)->isChecked(), qPrintable(flow));
    }
    for (const QString &flow : {u"receipts"_s, u"reviews"_s}) {
        QVERIFY2(option(page, flow)->isEnabled() && !option(page, flow)->isChecked(), qPrintable(flow));
    }
}

void TestSetUp::optionsHoldAtOnce()
{
    SetUpPage page;
    page.show();
    page.setSnapshot(samples::readyToStart());
    QSignalSpy changed(&page, &SetUpPage::settingChanged);
    option(page, u"contacts"_s)->click();
    QCOMPARE(changed.takeFirst(), (QVariantList{u"contacts.enabled"_s, u"off"_s}));
    page.refuse(u"contacts.enabled"_s, Error{.kind = Error::Kind::BadInput, .key = u"settings.value"_s});
    QVERIFY2(option(page, u"contacts"_s)->isChecked(), "a refusal brings the old value back");
}

void TestSetUp::thePreviewIsAskedForOnceAndGoesBeforeStart()
{
    SetUpPage page;
    page.resize(1000, 700);
    page.show();
    QSignalSpy asked(&page, &SetUpPage::previewRequested);
    QSignalSpy finished(&page, &SetUpPage::stepFinished);
    page.setSnapshot(samples::readyToStart());
    QCOMPARE(asked.size(), 0);
    press(page, u"continueButton"_s);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(page.step(), SetUpStep::Preview);
    QCOMPARE(asked.size(), 1);
    QVERIFY(!button(page, u"continueButton"_s)->isEnabled());
    page.setSnapshot(samples::readyToStart());
    QCOMPARE(asked.size(), 1);
    page.setPreviewRefused(Error{.kind = Error::Kind::NotSent, .key = u"net.offline"_s});
    QVERIFY(!button(page, u"continueButton"_s)->isEnabled());
    press(page, u"readAgainButton"_s);
    QCOMPARE(asked.size(), 2);
    page.setPreview(samples::preview());
    QVERIFY(button(page, u"continueButton"_s)->isEnabled()); // one row asks; it does not block
    press(page, u"continueButton"_s);
    QCOMPARE(page.step(), SetUpStep::Start);
}

void TestSetUp::aNewSignInReadsThePreviewAgain()
{
    SetUpPage page;
    page.show();
    page.setFinished(SetUpStep::Options);
    QSignalSpy asked(&page, &SetUpPage::previewRequested);
    page.setSnapshot(samples::readyToStart());
    page.setPreview(samples::preview());
    QCOMPARE(asked.size(), 1);
    page.goTo(SetUpStep::QuickBooks);
    page.setProgress({.service = Service::QuickBooks, .state = engine::ConnectProgress::State::Connected});
    page.goTo(SetUpStep::Preview);
    QCOMPARE(asked.size(), 2);
}

void TestSetUp::startRecapsAndStarts()
{
    SetUpPage page;
    page.resize(1000, 700);
    page.show();
    page.setFinished(SetUpStep::Options);
    page.setFinished(SetUpStep::Preview);
    page.setSettings(samples::settings());
    page.setSnapshot(samples::readyToStart());
    page.setPreview(samples::preview());
    QCOMPARE(page.step(), SetUpStep::Start);
    QVERIFY(shows(page, u"QuickBooks: Bayside Gardens LLC"_s));
    QVERIFY(shows(page, u"Kontor imports 2,000 customers now and then checks every 4 minutes."_s));
    QCOMPARE(button(page, u"continueButton"_s)->text().remove(u'&'), u"Start"_s);
    QSignalSpy started(&page, &SetUpPage::startRequested);
    press(page, u"continueButton"_s);
    QCOMPARE(started.size(), 1);
    texts::setLanguage(u"de"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
    QCOMPARE(button(page, u"continueButton"_s)->text().remove(u'&'), u"Starten"_s);
    QVERIFY(shows(page, u"Kontor importiert jetzt 2.000 Kunden und gleicht danach alle 4 Minuten ab."_s));
}

void TestSetUp::itCanBeLeft()
{
    SetUpPage page;
    page.show();
    QSignalSpy left(&page, &SetUpPage::leaveRequested);
    press(page, u"finishLaterButton"_s);
    QCOMPARE(left.size(), 1);
    auto *steps = page.findChild<QTreeView *>(u"setupSteps"_s);
    steps->setCurrentIndex(steps->model()->index(0, 0));
    page.goTo(SetUpStep::Start);
    QCOMPARE(page.step(), SetUpStep::QuickBooks); // not reachable yet
}

void TestSetUp::theSandboxIsOfferedUntilConnected()
{
    SetUpPage page;
    page.show();
    page.setSnapshot({});
    auto *link = page.findChild<QWidget *>(u"quickbooksStep"_s)->findChild<QAbstractButton *>(u"sandboxLink"_s);
    QVERIFY(link->isVisible());
    QSignalSpy asked(&page, &SetUpPage::sandboxRequested);
    link->click();
    QCOMPARE(asked.size(), 1);
    page.setSnapshot(samples::halfConnected());
    QVERIFY(!link->isVisible());
}

void TestSetUp::everyStepIsReachedByLetters_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("German") << u"de"_s;
}

void TestSetUp::everyStepIsReachedByLetters()
{
    QFETCH(QString, language);
    texts::setLanguage(language);
    const QString menuLetters = language == u"de" ? u"danh"_s : u"fsvh"_s;
    static const QRegularExpression mnemonic(u"&([^&\\s])"_s);
    for (int number = 0; number < setUpStepCount; ++number) {
        SetUpPage page;
        page.resize(1000, 700);
        page.show();
        for (int before = 0; before < number; ++before) {
            page.setFinished(static_cast<SetUpStep>(before));
        }
        auto snapshot = samples::readyToStart();
        snapshot.connections[Service::HighLevel].ownQuickBooks = true; // step 2 with all that it can show
        page.setSnapshot(number == 0 ? samples::notConnected() : snapshot);
        page.goTo(static_cast<SetUpStep>(number));
        QCOMPARE(page.step(), static_cast<SetUpStep>(number));
        QSet<QString> seen;
        const QList<QAbstractButton *> buttons = page.findChildren<QAbstractButton *>();
        for (const QAbstractButton *each : buttons) {
            const auto match = mnemonic.match(each->text());
            if (each->isVisible() && match.hasMatch()) {
                const QString letter = match.captured(1).toLower();
                QVERIFY2(!seen.contains(letter) && !menuLetters.contains(letter), qPrintable(each->text()));
                seen.insert(letter);
            }
        }
        QVERIFY2(seen.size() >= 3, "finish later, back and continue have letters");
    }
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::ui::TestSetUp test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_set_up.moc"
