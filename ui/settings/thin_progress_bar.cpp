// Paints the thin progress bar.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/thin_progress_bar.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/roles.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace kontor::ui {

namespace {

constexpr double travellingPart = 0.22; ///< of the track

} // namespace

ThinProgressBar::ThinProgressBar(QWidget *parent)
    : QProgressBar(parent)
{
    setTextVisible(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_travel.setStartValue(0.0);
    m_travel.setEndValue(1.0);
    m_travel.setDuration(2400);
    m_travel.setLoopCount(-1);
    connect(&m_travel, &QVariantAnimation::valueChanged, this, [this] { update(); });
}

QSize ThinProgressBar::sizeHint() const
{
    const Metrics metrics;
    return {metrics.ems(6.7), metrics.ems(0.33)};
}

QSize ThinProgressBar::minimumSizeHint() const { return {Metrics().ems(2), sizeHint().height()}; }

void ThinProgressBar::paintEvent(QPaintEvent *)
{
    const Roles roles(QApplication::palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track(rect());
    const double radius = track.height() / 2;
    painter.setBrush(roles[Role::ProgressTrack]);
    painter.drawRoundedRect(track, radius, radius);
    painter.setBrush(roles[Role::Progress]);
    if (maximum() <= minimum()) {
        if (m_travel.state() == QAbstractAnimation::Running) {
            const double width = track.width() * travellingPart;
            const double at = m_travel.currentValue().toDouble() * (track.width() + width) - width;
            painter.drawRoundedRect(QRectF(at, 0, width, track.height()) & track, radius, radius);
        }
        return;
    }
    const double part = double(value() - minimum()) / double(maximum() - minimum());
    if (part > 0) {
        // A beginning is shown as one, even where it is less than a pixel.
        QRectF filled(0, 0, std::max(track.width() * part, 2.0), track.height());
        if (layoutDirection() == Qt::RightToLeft) {
            filled.moveRight(track.right());
        }
        const double end = std::min(radius, filled.width() / 2);
        painter.drawRoundedRect(filled, end, end);
    }
}

void ThinProgressBar::showEvent(QShowEvent *event)
{
    QProgressBar::showEvent(event);
    if (maximum() <= minimum() && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0) {
        m_travel.start();
        m_travel.setCurrentTime(m_travel.duration() * 43 / 100);
    }
}

void ThinProgressBar::hideEvent(QHideEvent *event)
{
    m_travel.stop();
    QProgressBar::hideEvent(event);
}

} // namespace kontor::ui
