// Minutes, hours or days.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/delay_field.h"

#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr int minutesPerHour = 60;
constexpr int minutesPerDay = 24 * minutesPerHour;
constexpr int longestDelay = 30 * minutesPerDay;

} // namespace

DelayField::DelayField(QWidget *parent)
    : QWidget(parent)
    , m_number(new QSpinBox(this))
    , m_unit(new QComboBox(this))
{
    const Metrics metrics;
    m_number->setObjectName(u"delayNumber"_s);
    m_unit->setObjectName(u"delayUnit"_s);
    m_number->setKeyboardTracking(false); // typing "15" must not set 1 first
    m_number->setMinimumWidth(metrics.ems(5));
    m_number->setRange(0, longestDelay);
    m_unit->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const int minutes : {1, minutesPerHour, minutesPerDay}) {
        m_unit->addItem(QString(), minutes);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics.u());
    row->addWidget(m_number);
    row->addWidget(m_unit);
    setFocusProxy(m_number);
    connect(m_number, &QSpinBox::valueChanged, this, [this] { Q_EMIT changed(minutes()); });
    connect(m_unit, &QComboBox::activated, this, [this] {
        setUnit(m_unit->currentData().toInt());
        Q_EMIT changed(minutes());
    });
    retranslate();
}

int DelayField::minutes() const { return m_number->value() * m_unit->currentData().toInt(); }

void DelayField::setMinutes(int minutes)
{
    if (minutes == this->minutes()) {
        return;
    }
    const int unit = minutes % minutesPerDay == 0 ? minutesPerDay : minutes % minutesPerHour == 0 ? minutesPerHour : 1;
    setUnit(minutes == 0 ? m_unit->currentData().toInt() : unit);
    const QSignalBlocker quiet(m_number);
    m_number->setValue(minutes / m_unit->currentData().toInt());
}

void DelayField::setUnit(int minutesPerUnit)
{
    const QSignalBlocker quiet(m_number);
    m_unit->setCurrentIndex(m_unit->findData(minutesPerUnit));
    m_number->setMaximum(longestDelay / minutesPerUnit);
}

void DelayField::setName(const QString &name)
{
    m_number->setAccessibleName(name);
    m_unit->setAccessibleName(tr("%1, unit").arg(name));
}

void DelayField::retranslate()
{
    m_unit->setItemText(0, tr("minutes"));
    m_unit->setItemText(1, tr("hours"));
    m_unit->setItemText(2, tr("days"));
    m_number->setLocale(QLocale());
}

void DelayField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace kontor::ui
