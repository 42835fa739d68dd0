// Words for what is compared.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/field_words.h"

#include "core/money.h"
#include "ui/activity/amount_words.h"
#include "ui/widgets/time_words.h"

#include <QDate>
#include <QLocale>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

struct FieldName
{
    const char *field;
    const char *english;
};

constexpr std::array documentFields{
    FieldName{"number", QT_TRANSLATE_NOOP("FieldWords", "Number")},
    FieldName{"date", QT_TRANSLATE_NOOP("FieldWords", "Date")},
    FieldName{"due", QT_TRANSLATE_NOOP("FieldWords", "Due date")},
    FieldName{"customer", QT_TRANSLATE_NOOP("FieldWords", "Customer")},
    FieldName{"email", QT_TRANSLATE_NOOP("FieldWords", "E-mail")},
    FieldName{"note", QT_TRANSLATE_NOOP("FieldWords", "Note")},
    FieldName{"currency", QT_TRANSLATE_NOOP("FieldWords", "Currency")},
    FieldName{"net", QT_TRANSLATE_NOOP("FieldWords", "Net")},
    FieldName{"discount", QT_TRANSLATE_NOOP("FieldWords", "Discount")},
    FieldName{"tax", QT_TRANSLATE_NOOP("FieldWords", "Tax")},
    FieldName{"total", QT_TRANSLATE_NOOP("FieldWords", "Total")},
    FieldName{"paid", QT_TRANSLATE_NOOP("FieldWords", "Paid")},
    FieldName{"balance", QT_TRANSLATE_NOOP("FieldWords", "Open amount")},
    FieldName{"status", QT_TRANSLATE_NOOP("FieldWords", "Status")},
};

constexpr std::array lineFields{
    FieldName{"amount", QT_TRANSLATE_NOOP("FieldWords", "Line %1, amount")},
    FieldName{"description", QT_TRANSLATE_NOOP("FieldWords", "Line %1, description")},
    FieldName{"item", QT_TRANSLATE_NOOP("FieldWords", "Line %1, item")},
    FieldName{"tax_code", QT_TRANSLATE_NOOP("FieldWords", "Line %1, tax code")},
    FieldName{"quantity", QT_TRANSLATE_NOOP("FieldWords", "Line %1, quantity")},
    FieldName{"unit_price", QT_TRANSLATE_NOOP("FieldWords", "Line %1, unit price")},
};

template <class Names>
QString wordOfField(const Names &names, const QString &field)
{
    for (const auto &name : names) {
        if (field == QLatin1StringView(name.field)) {
            return QCoreApplication::translate("FieldWords", name.english);
        }
    }
    return {};
}

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

QString FieldWords::name(const QString &field)
{
    static const QRegularExpression line(u"^lines[.]([0-9]+)[.](.+)$"_s);
    if (const auto match = line.match(field); match.hasMatch()) {
        const auto word = wordOfField(lineFields, match.captured(2));
        return word.isEmpty() ? field : word.arg(match.captured(1));
    }
    if (field.startsWith("tax."_L1)) {
        return tr("Tax %1").arg(field.mid(4));
    }
    const auto word = wordOfField(documentFields, field);
    return word.isEmpty() ? field : word;
}

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
