// Item, accounts and tax codes, chosen from what QuickBooks has.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/accounts_page.h"

#include "core/exact_decimal.h"
#include "ui/settings/error_words.h"
#include "ui/settings/mapping_model.h"
#include "ui/settings/search_combo.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/list_view.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/two_line_delegate.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QJsonDocument>
#include <QJsonObject>
#include <QShowEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

enum FieldIndex { ItemField, IncomeField, DepositField };

const QString taxMapKey = u"taxes.map"_s;
const QString noTaxMap = u"{}"_s;

/// Keys that differ by zeros at the end of the rate name the same tax.
QString comparableTaxKey(const QString &key)
{
    const qsizetype bar = key.lastIndexOf(u'|');
    const auto rate = ExactDecimal::parse(QStringView(key).mid(bar + 1).trimmed());
    return bar >= 0 && rate ? QString(key.left(bar).trimmed() + u'|' + rate->toText()) : key;
}

/// The setting's text with another code for one tax; an empty code takes it out. Other taxes stay as they are.
QString withTaxCode(const QString &setting, const QString &key, const QString &code)
{
    QJsonObject map = QJsonDocument::fromJson(setting.toUtf8()).object();
    const QString wanted = comparableTaxKey(key);
    const QStringList keys = map.keys();
    for (const QString &each : keys) {
        if (comparableTaxKey(each) == wanted) {
            map.remove(each);
        }
    }
    if (!code.isEmpty()) {
        map.insert(key, code);
    }
    return QString::fromUtf8(QJsonDocument(map).toJson(QJsonDocument::Compact));
}

QString nameOfEntry(const std::vector<engine::CompanyLists::Entry> &entries, const QString &id)
{
    const auto found = std::ranges::find(entries, id, &engine::CompanyLists::Entry::id);
    return found == entries.end() ? QString() : found->name;
}

} // namespace

