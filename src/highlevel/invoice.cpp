// An invoice as HighLevel sends it, typed, with what cannot be read named and not guessed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel/invoice.h"

#include "core/service.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::highlevel {

namespace {

tl::unexpected<Error> unreadableInvoice(const QString &document, const QString &detail)
{
    return fail({.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(Service::HighLevel)}, {u"document"_s, document}},
        .detail = detail});
}

/// The number as it would be written by hand; empty for what is none. Some fields come as text.
QString writtenNumber(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString().trimmed();
    }
    if (!value.isDouble()) {
        return {};
    }
    const QVariant number = value.toVariant(); // whole numbers stay whole, beyond what a double counts
    return number.typeId() == QMetaType::LongLong
        ? QString::number(number.toLongLong())
        : QString::number(number.toDouble(), 'f', QLocale::FloatingPointShortest);
}

/// Collects the first flaw while a row is read.
class InvoiceReader
{
public:
    InvoiceReader(const QJsonObject &row, Invoice &invoice)
        : m_row(row)
        , m_invoice(invoice)
    { }

    void read()
    {
        const Result<Currency> currency = Currency::parse(m_row[u"currency"].toString());
        if (!currency) {
            note(currency.error());
            return;
        }
        m_invoice.currency = *currency;
        m_invoice.total = money(m_row[u"total"], u"total"_s);
        m_invoice.amountPaid = optionalMoney(m_row[u"amountPaid"], u"amountPaid"_s).value_or(Money(0, *currency));
        m_invoice.totalWithExtras = optionalMoney(m_row[u"invoiceTotal"], u"invoiceTotal"_s);
        const QJsonObject summary = m_row[u"totalSummary"].toObject();
        m_invoice.subTotal = optionalMoney(summary[u"subTotal"], u"totalSummary.subTotal"_s);
        m_invoice.discountAmount = optionalMoney(summary[u"discount"], u"totalSummary.discount"_s);
        m_invoice.taxAmount = optionalMoney(summary[u"tax"], u"totalSummary.tax"_s);
        readLines();
        readDiscount();
        readExtras();
    }

private:
    void note(const Error &error)
    {
        if (!m_invoice.problem) {
            m_invoice.problem = error;
        }
    }
    void noteMissing(const QString &field)
    {
        note(unreadableInvoice(m_invoice.number, field + u" is missing or unreadable"_s).value());
    }

    Money money(const QJsonValue &value, const QString &field)
    {
        const Result<Money> amount = moneyFromJson(value, m_invoice.currency);
        if (amount) {
            return *amount;
        }
        amount.error().kind == Error::Kind::Unreadable ? noteMissing(field) : note(amount.error());
        return Money(0, m_invoice.currency);
    }
    std::optional<Money> optionalMoney(const QJsonValue &value, const QString &field)
    {
        return value.isUndefined() || value.isNull() ? std::nullopt : std::optional(money(value, field));
    }
    ExactDecimal decimal(const QJsonValue &value, const QString &field)
    {
        const Result<ExactDecimal> number = decimalFromJson(value);
        if (number) {
            return *number;
        }
        if (number.error().kind == Error::Kind::Unreadable) {
            noteMissing(field);
        } else {
            Error error = number.error();
            error.parameters.insert(u"currency"_s, m_invoice.currency.code());
            note(error);
        }
        return {};
    }

    void readLines()
    {
        // Answers say invoiceItems; what is sent to create one says items.
        const QJsonValue rows = m_row.contains(u"invoiceItems") ? m_row[u"invoiceItems"] : m_row[u"items"];
        if (!rows.isArray() || rows.toArray().isEmpty()) {
            noteMissing(u"invoiceItems"_s);
            return;
        }
        const QJsonArray items = rows.toArray();
        for (const QJsonValue &item : items) {
            InvoiceLine line{.id = item[u"_id"].toString(),
                .name = item[u"name"].toString(),
                .description = item[u"description"].toString(),
                .productId = item[u"productId"].toString(),
                .priceId = item[u"priceId"].toString(),
                .unitPrice = decimal(item[u"amount"], u"invoiceItems.amount"_s),
                .quantity = decimal(item[u"qty"], u"invoiceItems.qty"_s),
                .taxInclusive = item[u"taxInclusive"].toBool()};
            const QString currency = item[u"currency"].toString();
            if (!currency.isEmpty() && currency.compare(m_invoice.currency.code(), Qt::CaseInsensitive) != 0) {
                note({.kind = Error::Kind::BadInput,
                    .key = u"kontor.currency"_s,
                    .parameters = {{u"currency"_s, currency.left(20)}}});
            }
            const QJsonArray taxes = item[u"taxes"].toArray();
            for (const QJsonValue &tax : taxes) {
                const QString calculation = tax[u"calculation"].toString(u"exclusive"_s);
                if (calculation != u"exclusive" && calculation != u"inclusive") {
                    noteMissing(u"invoiceItems.taxes.calculation"_s);
                }
                line.taxInclusive = line.taxInclusive || calculation == u"inclusive";
                line.taxes.push_back({tax[u"_id"].toString(tax[u"taxId"].toString()), tax[u"name"].toString().trimmed(),
                    decimal(tax[u"rate"], u"invoiceItems.taxes.rate"_s)});
                if (line.taxes.back().rate.isNegative()) {
                    noteMissing(u"invoiceItems.taxes.rate"_s);
                }
            }
            m_invoice.lines.push_back(std::move(line));
        }
    }

