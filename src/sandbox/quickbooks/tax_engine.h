// How tax is computed from lines, rates and a discount (quickbooks-online-api 7.11); whole minor units, no doubles.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/exact_number.h"

#include <vector>

namespace kontor::sandbox::quickbooks {

struct TaxedLine
{
    qint64 amount = 0; ///< net, or gross where prices include tax
    std::vector<int> rates; ///< places in TaxQuestion::percents; empty when untaxed
};

struct TaxQuestion
{
    /// What becomes of the parts of a cent when a discount is spread over the lines.
    enum class Shares { PerLine, Exact, Remainder };

    std::vector<ExactNumber> percents;
    std::vector<TaxedLine> lines;
    qint64 discount = 0; ///< 0 also where tax comes before the discount
    Shares shares = Shares::PerLine;
    bool roundsPerLine = false; ///< else once per rate
    bool inclusive = false;
};

struct TaxOfRate
{
    bool used = false;
    qint64 base = 0; ///< what the rate is taken of
    qint64 tax = 0;
};

/// One entry per rate.
std::vector<TaxOfRate> computedTax(const TaxQuestion &question);

/// `whole` spread over `weights` by the switch's rule; Exact is spread as PerLine.
std::vector<qint64> spreadOver(const std::vector<qint64> &weights, qint64 whole, TaxQuestion::Shares shares);

} // namespace kontor::sandbox::quickbooks
