// Invoices of HighLevel for tests, as short as a sentence.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/source_invoice.h"

#include <QJsonArray>

namespace kontor::testing {

struct Item
{
    QString name;
    double price = 0;
    double quantity = 1;
    QStringList taxes; ///< "VAT|20"
    bool inclusive = false;
    QString product;
};

/// An invoice that HighLevel would send, with its own sums.
struct Sent
{
    QString currency = QStringLiteral("USD");
    std::vector<Item> items;
    QJsonObject discount;
    double subTotal = 0;
    double discountAmount = 0;
    double tax = 0;
    double total = 0;

    QJsonObject json() const
    {
        using namespace Qt::StringLiterals;
        QJsonArray rows;
        for (const Item &item : items) {
            QJsonArray taxes;
            for (const QString &tax : item.taxes) {
                taxes.append(
                    QJsonObject{{u"name"_s, tax.section(u'|', 0, 0)}, {u"rate"_s, tax.section(u'|', 1).toDouble()}});
            }
            rows.append(QJsonObject{{u"name"_s, item.name}, {u"amount"_s, item.price}, {u"qty"_s, item.quantity},
                {u"taxInclusive"_s, item.inclusive}, {u"taxes"_s, taxes}, {u"productId"_s, item.product}});
        }
        return {{u"_id"_s, u"66f0a1"_s}, {u"status"_s, u"sent"_s}, {u"currency"_s, currency},
            {u"invoiceNumber"_s, u"1001"_s}, {u"invoiceNumberPrefix"_s, u"INV-"_s},
            {u"createdAt"_s, u"2026-05-28T16:03:11.120Z"_s}, {u"issueDate"_s, u"2026-05-28T07:00:00.000Z"_s},
            {u"dueDate"_s, u"2026-06-12T06:59:59.999Z"_s}, {u"invoiceItems"_s, rows}, {u"discount"_s, discount},
            {u"contactDetails"_s, QJsonObject{{u"id"_s, u"c1"_s}, {u"email"_s, u"ana@example.com; b@example.com"_s}}},
            {u"totalSummary"_s,
                QJsonObject{{u"subTotal"_s, subTotal}, {u"discount"_s, discountAmount}, {u"tax"_s, tax}}},
            {u"total"_s, total}};
    }
};

inline flows::invoice_mirror::SourceInvoice sourceOf(const QJsonObject &row)
{
    return flows::invoice_mirror::sourceInvoiceFrom(
        highlevel::invoiceFromJson(row).value(), QStringLiteral("America/Los_Angeles"));
}

/// One line of 100.00 without tax.
inline QJsonObject plainInvoice()
{
    return Sent{
        .items = {{.name = QStringLiteral("Design"), .price = 50, .quantity = 2}}, .subTotal = 100, .total = 100}
        .json();
}

} // namespace kontor::testing
