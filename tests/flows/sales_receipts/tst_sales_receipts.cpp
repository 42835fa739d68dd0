// Planning receipts from the journal, and each reply to their writes.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/owner_choice.h"
#include "flows/sales_receipts/sales_receipts.h"
#include "flows/sales_receipts/write_receipt.h"
#include "flows/shared/receipts_off.h"
#include "quickbooks/customer.h"
#include "support/scripted_call.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::flows;
using namespace kontor::flows::sales_receipts;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)}; // 2026-09-21T14:13:20Z
const quickbooks::Api quickBooks(QUrl(u"https://quickbooks.example"_s), u"9130"_s);
const highlevel::Api highLevel(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s);
const WriteReceipt kind(quickBooks);
const Known nothingKnown{now, [](const QString &, const QString &) { return std::vector<journal::Link>(); }};

QJsonObject payment(const QJsonObject &more = {})
{
    QJsonObject row{{u"_id"_s, u"pay1"_s}, {u"status"_s, u"succeeded"_s}, {u"liveMode"_s, true}, {u"amount"_s, 40},
        {u"amountRefunded"_s, 0}, {u"currency"_s, u"USD"_s}, {u"contactId"_s, u"c1"_s},
        {u"contactName"_s, u"Ana Ruiz"_s}, {u"contactEmail"_s, u"ana@example.com"_s}, {u"entityType"_s, u"order"_s},
        {u"entityId"_s, u"order1"_s}, {u"entitySourceType"_s, u"funnel"_s}, {u"entitySourceName"_s, u"Spring offer"_s},
        {u"paymentProviderType"_s, u"stripe"_s},
        {u"paymentMethod"_s, QJsonObject{{u"card"_s, QJsonObject{{u"brand"_s, u"visa"_s}}}}},
        {u"createdAt"_s, toIso(now - 1h)}};
    for (auto field = more.begin(); field != more.end(); ++field) {
        row.insert(field.key(), field.value());
    }
    return row;
}

QJsonObject order(int price = 20)
{
    return {{u"_id"_s, u"order1"_s}, {u"currency"_s, u"USD"_s}, {u"amount"_s, 2 * price},
        {u"items"_s,
            QJsonArray{QJsonObject{{u"name"_s, u"E-book"_s}, {u"qty"_s, 2},
                {u"price"_s, QJsonObject{{u"amount"_s, price}, {u"type"_s, u"one_time"_s}}}}}}};
}

QJsonObject contactAnswer(QJsonObject contact)
{
    contact.insert(u"id"_s, u"c2"_s);
    return {{u"contact"_s, contact}};
}

struct Shop
{
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    testing::ScriptedCall orders;
    QStringList byOthers; ///< payments that HighLevel's own connection has booked
    QStringList looked; ///< payments that were asked for by id
    std::optional<Error> unwell; ///< HighLevel's answer to every payment by id,
    QStringList unwellFor; ///< or to these
    Instant time = now;
    QString zone = u"America/Los_Angeles"_s;
    testing::ScriptedCall books;
    int keys = 0;
    std::vector<PlannedReceipt> told;

    Shop()
    {
        const auto account = [](const char *id, const char *type, const char *subtype) {
            return QJsonObject{{u"Id"_s, QString::fromLatin1(id)}, {u"Name"_s, QString::fromLatin1(id)},
                {u"AccountType"_s, QString::fromLatin1(type)}, {u"AccountSubType"_s, QString::fromLatin1(subtype)}};
        };
        journal->setState(u"company"_s,
            {{u"at"_s, toIso(now)}, {u"info"_s, QJsonObject{{u"CompanyName"_s, u"Fern"_s}, {u"Country"_s, u"US"_s}}},
                {u"preferences"_s,
                    QJsonObject{
                        {u"CurrencyPrefs"_s, QJsonObject{{u"HomeCurrency"_s, QJsonObject{{u"value"_s, u"USD"_s}}}}},
                        {u"TaxPrefs"_s, QJsonObject{{u"UsingSalesTax"_s, false}}}}},
                {u"Item"_s,
                    QJsonArray{
                        QJsonObject{{u"Id"_s, u"21"_s}, {u"Name"_s, u"HighLevel Sales"_s}, {u"Type"_s, u"Service"_s}}}},
                {u"PaymentMethod"_s, QJsonArray{QJsonObject{{u"Id"_s, u"3"_s}, {u"Name"_s, u"Credit Card"_s}}}},
                {u"Account"_s,
                    QJsonArray{account("79", "Income", "ServiceFeeIncome"),
                        account("4", "Other Current Asset", "UndepositedFunds")}}});
        journal->putRecord({.service = Service::QuickBooks,
            .kind = u"customer"_s,
            .id = u"58"_s,
            .version = u"1"_s,
            .value = toStored(quickbooks::Customer{.id = u"58"_s, .displayName = u"Ana Ruiz"_s}),
            .keys = {u"email:ana@example.com"_s}});
    }
    void moveToGermany()
    {
        QJsonObject company = journal->state(u"company"_s);
        company.insert(u"info"_s, QJsonObject{{u"CompanyName"_s, u"Fern"_s}, {u"Country"_s, u"DE"_s}});
        company.insert(u"preferences"_s,
            QJsonObject{{u"CurrencyPrefs"_s, QJsonObject{{u"HomeCurrency"_s, QJsonObject{{u"value"_s, u"EUR"_s}}}}},
                {u"TaxPrefs"_s, QJsonObject{{u"UsingSalesTax"_s, true}}}});
        QJsonArray rates;
        QJsonArray codes;
        for (const auto &[id, percent] : {std::pair{u"2"_s, 19}, std::pair{u"4"_s, 0}}) {
            rates.append(QJsonObject{{u"Id"_s, id}, {u"Name"_s, id}, {u"RateValue"_s, percent}});
            const QJsonObject detail{{u"TaxRateRef"_s, QJsonObject{{u"value"_s, id}}}};
            codes.append(QJsonObject{{u"Id"_s, id}, {u"Name"_s, id},
                {u"SalesTaxRateList"_s, QJsonObject{{u"TaxRateDetail"_s, QJsonArray{detail}}}}});
        }
        company.insert(u"TaxRate"_s, rates);
        company.insert(u"TaxCode"_s, codes);
        journal->setState(u"company"_s, company);
    }
    void pay(const QJsonObject &row, const QString &version = u"v1"_s)
    {
        journal->putRecord({.service = Service::HighLevel,
            .kind = u"transaction"_s,
            .id = row[u"_id"].toString(),
            .version = version,
            .value = row,
            .keys = {u"subscription:"_s + row[u"subscriptionId"].toString()}});
    }
    ReceiptStep plan(std::vector<Result<QJsonObject>> answers = {order()})
    {
        orders.answers.assign(answers.begin(), answers.end());
        orders.asked.clear();
        looked.clear();
        const Call ofOrders = [this, ask = orders.call()](const net::Request &request, std::stop_token stop) {
            const QString path = request.url.path();
            if (!path.startsWith(u"/payments/transactions/")) {
                return ask(request, stop);
            }
            const QString id = path.section(u'/', -1);
            looked.append(id);
            return unwell && (unwellFor.isEmpty() || unwellFor.contains(id))
                ? Result<QJsonObject>(fail(*unwell))
                : QJsonObject{{u"_id"_s, id}, {u"qboSynced"_s, byOthers.contains(id)}};
        };
        const Call ofBooks = books.call();
        const invoice_mirror::MirrorRules rules{.zone = zone,
            .country = u"US"_s,
            .connectedSince = now - 24h,
            .now = time,
            .highLevelNow = time,
            .newKey = [this] { return u"key%1"_s.arg(++keys); }};
        return planReceipts(*journal, {highLevel, ofOrders, quickBooks, ofBooks}, rules,
            [this](const PlannedReceipt &planned) { told.push_back(planned); }, {});
    }
    std::vector<journal::Operation> writes(const QString &payment = u"pay1"_s)
    {
        return journal->openOperations(u"receipt:"_s + payment);
    }
    std::vector<journal::Operation> notes(const QString &payment = u"pay1"_s)
    {
        return journal->openOperations(u"receipt-note:"_s + payment);
    }
    bool planned() { return journal->unplannedCount(Service::HighLevel, u"transaction"_s) == 0; }
    /// The oldest write, as it stands or as `sent`.
    Outcome carryOut(const QJsonObject &answer, const std::optional<journal::Operation> &sent = {})
    {
        const Outcome outcome = kind.settle(sent ? *sent : writes().at(0), answer, nothingKnown);
        for (const journal::Link &link : outcome.links) {
            journal->putLink(link);
        }
        journal::Operation operation = outcome.operation;
        operation.problem = outcome.problem;
        operation.state = outcome.next == Outcome::Next::Attention ? journal::OperationState::Attention
                                                                   : journal::OperationState::Done;
        journal->putOperation(operation);
        return outcome;
    }
    /// A receipt whose total differs with its tax as a line, too; what the owner is asked.
    journal::Operation bookOtherwise();
};

