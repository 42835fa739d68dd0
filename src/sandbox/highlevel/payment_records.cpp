// Transactions, orders and subscriptions of one location (highlevel-api 5).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/payment_records.h"

#include "sandbox/highlevel/amounts.h"
#include "sandbox/highlevel/invoice.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

constexpr QLatin1StringView connectedAccount{"66f0a1000000000000000060"};

void insertUnlessEmpty(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty()) {
        object.insert(name, text);
    }
}

/// What lists and single answers share.
template <class Record>
QJsonObject sharedFields(const Record &record)
{
    return {{u"_id"_s, record.id}, {u"altId"_s, record.locationId}, {u"altType"_s, u"location"_s},
        {u"contactId"_s, record.payer.id}, {u"currency"_s, record.currency.code()}, {u"status"_s, record.status},
        {u"liveMode"_s, record.live}, {u"createdAt"_s, toIso(record.created)}, {u"updatedAt"_s, toIso(record.updated)},
        {u"__v"_s, 0}};
}

void insertFlatPayer(QJsonObject &object, const Payer &payer)
{
    object.insert("contactName"_L1, payer.name);
    object.insert("contactEmail"_L1, payer.email);
}

void insertFlatSource(QJsonObject &object, const PaymentSource &source, QLatin1StringView prefix)
{
    const auto insert = [&](const char *name, const QJsonValue &value) {
        object.insert(QString(prefix + QLatin1StringView(name)), value);
    };
    insert("Type", source.type);
    if (!source.subType.isEmpty()) {
        insert("SubType", source.subType);
    }
    insert("Id", source.id);
    insert("Name", source.name);
    insert("Meta", source.meta);
}

QJsonObject sourceObject(const PaymentSource &source)
{
    QJsonObject object{
        {u"type"_s, source.type}, {u"id"_s, source.id}, {u"name"_s, source.name}, {u"meta"_s, source.meta}};
    insertUnlessEmpty(object, "subType"_L1, source.subType);
    return object;
}

QJsonObject transactionFields(const Transaction &transaction)
{
    QJsonObject object = sharedFields(transaction);
    const auto amount = [&](qint64 minorUnits) {
        return transaction.inMinorUnits ? QJsonValue(minorUnits) : majorUnits(minorUnits, transaction.currency);
    };
    if (transaction.lowerCaseCurrency) {
        object.insert("currency"_L1, transaction.currency.code().toLower());
    }
    object.insert("amount"_L1, amount(transaction.amount));
    object.insert("amountRefunded"_L1, amount(transaction.refunded));
    object.insert("entityType"_L1, transaction.entityType);
    object.insert("entityId"_L1, transaction.entityId);
    insertUnlessEmpty(object, "subscriptionId"_L1, transaction.subscriptionId);
    insertUnlessEmpty(object, "mergedFromContactId"_L1, transaction.mergedFromContactId);
    if (!transaction.chargeId.isEmpty()) {
        object.insert("chargeId"_L1, transaction.chargeId);
        // The provider's own object: minor units (highlevel-api 4.7).
        object.insert("chargeSnapshot"_L1,
            QJsonObject{{u"id"_s, transaction.chargeId}, {u"amount"_s, transaction.amount},
                {u"currency"_s, transaction.currency.code().toLower()}});
        object.insert("ipAddress"_L1, u"203.0.113.9"_s);
    }
    return object;
}

} // namespace

QJsonObject listedTransaction(const Transaction &transaction)
{
    QJsonObject object = transactionFields(transaction);
    insertFlatPayer(object, transaction.payer);
    insertFlatSource(object, transaction.source, "entitySource"_L1);
    object.insert("paymentProviderType"_L1, transaction.provider);
    if (!transaction.chargeId.isEmpty()) {
        object.insert("paymentProviderConnectedAccount"_L1, QString(connectedAccount));
    }
    object.insert("paymentMethod"_L1, transaction.method);
    object.insert("fulfilledAt"_L1, toIso(transaction.fulfilled));
    applyOverrides(object, transaction.overrides);
    return object;
}

QJsonObject wholeTransaction(const Transaction &transaction)
{
    QJsonObject object = transactionFields(transaction);
    object.insert("contactSnapshot"_L1, transaction.payer.snapshot);
    object.insert("entitySource"_L1, sourceObject(transaction.source));
    object.insert("paymentProvider"_L1,
        QJsonObject{{u"type"_s, transaction.provider},
            {u"connectedAccount"_s, QJsonObject{{u"_id"_s, QString(connectedAccount)}}}});
    object.insert("meta"_L1, QJsonObject());
    object.insert("markAsTest"_L1, false);
    object.insert("isParent"_L1, false);
    const bool isPaid = transaction.status == u"succeeded" || transaction.status == u"refunded";
    object.insert("qboSynced"_L1, transaction.inQuickBooks && isPaid);
    applyOverrides(object, transaction.overrides);
    return object;
}

