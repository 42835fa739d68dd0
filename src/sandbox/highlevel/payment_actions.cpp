// What people pay at HighLevel besides invoices: the sandbox's buttons and the tests' levers (highlevel-api 5, 10).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/action_entry.h"
#include "sandbox/highlevel/amounts.h"
#include "sandbox/highlevel/invoice_changes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

auto paymentRefused(const ChangeRefusal &refused) { return actionRefused(refused.messages.join(u", "_s)); }

/// How a kind of payment shows in the objects.
struct PaymentKind
{
    QLatin1StringView type;
    QLatin1StringView subType; ///< the parameter subType goes before it
    QLatin1StringView sourceName;
    QLatin1StringView entityType{"order"}; ///< anything else has no order
    bool byProvider = true;
};

/// What every payment's parameters say, read.
struct TypedPayment
{
    LocationRecord *location = nullptr;
    Payer payer;
    Currency currency;
    std::vector<DocumentLine> lines;
    QJsonArray items;
    Totals totals;
    qint64 shipping = 0;
};

Result<TypedPayment> typedPayment(const State &state, const QJsonObject &parameters)
{
    TypedPayment typed;
    const Contact *contact = contactNamed(state, typedText(parameters, "contact"_L1), &typed.location);
    if (contact == nullptr) {
        return actionRefused(u"There is no such contact."_s);
    }
    typed.payer = payerOf(*contact);
    const QString code = typedCurrency(parameters, *typed.location);
    const auto currency = Currency::parse(code);
    const auto items = typedItems(parameters, code);
    if (!currency || !items) {
        return actionRefused(u"An amount, a quantity, a tax rate or the currency is none."_s);
    }
    const auto lines = documentLines(*items, u"items"_s);
    const auto value = typedNumber(parameters, "discount"_L1, 0);
    const QString type = typedText(parameters, "discountType"_L1);
    const auto discount = discountOf(
        {{u"type"_s, type.isEmpty() ? u"percentage"_s : type}, {u"value"_s, value.value_or(QJsonValue(u"?"_s))}});
    const auto shipping = typedAmount(parameters, "shipping"_L1, *currency, 0);
    if (!lines || !discount || !shipping || *shipping < 0) {
        return actionRefused(u"A line, the discount or the shipping cannot be read."_s);
    }
    const auto totals = totalsOf(*lines, *discount, *currency, {});
    if (!totals || totals->total < 0) {
        return actionRefused(u"The amounts come to nothing that can be paid."_s);
    }
    typed.currency = *currency;
    typed.lines = *lines;
    typed.items = *items;
    typed.totals = *totals;
    typed.shipping = *shipping;
    return typed;
}

PaymentSource sourceOf(const PaymentKind &kind, const QJsonObject &parameters)
{
    const QString subType = typedText(parameters, "subType"_L1);
    const QString typedName = typedText(parameters, "sourceName"_L1);
    const QString name = typedName.isEmpty() ? QString(kind.sourceName) : typedName;
    return {.type = kind.type,
        .subType = subType.isEmpty() ? QString(kind.subType) : subType,
        .id = idFromName(u"source "_s + name).left(20),
        .name = name,
        .meta = {{u"pageUrl"_s, u"/checkout"_s}}};
}

/// The lines as orders show them (highlevel-api 5.4).
QJsonArray orderItems(const TypedPayment &typed, const QJsonObject &recurring)
{
    QJsonArray items;
    for (const QJsonValue &value : typed.items) {
        const QJsonObject item = value.toObject();
        const QString name = item.value("name"_L1).toString();
        const bool recurs = item.value("type"_L1).toString() == u"recurring";
        QJsonObject price{{u"_id"_s, item.value("priceId"_L1).toString(idFromName(u"price of "_s + name))},
            {u"name"_s, u"Standard"_s}, {u"type"_s, recurs ? u"recurring"_s : u"one_time"_s},
            {u"currency"_s, typed.currency.code()}, {u"amount"_s, item.value("amount"_L1)}};
        if (recurs) {
            price.insert("recurring"_L1, recurring);
        }
        items.append(QJsonObject{{u"name"_s, name}, {u"qty"_s, item.value("qty"_L1)},
            {u"product"_s,
                QJsonObject{{u"_id"_s, item.value("productId"_L1).toString(idFromName(name))}, {u"name"_s, name},
                    {u"taxes"_s, item.value("taxes"_L1).toArray()}}},
            {u"price"_s, price}});
    }
    return items;
}

