// The rules of highlevel-api 5.3, row by row, and their order.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/classification.h"
#include "payments.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows::sales_receipts;
using namespace kontor::testing;

using Verdict = Classification::Verdict;

namespace {

QJsonObject source(const QString &type, const QString &subType = {})
{
    return {{u"entitySourceType"_s, type}, {u"entitySourceSubType"_s, subType}};
}

QJsonObject with(QJsonObject changes, const QJsonObject &more)
{
    for (auto change = more.begin(); change != more.end(); ++change) {
        changes.insert(change.key(), *change);
    }
    return changes;
}

const QJsonObject renewing{{u"subscriptionId"_s, u"sub_1"_s}};
const QJsonObject ofInvoice{{u"entityType"_s, u"invoice"_s}};

} // namespace

class TestClassification : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachRuleOfTheTable_data();
    void eachRuleOfTheTable();
    void theFirstRuleThatHoldsDecides_data();
    void theFirstRuleThatHoldsDecides();
    void aKnownInvoiceIsPaidByIt();
    void everyOptionalSourceIsASwitch_data();
    void everyOptionalSourceIsASwitch();
    void whatIsOnWithoutASetting();
    void noSourceIsNoReceipt();
    void switchesCannotOpenOtherKinds();
};

void TestClassification::eachRuleOfTheTable_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *title, const QJsonObject &changes, Verdict verdict, const QString &word) {
        QTest::newRow(title) << changes << int(verdict) << word;
    };
    row("1: not live", {{u"liveMode"_s, false}}, Verdict::Skip, u"test"_s);
    row("1: marked as a test", {{u"markAsTest"_s, true}}, Verdict::Skip, u"test"_s);
    row("2: pending", {{u"status"_s, u"pending"_s}}, Verdict::Watch, u"pending"_s);
    row("2: failed", {{u"status"_s, u"failed"_s}}, Verdict::Skip, u"not_succeeded"_s);
    row("2: unknown status", {{u"status"_s, u"thinking"_s}}, Verdict::UnknownStatus, u"unknown_status"_s);
    row("2: no status", {{u"status"_s, QJsonValue()}}, Verdict::UnknownStatus, u"unknown_status"_s);
    row("2: nothing paid", {{u"amount"_s, 0}}, Verdict::Skip, u"zero"_s);
    row("2: first seen as refunded", {{u"status"_s, u"refunded"_s}}, Verdict::RefundedBefore, u"refunded"_s);
    row("2: succeeded in capitals", {{u"status"_s, u"Succeeded"_s}}, Verdict::Receipt, u"order_form"_s);
    row("2: paid back in part", {{u"amountRefunded"_s, 19}}, Verdict::Receipt, u"order_form"_s);
    row("3: for an invoice", ofInvoice, Verdict::OfInvoice, u"invoice"_s);
    row("3: from an invoice", source(u"invoice"_s), Verdict::OfInvoice, u"invoice"_s);
    row("3: text2Pay", source(u"text2Pay"_s), Verdict::OfInvoice, u"invoice"_s);
    row("3: text2pay", source(u"text2pay"_s), Verdict::OfInvoice, u"invoice"_s);
    row("3: TEXT2PAY", source(u"TEXT2PAY"_s), Verdict::OfInvoice, u"invoice"_s);
    row("4: imported", source(u"manual"_s, u"imported_csv"_s), Verdict::Skip, u"imported"_s);
    row("4: external source", source(u"external"_s), Verdict::Skip, u"imported"_s);
    row("4: external entity", {{u"entityType"_s, u"external"_s}}, Verdict::Skip, u"imported"_s);
    row("5: wallet", source(u"membership"_s, u"saas_one_time"_s), Verdict::Skip, u"saas"_s);
    row("5: SaaS subscription", source(u"membership"_s, u"saas_subscription"_s), Verdict::Skip, u"saas"_s);
    row("6: funnel", source(u"funnel"_s, u"two_step_order_form"_s), Verdict::Receipt, u"order_form"_s);
    row("6: upsell", source(u"funnel"_s, u"upsell"_s), Verdict::Receipt, u"order_form"_s);
    row("6: store", source(u"website"_s, u"store"_s), Verdict::Receipt, u"order_form"_s);
    row("7: subscription", with(source(u"funnel"_s), renewing), Verdict::Receipt, u"subscription"_s);
    row("8: membership", source(u"membership"_s), Verdict::Receipt, u"membership"_s);
    row("8: communities", source(u"communities"_s), Verdict::Receipt, u"membership"_s);
    row("9: service of a calendar", source(u"calendar"_s, u"service"_s), Verdict::Receipt, u"calendar"_s);
    row("9: meeting", source(u"calendar"_s, u"meeting"_s), Verdict::Receipt, u"calendar"_s);
    row("10: on", source(u"payment_link"_s), Verdict::Receipt, u"payment_link"_s);
    row("10: off", source(u"manual"_s), Verdict::Skip, u"off"_s);
    row("none of them", source(u"telepathy"_s), Verdict::Skip, u"unknown_source"_s);
}

