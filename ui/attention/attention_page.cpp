// The page of what needs the owner.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/attention_page.h"

#include "texts/texts.h"
#include "ui/attention/attention_model.h"
#include "ui/attention/dismiss_dialog.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/time_words.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr double leastWidthForBoth = 42; ///< em

} // namespace

AttentionPage::AttentionPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new AttentionModel(this))
    , m_title(new TextLabel(TextStyle::Title, Role::WindowText, this))
    , m_retryAll(new RoomyButton(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_listCard(new Card(Card::Padding::None, m_splitter))
    , m_view(new QListView(m_listCard))
    , m_detailCard(new Card(Card::Padding::None, m_splitter))
    , m_scroll(new QScrollArea(m_detailCard))
    , m_detail(new QWidget(m_scroll))
    , m_backButton(new QToolButton(m_detail))
    , m_detailTitle(new TextLabel(TextStyle::Heading, Role::Text, m_detail))
    , m_document(new TextLabel(TextStyle::Body, Role::SecondaryText, m_detail))
    , m_causeTitle(new TextLabel(TextStyle::Label, Role::Text, m_detail))
    , m_cause(new TextLabel(TextStyle::Body, Role::Text, m_detail))
    , m_remedyTitle(new TextLabel(TextStyle::Label, Role::Text, m_detail))
    , m_remedy(new TextLabel(TextStyle::Body, Role::Text, m_detail))
    , m_retry(new PrimaryButton(m_detail))
    , m_connect(new RoomyButton(m_detail))
    , m_attempts(new TextLabel(TextStyle::Body, Role::Text, m_detail))
    , m_technicalTitle(new TextLabel(TextStyle::Label, Role::Text, m_detail))
    , m_technical(new TextLabel(TextStyle::Fixed, Role::Text, m_detail))
    , m_copy(new RoomyButton(m_detail))
    , m_inActivity(new RoomyButton(m_detailCard))
    , m_dismiss(new RoomyButton(m_detailCard))
    , m_nothing(new EmptyState(u"ok"_s, this))
{
    const Metrics metrics;
    setObjectName(u"attentionPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics.units(1.25));
    auto *head = new QHBoxLayout;
    m_title->setWordWrap(true);
    m_title->setMinimumWidth(metrics.ems(8));
    head->addWidget(m_title, 1);
    m_retryAll->setObjectName(u"retryAllButton"_s);
    head->addWidget(m_retryAll);
    column->addLayout(head);

    m_view->setObjectName(u"attentionView"_s);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new AttentionDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setUniformItemSizes(true);
    m_view->installEventFilter(this);
    auto *list = new QVBoxLayout(m_listCard);
    m_listCard->padLayout();
    list->addWidget(m_view);
    m_listCard->setMinimumWidth(metrics.ems(14));
    m_listCard->setMaximumWidth(metrics.ems(24));

    auto *inside = new QVBoxLayout(m_detail);
    inside->setContentsMargins(metrics.units(2.5), metrics.units(2), metrics.units(2.5), metrics.units(2));
    inside->setSpacing(0);
    auto *titleRow = new QHBoxLayout;
    m_backButton->setAutoRaise(true);
    titleRow->addWidget(m_backButton);
    m_detailTitle->setWordWrap(true);
    titleRow->addWidget(m_detailTitle, 1);
    inside->addLayout(titleRow);
    inside->addWidget(m_document);
    inside->addSpacing(metrics.units(2));
    inside->addWidget(m_causeTitle);
    inside->addWidget(m_cause);
    inside->addSpacing(metrics.units(1.5));
    inside->addWidget(m_remedyTitle);
    inside->addWidget(m_remedy);
    inside->addSpacing(metrics.units(2));
    auto *actions = new QWidget(m_detail);
    auto *flow = new FlowLayout(actions);
    flow->addWidget(m_retry);
    flow->addWidget(m_connect);
    inside->addWidget(actions);
    inside->addSpacing(metrics.units(2));
    inside->addWidget(new Separator(Qt::Horizontal, m_detail));
    inside->addSpacing(metrics.units(2));
    inside->addWidget(m_attempts);
    inside->addSpacing(metrics.units(2));
    auto *technicalRow = new QHBoxLayout;
    technicalRow->addWidget(m_technicalTitle, 1);
    technicalRow->addWidget(m_copy);
    inside->addLayout(technicalRow);
    inside->addSpacing(metrics.units(0.5));
    inside->addWidget(m_technical);
    inside->addStretch(1);
    for (auto *label : {m_document, m_cause, m_remedy, m_attempts, m_technical}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_scroll->setObjectName(u"AttentionDetail"_s);
    m_scroll->setWidget(m_detail);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_detail->setAutoFillBackground(false);
    auto *detail = new QVBoxLayout(m_detailCard);
    m_detailCard->padLayout();
    detail->setSpacing(0);
    detail->addWidget(m_scroll, 1);
    detail->addWidget(new Separator(Qt::Horizontal, m_detailCard));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics.units(2.5), metrics.units(1.25), metrics.units(2.5), metrics.units(1.25));
    foot->addWidget(m_inActivity);
    foot->addStretch(1);
    foot->addWidget(m_dismiss);
    detail->addLayout(foot);
    m_retry->setObjectName(u"retryButton"_s);
    m_dismiss->setObjectName(u"dismissButton"_s);

    m_splitter->setObjectName(u"attentionSplitter"_s);
    m_splitter->addWidget(m_listCard);
    m_splitter->addWidget(m_detailCard);
    m_splitter->setHandleWidth(metrics.units(1.5));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({metrics.ems(17), metrics.ems(30)});
    m_listCard->setProperty("kontorPane", true);
    m_detailCard->setProperty("kontorPane", true);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_nothing, 1);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &AttentionPage::showDetail);
    connect(m_view, &QAbstractItemView::activated, this, [this] {
        m_detailInFront = true;
        showSide();
        if (m_single) {
            m_retry->setFocus();
        }
    });
    connect(m_backButton, &QToolButton::clicked, this, [this] {
        m_detailInFront = false;
        showSide();
        m_view->setFocus();
    });
    connect(m_retry, &QPushButton::clicked, this, &AttentionPage::retrySelected);
    connect(m_retryAll, &QPushButton::clicked, this, &AttentionPage::retryAll);
    connect(m_connect, &QPushButton::clicked, this, [this] { Q_EMIT connectRequested(m_connectTo); });
    connect(m_dismiss, &QPushButton::clicked, this, &AttentionPage::askToDismiss);
    connect(m_inActivity, &QPushButton::clicked, this, &AttentionPage::activityRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const auto *operation = m_model->operationAt(m_view->currentIndex())) {
            QApplication::clipboard()->setText(technicalText(*operation));
        }
    });
    m_detail->installEventFilter(this);
    retranslate();
}