/// [{_id, name, calculation, rate, amount}], as the order webhook has it.
QJsonArray taxSummaryOf(const TypedPayment &typed)
{
    QJsonArray summary;
    for (const Totals::Tax &tax : typed.totals.taxes) {
        QString name;
        for (const QJsonValue &item : typed.items) {
            for (const QJsonValue &known : item["taxes"_L1].toArray()) {
                name = known["_id"_L1].toString() == tax.id ? known["name"_L1].toString() : name;
            }
        }
        summary.append(QJsonObject{{u"_id"_s, tax.id}, {u"name"_s, name}, {u"calculation"_s, u"exclusive"_s},
            {u"rate"_s, numberOf(tax.rate)}, {u"amount"_s, majorUnits(tax.amount, typed.currency)}});
    }
    return summary;
}

Order &addOrder(State &state, const TypedPayment &typed, const PaymentSource &source, const QJsonObject &parameters,
    const QJsonObject &recurring, Instant when)
{
    Order order{.id = state.generator.hexId(), .locationId = typed.location->about.id, .payer = typed.payer};
    order.currency = typed.currency;
    order.subtotal = typed.totals.subTotal;
    order.discount = typed.totals.discount;
    order.tax = typed.totals.tax;
    order.shipping = typed.shipping;
    order.amount = typed.totals.total + typed.shipping;
    order.taxSummary = taxSummaryOf(typed);
    order.items = orderItems(typed, recurring);
    order.couponCode = typedText(parameters, "coupon"_L1);
    order.live = !isOn(parameters, "test"_L1);
    order.source = source;
    for (const QJsonValue &item : order.items) {
        ++(item["price"_L1]["type"_L1].toString() == u"recurring" ? order.recurringProducts : order.oneTimeProducts);
    }
    order.created = when;
    order.updated = when;
    return typed.location->orders.add(std::move(order));
}

Transaction &addTransaction(State &state, LocationRecord &location, const Payer &payer, Currency currency,
    qint64 amount, const PaymentSource &source, const QString &entityId, Instant when)
{
    Transaction made{.id = state.generator.hexId(), .locationId = location.about.id, .payer = payer};
    made.currency = currency;
    made.amount = amount;
    made.source = source;
    made.entityId = entityId;
    made.chargeId = u"pi_"_s + state.generator.secret(24);
    made.method = {{u"card"_s, QJsonObject{{u"brand"_s, u"visa"_s}, {u"last4"_s, u"4242"_s}}}};
    made.created = when;
    made.updated = when;
    made.fulfilled = when;
    Transaction &stored = location.transactions.add(std::move(made));
    // What HighLevel's own connection books (highlevel-api 0.8): order forms, subscriptions, memberships, calendars.
    static const QStringList bookedTypes{u"funnel"_s, u"website"_s, u"membership"_s, u"communities"_s, u"calendar"_s};
    if (location.ownQuickBooks && bookedTypes.contains(source.type)) {
        state.agenda.add(when + *location.ownQuickBooks, [&stored](State &, Instant) { stored.inQuickBooks = true; });
    }
    return stored;
}

