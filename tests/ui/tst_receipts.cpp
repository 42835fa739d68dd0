// Settings of the sales receipts: what is chosen is sent at once, and what is typed must fit.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/settings.h"
#include "texts/texts.h"
#include "ui/screens.h"
#include "ui/settings/receipts_page.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

template <class Widget>
Widget *partOf(const ReceiptsPage &page, const QString &name)
{
    auto *found = page.findChild<Widget *>(name);
    if (found == nullptr) {
        qFatal("no widget named %s", qPrintable(name));
    }
    return found;
}

QStringList checkedKinds(const ReceiptsPage &page)
{
    QStringList checked;
    for (const QCheckBox *box : page.findChildren<QCheckBox *>()) {
        if (box->isChecked() && box->objectName().startsWith("kind."_L1)) {
            checked.append(box->objectName().mid(5));
        }
    }
    return checked;
}

} // namespace

class TestReceipts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { texts::setLanguage(u"en"_s); }
    void withoutAnySettingTheFirstValuesAreShown();
    void aBoxForEachOptionalKind();
    void whatIsChosenHoldsAtOnce();
    void kindsAreSentTogether();
    void noneIsAChoiceToo();
    void aMethodIsTakenOnLeaving();
    void aMethodThatIsTooLongIsNotTaken();
    void aRefusalBringsTheOldValueBack();
    void sectionsAreReached();
    void theLanguageChangesWithoutRestart();
};

void TestReceipts::withoutAnySettingTheFirstValuesAreShown()
{
    ReceiptsPage page;
    page.setSettings({});
    QVERIFY(partOf<QCheckBox>(page, u"receiptsEnabled"_s)->isChecked());
    QCOMPARE(checkedKinds(page), (QStringList{u"payment_link"_s, u"form"_s, u"survey"_s, u"point_of_sale"_s}));
    QVERIFY(partOf<QLineEdit>(page, u"paymentMethodField"_s)->text().isEmpty());
    QCOMPARE(partOf<QLineEdit>(page, u"paymentMethodField"_s)->placeholderText(), u"As HighLevel names it"_s);
    QVERIFY(partOf<QRadioButton>(page, u"askRefundsRadio"_s)->isChecked());
    const QString always = partOf<TextLabel>(page, u"kindsThatAlwaysCount"_s)->text();
    for (const QString &kind : {u"order forms"_s, u"subscriptions"_s, u"memberships"_s, u"courses"_s, u"calendars"_s}) {
        QVERIFY2(always.contains(kind), qPrintable(kind));
    }
}

void TestReceipts::aBoxForEachOptionalKind()
{
    ReceiptsPage page;
    QStringList all;
    for (auto *box : page.findChildren<QCheckBox *>()) {
        if (box->objectName().startsWith("kind."_L1)) {
            all.append(box->objectName().mid(5));
            QVERIFY2(!box->text().isEmpty(), qPrintable(box->objectName()));
        }
    }
    // As the setting knows them: each is one of its words, and none is missing.
    for (const QString &kind : all) {
        QVERIFY2(engine::checkSetting(u"receipts.sources"_s, kind), qPrintable(kind));
    }
    QVERIFY(engine::settingRule(u"receipts.sources"_s)->allowed.startsWith(u"some of "_s + all.join(u", "_s) + u','));
}

void TestReceipts::whatIsChosenHoldsAtOnce()
{
    ReceiptsPage page;
    page.setSettings({{u"receipts.enabled"_s, u"off"_s}, {u"receipts.refunds"_s, u"on"_s}});
    page.show();
    auto *enabled = partOf<QCheckBox>(page, u"receiptsEnabled"_s);
    auto *book = partOf<QRadioButton>(page, u"bookRefundsRadio"_s);
    auto *ask = partOf<QRadioButton>(page, u"askRefundsRadio"_s);
    QVERIFY(!enabled->isChecked() && book->isChecked() && !ask->isChecked());
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    enabled->click();
    QCOMPARE(changed.takeFirst(), (QVariantList{u"receipts.enabled"_s, u"on"_s}));
    ask->click();
    QCOMPARE(changed.takeFirst(), (QVariantList{u"receipts.refunds"_s, u"off"_s}));
    ask->click();
    QCOMPARE(changed.size(), 0);
    book->click();
    QCOMPARE(changed.takeFirst(), (QVariantList{u"receipts.refunds"_s, u"on"_s}));
    page.setSettings({});
    QVERIFY(enabled->isChecked() && ask->isChecked());
}

void TestReceipts::kindsAreSentTogether()
{
    ReceiptsPage page;
    page.setSettings({});
    page.show();
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    partOf<QCheckBox>(page, u"kind.manual"_s)->click();
    QCOMPARE(
        changed.takeFirst(), (QVariantList{u"receipts.sources"_s, u"payment_link,form,survey,point_of_sale,manual"_s}));
    // Before the engine has answered.
    partOf<QCheckBox>(page, u"kind.form"_s)->click();
    const QVariantList last = changed.takeFirst();
    QCOMPARE(last[1].toString(), u"payment_link,survey,point_of_sale,manual"_s);
    QVERIFY(engine::checkSetting(last[0].toString(), last[1].toString()));
    page.setSettings({{u"receipts.sources"_s, u"document_contracts,survey"_s}});
    QCOMPARE(checkedKinds(page), (QStringList{u"survey"_s, u"document_contracts"_s}));
}

