// Numbers of money documents between JSON and exact values (highlevel-api 4.7).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/amounts.h"

#include <QLocale>

namespace kontor::sandbox::highlevel {

Result<ExactDecimal> decimalOf(const QJsonValue &value)
{
    return ExactDecimal::parse(
        value.isDouble() ? QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest) : value.toString());
}

Result<qint64> minorUnitsOf(const QJsonValue &value, Currency currency)
{
    return decimalOf(value)
        .and_then(
            [&](ExactDecimal decimal) { return decimal.times(ExactDecimal::fromMillionths(1'000'000), currency); })
        .map([](Money money) -> qint64 { return money.minorUnits(); });
}

QJsonValue majorUnits(qint64 minorUnits, Currency currency)
{
    return static_cast<double>(minorUnits) / static_cast<double>(currency.minorUnitsInOne());
}

QJsonValue numberOf(ExactDecimal decimal) { return static_cast<double>(decimal.millionths()) / 1e6; }

} // namespace kontor::sandbox::highlevel
