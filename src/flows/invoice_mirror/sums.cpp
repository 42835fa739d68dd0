// What the parts of an invoice come to, in whole minor units that add up to HighLevel's total.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/sums.h"

#include <QMap>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

/// More than any document holds; far from where sums of a thousand of them overflow.
constexpr std::int64_t largestAmount = 999'999'999'999'999;
constexpr std::size_t mostSourceLines = 1000;
constexpr std::int64_t mostRoundings = 5000; // lines times taxes

tl::unexpected<Error> sumMismatch(Money parts, Money total)
{
    return fail({.kind = Error::Kind::BadInput,
        .key = u"kontor.sum_mismatch"_s,
        .parameters = {{u"a"_s, parts.toText()}, {u"b"_s, total.toText()}}});
}

tl::unexpected<Error> absurdSum(Money amount)
{
    return fail({.kind = Error::Kind::BadInput,
        .key = u"kontor.amount_absurd"_s,
        .parameters = {{u"value"_s, amount.toDecimal()}, {u"currency"_s, amount.currency().code()}}});
}

QString keyOfTaxes(const std::vector<SourceTax> &taxes)
{
    QString key;
    for (const SourceTax &tax : taxes) {
        key += tax.name + u'|' + tax.rate.toText() + u'\n';
    }
    return key;
}

ExactDecimal jointPercent(const std::vector<SourceTax> &taxes)
{
    std::int64_t millionths = 0;
    for (const SourceTax &tax : taxes) {
        millionths += tax.rate.millionths();
    }
    return ExactDecimal::fromMillionths(millionths);
}

/// Adds what rounding left over to the largest part, where it is the smallest error.
void addToLargest(std::vector<std::int64_t> &parts, std::int64_t difference)
{
    if (!parts.empty()) {
        *std::ranges::max_element(parts) += difference;
    }
}

/// All in minor units of one currency; every sum stays far below an overflow (checked in `typed`).
class Settlement
{
public:
    explicit Settlement(const SourceInvoice &invoice)
        : m_invoice(invoice)
        , m_currency(invoice.currency)
    { }

    Result<Sums> settle()
    {
        if (const Result<void> lines = readAmounts(); !lines) {
            return fail(lines.error());
        }
        const std::int64_t total = m_invoice.total.minorUnits();
        if (addsUp(total)) {
            // Tips and charges came on top when the invoice was paid (highlevel-api 4.4).
            const bool onTop = m_invoice.totalWithExtras && m_invoice.totalWithExtras->minorUnits() == total + m_extras
                && m_extras != 0;
            return assembled(onTop);
        }
        const std::int64_t without = m_seen;
        if (m_extras != 0 && addsUp(total - m_extras)) {
            return assembled(true);
        }
        return sumMismatch(money(without), m_invoice.total);
    }

private:
    Money money(std::int64_t units) const { return Money(units, m_currency); }

    Result<void> readAmounts()
    {
        for (const Money amount : {m_invoice.total, m_invoice.amountPaid}) {
            if (amount.minorUnits() > largestAmount || amount.isNegative()) {
                return absurdSum(amount);
            }
        }
        if (m_invoice.total.isZero() || m_invoice.lines.size() > mostSourceLines) {
            return absurdSum(m_invoice.total);
        }
        for (const auto &amount :
            {m_invoice.subTotal, m_invoice.discountAmount, m_invoice.taxAmount, m_invoice.totalWithExtras}) {
            if (amount && (amount->minorUnits() > largestAmount || amount->isNegative())) {
                return absurdSum(*amount);
            }
        }
        for (const SourceLine &line : m_invoice.lines) {
            const Result<Money> amount = line.quantity.times(line.unitPrice, m_currency);
            if (!amount) {
                return fail(amount.error());
            }
            if (amount->isNegative() || amount->minorUnits() > largestAmount) {
                return absurdSum(*amount);
            }
            for (const SourceTax &tax : line.taxes) {
                if (++m_roundings > mostRoundings || tax.rate.isNegative()
                    || tax.rate.millionths() > 100'000'000) { // more than the net itself
                    return absurdSum(*amount);
                }
            }
            const bool eligible
                = m_invoice.discount.products.isEmpty() || m_invoice.discount.products.contains(line.productId);
            m_typed.push_back(amount->minorUnits());
            m_eligible.push_back(eligible ? amount->minorUnits() : 0);
            m_sum += amount->minorUnits();
            if (m_sum > largestAmount) {
                return absurdSum(*amount);
            }
            m_eligibleSum += m_eligible.back();
            (line.taxInclusive ? m_anyWithin : m_anyOnTop) |= !line.taxes.empty();
        }
        for (const highlevel::InvoiceExtra &extra : m_invoice.extras) {
            if (extra.amount.isNegative() || extra.amount.minorUnits() > largestAmount) {
                return absurdSum(extra.amount);
            }
            m_extras += extra.amount.minorUnits();
            if (m_extras > largestAmount) {
                return absurdSum(extra.amount);
            }
        }
        return {};
    }

