// Settings > Accounts and taxes: what invoices are booked with in QuickBooks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/settings/settings_page.h"

#include <array>

class QPushButton;
class QStackedWidget;

namespace kontor::ui {

class EmptyState;
class ListView;
class MappingModel;
class MessageStrip;
class SearchCombo;

/// Asks for what QuickBooks has each time it is shown.
class AccountsPage : public SettingsPage
{
    Q_OBJECT

public:
    explicit AccountsPage(QWidget *parent = nullptr);

    /// Answer to listsRequested. With a problem, what was read before stays on the page.
    void setLists(const engine::CompanyLists &lists);
    /// "item", "income", "deposit", "taxes", or "taxes/" with the key of a tax ("taxes/VAT|20").
    void showSection(const QString &section) override;

Q_SIGNALS:
    void listsRequested();

protected:
    void showSettings() override;
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    struct Field
    {
        QString key;
        TextLabel *label = nullptr;
        SearchCombo *combo = nullptr;
        TextLabel *hint = nullptr;
    };

    void askForLists();
    void fillField(Field &field, const std::vector<engine::CompanyLists::Entry> &entries, const QString &automatic);
    void fillFields();
    void showTaxes();
    void showCurrentTax();
    void selectTax(const QString &key);
    void bringIntoView(QWidget *part);
    void takeCode(const QString &code);

    engine::CompanyLists m_lists;
    bool m_haveLists = false;
    bool m_reading = false;
    std::optional<QString> m_wantedTax; ///< asked for before the lists came
    std::array<Field, 3> m_fields;
    MessageStrip *m_problem;
    QPushButton *m_again;
    TextLabel *m_againHint;
    TextLabel *m_taxesHeading;
    TextLabel *m_noCodes;
    QStackedWidget *m_taxes;
    MappingModel *m_model;
    ListView *m_view;
    EmptyState *m_noTaxes;
    TextLabel *m_codeLabel;
    SearchCombo *m_code;
    QPushButton *m_suggestion;
    TextLabel *m_codeHint;
    QWidget *m_editor;
};

} // namespace kontor::ui
