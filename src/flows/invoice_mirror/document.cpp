// The QuickBooks document that an invoice of HighLevel is to be.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/document.h"

#include "core/email_address.h"
#include "core/plain_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

constexpr qsizetype longestDocNumber = 21;
constexpr qsizetype longestEmail = 100;
constexpr qsizetype longestDescription = 4000;

/// By link, then by name, else the default item; only items that can stand on a sales line (quickbooks-online-api 7.2).
QString itemFor(const NetLine &line, const quickbooks::CompanyProfile &profile, const DocumentRules &rules)
{
    const auto usable = [](const quickbooks::ListEntry &item) {
        return item.active && (item.type == u"Service" || item.type == u"NonInventory" || item.type == u"Inventory");
    };
    const QString linked = line.productId.isEmpty() ? QString() : rules.itemOfProduct.value(line.productId);
    const auto byId = std::ranges::find(profile.items, linked, &quickbooks::ListEntry::id);
    if (!linked.isEmpty() && byId != profile.items.end() && usable(*byId)) {
        return linked;
    }
    const auto byName = std::ranges::find_if(profile.items, [&](const quickbooks::ListEntry &item) {
        return usable(item) && !line.name.isEmpty() && item.name.compare(line.name, Qt::CaseInsensitive) == 0;
    });
    return byName != profile.items.end() ? byName->id : rules.defaultItem;
}

/// Five decimals are what the service documents for numbers (quickbooks-online-api 7.0).
bool fitsFiveDecimals(const ExactDecimal &number) { return number.millionths() % 10 == 0; }

quickbooks::InvoiceLine documentLine(const NetLine &net, const QString &code, const QString &item, bool discountInside)
{
    quickbooks::InvoiceLine line{
        .description = net.text, .amount = discountInside ? net.net() : net.whole, .item = item, .taxCode = code};
    if (!net.quantity || !net.unitPrice) {
        return line;
    }
    const bool priceHolds = !net.taxWasInPrice && line.amount == net.whole && fitsFiveDecimals(*net.quantity)
        && fitsFiveDecimals(*net.unitPrice);
    if (priceHolds) {
        line.quantity = net.quantity;
        line.unitPrice = net.unitPrice;
        return line;
    }
    // Quantity times price is not the amount then, so it is said in words (quickbooks-online-api 7.7.2).
    QString how = net.quantity->toText() + u" x "_s + net.unitPrice->toText();
    if (line.amount != net.whole) {
        how += u" - "_s + net.discount.toDecimal();
    }
    line.description = cut(line.description, longestDescription - how.size() - 3);
    line.description += (line.description.isEmpty() ? u"("_s : u" ("_s) + how + u')';
    return line;
}

Result<void> checkFits(const SourceInvoice &invoice, const quickbooks::CompanyProfile &profile)
{
    if (invoice.currency != profile.home && !profile.severalCurrencies) {
        return fail({.kind = Error::Kind::BadInput,
            .key = u"kontor.currency"_s,
            .parameters = {{u"currency"_s, invoice.currency.code()}, {u"home"_s, profile.home.code()}}});
    }
    if (invoice.number.size() > longestDocNumber) {
        return fail({.kind = Error::Kind::BadInput, .key = u"qb.2050"_s, .parameters = {{u"field"_s, u"DocNumber"_s}}});
    }
    return {};
}

/// The amounts as they will stand there; another sum than HighLevel's must never leave.
Result<void> checkTotal(const Document &document)
{
    std::int64_t total = document.tax.minorUnits();
    for (const quickbooks::InvoiceLine &line : document.wanted.lines) {
        total += line.amount.minorUnits();
    }
    total -= document.wanted.discount ? document.wanted.discount->minorUnits() : 0;
    if (total == document.total.minorUnits()) {
        return {};
    }
    return fail({.kind = Error::Kind::Internal,
        .key = u"kontor.total_differs"_s,
        .parameters = {{u"amount"_s, Money(total - document.total.minorUnits(), document.total.currency()).toText()}}});
}

} // namespace

QString markOf(const QString &invoiceId) { return u"HighLevel invoice "_s + invoiceId; }

bool holdsMark(const QString &note, const QString &mark)
{
    const qsizetype at = note.indexOf(mark);
    const qsizetype end = at + mark.size();
    return at >= 0 && (end == note.size() || !note[end].isLetterOrNumber());
}

bool bearsMark(const QString &note, const QString &invoiceId) { return holdsMark(note, markOf(invoiceId)); }

Result<Document> documentFor(
    const SourceInvoice &invoice, const quickbooks::CompanyProfile &profile, const DocumentRules &rules)
{
    if (invoice.problem) {
        return fail(*invoice.problem);
    }
    if (const Result<void> fits = checkFits(invoice, profile); !fits) {
        return fail(fits.error());
    }
    const Result<Sums> sums = sumsOf(invoice);
    if (!sums) {
        return fail(sums.error());
    }
    const Result<TaxTreatment> taxes
        = treatTaxes(*sums, profile, rules.taxes, invoice.date, rules.form, rules.reckonedTax);
    if (!taxes) {
        return fail(taxes.error());
    }
    Document document{.total = sums->total, .tax = taxes->bookedTax};
    quickbooks::WantedInvoice &wanted = document.wanted;
    wanted.customer = rules.customer;
    wanted.docNumber = invoice.number;
    wanted.date = invoice.date;
    wanted.due = invoice.due;
    const QStringList addresses = emailAddresses(invoice.contact.email);
    wanted.email = addresses.isEmpty() || addresses.first().size() > longestEmail ? QString() : addresses.first();
    wanted.note = markOf(invoice.id);
    wanted.currency = profile.severalCurrencies ? invoice.currency.code() : QString();
    wanted.taxExcluded = profile.salesTax == quickbooks::SalesTax::CodePerLine;
    wanted.tax = taxes->detail;

    std::int64_t discount = 0;
    bool taxWasInPrices = false;
    for (const NetLine &line : sums->lines) {
        discount += line.discount.minorUnits();
        taxWasInPrices = taxWasInPrices || line.taxWasInPrice;
    }
    const bool asLine = discount != 0 && profile.discountLines && taxes->discountMayBeALine && !taxWasInPrices;
    for (std::size_t i = 0; i < sums->lines.size(); ++i) {
        NetLine line = sums->lines[i];
        line.text = cut(line.text, longestDescription);
        const QString item = itemFor(line, profile, rules);
        document.needsDefaultItem = document.needsDefaultItem || item.isEmpty();
        if (!line.productId.isEmpty() && item != rules.defaultItem) {
            document.itemOfProduct.insert(line.productId, item);
        }
        wanted.lines.push_back(documentLine(line, taxes->codes[i], item, !asLine));
    }
    for (const AddedLine &added : taxes->added) {
        const bool isTax = added.kind == AddedLine::Kind::Tax;
        const QString item = isTax ? rules.taxItem : rules.defaultItem;
        document.needsTaxItem = document.needsTaxItem || (isTax && item.isEmpty());
        document.needsDefaultItem = document.needsDefaultItem || (!isTax && item.isEmpty());
        wanted.lines.push_back({.description = cut(singleLine(added.text), longestDescription),
            .amount = added.amount,
            .item = item,
            .taxCode = taxes->addedCode});
    }
    if (asLine) {
        wanted.discount = Money(discount, invoice.currency);
        wanted.discountAccount = profile.discountAccount;
        wanted.taxAfterDiscount = profile.country == u"US";
    }
    const Result<void> total = checkTotal(document);
    return total ? Result<Document>(document) : fail(total.error());
}

} // namespace kontor::flows::invoice_mirror
