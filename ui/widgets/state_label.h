// A state as the window shows it: its own shape, its word, its colour.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/roles.h"

#include <QWidget>

namespace kontor::ui {

class TextLabel;

/// An icon of one colour; follows the palette.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    /// `size` in em.
    explicit IconLabel(const QString &name, Role role = Role::WindowText, double size = 0.9, QWidget *parent = nullptr);

    void setIcon(const QString &name, Role role);
    /// A rounded square of Role::IconGround behind the icon, as beside the names of services.
    void setGround(bool ground);
    QString iconName() const { return m_name; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_name;
    Role m_role;
    double m_size;
    bool m_ground = false;
};

/// Icon and word side by side ("✓ Connected").
class StateLabel : public QWidget
{
    Q_OBJECT

public:
    explicit StateLabel(QWidget *parent = nullptr);

    void setState(const QString &iconName, Role role, const QString &word);
    QString word() const;

private:
    IconLabel *m_icon;
    TextLabel *m_word;
};

} // namespace kontor::ui