    /// How far HighLevel's tax may be from one that is rounded once: it may have rounded for each line and tax.
    std::int64_t allowance() const { return m_roundings + 2; }

    std::int64_t computedDiscount() const
    {
        const highlevel::InvoiceDiscount &discount = m_invoice.discount;
        Result<Money> amount = money(0);
        if (discount.kind == highlevel::InvoiceDiscount::Kind::Percentage) {
            amount = discount.value.percentOf(money(m_eligibleSum));
        } else if (discount.kind == highlevel::InvoiceDiscount::Kind::Fixed) {
            amount = discount.value.times(ExactDecimal::fromMillionths(1'000'000), m_currency);
        }
        return amount ? std::min(amount->minorUnits(), m_eligibleSum) : m_eligibleSum;
    }

    /// Whether lines, discount and tax come to `total`, without tips and charges. Keeps how.
    bool addsUp(std::int64_t total)
    {
        const std::int64_t computed = computedDiscount();
        const std::int64_t shown = m_invoice.discountAmount ? m_invoice.discountAmount->minorUnits() : computed;
        m_seen = m_sum - shown + (m_invoice.taxAmount ? m_invoice.taxAmount->minorUnits() : 0);
        if (!m_anyWithin) {
            if (m_invoice.subTotal && m_invoice.subTotal->minorUnits() != m_sum) {
                return false;
            }
            return tryDiscount(shown, total);
        }
        // The summary shows such discounts with or without the tax in them, so the invoice's own rule comes first.
        return tryDiscount(computed, total) || tryDiscount(shown, total);
    }

    bool tryDiscount(std::int64_t discount, std::int64_t total)
    {
        if (discount < 0 || discount > m_eligibleSum) {
            return false;
        }
        std::vector<Money> weights;
        for (const std::int64_t amount : m_eligible) {
            weights.push_back(money(amount));
        }
        const auto shares = allocate(money(discount), weights);
        if (!shares) {
            return false;
        }
        m_shares.clear();
        for (const Money share : *shares) {
            m_shares.push_back(share.minorUnits());
        }
        computeTaxes();
        const std::int64_t onTop = total - (m_sum - discount);
        const std::int64_t all = m_invoice.taxAmount ? m_invoice.taxAmount->minorUnits() : onTop + sumOf(m_within);
        const std::int64_t within = all - onTop;
        if (onTop < 0 || within < 0 || (!m_anyWithin && within != 0)) {
            return false;
        }
        const bool unnamed = !m_anyOnTop && !m_anyWithin; // automatic taxes come without names and rates
        if (m_anyOnTop && std::abs(onTop - sumOf(m_onTop)) > allowance()) {
            return false;
        }
        if (!m_anyOnTop && !unnamed && onTop != 0) {
            return false;
        }
        if (m_anyWithin && std::abs(within - sumOf(m_within)) > allowance()) {
            return false;
        }
        if (unnamed && onTop != 0 && !m_invoice.taxAmount) {
            return false; // a total above its parts that no tax explains
        }
        addToLargest(m_onTop, onTop - sumOf(m_onTop));
        addToLargest(m_within, within - sumOf(m_within));
        m_discount = discount;
        m_unnamedTax = unnamed ? onTop : 0;
        m_documentTotal = total;
        return true;
    }

    static std::int64_t sumOf(const std::vector<std::int64_t> &parts)
    {
        return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
    }

    std::int64_t discounted(std::size_t line) const { return m_typed[line] - m_shares[line]; }

    /// On top: one part per tax; within: one per set of taxes, which are taken out together.
    void computeTaxes()
    {
        m_onTopTaxes.clear();
        m_withinSets.clear();
        std::vector<std::int64_t> bases;
        std::vector<std::int64_t> gross;
        m_placeOfLine.assign(m_typed.size(), 0);
        for (std::size_t i = 0; i < m_invoice.lines.size(); ++i) {
            const SourceLine &line = m_invoice.lines[i];
            if (line.taxInclusive) {
                const auto same = [&](const auto &set) { return keyOfTaxes(set) == keyOfTaxes(line.taxes); };
                const auto found = std::ranges::find_if(m_withinSets, same);
                const auto place = std::size_t(found - m_withinSets.begin());
                if (found == m_withinSets.end()) {
                    m_withinSets.push_back(line.taxes);
                    gross.push_back(0);
                }
                gross[place] += discounted(i);
                m_placeOfLine[i] = place;
                continue;
            }
            for (const SourceTax &tax : line.taxes) {
                const auto found = std::ranges::find(m_onTopTaxes, tax);
                const auto place = std::size_t(found - m_onTopTaxes.begin());
                if (found == m_onTopTaxes.end()) {
                    m_onTopTaxes.push_back(tax);
                    bases.push_back(0);
                }
                bases[place] += discounted(i);
            }
        }
        m_onTop.clear();
        for (std::size_t i = 0; i < bases.size(); ++i) { // amounts and rates are bounded, so no product overflows
            m_onTop.push_back(m_onTopTaxes[i].rate.percentOf(money(bases[i]))->minorUnits());
        }
        m_within.clear();
        m_gross = gross;
        for (std::size_t i = 0; i < gross.size(); ++i) {
            m_within.push_back(jointPercent(m_withinSets[i]).percentWithin(money(gross[i]))->minorUnits());
        }
    }

