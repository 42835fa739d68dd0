// Amounts in words of the locale.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/amount_words.h"

#include "core/currency.h"

#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace kontor::ui {

int AmountWords::decimals(const QString &currency)
{
    const auto known = Currency::parse(currency);
    return known ? known->exponent() : 2;
}

QString AmountWords::plain(qint64 minorUnits, const QString &currency)
{
    const QLocale locale;
    const int places = decimals(currency);
    quint64 scale = 1;
    for (int i = 0; i < places; ++i) {
        scale *= 10;
    }
    // The smallest number has no positive twin, so the sign is taken off without negating.
    const quint64 size
        = minorUnits < 0 ? quint64(0) - static_cast<quint64>(minorUnits) : static_cast<quint64>(minorUnits);
    QString text = locale.toString(size / scale);
    if (places > 0) {
        text += locale.decimalPoint() + QString::number(size % scale).rightJustified(places, u'0');
    }
    return minorUnits < 0 ? u'\u2212' + text : text;
}

QString AmountWords::symbol(const QString &currency)
{
    static const QHash<QString, QString> symbols{{u"USD"_s, u"$"_s}, {u"EUR"_s, u"€"_s}, {u"GBP"_s, u"£"_s},
        {u"JPY"_s, u"¥"_s}, {u"INR"_s, u"₹"_s}, {u"CAD"_s, u"CA$"_s}, {u"AUD"_s, u"A$"_s}, {u"NZD"_s, u"NZ$"_s}};
    return symbols.value(currency, currency);
}

QString AmountWords::withCurrency(qint64 minorUnits, const QString &currency)
{
    const auto sign = symbol(currency);
    // Where the locale writes its own currency before the number, it writes all of them there.
    const auto sample = QLocale().toCurrencyString(1.0);
    const bool before = !sample.isEmpty() && !sample.front().isDigit();
    const auto number = plain(minorUnits < 0 ? 0 : minorUnits, currency);
    if (!before) {
        return plain(minorUnits, currency) + u'\u00a0' + sign;
    }
    const bool letters = !sign.isEmpty() && sign.back().isLetter();
    const auto gap = letters ? QString(u'\u00a0') : QString();
    if (minorUnits < 0) {
        return u'\u2212' + sign + gap + plain(minorUnits, currency).mid(1);
    }
    return sign + gap + number;
}

} // namespace kontor::ui
