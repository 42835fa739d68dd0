// The appearance setting: as the system, light or dark.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kontor::ui {

/// "system" leaves style and palette to the desktop (as they were when the application started); "light" and "dark" are
/// Fusion with our palettes. Takes effect at once in every open window. Anything else counts as "system".
void setAppearance(const QString &appearance);

} // namespace kontor::ui
