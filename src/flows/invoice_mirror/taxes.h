// How the tax of an invoice is carried in each kind of company (quickbooks-online-api 7.12).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/sums.h"
#include "flows/invoice_mirror/tax_map.h"
#include "quickbooks/invoice.h"

namespace kontor::flows::invoice_mirror {

/// What to try. The reply to a write decides whether another try is needed.
enum class TaxForm {
    AsTax, ///< as the company's tax, with an override where cents differ
    WithoutOverride, ///< the service ignored the override: a tax line in the United States, a rounding line elsewhere
    AsLine, ///< the owner wants tax as a line of its own
};

/// A line that the invoice itself does not have.
struct AddedLine
{
    enum class Kind { Tax, Rounding };
    Kind kind = Kind::Tax;
    QString text;
    Money amount;
};

struct TaxTreatment
{
    std::vector<QString> codes; ///< one per line of the sums
    std::vector<AddedLine> added;
    QString addedCode; ///< tax code of the added lines
    std::optional<quickbooks::InvoiceTaxDetail> detail;
    bool discountMayBeALine = false; ///< the tax base does not depend on how a discount line is spread
    Money bookedTax; ///< what TotalTax will say
};

/// Types A to E of quickbooks-online-api 7.12. "kontor.tax_not_mapped" before anything is written;
/// "kontor.total_differs" {amount, highlevel, quickbooks, case "unbooked"} outside the United States for more than 2
/// minor units, which no rounding explains; "kontor.sum_mismatch" for a tax without name and rate where codes are
/// needed. `reckoned`: what the service itself has made of these very lines, in place of the prediction; it counts
/// outside the United States.
Result<TaxTreatment> treatTaxes(const Sums &sums, const quickbooks::CompanyProfile &profile, const TaxMap &map,
    CalendarDate day, TaxForm form, std::optional<Money> reckoned = {});

/// Whether a line of a document is the one that took up cents.
bool isRounding(const QString &text, Money amount);

/// TotalTax as the service computes it: each rate once on all lines that bear it, halves up (7.11). `codes` as in
/// TaxTreatment.
Result<std::vector<quickbooks::InvoiceTaxLine>> predictedTaxes(
    const Sums &sums, const std::vector<QString> &codes, const quickbooks::CompanyProfile &profile, CalendarDate day);

} // namespace kontor::flows::invoice_mirror
