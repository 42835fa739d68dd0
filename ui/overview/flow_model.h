// The four flows as rows: how much, when last, and how it stands.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QAbstractTableModel>

namespace kontor::ui {

/// Rows in, cells out. CellRole::Id is the flow's word ("contacts").
class FlowModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Flow, Today, ThirtyDays, Amount, LastChange, State, ColumnCount };

    explicit FlowModel(QObject *parent = nullptr);

    void setSnapshot(const engine::Snapshot &snapshot);
    void retranslate();
    const engine::FlowState *flowAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Cell
    {
        QString icon;
        int color = 0;
        QString word;
    };
    Cell state(const engine::FlowState &flow) const;
    QString nameOf(const engine::FlowState &flow) const;
    QStringList amounts(const engine::FlowState &flow) const;
    QString sentence(const engine::FlowState &flow) const;

    engine::Snapshot m_snapshot;
};

} // namespace kontor::ui
