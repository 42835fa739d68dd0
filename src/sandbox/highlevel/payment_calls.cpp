// The calls under /payments (highlevel-api 5).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/payment_calls.h"

#include "sandbox/highlevel/list_query.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

/// A page of what passes, newest first.
template <class Record, class Passes, class Shown>
Answer pageOf(const RecordStore<Record> &store, const ListQuery &query, Passes passes, Shown shown)
{
    QJsonArray data;
    qsizetype count = 0;
    const std::deque<Record> &all = store.all();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if ((query.live && *query.live != it->live) || !query.covers(it->created)
            || !query.holds(u"contactId"_s, it->payer.id)
            || !query.finds({it->id, it->payer.name, it->payer.email, it->source.name}) || !passes(*it)) {
            continue;
        }
        if (count >= query.offset && data.size() < query.limit) {
            data.append(shown(*it));
        }
        ++count;
    }
    return answered({{u"data"_s, data}, {u"totalCount"_s, count}});
}

template <class Record, class Shown>
Answer oneOf(
    const RecordStore<Record> &store, const Call &call, ListRules::AltType altType, QLatin1StringView what, Shown shown)
{
    if (const QStringList messages = altObjections(call, altType); !messages.isEmpty()) {
        return invalid(messages);
    }
    const Record *record = store.find(call.arguments.first());
    if constexpr (requires { record->gone; }) {
        record = record != nullptr && record->gone ? nullptr : record;
    }
    return record == nullptr ? refusal(400, QString(what + " not found"_L1)) : answered(shown(*record));
}

Answer listTransactions(State &state, const Call &call)
{
    static const ListRules rules{.known
        = {u"locationId"_s, u"paymentMode"_s, u"startAt"_s, u"endAt"_s, u"entitySourceType"_s, u"entitySourceSubType"_s,
            u"search"_s, u"subscriptionId"_s, u"entityId"_s, u"contactId"_s, u"limit"_s, u"offset"_s}};
    const auto query = readListQuery(state, call, rules);
    if (!query) {
        return invalid(query.error());
    }
    return pageOf(
        call.location->transactions, *query,
        [&](const Transaction &transaction) {
            return query->holds(u"entitySourceType"_s, transaction.source.type)
                && query->holds(u"entitySourceSubType"_s, transaction.source.subType)
                && query->holds(u"subscriptionId"_s, transaction.subscriptionId)
                && query->holds(u"entityId"_s, transaction.entityId);
        },
        listedTransaction);
}

Answer getTransaction(State &, const Call &call)
{
    return oneOf(call.location->transactions, call, ListRules::AltType::Required, "Transaction"_L1, wholeTransaction);
}

Answer listOrders(State &state, const Call &call)
{
    static const ListRules rules{
        .known = {u"locationId"_s, u"status"_s, u"paymentStatus"_s, u"paymentMode"_s, u"startAt"_s, u"endAt"_s,
            u"search"_s, u"contactId"_s, u"funnelProductIds"_s, u"sourceId"_s, u"limit"_s, u"offset"_s},
        .altType = ListRules::AltType::Optional};
    const auto query = readListQuery(state, call, rules);
    if (!query) {
        return invalid(query.error());
    }
    const QStringList products = query->rest.value(u"funnelProductIds"_s).split(u',', Qt::SkipEmptyParts);
    return pageOf(
        call.location->orders, *query,
        [&](const Order &order) {
            const auto isWanted
                = [&](const QJsonValue &item) { return products.contains(item["product"_L1]["_id"_L1].toString()); };
            return !order.gone && query->holds(u"status"_s, order.status)
                && query->holds(u"paymentStatus"_s, order.paymentStatus) && query->holds(u"sourceId"_s, order.source.id)
                && (products.isEmpty() || std::any_of(order.items.begin(), order.items.end(), isWanted));
        },
        listedOrder);
}

Answer getOrder(State &state, const Call &call)
{
    return oneOf(call.location->orders, call, ListRules::AltType::Optional, "Order"_L1, [&](const Order &order) {
        QJsonObject object = wholeOrder(order);
        if (state.switches.isAt(Switch::OrderItems, "missing"_L1)) {
            object.remove("items"_L1);
        }
        return object;
    });
}

Answer listSubscriptions(State &state, const Call &call)
{
    static const ListRules rules{
        .known = {u"entityId"_s, u"paymentMode"_s, u"startAt"_s, u"endAt"_s, u"entitySourceType"_s, u"search"_s,
            u"contactId"_s, u"id"_s, u"limit"_s, u"offset"_s, u"getPaymentsCollectedCount"_s}};
    const auto query = readListQuery(state, call, rules);
    if (!query) {
        return invalid(query.error());
    }
    return pageOf(
        call.location->subscriptions, *query,
        [&](const Subscription &subscription) {
            return query->holds(u"entityId"_s, subscription.entityId)
                && query->holds(u"entitySourceType"_s, subscription.source.type)
                && (query->holds(u"id"_s, subscription.id) || query->holds(u"id"_s, subscription.providerId));
        },
        listedSubscription);
}

Answer getSubscription(State &, const Call &call)
{
    return oneOf(
        call.location->subscriptions, call, ListRules::AltType::Required, "Subscription"_L1, wholeSubscription);
}

constexpr auto paymentReader = [](QLatin1StringView pattern, QLatin1StringView scope,
                                   Answer (*carryOut)(State &, const Call &)) {
    return Route{
        .method = "GET"_L1, .pattern = pattern, .scope = scope, .place = Route::Place::AltQuery, .carryOut = carryOut};
};

constexpr QLatin1StringView transactionScope{"payments/transactions.readonly"};
constexpr QLatin1StringView orderScope{"payments/orders.readonly"};
constexpr QLatin1StringView subscriptionScope{"payments/subscriptions.readonly"};

constexpr std::array paymentRouteTable{
    paymentReader("/payments/transactions"_L1, transactionScope, listTransactions),
    paymentReader("/payments/transactions/:"_L1, transactionScope, getTransaction),
    paymentReader("/payments/orders"_L1, orderScope, listOrders),
    paymentReader("/payments/orders/:"_L1, orderScope, getOrder),
    paymentReader("/payments/subscriptions"_L1, subscriptionScope, listSubscriptions),
    paymentReader("/payments/subscriptions/:"_L1, subscriptionScope, getSubscription),
};

} // namespace

std::span<const Route> paymentRoutes() { return paymentRouteTable; }

} // namespace kontor::sandbox::highlevel
