// A plain list inside a card: no frame, no grid, whole rows, columns that share the width.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace kontor::ui {

/// The owner sets model and delegate. Columns share the width by weight, but none gets less than its content where the
/// list is wide enough for all.
class ListView : public QTreeView
{
    Q_OBJECT

public:
    enum class Header { Shown, Hidden };
    explicit ListView(Header header, QWidget *parent = nullptr);

    /// Weight of each column; 0: as wide as its content.
    void setStretch(const QList<int> &weights);
    enum class Optional { Goes, GoesForRoom };
    /// A column that is left out: always for now, or as soon as a text would be cut for its sake.
    void setOptionalColumn(int column, Optional rule);
    /// As high as its rows: the page scrolls, not the list.
    void setFitRows(bool fit);

    void setModel(QAbstractItemModel *model) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void shareWidth();
    void later();

    QList<int> m_weights;
    int m_optional = -1; ///< none
    Optional m_rule = Optional::GoesForRoom;
    bool m_fit = false;
    bool m_due = false;
};

} // namespace kontor::ui
