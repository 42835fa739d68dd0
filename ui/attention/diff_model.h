// Two sides of a document beside each other: what HighLevel has, what QuickBooks has.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QAbstractTableModel>

namespace kontor::ui {

/// One line of the comparison, in words.
struct DiffRow
{
    QString name; ///< "Due date"
    QString highLevel;
    QString quickBooks;
    QString difference; ///< cents only: "−0.01"
    bool differs = false;
    bool strong = false; ///< the total

    friend bool operator==(const DiffRow &, const DiffRow &) = default;
};

/// As a conflict (both sides with a mark between them) or as cents (both sides and their difference).
class DiffModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Kind { Conflict, Cents };
    enum : int { DiffersRole = Qt::UserRole + 301, StrongRole };

    explicit DiffModel(QObject *parent = nullptr);

    /// `quickBooks` is the head of QuickBooks' column ("QuickBooks, voided").
    void setRows(Kind kind, std::vector<DiffRow> rows, const QString &quickBooks);
    Kind kind() const { return m_kind; }
    void retranslate();

    /// What is compared for the owner to decide. A document that was voided or deleted in QuickBooks has a line that
    /// says so.
    static std::vector<DiffRow> conflictRows(const engine::AttentionEntry &entry);
    /// Net, discount, tax and total, QuickBooks less HighLevel as difference.
    static std::vector<DiffRow> centsRows(const engine::AttentionEntry &entry);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Kind m_kind = Kind::Conflict;
    std::vector<DiffRow> m_rows;
    QString m_quickBooks;
};

} // namespace kontor::ui
