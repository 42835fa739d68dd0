// Wide flat buttons of the sidebar, and its ground.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/two_line_button.h"

#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace kontor::ui {

TwoLineButton::TwoLineButton(QWidget *parent)
    : QToolButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAutoRaise(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TwoLineButton::setLines(const QString &iconName, Role iconRole, const QString &first, const QString &second)
{
    m_icon = iconName;
    m_iconRole = iconRole;
    m_first = first;
    m_second = second;
    const QString sentence = second.isEmpty() ? first : first + u", "_s + second;
    setAccessibleName(sentence);
    setToolTip(sentence);
    updateGeometry();
    update();
}

void TwoLineButton::setFolded(bool folded)
{
    m_folded = folded;
    updateGeometry();
    update();
}

QSize TwoLineButton::sizeHint() const
{
    const Metrics metrics;
    return {m_folded ? metrics.ems(2) : metrics.ems(10), metrics.ems(2) + metrics.units(1.5)};
}

QSize TwoLineButton::minimumSizeHint() const { return {Metrics().ems(2), sizeHint().height()}; }

void TwoLineButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Roles roles(QApplication::palette());
    const Metrics metrics;
    QColor ground = roles[Role::Sidebar];
    if (isDown() || underMouse()) {
        ground = mix(ground, roles[Role::WindowText], isDown() ? 0.12 : 0.06);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(rect(), metrics.radius(), metrics.radius());
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(roles.on(Role::FocusRing, ground, 3.1), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics.radius(), metrics.radius());
    }
    const int side = metrics.iconSize();
    QRect room = rect().adjusted(metrics.units(1.25), 0, -metrics.u(), 0);
    const auto iconColor = roles.on(m_iconRole, ground, 4.5);
    if (m_folded) {
        const QRect place = QStyle::alignedRect(layoutDirection(), Qt::AlignCenter, {side, side}, rect());
        painter.drawPixmap(place.topLeft(), IconLoader::pixmap(m_icon, iconColor, side, devicePixelRatioF()));
        return;
    }
    const QFont bold = metrics.font(TextStyle::Label);
    const QFont small = metrics.font(TextStyle::Caption);
    const QFontMetrics boldLetters(bold);
    const QFontMetrics smallLetters(small);
    const int height = boldLetters.height() + (m_second.isEmpty() ? 0 : smallLetters.height());
    const int top = room.y() + (room.height() - height) / 2;
    const bool hasMenu = menu() != nullptr;
    // The icon of a state stands beside its first line, that of a profile between both.
    const QRect iconRow = hasMenu ? room : QRect(room.x(), top, room.width(), boldLetters.height());
    const QRect place = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter, {side, side}, iconRow);
    painter.drawPixmap(place.topLeft(), IconLoader::pixmap(m_icon, iconColor, side, devicePixelRatioF()));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int indent = side + metrics.units(1.25);
    room = mirrored ? room.adjusted(0, 0, -indent, 0) : room.adjusted(indent, 0, 0, 0);
    if (hasMenu) {
        const int arrow = metrics.iconSize() * 3 / 4;
        const QRect spot
            = QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter, {arrow, arrow}, room);
        painter.drawPixmap(spot.topLeft(),
            IconLoader::pixmap(u"expand"_s, roles.on(Role::SecondaryText, ground, 4.5), arrow, devicePixelRatioF()));
        room = mirrored ? room.adjusted(arrow + metrics.u(), 0, 0, 0) : room.adjusted(0, 0, -arrow - metrics.u(), 0);
    }
    const auto alignment = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter));
    painter.setFont(bold);
    painter.setPen(roles.on(Role::WindowText, ground, 7));
    painter.drawText(QRect(room.x(), top, room.width(), boldLetters.height()), alignment,
        boldLetters.elidedText(m_first, Qt::ElideRight, room.width()));
    painter.setFont(small);
    painter.setPen(roles.on(Role::SecondaryText, ground, 4.6));
    painter.drawText(QRect(room.x(), top + boldLetters.height(), room.width(), smallLetters.height()), alignment,
        smallLetters.elidedText(m_second, Qt::ElideRight, room.width()));
}

void SidebarFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Roles roles(QApplication::palette());
    painter.fillRect(rect(), roles[Role::Sidebar]);
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(edge, 0, 1, height(), roles[Role::CardBorder]);
}

} // namespace kontor::ui