/// Status, mode, and the mistakes that a test asks for.
Result<> writeTransactionOptions(
    State &state, LocationRecord &location, Transaction &transaction, const QJsonObject &parameters)
{
    const auto days = typedNumber(parameters, "pendingDays"_L1, 0);
    const QString fulfilledText = typedText(parameters, "fulfilledAt"_L1);
    const auto fulfilled = instantFromIso(fulfilledText);
    if (!days || (!fulfilledText.isEmpty() && !fulfilled)) {
        return actionRefused(u"A number of days or a time is none."_s);
    }
    transaction.live = !isOn(parameters, "test"_L1);
    transaction.inMinorUnits = isOn(parameters, "cents"_L1);
    transaction.lowerCaseCurrency = isOn(parameters, "lowerCase"_L1);
    transaction.fulfilled = fulfilled.value_or(transaction.fulfilled);
    if (isOn(parameters, "declined"_L1)) {
        transaction.status = u"failed"_s;
    } else if (days->toInt() > 0) {
        transaction.status = u"pending"_s;
        transaction.method = {{u"us_bank_account"_s, QJsonObject{{u"last4"_s, u"6789"_s}}}};
        const bool succeeds = !isOn(parameters, "fails"_L1);
        state.agenda.add(transaction.created + std::chrono::days(days->toInt()),
            [&location, &transaction, succeeds](State &, Instant then) {
                if (transaction.status == u"pending") {
                    (void)settleTransaction(location, transaction, succeeds, then);
                }
            });
    }
    return {};
}

void followPayment(Order &order, const Transaction &transaction)
{
    order.updated = transaction.updated;
    if (transaction.status != u"succeeded") {
        order.status = transaction.status == u"failed" ? u"failed"_s : u"pending"_s;
        return;
    }
    order.status = u"completed"_s;
    order.paymentStatus = transaction.amount < order.amount ? u"partially_paid"_s : u"paid"_s;
}

QJsonObject paymentResult(const Transaction &transaction)
{
    return {{u"id"_s, transaction.id}, {u"transaction"_s, listedTransaction(transaction)}};
}

Outcome takePayment(State &state, const QJsonObject &parameters, const PaymentKind &kind)
{
    const auto typed = typedPayment(state, parameters);
    if (!typed) {
        return fail(typed.error());
    }
    const Instant now = state.clock.now();
    LocationRecord &location = *typed->location;
    const PaymentSource source = sourceOf(kind, parameters);
    const qint64 whole = typed->totals.total + typed->shipping;
    const auto part = typedAmount(parameters, "part"_L1, typed->currency, whole);
    if (!part || *part < 0 || *part > whole) {
        return actionRefused(u"A part of the amount is more than nothing and not more than the whole."_s);
    }
    Order *order = kind.entityType == "order"_L1 ? &addOrder(state, *typed, source, parameters, {}, now) : nullptr;
    Transaction &transaction = addTransaction(state, location, typed->payer, typed->currency, *part, source,
        order != nullptr ? order->id : state.generator.hexId(), now);
    transaction.entityType = kind.entityType;
    if (!kind.byProvider) {
        transaction.chargeId.clear();
        transaction.provider = u"manual"_s;
        transaction.method = {};
    }
    if (auto written = writeTransactionOptions(state, location, transaction, parameters); !written) {
        return fail(written.error());
    }
    QJsonObject result = paymentResult(transaction);
    if (order != nullptr) {
        followPayment(*order, transaction);
        result.insert("order"_L1, wholeOrder(*order));
    }
    return result;
}

/// What is left of an order that was paid in part.
Outcome payRest(State &state, const QJsonObject &parameters)
{
    for (const std::unique_ptr<LocationRecord> &location : state.locations) {
        Order *order = location->orders.find(typedText(parameters, "order"_L1));
        if (order == nullptr) {
            continue;
        }
        qint64 rest = order->amount;
        for (const Transaction &transaction : location->transactions.all()) {
            rest -= transaction.entityId == order->id && transaction.status == u"succeeded" ? transaction.amount : 0;
        }
        if (rest <= 0) {
            return actionRefused(u"The order is paid."_s);
        }
        const Instant now = state.clock.now();
        Transaction &made
            = addTransaction(state, *location, order->payer, order->currency, rest, order->source, order->id, now);
        made.live = order->live;
        order->paymentStatus = u"paid"_s;
        order->updated = now;
        return paymentResult(made);
    }
    return actionRefused(u"There is no such order."_s);
}

