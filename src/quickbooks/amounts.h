// QuickBooks' numbers to money and back: the one door in each direction.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exact_decimal.h"
#include "core/money.h"
#include "core/result.h"

#include <QJsonValue>

namespace kontor::quickbooks {

/// Decimal major units. More digits than the currency has are BadInput "kontor.amount_absurd", what is no number
/// Unreadable "kontor.unreadable_reply".
Result<Money> moneyFromJson(const QJsonValue &value, Currency currency);
/// Unit prices, quantities and rates; errors as moneyFromJson.
Result<ExactDecimal> decimalFromJson(const QJsonValue &value);

/// The largest amount that goes out: 15 digits is what the service takes (quickbooks-online-api 7.0), and up to there
/// a JSON number keeps every one of them.
inline constexpr std::int64_t largestMinorUnits = 999'999'999'999'999;
/// Of at most `largestMinorUnits`.
QJsonValue toJson(Money amount);
QJsonValue toJson(ExactDecimal number);

} // namespace kontor::quickbooks
