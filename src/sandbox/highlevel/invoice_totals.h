// What the lines, the discount and the taxes of a document come to (highlevel-api 4.4).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exact_decimal.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace kontor::sandbox::highlevel {

struct TaxRate
{
    QString id;
    ExactDecimal rate; ///< per cent
};

struct DocumentLine
{
    ExactDecimal price;
    ExactDecimal quantity;
    QString productId;
    bool taxInclusive = false;
    std::vector<TaxRate> taxes;
};

struct Discount
{
    enum class Type { None, Percentage, Fixed };
    Type type = Type::None;
    ExactDecimal value; ///< per cent, or major units
    QStringList products; ///< empty: all lines
};

/// What HighLevel does is not documented: both stand behind a switch.
struct TotalsRules
{
    enum class TaxRounding { PerDocument, PerLine };
    /// What subTotal and discount hold when prices include tax: net values, so that subTotal - discount + tax is the
    /// total, or the prices as they stand.
    enum class InclusiveSummary { Net, Gross };
    TaxRounding rounding = TaxRounding::PerDocument;
    InclusiveSummary inclusive = InclusiveSummary::Net;
};

/// Minor units.
struct Totals
{
    struct Tax
    {
        QString id;
        ExactDecimal rate;
        qint64 amount = 0;
    };
    qint64 subTotal = 0;
    qint64 discount = 0;
    qint64 tax = 0;
    qint64 total = 0;
    std::vector<Tax> taxes; ///< in order of first appearance
};

/// Tax is on the discounted amount; a discount is spread over its lines by their amounts. BadInput when a document
/// would be worth too much to count.
Result<Totals> totalsOf(
    const std::vector<DocumentLine> &lines, const Discount &discount, Currency currency, TotalsRules rules);

/// The lines as the API writes them: {"amount", "qty", "productId", "taxInclusive", "taxes"}; BadInput with the message
/// of a 422 in `detail`.
Result<std::vector<DocumentLine>> documentLines(const QJsonArray &items, const QString &listName);
Result<Discount> discountOf(const QJsonObject &discount);

} // namespace kontor::sandbox::highlevel