    void readDiscount()
    {
        const QJsonObject discount = m_row[u"discount"].toObject();
        const QJsonValue value = discount[u"value"];
        if (value.isUndefined() || value.isNull()) {
            return;
        }
        m_invoice.discount.value = decimal(value, u"discount.value"_s);
        if (m_invoice.discount.value.isZero()) {
            return;
        }
        const QString type = discount[u"type"].toString(u"percentage"_s);
        if ((type != u"percentage" && type != u"fixed") || m_invoice.discount.value.isNegative()) {
            noteMissing(u"discount.type"_s);
            return;
        }
        m_invoice.discount.kind = type == u"fixed" ? InvoiceDiscount::Kind::Fixed : InvoiceDiscount::Kind::Percentage;
        const QJsonArray products = discount[u"validOnProductIds"].toArray();
        for (const QJsonValue &product : products) {
            if (!product.toString().isEmpty()) {
                m_invoice.discount.products.append(product.toString());
            }
        }
    }

    void readExtras()
    {
        // The shapes are seen, not documented (highlevel-api 4.4): an object with an amount, or the amount alone.
        const auto add = [this](const QJsonValue &row, const QString &name, const QString &field) {
            const Money amount = money(row.isObject() ? row[u"amount"] : row, field);
            if (!amount.isZero()) {
                m_invoice.extras.push_back({row[u"name"].toString(name), amount});
            }
        };
        const QJsonArray tips = m_row[u"tipsReceived"].toArray();
        for (const QJsonValue &tip : tips) {
            add(tip, u"Tip"_s, u"tipsReceived"_s);
        }
        const QJsonArray charges = m_row[u"miscellaneousCharges"][u"paidCharges"].toArray();
        for (const QJsonValue &charge : charges) {
            add(charge, u"Fee"_s, u"miscellaneousCharges.paidCharges"_s);
        }
    }

    const QJsonObject &m_row;
    Invoice &m_invoice;
};

} // namespace

Result<Money> moneyFromJson(const QJsonValue &value, Currency currency)
{
    const QString written = writtenNumber(value);
    if (written.isEmpty()) {
        return unreadableInvoice({}, u"an amount is missing"_s);
    }
    return Money::parse(written, currency);
}

Result<ExactDecimal> decimalFromJson(const QJsonValue &value)
{
    const QString written = writtenNumber(value);
    if (written.isEmpty()) {
        return unreadableInvoice({}, u"a number is missing"_s);
    }
    return ExactDecimal::parse(written);
}

Result<Invoice> invoiceFromJson(const QJsonObject &row)
{
    Invoice invoice;
    invoice.id = row[u"_id"].toString(row[u"id"].toString());
    invoice.number = row[u"invoiceNumberPrefix"].toString() + writtenNumber(row[u"invoiceNumber"]);
    if (invoice.id.isEmpty() || invoice.id.size() > 64) {
        return unreadableInvoice(invoice.number, u"An invoice without an id"_s);
    }
    invoice.status = row[u"status"].toString().toLower();
    invoice.live = row[u"liveMode"].toBool(true);
    invoice.name = row[u"name"].toString();
    invoice.issueDate = row[u"issueDate"].toString();
    invoice.dueDate = row[u"dueDate"].toString();
    invoice.created = instantFromIso(row[u"createdAt"].toString());
    invoice.updated = instantFromIso(row[u"updatedAt"].toString());
    invoice.automaticTaxes = row[u"automaticTaxesEnabled"].toBool();
    const QJsonObject contact = row[u"contactDetails"].toObject();
    const QJsonObject address = contact[u"address"].toObject();
    invoice.contact = {contact[u"id"].toString(), contact[u"name"].toString(), contact[u"email"].toString(),
        contact[u"phoneNo"].toString(), contact[u"companyName"].toString(), address[u"addressLine1"].toString(),
        address[u"city"].toString(), address[u"state"].toString(), address[u"postalCode"].toString(),
        address[u"countryCode"].toString()};
    InvoiceReader(row, invoice).read();
    return invoice;
}

} // namespace kontor::highlevel
