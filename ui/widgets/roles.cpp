// The colours of the window, computed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/roles.h"

#include <cmath>

namespace kontor::ui {

namespace {

double linearChannel(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

int blendedChannel(int a, int b, double t) { return static_cast<int>(std::lround(a + (b - a) * t)); }

bool holdsOnAll(const QColor &color, const QList<QColor> &grounds, double ratio)
{
    return std::all_of(
        grounds.cbegin(), grounds.cend(), [&](const QColor &ground) { return contrast(color, ground) >= ratio; });
}

/// Below it white, above it black is further away (both at 4.58).
constexpr double darkGround = 0.18;

struct Seeds
{
    QColor ok, attention, error, info, sandbox;
};

const Seeds lightSeeds{QColor(0x1f7a4d), QColor(0x955800), QColor(0xb3261e), QColor(0x17667a), QColor(0x6b4fa0)};
const Seeds darkSeeds{QColor(0x5cc492), QColor(0xe6b052), QColor(0xf28b82), QColor(0x74c7d8), QColor(0xb9a5ea)};

QPalette filledPalette(QColor window, QColor base, QColor alternateBase, QColor text, QColor button, QColor highlight,
    QColor link, QColor placeholder)
{
    QPalette palette(button, window);
    const auto setAll = [&palette](std::initializer_list<QPalette::ColorRole> roles, const QColor &color) {
        for (const auto role : roles) {
            palette.setColor(role, color);
        }
    };
    setAll({QPalette::Window}, window);
    setAll({QPalette::Base}, base);
    setAll({QPalette::AlternateBase}, alternateBase);
    setAll({QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText},
        text);
    setAll({QPalette::Button}, button);
    setAll({QPalette::ToolTipBase}, mix(base, window, 0.5));
    setAll({QPalette::Highlight}, highlight);
    setAll({QPalette::HighlightedText}, QColor(Qt::white));
    setAll({QPalette::Link}, link);
    setAll({QPalette::LinkVisited}, mix(link, text, 0.3));
    setAll({QPalette::PlaceholderText}, placeholder);
    const auto faded = mix(text, window, 0.55);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, faded);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mix(window, text, 0.2));
    return palette;
}

} // namespace

QColor mix(const QColor &a, const QColor &b, double t)
{
    return QColor(blendedChannel(a.red(), b.red(), t), blendedChannel(a.green(), b.green(), t),
        blendedChannel(a.blue(), b.blue(), t));
}