void TestClassification::eachRuleOfTheTable()
{
    QFETCH(QJsonObject, changes);
    const Classification what = classify(payment(changes), sourcesByDefault(), false);
    QTEST(int(what.verdict), "verdict");
    QTEST(what.word, "word");
}

void TestClassification::theFirstRuleThatHoldsDecides_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *title, const QJsonObject &changes, Verdict verdict, const QString &word) {
        QTest::newRow(title) << changes << int(verdict) << word;
    };
    const QJsonObject test{{u"liveMode"_s, false}};
    row("a test before all: pending", with(test, {{u"status"_s, u"pending"_s}}), Verdict::Skip, u"test"_s);
    row("a test before all: failed", with(test, {{u"status"_s, u"failed"_s}}), Verdict::Skip, u"test"_s);
    row("a test before all: of an invoice", with(test, ofInvoice), Verdict::Skip, u"test"_s);
    row("a test before all: refunded", with(test, {{u"status"_s, u"refunded"_s}}), Verdict::Skip, u"test"_s);
    row("a test before all: imported", with(test, source(u"external"_s)), Verdict::Skip, u"test"_s);
    row("a test before all: subscription", with(test, renewing), Verdict::Skip, u"test"_s);
    row("pending before invoice", with(ofInvoice, {{u"status"_s, u"pending"_s}}), Verdict::Watch, u"pending"_s);
    row("pending before imported", with(source(u"external"_s), {{u"status"_s, u"pending"_s}}), Verdict::Watch,
        u"pending"_s);
    // Of an invoice in whatever state: never a receipt, and never asked about as one.
    row("invoice before refunded", with(ofInvoice, {{u"status"_s, u"refunded"_s}}), Verdict::OfInvoice, u"invoice"_s);
    row("invoice before failed", with(ofInvoice, {{u"status"_s, u"failed"_s}}), Verdict::OfInvoice, u"invoice"_s);
    row("invoice before nothing paid", with(ofInvoice, {{u"amount"_s, 0}}), Verdict::OfInvoice, u"invoice"_s);
    row("invoice before subscription", with(ofInvoice, renewing), Verdict::OfInvoice, u"invoice"_s);
    row("text2Pay before subscription", with(source(u"text2pay"_s), renewing), Verdict::OfInvoice, u"invoice"_s);
    row("invoice before imported", with(ofInvoice, source(u"manual"_s, u"imported_csv"_s)), Verdict::OfInvoice,
        u"invoice"_s);
    row("invoice before funnel", with(ofInvoice, source(u"funnel"_s)), Verdict::OfInvoice, u"invoice"_s);
    row("failed before imported", with(source(u"external"_s), {{u"status"_s, u"failed"_s}}), Verdict::Skip,
        u"not_succeeded"_s);
    row("nothing paid before imported", with(source(u"external"_s), {{u"amount"_s, 0}}), Verdict::Skip, u"zero"_s);
    for (const QJsonObject &kind :
        {source(u"external"_s), source(u"membership"_s, u"saas_one_time"_s), source(u"manual"_s)}) {
        const QByteArray title = "what counts not before refunded: " + kind[u"entitySourceType"].toString().toUtf8();
        row(title.constData(), with(kind, {{u"status"_s, u"refunded"_s}}), Verdict::Skip,
            classify(payment(kind), sourcesByDefault(), false).word);
    }
    row("imported before SaaS", with(source(u"external"_s, u"saas_one_time"_s), {}), Verdict::Skip, u"imported"_s);
    row("imported before funnel", source(u"funnel"_s, u"imported_csv"_s), Verdict::Skip, u"imported"_s);
    row("imported before subscription", with(source(u"external"_s), renewing), Verdict::Skip, u"imported"_s);
    row("imported before calendar", source(u"calendar"_s, u"imported_csv"_s), Verdict::Skip, u"imported"_s);
    row("imported before a switch", source(u"form"_s, u"imported_csv"_s), Verdict::Skip, u"imported"_s);
    row("SaaS before funnel", source(u"funnel"_s, u"saas_one_time"_s), Verdict::Skip, u"saas"_s);
    row("SaaS before subscription", with(source(u"payment_link"_s, u"saas_subscription"_s), renewing), Verdict::Skip,
        u"saas"_s);
    row("subscription before membership", with(source(u"membership"_s), renewing), Verdict::Receipt, u"subscription"_s);
    row("subscription before calendar", with(source(u"calendar"_s), renewing), Verdict::Receipt, u"subscription"_s);
    row("subscription before a switch that is off", with(source(u"manual"_s), renewing), Verdict::Receipt,
        u"subscription"_s);
    row("subscription of an unknown source", with(source(u"telepathy"_s), renewing), Verdict::Receipt,
        u"subscription"_s);
    // What cannot be read is no zero: the owner is to see it.
    row("an amount that cannot be read", {{u"amount"_s, u"much"_s}}, Verdict::Receipt, u"order_form"_s);
    row("a currency that is none", {{u"currency"_s, u"BITCOIN"_s}}, Verdict::Receipt, u"order_form"_s);
}

