// Counts of a preview as cells.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/preview_counts_model.h"

#include "ui/widgets/two_line_delegate.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

QString iconOfFlow(const QString &flow)
{
    return flow == u"contacts" ? u"contacts"_s
        : flow == u"reviews"   ? u"review"_s
        : flow == u"receipts"  ? u"receipt"_s
                               : u"invoice"_s;
}

} // namespace

PreviewCountsModel::PreviewCountsModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void PreviewCountsModel::setFlows(std::vector<engine::FlowState> flows)
{
    beginResetModel();
    m_flows = std::move(flows);
    endResetModel();
}

void PreviewCountsModel::setCounts(std::map<QString, engine::Preview::Counts> counts)
{
    beginResetModel();
    m_counts = std::move(counts);
    for (const auto &[flow, numbers] : m_counts) {
        const bool known = std::any_of(m_flows.begin(), m_flows.end(),
            [&flow = flow](const engine::FlowState &each) { return each.flow == flow; });
        if (!known) {
            m_flows.push_back({.flow = flow, .enabled = true});
        }
    }
    endResetModel();
}

void PreviewCountsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_flows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

bool PreviewCountsModel::hasCounts(int row) const { return m_counts.contains(m_flows[static_cast<size_t>(row)].flow); }

qint64 PreviewCountsModel::count(int row, int column) const
{
    const auto found = m_counts.find(m_flows[static_cast<size_t>(row)].flow);
    if (found == m_counts.end()) {
        return 0;
    }
    const engine::Preview::Counts &counts = found->second;
    switch (column) {
    case Create:
        return counts.create;
    case Change:
        return counts.change;
    case Link:
        return counts.link;
    case Unchanged:
        return counts.unchanged;
    case Skip:
        return counts.skip;
    case Ask:
        return counts.ask;
    default:
        return 0;
    }
}

bool PreviewCountsModel::isColumnUsed(int column) const
{
    if (column != Link && column != Ask) {
        return true;
    }
    for (int row = 0; row < rowCount(); ++row) {
        if (count(row, column) > 0) {
            return true;
        }
    }
    return false;
}

bool PreviewCountsModel::changesSomething() const
{
    for (int row = 0; row < rowCount(); ++row) {
        for (const int column : {Create, Change, Link, Ask}) {
            if (count(row, column) > 0) {
                return true;
            }
        }
    }
    return false;
}

int PreviewCountsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_flows.size());
}

int PreviewCountsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString PreviewCountsModel::flowName(const QString &flow) const
{
    return flow == u"contacts" ? tr("Contacts")
        : flow == u"reviews"   ? tr("Review requests")
        : flow == u"receipts"  ? tr("Sales receipts")
        : flow == u"invoices"  ? tr("Invoices")
                               : flow;
}

QString PreviewCountsModel::reason(const engine::FlowState &flow) const
{
    if (!flow.enabled) {
        return tr("Off");
    }
    return flow.flow == u"reviews" ? tr("Starts with invoices paid from now on")
        : flow.flow == u"receipts" ? tr("Starts with payments from now on")
        : flow.flow == u"invoices" ? tr("Starts with invoices sent from now on")
                                   : QString();
}

QVariant PreviewCountsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const engine::FlowState &flow = m_flows[static_cast<size_t>(index.row())];
    const bool counted = hasCounts(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Flow) {
            return flowName(flow.flow);
        }
        if (!counted) {
            return index.column() == Create ? QVariant(reason(flow)) : QVariant();
        }
        return QLocale().toString(count(index.row(), index.column()));
    case Qt::AccessibleTextRole: {
        QStringList parts{flowName(flow.flow)};
        if (counted) {
            for (int column = Create; column < ColumnCount; ++column) {
                parts += headerData(column, Qt::Horizontal).toString() + u' '
                    + QLocale().toString(count(index.row(), column));
            }
        } else {
            parts += reason(flow);
        }
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case Qt::TextAlignmentRole:
        return index.column() == Flow ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case CellRole::IconName:
        return index.column() == Flow ? QVariant(iconOfFlow(flow.flow)) : QVariant();
    case CellRole::IconColor:
        return index.column() == Flow ? QVariant(int(Role::SecondaryText)) : QVariant();
    case CellRole::TextColor:
        return index.column() != Flow && !counted ? QVariant(int(Role::SecondaryText)) : QVariant();
    default:
        return {};
    }
}

QVariant PreviewCountsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section == Flow ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) { // the tip: narrow headings elide
        return {};
    }
    switch (section) {
    case Flow:
        return tr("Flow");
    case Create:
        return tr("Create");
    case Change:
        return tr("Change");
    case Link:
        return tr("Link");
    case Unchanged:
        return tr("Unchanged");
    case Skip:
        return tr("Skip");
    case Ask:
        return tr("Ask");
    default:
        return {};
    }
}

} // namespace kontor::ui
