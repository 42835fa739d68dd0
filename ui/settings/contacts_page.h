// Settings > Contacts: the contact import.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace kontor::ui {

class Card;

class ContactsPage : public SettingsPage
{
    Q_OBJECT

public:
    explicit ContactsPage(QWidget *parent = nullptr);

    /// The company's country in two letters, shown as what holds while none is chosen.
    void setCompanyCountry(const QString &code);
    /// Why importing again is not possible now; empty: it is.
    void setImportHindrance(const QString &why);

Q_SIGNALS:
    void importAgainRequested();

protected:
    void showSettings() override;
    void retranslate() override;

private:
    void fillCountries();
    void takeCountry(int index);
    void takeTag();

    QString m_companyCountry;
    QString m_hindrance;
    QCheckBox *m_enabled;
    TextLabel *m_tagLabel;
    QLineEdit *m_tag;
    TextLabel *m_tagHint;
    TextLabel *m_countryLabel;
    QComboBox *m_country;
    QPushButton *m_again;
    TextLabel *m_againHint;
};

} // namespace kontor::ui
