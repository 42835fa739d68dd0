// Invoices and payments of QuickBooks: what Kontor writes, and what stands there.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/invoice.h"

#include "core/service.h"
#include "quickbooks/amounts.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::quickbooks {

namespace {

QJsonObject reference(const QString &id) { return {{u"value"_s, id}}; }

void insertText(QJsonObject &body, const QString &name, const QString &text)
{
    if (!text.isEmpty()) {
        body.insert(name, text);
    }
}

QJsonObject salesLine(const InvoiceLine &line)
{
    QJsonObject detail{{u"ItemRef"_s, reference(line.item)}};
    if (line.quantity && line.unitPrice) {
        detail.insert(u"Qty"_s, toJson(*line.quantity));
        detail.insert(u"UnitPrice"_s, toJson(*line.unitPrice));
    }
    if (!line.taxCode.isEmpty()) {
        detail.insert(u"TaxCodeRef"_s, reference(line.taxCode));
    }
    QJsonObject body{{u"Amount"_s, toJson(line.amount)}, {u"DetailType"_s, u"SalesItemLineDetail"_s},
        {u"SalesItemLineDetail"_s, detail}};
    insertText(body, u"Description"_s, line.description);
    return body;
}

QJsonObject taxDetailBody(const InvoiceTaxDetail &tax)
{
    QJsonObject body{{u"TotalTax"_s, toJson(tax.total)}};
    if (!tax.taxCode.isEmpty()) {
        body.insert(u"TxnTaxCodeRef"_s, reference(tax.taxCode));
    }
    if (tax.automatic) {
        body.insert(u"UseAutomatedSalesTax"_s, false);
    }
    QJsonArray lines;
    for (const InvoiceTaxLine &line : tax.lines) {
        lines.append(QJsonObject{{u"Amount"_s, toJson(line.amount)}, {u"DetailType"_s, u"TaxLineDetail"_s},
            {u"TaxLineDetail"_s,
                QJsonObject{{u"TaxRateRef"_s, reference(line.rate)}, {u"PercentBased"_s, true},
                    {u"TaxPercent"_s, toJson(line.percent)}, {u"NetAmountTaxable"_s, toJson(line.taxable)}}}});
    }
    if (!lines.isEmpty()) {
        body.insert(u"TaxLine"_s, lines);
    }
    return body;
}

tl::unexpected<Error> unreadableDocument(const QString &number, const QString &detail)
{
    return fail({.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}, {u"document"_s, number}},
        .detail = detail});
}

/// 0 where the field is missing: QuickBooks leaves out what is nothing.
Result<Money> moneyOrNothing(const QJsonValue &value, Currency currency)
{
    return value.isUndefined() || value.isNull() ? Result<Money>(Money(0, currency)) : moneyFromJson(value, currency);
}

QString idIn(const QJsonValue &value) { return value[u"value"].toVariant().toString(); }

Result<void> readLinesOfInvoice(const QJsonArray &rows, Invoice &invoice)
{
    for (const QJsonValue &row : rows) {
        const QString kind = row[u"DetailType"].toString();
        const Result<Money> amount = moneyOrNothing(row[u"Amount"], invoice.currency);
        if (!amount) {
            return fail(amount.error());
        }
        if (kind == u"DiscountLineDetail") {
            invoice.discount = *amount;
        } else if (kind == u"SalesItemLineDetail" || kind == u"GroupLineDetail") {
            const QJsonValue detail = row[kind];
            InvoiceLine line{.description = row[u"Description"].toString(),
                .amount = *amount,
                .item = idIn(detail[kind == u"GroupLineDetail" ? u"GroupItemRef" : u"ItemRef"]),
                .taxCode = idIn(detail[u"TaxCodeRef"])};
            // For comparing and showing only, so what does not fit is no reason to refuse the document.
            if (const auto quantity = decimalFromJson(detail[u"Qty"])) {
                line.quantity = *quantity;
            }
            if (const auto price = decimalFromJson(detail[u"UnitPrice"])) {
                line.unitPrice = *price;
            }
            invoice.lines.push_back(std::move(line));
        }
    }
    return {};
}

} // namespace