QJsonObject listedOrder(const Order &order)
{
    QJsonObject object = sharedFields(order);
    insertFlatPayer(object, order.payer);
    insertFlatSource(object, order.source, "source"_L1);
    object.insert("amount"_L1, majorUnits(order.amount, order.currency));
    object.insert("subtotal"_L1, majorUnits(order.subtotal, order.currency));
    object.insert("discount"_L1, majorUnits(order.discount, order.currency));
    object.insert("totalProducts"_L1, order.items.size());
    object.insert("onetimeProducts"_L1, order.oneTimeProducts);
    object.insert("recurringProducts"_L1, order.recurringProducts);
    object.insert("fulfillmentStatus"_L1, u"unfulfilled"_s);
    insertUnlessEmpty(object, "couponCode"_L1, order.couponCode);
    applyOverrides(object, order.overrides);
    return object;
}

QJsonObject wholeOrder(const Order &order)
{
    QJsonObject object = sharedFields(order);
    const auto amount = [&](qint64 minorUnits) { return majorUnits(minorUnits, order.currency); };
    object.insert("amount"_L1, amount(order.amount));
    object.insert("amountSummary"_L1,
        QJsonObject{{u"subtotal"_s, amount(order.subtotal)}, {u"discount"_s, amount(order.discount)},
            {u"tax"_s, amount(order.tax)}, {u"shipping"_s, amount(order.shipping)}});
    object.insert("taxSummary"_L1, order.taxSummary);
    object.insert("items"_L1, order.items);
    object.insert("source"_L1, sourceObject(order.source));
    object.insert("contactSnapshot"_L1, order.payer.snapshot);
    object.insert("fulfillmentStatus"_L1, u"unfulfilled"_s);
    object.insert("markAsTest"_L1, false);
    object.insert("automaticTaxesCalculated"_L1, false);
    if (!order.couponCode.isEmpty()) {
        object.insert(
            "coupon"_L1, QJsonObject{{u"_id"_s, u"66f0a1000000000000000070"_s}, {u"code"_s, order.couponCode}});
    }
    applyOverrides(object, order.overrides);
    return object;
}

namespace {

QJsonObject subscriptionFields(const Subscription &subscription)
{
    QJsonObject object = sharedFields(subscription);
    object.insert("amount"_L1, majorUnits(subscription.amount, subscription.currency));
    object.insert("entityType"_L1, u"order"_s);
    object.insert("entityId"_L1, subscription.entityId);
    object.insert("subscriptionId"_L1, subscription.providerId);
    object.insert(
        "subscriptionSnapshot"_L1, QJsonObject{{u"id"_s, subscription.providerId}, {u"status"_s, subscription.status}});
    return object;
}

} // namespace

QJsonObject listedSubscription(const Subscription &subscription)
{
    QJsonObject object = subscriptionFields(subscription);
    insertFlatPayer(object, subscription.payer);
    insertFlatSource(object, subscription.source, "entitySource"_L1);
    object.insert("paymentProviderType"_L1, u"stripe"_s);
    object.insert("paymentProviderConnectedAccount"_L1, QString(connectedAccount));
    applyOverrides(object, subscription.overrides);
    return object;
}

QJsonObject wholeSubscription(const Subscription &subscription)
{
    QJsonObject object = subscriptionFields(subscription);
    object.insert("contactSnapshot"_L1, subscription.payer.snapshot);
    object.insert("entitySource"_L1, sourceObject(subscription.source));
    object.insert("paymentProvider"_L1, QJsonObject{{u"type"_s, u"stripe"_s}});
    object.insert("recurringProduct"_L1,
        QJsonObject{{u"name"_s, subscription.productName}, {u"qty"_s, 1}, {u"price"_s, subscription.price}});
    object.insert("autoPayment"_L1, QJsonObject{{u"enable"_s, true}});
    object.insert("markAsTest"_L1, false);
    if (subscription.canceled) {
        object.insert("canceledAt"_L1, toIso(*subscription.canceled));
    }
    applyOverrides(object, subscription.overrides);
    return object;
}

} // namespace kontor::sandbox::highlevel
