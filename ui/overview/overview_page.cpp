// The overview page.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/overview_page.h"

#include "texts/texts.h"
#include "ui/overview/connection_summary.h"
#include "ui/overview/flow_model.h"
#include "ui/overview/import_card.h"
#include "ui/overview/latest_model.h"
#include "ui/overview/state_header.h"
#include "ui/shell/state_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/list_view.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/time_words.h"
#include "ui/widgets/two_line_delegate.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr int fewestLatestRows = 3;

} // namespace

OverviewPage::OverviewPage(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget(this))
    , m_header(new StateHeader(m_content))
    , m_problem(new MessageStrip(MessageStrip::Kind::Error, MessageStrip::Shape::Note, m_content))
    , m_expiry(new MessageStrip(MessageStrip::Kind::Attention, MessageStrip::Shape::Note, m_content))
    , m_import(new ImportCard(m_content))
    , m_connections(new ConnectionSummary(m_content))
    , m_flowCard(new Card(Card::Padding::None, m_content))
    , m_flows(new ListView(ListView::Header::Shown, m_flowCard))
    , m_flowModel(new FlowModel(this))
    , m_latestPart(new QWidget(m_content))
    , m_latestTitle(new TextLabel(TextStyle::Heading, Role::WindowText, m_latestPart))
    , m_showActivity(new LinkButton(m_latestPart))
    , m_latestCard(new Card(Card::Padding::None, m_latestPart))
    , m_latest(new ListView(ListView::Header::Hidden, m_latestCard))
    , m_latestModel(new LatestModel(this))
    , m_nothing(new EmptyState(u"activity"_s, m_latestCard))
{
    const Metrics metrics;
    setObjectName(u"overviewPage"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);

    auto *column = new QVBoxLayout(m_content);
    column->setSpacing(metrics.units(2.5));
    column->addWidget(m_header);
    column->addWidget(m_problem);
    column->addWidget(m_expiry);
    column->addWidget(m_import);
    column->addWidget(m_connections);

    m_flows->setObjectName(u"flowView"_s);
    m_flows->setModel(m_flowModel);
    auto *flowDelegate = new TwoLineDelegate(TwoLineDelegate::Lines::Two, m_flows);
    flowDelegate->setRowSeparators(true);
    m_flows->setItemDelegate(flowDelegate);
    m_flows->setStretch({5, 1, 1, 2, 2, 3});
    m_flows->setFitRows(true);
    auto *flowLayout = new QVBoxLayout(m_flowCard);
    m_flowCard->padLayout();
    flowLayout->addWidget(m_flows);
    column->addWidget(m_flowCard);
    connect(m_flows, &QAbstractItemView::activated, this, &OverviewPage::openFlow);

    auto *latest = new QVBoxLayout(m_latestPart);
    latest->setContentsMargins(0, 0, 0, 0);
    latest->setSpacing(metrics.units(0.75));
    auto *head = new QHBoxLayout;
    head->addWidget(m_latestTitle);
    head->addStretch(1);
    head->addWidget(m_showActivity);
    latest->addLayout(head);
    m_latest->setObjectName(u"latestView"_s);
    m_latest->setModel(m_latestModel);
    m_latest->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Lines::One, m_latest));
    m_latest->setStretch({0, 6, 2, 1});
    m_latest->setFitRows(true);
    auto *latestLayout = new QVBoxLayout(m_latestCard);
    m_latestCard->padLayout();
    latestLayout->setContentsMargins(1, metrics.units(0.5), 1, metrics.units(0.5));
    latestLayout->addWidget(m_latest);
    latestLayout->addWidget(m_nothing);
    latest->addWidget(m_latestCard);
    column->addWidget(m_latestPart);
    column->addStretch(1);
    setWidget(m_content);

    m_showActivity->setObjectName(u"showActivityButton"_s);
    connect(m_showActivity, &QToolButton::clicked, this, [this] { Q_EMIT activityRequested({}); });
    connect(m_latest, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const auto id = m_latestModel->idAt(index)) {
            Q_EMIT logEntryRequested(*id);
        }
    });
    connect(m_header, &StateHeader::syncRequested, this, &OverviewPage::syncRequested);
    connect(m_header, &StateHeader::pauseRequested, this, &OverviewPage::pauseRequested);
    connect(m_header, &StateHeader::continueRequested, this, &OverviewPage::continueRequested);
    connect(m_header, &StateHeader::previewRequested, this, &OverviewPage::previewRequested);
    connect(m_header, &StateHeader::attentionRequested, this, &OverviewPage::attentionRequested);
    connect(m_header, &StateHeader::setUpRequested, this, &OverviewPage::setUpRequested);
    connect(m_header, &StateHeader::connectRequested, this, &OverviewPage::connectRequested);
    connect(m_import, &ImportCard::pauseRequested, this, &OverviewPage::pauseRequested);
    connect(m_import, &ImportCard::continueRequested, this, &OverviewPage::continueRequested);
    connect(m_import, &ImportCard::stopRequested, this, &OverviewPage::stopImportRequested);
    connect(m_import, &ImportCard::continueImportRequested, this, &OverviewPage::continueImportRequested);
    retranslate();
}

void OverviewPage::setSnapshot(const engine::Snapshot &snapshot)
{
    m_snapshot = snapshot;
    update();
}

void OverviewPage::setLatest(const std::vector<journal::LogEntry> &entries)
{
    m_entries = entries;
    fitLatest();
}

void OverviewPage::setGoesOnInTray(bool goesOn) { m_header->setGoesOnInTray(goesOn); }