void TestReceipts::noneIsAChoiceToo()
{
    ReceiptsPage page;
    page.setSettings({{u"receipts.sources"_s, u"survey"_s}});
    page.show();
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    partOf<QCheckBox>(page, u"kind.survey"_s)->click();
    QCOMPARE(changed.takeFirst(), (QVariantList{u"receipts.sources"_s, QString()}));
    page.setSettings({{u"receipts.sources"_s, QString()}});
    QCOMPARE(checkedKinds(page), QStringList());
}

void TestReceipts::aMethodIsTakenOnLeaving()
{
    ReceiptsPage page;
    page.setSettings({});
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    auto *method = partOf<QLineEdit>(page, u"paymentMethodField"_s);
    method->setFocus();
    QTest::keyClicks(method, u" Card   payment "_s);
    QCOMPARE(changed.size(), 0);
    QTest::keyClick(method, Qt::Key_Return);
    QCOMPARE(changed.takeFirst(), (QVariantList{u"receipts.payment_method"_s, u"Card payment"_s}));
    QCOMPARE(method->text(), u"Card payment"_s);
    method->clear();
    QTest::keyClick(method, Qt::Key_Tab);
    QCOMPARE(changed.takeFirst(), (QVariantList{u"receipts.payment_method"_s, QString()}));
}

void TestReceipts::aMethodThatIsTooLongIsNotTaken()
{
    ReceiptsPage page;
    page.setSettings({{u"receipts.payment_method"_s, u"Cash"_s}});
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    auto *method = partOf<QLineEdit>(page, u"paymentMethodField"_s);
    method->setFocus();
    method->selectAll();
    QTest::keyClicks(method, u"x"_s.repeated(32));
    QTest::keyClick(method, Qt::Key_Return);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(method->text(), u"Cash"_s);
    auto *note = partOf<TextLabel>(page, u"note.receipts.payment_method"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), u"At most 31 characters."_s);
    method->selectAll();
    QTest::keyClicks(method, u"x"_s.repeated(31));
    QTest::keyClick(method, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!note->isVisible());
}

void TestReceipts::aRefusalBringsTheOldValueBack()
{
    ReceiptsPage page;
    page.setSettings({{u"receipts.sources"_s, u"form"_s}});
    page.show();
    partOf<QCheckBox>(page, u"kind.manual"_s)->click();
    page.refuse(u"receipts.sources"_s,
        {.kind = Error::Kind::BadInput, .key = u"settings.value"_s, .parameters = {{u"allowed"_s, u"others"_s}}});
    QCOMPARE(checkedKinds(page), QStringList{u"form"_s});
    QVERIFY(partOf<TextLabel>(page, u"note.receipts.sources"_s)->isVisible());
}

void TestReceipts::sectionsAreReached()
{
    ReceiptsPage page;
    page.resize(600, 300);
    page.setSettings({{u"receipts.refunds"_s, u"on"_s}});
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.showSection(u"refunds"_s);
    QVERIFY(partOf<QRadioButton>(page, u"bookRefundsRadio"_s)->hasFocus());
    page.showSection(u"payment_method"_s);
    QVERIFY(partOf<QLineEdit>(page, u"paymentMethodField"_s)->hasFocus());
    page.showSection(u"sources"_s);
    QVERIFY(partOf<QCheckBox>(page, u"kind.payment_link"_s)->hasFocus());
    page.showSection(u"no such part"_s);
    QVERIFY(partOf<QCheckBox>(page, u"kind.payment_link"_s)->hasFocus());
}

void TestReceipts::theLanguageChangesWithoutRestart()
{
    ReceiptsPage page;
    page.setSettings({{u"receipts.sources"_s, u"manual"_s}});
    page.show();
    texts::setLanguage(u"de"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
    const auto plain = [](QString text) { return text.remove(u'&'); };
    QCOMPARE(plain(partOf<QCheckBox>(page, u"receiptsEnabled"_s)->text()), u"Zahlungen als Verkaufsbelege buchen"_s);
    QCOMPARE(plain(partOf<QCheckBox>(page, u"kind.point_of_sale"_s)->text()), u"Kasse"_s);
    QCOMPARE(plain(partOf<QRadioButton>(page, u"bookRefundsRadio"_s)->text()), u"als Erstattungsbelege buchen"_s);
    QCOMPARE(plain(partOf<QRadioButton>(page, u"askRefundsRadio"_s)->text()), u"nachfragen"_s);
    QCOMPARE(checkedKinds(page), QStringList{u"manual"_s});
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::ui::TestReceipts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_receipts.moc"
