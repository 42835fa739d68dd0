// Settings of the invoice mirror: what is chosen is sent, and what is typed must be in the list.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/settings.h"
#include "texts/texts.h"
#include "ui/screens.h"
#include "ui/set_up_samples.h"
#include "ui/settings/accounts_page.h"
#include "ui/settings/invoices_page.h"
#include "ui/settings/mapping_model.h"
#include "ui/settings/search_combo.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

template <class Widget>
Widget *part(const QWidget &page, const QString &name)
{
    auto *found = page.findChild<Widget *>(name);
    if (found == nullptr) {
        qFatal("no widget named %s", qPrintable(name));
    }
    return found;
}

QJsonObject mapOf(const QVariantList &change)
{
    return QJsonDocument::fromJson(change[1].toString().toUtf8()).object();
}

void chooseTax(const AccountsPage &page, const QString &key)
{
    auto *view = part<QTreeView>(page, u"mappingView"_s);
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, 0);
        if (qobject_cast<MappingModel *>(view->model())->taxAt(index)->key == key) {
            view->setCurrentIndex(index);
            return;
        }
    }
    qFatal("no tax %s", qPrintable(key));
}

/// The keys of somebody who leaves the field; the first Tab may go to the list of matches.
void leave(SearchCombo *combo)
{
    if (QWidget *matches = QApplication::activePopupWidget()) {
        QTest::keyClick(matches, Qt::Key_Tab);
    }
    if (combo->hasFocus()) {
        QTest::keyClick(combo->lineEdit(), Qt::Key_Tab);
    }
}

void type(SearchCombo *combo, const QString &text)
{
    combo->setFocus();
    combo->lineEdit()->selectAll();
    QTest::keyClicks(combo->lineEdit(), text);
    leave(combo);
}

} // namespace

class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { texts::setLanguage(u"en"_s); }
    void invoicesHoldAtOnce();
    void theModelPutsWhatIsMissingFirst();
    void onlyCodesOfTheRateAreOffered();
    void listsAreAskedForWhenThePageIsShown();
    void theFirstEntryIsWhatKontorFinds();
    void anEntryIsChosenByItsName();
    void whatIsNotInTheListIsNotTaken();
    void anEntryThatIsGoneIsNamed();
    void theWheelChangesNothingInPassing();
    void aSuggestionIsAccepted();
    void aChoiceKeepsTheOtherTaxes();
    void aChoiceIsTakenBack();
    void aRefusedMappingIsSaid();
    void aCompanyWithoutCodesSaysSo();
    void noTaxYetIsSaid();
    void aProblemKeepsWhatWasRead();
    void sectionsAreReached();
    void theLanguageChangesWithoutRestart();
};

void TestAccounts::invoicesHoldAtOnce()
{
    InvoicesPage page;
    page.setSettings({});
    page.show();
    auto *enabled = part<QCheckBox>(page, u"invoicesEnabled"_s);
    auto *asTax = part<QRadioButton>(page, u"taxAsTaxRadio"_s);
    auto *asLine = part<QRadioButton>(page, u"taxAsLineRadio"_s);
    QVERIFY(enabled->isChecked() && asTax->isChecked() && !asLine->isChecked());
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    enabled->click();
    QCOMPARE(changed.takeFirst(), (QVariantList{u"invoices.enabled"_s, u"off"_s}));
    asLine->click();
    QCOMPARE(changed.takeFirst(), (QVariantList{u"invoices.tax"_s, u"line"_s}));
    asLine->click();
    QCOMPARE(changed.size(), 0);
    page.setSettings({{u"invoices.enabled"_s, u"on"_s}, {u"invoices.tax"_s, u"tax"_s}});
    QVERIFY(enabled->isChecked() && asTax->isChecked());
}

