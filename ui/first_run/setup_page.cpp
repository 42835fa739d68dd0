// Rail, steps and foot of the set-up.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/first_run/setup_page.h"

#include "ui/first_run/options_step.h"
#include "ui/first_run/preview_step.h"
#include "ui/first_run/service_step.h"
#include "ui/first_run/setup_rail_delegate.h"
#include "ui/first_run/start_step.h"
#include "ui/preview/preview_view.h"
#include "ui/settings/connect_form.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

SetUpPage::SetUpPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new SetupModel(this))
    , m_rail(makeRail())
    , m_pages(new QStackedWidget(this))
    , m_quickbooks(makeServiceStep(Service::QuickBooks))
    , m_highlevel(makeServiceStep(Service::HighLevel))
    , m_options(new OptionsStep(this))
    , m_preview(new PreviewStep(this))
    , m_start(new StartStep(this))
{
    setObjectName(u"setupPage"_s);
    for (QWidget *page : std::initializer_list<QWidget *>{m_quickbooks, m_highlevel, m_options, m_preview, m_start}) {
        m_pages->addWidget(page);
    }
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_pages, 1);
    right->addWidget(new Separator(Qt::Horizontal, this));
    right->addWidget(makeFoot());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(new Separator(Qt::Vertical, this));
    row->addLayout(right, 1);

    connect(m_options, &OptionsStep::settingChanged, this, &SetUpPage::settingChanged);
    connect(m_start, &StartStep::settingChanged, this, &SetUpPage::settingChanged);
    connect(m_preview->view(), &PreviewView::readAgainRequested, this, &SetUpPage::askForPreview);
    retranslate();
    goTo(SetUpStep::QuickBooks);
}

QWidget *SetUpPage::makeRail()
{
    const Metrics metrics;
    auto *rail = new QWidget(this);
    rail->setFixedWidth(metrics.ems(11.75));
    m_title = new TextLabel(TextStyle::Heading, Role::WindowText, rail);
    m_title->setWordWrap(true);
    m_hint = new TextLabel(TextStyle::Caption, Role::SecondaryText, rail);
    m_hint->setWordWrap(true);
    m_steps = new QTreeView(rail);
    m_steps->setObjectName(u"setupSteps"_s);
    m_steps->setModel(m_model);
    m_steps->setItemDelegate(new SetupRailDelegate(m_steps));
    m_steps->setHeaderHidden(true);
    m_steps->setRootIsDecorated(false);
    m_steps->setIndentation(0);
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setUniformRowHeights(true);
    m_steps->setSelectionMode(QAbstractItemView::SingleSelection);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_steps->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_steps->viewport()->setAutoFillBackground(false);
    m_steps->setMinimumHeight(metrics.ems(2.2) * setUpStepCount);
    m_promise = new TextLabel(TextStyle::Caption, Role::SecondaryText, rail);
    m_promise->setWordWrap(true);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics.units(1.25), 0, metrics.u(), 0);
    top->setSpacing(metrics.units(0.25));
    top->addWidget(m_title);
    top->addWidget(m_hint);
    auto *promise = new QHBoxLayout;
    promise->setContentsMargins(metrics.units(1.25), 0, metrics.u(), 0);
    promise->setSpacing(metrics.units(1.25));
    promise->addWidget(new IconLabel(u"lock"_s, Role::SecondaryText, 0.9, rail), 0, Qt::AlignTop);
    promise->addWidget(m_promise, 1);
    auto *column = new QVBoxLayout(rail);
    column->setContentsMargins(metrics.u(), metrics.units(1.75), metrics.u(), metrics.units(1.5));
    column->setSpacing(metrics.units(1.5));
    column->addLayout(top);
    column->addWidget(m_steps, 1);
    column->addLayout(promise);
    connect(m_steps->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { showStep(); });
    return rail;
}

QWidget *SetUpPage::makeFoot()
{
    const Metrics metrics;
    auto *foot = new QWidget(this);
    m_later = new QPushButton(foot);
    m_later->setObjectName(u"finishLaterButton"_s);
    m_back = new QPushButton(foot);
    m_back->setObjectName(u"backButton"_s);
    m_continue = new PrimaryButton(foot);
    m_continue->setObjectName(u"continueButton"_s);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(metrics.units(3), metrics.units(1.75), metrics.units(3), metrics.units(1.75));
    row->setSpacing(metrics.u());
    row->addWidget(m_later);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_continue);
    connect(m_later, &QPushButton::clicked, this, &SetUpPage::leaveRequested);
    connect(
        m_back, &QPushButton::clicked, this, [this] { goTo(static_cast<SetUpStep>(static_cast<int>(step()) - 1)); });
    connect(m_continue, &QPushButton::clicked, this, &SetUpPage::goOn);
    return foot;
}

ServiceStep *SetUpPage::makeServiceStep(Service service)
{
    auto *made = new ServiceStep(service, this);
    connect(made, &ServiceStep::connectRequested, this,
        [this, service](const QString &environment) { Q_EMIT connectRequested(service, environment); });
    connect(made, &ServiceStep::tokenRequested, this, &SetUpPage::tokenRequested);
    connect(made, &ServiceStep::cancelRequested, this, [this, service] { Q_EMIT cancelRequested(service); });
    connect(made, &ServiceStep::addressPasted, this,
        [this, service](const QString &text) { Q_EMIT addressPasted(service, text); });
    connect(made, &ServiceStep::openRequested, this, &SetUpPage::openRequested);
    connect(made, &ServiceStep::appKeysEntered, this,
        [this, service](const QString &clientId, const QString &clientSecret) {
            Q_EMIT appKeysEntered(service, clientId, clientSecret);
        });
    connect(made, &ServiceStep::switchedOff, this, [this, made](bool off) {
        m_model->setDone(SetUpStep::HighLevel, made->isDone());
        if (off) {
            Q_EMIT stepFinished(SetUpStep::HighLevel);
        } else {
            Q_EMIT stepReopened(SetUpStep::HighLevel);
        }
        showStep();
    });
    connect(made, &ServiceStep::sandboxRequested, this, &SetUpPage::sandboxRequested);
    return made;
}