void AttentionPage::setOperations(const std::vector<journal::Operation> &operations)
{
    const int before = std::max(0, m_view->currentIndex().row());
    m_model->setOperations(operations);
    if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0) {
        // The one that went is followed by the next.
        m_view->setCurrentIndex(m_model->index(std::min(before, m_model->rowCount() - 1)));
    }
    showDetail();
    Q_EMIT availabilityChanged();
}

void AttentionPage::select(qint64 operation)
{
    if (const auto index = m_model->indexOf(operation); index.isValid()) {
        m_view->setCurrentIndex(index);
    }
}

bool AttentionPage::canRetryOne() const { return m_model->operationAt(m_view->currentIndex()) != nullptr; }

bool AttentionPage::canRetryAll() const { return m_model->rowCount() > 0; }

void AttentionPage::retrySelected()
{
    if (const auto *operation = m_model->operationAt(m_view->currentIndex())) {
        Q_EMIT retryRequested(operation->id);
    }
}

void AttentionPage::retryAll()
{
    if (canRetryAll()) {
        Q_EMIT retryAllRequested();
    }
}

QString AttentionPage::technicalText(const journal::Operation &operation) const
{
    const auto problem = operation.problem.value_or(Error());
    QStringList first{serviceName(operation.service)};
    if (!problem.serviceCode.isEmpty()) {
        first.last() += u' ' + problem.serviceCode;
    }
    if (problem.httpStatus != 0) {
        first << u"HTTP %1"_s.arg(problem.httpStatus);
    }
    first << problem.key;
    QStringList lines{first.join(u", "_s)};
    if (!problem.detail.isEmpty()) {
        lines << problem.detail;
    }
    if (!problem.traceId.isEmpty()) {
        const auto name = operation.service == Service::QuickBooks ? u"intuit_tid"_s : u"traceId"_s;
        lines << name + u' ' + problem.traceId;
    }
    return lines.join(u'\n');
}

