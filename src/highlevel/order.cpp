// An order of HighLevel with its lines, typed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel/order.h"

#include "core/service.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::highlevel {

Result<Order> orderFromJson(const QJsonObject &row)
{
    Order order{.id = row[u"_id"].toString()};
    if (order.id.isEmpty() || order.id.size() > 64) {
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
            .detail = u"An order without an id"_s});
    }
    const QJsonObject contact = row[u"contactSnapshot"].toObject();
    const QString name = contact[u"firstName"].toString() + u' ' + contact[u"lastName"].toString();
    order.contact = {contact[u"id"].toString(), contact[u"name"].toString(name.trimmed()), contact[u"email"].toString(),
        contact[u"phone"].toString(), contact[u"companyName"].toString(), contact[u"address1"].toString(),
        contact[u"city"].toString(), contact[u"state"].toString(), contact[u"postalCode"].toString(),
        contact[u"country"].toString()};
    order.created = instantFromIso(row[u"createdAt"].toString());
    const Result<Currency> currency = Currency::parse(row[u"currency"].toString().toUpper());
    if (!currency) {
        order.problem = currency.error();
        return order;
    }
    order.currency = *currency;
    const auto note = [&order](const Error &error) {
        if (!order.problem) {
            order.problem = error;
        }
    };
    const auto money = [&](const QJsonValue &value) -> std::optional<Money> {
        if (value.isUndefined() || value.isNull()) {
            return std::nullopt;
        }
        const Result<Money> amount = moneyFromJson(value, *currency);
        if (!amount) {
            note(amount.error());
            return std::nullopt;
        }
        return *amount;
    };
    const auto decimal = [&](const QJsonValue &value) {
        const Result<ExactDecimal> number = decimalFromJson(value);
        if (!number) {
            note(number.error());
        }
        return number.value_or(ExactDecimal());
    };
    order.amount = money(row[u"amount"]).value_or(Money(0, *currency));
    const QJsonObject summary = row[u"amountSummary"].toObject();
    order.discount = money(summary[u"discount"]);
    order.tax = money(summary[u"tax"]);
    order.shipping = money(summary[u"shipping"]);
    const QJsonArray items = row[u"items"].toArray();
    for (const QJsonValue &value : items) {
        const QJsonObject product = value[u"product"].toObject();
        const QJsonObject price = value[u"price"].toObject();
        Order::Item item;
        item.line = {.name = value[u"name"].toString(product[u"name"].toString()),
            .productId = product[u"_id"].toString(),
            .priceId = price[u"_id"].toString(),
            .unitPrice = decimal(price[u"amount"]),
            .quantity = decimal(value[u"qty"])};
        item.recurring = price[u"type"].toString() == u"recurring";
        const QJsonArray taxes = product[u"taxes"].toArray();
        for (const QJsonValue &tax : taxes) {
            if (tax.isObject()) { // ids alone say nothing of the rate
                item.line.taxes.push_back(
                    {tax[u"_id"].toString(), tax[u"name"].toString().trimmed(), decimal(tax[u"rate"])});
            }
        }
        order.items.push_back(std::move(item));
    }
    return order;
}

QJsonObject reducedOrder(const QJsonObject &row)
{
    QJsonObject reduced;
    for (const QString &name :
        {u"_id"_s, u"currency"_s, u"amount"_s, u"amountSummary"_s, u"items"_s, u"contactSnapshot"_s, u"createdAt"_s}) {
        if (row.contains(name)) {
            reduced.insert(name, row[name]);
        }
    }
    return reduced;
}

} // namespace kontor::highlevel
