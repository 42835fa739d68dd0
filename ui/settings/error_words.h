// An error of the engine as a note says it: title, cause, remedy.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace kontor::ui {

/// Title on a line of its own, cause and remedy after it.
QString noteText(const Error &error);
/// Cause and remedy, for a place that needs no title: below a field.
QString fieldText(const Error &error);

} // namespace kontor::ui
