// Currencies: ISO 4217 codes and how many decimals their money has.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <array>
#include <cstdint>

namespace kontor {

/// One currency of ISO 4217. Default-made it is none, which no money of a document has.
class Currency
{
public:
    constexpr Currency() = default;

    /// "USD", "usd" (HighLevel writes both, highlevel-api 4.7). A code that is not in the list is refused, since the
    /// number of its decimals would be a guess: BadInput, "kontor.currency".
    static Result<Currency> parse(QStringView code);

    /// Upper case; empty for none.
    QString code() const;
    /// How many decimals its amounts have: 0 (JPY), 2 (most), 3 (KWD), 4 (CLF).
    constexpr int exponent() const { return m_exponent; }
    /// How many minor units make a whole one: 1, 100, 1000, 10000.
    constexpr std::int64_t minorUnitsInOne() const
    {
        std::int64_t units = 1;
        for (int i = 0; i < m_exponent; ++i) {
            units *= 10;
        }
        return units;
    }
    constexpr bool isNone() const { return m_code[0] == '\0'; }

    friend constexpr bool operator==(const Currency &, const Currency &) = default;

private:
    constexpr Currency(std::array<char, 3> code, std::uint8_t exponent)
        : m_code(code)
        , m_exponent(exponent)
    { }

    std::array<char, 3> m_code{};
    std::uint8_t m_exponent = 0;
};

} // namespace kontor
