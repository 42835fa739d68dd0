// The customers that the import has just dealt with.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QAbstractTableModel>

namespace kontor::ui {

class JustNowModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Customer, Email, Result, ColumnCount };

    explicit JustNowModel(QObject *parent = nullptr);

    void setRows(std::vector<engine::ImportProgress::Row> rows);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString resultWords(const engine::ImportProgress::Row &row);

    std::vector<engine::ImportProgress::Row> m_rows;
};

} // namespace kontor::ui
