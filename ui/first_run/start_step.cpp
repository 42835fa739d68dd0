// The recap before Start.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/first_run/start_step.h"

#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

const QString startAutostartKey = u"general.autostart"_s;

/// "4", "0.25": the interval in minutes.
QString minutesText(const QString &seconds)
{
    const double minutes = seconds.toDouble() / 60;
    return QLocale().toString(minutes, 'g', 3);
}

} // namespace

StartStep::StartStep(QWidget *parent)
    : SettingsPage(Width::Full, parent)
    , m_autostart(new QCheckBox(this))
{
    const Metrics metrics;
    setObjectName(u"startStep"_s);
    m_autostart->setObjectName(u"startAutostartSwitch"_s);
    m_autostart->hide();
    auto *card = new Card(Card::Padding::Card, this);
    auto *lines = new QGridLayout(card);
    lines->setHorizontalSpacing(metrics.units(1.25));
    lines->setVerticalSpacing(metrics.units(1.25));
    lines->setColumnStretch(1, 1);
    const std::array<QString, 3> icons{u"books"_s, u"crm"_s, u"contacts"_s};
    for (size_t line = 0; line < m_recap.size(); ++line) {
        m_recap[line] = new TextLabel(TextStyle::Body, Role::Text, card);
        m_recap[line]->setWordWrap(true);
        lines->addWidget(
            new IconLabel(icons[line], Role::SecondaryText, 0.9, card), static_cast<int>(line), 0, Qt::AlignTop);
        lines->addWidget(m_recap[line], static_cast<int>(line), 1);
    }
    card->padLayout();
    column()->addSpacing(metrics.units(0.5));
    column()->addWidget(card);
    column()->addWidget(m_autostart);
    column()->addStretch(1);
    connect(m_autostart, &QCheckBox::clicked, this,
        [this](bool on) { change(startAutostartKey, on ? u"on"_s : u"off"_s, u"off"_s); });
    retranslate();
}

void StartStep::setConnections(const std::map<Service, engine::Connection> &connections)
{
    m_connections = connections;
    showSettings();
}

void StartStep::setCustomers(qint64 customers)
{
    m_customers = customers;
    showSettings();
}

void StartStep::setAutostartOffered(bool offered) { m_autostart->setVisible(offered); }

void StartStep::showSettings()
{
    for (const Service service : services) {
        const auto found = m_connections.find(service);
        const bool known
            = found != m_connections.end() && found->second.state != engine::Connection::State::NotConnected;
        const QString name = !known        ? tr("Not connected")
            : found->second.name.isEmpty() ? found->second.account
                                           : found->second.name;
        m_recap[service == Service::QuickBooks ? 0 : 1]->setText(u"%1: %2"_s.arg(serviceName(service), name));
    }
    const QString minutes = minutesText(value(u"sync.interval_seconds"_s, u"240"_s));
    const bool imports = value(u"contacts.enabled"_s, u"on"_s) == u"on";
    m_recap[2]->setText(imports && m_customers ? tr("Kontor imports %1 customers now and then checks every %2 minutes.")
                                                     .arg(QLocale().toString(*m_customers), minutes)
            : imports ? tr("Kontor imports all customers now and then checks every %1 minutes.").arg(minutes)
                      : tr("Kontor checks every %1 minutes.").arg(minutes));
    m_autostart->setChecked(value(startAutostartKey, u"off"_s) == u"on");
}

void StartStep::retranslate()
{
    heading()->setText(tr("Start", "step of the set-up"));
    subtitle()->setText(tr("Nothing has been written yet."));
    m_autostart->setText(tr("Start Kontor when I lo&g in"));
    showSettings();
}

} // namespace kontor::ui
