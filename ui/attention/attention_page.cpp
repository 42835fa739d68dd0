// The page of what needs the owner.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/attention_page.h"

#include "texts/texts.h"
#include "ui/attention/attention_detail.h"
#include "ui/attention/attention_model.h"
#include "ui/attention/attention_view.h"
#include "ui/attention/dismiss_dialog.h"
#include "ui/attention/retry_watch.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/time_words.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QResizeEvent>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr double leastWidthForBoth = 42; ///< em
constexpr double leastWidthForWideList = 48; ///< em
constexpr std::chrono::seconds undoOffered{10};

bool isOpenable(const QUrl &address) { return address.isValid() && address.scheme() == "https"_L1; }

} // namespace

AttentionPage::AttentionPage(QWidget *parent)
    : QWidget(parent)
    , m_watch(new RetryWatch(this))
    , m_model(new AttentionModel(this))
    , m_title(new TextLabel(TextStyle::Title, Role::WindowText, this))
    , m_notice(new QWidget(this))
    , m_noticeText(new TextLabel(TextStyle::Body, Role::WindowText, m_notice))
    , m_undo(new LinkButton(m_notice))
    , m_flow(new QComboBox(this))
    , m_retryAll(new RoomyButton(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_listCard(new Card(Card::Padding::None, m_splitter))
    , m_view(new AttentionView(m_listCard))
    , m_detailCard(new Card(Card::Padding::None, m_splitter))
    , m_detail(new AttentionDetail(m_detailCard))
    , m_foot(new QWidget(m_detailCard))
    , m_inActivity(new RoomyButton(m_foot))
    , m_openHighLevel(new RoomyButton(m_foot))
    , m_openQuickBooks(new RoomyButton(m_foot))
    , m_dismiss(new RoomyButton(m_foot))
    , m_nothing(new EmptyState(u"ok"_s, this))
    , m_escape(new QShortcut(this))
{
    const Metrics metrics;
    setObjectName(u"attentionPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics.units(1.25));
    buildHead();

    m_view->setModel(m_model);
    auto *list = new QVBoxLayout(m_listCard);
    m_listCard->padLayout();
    list->addWidget(m_view);
    m_listCard->setMinimumWidth(metrics.ems(14));
    auto *detail = new QVBoxLayout(m_detailCard);
    m_detailCard->padLayout();
    detail->setSpacing(0);
    detail->addWidget(m_detail, 1);
    detail->addWidget(new Separator(Qt::Horizontal, m_detailCard));
    detail->addWidget(m_foot);
    buildFoot();

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

    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_splitterMoved = true; });
    connect(m_watch, &RetryWatch::due, this, &AttentionPage::arrange);
    connect(m_watch, &RetryWatch::settled, this, &AttentionPage::showSettled);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &AttentionPage::currentChanged);
    connect(m_view, &QAbstractItemView::activated, this, &AttentionPage::openDetail);
    connect(m_view->retryButton(), &QToolButton::clicked, this, &AttentionPage::retrySelected);
    connect(m_detail, &AttentionDetail::retryRequested, this, &AttentionPage::retrySelected);
    connect(m_detail, &AttentionDetail::remedyRequested, this, &AttentionPage::followRemedy);
    connect(m_detail, &AttentionDetail::sendAgainRequested, this, [this] {
        auto entries = chosen(false);
        std::erase_if(entries, [this](const auto &entry) { return m_watch->isRetrying(entry.id); });
        retry(entries);
    });
    connect(m_detail, &AttentionDetail::doNotSendRequested, this, [this] {
        m_dismissed.clear();
        for (const auto &entry : chosen(false)) {
            m_dismissed.push_back(entry.id);
            Q_EMIT dismissRequested(entry.id, tr("Not to be sent"));
        }
        showNotice(tr("Dismissed."), undoOffered, true);
        m_view->setFocus();
    });
    connect(m_detail, &AttentionDetail::chosen, this, &AttentionPage::choose);
    connect(m_detail, &AttentionDetail::backRequested, this, &AttentionPage::closeDetail);
    connect(m_detail, &AttentionDetail::openRequested, this, [this](const QUrl &address) {
        if (isOpenable(address)) {
            Q_EMIT openRequested(address);
        }
    });
    addShortcuts();
    retranslate();
}

