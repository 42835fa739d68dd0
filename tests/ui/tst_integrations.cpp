// Settings: connecting, checking and disconnecting by the cards; values that hold at once.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"
#include "ui/samples.h"
#include "ui/screens.h"
#include "ui/set_up_samples.h"
#include "ui/settings/connect_form.h"
#include "ui/settings/connect_panel.h"
#include "ui/settings/contacts_page.h"
#include "ui/settings/country_words.h"
#include "ui/settings/disconnect_dialog.h"
#include "ui/settings/general_page.h"
#include "ui/settings/integration_card.h"
#include "ui/settings/integrations_page.h"
#include "ui/settings/minutes_box.h"
#include "ui/settings/token_dialog.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::ui {

namespace {

template <class Widget>
Widget *child(const QWidget *parent, const QString &name)
{
    auto *found = parent->findChild<Widget *>(name);
    if (found == nullptr) {
        qFatal("no widget named %s", qPrintable(name));
    }
    return found;
}

void click(const QWidget *parent, const QString &name)
{
    QTest::mouseClick(child<QPushButton>(parent, name), Qt::LeftButton);
}

bool saysSomewhere(const QWidget *parent, const QString &text)
{
    const QList<TextLabel *> labels = parent->findChildren<TextLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [&text](const TextLabel *label) { return label->isVisible() && label->text().contains(text); });
}

} // namespace

class TestIntegrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void qbConnectAsksForTheChosenEnvironment();
    void theWaitShowsTheTimeLeft();
    void thePageCanBeOpenedAgainAndItsAddressCopied();
    void aPastedAddressIsUsedOnceAndForgotten();
    void onlyAnAnswerCanBePasted();
    void anUnusableAddressIsSaidBelowTheField();
    void aFailureStaysWithItsCause();
    void aCancelledSignInLeavesNoNote();
    void aConnectedCardShowsItsFacts();
    void anEndedConnectionSaysWhy();
    void aConnectionThatExpiresSoonIsSaid();
    void checkingShowsTheAnswer();
    void disconnectingAsksFirst();
    void disconnectingHighLevelSaysWhatIsLeft();
    void aFailedRevocationIsReported();
    void aLockedKeychainKeepsTheConnection();
    void theTokenIsMaskedAndForgotten();
    void anIncompleteTokenCannotBeSent();
    void ownKeysAreHandedOnAndTheSecretForgotten();
    void reconnectingATokenAsksForTheToken();
    void valuesHoldAtOnce();
    void anEmptyTagKeepsTheOldOne();
    void aRefusedValueComesBackWithTheReason();
    void countriesAreChosenByName();
    void importAgainIsAsked();
    void generalSettingsAreSentInTheirUnits();
    void theLanguageChangesWithoutRestart();
};

void TestIntegrations::init() { texts::setLanguage(u"en"_s); }

void TestIntegrations::qbConnectAsksForTheChosenEnvironment()
{
    IntegrationsPage page;
    page.setSnapshot(samples::notConnected());
    page.show();
    QSignalSpy asked(&page, &IntegrationsPage::connectRequested);
    IntegrationCard *card = page.card(Service::QuickBooks);
    click(card, u"connectButton"_s);
    child<QRadioButton>(card, u"sandboxRadio"_s)->click();
    click(card, u"connectButton"_s);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][0].value<Service>(), Service::QuickBooks);
    QCOMPARE(asked[0][1].toString(), u"production"_s);
    QCOMPARE(asked[1][1].toString(), u"sandbox"_s);
    QCOMPARE(child<QPushButton>(card, u"connectButton"_s)->accessibleName(), u"Connects QuickBooks"_s);
}

void TestIntegrations::theWaitShowsTheTimeLeft()
{
    ConnectPanel panel(Service::QuickBooks);
    panel.show();
    engine::ConnectProgress progress = samples::waiting(Service::QuickBooks);
    panel.setProgress(progress);
    QVERIFY(panel.isWaiting());
    auto *countdown = child<TextLabel>(&panel, u"countdown"_s);
    panel.refreshCountdown(progress.until - 9min - 41s);
    QCOMPARE(countdown->text(), u"9:41 left"_s);
    panel.refreshCountdown(progress.until - 1500ms);
    QCOMPARE(countdown->text(), u"0:02 left"_s);
    panel.refreshCountdown(progress.until + 5s);
    QCOMPARE(countdown->text(), u"0:00 left"_s);
    QVERIFY(!child<QPushButton>(&panel, u"connectButton"_s)->isVisible());

    progress.service = Service::HighLevel;
    progress.state = engine::ConnectProgress::State::Failed;
    panel.setProgress(progress);
    QVERIFY2(panel.isWaiting(), "what concerns the other service changes nothing");
}