void SetUpPage::setSnapshot(const engine::Snapshot &snapshot)
{
    const auto connectionOf = [&snapshot](Service service) {
        const auto found = snapshot.connections.find(service);
        return found == snapshot.connections.end() ? engine::Connection{} : found->second;
    };
    m_quickbooks->setConnection(connectionOf(Service::QuickBooks));
    m_highlevel->setConnection(connectionOf(Service::HighLevel));
    m_model->setDone(SetUpStep::QuickBooks, m_quickbooks->isDone());
    m_model->setDone(SetUpStep::HighLevel, m_highlevel->isDone());
    m_model->setDone(SetUpStep::Start, snapshot.setUpDone);
    m_preview->view()->setFlows(snapshot.flows);
    m_start->setConnections(snapshot.connections);
    if (!m_placed) {
        m_placed = true;
        goTo(m_model->firstUnfinished());
    } else if (!m_model->isReachable(step())) {
        goTo(m_model->firstUnfinished()); // a connection was lost: without it the later steps mean nothing
    }
    showStep();
}

void SetUpPage::setProgress(const engine::ConnectProgress &progress)
{
    (progress.service == Service::QuickBooks ? m_quickbooks : m_highlevel)->setProgress(progress);
    if (progress.state == engine::ConnectProgress::State::Connected) {
        m_previewAsked = false; // what was read belongs to another pair
    }
}

void SetUpPage::setSettings(const std::map<QString, QString> &settings)
{
    m_options->setSettings(settings);
    m_start->setSettings(settings);
}

void SetUpPage::refuse(const QString &key, const Error &why)
{
    m_options->refuse(key, why);
    m_start->refuse(key, why);
}

void SetUpPage::setPreview(const engine::Preview &preview)
{
    m_preview->view()->setPreview(preview);
    m_start->setCustomers(preview.customers);
    showStep();
}

void SetUpPage::setPreviewRefused(const Error &why)
{
    m_preview->view()->setRefused(why);
    showStep();
}

void SetUpPage::setKeysBuiltIn(Service service, bool builtIn)
{
    (service == Service::QuickBooks ? m_quickbooks : m_highlevel)->form()->setKeysBuiltIn(builtIn);
}

void SetUpPage::setAutostartOffered(bool offered) { m_start->setAutostartOffered(offered); }

void SetUpPage::setFinished(SetUpStep step)
{
    m_model->setDone(step, true);
    if (step == SetUpStep::HighLevel) {
        m_highlevel->setSwitchedOff(true);
    }
    m_placed = false;
}

SetUpStep SetUpPage::step() const { return static_cast<SetUpStep>(std::max(0, m_steps->currentIndex().row())); }

void SetUpPage::goTo(SetUpStep step)
{
    if (m_model->isReachable(step)) {
        m_steps->setCurrentIndex(m_model->index(static_cast<int>(step)));
    }
}

void SetUpPage::goOn()
{
    const SetUpStep now = step();
    if (now == SetUpStep::Start) {
        Q_EMIT startRequested();
        return;
    }
    if (now == SetUpStep::Options || now == SetUpStep::Preview) {
        m_model->setDone(now, true);
        Q_EMIT stepFinished(now);
    }
    goTo(static_cast<SetUpStep>(static_cast<int>(now) + 1));
}

void SetUpPage::askForPreview()
{
    m_previewAsked = true;
    m_preview->view()->setReading();
    Q_EMIT previewRequested();
}

void SetUpPage::showStep()
{
    if (m_continue == nullptr) {
        return; // still being made
    }
    const SetUpStep now = step();
    if (m_pages->currentIndex() != static_cast<int>(now)) {
        m_pages->setCurrentIndex(static_cast<int>(now));
        announce(this, m_model->data(m_model->index(static_cast<int>(now)), Qt::AccessibleTextRole).toString());
    }
    if (now == SetUpStep::Preview && !m_previewAsked) {
        askForPreview();
    }
    m_back->setEnabled(now != SetUpStep::QuickBooks);
    const bool ready = now == SetUpStep::Preview                      ? m_preview->view()->hasPreview()
        : now == SetUpStep::QuickBooks || now == SetUpStep::HighLevel ? m_model->isDone(now)
                                                                      : true;
    m_continue->setEnabled(ready);
    m_continue->setText(now == SetUpStep::Start ? tr("S&tart", "button") : tr("&Continue"));
}

void SetUpPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SetUpPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(m_rail->geometry(), Roles(QApplication::palette())[Role::Sidebar]);
}

void SetUpPage::retranslate()
{
    m_model->retranslate();
    m_title->setText(tr("Set up Kontor"));
    m_hint->setText(tr("Five short steps. You can leave and come back at any time."));
    m_steps->setAccessibleName(tr("Set up Kontor"));
    m_promise->setText(tr("Your books stay on this computer. Nothing is sent before the last step."));
    m_later->setText(tr("Fin&ish later"));
    m_back->setText(tr("&Back"));
    showStep();
}

} // namespace kontor::ui
