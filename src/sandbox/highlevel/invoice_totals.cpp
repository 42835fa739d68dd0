// What the lines, the discount and the taxes of a document come to (highlevel-api 4.4).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/invoice_totals.h"

#include "sandbox/highlevel/amounts.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

// A thousand lines of this still fit into the sum.
constexpr qint64 greatestLine = 1'000'000'000'000'000;
constexpr std::size_t mostLines = 1000;

auto documentRefused(const QString &text) { return fail({.kind = Error::Kind::BadInput, .detail = text}); }

/// What is taxed together: one line, or all lines with the same tax.
struct TaxBase
{
    bool inclusive = false;
    std::vector<TaxRate> taxes; ///< one, unless inclusive
    qint64 whole = 0; ///< before the discount
    qint64 discounted = 0;
};

struct TaxBases
{
    std::map<QString, std::size_t> places;
    std::vector<TaxBase> bases;

    void add(const QString &key, const TaxBase &part)
    {
        const auto [place, isNew] = places.try_emplace(key, bases.size());
        if (isNew) {
            bases.push_back(part);
        } else {
            bases[place->second].whole += part.whole;
            bases[place->second].discounted += part.discounted;
        }
    }
};

TaxBases taxBasesOf(const std::vector<DocumentLine> &lines, const std::vector<qint64> &whole,
    const std::vector<qint64> &discounted, TotalsRules::TaxRounding rounding)
{
    TaxBases all;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const QString own = rounding == TotalsRules::TaxRounding::PerLine ? QString::number(i) + u'|' : QString();
        const auto keyOf = [](const TaxRate &tax) -> QString { return tax.id + u'@' + tax.rate.toText(); };
        if (lines[i].taxInclusive && !lines[i].taxes.empty()) {
            QString key = own + u"in";
            for (const TaxRate &tax : lines[i].taxes) {
                key += u'|' + keyOf(tax);
            }
            all.add(key, {true, lines[i].taxes, whole[i], discounted[i]});
            continue;
        }
        for (const TaxRate &tax : lines[i].taxes) {
            all.add(own + u"on|" + keyOf(tax), {false, {tax}, whole[i], discounted[i]});
        }
    }
    return all;
}

ExactDecimal jointRate(const std::vector<TaxRate> &taxes)
{
    qint64 sum = 0;
    for (const TaxRate &tax : taxes) {
        sum += tax.rate.millionths();
    }
    return ExactDecimal::fromMillionths(sum);
}

void noteTax(Totals &totals, const TaxRate &tax, qint64 amount)
{
    const auto known = std::ranges::find_if(
        totals.taxes, [&](const Totals::Tax &other) { return other.id == tax.id && other.rate == tax.rate; });
    if (known == totals.taxes.end()) {
        totals.taxes.push_back({tax.id, tax.rate, amount});
    } else {
        known->amount += amount;
    }
}

Result<qint64> discountAmount(const Discount &discount, qint64 eligible, Currency currency)
{
    if (discount.type == Discount::Type::None || eligible <= 0) {
        return 0;
    }
    const Result<Money> amount = discount.type == Discount::Type::Percentage
        ? discount.value.percentOf(Money(eligible, currency))
        : discount.value.times(ExactDecimal::fromMillionths(1'000'000), currency);
    return amount.map([&](Money money) -> qint64 { return std::min<qint64>(money.minorUnits(), eligible); });
}

/// By the lines' amounts; what rounding leaves goes on with the running sum, so that the parts are the whole.
Result<std::vector<qint64>> discountedAmounts(
    const std::vector<qint64> &whole, const std::vector<bool> &eligible, qint64 eligibleSum, qint64 discount)
{
    __extension__ using Wide = __int128;
    std::vector<qint64> amounts = whole;
    qint64 running = 0;
    qint64 given = 0;
    for (std::size_t i = 0; i < whole.size() && discount != 0; ++i) {
        if (!eligible[i]) {
            continue;
        }
        running += whole[i];
        const auto until = static_cast<qint64>((Wide{discount} * running * 2 + eligibleSum) / (Wide{eligibleSum} * 2));
        amounts[i] -= until - given;
        given = until;
    }
    return amounts;
}

} // namespace

