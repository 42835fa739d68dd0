// Counts and rows of a preview.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/preview_view.h"

#include "texts/texts.h"
#include "ui/preview/preview_counts_model.h"
#include "ui/preview/preview_filter.h"
#include "ui/preview/preview_model.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/header_view.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/list_view.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/two_line_delegate.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMap>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

/// A table that looks like part of a card: no frame, no grid, no row numbers, whole rows.
void plainTable(QTableView *view)
{
    view->setFrameShape(QFrame::NoFrame);
    view->setShowGrid(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setTabKeyNavigation(false);
    view->setWordWrap(false);
    view->setHorizontalHeader(new HeaderView(view));
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setSectionsClickable(false);
}

Card *cardAround(QWidget *inner, QWidget *parent)
{
    auto *card = new Card(Card::Padding::None, parent);
    auto *column = new QVBoxLayout(card);
    column->setSpacing(0);
    column->addWidget(inner);
    card->padLayout();
    return card;
}

} // namespace

PreviewView::PreviewView(QWidget *parent)
    : QWidget(parent)
    , m_counts(new PreviewCountsModel(this))
    , m_rows(new PreviewModel(this))
    , m_filter(new PreviewFilter(this))
    , m_countsView(new QTableView(this))
    , m_search(new QLineEdit(this))
    , m_action(new QComboBox(this))
    , m_flow(new QComboBox(this))
    , m_when(new ElidedLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_again(new QPushButton(IconLoader::action(u"view-refresh"_s), QString(), this))
    , m_refused(new MessageStrip(MessageStrip::Kind::Error, MessageStrip::Shape::Note, this))
    , m_pages(new QStackedWidget(this))
    , m_rowsView(new ListView(ListView::Header::Shown, this))
    , m_nothing(new EmptyState(u"ok"_s, this))
    , m_noHit(new EmptyState(u"search"_s, this))
    , m_waiting(new EmptyState(u"waiting"_s, this))
{
    const Metrics metrics;
    m_countsView->setObjectName(u"previewCountsView"_s);
    m_rowsView->setObjectName(u"previewRowsView"_s);
    m_search->setObjectName(u"previewSearch"_s);
    m_action->setObjectName(u"previewActionFilter"_s);
    m_flow->setObjectName(u"previewFlowFilter"_s);
    m_again->setObjectName(u"readAgainButton"_s);
    m_when->setObjectName(u"previewRead"_s);

    plainTable(m_countsView);
    auto *tall = new TwoLineDelegate(TwoLineDelegate::Lines::One, this);
    tall->setRowSeparators(true);
    m_countsView->setItemDelegate(tall);
    m_countsView->setModel(m_counts);
    m_countsView->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_countsView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_countsView->verticalHeader()->setDefaultSectionSize(metrics.ems(1) + metrics.units(2));
    m_countsView->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_countsView->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_countsView->horizontalHeader()->setStretchLastSection(false);
    m_countsView->horizontalHeader()->setMinimumSectionSize(metrics.ems(2));

    m_countsView->viewport()->installEventFilter(this);

    m_filter->setSourceModel(m_rows);
    m_rowsView->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Lines::One, this));
    m_rowsView->setModel(m_filter);
    m_rowsView->setAlternatingRowColors(true);
    m_rowsView->setMinimumHeight(metrics.rowHeight() * 4);

    m_search->setClearButtonEnabled(true);
    m_search->addAction(IconLoader::action(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(metrics.ems(7));
    m_search->setMaximumWidth(metrics.ems(13));
    m_action->addItem(QString(), QString());
    for (const QString &action : PreviewModel::actions()) {
        m_action->addItem(QString(), action);
    }
    m_flow->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_refused->hide();

    m_pages->addWidget(m_rowsView);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(m_noHit);
    m_pages->addWidget(m_waiting);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(metrics.u());
    bar->addWidget(m_search, 1);
    bar->addWidget(m_action);
    bar->addWidget(m_flow);
    bar->addStretch(1);
    bar->addWidget(m_when);
    bar->addWidget(m_again);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.units(1.5));
    column->addWidget(m_refused);
    column->addWidget(cardAround(m_countsView, this));
    column->addSpacing(metrics.units(0.5));
    column->addLayout(bar);
    column->addWidget(cardAround(m_pages, this), 1);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        showRows();
    });
    connect(m_action, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setAction(m_action->currentData().toString());
        showRows();
    });
    connect(m_flow, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setFlow(m_flow->currentData().toString());
        showRows();
    });
    connect(m_again, &QPushButton::clicked, this, &PreviewView::readAgainRequested);
    connect(m_noHit, &EmptyState::buttonPressed, this, [this] {
        m_search->clear();
        m_action->setCurrentIndex(0);
        m_flow->setCurrentIndex(0);
        m_search->setFocus();
    });
    layFlows();
    retranslate();
    layCounts();
    showRows();
}

void PreviewView::setFlows(const std::vector<engine::FlowState> &flows)
{
    m_counts->setFlows(flows);
    layCounts();
}

void PreviewView::setReading()
{
    m_reading = true;
    m_refused->hide();
    m_again->setEnabled(false);
    showRead();
    showRows();
}

void PreviewView::setPreview(const engine::Preview &preview, Instant present)
{
    m_reading = false;
    m_read = preview.read;
    m_customers = preview.customers;
    m_refused->hide();
    m_again->setEnabled(true);
    m_counts->setCounts(preview.counts);
    m_rows->setRows(preview.rows);
    layFlows();
    layCounts();
    showRead(present);
    showRows();
    announce(this, m_when->fullText());
}

