// Taxes and their codes as cells.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/mapping_model.h"

#include "core/exact_decimal.h"
#include "ui/widgets/two_line_delegate.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

QString rateWords(const QString &rate)
{
    QString digits = rate;
    return digits.replace(u'.', QLocale().decimalPoint()) + u"\u00a0%"_s;
}

bool hasRateOf(const engine::CompanyLists::Entry &code, const engine::CompanyLists::Tax &tax)
{
    const auto wanted = ExactDecimal::parse(tax.rate);
    if (!wanted) {
        return true; // not for this page to say
    }
    if (code.detail.isEmpty()) {
        return wanted->isZero(); // codes for what is out of the tax's scope have no rate
    }
    const auto rate = ExactDecimal::parse(code.detail);
    return rate && *rate == *wanted;
}

} // namespace

MappingModel::MappingModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void MappingModel::setTaxes(
    std::vector<engine::CompanyLists::Tax> taxes, std::vector<engine::CompanyLists::Entry> codes)
{
    std::ranges::stable_partition(taxes, [](const engine::CompanyLists::Tax &tax) { return tax.code.isEmpty(); });
    beginResetModel();
    m_taxes = std::move(taxes);
    m_codes = std::move(codes);
    endResetModel();
}

void MappingModel::setCode(const QString &key, const QString &code)
{
    const QModelIndex row = indexOf(key);
    if (row.isValid()) {
        engine::CompanyLists::Tax &tax = m_taxes[static_cast<size_t>(row.row())];
        tax.code = code;
        tax.chosen = !code.isEmpty();
        Q_EMIT dataChanged(row, row.siblingAtColumn(ColumnCount - 1));
    }
}

void MappingModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_taxes.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

const engine::CompanyLists::Tax *MappingModel::taxAt(const QModelIndex &index) const
{
    const auto row = static_cast<size_t>(index.row());
    return index.isValid() && row < m_taxes.size() ? &m_taxes[row] : nullptr;
}

QModelIndex MappingModel::indexOf(const QString &key) const
{
    const auto found = std::ranges::find(m_taxes, key, &engine::CompanyLists::Tax::key);
    return found == m_taxes.end() ? QModelIndex() : index(static_cast<int>(found - m_taxes.begin()), 0);
}

std::vector<engine::CompanyLists::Entry> MappingModel::codesFor(const engine::CompanyLists::Tax &tax) const
{
    std::vector<engine::CompanyLists::Entry> fitting;
    std::ranges::copy_if(m_codes, std::back_inserter(fitting), [&tax](const engine::CompanyLists::Entry &code) {
        return code.id == tax.code || code.id == tax.suggestion || hasRateOf(code, tax);
    });
    return fitting;
}

QString MappingModel::codeName(const QString &id) const
{
    const auto found = std::ranges::find(m_codes, id, &engine::CompanyLists::Entry::id);
    return found == m_codes.end() ? id : found->name;
}

QString MappingModel::taxWords(const engine::CompanyLists::Tax &tax)
{
    return tax.name.isEmpty() ? tr("No tax") : u"%1, %2"_s.arg(tax.name, rateWords(tax.rate));
}

QString MappingModel::text(const engine::CompanyLists::Tax &tax, int column) const
{
    switch (column) {
    case HighLevelTax:
        return tax.name.isEmpty() ? tr("No tax") : tax.name;
    case Rate:
        return rateWords(tax.rate);
    case Code:
        if (!tax.code.isEmpty()) {
            return codeName(tax.code);
        }
        return tax.suggestion.isEmpty() ? QString() : tr("Suggested: %1").arg(codeName(tax.suggestion));
    case State:
        return tax.code.isEmpty() ? tr("Not mapped") : tax.chosen ? tr("Mapped") : tr("Found by its rate");
    default:
        return {};
    }
}

int MappingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_taxes.size());
}

int MappingModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant MappingModel::data(const QModelIndex &index, int role) const
{
    const engine::CompanyLists::Tax *tax = taxAt(index);
    if (tax == nullptr) {
        return {};
    }
    const bool mapped = !tax->code.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return text(*tax, index.column());
    case Qt::ToolTipRole:
        return index.column() == Rate ? QVariant() : QVariant(text(*tax, index.column()));
    case Qt::AccessibleTextRole: {
        if (index.column() != HighLevelTax) {
            return text(*tax, index.column());
        }
        QStringList parts{taxWords(*tax), text(*tax, Code), text(*tax, State)};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case Qt::TextAlignmentRole:
        return index.column() == Rate ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case CellRole::Id:
        return tax->key;
    case CellRole::IconName:
        return index.column() == State ? QVariant(mapped ? u"done"_s : u"attention"_s) : QVariant();
    case CellRole::IconColor:
        return index.column() == State ? QVariant(int(mapped ? Role::Ok : Role::Attention)) : QVariant();
    case CellRole::TextColor:
        return index.column() == Code && !mapped ? QVariant(int(Role::SecondaryText)) : QVariant();
    default:
        return {};
    }
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section == Rate ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (section) {
    case HighLevelTax:
        return tr("In HighLevel");
    case Rate:
        return tr("Rate");
    case Code:
        return tr("In QuickBooks");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace kontor::ui
