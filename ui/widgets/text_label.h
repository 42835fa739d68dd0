// Labels that keep a type style and a colour role through every change of font and palette.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/metrics.h"
#include "ui/widgets/roles.h"

#include <QLabel>

#include <algorithm>

namespace kontor::ui {

/// A QLabel in one of the styles of ui/design.md 4, coloured by role. Plain text unless told otherwise.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(TextStyle style, Role role = Role::WindowText, QWidget *parent = nullptr);

    void setRole(Role role);
    Role role() const { return m_role; }
    void setTextStyle(TextStyle style);
    /// Wraps, and is at most 72 average characters wide (a paragraph).
    void setParagraph();
    /// Of the width that a paragraph really gets.
    int heightForWidth(int width) const override { return QLabel::heightForWidth(std::min(width, maximumWidth())); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();

    TextStyle m_style;
    Role m_role;
    bool m_paragraph = false;
    bool m_applying = false;
};

/// One line that ends in "…" where the room ends; the tip then has the whole text.
class ElidedLabel : public TextLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(TextStyle style, Role role = Role::WindowText, QWidget *parent = nullptr);

    void setFullText(const QString &text);
    QString fullText() const { return m_full; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_full;
};

} // namespace kontor::ui