void PreviewView::setRefused(const Error &why)
{
    m_reading = false;
    m_again->setEnabled(true);
    const texts::Explanation words = texts::explain(why);
    m_refused->setText(u"%1\n%2 %3"_s.arg(words.title, words.cause, words.remedy));
    m_refused->show();
    showRead();
    showRows();
    announce(this, m_refused->text());
}

void PreviewView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PreviewView::layFlows()
{
    const QString chosen = m_flow->currentData().toString();
    const QSignalBlocker quiet(m_flow);
    m_flow->clear();
    m_flow->addItem(tr("All flows"), QString());
    for (const QString &flow : m_rows->flows()) {
        m_flow->addItem(texts::flowWord(flow), flow);
    }
    m_flow->setCurrentIndex(std::max(0, m_flow->findData(chosen)));
    m_flow->setVisible(m_rows->flows().size() > 1); // one flow leaves nothing to choose
    m_filter->setFlow(m_flow->currentData().toString());
    layColumns();
}

void PreviewView::layColumns()
{
    // Beside an amount, narrow pages have no room for an address.
    const bool amounts = m_rows->hasAmounts();
    m_rowsView->setColumnHidden(PreviewModel::Amount, !amounts);
    m_rowsView->setColumnHidden(PreviewModel::Email, amounts && width() < Metrics().ems(44));
    // What is missing is taken from sentences first: of a number every digit counts.
    m_rowsView->setStretch(amounts ? QList<int>{0, 1, 1, 0, 8} : QList<int>{0, 4, 3, 0, 4});
}

void PreviewView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layColumns();
}

void PreviewView::layCounts()
{
    m_countsView->clearSpans();
    for (int column = PreviewCountsModel::Create; column < PreviewCountsModel::ColumnCount; ++column) {
        m_countsView->setColumnHidden(column, !m_counts->isColumnUsed(column));
    }
    for (int row = 0; row < m_counts->rowCount(); ++row) {
        if (!m_counts->hasCounts(row)) {
            m_countsView->setSpan(row, PreviewCountsModel::Create, 1, PreviewCountsModel::ColumnCount - 1);
        }
    }
    const int rows = m_counts->rowCount() * m_countsView->verticalHeader()->defaultSectionSize();
    m_countsView->setFixedHeight(m_countsView->horizontalHeader()->sizeHint().height() + rows);
    shareCountsWidth();
}

void PreviewView::shareCountsWidth()
{
    // Numbers as wide as their heading, the name gets the rest; where that is too little, all numbers give way alike.
    const int least = Metrics().ems(8);
    QMap<int, int> wanted;
    int sum = 0;
    for (int column = PreviewCountsModel::Create; column < PreviewCountsModel::ColumnCount; ++column) {
        if (!m_countsView->isColumnHidden(column)) {
            wanted[column] = std::max(m_countsView->horizontalHeader()->sectionSizeHint(column), Metrics().ems(5.2));
            sum += wanted[column];
        }
    }
    const int width = m_countsView->viewport()->width();
    const int room = std::max(width - least, Metrics().ems(2) * static_cast<int>(wanted.size()));
    int left = width;
    for (auto each = wanted.cbegin(); each != wanted.cend(); ++each) {
        const int share = sum > room ? each.value() * room / sum : each.value();
        m_countsView->setColumnWidth(each.key(), share);
        left -= share;
    }
    m_countsView->setColumnWidth(PreviewCountsModel::Flow, std::max(left, Metrics().ems(2)));
}

bool PreviewView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_countsView->viewport() && event->type() == QEvent::Resize) {
        shareCountsWidth();
    }
    return QWidget::eventFilter(watched, event);
}

void PreviewView::showRows()
{
    if (!m_read) {
        m_pages->setCurrentWidget(m_waiting);
        m_waiting->setSentence(m_reading ? tr("Reading both services") : tr("Nothing has been read yet."));
    } else if (m_rows->rowCount() == 0
        || (!m_counts->changesSomething() && m_search->text().isEmpty() && m_action->currentIndex() == 0
            && m_flow->currentIndex() <= 0)) {
        m_pages->setCurrentWidget(m_nothing);
    } else if (m_filter->rowCount() == 0) {
        m_pages->setCurrentWidget(m_noHit);
    } else {
        m_pages->setCurrentWidget(m_rowsView);
    }
}

void PreviewView::showRead(Instant present)
{
    if (m_reading) {
        m_when->setFullText(tr("Reading…"));
    } else if (m_read) {
        const auto age = std::chrono::floor<std::chrono::seconds>(std::max(present - *m_read, Instant::duration(0)));
        const QString time = age < std::chrono::minutes(1) ? tr("%1 s").arg(age.count()) : TimeWords::span(age);
        m_when->setFullText(tr("%Ln customers, read %1 ago", nullptr, static_cast<int>(m_customers)).arg(time));
    } else {
        m_when->setFullText(QString());
    }
}

void PreviewView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void PreviewView::retranslate()
{
    m_counts->retranslate();
    m_rows->retranslate();
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search"));
    m_action->setItemText(0, tr("All actions"));
    m_action->setAccessibleName(tr("Action"));
    for (int index = 1; index < m_action->count(); ++index) {
        m_action->setItemText(index, PreviewModel::actionWord(m_action->itemData(index).toString()));
    }
    layFlows();
    m_flow->setAccessibleName(tr("Flow"));
    m_again->setText(tr("Read a&gain"));
    m_nothing->setSentence(tr("The next check would change nothing."));
    m_noHit->setSentence(tr("No row matches."));
    m_noHit->setButton(tr("Clear filter"));
    m_countsView->setAccessibleName(tr("Flow"));
    m_rowsView->setAccessibleName(tr("What happens"));
    showRead();
    showRows();
    shareCountsWidth();
}

} // namespace kontor::ui
