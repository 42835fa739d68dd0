// What needs the owner, as rows of three lines: cause, document, since when.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"
#include "ui/widgets/roles.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace kontor::ui {

class AttentionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum : int { DocumentRole = Qt::UserRole + 201, SinceRole };

    explicit AttentionModel(QObject *parent = nullptr);

    /// Rows that stay keep their place and their selection.
    void setOperations(std::vector<journal::Operation> operations);
    const journal::Operation *operationAt(const QModelIndex &index) const;
    QModelIndex indexOf(qint64 operation) const;
    void retranslate();

    /// "Marlow Dental Practice"
    static QString documentOf(const journal::Operation &operation);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<journal::Operation> m_operations;
};

class AttentionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    RolesCache m_roles;
};

} // namespace kontor::ui
