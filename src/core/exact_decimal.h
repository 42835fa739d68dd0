// Exact decimals of six places: unit prices, quantities and percentages.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "core/result.h"

#include <QString>

#include <compare>
#include <cstdint>

namespace kontor {

/// A number of whole millionths. It becomes money only by one multiplication, rounded half away from zero once, as both
/// services round a line (quickbooks-online-api 7.7.2).
class ExactDecimal
{
public:
    constexpr ExactDecimal() = default; ///< 0
    static constexpr ExactDecimal fromMillionths(std::int64_t millionths) { return ExactDecimal(millionths); }

    /// "8.25", "-0.5", "3". No exponent, no grouping; a seventh decimal that is not zero, or a number beyond nine
    /// millions of millions, is BadInput "kontor.amount_absurd" (with an empty currency).
    static Result<ExactDecimal> parse(QStringView decimal);
    /// The amount as a number; fails beyond nine millions of millions, as parse.
    static Result<ExactDecimal> from(Money amount);

    constexpr std::int64_t millionths() const { return m_millionths; }
    constexpr bool isZero() const { return m_millionths == 0; }
    constexpr bool isNegative() const { return m_millionths < 0; }

    /// BadInput "kontor.amount_absurd" on overflow.
    Result<ExactDecimal> plus(ExactDecimal other) const;
    /// This number times the other, as money (quantity times unit price); errors as parse.
    Result<Money> times(ExactDecimal other, Currency currency) const;
    /// This many per cent of an amount: tax on a net amount, a discount on a subtotal.
    Result<Money> percentOf(Money amount) const;
    /// The part that an amount holds which was raised by this many per cent: the tax within a gross amount. Not for
    /// percentages of -100 and below (BadInput).
    Result<Money> percentWithin(Money raised) const;

    /// "8.25", without zeros at the end.
    QString toText() const;

    friend constexpr auto operator<=>(const ExactDecimal &, const ExactDecimal &) = default;

private:
    explicit constexpr ExactDecimal(std::int64_t millionths)
        : m_millionths(millionths)
    { }

    std::int64_t m_millionths = 0;
};

} // namespace kontor
