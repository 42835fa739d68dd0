// The page of the live sync log.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/activity_page.h"

#include "texts/texts.h"
#include "ui/activity/export_dialog.h"
#include "ui/activity/log_detail.h"
#include "ui/activity/log_export.h"
#include "ui/activity/log_model.h"
#include "ui/activity/result_look.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/header_view.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/time_words.h"
#include "ui/widgets/two_line_delegate.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr int searchDelay = 200; ///< ms after the last key
constexpr quint64 firstPageTicket = quint64(1) << 49;
constexpr double leastHeightForDetail = 34; ///< em of the window; the page is it without menu bar and strips

Instant startOfDay(const QDate &date)
{
    return Instant(std::chrono::milliseconds(date.startOfDay().toMSecsSinceEpoch()));
}

} // namespace

ActivityPage::ActivityPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new LogModel(this))
    , m_title(new TextLabel(TextStyle::Title, Role::WindowText, this))
    , m_search(new QLineEdit(this))
    , m_flow(new QComboBox(this))
    , m_result(new QComboBox(this))
    , m_period(new QComboBox(this))
    , m_live(new QToolButton(this))
    , m_export(new RoomyButton(this))
    , m_note(new MessageStrip(MessageStrip::Kind::Ok, MessageStrip::Shape::Note, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_view(new QTableView(this))
    , m_none(new EmptyState(u"activity"_s, this))
    , m_noHit(new EmptyState(u"search"_s, this))
    , m_detailCard(new Card(Card::Padding::None, this))
    , m_detail(new LogDetail(m_detailCard))
    , m_countText(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
    , m_keptText(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
    , m_day(QDate::currentDate())
    , m_ticket(firstPageTicket)
{
    const Metrics metrics;
    setObjectName(u"activityPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics.units(1.25));
    column->addWidget(m_title);

    m_search->setObjectName(u"searchField"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(IconLoader::action(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(metrics.ems(6));
    m_search->setMaximumWidth(metrics.ems(15));
    m_flow->setObjectName(u"flowFilter"_s);
    m_result->setObjectName(u"resultFilter"_s);
    m_period->setObjectName(u"periodFilter"_s);
    m_live->setObjectName(u"liveButton"_s);
    m_live->setCheckable(true);
    m_live->setChecked(true);
    m_live->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_live->setFocusPolicy(Qt::StrongFocus);
    m_export->setObjectName(u"exportButton"_s);
    auto *filters = new QHBoxLayout;
    filters->setSpacing(metrics.u());
    filters->addWidget(m_search, 4);
    for (auto *box : {m_flow, m_result, m_period}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        filters->addWidget(box);
    }
    filters->addStretch(1);
    filters->addWidget(m_live);
    filters->addWidget(m_export);
    for (auto *control : std::initializer_list<QWidget *>{m_search, m_flow, m_result, m_period, m_live, m_export}) {
        control->setMinimumHeight(metrics.ems(1.7));
    }
    column->addLayout(filters);
    column->addWidget(m_note);
    m_note->hide();

    m_view->setObjectName(u"logView"_s);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Lines::One, m_view));
    m_view->setHorizontalHeader(new HeaderView(m_view));
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(metrics.rowHeight());
    m_view->setShowGrid(false);
    m_view->setAlternatingRowColors(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setCornerButtonEnabled(false);
    m_view->installEventFilter(this);

    auto *tableCard = new Card(Card::Padding::None, this);
    tableCard->setProperty("kontorPane", true);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_none);
    m_stack->addWidget(m_noHit);
    auto *tableLayout = new QVBoxLayout(tableCard);
    tableCard->padLayout();
    tableLayout->addLayout(m_stack);
    auto *detailLayout = new QVBoxLayout(m_detailCard);
    m_detailCard->padLayout();
    m_detailCard->setProperty("kontorPane", true);
    detailLayout->addWidget(m_detail);
    m_splitter->setObjectName(u"activitySplitter"_s);
    m_splitter->addWidget(tableCard);
    m_splitter->addWidget(m_detailCard);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(metrics.units(1.25));
    tableCard->setMinimumHeight(metrics.ems(7));
    m_splitter->setSizes({metrics.ems(100), m_detail->sizeHint().height()});
    column->addWidget(m_splitter, 1);

    auto *foot = new QHBoxLayout;
    foot->addWidget(m_countText);
    foot->addStretch(1);
    foot->addWidget(m_keptText);
    column->addLayout(foot);

    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(searchDelay);
    connect(&m_searchTimer, &QTimer::timeout, this, &ActivityPage::applyFilter);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchTimer.start(); });
    connect(m_search, &QLineEdit::returnPressed, this, &ActivityPage::applyFilter);
    m_search->installEventFilter(this);
    retranslate();
    for (auto *box : {m_flow, m_result, m_period}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ActivityPage::applyFilter);
    }
    connect(m_live, &QToolButton::clicked, this, &ActivityPage::setLive);
    connect(m_export, &QPushButton::clicked, this, &ActivityPage::exportLog);
    connect(m_none, &EmptyState::buttonPressed, this, &ActivityPage::clearFilter);
    connect(m_noHit, &EmptyState::buttonPressed, this, &ActivityPage::clearFilter);
    connect(m_model, &LogModel::read, this, &ActivityPage::showRead);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityPage::showDetail);
    connect(m_view, &QAbstractItemView::activated, this, &ActivityPage::openDetail);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value > 0 && m_model->isLive() && !m_moving) {
            setLive(false);
        }
    });
    applyFilter();
}

