// How often a preview would do what, one row per flow.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QAbstractTableModel>

namespace kontor::ui {

/// Flows that have no counts say in one cell why: off, not in this version, or that they start with what comes from now
/// on.
class PreviewCountsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Flow, Create, Change, Link, Unchanged, Skip, Ask, ColumnCount };

    explicit PreviewCountsModel(QObject *parent = nullptr);

    void setFlows(std::vector<engine::FlowState> flows);
    void setCounts(std::map<QString, engine::Preview::Counts> counts);
    void retranslate();

    bool hasCounts(int row) const;
    /// Link and Ask are rare; a column of zeros says nothing.
    bool isColumnUsed(int column) const;
    /// Whether a flow would write or ask anything at all.
    bool changesSomething() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString flowName(const QString &flow) const;
    QString reason(const engine::FlowState &flow) const;
    qint64 count(int row, int column) const;

    std::vector<engine::FlowState> m_flows;
    std::map<QString, engine::Preview::Counts> m_counts;
};

} // namespace kontor::ui