void TestIntegrations::thePageCanBeOpenedAgainAndItsAddressCopied()
{
    ConnectPanel panel(Service::QuickBooks);
    panel.show();
    const engine::ConnectProgress progress = samples::waiting(Service::QuickBooks);
    panel.setProgress(progress);
    QSignalSpy opened(&panel, &ConnectPanel::openRequested);
    click(&panel, u"openAgainButton"_s);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toUrl(), progress.address);
    click(&panel, u"copyAddressButton"_s);
    QCOMPARE(QApplication::clipboard()->text(), QString::fromLatin1(progress.address.toEncoded()));
    QSignalSpy cancelled(&panel, &ConnectPanel::cancelRequested);
    click(&panel, u"cancelConnectButton"_s);
    QCOMPARE(cancelled.size(), 1);
}

void TestIntegrations::aPastedAddressIsUsedOnceAndForgotten()
{
    ConnectPanel panel(Service::QuickBooks);
    panel.show();
    panel.setProgress(samples::waiting(Service::QuickBooks));
    QSignalSpy pasted(&panel, &ConnectPanel::addressPasted);
    auto *field = child<QLineEdit>(&panel, u"pasteField"_s);
    const QString address = u"http://localhost:8917/callback?code=XYZ&state=abc&realmId=1"_s;
    QApplication::clipboard()->setText(u"  "_s + address + u"\n"_s);
    field->paste();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(pasted[0][0].toString(), address);
    QCOMPARE(field->text(), QString());
    QVERIFY(!field->isUndoAvailable());
    field->undo();
    QCOMPARE(field->text(), QString());

    field->paste();
    click(&panel, u"useAddressButton"_s);
    QCOMPARE(pasted.size(), 2);
    QVERIFY(!field->isUndoAvailable());

    field->paste();
    panel.reset(); // also what was not used
    QCOMPARE(field->text(), QString());
    QVERIFY(!field->isUndoAvailable());
}

void TestIntegrations::onlyAnAnswerCanBePasted()
{
    ConnectPanel panel(Service::QuickBooks);
    panel.show();
    panel.setProgress(samples::waiting(Service::QuickBooks));
    QSignalSpy pasted(&panel, &ConnectPanel::addressPasted);
    auto *field = child<QLineEdit>(&panel, u"pasteField"_s);
    auto *use = child<QPushButton>(&panel, u"useAddressButton"_s);
    QVERIFY(!use->isEnabled());
    QTest::keyClicks(field, u"https://example.com"_s);
    QVERIFY(!use->isEnabled());
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(pasted.size(), 0);
    field->setText(u"http://localhost:8917/callback?error=access_denied"_s);
    QVERIFY(use->isEnabled());
}

void TestIntegrations::anUnusableAddressIsSaidBelowTheField()
{
    ConnectPanel panel(Service::QuickBooks);
    panel.show();
    engine::ConnectProgress progress = samples::waiting(Service::QuickBooks);
    progress.note = Error{.kind = Error::Kind::BadInput, .key = u"oauth.paste"_s};
    panel.setProgress(progress);
    auto *note = child<TextLabel>(&panel, u"pasteNote"_s);
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"neither a code nor a refusal"));
    progress.note
        = Error{.kind = Error::Kind::BadInput, .key = u"oauth.port"_s, .parameters = {{u"port"_s, u"8917"_s}}};
    panel.setProgress(progress);
    QVERIFY(!note->isVisible());
    QVERIFY(saysSomewhere(&panel, u"Port 8917 on this computer is taken"_s));
}

void TestIntegrations::aFailureStaysWithItsCause()
{
    ConnectPanel panel(Service::QuickBooks);
    panel.show();
    panel.setProgress(samples::waiting(Service::QuickBooks));
    for (const QString &key : {u"oauth.refused"_s, u"oauth.timeout"_s, u"oauth.state"_s, u"oauth.other_company"_s}) {
        panel.setProgress(samples::failed(Service::QuickBooks, key));
        QVERIFY(panel.hasFailed());
        Error error;
        error.key = key;
        QVERIFY2(saysSomewhere(&panel, texts::explain(error).title), qPrintable(key));
        QVERIFY(child<QPushButton>(&panel, u"connectButton"_s)->isVisible());
    }
}