void ActivityPage::setSource(LogSource *source)
{
    if (m_source != nullptr) {
        disconnect(m_source, nullptr, this, nullptr);
    }
    m_source = source;
    if (source != nullptr) {
        connect(source, &LogSource::counted, this, [this](quint64 ticket, qint64 total) {
            if (ticket == m_allTicket) {
                m_allEvents = total;
            } else if (ticket == m_todayTicket) {
                m_todayEvents = total;
            } else {
                return;
            }
            showRead();
        });
        connect(source, &LogSource::broken, this, [this](const QString &key, const QString &detail) {
            Error error;
            error.kind = Error::Kind::Internal;
            error.key = key;
            error.detail = detail;
            const auto words = texts::explain(error);
            m_note->setKind(MessageStrip::Kind::Error);
            m_note->setText(words.title + u". "_s + words.cause + u' ' + words.remedy);
            m_note->show();
        });
    }
    m_model->setSource(source);
    countEvents();
}

void ActivityPage::setKeptDays(int days)
{
    m_keptDays = days;
    showRead();
}

void ActivityPage::logGrew()
{
    if (m_day != QDate::currentDate()) {
        m_day = QDate::currentDate();
        applyFilter();
    }
    m_model->grow();
    countEvents();
}

void ActivityPage::countEvents()
{
    if (m_source != nullptr) {
        journal::LogFilter today;
        today.since = startOfDay(QDate::currentDate());
        m_todayTicket = ++m_ticket;
        m_source->count(m_todayTicket, today);
        m_allTicket = ++m_ticket;
        m_source->count(m_allTicket, {});
    }
}

void ActivityPage::applyFilter()
{
    m_searchTimer.stop();
    journal::LogFilter filter;
    filter.flow = m_flow->currentData().toString();
    filter.result = m_result->currentData().toString();
    filter.text = m_search->text().trimmed();
    const auto today = QDate::currentDate();
    switch (m_period->currentIndex()) {
    case Today:
        filter.since = startOfDay(today);
        break;
    case Yesterday:
        filter.since = startOfDay(today.addDays(-1));
        filter.before = startOfDay(today);
        break;
    case SevenDays:
        filter.since = startOfDay(today.addDays(-6));
        break;
    case ThirtyDays:
        filter.since = startOfDay(today.addDays(-29));
        break;
    default:
        break;
    }
    m_note->hide();
    m_moving = true;
    m_model->setFilter(filter);
    m_moving = false;
    showDetail();
}

