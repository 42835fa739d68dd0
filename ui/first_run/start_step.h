// Step 5 of the set-up: what happens on Start.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/settings/settings_page.h"

#include <array>

class QCheckBox;

namespace kontor::ui {

class StartStep : public SettingsPage
{
    Q_OBJECT

public:
    explicit StartStep(QWidget *parent = nullptr);

    void setConnections(const std::map<Service, engine::Connection> &connections);
    void setCustomers(qint64 customers); ///< as the preview counted them
    /// Without autostart on this computer the switch is not shown.
    void setAutostartOffered(bool offered);

protected:
    void showSettings() override;
    void retranslate() override;

private:
    std::map<Service, engine::Connection> m_connections;
    std::optional<qint64> m_customers;
    std::array<TextLabel *, 3> m_recap{};
    QCheckBox *m_autostart;
};

} // namespace kontor::ui
