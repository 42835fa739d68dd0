// The stand-in of HighLevel: transactions, orders and subscriptions agree with each other and the reference.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel_caller.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::sandbox;

namespace {

/// A caller whose location has a buyer, and his payments at hand.
struct Till : HighLevelCaller
{
    Till()
        : HighLevelCaller(
              {QJsonObject{{u"firstName"_s, u"Ana"_s}, {u"lastName"_s, u"Ruiz"_s}, {u"email"_s, u"ana@example.com"_s}},
                  QJsonObject{{u"firstName"_s, u"Eva"_s}, {u"email"_s, u"eva@example.com"_s}}})
    { }

    QJsonObject act(const QString &action, const QJsonObject &parameters)
    {
        const auto done = standIn.act(action, parameters);
        refused = done ? QString() : done.error().detail;
        return done.value_or(QJsonObject());
    }
    QJsonObject pay(const QString &kind, QJsonObject parameters = {})
    {
        parameters.insert(u"contact"_s, u"ana@example.com"_s);
        return act(u"payment."_s + kind, parameters);
    }
    HighLevelAnswer ask(const QString &what, const QString &more = {})
    {
        return get(u"/payments/%1?altId=%2&altType=location%3"_s.arg(what, first, more));
    }
    QJsonArray list(const QString &what, const QString &more = {})
    {
        return ask(what, more).json.value("data"_L1).toArray();
    }

    QString refused;
};

} // namespace

