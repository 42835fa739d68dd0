// Every second week, every month: when the next time is.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>

#include <optional>

namespace kontor::sandbox::highlevel {

struct Recurrence
{
    enum class Unit { Day, Week, Month, Year };
    Unit unit = Unit::Month;
    int count = 1;

    /// "day", "week", "month", "year"; nothing for another word or a count below 1.
    static std::optional<Recurrence> read(const QString &interval, int count);
    QString interval() const;
    /// The nth time after `first`; the 31st becomes the last day of a shorter month.
    Instant occurrence(Instant first, int n) const;
};

} // namespace kontor::sandbox::highlevel