void AttentionPage::buildHead()
{
    const Metrics metrics;
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics.u());
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    m_title->setObjectName(u"attentionHeading"_s);
    m_title->setWordWrap(true);
    m_title->setMinimumWidth(metrics.ems(8));
    left->addWidget(m_title);
    auto *notice = new QHBoxLayout(m_notice);
    notice->setContentsMargins(0, 0, 0, 0);
    notice->setSpacing(metrics.units(0.5));
    m_noticeText->setObjectName(u"attentionNotice"_s);
    m_noticeText->setWordWrap(true);
    notice->addWidget(m_noticeText);
    m_undo->setObjectName(u"undoButton"_s);
    notice->addWidget(m_undo);
    notice->addStretch(1);
    m_notice->hide();
    setAccessibleRole(m_noticeText, QAccessible::StatusBar);
    left->addWidget(m_notice);
    head->addLayout(left, 1);
    m_flow->setObjectName(u"attentionFlowFilter"_s);
    head->addWidget(m_flow, 0, Qt::AlignTop);
    m_retryAll->setObjectName(u"retryAllButton"_s);
    head->addWidget(m_retryAll, 0, Qt::AlignTop);
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
    m_noticeTimer.setSingleShot(true);
    connect(&m_noticeTimer, &QTimer::timeout, this, &AttentionPage::hideNotice);
    connect(m_undo, &QToolButton::clicked, this, &AttentionPage::undo);
    connect(m_retryAll, &QPushButton::clicked, this, &AttentionPage::retryAll);
    connect(m_flow, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setFlow(m_flow->currentData().toString());
        arrange();
    });
}

void AttentionPage::buildFoot()
{
    const Metrics metrics;
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(metrics.units(2.5), metrics.units(1.25), metrics.units(2.5), metrics.units(1.25));
    foot->setSpacing(metrics.u());
    auto *flow = new FlowLayout;
    for (auto *button : {m_inActivity, m_openHighLevel, m_openQuickBooks}) {
        flow->addWidget(button);
    }
    foot->addLayout(flow, 1);
    foot->addWidget(m_dismiss, 0, Qt::AlignBottom);
    m_inActivity->setObjectName(u"showInActivityButton"_s);
    m_openHighLevel->setObjectName(u"footHighLevelButton"_s);
    m_openQuickBooks->setObjectName(u"footQuickBooksButton"_s);
    m_dismiss->setObjectName(u"dismissButton"_s);
    connect(m_dismiss, &QPushButton::clicked, this, &AttentionPage::askToDismiss);
    connect(m_inActivity, &QPushButton::clicked, this, [this] {
        if (const auto entries = chosen(false); !entries.empty()) {
            const auto &first = entries.front();
            const auto &text = first.number.isEmpty() ? first.name : first.number;
            Q_EMIT activityRequested(first.flow, entries.size() == 1 ? text : QString());
        }
    });
    const auto open = [this](QUrl engine::AttentionEntry::*address) {
        const auto entries = chosen(false);
        if (entries.size() == 1 && isOpenable(entries.front().*address)) {
            Q_EMIT openRequested(entries.front().*address);
        }
    };
    connect(m_openHighLevel, &QPushButton::clicked, this, [open] { open(&engine::AttentionEntry::inHighLevel); });
    connect(m_openQuickBooks, &QPushButton::clicked, this, [open] { open(&engine::AttentionEntry::inQuickBooks); });
}

