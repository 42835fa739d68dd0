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
#include <QStyleOptionButton>

using namespace Qt::StringLiterals;

namespace kontor::ui {

RoomyButton::RoomyButton(QWidget *parent)
    : QPushButton(parent)
{ }

QSize RoomyButton::sizeHint() const
{
    const Metrics metrics;
    const QSize plain = QPushButton::sizeHint();
    const int air = text().isEmpty() ? 0 : metrics.units(1.5);
    return {plain.width() + air, std::max(plain.height(), metrics.ems(1.7))};
}

PrimaryButton::PrimaryButton(QWidget *parent)
    : RoomyButton(parent)
{
    setAutoDefault(true);
    setDefault(true);
    apply();
}

void PrimaryButton::setIconName(const QString &name) { setIcon(IconLoader::icon(name, Role::HighlightedText)); }

bool PrimaryButton::isOurs() const
{
    const auto name = style()->objectName().toLower();
    return name == "fusion"_L1 || name == "breeze"_L1;
}

void PrimaryButton::paintEvent(QPaintEvent *event)
{
    if (!isOurs() || !isEnabled()) {
        RoomyButton::paintEvent(event);
        return;
    }
    // Fusion lightens a default button until white words on it cannot be read; so the ground is painted here, the label
    // there.
    const QPalette &application = QApplication::palette();
    const Roles roles(application);
    QColor ground = application.color(QPalette::Active, QPalette::Highlight);
    if (isDown()) {
        ground = mix(ground, Qt::black, 0.2);
    } else if (underMouse()) {
        ground = mix(ground, Qt::black, 0.1);
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    const int radius = Metrics().radius();
    painter.drawRoundedRect(rect(), radius, radius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(roles[Role::HighlightedText], 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), radius, radius);
    }
    QStyleOptionButton option;
    initStyleOption(&option);
    style()->drawControl(QStyle::CE_PushButtonLabel, &option, &painter, this);
}

void PrimaryButton::changeEvent(QEvent *event)
{
    RoomyButton::changeEvent(event);
    if (!m_applying && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)) {
        apply();
    }
}

void PrimaryButton::apply()
{
    m_applying = true;
    QPalette own;
    if (isOurs()) {
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
