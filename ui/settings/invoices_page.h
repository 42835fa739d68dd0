// Settings > Invoices: the invoice mirror.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

class QCheckBox;
class QRadioButton;

namespace kontor::ui {

class InvoicesPage : public SettingsPage
{
    Q_OBJECT

public:
    explicit InvoicesPage(QWidget *parent = nullptr);
    void showSection(const QString &section) override; ///< "tax"

protected:
    void showSettings() override;
    void retranslate() override;

private:
    QCheckBox *m_enabled;
    TextLabel *m_taxLabel;
    QRadioButton *m_asTax;
    QRadioButton *m_asLine;
    TextLabel *m_taxHint;
};

} // namespace kontor::ui