AccountsPage::AccountsPage(QWidget *parent)
    : SettingsPage(Width::Narrow, parent)
    , m_problem(new MessageStrip(MessageStrip::Kind::Attention, MessageStrip::Shape::Note, this))
{
    const Metrics metrics;
    setObjectName(u"accountsSettingsPage"_s);
    m_problem->setObjectName(u"listsProblem"_s);
    m_problem->hide();
    column()->addWidget(m_problem);

    auto *card = new Card(Card::Padding::Card, this);
    auto *grid = new QGridLayout(card);
    grid->setHorizontalSpacing(metrics.units(2));
    grid->setVerticalSpacing(metrics.units(0.75));
    grid->setColumnMinimumWidth(0, metrics.ems(8.5));
    grid->setColumnStretch(1, 1);
    int row = 0;
    const std::array<std::pair<QString, QString>, 3> names{{{u"accounts.item"_s, u"itemCombo"_s},
        {u"accounts.income"_s, u"incomeCombo"_s}, {u"accounts.deposit"_s, u"depositCombo"_s}}};
    for (size_t i = 0; i < m_fields.size(); ++i) {
        Field &field = m_fields[i];
        field.key = names[i].first;
        field.label = new TextLabel(TextStyle::Body, Role::SecondaryText, card);
        field.combo = new SearchCombo(card);
        field.combo->setObjectName(names[i].second);
        field.hint = new TextLabel(TextStyle::Caption, Role::SecondaryText, card);
        field.hint->setWordWrap(true);
        field.label->setBuddy(field.combo);
        grid->addWidget(field.label, row, 0);
        grid->addWidget(field.combo, row++, 1);
        grid->addWidget(field.hint, row++, 1);
        grid->addWidget(noteFor(field.key), row++, 1);
        grid->setRowMinimumHeight(row++, metrics.u());
        connect(field.combo, &SearchCombo::chosen, this, [this, key = field.key](const QString &id) {
            if (id != value(key, {})) { // Enter in the field also takes what is there already
                change(key, id, {});
            } else {
                say(key, {});
            }
        });
        connect(field.combo, &SearchCombo::notFound, this,
            [this, key = field.key] { say(key, tr("Choose an entry from the list.")); });
    }
    m_again = new RoomyButton(card);
    m_again->setIcon(IconLoader::action(u"view-refresh"_s));
    m_again->setObjectName(u"readListsButton"_s);
    m_againHint = new TextLabel(TextStyle::Caption, Role::SecondaryText, card);
    m_againHint->setWordWrap(true);
    grid->addWidget(m_again, row++, 1, Qt::AlignLeft);
    grid->addWidget(m_againHint, row++, 1);
    card->padLayout();
    column()->addWidget(card);

    m_taxesHeading = new TextLabel(TextStyle::Heading, Role::WindowText, this);
    m_noCodes = new TextLabel(TextStyle::Body, Role::SecondaryText, this);
    m_noCodes->setObjectName(u"noMappingNeeded"_s);
    m_noCodes->setWordWrap(true);
    m_taxes = new QStackedWidget(this);
    m_model = new MappingModel(this);
    auto *list = new Card(Card::Padding::None, m_taxes);
    auto *listRows = new QVBoxLayout(list);
    listRows->setSpacing(0);
    m_view = new ListView(ListView::Header::Shown, list);
    m_view->setObjectName(u"mappingView"_s);
    m_view->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Lines::One, this));
    m_view->setModel(m_model);
    m_view->setAlternatingRowColors(true);
    m_view->setStretch({3, 0, 3, 1});
    m_view->setFitRows(true);
    listRows->addWidget(m_view);
    listRows->addWidget(new Separator(Qt::Horizontal, list));
    m_editor = new QWidget(list);
    auto *editor = new QGridLayout(m_editor);
    editor->setContentsMargins(metrics.units(2), metrics.units(1.5), metrics.units(2), metrics.units(1.5));
    editor->setHorizontalSpacing(metrics.units(1.5));
    editor->setVerticalSpacing(metrics.units(0.75));
    editor->setColumnStretch(1, 1);
    m_codeLabel = new TextLabel(TextStyle::Body, Role::SecondaryText, m_editor);
    m_code = new SearchCombo(m_editor);
    m_code->setObjectName(u"taxCodeCombo"_s);
    m_code->setMinimumContentsLength(16);
    m_suggestion = new RoomyButton(m_editor);
    m_suggestion->setObjectName(u"useSuggestionButton"_s);
    m_codeHint = new TextLabel(TextStyle::Caption, Role::SecondaryText, m_editor);
    m_codeHint->setObjectName(u"taxCodeHint"_s);
    m_codeHint->setWordWrap(true);
    m_codeLabel->setBuddy(m_code);
    editor->addWidget(m_codeLabel, 0, 0);
    editor->addWidget(m_code, 0, 1);
    editor->addWidget(m_suggestion, 0, 2);
    editor->addWidget(m_codeHint, 1, 1, 1, 2);
    editor->addWidget(noteFor(taxMapKey), 2, 1, 1, 2);
    listRows->addWidget(m_editor);
    list->padLayout();
    m_noTaxes = new EmptyState(u"map"_s, m_taxes);
    m_taxes->addWidget(list);
    m_taxes->addWidget(m_noTaxes);
    column()->addSpacing(metrics.units(0.5));
    column()->addWidget(m_taxesHeading);
    column()->addWidget(m_noCodes);
    column()->addWidget(m_taxes);
    column()->addStretch(1);

    connect(m_again, &QPushButton::clicked, this, &AccountsPage::askForLists);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        say(taxMapKey, {});
        showCurrentTax();
    });
    connect(m_view, &QAbstractItemView::activated, this, [this] { m_code->setFocus(Qt::OtherFocusReason); });
    connect(m_code, &SearchCombo::chosen, this, &AccountsPage::takeCode);
    connect(m_code, &SearchCombo::notFound, this, [this] { say(taxMapKey, tr("Choose an entry from the list.")); });
    connect(m_suggestion, &QPushButton::clicked, this, [this] {
        if (const engine::CompanyLists::Tax *tax = m_model->taxAt(m_view->currentIndex())) {
            takeCode(tax->suggestion);
            m_view->setFocus(Qt::OtherFocusReason); // the button goes
        }
    });
    retranslate();
}

void AccountsPage::askForLists()
{
    m_reading = true;
    retranslate();
    Q_EMIT listsRequested();
}

