// Asks for the name of a new profile.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QPushButton;

namespace kontor::ui {

/// A profile is a folder: its name holds letters, digits, spaces, "-" and "_", at most 40, and is not taken.
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ProfileDialog(const QStringList &taken, QWidget *parent = nullptr);
    QString name() const;

private:
    void check();

    QStringList m_taken;
    QLineEdit *m_name;
    QPushButton *m_create;
};

} // namespace kontor::ui