void TestIntegrations::aCancelledSignInLeavesNoNote()
{
    ConnectPanel panel(Service::QuickBooks);
    panel.show();
    panel.setProgress(samples::waiting(Service::QuickBooks));
    engine::ConnectProgress progress = samples::failed(Service::QuickBooks, u"oauth.refused"_s);
    progress.note->kind = Error::Kind::Cancelled;
    panel.setProgress(progress);
    QVERIFY(!panel.isWaiting());
    QVERIFY(!panel.hasFailed());
    QVERIFY(!saysSomewhere(&panel, u"Nothing was connected"_s));
}

void TestIntegrations::aConnectedCardShowsItsFacts()
{
    IntegrationsPage page;
    page.resize(900, 700);
    page.setSnapshot(samples::inStep());
    page.show();
    IntegrationCard *quickbooks = page.card(Service::QuickBooks);
    QCOMPARE(child<StateLabel>(quickbooks, u"connectionState"_s)->word(), u"Connected"_s);
    QVERIFY(saysSomewhere(quickbooks, u"Bayside Gardens LLC"_s));
    QVERIFY(saysSomewhere(quickbooks, u"2,914 of 500,000"_s));
    QVERIFY(saysSomewhere(quickbooks, u"renewed with every check"_s));
    QVERIFY(saysSomewhere(page.card(Service::HighLevel), u"Browser (OAuth)"_s));
    QVERIFY(!child<QPushButton>(quickbooks, u"connectButton"_s)->isVisible());
}

void TestIntegrations::anEndedConnectionSaysWhy()
{
    IntegrationsPage page;
    page.resize(900, 700);
    page.setSnapshot(samples::connectionEnded());
    page.show();
    IntegrationCard *card = page.card(Service::QuickBooks);
    QCOMPARE(child<StateLabel>(card, u"connectionState"_s)->word(), u"Connection ended"_s);
    QVERIFY(saysSomewhere(card, u"QuickBooks is no longer connected"_s));
    QSignalSpy asked(&page, &IntegrationsPage::connectRequested);
    click(card, u"reconnectButton"_s);
    QCOMPARE(asked.size(), 1);
}

void TestIntegrations::aConnectionThatExpiresSoonIsSaid()
{
    IntegrationCard card(Service::QuickBooks);
    card.show();
    engine::Connection connection = samples::inStep().connections[Service::QuickBooks];
    connection.validUntil = TimeWords::now() + 24h * 13;
    card.setConnection(connection);
    QVERIFY(saysSomewhere(&card, u"The connection to QuickBooks expires on"_s));
    connection.validUntil = TimeWords::now() + 24h * 15;
    card.setConnection(connection);
    QVERIFY(!saysSomewhere(&card, u"The connection to QuickBooks expires on"_s));
}

void TestIntegrations::checkingShowsTheAnswer()
{
    IntegrationsPage page;
    page.setSnapshot(samples::inStep());
    page.show();
    QSignalSpy asked(&page, &IntegrationsPage::checkRequested);
    IntegrationCard *card = page.card(Service::HighLevel);
    click(card, u"checkButton"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Service>(), Service::HighLevel);
    QVERIFY2(!child<QPushButton>(card, u"checkButton"_s)->isEnabled(), "one check at a time");
    page.setChecked(Service::HighLevel, std::nullopt);
    QVERIFY(saysSomewhere(card, u"The connection works."_s));
    QVERIFY(child<QPushButton>(card, u"checkButton"_s)->isEnabled());
    Error problem;
    problem.key = u"hl.403"_s;
    page.setChecked(Service::HighLevel, problem);
    QVERIFY(saysSomewhere(card, u"This sign-in belongs to another location"_s));
    QVERIFY(!saysSomewhere(card, u"The connection works."_s));
}