void AccountsPage::showEvent(QShowEvent *event)
{
    SettingsPage::showEvent(event);
    if (!event->spontaneous()) {
        askForLists();
    }
}

void AccountsPage::setLists(const engine::CompanyLists &lists)
{
    m_reading = false;
    m_problem->setVisible(lists.problem.has_value());
    if (lists.problem) {
        m_problem->setText(noteText(*lists.problem));
        announce(m_problem, m_problem->text());
    }
    const bool empty = lists.items.empty() && lists.incomeAccounts.empty() && lists.depositAccounts.empty()
        && lists.taxCodes.empty() && lists.taxes.empty();
    if (!lists.problem || !empty) {
        const engine::CompanyLists::Tax *before = m_model->taxAt(m_view->currentIndex());
        const QString current = before != nullptr ? before->key : QString();
        m_lists = lists;
        m_haveLists = !empty; // every company has accounts
        m_model->setTaxes(lists.taxes, lists.taxCodes);
        selectTax(m_wantedTax.value_or(current));
    }
    retranslate();
    if (m_haveLists && std::exchange(m_wantedTax, std::nullopt)) {
        bringIntoView(m_lists.codesNeeded ? static_cast<QWidget *>(m_taxes) : m_noCodes);
        if (m_again->hasFocus() && m_code->isVisible()) {
            m_code->setFocus(Qt::OtherFocusReason);
        }
    }
}