Transaction &chargeSubscription(
    State &state, LocationRecord &location, Subscription &subscription, qint64 amount, Instant when)
{
    Transaction &made = addTransaction(state, location, subscription.payer, subscription.currency, amount,
        subscription.source, subscription.entityId, when);
    made.subscriptionId = subscription.providerId;
    made.live = subscription.live;
    made.inMinorUnits = subscription.inMinorUnits;
    return made;
}

/// The nth renewal (0: the first payment after a trial); puts down the next.
void putDownRenewal(State &state, LocationRecord &location, Subscription &subscription, int n)
{
    const auto renew = [&location, &subscription, n](State &again, Instant when) {
        if (subscription.canceled) {
            return;
        }
        Transaction &made = chargeSubscription(again, location, subscription, subscription.amount, when);
        if (subscription.failuresToCome > 0) {
            --subscription.failuresToCome;
            made.status = u"failed"_s;
            subscription.status = u"past_due"_s;
        } else {
            subscription.status = u"active"_s;
            ++subscription.renewals;
        }
        subscription.updated = when;
        putDownRenewal(again, location, subscription, n + 1);
    };
    state.agenda.add(subscription.every.occurrence(subscription.first, n), renew);
}

Outcome subscribe(State &state, const QJsonObject &parameters)
{
    auto typed = typedPayment(state, parameters);
    if (!typed) {
        return fail(typed.error());
    }
    const QString interval = typedText(parameters, "interval"_L1);
    const auto count = typedNumber(parameters, "intervalCount"_L1, 1);
    const auto trial = typedNumber(parameters, "trialDays"_L1, 0);
    const auto setup = typedAmount(parameters, "setupFee"_L1, typed->currency, 0);
    const auto every = Recurrence::read(interval.isEmpty() ? u"month"_s : interval, count ? count->toInt() : 0);
    if (!every || !trial || !setup || trial->toInt() < 0 || *setup < 0) {
        return actionRefused(u"An interval, a trial or a fee cannot be read."_s);
    }
    QJsonObject product = typed->items.isEmpty() ? QJsonObject() : typed->items.first().toObject();
    product.insert("type"_L1, u"recurring"_s);
    typed->items = {product};
    if (*setup > 0) {
        // Charged once, so no renewal holds it.
        typed->items.append(QJsonObject{{u"name"_s, u"Setup fee"_s}, {u"amount"_s, majorUnits(*setup, typed->currency)},
            {u"qty"_s, 1}, {u"type"_s, u"one_time"_s}, {u"isSetupFeeItem"_s, true}});
    }
    const qint64 eachTime = typed->totals.total;
    typed->totals.subTotal += *setup;
    typed->totals.total += *setup;
    const Instant now = state.clock.now();
    const PaymentSource source = sourceOf({"funnel"_L1, "two_step_order_form"_L1, "Membership plan"_L1}, parameters);
    const QJsonObject recurring{{u"interval"_s, every->interval()}, {u"intervalCount"_s, every->count}};
    Order &order = addOrder(state, *typed, source, parameters, recurring, now);
    LocationRecord &location = *typed->location;
    Subscription made{.id = state.generator.hexId(),
        .locationId = location.about.id,
        .providerId = u"sub_"_s + state.generator.secret(24),
        .payer = typed->payer,
        .currency = typed->currency,
        .amount = eachTime,
        .entityId = order.id,
        .source = source,
        .productName = product.value("name"_L1).toString(),
        .every = *every,
        .first = now + std::chrono::days(trial->toInt())};
    made.status = trial->toInt() > 0 ? u"trialing"_s : u"active"_s;
    made.live = order.live;
    made.inMinorUnits = isOn(parameters, "cents"_L1);
    made.price = order.items.first()["price"_L1].toObject();
    made.created = now;
    made.updated = now;
    Subscription &subscription = location.subscriptions.add(std::move(made));
    // A trial starts with a payment of nothing, or of the setup fee alone.
    Transaction &transaction
        = chargeSubscription(state, location, subscription, trial->toInt() > 0 ? *setup : order.amount, now);
    if (auto written = writeTransactionOptions(state, location, transaction, parameters); !written) {
        return fail(written.error());
    }
    followPayment(order, transaction);
    putDownRenewal(state, location, subscription, trial->toInt() > 0 ? 0 : 1);
    QJsonObject result = paymentResult(transaction);
    result.insert("subscription"_L1, wholeSubscription(subscription));
    result.insert("order"_L1, wholeOrder(order));
    return result;
}

