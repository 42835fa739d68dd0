// Rows of the latest events.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/latest_model.h"

#include "texts/texts.h"
#include "ui/activity/amount_words.h"
#include "ui/activity/result_look.h"
#include "ui/widgets/time_words.h"
#include "ui/widgets/two_line_delegate.h"

using namespace Qt::StringLiterals;

namespace kontor::ui {

LatestModel::LatestModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void LatestModel::setEntries(std::vector<journal::LogEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

void LatestModel::retranslate()
{
    if (!m_entries.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

std::optional<qint64> LatestModel::idAt(const QModelIndex &index) const
{
    const auto row = static_cast<size_t>(index.row());
    return index.isValid() && row < m_entries.size() ? std::optional(m_entries[row].id) : std::nullopt;
}

int LatestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int LatestModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant LatestModel::data(const QModelIndex &index, int role) const
{
    const auto row = static_cast<size_t>(index.row());
    if (!index.isValid() || row >= m_entries.size()) {
        return {};
    }
    const auto &entry = m_entries[row];
    const auto secondary = QVariant(static_cast<int>(Role::SecondaryText));
    if (role == CellRole::Id) {
        return entry.id;
    }
    if (role == Qt::AccessibleTextRole && index.column() == Time) {
        QStringList parts{TimeWords::time(entry.time), texts::what(entry), texts::resultWord(entry.result)};
        if (entry.amountMinor) {
            parts << AmountWords::withCurrency(*entry.amountMinor, entry.currency);
        }
        return parts.join(u", "_s);
    }
    switch (index.column()) {
    case Time: {
        if (role == Qt::DisplayRole) {
            const bool today = TimeWords::local(entry.time).date() == QDate::currentDate();
            return today ? TimeWords::time(entry.time) : TimeWords::dayAndTime(entry.time);
        }
        return role == CellRole::TextColor ? secondary : QVariant();
    }
    case What: {
        const auto look = resultLook(entry.result);
        switch (role) {
        case Qt::DisplayRole:
            return texts::what(entry);
        case CellRole::IconName:
            return look.icon;
        case CellRole::IconColor:
            return static_cast<int>(look.color);
        default:
            return {};
        }
    }
    case Result:
        if (role == Qt::DisplayRole) {
            return texts::resultWord(entry.result);
        }
        return role == CellRole::TextColor ? secondary : QVariant();
    case Amount:
        if (role == Qt::DisplayRole && entry.amountMinor) {
            return AmountWords::withCurrency(*entry.amountMinor, entry.currency);
        }
        return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        return {};
    }
}

} // namespace kontor::ui
