// The sales receipt that a payment of HighLevel is to be.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/receipt.h"

#include "core/plain_text.h"
#include "core/service.h"
#include "quickbooks/amounts.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kontor::flows::sales_receipts {

namespace {

namespace mirror = invoice_mirror;
using Taxes = std::vector<mirror::SourceTax>;
constexpr qsizetype longestReceiptReference = 21; // quickbooks-online-api 7.9

mirror::SourceInvoice saleOf(const highlevel::Transaction &transaction, CalendarDate date, Money total)
{
    return {.id = transaction.id,
        .status = mirror::SourceStatus::Paid,
        .contact = {.id = transaction.contactId, .name = transaction.contactName, .email = transaction.contactEmail},
        .date = date,
        .currency = total.currency(),
        .total = total};
}

std::int64_t millionthsOf(const Taxes &taxes)
{
    std::int64_t sum = 0;
    for (const mirror::SourceTax &tax : taxes) {
        sum += tax.rate.millionths();
    }
    return sum;
}

/// One line over all that was paid, with the taxes that are in it. Only a product has an item of its name; any other
/// words stand on the one that is set.
mirror::SourceInvoice bareSale(const highlevel::Transaction &transaction, CalendarDate date, Money amount,
    const QString &product, const QString &words, const Taxes &taxes)
{
    mirror::SourceInvoice sale = saleOf(transaction, date, amount);
    sale.lines.push_back({.name = product,
        .description = product.isEmpty() ? words : QString(),
        .unitPrice = ExactDecimal::parse(amount.toDecimal()).value_or(ExactDecimal()),
        .quantity = ExactDecimal::parse(u"1").value(),
        .taxInclusive = millionthsOf(taxes) != 0,
        .taxes = taxes});
    return sale;
}

Taxes taxesOf(const highlevel::Order::Item &item)
{
    Taxes taxes;
    for (const highlevel::InvoiceTax &tax : item.line.taxes) {
        taxes.push_back({tax.name, tax.rate});
    }
    return taxes;
}

bool isNothingOnce(const highlevel::Order &order)
{
    return std::ranges::all_of(order.items, &highlevel::Order::Item::recurring);
}

std::optional<mirror::SourceInvoice> saleByOrder(
    const highlevel::Transaction &transaction, const highlevel::Order &order, CalendarDate date, bool renewal)
{
    if (order.problem || order.items.empty() || order.currency != transaction.amount.currency()) {
        return std::nullopt;
    }
    mirror::SourceInvoice sale = saleOf(transaction, date, transaction.amount);
    for (const highlevel::Order::Item &item : order.items) {
        if (renewal && !item.recurring) {
            continue;
        }
        sale.lines.push_back({.name = singleLine(item.line.name),
            .productId = item.line.productId,
            .unitPrice = item.line.unitPrice,
            .quantity = item.line.quantity,
            .taxes = taxesOf(item)});
    }
    if (renewal) { // discount, tax and shipping of the order were those of its first payment
        return sale.lines.empty() ? std::nullopt : std::optional(sale);
    }
    if (order.discount && !order.discount->isZero()) {
        sale.discount = {.kind = highlevel::InvoiceDiscount::Kind::Fixed,
            .value = ExactDecimal::parse(order.discount->toDecimal()).value_or(ExactDecimal())};
        sale.discountAmount = order.discount;
    }
    sale.taxAmount = order.tax;
    if (order.shipping && !order.shipping->isZero()) {
        sale.extras.push_back({u"Shipping"_s, *order.shipping});
    }
    return sale;
}

/// As many times the order as its currency has minor units in one, or a hundred, or that part of it; or more than twice
/// of all that is in it: a fee or a renewal in cents is no multiple of it.
bool isAbsurd(Money paid, const highlevel::Order &order)
{
    if (order.problem || paid.currency() != order.currency) {
        return false;
    }
    const std::int64_t ordered = order.amount.minorUnits();
    std::int64_t listed = 0; // a renewal may be more than the order, which had a coupon
    for (const highlevel::Order::Item &item : order.items) {
        const Result<Money> price = item.line.unitPrice.times(item.line.quantity, order.currency);
        listed += price ? price->minorUnits() : 0;
    }
    const std::array<std::int64_t, 2> factors{100, paid.currency().minorUnitsInOne()};
    const bool isMultiple = ordered > 0 && std::ranges::any_of(factors, [&](std::int64_t factor) {
        if (factor == 1) { // a currency without smaller units
            return false;
        }
        const bool isPart = ordered % factor == 0 && ordered / factor == paid.minorUnits();
        return isPart || (paid.minorUnits() % factor == 0 && paid.minorUnits() / factor == ordered);
    });
    const std::int64_t most = std::max(ordered, listed);
    return isMultiple || (most > 0 && paid.minorUnits() / 2 > most);
}

bool isChargedAgain(const highlevel::Order &order, Charge charge)
{
    return charge != Charge::Order && std::ranges::any_of(order.items, &highlevel::Order::Item::recurring);
}

/// The items that the payment can be for.
std::vector<highlevel::Order::Item> itemsOf(const std::optional<highlevel::Order> &order, Charge charge)
{
    std::vector<highlevel::Order::Item> items = order ? order->items : std::vector<highlevel::Order::Item>();
    if (order && isChargedAgain(*order, charge)) {
        std::erase_if(items, [](const highlevel::Order::Item &item) { return !item.recurring; });
    }
    return items;
}

/// The only product that the payment can be for; empty when there are several, or none is known.
QString productOf(const std::optional<highlevel::Order> &order, Charge charge)
{
    const std::vector<highlevel::Order::Item> items = itemsOf(order, charge);
    return items.size() == 1 ? singleLine(items.front().line.name) : QString();
}

/// What is in an amount that no lines come to.
struct TaxWithin
{
    Taxes taxes; ///< none when there is none, or none is known
    bool unknown = false;
};

/// Only outside the United States a line says by its code whether it is taxed, and only a company that charges tax can
/// have too little of it.
TaxWithin unknownTax(const quickbooks::CompanyProfile &profile, CalendarDate day)
{
    const bool charges = std::ranges::any_of(profile.taxCodes, [&](const quickbooks::TaxCode &code) {
        const std::optional<ExactDecimal> percent = profile.percentOf(code, day);
        return code.active && percent && !percent->isZero();
    });
    return {.unknown = profile.salesTax == quickbooks::SalesTax::CodePerLine && charges};
}

/// The tax of a part, a tip or a deposit is that of the order where all of it is taxed alike, by one code; which part
/// of an order with several was paid, nobody tells. What has no code is the owner's, as with the whole order.
Result<TaxWithin> taxWithin(const std::optional<highlevel::Order> &order, Money paid, CalendarDate day,
    const quickbooks::CompanyProfile &profile, const ReceiptRules &rules)
{
    std::vector<Taxes> all;
    for (const highlevel::Order::Item &item : itemsOf(order, rules.charge)) {
        all.push_back(taxesOf(item));
    }
    if (profile.salesTax != quickbooks::SalesTax::CodePerLine || all.empty() || order->problem
        || order->currency != paid.currency()) {
        return unknownTax(profile, day);
    }
    const bool again = isChargedAgain(*order, rules.charge);
    if (!again && order->shipping && !order->shipping->isZero()) {
        all.emplace_back(); // HighLevel names no tax of it
    }
    const std::int64_t rate = millionthsOf(all.front());
    const bool sameRate = std::ranges::all_of(all, [rate](const Taxes &taxes) { return millionthsOf(taxes) == rate; });
    // A tax that no item names, or one that was not charged all the same.
    const bool unnamed = order->tax && !order->tax->isZero() && rate == 0;
    const bool exempt = order->tax && order->tax->isZero() && rate != 0 && !again;
    if (!sameRate || unnamed || exempt) {
        return unknownTax(profile, day);
    }
    QString code;
    for (const Taxes &taxes : all) {
        if (rules.document.form == mirror::TaxForm::AsLine) {
            break; // that has no code
        }
        const Result<QString> found = mirror::taxCodeFor(taxes, profile, rules.document.taxes, day);
        if (!found) {
            return fail(found.error());
        }
        if (!code.isEmpty() && code != *found) {
            return rate == 0 ? TaxWithin() : unknownTax(profile, day);
        }
        code = *found;
    }
    return TaxWithin{.taxes = all.front()};
}

/// The code that all lines of a receipt bear; empty when there are several, or its tax is a line.
QString codeOfAllLines(const QJsonObject &receiptBody, Currency currency, const QString &taxItem)
{
    QString code;
    const QJsonArray lines = receiptBody[u"Line"].toArray();
    for (const QJsonValue &line : lines) {
        const QJsonValue detail = line[u"SalesItemLineDetail"];
        const Result<Money> amount = quickbooks::moneyFromJson(line[u"Amount"], currency);
        if (!detail.isObject() || (amount && mirror::isRounding(line[u"Description"].toString(), *amount))) {
            continue;
        }
        const QString own = detail[u"TaxCodeRef"][u"value"].toString();
        const bool isTax = !taxItem.isEmpty() && detail[u"ItemRef"][u"value"].toString() == taxItem;
        if (own.isEmpty() || isTax || (!code.isEmpty() && own != code)) {
            return {};
        }
        code = own;
    }
    return code;
}

QString placeOf(const highlevel::Transaction &transaction)
{
    const QString source = singleLine(transaction.sourceName);
    return source.isEmpty() ? u"HighLevel payment"_s : source;
}

Result<Receipt> asReceipt(const mirror::SourceInvoice &sale, const highlevel::Transaction &transaction,
    const quickbooks::CompanyProfile &profile, const ReceiptRules &rules)
{
    const Result<mirror::Document> document = mirror::documentFor(sale, profile, rules.document);
    if (!document) {
        return fail(document.error());
    }
    quickbooks::WantedReceipt wanted{.document = document->wanted,
        .depositAccount = rules.depositAccount,
        .paymentMethod = rules.paymentMethod,
        .reference = transaction.id.right(longestReceiptReference)};
    wanted.document.note = markOfReceipt(transaction.id);
    return Receipt{.body = quickbooks::receiptBody(wanted),
        .total = document->total,
        .tax = document->tax,
        .needsTaxItem = document->needsTaxItem,
        .needsDefaultItem = document->needsDefaultItem};
}

/// The receipt once more, as a refund. Its tax is what the paid amount has above the lines: where codes make it, the
/// body does not say how much it is.
Result<Receipt> wholeRefund(Money amount, Money upTo, const QJsonObject &receiptBody,
    const highlevel::Transaction &transaction, const ReceiptRules &rules, CalendarDate day)
{
    std::int64_t tax = amount.minorUnits();
    const QJsonArray lines = receiptBody[u"Line"].toArray();
    for (const QJsonValue &line : lines) {
        const Result<Money> part = quickbooks::moneyFromJson(line[u"Amount"], amount.currency());
        if (!part) {
            return fail(part.error());
        }
        const bool isDiscount = line[u"DetailType"].toString() == u"DiscountLineDetail";
        tax += isDiscount ? part->minorUnits() : -part->minorUnits();
    }
    Receipt refund{.body = receiptBody, .total = amount, .tax = Money(tax, amount.currency()), .fromOrder = true};
    refund.body.insert(u"TxnDate"_s, day.toIso());
    refund.body.insert(u"PrivateNote"_s, markOfRefund(transaction.id, upTo));
    if (!rules.depositAccount.isEmpty()) {
        refund.body.insert(u"DepositToAccountRef"_s, QJsonObject{{u"value"_s, rules.depositAccount}});
    }
    for (const QString &ofUpdates : {u"Id"_s, u"SyncToken"_s, u"sparse"_s}) {
        refund.body.remove(ofUpdates);
    }
    return refund;
}

/// One line, outside the United States with the code of the receipt where that has but one.
Result<Receipt> partRefund(const highlevel::Transaction &transaction, Money amount, const QJsonObject &receiptBody,
    const quickbooks::CompanyProfile &profile, ReceiptRules rules, CalendarDate day)
{
    const auto withTaxes = [&](const Taxes &taxes) {
        return asReceipt(bareSale(transaction, day, amount, {}, u"Refund of "_s + placeOf(transaction), taxes),
            transaction, profile, rules);
    };
    const quickbooks::TaxCode *code = profile.salesTax == quickbooks::SalesTax::CodePerLine
        ? profile.taxCode(codeOfAllLines(receiptBody, amount.currency(), rules.document.taxItem))
        : nullptr;
    const std::optional<ExactDecimal> percent = !code ? std::nullopt
        : code->rates.isEmpty()                       ? ExactDecimal()
                                                      : profile.percentOf(*code, day);
    if (!percent) {
        Result<Receipt> refund = withTaxes({});
        if (refund) {
            refund->taxUnknown = unknownTax(profile, day).unknown;
        }
        return refund;
    }
    const Taxes taxes{{code->name, *percent}};
    if (code->active) { // else the owner's choice counts
        rules.document.taxes.insert(mirror::taxKey(taxes), code->id);
    }
    // A refund is never written again, so that cents that an override might not carry are a line from the start.
    rules.document.form = mirror::TaxForm::WithoutOverride;
    Result<Receipt> refund = withTaxes(taxes);
    if (!refund && code->active && refund.error().key == u"kontor.tax_not_mapped") { // no code for such a line
        rules.document.form = mirror::TaxForm::AsTax;
        refund = withTaxes(taxes);
    }
    return refund;
}

} // namespace

