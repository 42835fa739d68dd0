// The stand-in of HighLevel: invoices are made, sent, edited, paid, voided and listed as the reference says.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel_caller.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::sandbox;

namespace {

const QString unknownText = u"Unable to find an invoice with the given invoice id"_s;

QJsonArray oneContact()
{
    return {QJsonObject{{u"id"_s, u"Ct4nAruIz00000Demo01"_s}, {u"firstName"_s, u"Ana"_s}, {u"lastName"_s, u"Ruiz"_s},
                {u"email"_s, u"ana@example.com"_s}, {u"phone"_s, u"+12024561111"_s}},
        QJsonObject{{u"id"_s, u"Ct4nEvaSt00000Demo02"_s}, {u"firstName"_s, u"Eva"_s},
            {u"email"_s, u"eva@example.com"_s}, {u"phone"_s, u"+12024562222"_s}}};
}

QJsonObject line(const QJsonValue &amount, const QJsonValue &quantity, const QJsonArray &taxes = {},
    bool inclusive = false, const QString &product = {})
{
    QJsonObject item{{u"name"_s, u"Design"_s}, {u"currency"_s, u"USD"_s}, {u"amount"_s, amount}, {u"qty"_s, quantity},
        {u"taxes"_s, taxes}, {u"taxInclusive"_s, inclusive}};
    if (!product.isEmpty()) {
        item.insert(u"productId"_s, product);
    }
    return item;
}

QJsonArray tax(const QJsonValue &rate, const QString &name = u"Tax"_s)
{
    return {QJsonObject{{u"_id"_s, name}, {u"name"_s, name}, {u"rate"_s, rate}, {u"calculation"_s, u"exclusive"_s}}};
}

/// A caller whose location has a contact, and its invoices at hand.
struct Shop : HighLevelCaller
{
    Shop()
        : HighLevelCaller(oneContact())
    { }

    QJsonObject act(const QString &action, QJsonObject parameters)
    {
        const auto done = standIn.act(action, parameters);
        refused = done ? QString() : done.error().detail;
        return done.value_or(QJsonObject());
    }
    QJsonObject make(QJsonObject parameters = {})
    {
        parameters.insert(u"contact"_s, u"ana@example.com"_s);
        return act(u"invoice.create"_s, parameters).value("invoice"_L1).toObject();
    }
    QString sent(QJsonObject parameters = {})
    {
        parameters.insert(u"send"_s, u"on"_s);
        return make(parameters).value("_id"_L1).toString();
    }
    QJsonObject with(const QString &action, const QString &invoice, QJsonObject parameters = {})
    {
        parameters.insert(u"invoice"_s, invoice);
        return act(action, parameters).value("invoice"_L1).toObject();
    }
    HighLevelAnswer read(const QString &id) { return get(u"/invoices/%1?altId=%2&altType=location"_s.arg(id, first)); }
    HighLevelAnswer list(const QString &more)
    {
        return get(u"/invoices/?altId=%1&altType=location&%2"_s.arg(first, more));
    }
    QString status(const QString &id) { return read(id).json.value("status"_L1).toString(); }
    QJsonArray transactions(const QString &more = {})
    {
        return get(u"/payments/transactions?altId=%1&altType=location%2"_s.arg(first, more))
            .json.value("data"_L1)
            .toArray();
    }

    QString refused;
};

QJsonObject altBody() { return {{u"altId"_s, HighLevelCaller::first}, {u"altType"_s, u"location"_s}}; }

QJsonObject createBody()
{
    QJsonObject body = altBody();
    body.insert(u"name"_s, u"Kitchen refit"_s);
    body.insert(u"businessDetails"_s, QJsonObject{{u"name"_s, u"Acme"_s}});
    body.insert(u"currency"_s, u"USD"_s);
    body.insert(u"items"_s, QJsonArray{line(500, 2, tax(8.25))});
    body.insert(u"discount"_s, QJsonObject{{u"type"_s, u"percentage"_s}, {u"value"_s, 10}});
    body.insert(u"contactDetails"_s,
        QJsonObject{{u"id"_s, u"Ct4nAruIz00000Demo01"_s}, {u"name"_s, u"Ana Ruiz"_s},
            {u"email"_s, u"ana@example.com"_s}, {u"phoneNo"_s, u"+12024561111"_s}});
    body.insert(u"issueDate"_s, u"2026-05-28"_s);
    body.insert(u"dueDate"_s, u"2026-06-11"_s);
    body.insert(u"sentTo"_s, QJsonObject{{u"email"_s, QJsonArray{u"ana@example.com"_s}}});
    body.insert(u"liveMode"_s, true);
    return body;
}

double summary(const QJsonObject &invoice, QLatin1StringView name)
{
    return invoice.value("totalSummary"_L1)[name].toDouble();
}

} // namespace

class TestHighLevelInvoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void creatingMakesADraftWithTheReferencesNumbers()
    {
        Shop shop;
        const auto made = shop.post(u"/invoices/"_s, createBody());
        QCOMPARE(made.status, 200);
        const QJsonObject invoice = made.json;
        QCOMPARE(invoice.value("_id"_L1).toString().size(), 24);
        QCOMPARE(invoice.value("status"_L1).toString(), u"draft"_s);
        QCOMPARE(invoice.value("invoiceNumber"_L1).toString(), u"1001"_s);
        QCOMPARE(invoice.value("invoiceNumberPrefix"_L1).toString(), u"INV-"_s);
        QCOMPARE(summary(invoice, "subTotal"_L1), 1000.0);
        QCOMPARE(summary(invoice, "discount"_L1), 100.0);
        QCOMPARE(summary(invoice, "tax"_L1), 74.25);
        QCOMPARE(invoice.value("total"_L1).toDouble(), 974.25);
        QCOMPARE(invoice.value("amountDue"_L1).toDouble(), 974.25);
        // Los Angeles, in summer: the day's borders as instants.
        QCOMPARE(invoice.value("issueDate"_L1).toString(), u"2026-05-28T07:00:00.000Z"_s);
        QCOMPARE(invoice.value("dueDate"_L1).toString(), u"2026-06-12T06:59:59.999Z"_s);
        QVERIFY(!invoice.contains("sentAt"_L1) && !invoice.contains("items"_L1));
        QJsonObject read = shop.read(invoice.value("_id"_L1).toString()).json;
        read.insert(u"traceId"_s, invoice.value("traceId"_L1));
        QCOMPARE(read, invoice);
        QCOMPARE(shop.standIn.dump().value("invoices"_L1).toArray().size(), 1);
        QCOMPARE(shop.get(u"/invoices/generate-invoice-number?altId=%1&altType=location"_s.arg(Shop::first))
                     .json.value("invoiceNumber"_L1)
                     .toInt(),
            1002);
    }

    void bodiesAreValidated()
    {
        Shop shop;
        const auto refusedWith = [&](const QString &field, const QJsonValue &value) {
            QJsonObject body = createBody();
            body.insert(field, value);
            const auto answer = shop.post(u"/invoices/"_s, body);
            return answer.status == 422 ? answer.messages().join(u'|') : QString::number(answer.status);
        };
        QCOMPARE(refusedWith(u"locationId"_s, u"x"_s), u"property locationId should not exist"_s);
        QCOMPARE(refusedWith(u"currency"_s, u"XQZ"_s), u"currency must be a valid ISO4217 currency code"_s);
        QCOMPARE(refusedWith(u"issueDate"_s, u"soon"_s), u"issueDate must be a valid date"_s);
        QCOMPARE(refusedWith(u"altType"_s, u"company"_s), u"altType must be one of the following values: location"_s);
        QCOMPARE(refusedWith(u"contactDetails"_s, QJsonObject{{u"id"_s, u"x"_s}, {u"name"_s, u"y"_s}}),
            u"contactDetails.email should not be empty|contactDetails.phoneNo should not be empty"_s);
        QCOMPARE(refusedWith(u"items"_s, QJsonArray{line(u"much"_s, 1)}),
            u"invoiceItems.0.amount must be a number conforming to the specified constraints"_s);
        QCOMPARE(refusedWith(u"items"_s, QJsonArray{line(9e14, 9e6)}).isEmpty(), false);
        QCOMPARE(refusedWith(u"altId"_s, Shop::second), u"403"_s);
        QJsonObject none = createBody();
        none.remove(u"altId"_s);
        QCOMPARE(shop.post(u"/invoices/"_s, none).messages(), QStringList{u"altId should not be empty"_s});
        QCOMPARE(shop.standIn.dump().value("invoices"_L1).toArray().size(), 0);
    }

    void totals_data()
    {
        QTest::addColumn<QJsonArray>("items");
        QTest::addColumn<QJsonObject>("discount");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("switches");
        QTest::addColumn<QList<double>>("wanted"); // subTotal, discount, tax, total
        const QJsonObject no;
        const QJsonArray three{line(0.99, 1, tax(8.25)), line(0.99, 1, tax(8.25)), line(0.99, 1, tax(8.25))};
        QTest::newRow("tax rounded once") << three << no << u"USD"_s << u""_s << QList{2.97, 0.0, 0.25, 3.22};
        QTest::newRow("tax rounded on each line")
            << three << no << u"USD"_s << u"tax_rounding=line"_s << QList{2.97, 0.0, 0.24, 3.21};
        QTest::newRow("fractional quantity")
            << QJsonArray{line(19.99, 1.333)} << no << u"USD"_s << u""_s << QList{26.65, 0.0, 0.0, 26.65};
        QTest::newRow("half a cent goes away from zero")
            << QJsonArray{line(0.01, 0.5), line(1.005, 1)} << no << u"USD"_s << u""_s << QList{1.02, 0.0, 0.0, 1.02};
        QTest::newRow("fixed discount before tax")
            << QJsonArray{line(100, 1, tax(10)), line(50, 1)} << QJsonObject{{u"type"_s, u"fixed"_s}, {u"value"_s, 15}}
            << u"USD"_s << u""_s << QList{150.0, 15.0, 9.0, 144.0};
        QTest::newRow("discount on one product")
            << QJsonArray{line(100, 1, tax(10), false, u"p1"_s), line(50, 1, tax(10), false, u"p2"_s)}
            << QJsonObject{{u"type"_s, u"percentage"_s}, {u"value"_s, 20},
                   {u"validOnProductIds"_s, QJsonArray{u"p2"_s}}}
            << u"USD"_s << u""_s << QList{150.0, 10.0, 14.0, 154.0};
        QTest::newRow("fixed discount is never more than there is")
            << QJsonArray{line(10, 1)} << QJsonObject{{u"type"_s, u"fixed"_s}, {u"value"_s, 15}} << u"USD"_s << u""_s
            << QList{10.0, 10.0, 0.0, 0.0};
        QTest::newRow("a third, three times") << QJsonArray{line(10, 1), line(10, 1), line(10, 1)}
                                              << QJsonObject{{u"type"_s, u"fixed"_s}, {u"value"_s, 10}} << u"USD"_s
                                              << u""_s << QList{30.0, 10.0, 0.0, 20.0};
        QTest::newRow("the parts of a discount are the discount")
            << QJsonArray{line(10, 1, tax(100, u"a"_s)), line(10, 1, tax(100, u"b"_s)), line(10, 1, tax(100, u"c"_s))}
            << QJsonObject{{u"type"_s, u"fixed"_s}, {u"value"_s, 10}} << u"USD"_s << u""_s
            << QList{30.0, 10.0, 20.0, 40.0};
        const QJsonArray gross{line(119, 1, tax(19, u"USt"_s), true)};
        QTest::newRow("tax within the price") << gross << no << u"EUR"_s << u""_s << QList{100.0, 0.0, 19.0, 119.0};
        const QJsonObject tenth{{u"type"_s, u"percentage"_s}, {u"value"_s, 10}};
        QTest::newRow("tax within a discounted price")
            << gross << tenth << u"EUR"_s << u""_s << QList{100.0, 10.0, 17.1, 107.1};
        QTest::newRow("tax within, prices as they stand")
            << gross << tenth << u"EUR"_s << u"inclusive_summary=gross"_s << QList{119.0, 11.9, 17.1, 107.1};
        QTest::newRow("two taxes within")
            << QJsonArray{line(115, 1, QJsonArray{tax(5, u"GST"_s).first(), tax(10, u"PST"_s).first()}, true)} << no
            << u"CAD"_s << u""_s << QList{100.0, 0.0, 15.0, 115.0};
        QTest::newRow("yen have no decimals")
            << QJsonArray{line(333, 1.5, tax(10))} << no << u"JPY"_s << u""_s << QList{500.0, 0.0, 50.0, 550.0};
        QTest::newRow("dinars have three")
            << QJsonArray{line(1.234, 1, tax(5))} << no << u"KWD"_s << u""_s << QList{1.234, 0.0, 0.062, 1.296};
    }

    void totals()
    {
        QFETCH(QJsonArray, items);
        QFETCH(QJsonObject, discount);
        QFETCH(QString, currency);
        QFETCH(QString, switches);
        QFETCH(QList<double>, wanted);
        Shop shop;
        if (!switches.isEmpty()) {
            QVERIFY(shop.standIn.setSwitch(switches.section(u'=', 0, 0), switches.section(u'=', 1)));
        }
        QJsonObject body = createBody();
        body.insert(u"items"_s, items);
        body.insert(u"discount"_s, discount);
        body.insert(u"currency"_s, currency);
        const auto made = shop.post(u"/invoices/"_s, body);
        QVERIFY2(made.status == 200, made.body.constData());
        QCOMPARE(summary(made.json, "subTotal"_L1), wanted[0]);
        QCOMPARE(summary(made.json, "discount"_L1), wanted[1]);
        QCOMPARE(summary(made.json, "tax"_L1), wanted[2]);
        QCOMPARE(made.json.value("total"_L1).toDouble(), wanted[3]);
    }

    void thePartsAddUpWhateverTheDocument()
    {
        Shop shop;
        quint32 seed = 1;
        const auto random = [&](int below) {
            seed = seed * 1664525 + 1013904223;
            return static_cast<int>((seed >> 8) % static_cast<quint32>(below));
        };
        for (int i = 0; i < 400; ++i) {
            QVERIFY(shop.standIn.act(u"limits.off"_s, {}));
            QVERIFY(shop.standIn.setSwitch(u"tax_rounding"_s, i % 2 == 0 ? u"document"_s : u"line"_s));
            QJsonArray items;
            for (int n = random(6); n >= 0; --n) {
                const QJsonArray taxes = random(3) == 0 ? QJsonArray() : tax(random(2500) / 100.0);
                items.append(line(random(100'000) / 1000.0, random(5000) / 100.0, taxes, random(2) == 0,
                    random(2) == 0 ? u"p"_s : QString()));
            }
            QJsonObject discount{
                {u"type"_s, random(2) == 0 ? u"fixed"_s : u"percentage"_s}, {u"value"_s, random(3000) / 100.0}};
            if (random(2) == 0) {
                discount.insert(u"validOnProductIds"_s, QJsonArray{u"p"_s});
            }
            QJsonObject body = createBody();
            body.insert(u"items"_s, items);
            body.insert(u"discount"_s, discount);
            const auto made = shop.post(u"/invoices/"_s, body);
            QVERIFY2(made.status == 200, made.body.constData());
            const auto cents = [](double amount) { return qRound64(amount * 100); };
            QCOMPARE(cents(summary(made.json, "subTotal"_L1)) - cents(summary(made.json, "discount"_L1))
                    + cents(summary(made.json, "tax"_L1)),
                cents(made.json.value("total"_L1).toDouble()));
            QVERIFY(made.json.value("total"_L1).toDouble() >= 0);
        }
    }

    void theListNeedsItsParametersAndFilters()
    {
        Shop shop;
        QCOMPARE(shop.list(u""_s).status, 422);
        QCOMPARE(shop.list(u""_s).messages(),
            (QStringList{u"limit should not be empty"_s, u"offset should not be empty"_s}));
        QCOMPARE(shop.list(u"limit=x&offset=0"_s).messages(), QStringList{u"limit must be a number string"_s});
        QCOMPARE(shop.get(u"/invoices/?altType=location&limit=1&offset=0"_s).messages(),
            QStringList{u"altId should not be empty"_s});
        QCOMPARE(shop.list(u"limit=1&offset=0&updatedAfter=2026-01-01"_s).messages(),
            QStringList{u"property updatedAfter should not exist"_s});
        QCOMPARE(shop.list(u"limit=1&offset=0&sortField=updatedAt"_s).status, 422);
        const QString first = shop.sent({{u"issueDate"_s, u"2026-03-01"_s}});
        shop.clock.advance(1s);
        const QString second = shop.sent({{u"issueDate"_s, u"2026-02-01"_s}, {u"test"_s, u"on"_s}});
        shop.clock.advance(1s);
        const QString third = shop.make({{u"name"_s, u"Garden"_s}}).value("_id"_L1).toString();
        const auto ids = [&](const QString &more) {
            QStringList all;
            for (const QJsonValue &invoice : shop.list(more).json.value("invoices"_L1).toArray()) {
                all.append(invoice["_id"_L1].toString());
            }
            return all;
        };
        QCOMPARE(ids(u"limit=100&offset=0"_s), (QStringList{third, second, first}));
        QCOMPARE(ids(u"limit=100&offset=0&status=sent"_s), (QStringList{second, first}));
        QCOMPARE(ids(u"limit=1&offset=1&status=sent"_s), QStringList{first});
        QCOMPARE(shop.list(u"limit=1&offset=1&status=sent"_s).json.value("total"_L1).toInt(), 2);
        QCOMPARE(
            ids(u"limit=100&offset=0&sortField=issueDate&sortOrder=ascend"_s), (QStringList{second, first, third}));
        QCOMPARE(
            ids(u"limit=100&offset=0&sortField=issueDate&sortOrder=descend"_s), (QStringList{third, first, second}));
        QCOMPARE(ids(u"limit=100&offset=0&paymentMode=test"_s), QStringList{second});
        QCOMPARE(ids(u"limit=100&offset=0&search=garden"_s), QStringList{third});
        QCOMPARE(ids(u"limit=100&offset=0&search=INV-1001"_s), QStringList{first});
        QCOMPARE(ids(u"limit=100&offset=0&contactId=nobody"_s), QStringList());
        QCOMPARE(ids(u"limit=100&offset=0&startAt=2026-03-01&endAt=2026-03-01"_s), QStringList{first});
        QCOMPARE(shop.read(second).json.value("liveMode"_L1).toBool(true), false);
    }

    void aDraftIsSentEditedPaidInPartsAndThenStaysAsItIs()
    {
        Shop shop;
        const QString id = shop.make().value("_id"_L1).toString();
        shop.clock.advance(1min);
        QJsonObject send = altBody();
        send.insert(u"userId"_s, u"Us9XyZ0aBcDeFgHiJkLm"_s);
        send.insert(u"action"_s, u"send_manually"_s);
        send.insert(u"liveMode"_s, true);
        const auto sent = shop.post(u"/invoices/%1/send"_s.arg(id), send);
        QCOMPARE(sent.status, 200);
        QCOMPARE(sent.object("invoice").value("status"_L1).toString(), u"sent"_s);
        QCOMPARE(sent.object("invoice").value("sentAt"_L1), sent.object("invoice").value("updatedAt"_L1));
        shop.clock.advance(1min);
        QJsonObject edit = altBody();
        edit.insert(u"name"_s, u"More work"_s);
        edit.insert(u"currency"_s, u"USD"_s);
        edit.insert(u"invoiceItems"_s, QJsonArray{line(250, 1)});
        edit.insert(u"issueDate"_s, u"2026-03-03"_s);
        edit.insert(u"dueDate"_s, u"2026-03-20"_s);
        const auto edited = shop.put(u"/invoices/"_s + id, edit);
        QCOMPARE(edited.status, 200);
        QCOMPARE(edited.json.value("total"_L1).toDouble(), 250.0);
        QCOMPARE(edited.json.value("updatedAt"_L1).toString(), u"2026-03-03T08:14:44.417Z"_s);
        QJsonObject payment = altBody();
        payment.insert(u"mode"_s, u"cheque"_s);
        payment.insert(u"card"_s, QJsonObject{{u"brand"_s, u"visa"_s}, {u"last4"_s, u"4242"_s}});
        payment.insert(u"cheque"_s, QJsonObject{{u"number"_s, u"7"_s}});
        payment.insert(u"notes"_s, u"At the door"_s);
        payment.insert(u"amount"_s, 100.1);
        const QString path = u"/invoices/%1/record-payment"_s.arg(id);
        const auto part = shop.post(path, payment);
        QCOMPARE(part.status, 200);
        QCOMPARE(part.object("invoice").value("status"_L1).toString(), u"partially_paid"_s);
        QCOMPARE(part.object("invoice").value("amountPaid"_L1).toDouble(), 100.1);
        QCOMPARE(part.object("invoice").value("amountDue"_L1).toDouble(), 149.9);
        payment.insert(u"amount"_s, 149.91);
        QCOMPARE(shop.post(path, payment).message(), u"Amount can not be greater than the amount due"_s);
        // Lines may still change, the client not, and never below what was paid.
        edit.insert(u"contactDetails"_s, QJsonObject{{u"id"_s, u"Ct4nEvaSt00000Demo02"_s}});
        QCOMPARE(shop.put(u"/invoices/"_s + id, edit).message(),
            u"The client of an invoice with payments can not be changed"_s);
        edit.remove(u"contactDetails"_s);
        edit.insert(u"invoiceItems"_s, QJsonArray{line(100, 1)});
        QCOMPARE(
            shop.put(u"/invoices/"_s + id, edit).message(), u"Invoice total can not be less than the amount paid"_s);
        edit.insert(u"invoiceItems"_s, QJsonArray{line(200.1, 1)});
        QCOMPARE(shop.put(u"/invoices/"_s + id, edit).json.value("amountDue"_L1).toDouble(), 100.0);
        payment.remove(u"amount"_s);
        QCOMPARE(shop.post(path, payment).object("invoice").value("status"_L1).toString(), u"paid"_s);
        QCOMPARE(shop.put(u"/invoices/"_s + id, edit).status, 400);
        QCOMPARE(shop.post(path, payment).status, 400);
        const QJsonArray payments = shop.transactions(u"&entityId="_s + id);
        QCOMPARE(payments.size(), 2);
        for (const QJsonValue &one : payments) {
            QCOMPARE(one["entityType"_L1].toString(), u"invoice"_s);
            QCOMPARE(one["entitySourceType"_L1].toString(), u"invoice"_s);
            QCOMPARE(one["entitySourceId"_L1].toString(), id);
            QCOMPARE(one["entitySourceMeta"_L1]["invoiceNumber"_L1].toString(), u"1001"_s);
            QCOMPARE(one["paymentProviderType"_L1].toString(), u"manual"_s);
        }
        QCOMPARE(payments.at(0)["amount"_L1].toDouble(), 100.0);
        QCOMPARE(payments.at(1)["amount"_L1].toDouble(), 100.1);
    }

    void deletingAndVoidingSayWhyNot()
    {
        Shop shop;
        const QString draft = shop.make().value("_id"_L1).toString();
        const auto voidIt = [&](const QString &id) { return shop.post(u"/invoices/%1/void"_s.arg(id), altBody()); };
        const auto deleteIt = [&](const QString &id) {
            return shop.call("DELETE", u"/invoices/%1?altId=%2&altType=location"_s.arg(id, Shop::first));
        };
        QCOMPARE(voidIt(draft).status, 400);
        QCOMPARE(voidIt(draft).message(), u"Can not void draft invoice. You can delete draft invoice!"_s);
        QCOMPARE(deleteIt(draft).status, 200);
        QCOMPARE(shop.read(draft).status, 400);
        QCOMPARE(shop.read(draft).message(), unknownText);
        QCOMPARE(voidIt(draft).message(), unknownText);
        QCOMPARE(deleteIt(draft).message(), unknownText);
        QCOMPARE(shop.list(u"limit=10&offset=0"_s).json.value("total"_L1).toInt(), 0);
        const QString sent = shop.sent();
        QCOMPARE(deleteIt(sent).message(), u"Invoice status need to be draft to delete an invoice"_s);
        QCOMPARE(voidIt(sent).json.value("status"_L1).toString(), u"void"_s);
        QCOMPARE(shop.read(sent).json.value("total"_L1).toDouble(), 100.0);
        // The web app deletes what the API does not.
        const QString other = shop.sent();
        shop.with(u"invoice.delete"_s, other);
        QCOMPARE(shop.refused, QString());
        QCOMPARE(shop.read(other).message(), unknownText);
        const QString paid = shop.sent();
        shop.with(u"invoice.pay"_s, paid, {{u"amount"_s, u"40"_s}});
        QCOMPARE(shop.status(paid), u"partially_paid"_s);
        QCOMPARE(voidIt(paid).message(),
            u"To void an invoice which has received payment through the payment provider, the corresponding transaction needs to be refunded first"_s);
        shop.with(u"invoice.refund"_s, paid);
        QCOMPARE(voidIt(paid).json.value("status"_L1).toString(), u"void"_s);
        const QString byHand = shop.sent();
        shop.with(u"invoice.pay"_s, byHand, {{u"amount"_s, 40}, {u"mode"_s, u"cash"_s}});
        QCOMPARE(voidIt(byHand).status, 200);
    }

    void aBankDebitSettlesByTheClock()
    {
        Shop shop;
        const QString good = shop.sent();
        const QString bad = shop.sent();
        shop.with(u"invoice.pay_by_bank"_s, good, {{u"days"_s, 3}});
        shop.with(u"invoice.pay_by_bank"_s, bad, {{u"days"_s, 3}, {u"fails"_s, u"on"_s}, {u"amount"_s, 30}});
        QCOMPARE(shop.status(good), u"payment_processing"_s);
        QCOMPARE(shop.read(good).json.value("amountPaid"_L1).toDouble(), 0.0);
        QCOMPARE(shop.transactions().at(0)["status"_L1].toString(), u"pending"_s);
        QCOMPARE(shop.list(u"limit=9&offset=0&status=payment_processing"_s).json.value("total"_L1).toInt(), 2);
        shop.with(u"invoice.pay"_s, good);
        QVERIFY(!shop.refused.isEmpty()); // all of it is under way
        shop.clock.advance(std::chrono::days(3) - 1ms);
        QCOMPARE(shop.status(good), u"payment_processing"_s);
        shop.clock.advance(std::chrono::days(1));
        QCOMPARE(shop.status(good), u"paid"_s);
        QCOMPARE(shop.status(bad), u"sent"_s);
        QCOMPARE(shop.transactions().at(1)["status"_L1].toString(), u"succeeded"_s);
        QCOMPARE(shop.transactions().at(0)["status"_L1].toString(), u"failed"_s);
        // At the time it was due, not when somebody looked.
        QCOMPARE(shop.read(good).json.value("updatedAt"_L1).toString(), u"2026-03-06T08:12:44.417Z"_s);
    }

    void aRefundShowsInTheTransactionAndBehindASwitchInTheInvoice()
    {
        Shop shop;
        const QString id = shop.sent();
        shop.with(u"invoice.pay"_s, id);
        shop.clock.advance(1h);
        shop.with(u"invoice.refund"_s, id, {{u"amount"_s, u"25.5"_s}});
        QCOMPARE(shop.status(id), u"paid"_s);
        QJsonValue payment = shop.transactions().first();
        QCOMPARE(payment["amountRefunded"_L1].toDouble(), 25.5);
        QCOMPARE(payment["status"_L1].toString(), u"succeeded"_s);
        QCOMPARE(payment["updatedAt"_L1].toString(), u"2026-03-03T09:12:44.417Z"_s);
        QVERIFY(shop.standIn.setSwitch(u"refunded_invoice"_s, u"reopened"_s));
        shop.with(u"invoice.refund"_s, id);
        payment = shop.transactions().first();
        QCOMPARE(payment["amountRefunded"_L1].toDouble(), 100.0);
        QCOMPARE(payment["status"_L1].toString(), u"refunded"_s);
        QCOMPARE(shop.status(id), u"partially_paid"_s); // only the second refund was taken back
        shop.with(u"invoice.refund"_s, id);
        QVERIFY(!shop.refused.isEmpty());
    }

    void tipsAndChargesComeWithAPayment()
    {
        Shop shop;
        const QString id = shop.sent();
        shop.with(u"invoice.pay"_s, id, {{u"amount"_s, 60}, {u"tip"_s, u"5"_s}, {u"charge"_s, 1.5}});
        const QJsonObject invoice = shop.read(id).json;
        QCOMPARE(invoice.value("status"_L1).toString(), u"partially_paid"_s);
        QCOMPARE(invoice.value("amountPaid"_L1).toDouble(), 66.5);
        QCOMPARE(invoice.value("amountDue"_L1).toDouble(), 40.0);
        QCOMPARE(invoice.value("total"_L1).toDouble(), 100.0);
        QCOMPARE(invoice.value("invoiceTotal"_L1).toDouble(), 106.5);
        QCOMPARE(invoice.value("tipsReceived"_L1)[0]["amount"_L1].toDouble(), 5.0);
        QCOMPARE(invoice.value("miscellaneousCharges"_L1)["collectedMiscellaneousCharges"_L1].toDouble(), 1.5);
        QCOMPARE(shop.transactions().first()["amount"_L1].toDouble(), 66.5);
        QVERIFY(shop.standIn.setSwitch(u"extras_in_total"_s, u"on"_s));
        QCOMPARE(shop.read(id).json.value("total"_L1).toDouble(), 106.5);
    }

    void buttonsDiscountTaxAndEdit()
    {
        Shop shop;
        const QString id = shop.sent({{u"amount"_s, u"19.99"_s}, {u"qty"_s, u"3"_s}});
        QCOMPARE(shop.with(u"invoice.tax"_s, u"INV-1001"_s, {{u"taxRate"_s, u"8.25"_s}}).value("total"_L1).toDouble(),
            64.92);
        QCOMPARE(shop.with(u"invoice.discount"_s, id, {{u"discount"_s, u"10"_s}, {u"discountType"_s, u"fixed"_s}})
                     .value("total"_L1)
                     .toDouble(),
            54.09);
        const QJsonObject edited = shop.with(u"invoice.edit"_s, id,
            {{u"qty"_s, 1}, {u"invoiceNumber"_s, u"A-7"_s}, {u"contact"_s, u"eva@example.com"_s}});
        QCOMPARE(edited.value("total"_L1).toDouble(), 10.81);
        QCOMPARE(edited.value("invoiceNumber"_L1).toString(), u"A-7"_s);
        QCOMPARE(edited.value("contactDetails"_L1)["name"_L1].toString(), u"Eva"_s);
        shop.with(u"invoice.discount"_s, id, {{u"discount"_s, u"lots"_s}});
        QVERIFY(!shop.refused.isEmpty());
        const QJsonObject euros = shop.with(u"invoice.edit"_s, id, {{u"currency"_s, u"EUR"_s}});
        QCOMPARE(euros.value("currency"_L1).toString(), u"EUR"_s);
        QCOMPARE(euros.value("invoiceItems"_L1)[0]["currency"_L1].toString(), u"EUR"_s);
        shop.with(u"invoice.pay"_s, u"INV-9"_s);
        QCOMPARE(shop.refused, u"There is no such invoice."_s);
        const QJsonObject odd
            = shop.with(u"invoice.override"_s, id, {{u"field"_s, u"totalSummary.tax"_s}, {u"value"_s, u"7"_s}});
        QCOMPARE(summary(odd, "tax"_L1), 7.0);
        QCOMPARE(summary(odd, "discount"_L1), 10.0);
    }

    void aTemplateIssuesByTheClock()
    {
        Shop shop;
        shop.clock.sleepUntil(*instantFromIso(u"2026-05-31T20:00:00.000Z"_s), {});
        shop.act(u"invoice.recurring"_s,
            {{u"contact"_s, u"ana@example.com"_s}, {u"interval"_s, u"month"_s}, {u"times"_s, u"3"_s}});
        QCOMPARE(shop.refused, QString());
        QCOMPARE(shop.list(u"limit=9&offset=0&status=sent"_s).json.value("total"_L1).toInt(), 1);
        shop.clock.advance(std::chrono::days(200));
        const QJsonArray all = shop.list(u"limit=9&offset=0&status=sent"_s).json.value("invoices"_L1).toArray();
        QCOMPARE(all.size(), 3);
        QCOMPARE(all.at(1)["createdAt"_L1].toString(), u"2026-06-30T20:00:00.000Z"_s); // no 31st
        QCOMPARE(all.at(0)["createdAt"_L1].toString(), u"2026-07-31T20:00:00.000Z"_s);
        QCOMPARE(all.at(0)["invoiceNumber"_L1].toString(), u"1003"_s);
        QCOMPARE(all.at(0)["issueDate"_L1].toString(), u"2026-07-31T07:00:00.000Z"_s);
    }

    void textToPayMakesSendsAndChanges()
    {
        Shop shop;
        QJsonObject body = createBody();
        body.insert(u"userId"_s, u"Us9XyZ0aBcDeFgHiJkLm"_s);
        body.insert(u"action"_s, u"draft"_s);
        const auto made = shop.post(u"/invoices/text2pay"_s, body);
        QVERIFY2(made.status == 200, made.body.constData());
        const QString id = made.object("invoice").value("_id"_L1).toString();
        body.insert(u"id"_s, id);
        body.insert(u"action"_s, u"send"_s);
        body.insert(u"items"_s, QJsonArray{line(7, 1)});
        const auto sent = shop.post(u"/invoices/text2pay"_s, body);
        QCOMPARE(sent.object("invoice").value("status"_L1).toString(), u"sent"_s);
        QCOMPARE(sent.object("invoice").value("total"_L1).toDouble(), 6.3);
        QVERIFY(!sent.object("invoice").contains("id"_L1) && !sent.object("invoice").contains("action"_L1));
        shop.with(u"invoice.pay"_s, id);
        QCOMPARE(shop.transactions().first()["entitySourceType"_L1].toString(), u"text2Pay"_s);
        QCOMPARE(shop.transactions().first()["entityType"_L1].toString(), u"invoice"_s);
    }

    void otherLocationsAndScopesAreRefused()
    {
        Shop shop;
        const QString id = shop.sent();
        QCOMPARE(shop.get(u"/invoices/%1?altId=%2&altType=location"_s.arg(id, Shop::second)).status, 403);
        QCOMPARE(shop.get(u"/invoices/%1?altType=location"_s.arg(id)).status, 422);
        QCOMPARE(shop.get(u"/invoices/%1?altId=%2"_s.arg(id, Shop::first)).status, 422);
        QVERIFY(shop.standIn.act(u"pit.scopes"_s, {{u"scopes"_s, u"contacts.readonly"_s}}));
        QCOMPARE(shop.read(id).status, 401);
        QCOMPARE(shop.get(u"/payments/transactions?altId=%1&altType=location"_s.arg(Shop::first)).status, 401);
    }
};

QTEST_GUILESS_MAIN(TestHighLevelInvoices)

#include "tst_highlevel_invoices.moc"
