// Rows of a preview as cells.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/preview_model.h"

#include "texts/texts.h"
#include "ui/activity/amount_words.h"
#include "ui/activity/result_look.h"
#include "ui/widgets/two_line_delegate.h"

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

struct ActionLook
{
    QString icon;
    Role color;
};

ActionLook lookOf(const QString &action)
{
    if (action == u"create") {
        return {u"add"_s, Role::Ok};
    }
    if (action == u"change") {
        return {u"retrying"_s, Role::Info};
    }
    if (action == u"link") {
        return {u"map"_s, Role::SecondaryText};
    }
    if (action == u"ask") {
        return {u"attention"_s, Role::Attention};
    }
    return {action == u"skip" ? u"skipped"_s : u"unchanged"_s, Role::SecondaryText};
}

} // namespace

PreviewModel::PreviewModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void PreviewModel::setRows(std::vector<engine::PreviewRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_flows.clear();
    m_amounts = false;
    for (const engine::PreviewRow &row : m_rows) {
        if (!m_flows.contains(row.flow)) {
            m_flows.append(row.flow);
        }
        m_amounts = m_amounts || row.amountMinor.has_value();
    }
    endResetModel();
}

void PreviewModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

QStringList PreviewModel::actions()
{
    return {u"create"_s, u"change"_s, u"link"_s, u"unchanged"_s, u"skip"_s, u"ask"_s};
}

QString PreviewModel::actionWord(const QString &action) { return texts::previewActionWord(action); }

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString PreviewModel::text(const engine::PreviewRow &row, int column) const
{
    switch (column) {
    case Action:
        return actionWord(row.action);
    case Document:
        return row.document;
    case Email:
        return row.email;
    case Amount:
        return row.amountMinor ? AmountWords::withCurrency(*row.amountMinor, row.currency) : QString();
    default:
        return texts::previewWords(row.key, row.parameters);
    }
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const engine::PreviewRow &row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Action ? QVariant() : QVariant(text(row, index.column()));
    case Qt::AccessibleTextRole: {
        if (index.column() != Action) {
            return text(row, index.column());
        }
        QStringList parts{text(row, Action), row.document, row.email, text(row, Amount), text(row, Happens)};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case Qt::TextAlignmentRole:
        return index.column() == Amount ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case ActionRole:
        return row.action;
    case FlowRole:
        return row.flow;
    case CellRole::IconName:
        if (index.column() == Document && m_flows.size() > 1) {
            return flowIcon(row.flow);
        }
        return index.column() == Action ? QVariant(lookOf(row.action).icon) : QVariant();
    case CellRole::IconColor:
        if (index.column() == Document) {
            return int(Role::SecondaryText);
        }
        return index.column() == Action ? QVariant(int(lookOf(row.action).color)) : QVariant();
    case CellRole::TextColor:
        return index.column() == Email ? QVariant(int(Role::SecondaryText)) : QVariant();
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) { // the tip: narrow headings elide
        return {};
    }
    switch (section) {
    case Action:
        return tr("Action");
    case Document:
        return m_flows.size() > 1 || (!m_flows.isEmpty() && m_flows.first() != u"contacts")
            ? tr("Customer or document")
            : tr("Customer in QuickBooks");
    case Email:
        return tr("E-mail");
    case Amount:
        return tr("Amount");
    case Happens:
        return tr("What happens");
    default:
        return {};
    }
}

} // namespace kontor::ui