void TestIntegrations::disconnectingAsksFirst()
{
    IntegrationsPage page;
    engine::Snapshot snapshot = samples::inStep();
    snapshot.waiting = 4;
    page.setSnapshot(snapshot);
    page.show();
    QSignalSpy asked(&page, &IntegrationsPage::disconnectRequested);
    IntegrationCard *card = page.card(Service::QuickBooks);
    click(card, u"disconnectButton"_s);
    auto *dialog = child<DisconnectDialog>(card, u"disconnectDialog"_s);
    QVERIFY(child<TextLabel>(dialog, u"disconnectText"_s)->text().endsWith(u"4 changes wait."));
    QVERIFY(child<QPushButton>(dialog, u"stayConnectedButton"_s)->isDefault());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(asked.size(), 0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    click(card, u"disconnectButton"_s);
    click(card, u"disconnectNowButton"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Service>(), Service::QuickBooks);
    page.setDisconnected(Service::QuickBooks, std::nullopt);
    QCOMPARE(child<StateLabel>(card, u"connectionState"_s)->word(), u"Not connected"_s);
    QVERIFY(child<QPushButton>(card, u"connectButton"_s)->isVisible());
}

void TestIntegrations::disconnectingHighLevelSaysWhatIsLeft()
{
    IntegrationsPage page;
    page.setSnapshot(samples::inStep());
    page.show();
    page.setDisconnected(Service::HighLevel, std::nullopt);
    QVERIFY(saysSomewhere(page.card(Service::HighLevel), u"uninstall the app in HighLevel"_s));
    page.setSnapshot(samples::notConnected());
    QVERIFY2(saysSomewhere(page.card(Service::HighLevel), u"uninstall the app in HighLevel"_s),
        "the next snapshot does not wipe it away");
}

void TestIntegrations::aFailedRevocationIsReported()
{
    IntegrationsPage page;
    page.setSnapshot(samples::inStep());
    page.show();
    page.setDisconnected(Service::QuickBooks, samples::notRevoked());
    const IntegrationCard *card = page.card(Service::QuickBooks);
    QVERIFY(saysSomewhere(card, u"Access was not given back"_s));
    QVERIFY(saysSomewhere(card, u"QuickBooks did not confirm that the access has ended"_s));
    QString all;
    for (const TextLabel *label : card->findChildren<TextLabel *>()) {
        all += label->isVisible() ? label->text() + u'\n' : QString();
    }
    QCOMPARE(all.count(u"has forgotten"_s), 1); // said once
    QCOMPARE(all.count(u" as well"_s), 1);
}

void TestIntegrations::aLockedKeychainKeepsTheConnection()
{
    IntegrationsPage page;
    page.setSnapshot(samples::inStep());
    page.show();
    Error locked;
    locked.kind = Error::Kind::Keychain;
    locked.key = u"keychain.locked"_s;
    page.setDisconnected(Service::QuickBooks, locked);
    IntegrationCard *card = page.card(Service::QuickBooks);
    QVERIFY(saysSomewhere(card, u"The keychain is locked"_s));
    QVERIFY(!saysSomewhere(card, u"Access was not given back"_s));
    QVERIFY(child<QPushButton>(card, u"disconnectButton"_s)->isVisible());
    QCOMPARE(child<StateLabel>(card, u"connectionState"_s)->word(), u"Connected"_s);
}

void TestIntegrations::theTokenIsMaskedAndForgotten()
{
    IntegrationsPage page;
    page.setSnapshot(samples::notConnected());
    page.show();
    QSignalSpy entered(&page, &IntegrationsPage::tokenRequested);
    click(page.card(Service::HighLevel), u"tokenButton"_s);
    auto *dialog = child<TokenDialog>(&page, u"tokenDialog"_s);
    auto *token = child<QLineEdit>(dialog, u"tokenField"_s);
    QCOMPARE(token->echoMode(), QLineEdit::Password);
    QTest::keyClicks(token, u" pit-0000 "_s);
    QTest::keyClicks(child<QLineEdit>(dialog, u"locationField"_s), u"ve9EPM428h8vShlRW1KT"_s);
    click(dialog, u"connectTokenButton"_s);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered[0][0].toString(), u"pit-0000"_s);
    QCOMPARE(entered[0][1].toString(), u"ve9EPM428h8vShlRW1KT"_s);
    QCOMPARE(token->text(), QString());
    QVERIFY(!token->isUndoAvailable());
}

