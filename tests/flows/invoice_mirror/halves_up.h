// A division as both services round it, written a second time.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace kontor::testing {

inline qint64 halvesUp(qint64 dividend, qint64 divisor)
{
    return dividend >= 0 ? (2 * dividend + divisor) / (2 * divisor) : -((-2 * dividend + divisor) / (2 * divisor));
}

} // namespace kontor::testing
