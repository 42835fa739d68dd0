// Asks why an item is taken off the list.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;

namespace kontor::ui {

class DismissDialog : public QDialog
{
    Q_OBJECT

public:
    explicit DismissDialog(QWidget *parent = nullptr);
    QString reason() const;

private:
    QComboBox *m_reason;
};

} // namespace kontor::ui
