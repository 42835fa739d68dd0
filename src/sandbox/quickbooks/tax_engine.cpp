// How tax is computed from lines, rates and a discount (quickbooks-online-api 7.11); whole minor units, no doubles.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/tax_engine.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace kontor::sandbox::quickbooks {

namespace {

using Shares = TaxQuestion::Shares;

std::vector<qint64> amountsOfLines(const TaxQuestion &question)
{
    std::vector<qint64> amounts;
    for (const TaxedLine &line : question.lines) {
        amounts.push_back(line.amount);
    }
    return amounts;
}

qint64 sumOf(const std::vector<qint64> &values) { return std::accumulate(values.begin(), values.end(), qint64(0)); }

// The net of each line as a fraction of one common denominator: a share of the discount need not be whole.
struct NetLines
{
    std::vector<Wide> numerators;
    Wide denominator = 1;
};

NetLines netLines(const TaxQuestion &question)
{
    NetLines net;
    const std::vector<qint64> amounts = amountsOfLines(question);
    const qint64 subtotal = sumOf(amounts);
    const bool exact = question.shares == Shares::Exact && subtotal > 0;
    const std::vector<qint64> shares
        = exact ? std::vector<qint64>(amounts.size()) : spreadOver(amounts, question.discount, question.shares);
    net.denominator = exact ? subtotal : 1;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        net.numerators.push_back(exact ? Wide(amounts[i]) * (subtotal - question.discount) : amounts[i] - shares[i]);
    }
    return net;
}

std::vector<TaxOfRate> taxOnTop(const TaxQuestion &question)
{
    std::vector<TaxOfRate> taxes(question.percents.size());
    const NetLines net = netLines(question);
    const Wide whole = net.denominator * 100 * powerOfTen(ExactNumber::decimals);
    for (std::size_t rate = 0; rate < taxes.size(); ++rate) {
        Wide base = 0;
        for (std::size_t i = 0; i < question.lines.size(); ++i) {
            const std::vector<int> &rates = question.lines[i].rates;
            if (std::find(rates.begin(), rates.end(), int(rate)) == rates.end()) {
                continue;
            }
            taxes[rate].used = true;
            base += net.numerators[i];
            if (question.roundsPerLine) {
                taxes[rate].tax += halfUp(net.numerators[i] * question.percents[rate].units(), whole);
            }
        }
        taxes[rate].base = halfUp(base, net.denominator);
        if (!question.roundsPerLine) {
            taxes[rate].tax = halfUp(base * question.percents[rate].units(), whole);
        }
    }
    return taxes;
}

// Adds what a gross amount holds of each rate; the last rate takes the cents that are left.
void takeTaxOut(const TaxQuestion &question, const std::vector<int> &rates, qint64 gross, std::vector<TaxOfRate> &taxes)
{
    const Wide hundred = Wide(100) * powerOfTen(ExactNumber::decimals);
    Wide whole = hundred;
    for (const int rate : rates) {
        whole += question.percents[std::size_t(rate)].units();
    }
    const qint64 net = halfUp(Wide(gross) * hundred, whole);
    qint64 left = gross - net;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const auto rate = std::size_t(rates[i]);
        const qint64 tax = i + 1 == rates.size() ? left : halfUp(Wide(gross) * question.percents[rate].units(), whole);
        taxes[rate].used = true;
        taxes[rate].base += net;
        taxes[rate].tax += tax;
        left -= tax;
    }
}

std::vector<TaxOfRate> taxWithin(const TaxQuestion &question)
{
    std::vector<TaxOfRate> taxes(question.percents.size());
    const std::vector<qint64> amounts = amountsOfLines(question);
    const std::vector<qint64> shares = spreadOver(amounts, question.discount, question.shares);
    std::map<std::vector<int>, qint64> grossByRates;
    for (std::size_t i = 0; i < question.lines.size(); ++i) {
        const TaxedLine &line = question.lines[i];
        const qint64 gross = line.amount - shares[i];
        if (line.rates.empty()) {
            continue;
        }
        if (question.roundsPerLine) {
            takeTaxOut(question, line.rates, gross, taxes);
        } else {
            grossByRates[line.rates] += gross;
        }
    }
    for (const auto &[rates, gross] : grossByRates) {
        takeTaxOut(question, rates, gross, taxes);
    }
    return taxes;
}

} // namespace

std::vector<TaxOfRate> computedTax(const TaxQuestion &question)
{
    return question.inclusive ? taxWithin(question) : taxOnTop(question);
}

std::vector<qint64> spreadOver(const std::vector<qint64> &weights, qint64 whole, Shares shares)
{
    std::vector<qint64> parts(weights.size());
    const qint64 total = sumOf(weights);
    if (total <= 0 || whole == 0) {
        return parts;
    }
    if (shares != Shares::Remainder) {
        for (std::size_t i = 0; i < weights.size(); ++i) {
            parts[i] = halfUp(Wide(whole) * weights[i], total);
        }
        return parts;
    }
    // Each part is cut down, then the largest remainders take one more, the first of equals first.
    std::vector<std::pair<Wide, std::size_t>> remainders;
    qint64 left = whole;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide product = Wide(whole) * weights[i];
        Wide part = product / total;
        if (product % total < 0) {
            --part; // towards minus infinity, so that the remainder is never negative
        }
        parts[i] = qint64(part);
        left -= parts[i];
        remainders.emplace_back(product - part * total, i);
    }
    std::sort(remainders.begin(), remainders.end(),
        [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    for (std::size_t i = 0; left > 0 && i < remainders.size(); ++i, --left) {
        ++parts[remainders[i].second];
    }
    return parts;
}

} // namespace kontor::sandbox::quickbooks
