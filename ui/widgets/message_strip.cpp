// Notes across a page and the strip of the sandbox.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/message_strip.h"

#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

QString iconOfKind(MessageStrip::Kind kind)
{
    switch (kind) {
    case MessageStrip::Kind::Info:
        return u"info"_s;
    case MessageStrip::Kind::Ok:
        return u"ok"_s;
    case MessageStrip::Kind::Attention:
        return u"attention"_s;
    case MessageStrip::Kind::Error:
        break;
    }
    return u"error"_s;
}

} // namespace

MessageStrip::MessageStrip(Kind kind, Shape shape, QWidget *parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_shape(shape)
    , m_icon(new IconLabel(iconOfKind(kind), Role::Info, 1.1, this))
    , m_text(new TextLabel(TextStyle::Body, Role::Text, this))
    , m_row(new QHBoxLayout(this))
{
    const Metrics metrics;
    setAccessibleRole(this, QAccessible::AlertMessage);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_row->setContentsMargins(metrics.units(1.5), metrics.u(), metrics.units(1.5), metrics.u());
    m_row->setSpacing(metrics.units(1.25));
    m_row->addWidget(m_icon, 0, shape == Shape::Note ? Qt::AlignTop : Qt::AlignVCenter);
    m_row->addWidget(m_text, 1);
    setKind(kind);
}

void MessageStrip::setKind(Kind kind)
{
    m_kind = kind;
    m_icon->setIcon(m_iconName.isEmpty() ? iconOfKind(kind) : m_iconName, role());
    update();
}

void MessageStrip::setIcon(const QString &iconName)
{
    m_iconName = iconName;
    setKind(m_kind);
}

void MessageStrip::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString MessageStrip::text() const { return m_text->text(); }

QPushButton *MessageStrip::addButton(const QString &text, const QIcon &icon)
{
    auto *button = new RoomyButton(this);
    button->setIcon(icon);
    button->setText(text);
    m_row->addWidget(button, 0, Qt::AlignVCenter);
    return button;
}

Role MessageStrip::role() const
{
    switch (m_kind) {
    case Kind::Info:
        return Role::Info;
    case Kind::Ok:
        return Role::Ok;
    case Kind::Attention:
        return Role::Attention;
    case Kind::Error:
        break;
    }
    return Role::Error;
}

Role MessageStrip::ground() const
{
    switch (m_kind) {
    case Kind::Info:
        return Role::InfoNote;
    case Kind::Ok:
        return Role::OkNote;
    case Kind::Attention:
        return Role::AttentionNote;
    case Kind::Error:
        break;
    }
    return Role::ErrorNote;
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Roles roles(QApplication::palette());
    if (m_shape == Shape::Bar) {
        painter.fillRect(rect(), roles[ground()]);
        painter.fillRect(0, height() - 1, width(), 1, roles[role()]);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(roles[role()], 1));
    painter.setBrush(roles[ground()]);
    const int radius = Metrics().radius();
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

SandboxStrip::SandboxStrip(QWidget *parent)
    : QFrame(parent)
    , m_word(new TextLabel(TextStyle::Label, Role::Sandbox, this))
    , m_sentence(new TextLabel(TextStyle::Body, Role::WindowText, this))
    , m_link(new LinkButton(this))
{
    const Metrics metrics;
    setObjectName(u"sandboxStrip"_s);
    setAccessibleRole(this, QAccessible::AlertMessage);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics.units(2), metrics.u(), metrics.units(2), metrics.u());
    row->setSpacing(metrics.units(1));
    auto *icon = new IconLabel(u"sandbox"_s, Role::Sandbox, 1, this);
    // The words stand on plain ground; only what is between them is striped.
    row->addSpacing(metrics.u());
    row->addWidget(icon);
    row->addWidget(m_word);
    row->addSpacing(metrics.units(2.5));
    row->addWidget(m_sentence);
    row->addStretch(1);
    row->addWidget(m_link);
    connect(m_link, &LinkButton::clicked, this, &SandboxStrip::pageRequested);
    retranslate();
}

void SandboxStrip::retranslate()
{
    m_word->setText(tr("Sandbox"));
    m_sentence->setText(tr("Nothing here reaches real books."));
    m_link->setText(tr("Open the sandbox page"));
    setAccessibleName(m_word->text() + u". "_s + m_sentence->text());
}

void SandboxStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SandboxStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Roles roles(QApplication::palette());
    const Metrics metrics;
    painter.fillRect(rect(), roles.base());
    painter.setRenderHint(QPainter::Antialiasing);
    if (!roles.isHighContrast()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mix(roles.base(), roles[Role::Sandbox], roles.isDark() ? 0.16 : 0.11));
        const int step = metrics.ems(1);
        for (int x = -height(); x < width() + height(); x += 2 * step) {
            QPainterPath stripe;
            stripe.moveTo(x, 0);
            stripe.lineTo(x + step, 0);
            stripe.lineTo(x + step + height(), height());
            stripe.lineTo(x + height(), height());
            stripe.closeSubpath();
            painter.drawPath(stripe);
        }
    }
    painter.fillRect(0, height() - 1, width(), 1, roles[Role::CardBorder]);
    const auto plate = [&](const QRect &around, const QColor &border) {
        painter.setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
        painter.setBrush(roles.base());
        const QRectF plain = QRectF(around).adjusted(-metrics.u(), -3, metrics.u(), 3);
        painter.drawRoundedRect(plain.adjusted(0.5, 0.5, -0.5, -0.5), metrics.radius(), metrics.radius());
    };
    plate(QRect(layout()->itemAt(1)->geometry()).united(m_word->geometry()), roles[Role::Sandbox]);
    plate(m_sentence->geometry(), {});
    plate(m_link->geometry().adjusted(metrics.u(), 3, -metrics.u(), -3), {});
}

} // namespace kontor::ui
