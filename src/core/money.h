// Money: whole minor units with a currency, never a double and never rounded.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/currency.h"
#include "core/result.h"

#include <QString>

#include <compare>
#include <cstdint>
#include <vector>

namespace kontor {

class Money
{
public:
    constexpr Money() = default; ///< nothing, of no currency
    constexpr Money(std::int64_t minorUnits, Currency currency)
        : m_minorUnits(minorUnits)
        , m_currency(currency)
    { }

    /// "1234.50", "-0.01", "5", "5.". No grouping, no exponent, no white space, no rounding: a digit too many that is
    /// not zero, or more than a document can be worth, is BadInput "kontor.amount_absurd".
    static Result<Money> parse(QStringView decimal, Currency currency);

    constexpr std::int64_t minorUnits() const { return m_minorUnits; }
    constexpr Currency currency() const { return m_currency; }
    constexpr bool isZero() const { return m_minorUnits == 0; }
    constexpr bool isNegative() const { return m_minorUnits < 0; }
    constexpr bool isPositive() const { return m_minorUnits > 0; }

    /// Internal on two currencies, BadInput "kontor.amount_absurd" on overflow: silence would be a wrong ledger.
    Result<Money> plus(Money other) const;
    Result<Money> minus(Money other) const;
    Result<Money> negated() const;
    /// Which of both is larger; Internal on two currencies.
    Result<std::strong_ordering> compare(Money other) const;

    /// "1234.50", with all decimals of the currency and a point: for wires, texts localise it.
    QString toDecimal() const;
    /// "1234.50 USD".
    QString toText() const;

    /// The same amount of the same currency.
    friend constexpr bool operator==(const Money &, const Money &) = default;

private:
    std::int64_t m_minorUnits = 0;
    Currency m_currency;
};

/// The sum, in `currency` also when there is nothing to add; errors as Money::plus.
Result<Money> sum(const std::vector<Money> &amounts, Currency currency);

/// Splits `total` by the `weights` so that the shares sum to it exactly: each gets its whole part, and what remains
/// goes, unit by unit, to the largest remainders, of equal ones to the first. Weights are of one currency and not
/// negative; `total` may be. BadInput when there is something to split and no weight to split it by.
Result<std::vector<Money>> allocate(Money total, const std::vector<Money> &weights);

} // namespace kontor
