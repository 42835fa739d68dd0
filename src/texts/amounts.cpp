// Words for amounts and dates.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/amounts.h"

#include "core/currency.h"

#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace kontor::texts {

int currencyDecimals(const QString &currency)
{
    const auto known = Currency::parse(currency);
    return known ? known->exponent() : 2;
}

QString plainAmount(qint64 minorUnits, const QString &currency)
{
    const QLocale locale;
    const int places = currencyDecimals(currency);
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

QString currencySymbol(const QString &currency)
{
    static const QHash<QString, QString> symbols{{u"USD"_s, u"$"_s}, {u"EUR"_s, u"€"_s}, {u"GBP"_s, u"£"_s},
        {u"JPY"_s, u"¥"_s}, {u"INR"_s, u"₹"_s}, {u"CAD"_s, u"CA$"_s}, {u"AUD"_s, u"A$"_s}, {u"NZD"_s, u"NZ$"_s}};
    return symbols.value(currency, currency);
}

QString amountWithCurrency(qint64 minorUnits, const QString &currency)
{
    const auto sign = currencySymbol(currency);
    // Where the locale writes its own currency before the number, it writes all of them there.
    const auto sample = QLocale().toCurrencyString(1.0);
    const bool before = !sample.isEmpty() && !sample.front().isDigit();
    const auto number = plainAmount(minorUnits < 0 ? 0 : minorUnits, currency);
    if (!before) {
        return plainAmount(minorUnits, currency) + u'\u00a0' + sign;
    }
    const bool letters = !sign.isEmpty() && sign.back().isLetter();
    const auto gap = letters ? QString(u'\u00a0') : QString();
    if (minorUnits < 0) {
        return u'\u2212' + sign + gap + plainAmount(minorUnits, currency).mid(1);
    }
    return sign + gap + number;
}

QString dateWords(QDate day)
{
    const QLocale locale;
    // Day, month in words, year, in the locale's order; its long form also names the weekday.
    auto format = locale.dateFormat(QLocale::LongFormat);
    for (const auto &weekday : {u"dddd, "_s, u"dddd "_s, u"dddd"_s}) {
        format.remove(weekday);
    }
    return locale.toString(day, format.trimmed());
}

} // namespace kontor::texts
