// Times as QuickBooks writes and reads them: Pacific offsets, whatever the company's zone.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/pacific_time.h"

#include <array>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

using namespace std::chrono_literals;

// The rule of the United States since 2007. Worked out here and not asked from the machine: a simulation must not
// depend on which time zone data is installed.
std::chrono::hours pacificOffset(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year year = std::chrono::year_month_day(day).year();
    const std::chrono::sys_days springs = year / std::chrono::March / std::chrono::Sunday[2];
    const std::chrono::sys_days falls = year / std::chrono::November / std::chrono::Sunday[1];
    const bool summer
        = instant >= springs + 10h && instant < falls + 9h; // 2 o'clock local time, once in PST, once in PDT
    return summer ? -7h : -8h;
}

void appendNumber(QString &text, int number, int digits)
{
    std::array<QChar, 8> buffer;
    for (int i = digits - 1; i >= 0; --i) {
        buffer[std::size_t(i)] = QChar(u'0' + number % 10);
        number /= 10;
    }
    text.append(buffer.data(), digits);
}

QString pacificText(Instant instant, bool withMilliseconds)
{
    const std::chrono::hours offset = pacificOffset(instant);
    const Instant local = instant + offset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(local - day);
    QString text;
    text.reserve(29);
    appendNumber(text, int(date.year()), 4);
    text.append(u'-');
    appendNumber(text, int(unsigned(date.month())), 2);
    text.append(u'-');
    appendNumber(text, int(unsigned(date.day())), 2);
    text.append(u'T');
    appendNumber(text, int(time.hours().count()), 2);
    text.append(u':');
    appendNumber(text, int(time.minutes().count()), 2);
    text.append(u':');
    appendNumber(text, int(time.seconds().count()), 2);
    if (withMilliseconds) {
        text.append(u'.');
        appendNumber(text, int(time.subseconds().count()), 3);
    }
    text.append(offset == -7h ? u"-07:00"_s : u"-08:00"_s);
    return text;
}

// Reads `digits` digits at `at` and moves on; -1 when there are none.
int takeNumber(QStringView text, qsizetype &at, int digits)
{
    if (at + digits > text.size()) {
        return -1;
    }
    int number = 0;
    for (int i = 0; i < digits; ++i) {
        const char16_t c = text[at + i].unicode();
        if (c < u'0' || c > u'9') {
            return -1;
        }
        number = number * 10 + (c - u'0');
    }
    at += digits;
    return number;
}

bool takeCharacter(QStringView text, qsizetype &at, QChar character)
{
    if (at >= text.size() || text[at] != character) {
        return false;
    }
    ++at;
    return true;
}

Instant fromPacific(Instant local)
{
    const Instant summer = local + 7h;
    return pacificOffset(summer) == -7h ? summer : local + 8h;
}

} // namespace

QString pacificSeconds(Instant instant) { return pacificText(instant, false); }

QString pacificMilliseconds(Instant instant) { return pacificText(instant, true); }

std::optional<Instant> instantOfWire(QStringView text)
{
    text = text.trimmed();
    qsizetype at = 0;
    const int year = takeNumber(text, at, 4);
    const bool firstDash = takeCharacter(text, at, u'-');
    const int month = takeNumber(text, at, 2);
    const bool secondDash = takeCharacter(text, at, u'-');
    const int day = takeNumber(text, at, 2);
    if (year < 0 || !firstDash || month < 0 || !secondDash || day < 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{
        std::chrono::year(year), std::chrono::month(unsigned(month)), std::chrono::day(unsigned(day))};
    if (!date.ok()) {
        return std::nullopt;
    }
    Instant local = std::chrono::sys_days(date);
    if (at == text.size()) {
        return fromPacific(local);
    }
    if (!takeCharacter(text, at, u'T')) {
        return std::nullopt;
    }
    const int hour = takeNumber(text, at, 2);
    const bool firstColon = takeCharacter(text, at, u':');
    const int minute = takeNumber(text, at, 2);
    if (hour < 0 || hour > 23 || !firstColon || minute < 0 || minute > 59) {
        return std::nullopt;
    }
    local += std::chrono::hours(hour) + std::chrono::minutes(minute);
    if (takeCharacter(text, at, u':')) {
        const int second = takeNumber(text, at, 2);
        if (second < 0 || second > 60) {
            return std::nullopt;
        }
        local += std::chrono::seconds(second);
        if (takeCharacter(text, at, u'.')) {
            int unit = 100;
            for (int digit = takeNumber(text, at, 1); digit >= 0; digit = takeNumber(text, at, 1)) {
                local += std::chrono::milliseconds(digit * unit);
                unit /= 10;
            }
        }
    }
    if (at == text.size()) {
        return fromPacific(local);
    }
    if (takeCharacter(text, at, u'Z')) {
        return at == text.size() ? std::optional(local) : std::nullopt;
    }
    const bool east = text[at] == u'+';
    if (!east && text[at] != u'-') {
        return std::nullopt;
    }
    ++at;
    const int offsetHours = takeNumber(text, at, 2);
    takeCharacter(text, at, u':');
    const int offsetMinutes = takeNumber(text, at, 2);
    if (offsetHours < 0 || offsetHours > 14 || offsetMinutes < 0 || offsetMinutes > 59 || at != text.size()) {
        return std::nullopt;
    }
    const auto offset = std::chrono::hours(offsetHours) + std::chrono::minutes(offsetMinutes);
    return east ? local - offset : local + offset;
}

QByteArray httpDate(Instant instant)
{
    static constexpr std::array<const char *, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    return QString::asprintf("%s, %02u %s %04d %02d:%02d:%02d GMT", weekdays[std::chrono::weekday(day).c_encoding()],
        unsigned(date.day()), months[unsigned(date.month()) - 1], int(date.year()), int(time.hours().count()),
        int(time.minutes().count()), int(time.seconds().count()))
        .toLatin1();
}

} // namespace kontor::sandbox::quickbooks
