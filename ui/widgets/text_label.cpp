// Labels in our styles.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QEvent>
#include <QResizeEvent>

using namespace Qt::StringLiterals;

namespace kontor::ui {

TextLabel::TextLabel(TextStyle style, Role role, QWidget *parent)
    : QLabel(parent)
    , m_style(style)
    , m_role(role)
{
    setTextFormat(Qt::PlainText);
    apply();
}

void TextLabel::setRole(Role role)
{
    if (m_role != role) {
        m_role = role;
        apply();
    }
}

void TextLabel::setTextStyle(TextStyle style)
{
    m_style = style;
    apply();
}

void TextLabel::setParagraph()
{
    m_paragraph = true;
    setWordWrap(true);
    apply();
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (!m_applying
        && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange
            || event->type() == QEvent::FontChange)) {
        apply();
    }
}

void TextLabel::apply()
{
    m_applying = true;
    setFont(Metrics().font(m_style));
    QPalette own;
    const QPalette &application = QApplication::palette();
    const QColor color = Roles(application)[m_role];
    for (const auto role : {QPalette::WindowText, QPalette::Text}) { // in cards labels take Text, elsewhere WindowText
        own.setColor(role, color);
        own.setColor(QPalette::Disabled, role, application.color(QPalette::Disabled, role));
    }
    setPalette(own);
    if (m_paragraph) {
        setMaximumWidth(QFontMetrics(font()).averageCharWidth() * 72);
    }
    m_applying = false;
}

ElidedLabel::ElidedLabel(TextStyle style, Role role, QWidget *parent)
    : TextLabel(style, role, parent)
{ }

void ElidedLabel::setFullText(const QString &text)
{
    m_full = text;
    setAccessibleName(text);
    elide();
    updateGeometry();
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_full.left(3) + u"…"_s), metrics.height()};
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_full) + 2, metrics.height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    TextLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    TextLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        elide();
    }
}

void ElidedLabel::elide()
{
    const auto shown = QFontMetrics(font()).elidedText(m_full, Qt::ElideRight, width());
    if (shown != text()) {
        setText(shown);
    }
    setToolTip(shown == m_full ? QString() : m_full);
}

} // namespace kontor::ui
