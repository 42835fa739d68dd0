// Settings > General: language, appearance, how often, how long, where.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

class QCheckBox;
class QComboBox;
class QPushButton;
class QSpinBox;

namespace kontor::ui {

class MinutesBox;

class GeneralPage : public SettingsPage
{
    Q_OBJECT

public:
    explicit GeneralPage(QWidget *parent = nullptr);

    void setDataFolder(const QString &folder);
    /// Switches that this computer cannot honour are not shown.
    void setTrayOffered(bool offered);
    void setAutostartOffered(bool offered);

Q_SIGNALS:
    void openFolderRequested(const QString &folder);

protected:
    void showSettings() override;
    void retranslate() override;

private:
    TextLabel *m_languageLabel;
    QComboBox *m_language;
    TextLabel *m_appearanceLabel;
    QComboBox *m_appearance;
    TextLabel *m_intervalLabel;
    MinutesBox *m_interval;
    QCheckBox *m_autostart;
    QCheckBox *m_tray;
    TextLabel *m_logLabel;
    QSpinBox *m_log;
    TextLabel *m_folderLabel;
    TextLabel *m_folder;
    QPushButton *m_open;
};

} // namespace kontor::ui
