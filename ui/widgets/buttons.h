// Buttons with a look of their own: the primary one of a page, and one that looks like a link.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QToolButton>

namespace kontor::ui {

/// A push button with air at both ends of icon and word, and high enough to hit (ui/design.md 8).
class RoomyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit RoomyButton(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
};

/// The one button of a page that does what the page is for. Under Fusion and Breeze in the colour of selections.
class PrimaryButton : public RoomyButton
{
    Q_OBJECT

public:
    explicit PrimaryButton(QWidget *parent = nullptr);

    /// Ours by name ("syncing"); painted in the button's own text colour.
    void setIconName(const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool isOurs() const; ///< the style lets a button have a colour of its own
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
