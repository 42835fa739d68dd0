// Both connections side by side.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/connection_summary.h"

#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/time_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

ConnectionSummary::ConnectionSummary(QWidget *parent)
    : Card(Padding::None, parent)
{
    setObjectName(u"connectionSummary"_s);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(0);
    m_halves.emplace(Service::QuickBooks, makeHalf(Service::QuickBooks, u"books"_s));
    m_halves.emplace(Service::HighLevel, makeHalf(Service::HighLevel, u"crm"_s));
    row->addWidget(m_halves[Service::QuickBooks].frame, 1);
    row->addWidget(new Separator(Qt::Vertical, this));
    row->addWidget(m_halves[Service::HighLevel].frame, 1);
    padLayout();
    update();
}

ConnectionSummary::Half ConnectionSummary::makeHalf(Service service, const QString &icon)
{
    const Metrics metrics;
    Half half;
    half.frame = new QWidget(this);
    setAccessibleRole(half.frame, QAccessible::Grouping);
    auto *row = new QHBoxLayout(half.frame);
    row->setContentsMargins(metrics.units(2), metrics.units(1.6), metrics.units(2), metrics.units(1.6));
    row->setSpacing(metrics.units(1.5));
    auto *picture = new IconLabel(icon, Role::Link, 1.1, half.frame);
    picture->setGround(true);
    row->addWidget(picture);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    auto *title = new TextLabel(TextStyle::Label, Role::Text, half.frame);
    title->setText(serviceName(service));
    names->addWidget(title);
    half.account = new ElidedLabel(TextStyle::Body, Role::Text, half.frame);
    names->addWidget(half.account);
    row->addLayout(names, 1);
    auto *states = new QVBoxLayout;
    states->setSpacing(0);
    half.state = new StateLabel(half.frame);
    states->addWidget(half.state, 0, Qt::AlignRight);
    half.since = new TextLabel(TextStyle::Caption, Role::SecondaryText, half.frame);
    half.since->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    states->addWidget(half.since, 0, Qt::AlignRight);
    row->addLayout(states);
    return half;
}

void ConnectionSummary::setConnections(const std::map<Service, engine::Connection> &connections)
{
    m_connections = connections;
    update();
}

void ConnectionSummary::update()
{
    using State = engine::Connection::State;
    setAccessibleName(tr("Connections"));
    for (auto &[service, half] : m_halves) {
        const auto found = m_connections.find(service);
        const auto connection = found == m_connections.end() ? engine::Connection() : found->second;
        QString since;
        switch (connection.state) {
        case State::NotConnected:
            half.state->setState(u"disconnect"_s, Role::SecondaryText, tr("Not connected"));
            break;
        case State::Connected:
            half.state->setState(u"done"_s, Role::Ok, tr("Connected"));
            if (connection.since) {
                since = tr("since %1").arg(TimeWords::day(*connection.since));
            }
            break;
        case State::Ended:
            half.state->setState(u"disconnect"_s, Role::Error, tr("Connection ended"));
            if (connection.lastSuccess) {
                since = TimeWords::day(*connection.lastSuccess);
            }
            break;
        }
        half.account->setFullText(connection.name);
        half.since->setText(since);
        half.frame->setAccessibleName(u"%1, %2, %3"_s.arg(serviceName(service), connection.name, half.state->word()));
    }
}

void ConnectionSummary::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        update();
    }
}

} // namespace kontor::ui
