// Cells of one or two lines.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/two_line_delegate.h"

#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"

#include <QPainter>
#include <QWidget>

namespace kontor::ui {

namespace {

/// What a cell needs to be measured and painted.
struct CellParts
{
    explicit CellParts(const QModelIndex &index)
        : text(index.data(Qt::DisplayRole).toString())
        , second(index.data(CellRole::SecondLine).toString())
        , icon(index.data(CellRole::IconName).toString())
        , reserve(index.data(CellRole::ReserveIcon).toBool())
        , alignment(index.data(Qt::TextAlignmentRole).isValid() ? index.data(Qt::TextAlignmentRole).toInt()
                                                                : int(Qt::AlignLeft | Qt::AlignVCenter))
        , style(index.data(CellRole::Style).isValid() ? static_cast<TextStyle>(index.data(CellRole::Style).toInt())
                                                      : TextStyle::Body)
    { }

    bool hasIconRoom() const { return !icon.isEmpty() || reserve; }

    QString text;
    QString second;
    QString icon;
    bool reserve;
    int alignment;
    TextStyle style;
};

Role roleOr(const QVariant &value, Role otherwise)
{
    return value.isValid() ? static_cast<Role>(value.toInt()) : otherwise;
}

int cellPadding(const Metrics &metrics) { return metrics.units(1.5); }

int cellIconSpace(const Metrics &metrics) { return metrics.iconSize() + metrics.units(1); }

} // namespace

TwoLineDelegate::TwoLineDelegate(Lines lines, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_lines(lines)
{ }

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Roles &roles = m_roles.of(option.palette);
    const Metrics metrics;
    const CellParts cell(index);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QColor ground = roles.base();
    if (selected) {
        ground = roles[Role::SelectedRow];
    } else if (option.features.testFlag(QStyleOptionViewItem::Alternate)) {
        ground = roles.alternateBase();
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (ground != roles.base()) {
        painter->fillRect(option.rect, ground);
    }
    if (m_separators && index.row() > 0) {
        painter->fillRect(option.rect.x(), option.rect.y(), option.rect.width(), 1, roles[Role::CardBorder]);
    }
    QRect room = option.rect.adjusted(cellPadding(metrics), 0, -cellPadding(metrics), 0);
    const auto readable = [&](Role role) {
        if (selected && roles.isHighContrast()) {
            return roles[Role::SelectedRowText];
        }
        return ground == roles.base() ? roles[role] : roles.on(role, ground, 4.5);
    };
    const Role textRole = roleOr(index.data(CellRole::TextColor), Role::Text);
    if (!cell.icon.isEmpty()) {
        const auto color = readable(roleOr(index.data(CellRole::IconColor), textRole));
        const int side = metrics.iconSize();
        const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
        const QRect place = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {side, side}, room);
        painter->drawPixmap(place.topLeft(), IconLoader::pixmap(cell.icon, color, side, ratio));
    }
    if (cell.hasIconRoom()) {
        const int space = cellIconSpace(metrics);
        room = option.direction == Qt::RightToLeft ? room.adjusted(0, 0, -space, 0) : room.adjusted(space, 0, 0, 0);
    }

    const QFont font = metrics.font(cell.style);
    const QFontMetrics letters(font);
    const auto alignment = QStyle::visualAlignment(option.direction, Qt::Alignment(cell.alignment));
    painter->setFont(font);
    painter->setPen(readable(textRole));
    if (cell.second.isEmpty()) {
        painter->drawText(
            room, int(alignment) | Qt::TextSingleLine, letters.elidedText(cell.text, Qt::ElideRight, room.width()));
    } else {
        const QFont small = metrics.font(TextStyle::Caption);
        const QFontMetrics smallLetters(small);
        const int height = letters.height() + smallLetters.height();
        const int top = room.y() + (room.height() - height) / 2;
        const auto side = alignment & Qt::AlignHorizontal_Mask;
        painter->drawText(QRect(room.x(), top, room.width(), letters.height()), int(side) | Qt::TextSingleLine,
            letters.elidedText(cell.text, Qt::ElideRight, room.width()));
        painter->setFont(small);
        painter->setPen(readable(Role::SecondaryText));
        painter->drawText(QRect(room.x(), top + letters.height(), room.width(), smallLetters.height()),
            int(side) | Qt::TextSingleLine, smallLetters.elidedText(cell.second, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Metrics metrics;
    const CellParts cell(index);
    int width = QFontMetrics(metrics.font(cell.style)).horizontalAdvance(cell.text);
    if (!cell.second.isEmpty()) {
        width = std::max(width, QFontMetrics(metrics.font(TextStyle::Caption)).horizontalAdvance(cell.second));
    }
    width += 2 * cellPadding(metrics) + (cell.hasIconRoom() ? cellIconSpace(metrics) : 0) + 2;
    return {width, m_lines == Lines::Two ? metrics.flowRowHeight() + metrics.units(0.5) : metrics.rowHeight()};
}

} // namespace kontor::ui
