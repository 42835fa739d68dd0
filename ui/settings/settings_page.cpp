// The common frame of settings pages.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settings_page.h"

#include "ui/settings/error_words.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

SettingsPage::SettingsPage(Width width, QWidget *parent)
    : QScrollArea(parent)
{
    const Metrics metrics;
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    auto *inner = new QWidget(content);
    if (width == Width::Narrow) {
        inner->setMaximumWidth(metrics.ems(46));
    }
    m_heading = new TextLabel(TextStyle::Title, Role::WindowText, inner);
    m_subtitle = new TextLabel(TextStyle::Body, Role::SecondaryText, inner);
    m_subtitle->setWordWrap(true);
    auto *outer = new QHBoxLayout(content);
    const int margin = metrics.pageMargin(false);
    outer->setContentsMargins(margin, metrics.units(2), margin, margin);
    outer->addWidget(inner, 100);
    outer->addStretch(width == Width::Narrow ? 1 : 0);
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics.units(2));
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_heading);
    titles->addWidget(m_subtitle);
    m_column->addLayout(titles);
    setWidget(content);
}

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

void SettingsPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace kontor::ui
