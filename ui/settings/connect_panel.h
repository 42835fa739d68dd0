// Connecting a service: the button, the wait for the browser with its way out, and the outcome.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/widgets/time_words.h"

#include <QTimer>
#include <QUrl>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace kontor::ui {

class MessageStrip;
class PrimaryButton;
class StateLabel;
class TextLabel;

/// Used by the set-up and by Settings (ui/design.md 3.1). Opens no browser itself: it asks.
class ConnectPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectPanel(Service service, QWidget *parent = nullptr);

    void setProgress(const engine::ConnectProgress &progress);
    void reset(); ///< back to the button, no outcome
    bool isWaiting() const;
    bool hasFailed() const;
    /// Done by a timer once a second while waiting.
    void refreshCountdown(Instant present = TimeWords::now());

Q_SIGNALS:
    void connectRequested();
    void tokenRequested(); ///< HighLevel: use a Private Integration Token
    void cancelRequested();
    void addressPasted(const QString &text);
    void openRequested(const QUrl &address); ///< open it in the browser once more

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeReadyPage();
    QWidget *makeWaitingPage();
    void retranslate();
    void showPage();
    void showNotes();
    void useAddress();
    void emptyField();

    Service m_service;
    std::optional<engine::ConnectProgress> m_progress;
    QTimer m_everySecond;

    QWidget *m_ready;
    StateLabel *m_connected;
    MessageStrip *m_failure;
    PrimaryButton *m_connect;
    QPushButton *m_token;
    TextLabel *m_opensBrowser;

    QWidget *m_waiting;
    TextLabel *m_heading;
    TextLabel *m_countdown;
    TextLabel *m_instruction;
    MessageStrip *m_waitingNote;
    QPushButton *m_openAgain;
    QPushButton *m_copy;
    QPushButton *m_cancel;
    TextLabel *m_question;
    TextLabel *m_pasteHint;
    QLineEdit *m_field;
    QPushButton *m_use;
    TextLabel *m_fieldNote;
};

} // namespace kontor::ui
