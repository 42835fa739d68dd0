// The primary button and the link button.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/buttons.h"

#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

using namespace Qt::StringLiterals;

namespace kontor::ui {

PrimaryButton::PrimaryButton(QWidget *parent)
    : QPushButton(parent)
{
    setAutoDefault(true);
    setDefault(true);
    apply();
}

void PrimaryButton::setIconName(const QString &name) { setIcon(IconLoader::icon(name, Role::HighlightedText)); }

void PrimaryButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (!m_applying && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)) {
        apply();
    }
}

void PrimaryButton::apply()
{
    m_applying = true;
    const auto name = style()->objectName().toLower();
    QPalette own;
    if (name == "fusion"_L1 || name == "breeze"_L1) {
        const QPalette &application = QApplication::palette();
        const Roles roles(application);
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            own.setColor(group, QPalette::Button, application.color(QPalette::Active, QPalette::Highlight));
            own.setColor(group, QPalette::ButtonText, roles[Role::HighlightedText]);
        }
        for (const auto role : {QPalette::Button, QPalette::ButtonText}) {
            own.setColor(QPalette::Disabled, role, application.color(QPalette::Disabled, role));
        }
    }
    setPalette(own);
    m_applying = false;
}

LinkButton::LinkButton(QWidget *parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int height = std::max(metrics.height() + 4, Metrics().ems(1.5));
    return {metrics.size(Qt::TextShowMnemonic, text()).width() + 6, height};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Roles roles(QApplication::palette());
    QFont shown = font();
    shown.setUnderline(underMouse() || hasFocus());
    painter.setFont(shown);
    painter.setPen(isEnabled() ? roles[Role::Link] : palette().color(QPalette::Disabled, QPalette::WindowText));
    painter.drawText(rect().adjusted(3, 0, -3, 0), Qt::AlignVCenter | Qt::AlignRight | Qt::TextShowMnemonic, text());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(roles[Role::FocusRing], 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

} // namespace kontor::ui