void OverviewPage::update()
{
    using engine::Situation;
    m_header->setSnapshot(m_snapshot);
    m_connections->setConnections(m_snapshot.connections);
    m_flowModel->setSnapshot(m_snapshot);
    const bool importing = m_snapshot.import && m_snapshot.import->phase != engine::ImportProgress::Phase::Done;
    if (importing) {
        m_import->setProgress(*m_snapshot.import);
        const auto others = std::any_of(m_snapshot.flows.begin(), m_snapshot.flows.end(),
            [](const engine::FlowState &flow) { return flow.flow != "contacts"_L1 && flow.enabled; });
        m_import->setOtherFlows(others);
    }
    m_import->setVisible(importing);
    // While the first import runs, it is the page.
    const bool running = importing && m_snapshot.import->phase != engine::ImportProgress::Phase::Stopped
        && m_snapshot.situation != Situation::ConnectionDied;
    m_connections->setVisible(!running);
    m_flowCard->setVisible(!running);
    m_latestPart->setVisible(!running);

    QString problem;
    if (m_snapshot.stopped) {
        const auto words = texts::explain(*m_snapshot.stopped);
        problem = QStringList{words.title + u'.', words.cause, words.remedy}.join(u' ');
    } else if (m_snapshot.situation == Situation::ConnectionDied || m_snapshot.situation == Situation::NoKeychain) {
        const auto found = m_snapshot.connections.find(m_snapshot.about.value_or(Service::QuickBooks));
        if (found != m_snapshot.connections.end() && found->second.problem) {
            auto error = *found->second.problem;
            error.parameters.insert(u"n"_s, QString::number(m_snapshot.waiting));
            const auto words = texts::explain(error);
            problem = words.cause + u' ' + words.remedy;
        } else if (m_snapshot.situation == Situation::NoKeychain) {
            Error error;
            error.key = u"keychain.missing"_s;
            const auto words = texts::explain(error);
            problem = words.cause + u' ' + words.remedy;
        } else {
            problem = StateWords::waiting(m_snapshot.waiting);
        }
    }
    m_problem->setKind(
        m_snapshot.situation == Situation::NoKeychain ? MessageStrip::Kind::Attention : MessageStrip::Kind::Error);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());

    QString expiry;
    if (m_snapshot.situation != Situation::ConnectionDied) {
        for (const auto &[service, connection] : m_snapshot.connections) {
            const auto left
                = connection.validUntil ? *connection.validUntil - TimeWords::now() : std::chrono::hours(24 * 365);
            if (connection.state == engine::Connection::State::Connected && left < std::chrono::hours(24 * 14)) {
                Error error;
                error.key = u"oauth.expires_soon"_s;
                error.parameters
                    = {{u"service"_s, serviceName(service)}, {u"date"_s, TimeWords::date(*connection.validUntil)}};
                const auto words = texts::explain(error);
                expiry += (expiry.isEmpty() ? QString() : u" "_s) + words.title + u". "_s + words.remedy;
            }
        }
    }
    m_expiry->setText(expiry);
    m_expiry->setVisible(!expiry.isEmpty());
    fitLatest();
}

void OverviewPage::fitLatest()
{
    const Metrics metrics;
    // What is left of the page below the other parts, in whole rows.
    int above = 0;
    for (const QWidget *part : {static_cast<QWidget *>(m_header), static_cast<QWidget *>(m_problem),
             static_cast<QWidget *>(m_expiry), static_cast<QWidget *>(m_connections),
             static_cast<QWidget *>(m_flowCard), static_cast<QWidget *>(m_import)}) {
        if (!part->isHidden()) {
            above += part->sizeHint().height() + metrics.units(2.5);
        }
    }
    const int room = viewport()->height() - above - 2 * metrics.pageMargin(false) - metrics.ems(2) - metrics.u();
    const int fits = std::clamp(room / metrics.rowHeight(), fewestLatestRows, latestRows);
    const auto count = std::min<size_t>(m_entries.size(), static_cast<size_t>(fits));
    m_latestModel->setEntries({m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(count)});
    const bool amounts = std::any_of(m_entries.begin(), m_entries.end(),
        [](const journal::LogEntry &entry) { return entry.amountMinor.has_value(); });
    m_latest->setColumnHidden(LatestModel::Amount, !amounts);
    m_latest->setVisible(!m_entries.empty());
    m_nothing->setVisible(m_entries.empty());
    m_showActivity->setVisible(!m_entries.empty());
}

void OverviewPage::openFlow(const QModelIndex &index)
{
    const auto *flow = m_flowModel->flowAt(index);
    if (flow == nullptr) {
        return;
    }
    if (flow->attention > 0) {
        Q_EMIT attentionRequested();
    } else if (!flow->enabled) {
        Q_EMIT settingsRequested(u"settings."_s + flow->flow);
    } else {
        Q_EMIT activityRequested(flow->flow);
    }
}

void OverviewPage::retranslate()
{
    m_latestTitle->setText(tr("Latest"));
    m_latestCard->setAccessibleName(m_latestTitle->text());
    m_latest->setAccessibleName(m_latestTitle->text());
    m_showActivity->setText(tr("Show activity"));
    m_nothing->setSentence(tr("Nothing has happened yet."));
    m_flowCard->setAccessibleName(tr("Flows"));
    m_flows->setAccessibleName(tr("Flows"));
    m_flowModel->retranslate();
    m_latestModel->retranslate();
    update();
}

void OverviewPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    const Metrics metrics;
    // The page is the window without its sidebar.
    const bool narrow = isNarrow(width() + metrics.ems(3));
    const int margin = metrics.pageMargin(narrow);
    m_content->layout()->setContentsMargins(margin, margin, margin, margin);
    m_header->setNarrow(narrow);
    m_flows->setOptionalColumn(FlowModel::Amount, narrow ? ListView::Optional::Goes : ListView::Optional::GoesForRoom);
    fitLatest();
}

} // namespace kontor::ui
