// Cards and separators.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/card.h"

#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>
#include <QPainter>

namespace kontor::ui {

Card::Card(Padding padding, QWidget *parent)
    : QFrame(parent)
    , m_padding(padding)
{
    setFrameShape(QFrame::NoFrame);
    // Labels and icons inside stand on Base.
    setBackgroundRole(QPalette::Base);
    setAccessibleRole(this, QAccessible::Grouping);
}

void Card::padLayout()
{
    const Metrics metrics;
    if (m_padding == Padding::Card) {
        layout()->setContentsMargins(metrics.units(2.5), metrics.units(2), metrics.units(2.5), metrics.units(2));
    } else {
        layout()->setContentsMargins(1, 1, 1, 1);
    }
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Roles roles(QApplication::palette());
    const Metrics metrics;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(roles[Role::CardBorder], 1));
    painter.setBrush(roles.base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics.radius(), metrics.radius());
}

void Card::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (layout() != nullptr && event->type() == QEvent::FontChange) {
        padLayout();
    }
}

Separator::Separator(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
{
    if (orientation == Qt::Horizontal) {
        setFixedHeight(1);
    } else {
        setFixedWidth(1);
    }
}

void Separator::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Roles(QApplication::palette())[Role::CardBorder]);
}

} // namespace kontor::ui
