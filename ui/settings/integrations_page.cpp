// Both cards, and where the sign-ins are kept.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/integrations_page.h"

#include "ui/settings/integration_card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

IntegrationsPage::IntegrationsPage(QWidget *parent)
    : PageFrame(Width::Narrow, parent)
    , m_quickbooks(makeCard(Service::QuickBooks))
    , m_highlevel(makeCard(Service::HighLevel))
    , m_keychain(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
{
    const Metrics metrics;
    setObjectName(u"integrationsSettingsPage"_s);
    m_keychain->setWordWrap(true);
    auto *keychain = new QHBoxLayout;
    keychain->setSpacing(metrics.u());
    keychain->addWidget(new IconLabel(u"lock"_s, Role::SecondaryText, 0.9, this), 0, Qt::AlignTop);
    keychain->addWidget(m_keychain, 1);
    column()->addWidget(m_quickbooks);
    column()->addWidget(m_highlevel);
    column()->addLayout(keychain);
    column()->addStretch(1);
    retranslate();
}

IntegrationCard *IntegrationsPage::makeCard(Service service)
{
    auto *made = new IntegrationCard(service, this);
    connect(made, &IntegrationCard::connectRequested, this,
        [this, service](const QString &environment) { Q_EMIT connectRequested(service, environment); });
    connect(made, &IntegrationCard::tokenRequested, this, &IntegrationsPage::tokenRequested);
    connect(made, &IntegrationCard::cancelRequested, this, [this, service] { Q_EMIT cancelRequested(service); });
    connect(made, &IntegrationCard::addressPasted, this,
        [this, service](const QString &text) { Q_EMIT addressPasted(service, text); });
    connect(made, &IntegrationCard::openRequested, this, &IntegrationsPage::openRequested);
    connect(made, &IntegrationCard::appKeysEntered, this,
        [this, service](const QString &clientId, const QString &clientSecret) {
            Q_EMIT appKeysEntered(service, clientId, clientSecret);
        });
    connect(made, &IntegrationCard::checkRequested, this, [this, service] { Q_EMIT checkRequested(service); });
    connect(
        made, &IntegrationCard::disconnectRequested, this, [this, service] { Q_EMIT disconnectRequested(service); });
    return made;
}

void IntegrationsPage::setSnapshot(const engine::Snapshot &snapshot)
{
    for (const Service service : services) {
        const auto found = snapshot.connections.find(service);
        card(service)->setWaiting(snapshot.waiting);
        card(service)->setConnection(found == snapshot.connections.end() ? engine::Connection{} : found->second);
    }
}

void IntegrationsPage::setProgress(const engine::ConnectProgress &progress)
{
    card(progress.service)->setProgress(progress);
}

void IntegrationsPage::setChecked(Service service, const std::optional<Error> &problem)
{
    card(service)->setChecked(problem);
}

void IntegrationsPage::setDisconnected(Service service, const std::optional<Error> &problem)
{
    card(service)->setDisconnected(problem);
}

void IntegrationsPage::retranslate()
{
    heading()->setText(tr("Integrations"));
    subtitle()->setText(tr("The two services that Kontor keeps in step."));
    m_keychain->setText(tr("Tokens are kept in this computer’s keychain only, never in Kontor’s files."));
}

} // namespace kontor::ui
