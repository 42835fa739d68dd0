// Roles for screen readers that Qt does not give by itself: alerts, groupings, the state sentence.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QWidget;

namespace kontor::ui {

/// Call in the constructor: the role is read once, when a screen reader first sees the widget.
void setAccessibleRole(QWidget *widget, QAccessible::Role role);

/// Has screen readers say `text` now, unasked (ui/design.md 8): state changes, results, validation.
void announce(QWidget *widget, const QString &text);

} // namespace kontor::ui