Result<Totals> totalsOf(
    const std::vector<DocumentLine> &lines, const Discount &discount, Currency currency, TotalsRules rules)
{
    std::vector<qint64> whole;
    std::vector<bool> eligible;
    qint64 sum = 0;
    qint64 eligibleSum = 0;
    for (const DocumentLine &line : lines) {
        const Result<Money> amount = line.quantity.times(line.price, currency);
        if (!amount || std::abs(amount->minorUnits()) > greatestLine || whole.size() >= mostLines) {
            return documentRefused(u"amount is too large"_s);
        }
        whole.push_back(amount->minorUnits());
        eligible.push_back(discount.products.isEmpty() || discount.products.contains(line.productId));
        sum += whole.back();
        eligibleSum += eligible.back() ? whole.back() : 0;
    }
    const Result<qint64> off = discountAmount(discount, eligibleSum, currency);
    if (!off) {
        return fail(off.error());
    }
    const auto discounted = discountedAmounts(whole, eligible, eligibleSum, *off);

    Totals totals;
    qint64 included = 0;
    qint64 includedBefore = 0;
    for (const TaxBase &base : taxBasesOf(lines, whole, *discounted, rules.rounding).bases) {
        const ExactDecimal rate = jointRate(base.taxes);
        const Money amount(base.discounted, currency);
        const Result<Money> tax = base.inclusive ? rate.percentWithin(amount) : rate.percentOf(amount);
        const Result<Money> before = base.inclusive ? rate.percentWithin(Money(base.whole, currency)) : tax;
        if (!tax || !before || std::abs(tax->minorUnits()) > greatestLine) {
            return documentRefused(u"tax is too large"_s);
        }
        totals.tax += tax->minorUnits();
        included += base.inclusive ? tax->minorUnits() : 0;
        includedBefore += base.inclusive ? before->minorUnits() : 0;
        qint64 given = 0;
        for (std::size_t i = 0; i < base.taxes.size(); ++i) {
            const bool isLast = i + 1 == base.taxes.size();
            const qint64 share = isLast
                ? tax->minorUnits() - given
                : base.taxes[i].rate.percentOf(Money(base.discounted - tax->minorUnits(), currency))->minorUnits();
            noteTax(totals, base.taxes[i], share);
            given += share;
        }
    }
    totals.total = sum - *off + totals.tax - included;
    const bool net = rules.inclusive == TotalsRules::InclusiveSummary::Net;
    totals.subTotal = net ? sum - includedBefore : sum;
    totals.discount = net ? totals.subTotal + totals.tax - totals.total : *off;
    return totals;
}

Result<std::vector<DocumentLine>> documentLines(const QJsonArray &items, const QString &listName)
{
    std::vector<DocumentLine> lines;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonObject item = items[i].toObject();
        const QString place = u"%1.%2."_s.arg(listName).arg(i);
        DocumentLine line{
            .productId = item.value("productId"_L1).toString(), .taxInclusive = item.value("taxInclusive"_L1).toBool()};
        if (item.value("name"_L1).toString().isEmpty()) {
            return documentRefused(place + u"name should not be empty"_s);
        }
        for (const auto &[name, target] : {std::pair("amount"_L1, &line.price), std::pair("qty"_L1, &line.quantity)}) {
            const auto number = item.value(name).isDouble() ? decimalOf(item.value(name)) : Result<ExactDecimal>();
            if (!item.value(name).isDouble() || !number) {
                return documentRefused(
                    u"%1%2 must be a number conforming to the specified constraints"_s.arg(place, QString(name)));
            }
            *target = *number;
        }
        const QJsonArray taxes = item.value("taxes"_L1).toArray();
        for (const QJsonValue &tax : taxes) {
            const auto rate = decimalOf(tax["rate"_L1]);
            if (!rate || rate->isNegative() || rate->millionths() > 1'000'000'000) {
                return documentRefused(place + u"taxes.rate must be a number"_s);
            }
            line.taxes.push_back({tax["_id"_L1].toString(), *rate});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<Discount> discountOf(const QJsonObject &discount)
{
    const QString type = discount.value("type"_L1).toString();
    if (discount.isEmpty() || discount.value("value"_L1).isUndefined()) {
        return Discount{};
    }
    if (type != u"percentage" && type != u"fixed") {
        return documentRefused(u"discount.type must be one of the following values: percentage, fixed"_s);
    }
    const auto value = decimalOf(discount.value("value"_L1));
    if (!value || value->isNegative() || (type == u"percentage" && value->millionths() > 100'000'000)) {
        return documentRefused(u"discount.value must be a number conforming to the specified constraints"_s);
    }
    Discount read{.type = type == u"fixed" ? Discount::Type::Fixed : Discount::Type::Percentage, .value = *value};
    const QJsonArray products = discount.value("validOnProductIds"_L1).toArray();
    for (const QJsonValue &product : products) {
        read.products.append(product.toString());
    }
    return read;
}

} // namespace kontor::sandbox::highlevel
