// Cells with an icon and one or two lines, coloured by role, readable on whatever ground the row has.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/roles.h"

#include <QStyledItemDelegate>

namespace kontor::ui {

/// What a model of the window answers beyond Qt's own roles.
namespace CellRole {
enum : int {
    SecondLine = Qt::UserRole + 1, ///< QString, below in caption style
    IconName, ///< QString, ours ("ok")
    IconColor, ///< int(Role)
    TextColor, ///< int(Role)
    Style, ///< int(TextStyle)
    ReserveIcon, ///< bool: the text starts where it would with an icon
    Id, ///< qint64 or QString, of what the row stands for
};
}

/// Paints; knows nothing of the data. Rows are one or two lines high as told.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Lines { One, Two };
    explicit TwoLineDelegate(Lines lines, QObject *parent = nullptr);

    void setRowSeparators(bool separators) { m_separators = separators; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Lines m_lines;
    bool m_separators = false;
    RolesCache m_roles;
};

} // namespace kontor::ui
