// A note across the page: what is, why, and the way on.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/roles.h"

#include <QFrame>
#include <QIcon>

class QHBoxLayout;
class QPushButton;

namespace kontor::ui {

class FlowLayout;
class IconLabel;
class TextLabel;

/// Icon, text that wraps, buttons after it. For screen readers an alert.
class MessageStrip : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Info, Ok, Attention, Error };
    enum class Shape {
        Note,
        Bar
    }; ///< Note: rounded, inside a page; Bar: across the window, lines above and below only
    explicit MessageStrip(Kind kind, Shape shape = Shape::Note, QWidget *parent = nullptr);

    void setKind(Kind kind);
    void setIcon(const QString &iconName); ///< empty: the one of the kind
    void setText(const QString &text);
    QString text() const;
    QPushButton *addButton(const QString &text, const QIcon &icon = {});

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Role role() const;
    Role ground() const;

    Kind m_kind;
    Shape m_shape;
    QString m_iconName;
    IconLabel *m_icon;
    TextLabel *m_text;
    QHBoxLayout *m_row;
};

/// The striped strip on every page of the sandbox.
class SandboxStrip : public QFrame
{
    Q_OBJECT

public:
    explicit SandboxStrip(QWidget *parent = nullptr);

Q_SIGNALS:
    void pageRequested(); ///< the owner wants the sandbox's web page

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    TextLabel *m_word;
    TextLabel *m_sentence;
    class LinkButton *m_link;
};

} // namespace kontor::ui