void AccountsPage::showSection(const QString &section)
{
    for (Field &field : m_fields) {
        if (field.key == u"accounts."_s + section) {
            bringIntoView(field.combo);
            field.combo->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    if (section == u"taxes" || section.startsWith(u"taxes/")) {
        const QString key = section.mid(6);
        selectTax(key);
        if (m_reading || !m_model->indexOf(key).isValid()) {
            m_wantedTax = key;
        }
        const bool shown = m_code->isVisible();
        bringIntoView(shown ? static_cast<QWidget *>(m_taxes) : m_taxesHeading);
        (shown ? static_cast<QWidget *>(m_code) : m_again)->setFocus(Qt::OtherFocusReason);
    }
}

void AccountsPage::selectTax(const QString &key)
{
    QModelIndex row = m_model->indexOf(key);
    if (!row.isValid() && m_model->rowCount() > 0) {
        row = m_model->index(0, 0);
    }
    m_view->setCurrentIndex(row);
    showCurrentTax();
}

void AccountsPage::bringIntoView(QWidget *part)
{
    // Once the page has its new height.
    QTimer::singleShot(0, part, [this, part] {
        if (isVisible() && part->isVisible()) {
            QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            ensureWidgetVisible(part, 0, Metrics().units(2));
        }
    });
}

void AccountsPage::takeCode(const QString &code)
{
    const engine::CompanyLists::Tax *tax = m_model->taxAt(m_view->currentIndex());
    if (tax == nullptr) {
        return;
    }
    const QString before = value(taxMapKey, noTaxMap);
    const QString after = withTaxCode(before, tax->key, code);
    if (QJsonDocument::fromJson(before.toUtf8()) == QJsonDocument::fromJson(after.toUtf8())) {
        say(taxMapKey, {});
        return;
    }
    m_model->setCode(tax->key, code);
    change(taxMapKey, after, noTaxMap);
    showCurrentTax();
    Q_EMIT listsRequested(); // what is found without a choice is for the engine to say
}

void AccountsPage::fillField(
    Field &field, const std::vector<engine::CompanyLists::Entry> &entries, const QString &automatic)
{
    std::vector<SearchCombo::Choice> choices{{QString(), automatic}};
    for (const engine::CompanyLists::Entry &entry : entries) {
        choices.push_back({entry.id, entry.name});
    }
    const QString chosen = value(field.key, {});
    if (!chosen.isEmpty() && nameOfEntry(entries, chosen).isEmpty()) {
        choices.push_back(
            {chosen, m_haveLists ? tr("ID %1, not active in QuickBooks").arg(chosen) : tr("ID %1").arg(chosen)});
    }
    field.combo->setChoices(choices);
    field.combo->select(chosen);
}

void AccountsPage::fillFields()
{
    const auto found
        = [](const std::vector<engine::CompanyLists::Entry> &entries, const QString &id, const QString &otherwise) {
              const QString name = nameOfEntry(entries, id);
              return name.isEmpty() ? otherwise : tr("Found by Kontor: %1").arg(name);
          };
    fillField(m_fields[ItemField], m_lists.items,
        found(m_lists.items, m_lists.item,
            m_haveLists ? tr("Made when needed: %1").arg(u"HighLevel Sales"_s) : tr("Found by Kontor")));
    fillField(m_fields[IncomeField], m_lists.incomeAccounts,
        found(m_lists.incomeAccounts, m_lists.income, tr("Found by Kontor")));
    fillField(m_fields[DepositField], m_lists.depositAccounts,
        found(m_lists.depositAccounts, m_lists.deposit, m_haveLists ? tr("Undeposited Funds") : tr("Found by Kontor")));
}

void AccountsPage::showTaxes()
{
    const bool needed = m_lists.codesNeeded;
    m_noCodes->setVisible(m_haveLists && !needed);
    m_taxes->setVisible(needed);
    m_taxesHeading->setVisible(m_haveLists);
    m_taxes->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    // The page that is not shown must not decide the height.
    for (int index = 0; index < m_taxes->count(); ++index) {
        const auto fit = index == m_taxes->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_taxes->widget(index)->setSizePolicy(QSizePolicy::Preferred, fit);
    }
}

void AccountsPage::showCurrentTax()
{
    const engine::CompanyLists::Tax *tax = m_model->taxAt(m_view->currentIndex());
    m_editor->setVisible(tax != nullptr);
    if (tax == nullptr) {
        return;
    }
    const QString automatic = tax->code.isEmpty() ? tr("Not mapped")
        : tax->chosen                             ? tr("Found by its rate")
                                                  : tr("Found by Kontor: %1").arg(m_model->codeName(tax->code));
    std::vector<SearchCombo::Choice> choices{{QString(), automatic}};
    for (const engine::CompanyLists::Entry &code : m_model->codesFor(*tax)) {
        choices.push_back({code.id, code.name});
    }
    m_codeHint->setText(tr("QuickBooks has no tax code of this rate. Add one there, then read again."));
    m_codeHint->setVisible(choices.size() == 1);
    m_code->setChoices(choices);
    m_code->select(tax->chosen ? tax->code : QString());
    m_code->setNames(tr("Tax code for %1").arg(MappingModel::taxWords(*tax)), {});
    m_suggestion->setVisible(tax->code.isEmpty() && !tax->suggestion.isEmpty());
}

void AccountsPage::showSettings()
{
    fillFields();
    showTaxes();
    showCurrentTax();
}

void AccountsPage::retranslate()
{
    heading()->setText(tr("Accounts and taxes"));
    subtitle()->setText(tr("What Kontor books invoices with in QuickBooks."));
    m_fields[ItemField].label->setText(tr("It&em for sales"));
    m_fields[ItemField].hint->setText(tr("For lines whose product QuickBooks does not have."));
    m_fields[IncomeField].label->setText(tr("&Income account"));
    m_fields[IncomeField].hint->setText(tr("For items that Kontor makes."));
    m_fields[DepositField].label->setText(tr("&Deposit account"));
    m_fields[DepositField].hint->setText(tr("Where payments of invoices go."));
    for (const Field &field : m_fields) {
        QString name = field.label->text();
        field.combo->setNames(name.remove(u'&'), field.hint->text());
    }
    m_again->setText(tr("&Read again from QuickBooks"));
    m_againHint->setText(
        m_reading ? tr("Reading…") : tr("After you have added an item, an account or a tax code there."));
    m_again->setAccessibleDescription(m_againHint->text());
    m_again->setEnabled(!m_reading);
    m_taxesHeading->setText(tr("Taxes"));
    m_noCodes->setText(tr("In this company no tax needs to be mapped."));
    m_noTaxes->setSentence(tr("No tax has been used in HighLevel yet."));
    m_view->setAccessibleName(m_taxesHeading->text());
    m_codeLabel->setText(tr("Tax &code"));
    m_suggestion->setText(tr("&Use suggestion"));
    m_model->retranslate();
    showSettings();
}

} // namespace kontor::ui
