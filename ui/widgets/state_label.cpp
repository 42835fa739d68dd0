// Icon and word of a state.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/state_label.h"

#include "ui/widgets/icon_loader.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace kontor::ui {

IconLabel::IconLabel(const QString &name, Role role, double size, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_role(role)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QString &name, Role role)
{
    m_name = name;
    m_role = role;
    update();
}

void IconLabel::setGround(bool ground)
{
    m_ground = ground;
    updateGeometry();
    update();
}

QSize IconLabel::sizeHint() const
{
    const Metrics metrics;
    const int side = m_size < 1 ? metrics.iconSize() : metrics.ems(m_size);
    return m_ground ? QSize(side * 2, side * 2) : QSize(side, side);
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Roles roles(QApplication::palette());
    const Metrics metrics;
    QColor ground = palette().color(backgroundRole());
    if (m_ground) {
        ground = roles[Role::IconGround];
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(rect(), metrics.radius(), metrics.radius());
    }
    const int side = m_ground ? width() / 2 : std::min(width(), height());
    const auto color = m_ground ? roles.on(m_role, ground, 3.1) : roles[m_role];
    const QPoint corner((width() - side) / 2, (height() - side) / 2);
    painter.drawPixmap(corner, IconLoader::pixmap(m_name, color, side, devicePixelRatioF()));
}

void IconLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
}

StateLabel::StateLabel(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel({}, Role::WindowText, 0.9, this))
    , m_word(new TextLabel(TextStyle::Body, Role::WindowText, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics().units(0.6));
    row->addWidget(m_icon);
    row->addWidget(m_word);
}

void StateLabel::setState(const QString &iconName, Role role, const QString &word)
{
    m_icon->setVisible(!iconName.isEmpty());
    m_icon->setIcon(iconName, role);
    m_word->setRole(role);
    m_word->setText(word);
    setAccessibleName(word);
}

QString StateLabel::word() const { return m_word->text(); }

} // namespace kontor::ui
