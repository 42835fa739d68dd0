// Rows of the attention list and how they are painted.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/attention_model.h"

#include "texts/texts.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/time_words.h"
#include "ui/widgets/two_line_delegate.h"

#include <QPainter>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace kontor::ui {

AttentionModel::AttentionModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void AttentionModel::setOperations(std::vector<journal::Operation> operations)
{
    // Gone ones first, from the end; then what is new, each at its place. A reset would lose the selection.
    const auto holds = [](const std::vector<journal::Operation> &list, qint64 id) {
        return std::any_of(list.begin(), list.end(), [id](const journal::Operation &each) { return each.id == id; });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!holds(operations, m_operations[static_cast<size_t>(row)].id)) {
            beginRemoveRows({}, row, row);
            m_operations.erase(m_operations.begin() + row);
            endRemoveRows();
        }
    }
    for (size_t row = 0; row < operations.size(); ++row) {
        const bool same = row < m_operations.size() && m_operations[row].id == operations[row].id;
        if (!same && !holds(m_operations, operations[row].id)) {
            const int place = static_cast<int>(std::min(row, m_operations.size()));
            beginInsertRows({}, place, place);
            m_operations.insert(m_operations.begin() + place, operations[row]);
            endInsertRows();
        }
    }
    const bool ordered = std::equal(m_operations.begin(), m_operations.end(), operations.begin(), operations.end(),
        [](const journal::Operation &a, const journal::Operation &b) { return a.id == b.id; });
    if (!ordered) {
        beginResetModel();
        m_operations = std::move(operations);
        endResetModel();
        return;
    }
    m_operations = std::move(operations);
    retranslate();
}

const journal::Operation *AttentionModel::operationAt(const QModelIndex &index) const
{
    const auto row = static_cast<size_t>(index.row());
    return index.isValid() && row < m_operations.size() ? &m_operations[row] : nullptr;
}

QModelIndex AttentionModel::indexOf(qint64 operation) const
{
    for (size_t row = 0; row < m_operations.size(); ++row) {
        if (m_operations[row].id == operation) {
            return index(static_cast<int>(row));
        }
    }
    return {};
}

void AttentionModel::retranslate()
{
    if (!m_operations.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

QString AttentionModel::documentOf(const journal::Operation &operation)
{
    return operation.payload[u"name"_s].toString();
}

int AttentionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_operations.size());
}

QVariant AttentionModel::data(const QModelIndex &index, int role) const
{
    const auto *operation = operationAt(index);
    if (operation == nullptr) {
        return {};
    }
    const auto title = [operation] { return texts::explain(operation->problem.value_or(Error())).title; };
    const auto since = [operation] {
        return operation->attentionSince ? tr("Since %1").arg(TimeWords::day(*operation->attentionSince)) : QString();
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return title();
    case Qt::AccessibleTextRole:
        return QStringList{title(), documentOf(*operation), since()}.join(u", "_s);
    case DocumentRole:
        return documentOf(*operation);
    case SinceRole:
        return since();
    case CellRole::Id:
        return operation->id;
    default:
        return {};
    }
}

void AttentionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Roles &roles = m_roles.of(option.palette);
    const Metrics metrics;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QColor ground = selected ? roles[Role::SelectedRow] : roles.base();
    const auto readable = [&](Role role) {
        return selected && roles.isHighContrast() ? roles[Role::SelectedRowText] : roles.on(role, ground);
    };
    painter->save();
    if (selected) {
        painter->fillRect(option.rect, ground);
        const int bar = 3;
        const int x = mirrored ? option.rect.right() - bar + 1 : option.rect.x();
        painter->fillRect(x, option.rect.y(), bar, option.rect.height(), roles.on(Role::SelectedPageBar, ground, 3.1));
    }
    painter->fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, roles[Role::CardBorder]);
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(roles.on(Role::FocusRing, ground, 3.1), 1));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    QRect room = option.rect.adjusted(metrics.units(1.5), metrics.u(), -metrics.units(1.5), -metrics.u());
    const int side = metrics.iconSize();
    const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
    const QRect place = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignTop, {side, side}, room);
    painter->drawPixmap(
        place.topLeft() + QPoint(0, 1), IconLoader::pixmap(u"attention"_s, readable(Role::Attention), side, ratio));
    const int indent = side + metrics.units(1.5);
    room = mirrored ? room.adjusted(0, 0, -indent, 0) : room.adjusted(indent, 0, 0, 0);
    int y = room.y();
    const auto line = [&](TextStyle style, Role role, const QString &text) {
        const QFont font = metrics.font(style);
        const QFontMetrics letters(font);
        painter->setFont(font);
        painter->setPen(readable(role));
        painter->drawText(QRect(room.x(), y, room.width(), letters.height()),
            int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)) | Qt::TextSingleLine,
            letters.elidedText(text, Qt::ElideRight, room.width()));
        y += letters.height();
    };
    line(TextStyle::Label, Role::Text, index.data(Qt::DisplayRole).toString());
    line(TextStyle::Body, Role::Text, index.data(AttentionModel::DocumentRole).toString());
    line(TextStyle::Caption, Role::SecondaryText, index.data(AttentionModel::SinceRole).toString());
    painter->restore();
}

QSize AttentionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const Metrics metrics;
    return {metrics.ems(14), metrics.ems(3) + metrics.units(2)};
}

} // namespace kontor::ui
