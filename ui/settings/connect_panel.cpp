// Button, wait and outcome of connecting a service.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/connect_panel.h"

#include "ui/settings/error_words.h"
#include "ui/settings/thin_progress_bar.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

using ConnectState = engine::ConnectProgress::State;

/// Shown below the field instead of above the buttons: it speaks of what was pasted.
bool concernsPastedAddress(const Error &error) { return error.key == u"oauth.paste"; }

} // namespace

ConnectPanel::ConnectPanel(Service service, QWidget *parent)
    : QWidget(parent)
    , m_service(service)
    , m_ready(makeReadyPage())
    , m_waiting(makeWaitingPage())
{
    setObjectName(u"connectPanel"_s);
    // Not a stack: that would always be as high as its highest page.
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_ready);
    column->addWidget(m_waiting);
    m_everySecond.setInterval(std::chrono::seconds(1));
    connect(&m_everySecond, &QTimer::timeout, this, [this] { refreshCountdown(); });
    retranslate();
    reset();
}

QWidget *ConnectPanel::makeReadyPage()
{
    const Metrics metrics;
    auto *page = new QWidget(this);
    m_connected = new StateLabel(page);
    m_failure = new MessageStrip(MessageStrip::Kind::Error, MessageStrip::Shape::Note, page);
    m_connect = new PrimaryButton(page);
    m_connect->setObjectName(u"connectButton"_s);
    m_connect->setIconName(u"connect"_s);
    m_token = new QPushButton(IconLoader::action(u"dialog-password"_s), QString(), page);
    m_token->setObjectName(u"tokenButton"_s);
    m_token->setVisible(m_service == Service::HighLevel);
    m_opensBrowser = new TextLabel(TextStyle::Caption, Role::SecondaryText, page);
    m_opensBrowser->setMinimumHeight(m_connect->sizeHint().height()); // its text stands beside the button's

    auto *buttons = new QWidget(page);
    auto *flow = new FlowLayout(buttons);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(metrics.u());
    flow->addWidget(m_connect);
    flow->addWidget(m_token);
    flow->addWidget(m_opensBrowser);

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.units(1.5));
    column->addWidget(m_connected, 0, Qt::AlignLeft);
    column->addWidget(m_failure);
    column->addWidget(buttons);
    column->addStretch(1);
    connect(m_connect, &QPushButton::clicked, this, &ConnectPanel::connectRequested);
    connect(m_token, &QPushButton::clicked, this, &ConnectPanel::tokenRequested);
    return page;
}

QWidget *ConnectPanel::makeWaitingPage()
{
    const Metrics metrics;
    auto *page = new QWidget(this);
    m_heading = new TextLabel(TextStyle::Heading, Role::Text, page);
    m_heading->setWordWrap(true);
    m_countdown = new TextLabel(TextStyle::Body, Role::SecondaryText, page);
    m_countdown->setObjectName(u"countdown"_s);
    m_instruction = new TextLabel(TextStyle::Body, Role::Text, page);
    m_instruction->setWordWrap(true);
    auto *busy = new ThinProgressBar(page);
    busy->setRange(0, 0);
    m_waitingNote = new MessageStrip(MessageStrip::Kind::Attention, MessageStrip::Shape::Note, page);
    m_openAgain = new QPushButton(IconLoader::icon(u"external"_s, Role::ButtonText), QString(), page);
    m_openAgain->setObjectName(u"openAgainButton"_s);
    m_copy = new QPushButton(IconLoader::action(u"edit-copy"_s), QString(), page);
    m_copy->setObjectName(u"copyAddressButton"_s);
    m_cancel = new QPushButton(page);
    m_cancel->setObjectName(u"cancelConnectButton"_s);
    m_question = new TextLabel(TextStyle::Label, Role::Text, page);
    m_question->setWordWrap(true);
    m_pasteHint = new TextLabel(TextStyle::Body, Role::SecondaryText, page);
    m_pasteHint->setWordWrap(true);
    m_field = new QLineEdit(page);
    m_field->setObjectName(u"pasteField"_s);
    // Long enough for any answer; a whole book pasted by mistake is not kept.
    m_field->setMaxLength(8192);
    m_use = new QPushButton(page);
    m_use->setObjectName(u"useAddressButton"_s);
    m_use->setEnabled(false);
    m_fieldNote = new TextLabel(TextStyle::Body, Role::Error, page);
    m_fieldNote->setObjectName(u"pasteNote"_s);
    m_fieldNote->setWordWrap(true);
    m_question->setBuddy(m_field);

    auto *title = new QHBoxLayout;
    title->addWidget(m_heading, 1);
    title->addWidget(m_countdown, 0, Qt::AlignTop);
    auto *left = new QWidget(page);
    auto *flow = new FlowLayout(left);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(metrics.u());
    flow->addWidget(m_openAgain);
    flow->addWidget(m_copy);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(left, 1);
    buttons->addWidget(m_cancel, 0, Qt::AlignTop);
    auto *paste = new QHBoxLayout;
    paste->setSpacing(metrics.u());
    paste->addWidget(m_field, 1);
    paste->addWidget(m_use);

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.units(0.5));
    column->addLayout(title);
    column->addWidget(m_instruction);
    column->addSpacing(metrics.u());
    column->addWidget(busy);
    column->addSpacing(metrics.u());
    column->addWidget(m_waitingNote);
    column->addLayout(buttons);
    column->addSpacing(metrics.units(1.5));
    column->addWidget(new Separator(Qt::Horizontal, page));
    column->addSpacing(metrics.units(1.5));
    column->addWidget(m_question);
    column->addWidget(m_pasteHint);
    column->addSpacing(metrics.units(0.5));
    column->addLayout(paste);
    column->addWidget(m_fieldNote);
    column->addStretch(1);

    connect(m_openAgain, &QPushButton::clicked, this, [this] {
        if (m_progress) {
            Q_EMIT openRequested(m_progress->address);
        }
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_progress) {
            QGuiApplication::clipboard()->setText(QString::fromLatin1(m_progress->address.toEncoded()));
        }
    });
    connect(m_cancel, &QPushButton::clicked, this, &ConnectPanel::cancelRequested);
    connect(m_field, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_use->setEnabled(text.contains(u"code=") || text.contains(u"error=")); });
    connect(m_field, &QLineEdit::returnPressed, this, &ConnectPanel::useAddress);
    connect(m_use, &QPushButton::clicked, this, &ConnectPanel::useAddress);
    return page;
}

