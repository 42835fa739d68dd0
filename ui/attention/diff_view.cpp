// Paints comparisons.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/diff_view.h"

#include "ui/attention/diff_model.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/two_line_delegate.h"

#include <QHeaderView>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

int diffPadding(const Metrics &metrics) { return metrics.units(1.25); }

int markSpace(const Metrics &metrics) { return metrics.iconSize() + metrics.units(0.5); }

TextStyle diffStyle(const QModelIndex &index) { return static_cast<TextStyle>(index.data(CellRole::Style).toInt()); }

} // namespace

void DiffDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Roles &roles = m_roles.of(option.palette);
    const Metrics metrics;
    const bool tinted = index.data(DiffModel::DiffersRole).toBool() && !roles.isHighContrast();
    const QColor ground = tinted ? roles[Role::DifferingCell] : roles.base();
    painter->save();
    painter->fillRect(option.rect, ground);
    if (index.row() > 0) {
        painter->fillRect(option.rect.x(), option.rect.y(), option.rect.width(), 1, roles[Role::CardBorder]);
    }
    const QFont font = metrics.font(diffStyle(index));
    const QFontMetrics letters(font);
    const auto text = index.data(Qt::DisplayRole).toString();
    const auto alignment
        = QStyle::visualAlignment(option.direction, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
    auto room = option.rect.adjusted(diffPadding(metrics), 0, -diffPadding(metrics), 0);
    const auto mark = index.data(CellRole::IconName).toString();
    if (!mark.isEmpty()) {
        const int side = metrics.iconSize();
        const qreal ratio = option.widget != nullptr ? option.widget->devicePixelRatioF() : 1;
        // Before the text, as near as it reaches; alone in the middle.
        QRect place = QStyle::alignedRect(option.direction, Qt::AlignCenter, {side, side}, option.rect);
        if (!text.isEmpty()) {
            const int before = letters.horizontalAdvance(text) + markSpace(metrics);
            place = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {side, side},
                QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter,
                    {std::min(before, room.width()), room.height()}, room));
        }
        painter->drawPixmap(place.topLeft(),
            IconLoader::pixmap(
                mark, roles.on(static_cast<Role>(index.data(CellRole::IconColor).toInt()), ground), side, ratio));
        if (!text.isEmpty()) {
            const int space = markSpace(metrics);
            room = option.direction == Qt::RightToLeft ? room.adjusted(0, 0, -space, 0) : room.adjusted(space, 0, 0, 0);
        }
    }
    painter->setFont(font);
    painter->setPen(roles.on(static_cast<Role>(index.data(CellRole::TextColor).toInt()), ground));
    painter->drawText(
        room, int(alignment) | Qt::TextSingleLine, letters.elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize DiffDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Metrics metrics;
    const int height = metrics.ems(1) + metrics.units(1.4);
    const auto text = index.data(Qt::DisplayRole).toString();
    const bool marks = index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString().isEmpty()
        && index.column() > 0;
    if (marks) {
        return {metrics.iconSize() + metrics.units(1.5), height};
    }
    const int width = QFontMetrics(metrics.font(diffStyle(index))).horizontalAdvance(text) + 2 * diffPadding(metrics)
        + (index.data(CellRole::IconName).toString().isEmpty() ? 0 : markSpace(metrics)) + 2;
    return {width, height};
}

DiffView::DiffView(DiffModel *model, QWidget *parent)
    : ListView(Header::Shown, parent)
{
    setObjectName(u"diffView"_s);
    setItemDelegate(new DiffDelegate(this));
    setSelectionMode(QAbstractItemView::NoSelection);
    setTabKeyNavigation(false);
    setFitRows(true);
    setModel(model);
    weigh();
    connect(model, &QAbstractItemModel::modelReset, this, &DiffView::weigh);
}

void DiffView::weigh()
{
    // Where there is not room for all, names end in "…" before any value does.
    const int columns = model()->columnCount();
    int needed = 0;
    for (int column = 0; column < columns; ++column) {
        needed += std::max(sizeHintForColumn(column), header()->sectionSizeHint(column));
    }
    const bool conflict = static_cast<const DiffModel *>(model())->kind() == DiffModel::Kind::Conflict;
    setStretch(needed > viewport()->width() ? QList<int>{1, 0, 0, 0} : QList<int>{2, 1, conflict ? 0 : 1, 1});
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    weigh();
    ListView::resizeEvent(event);
}

} // namespace kontor::ui
