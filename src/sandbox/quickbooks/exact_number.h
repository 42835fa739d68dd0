// Decimal numbers without rounding, as amounts, quantities, prices and percentages travel in JSON.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include <compare>
#include <optional>

namespace kontor::sandbox::quickbooks {

__extension__ typedef __int128 Wide; // room for a product of two amounts and a percentage

/// Hundred-millionths in 64 bits: at most ten digits before the point and eight after it. The stand-in has arithmetic
/// of its own on purpose: a mistake in that of the program must not hide in the totals that it is compared with.
class ExactNumber
{
public:
    constexpr ExactNumber() = default;
    /// "-12.345"; no exponent, no sign but minus. Nothing when it does not fit.
    static std::optional<ExactNumber> ofText(QStringView text);
    /// A JSON number by its shortest decimal text, or a number sent as text.
    static std::optional<ExactNumber> ofJson(const QJsonValue &value);
    static ExactNumber ofMinor(qint64 minor, int digits);

    /// In minor units of `digits` decimals, half away from zero.
    qint64 minor(int digits) const;
    qint64 units() const { return m_units; }
    QString text() const;
    /// A JSON number whose text is that of this one.
    QJsonValue json() const;

    friend auto operator<=>(ExactNumber, ExactNumber) = default;
    friend ExactNumber operator+(ExactNumber a, ExactNumber b) { return ExactNumber(a.m_units + b.m_units); }
    friend ExactNumber operator-(ExactNumber a, ExactNumber b) { return ExactNumber(a.m_units - b.m_units); }

    static constexpr int decimals = 8;

private:
    explicit constexpr ExactNumber(qint64 units)
        : m_units(units)
    { }

    qint64 m_units = 0;
};

/// Half away from zero; the denominator is positive.
qint64 halfUp(Wide numerator, Wide denominator);
/// a x b in minor units, half away from zero. Beyond any amount it is the largest number there is.
qint64 productInMinor(ExactNumber a, ExactNumber b, int digits);
/// `percent` of an amount in minor units, half away from zero.
qint64 percentOfMinor(qint64 amount, ExactNumber percent);
/// How many decimals amounts of a currency have; 2 for a code that is none.
int minorDigits(QStringView currency);
/// 1, 10, 100 ...
qint64 powerOfTen(int exponent);

} // namespace kontor::sandbox::quickbooks