void AttentionPage::addShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto does) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    on(QKeySequence(Qt::Key_Delete), [this] { askToDismiss(); });
    // The buttons may be out of sight: the keys go to the addresses.
    on(QKeySequence(Qt::CTRL | Qt::Key_O), [this] { m_openQuickBooks->click(); });
    on(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [this] { m_openHighLevel->click(); });
    m_escape->setKey(QKeySequence(Qt::Key_Escape));
    m_escape->setContext(Qt::WidgetWithChildrenShortcut);
    m_escape->setEnabled(false);
    connect(m_escape, &QShortcut::activated, this, &AttentionPage::closeDetail);
}

void AttentionPage::setRead(const AttentionRead &read)
{
    m_read = read;
    arrange();
}

std::vector<qint64> AttentionPage::watched() const { return m_watch->watched(); }

void AttentionPage::arrange()
{
    auto items = m_watch->update(m_read, TimeWords::now());
    const bool focused = m_view->hasFocus() || m_view->retryButton()->hasFocus();
    const auto before = m_chosen;
    m_arranging = true; // the view moves its current row by itself when rows go
    m_model->setItems(std::move(items));
    fillFlows();
    m_arranging = false;
    auto index = m_model->indexOfKey(before);
    if (!index.isValid()) {
        index = m_view->currentIndex(); // the one that came after it
    }
    if (!index.isValid()) {
        index = m_model->index(0, 0);
    }
    if (index.isValid() && index != m_view->currentIndex()) {
        m_view->setCurrentIndex(index);
    }
    m_chosen = m_model->keyOf(m_view->currentIndex());
    showDetail();
    if (focused && m_view->isVisible() && !m_view->retryButton()->isVisible()) {
        m_view->setFocus();
    }
    Q_EMIT availabilityChanged();
}

void AttentionPage::fillFlows()
{
    QStringList flows;
    for (const auto &entry : m_read.entries) {
        if (!flows.contains(entry.flow)) {
            flows << entry.flow;
        }
    }
    flows.sort();
    const auto chosen = m_flow->currentData().toString();
    const QSignalBlocker quiet(m_flow);
    m_flow->clear();
    m_flow->addItem(tr("All flows"), QString());
    for (const auto &flow : flows) {
        m_flow->addItem(texts::flowWord(flow), flow);
    }
    const int place = std::max(0, m_flow->findData(chosen)); // the last one of a flow went: all again
    m_flow->setCurrentIndex(place);
    if (m_model->flow() != m_flow->currentData().toString()) {
        m_model->setFlow(m_flow->currentData().toString());
    }
}

void AttentionPage::currentChanged()
{
    if (m_arranging) {
        return;
    }
    m_chosen = m_model->keyOf(m_view->currentIndex());
    showDetail();
    Q_EMIT availabilityChanged();
}

void AttentionPage::select(qint64 id)
{
    if (const auto index = m_model->indexOf(id); index.isValid()) {
        m_view->setCurrentIndex(index);
        m_view->scrollTo(index);
    }
}

std::vector<engine::AttentionEntry> AttentionPage::chosen(bool retryable) const
{
    std::vector<engine::AttentionEntry> entries;
    for (const auto &item : m_model->itemsAt(m_view->currentIndex())) {
        if (!retryable || (AttentionModel::isRetryable(item.entry) && item.progress == AttentionItem::Progress::None)) {
            entries.push_back(item.entry);
        }
    }
    return entries;
}

bool AttentionPage::canRetryOne() const { return !chosen(true).empty(); }

bool AttentionPage::canRetryAll() const
{
    return std::any_of(m_read.entries.begin(), m_read.entries.end(), [this](const engine::AttentionEntry &entry) {
        return AttentionModel::isRetryable(entry) && !m_watch->isRetrying(entry.id);
    });
}

void AttentionPage::retrySelected() { retry(chosen(true)); }

void AttentionPage::retryAll()
{
    std::vector<engine::AttentionEntry> entries;
    for (const auto &entry : m_read.entries) {
        const bool shown = m_model->flow().isEmpty() || entry.flow == m_model->flow();
        if (shown && AttentionModel::isRetryable(entry) && !m_watch->isRetrying(entry.id)) {
            entries.push_back(entry);
        }
    }
    retry(entries);
}

