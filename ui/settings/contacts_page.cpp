// Fields of the contact import.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/contacts_page.h"

#include "ui/settings/country_words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr int longestTag = 60;

const QString enabledKey = u"contacts.enabled"_s;
const QString tagKey = u"contacts.tag"_s;
const QString countryKey = u"contacts.country"_s;

} // namespace

ContactsPage::ContactsPage(QWidget *parent)
    : SettingsPage(Width::Narrow, parent)
    , m_enabled(new QCheckBox(this))
    , m_tagLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_tag(new QLineEdit(this))
    , m_tagHint(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
    , m_countryLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_country(new QComboBox(this))
    , m_again(new QPushButton(IconLoader::action(u"view-refresh"_s), QString(), this))
    , m_againHint(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
{
    const Metrics metrics;
    setObjectName(u"contactsSettingsPage"_s);
    m_enabled->setObjectName(u"contactsEnabled"_s);
    m_tag->setObjectName(u"tagField"_s);
    m_country->setObjectName(u"countryCombo"_s);
    m_again->setObjectName(u"importAgainButton"_s);
    m_tagHint->setWordWrap(true);
    m_againHint->setWordWrap(true);
    m_tagLabel->setBuddy(m_tag);
    m_countryLabel->setBuddy(m_country);
    m_country->setEditable(true);
    m_country->setInsertPolicy(QComboBox::NoInsert);
    m_country->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_country->completer()->setFilterMode(Qt::MatchContains);
    m_country->setMinimumContentsLength(24);
    m_country->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);

    auto *card = new Card(Card::Padding::Card, this);
    auto *grid = new QGridLayout(card);
    grid->setHorizontalSpacing(metrics.units(2));
    grid->setVerticalSpacing(metrics.units(0.75));
    grid->setColumnMinimumWidth(0, metrics.ems(8.5));
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto gap = [&] { grid->setRowMinimumHeight(row++, metrics.u()); };
    grid->addWidget(m_enabled, row++, 0, 1, 2);
    gap();
    grid->addWidget(m_tagLabel, row, 0);
    grid->addWidget(m_tag, row++, 1);
    grid->addWidget(m_tagHint, row++, 1);
    grid->addWidget(noteFor(tagKey), row++, 1);
    gap();
    grid->addWidget(m_countryLabel, row, 0);
    grid->addWidget(m_country, row++, 1, Qt::AlignLeft);
    grid->addWidget(noteFor(countryKey), row++, 1);
    gap();
    grid->addWidget(m_again, row++, 1, Qt::AlignLeft);
    grid->addWidget(m_againHint, row++, 1);
    card->padLayout();
    column()->addWidget(card);
    column()->addStretch(1);

    connect(m_enabled, &QCheckBox::clicked, this,
        [this](bool on) { change(enabledKey, on ? u"on"_s : u"off"_s, u"on"_s); });
    connect(m_tag, &QLineEdit::editingFinished, this, &ContactsPage::takeTag);
    connect(m_country, &QComboBox::activated, this, &ContactsPage::takeCountry);
    connect(m_country->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        // What is typed holds only where it names a country of the list.
        const int index = m_country->findText(m_country->currentText(), Qt::MatchFixedString);
        if (index >= 0) {
            m_country->setCurrentIndex(index);
            takeCountry(index);
        } else {
            showSettings();
            say(countryKey, tr("Choose a country from the list."));
        }
    });
    connect(m_again, &QPushButton::clicked, this, &ContactsPage::importAgainRequested);
    retranslate();
    showSettings();
}

void ContactsPage::setCompanyCountry(const QString &code)
{
    if (m_companyCountry != code) {
        m_companyCountry = code;
        retranslate();
    }
}

void ContactsPage::setImportHindrance(const QString &why)
{
    m_hindrance = why;
    m_again->setEnabled(why.isEmpty());
    m_againHint->setText(
        why.isEmpty() ? tr("Compares all customers again. Nothing that someone typed is overwritten.") : why);
}

void ContactsPage::fillCountries()
{
    m_country->clear();
    m_country->addItem(QString(), QString());
    for (const auto &[words, code] : allCountries()) {
        m_country->addItem(words, code);
    }
}

void ContactsPage::takeCountry(int index)
{
    const QString code = m_country->itemData(index).toString();
    if (code != value(countryKey, {})) { // Enter in the field also takes what is there already
        change(countryKey, code, {});
    }
}

void ContactsPage::takeTag()
{
    const QString tag = m_tag->text().trimmed();
    QString why;
    if (tag.isEmpty()) {
        why = tr("This is empty.");
    } else if (tag.size() > longestTag) {
        why = tr("At most %1 characters.").arg(QLocale().toString(longestTag));
    }
    if (why.isEmpty()) {
        change(tagKey, tag, u"quickbooks"_s);
        m_tag->setText(tag);
    } else {
        m_tag->setText(value(tagKey, u"quickbooks"_s));
        say(tagKey, why);
    }
}

void ContactsPage::showSettings()
{
    m_enabled->setChecked(value(enabledKey, u"on"_s) != u"off");
    if (!m_tag->hasFocus() || !m_tag->isModified()) {
        m_tag->setText(value(tagKey, u"quickbooks"_s));
    }
    const int index = m_country->findData(value(countryKey, {}));
    m_country->setCurrentIndex(std::max(index, 0));
}

void ContactsPage::retranslate()
{
    heading()->setText(tr("Contacts"));
    subtitle()->setText(tr("QuickBooks customers become HighLevel contacts."));
    m_enabled->setText(tr("&Import customers as contacts"));
    m_tagLabel->setText(tr("&Tag"));
    m_tagHint->setText(tr("Contacts that Kontor adds carry this tag."));
    m_tag->setAccessibleDescription(m_tagHint->text());
    m_countryLabel->setText(tr("&Default country for phone numbers"));
    m_country->lineEdit()->setAccessibleName(m_countryLabel->text().remove(u'&'));
    fillCountries();
    m_country->setItemText(0,
        m_companyCountry.isEmpty() ? tr("Country of the company")
                                   : tr("Country of the company (%1)").arg(m_companyCountry));
    m_again->setText(tr("Import a&gain"));
    setImportHindrance(m_hindrance);
    showSettings();
}

} // namespace kontor::ui
