// Points in time and spans as the window says them, in the language and the locale that are set.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

namespace kontor::ui {

/// ui/texts.md 14. Local time; every function also takes the present, so that tests can stand still.
class TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(TimeWords)

public:
    static QDateTime local(Instant instant);
    static Instant now();
    /// "just now", "2 minutes ago" (up to an hour), "today, 09:12", "yesterday", "3 March 2026".
    static QString relative(Instant instant, Instant present = now());
    /// "Today, 09:12", "Yesterday, 18:40", "3 March, 09:12": for columns.
    static QString dayAndTime(Instant instant, Instant present = now());
    /// "today, 11:07", "yesterday", "3 March 2026": since when.
    static QString day(Instant instant, Instant present = now());
    /// "today, 11:07", "yesterday", "3 March"; with the year only when it is another one. For lists.
    static QString dayOfYear(Instant instant, Instant present = now());
    static QString date(Instant instant); ///< "3 March 2026"
    static QString date(QDate day); ///< as well
    static QString time(Instant instant); ///< "14:32:07"
    static QString shortTime(Instant instant); ///< "14:32"
    /// "less than a minute", "1 min 25 s", "12 min", "2 h 5 min".
    static QString span(std::chrono::seconds length);
    static QString countdown(std::chrono::seconds length); ///< "0:48"
};

} // namespace kontor::ui
