// Plain lists and their header.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/list_view.h"

#include "ui/widgets/header_view.h"
#include "ui/widgets/metrics.h"

#include <QEvent>
#include <QTimer>

namespace kontor::ui {

ListView::ListView(Header header, QWidget *parent)
    : QTreeView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setHeader(new HeaderView(this));
    setHeaderHidden(header == Header::Hidden);
    // Widths follow from what can be seen and some rows more: measuring a thousand takes as long as ten key strokes.
    this->header()->setResizeContentsPrecision(50);
}

void ListView::setStretch(const QList<int> &weights)
{
    m_weights = weights;
    later();
}

void ListView::setOptionalColumn(int column, Optional rule)
{
    if (m_optional != column || m_rule != rule) {
        m_optional = column;
        m_rule = rule;
        later();
    }
}

void ListView::setFitRows(bool fit)
{
    m_fit = fit;
    if (fit) {
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    updateGeometry();
}

void ListView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    if (model != nullptr) {
        connect(model, &QAbstractItemModel::modelReset, this, &ListView::later);
        connect(model, &QAbstractItemModel::dataChanged, this, &ListView::later);
        connect(model, &QAbstractItemModel::headerDataChanged, this, &ListView::later);
        connect(model, &QAbstractItemModel::rowsInserted, this, &ListView::later);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ListView::later);
    }
    later();
}

void ListView::later()
{
    updateGeometry();
    if (!m_due) {
        m_due = true;
        QTimer::singleShot(0, this, [this] {
            m_due = false;
            shareWidth();
        });
    }
}

QSize ListView::sizeHint() const
{
    if (!m_fit || model() == nullptr) {
        return QTreeView::sizeHint();
    }
    int height = isHeaderHidden() ? 0 : header()->sizeHint().height();
    const int rows = model()->rowCount();
    if (rows > 0) {
        height += rows * sizeHintForRow(0);
    }
    return {QTreeView::sizeHint().width(), height};
}

QSize ListView::minimumSizeHint() const
{
    const Metrics metrics;
    return m_fit ? QSize(metrics.ems(10), sizeHint().height()) : QSize(metrics.ems(10), metrics.rowHeight() * 3);
}

void ListView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    shareWidth();
}

void ListView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        doItemsLayout();
        later();
    }
}

void ListView::shareWidth()
{
    if (model() == nullptr || m_weights.isEmpty()) {
        return;
    }
    const int columns = std::min<int>(model()->columnCount(), static_cast<int>(m_weights.size()));
    QList<int> widths(columns, 0);
    int needed = 0;
    int weight = 0;
    const auto measure = [&] {
        needed = 0;
        weight = 0;
        for (int column = 0; column < columns; ++column) {
            if (isColumnHidden(column)) {
                continue;
            }
            widths[column]
                = std::max(sizeHintForColumn(column), isHeaderHidden() ? 0 : header()->sectionSizeHint(column));
            needed += widths[column];
            weight += m_weights[column];
        }
    };
    if (m_optional >= 0) {
        setColumnHidden(m_optional, m_rule == Optional::Goes); // what is hidden cannot be measured
    }
    measure();
    if (m_optional >= 0 && needed > viewport()->width() && !isColumnHidden(m_optional)) {
        setColumnHidden(m_optional, true);
        measure();
    }
    int spare = viewport()->width() - needed;
    if (weight == 0) {
        weight = 1;
    }
    for (int column = 0; column < columns; ++column) {
        if (isColumnHidden(column)) {
            continue;
        }
        // Spare room goes to those with weight; what is missing is taken from them too, but never below a third.
        const int share = spare * m_weights[column] / weight;
        header()->resizeSection(column, std::max(widths[column] / 3, widths[column] + share));
    }
}

} // namespace kontor::ui