    Result<Sums> assembled(bool withExtras) const
    {
        Sums sums{.discount = money(m_discount),
            .total = money(m_documentTotal + (withExtras ? m_extras : 0)),
            .discountOnAllLines = m_eligibleSum == m_sum};
        std::int64_t tax = m_unnamedTax;
        for (std::size_t i = 0; i < m_invoice.lines.size(); ++i) {
            const SourceLine &line = m_invoice.lines[i];
            QString text = line.name;
            if (!line.description.isEmpty() && line.description != line.name) {
                text += (text.isEmpty() ? QString() : u": "_s) + line.description;
            }
            NetLine net{.text = text,
                .name = line.name,
                .productId = line.productId,
                .whole = money(m_typed[i]),
                .discount = money(m_shares[i]),
                .quantity = line.quantity,
                .unitPrice = line.unitPrice,
                .taxWasInPrice = line.taxInclusive,
                .taxes = line.taxes};
            std::ranges::sort(net.taxes, [](const SourceTax &a, const SourceTax &b) {
                return a.name != b.name ? a.name < b.name : a.rate < b.rate;
            });
            sums.lines.push_back(std::move(net));
        }
        for (std::size_t set = 0; set < m_withinSets.size(); ++set) {
            if (const Result<void> done = takeOut(set, sums); !done) {
                return fail(done.error());
            }
            tax += m_within[set];
        }
        for (std::size_t i = 0; i < m_onTop.size(); ++i) {
            noteTax(sums, m_onTopTaxes[i], m_onTop[i]);
            tax += m_onTop[i];
        }
        if (m_unnamedTax != 0) {
            noteTax(sums, {}, m_unnamedTax);
        }
        sums.tax = money(tax);
        if (withExtras) {
            for (const highlevel::InvoiceExtra &extra : m_invoice.extras) {
                sums.lines.push_back(
                    {.text = extra.name, .name = extra.name, .whole = extra.amount, .discount = money(0)});
            }
        }
        return sums;
    }

    /// Lines whose prices hold these taxes become net lines that add up to gross less tax.
    Result<void> takeOut(std::size_t set, Sums &sums) const
    {
        std::vector<std::size_t> lines;
        std::vector<Money> weights;
        for (std::size_t i = 0; i < m_invoice.lines.size(); ++i) {
            if (m_invoice.lines[i].taxInclusive && m_placeOfLine[i] == set) {
                lines.push_back(i);
                weights.push_back(money(discounted(i)));
            }
        }
        const auto nets = allocate(money(m_gross[set] - m_within[set]), weights);
        std::vector<Money> rates;
        for (const SourceTax &tax : m_withinSets[set]) {
            rates.push_back(money(tax.rate.millionths()));
        }
        const auto amounts = allocate(money(m_within[set]), rates);
        if (!nets || !amounts) {
            return fail(nets ? amounts.error() : nets.error());
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            sums.lines[lines[i]].whole = (*nets)[i];
            sums.lines[lines[i]].discount = money(0);
        }
        for (std::size_t i = 0; i < amounts->size(); ++i) {
            noteTax(sums, m_withinSets[set][i], (*amounts)[i].minorUnits());
        }
        return {};
    }

    void noteTax(Sums &sums, const SourceTax &tax, std::int64_t amount) const
    {
        const auto known = std::ranges::find(sums.taxes, tax, &TaxAmount::tax);
        if (known == sums.taxes.end()) {
            sums.taxes.push_back({tax, money(amount)});
        } else {
            known->amount = money(known->amount.minorUnits() + amount);
        }
    }

    const SourceInvoice &m_invoice;
    Currency m_currency;
    std::vector<std::int64_t> m_typed; ///< quantity times price of each line
    std::vector<std::int64_t> m_eligible; ///< the same where the discount holds, else 0
    std::vector<std::int64_t> m_shares; ///< of the discount
    std::vector<std::size_t> m_placeOfLine; ///< in m_withinSets
    std::vector<SourceTax> m_onTopTaxes;
    std::vector<std::int64_t> m_onTop;
    std::vector<std::vector<SourceTax>> m_withinSets;
    std::vector<std::int64_t> m_within;
    std::vector<std::int64_t> m_gross;
    std::int64_t m_sum = 0;
    std::int64_t m_eligibleSum = 0;
    std::int64_t m_extras = 0;
    std::int64_t m_roundings = 0;
    std::int64_t m_discount = 0;
    std::int64_t m_unnamedTax = 0;
    std::int64_t m_documentTotal = 0;
    std::int64_t m_seen = 0; ///< what the parts came to, for the owner
    bool m_anyOnTop = false;
    bool m_anyWithin = false;
};

} // namespace

Result<Sums> sumsOf(const SourceInvoice &invoice) { return Settlement(invoice).settle(); }

} // namespace kontor::flows::invoice_mirror