void AttentionPage::retry(const std::vector<engine::AttentionEntry> &entries)
{
    if (entries.empty()) {
        return;
    }
    m_watch->begin(entries, TimeWords::now());
    arrange();
    for (const auto &entry : entries) {
        Q_EMIT retryRequested(entry.id);
    }
}

void AttentionPage::choose(engine::OwnerChoice choice)
{
    const auto entries = chosen(false);
    if (entries.size() == 1 && entries.front().decision && !m_watch->isRetrying(entries.front().id)) {
        m_watch->begin(entries, TimeWords::now());
        arrange();
        Q_EMIT chooseRequested(entries.front().id, choice);
    }
}

void AttentionPage::followRemedy(const QString &action)
{
    if (action.startsWith("connect"_L1) || action == "reconnect"_L1) {
        const auto entries = chosen(false);
        const bool highLevel = action == "connect_highlevel"_L1
            || (action != "connect_quickbooks"_L1 && !entries.empty()
                && entries.front().problem.key.startsWith("hl."_L1));
        Q_EMIT connectRequested(highLevel ? Service::HighLevel : Service::QuickBooks);
    } else if (action == "map_tax"_L1 || action == "choose_account"_L1 || action == "choose_item"_L1) {
        Q_EMIT settingsRequested(u"settings.accounts"_s, {});
    } else if (action == "enter_review_link"_L1 || action == "edit_review_text"_L1) {
        Q_EMIT settingsRequested(u"settings.reviews"_s, action == "edit_review_text"_L1 ? u"text"_s : u"link"_s);
    } else {
        Q_EMIT settingsRequested(u"settings.integrations"_s, {});
    }
}

void AttentionPage::askToDismiss()
{
    const auto key = m_chosen;
    if (chosen(false).empty()) {
        return;
    }
    DismissDialog dialog(this);
    const bool accepted = dialog.exec() == QDialog::Accepted;
    // What was chosen when the question was asked, as far as it is still there.
    const auto items = m_model->itemsAt(m_model->indexOfKey(key));
    if (accepted && !items.empty()) {
        m_dismissed.clear();
        for (const auto &item : items) {
            m_dismissed.push_back(item.entry.id);
            Q_EMIT dismissRequested(item.entry.id, dialog.reason());
        }
        showNotice(tr("Dismissed."), undoOffered, true);
    }
    m_view->setFocus();
}

void AttentionPage::undo()
{
    for (const qint64 id : std::exchange(m_dismissed, {})) {
        m_chosen = u"entry "_s + QString::number(id);
        Q_EMIT restoreRequested(id);
    }
    hideNotice();
    m_view->setFocus();
}

void AttentionPage::showNotice(const QString &text, std::chrono::seconds length, bool undo)
{
    m_noticeText->setText(text);
    m_undo->setVisible(undo);
    m_notice->show();
    m_noticeTimer.start(length);
    announce(m_noticeText, text);
}

void AttentionPage::hideNotice()
{
    m_noticeTimer.stop();
    if (m_undo->hasFocus()) {
        m_view->setFocus();
    }
    m_notice->hide();
    m_dismissed.clear();
}

void AttentionPage::showSettled(int count, int done, int open)
{
    const QLocale locale;
    if (count > 1) {
        const bool undo = !m_dismissed.empty() && m_notice->isVisible();
        if (!undo) { // Undo is the more urgent of both
            showNotice(tr("%n retried: %1 done, %2 still open", nullptr, count)
                           .arg(locale.toString(done), locale.toString(open)),
                undoOffered, false);
        }
        return;
    }
    announce(m_noticeText, done > 0 ? tr("Done") : m_detail->title());
}