void TestAccounts::theModelPutsWhatIsMissingFirst()
{
    MappingModel model;
    const QAbstractItemModelTester tester(&model);
    const engine::CompanyLists lists = samples::companyLists();
    model.setTaxes(lists.taxes, lists.taxCodes);
    QCOMPARE(model.rowCount(), 4);
    const auto row = [&model](int number) {
        QStringList cells;
        for (int column = 0; column < MappingModel::ColumnCount; ++column) {
            cells << model.index(number, column).data().toString();
        }
        return cells;
    };
    QCOMPARE(row(0), (QStringList{u"VAT"_s, u"20\u00a0%"_s, u"Suggested: 20.0% S"_s, u"Not mapped"_s}));
    QCOMPARE(row(1), (QStringList{u"City tax"_s, u"1.25\u00a0%"_s, QString(), u"Not mapped"_s}));
    QCOMPARE(row(2), (QStringList{u"Reduced"_s, u"5\u00a0%"_s, u"5.0% R"_s, u"Found by its rate"_s}));
    QCOMPARE(row(3), (QStringList{u"No tax"_s, u"0\u00a0%"_s, u"0.0% Z"_s, u"Mapped"_s}));
    QCOMPARE(
        model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"VAT, 20\u00a0%, Suggested: 20.0% S, Not mapped"_s);
    model.setCode(u"City tax|1.25"_s, u"99"_s); // not in QuickBooks' list
    QCOMPARE(row(1), (QStringList{u"City tax"_s, u"1.25\u00a0%"_s, u"99"_s, u"Mapped"_s}));
    model.setCode(u"no such tax"_s, u"99"_s);
    texts::setLanguage(u"de"_s);
    QCOMPARE(row(1), (QStringList{u"City tax"_s, u"1,25\u00a0%"_s, u"99"_s, u"Zugeordnet"_s}));
}

void TestAccounts::onlyCodesOfTheRateAreOffered()
{
    MappingModel model;
    const engine::CompanyLists lists = samples::companyLists();
    model.setTaxes(lists.taxes, lists.taxCodes);
    const auto offered = [&](const QString &key) {
        QStringList names;
        for (const auto &code : model.codesFor(*model.taxAt(model.indexOf(key)))) {
            names << code.name;
        }
        return names;
    };
    QCOMPARE(offered(u"VAT|20"_s), (QStringList{u"20.0% S"_s, u"20.0% RC"_s}));
    QCOMPARE(offered(u"|0"_s), (QStringList{u"0.0% Z"_s, u"Exempt"_s}));
    QCOMPARE(offered(u"City tax|1.25"_s), QStringList());
}

void TestAccounts::listsAreAskedForWhenThePageIsShown()
{
    AccountsPage page;
    QSignalSpy asked(&page, &AccountsPage::listsRequested);
    auto *again = part<QPushButton>(page, u"readListsButton"_s);
    page.show();
    QCOMPARE(asked.size(), 1);
    QVERIFY2(!again->isEnabled(), "one reading at a time");
    page.setLists({}); // a company of which nothing is known
    QVERIFY(again->isEnabled());
    QCOMPARE(part<SearchCombo>(page, u"itemCombo"_s)->count(), 1);
    again->click();
    QCOMPARE(asked.size(), 2);
    page.setLists(samples::companyLists());
    page.hide();
    page.show();
    QCOMPARE(asked.size(), 3);
}

void TestAccounts::theFirstEntryIsWhatKontorFinds()
{
    AccountsPage page;
    page.show();
    page.setLists(samples::companyLists());
    QCOMPARE(part<SearchCombo>(page, u"itemCombo"_s)->itemText(0), u"Found by Kontor: HighLevel Sales"_s);
    QCOMPARE(part<SearchCombo>(page, u"incomeCombo"_s)->currentText(), u"Found by Kontor: Sales of Product Income"_s);
    QCOMPARE(part<SearchCombo>(page, u"depositCombo"_s)->itemText(0), u"Found by Kontor: Undeposited Funds"_s);
    engine::CompanyLists lists = samples::companyLists();
    lists.item.clear();
    lists.income.clear();
    lists.deposit.clear();
    page.setLists(lists);
    QCOMPARE(part<SearchCombo>(page, u"itemCombo"_s)->itemText(0), u"Made when needed: HighLevel Sales"_s);
    QCOMPARE(part<SearchCombo>(page, u"incomeCombo"_s)->itemText(0), u"Found by Kontor"_s);
    QCOMPARE(part<SearchCombo>(page, u"depositCombo"_s)->itemText(0), u"Undeposited Funds"_s);
}

