// The colours of the window: roles made from whatever palette the desktop has, each with the contrast it must keep.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPalette>

#include <array>

namespace kontor::ui {

/// What a colour is for (ui/design.md 5). Text roles keep their ratio on Window, Base and AlternateBase.
enum class Role {
    Text,
    WindowText,
    ButtonText,
    HighlightedText,
    PlaceholderText,
    SecondaryText,
    Link,
    Info, ///< also "syncing"
    Ok,
    Attention,
    Error,
    Sandbox,
    OkNote, ///< grounds of notes
    InfoNote,
    AttentionNote,
    ErrorNote,
    SandboxNote,
    DifferingCell,
    Sidebar,
    SelectedPage,
    SelectedPageText,
    SelectedPageBar,
    SelectedRow,
    SelectedRowText,
    Badge,
    BadgeText,
    ProgressTrack,
    Progress,
    ControlBorder,
    FocusRing,
    CardBorder,
    IconGround, ///< square behind the icon of a service
};
inline constexpr int roleCount = static_cast<int>(Role::IconGround) + 1;

/// Blends in sRGB: t = 0 is a, t = 1 is b.
QColor mix(const QColor &a, const QColor &b, double t);
/// WCAG 2 relative luminance, 0 to 1.
double luminance(const QColor &color);
/// WCAG 2 contrast ratio, 1 to 21.
double contrast(const QColor &a, const QColor &b);
/// `color` moved in steps of 2 % to black (light grounds) or white (dark ones) until `ratio` holds on every ground.
QColor ensure(const QColor &color, const QList<QColor> &grounds, double ratio);

/// The palettes of the appearances "light" and "dark", for the Fusion style.
QPalette lightPalette();
QPalette darkPalette();

/// Immutable; make a new one on PaletteChange and StyleChange.
class Roles
{
public:
    explicit Roles(const QPalette &palette);

    QColor operator[](Role role) const { return m_colors[static_cast<size_t>(role)]; }
    bool isDark() const { return m_dark; }
    bool isHighContrast() const { return m_highContrast; }
    QColor window() const { return m_window; }
    QColor base() const { return m_base; }
    QColor alternateBase() const { return m_alternateBase; }

    /// A text or state colour that is readable on the ground it is really painted on.
    QColor on(Role role, const QColor &ground, double ratio = 4.5) const
    {
        return ensure((*this)[role], {ground}, ratio);
    }

private:
    void set(Role role, const QColor &color) { m_colors[static_cast<size_t>(role)] = color; }

    std::array<QColor, roleCount> m_colors;
    QColor m_window, m_base, m_alternateBase;
    bool m_dark = false;
    bool m_highContrast = false;
};

/// Roles of the palette that was asked for last; for delegates, which are asked hundreds of times between two changes.
class RolesCache
{
public:
    const Roles &of(const QPalette &palette) const
    {
        if (palette.cacheKey() != m_key) {
            m_roles = Roles(palette);
            m_key = palette.cacheKey();
        }
        return m_roles;
    }

private:
    mutable Roles m_roles{QPalette()};
    mutable qint64 m_key = QPalette().cacheKey();
};

} // namespace kontor::ui
