// Following up whether a request arrived: when it is asked, when it ends, and that one in trouble stops no other.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/delivery.h"
#include "payers.h"

#include <QTest>

using namespace kontor;
using namespace kontor::tests;

namespace {

struct Post
{
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    kontor::testing::ScriptedCall service;

    void sent(const QString &id, const QString &email = {}, Instant at = noon)
    {
        journal->putRecord({.service = Service::HighLevel,
            .kind = u"message"_s,
            .id = id,
            .version = u"sent"_s,
            .value = {{u"name"_s, u"Ana Ruiz"_s}, {u"contact"_s, u"contact-1"_s}, {u"channel"_s, u"email"_s},
                {u"email"_s, email}, {u"sent"_s, toIso(at)}}});
    }
    std::optional<Error> follow(std::vector<Result<QJsonObject>> answers, Instant at)
    {
        service.answers.assign(answers.begin(), answers.end());
        service.asked.clear();
        for (int calls = 0; calls < 50; ++calls) {
            const FeedStep step = followDelivery(*journal, highLevel, service.call(), at, {});
            if (step.error || !step.more) {
                return step.error;
            }
        }
        return Error{.key = u"endless"_s};
    }
    qint64 open() { return journal->unplannedCount(Service::HighLevel, u"message"_s); }
};

QJsonObject status(const QString &id, const QString &word) { return {{u"id"_s, id}, {u"status"_s, word}}; }

} // namespace

class DeliveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsAskedAfterAMinuteTenAnHourAndADay()
    {
        Post post;
        post.sent(u"m1"_s);
        for (const auto &[early, late] : {std::pair<std::chrono::minutes, std::chrono::minutes>{0min, 1min},
                 {9min, 10min}, {59min, 60min}, {1439min, 1440min}}) {
            QVERIFY(!post.follow({}, noon + early));
            QVERIFY(post.service.asked.isEmpty());
            QVERIFY(!post.follow({status(u"m1"_s, u"sent"_s)}, noon + late));
            QCOMPARE(post.service.asked.size(), 1);
        }
        QCOMPARE(post.open(), 0); // that is enough
        QVERIFY(post.journal->inAttention().empty());
    }
    void anEmailIsAskedForByItsOwnId()
    {
        Post post;
        post.sent(u"m1"_s, u"e1"_s);
        post.sent(u"m2"_s);
        post.follow({QJsonObject{{u"emailMessage"_s, status(u"e1"_s, u"opened"_s)}},
                        QJsonObject{{u"message"_s, status(u"m2"_s, u"delivered"_s)}}},
            noon + 1min);
        QVERIFY(post.service.asked[0].startsWith(u"/conversations/messages/email/e1"_s));
        QVERIFY(post.service.asked[1].startsWith(u"/conversations/messages/m2"_s));
        QCOMPARE(post.open(), 0);
        QVERIFY(post.journal->inAttention().empty());
    }
    void oneThatDoesNotArriveIsTheOwners_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("failed") << u"failed"_s;
        QTest::newRow("undelivered") << u"undelivered"_s;
        QTest::newRow("opted out") << u"opt_out"_s;
    }
    void oneThatDoesNotArriveIsTheOwners()
    {
        QFETCH(QString, word);
        Post post;
        post.sent(u"m1"_s);
        QVERIFY(!post.follow({status(u"m1"_s, word)}, noon + 1min));
        QCOMPARE(post.open(), 0);
        const auto attention = post.journal->inAttention();
        QCOMPARE(attention.size(), std::size_t(1));
        QCOMPARE(attention[0].problem->key, u"review.not_delivered"_s);
        QCOMPARE(attention[0].problem->parameters.value(u"contact"_s), u"Ana Ruiz"_s);
        QVERIFY(!post.follow({}, noon + 48h));
        QCOMPARE(post.journal->inAttention().size(), std::size_t(1));
    }
    void oneThatCannotBeReadStopsNoOther_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("not there") << int(Error::Kind::Refused);
        QTest::newRow("no JSON") << int(Error::Kind::Unreadable);
    }
    void oneThatCannotBeReadStopsNoOther()
    {
        QFETCH(int, kind);
        Post post;
        post.sent(u"m1"_s);
        post.sent(u"m2"_s);
        QVERIFY(!post.follow({fail({.kind = Error::Kind(kind)}), status(u"m2"_s, u"delivered"_s)}, noon + 1min));
        QCOMPARE(post.service.asked.size(), 2);
        QCOMPARE(post.open(), 1);
    }
    void oneInTroubleLetsTheOthersGoFirst()
    {
        Post post;
        post.sent(u"m1"_s);
        post.sent(u"m2"_s);
        QVERIFY(post.follow({fail({.kind = Error::Kind::Trouble})}, noon + 1min));
        QVERIFY(!post.follow({status(u"m2"_s, u"delivered"_s)}, noon + 2min));
        QVERIFY(post.service.asked[0].startsWith(u"/conversations/messages/m2"_s));
        QVERIFY(!post.follow({status(u"m1"_s, u"delivered"_s)}, noon + 12min)); // and nothing is forgotten
        QCOMPARE(post.open(), 0);
    }
    void withoutAConnectionNothingIsUsedUp()
    {
        Post post;
        post.sent(u"m1"_s);
        const auto error = post.follow({}, noon + 1min);
        QVERIFY(error && error->kind == Error::Kind::NotSent);
        QVERIFY(!post.follow({status(u"m1"_s, u"delivered"_s)}, noon + 1min));
        QCOMPARE(post.open(), 0);
    }
};

QTEST_APPLESS_MAIN(DeliveryTest)
#include "tst_delivery.moc"
