// Icons: ours, drawn in the colour of a role at the moment they are painted, and the theme's for ordinary actions.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/roles.h"

#include <QIcon>
#include <QString>

namespace kontor::ui {

/// Window thread only. Pixmaps are kept in QPixmapCache by name, size, ratio and colour.
class IconLoader
{
public:
    /// `name` without prefix: "ok" is `:/icons/kontor-ok.svg`. The colour follows the application's palette by itself;
    /// disabled and selected icons take the palette's colours for these.
    static QIcon icon(const QString &name, Role role = Role::WindowText);
    /// The icon of an ordinary action by its name in icon themes ("edit-find"), ours where the theme has none
    /// (ui/design.md 6).
    static QIcon action(const QString &themeName);
    /// For delegates: `size` in device-independent pixels. Empty when there is no such icon.
    static QPixmap pixmap(const QString &name, const QColor &color, int size, qreal ratio);
    /// Kontor's own icon.
    static QIcon application();

    /// Our name for a theme's name; empty when the theme name is not in the table.
    static QString fallback(const QString &themeName);
};

} // namespace kontor::ui
