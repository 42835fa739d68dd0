// Steps 1 and 2 of the set-up: connect a service.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/settings/page_frame.h"

#include <array>

class QCheckBox;
class QGridLayout;

namespace kontor::ui {

class Card;
class ConnectForm;
class IconLabel;
class LinkButton;
class MessageStrip;
class StateLabel;

class ServiceStep : public PageFrame
{
    Q_OBJECT

public:
    explicit ServiceStep(Service service, QWidget *parent = nullptr);

    ConnectForm *form() const { return m_form; }
    void setConnection(const engine::Connection &connection);
    void setProgress(const engine::ConnectProgress &progress);
    /// HighLevel: the owner has said, now or in an earlier run, that its own QuickBooks connection is off.
    void setSwitchedOff(bool off);
    /// Connected, and what has to be switched off is.
    bool isDone() const;

Q_SIGNALS:
    void switchedOff(bool off); ///< the owner has set or taken away the tick
    void connectRequested(const QString &environment);
    void tokenRequested(const QString &token, const QString &location);
    void cancelRequested();
    void addressPasted(const QString &text);
    void openRequested(const QUrl &address);
    void appKeysEntered(const QString &clientId, const QString &clientSecret);
    void sandboxRequested();

protected:
    void retranslate() override;

private:
    enum { FactCount = 4, PromiseCount = 3 };

    QWidget *makePromises();
    void showConnection();
    void askForToken();

    Service m_service;
    engine::Connection m_connection;
    IconLabel *m_icon;
    StateLabel *m_connected;
    QWidget *m_facts;
    std::array<TextLabel *, FactCount> m_factLabels{};
    std::array<TextLabel *, FactCount> m_factValues{};
    ConnectForm *m_form;
    MessageStrip *m_twice; ///< everything would be booked twice
    QCheckBox *m_switchedOff;
    TextLabel *m_doesHeading = nullptr;
    TextLabel *m_neverHeading = nullptr;
    std::array<TextLabel *, PromiseCount> m_does{};
    std::array<TextLabel *, PromiseCount> m_never{};
    LinkButton *m_sandbox;
};

} // namespace kontor::ui
