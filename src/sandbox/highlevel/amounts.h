// Numbers of money documents between JSON and exact values (highlevel-api 4.7).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exact_decimal.h"

#include <QJsonValue>

namespace kontor::sandbox::highlevel {

/// A JSON number, or a decimal text. Read through its shortest decimal text, so that 0.1 is a tenth; errors as
/// ExactDecimal::parse.
Result<ExactDecimal> decimalOf(const QJsonValue &value);
/// In minor units; a number with too many places is rounded half away from zero.
Result<qint64> minorUnitsOf(const QJsonValue &value, Currency currency);
/// Decimal major units. A quotient of two whole numbers is the double nearest to the decimal, so its shortest text is
/// the amount again.
QJsonValue majorUnits(qint64 minorUnits, Currency currency);
QJsonValue numberOf(ExactDecimal decimal);

} // namespace kontor::sandbox::highlevel
