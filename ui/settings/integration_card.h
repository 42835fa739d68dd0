// One service in Settings > Integrations: how it is connected, or how to connect it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/widgets/card.h"

#include <array>

class QGridLayout;
class QPushButton;

namespace kontor::ui {

class ConnectForm;
class IconLabel;
class MessageStrip;
class StateLabel;
class TextLabel;
class ThinProgressBar;

class IntegrationCard : public Card
{
    Q_OBJECT

public:
    explicit IntegrationCard(Service service, QWidget *parent = nullptr);

    ConnectForm *form() const { return m_form; }
    void setConnection(const engine::Connection &connection);
    void setWaiting(qint64 changes); ///< that wait, for the question before disconnecting
    void setProgress(const engine::ConnectProgress &progress);
    void setChecked(const std::optional<Error> &problem); ///< answer to checkRequested
    void setDisconnected(
        const std::optional<Error> &problem); ///< answer to disconnectRequested: as Engine::disconnected

Q_SIGNALS:
    void connectRequested(const QString &environment);
    void tokenRequested(const QString &token, const QString &location);
    void cancelRequested();
    void addressPasted(const QString &text);
    void openRequested(const QUrl &address);
    void appKeysEntered(const QString &clientId, const QString &clientSecret);
    void checkRequested();
    void disconnectRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Field { Account, Since, Environment, SignedIn, LastSuccess, Calls, ValidUntil, FieldCount };
    enum class Answer { None, Checking, Works, Problem, Disconnected };

    QWidget *makeFields();
    void retranslate();
    void showAll();
    void showState();
    void showFields();
    void showProblem();
    void showAnswer();
    void setField(Field field, const QString &label, const QString &value);
    void askForToken();
    void askBeforeDisconnecting();
    void reconnect();

    Service m_service;
    engine::Connection m_connection;
    qint64 m_changesWaiting = 0;
    Answer m_answer = Answer::None;
    std::optional<Error> m_answerProblem;
    bool m_connecting = false;
    bool m_connectFailed = false;

    TextLabel *m_name;
    StateLabel *m_state;
    MessageStrip *m_problem;
    // Filled while m_fields is made, so before it.
    std::array<TextLabel *, FieldCount> m_labels{};
    std::array<TextLabel *, FieldCount> m_values{};
    ThinProgressBar *m_callsBar = nullptr;
    QWidget *m_fields;
    QWidget *m_buttons;
    QPushButton *m_check;
    QPushButton *m_reconnect;
    QPushButton *m_disconnect;
    StateLabel *m_works;
    MessageStrip *m_answerNote;
    ConnectForm *m_form;
};

} // namespace kontor::ui
