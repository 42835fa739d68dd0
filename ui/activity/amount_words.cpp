// Amounts in words of the locale.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/amount_words.h"

#include "texts/amounts.h"

namespace kontor::ui {

int AmountWords::decimals(const QString &currency) { return texts::currencyDecimals(currency); }

QString AmountWords::plain(qint64 minorUnits, const QString &currency)
{
    return texts::plainAmount(minorUnits, currency);
}

QString AmountWords::symbol(const QString &currency) { return texts::currencySymbol(currency); }

QString AmountWords::withCurrency(qint64 minorUnits, const QString &currency)
{
    return texts::amountWithCurrency(minorUnits, currency);
}

} // namespace kontor::ui
