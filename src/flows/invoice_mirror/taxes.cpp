// How the tax of an invoice is carried in each kind of company (quickbooks-online-api 7.12).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/taxes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

using quickbooks::InvoiceTaxLine;
using quickbooks::SalesTax;

constexpr std::int64_t largestRounding = 2; // minor units (product page, quickbooks-online-api 7.12.2)
const auto roundingText = u"Rounding"_s;
const auto untaxedLine = u"NON"_s;
const auto taxedLine = u"TAX"_s;

bool isTaxed(const NetLine &line)
{
    return std::ranges::any_of(line.taxes, [](const SourceTax &tax) { return !tax.rate.isZero(); });
}

Money sumOfTaxes(const std::vector<InvoiceTaxLine> &taxes, Currency currency)
{
    std::int64_t units = 0;
    for (const InvoiceTaxLine &tax : taxes) {
        units += tax.amount.minorUnits();
    }
    return Money(units, currency);
}

/// So that the lines of the override add up to it.
void addToLargestTax(std::vector<InvoiceTaxLine> &taxes, std::int64_t difference)
{
    const auto largest
        = std::ranges::max_element(taxes, {}, [](const InvoiceTaxLine &tax) { return tax.amount.minorUnits(); });
    if (largest != taxes.end()) {
        largest->amount = Money(largest->amount.minorUnits() + difference, largest->amount.currency());
    }
}

/// Every line untaxed, and one line per tax: exact in every company, but unseen by its tax reports (7.12.1).
TaxTreatment taxAsLines(const Sums &sums, const QString &untaxedCode)
{
    TaxTreatment treatment{.codes = std::vector<QString>(sums.lines.size(), untaxedCode),
        .addedCode = untaxedCode,
        .discountMayBeALine = true,
        .bookedTax = Money(0, sums.total.currency())};
    for (const TaxAmount &tax : sums.taxes) {
        if (!tax.amount.isZero()) {
            const QString text
                = tax.tax.name.isEmpty() ? u"Tax"_s : tax.tax.name + u' ' + tax.tax.rate.toText() + u" %"_s;
            treatment.added.push_back({AddedLine::Kind::Tax, text, tax.amount});
        }
    }
    return treatment;
}

/// Whether all lines are taxed alike, so that a discount line takes from each base what it takes from the lines.
bool linesAreTaxedAlike(const std::vector<QString> &codes)
{
    return std::ranges::adjacent_find(codes, std::not_equal_to<>()) == codes.end();
}

Result<TaxTreatment> manualTax(
    const Sums &sums, const quickbooks::CompanyProfile &profile, const TaxMap &map, CalendarDate day)
{
    // The codes of all lines are found first: what is not mapped never becomes a line by itself.
    QString code;
    bool severalCodes = false;
    TaxTreatment treatment;
    for (const NetLine &line : sums.lines) {
        treatment.codes.push_back(isTaxed(line) ? taxedLine : untaxedLine);
        if (isTaxed(line)) {
            const Result<QString> found = taxCodeFor(line.taxes, profile, map, day);
            if (!found) {
                return fail(found.error());
            }
            severalCodes = severalCodes || (!code.isEmpty() && code != *found);
            code = *found;
        }
    }
    if (severalCodes) {
        return taxAsLines(sums, untaxedLine); // a document has one code there
    }
    std::vector<QString> codes;
    for (const QString &lineCode : treatment.codes) {
        codes.push_back(lineCode == taxedLine ? code : QString());
    }
    auto taxes = predictedTaxes(sums, codes, profile, day);
    if (!taxes) {
        return fail(taxes.error());
    }
    addToLargestTax(*taxes, sums.tax.minorUnits() - sumOfTaxes(*taxes, sums.tax.currency()).minorUnits());
    treatment.detail = quickbooks::InvoiceTaxDetail{.taxCode = code, .total = sums.tax, .lines = *taxes};
    treatment.discountMayBeALine = linesAreTaxedAlike(treatment.codes) && sums.discountOnAllLines;
    treatment.bookedTax = sums.tax;
    return treatment;
}

TaxTreatment automatedTax(const Sums &sums, bool unnamed)
{
    TaxTreatment treatment;
    for (const NetLine &line : sums.lines) {
        treatment.codes.push_back(unnamed || isTaxed(line) ? taxedLine : untaxedLine);
    }
    treatment.detail
        = quickbooks::InvoiceTaxDetail{.taxCode = u"CustomSalesTax"_s, .total = sums.tax, .automatic = true};
    treatment.discountMayBeALine = linesAreTaxedAlike(treatment.codes) && sums.discountOnAllLines;
    treatment.bookedTax = sums.tax;
    return treatment;
}

