// Decimal numbers without rounding, as amounts, quantities, prices and percentages travel in JSON.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/exact_number.h"

#include "core/currency.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace kontor::sandbox::quickbooks {

namespace {

constexpr qsizetype mostWholeDigits = 10;

bool onlyDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

qint64 powerOfTen(int exponent)
{
    qint64 power = 1;
    for (int i = 0; i < exponent; ++i) {
        power *= 10;
    }
    return power;
}

std::optional<ExactNumber> ExactNumber::ofText(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    if (negative) {
        text = text.mid(1);
    }
    const qsizetype point = text.indexOf(u'.');
    QStringView whole = point < 0 ? text : text.left(point);
    QStringView fraction = point < 0 ? QStringView() : text.mid(point + 1);
    if (whole.isEmpty() || !onlyDigits(whole) || !onlyDigits(fraction) || (point >= 0 && fraction.isEmpty())) {
        return std::nullopt;
    }
    while (whole.size() > 1 && whole.front() == u'0') {
        whole = whole.mid(1);
    }
    while (fraction.endsWith(u'0')) {
        fraction.chop(1);
    }
    if (whole.size() > mostWholeDigits || fraction.size() > decimals) {
        return std::nullopt;
    }
    qint64 units = whole.toLongLong() * powerOfTen(decimals);
    if (!fraction.isEmpty()) {
        units += fraction.toLongLong() * powerOfTen(decimals - int(fraction.size()));
    }
    return ExactNumber(negative ? -units : units);
}

std::optional<ExactNumber> ExactNumber::ofJson(const QJsonValue &value)
{
    if (value.isDouble()) {
        return ofText(QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest));
    }
    return value.isString() ? ofText(value.toString()) : std::nullopt;
}

ExactNumber ExactNumber::ofMinor(qint64 minor, int digits)
{
    return ExactNumber(minor * powerOfTen(decimals - digits));
}

qint64 ExactNumber::minor(int digits) const { return halfUp(m_units, powerOfTen(decimals - digits)); }

QString ExactNumber::text() const
{
    const qint64 size = m_units < 0 ? -m_units : m_units;
    const qint64 one = powerOfTen(decimals);
    QString text = QString::number(size / one);
    if (size % one != 0) {
        QString fraction = QString::number(size % one).rightJustified(decimals, u'0');
        while (fraction.endsWith(u'0')) {
            fraction.chop(1);
        }
        text += u'.' + fraction;
    }
    return m_units < 0 ? QString(u'-' + text) : text;
}

QJsonValue ExactNumber::json() const
{
    const qint64 one = powerOfTen(decimals);
    // The nearest double of the text is what JSON writes as that text again.
    return m_units % one == 0 ? QJsonValue(m_units / one) : QJsonValue(text().toDouble());
}

qint64 halfUp(Wide numerator, Wide denominator)
{
    const bool negative = numerator < 0;
    const Wide size = negative ? -numerator : numerator;
    const Wide rounded = (2 * size + denominator) / (2 * denominator);
    const qint64 result = qint64(std::min<Wide>(rounded, std::numeric_limits<qint64>::max()));
    return negative ? -result : result;
}

qint64 productInMinor(ExactNumber a, ExactNumber b, int digits)
{
    const Wide product = Wide(a.units()) * b.units();
    return halfUp(product, Wide(powerOfTen(ExactNumber::decimals)) * powerOfTen(ExactNumber::decimals - digits));
}

qint64 percentOfMinor(qint64 amount, ExactNumber percent)
{
    return halfUp(Wide(amount) * percent.units(), Wide(100) * powerOfTen(ExactNumber::decimals));
}

int minorDigits(QStringView currency)
{
    const Result<Currency> known = Currency::parse(currency);
    return known ? known->exponent() : 2;
}

} // namespace kontor::sandbox::quickbooks
