// What pages of Settings have in common: values that hold at once, and a word below the field when one cannot.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ui/settings/page_frame.h"

#include <map>

namespace kontor::ui {

/// Values come in through setSettings, and go out through settingChanged one by one; a refusal brings the old value
/// back and says why below the field.
class SettingsPage : public PageFrame
{
    Q_OBJECT

public:
    void setSettings(const std::map<QString, QString> &settings);
    /// Answer to settingChanged: the value is no good.
    virtual void refuse(const QString &key, const Error &why);
    /// Brings a part of the page into view and gives it the focus; each page says which parts it has.
    virtual void showSection(const QString &section) { Q_UNUSED(section) }

Q_SIGNALS:
    void settingChanged(const QString &key, const QString &value);

protected:
    using PageFrame::PageFrame;

    /// A note below the field of `key`, hidden until a value is refused.
    TextLabel *noteFor(const QString &key);
    QString value(const QString &key, const QString &otherwise) const;
    /// Sends a changed value; the same value again is none.
    void change(const QString &key, const QString &newValue, const QString &otherwise);
    /// Says below the field why a value cannot be taken; empty takes it back.
    void say(const QString &key, const QString &why);

    virtual void showSettings() = 0; ///< fills the fields from value()

private:
    std::map<QString, QString> m_settings;
    std::map<QString, QString> m_sent; ///< changed here, not yet heard back
    std::map<QString, TextLabel *> m_notes;
};

} // namespace kontor::ui