Result<TaxTreatment> codePerLine(const Sums &sums, const quickbooks::CompanyProfile &profile, const TaxMap &map,
    CalendarDate day, TaxForm form, std::optional<Money> reckoned)
{
    TaxTreatment treatment;
    for (const NetLine &line : sums.lines) {
        const Result<QString> code = taxCodeFor(line.taxes, profile, map, day);
        if (!code) {
            return fail(code.error());
        }
        treatment.codes.push_back(*code);
    }
    auto taxes = predictedTaxes(sums, treatment.codes, profile, day);
    if (!taxes) {
        return fail(taxes.error());
    }
    const Money foreseen = sumOfTaxes(*taxes, sums.tax.currency());
    const Money predicted = reckoned.value_or(foreseen);
    const std::int64_t difference = sums.tax.minorUnits() - predicted.minorUnits();
    // A discount line is spread over the lines by a rule that nobody has documented (7.11), so it stands only where no
    // line is taxed: also a discount that takes a taxed line whole would leave some tax there.
    treatment.discountMayBeALine
        = std::ranges::all_of(*taxes, [](const InvoiceTaxLine &tax) { return tax.percent.isZero(); });
    treatment.bookedTax = sums.tax;
    if (difference == 0) {
        return treatment;
    }
    if (std::abs(difference) > largestRounding) {
        return fail({.kind = Error::Kind::BadInput,
            .key = u"kontor.total_differs"_s,
            .parameters = {{u"amount"_s, Money(std::abs(difference), predicted.currency()).toText()},
                {u"highlevel"_s, sums.tax.toText()}, {u"quickbooks"_s, predicted.toText()},
                {u"case"_s, u"unbooked"_s}}});
    }
    if (form == TaxForm::AsTax && !taxes->empty()) {
        addToLargestTax(*taxes, sums.tax.minorUnits() - foreseen.minorUnits());
        treatment.detail = quickbooks::InvoiceTaxDetail{.total = sums.tax, .lines = *taxes};
        return treatment;
    }
    const Result<QString> untaxed = taxCodeFor({}, profile, map, day);
    if (!untaxed) {
        return fail(untaxed.error());
    }
    treatment.added.push_back({AddedLine::Kind::Rounding, roundingText, Money(difference, predicted.currency())});
    treatment.addedCode = *untaxed;
    treatment.bookedTax = predicted;
    return treatment;
}

} // namespace

bool isRounding(const QString &text, Money amount)
{
    return text == roundingText && std::abs(amount.minorUnits()) <= largestRounding;
}

Result<std::vector<InvoiceTaxLine>> predictedTaxes(
    const Sums &sums, const std::vector<QString> &codes, const quickbooks::CompanyProfile &profile, CalendarDate day)
{
    std::vector<InvoiceTaxLine> taxes;
    for (std::size_t i = 0; i < sums.lines.size(); ++i) {
        const quickbooks::TaxCode *code = profile.taxCode(codes[i]);
        for (const QString &id : code ? code->rates : QStringList()) {
            auto known = std::ranges::find(taxes, id, &InvoiceTaxLine::rate);
            if (known == taxes.end()) {
                const auto rate = profile.taxRates.find(id);
                const Money nothing(0, sums.total.currency());
                taxes.push_back(
                    {id, rate == profile.taxRates.end() ? ExactDecimal() : rate->on(day), nothing, nothing});
                known = taxes.end() - 1;
            }
            const Result<Money> base = known->taxable.plus(sums.lines[i].net());
            if (!base) {
                return fail(base.error());
            }
            known->taxable = *base;
        }
    }
    for (InvoiceTaxLine &tax : taxes) {
        const Result<Money> amount = tax.percent.percentOf(tax.taxable);
        if (!amount) {
            return fail(amount.error());
        }
        tax.amount = *amount;
    }
    return taxes;
}

Result<TaxTreatment> treatTaxes(const Sums &sums, const quickbooks::CompanyProfile &profile, const TaxMap &map,
    CalendarDate day, TaxForm form, std::optional<Money> reckoned)
{
    const bool unnamed = !sums.tax.isZero() && std::ranges::none_of(sums.lines, isTaxed);
    if (profile.salesTax == SalesTax::CodePerLine) {
        if (form == TaxForm::AsLine) {
            const Result<QString> untaxed = taxCodeFor({}, profile, map, day);
            return untaxed ? Result<TaxTreatment>(taxAsLines(sums, *untaxed)) : fail(untaxed.error());
        }
        if (!unnamed) {
            return codePerLine(sums, profile, map, day, form, reckoned);
        }
    }
    const bool asLine = profile.salesTax == SalesTax::Off || form != TaxForm::AsTax || sums.tax.isZero();
    if (profile.salesTax != SalesTax::CodePerLine && asLine) {
        if (profile.salesTax == SalesTax::Manual && form == TaxForm::AsTax) {
            // A rate without a code is said at once, also where cents happen to be none.
            const Result<TaxTreatment> mapped = manualTax(sums, profile, map, day);
            if (!mapped) {
                return mapped;
            }
        }
        return taxAsLines(sums, untaxedLine);
    }
    if (profile.salesTax == SalesTax::Automated) {
        return automatedTax(sums, unnamed);
    }
    if (unnamed) {
        const Result<Money> parts = sums.total.minus(sums.tax);
        return fail({.kind = Error::Kind::BadInput,
            .key = u"kontor.sum_mismatch"_s,
            .parameters = {{u"a"_s, parts ? parts->toText() : QString()}, {u"b"_s, sums.total.toText()}}});
    }
    return manualTax(sums, profile, map, day);
}

} // namespace kontor::flows::invoice_mirror
