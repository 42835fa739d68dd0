// What needs the owner, as rows of three lines: cause, document, since when. Many of one cause stand under one row.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QAbstractItemModel>

#include <memory>

namespace kontor::ui {

/// An entry, and what the window knows of its retry.
struct AttentionItem
{
    enum class Progress { None, Retrying, Done };
    engine::AttentionEntry entry;
    Progress progress = Progress::None;
};

/// Two levels: an entry stands by itself, or under a row of its cause when at least `groupFrom` share it. Entries that
/// ask for a decision, or whether a message went out, are never gathered: each needs its own answer.
class AttentionModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum : int {
        DocumentRole = Qt::UserRole + 201, ///< second line
        SinceRole, ///< third line, at the left
        AmountRole, ///< third line, at the right
        GroupRole, ///< bool
        ChildRole, ///< bool: stands in a group
    };
    static constexpr size_t groupFrom = 3;

    explicit AttentionModel(QObject *parent = nullptr);
    ~AttentionModel() override;

    /// In the order of `items`. Rows that stay keep their place and their selection.
    void setItems(std::vector<AttentionItem> items);
    /// Shows those of one flow only; empty: all.
    void setFlow(const QString &flow);
    QString flow() const { return m_flow; }

    bool isGroup(const QModelIndex &index) const;
    /// The entry of the row, or all of the group; empty for no row.
    std::vector<AttentionItem> itemsAt(const QModelIndex &index) const;
    /// What the entries of a group have in common: only the parameters that are the same in all.
    static Error commonProblem(const std::vector<AttentionItem> &items);
    /// What tells a row from others, also after setItems.
    QString keyOf(const QModelIndex &index) const;
    QModelIndex indexOfKey(const QString &key) const;
    QModelIndex indexOf(qint64 id) const;
    void retranslate();

    /// Nobody knows whether its message went out: the owner says whether to send again.
    static bool isUnsure(const engine::AttentionEntry &entry);
    /// Nothing but another attempt is asked for: "Retry all" may take it.
    static bool isRetryable(const engine::AttentionEntry &entry);
    /// "INV-000227, Marlow Dental Practice"
    static QString documentOf(const engine::AttentionEntry &entry);
    /// "Date lies in a closed period"; of several "40 invoices: Tax ... is not mapped".
    static QString titleOf(const std::vector<AttentionItem> &items);
    /// "$1,190.00"; of several their sum, where they are of one currency.
    static QString amountOf(const std::vector<AttentionItem> &items);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row;
    using Rows = std::vector<std::unique_ptr<Row>>;

    void arrange();
    Rows wantedRows() const;
    void reconcile(Row *parent, Rows wanted);
    const Row *rowAt(const QModelIndex &index) const;
    QModelIndex indexOfRow(const Row *row) const;

    std::vector<AttentionItem> m_items;
    QString m_flow;
    std::unique_ptr<Row> m_root;
};

} // namespace kontor::ui
