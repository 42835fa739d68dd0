// The taxes that HighLevel has used, and the QuickBooks code of each.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QAbstractTableModel>

namespace kontor::ui {

/// What has no code stands first. CellRole::Id is the tax's key in the setting taxes.map.
class MappingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { HighLevelTax, Rate, Code, State, ColumnCount };

    explicit MappingModel(QObject *parent = nullptr);

    void setTaxes(std::vector<engine::CompanyLists::Tax> taxes, std::vector<engine::CompanyLists::Entry> codes);
    /// The owner's choice, shown before QuickBooks' lists are read again; empty takes it back. The row stays in place.
    void setCode(const QString &key, const QString &code);
    void retranslate();

    const engine::CompanyLists::Tax *taxAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &key) const; ///< invalid when there is no such tax
    /// The codes that have the tax's rate: others are refused when an invoice is booked.
    std::vector<engine::CompanyLists::Entry> codesFor(const engine::CompanyLists::Tax &tax) const;
    QString codeName(const QString &id) const; ///< the id itself when QuickBooks has no such code any more
    /// "VAT, 20 %"; "No tax" for lines without one.
    static QString taxWords(const engine::CompanyLists::Tax &tax);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const engine::CompanyLists::Tax &tax, int column) const;

    std::vector<engine::CompanyLists::Tax> m_taxes;
    std::vector<engine::CompanyLists::Entry> m_codes;
};

} // namespace kontor::ui