/// By its own id or the provider's.
template <class Does>
auto withSubscription(Does does)
{
    return [does](State &state, const QJsonObject &parameters) -> Outcome {
        const QString id = typedText(parameters, "subscription"_L1);
        for (const std::unique_ptr<LocationRecord> &location : state.locations) {
            for (Subscription &subscription : location->subscriptions.all()) {
                if (subscription.id == id || subscription.providerId == id) {
                    does(subscription, state.clock.now());
                    return QJsonObject{
                        {u"id"_s, subscription.id}, {u"subscription"_s, wholeSubscription(subscription)}};
                }
            }
        }
        return actionRefused(u"There is no such subscription."_s);
    };
}

/// By id; without one the last of the first location.
template <class Does>
auto withTransaction(Does does)
{
    return [does](State &state, const QJsonObject &parameters) -> Outcome {
        const QString id = typedText(parameters, "transaction"_L1);
        for (const std::unique_ptr<LocationRecord> &location : state.locations) {
            auto &all = location->transactions.all();
            Transaction *transaction = location->transactions.find(id);
            transaction = transaction == nullptr && id.isEmpty() && !all.empty() ? &all.back() : transaction;
            if (transaction == nullptr) {
                continue;
            }
            const Change<> done = does(state, *location, *transaction, parameters);
            return done ? Outcome(paymentResult(*transaction)) : Outcome(paymentRefused(done.error()));
        }
        return actionRefused(u"There is no such transaction."_s);
    };
}

Change<> refundTyped(State &state, LocationRecord &location, Transaction &transaction, const QJsonObject &parameters)
{
    const auto amount
        = typedAmount(parameters, "amount"_L1, transaction.currency, transaction.amount - transaction.refunded);
    if (!amount) {
        return tl::make_unexpected(ChangeRefusal{422, {u"The amount is no number."_s}});
    }
    return refundTransaction(state, location, transaction, *amount, state.clock.now());
}

Change<> overrideTransaction(State &state, LocationRecord &, Transaction &transaction, const QJsonObject &parameters)
{
    for (const QJsonObject values = typedOverride(parameters); const QString &name : values.keys()) {
        transaction.overrides.insert(name, values.value(name));
    }
    transaction.updated = state.clock.now();
    return {};
}

Outcome switchOwnQuickBooks(State &, LocationRecord &location, const QJsonObject &parameters)
{
    const auto minutes = typedNumber(parameters, "afterMinutes"_L1, 0);
    if (!minutes || minutes->toInt() < 0) {
        return actionRefused(u"A number of minutes is none."_s);
    }
    location.ownQuickBooks.reset();
    if (parameters.value("state"_L1).toString(u"on"_s) != u"off") {
        location.ownQuickBooks = std::chrono::minutes(minutes->toInt());
    }
    return QJsonObject{{u"location"_s, location.about.id}, {u"ownQuickBooks"_s, location.ownQuickBooks.has_value()}};
}

Outcome forgetOrder(State &state, const QJsonObject &parameters)
{
    for (const std::unique_ptr<LocationRecord> &location : state.locations) {
        if (Order *order = location->orders.find(typedText(parameters, "order"_L1))) {
            order->gone = true;
            return QJsonObject{{u"id"_s, order->id}};
        }
    }
    return actionRefused(u"There is no such order."_s);
}

struct PaymentScenario
{
    QLatin1StringView name;
    QLatin1StringView title;
    PaymentKind kind;
};