void AttentionPage::showDetail()
{
    const int count = m_model->rowCount();
    m_title->setText(count > 0 ? tr("%n items need your attention", nullptr, count) : tr("Attention"));
    m_retryAll->setVisible(count > 0);
    m_nothing->setVisible(count == 0);
    m_splitter->setVisible(count > 0);
    const auto *operation = m_model->operationAt(m_view->currentIndex());
    m_detailCard->setEnabled(operation != nullptr);
    if (operation == nullptr) {
        return;
    }
    const auto words = texts::explain(operation->problem.value_or(Error()));
    m_detailTitle->setText(words.title);
    m_detailCard->setAccessibleName(words.title);
    QStringList document{AttentionModel::documentOf(*operation)};
    if (operation->attentionSince) {
        document << tr("since %1").arg(TimeWords::day(*operation->attentionSince));
    }
    document.removeAll({});
    m_document->setText(document.join(u", "_s));
    m_cause->setText(words.cause);
    m_remedy->setText(words.remedy);
    const auto attempts = QLocale().toString(operation->attempts);
    const auto at = operation->attentionSince ? TimeWords::time(*operation->attentionSince) : QString();
    m_attempts->setText(tr("Attempts") + u": "_s + tr("%1, at %2. Not repeated automatically.").arg(attempts, at));
    m_technical->setText(technicalText(*operation));
    const bool quickBooks = words.actions.contains(u"connect_quickbooks"_s) || words.actions.contains(u"connect"_s);
    const bool highLevel = words.actions.contains(u"connect_highlevel"_s);
    m_connectTo = highLevel ? Service::HighLevel : Service::QuickBooks;
    m_connect->setVisible(quickBooks || highLevel);
    m_connect->setText(highLevel ? tr("Connect HighLevel") : tr("QB Connect"));
    Q_EMIT availabilityChanged();
}

void AttentionPage::askToDismiss()
{
    const auto *operation = m_model->operationAt(m_view->currentIndex());
    if (operation == nullptr) {
        return;
    }
    const auto id = operation->id;
    DismissDialog dialog(this);
    if (dialog.exec() == QDialog::Accepted) {
        Q_EMIT dismissRequested(id, dialog.reason());
    }
    m_view->setFocus();
}

void AttentionPage::retranslate()
{
    m_retryAll->setText(tr("Retry all"));
    m_retryAll->setToolTip(tr("Tries everything that needs no decision"));
    m_retryAll->setIcon(IconLoader::icon(u"retrying"_s, Role::ButtonText));
    m_view->setAccessibleName(tr("Attention"));
    m_causeTitle->setText(tr("Cause"));
    m_remedyTitle->setText(tr("What you can do"));
    m_retry->setText(tr("Retry"));
    m_retry->setToolTip(tr("Tries this item again now"));
    m_retry->setIconName(u"retrying"_s);
    m_connect->setIcon(IconLoader::icon(u"connect"_s, Role::ButtonText));
    m_technicalTitle->setText(tr("Technical details"));
    m_copy->setText(tr("Copy details"));
    m_copy->setIcon(IconLoader::action(u"edit-copy"_s));
    m_inActivity->setText(tr("Show in activity"));
    m_inActivity->setIcon(IconLoader::icon(u"activity"_s, Role::ButtonText));
    m_dismiss->setText(tr("Dismiss…"));
    m_dismiss->setToolTip(tr("Takes the item off the list; the reason is kept"));
    m_dismiss->setIcon(IconLoader::icon(u"dismiss"_s, Role::ButtonText));
    m_backButton->setIcon(IconLoader::action(u"go-previous"_s));
    m_backButton->setAccessibleName(tr("Back"));
    m_backButton->setToolTip(tr("Back"));
    m_nothing->setSentence(tr("Nothing needs your attention."));
    m_model->retranslate();
    showDetail();
}

void AttentionPage::showSide()
{
    m_backButton->setVisible(m_single);
    m_listCard->setVisible(!m_single || !m_detailInFront);
    m_detailCard->setVisible(!m_single || m_detailInFront);
    m_listCard->setMaximumWidth(m_single ? QWIDGETSIZE_MAX : Metrics().ems(24));
}

void AttentionPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void AttentionPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const Metrics metrics;
    const int margin = metrics.pageMargin(isNarrow(width() + metrics.ems(3)));
    layout()->setContentsMargins(margin, margin, margin, margin);
    m_single = width() < metrics.em() * leastWidthForBoth;
    showSide();
}

bool AttentionPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_view && key->key() == Qt::Key_Delete) {
            askToDismiss();
            return true;
        }
        if (watched == m_detail && key->key() == Qt::Key_Escape && m_single) {
            m_backButton->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace kontor::ui
