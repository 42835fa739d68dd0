// The window with each of its screens filled, for pictures and keyboard walks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <memory>

namespace kontor::ui {
class MainWindow;
}

namespace kontor::ui::screens {

/// Fusion, DejaVu Sans, no icon theme: the same on every machine.
void prepareApplication();
QStringList names();
/// Null for an unknown name.
std::unique_ptr<MainWindow> make(const QString &name);

} // namespace kontor::ui::screens