void AttentionPage::showDetail()
{
    const int count = static_cast<int>(m_read.entries.size());
    const bool any = m_model->rowCount() > 0;
    m_title->setText(count > 0 ? tr("%n items need your attention", nullptr, count) : tr("Attention"));
    m_flow->setVisible(any);
    m_retryAll->setVisible(canRetryAll());
    m_nothing->setVisible(!any);
    m_splitter->setVisible(any);
    const auto items = m_model->itemsAt(m_view->currentIndex());
    m_view->setRetryOffered(canRetryOne());
    m_detail->setItems(items);
    m_detailCard->setAccessibleName(items.empty() ? QString() : m_detail->title());
    m_foot->setVisible(!items.empty());
    if (!items.empty()) {
        const auto &entry = items.front().entry;
        const bool single = items.size() == 1;
        // The keys click these, so they know their address also where the detail has a button of its own.
        m_openHighLevel->setEnabled(single && isOpenable(entry.inHighLevel));
        m_openQuickBooks->setEnabled(single && isOpenable(entry.inQuickBooks));
        m_openHighLevel->setVisible(entry.decision && m_openHighLevel->isEnabled());
        m_openQuickBooks->setVisible(entry.decision && m_openQuickBooks->isEnabled());
        m_inActivity->setVisible(!entry.decision);
        m_dismiss->setVisible(items.front().progress == AttentionItem::Progress::None);
    }
}

void AttentionPage::openDetail()
{
    if (!m_view->currentIndex().isValid()) {
        return;
    }
    m_detailInFront = true;
    showSide();
    m_detail->focusFirst();
}

void AttentionPage::closeDetail()
{
    m_detailInFront = false;
    showSide();
    m_view->setFocus();
}

void AttentionPage::showSide()
{
    m_detail->setBackShown(m_single);
    m_listCard->setVisible(!m_single || !m_detailInFront);
    m_detailCard->setVisible(!m_single || m_detailInFront);
    m_listCard->setMaximumWidth(m_single ? QWIDGETSIZE_MAX : Metrics().ems(24));
    m_escape->setEnabled(m_single && m_detailInFront);
}

void AttentionPage::retranslate()
{
    m_retryAll->setText(tr("Retry all"));
    m_retryAll->setToolTip(tr("Tries everything that needs no decision"));
    m_retryAll->setIcon(IconLoader::icon(u"retrying"_s, Role::ButtonText));
    m_flow->setAccessibleName(tr("Flow"));
    m_flow->setMinimumHeight(m_retryAll->sizeHint().height());
    m_view->setAccessibleName(tr("Attention"));
    auto *retry = m_view->retryButton();
    retry->setIcon(IconLoader::icon(u"retrying"_s, Role::Text));
    retry->setAccessibleName(tr("Retry"));
    retry->setToolTip(tr("Tries this item again now"));
    m_undo->setText(tr("Undo"));
    m_inActivity->setText(tr("Show in activity"));
    m_inActivity->setIcon(IconLoader::icon(u"activity"_s, Role::ButtonText));
    m_openHighLevel->setText(tr("Open in HighLevel"));
    m_openQuickBooks->setText(tr("Open in QuickBooks"));
    for (auto *button : {m_openHighLevel, m_openQuickBooks}) {
        button->setIcon(IconLoader::icon(u"external"_s, Role::ButtonText));
        button->setToolTip(tr("Opens the browser"));
    }
    m_dismiss->setText(tr("Dismiss…"));
    m_dismiss->setToolTip(tr("Takes the item off the list; the reason is kept"));
    m_dismiss->setIcon(IconLoader::icon(u"dismiss"_s, Role::ButtonText));
    m_nothing->setSentence(tr("Nothing needs your attention."));
    m_model->retranslate();
    m_detail->retranslate();
    arrange();
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
    if (!m_splitterMoved && !m_single) {
        // A small page takes from the list first: the detail has buttons and amounts.
        const int list = metrics.ems(width() < metrics.em() * leastWidthForWideList ? 15 : 17);
        m_splitter->setSizes({list, width() - 2 * margin - list});
    }
}

} // namespace kontor::ui
