// Buttons with a look of their own: the primary one of a page, and one that looks like a link.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QToolButton>

namespace kontor::ui {

/// The one button of a page that does what the page is for. Under Fusion and Breeze in the colour of selections.
class PrimaryButton : public QPushButton
{
    Q_OBJECT

public:
    explicit PrimaryButton(QWidget *parent = nullptr);

    /// Ours by name ("syncing"); painted in the button's own text colour.
    void setIconName(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();

    bool m_applying = false;
};

/// Reads like a link, works like a button (focus, Enter, screen readers).
class LinkButton : public QToolButton
{
    Q_OBJECT

public:
    explicit LinkButton(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace kontor::ui
