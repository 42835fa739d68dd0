// Every second week, every month: when the next time is.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/recurrence.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

const QStringList &recurrenceWords()
{
    static const QStringList words{u"day"_s, u"week"_s, u"month"_s, u"year"_s};
    return words;
}

} // namespace

std::optional<Recurrence> Recurrence::read(const QString &interval, int count)
{
    const qsizetype at = recurrenceWords().indexOf(interval);
    if (at < 0 || count < 1 || count > 1000) {
        return std::nullopt;
    }
    return Recurrence{static_cast<Unit>(at), count};
}

QString Recurrence::interval() const { return recurrenceWords().at(static_cast<int>(unit)); }

Instant Recurrence::occurrence(Instant first, int n) const
{
    using namespace std::chrono;
    if (unit == Unit::Day || unit == Unit::Week) {
        return first + days((unit == Unit::Week ? 7 : 1) * count * n);
    }
    const sys_days day = floor<days>(first);
    year_month_day date(day);
    date += months((unit == Unit::Year ? 12 : 1) * count * n);
    if (!date.ok()) {
        date = date.year() / date.month() / last;
    }
    return sys_days(date) + (first - day);
}

} // namespace kontor::sandbox::highlevel
