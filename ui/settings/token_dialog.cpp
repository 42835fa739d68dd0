// Token and location id of HighLevel.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/token_dialog.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

TokenDialog::TokenDialog(QWidget *parent)
    : QDialog(parent)
    , m_heading(new TextLabel(TextStyle::Heading, Role::WindowText, this))
    , m_where(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_tokenLabel(new TextLabel(TextStyle::Body, Role::WindowText, this))
    , m_token(new QLineEdit(this))
    , m_locationLabel(new TextLabel(TextStyle::Body, Role::WindowText, this))
    , m_location(new QLineEdit(this))
    , m_locationHint(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
    , m_connect(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    const Metrics metrics;
    setObjectName(u"tokenDialog"_s);
    m_where->setParagraph();
    m_locationHint->setParagraph();
    m_token->setObjectName(u"tokenField"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_token->setMinimumWidth(metrics.ems(20));
    m_location->setObjectName(u"locationField"_s);
    m_connect->setObjectName(u"connectTokenButton"_s);
    m_connect->setDefault(true);
    m_tokenLabel->setBuddy(m_token);
    m_locationLabel->setBuddy(m_location);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics.units(2));
    grid->setVerticalSpacing(metrics.u());
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_tokenLabel, 0, 0);
    grid->addWidget(m_token, 0, 1);
    grid->addWidget(m_locationLabel, 1, 0);
    grid->addWidget(m_location, 1, 1);
    grid->addWidget(m_locationHint, 2, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics.u());
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_connect);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.units(2.5), metrics.units(2), metrics.units(2.5), metrics.units(2));
    column->setSpacing(metrics.units(1.5));
    column->addWidget(m_heading);
    column->addWidget(m_where);
    column->addLayout(grid);
    column->addLayout(buttons);

    connect(m_token, &QLineEdit::textChanged, this, &TokenDialog::check);
    connect(m_location, &QLineEdit::textChanged, this, &TokenDialog::check);
    connect(m_connect, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    check();
}

void TokenDialog::setLocation(const QString &location) { m_location->setText(location); }

void TokenDialog::done(int result)
{
    const QString token = m_token->text().trimmed();
    const QString location = m_location->text().trimmed();
    m_token->setText(QString()); // setText, unlike clear, leaves nothing to undo
    if (result == QDialog::Accepted && !token.isEmpty() && !location.isEmpty()) {
        Q_EMIT tokenEntered(token, location);
    }
    QDialog::done(result);
}

void TokenDialog::check()
{
    m_connect->setEnabled(!m_token->text().trimmed().isEmpty() && !m_location->text().trimmed().isEmpty());
}

void TokenDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void TokenDialog::retranslate()
{
    setWindowTitle(tr("Connect HighLevel"));
    m_heading->setText(tr("Use a Private Integration Token"));
    m_where->setText(
        tr("Create it in HighLevel under Settings > Private Integrations of the sub-account, not of the agency."));
    m_tokenLabel->setText(tr("Token"));
    m_locationLabel->setText(tr("Location id"));
    m_locationHint->setText(tr("20 characters; they stand in the address bar of HighLevel after “location/”."));
    m_location->setAccessibleDescription(m_locationHint->text());
    m_connect->setText(tr("Connect"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace kontor::ui
