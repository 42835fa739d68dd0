// Step 3 of the set-up: which flows are on.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

#include <array>

class QCheckBox;

namespace kontor::ui {

class OptionsStep : public SettingsPage
{
    Q_OBJECT

public:
    explicit OptionsStep(QWidget *parent = nullptr);

protected:
    void showSettings() override;
    void retranslate() override;

private:
    struct Option
    {
        QString flow;
        QString defaultValue;
        QCheckBox *box = nullptr;
        TextLabel *sentence = nullptr;

        QString key() const { return flow + QStringLiteral(".enabled"); }
    };

    std::array<Option, 4> m_options;
};

} // namespace kontor::ui