QJsonObject receipt(double total, double tax = 0, const QString &entity = u"SalesReceipt"_s)
{
    return {{entity,
        QJsonObject{{u"Id"_s, u"310"_s}, {u"SyncToken"_s, u"0"_s}, {u"TotalAmt"_s, total},
            {u"TxnTaxDetail"_s, QJsonObject{{u"TotalTax"_s, tax}}}}}};
}

QJsonObject found(double total, const QString &token)
{
    QJsonObject row = receipt(total)[u"SalesReceipt"].toObject();
    row.insert(u"SyncToken"_s, token);
    return {{u"QueryResponse"_s, QJsonObject{{u"SalesReceipt"_s, QJsonArray{row}}}}};
}

journal::Operation Shop::bookOtherwise()
{
    pay(payment());
    plan();
    carryOut(receipt(40.01));
    journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay1"_s);
    plan({});
    carryOut(receipt(40.01), kind.settle(writes().at(0), found(40.01, u"0"_s), nothingKnown).operation);
    return journal->inAttention().at(0);
}

} // namespace

class SalesReceiptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaymentBecomesAReceiptWithTheOrdersLines()
    {
        Shop shop;
        shop.pay(payment());
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.orders.asked, QStringList{u"/payments/orders/order1?"_s});
        const QJsonObject body = shop.writes().at(0).payload[u"body"].toObject();
        QCOMPARE(body[u"CustomerRef"][u"value"].toString(), u"58"_s);
        QCOMPARE(body[u"TxnDate"].toString(), u"2026-09-21"_s);
        QCOMPARE(body[u"DepositToAccountRef"][u"value"].toString(), u"4"_s);
        QCOMPARE(body[u"PaymentMethodRef"][u"value"].toString(), u"3"_s);
        QCOMPARE(body[u"PrivateNote"].toString(), markOfReceipt(u"pay1"_s));
        QCOMPARE(body[u"Line"][0][u"Amount"].toDouble(), 40.0);
        QCOMPARE(body[u"Line"][0][u"SalesItemLineDetail"][u"Qty"].toDouble(), 2.0);
        QVERIFY(!body.contains(u"DueDate") && !body.contains(u"AllowOnlineACHPayment"));
        QVERIFY(shop.planned());
        QVERIFY(!shop.plan({}).error); // an order is asked for once
        QVERIFY(shop.orders.asked.isEmpty());
    }
    void whatTheOwnerChoseIsNeverReplaced_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("kind");
        QTest::newRow("item") << u"accounts.item"_s << u"item"_s;
        QTest::newRow("deposit account") << u"accounts.deposit"_s << u"deposit account"_s;
    }
    void whatTheOwnerChoseIsNeverReplaced()
    {
        QFETCH(const QString, setting);
        QFETCH(const QString, kind);
        Shop shop;
        shop.journal->setSetting(setting, u"999"_s);
        shop.pay(payment());
        QVERIFY(!shop.plan().error);
        QVERIFY(shop.writes().empty());
        QCOMPARE(shop.notes().at(0).problem->key, u"qb.2500"_s);
        QCOMPARE(shop.notes().at(0).problem->parameters[u"kind"_s], kind);
        QCOMPARE(shop.notes().at(0).problem->parameters[u"id"_s], u"999"_s);
    }
    void anOrderThatIsGoneLeavesOneLine()
    {
        Shop shop;
        shop.pay(payment());
        QVERIFY(!shop.plan({fail({.kind = Error::Kind::Refused, .key = u"hl.404"_s})}).error);
        QCOMPARE(shop.writes().at(0).payload[u"body"][u"Line"].toArray().size(), 1);
        QCOMPARE(shop.writes().at(0).payload[u"total"].toInteger(), 4000);
    }
    void whatIsBookedWithoutItsTaxIsSaidInTheLog()
    {
        Shop shop;
        shop.moveToGermany();
        const QJsonObject euros{{u"currency"_s, u"EUR"_s}};
        shop.pay(payment(euros));
        QVERIFY(!shop.plan({fail({.kind = Error::Kind::Refused, .key = u"hl.404"_s})}).error);
        journal::Operation write = shop.writes().at(0);
        QCOMPARE(
            write.payload[u"body"][u"Line"][0][u"SalesItemLineDetail"][u"TaxCodeRef"][u"value"].toString(), u"4"_s);
        QCOMPARE(logEntryOf(write, u"booked"_s).parameters.value(u"reason"_s), u"tax_unknown"_s);
        QCOMPARE(logEntryOf(write, u"changed"_s).parameters.value(u"reason"_s), u"tax_unknown"_s);
        QVERIFY(!logEntryOf(write, u"attention"_s).parameters.contains(u"reason"_s));
        // Its refund has the same code, so nothing is missing in it.
        shop.carryOut(receipt(40));
        shop.journal->setSetting(u"receipts.refunds"_s, u"on"_s);
        shop.pay(payment({{u"currency"_s, u"EUR"_s}, {u"amountRefunded"_s, 15}}), u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        write = shop.writes().at(0);
        QCOMPARE(write.payload[u"write"].toString(), u"refund"_s);
        QVERIFY(!logEntryOf(write, u"booked"_s).parameters.contains(u"reason"_s));
        // Of a known order it has the tax, and so has what is paid back of it.
        QJsonObject taxed = order();
        taxed.insert(u"currency"_s, u"EUR"_s);
        QJsonObject item = taxed[u"items"][0].toObject();
        item.insert(
            u"product"_s, QJsonObject{{u"taxes"_s, QJsonArray{QJsonObject{{u"name"_s, u"USt"_s}, {u"rate"_s, 19}}}}});
        taxed.insert(u"items"_s, QJsonArray{item});
        QJsonObject part{
            {u"_id"_s, u"pay2"_s}, {u"entityId"_s, u"order2"_s}, {u"currency"_s, u"EUR"_s}, {u"amount"_s, 11.9}};
        shop.pay(payment(part));
        QVERIFY(!shop.plan({taxed}).error);
        write = shop.writes(u"pay2"_s).at(0);
        QCOMPARE(write.payload[u"tax"].toInteger(), 190);
        QVERIFY(!logEntryOf(write, u"booked"_s).parameters.contains(u"reason"_s));
        shop.carryOut(receipt(11.9, 1.9), write);
        part.insert(u"amountRefunded"_s, 2.38);
        shop.pay(payment(part), u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.writes(u"pay2"_s).at(0).payload[u"total"].toInteger(), 238);
        QCOMPARE(shop.writes(u"pay2"_s).at(0).payload[u"tax"].toInteger(), 38);
    }
    void whenHighLevelCannotBeAskedNothingIsDecided()
    {
        Shop shop;
        shop.pay(payment());
        const ReceiptStep step = shop.plan({fail({.kind = Error::Kind::Trouble, .key = u"hl.5xx"_s})});
        QVERIFY(step.error && step.service == Service::HighLevel);
        QVERIFY(shop.writes().empty() && !shop.planned());
    }
    void aPaymentOfAnInvoiceNeverBecomesAReceipt_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::newRow("by type") << QJsonObject{{u"entityType"_s, u"invoice"_s}, {u"entityId"_s, u"inv1"_s}};
        QTest::newRow("by source") << QJsonObject{{u"entitySourceType"_s, u"text2Pay"_s}};
        QTest::newRow("a known invoice behind another type") << QJsonObject{{u"entityId"_s, u"inv1"_s}};
        QTest::newRow("a known invoice as the source") << QJsonObject{{u"entitySourceId"_s, u"inv1"_s}};
        QTest::newRow("with a subscription")
            << QJsonObject{{u"entityType"_s, u"invoice"_s}, {u"subscriptionId"_s, u"sub_1"_s}};
    }
    void aPaymentOfAnInvoiceNeverBecomesAReceipt()
    {
        QFETCH(QJsonObject, change);
        Shop shop;
        shop.journal->putRecord(
            {.service = Service::HighLevel, .kind = u"invoice"_s, .id = u"inv1"_s, .version = u"1"_s});
        shop.pay(payment(change));
        QVERIFY(!shop.plan().error);
        QVERIFY(shop.writes().empty() && shop.notes().empty() && shop.planned());
    }
    void whoIsMissingIsMadeFirst()
    {
        Shop shop;
        shop.pay(payment({{u"contactEmail"_s, u"new@example.com"_s}, {u"contactId"_s, u"c2"_s},
            {u"paymentMethod"_s, QJsonObject{{u"mode"_s, u"paypal"_s}}}}));
        QCOMPARE(shop.plan({order(), contactAnswer({})}).planned, 2);
        QCOMPARE(shop.journal->openOperations(u"payer:new@example.com"_s).size(), 1U);
        QCOMPARE(shop.journal->openOperations(u"payment_method:paypal"_s).size(), 1U);
        QVERIFY(!shop.planned());
        QCOMPARE(shop.plan({}).planned, 0);
    }
    void beforeACustomerIsMadeTheContactIsRead_data()
    {
        QTest::addColumn<QJsonObject>("told");
        QTest::addColumn<QString>("customer");
        QTest::addColumn<QString>("made");
        QTest::newRow("the address is a customer's")
            << QJsonObject{{u"email"_s, u"ANA@example.com"_s}} << u"58"_s << QString();
        QTest::newRow("the number is a customer's")
            << QJsonObject{{u"phone"_s, u"+16502530000"_s}} << u"59"_s << QString();
        QTest::newRow("nobody has the address")
            << QJsonObject{{u"email"_s, u"bo@example.com"_s}} << QString() << u"payer:bo@example.com"_s;
        QTest::newRow("there is none") << QJsonObject() << QString() << u"payer:c2"_s;
    }
    void beforeACustomerIsMadeTheContactIsRead()
    {
        QFETCH(QJsonObject, told);
        QFETCH(QString, customer);
        QFETCH(QString, made);
        Shop shop;
        shop.journal->putRecord({.service = Service::QuickBooks,
            .kind = u"customer"_s,
            .id = u"59"_s,
            .version = u"1"_s,
            .value = toStored(quickbooks::Customer{.id = u"59"_s, .displayName = u"Bo"_s}),
            .keys = {u"phone:+16502530000"_s}});
        // The list shows no address, and the order is gone.
        shop.pay(payment({{u"contactEmail"_s, QJsonValue()}, {u"contactId"_s, u"c2"_s}}));
        QVERIFY(!shop.plan({fail({.kind = Error::Kind::Refused, .key = u"hl.404"_s}), contactAnswer(told)}).error);
        QCOMPARE(shop.orders.asked.value(1), u"/contacts/c2?"_s);
        if (made.isEmpty()) {
            QCOMPARE(shop.writes().at(0).payload[u"body"][u"CustomerRef"][u"value"].toString(), customer);
            QVERIFY(shop.planned());
            return;
        }
        QCOMPARE(shop.journal->openOperations(made).size(), 1U);
        // While it is made nothing is asked again.
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.orders.asked.isEmpty());
        QCOMPARE(shop.journal->openOperations(made).size(), 1U);
    }
    void theContactOfAKnownOrWholePayerIsNotRead()
    {
        Shop shop;
        shop.pay(payment()); // the address is a customer's
        QJsonObject ordered = order();
        ordered.insert(u"contactSnapshot"_s, QJsonObject{{u"id"_s, u"c2"_s}, {u"email"_s, u"bo@example.com"_s}});
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.orders.asked.size(), 1);
        shop.pay(payment({{u"_id"_s, u"pay2"_s}, {u"entityId"_s, u"order2"_s}, {u"contactId"_s, u"c2"_s},
            {u"contactEmail"_s, u"bo@example.com"_s}})); // the order shows that there is no number
        QVERIFY(!shop.plan({ordered}).error);
        QCOMPARE(shop.orders.asked.size(), 1);
        QCOMPARE(shop.journal->openOperations(u"payer:bo@example.com"_s).size(), 1U);
    }
    void aContactThatIsGoneLeavesWhatThePaymentSays()
    {
        Shop shop;
        shop.pay(payment({{u"contactEmail"_s, QJsonValue()}, {u"contactId"_s, u"c2"_s}}));
        const Error gone{.kind = Error::Kind::Refused, .key = u"hl.404"_s};
        QVERIFY(!shop.plan({fail(gone), fail(gone)}).error);
        QCOMPARE(shop.journal->openOperations(u"payer:c2"_s).at(0).payload[u"name"].toString(), u"Ana Ruiz"_s);
    }
    void whileTheContactCannotBeReadNobodyIsMade()
    {
        Shop shop;
        shop.pay(payment({{u"contactEmail"_s, QJsonValue()}, {u"contactId"_s, u"c2"_s}}));
        QVERIFY(shop.plan({order(), fail({.kind = Error::Kind::Trouble, .key = u"hl.5xx"_s})}).error);
        QVERIFY(shop.journal->openOperations(u"payer:c2"_s).empty() && !shop.planned());
        shop.time += 1min;
        QVERIFY(shop.plan({QJsonObject{{u"contact"_s, u"none"_s}}}).error); // an answer that holds no contact
        QVERIFY(shop.journal->openOperations(u"payer:c2"_s).empty() && !shop.planned());
    }
    void whatCannotBeRightIsAskedAbout_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::addColumn<QString>("key");
        QTest::newRow("a hundred times the order")
            << QJsonObject{{u"amount"_s, 4000}} << u"kontor.amount_not_ordered"_s;
        QTest::newRow("a hundredth of it") << QJsonObject{{u"amount"_s, 0.4}} << u"kontor.amount_not_ordered"_s;
        QTest::newRow("no such currency") << QJsonObject{{u"currency"_s, u"XQX"_s}} << u"kontor.currency"_s;
        QTest::newRow("a currency that the company lacks")
            << QJsonObject{{u"currency"_s, u"EUR"_s}} << u"kontor.currency"_s;
        QTest::newRow("from the future") << QJsonObject{{u"createdAt"_s, toIso(now + 72h)}} << u"kontor.future_date"_s;
        QTest::newRow("seen first as refunded") << QJsonObject{{u"status"_s, u"refunded"_s}} << u"kontor.refund"_s;
    }
    void whatCannotBeRightIsAskedAbout()
    {
        QFETCH(QJsonObject, change);
        QFETCH(QString, key);
        Shop shop;
        shop.pay(payment(change));
        QVERIFY(!shop.plan().error);
        QVERIFY(shop.writes().empty() && shop.planned());
        QCOMPARE(shop.notes().at(0).problem->key, key);
        // And once only.
        shop.journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay1"_s);
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.notes().size(), 1U);
    }
    void aRenewalHoldsTheProductOfItsSubscription_data()
    {
        QTest::addColumn<QString>("ordered");
        QTest::addColumn<bool>("firstIsKnown");
        QTest::addColumn<double>("paid");
        QTest::addColumn<QString>("text");
        const QString longAgo = toIso(now - 60 * 24h);
        QTest::newRow("the first payment is known") << QString() << true << 99.0 << u"Plan"_s;
        QTest::newRow("it was before connecting") << longAgo << false << 99.0 << u"Plan"_s;
        QTest::newRow("and the price has changed") << longAgo << false << 89.0 << u"Plan"_s;
        QTest::newRow("the order does not say when it was made") << QString() << false << 89.0 << u"Spring offer"_s;
        QTest::newRow("the first payment itself") << toIso(now - 61min) << false << 89.0 << u"Spring offer"_s;
    }
    void aRenewalHoldsTheProductOfItsSubscription()
    {
        QFETCH(QString, ordered);
        QFETCH(bool, firstIsKnown);
        QFETCH(double, paid);
        Shop shop;
        const auto item = [](const QString &name, int price, const QString &type) {
            return QJsonObject{
                {u"name"_s, name}, {u"qty"_s, 1}, {u"price"_s, QJsonObject{{u"amount"_s, price}, {u"type"_s, type}}}};
        };
        QJsonObject answer = order();
        answer.insert(
            u"items"_s, QJsonArray{item(u"E-book"_s, 40, u"one_time"_s), item(u"Plan"_s, 99, u"recurring"_s)});
        answer.insert(u"createdAt"_s, ordered);
        const QString subscription = u"sub_1"_s;
        if (firstIsKnown) {
            shop.pay(payment({{u"_id"_s, u"pay0"_s}, {u"subscriptionId"_s, subscription}, {u"amount"_s, 139},
                {u"createdAt"_s, toIso(now - 20h)}}));
        }
        shop.pay(payment({{u"subscriptionId"_s, subscription}, {u"amount"_s, paid}}));
        QVERIFY(!shop.plan({answer}).error);
        const QJsonArray lines = shop.writes().at(0).payload[u"body"][u"Line"].toArray();
        QCOMPARE(lines.size(), 1);
        QTEST(lines[0][u"Description"].toString(), "text");
        QCOMPARE(lines[0][u"Amount"].toDouble(), paid);
    }
    void anAmountThatDoesNotFitIsComparedWithTheOrderAsItIsNow()
    {
        Shop shop;
        shop.pay(payment());
        QJsonObject inCents = order();
        inCents.insert(u"amount"_s, 0.4);
        QVERIFY(!shop.plan({inCents}).error);
        QCOMPARE(shop.notes().at(0).problem->parameters[u"paid"_s], u"40.00 USD"_s);
        QCOMPARE(shop.notes().at(0).problem->parameters[u"ordered"_s], u"0.40 USD"_s);
        shop.journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay1"_s); // tried again
        QVERIFY(!shop.plan().error);
        QVERIFY(shop.notes().empty());
        QCOMPARE(shop.writes().size(), 1U);
    }
    void aTimeZoneThatNobodyKnowsIsSaid()
    {
        Shop shop;
        shop.zone = u"Mars/Olympus"_s;
        shop.pay(payment());
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.notes().at(0).problem->key, u"kontor.time_zone"_s);
        QCOMPARE(shop.notes().at(0).problem->parameters[u"zone"_s], shop.zone);
    }
    void byHandBeforeConnectingIsNotBooked()
    {
        Shop shop;
        shop.journal->setSetting(u"receipts.sources"_s, u"manual"_s);
        shop.pay(payment({{u"entitySourceType"_s, u"manual"_s}, {u"paymentProviderType"_s, u"manual"_s},
            {u"fulfilledAt"_s, toIso(now - 48h)}}));
        QVERIFY(!shop.plan().error);
        QVERIFY(shop.writes().empty() && shop.planned());
    }
    void byHandForADayToComeIsNotBooked()
    {
        Shop shop;
        shop.journal->setSetting(u"receipts.sources"_s, u"manual"_s);
        shop.pay(payment({{u"entitySourceType"_s, u"manual"_s}, {u"paymentProviderType"_s, u"manual"_s},
            {u"fulfilledAt"_s, toIso(now + 72h)}}));
        QVERIFY(!shop.plan().error);
        QVERIFY(shop.writes().empty());
        QCOMPARE(shop.notes().at(0).problem->key, u"kontor.future_date"_s);
    }
    void switchedOffNothingIsBooked()
    {
        Shop shop;
        shop.journal->setSetting(u"receipts.enabled"_s, u"off"_s);
        shop.pay(payment());
        QVERIFY(!shop.plan().error);
        QVERIFY(shop.writes().empty() && shop.planned() && shop.orders.asked.isEmpty());
    }

    void whatWasPaidWhileSwitchedOffIsNeverBooked_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("off");
        QTest::addColumn<QString>("on");
        QTest::newRow("receipts") << u"receipts.enabled"_s << u"off"_s << u"on"_s;
        QTest::newRow("one source") << u"receipts.sources"_s << u"survey"_s << u"survey,form"_s;
    }
    void whatWasPaidWhileSwitchedOffIsNeverBooked()
    {
        QFETCH(QString, setting);
        QFETCH(QString, off);
        QFETCH(QString, on);
        Shop shop;
        shop.journal->setSetting(setting, off);
        QJsonObject row = payment({{u"entitySourceType"_s, u"form"_s}});
        shop.pay(row);
        shop.pay(payment({{u"_id"_s, u"failed"_s}, {u"status"_s, u"failed"_s}, {u"entitySourceType"_s, u"form"_s}}));
        QVERIFY(!shop.plan({}).error);
        shop.journal->setSetting(setting, on);
        // It is paid back in part, and another payment succeeds after all.
        row = shop.journal->record(Service::HighLevel, u"transaction"_s, u"pay1"_s)->value;
        row.insert(u"amountRefunded"_s, 15);
        shop.pay(row, u"v2"_s);
        shop.pay(payment({{u"_id"_s, u"failed"_s}, {u"entitySourceType"_s, u"form"_s}}), u"v2"_s);
        QVERIFY(!shop.plan().error);
        QVERIFY(shop.writes().empty() && shop.notes().empty() && shop.planned());
        QCOMPARE(shop.writes(u"failed"_s).size(), 1U);
    }

    void whatWasPaidWhileOffAndIsSeenLaterIsNeverBooked()
    {
        Shop shop;
        switchReceiptsOff(*shop.journal, now - 3h);
        switchReceiptsOn(*shop.journal, now - 30min);
        QCOMPARE(timesReceiptsWereOff(*shop.journal), 1);
        const auto paid = [](const QString &id, std::chrono::minutes ago) {
            return payment({{u"_id"_s, id}, {u"createdAt"_s, toIso(now - ago)}, {u"seenAfter"_s, 1}});
        };
        shop.pay(paid(u"before"_s, 200min));
        shop.pay(paid(u"while"_s, 60min));
        shop.pay(paid(u"after"_s, 10min));
        shop.pay(payment({{u"_id"_s, u"known"_s}})); // it was pending when it was seen, before
        QVERIFY(!shop.plan().error);
        QVERIFY(shop.writes(u"while"_s).empty() && shop.notes(u"while"_s).empty() && shop.planned());
        for (const QString &booked : {u"before"_s, u"after"_s, u"known"_s}) {
            QCOMPARE(shop.writes(booked).size(), 1U);
        }
        switchReceiptsOff(*shop.journal, now - 20min);
        switchReceiptsOn(*shop.journal, now - 5min);
        QVERIFY(wasPaidWhileOff(*shop.journal, now - 10min, 2) && !wasPaidWhileOff(*shop.journal, now - 10min, 1));
    }
    void aBookedPaymentThatFailsLaterIsTheOwners_data()
    {
        QTest::addColumn<QString>("status");
        for (const char *status : {"failed", "void", "chargeback"}) {
            QTest::newRow(status) << QString::fromLatin1(status);
        }
    }
    void aBookedPaymentThatFailsLaterIsTheOwners()
    {
        QFETCH(QString, status);
        Shop shop;
        shop.pay(payment());
        shop.plan();
        shop.carryOut(receipt(40));
        shop.pay(payment({{u"status"_s, status}}), u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.notes().at(0).problem->key, u"kontor.payment_taken_back"_s);
        QCOMPARE(shop.notes().at(0).problem->parameters[u"status"_s], status);
        QVERIFY(shop.writes().empty() && shop.planned());
        shop.pay(payment(), u"v3"_s);
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.notes().empty() && shop.writes().empty() && shop.planned());
    }

    void whatTheOwnerDismissedIsNeverBookedUnasked()
    {
        Shop shop;
        shop.pay(payment({{u"status"_s, u"thinking"_s}}));
        shop.plan();
        journal::Operation note = shop.notes().at(0);
        QCOMPARE(note.problem->key, u"kontor.unknown_status"_s);
        note.state = journal::OperationState::Dismissed; // booked by hand
        shop.journal->putOperation(note);
        shop.pay(payment(), u"v2"_s);
        shop.plan();
        QVERIFY(shop.writes().empty() && shop.notes().empty() && shop.planned());
        // Its refund is told once.
        for (const QString &version : {u"v3"_s, u"v4"_s}) {
            shop.pay(payment({{u"amountRefunded"_s, 7}}), version);
            shop.plan();
            QVERIFY(shop.writes().empty() && shop.notes().empty() && shop.planned());
            const std::vector<journal::Operation> told = shop.journal->inAttention();
            QCOMPARE(told.size(), 1U);
            QCOMPARE(told.at(0).problem->parameters[u"case"_s], u"by_hand"_s);
        }
        // Taken back, it is as any other.
        note.state = journal::OperationState::Superseded;
        shop.journal->putOperation(note);
        shop.pay(payment(), u"v5"_s);
        shop.plan();
        QCOMPARE(shop.writes().size(), 1U);
    }

    void aWriteInDoubtThatWasDismissedIsNotMadeAgain()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        journal::Operation write = shop.writes().at(0);
        write.state = journal::OperationState::Dismissed;
        write.payload.insert(u"firstSent"_s, toIso(now));
        shop.journal->putOperation(write);
        shop.pay(payment({{u"amountRefunded"_s, 7}}), u"v2"_s);
        shop.plan();
        QVERIFY(shop.writes().empty() && shop.planned());
    }

    void refundsThatCannotBeAreTheOwners_data()
    {
        QTest::addColumn<QJsonValue>("refunded");
        QTest::addColumn<QString>("key");
        QTest::newRow("in cents") << QJsonValue(1500) << u"kontor.amount_absurd"_s;
        QTest::newRow("too many digits") << QJsonValue(30.299999999999997) << u"kontor.amount_absurd"_s;
        QTest::newRow("a word") << QJsonValue(u"half"_s) << QString();
        QTest::newRow("nothing") << QJsonValue(QJsonValue::Null) << u"-"_s;
    }
    void refundsThatCannotBeAreTheOwners()
    {
        QFETCH(QJsonValue, refunded);
        QFETCH(QString, key);
        Shop shop;
        shop.journal->setSetting(u"receipts.refunds"_s, u"on"_s);
        shop.pay(payment());
        shop.plan();
        QCOMPARE(shop.carryOut(receipt(40)).result, u"booked"_s);
        shop.pay(payment({{u"amountRefunded"_s, refunded}}), u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.writes().empty() && shop.planned());
        QCOMPARE(shop.notes().size(), key == u"-" ? 0U : 1U);
        if (key.startsWith(u"kontor")) {
            QCOMPARE(shop.notes().at(0).problem->key, key);
        }
    }

    void anAmountThatChangedAfterBookingIsTold()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        QCOMPARE(shop.carryOut(receipt(40)).result, u"booked"_s);
        shop.pay(payment({{u"amount"_s, 30}}), u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.notes().at(0).problem->key, u"kontor.amount_changed"_s);
        QCOMPARE(shop.notes().at(0).problem->parameters[u"a"_s], u"40.00 USD"_s);
        // Dismissed, it hides no refund; another amount is told anew.
        journal::Operation note = shop.notes().at(0);
        note.state = journal::OperationState::Dismissed;
        shop.journal->putOperation(note);
        shop.pay(payment({{u"amount"_s, 30}, {u"amountRefunded"_s, 5}}), u"v2b"_s);
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.notes().at(0).problem->key, u"kontor.refund"_s);
        shop.pay(payment({{u"amount"_s, 20}}), u"v2c"_s);
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.notes().at(0).problem->key, u"kontor.amount_changed"_s);
        shop.pay(payment(), u"v3"_s);
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.notes().empty() && shop.planned());
    }

    void anInvoicesPaymentThatDoesNotHoldIsTold()
    {
        const QJsonObject ofInvoice{{u"entityType"_s, u"invoice"_s}, {u"entityId"_s, u"hl1"_s}};
        const auto paid = [&](const QString &status) {
            QJsonObject row = payment(ofInvoice);
            row.insert(u"status"_s, status);
            return row;
        };
        Shop shop;
        shop.journal->putRecord({.service = Service::HighLevel, .kind = u"invoice"_s, .id = u"hl1"_s});
        // Of a status that nobody knows it cannot be said that it was paid.
        shop.pay(paid(u"captured"_s));
        shop.plan({});
        QCOMPARE(shop.notes().at(0).problem->key, u"kontor.unknown_status"_s);
        shop.pay(paid(u"succeeded"_s), u"v2"_s);
        shop.plan({});
        QVERIFY(shop.notes().empty() && shop.writes().empty());
        shop.journal->putLink({.kind = u"payment"_s,
            .quickbooksId = u"201"_s,
            .highlevelId = u"pay1"_s,
            .written = {{u"invoice"_s, u"145"_s}, {u"amount"_s, 4000}}});
        shop.pay(paid(u"failed"_s), u"v3"_s);
        shop.plan({});
        QCOMPARE(shop.notes().at(0).problem->key, u"kontor.payment_taken_back"_s);
        QCOMPARE(shop.notes().at(0).problem->parameters[u"case"_s], u"payment"_s);
        QCOMPARE(aboutOf(shop.notes().at(0)).quickBooksId, u"201"_s);
        QCOMPARE(shop.notes().at(0).payload[u"linkKind"_s].toString(), u"payment"_s);
        shop.pay(paid(u"succeeded"_s), u"v4"_s);
        shop.plan({});
        QVERIFY(shop.notes().empty() && shop.writes().empty());
    }

    void aRefundIsAskedAboutOrBooked()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        QCOMPARE(shop.carryOut(receipt(40)).result, u"booked"_s);
        shop.pay(payment({{u"amountRefunded"_s, 15}}), u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.notes().at(0).problem->key, u"kontor.refund"_s);
        QVERIFY(aboutOf(shop.notes().at(0)).decision);
        QVERIFY(chooseForReceipt(*shop.journal, shop.notes().at(0), true));
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.notes().empty());
        QCOMPARE(shop.writes().at(0).payload[u"write"].toString(), u"refund"_s);
        QCOMPARE(shop.writes().at(0).payload[u"total"].toInteger(), 1500);
        QVERIFY(kind.batchItem(shop.writes().at(0)).isEmpty());
        shop.carryOut(receipt(15, 0, u"RefundReceipt"_s));
        // More is paid back: only the growth is booked, unasked when the owner wants that.
        shop.journal->setSetting(u"receipts.refunds"_s, u"on"_s);
        shop.pay(payment({{u"amountRefunded"_s, 40}}), u"v3"_s);
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.writes().at(0).payload[u"total"].toInteger(), 2500);
        shop.carryOut(receipt(25, 0, u"RefundReceipt"_s));
        shop.journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay1"_s);
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.writes().empty() && shop.notes().empty());
    }
    void aRefundIsShownWithItsOwnAmountAndDay_data()
    {
        QTest::addColumn<QString>("updated");
        QTest::addColumn<QString>("day");
        QTest::newRow("the day that HighLevel shows") << toIso(now - 26h) << u"2026-09-20"_s;
        QTest::newRow("none is shown") << QString() << u"2026-09-21"_s;
        QTest::newRow("one before the payment") << toIso(now - 100h) << u"2026-09-21"_s;
        QTest::newRow("one that is still to come") << toIso(now + 100h) << u"2026-09-21"_s;
    }
    void aRefundIsShownWithItsOwnAmountAndDay()
    {
        QFETCH(QString, updated);
        QFETCH(QString, day);
        Shop shop;
        const QJsonObject paid{{u"createdAt"_s, toIso(now - 72h)}};
        shop.pay(payment(paid));
        shop.plan();
        shop.carryOut(receipt(40));
        QJsonObject back{{u"amountRefunded"_s, 15}, {u"createdAt"_s, paid[u"createdAt"]}, {u"updatedAt"_s, updated}};
        shop.pay(payment(back), u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        const About asked = aboutOf(shop.notes().at(0));
        QCOMPARE(asked.amountMinor.value_or(0), 1500);
        QCOMPARE(asked.date, day);
        QCOMPARE(shop.notes().at(0).problem->parameters[u"date"_s], day);
        QVERIFY(chooseForReceipt(*shop.journal, shop.notes().at(0), true));
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.writes().at(0).payload[u"body"][u"TxnDate"].toString(), day);
        shop.carryOut(receipt(15, 0, u"RefundReceipt"_s));
        // The rest: only what came on top.
        back.insert(u"amountRefunded"_s, 40);
        shop.pay(payment(back), u"v3"_s);
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(aboutOf(shop.notes().at(0)).amountMinor.value_or(0), 2500);
    }
    void aRefundThatIsLeftIsNotAskedAboutAgain()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        shop.carryOut(receipt(40));
        shop.pay(payment({{u"amountRefunded"_s, 15}}), u"v2"_s);
        shop.plan({});
        QVERIFY(chooseForReceipt(*shop.journal, shop.notes().at(0), false));
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.writes().empty() && shop.notes().empty() && shop.planned());
    }
    void whatIsLeftAloneStaysSoWhenMoreIsRefunded()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        shop.carryOut(receipt(40));
        shop.pay(payment({{u"amountRefunded"_s, 15}}), u"v2"_s);
        shop.plan({});
        QVERIFY(chooseForReceipt(*shop.journal, shop.notes().at(0), false)); // booked by hand
        shop.pay(payment({{u"amountRefunded"_s, 25}}), u"v3"_s);
        shop.plan({});
        QCOMPARE(aboutOf(shop.notes().at(0)).amountMinor.value_or(0), 1000);
        QVERIFY(chooseForReceipt(*shop.journal, shop.notes().at(0), true));
        shop.plan({});
        QCOMPARE(shop.writes().at(0).payload[u"total"].toInteger(), 1000);
        shop.carryOut(receipt(10, 0, u"RefundReceipt"_s));
        // Nor is it booked unasked.
        shop.journal->setSetting(u"receipts.refunds"_s, u"on"_s);
        shop.pay(payment({{u"amountRefunded"_s, 40}}), u"v4"_s);
        shop.plan({});
        QCOMPARE(shop.writes().at(0).payload[u"total"].toInteger(), 1500);
    }
    void whatIsDismissedIsNoPartOfALaterRefund()
    {
        Shop shop;
        shop.journal->putLink({.kind = u"payment"_s, .quickbooksId = u"201"_s, .highlevelId = u"pay1"_s});
        shop.pay(payment({{u"entityType"_s, u"invoice"_s}, {u"amountRefunded"_s, 15}}));
        shop.plan({});
        journal::Operation note = shop.notes().at(0);
        note.state = journal::OperationState::Dismissed;
        shop.journal->putOperation(note);
        shop.pay(payment({{u"entityType"_s, u"invoice"_s}, {u"amountRefunded"_s, 40}}), u"v2"_s);
        shop.plan({});
        QCOMPARE(aboutOf(shop.notes().at(0)).amountMinor.value_or(0), 2500);
    }
    void aRefundOfAnInvoicesPaymentIsAlwaysAskedAbout()
    {
        Shop shop;
        shop.journal->setSetting(u"receipts.refunds"_s, u"on"_s);
        shop.journal->putLink({.kind = u"payment"_s, .quickbooksId = u"201"_s, .highlevelId = u"pay1"_s});
        shop.pay(payment({{u"entityType"_s, u"invoice"_s}, {u"amountRefunded"_s, 15}}));
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.writes().empty());
        QCOMPARE(shop.notes().size(), 1U);
    }

    void whatIsRefundedOfAnInvoicesPaymentIsKnownWhateverBecomesOfThatPayment()
    {
        Shop shop;
        const journal::Link ofTheMirror{.kind = u"payment"_s, .quickbooksId = u"201"_s, .highlevelId = u"pay1"_s};
        shop.journal->putLink(ofTheMirror);
        const QJsonObject ofInvoice{{u"entityType"_s, u"invoice"_s}};
        const auto refundedInAll = [&](int amount, const QString &version) {
            QJsonObject row = payment(ofInvoice);
            row.insert(u"amountRefunded"_s, amount);
            shop.pay(row, version);
            QVERIFY(!shop.plan({}).error);
            QCOMPARE(shop.notes().size(), 1U);
            QVERIFY(chooseForReceipt(*shop.journal, shop.notes().at(0), true));
            QVERIFY(!shop.plan({}).error);
        };
        refundedInAll(15, u"v2"_s);
        QCOMPARE(shop.writes().at(0).payload[u"total"].toInteger(), 1500);
        shop.carryOut(receipt(15, 0, u"RefundReceipt"_s));
        shop.journal->putLink(ofTheMirror); // as when the mirror voids the payment at the same time
        refundedInAll(40, u"v3"_s);
        QCOMPARE(shop.writes().at(0).payload[u"total"].toInteger(), 2500);
    }

    void aRefundOfAPaymentThatIsNotOnItsInvoiceYetIsNotForgotten_data()
    {
        QTest::addColumn<QJsonObject>("refund");
        QTest::newRow("a part") << QJsonObject{{u"amountRefunded"_s, 15}};
        QTest::newRow("all of it") << QJsonObject{{u"amountRefunded"_s, 40}, {u"status"_s, u"refunded"_s}};
    }
    void aRefundOfAPaymentThatIsNotOnItsInvoiceYetIsNotForgotten()
    {
        QFETCH(QJsonObject, refund);
        Shop shop;
        refund.insert(u"entityType"_s, u"invoice"_s);
        refund.insert(u"entityId"_s, u"inv1"_s);
        const QJsonObject row = payment(refund);
        shop.pay(row);
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.planned()); // an invoice of which the mirror knows nothing is never booked
        shop.journal->putRecord(
            {.service = Service::HighLevel, .kind = u"invoice"_s, .id = u"inv1"_s, .version = u"1"_s});
        shop.pay(row, u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.notes().empty() && shop.writes().empty());
        shop.journal->putLink({.kind = u"payment"_s, .quickbooksId = u"201"_s, .highlevelId = u"pay1"_s});
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.notes().size(), 1U);
        QVERIFY(shop.planned());
    }

    void whatHighLevelHasBookedItselfIsTheOwners()
    {
        Shop shop;
        for (const int n : {1, 2, 3}) {
            shop.pay(payment({{u"_id"_s, u"pay%1"_s.arg(n)}, {u"createdAt"_s, toIso(now - (4 - n) * 1h)}}));
        }
        shop.byOthers = {u"pay1"_s, u"pay3"_s};
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.looked, (QStringList{u"pay3"_s, u"pay1"_s, u"pay2"_s})); // the newest, and as it is marked, all
        QCOMPARE(shop.notes(u"pay1"_s).at(0).problem->key, u"hl.native_connection"_s);
        QCOMPARE(shop.notes(u"pay3"_s).at(0).problem->parameters[u"document"_s], u"Spring offer"_s);
        QVERIFY(shop.writes(u"pay1"_s).empty() && shop.writes(u"pay3"_s).empty() && shop.planned());
        QCOMPARE(shop.writes(u"pay2"_s).size(), 1U);
        // Tried again while it is booked there, it is asked about again; dismissed, never more.
        const Instant asked = *shop.notes().at(0).attentionSince;
        shop.time += 1h;
        shop.journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay1"_s);
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.notes().size(), 1U);
        QCOMPARE(*shop.notes().at(0).attentionSince, asked);
        journal::Operation note = shop.notes().at(0);
        note.state = journal::OperationState::Dismissed;
        shop.journal->putOperation(note);
        shop.time += 72h; // longer than every payment is asked for
        QJsonObject company = shop.journal->state(u"company"_s);
        company.insert(u"at"_s, toIso(shop.time));
        shop.journal->setState(u"company"_s, company);
        shop.journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay1"_s);
        QVERIFY(!shop.plan().error);
        QVERIFY(shop.notes().empty() && shop.writes().empty() && shop.planned());
        // It was taken out of the books there, and is tried again.
        shop.byOthers.clear();
        shop.journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay3"_s);
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.writes(u"pay3"_s).size(), 1U);
        QVERIFY(shop.notes(u"pay3"_s).empty());
    }
    void onePaymentIsAskedForAPass()
    {
        Shop shop;
        shop.pay(payment());
        shop.pay(payment({{u"_id"_s, u"pay2"_s}, {u"createdAt"_s, toIso(now - 2h)}}));
        shop.pay(payment({{u"_id"_s, u"pay3"_s}, {u"createdAt"_s, toIso(now)}, {u"entitySourceType"_s, u"form"_s}}));
        shop.pay(payment({{u"_id"_s, u"pay4"_s}, {u"entityType"_s, u"invoice"_s}}));
        shop.pay(payment({{u"_id"_s, u"pay5"_s}, {u"liveMode"_s, false}}));
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.looked, QStringList{u"pay1"_s}); // HighLevel itself never books forms
        QCOMPARE(shop.writes(u"pay3"_s).size(), 1U);
        shop.carryOut(receipt(40));
        // Nothing new, nothing asked; what is booked already is not either, nor twice within a cycle.
        shop.pay(payment({{u"amountRefunded"_s, 15}}), u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.looked.isEmpty());
        shop.pay(
            payment({{u"_id"_s, u"pay6"_s}, {u"contactId"_s, u"c2"_s}, {u"contactEmail"_s, u"new@example.com"_s}}));
        shop.time += 1min;
        QVERIFY(!shop.plan({contactAnswer({})}).error);
        QCOMPARE(shop.looked, (QStringList{u"pay6"_s, u"pay1"_s})); // once a day also an earlier one
        QVERIFY(!shop.planned()); // the customer first
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.looked.isEmpty());
    }
    void aPaymentThatIsMarkedLateHoldsBackTheNext()
    {
        Shop shop;
        shop.pay(payment({{u"createdAt"_s, toIso(now)}}));
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.writes().size(), 1U);
        shop.carryOut(receipt(40));
        shop.byOthers = {u"pay1"_s};
        shop.time += 30min;
        shop.pay(payment({{u"_id"_s, u"pay2"_s}, {u"createdAt"_s, toIso(shop.time)}}));
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.looked, (QStringList{u"pay2"_s, u"pay1"_s}));
        QVERIFY(shop.writes(u"pay2"_s).empty() && shop.notes(u"pay2"_s).empty() && !shop.planned());
        shop.time += 2min;
        shop.byOthers.append(u"pay2"_s);
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.notes(u"pay2"_s).size(), 1U);
        // One that is not marked in time is booked.
        shop.pay(payment({{u"_id"_s, u"pay3"_s}, {u"createdAt"_s, toIso(shop.time)}}));
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.writes(u"pay3"_s).empty());
        shop.time += 16min;
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.writes(u"pay3"_s).size(), 1U);
    }
    void withoutAnAnswerNothingIsBooked()
    {
        Shop shop;
        shop.pay(payment());
        shop.unwell = Error{.kind = Error::Kind::Trouble, .key = u"hl.5xx"_s};
        const ReceiptStep step = shop.plan();
        QVERIFY(step.error && step.service == Service::HighLevel);
        QVERIFY(shop.writes().empty() && !shop.planned());
        shop.unwell.reset();
        shop.time += 1min;
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.writes().size(), 1U);
    }
    void oneThatCannotBeAskedForKeepsNoOtherFromBeingBooked_data()
    {
        QTest::addColumn<Error::Kind>("trouble");
        QTest::addColumn<bool>("order");
        QTest::newRow("5xx, the order") << Error::Kind::Trouble << true;
        QTest::newRow("unreadable, the order") << Error::Kind::Unreadable << true;
        QTest::newRow("5xx, the payment") << Error::Kind::Trouble << false;
        QTest::newRow("unreadable, the payment") << Error::Kind::Unreadable << false;
    }
    void oneThatCannotBeAskedForKeepsNoOtherFromBeingBooked()
    {
        QFETCH(Error::Kind, trouble);
        QFETCH(bool, order);
        const Error error{.kind = trouble, .key = u"hl.5xx"_s};
        Shop shop;
        shop.pay(payment({{u"entityId"_s, u"order0"_s}}));
        shop.pay(payment({{u"_id"_s, u"pay2"_s}, {u"createdAt"_s, toIso(now - 2h)}}));
        if (!order) {
            shop.unwell = error;
            shop.unwellFor = {u"pay1"_s};
        }
        const auto again = [&] {
            return shop.plan(order && shop.planned() ? std::vector<Result<QJsonObject>>()
                    : order                          ? std::vector<Result<QJsonObject>>{fail(error), ::order()}
                                                     : std::vector<Result<QJsonObject>>{::order()});
        };
        const ReceiptStep first = again();
        QVERIFY(first.error && first.service == Service::HighLevel);
        QCOMPARE(shop.writes(u"pay2"_s).size(), 1U);
        QVERIFY(shop.writes().empty() && shop.notes().empty() && !shop.planned());
        // For a while it is not asked for again, and the cycle does not count as done.
        QVERIFY(again().error);
        QVERIFY(shop.orders.asked.isEmpty() && shop.looked.isEmpty());
        for (const auto pause : {1min, 2min, 4min, 8min, 16min}) {
            QVERIFY(shop.notes().empty());
            shop.time += pause;
            again();
        }
        QCOMPARE(shop.notes().at(0).problem->key, u"kontor.unreadable_reply"_s);
        QCOMPARE(shop.notes().at(0).problem->parameters[u"document"_s], u"Spring offer"_s);
        QVERIFY(shop.writes().empty() && shop.planned());
        // The owner tries it again.
        shop.unwell.reset();
        shop.journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay1"_s);
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.writes().size(), 1U);
        QVERIFY(shop.notes().empty());
    }
    void anOutageEndsThePass()
    {
        Shop shop;
        for (int n = 1; n <= 9; ++n) {
            shop.pay(payment({{u"_id"_s, u"pay%1"_s.arg(n)}}));
        }
        QVERIFY(shop.plan({}).error); // no network
        QCOMPARE(shop.orders.asked.size(), 1);
        const auto unwell = fail(Error{.kind = Error::Kind::Trouble, .key = u"hl.5xx"_s});
        QVERIFY(shop.plan({unwell, unwell, unwell, unwell, unwell}).error);
        QCOMPARE(shop.orders.asked.size(), 3);
    }
    void whoIsGoneThereIsNotMarked()
    {
        Shop shop;
        shop.pay(payment());
        shop.unwell = Error{.kind = Error::Kind::Refused, .key = u"hl.400"_s};
        QVERIFY(!shop.plan().error);
        QCOMPARE(shop.writes().size(), 1U);
    }

    void anotherTotalIsWrittenAgainWithALine()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        const Outcome outcome = shop.carryOut(receipt(40.01));
        QVERIFY(outcome.result.isEmpty());
        QCOMPARE(outcome.replans.size(), 1U);
        shop.journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay1"_s);
        QVERIFY(!shop.plan({}).error);
        const journal::Operation update = shop.writes().at(0);
        QCOMPARE(update.payload[u"write"].toString(), u"update"_s);
        QCOMPARE(update.payload[u"body"][u"Id"].toString(), u"310"_s);
        QCOMPARE(update.payload[u"form"].toString(), u"without_override"_s);
        // It is read first; what somebody has changed since is the owner's, unless it is right now.
        journal::Operation read = update;
        QVERIFY(kind.request(read, now).url.query(QUrl::FullyDecoded).contains(u"WHERE Id = '310'"_s));
        QVERIFY(!kind.writes(read));
        QCOMPARE(kind.settle(update, found(40.02, u"1"_s), nothingKnown).problem->key, u"kontor.total_differs"_s);
        QCOMPARE(kind.settle(update, found(40, u"1"_s), nothingKnown).result, u"changed"_s);
        const Outcome untouched = kind.settle(update, found(40.01, u"0"_s), nothingKnown);
        QCOMPARE(untouched.next, Outcome::Next::Step);
        QVERIFY(kind.writes(untouched.operation));
        QCOMPARE(kind.settle(untouched.operation, receipt(40.01), nothingKnown).next, Outcome::Next::Attention);
        QCOMPARE(kind.settle(untouched.operation, receipt(40), nothingKnown).result, u"changed"_s);
    }
    void aTotalThatStillDiffersIsTheOwnersToDecide_data()
    {
        QTest::addColumn<bool>("highLevels");
        QTest::newRow("HighLevel's") << true;
        QTest::newRow("QuickBooks'") << false;
    }
    void aTotalThatStillDiffersIsTheOwnersToDecide()
    {
        QFETCH(bool, highLevels);
        Shop shop;
        const journal::Operation differs = shop.bookOtherwise();
        QVERIFY(aboutOf(differs).decision);
        QCOMPARE(differs.problem->parameters[u"case"_s], u"receipt"_s);
        // What is paid back meanwhile does not take the question away, and does not wait for its answer.
        shop.journal->setSetting(u"receipts.refunds"_s, u"on"_s);
        shop.pay(payment({{u"amountRefunded"_s, 15}}), u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.writes().at(0).payload[u"write"].toString(), u"refund"_s);
        QCOMPARE(shop.journal->operation(differs.id)->state, journal::OperationState::Attention);
        shop.carryOut(receipt(15, 0, u"RefundReceipt"_s));
        QVERIFY(chooseForReceipt(*shop.journal, differs, highLevels));
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.writes().size(), highLevels ? 1U : 0U);
        QVERIFY(shop.planned());
        if (!highLevels) {
            return;
        }
        const journal::Operation update = shop.writes().at(0);
        QCOMPARE(update.payload[u"form"].toString(), u"line"_s);
        // With the token that it has now.
        const Outcome read = kind.settle(update, found(40.01, u"7"_s), nothingKnown);
        QCOMPARE(read.next, Outcome::Next::Step);
        QCOMPARE(read.operation.payload[u"body"][u"SyncToken"].toString(), u"7"_s);
        shop.carryOut(receipt(40), read.operation);
        shop.journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay1"_s);
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.writes().empty() && shop.notes().empty() && shop.planned());
    }
    void aTotalThatDiffersIsComparedAgainWhenItIsRetried()
    {
        Shop shop;
        const journal::Operation differs = shop.bookOtherwise();
        QVERIFY(kind.reasons(differs).empty());
        journal::Operation again = kind.retried(differs);
        QVERIFY(kind.request(again, now).url.query(QUrl::FullyDecoded).contains(u"SalesReceipt WHERE Id = '310'"_s));
        QVERIFY(!kind.writes(again));
        QCOMPARE(kind.settle(again, found(40, u"5"_s), nothingKnown).next, Outcome::Next::Done);
        const Outcome still = kind.settle(again, found(40.02, u"5"_s), nothingKnown);
        QCOMPARE(still.problem->parameters[u"amount"_s], u"0.02 USD"_s);
        QVERIFY(!still.links.at(0).written[u"rewrite"].toBool());
        // It was deleted there: booked again, or left.
        Outcome gone = kind.settle(again, QJsonObject{{u"QueryResponse"_s, QJsonObject()}}, nothingKnown);
        QCOMPARE(gone.problem->key, u"qb.610"_s);
        gone.operation.state = journal::OperationState::Attention;
        gone.operation.problem = gone.problem;
        shop.journal->putOperation(gone.operation);
        QVERIFY(chooseForReceipt(*shop.journal, gone.operation, true));
        QVERIFY(!shop.plan({}).error);
        QCOMPARE(shop.writes().at(0).payload[u"write"].toString(), u"create"_s);
    }
    void aRefundWhoseTotalDiffersIsComparedAgainWhenItIsRetried()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        shop.carryOut(receipt(40));
        shop.journal->setSetting(u"receipts.refunds"_s, u"on"_s);
        shop.pay(payment({{u"amountRefunded"_s, 15}}), u"v2"_s);
        QVERIFY(!shop.plan({}).error);
        shop.carryOut(receipt(15.01, 0, u"RefundReceipt"_s));
        const journal::Operation differs = shop.journal->inAttention().at(0);
        QVERIFY(!aboutOf(differs).decision);
        QCOMPARE(differs.problem->parameters[u"case"_s], u"refund"_s);
        journal::Operation again = kind.retried(differs);
        QVERIFY(kind.request(again, now).url.query(QUrl::FullyDecoded).contains(u"RefundReceipt WHERE Id = '310'"_s));
        const auto rows = [](double total) {
            return QJsonObject{{u"QueryResponse"_s,
                QJsonObject{{u"RefundReceipt"_s,
                    QJsonArray{receipt(total, 0, u"RefundReceipt"_s)[u"RefundReceipt"].toObject()}}}}};
        };
        QCOMPARE(kind.settle(again, rows(15.01), nothingKnown).problem->key, u"kontor.total_differs"_s);
        QCOMPARE(kind.settle(again, rows(15), nothingKnown).next, Outcome::Next::Done);
    }
    void aLostReplyIsRepeatedAndAfterLongSilenceLookedUp()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        journal::Operation operation = shop.writes().at(0);
        const net::Request first = kind.request(operation, now);
        journal::Operation again = kind.unknown(operation).operation;
        QCOMPARE(kind.request(again, now + 29min).url, first.url);
        journal::Operation late = kind.unknown(operation).operation;
        const net::Request look = kind.request(late, now + 31min);
        QVERIFY(!kind.writes(late));
        QVERIFY(look.url.query(QUrl::FullyDecoded).contains(u"MetaData.CreateTime >= "_s));
        QJsonObject row = receipt(40)[u"SalesReceipt"].toObject();
        row.insert(u"PrivateNote"_s, markOfReceipt(u"pay1"_s));
        const auto rows = [](const QJsonArray &all) {
            return QJsonObject{{u"QueryResponse"_s, QJsonObject{{u"SalesReceipt"_s, all}}}};
        };
        QCOMPARE(kind.settle(late, rows({row}), nothingKnown).result, u"booked"_s);
        row.insert(u"PrivateNote"_s, markOfReceipt(u"pay10"_s));
        QCOMPARE(kind.settle(late, rows({row}), nothingKnown).operation.stage, u"write"_s);
    }
    void itIsLookedForUntilThereIsNoPageLeft_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::newRow("receipt") << u"SalesReceipt"_s;
        QTest::newRow("refund") << u"RefundReceipt"_s;
    }
    void itIsLookedForUntilThereIsNoPageLeft()
    {
        QFETCH(QString, entity);
        Shop shop;
        shop.pay(payment());
        shop.plan();
        if (entity == u"RefundReceipt") {
            shop.carryOut(receipt(40));
            shop.journal->setSetting(u"receipts.refunds"_s, u"on"_s);
            shop.pay(payment({{u"amountRefunded"_s, 15}}), u"v2"_s);
            QVERIFY(!shop.plan({}).error);
        }
        const auto page = [&](int from, int rows, const QString &note) {
            QJsonArray all;
            for (int i = from; i < from + rows; ++i) {
                all.append(QJsonObject{{u"Id"_s, QString::number(i)}, {u"PrivateNote"_s, markOfReceipt(u"other"_s)}});
            }
            QJsonObject row = receipt(entity == u"SalesReceipt" ? 40 : 15, 0, entity)[entity].toObject();
            row.insert(u"PrivateNote"_s, note);
            all.append(row);
            return QJsonObject{{u"QueryResponse"_s, QJsonObject{{entity, all}}}};
        };
        const auto asks = [&](journal::Operation &operation, const QString &position) {
            const QString asked = kind.request(operation, now + 31min).url.query(QUrl::FullyDecoded);
            return asked.contains(QString(u"FROM "_s + entity))
                && asked.contains(QString(u" ORDERBY Id STARTPOSITION "_s + position + u" MAXRESULTS 1000"_s));
        };
        journal::Operation operation = shop.writes().at(0);
        const QString mark = operation.payload[u"body"][u"PrivateNote"].toString();
        kind.request(operation, now);
        operation = kind.unknown(operation).operation;
        const journal::Operation doubt = operation;
        QVERIFY(asks(operation, u"1"_s));
        const Outcome full = kind.settle(operation, page(1, 999, markOfReceipt(u"last"_s)), nothingKnown);
        QCOMPARE(full.next, Outcome::Next::Step);
        QCOMPARE(full.operation.stage, u"look"_s);
        operation = full.operation;
        QVERIFY(asks(operation, u"951"_s)); // from the last rows of the page before, should some go meanwhile
        QCOMPARE(kind.settle(operation, page(951, 60, mark), nothingKnown).result, u"booked"_s);
        const Outcome notThere = kind.settle(operation, page(951, 60, markOfReceipt(u"last"_s)), nothingKnown);
        QCOMPARE(notThere.operation.stage, u"write"_s);
        QVERIFY(!notThere.operation.payload.contains(u"page"_s));
        // Looked for anew it begins, whatever had been read before.
        operation = doubt;
        operation.payload.insert(u"page"_s, full.operation.payload[u"page"]);
        QVERIFY(asks(operation, u"1"_s));
    }
    void oneThatLeftItsBatchInDoubtIsLookedUp()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        journal::Operation operation = kind.unknown(shop.writes().at(0)).operation;
        QVERIFY(kind.batchItem(operation).isEmpty()); // what was sent alone is repeated alone
        operation.payload.insert(u"batch"_s, QJsonObject{{u"id"_s, u"b"_s}});
        QVERIFY(!kind.batchItem(operation).isEmpty()); // with its batch it goes as it was
        operation.payload.remove(u"batch"_s);
        operation.payload.insert(u"leftBatch"_s, true);
        QVERIFY(kind.batchItem(operation).isEmpty());
        kind.request(operation, now);
        QCOMPARE(operation.stage, u"look"_s);
    }
    void oneThatWasPlannedLongAgoIsHandedBackUnlessItIsThere()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        const journal::Operation planned = shop.writes().at(0);
        QVERIFY(!kind.isPlannedLongAgo(planned, now + 12min) && kind.isPlannedLongAgo(planned, now + 13min));
        journal::Operation soon = planned; // it met an outage, but is known not to have left
        kind.request(soon, now + 1min);
        kind.request(soon, now + 9min);
        QCOMPARE(soon.stage, u"write"_s);
        journal::Operation late = soon;
        QVERIFY(kind.request(late, now + 13min).url.path().endsWith(u"/query"_s));
        QVERIFY(!kind.writes(late));
        const Known later{now + 13min, nothingKnown.linksByHighLevel};
        const Outcome outcome = kind.settle(late, QJsonObject{}, later);
        QCOMPARE(outcome.next, Outcome::Next::Done);
        QVERIFY(outcome.result.isEmpty() && outcome.links.empty());
        QCOMPARE(outcome.replans.at(0).id, u"pay1"_s);
        QJsonObject row = receipt(40)[u"SalesReceipt"].toObject();
        row.insert(u"PrivateNote"_s, markOfReceipt(u"pay1"_s));
        const QJsonObject there{{u"QueryResponse"_s, QJsonObject{{u"SalesReceipt"_s, QJsonArray{row}}}}};
        QCOMPARE(kind.settle(late, there, later).result, u"booked"_s);
        // What may be there already is repeated first, with its batch too.
        journal::Operation doubt = kind.unknown(soon).operation;
        QVERIFY(kind.request(doubt, now + 13min).url.path().endsWith(u"/salesreceipt"_s));
        journal::Operation batched = planned;
        batched.payload.insert(u"batch"_s, QJsonObject{{u"id"_s, u"b"_s}});
        QVERIFY(!kind.isPlannedLongAgo(batched, now + 13min));
        // The plan looks again, and sees what HighLevel's own connection did meanwhile.
        journal::Operation done = outcome.operation;
        done.state = journal::OperationState::Done;
        shop.journal->putOperation(done);
        shop.journal->markUnplanned(Service::HighLevel, u"transaction"_s, u"pay1"_s);
        shop.byOthers = {u"pay1"_s};
        shop.time += 13min;
        QVERIFY(!shop.plan({}).error);
        QVERIFY(shop.writes().empty());
        QCOMPARE(shop.notes().at(0).problem->key, u"hl.native_connection"_s);
    }
    void aRefusalIsTheOwners()
    {
        Shop shop;
        shop.pay(payment());
        shop.plan();
        const Outcome outcome
            = kind.settle(shop.writes().at(0), fail({.kind = Error::Kind::Refused, .key = u"qb.6210"_s}), nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Attention);
        QVERIFY(outcome.companyIsOld);
        QCOMPARE(kind.reasons(outcome.operation).at(0).kind, u"transaction"_s);
    }
};

QTEST_GUILESS_MAIN(SalesReceiptsTest)
#include "tst_sales_receipts.moc"
