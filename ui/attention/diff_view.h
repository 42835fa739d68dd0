// The comparison as a list: cells that differ have a tint and a mark.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/list_view.h"
#include "ui/widgets/roles.h"

#include <QStyledItemDelegate>

namespace kontor::ui {

class DiffModel;

class DiffDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    RolesCache m_roles;
};

/// As high as its rows. `model` is not owned.
class DiffView : public ListView
{
    Q_OBJECT

public:
    explicit DiffView(DiffModel *model, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void weigh();
};

} // namespace kontor::ui
