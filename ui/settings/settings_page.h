// What all pages of Settings are made of: a heading, groups of fields, and values that hold at once.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QScrollArea>

#include <map>

class QGridLayout;
class QVBoxLayout;

namespace kontor::ui {

class TextLabel;

/// A page scrolls; its content is at most 46 em wide. Values come in through setSettings, and go out through
/// settingChanged one by one; a refusal brings the old value back and says why below the field.
class SettingsPage : public QScrollArea
{
    Q_OBJECT

public:
    void setSettings(const std::map<QString, QString> &settings);
    /// Answer to settingChanged: the value is no good.
    void refuse(const QString &key, const Error &why);

Q_SIGNALS:
    void settingChanged(const QString &key, const QString &value);

protected:
    enum class Width { Narrow, Full };
    SettingsPage(Width width, QWidget *parent);

    QVBoxLayout *column() const { return m_column; }
    TextLabel *heading() const { return m_heading; }
    TextLabel *subtitle() const { return m_subtitle; }
    /// A note below the field of `key`, hidden until a value is refused.
    TextLabel *noteFor(const QString &key);
    QString value(const QString &key, const QString &otherwise) const;
    /// Sends a changed value; the same value again is none.
    void change(const QString &key, const QString &value, const QString &otherwise);
    /// Says below the field why a value cannot be taken; empty takes it back.
    void say(const QString &key, const QString &why);

    virtual void showSettings() = 0; ///< fills the fields from value()
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

private:
    std::map<QString, QString> m_settings;
    std::map<QString, QString> m_sent; ///< changed here, not yet heard back
    std::map<QString, TextLabel *> m_notes;
    QVBoxLayout *m_column;
    TextLabel *m_heading;
    TextLabel *m_subtitle;
};

} // namespace kontor::ui
