// Settings > Sales receipts: which payments are booked, and how.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

#include <vector>

class QCheckBox;
class QLineEdit;
class QRadioButton;

namespace kontor::ui {

class ReceiptsPage : public SettingsPage
{
    Q_OBJECT

public:
    explicit ReceiptsPage(QWidget *parent = nullptr);
    ~ReceiptsPage() override;
    void showSection(const QString &section) override; ///< "sources", "payment_method", "refunds"

protected:
    void showSettings() override;
    void retranslate() override;

private:
    struct Kind
    {
        QString source; ///< as in the setting
        QCheckBox *box;
    };

    void takeKinds();
    void takeMethod();

    QCheckBox *m_enabled;
    TextLabel *m_kindsLabel;
    TextLabel *m_always; ///< the kinds that always count
    std::vector<Kind> m_kinds;
    TextLabel *m_invoicesHint;
    TextLabel *m_methodLabel;
    QLineEdit *m_method;
    TextLabel *m_methodHint;
    TextLabel *m_refundsLabel;
    QRadioButton *m_bookRefunds;
    QRadioButton *m_askRefunds;
};

} // namespace kontor::ui