void TestIntegrations::anIncompleteTokenCannotBeSent()
{
    TokenDialog dialog;
    dialog.show();
    QSignalSpy entered(&dialog, &TokenDialog::tokenEntered);
    auto *token = child<QLineEdit>(&dialog, u"tokenField"_s);
    QTest::keyClicks(token, u"pit-0000"_s);
    QVERIFY(!child<QPushButton>(&dialog, u"connectTokenButton"_s)->isEnabled());
    dialog.setLocation(u"   "_s);
    QVERIFY(!child<QPushButton>(&dialog, u"connectTokenButton"_s)->isEnabled());
    dialog.reject();
    QCOMPARE(entered.size(), 0);
    QCOMPARE(token->text(), QString());
}

void TestIntegrations::ownKeysAreHandedOnAndTheSecretForgotten()
{
    ConnectForm form(Service::QuickBooks);
    form.setKeysBuiltIn(false);
    form.show();
    QSignalSpy entered(&form, &ConnectForm::appKeysEntered);
    QVERIFY(!child<QComboBox>(&form, u"appKeysCombo"_s)->isVisible());
    auto *secret = child<QLineEdit>(&form, u"clientSecretField"_s);
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QTest::keyClicks(child<QLineEdit>(&form, u"clientIdField"_s), u"AB12"_s);
    QVERIFY(!child<QPushButton>(&form, u"saveKeysButton"_s)->isEnabled());
    QTest::keyClicks(secret, u"s3cret"_s);
    click(&form, u"saveKeysButton"_s);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered[0], (QVariantList{u"AB12"_s, u"s3cret"_s}));
    QCOMPARE(secret->text(), QString());
    QVERIFY(!secret->isUndoAvailable());
    form.setKeysBuiltIn(true);
    QVERIFY(!secret->isVisible());
}

void TestIntegrations::reconnectingATokenAsksForTheToken()
{
    IntegrationCard card(Service::HighLevel);
    card.show();
    engine::Connection connection = samples::inStep().connections[Service::HighLevel];
    connection.privateToken = true;
    connection.account = u"ve9EPM428h8vShlRW1KT"_s;
    card.setConnection(connection);
    QSignalSpy asked(&card, &IntegrationCard::connectRequested);
    click(&card, u"reconnectButton"_s);
    QCOMPARE(asked.size(), 0);
    QCOMPARE(child<QLineEdit>(&card, u"locationField"_s)->text(), connection.account);
}

void TestIntegrations::valuesHoldAtOnce()
{
    ContactsPage page;
    page.setSettings(samples::settings());
    page.show();
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    child<QCheckBox>(&page, u"contactsEnabled"_s)->click();
    QCOMPARE(changed.takeFirst(), (QVariantList{u"contacts.enabled"_s, u"off"_s}));
    auto *tag = child<QLineEdit>(&page, u"tagField"_s);
    tag->selectAll();
    QTest::keyClicks(tag, u"from books"_s);
    QCOMPARE(changed.size(), 0);
    QTest::keyClick(tag, Qt::Key_Return);
    QCOMPARE(changed.takeFirst(), (QVariantList{u"contacts.tag"_s, u"from books"_s}));
    QTest::keyClick(tag, Qt::Key_Return);
    QCOMPARE(changed.size(), 0); // the same value again is none
}

void TestIntegrations::anEmptyTagKeepsTheOldOne()
{
    ContactsPage page;
    page.setSettings({{u"contacts.tag"_s, u"books"_s}});
    page.show();
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    auto *tag = child<QLineEdit>(&page, u"tagField"_s);
    tag->selectAll();
    QTest::keyClicks(tag, u"  "_s);
    QTest::keyClick(tag, Qt::Key_Return);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(tag->text(), u"books"_s);
    QCOMPARE(child<TextLabel>(&page, u"note.contacts.tag"_s)->text(), u"This is empty."_s);
    tag->setText(QString(61, u'x'));
    QTest::keyClick(tag, Qt::Key_Return);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(child<TextLabel>(&page, u"note.contacts.tag"_s)->text(), u"At most 60 characters."_s);
}

