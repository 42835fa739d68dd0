// Exact decimals of six places: unit prices, quantities and percentages.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exact_decimal.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

__extension__ using WideNumber = __int128;

constexpr std::int64_t millionthsInOne = 1'000'000;
constexpr int decimalPlaces = 6;

tl::unexpected<Error> absurdNumber(const QString &value, Currency currency = {})
{
    return fail({.kind = Error::Kind::BadInput,
        .key = u"kontor.amount_absurd"_s,
        .parameters = {{u"value"_s, value.left(40)}, {u"currency"_s, currency.code()}}});
}

/// The quotient, halves away from zero; `divisor` is positive.
constexpr WideNumber dividedHalfAway(WideNumber dividend, WideNumber divisor)
{
    const WideNumber quotient = dividend / divisor;
    const WideNumber remainder = dividend % divisor;
    const WideNumber twice = remainder < 0 ? -remainder * 2 : remainder * 2;
    return twice < divisor ? quotient : quotient + (dividend < 0 ? -1 : 1);
}

Result<Money> moneyOrAbsurd(WideNumber units, Currency currency, const QString &value)
{
    if (units > std::numeric_limits<std::int64_t>::max() || units < std::numeric_limits<std::int64_t>::min()) {
        return absurdNumber(value, currency);
    }
    return Money(static_cast<std::int64_t>(units), currency);
}

} // namespace

Result<ExactDecimal> ExactDecimal::parse(QStringView decimal)
{
    QStringView digits = decimal;
    const bool negative = digits.startsWith(u'-');
    if (negative) {
        digits = digits.mid(1);
    }
    const qsizetype point = digits.indexOf(u'.');
    const QStringView whole = point < 0 ? digits : digits.left(point);
    const QStringView fraction = point < 0 ? QStringView() : digits.mid(point + 1);
    if (whole.isEmpty()) {
        return absurdNumber(decimal.toString());
    }
    std::int64_t number = 0;
    const auto append = [&number](QChar digit) {
        const int value = digit.unicode() - u'0';
        return value >= 0 && value <= 9 && !__builtin_mul_overflow(number, std::int64_t{10}, &number)
            && !__builtin_add_overflow(number, std::int64_t{value}, &number);
    };
    for (const QChar digit : whole) {
        if (!append(digit)) {
            return absurdNumber(decimal.toString());
        }
    }
    for (qsizetype i = 0; i < std::max<qsizetype>(fraction.size(), decimalPlaces); ++i) {
        const QChar digit = i < fraction.size() ? fraction[i] : QChar(u'0');
        if (i < decimalPlaces ? !append(digit) : digit != u'0') {
            return absurdNumber(decimal.toString());
        }
    }
    return ExactDecimal(negative ? -number : number);
}

Result<ExactDecimal> ExactDecimal::from(Money amount)
{
    std::int64_t number = 0;
    const std::int64_t factor = millionthsInOne / amount.currency().minorUnitsInOne(); // at least 100
    if (__builtin_mul_overflow(amount.minorUnits(), factor, &number)) {
        return absurdNumber(amount.toDecimal(), amount.currency());
    }
    return ExactDecimal(number);
}

Result<ExactDecimal> ExactDecimal::plus(ExactDecimal other) const
{
    std::int64_t number = 0;
    if (__builtin_add_overflow(m_millionths, other.m_millionths, &number)) {
        return absurdNumber(toText());
    }
    return ExactDecimal(number);
}

Result<Money> ExactDecimal::times(ExactDecimal other, Currency currency) const
{
    // Both fit 63 bits, so the product fits 127; the minor units are in the divisor, so that nothing grows further.
    const WideNumber product = WideNumber(m_millionths) * other.m_millionths;
    const WideNumber divisor = WideNumber(millionthsInOne) * (millionthsInOne / currency.minorUnitsInOne());
    return moneyOrAbsurd(dividedHalfAway(product, divisor), currency, toText() + u" * "_s + other.toText());
}

Result<Money> ExactDecimal::percentOf(Money amount) const
{
    const WideNumber product = WideNumber(m_millionths) * amount.minorUnits();
    return moneyOrAbsurd(dividedHalfAway(product, WideNumber(100) * millionthsInOne), amount.currency(),
        toText() + u" % * "_s + amount.toDecimal());
}

Result<Money> ExactDecimal::percentWithin(Money raised) const
{
    const WideNumber divisor = WideNumber(100) * millionthsInOne + m_millionths;
    if (divisor <= 0) {
        return absurdNumber(toText(), raised.currency());
    }
    const WideNumber product = WideNumber(m_millionths) * raised.minorUnits();
    return moneyOrAbsurd(
        dividedHalfAway(product, divisor), raised.currency(), toText() + u" % * "_s + raised.toDecimal());
}

QString ExactDecimal::toText() const
{
    const std::uint64_t size
        = m_millionths < 0 ? ~static_cast<std::uint64_t>(m_millionths) + 1 : static_cast<std::uint64_t>(m_millionths);
    QString digits = QString::number(size).rightJustified(decimalPlaces + 1, u'0');
    digits.insert(digits.size() - decimalPlaces, u'.');
    while (digits.endsWith(u'0')) {
        digits.chop(1);
    }
    if (digits.endsWith(u'.')) {
        digits.chop(1);
    }
    return m_millionths < 0 ? u'-' + digits : digits;
}

} // namespace kontor
