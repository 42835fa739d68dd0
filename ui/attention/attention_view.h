// The list of what needs the owner: rows of three lines, a real Retry button on the current one.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/roles.h"

#include <QStyledItemDelegate>
#include <QTreeView>

class QToolButton;

namespace kontor::ui {

class AttentionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static int buttonSide(); ///< of the Retry button; the title leaves it room
    /// Where a group is unfolded and folded.
    static QRect expander(const QRect &row, Qt::LayoutDirection direction);

private:
    RolesCache m_roles;
};

/// On an AttentionModel.
class AttentionView : public QTreeView
{
    Q_OBJECT

public:
    explicit AttentionView(QWidget *parent = nullptr);

    QToolButton *retryButton() const { return m_retry; }
    /// Whether the current row can be retried: the button stands there or not.
    void setRetryOffered(bool offered);
    bool isRetryOffered() const { return m_offered; }

protected:
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeRetry();

    QToolButton *m_retry;
    bool m_offered = false;
};

} // namespace kontor::ui