void ActivityPage::clearFilter()
{
    for (auto *box : {m_flow, m_result}) {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(0);
    }
    {
        const QSignalBlocker quiet(m_period);
        m_period->setCurrentIndex(All);
    }
    {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    applyFilter();
    m_view->setFocus();
}

void ActivityPage::showFlow(const QString &flow, const QString &text)
{
    if (!text.isEmpty()) {
        const QSignalBlocker silent(m_search);
        m_search->setText(text);
    }
    const QSignalBlocker quiet(m_flow);
    m_flow->setCurrentIndex(std::max(0, m_flow->findData(flow)));
    if (!flow.isEmpty()) {
        const QSignalBlocker still(m_period);
        m_period->setCurrentIndex(All);
    }
    applyFilter();
}

void ActivityPage::showEntry(qint64 id)
{
    m_pendingId = id;
    clearFilter();
}

void ActivityPage::choosePending()
{
    if (m_pendingId == 0 || !m_model->isRead()) {
        return;
    }
    for (int row = 0; row < std::min(m_model->rowCount(), LogModel::pageRows); ++row) {
        const auto *entry = m_model->entryAt(row);
        if (entry != nullptr && entry->id == m_pendingId) {
            m_view->selectRow(row);
            m_view->setCurrentIndex(m_model->index(row, 0));
            break;
        }
    }
    m_pendingId = 0;
}

void ActivityPage::showRead()
{
    const bool filtered = !m_model->filter().flow.isEmpty() || !m_model->filter().result.isEmpty()
        || !m_model->filter().text.isEmpty() || m_model->filter().since.has_value();
    if (!m_model->isRead() || m_model->total() > 0) {
        m_stack->setCurrentWidget(m_view);
    } else {
        m_stack->setCurrentWidget(filtered && m_allEvents > 0 ? m_noHit : m_none);
    }
    if (m_model->isLive()) {
        m_moving = true;
        m_view->scrollToTop();
        m_moving = false;
    }
    m_live->setText(!m_model->isLive() && m_model->newRows() > 0
            ? tr("Live, %n new", nullptr, static_cast<int>(m_model->newRows()))
            : tr("Live"));
    showLive();
    m_view->setColumnHidden(LogModel::Amount, !m_model->hasAmounts());
    m_export->setEnabled(m_model->total() > 0 && m_running == nullptr);
    m_countText->setText(m_source != nullptr
            ? tr("%n events today, %1 in all", nullptr, static_cast<int>(m_todayEvents))
                  .arg(QLocale().toString(m_allEvents))
            : QString());
    m_keptText->setText(
        m_keptDays > 0 ? tr("Kept for %1 months").arg(QLocale().toString((m_keptDays + 15) / 30)) : QString());
    choosePending();
    showDetail();
}

void ActivityPage::showDetail()
{
    const auto current = m_view->selectionModel()->currentIndex();
    const auto *entry = current.isValid() ? m_model->entryAt(current.row()) : nullptr;
    if (entry == nullptr ? m_detail->entryId().has_value() : m_detail->entryId() != entry->id) {
        m_detail->setEntry(entry);
    }
    // On demand: the list has the whole page until an event is chosen.
    m_detailCard->setVisible(!m_detailInDialog && entry != nullptr);
}

void ActivityPage::openDetail()
{
    if (!m_detailInDialog) {
        return; // it stands below the list already
    }
    const auto current = m_view->selectionModel()->currentIndex();
    const auto *entry = current.isValid() ? m_model->entryAt(current.row()) : nullptr;
    if (entry == nullptr) {
        return;
    }
    QDialog dialog(this);
    dialog.setObjectName(u"logDetailDialog"_s);
    dialog.setWindowTitle(texts::what(*entry));
    auto *column = new QVBoxLayout(&dialog);
    auto *detail = new LogDetail(&dialog);
    detail->setEntry(entry);
    column->addWidget(detail, 1);
    auto *buttons = new QDialogButtonBox(&dialog);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    column->addWidget(buttons);
    const Metrics metrics;
    dialog.resize(metrics.ems(32), metrics.ems(18));
    dialog.exec();
    m_view->setFocus();
}

void ActivityPage::setLive(bool live)
{
    m_live->setChecked(live);
    m_model->setLive(live);
    showRead();
}

void ActivityPage::showLive()
{
    // A pressed tool button of Fusion can hardly be told from another; ours has the ground of what is chosen.
    QPalette own;
    if (m_model->isLive()) {
        const Roles roles(QApplication::palette());
        own.setColor(QPalette::Button, roles[Role::SelectedPage]);
        own.setColor(QPalette::ButtonText, roles[Role::SelectedPageText]);
    }
    m_live->setPalette(own);
}

void ActivityPage::toggleLive() { setLive(!m_model->isLive()); }

void ActivityPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ActivityPage::copyRows()
{
    auto rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QStringList lines;
    for (const auto &row : rows) {
        lines << m_model->rowText(row.row());
    }
    lines.removeAll({});
    if (!lines.isEmpty()) {
        QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
    }
}

void ActivityPage::exportLog()
{
    if (m_source == nullptr || m_running != nullptr || m_model->total() == 0) {
        return;
    }
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const auto proposed = QDir(folder).filePath(u"kontor-%1.csv"_s.arg(QDate::currentDate().toString(Qt::ISODate)));
    const auto file = QFileDialog::getSaveFileName(this, tr("Export log"), proposed, u"CSV (*.csv)"_s);
    if (file.isEmpty()) {
        return;
    }
    ExportDialog dialog(m_model->total(), file, this);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    m_running = new LogExport(m_source, this);
    const auto done = [this](MessageStrip::Kind kind, const QString &text) {
        m_note->setKind(kind);
        m_note->setText(text);
        m_note->show();
        announce(m_note, text);
        m_running->deleteLater();
        m_running = nullptr;
        showRead();
    };
    connect(m_running, &LogExport::finished, this, [done](qint64 rows, const QString &written) {
        done(MessageStrip::Kind::Ok,
            tr("%n rows are written to %1.", nullptr, static_cast<int>(rows)).arg(QDir::toNativeSeparators(written)));
    });
    connect(m_running, &LogExport::failed, this, [done](const QString &why) { done(MessageStrip::Kind::Error, why); });
    showRead();
    m_running->start(m_model->filter(), file, dialog.masking());
}

void ActivityPage::retranslate()
{
    m_title->setText(tr("Activity"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search"));
    const auto fill = [](QComboBox *box, const QList<std::pair<QString, QString>> &rows) {
        const QSignalBlocker quiet(box);
        const int current = std::max(0, box->currentIndex());
        box->clear();
        for (const auto &[text, value] : rows) {
            box->addItem(text, value);
        }
        box->setCurrentIndex(current);
    };
    QList<std::pair<QString, QString>> flows{{tr("All flows"), {}}};
    for (const auto &flow : {u"contacts"_s, u"kontor"_s}) {
        flows.append({texts::flowWord(flow), flow});
    }
    fill(m_flow, flows);
    m_flow->setAccessibleName(tr("Flow"));
    QList<std::pair<QString, QString>> results{{tr("All results"), {}}};
    for (const auto &result : filterableResults()) {
        results.append({texts::resultWord(result), result});
    }
    fill(m_result, results);
    m_result->setAccessibleName(tr("Result"));
    fill(
        m_period, {{tr("Today"), {}}, {tr("Yesterday"), {}}, {tr("7 days"), {}}, {tr("30 days"), {}}, {tr("All"), {}}});
    m_period->setAccessibleName(tr("Time"));
    m_live->setToolTip(tr("Stays at the newest event"));
    m_live->setIcon(IconLoader::action(u"go-top"_s));
    m_export->setText(tr("Export…"));
    m_export->setIcon(IconLoader::action(u"document-save-as"_s));
    m_export->setToolTip(tr("Saves the rows shown as CSV"));
    m_none->setSentence(tr("No events yet."));
    m_noHit->setSentence(tr("No event matches."));
    m_noHit->setButton(tr("Clear filter"));
    m_view->setAccessibleName(tr("Activity"));
    m_model->retranslate();
    showRead();
    shareColumns();
}

void ActivityPage::shareColumns()
{
    const Metrics metrics;
    const QFontMetrics letters(metrics.font(TextStyle::Body));
    const int padding = metrics.units(3) + 4;
    const int icon = metrics.iconSize() + metrics.u();
    const auto widest = [&](const QStringList &words) {
        int width = 0;
        for (const auto &word : words) {
            width = std::max(width, letters.horizontalAdvance(word));
        }
        return width + padding;
    };
    const auto header
        = [this](int column) { return m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); };
    QStringList results{header(LogModel::Result)};
    for (const auto &result : filterableResults()) {
        results << texts::resultWord(result);
    }
    const auto sample = TimeWords::time(startOfDay(QDate::currentDate()) - std::chrono::seconds(1));
    int used = 0;
    const auto set = [&](int column, int width) {
        m_view->setColumnWidth(column, width);
        used += m_view->isColumnHidden(column) ? 0 : width;
    };
    set(LogModel::Time, widest({header(LogModel::Time), sample}));
    set(LogModel::Flow, widest({header(LogModel::Flow), texts::flowWord(u"contacts"_s), u"Kontor"_s}) + icon);
    set(LogModel::Direction, widest({header(LogModel::Direction), u"QB → HL"_s, serviceName(Service::QuickBooks)}));
    set(LogModel::Amount, widest({header(LogModel::Amount), u"\u22121,234,567.00"_s}));
    set(LogModel::Result, widest(results) + icon);
    m_view->setColumnWidth(LogModel::What, std::max(metrics.ems(8), m_view->viewport()->width() - used));
}

void ActivityPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        showLive();
    } else if (event->type() == QEvent::FontChange) {
        m_view->verticalHeader()->setDefaultSectionSize(Metrics().rowHeight());
        shareColumns();
    }
}

void ActivityPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const Metrics metrics;
    const int margin = metrics.pageMargin(isNarrow(width() + metrics.ems(3)));
    layout()->setContentsMargins(margin, margin, margin, metrics.units(1.5));
    m_detailInDialog = window()->height() < metrics.em() * leastHeightForDetail;
    showDetail();
    shareColumns();
}

bool ActivityPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize) {
        QMetaObject::invokeMethod(this, &ActivityPage::shareColumns, Qt::QueuedConnection);
    }
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_view && key->matches(QKeySequence::Copy)) {
            if (event->type() == QEvent::KeyPress) {
                copyRows();
            }
            event->accept();
            return true;
        }
        if (watched == m_search && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            if (event->type() == QEvent::KeyPress) {
                m_search->clear();
                applyFilter();
            }
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace kontor::ui
