// Painting of the navigation's rows.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/nav_delegate.h"

#include "ui/shell/nav_model.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

namespace kontor::ui {

void NavDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Roles &roles = m_roles.of(QApplication::palette());
    const Metrics metrics;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = selected && option.state.testFlag(QStyle::State_HasFocus);
    const bool child = index.parent().isValid();
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRect row = option.rect.adjusted(0, 1, 0, -1);
    const QColor ground = selected ? roles[Role::SelectedPage] : roles[Role::Sidebar];
    const QColor text = selected ? roles[Role::SelectedPageText] : roles.on(Role::WindowText, ground, 7);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (selected) {
        painter->setBrush(ground);
        painter->drawRoundedRect(row, metrics.radius(), metrics.radius());
        painter->setBrush(roles[Role::SelectedPageBar]);
        const int bar = 3;
        const QRectF mark(
            mirrored ? row.right() - bar + 1 : row.left(), row.y() + row.height() * 0.2, bar, row.height() * 0.6);
        painter->drawRoundedRect(mark, bar / 2.0, bar / 2.0);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setBrush(mix(ground, text, 0.06));
        painter->drawRoundedRect(row, metrics.radius(), metrics.radius());
    }
    if (focused) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(roles.on(Role::FocusRing, ground, 3.1), 1));
        painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), metrics.radius(), metrics.radius());
    }

    const int side = metrics.iconSize();
    const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
    const auto badge = index.data(NavRole::Badge).toLongLong();
    const auto iconName = index.data(NavRole::IconName).toString();
    if (m_folded) {
        const int shown = child ? side * 4 / 5 : side;
        const QRect place = QStyle::alignedRect(option.direction, Qt::AlignCenter, {shown, shown}, row);
        painter->drawPixmap(place.topLeft(), IconLoader::pixmap(iconName, text, shown, ratio));
        if (badge > 0) {
            const int dot = std::max(6, metrics.ems(0.45));
            painter->setPen(QPen(ground, 1.5));
            painter->setBrush(roles[Role::Badge]);
            painter->drawEllipse(QRect(place.right() - dot / 2, place.top() - dot / 3, dot, dot));
        }
        painter->restore();
        return;
    }

    QRect room = row.adjusted(metrics.units(1.25), 0, -metrics.units(1.25), 0);
    const QRect iconPlace = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {side, side}, room);
    if (!child) {
        painter->drawPixmap(iconPlace.topLeft(), IconLoader::pixmap(iconName, text, side, ratio));
    }
    const int indent = side + metrics.units(1.25);
    room = mirrored ? room.adjusted(0, 0, -indent, 0) : room.adjusted(indent, 0, 0, 0);

    if (badge > 0) {
        const auto count = QLocale().toString(badge);
        const QFont small = metrics.font(TextStyle::Caption);
        const QFontMetrics letters(small);
        const int height = letters.height() + 2;
        const int width = std::max(height + 2, letters.horizontalAdvance(count) + metrics.units(1.25));
        const QRect pill
            = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter, {width, height}, room);
        painter->setPen(Qt::NoPen);
        painter->setBrush(roles[Role::Badge]);
        painter->drawRoundedRect(pill, height / 2.0, height / 2.0);
        if (roles.isHighContrast()) {
            painter->setPen(QPen(roles[Role::BadgeText], 1));
            painter->drawRoundedRect(QRectF(pill).adjusted(1, 1, -1, -1), height / 2.0, height / 2.0);
        }
        QFont bold = small;
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(roles[Role::BadgeText]);
        painter->drawText(pill, Qt::AlignCenter, count);
        room = mirrored ? room.adjusted(width + metrics.u(), 0, 0, 0) : room.adjusted(0, 0, -width - metrics.u(), 0);
    }

    const QFont font = metrics.font(selected ? TextStyle::Label : TextStyle::Body);
    painter->setFont(font);
    painter->setPen(text);
    const auto name
        = QFontMetrics(font).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room.width());
    painter->drawText(room, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)), name);
    painter->restore();
}

QSize NavDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Metrics metrics;
    const bool child = index.parent().isValid();
    const int height = metrics.ems(1) + metrics.units(child ? 1.5 : 2) + 2;
    if (m_folded) {
        return {metrics.ems(2), std::max(height, metrics.ems(2))};
    }
    const int letters
        = QFontMetrics(metrics.font(TextStyle::Label)).horizontalAdvance(index.data(Qt::DisplayRole).toString());
    return {letters + metrics.iconSize() + metrics.units(4), height};
}

bool NavDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && m_folded && index.isValid()) {
        QToolTip::showText(event->globalPos(), index.data(Qt::AccessibleTextRole).toString(), view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace kontor::ui
