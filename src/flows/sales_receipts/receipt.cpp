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

/// One line over all that was paid. Only a product has an item of its name; any other words stand on the one that is
/// set.
mirror::SourceInvoice bareSale(const highlevel::Transaction &transaction, CalendarDate date, Money amount,
    const QString &product, const QString &words)
{
    mirror::SourceInvoice sale = saleOf(transaction, date, amount);
    sale.lines.push_back({.name = product,
        .description = product.isEmpty() ? words : QString(),
        .unitPrice = ExactDecimal::parse(amount.toDecimal()).value_or(ExactDecimal()),
        .quantity = ExactDecimal::parse(u"1").value()});
    return sale;
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
        mirror::SourceLine line{.name = singleLine(item.line.name),
            .productId = item.line.productId,
            .unitPrice = item.line.unitPrice,
            .quantity = item.line.quantity};
        for (const highlevel::InvoiceTax &tax : item.line.taxes) {
            line.taxes.push_back({tax.name, tax.rate});
        }
        sale.lines.push_back(std::move(line));
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

/// The only product that the payment can be for; empty when there are several, or none is known.
QString productOf(const std::optional<highlevel::Order> &order, Charge charge)
{
    std::vector<highlevel::Order::Item> items = order ? order->items : std::vector<highlevel::Order::Item>();
    if (charge != Charge::Order && std::ranges::any_of(items, &highlevel::Order::Item::recurring)) {
        std::erase_if(items, [](const highlevel::Order::Item &item) { return !item.recurring; });
    }
    return items.size() == 1 ? singleLine(items.front().line.name) : QString();
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

} // namespace

QString markOfReceipt(const QString &transaction) { return u"HighLevel payment "_s + transaction; }

QString markOfRefund(const QString &transaction, Money upTo)
{
    return u"HighLevel refund "_s + transaction + u" up to "_s + upTo.toText();
}

std::optional<Instant> paidAt(const highlevel::Transaction &transaction)
{
    const bool byHand = transaction.provider == u"manual" || transaction.sourceSubType == u"imported_csv";
    return byHand && transaction.fulfilled ? transaction.fulfilled : transaction.created;
}

CalendarDate dateOf(const highlevel::Transaction &transaction, const QString &zone)
{
    const std::optional<Instant> when = paidAt(transaction);
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
    return asReceipt(
        bareSale(transaction, date, transaction.amount, productOf(order, rules.charge), placeOf(transaction)),
        transaction, profile, rules);
}

Result<Receipt> refundFor(const highlevel::Transaction &transaction, Money amount, Money upTo,
    const QJsonObject &receiptBody, const quickbooks::CompanyProfile &profile, const ReceiptRules &rules,
    CalendarDate day)
{
    if (amount == transaction.amount && !receiptBody.isEmpty()) {
        return wholeRefund(amount, upTo, receiptBody, transaction, rules, day);
    }
    Result<Receipt> refund = asReceipt(
        bareSale(transaction, day, amount, {}, u"Refund of "_s + placeOf(transaction)), transaction, profile, rules);
    if (refund) {
        refund->body.insert(u"PrivateNote"_s, markOfRefund(transaction.id, upTo));
    }
    return refund;
}

} // namespace kontor::flows::sales_receipts