QString markOfReceipt(const QString &transaction) { return u"HighLevel payment "_s + transaction; }

QString markOfRefund(const QString &transaction, Money upTo)
{
    return u"HighLevel refund "_s + transaction + u" up to "_s + upTo.toText();
}

CalendarDate dateOf(const highlevel::Transaction &transaction, const QString &zone)
{
    const std::optional<Instant> when = transaction.paidAt();
    return when ? CalendarDate::of(*when, zone).value_or(CalendarDate()) : CalendarDate();
}

Result<Receipt> receiptFor(const highlevel::Transaction &transaction, const std::optional<highlevel::Order> &order,
    const quickbooks::CompanyProfile &profile, const ReceiptRules &rules)
{
    if (transaction.problem) {
        return fail(*transaction.problem);
    }
    const CalendarDate date = dateOf(transaction, rules.zone);
    if (date.isNone() && transaction.created && !CalendarDate::of(*transaction.created, rules.zone)) {
        return fail(
            {.kind = Error::Kind::BadInput, .key = u"kontor.time_zone"_s, .parameters = {{u"zone"_s, rules.zone}}});
    }
    if (date.isNone()) { // without one the service would take today
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
            .detail = u"A payment without a date"_s});
    }
    if (order && isAbsurd(transaction.amount, *order)) {
        return fail({.kind = Error::Kind::BadInput,
            .key = u"kontor.amount_not_ordered"_s,
            .parameters = {{u"paid"_s, transaction.amount.toText()}, {u"ordered"_s, order->amount.toText()}}});
    }
    std::vector<bool> waysToRead; // as a renewal, or as the whole order
    if (order && rules.charge != Charge::Order) {
        waysToRead.push_back(true);
    }
    if (order && (rules.charge != Charge::Renewal || isNothingOnce(*order))) {
        waysToRead.push_back(false);
    }
    for (const bool asRenewal : waysToRead) {
        if (const auto sale = saleByOrder(transaction, *order, date, asRenewal)) {
            Result<Receipt> receipt = asReceipt(*sale, transaction, profile, rules);
            if (receipt) {
                receipt->fromOrder = true;
                return receipt;
            }
            // Only sums that do not come to what was paid lead to the bare amount; a tax without a code is the owner's.
            if (receipt.error().key != u"kontor.sum_mismatch" && receipt.error().key != u"kontor.amount_absurd") {
                return receipt;
            }
        }
    }
    const Result<TaxWithin> tax = taxWithin(order, transaction.amount, date, profile, rules);
    if (!tax) {
        return fail(tax.error());
    }
    Result<Receipt> receipt = asReceipt(bareSale(transaction, date, transaction.amount, productOf(order, rules.charge),
                                            placeOf(transaction), tax->taxes),
        transaction, profile, rules);
    if (receipt) {
        receipt->taxUnknown = tax->unknown;
    }
    return receipt;
}

Result<Receipt> refundFor(const highlevel::Transaction &transaction, Money amount, Money upTo,
    const QJsonObject &receiptBody, const quickbooks::CompanyProfile &profile, const ReceiptRules &rules,
    CalendarDate day)
{
    if (amount == transaction.amount && !receiptBody.isEmpty()) {
        return wholeRefund(amount, upTo, receiptBody, transaction, rules, day);
    }
    Result<Receipt> refund = partRefund(transaction, amount, receiptBody, profile, rules, day);
    if (refund) {
        refund->body.insert(u"PrivateNote"_s, markOfRefund(transaction.id, upTo));
    }
    return refund;
}

} // namespace kontor::flows::sales_receipts
