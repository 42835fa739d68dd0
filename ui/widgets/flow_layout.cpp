// Wrapping rows of widgets.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/flow_layout.h"

#include "ui/widgets/metrics.h"

#include <QStyle>
#include <QWidget>

namespace kontor::ui {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(Metrics().u());
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

void FlowLayout::addItem(QLayoutItem *item) { m_items.append(item); }

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), Pass::Measure); }

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto *item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    int shown = 0;
    for (const auto *item : m_items) {
        if (!item->isEmpty()) {
            const auto hint = item->sizeHint();
            size = {size.width() + hint.width(), std::max(size.height(), hint.height())};
            ++shown;
        }
    }
    size.rwidth() += std::max(0, shown - 1) * spacing();
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, Pass::Place);
}

int FlowLayout::arrange(const QRect &rect, Pass pass) const
{
    const auto margins = contentsMargins();
    const QRect area = rect.marginsRemoved(margins);
    const bool mirrored = parentWidget() != nullptr && parentWidget()->layoutDirection() == Qt::RightToLeft;
    int x = area.x();
    int y = area.y();
    int rowHeight = 0;
    for (auto *item : m_items) {
        if (item->isEmpty()) {
            continue;
        }
        const auto hint = item->sizeHint().boundedTo({std::max(1, area.width()), QLAYOUTSIZE_MAX});
        if (x > area.x() && x + hint.width() > area.x() + area.width()) {
            x = area.x();
            y += rowHeight + spacing();
            rowHeight = 0;
        }
        if (pass == Pass::Place) {
            const int left = mirrored ? area.x() + area.width() - (x - area.x()) - hint.width() : x;
            item->setGeometry({QPoint(left, y), hint});
        }
        x += hint.width() + spacing();
        rowHeight = std::max(rowHeight, hint.height());
    }
    return y + rowHeight - rect.y() + margins.bottom();
}

} // namespace kontor::ui