void TestIntegrations::aRefusedValueComesBackWithTheReason()
{
    GeneralPage page;
    page.setSettings(samples::settings());
    page.show();
    auto *interval = child<MinutesBox>(&page, u"intervalBox"_s);
    interval->setSeconds(600);
    Error why;
    why.key = u"settings.value"_s;
    why.parameters = {{u"key"_s, u"sync.interval_seconds"_s}, {u"allowed"_s, u"15 to 3600"_s}};
    page.refuse(u"sync.interval_seconds"_s, why);
    QCOMPARE(interval->seconds(), 240);
    auto *note = child<TextLabel>(&page, u"note.sync.interval_seconds"_s);
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"15 to 3600"));
}

void TestIntegrations::countriesAreChosenByName()
{
    ContactsPage page;
    page.setCompanyCountry(u"US"_s);
    page.setSettings({{u"contacts.country"_s, u"DE"_s}});
    page.show();
    auto *country = child<QComboBox>(&page, u"countryCombo"_s);
    QCOMPARE(country->currentText(), u"Germany (DE)"_s);
    QCOMPARE(country->itemText(0), u"Country of the company (US)"_s);
    QVERIFY(country->count() > 200);
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    country->setEditText(u"switzerland (ch)"_s);
    QTest::keyClick(country->lineEdit(), Qt::Key_Return);
    QCOMPARE(changed.takeFirst(), (QVariantList{u"contacts.country"_s, u"CH"_s}));
    country->setEditText(u"Atlantis"_s);
    QTest::keyClick(country->lineEdit(), Qt::Key_Return);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(country->currentData().toString(), u"CH"_s);
    QVERIFY(child<TextLabel>(&page, u"note.contacts.country"_s)->isVisible());
    QCOMPARE(countryWords(u"US"_s), u"United States (US)"_s);
    QCOMPARE(countryWords(u"XQ"_s), u"XQ"_s);
    QCOMPARE(countryWords({}), QString());
}

void TestIntegrations::importAgainIsAsked()
{
    ContactsPage page;
    page.show();
    QSignalSpy asked(&page, &ContactsPage::importAgainRequested);
    click(&page, u"importAgainButton"_s);
    QCOMPARE(asked.size(), 1);
    page.setImportHindrance(u"An import is running."_s);
    QVERIFY(!child<QPushButton>(&page, u"importAgainButton"_s)->isEnabled());
    QVERIFY(saysSomewhere(&page, u"An import is running."_s));
}

void TestIntegrations::generalSettingsAreSentInTheirUnits()
{
    GeneralPage page;
    page.setSettings({{u"sync.interval_seconds"_s, u"15"_s}});
    page.show();
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    auto *interval = child<MinutesBox>(&page, u"intervalBox"_s);
    QCOMPARE(interval->cleanText(), u"0.25"_s);
    interval->setValue(5);
    QCOMPARE(changed.takeFirst(), (QVariantList{u"sync.interval_seconds"_s, u"300"_s}));
    QCOMPARE(interval->cleanText(), u"5"_s);
    auto *months = child<QSpinBox>(&page, u"logMonthsBox"_s);
    QCOMPARE(months->value(), 13); // 400 days
    months->setValue(24);
    QCOMPARE(changed.takeFirst(), (QVariantList{u"general.log_days"_s, u"731"_s}));
    auto *language = child<QComboBox>(&page, u"languageCombo"_s);
    language->setFocus();
    QTest::keyClick(language, Qt::Key_Down);
    QCOMPARE(changed.takeFirst(), (QVariantList{u"general.language"_s, u"de"_s}));
    QVERIFY(!child<QCheckBox>(&page, u"autostartSwitch"_s)->isVisible());
    QSignalSpy opened(&page, &GeneralPage::openFolderRequested);
    page.setDataFolder(u"/somewhere"_s);
    click(&page, u"openFolderButton"_s);
    QCOMPARE(opened.takeFirst(), (QVariantList{u"/somewhere"_s}));
}

void TestIntegrations::theLanguageChangesWithoutRestart()
{
    IntegrationsPage page;
    page.setSnapshot(samples::inStep());
    page.show();
    texts::setLanguage(u"de"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
    IntegrationCard *card = page.card(Service::QuickBooks);
    QCOMPARE(child<StateLabel>(card, u"connectionState"_s)->word(), u"Verbunden"_s);
    QCOMPARE(child<QPushButton>(card, u"disconnectButton"_s)->text().remove(u'&'), u"Verbindung trennen …"_s);
    QVERIFY(saysSomewhere(card, u"2.914 von 500.000"_s));
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::ui::TestIntegrations test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_integrations.moc"