QJsonObject invoiceBody(const WantedInvoice &wanted, const QString &id, const QString &syncToken)
{
    QJsonObject body{{u"CustomerRef"_s, reference(wanted.customer)}, {u"EmailStatus"_s, u"NotSet"_s},
        {u"AllowOnlineCreditCardPayment"_s, false}, {u"AllowOnlineACHPayment"_s, false}};
    if (!id.isEmpty()) {
        body.insert(u"Id"_s, id);
        body.insert(u"SyncToken"_s, syncToken);
        body.insert(u"sparse"_s, false);
    }
    insertText(body, u"DocNumber"_s, wanted.docNumber);
    insertText(body, u"TxnDate"_s, wanted.date.toIso());
    insertText(body, u"DueDate"_s, wanted.due.toIso());
    insertText(body, u"PrivateNote"_s, wanted.note);
    if (!wanted.email.isEmpty()) {
        body.insert(u"BillEmail"_s, QJsonObject{{u"Address"_s, wanted.email}});
    }
    if (!wanted.currency.isEmpty()) {
        body.insert(u"CurrencyRef"_s, reference(wanted.currency));
    }
    QJsonArray lines;
    for (const InvoiceLine &line : wanted.lines) {
        lines.append(salesLine(line));
    }
    if (wanted.discount) {
        QJsonObject detail{{u"PercentBased"_s, false}};
        if (!wanted.discountAccount.isEmpty()) {
            detail.insert(u"DiscountAccountRef"_s, reference(wanted.discountAccount));
        }
        lines.append(QJsonObject{{u"Amount"_s, toJson(*wanted.discount)}, {u"DetailType"_s, u"DiscountLineDetail"_s},
            {u"DiscountLineDetail"_s, detail}});
    }
    body.insert(u"Line"_s, lines);
    if (wanted.taxAfterDiscount) {
        body.insert(u"ApplyTaxAfterDiscount"_s, true);
    }
    if (wanted.taxExcluded) {
        body.insert(u"GlobalTaxCalculation"_s, u"TaxExcluded"_s);
    }
    if (wanted.tax) {
        body.insert(u"TxnTaxDetail"_s, taxDetailBody(*wanted.tax));
    }
    return body;
}

Result<Invoice> invoiceFromJson(const QJsonObject &row, Currency home)
{
    Invoice invoice;
    invoice.id = row[u"Id"].toVariant().toString();
    invoice.docNumber = row[u"DocNumber"].toString();
    if (invoice.id.isEmpty() || invoice.id.size() > 40) {
        return unreadableDocument(invoice.docNumber, u"An invoice without an id"_s);
    }
    invoice.syncToken = row[u"SyncToken"].toVariant().toString();
    invoice.changed = row[u"MetaData"][u"LastUpdatedTime"].toString();
    invoice.currency = home;
    if (row[u"status"].toString() == u"Deleted"_s && !row.contains(u"Line")) {
        invoice.deleted = true;
        return invoice;
    }
    if (row[u"CurrencyRef"].isObject()) {
        const Result<Currency> currency = Currency::parse(idIn(row[u"CurrencyRef"]));
        if (!currency) {
            return fail(currency.error());
        }
        invoice.currency = *currency;
    }
    if (!row.contains(u"TotalAmt")) {
        return unreadableDocument(invoice.docNumber, u"An invoice without a total"_s);
    }
    const auto total = moneyFromJson(row[u"TotalAmt"], invoice.currency);
    const auto tax = moneyOrNothing(row[u"TxnTaxDetail"][u"TotalTax"], invoice.currency);
    const auto balance = row.contains(u"Balance") ? moneyFromJson(row[u"Balance"], invoice.currency) : total;
    for (const auto *amount : {&total, &tax, &balance}) {
        if (!*amount) {
            return fail(amount->error());
        }
    }
    invoice.total = *total;
    invoice.tax = *tax;
    invoice.balance = *balance;
    invoice.discount = Money(0, invoice.currency);
    if (const Result<void> lines = readLinesOfInvoice(row[u"Line"].toArray(), invoice); !lines) {
        return fail(lines.error());
    }
    invoice.date = CalendarDate::parse(row[u"TxnDate"].toString()).value_or(CalendarDate());
    invoice.due = CalendarDate::parse(row[u"DueDate"].toString()).value_or(CalendarDate());
    invoice.customer = idIn(row[u"CustomerRef"]);
    invoice.email = row[u"BillEmail"][u"Address"].toString();
    invoice.note = row[u"PrivateNote"].toString();
    invoice.voided = invoice.total.isZero() && invoice.note.startsWith(u"Voided"_s);
    const QJsonArray links = row[u"LinkedTxn"].toArray();
    for (const QJsonValue &link : links) {
        const QString type = link[u"TxnType"].toString();
        const QString id = link[u"TxnId"].toVariant().toString();
        if (type == u"Payment") {
            invoice.payments.append(id);
        } else {
            invoice.otherLinks.append(type + u' ' + id);
        }
    }
    return invoice;
}

