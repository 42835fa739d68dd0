// Paints the attention list and keeps the Retry button on its current row.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/attention_view.h"

#include "ui/attention/attention_model.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/two_line_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

QRect rowRoom(const QRect &row)
{
    const Metrics metrics;
    return row.adjusted(metrics.units(1.5), metrics.u(), -metrics.units(1.5), -metrics.u());
}

} // namespace

int AttentionDelegate::buttonSide() { return Metrics().ems(1.5); }

QRect AttentionDelegate::expander(const QRect &row, Qt::LayoutDirection direction)
{
    // Below the icon, where a row has nothing else.
    const Metrics metrics;
    const int side = metrics.iconSize();
    const auto room = rowRoom(row).adjusted(0, metrics.ems(1.25), 0, 0);
    return QStyle::alignedRect(direction, Qt::AlignLeft | Qt::AlignTop, {side, side}, room);
}

void AttentionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Roles &roles = m_roles.of(option.palette);
    const Metrics metrics;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const bool child = index.data(AttentionModel::ChildRole).toBool();
    const QColor ground = selected ? roles[Role::SelectedRow] : roles.base();
    const auto readable = [&](Role role) {
        return selected && roles.isHighContrast() ? roles[Role::SelectedRowText] : roles.on(role, ground);
    };
    painter->save();
    painter->fillRect(option.rect, ground); // also over what the style paints below a selected row
    if (selected) {
        const int bar = 3;
        const int x = mirrored ? option.rect.right() - bar + 1 : option.rect.x();
        painter->fillRect(x, option.rect.y(), bar, option.rect.height(), roles.on(Role::SelectedPageBar, ground, 3.1));
    }
    painter->fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, roles[Role::CardBorder]);
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(roles.on(Role::FocusRing, ground, 3.1), 1));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    QRect room = rowRoom(option.rect);
    const int side = metrics.iconSize();
    const qreal ratio = option.widget != nullptr ? option.widget->devicePixelRatioF() : 1;
    const auto icon = [&](const QRect &place, const QString &name, Role role) {
        painter->drawPixmap(place.topLeft(), IconLoader::pixmap(name, readable(role), side, ratio));
    };
    const int indent = side + metrics.units(1.5);
    if (child) { // its icon stands in the text's column: whose child it is can be seen
        room = mirrored ? room.adjusted(0, 0, -indent, 0) : room.adjusted(indent, 0, 0, 0);
    }
    icon(QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignTop, {side, side}, room).translated(0, 1),
        index.data(CellRole::IconName).toString(), static_cast<Role>(index.data(CellRole::IconColor).toInt()));
    if (index.data(AttentionModel::GroupRole).toBool()) {
        const bool open = option.state.testFlag(QStyle::State_Open);
        icon(expander(option.rect, option.direction), open ? u"expand"_s : u"folded"_s, Role::Text);
    }
    room = mirrored ? room.adjusted(0, 0, -indent, 0) : room.adjusted(indent, 0, 0, 0);
    const auto *view = qobject_cast<const AttentionView *>(option.widget);
    const bool button = view != nullptr && view->isRetryOffered() && view->currentIndex() == index;
    int y = room.y();
    const auto line = [&](TextStyle style, Role role, const QString &text, const QString &wantedAtEnd, int kept) {
        const QFont font = metrics.font(style);
        const QFontMetrics letters(font);
        painter->setFont(font);
        // Both or, where they do not fit, the first; the tip has all.
        const int both = letters.horizontalAdvance(text) + metrics.u() + letters.horizontalAdvance(wantedAtEnd);
        const QString atEnd = both <= room.width() ? wantedAtEnd : QString();
        const int end = atEnd.isEmpty() ? kept : letters.horizontalAdvance(atEnd) + metrics.u();
        const QRect all(room.x(), y, room.width(), letters.height());
        const auto start = mirrored ? all.adjusted(end, 0, 0, 0) : all.adjusted(0, 0, -end, 0);
        painter->setPen(readable(role));
        painter->drawText(start,
            int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)) | Qt::TextSingleLine,
            letters.elidedText(text, Qt::ElideRight, start.width()));
        if (!atEnd.isEmpty()) {
            painter->drawText(all,
                int(QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter)) | Qt::TextSingleLine,
                atEnd);
        }
        y += letters.height();
    };
    const int kept = button ? buttonSide() : 0;
    if (!child) {
        line(TextStyle::Label, Role::Text, index.data(Qt::DisplayRole).toString(), {}, kept);
    }
    line(TextStyle::Body, Role::Text, index.data(AttentionModel::DocumentRole).toString(), {}, child ? kept : 0);
    line(TextStyle::Caption, Role::SecondaryText, index.data(AttentionModel::SinceRole).toString(),
        index.data(AttentionModel::AmountRole).toString(), 0);
    painter->restore();
}

QSize AttentionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Metrics metrics;
    const bool child = index.data(AttentionModel::ChildRole).toBool();
    return {metrics.ems(14), metrics.ems(child ? 2 : 3) + metrics.units(2)};
}

AttentionView::AttentionView(QWidget *parent)
    : QTreeView(parent)
    , m_retry(new QToolButton(viewport()))
{
    setObjectName(u"attentionView"_s);
    setItemDelegate(new AttentionDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0); // the delegate shows what belongs to a group
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(1);
    viewport()->setAutoFillBackground(false);
    m_retry->setObjectName(u"rowRetryButton"_s);
    m_retry->setAutoRaise(true);
    m_retry->setFocusPolicy(Qt::StrongFocus);
    m_retry->hide();
    for (auto signal : {&QTreeView::expanded, &QTreeView::collapsed}) {
        connect(this, signal, this, &AttentionView::placeRetry);
    }
}

void AttentionView::setRetryOffered(bool offered)
{
    m_offered = offered;
    placeRetry();
    viewport()->update();
}

void AttentionView::placeRetry()
{
    const auto row = currentIndex().isValid() ? visualRect(currentIndex()) : QRect();
    // Not while its row is folded away.
    const bool shown = m_offered && row.height() > 0;
    if (shown) {
        const int side = AttentionDelegate::buttonSide();
        const int inset = Metrics().units(0.75);
        m_retry->setGeometry(QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignTop, {side, side},
            row.adjusted(inset, inset / 2 + 1, -inset, 0)));
    }
    m_retry->setVisible(shown);
}

void AttentionView::updateGeometries()
{
    QTreeView::updateGeometries();
    placeRetry();
}

void AttentionView::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    placeRetry();
}

void AttentionView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    placeRetry();
}

void AttentionView::mousePressEvent(QMouseEvent *event)
{
    const auto index = indexAt(event->pos());
    const auto column = AttentionDelegate::expander(visualRect(index), layoutDirection()).adjusted(-8, -8, 8, 8);
    if (event->button() == Qt::LeftButton && model() != nullptr && model()->hasChildren(index) && index.isValid()
        && column.contains(event->pos())) {
        setExpanded(index, !isExpanded(index));
        return;
    }
    QTreeView::mousePressEvent(event);
}

void AttentionView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        doItemsLayout();
    }
}

} // namespace kontor::ui
