// Points in time and spans, in words.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/time_words.h"

#include "texts/amounts.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

/// The locale's own form without seconds; "14:32:07" has no format of its own in Qt.
QString clockFormat(bool seconds)
{
    auto format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(u":ss"_s); // some locales, C among them, have seconds in their short form
    if (seconds) {
        if (!format.contains(u"ss"_s)) { // some locales show them in their short form already
            format.replace(u"mm"_s, u"mm:ss"_s);
        }
    }
    return format;
}

} // namespace

QDateTime TimeWords::local(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count()).toLocalTime();
}

Instant TimeWords::now() { return Instant(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch())); }

QString TimeWords::relative(Instant instant, Instant present)
{
    const auto age = std::chrono::duration_cast<std::chrono::minutes>(present - instant);
    if (age < std::chrono::minutes(1)) {
        return tr("just now");
    }
    if (age < std::chrono::hours(1)) {
        return tr("%n minutes ago", nullptr, static_cast<int>(age.count()));
    }
    return day(instant, present);
}

QString TimeWords::day(Instant instant, Instant present)
{
    const auto days = local(instant).date().daysTo(local(present).date());
    if (days == 0) {
        return tr("today, %1").arg(shortTime(instant));
    }
    return days == 1 ? tr("yesterday") : date(instant);
}

QString TimeWords::dayAndTime(Instant instant, Instant present)
{
    const auto then = local(instant);
    const auto days = then.date().daysTo(local(present).date());
    if (days == 0) {
        return tr("Today, %1").arg(shortTime(instant));
    }
    if (days == 1) {
        return tr("Yesterday, %1").arg(shortTime(instant));
    }
    return QLocale().toString(then.date(), QLocale::ShortFormat) + u", "_s + shortTime(instant);
}

QString TimeWords::dayOfYear(Instant instant, Instant present)
{
    const auto day = local(instant).date();
    const auto days = day.daysTo(local(present).date());
    if (days <= 1 || day.year() != local(present).date().year()) {
        return TimeWords::day(instant, present);
    }
    static const QRegularExpression year(u"[,.]?\\s*(de )?y+\\.?"_s);
    const QLocale locale;
    auto format = locale.dateFormat(QLocale::LongFormat);
    for (const auto &weekday : {u"dddd, "_s, u"dddd "_s, u"dddd"_s}) {
        format.remove(weekday);
    }
    return locale.toString(day, format.remove(year).trimmed());
}

QString TimeWords::date(Instant instant) { return date(local(instant).date()); }

QString TimeWords::date(QDate day) { return texts::dateWords(day); }

QString TimeWords::time(Instant instant) { return QLocale().toString(local(instant).time(), clockFormat(true)); }

QString TimeWords::shortTime(Instant instant) { return QLocale().toString(local(instant).time(), clockFormat(false)); }

QString TimeWords::span(std::chrono::seconds length)
{
    const auto seconds = length.count();
    if (seconds < 60) {
        return tr("less than a minute");
    }
    const QLocale locale;
    if (seconds < 120) {
        return tr("%1 min %2 s").arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
    }
    if (seconds < 3600) {
        return tr("%1 min").arg(locale.toString(seconds / 60));
    }
    return tr("%1 h %2 min").arg(locale.toString(seconds / 3600), locale.toString(seconds % 3600 / 60));
}

QString TimeWords::countdown(std::chrono::seconds length)
{
    const auto seconds = std::max<qint64>(0, length.count());
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

} // namespace kontor::ui