void TestAccounts::anEntryIsChosenByItsName()
{
    AccountsPage page;
    page.show();
    page.setLists(samples::companyLists());
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    auto *deposit = part<SearchCombo>(page, u"depositCombo"_s);
    type(deposit, u"checking"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.takeFirst(), (QVariantList{u"accounts.deposit"_s, u"35"_s}));
    QCOMPARE(deposit->currentText(), u"Checking"_s);
    page.setSettings({{u"accounts.deposit"_s, u"35"_s}});
    QCOMPARE(deposit->id(), u"35"_s);
    deposit->setCurrentIndex(0); // as the list does it
    Q_EMIT deposit->activated(0);
    QCOMPARE(changed.takeFirst(), (QVariantList{u"accounts.deposit"_s, QString()}));
    QVERIFY(engine::checkSetting(u"accounts.deposit"_s, QString()));
}

void TestAccounts::whatIsNotInTheListIsNotTaken()
{
    AccountsPage page;
    page.setSettings({{u"accounts.income"_s, u"45"_s}});
    page.show();
    page.setLists(samples::companyLists());
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    auto *income = part<SearchCombo>(page, u"incomeCombo"_s);
    income->setFocus();
    income->lineEdit()->selectAll();
    QTest::keyClicks(income->lineEdit(), u"Sal"_s);
    page.setSettings({{u"accounts.income"_s, u"45"_s}}); // the log grows while somebody types
    page.setLists(samples::companyLists());
    QCOMPARE(income->currentText(), u"Sal"_s);
    leave(income);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(income->currentText(), u"Landscaping Services"_s);
    QCOMPARE(part<TextLabel>(page, u"note.accounts.income"_s)->text(), u"Choose an entry from the list."_s);
    QVERIFY(part<TextLabel>(page, u"note.accounts.income"_s)->isVisible());
    type(income, u"Landscaping Services"_s);
    QCOMPARE(changed.size(), 0);
    QVERIFY(!part<TextLabel>(page, u"note.accounts.income"_s)->isVisible());
}

void TestAccounts::anEntryThatIsGoneIsNamed()
{
    AccountsPage page;
    page.setSettings({{u"accounts.item"_s, u"77"_s}});
    page.show();
    auto *item = part<SearchCombo>(page, u"itemCombo"_s);
    QCOMPARE(item->currentText(), u"ID 77"_s); // not known yet
    page.setLists(samples::companyLists());
    QCOMPARE(item->currentText(), u"ID 77, not active in QuickBooks"_s);
    QCOMPARE(item->id(), u"77"_s);
}

void TestAccounts::theWheelChangesNothingInPassing()
{
    AccountsPage page;
    page.show();
    page.setLists(samples::companyLists());
    part<QPushButton>(page, u"readListsButton"_s)->setFocus();
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    auto *income = part<SearchCombo>(page, u"incomeCombo"_s);
    QWheelEvent wheel({5, 5}, income->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
        Qt::NoScrollPhase, false);
    QApplication::sendEvent(income, &wheel);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(income->currentIndex(), 0);
}

