// The latest events as a short list: time, what, result.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <QAbstractTableModel>

namespace kontor::ui {

class LatestModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, What, Result, Amount, ColumnCount };

    explicit LatestModel(QObject *parent = nullptr);

    void setEntries(std::vector<journal::LogEntry> entries);
    void retranslate();
    std::optional<qint64> idAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<journal::LogEntry> m_entries;
};

} // namespace kontor::ui
