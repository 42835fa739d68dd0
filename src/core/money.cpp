// Money: whole minor units with a currency, never a double and never rounded.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/money.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

__extension__ using WideUnits = __int128;

tl::unexpected<Error> absurdAmount(QStringView value, Currency currency)
{
    return fail({.kind = Error::Kind::BadInput,
        .key = u"kontor.amount_absurd"_s,
        .parameters = {{u"value"_s, value.left(40).toString()}, {u"currency"_s, currency.code()}}});
}

tl::unexpected<Error> twoCurrencies(Currency one, Currency other)
{
    return fail({.kind = Error::Kind::Internal,
        .detail = u"amounts of two currencies met: "_s + one.code() + u" and "_s + other.code()});
}

} // namespace

Result<Money> Money::parse(QStringView decimal, Currency currency)
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
        return absurdAmount(decimal, currency);
    }
    std::int64_t units = 0;
    const auto append = [&units](QChar digit) {
        const int value = digit.unicode() - u'0'; // other scripts have digits too, services never write them
        return value >= 0 && value <= 9 && !__builtin_mul_overflow(units, std::int64_t{10}, &units)
            && !__builtin_add_overflow(units, std::int64_t{value}, &units);
    };
    for (const QChar digit : whole) {
        if (!append(digit)) {
            return absurdAmount(decimal, currency);
        }
    }
    for (qsizetype i = 0; i < std::max<qsizetype>(fraction.size(), currency.exponent()); ++i) {
        const QChar digit = i < fraction.size() ? fraction[i] : QChar(u'0');
        if (i < currency.exponent() ? !append(digit) : digit != u'0') {
            return absurdAmount(decimal, currency);
        }
    }
    return Money(negative ? -units : units, currency);
}

Result<Money> Money::plus(Money other) const
{
    if (m_currency != other.m_currency) {
        return twoCurrencies(m_currency, other.m_currency);
    }
    std::int64_t units = 0;
    if (__builtin_add_overflow(m_minorUnits, other.m_minorUnits, &units)) {
        return absurdAmount(toDecimal(), m_currency);
    }
    return Money(units, m_currency);
}

Result<Money> Money::minus(Money other) const
{
    if (m_currency != other.m_currency) {
        return twoCurrencies(m_currency, other.m_currency);
    }
    std::int64_t units = 0;
    if (__builtin_sub_overflow(m_minorUnits, other.m_minorUnits, &units)) {
        return absurdAmount(toDecimal(), m_currency);
    }
    return Money(units, m_currency);
}

Result<Money> Money::negated() const { return Money(0, m_currency).minus(*this); }

Result<std::strong_ordering> Money::compare(Money other) const
{
    if (m_currency != other.m_currency) {
        return twoCurrencies(m_currency, other.m_currency);
    }
    return m_minorUnits <=> other.m_minorUnits;
}

QString Money::toDecimal() const
{
    // The lowest number has no positive twin.
    const std::uint64_t size
        = m_minorUnits < 0 ? ~static_cast<std::uint64_t>(m_minorUnits) + 1 : static_cast<std::uint64_t>(m_minorUnits);
    QString digits = QString::number(size).rightJustified(m_currency.exponent() + 1, u'0');
    if (m_currency.exponent() > 0) {
        digits.insert(digits.size() - m_currency.exponent(), u'.');
    }
    return m_minorUnits < 0 ? u'-' + digits : digits;
}

QString Money::toText() const { return toDecimal() + u' ' + m_currency.code(); }

Result<Money> sum(const std::vector<Money> &amounts, Currency currency)
{
    Result<Money> total = Money(0, currency);
    for (const Money amount : amounts) {
        total = total->plus(amount);
        if (!total) {
            break;
        }
    }
    return total;
}

Result<std::vector<Money>> allocate(Money total, const std::vector<Money> &weights)
{
    WideUnits all = 0;
    for (const Money weight : weights) {
        if (weight.currency() != total.currency()) {
            return twoCurrencies(weight.currency(), total.currency());
        }
        if (weight.isNegative()) {
            return absurdAmount(weight.toDecimal(), weight.currency());
        }
        all += weight.minorUnits();
    }
    std::vector<Money> shares(weights.size(), Money(0, total.currency()));
    if (total.isZero()) {
        return shares;
    }
    if (all == 0) {
        return absurdAmount(total.toDecimal(), total.currency());
    }
    const WideUnits size = total.isNegative() ? -WideUnits(total.minorUnits()) : WideUnits(total.minorUnits());
    std::vector<WideUnits> units(weights.size()); // the lowest total has no positive twin in 64 bits
    std::vector<WideUnits> remainders(weights.size());
    WideUnits left = size;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const WideUnits product = size * weights[i].minorUnits(); // below 2^126
        units[i] = product / all;
        remainders[i] = product % all;
        left -= units[i];
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
        [&remainders](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; left > 0; ++i, --left) { // fewer are left than there are weights with a remainder
        ++units[order[i]];
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
        shares[i] = Money(static_cast<std::int64_t>(total.isNegative() ? -units[i] : units[i]), total.currency());
    }
    return shares;
}

} // namespace kontor
