// Sizes and type styles, computed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>

#include <cmath>

namespace kontor::ui {

namespace {

QFont scaledFont(QFont font, double factor, double leastPoints = 0)
{
    if (font.pixelSize() > 0) {
        font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * factor)));
    } else {
        font.setPointSizeF(std::max(font.pointSizeF() * factor, std::min(leastPoints, font.pointSizeF())));
    }
    return font;
}

} // namespace

Metrics::Metrics()
    : Metrics(QApplication::font())
{ }

Metrics::Metrics(const QFont &base)
    : m_base(base)
    , m_em(QFontMetricsF(base).height())
    , m_u(std::max(6, static_cast<int>(std::lround(0.45 * m_em))))
{ }

int Metrics::ems(double count) const { return static_cast<int>(std::lround(count * m_em)); }

int Metrics::units(double count) const { return static_cast<int>(std::lround(count * m_u)); }

int Metrics::iconSize() const { return std::max(16, ems(0.9)); }

QFont Metrics::font(TextStyle style) const
{
    switch (style) {
    case TextStyle::Title: {
        auto font = scaledFont(m_base, 1.5);
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case TextStyle::Heading: {
        auto font = scaledFont(m_base, 1.15);
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case TextStyle::Label: {
        auto font = m_base;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case TextStyle::Caption:
        return scaledFont(m_base, 0.9, 8);
    case TextStyle::Fixed: {
        auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        // The system's fixed font has a size of its own; ours follows the text it stands in.
        if (m_base.pixelSize() > 0) {
            font.setPixelSize(m_base.pixelSize());
        } else {
            font.setPointSizeF(m_base.pointSizeF());
        }
        return scaledFont(font, 0.87);
    }
    case TextStyle::Body:
        break;
    }
    return m_base;
}

bool isNarrow(int windowWidth) { return windowWidth < Metrics().em() * 52; }

} // namespace kontor::ui
