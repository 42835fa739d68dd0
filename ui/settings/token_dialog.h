// Asks for a Private Integration Token and the location it belongs to.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace kontor::ui {

class TextLabel;

/// The token is shown masked, and forgotten as soon as it is handed on or the dialog is left.
class TokenDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TokenDialog(QWidget *parent = nullptr);

    void setLocation(const QString &location);
    void done(int result) override;

Q_SIGNALS:
    void tokenEntered(const QString &token, const QString &location);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void check();

    TextLabel *m_heading;
    TextLabel *m_where;
    TextLabel *m_tokenLabel;
    QLineEdit *m_token;
    TextLabel *m_locationLabel;
    QLineEdit *m_location;
    TextLabel *m_locationHint;
    QPushButton *m_connect;
    QPushButton *m_cancel;
};

} // namespace kontor::ui
