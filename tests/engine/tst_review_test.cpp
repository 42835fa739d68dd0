// The review link and a request as a test, asked of the stand-in of HighLevel.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/review_test.h"
#include "flows/review_requests/review_link.h"
#include "sandbox/highlevel/highlevel_stand_in.h"
#include "secrets/memory_secret_store.h"
#include "support/connected_account.h"
#include "support/scripted_transport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::engine;

namespace {

const Instant start{std::chrono::milliseconds(1'790'000'000'000)};
const QString location = u"Lq3XyZ0aBcDeFgHiJkLm"_s;
const QString company = u"4620816365000000001"_s;
const QString privateToken = u"pit-0f0e0d0c-1111-4222-8333-444455556666"_s;
const QString ana = u"Ct4nAruIz00000Demo01"_s;
const QString page = u"https://g.page/r/bayside/review"_s;

/// A location with Ana, connected by its private token.
struct Desk
{
    VirtualClock clock{start};
    KnownSecrets secrets;
    secrets::MemorySecretStore store;
    std::mt19937_64 random{7};
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    sandbox::HighLevelStandIn standIn{clock, 7, {u"client-id"_s, u"client-secret"_s, {}},
        {{.id = location,
            .name = u"Bayside"_s,
            .privateToken = privateToken,
            .contacts = {QJsonObject{{u"id"_s, ana}, {u"firstName"_s, u"Ana"_s}, {u"lastName"_s, u"Ruiz"_s},
                {u"email"_s, u"ana@example.com"_s}, {u"phone"_s, u"+12024561111"_s}}}}}};
    std::optional<Error> unreachable;
    test::ScriptedTransport transport{clock, [this](const net::Request &request) -> Result<net::Reply> {
                                          return unreachable ? Result<net::Reply>(fail(*unreachable))
                                                             : Result<net::Reply>(standIn.handle(request));
                                      }};
    auth::Account quickBooks = account(Service::QuickBooks);
    auth::Account highLevel = account(Service::HighLevel);
    Doors doors{&quickBooks, &highLevel, quickbooks::Api(QUrl(u"http://127.0.0.1"_s), company),
        highlevel::Api(QUrl(u"http://127.0.0.1"_s), location), u"US"_s, u"America/Chicago"_s, u"Bayside"_s, u"en"_s};

    auth::Account account(Service service)
    {
        return test::connectedAccount(service,
            {.access = privateToken,
                .account = service == Service::QuickBooks ? company : location,
                .privateToken = true},
            QUrl(u"http://127.0.0.1"_s), transport, clock, store, secrets);
    }
    flows::Call call()
    {
        return
            [this](const net::Request &request, std::stop_token stop) { return highLevel.call(request, random, stop); };
    }
    void settings(const QJsonObject &parameters)
    {
        const auto done = standIn.act(u"location.settings"_s, parameters);
        Q_ASSERT(done);
    }
    std::optional<Error> find() { return findReviewLink(*journal, doors.highLevelApi, call(), {}); }
    QString link() { return flows::review_requests::reviewLink(*journal); }
    std::optional<Error> plan(const QString &address)
    {
        return planReviewTest(*journal, doors, call(), address, clock.now(), {});
    }
    void apply()
    {
        Cycle cycle({*journal, transport, clock, random, secrets}, doors);
        cycle.apply(clock.now() + 1min, [] { return false; }, [] {}, {});
    }
    QJsonArray messages() const { return standIn.part(u"messages"_s); }
};

} // namespace

class ReviewTestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLinkOfTheLocationIsFoundAndForgottenWithIt()
    {
        Desk desk;
        QVERIFY(!desk.find());
        QCOMPARE(desk.link(), QString());
        desk.settings({{u"placesId"_s, u"ChIJ2eUg"_s}});
        QVERIFY(!desk.find());
        QCOMPARE(desk.link(), u"https://search.google.com/local/writereview?placeid=ChIJ2eUg"_s);
        QCOMPARE(desk.journal->state(u"review_link"_s)[u"name"].toString(), u"google"_s);
        desk.settings({{u"customValueName"_s, u"Google review link"_s}, {u"customValue"_s, page}});
        QVERIFY(!desk.find());
        QCOMPARE(desk.link(), page); // the owner's word before Google's
        QCOMPARE(desk.journal->state(u"review_link"_s)[u"name"].toString(), u"Google review link"_s);
        desk.settings(
            {{u"placesId"_s, u"-"_s}, {u"customValueName"_s, u"Google review link"_s}, {u"customValue"_s, u"-"_s}});
        QVERIFY(!desk.find());
        QCOMPARE(desk.link(), QString());
    }

    void whatWasFoundStaysWhenHighLevelCannotBeAsked()
    {
        Desk desk;
        desk.settings({{u"customValueName"_s, u"Google review link"_s}, {u"customValue"_s, page}});
        QVERIFY(!desk.find());
        desk.unreachable = Error{.kind = Error::Kind::NotSent, .key = u"net.offline"_s};
        const std::optional<Error> problem = desk.find();
        QVERIFY(problem);
        QCOMPARE(problem->key, u"net.offline"_s);
        QCOMPARE(desk.link(), page);
    }

    void aTestReachesWhoHasTheAddressAndCountsForNobody_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("channel");
        QTest::addColumn<QString>("type");
        QTest::newRow("e-mail") << u"ana@example.com"_s << u"email_else_sms"_s << u"Email"_s;
        QTest::newRow("as it is typed") << u" Ana@Example.com "_s << u"email_else_sms"_s << u"Email"_s;
        QTest::newRow("SMS") << u"ana@example.com"_s << u"sms"_s << u"SMS"_s;
        QTest::newRow("number") << u"+1 202-456-1111"_s << u"sms"_s << u"SMS"_s;
        QTest::newRow("number as it is dialled in the country") << u"(202) 456-1111"_s << u"sms"_s << u"SMS"_s;
    }
    void aTestReachesWhoHasTheAddressAndCountsForNobody()
    {
        QFETCH(QString, address);
        QFETCH(QString, channel);
        QFETCH(QString, type);
        Desk desk;
        desk.journal->setSetting(u"reviews.link"_s, page);
        desk.journal->setSetting(u"reviews.channel"_s, channel);
        desk.journal->setSetting(u"reviews.text"_s, u"Dear {first name} of {location name}: {review link}"_s);
        for (int times = 1; times <= 2; ++times) { // that one has been sent is in the way of no other test
            QVERIFY(!desk.plan(address));
            QCOMPARE(desk.messages().size(), times - 1);
            desk.apply();
            QCOMPARE(desk.messages().size(), times);
            const QJsonObject message = desk.messages().last().toObject();
            QCOMPARE(message[u"contactId"].toString(), ana);
            QCOMPARE(message[u"channel"].toString(), type);
            QVERIFY2(message[u"body"].toString().contains(u"Dear Ana of Bayside: "),
                qPrintable(message[u"body"].toString()));
            QVERIFY(message[u"body"].toString().contains(page));
            QCOMPARE(desk.journal->waitingCount(), 0);
        }
        QVERIFY(desk.journal->linksByHighLevel(u"review"_s, ana).empty());
        QVERIFY(desk.journal->links(u"review"_s, 10).empty());
        QVERIFY(desk.journal->inAttention().empty());
    }

    void anAddressThatNobodyHasIsSaid_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address : {"nobody@example.com", "+12025550199", "me", ""}) {
            QTest::newRow(*address ? address : "nothing") << QString::fromLatin1(address);
        }
    }
    void anAddressThatNobodyHasIsSaid()
    {
        QFETCH(QString, address);
        Desk desk;
        desk.journal->setSetting(u"reviews.link"_s, page);
        const std::optional<Error> problem = desk.plan(u' ' + address + u' ');
        QVERIFY(problem);
        QCOMPARE(problem->key, u"review.test_no_contact"_s);
        QCOMPARE(problem->parameters[u"address"_s], address);
        QCOMPARE(desk.journal->waitingCount(), 0);
    }

    void whoeverElseASearchBringsGetsNothing()
    {
        Desk desk;
        desk.journal->setSetting(u"reviews.link"_s, page);
        QJsonArray rows{
            QJsonObject{{u"id"_s, u"stranger"_s}, {u"email"_s, u"x@example.com"_s}, {u"phone"_s, u"+12025550100"_s}}};
        const flows::Call search = [&rows](const net::Request &, std::stop_token) {
            return Result<QJsonObject>(QJsonObject{{u"contacts"_s, rows}});
        };
        for (const QString &address : {u"ana@example.com"_s, u"+12024561111"_s}) {
            const auto problem = planReviewTest(*desk.journal, desk.doors, search, address, desk.clock.now(), {});
            QVERIFY(problem);
            QCOMPARE(problem->key, u"review.test_no_contact"_s);
        }
        QCOMPARE(desk.journal->waitingCount(), 0);
        rows.append(QJsonObject{{u"id"_s, ana}, {u"email"_s, u"Ana@Example.com"_s}});
        QVERIFY(!planReviewTest(*desk.journal, desk.doors, search, u"ana@example.com"_s, desk.clock.now(), {}));
        QCOMPARE(desk.journal->waitingCount(), 1);
    }

    void withoutALinkNobodyIsLookedFor()
    {
        Desk desk;
        const std::optional<Error> problem = desk.plan(u"ana@example.com"_s);
        QVERIFY(problem);
        QCOMPARE(problem->key, u"review.link_needed"_s);
        QVERIFY(desk.transport.sent.isEmpty());
    }

    void whatHighLevelAnswersIsSaid()
    {
        Desk desk;
        desk.journal->setSetting(u"reviews.link"_s, page);
        desk.unreachable = Error{.kind = Error::Kind::NotSent, .key = u"net.offline"_s};
        const std::optional<Error> problem = desk.plan(u"ana@example.com"_s);
        QVERIFY(problem);
        QCOMPARE(problem->key, u"net.offline"_s);
        QCOMPARE(desk.journal->waitingCount(), 0);
    }

    void aTestIsNotSentToWhoHasOptedOut()
    {
        Desk desk;
        desk.journal->setSetting(u"reviews.link"_s, page);
        QVERIFY(desk.standIn.act(u"contact.dnd"_s, {{u"contact"_s, ana}, {u"channel"_s, u"all"_s}}));
        QVERIFY(!desk.plan(u"ana@example.com"_s));
        desk.apply();
        QVERIFY(desk.messages().isEmpty());
    }
};

QTEST_GUILESS_MAIN(ReviewTestTest)

#include "tst_review_test.moc"
