// Amounts as the window shows them: exact, in the locale's form, U+2212 as minus.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kontor::ui {

class AmountWords
{
public:
    /// "1,980.00": no currency, all decimals of the currency (ISO 4217). Never through floating point.
    static QString plain(qint64 minorUnits, const QString &currency);
    /// "$1,980.00", "1.190,00 €".
    static QString withCurrency(qint64 minorUnits, const QString &currency);
    /// "$" for "USD" where the locale shows it so, else the code.
    static QString symbol(const QString &currency);
    /// How many decimals the currency has: 2 for most, 0 for JPY, 3 for KWD; 2 for unknown ones.
    static int decimals(const QString &currency);
};

} // namespace kontor::ui
