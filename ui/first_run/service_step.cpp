// What Kontor does with a service, and the way to connect it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/first_run/service_step.h"

#include "ui/settings/connect_form.h"
#include "ui/settings/connect_panel.h"
#include "ui/settings/country_words.h"
#include "ui/settings/token_dialog.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

ServiceStep::ServiceStep(Service service, QWidget *parent)
    : PageFrame(Width::Full, parent)
    , m_service(service)
{
    const Metrics metrics;
    const bool isQuickBooks = service == Service::QuickBooks;
    setObjectName(isQuickBooks ? u"quickbooksStep"_s : u"highlevelStep"_s);
    auto *card = new Card(Card::Padding::Card, this);
    m_icon = new IconLabel(isQuickBooks ? u"books"_s : u"crm"_s, Role::Info, 1, card);
    m_icon->setGround(true);
    m_connected = new StateLabel(card);
    m_connected->setObjectName(u"stepConnected"_s);
    m_facts = new QWidget(card);
    auto *facts = new QGridLayout(m_facts);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setHorizontalSpacing(metrics.units(2));
    facts->setVerticalSpacing(metrics.units(0.75));
    facts->setColumnMinimumWidth(0, metrics.ems(8.5));
    facts->setColumnStretch(1, 1);
    for (size_t fact = 0; fact < FactCount; ++fact) {
        m_factLabels[fact] = new TextLabel(TextStyle::Body, Role::SecondaryText, m_facts);
        m_factValues[fact] = new TextLabel(TextStyle::Body, Role::Text, m_facts);
        m_factValues[fact]->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_factValues[fact]->setWordWrap(true);
        m_factLabels[fact]->setBuddy(m_factValues[fact]);
        facts->addWidget(m_factLabels[fact], static_cast<int>(fact), 0);
        facts->addWidget(m_factValues[fact], static_cast<int>(fact), 1);
    }
    m_form = new ConnectForm(service, card);
    m_twice = new MessageStrip(MessageStrip::Kind::Attention, MessageStrip::Shape::Note, card);
    m_twice->setObjectName(u"bookedTwiceNote"_s);
    m_switchedOff = new QCheckBox(card);
    m_switchedOff->setObjectName(u"switchedOffBox"_s);
    m_sandbox = new LinkButton(this);
    m_sandbox->setObjectName(u"sandboxLink"_s);

    auto *content = new QVBoxLayout;
    content->setSpacing(metrics.units(1.5));
    content->addWidget(m_connected, 0, Qt::AlignLeft);
    content->addWidget(m_facts);
    content->addWidget(m_form);
    content->addWidget(m_twice);
    content->addWidget(m_switchedOff);
    auto *row = new QHBoxLayout(card);
    row->setSpacing(metrics.units(1.75));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(content, 1);
    card->padLayout();
    card->setAccessibleName(serviceName(service));
    column()->addSpacing(metrics.units(0.5));
    column()->addWidget(card);
    if (isQuickBooks) {
        column()->addSpacing(metrics.units(0.5));
        column()->addWidget(makePromises());
    }
    column()->addWidget(m_sandbox, 0, Qt::AlignLeft);
    column()->addStretch(1);
    m_sandbox->setVisible(isQuickBooks);

    ConnectPanel *panel = m_form->panel();
    connect(m_form, &ConnectForm::connectRequested, this, &ServiceStep::connectRequested);
    connect(m_form, &ConnectForm::appKeysEntered, this, &ServiceStep::appKeysEntered);
    connect(panel, &ConnectPanel::tokenRequested, this, &ServiceStep::askForToken);
    connect(panel, &ConnectPanel::cancelRequested, this, &ServiceStep::cancelRequested);
    connect(panel, &ConnectPanel::addressPasted, this, &ServiceStep::addressPasted);
    connect(panel, &ConnectPanel::openRequested, this, &ServiceStep::openRequested);
    connect(m_switchedOff, &QCheckBox::clicked, this, &ServiceStep::switchedOff);
    connect(m_sandbox, &QAbstractButton::clicked, this, &ServiceStep::sandboxRequested);
    retranslate();
    showConnection();
}

QWidget *ServiceStep::makePromises()
{
    const Metrics metrics;
    auto *promises = new QWidget(this);
    auto *columns = new QHBoxLayout(promises);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(metrics.units(3));
    const auto makeList = [&](TextLabel *&listHeading, std::array<TextLabel *, PromiseCount> &lines,
                              const QString &icon, Role color) {
        auto *list = new QGridLayout;
        list->setHorizontalSpacing(metrics.u());
        list->setVerticalSpacing(metrics.units(0.6));
        listHeading = new TextLabel(TextStyle::Label, Role::WindowText, promises);
        list->addWidget(listHeading, 0, 0, 1, 2);
        for (size_t line = 0; line < PromiseCount; ++line) {
            lines[line] = new TextLabel(TextStyle::Body, Role::WindowText, promises);
            lines[line]->setWordWrap(true);
            list->addWidget(new IconLabel(icon, color, 0.9, promises), static_cast<int>(line) + 1, 0, Qt::AlignTop);
            list->addWidget(lines[line], static_cast<int>(line) + 1, 1);
        }
        list->setColumnStretch(1, 1);
        list->setRowStretch(PromiseCount + 1, 1);
        columns->addLayout(list, 1);
    };
    makeList(m_doesHeading, m_does, u"done"_s, Role::Ok);
    makeList(m_neverHeading, m_never, u"clear"_s, Role::SecondaryText);
    return promises;
}

