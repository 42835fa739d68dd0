// Cards: rounded frames on Base that group what belongs together; and the thin lines inside them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/roles.h"

#include <QFrame>

namespace kontor::ui {

/// For screen readers a grouping named by its heading: call setAccessibleName with the heading's text.
/// Gives its layout the padding of ui/design.md 4 when `Padding::Card` is asked for.
class Card : public QFrame
{
    Q_OBJECT

public:
    enum class Padding { None, Card };
    explicit Card(Padding padding, QWidget *parent = nullptr);

    /// Call after setLayout: sets contents margins (None: one pixel, so that children do not cover the border).
    void padLayout();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Padding m_padding;
};

/// One device-independent pixel in the colour of card borders.
class Separator : public QWidget
{
    Q_OBJECT

public:
    explicit Separator(Qt::Orientation orientation, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {1, 1}; }
    QSize minimumSizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace kontor::ui