double luminance(const QColor &color)
{
    return 0.2126 * linearChannel(color.redF()) + 0.7152 * linearChannel(color.greenF())
        + 0.0722 * linearChannel(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor ensure(const QColor &color, const QList<QColor> &grounds, double ratio)
{
    double sum = 0;
    for (const auto &ground : grounds) {
        sum += luminance(ground);
    }
    const QColor goal = sum < darkGround * static_cast<double>(grounds.size()) ? Qt::white : Qt::black;
    QColor result = color;
    for (int step = 1; step <= 50 && !holdsOnAll(result, grounds, ratio); ++step) {
        result = mix(color, goal, 0.02 * step);
    }
    return result;
}

QPalette lightPalette()
{
    return filledPalette(QColor(0xf1f3f4), QColor(0xffffff), QColor(0xf7f9f9), QColor(0x1f2428), QColor(0xfbfcfc),
        QColor(0x17667a), QColor(0x17667a), QColor(0x666d73));
}

QPalette darkPalette()
{
    return filledPalette(QColor(0x2a2e32), QColor(0x1d2023), QColor(0x23272a), QColor(0xeef1f2), QColor(0x383d42),
        QColor(0x27788c), QColor(0x74c7d8), QColor(0x99a1a7));
}

Roles::Roles(const QPalette &palette)
{
    const auto active = [&palette](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    m_window = active(QPalette::Window);
    m_base = active(QPalette::Base);
    m_alternateBase = active(QPalette::AlternateBase);
    m_dark = luminance(m_base) < darkGround;
    const QColor text = active(QPalette::Text);
    const QColor windowText = active(QPalette::WindowText);
    const QColor highlight = active(QPalette::Highlight);
    const QList<QColor> grounds{m_window, m_base, m_alternateBase};
    m_highContrast = contrast(text, m_base) >= 18 && m_window == m_base;
    const auto byTheme = [this](double light, double dark) { return m_dark ? dark : light; };

    set(Role::Text, text);
    set(Role::WindowText, windowText);
    set(Role::ButtonText, active(QPalette::ButtonText));
    set(Role::HighlightedText, ensure(active(QPalette::HighlightedText), {highlight}, 4.6));
    set(Role::Link, ensure(active(QPalette::Link), grounds, 4.6));

    if (m_highContrast) {
        for (const auto role : {Role::PlaceholderText, Role::SecondaryText, Role::Info, Role::Ok, Role::Attention,
                 Role::Error, Role::Sandbox, Role::ControlBorder, Role::CardBorder, Role::Badge}) {
            set(role, text);
        }
        for (const auto role : {Role::OkNote, Role::InfoNote, Role::AttentionNote, Role::ErrorNote, Role::SandboxNote,
                 Role::DifferingCell, Role::Sidebar, Role::ProgressTrack, Role::BadgeText, Role::IconGround}) {
            set(role, m_base);
        }
        for (const auto role : {Role::SelectedPage, Role::SelectedRow}) {
            set(role, highlight);
        }
        for (const auto role : {Role::SelectedPageText, Role::SelectedRowText, Role::SelectedPageBar}) {
            set(role, (*this)[Role::HighlightedText]);
        }
        set(Role::Progress, ensure(highlight, {m_base}, 3.1));
        set(Role::FocusRing, ensure(highlight, {m_base}, 3.1));
        return;
    }

    const Seeds &seeds = m_dark ? darkSeeds : lightSeeds;
    set(Role::PlaceholderText, ensure(active(QPalette::PlaceholderText), {m_base}, 4.6));
    set(Role::SecondaryText, ensure(mix(text, m_base, 0.36), grounds, 5));
    const auto note = [&](const QColor &seed) { return mix(m_base, seed, byTheme(0.10, 0.14)); };
    const auto seeded = [&](Role role, Role ground, const QColor &seed) {
        set(ground, note(seed));
        // Also on its own note, where it is painted most: 4.6 elsewhere, 4.5 there.
        const auto onPages = ensure(seed, grounds, 4.6);
        set(role, ensure(onPages, {note(seed)}, 4.5));
    };
    seeded(Role::Ok, Role::OkNote, seeds.ok);
    seeded(Role::Info, Role::InfoNote, seeds.info);
    seeded(Role::Attention, Role::AttentionNote, seeds.attention);
    seeded(Role::Error, Role::ErrorNote, seeds.error);
    seeded(Role::Sandbox, Role::SandboxNote, seeds.sandbox);
    set(Role::DifferingCell, mix(m_base, seeds.attention, byTheme(0.16, 0.22)));
    set(Role::Sidebar, m_dark ? mix(m_window, Qt::black, 0.12) : mix(m_window, windowText, 0.03));
    set(Role::SelectedPage, mix(m_window, highlight, byTheme(0.20, 0.34)));
    set(Role::SelectedPageText, ensure(windowText, {(*this)[Role::SelectedPage]}, 7));
    set(Role::SelectedPageBar, ensure(highlight, {(*this)[Role::SelectedPage]}, 3.1));
    set(Role::SelectedRow, mix(m_base, highlight, byTheme(0.11, 0.30)));
    set(Role::SelectedRowText, ensure(text, {(*this)[Role::SelectedRow]}, 7));
    const QColor badge = (*this)[Role::Attention];
    set(Role::Badge, badge);
    set(Role::BadgeText, contrast(m_base, badge) >= contrast(Qt::black, badge) ? m_base : QColor(Qt::black));
    set(Role::ProgressTrack, mix(m_window, windowText, 0.14));
    set(Role::Progress, ensure(highlight, {(*this)[Role::ProgressTrack]}, 3.1));
    set(Role::ControlBorder, ensure(mix(m_window, windowText, 0.40), grounds, 3.1));
    set(Role::FocusRing, ensure(highlight, grounds, 3.1));
    set(Role::CardBorder, mix(m_window, windowText, 0.16));
    set(Role::IconGround, mix(m_base, seeds.info, byTheme(0.10, 0.14)));
}

} // namespace kontor::ui
