// What is chosen before connecting a service, and the panel that connects it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace kontor::ui {

class ConnectPanel;
class TextLabel;

/// Environment (QuickBooks) and app keys, above a ConnectPanel. Forwards the panel's wishes with what was chosen.
class ConnectForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectForm(Service service, QWidget *parent = nullptr);

    ConnectPanel *panel() const { return m_panel; }
    /// Whether the program came with app keys; without them the fields for own ones are shown at once.
    void setKeysBuiltIn(bool builtIn);
    QString environment() const; ///< "production" or "sandbox"
    void setEnvironment(const QString &environment);
    /// Hides all but the panel while it waits for the browser.
    void followPanel();

Q_SIGNALS:
    void connectRequested(const QString &environment);
    void appKeysEntered(const QString &clientId, const QString &clientSecret);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showKeyFields();
    void saveKeys();

    Service m_service;
    bool m_keysBuiltIn = true;
    TextLabel *m_introduction;
    QWidget *m_choices;
    TextLabel *m_environmentLabel;
    QWidget *m_environments;
    QRadioButton *m_production;
    QRadioButton *m_sandbox;
    TextLabel *m_keysLabel;
    QComboBox *m_keys;
    TextLabel *m_clientIdLabel;
    QLineEdit *m_clientId;
    TextLabel *m_clientSecretLabel;
    QLineEdit *m_clientSecret;
    QPushButton *m_saveKeys;
    TextLabel *m_keysHint;
    ConnectPanel *m_panel;
};

} // namespace kontor::ui
