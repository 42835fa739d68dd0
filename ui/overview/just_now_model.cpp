// Rows of the import's last customers.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/just_now_model.h"

#include "texts/texts.h"
#include "ui/activity/result_look.h"
#include "ui/widgets/two_line_delegate.h"

using namespace Qt::StringLiterals;

namespace kontor::ui {

JustNowModel::JustNowModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void JustNowModel::setRows(std::vector<engine::ImportProgress::Row> rows)
{
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    retranslate();
}

void JustNowModel::retranslate()
{
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int JustNowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int JustNowModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QString JustNowModel::resultWords(const engine::ImportProgress::Row &row)
{
    if (row.result == "linked"_L1) {
        if (const auto customer = row.parameters.value(u"customer"_s); !customer.isEmpty()) {
            return tr("Linked to %1").arg(customer);
        }
    }
    if (row.result == "changed"_L1 || row.result == "updated"_L1) {
        QStringList words;
        const auto add = [&words](const QString &word) {
            if (!words.contains(word)) {
                words.append(word);
            }
        };
        for (const auto &field : row.parameters.value(u"fields"_s).split(u',', Qt::SkipEmptyParts)) {
            if (field == "phone"_L1) {
                add(tr("Phone"));
            } else if (field == "email"_L1) {
                add(tr("E-mail"));
            } else if (field.contains("name"_L1, Qt::CaseInsensitive)) {
                add(field == "companyName"_L1 ? tr("Company name") : tr("Name"));
            } else if (field == "website"_L1) {
                add(tr("Website"));
            } else {
                add(tr("Address"));
            }
        }
        return words.isEmpty() ? tr("Updated") : tr("%1 added").arg(words.join(u", "_s));
    }
    return texts::resultWord(row.result);
}

QVariant JustNowModel::data(const QModelIndex &index, int role) const
{
    const auto at = static_cast<size_t>(index.row());
    if (!index.isValid() || at >= m_rows.size()) {
        return {};
    }
    const auto &row = m_rows[at];
    if (role == Qt::AccessibleTextRole && index.column() == Customer) {
        return QStringList{row.customer, row.email, resultWords(row)}.join(u", "_s);
    }
    switch (index.column()) {
    case Customer:
        return role == Qt::DisplayRole ? QVariant(row.customer) : QVariant();
    case Email:
        if (role == Qt::DisplayRole) {
            return row.email;
        }
        return role == CellRole::TextColor ? QVariant(static_cast<int>(Role::SecondaryText)) : QVariant();
    case Result: {
        const auto look = resultLook(row.result);
        switch (role) {
        case Qt::DisplayRole:
            return resultWords(row);
        case CellRole::IconName:
            return look.icon;
        case CellRole::IconColor:
            return static_cast<int>(look.color);
        default:
            return {};
        }
    }
    default:
        return {};
    }
}

QVariant JustNowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Customer:
        return tr("Customer in QuickBooks");
    case Email:
        return tr("E-mail");
    case Result:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace kontor::ui
