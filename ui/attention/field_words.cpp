// Words for what is compared.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/field_words.h"

#include "core/money.h"
#include "texts/texts.h"
#include "ui/activity/amount_words.h"
#include "ui/widgets/time_words.h"

#include <QDate>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

std::optional<Money> amountOf(const QString &value, const QString &currency)
{
    const auto known = Currency::parse(currency);
    const auto money = known ? Money::parse(value, *known) : Result<Money>(fail(known.error()));
    return money ? std::optional(*money) : std::nullopt;
}

bool isNumberField(const QString &field)
{
    return FieldWords::isAmount(field) || field.endsWith(".quantity"_L1) || field.endsWith(".unit_price"_L1);
}

/// A number with more decimals than an amount can have: the sign and the point as the locale writes them.
QString localNumber(QString value)
{
    static const QRegularExpression number(u"^-?[0-9]+([.][0-9]+)?$"_s);
    if (number.match(value).hasMatch()) {
        value.replace(u'.', QLocale().decimalPoint());
        value.replace(u'-', u'\u2212');
    }
    return value;
}

} // namespace

QString FieldWords::name(const QString &field) { return texts::fieldWord(field); }

bool FieldWords::isAmount(const QString &field)
{
    static const QStringList amounts{u"net"_s, u"discount"_s, u"tax"_s, u"total"_s, u"paid"_s, u"balance"_s};
    return amounts.contains(field) || field.startsWith("tax."_L1) || field.endsWith(".amount"_L1);
}

QString FieldWords::value(const QString &field, const QString &value, const QString &currency)
{
    if (field == "date"_L1 || field == "due"_L1) {
        const auto day = QDate::fromString(value, Qt::ISODate);
        return day.isValid() ? TimeWords::date(day) : value;
    }
    if (!isNumberField(field)) {
        return value;
    }
    const auto amount = isAmount(field) ? amountOf(value, currency) : std::nullopt;
    return amount ? AmountWords::plain(amount->minorUnits(), currency) : localNumber(value);
}

QString FieldWords::difference(const QString &one, const QString &other, const QString &currency)
{
    const auto from = amountOf(one, currency);
    const auto to = amountOf(other, currency);
    if (!from || !to) {
        return {};
    }
    const auto difference = to->minus(*from);
    if (!difference) {
        return {};
    }
    const auto words = AmountWords::plain(difference->minorUnits(), currency);
    return difference->isPositive() ? u'+' + words : words;
}

} // namespace kontor::ui
