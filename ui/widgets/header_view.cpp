// Heads of lists.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/header_view.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/roles.h"

#include <QApplication>
#include <QPainter>

namespace kontor::ui {

HeaderView::HeaderView(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(false);
    setStretchLastSection(true);
    setHighlightSections(false);
    setMinimumSectionSize(Metrics().ems(2));
    viewport()->setAutoFillBackground(false);
    setFrameShape(QFrame::NoFrame);
}

QSize HeaderView::sizeHint() const
{
    const Metrics metrics;
    return {QHeaderView::sizeHint().width(), metrics.ems(1) + metrics.units(1.4)};
}

void HeaderView::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Roles roles(QApplication::palette());
    const Metrics metrics;
    const auto given = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole);
    const auto alignment = given.isValid() ? given.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter);
    const QRect room = rect.adjusted(metrics.units(1.5), 0, -metrics.units(1.5), 0);
    painter->setPen(roles.on(Role::SecondaryText, roles.alternateBase()));
    painter->setFont(metrics.font(TextStyle::Body));
    const auto text = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    painter->drawText(room, int(QStyle::visualAlignment(layoutDirection(), Qt::Alignment(alignment))),
        QFontMetrics(metrics.font(TextStyle::Body)).elidedText(text, Qt::ElideRight, room.width()));
}

QSize HeaderView::sectionSizeFromContents(int section) const
{
    const Metrics metrics;
    const auto text = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    const int width = QFontMetrics(metrics.font(TextStyle::Body)).horizontalAdvance(text) + 2 * metrics.units(1.5) + 2;
    return {width, sizeHint().height()};
}

void HeaderView::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        const Roles roles(QApplication::palette());
        painter.fillRect(viewport()->rect(), roles.alternateBase());
        painter.fillRect(0, viewport()->height() - 1, viewport()->width(), 1, roles[Role::CardBorder]);
    }
    QHeaderView::paintEvent(event);
}

} // namespace kontor::ui
