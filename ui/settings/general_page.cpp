// Fields that concern Kontor itself.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/general_page.h"

#include "ui/settings/minutes_box.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

const QString languageKey = u"general.language"_s;
const QString appearanceKey = u"general.appearance"_s;
const QString intervalKey = u"sync.interval_seconds"_s;
const QString logKey = u"general.log_days"_s;
const QString autostartKey = u"general.autostart"_s;
const QString trayKey = u"general.keep_in_tray"_s;
const QString systemValue = u"system"_s;

constexpr double daysPerMonth = 365.25 / 12;

int monthsOf(const QString &days) { return static_cast<int>(std::lround(days.toDouble() / daysPerMonth)); }

int daysOf(int months) { return static_cast<int>(std::ceil(months * daysPerMonth)); }

void chooseData(QComboBox *combo, const QString &data) { combo->setCurrentIndex(std::max(0, combo->findData(data))); }

} // namespace

GeneralPage::GeneralPage(QWidget *parent)
    : SettingsPage(Width::Narrow, parent)
    , m_languageLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_language(new QComboBox(this))
    , m_appearanceLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_appearance(new QComboBox(this))
    , m_intervalLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_interval(new MinutesBox(this))
    , m_autostart(new QCheckBox(this))
    , m_tray(new QCheckBox(this))
    , m_logLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_log(new QSpinBox(this))
    , m_folderLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_folder(new TextLabel(TextStyle::Body, Role::Text, this))
    , m_open(new QPushButton(IconLoader::icon(u"open"_s, Role::ButtonText), QString(), this))
{
    const Metrics metrics;
    setObjectName(u"generalSettingsPage"_s);
    m_language->setObjectName(u"languageCombo"_s);
    m_appearance->setObjectName(u"appearanceCombo"_s);
    m_interval->setObjectName(u"intervalBox"_s);
    m_log->setObjectName(u"logMonthsBox"_s);
    m_autostart->setObjectName(u"autostartSwitch"_s);
    m_tray->setObjectName(u"traySwitch"_s);
    m_open->setObjectName(u"openFolderButton"_s);
    m_language->addItem(QString(), systemValue);
    m_language->addItem(u"Deutsch"_s, u"de"_s);
    m_language->addItem(u"English"_s, u"en"_s);
    m_appearance->addItem(QString(), systemValue);
    m_appearance->addItem(QString(), u"light"_s);
    m_appearance->addItem(QString(), u"dark"_s);
    for (QComboBox *combo : {m_language, m_appearance}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        combo->setMinimumWidth(metrics.ems(10.5));
    }
    m_log->setRange(1, 120);
    for (QAbstractSpinBox *box :
        {static_cast<QAbstractSpinBox *>(m_interval), static_cast<QAbstractSpinBox *>(m_log)}) {
        box->setKeyboardTracking(false); // typing "15" must not set 1 first
        box->setMinimumWidth(metrics.ems(7));
    }
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_folder->setWordWrap(true);
    m_autostart->hide();
    m_tray->hide();

    auto *card = new Card(Card::Padding::Card, this);
    auto *grid = new QGridLayout(card);
    grid->setHorizontalSpacing(metrics.units(2));
    grid->setVerticalSpacing(metrics.units(1.25));
    grid->setColumnMinimumWidth(0, metrics.ems(8.5));
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto addField = [&](TextLabel *label, QWidget *field, const QString &key) {
        label->setBuddy(field);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row++, 1, Qt::AlignLeft);
        if (!key.isEmpty()) {
            grid->addWidget(noteFor(key), row++, 1);
        }
    };
    addField(m_languageLabel, m_language, languageKey);
    addField(m_appearanceLabel, m_appearance, appearanceKey);
    addField(m_intervalLabel, m_interval, intervalKey);
    addField(m_logLabel, m_log, logKey);
    grid->addWidget(m_autostart, row++, 1);
    grid->addWidget(m_tray, row++, 1);
    grid->addWidget(m_folderLabel, row, 0, Qt::AlignVCenter);
    auto *folder = new QHBoxLayout;
    folder->setSpacing(metrics.units(1.5));
    folder->addWidget(m_folder, 1);
    folder->addWidget(m_open, 0, Qt::AlignTop);
    grid->addLayout(folder, row, 1);
    card->padLayout();
    column()->addWidget(card);
    column()->addStretch(1);

    connect(m_language, &QComboBox::activated, this,
        [this] { change(languageKey, m_language->currentData().toString(), systemValue); });
    connect(m_appearance, &QComboBox::activated, this,
        [this] { change(appearanceKey, m_appearance->currentData().toString(), systemValue); });
    connect(m_interval, &QDoubleSpinBox::valueChanged, this,
        [this] { change(intervalKey, QString::number(m_interval->seconds()), u"240"_s); });
    connect(m_log, &QSpinBox::valueChanged, this,
        [this](int months) { change(logKey, QString::number(daysOf(months)), u"400"_s); });
    connect(m_autostart, &QCheckBox::clicked, this,
        [this](bool on) { change(autostartKey, on ? u"on"_s : u"off"_s, u"off"_s); });
    connect(m_tray, &QCheckBox::clicked, this, [this](bool on) { change(trayKey, on ? u"on"_s : u"off"_s, u"on"_s); });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openFolderRequested(m_folder->text()); });
    retranslate();
    showSettings();
}

void GeneralPage::setDataFolder(const QString &folder)
{
    m_folder->setText(folder);
    m_open->setEnabled(!folder.isEmpty());
}

void GeneralPage::setTrayOffered(bool offered) { m_tray->setVisible(offered); }

void GeneralPage::setAutostartOffered(bool offered) { m_autostart->setVisible(offered); }

void GeneralPage::showSettings()
{
    chooseData(m_language, value(languageKey, systemValue));
    chooseData(m_appearance, value(appearanceKey, systemValue));
    const QSignalBlocker quietInterval(m_interval);
    const QSignalBlocker quietLog(m_log);
    m_interval->setSeconds(value(intervalKey, u"240"_s).toInt());
    m_log->setValue(monthsOf(value(logKey, u"400"_s)));
    m_autostart->setChecked(value(autostartKey, u"off"_s) == u"on");
    m_tray->setChecked(value(trayKey, u"on"_s) == u"on");
}

void GeneralPage::retranslate()
{
    heading()->setText(tr("General"));
    subtitle()->setText(tr("Changes hold at once."));
    m_languageLabel->setText(tr("&Language"));
    m_language->setItemText(0, tr("as the system"));
    m_appearanceLabel->setText(tr("A&ppearance"));
    m_appearance->setItemText(0, tr("as the system"));
    m_appearance->setItemText(1, tr("light"));
    m_appearance->setItemText(2, tr("dark"));
    m_intervalLabel->setText(tr("Check &every"));
    m_interval->setLocale(QLocale());
    m_interval->setSuffix(u' ' + tr("minutes"));
    m_logLabel->setText(tr("&Keep the log for"));
    m_log->setSuffix(u' ' + tr("months"));
    m_autostart->setText(tr("Start when I lo&g in"));
    m_tray->setText(tr("Keep running in the &tray"));
    m_folderLabel->setText(tr("Data folder"));
    m_open->setText(tr("&Open"));
    m_open->setAccessibleDescription(m_folderLabel->text());
}

} // namespace kontor::ui
