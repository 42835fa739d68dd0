// The card of a service, connected or not.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/integration_card.h"

#include "ui/settings/connect_form.h"
#include "ui/settings/connect_panel.h"
#include "ui/settings/disconnect_dialog.h"
#include "ui/settings/error_words.h"
#include "ui/settings/thin_progress_bar.h"
#include "ui/settings/token_dialog.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

using ConnectionState = engine::Connection::State;

constexpr int highCallsPercent = 80; ///< from here on the bar says that the calls run out

} // namespace

IntegrationCard::IntegrationCard(Service service, QWidget *parent)
    : Card(Padding::Card, parent)
    , m_service(service)
    , m_name(new TextLabel(TextStyle::Heading, Role::Text, this))
    , m_state(new StateLabel(this))
    , m_problem(new MessageStrip(MessageStrip::Kind::Error, MessageStrip::Shape::Note, this))
    , m_fields(makeFields())
    , m_buttons(new QWidget(this))
    , m_check(new QPushButton(IconLoader::action(u"view-refresh"_s), QString(), m_buttons))
    , m_reconnect(new QPushButton(IconLoader::icon(u"connect"_s, Role::ButtonText), QString(), m_buttons))
    , m_disconnect(new QPushButton(IconLoader::icon(u"disconnect"_s, Role::ButtonText), QString(), m_buttons))
    , m_works(new StateLabel(this))
    , m_answerNote(new MessageStrip(MessageStrip::Kind::Error, MessageStrip::Shape::Note, this))
    , m_form(new ConnectForm(service, this))
{
    const Metrics metrics;
    const bool isQuickBooks = service == Service::QuickBooks;
    setObjectName(isQuickBooks ? u"quickbooksCard"_s : u"highlevelCard"_s);
    setAccessibleName(serviceName(service));
    m_name->setText(serviceName(service));
    m_state->setObjectName(u"connectionState"_s);
    m_check->setObjectName(u"checkButton"_s);
    m_reconnect->setObjectName(u"reconnectButton"_s);
    m_disconnect->setObjectName(u"disconnectButton"_s);

    auto *icon = new IconLabel(isQuickBooks ? u"books"_s : u"crm"_s, Role::Info, 1, this);
    icon->setGround(true);
    auto *header = new QHBoxLayout;
    header->addWidget(m_name, 1);
    header->addWidget(m_state);

    auto *left = new QWidget(m_buttons);
    auto *flow = new FlowLayout(left);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(metrics.u());
    flow->addWidget(m_check);
    flow->addWidget(m_reconnect);
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, metrics.units(0.5), 0, 0);
    buttons->addWidget(left, 1);
    buttons->addWidget(m_disconnect, 0, Qt::AlignTop);

    auto *content = new QVBoxLayout;
    content->setSpacing(metrics.units(1.5));
    content->addWidget(m_problem);
    content->addWidget(m_fields);
    content->addWidget(m_buttons);
    content->addWidget(m_works, 0, Qt::AlignLeft);
    content->addWidget(m_answerNote);
    content->addWidget(m_form);

    auto *grid = new QGridLayout(this);
    grid->setHorizontalSpacing(metrics.units(1.5));
    grid->setVerticalSpacing(metrics.units(1.5));
    grid->setColumnStretch(1, 1);
    grid->addWidget(icon, 0, 0);
    grid->addLayout(header, 0, 1);
    grid->addLayout(content, 1, 1);
    padLayout();

    ConnectPanel *panel = m_form->panel();
    connect(m_form, &ConnectForm::connectRequested, this, &IntegrationCard::connectRequested);
    connect(m_form, &ConnectForm::appKeysEntered, this, &IntegrationCard::appKeysEntered);
    connect(panel, &ConnectPanel::tokenRequested, this, &IntegrationCard::askForToken);
    connect(panel, &ConnectPanel::cancelRequested, this, &IntegrationCard::cancelRequested);
    connect(panel, &ConnectPanel::addressPasted, this, &IntegrationCard::addressPasted);
    connect(panel, &ConnectPanel::openRequested, this, &IntegrationCard::openRequested);
    connect(m_reconnect, &QPushButton::clicked, this, &IntegrationCard::reconnect);
    connect(m_disconnect, &QPushButton::clicked, this, &IntegrationCard::askBeforeDisconnecting);
    connect(m_check, &QPushButton::clicked, this, [this] {
        m_answer = Answer::Checking;
        showAnswer();
        Q_EMIT checkRequested();
    });
    retranslate();
}

