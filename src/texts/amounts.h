// Amounts and dates as people write them, in the language that is set.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

namespace kontor::texts {

/// "1,980.00": no currency, all decimals of the currency. Never through floating point; U+2212 as minus.
QString plainAmount(qint64 minorUnits, const QString &currency);
/// "$1,980.00", "1.190,00 €".
QString amountWithCurrency(qint64 minorUnits, const QString &currency);
/// "$" for "USD", the code for most.
QString currencySymbol(const QString &currency);
/// How many decimals the currency has: 2 for most, 0 for JPY, 3 for KWD; 2 for unknown ones.
int currencyDecimals(const QString &currency);

/// "3 March 2026", in the locale's order.
QString dateWords(QDate day);

} // namespace kontor::texts