void TestClassification::theFirstRuleThatHoldsDecides() { eachRuleOfTheTable(); }

void TestClassification::aKnownInvoiceIsPaidByIt()
{
    // Whatever the payment says of itself: an invoice of the location bears this id.
    for (const QJsonObject &changes : {QJsonObject{}, source(u"calendar"_s), with(source(u"manual"_s), renewing),
             QJsonObject{{u"status"_s, u"refunded"_s}}, source(u"manual"_s, u"imported_csv"_s)}) {
        const Classification what = classify(payment(changes), optionalSources(), true);
        QCOMPARE(int(what.verdict), int(Verdict::OfInvoice));
        QCOMPARE(what.word, u"invoice"_s);
    }
    QCOMPARE(int(classify(payment({{u"liveMode"_s, false}}), {}, true).verdict), int(Verdict::Skip));
}

void TestClassification::everyOptionalSourceIsASwitch_data()
{
    QTest::addColumn<QString>("type");
    for (const QString &type : optionalSources()) {
        QTest::newRow(qPrintable(type)) << type;
    }
}

void TestClassification::everyOptionalSourceIsASwitch()
{
    QFETCH(QString, type);
    const Classification on = classify(payment(source(type)), {type}, false);
    QCOMPARE(int(on.verdict), int(Verdict::Receipt));
    QCOMPARE(on.word, type);
    const Classification shouted = classify(payment(source(type.toUpper())), {type}, false);
    QCOMPARE(int(shouted.verdict), int(Verdict::Receipt));
    QCOMPARE(shouted.word, type); // one word for one kind
    QStringList others = optionalSources();
    others.removeAll(type);
    const Classification off = classify(payment(source(type)), others, false);
    QCOMPARE(int(off.verdict), int(Verdict::Skip));
    QCOMPARE(off.word, u"off"_s);
}

void TestClassification::whatIsOnWithoutASetting()
{
    QCOMPARE(sourcesByDefault(), (QStringList{u"payment_link"_s, u"form"_s, u"survey"_s, u"point_of_sale"_s}));
    QCOMPARE(optionalSources().size(), 7);
    for (const QString &type : sourcesByDefault()) {
        QVERIFY(optionalSources().contains(type));
    }
}

void TestClassification::noSourceIsNoReceipt()
{
    const highlevel::Transaction nowhere
        = payment({{u"entitySourceType"_s, QJsonValue()}, {u"entitySourceSubType"_s, QJsonValue()}});
    const Classification what = classify(nowhere, optionalSources(), false);
    QCOMPARE(int(what.verdict), int(Verdict::Skip));
    QCOMPARE(what.word, u"unknown_source"_s);
    // An empty entry of a list is no switch for it.
    QCOMPARE(int(classify(nowhere, {QString()}, false).verdict), int(Verdict::Skip));
}

void TestClassification::switchesCannotOpenOtherKinds()
{
    const QStringList wild{u"telepathy"_s, u"external"_s, u"invoice"_s, u"manual"_s};
    QCOMPARE(int(classify(payment(source(u"telepathy"_s)), wild, false).verdict), int(Verdict::Skip));
    QCOMPARE(int(classify(payment(source(u"external"_s)), wild, false).verdict), int(Verdict::Skip));
    QCOMPARE(int(classify(payment(source(u"invoice"_s)), wild, false).verdict), int(Verdict::OfInvoice));
    QCOMPARE(int(classify(payment(source(u"manual"_s)), wild, false).verdict), int(Verdict::Receipt));
}

QTEST_APPLESS_MAIN(TestClassification)
#include "tst_classification.moc"