QWidget *IntegrationCard::makeFields()
{
    const Metrics metrics;
    auto *fields = new QWidget(this);
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics.units(2));
    grid->setVerticalSpacing(metrics.units(0.75));
    grid->setColumnMinimumWidth(0, metrics.ems(8.5));
    grid->setColumnStretch(1, 1);
    for (int field = 0; field < FieldCount; ++field) {
        auto *label = new TextLabel(TextStyle::Body, Role::SecondaryText, fields);
        auto *value = new TextLabel(TextStyle::Body, Role::Text, fields);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setWordWrap(field != Calls);
        label->setBuddy(value);
        grid->addWidget(label, field, 0, Qt::AlignTop);
        if (field == Calls) {
            m_callsBar = new ThinProgressBar(fields);
            m_callsBar->setFixedWidth(m_callsBar->sizeHint().width());
            auto *row = new QHBoxLayout;
            row->setSpacing(metrics.units(1.5));
            row->addWidget(m_callsBar, 0, Qt::AlignVCenter);
            row->addWidget(value, 1);
            grid->addLayout(row, field, 1);
        } else {
            grid->addWidget(value, field, 1);
        }
        m_labels[static_cast<size_t>(field)] = label;
        m_values[static_cast<size_t>(field)] = value;
    }
    return fields;
}

void IntegrationCard::setConnection(const engine::Connection &connection)
{
    if (connection.state != m_connection.state) {
        m_answer = Answer::None;
    }
    m_connection = connection;
    if (!connection.environment.isEmpty()) {
        m_form->setEnvironment(connection.environment);
    }
    showAll();
}

void IntegrationCard::setWaiting(qint64 changes) { m_changesWaiting = changes; }

void IntegrationCard::setProgress(const engine::ConnectProgress &progress)
{
    m_form->panel()->setProgress(progress);
    m_form->followPanel();
    m_connecting = m_form->panel()->isWaiting();
    m_connectFailed = m_form->panel()->hasFailed();
    m_answer = Answer::None;
    showAll();
}

void IntegrationCard::setChecked(const std::optional<Error> &problem)
{
    m_answer = problem ? Answer::Problem : Answer::Works;
    m_answerProblem = problem;
    showAnswer();
    announce(this, problem ? m_answerNote->text() : m_works->word());
}

void IntegrationCard::setDisconnected(const std::optional<Error> &problem)
{
    if (problem && (problem->kind == Error::Kind::Keychain || problem->kind == Error::Kind::Cancelled)) {
        setChecked(problem); // still connected
        return;
    }
    m_answer = Answer::Disconnected;
    m_answerProblem = problem;
    m_connection = {};
    m_connecting = false;
    m_connectFailed = false;
    m_form->panel()->reset();
    m_form->followPanel();
    showAll();
}

void IntegrationCard::showAll()
{
    showState();
    showFields();
    showProblem();
    showAnswer();
    const bool known = m_connection.state != ConnectionState::NotConnected;
    m_fields->setVisible(known);
    m_buttons->setVisible(known && !m_connecting);
    m_form->setVisible(!known || m_connecting || m_connectFailed);
}

void IntegrationCard::showState()
{
    switch (m_connection.state) {
    case ConnectionState::NotConnected:
        m_state->setState(u"disconnect"_s, Role::SecondaryText, tr("Not connected"));
        break;
    case ConnectionState::Connected:
        m_state->setState(u"done"_s, Role::Ok, tr("Connected"));
        break;
    case ConnectionState::Ended:
        m_state->setState(u"error"_s, Role::Error, tr("Connection ended"));
        break;
    }
}

void IntegrationCard::setField(Field field, const QString &label, const QString &value)
{
    const auto index = static_cast<size_t>(field);
    m_labels[index]->setText(label);
    m_values[index]->setText(value);
    m_labels[index]->setVisible(!value.isEmpty());
    m_values[index]->setVisible(!value.isEmpty());
}

