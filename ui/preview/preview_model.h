// The rows of a preview: what would happen to each customer and document.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QAbstractTableModel>

namespace kontor::ui {

class PreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Action, Document, Email, Amount, Happens, ColumnCount };
    enum DataRole {
        ActionRole = Qt::UserRole + 100, ///< "create" ...: what the action filter asks for
        FlowRole, ///< "contacts" ...: what the flow filter asks for
    };

    explicit PreviewModel(QObject *parent = nullptr);

    void setRows(std::vector<engine::PreviewRow> rows);
    void retranslate();
    /// Which flows the rows are of, in the order of the rows.
    const QStringList &flows() const { return m_flows; }
    /// Customers have no amount: a column of nothing says nothing.
    bool hasAmounts() const { return m_amounts; }
    /// "create", "change" ... as the owner reads it, in the order of ui/design.md.
    static QStringList actions();
    static QString actionWord(const QString &action);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const engine::PreviewRow &row, int column) const;

    std::vector<engine::PreviewRow> m_rows;
    QStringList m_flows;
    bool m_amounts = false;
};

} // namespace kontor::ui