void TestAccounts::aSuggestionIsAccepted()
{
    AccountsPage page;
    page.show();
    page.setLists(samples::companyLists());
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    QSignalSpy asked(&page, &AccountsPage::listsRequested);
    auto *use = part<QPushButton>(page, u"useSuggestionButton"_s);
    auto *view = part<QTreeView>(page, u"mappingView"_s);
    QCOMPARE(view->currentIndex().row(), 0); // VAT
    QVERIFY(use->isVisible());
    use->click();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toString(), u"taxes.map"_s);
    QCOMPARE(mapOf(changed[0]), (QJsonObject{{u"VAT|20"_s, u"10"_s}}));
    QVERIFY(engine::checkSetting(u"taxes.map"_s, changed[0][1].toString()));
    QCOMPARE(view->model()->index(0, MappingModel::State).data().toString(), u"Mapped"_s);
    QVERIFY(!use->isVisible());
    QCOMPARE(asked.size(), 1);
    chooseTax(page, u"City tax|1.25"_s);
    QVERIFY2(!use->isVisible(), "there is none");
    QVERIFY(part<TextLabel>(page, u"taxCodeHint"_s)->isVisible());
}

void TestAccounts::aChoiceKeepsTheOtherTaxes()
{
    AccountsPage page;
    page.setSettings({{u"taxes.map"_s, u"{\"Gone|7\":\"3\",\"VAT|20.00\":\"13\",\"|0\":\"12\"}"_s}});
    page.show();
    page.setLists(samples::companyLists());
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    chooseTax(page, u"VAT|20"_s);
    auto *code = part<SearchCombo>(page, u"taxCodeCombo"_s);
    type(code, u"20.0% s"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(mapOf(changed[0]), (QJsonObject{{u"Gone|7"_s, u"3"_s}, {u"VAT|20"_s, u"10"_s}, {u"|0"_s, u"12"_s}}));
    type(code, u"20.0% RC"_s); // before anything came back
    QCOMPARE(mapOf(changed[1]), (QJsonObject{{u"Gone|7"_s, u"3"_s}, {u"VAT|20"_s, u"13"_s}, {u"|0"_s, u"12"_s}}));
    type(code, u"nothing like it"_s);
    QCOMPARE(changed.size(), 2);
    QVERIFY(part<TextLabel>(page, u"note.taxes.map"_s)->isVisible());
}

void TestAccounts::aChoiceIsTakenBack()
{
    AccountsPage page;
    page.setSettings({{u"taxes.map"_s, u"{\"Gone|7\":\"3\",\"|0\":\"12\"}"_s}});
    page.show();
    page.setLists(samples::companyLists());
    QSignalSpy changed(&page, &SettingsPage::settingChanged);
    chooseTax(page, u"|0"_s);
    auto *code = part<SearchCombo>(page, u"taxCodeCombo"_s);
    QCOMPARE(code->id(), u"12"_s);
    code->setCurrentIndex(0);
    Q_EMIT code->activated(0);
    QCOMPARE(mapOf(changed[0]), (QJsonObject{{u"Gone|7"_s, u"3"_s}}));
    QCOMPARE(part<QTreeView>(page, u"mappingView"_s)->currentIndex().siblingAtColumn(MappingModel::State).data(),
        QVariant(u"Not mapped"_s)); // until the engine says what it finds
    chooseTax(page, u"Reduced|5"_s);
    QCOMPARE(code->currentText(), u"Found by Kontor: 5.0% R"_s);
    Q_EMIT code->activated(0);
    QCOMPARE(changed.size(), 1);
}

void TestAccounts::aRefusedMappingIsSaid()
{
    AccountsPage page;
    page.show();
    page.setLists(samples::companyLists());
    part<QPushButton>(page, u"useSuggestionButton"_s)->click();
    QSignalSpy asked(&page, &AccountsPage::listsRequested);
    page.refuse(u"taxes.map"_s,
        {.kind = Error::Kind::BadInput,
            .key = u"settings.value"_s,
            .parameters = {{u"key"_s, u"taxes.map"_s}, {u"allowed"_s, u"a JSON object"_s}}});
    QVERIFY(part<TextLabel>(page, u"note.taxes.map"_s)->isVisible());
}

void TestAccounts::aCompanyWithoutCodesSaysSo()
{
    AccountsPage page;
    page.show();
    auto *sentence = part<TextLabel>(page, u"noMappingNeeded"_s);
    QVERIFY2(!sentence->isVisible(), "not before it is known");
    page.setLists(samples::companyWithoutCodes());
    QVERIFY(sentence->isVisible());
    QVERIFY(!part<QTreeView>(page, u"mappingView"_s)->isVisible());
    page.setLists(samples::companyLists());
    QVERIFY(!sentence->isVisible());
    QVERIFY(part<QTreeView>(page, u"mappingView"_s)->isVisible());
}

void TestAccounts::noTaxYetIsSaid()
{
    AccountsPage page;
    page.show();
    engine::CompanyLists lists = samples::companyLists();
    lists.taxes.clear();
    page.setLists(lists);
    auto *empty = page.findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->sentence(), u"No tax has been used in HighLevel yet."_s);
    QVERIFY(!part<SearchCombo>(page, u"taxCodeCombo"_s)->isVisible());
}