void IntegrationCard::showFields()
{
    const bool isQuickBooks = m_service == Service::QuickBooks;
    const QLocale locale;
    setField(Account, isQuickBooks ? tr("Company") : tr("Location"),
        m_connection.name.isEmpty() ? m_connection.account : m_connection.name);
    setField(Since, tr("Connected since"), m_connection.since ? TimeWords::date(*m_connection.since) : QString());
    const QString environment = m_connection.environment == u"sandbox" ? tr("Sandbox company") : tr("Production");
    setField(
        Environment, tr("Environment"), isQuickBooks && !m_connection.environment.isEmpty() ? environment : QString());
    setField(SignedIn, tr("Signed in with"),
        isQuickBooks                    ? QString()
            : m_connection.privateToken ? tr("Private Integration Token")
                                        : tr("Browser (OAuth)"));
    setField(LastSuccess, tr("Last success"),
        m_connection.lastSuccess ? TimeWords::dayAndTime(*m_connection.lastSuccess) : QString());
    const bool limited = m_connection.callLimit > 0;
    const QString calls = limited
        ? tr("%1 of %2").arg(locale.toString(m_connection.calls), locale.toString(m_connection.callLimit))
        : locale.toString(m_connection.calls);
    setField(Calls, isQuickBooks ? tr("Calls this month") : tr("Calls today"), calls);
    m_callsBar->setVisible(limited);
    if (limited) {
        m_callsBar->setRange(0, 1000);
        m_callsBar->setValue(static_cast<int>(std::clamp<qint64>(
            m_connection.calls * 1000 / m_connection.callLimit, m_connection.calls > 0 ? 1 : 0, 1000)));
        m_callsBar->setAccessibleName(m_labels[Calls]->text() + u", "_s + calls);
        const bool high = m_connection.calls * 100 >= m_connection.callLimit * highCallsPercent;
        m_values[Calls]->setRole(high ? Role::Attention : Role::Text);
    }
    setField(ValidUntil, tr("Valid until"),
        m_connection.validUntil ? tr("%1, renewed with every check").arg(TimeWords::date(*m_connection.validUntil))
                                : QString());
}

void IntegrationCard::showProblem()
{
    const bool known = m_connection.state != ConnectionState::NotConnected;
    constexpr auto warnBefore = std::chrono::hours(14 * 24);
    if (known && m_connection.problem) {
        m_problem->setKind(
            m_connection.state == ConnectionState::Ended ? MessageStrip::Kind::Error : MessageStrip::Kind::Attention);
        m_problem->setText(noteText(*m_connection.problem));
    } else if (known && m_connection.validUntil && *m_connection.validUntil - TimeWords::now() < warnBefore) {
        Error soon;
        soon.key = u"oauth.expires_soon"_s;
        soon.parameters
            = {{u"service"_s, serviceName(m_service)}, {u"date"_s, TimeWords::date(*m_connection.validUntil)}};
        m_problem->setKind(MessageStrip::Kind::Attention);
        m_problem->setText(noteText(soon));
    } else {
        m_problem->hide();
        return;
    }
    m_problem->show();
}

void IntegrationCard::showAnswer()
{
    m_check->setEnabled(m_answer != Answer::Checking);
    m_works->setVisible(m_answer == Answer::Checking || m_answer == Answer::Works);
    if (m_answer == Answer::Checking) {
        m_works->setState(u"waiting"_s, Role::SecondaryText, tr("Checking the connection"));
    } else if (m_answer == Answer::Works) {
        m_works->setState(u"done"_s, Role::Ok, tr("The connection works."));
    }
    const bool isHighLevel = m_service == Service::HighLevel;
    const bool note = m_answer == Answer::Problem
        || (m_answer == Answer::Disconnected && (isHighLevel || m_answerProblem.has_value()));
    m_answerNote->setVisible(note);
    if (m_answer == Answer::Problem) {
        m_answerNote->setKind(MessageStrip::Kind::Error);
        m_answerNote->setText(noteText(m_answerProblem.value_or(Error{})));
    } else if (note && m_answerProblem) {
        m_answerNote->setKind(MessageStrip::Kind::Attention);
        m_answerNote->setText(noteText(*m_answerProblem));
    } else if (note) {
        m_answerNote->setKind(MessageStrip::Kind::Info);
        m_answerNote->setText(
            tr("Kontor has forgotten its access. Now uninstall the app in HighLevel, or delete the token "
               "there under Settings > Private Integrations."));
    }
}

void IntegrationCard::askForToken()
{
    auto *dialog = new TokenDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setLocation(m_connection.account);
    connect(dialog, &TokenDialog::tokenEntered, this, &IntegrationCard::tokenRequested);
    dialog->open();
}

void IntegrationCard::askBeforeDisconnecting()
{
    auto *dialog = new DisconnectDialog(m_service, m_changesWaiting, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &IntegrationCard::disconnectRequested);
    dialog->open();
}

void IntegrationCard::reconnect()
{
    if (m_connection.privateToken) {
        askForToken();
    } else {
        Q_EMIT connectRequested(m_form->environment());
    }
}

void IntegrationCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void IntegrationCard::retranslate()
{
    m_check->setText(tr("Check connection"));
    m_reconnect->setText(tr("Reconnect"));
    m_disconnect->setText(tr("Disconnect…"));
    showAll();
}

} // namespace kontor::ui
