// Painting of the set-up's rail.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/first_run/setup_rail_delegate.h"

#include "ui/first_run/setup_model.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace kontor::ui {

void SetupRailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Roles &roles = m_roles.of(option.palette);
    const Metrics metrics;
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool done = index.data(SetupModel::DoneRole).toBool();
    const bool reversed = option.direction == Qt::RightToLeft;
    const QColor ground = current ? roles[Role::SelectedPage] : roles[Role::Sidebar];
    const QRectF place = QRectF(option.rect).adjusted(0, 1, 0, -1);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (current) {
        painter->setBrush(ground);
        painter->drawRoundedRect(place, metrics.radius(), metrics.radius());
        painter->setBrush(roles[Role::SelectedPageBar]);
        const double width = 3;
        const QRectF bar(reversed ? place.right() - width : place.left(), place.top() + metrics.units(0.75), width,
            place.height() - metrics.units(1.5));
        painter->drawRoundedRect(bar, width / 2, width / 2);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(roles[Role::FocusRing], 1));
            painter->drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), metrics.radius(), metrics.radius());
        }
    }

    const double side = metrics.ems(1.25);
    const double inset = metrics.units(1.25);
    const QRectF circle(
        reversed ? place.right() - inset - side : place.left() + inset, place.center().y() - side / 2, side, side);
    const QColor quiet = roles.on(Role::SecondaryText, ground);
    if (current) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(roles[Role::SelectedPageBar]);
    } else {
        painter->setPen(QPen(done ? roles.on(Role::Ok, ground, 3.1) : quiet, 1.2));
        painter->setBrush(Qt::NoBrush);
    }
    painter->drawEllipse(circle.adjusted(0.6, 0.6, -0.6, -0.6));
    if (done && !current) {
        const int icon = metrics.ems(0.8);
        const QPointF corner = circle.center() - QPointF(icon / 2.0, icon / 2.0);
        const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
        painter->drawPixmap(corner.toPoint(), IconLoader::pixmap(u"done"_s, roles.on(Role::Ok, ground), icon, ratio));
    } else {
        painter->setFont(metrics.font(TextStyle::Caption));
        painter->setPen(current ? ensure(roles[Role::HighlightedText], {roles[Role::SelectedPageBar]}, 4.5) : quiet);
        painter->drawText(circle, Qt::AlignCenter, QString::number(index.data(SetupModel::NumberRole).toInt()));
    }

    QFont font = metrics.font(current ? TextStyle::Label : TextStyle::Body);
    painter->setFont(font);
    painter->setPen(current ? roles[Role::SelectedPageText] : done ? roles.on(Role::WindowText, ground) : quiet);
    const double gap = metrics.units(1.5);
    const QRectF text = reversed
        ? QRectF(place.left(), place.top(), circle.left() - gap - place.left(), place.height())
        : QRectF(circle.right() + gap, place.top(), place.right() - circle.right() - gap, place.height());
    const auto edge = reversed ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(text, int(edge | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetricsF(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

QSize SetupRailDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const Metrics metrics;
    return {metrics.ems(8), metrics.ems(2.2)};
}

} // namespace kontor::ui
