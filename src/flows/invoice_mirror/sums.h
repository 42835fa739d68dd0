// What the parts of an invoice come to, in whole minor units that add up to HighLevel's total.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/source_invoice.h"

namespace kontor::flows::invoice_mirror {

/// One line of the document, without tax.
struct NetLine
{
    QString text; ///< name and description
    QString name;
    QString productId;
    Money whole; ///< before the discount
    Money discount; ///< its share of it; 0 where `whole` has it taken off already
    std::optional<ExactDecimal> quantity; ///< both or neither; what HighLevel shows
    std::optional<ExactDecimal> unitPrice;
    bool taxWasInPrice = false; ///< then quantity times price is not `whole`
    std::vector<SourceTax> taxes; ///< in order of name and rate

    Money net() const { return Money(whole.minorUnits() - discount.minorUnits(), whole.currency()); }
};

struct TaxAmount
{
    SourceTax tax; ///< without a name when HighLevel names none (automatic taxes)
    Money amount;
};

/// sum(whole) - sum(discount) + tax = total, exactly.
struct Sums
{
    std::vector<NetLine> lines; ///< the invoice's, then tips and charges
    Money discount;
    Money tax;
    std::vector<TaxAmount> taxes; ///< they add up to `tax`
    Money total;
    bool discountOnAllLines = true;
};

/// quickbooks-online-api 7.12, step 0. Prices that hold their tax are split so that net and tax are the gross amount.
/// "kontor.sum_mismatch" when the parts do not come to HighLevel's own total; "kontor.amount_absurd" for lines below
/// nothing, a total of nothing or less, and what overflows. No line is invented to make them fit.
Result<Sums> sumsOf(const SourceInvoice &invoice);

} // namespace kontor::flows::invoice_mirror
