// Settings > Integrations: the two services.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/settings/page_frame.h"

namespace kontor::ui {

class IntegrationCard;

class IntegrationsPage : public PageFrame
{
    Q_OBJECT

public:
    explicit IntegrationsPage(QWidget *parent = nullptr);

    IntegrationCard *card(Service service) const { return service == Service::QuickBooks ? m_quickbooks : m_highlevel; }
    void setSnapshot(const engine::Snapshot &snapshot);
    void setProgress(const engine::ConnectProgress &progress);
    void setChecked(Service service, const std::optional<Error> &problem);
    void setDisconnected(Service service, const std::optional<Error> &problem);

Q_SIGNALS:
    void connectRequested(kontor::Service service, const QString &environment);
    void tokenRequested(const QString &token, const QString &location);
    void cancelRequested(kontor::Service service);
    void addressPasted(kontor::Service service, const QString &text);
    void openRequested(const QUrl &address);
    void appKeysEntered(kontor::Service service, const QString &clientId, const QString &clientSecret);
    void checkRequested(kontor::Service service);
    void disconnectRequested(kontor::Service service);

protected:
    void retranslate() override;

private:
    IntegrationCard *makeCard(Service service);

    IntegrationCard *m_quickbooks;
    IntegrationCard *m_highlevel;
    TextLabel *m_keychain;
};

} // namespace kontor::ui