class TestHighLevelPayments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindHasItsSource_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("subType");
        QTest::addColumn<QString>("entityType");
        QTest::newRow("one step") << u"order_form_one_step"_s << u"funnel"_s << u"one_step_order_form"_s << u"order"_s;
        QTest::newRow("two steps") << u"order_form_two_step"_s << u"funnel"_s << u"two_step_order_form"_s << u"order"_s;
        QTest::newRow("upsell") << u"upsell"_s << u"funnel"_s << u"upsell"_s << u"order"_s;
        QTest::newRow("store") << u"store_order"_s << u"website"_s << u"store"_s << u"order"_s;
        QTest::newRow("membership") << u"membership"_s << u"membership"_s << u""_s << u"order"_s;
        QTest::newRow("calendar") << u"calendar"_s << u"calendar"_s << u"service"_s << u"order"_s;
        QTest::newRow("link") << u"link"_s << u"payment_link"_s << u""_s << u"order"_s;
        QTest::newRow("by hand") << u"manual"_s << u"manual"_s << u"contact_view"_s << u"order"_s;
        QTest::newRow("imported") << u"imported"_s << u"external"_s << u"imported_csv"_s << u"external"_s;
        QTest::newRow("software") << u"saas"_s << u"manual"_s << u"saas_one_time"_s << u"subscription"_s;
    }

    void eachKindHasItsSource()
    {
        QFETCH(QString, kind);
        QFETCH(QString, type);
        QFETCH(QString, subType);
        QFETCH(QString, entityType);
        Till till;
        const QJsonObject done = till.pay(kind, {{u"amount"_s, u"149.50"_s}});
        QCOMPARE(till.refused, QString());
        const QJsonObject listed = till.list(u"transactions"_s).first().toObject();
        QCOMPARE(listed.value("_id"_L1).toString().size(), 24);
        QCOMPARE(listed.value("entitySourceType"_L1).toString(), type);
        QCOMPARE(listed.value("entitySourceSubType"_L1).toString(), subType);
        QCOMPARE(listed.value("entityType"_L1).toString(), entityType);
        QCOMPARE(listed.value("amount"_L1).toDouble(), 149.5);
        QCOMPARE(listed.value("status"_L1).toString(), u"succeeded"_s);
        QCOMPARE(listed.value("contactEmail"_L1).toString(), u"ana@example.com"_s);
        QVERIFY(!listed.contains("subscriptionId"_L1) && !listed.contains("contactSnapshot"_L1));
        if (listed.contains("chargeSnapshot"_L1)) {
            QCOMPARE(listed.value("chargeSnapshot"_L1)["amount"_L1].toInt(), 14950); // the provider's cents
        }
        const QJsonObject whole = till.ask(u"transactions/"_s + done.value("id"_L1).toString()).json;
        QCOMPARE(whole.value("entitySource"_L1)["type"_L1].toString(), type);
        QCOMPARE(whole.value("qboSynced"_L1).toBool(true), false);
        QVERIFY(!whole.contains("contactEmail"_L1) && whole.contains("contactSnapshot"_L1));
        const auto order = till.ask(u"orders/"_s + listed.value("entityId"_L1).toString());
        QCOMPARE(order.status, entityType == u"order" ? 200 : 400);
        if (order.status == 200) {
            QCOMPARE(order.json.value("amount"_L1).toDouble(), 149.5);
            QCOMPARE(order.json.value("status"_L1).toString(), u"completed"_s);
            QCOMPARE(order.json.value("source"_L1)["type"_L1].toString(), type);
        } else {
            QCOMPARE(order.message(), u"Order not found"_s);
        }
    }

    void aStoreOrderAddsUp()
    {
        Till till;
        const QJsonArray items{QJsonObject{{u"name"_s, u"Recipe e-book"_s}, {u"amount"_s, 20}, {u"qty"_s, 2}},
            QJsonObject{{u"name"_s, u"Apron - Blue"_s}, {u"amount"_s, 40}, {u"qty"_s, 1},
                {u"taxes"_s,
                    QJsonArray{QJsonObject{{u"_id"_s, u"t"_s}, {u"name"_s, u"Sales tax"_s}, {u"rate"_s, 8}}}}}};
        till.pay(u"store_order"_s,
            {{u"items"_s, items}, {u"shipping"_s, u"5"_s}, {u"discount"_s, 8}, {u"discountType"_s, u"fixed"_s},
                {u"coupon"_s, u"SPRING"_s}});
        QCOMPARE(till.refused, QString());
        const QJsonObject listed = till.list(u"orders"_s).first().toObject();
        QVERIFY(!listed.contains("items"_L1));
        QCOMPARE(listed.value("totalProducts"_L1).toInt(), 2);
        QCOMPARE(listed.value("couponCode"_L1).toString(), u"SPRING"_s);
        const QJsonObject order = till.ask(u"orders/"_s + listed.value("_id"_L1).toString()).json;
        const QJsonValue summary = order.value("amountSummary"_L1);
        QCOMPARE(summary["subtotal"_L1].toDouble(), 80.0);
        QCOMPARE(summary["discount"_L1].toDouble(), 8.0);
        QCOMPARE(summary["tax"_L1].toDouble(), 2.88); // 8 % of 40 less its half of the discount
        QCOMPARE(summary["shipping"_L1].toDouble(), 5.0);
        QCOMPARE(order.value("amount"_L1).toDouble(), 79.88);
        QCOMPARE(order.value("taxSummary"_L1)[0]["amount"_L1].toDouble(), 2.88);
        QCOMPARE(order.value("taxSummary"_L1)[0]["name"_L1].toString(), u"Sales tax"_s);
        QCOMPARE(order.value("items"_L1)[1]["price"_L1]["amount"_L1].toDouble(), 40.0);
        QCOMPARE(order.value("coupon"_L1)["code"_L1].toString(), u"SPRING"_s);
        QCOMPARE(till.list(u"transactions"_s).first()["amount"_L1].toDouble(), 79.88);
        QCOMPARE(till.list(u"transactions"_s).first()["entityId"_L1], order.value("_id"_L1));
        QVERIFY(till.standIn.setSwitch(u"order_items"_s, u"missing"_s));
        QVERIFY(!till.ask(u"orders/"_s + listed.value("_id"_L1).toString()).json.contains("items"_L1));
        till.act(u"order.forget"_s, {{u"order"_s, listed.value("_id"_L1)}});
        QCOMPARE(till.ask(u"orders/"_s + listed.value("_id"_L1).toString()).status, 400);
        QCOMPARE(till.list(u"orders"_s).size(), 0);
    }

    void anOrderIsPaidInParts()
    {
        Till till;
        const QJsonObject done = till.pay(u"link"_s, {{u"amount"_s, 100}, {u"part"_s, 30}});
        const QString order = done.value("order"_L1)["_id"_L1].toString();
        QCOMPARE(till.list(u"orders"_s, u"&paymentStatus=partially_paid"_s).size(), 1);
        till.act(u"payment.rest"_s, {{u"order"_s, order}});
        QCOMPARE(till.list(u"transactions"_s, u"&entityId="_s + order).size(), 2);
        QCOMPARE(till.list(u"transactions"_s).first()["amount"_L1].toDouble(), 70.0);
        QCOMPARE(till.list(u"orders"_s, u"&paymentStatus=paid"_s).size(), 1);
        till.act(u"payment.rest"_s, {{u"order"_s, order}});
        QCOMPARE(till.refused, u"The order is paid."_s);
    }

    void aSubscriptionRenewsByTheClock()
    {
        Till till;
        const QJsonObject done = till.pay(u"subscription"_s,
            {{u"amount"_s, u"29.90"_s}, {u"item"_s, u"Club"_s}, {u"setupFee"_s, 10}, {u"interval"_s, u"month"_s}});
        QCOMPARE(till.refused, QString());
        const QString provider = done.value("subscription"_L1)["subscriptionId"_L1].toString();
        const QString id = done.value("subscription"_L1)["_id"_L1].toString();
        QVERIFY(provider.startsWith(u"sub_"));
        QCOMPARE(till.list(u"transactions"_s).first()["amount"_L1].toDouble(), 39.9);
        QCOMPARE(done.value("order"_L1)["amount"_L1].toDouble(), 39.9);
        QCOMPARE(
            done.value("order"_L1)["items"_L1][0]["price"_L1]["recurring"_L1]["interval"_L1].toString(), u"month"_s);
        till.clock.sleepUntil(*instantFromIso(u"2026-06-02T00:00:00.000Z"_s), {});
        QJsonArray all = till.list(u"transactions"_s, u"&subscriptionId="_s + provider);
        QCOMPARE(all.size(), 3);
        QCOMPARE(all.at(0)["createdAt"_L1].toString(), u"2026-05-03T08:12:44.417Z"_s);
        QCOMPARE(all.at(0)["amount"_L1].toDouble(), 29.9);
        QCOMPARE(all.at(0)["entityId"_L1], done.value("order"_L1)["_id"_L1]);
        till.act(u"subscription.fail_next"_s, {{u"subscription"_s, provider}});
        till.clock.advance(std::chrono::days(2));
        QCOMPARE(till.list(u"transactions"_s).first()["status"_L1].toString(), u"failed"_s);
        QCOMPARE(till.ask(u"subscriptions/"_s + id).json.value("status"_L1).toString(), u"past_due"_s);
        till.clock.advance(std::chrono::days(30));
        QCOMPARE(till.list(u"transactions"_s).first()["status"_L1].toString(), u"succeeded"_s);
        QCOMPARE(till.list(u"subscriptions"_s, u"&id="_s + provider).first()["status"_L1].toString(), u"active"_s);
        till.act(u"subscription.cancel"_s, {{u"subscription"_s, id}});
        till.clock.advance(std::chrono::days(100));
        QCOMPARE(till.list(u"transactions"_s).size(), 5);
        const QJsonObject whole = till.ask(u"subscriptions/"_s + id).json;
        QCOMPARE(whole.value("status"_L1).toString(), u"canceled"_s);
        QVERIFY(whole.contains("canceledAt"_L1));
        QCOMPARE(whole.value("recurringProduct"_L1)["name"_L1].toString(), u"Club"_s);
        QCOMPARE(till.ask(u"subscriptions/nobody"_s).message(), u"Subscription not found"_s);
    }

    void aTrialStartsWithNothing()
    {
        Till till;
        till.pay(u"subscription"_s, {{u"amount"_s, 20}, {u"trialDays"_s, u"7"_s}, {u"interval"_s, u"week"_s}});
        QCOMPARE(till.list(u"transactions"_s).first()["amount"_L1].toDouble(), 0.0);
        QCOMPARE(till.list(u"subscriptions"_s).first()["status"_L1].toString(), u"trialing"_s);
        till.clock.advance(std::chrono::days(7));
        QCOMPARE(till.list(u"transactions"_s).first()["amount"_L1].toDouble(), 20.0);
        QCOMPARE(till.list(u"subscriptions"_s).first()["status"_L1].toString(), u"active"_s);
        till.clock.advance(std::chrono::days(7));
        QCOMPARE(till.list(u"transactions"_s).size(), 3);
    }

    void pendingDebitsSettleAndRefundsGrow()
    {
        Till till;
        till.pay(u"order_form_two_step"_s, {{u"amount"_s, 80}, {u"pendingDays"_s, u"4"_s}});
        till.pay(u"order_form_two_step"_s, {{u"amount"_s, 60}, {u"pendingDays"_s, 4}, {u"fails"_s, u"on"_s}});
        QCOMPARE(till.list(u"transactions"_s).at(1)["status"_L1].toString(), u"pending"_s);
        QCOMPARE(till.list(u"orders"_s, u"&status=pending"_s).size(), 2);
        till.clock.advance(std::chrono::days(5));
        const QJsonArray all = till.list(u"transactions"_s);
        QCOMPARE(all.at(0)["status"_L1].toString(), u"failed"_s);
        QCOMPARE(all.at(1)["status"_L1].toString(), u"succeeded"_s);
        QCOMPARE(all.at(1)["updatedAt"_L1].toString(), u"2026-03-07T08:12:44.417Z"_s);
        QCOMPARE(till.list(u"orders"_s, u"&status=completed"_s).size(), 1);
        const QString id = all.at(1)["_id"_L1].toString();
        till.act(u"payment.refund"_s, {{u"transaction"_s, id}, {u"amount"_s, u"30.25"_s}});
        QJsonObject one = till.ask(u"transactions/"_s + id).json;
        QCOMPARE(one.value("amountRefunded"_L1).toDouble(), 30.25);
        QCOMPARE(one.value("status"_L1).toString(), u"succeeded"_s);
        QCOMPARE(one.value("updatedAt"_L1).toString(), u"2026-03-08T08:12:44.417Z"_s);
        till.act(u"payment.refund"_s, {{u"transaction"_s, id}, {u"amount"_s, 50}});
        QVERIFY(!till.refused.isEmpty());
        till.act(u"payment.refund"_s, {{u"transaction"_s, id}});
        one = till.ask(u"transactions/"_s + id).json;
        QCOMPARE(one.value("amountRefunded"_L1).toDouble(), 80.0);
        QCOMPARE(one.value("status"_L1).toString(), u"refunded"_s);
        QCOMPARE(till.list(u"orders"_s, u"&paymentStatus=refunded"_s).size(), 1);
    }

    void theListFiltersByDayAndMode()
    {
        Till till;
        till.clock.sleepUntil(*instantFromIso(u"2026-03-04T23:59:59.999Z"_s), {});
        const auto idOf = [](const QJsonObject &done) { return done.value("id"_L1).toString(); };
        const QString first = idOf(till.pay(u"link"_s));
        till.clock.advance(1ms);
        const QString second = idOf(till.pay(u"calendar"_s, {{u"test"_s, u"on"_s}}));
        const auto ids = [&](const QString &more) {
            QStringList found;
            for (const QJsonValue &one : till.list(u"transactions"_s, more)) {
                found.append(one["_id"_L1].toString());
            }
            return found;
        };
        QCOMPARE(ids(u""_s), (QStringList{second, first}));
        QCOMPARE(ids(u"&startAt=2026-03-04&endAt=2026-03-04"_s), QStringList{first});
        QCOMPARE(ids(u"&startAt=2026-03-05"_s), QStringList{second});
        QCOMPARE(ids(u"&paymentMode=live"_s), QStringList{first});
        QCOMPARE(ids(u"&entitySourceType=calendar"_s), QStringList{second});
        QCOMPARE(ids(u"&limit=1&offset=1"_s), QStringList{first});
        QCOMPARE(till.ask(u"transactions"_s, u"&limit=1&offset=1"_s).json.value("totalCount"_L1).toInt(), 2);
        QVERIFY(till.standIn.setSwitch(u"date_filter_zone"_s, u"location"_s));
        QCOMPARE(ids(u"&startAt=2026-03-04&endAt=2026-03-04"_s), (QStringList{second, first}));
        QCOMPARE(till.ask(u"transactions"_s, u"&startAt=4.3.2026"_s).status, 422);
        QCOMPARE(till.ask(u"transactions"_s, u"&status=succeeded"_s).status, 422);
        QCOMPARE(till.get(u"/payments/transactions?locationId="_s + Till::first).status, 422);
        QCOMPARE(till.get(u"/payments/orders?altId="_s + Till::first).status, 200);
        QCOMPARE(till.get(u"/payments/subscriptions?altId="_s + Till::first).status, 422);
        QCOMPARE(till.ask(u"transactions/nobody"_s).message(), u"Transaction not found"_s);
        for (int i = 0; i < 12; ++i) {
            till.pay(u"link"_s);
        }
        QCOMPARE(till.list(u"transactions"_s).size(), 10);
    }

    void mistakesOfOthersCanBeMade()
    {
        Till till;
        till.pay(u"order_form_one_step"_s, {{u"amount"_s, u"149.5"_s}, {u"cents"_s, u"on"_s}, {u"lowerCase"_s, true}});
        const QJsonObject row = till.list(u"transactions"_s).first().toObject();
        QCOMPARE(row.value("amount"_L1).toInt(), 14950);
        QCOMPARE(row.value("currency"_L1).toString(), u"usd"_s);
        QCOMPARE(till.list(u"orders"_s).first()["amount"_L1].toDouble(), 149.5);
        till.act(u"payment.override"_s, {{u"field"_s, u"status"_s}, {u"value"_s, u"in_review"_s}});
        QCOMPARE(till.list(u"transactions"_s).first()["status"_L1].toString(), u"in_review"_s);
        till.act(u"contact.merge"_s, {{u"keep"_s, u"eva@example.com"_s}, {u"drop"_s, u"ana@example.com"_s}});
        const QJsonObject merged = till.list(u"transactions"_s).first().toObject();
        QCOMPARE(merged.value("mergedFromContactId"_L1), row.value("contactId"_L1));
        QVERIFY(merged.value("contactId"_L1) != row.value("contactId"_L1));
        till.act(u"payment.link"_s, {{u"contact"_s, u"nobody"_s}});
        QCOMPARE(till.refused, u"There is no such contact."_s);
        till.act(u"payment.link"_s, {{u"contact"_s, u"eva@example.com"_s}, {u"amount"_s, u"lots"_s}});
        QVERIFY(!till.refused.isEmpty());
        till.act(u"payment.link"_s, {{u"contact"_s, u"eva@example.com"_s}, {u"currency"_s, u"XQZ"_s}});
        QVERIFY(!till.refused.isEmpty());
        QCOMPARE(till.list(u"transactions"_s).size(), 1);
    }

    void highLevelsOwnConnectionMarksWhatItBooks()
    {
        Till till;
        const auto isMarked = [&](const QString &id) {
            const QJsonObject whole = till.ask(u"transactions/"_s + id).json;
            return whole.contains("qboSynced"_L1) ? QVariant(whole.value("qboSynced"_L1).toBool()) : QVariant();
        };
        const auto paid = [&](const QString &kind, const QJsonObject &parameters = {}) {
            return till.pay(kind, parameters).value("id"_L1).toString();
        };
        const QString before = paid(u"order_form_one_step"_s);
        till.act(u"location.own_quickbooks"_s, {{u"afterMinutes"_s, u"5"_s}});
        const QString form = paid(u"order_form_one_step"_s);
        const QString renewed = paid(u"subscription"_s, {{u"interval"_s, u"day"_s}});
        const QString link = paid(u"link"_s);
        const QString debit = paid(u"membership"_s, {{u"pendingDays"_s, u"1"_s}});
        QCOMPARE(isMarked(form), QVariant(false));
        till.clock.advance(6min);
        QCOMPARE(isMarked(form), QVariant(true));
        QCOMPARE(isMarked(renewed), QVariant(true));
        QVERIFY(!isMarked(link).toBool() && !isMarked(before).toBool() && !isMarked(debit).toBool());
        till.clock.advance(24h);
        QCOMPARE(isMarked(debit), QVariant(true));
        for (const QJsonValue &row : till.list(u"transactions"_s)) {
            QVERIFY(!row.toObject().contains("qboSynced"_L1)); // the list does not tell
        }
        till.act(u"location.own_quickbooks"_s, {{u"state"_s, u"off"_s}});
        QVERIFY(!isMarked(paid(u"order_form_one_step"_s)).toBool());
        till.act(u"location.own_quickbooks"_s, {{u"afterMinutes"_s, u"soon"_s}});
        QVERIFY(!till.refused.isEmpty());
    }

    void theSameSeedGivesTheSameObjects()
    {
        const auto run = [] {
            Till till;
            till.pay(u"subscription"_s, {{u"amount"_s, 20}});
            till.pay(u"store_order"_s);
            till.clock.advance(std::chrono::days(40));
            return till.standIn.dump();
        };
        const QJsonObject dump = run();
        QCOMPARE(dump, run());
        QCOMPARE(dump.value("transactions"_L1).toArray().size(), 3);
        QCOMPARE(dump.value("orders"_L1).toArray().size(), 2);
        QCOMPARE(dump.value("subscriptions"_L1).toArray().size(), 1);
        std::set<QString> ids;
        for (const QJsonValue &one : dump.value("transactions"_L1).toArray()) {
            ids.insert(one["_id"_L1].toString());
        }
        QCOMPARE(ids.size(), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(TestHighLevelPayments)

#include "tst_highlevel_payments.moc"
