// Environment, app keys and the panel that connects.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/connect_form.h"

#include "ui/settings/connect_panel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

ConnectForm::ConnectForm(Service service, QWidget *parent)
    : QWidget(parent)
    , m_service(service)
    , m_introduction(new TextLabel(TextStyle::Body, Role::Text, this))
    , m_choices(new QWidget(this))
    , m_environmentLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, m_choices))
    , m_environments(new QWidget(m_choices))
    , m_production(new QRadioButton(m_environments))
    , m_sandbox(new QRadioButton(m_environments))
    , m_keysLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, m_choices))
    , m_keys(new QComboBox(m_choices))
    , m_clientIdLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, m_choices))
    , m_clientId(new QLineEdit(m_choices))
    , m_clientSecretLabel(new TextLabel(TextStyle::Body, Role::SecondaryText, m_choices))
    , m_clientSecret(new QLineEdit(m_choices))
    , m_saveKeys(new QPushButton(m_choices))
    , m_keysHint(new TextLabel(TextStyle::Caption, Role::SecondaryText, m_choices))
    , m_panel(new ConnectPanel(service, this))
{
    const Metrics metrics;
    m_introduction->setParagraph();
    m_production->setObjectName(u"productionRadio"_s);
    m_sandbox->setObjectName(u"sandboxRadio"_s);
    m_keys->setObjectName(u"appKeysCombo"_s);
    m_clientId->setObjectName(u"clientIdField"_s);
    m_clientSecret->setObjectName(u"clientSecretField"_s);
    m_saveKeys->setObjectName(u"saveKeysButton"_s);
    m_production->setChecked(true);
    m_keys->addItems({QString(), QString()});
    m_keys->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_keys->setMinimumWidth(metrics.ems(10.5));
    m_clientSecret->setEchoMode(QLineEdit::Password);
    m_clientSecret->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_keysHint->setWordWrap(true);
    m_keysLabel->setBuddy(m_keys);
    m_clientIdLabel->setBuddy(m_clientId);
    m_clientSecretLabel->setBuddy(m_clientSecret);

    auto *environments = new QHBoxLayout(m_environments);
    environments->setContentsMargins(0, 0, 0, 0);
    environments->setSpacing(metrics.units(2.5));
    environments->addWidget(m_production);
    environments->addWidget(m_sandbox);
    environments->addStretch(1);
    const bool isQuickBooks = service == Service::QuickBooks;
    m_environmentLabel->setVisible(isQuickBooks);
    m_environments->setVisible(isQuickBooks);

    auto *grid = new QGridLayout(m_choices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(metrics.units(1.25));
    grid->setHorizontalSpacing(metrics.units(2));
    grid->setColumnMinimumWidth(0, metrics.ems(8.5));
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_environmentLabel, 0, 0);
    grid->addWidget(m_environments, 0, 1);
    grid->addWidget(m_keysLabel, 1, 0);
    grid->addWidget(m_keys, 1, 1, Qt::AlignLeft);
    grid->addWidget(m_clientIdLabel, 2, 0);
    grid->addWidget(m_clientId, 2, 1);
    grid->addWidget(m_clientSecretLabel, 3, 0);
    grid->addWidget(m_clientSecret, 3, 1);
    grid->addWidget(m_keysHint, 4, 1);
    grid->addWidget(m_saveKeys, 5, 1, Qt::AlignLeft);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.units(1.75));
    column->addWidget(m_introduction);
    column->addWidget(m_choices);
    column->addWidget(m_panel);

    connect(m_panel, &ConnectPanel::connectRequested, this, [this] { Q_EMIT connectRequested(environment()); });
    connect(m_keys, &QComboBox::activated, this, [this] { showKeyFields(); });
    connect(m_saveKeys, &QPushButton::clicked, this, &ConnectForm::saveKeys);
    connect(m_clientSecret, &QLineEdit::returnPressed, this, &ConnectForm::saveKeys);
    const auto allowSave = [this] {
        m_saveKeys->setEnabled(!m_clientId->text().trimmed().isEmpty() && !m_clientSecret->text().trimmed().isEmpty());
    };
    connect(m_clientId, &QLineEdit::textChanged, this, allowSave);
    connect(m_clientSecret, &QLineEdit::textChanged, this, allowSave);
    allowSave();
    retranslate();
    showKeyFields();
}

void ConnectForm::setKeysBuiltIn(bool builtIn)
{
    m_keysBuiltIn = builtIn;
    showKeyFields();
}

QString ConnectForm::environment() const { return m_sandbox->isChecked() ? u"sandbox"_s : u"production"_s; }

void ConnectForm::setEnvironment(const QString &environment)
{
    m_sandbox->setChecked(environment == u"sandbox");
    m_production->setChecked(environment != u"sandbox");
}

void ConnectForm::followPanel()
{
    m_introduction->setVisible(!m_panel->isWaiting());
    m_choices->setVisible(!m_panel->isWaiting());
}

void ConnectForm::showKeyFields()
{
    m_keysLabel->setVisible(m_keysBuiltIn);
    m_keys->setVisible(m_keysBuiltIn);
    const bool own = !m_keysBuiltIn || m_keys->currentIndex() == 1;
    const std::initializer_list<QWidget *> fields{
        m_clientIdLabel, m_clientId, m_clientSecretLabel, m_clientSecret, m_keysHint, m_saveKeys};
    for (QWidget *field : fields) {
        field->setVisible(own);
    }
}

void ConnectForm::saveKeys()
{
    if (!m_saveKeys->isEnabled()) {
        return;
    }
    const QString clientId = m_clientId->text().trimmed();
    const QString clientSecret = m_clientSecret->text().trimmed();
    m_clientSecret->setText(QString()); // setText, unlike clear, leaves nothing to undo
    Q_EMIT appKeysEntered(clientId, clientSecret);
}

void ConnectForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ConnectForm::retranslate()
{
    const bool isQuickBooks = m_service == Service::QuickBooks;
    m_introduction->setText(isQuickBooks ? tr("Your browser opens Intuit’s page. Sign in as a company administrator, "
                                              "choose the company and accept the "
                                              "permissions. Then come back here.")
                                         : tr("Your browser opens HighLevel’s page. Sign in, choose the location and "
                                              "accept the permissions. Then come "
                                              "back here."));
    m_environmentLabel->setText(tr("Environment"));
    m_production->setText(tr("Production"));
    m_sandbox->setText(tr("Sandbox company"));
    m_keysLabel->setText(tr("App keys"));
    m_keys->setItemText(0, tr("Built in"));
    m_keys->setItemText(1, tr("My own…"));
    m_clientIdLabel->setText(tr("Client id"));
    m_clientSecretLabel->setText(tr("Client secret"));
    m_saveKeys->setText(tr("Save"));
    m_keysHint->setText(isQuickBooks
            ? tr("From your app’s Keys page at developer.intuit.com. Both are kept in the keychain.")
            : tr("From your app’s page at marketplace.gohighlevel.com. Both are kept in the keychain."));
    m_clientSecret->setAccessibleDescription(m_keysHint->text());
}

} // namespace kontor::ui
