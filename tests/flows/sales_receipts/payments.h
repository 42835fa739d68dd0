// Payments and orders of HighLevel for tests, as they come over the wire.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "highlevel/order.h"
#include "highlevel/transaction.h"

#include <QJsonArray>
#include <QJsonObject>

namespace kontor::testing {

/// A succeeded live payment of 88.20 USD for an order, changed by `changes`; a null value takes a field away.
inline QJsonObject paymentRow(const QJsonObject &changes = {})
{
    using namespace Qt::StringLiterals;
    QJsonObject row{{u"_id"_s, u"66f0a1000000000000000041"_s}, {u"status"_s, u"succeeded"_s}, {u"liveMode"_s, true},
        {u"contactId"_s, u"Ct4nAruIz00000Demo01"_s}, {u"contactName"_s, u"Ana Ruiz"_s},
        {u"contactEmail"_s, u"ana@example.com"_s}, {u"entityType"_s, u"order"_s},
        {u"entityId"_s, u"66f0a1000000000000000050"_s}, {u"entitySourceType"_s, u"funnel"_s},
        {u"entitySourceSubType"_s, u"one_step_order_form"_s}, {u"entitySourceName"_s, u"Acme shop"_s},
        {u"paymentProviderType"_s, u"stripe"_s}, {u"currency"_s, u"USD"_s}, {u"amount"_s, 88.2},
        {u"createdAt"_s, u"2026-07-01T10:23:30.036Z"_s}};
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        if (change->isNull()) {
            row.remove(change.key());
        } else {
            row.insert(change.key(), *change);
        }
    }
    return row;
}

inline highlevel::Transaction payment(const QJsonObject &changes = {})
{
    return highlevel::transactionFromJson(paymentRow(changes)).value();
}

struct Ordered
{
    QString name;
    double price = 0;
    double quantity = 1;
    QString tax; ///< "Sales tax|8"
    bool recurring = false;
};

inline QJsonObject orderRow(
    const QString &currency, double amount, const std::vector<Ordered> &items, const QJsonObject &summary = {})
{
    using namespace Qt::StringLiterals;
    QJsonArray rows;
    for (const Ordered &item : items) {
        QJsonArray taxes;
        if (!item.tax.isEmpty()) {
            taxes.append(QJsonObject{{u"_id"_s, u"66f0a1000000000000000030"_s},
                {u"name"_s, item.tax.section(u'|', 0, 0)}, {u"rate"_s, item.tax.section(u'|', 1).toDouble()}});
        }
        rows.append(QJsonObject{{u"name"_s, item.name}, {u"qty"_s, item.quantity},
            {u"product"_s, QJsonObject{{u"_id"_s, u"66f0a1000000000000000012"_s}, {u"taxes"_s, taxes}}},
            {u"price"_s,
                QJsonObject{{u"_id"_s, u"66f0a1000000000000000013"_s}, {u"amount"_s, item.price},
                    {u"type"_s, item.recurring ? u"recurring"_s : u"one_time"_s}}}});
    }
    return {{u"_id"_s, u"66f0a1000000000000000050"_s}, {u"currency"_s, currency}, {u"amount"_s, amount},
        {u"amountSummary"_s, summary}, {u"items"_s, rows}};
}

inline highlevel::Order order(
    const QString &currency, double amount, const std::vector<Ordered> &items, const QJsonObject &summary = {})
{
    return highlevel::orderFromJson(orderRow(currency, amount, items, summary)).value();
}

} // namespace kontor::testing