QJsonObject writtenFields(const Invoice &invoice)
{
    QJsonArray lines;
    for (const InvoiceLine &line : invoice.lines) {
        QJsonObject fields{{u"amount"_s, line.amount.toDecimal()}, {u"description"_s, line.description},
            {u"item"_s, line.item}, {u"tax_code"_s, line.taxCode}};
        if (line.quantity) {
            fields.insert(u"quantity"_s, line.quantity->toText());
        }
        if (line.unitPrice) {
            fields.insert(u"unit_price"_s, line.unitPrice->toText());
        }
        lines.append(fields);
    }
    return {{u"number"_s, invoice.docNumber}, {u"date"_s, invoice.date.toIso()}, {u"due"_s, invoice.due.toIso()},
        {u"customer"_s, invoice.customer}, {u"email"_s, invoice.email}, {u"note"_s, invoice.note},
        {u"currency"_s, invoice.currency.code()}, {u"discount"_s, invoice.discount.toDecimal()},
        {u"tax"_s, invoice.tax.toDecimal()}, {u"total"_s, invoice.total.toDecimal()}, {u"lines"_s, lines}};
}

std::vector<FieldChange> fieldChanges(const QJsonObject &before, const QJsonObject &after)
{
    std::vector<FieldChange> changes;
    const auto compare = [&changes](const QJsonObject &one, const QJsonObject &other, const QString &prefix) {
        QStringList names = one.keys();
        for (const QString &name : other.keys()) {
            if (!one.contains(name)) {
                names.append(name);
            }
        }
        for (const QString &name : std::as_const(names)) {
            if (!one[name].isArray() && !other[name].isArray() && one[name].toString() != other[name].toString()) {
                changes.push_back({prefix + name, one[name].toString(), other[name].toString()});
            }
        }
    };
    compare(before, after, {});
    const QJsonArray linesBefore = before[u"lines"].toArray();
    const QJsonArray linesAfter = after[u"lines"].toArray();
    for (qsizetype i = 0; i < std::max(linesBefore.size(), linesAfter.size()); ++i) {
        compare(linesBefore.at(i).toObject(), linesAfter.at(i).toObject(), u"lines.%1."_s.arg(i + 1));
    }
    return changes;
}

QJsonObject paymentBody(const WantedPayment &wanted)
{
    QJsonObject body{{u"CustomerRef"_s, reference(wanted.customer)}, {u"TotalAmt"_s, toJson(wanted.amount)},
        {u"Line"_s,
            QJsonArray{QJsonObject{{u"Amount"_s, toJson(wanted.amount)},
                {u"LinkedTxn"_s,
                    QJsonArray{QJsonObject{{u"TxnId"_s, wanted.invoice}, {u"TxnType"_s, u"Invoice"_s}}}}}}}};
    insertText(body, u"TxnDate"_s, wanted.date.toIso());
    insertText(body, u"PaymentRefNum"_s, wanted.reference);
    insertText(body, u"PrivateNote"_s, wanted.note);
    const std::pair<QString, const QString &> references[]{{u"DepositToAccountRef"_s, wanted.depositAccount},
        {u"PaymentMethodRef"_s, wanted.method}, {u"CurrencyRef"_s, wanted.currency}};
    for (const auto &[name, id] : references) {
        if (!id.isEmpty()) {
            body.insert(name, reference(id));
        }
    }
    return body;
}

QJsonObject voidInvoiceBody(const QString &id, const QString &syncToken)
{
    return {{u"Id"_s, id}, {u"SyncToken"_s, syncToken}};
}

QJsonObject voidPaymentBody(const QString &id, const QString &syncToken)
{
    return {{u"Id"_s, id}, {u"SyncToken"_s, syncToken}, {u"sparse"_s, true}};
}

} // namespace kontor::quickbooks
