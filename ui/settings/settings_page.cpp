// Values of settings pages, coming and going.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settings_page.h"

#include "ui/settings/error_words.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/text_label.h"

using namespace Qt::StringLiterals;

namespace kontor::ui {

void SettingsPage::setSettings(const std::map<QString, QString> &settings)
{
    m_settings = settings;
    m_sent.clear();
    showSettings();
}

void SettingsPage::refuse(const QString &key, const Error &why)
{
    m_sent.erase(key);
    showSettings();
    say(key, fieldText(why));
}

TextLabel *SettingsPage::noteFor(const QString &key)
{
    auto *note = new TextLabel(TextStyle::Caption, Role::Error, this);
    note->setObjectName(u"note."_s + key);
    note->setWordWrap(true);
    note->hide();
    m_notes[key] = note;
    return note;
}

QString SettingsPage::value(const QString &key, const QString &otherwise) const
{
    for (const auto *values : {&m_sent, &m_settings}) {
        const auto found = values->find(key);
        if (found != values->end()) {
            return found->second;
        }
    }
    return otherwise;
}

void SettingsPage::change(const QString &key, const QString &newValue, const QString &otherwise)
{
    say(key, {});
    if (newValue != value(key, otherwise)) {
        m_sent[key] = newValue;
        Q_EMIT settingChanged(key, newValue);
    }
}

void SettingsPage::say(const QString &key, const QString &why)
{
    const auto note = m_notes.find(key);
    if (note != m_notes.end()) {
        note->second->setText(why);
        note->second->setVisible(!why.isEmpty());
        if (!why.isEmpty()) {
            announce(note->second, why);
        }
    }
}

} // namespace kontor::ui