void ServiceStep::setConnection(const engine::Connection &connection)
{
    m_connection = connection;
    showConnection();
}

void ServiceStep::setProgress(const engine::ConnectProgress &progress)
{
    m_form->panel()->setProgress(progress);
    m_form->followPanel();
    showConnection();
}

void ServiceStep::setSwitchedOff(bool off) { m_switchedOff->setChecked(off); }

bool ServiceStep::isDone() const
{
    const bool connected = m_connection.state == engine::Connection::State::Connected;
    return connected && (!m_connection.ownQuickBooks || m_switchedOff->isChecked());
}

void ServiceStep::showConnection()
{
    const bool isQuickBooks = m_service == Service::QuickBooks;
    const bool waiting = m_form->panel()->isWaiting();
    const bool connected = m_connection.state == engine::Connection::State::Connected;
    m_icon->setIcon(waiting ? u"browser"_s : isQuickBooks ? u"books"_s : u"crm"_s, Role::Info);
    m_connected->setVisible(connected);
    m_facts->setVisible(connected);
    m_form->setVisible(!connected || waiting);
    m_sandbox->setVisible(isQuickBooks && !connected && !waiting);
    m_twice->setVisible(connected && m_connection.ownQuickBooks);
    m_switchedOff->setVisible(connected && m_connection.ownQuickBooks);
    if (!connected) {
        return;
    }
    const QString name = m_connection.name.isEmpty() ? m_connection.account : m_connection.name;
    m_connected->setState(u"done"_s, Role::Ok, tr("Connected with %1").arg(name));
    const QString &tax = m_connection.salesTax;
    const QString taxWords = tax == u"none" ? tr("none", "sales tax")
        : tax == u"manual"                  ? tr("manual", "sales tax")
        : tax == u"automated"               ? tr("calculated by QuickBooks")
        : tax == u"lines"                   ? tr("per line")
                                            : tax;
    const std::array<std::pair<QString, QString>, FactCount> facts = isQuickBooks
        ? std::array<std::pair<QString, QString>, FactCount>{{{tr("Company"), name},
              {tr("Country"), countryWords(m_connection.country)}, {tr("Currency"), m_connection.currency},
              {tr("Sales tax"), taxWords}}}
        : std::array<std::pair<QString, QString>, FactCount>{
              {{tr("Location"), name}, {tr("Time zone"), m_connection.timeZone}, {}, {}}};
    for (size_t fact = 0; fact < FactCount; ++fact) {
        m_factLabels[fact]->setText(facts[fact].first);
        m_factValues[fact]->setText(facts[fact].second);
        m_factLabels[fact]->setVisible(!facts[fact].second.isEmpty());
        m_factValues[fact]->setVisible(!facts[fact].second.isEmpty());
    }
}

void ServiceStep::askForToken()
{
    auto *dialog = new TokenDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setLocation(m_connection.account);
    connect(dialog, &TokenDialog::tokenEntered, this, &ServiceStep::tokenRequested);
    dialog->open();
}

void ServiceStep::retranslate()
{
    if (m_service == Service::QuickBooks) {
        heading()->setText(tr("Connect QuickBooks"));
        subtitle()->setText(tr("Kontor reads your customers and payments there, and books what comes from HighLevel."));
        m_doesHeading->setText(tr("What Kontor does with it"));
        m_does[0]->setText(tr("Reads customers, invoices and payments"));
        m_does[1]->setText(tr("Books invoices, payments and sales receipts"));
        m_does[2]->setText(tr("Adds customers who are missing"));
        m_neverHeading->setText(tr("What Kontor never does"));
        m_never[0]->setText(tr("Delete anything in QuickBooks"));
        m_never[1]->setText(tr("Touch payroll, bills or bank feeds"));
        m_never[2]->setText(tr("Send your books through anyone’s cloud"));
    } else {
        heading()->setText(tr("Connect HighLevel"));
        subtitle()->setText(tr("Kontor reads payments and invoices there, and adds your customers as contacts."));
    }
    m_twice->setText(tr("HighLevel’s own QuickBooks connection is on as well. Everything would be booked twice.") + u' '
        + tr("Switch it off in HighLevel under Settings > Integrations before you start."));
    m_switchedOff->setText(tr("I have switched it &off"));
    m_switchedOff->setAccessibleDescription(m_twice->text());
    m_sandbox->setText(tr("Tr&y the sandbox first"));
    showConnection();
}

} // namespace kontor::ui
