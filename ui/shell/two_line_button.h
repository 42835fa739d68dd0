// A wide flat button with an icon and two lines: the profile at the head of the sidebar, the state at its foot.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/roles.h"

#include <QFrame>
#include <QToolButton>

namespace kontor::ui {

class TwoLineButton : public QToolButton
{
    Q_OBJECT

public:
    explicit TwoLineButton(QWidget *parent = nullptr);

    void setLines(const QString &iconName, Role iconRole, const QString &first, const QString &second);
    void setFolded(bool folded); ///< the icon alone; the lines stand in the tip
    QString firstLine() const { return m_first; }
    QString secondLine() const { return m_second; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    Role m_iconRole = Role::WindowText;
    QString m_first;
    QString m_second;
    bool m_folded = false;
};

/// The state of everything; opens the overview.
class StateFooter : public TwoLineButton
{
    Q_OBJECT

public:
    using TwoLineButton::TwoLineButton;
};

/// The ground of the sidebar, with a line at its inner edge.
class SidebarFrame : public QFrame
{
    Q_OBJECT

public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace kontor::ui
