// Reading HighLevel's payments: window, repetitions, what is pending, and the invoices that they pay.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/receipts_off.h"
#include "flows/shared/transaction_feed.h"
#include "support/scripted_call.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::flows;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)}; // 2026-09-21T14:13:20Z
const Instant connected = now - 240h;
const highlevel::Api api(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s);

QJsonObject payment(const QString &id, const QJsonObject &more = {})
{
    QJsonObject made{{u"_id"_s, id}, {u"status"_s, u"succeeded"_s}, {u"amount"_s, 149.5}, {u"currency"_s, u"usd"_s},
        {u"amountRefunded"_s, 0}, {u"liveMode"_s, true}, {u"entityType"_s, u"invoice"_s}, {u"entityId"_s, u"inv1"_s},
        {u"entitySourceType"_s, u"invoice"_s}, {u"createdAt"_s, toIso(now - 1h)}};
    for (auto field = more.begin(); field != more.end(); ++field) {
        made.insert(field.key(), field.value());
    }
    return made;
}

QJsonObject page(const QJsonArray &rows) { return {{u"data"_s, rows}, {u"totalCount"_s, int(rows.size())}}; }

struct Till
{
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    testing::ScriptedCall service;

    Till()
    {
        journal->putRecord({.service = Service::HighLevel, .kind = u"invoice"_s, .id = u"inv1"_s, .version = u"1"_s});
        journal->markPlanned(Service::HighLevel, u"invoice"_s, u"inv1"_s);
    }
    std::optional<Error> poll(std::vector<Result<QJsonObject>> answers, Instant at = now)
    {
        service.answers.assign(answers.begin(), answers.end());
        service.asked.clear();
        TransactionFeed feed(api, connected);
        for (int calls = 0; calls < 50; ++calls) {
            const FeedStep step = feed.step(*journal, service.call(), at, {});
            if (step.error || !step.more) {
                return step.error;
            }
        }
        return Error{.key = u"endless"_s};
    }
    bool invoiceIsPlannedAnew()
    {
        const bool anew = journal->unplannedCount(Service::HighLevel, u"invoice"_s) > 0;
        journal->markPlanned(Service::HighLevel, u"invoice"_s, u"inv1"_s);
        return anew;
    }
    qint64 count() { return journal->recordCount(Service::HighLevel, u"transaction"_s); }
};

} // namespace

class TransactionFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstPollReachesBackToConnecting()
    {
        Till till;
        QVERIFY(!till.poll({page({})}));
        QVERIFY2(till.service.asked[0].contains(u"startAt=2026-09-09&endAt=2026-09-22"_s),
            qPrintable(till.service.asked[0]));
        QVERIFY(till.service.asked[0].contains(u"paymentMode=live"_s));
    }
    void anIdlePollIsOneCallOverTwoDays()
    {
        Till till;
        till.poll({page({})});
        QVERIFY(!till.poll({page({})}, now + 4min));
        QCOMPARE(till.service.asked.size(), 1);
        QVERIFY(till.service.asked[0].contains(u"startAt=2026-09-19"_s));
    }
    void afterALongTimeTheWindowBeginsWhereTheLastSuccessWas()
    {
        Till till;
        till.poll({page({})});
        QVERIFY(!till.poll({page({})}, now + 20 * 24h));
        QVERIFY(till.service.asked[0].contains(u"startAt=2026-08-17"_s)); // that is the daily look back, 35 days
    }
    void aPaymentMakesItsInvoicePlannedAnewOnce()
    {
        Till till;
        till.poll({page({payment(u"p"_s)})});
        QVERIFY(till.invoiceIsPlannedAnew());
        till.poll({page({payment(u"p"_s)})});
        QVERIFY(!till.invoiceIsPlannedAnew());
        till.poll({page({payment(u"p"_s, {{u"amountRefunded"_s, 5}})})});
        QVERIFY(till.invoiceIsPlannedAnew());
        QCOMPARE(till.count(), 1);
    }
    void theInvoiceMayStandInEitherField()
    {
        Till till;
        till.poll({page({payment(u"p"_s, {{u"entityId"_s, u"order9"_s}, {u"entitySourceId"_s, u"inv1"_s}})})});
        QVERIFY(till.invoiceIsPlannedAnew());
    }
    void paymentsFromBeforeConnectingAreLeftOut()
    {
        Till till;
        till.poll({page({payment(u"p"_s, {{u"createdAt"_s, toIso(connected - 1s)}})})});
        QCOMPARE(till.count(), 0);
        QVERIFY(!till.invoiceIsPlannedAnew());
    }
    void aPaymentWithoutDateOrIdIsToldOnce_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("date") << u"createdAt"_s;
        QTest::newRow("id") << u"_id"_s;
    }
    void aPaymentWithoutDateOrIdIsToldOnce()
    {
        QFETCH(QString, field);
        Till till;
        const QJsonObject row = payment(u"q"_s, {{field, QJsonValue()}});
        till.poll({page({row})});
        till.poll({page({row})});
        QCOMPARE(till.count(), 0);
        QCOMPARE(till.journal->inAttention().size(), 1U);
        journal::Operation entry = till.journal->inAttention().at(0);
        QCOMPARE(entry.problem->key, u"kontor.unreadable_reply"_s);
        entry.state = journal::OperationState::Dismissed;
        till.journal->putOperation(entry);
        till.poll({page({row})});
        QVERIFY(till.journal->inAttention().empty());
        entry.state = journal::OperationState::Done; // tried again
        till.journal->putOperation(entry);
        till.poll({page({row})});
        QCOMPARE(till.journal->inAttention().size(), 1U);
        if (field == u"createdAt") {
            till.poll({page({payment(u"q"_s)})});
            QVERIFY(till.journal->inAttention().empty());
            QCOMPARE(till.count(), 1);
        }
    }
    void whatIsCorrectedInHighLevelIsPlannedAnew_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("currency") << u"currency"_s << u"EUR"_s;
        QTest::newRow("date") << u"createdAt"_s << toIso(now - 2h);
    }
    void whatIsCorrectedInHighLevelIsPlannedAnew()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        Till till;
        till.poll({page({payment(u"p"_s)})});
        till.journal->markPlanned(Service::HighLevel, u"transaction"_s, u"p"_s);
        till.poll({page({payment(u"p"_s, {{u"currency"_s, u"USD"_s}})})}); // only written otherwise
        QCOMPARE(till.journal->unplannedCount(Service::HighLevel, u"transaction"_s), 0);
        till.poll({page({payment(u"p"_s, {{field, value}})})});
        QCOMPARE(till.journal->unplannedCount(Service::HighLevel, u"transaction"_s), 1);
        QCOMPARE(till.journal->record(Service::HighLevel, u"transaction"_s, u"p"_s)->value[field].toString(), value);
    }
    void rowsThatComeWhilePagesAreReadHideNone()
    {
        Till till;
        QJsonArray first;
        for (int i = 0; i < 100; ++i) {
            first.append(payment(u"p%1"_s.arg(i)));
        }
        QVERIFY(!till.poll({page(first), page({payment(u"p99"_s), payment(u"p100"_s)})}));
        QVERIFY(till.service.asked[1].contains(u"offset=95"_s));
        QCOMPARE(till.count(), 101);
    }
    void whatIsPendingBeyondTheWindowIsAskedForOnceAnHour()
    {
        Till till;
        const QJsonObject pending = payment(u"p"_s, {{u"status"_s, u"pending"_s}});
        till.poll({page({pending})});
        QVERIFY(!till.poll({page({})}, now + 20h));
        const Instant later = now + 23h + 4 * 24h;
        // Five days on: the two-day window does not show it any more (the wide one has just been read).
        till.poll({page({pending})}, later - 2h);
        QVERIFY(!till.poll({page({}), pending}, later));
        QCOMPARE(till.service.asked.value(1), u"/payments/transactions/p?"_s);
        QVERIFY(!till.poll({page({})}, later + 59min));
        QCOMPARE(till.service.asked.size(), 1);
        QVERIFY(!till.poll({page({}), payment(u"p"_s)}, later + 61min));
        QVERIFY(till.invoiceIsPlannedAnew());
    }
    void aPendingOneThatIsNotAnsweredHoldsUpNoOther()
    {
        Till till;
        const auto pending = [](const QString &id) { return payment(id, {{u"status"_s, u"pending"_s}}); };
        till.poll({page({pending(u"p"_s), pending(u"q"_s)})});
        const Error unwell{.kind = Error::Kind::Trouble, .key = u"hl.5xx"_s};
        Instant later = now + 4 * 24h;
        till.poll({page({})}, later - 2h); // the daily look back
        QVERIFY(!till.poll({page({}), fail(unwell), payment(u"q"_s)}, later));
        QVERIFY(till.journal->record(Service::HighLevel, u"transaction"_s, u"q"_s)->value[u"status"] == u"succeeded"_s);
        for (int hours = 1; hours < 6; ++hours) {
            QVERIFY(till.journal->inAttention().empty());
            later += 1h;
            QVERIFY(!till.poll({page({}), fail(unwell)}, later));
        }
        QCOMPARE(till.journal->inAttention().at(0).problem->key, u"kontor.unreadable_reply"_s);
        journal::Operation retried = till.journal->inAttention().at(0);
        retried.state = journal::OperationState::Done;
        till.journal->putOperation(retried);
        for (int hours = 0; hours < 6; ++hours) {
            later += 1h;
            QVERIFY(!till.poll({page({}), fail(unwell)}, later));
        }
        QCOMPARE(till.journal->inAttention().size(), 1U);
        QVERIFY(!till.poll({page({}), payment(u"p"_s)}, later + 1h));
        QVERIFY(till.journal->inAttention().empty());
    }
    void anOutageWhilePendingOnesAreAskedForEndsThePoll()
    {
        Till till;
        const auto pending = [](const QString &id) { return payment(id, {{u"status"_s, u"pending"_s}}); };
        till.poll({page({pending(u"p"_s), pending(u"q"_s), pending(u"r"_s)})});
        const Error unwell{.kind = Error::Kind::Trouble, .key = u"hl.5xx"_s};
        till.poll({page({})}, now + 94h);
        QVERIFY(till.poll({page({}), fail(unwell), fail(unwell), fail(unwell)}, now + 96h));
        QCOMPARE(till.service.asked.size(), 3);
    }
    void itIsKeptHowOftenReceiptsHadBeenOffWhenAPaymentWasFirstSeen()
    {
        Till till;
        till.poll({page({payment(u"p"_s)})});
        switchReceiptsOff(*till.journal, now);
        switchReceiptsOn(*till.journal, now + 1h);
        till.poll({page({payment(u"p"_s, {{u"amountRefunded"_s, 5}}), payment(u"q"_s)})}, now + 2h);
        const auto seenAfter = [&](const QString &id) {
            return till.journal->record(Service::HighLevel, u"transaction"_s, id)->value[u"seenAfter"].toInt();
        };
        QCOMPARE(seenAfter(u"p"_s), 0);
        QCOMPARE(seenAfter(u"q"_s), 1);
    }
    void aListThatIsNoneEndsThePoll()
    {
        Till till;
        QVERIFY(till.poll({QJsonObject()}));
        QVERIFY(till.poll({fail({.kind = Error::Kind::Trouble, .key = u"hl.5xx"_s})}));
    }
};

QTEST_GUILESS_MAIN(TransactionFeedTest)
#include "tst_transaction_feed.moc"