constexpr std::array paymentScenarios{
    PaymentScenario{"payment.order_form_one_step"_L1, "Pay by an order form in one step"_L1,
        {"funnel"_L1, "one_step_order_form"_L1, "Spring offer"_L1}},
    PaymentScenario{"payment.order_form_two_step"_L1, "Pay by an order form in two steps"_L1,
        {"funnel"_L1, "two_step_order_form"_L1, "Spring offer"_L1}},
    PaymentScenario{"payment.upsell"_L1, "Pay for an upsell"_L1, {"funnel"_L1, "upsell"_L1, "Spring offer"_L1}},
    PaymentScenario{"payment.store_order"_L1, "Buy in the store"_L1, {"website"_L1, "store"_L1, "Online shop"_L1}},
    PaymentScenario{"payment.membership"_L1, "Buy a membership"_L1, {"membership"_L1, ""_L1, "Cooking course"_L1}},
    PaymentScenario{"payment.communities"_L1, "Buy a group's offer"_L1, {"communities"_L1, ""_L1, "Bakers' group"_L1}},
    PaymentScenario{"payment.calendar"_L1, "Pay for an appointment"_L1, {"calendar"_L1, "service"_L1, "Haircut"_L1}},
    PaymentScenario{"payment.link"_L1, "Pay by a payment link"_L1, {"payment_link"_L1, ""_L1, "Deposit"_L1}},
    PaymentScenario{"payment.form"_L1, "Pay in a form"_L1, {"form"_L1, ""_L1, "Booking form"_L1}},
    PaymentScenario{"payment.survey"_L1, "Pay in a survey"_L1, {"survey"_L1, ""_L1, "Survey"_L1}},
    PaymentScenario{
        "payment.point_of_sale"_L1, "Pay at the counter"_L1, {"point_of_sale"_L1, "tap_to_pay"_L1, "Counter"_L1}},
    PaymentScenario{
        "payment.mobile_app"_L1, "Pay in the mobile app"_L1, {"mobile_app"_L1, "card_payment"_L1, "Mobile app"_L1}},
    PaymentScenario{
        "payment.document"_L1, "Pay for a signed document"_L1, {"document_contracts"_L1, ""_L1, "Contract"_L1}},
    PaymentScenario{"payment.manual"_L1, "Enter a payment by hand"_L1,
        {"manual"_L1, "contact_view"_L1, "Manual payment"_L1, "order"_L1, false}},
    PaymentScenario{"payment.imported"_L1, "Import a payment from a file"_L1,
        {"external"_L1, "imported_csv"_L1, "payments.csv"_L1, "external"_L1, false}},
    PaymentScenario{"payment.saas"_L1, "Pay the agency for its software"_L1,
        {"manual"_L1, "saas_one_time"_L1, "Wallet"_L1, "subscription"_L1}},
};

} // namespace