void ConnectPanel::setProgress(const engine::ConnectProgress &progress)
{
    if (progress.service != m_service) {
        return;
    }
    if (progress.state == ConnectState::Failed && progress.note && progress.note->kind == Error::Kind::Cancelled) {
        reset(); // the owner knows: it was their own click
        return;
    }
    const bool wasWaiting = isWaiting();
    m_progress = progress;
    if (progress.state == ConnectState::Waiting) {
        refreshCountdown();
        m_everySecond.start();
        if (!wasWaiting) {
            announce(this, m_heading->text());
        }
    } else {
        m_everySecond.stop();
        emptyField();
    }
    showPage();
    if (progress.state != ConnectState::Waiting) {
        announce(this, progress.state == ConnectState::Connected ? m_connected->word() : m_failure->text());
    }
}

void ConnectPanel::reset()
{
    m_progress.reset();
    m_everySecond.stop();
    emptyField();
    showPage();
}

bool ConnectPanel::isWaiting() const { return m_progress && m_progress->state == ConnectState::Waiting; }

bool ConnectPanel::hasFailed() const { return m_progress && m_progress->state == ConnectState::Failed; }

void ConnectPanel::refreshCountdown(Instant present)
{
    if (!isWaiting()) {
        return;
    }
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_progress->until - present);
    m_countdown->setText(tr("%1 left").arg(TimeWords::countdown(left)));
}

void ConnectPanel::showPage()
{
    m_ready->setVisible(!isWaiting());
    m_waiting->setVisible(isWaiting());
    showNotes();
}

void ConnectPanel::showNotes()
{
    const bool hasConnected = m_progress && m_progress->state == ConnectState::Connected;
    m_connected->setVisible(hasConnected);
    if (hasConnected) {
        m_connected->setState(u"done"_s, Role::Ok, tr("Connected with %1").arg(m_progress->name));
    }
    m_failure->setVisible(hasFailed());
    if (hasFailed()) {
        m_failure->setText(noteText(m_progress->note.value_or(Error{})));
    }
    const std::optional<Error> note = isWaiting() ? m_progress->note : std::nullopt;
    const bool underField = note && concernsPastedAddress(*note);
    m_waitingNote->setVisible(note && !underField);
    m_fieldNote->setVisible(underField);
    if (note && !underField) {
        m_waitingNote->setText(noteText(*note));
    }
    m_fieldNote->setText(underField ? fieldText(*note) : QString());
    if (underField) {
        announce(m_field, m_fieldNote->text());
    }
}

void ConnectPanel::useAddress()
{
    if (!m_use->isEnabled()) {
        return;
    }
    const QString text = m_field->text().trimmed();
    emptyField();
    Q_EMIT addressPasted(text);
}

void ConnectPanel::emptyField()
{
    // The address holds a code that opens the books: setText, unlike clear, leaves nothing to undo.
    m_field->setText(QString());
}

void ConnectPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ConnectPanel::retranslate()
{
    const bool isQuickBooks = m_service == Service::QuickBooks;
    m_connect->setText(isQuickBooks ? tr("QB Connect") : tr("Connect HighLevel"));
    m_connect->setAccessibleName(isQuickBooks ? tr("Connects QuickBooks") : tr("Connect HighLevel"));
    m_token->setText(tr("Use a Private Integration Token"));
    m_opensBrowser->setText(tr("Opens the browser"));
    m_heading->setText(tr("Waiting for your consent in the browser"));
    m_instruction->setText(isQuickBooks
            ? tr("Sign in at Intuit, choose your company and select Connect. This window goes on by itself.")
            : tr("Sign in at HighLevel and choose the location. This window goes on by itself."));
    m_openAgain->setText(tr("Open the page again"));
    m_copy->setText(tr("Copy the address"));
    m_cancel->setText(tr("Cancel"));
    m_question->setText(tr("Does the browser show a page that does not load?"));
    m_pasteHint->setText(tr("Copy the whole address from its address bar and paste it here."));
    m_field->setPlaceholderText(isQuickBooks ? u"http://localhost:8917/callback?code=…&state=…&realmId=…"_s
                                             : u"http://localhost:8917/callback?code=…"_s);
    m_field->setAccessibleDescription(m_pasteHint->text());
    m_use->setText(tr("Use this address"));
    refreshCountdown();
    showNotes();
}

} // namespace kontor::ui