void TestAccounts::aProblemKeepsWhatWasRead()
{
    AccountsPage page;
    page.show();
    page.setLists(samples::companyLists());
    engine::CompanyLists failed;
    failed.problem = Error{.kind = Error::Kind::NotSent, .key = u"net.offline"_s};
    page.setLists(failed);
    auto *note = part<MessageStrip>(page, u"listsProblem"_s);
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"No internet connection"_s));
    QCOMPARE(part<QTreeView>(page, u"mappingView"_s)->model()->rowCount(), 4);
    QVERIFY(part<SearchCombo>(page, u"itemCombo"_s)->count() > 1);
    QVERIFY(part<QPushButton>(page, u"readListsButton"_s)->isEnabled());
    page.setLists(samples::companyLists());
    QVERIFY(!note->isVisible());
}

void TestAccounts::sectionsAreReached()
{
    AccountsPage page;
    page.resize(700, 400);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.showSection(u"taxes/City tax|1.25"_s); // before the lists are there
    page.setLists(samples::companyLists());
    auto *view = part<QTreeView>(page, u"mappingView"_s);
    QCOMPARE(view->currentIndex().data().toString(), u"City tax"_s);
    page.showSection(u"taxes/VAT|20"_s);
    QCOMPARE(view->currentIndex().data().toString(), u"VAT"_s);
    QVERIFY(part<SearchCombo>(page, u"taxCodeCombo"_s)->hasFocus());
    page.showSection(u"deposit"_s);
    QVERIFY(part<SearchCombo>(page, u"depositCombo"_s)->hasFocus());
    page.showSection(u"taxes"_s);
    QVERIFY(part<SearchCombo>(page, u"taxCodeCombo"_s)->hasFocus());
    page.showSection(u"no such part"_s);
    // Enter on a tax leads to its code.
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(part<SearchCombo>(page, u"taxCodeCombo"_s)->hasFocus());
    InvoicesPage invoices;
    invoices.show();
    QVERIFY(QTest::qWaitForWindowActive(&invoices));
    invoices.showSection(u"tax"_s);
    QVERIFY(part<QRadioButton>(invoices, u"taxAsTaxRadio"_s)->hasFocus());
}

void TestAccounts::theLanguageChangesWithoutRestart()
{
    AccountsPage page;
    page.setSettings({{u"accounts.income"_s, u"45"_s}});
    page.show();
    page.setLists(samples::companyLists());
    texts::setLanguage(u"de"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
    QCOMPARE(part<SearchCombo>(page, u"depositCombo"_s)->itemText(0), u"Von Kontor gefunden: Undeposited Funds"_s);
    QCOMPARE(part<SearchCombo>(page, u"incomeCombo"_s)->id(), u"45"_s);
    QCOMPARE(part<QPushButton>(page, u"useSuggestionButton"_s)->text().remove(u'&'), u"Vorschlag übernehmen"_s);
    QCOMPARE(part<QTreeView>(page, u"mappingView"_s)->model()->rowCount(), 4);
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::ui::TestAccounts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_accounts.moc"