const std::vector<ActionEntry> &paymentActions()
{
    static constexpr ActionParameter transaction{"transaction"_L1, "Transaction id, else the last"_L1, ""_L1};
    static constexpr ActionParameter subscription{"subscription"_L1, "Subscription id"_L1, ""_L1};
    static constexpr ActionParameter order{"order"_L1, "Order id"_L1, ""_L1};
    static const std::vector<ActionParameter> bought{
        {"contact"_L1, "Contact: id or e-mail address"_L1, "ana@example.com"_L1}, {"item"_L1, "Item"_L1, "Apron"_L1},
        {"amount"_L1, "Price"_L1, "40"_L1}, {"qty"_L1, "Quantity"_L1, "1"_L1}, {"currency"_L1, "Currency"_L1, ""_L1},
        {"taxRate"_L1, "Tax in per cent"_L1, ""_L1}, {"discount"_L1, "Discount"_L1, ""_L1},
        {"discountType"_L1, "Kind of discount"_L1, ""_L1, "percentage fixed"_L1},
        {"coupon"_L1, "Coupon code"_L1, ""_L1}, {"test"_L1, "In test mode"_L1, ""_L1, "on"_L1},
        {"declined"_L1, "The card is declined"_L1, ""_L1, "on"_L1},
        {"pendingDays"_L1, "Days until a bank debit settles"_L1, ""_L1},
        {"fails"_L1, "It fails then"_L1, ""_L1, "on"_L1},
        {"cents"_L1, "The provider shows cents by mistake"_L1, ""_L1, "on"_L1},
        {"lowerCase"_L1, "Currency in lower case"_L1, ""_L1, "on"_L1}};
    static const std::vector<ActionEntry> entries = [] {
        const auto with = [](std::vector<ActionParameter> all, const std::vector<ActionParameter> &more) {
            all.insert(all.end(), more.begin(), more.end());
            return all;
        };
        std::vector<ActionEntry> all;
        for (const PaymentScenario &scenario : paymentScenarios) {
            all.push_back({scenario.name, scenario.title,
                with(bought,
                    {{"shipping"_L1, "Shipping"_L1, ""_L1}, {"part"_L1, "Only this part is paid now"_L1, ""_L1},
                        {"fulfilledAt"_L1, "Time of the payment"_L1, ""_L1},
                        {"subType"_L1, "Other kind of source"_L1, ""_L1}}),
                [kind = scenario.kind](
                    State &state, const QJsonObject &parameters) { return takePayment(state, parameters, kind); },
                {}});
        }
        all.push_back({"payment.rest"_L1, "Pay the rest of an order"_L1, {order}, payRest, {}});
        all.push_back({"payment.subscription"_L1, "Subscribe"_L1,
            with(bought,
                {{"interval"_L1, "Interval"_L1, ""_L1, "month day week year"_L1},
                    {"intervalCount"_L1, "Every so many"_L1, "1"_L1}, {"trialDays"_L1, "Days free at first"_L1, "0"_L1},
                    {"setupFee"_L1, "Fee at first"_L1, ""_L1}}),
            subscribe, {}});
        all.push_back({"subscription.cancel"_L1, "Cancel a subscription"_L1, {subscription},
            withSubscription([](Subscription &which, Instant now) {
                which.status = u"canceled"_s;
                which.canceled = now;
                which.updated = now;
            }),
            {}});
        all.push_back({"subscription.fail_next"_L1, "Let a subscription's next payment fail"_L1, {subscription},
            withSubscription([](Subscription &which, Instant) { ++which.failuresToCome; }), {}});
        all.push_back({"payment.refund"_L1, "Refund a payment"_L1,
            {transaction, {"amount"_L1, "Amount; empty: the whole payment"_L1, ""_L1}}, withTransaction(refundTyped),
            {}});
        all.push_back({"payment.settle"_L1, "Let a pending payment settle now"_L1,
            {transaction, {"fails"_L1, "It fails"_L1, ""_L1, "on"_L1}},
            withTransaction(
                [](State &state, LocationRecord &location, Transaction &which, const QJsonObject &parameters) {
                    return settleTransaction(location, which, !isOn(parameters, "fails"_L1), state.clock.now());
                }),
            {}});
        all.push_back({"payment.override"_L1, "Make a payment show something else"_L1,
            {transaction, {"field"_L1, "Field"_L1, "status"_L1}, {"value"_L1, "Value, as JSON or text"_L1, ""_L1}},
            withTransaction(overrideTransaction), {}});
        all.push_back({"order.forget"_L1, "Let an order be gone"_L1, {order}, forgetOrder, {}});
        all.push_back({"location.own_quickbooks"_L1, "Switch HighLevel's own QuickBooks connection"_L1,
            {{"location"_L1, "Location id, else the first"_L1, ""_L1},
                {"state"_L1, "The connection"_L1, ""_L1, "on off"_L1},
                {"afterMinutes"_L1, "It marks payments so many minutes later"_L1, "0"_L1}},
            nullptr, switchOwnQuickBooks});
        return all;
    }();
    return entries;
}

} // namespace kontor::sandbox::highlevel
