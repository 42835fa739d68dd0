// What is read of a company and a location, when it is read again, and what is no description of one.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/connections.h"
#include "quickbooks/api.h"
#include "secrets/memory_secret_store.h"
#include "support/scripted_transport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::engine;

namespace {

constexpr Instant noon{std::chrono::milliseconds(1'790'000'000'000)};

net::Reply good(const QByteArray &body) { return {.status = 200, .body = body}; }

struct Office
{
    VirtualClock clock{noon};
    KnownSecrets secrets;
    secrets::MemorySecretStore store;
    std::mt19937_64 random{7};
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    QByteArray zone = "America/Chicago";
    QByteArray company = R"({"CompanyInfo":{"CompanyName":"Bayside","Country":"US"}})";
    QJsonArray payments; ///< the rows of a list, which do not tell what HighLevel has booked by itself
    QStringList marked; ///< ids of those that it has
    int status = 200; ///< of answers about payments
    QByteArray preferences = R"({"Preferences":{"CurrencyPrefs":{"HomeCurrency":{"value":"USD"}}}})";
    test::ScriptedTransport transport{clock, [this](const net::Request &request) -> Result<net::Reply> {
                                          const QString path = request.url.path();
                                          if (path.contains(u"/locations/")) {
                                              return good(
                                                  R"({"location":{"name":"Bayside","timezone":")" + zone + R"("}})");
                                          }
                                          if (path.contains(u"/payments/transactions")) {
                                              const QString id = path.section(u'/', -1);
                                              const QJsonObject body = id == u"transactions"
                                                  ? QJsonObject{{u"data"_s, payments}}
                                                  : QJsonObject{{u"_id"_s, id}, {u"qboSynced"_s, marked.contains(id)}};
                                              return net::Reply{.status = status, .body = QJsonDocument(body).toJson()};
                                          }
                                          return good(path.contains(u"companyinfo") ? company : preferences);
                                      }};
    EngineConfig config{.quickBooksClientId = u"client-1"_s, .quickBooksClientSecret = u"client-secret-1"_s};
    Connections connections{config, *journal, transport, clock, store, secrets, random};

    void pay(const QString &id, const QString &day, const QString &source, const QString &status = u"succeeded"_s)
    {
        payments.append(QJsonObject{{u"_id"_s, id}, {u"status"_s, status}, {u"liveMode"_s, true}, {u"amount"_s, 49.5},
            {u"currency"_s, u"USD"_s}, {u"entityType"_s, u"order"_s}, {u"entitySourceType"_s, source},
            {u"createdAt"_s, QString(day + u"T10:00:00.000Z"_s)}});
    }
    bool isOwnQuickBooksOn() { return connections.state(Service::HighLevel).ownQuickBooks; }
    QString zoneNow() { return connections.note(Service::HighLevel)[u"timeZone"].toString(); }
    /// As if it had been connected some time ago.
    void connectQuickBooks()
    {
        journal->setState(u"profile"_s, {{u"id"_s, u"profile"_s}});
        journal->setState(u"connection.quickbooks"_s,
            {{u"account"_s, u"9130"_s}, {u"stored"_s, true}, {u"name"_s, u"Bayside"_s}, {u"currency"_s, u"USD"_s}});
        auth::TokenKeeper keeper(auth::TokenEndpoint(Service::QuickBooks, {}, {}, transport, clock, secrets),
            u"profile/quickbooks/tokens"_s, store, clock, secrets, QUrl(u"http://localhost:8917/callback"_s));
        const auto kept = keeper.keep({.access = u"access-token-1"_s,
                                          .refresh = u"refresh-token-1"_s,
                                          .accessUntil = noon + 240h,
                                          .renewFrom = noon + 239h,
                                          .account = u"9130"_s},
            {});
        Q_ASSERT(kept);
    }
};

} // namespace

class CompanyAndLocationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLocationIsReadAgainOnceADay()
    {
        Office office;
        QVERIFY(office.connections.connectByToken(u"pit-1"_s, u"Lq3XyZ0aBcDeFgHiJkLm"_s, {}));
        QCOMPARE(office.zoneNow(), u"America/Chicago"_s);
        office.zone = "America/Denver";
        office.clock.advance(23h);
        office.transport.sent.clear();
        office.connections.refreshLocation({});
        QCOMPARE(office.transport.sent.size(), 0);
        office.clock.advance(2h);
        office.connections.refreshLocation({});
        QCOMPARE(office.zoneNow(), u"America/Denver"_s);
        office.connections.refreshLocation({});
        QCOMPARE(office.transport.sent.size(), 1);
    }
    void aTimeZoneThatIsUnknownIsReadAgainAtOnce()
    {
        Office office;
        office.zone = "Mars/Olympus";
        QVERIFY(office.connections.connectByToken(u"pit-1"_s, u"Lq3XyZ0aBcDeFgHiJkLm"_s, {}));
        office.zone = "Europe/Berlin";
        office.connections.refreshLocation({});
        QCOMPARE(office.zoneNow(), u"Europe/Berlin"_s);
    }
    void connectingTellsWhetherHighLevelBooksByItself_data()
    {
        QTest::addColumn<QStringList>("marked");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("on");
        QTest::newRow("nothing is marked") << QStringList() << 200 << false;
        QTest::newRow("the newest") << QStringList{u"form4"_s} << 200 << true;
        QTest::newRow("the newest is not marked yet") << QStringList{u"form2"_s} << 200 << true;
        QTest::newRow("long ago") << QStringList{u"form1"_s} << 200 << false;
        QTest::newRow("kinds that it does not book, or did not get")
            << QStringList{u"hand"_s, u"failed"_s} << 200 << false;
        QTest::newRow("nobody may look") << QStringList{u"form4"_s} << 403 << false;
    }
    void connectingTellsWhetherHighLevelBooksByItself()
    {
        QFETCH(QStringList, marked);
        QFETCH(int, status);
        QFETCH(bool, on);
        Office office;
        office.pay(u"form2"_s, u"2026-09-11"_s, u"funnel"_s);
        office.pay(u"form1"_s, u"2026-09-10"_s, u"funnel"_s);
        office.pay(u"form3"_s, u"2026-09-12"_s, u"calendar"_s);
        office.pay(u"form4"_s, u"2026-09-13"_s, u"membership"_s);
        office.pay(u"hand"_s, u"2026-09-14"_s, u"manual"_s);
        office.pay(u"failed"_s, u"2026-09-15"_s, u"funnel"_s, u"failed"_s);
        office.marked = marked;
        office.status = status;
        QVERIFY(office.connections.connectByToken(u"pit-1"_s, u"Lq3XyZ0aBcDeFgHiJkLm"_s, {})); // whatever it is
        QCOMPARE(office.isOwnQuickBooksOn(), on);
        office.clock.advance(25h);
        office.connections.refreshLocation({}); // forgets nothing
        QCOMPARE(office.isOwnQuickBooksOn(), on);
        office.marked.clear();
        office.status = 200;
        QVERIFY(office.connections.connectByToken(u"pit-1"_s, u"Lq3XyZ0aBcDeFgHiJkLm"_s, {}));
        QVERIFY(!office.isOwnQuickBooksOn());
    }
    void whatDescribesNoCompanyIsUnreadable_data()
    {
        QTest::addColumn<QByteArray>("company");
        QTest::addColumn<QByteArray>("preferences");
        const Office office;
        QTest::newRow("no company") << QByteArray("{}") << office.preferences;
        QTest::newRow("no preferences") << office.company << QByteArray(R"({"Preferences":{}})");
    }
    void whatDescribesNoCompanyIsUnreadable()
    {
        QFETCH(QByteArray, company);
        QFETCH(QByteArray, preferences);
        Office office;
        office.connectQuickBooks();
        QVERIFY(office.connections.check(Service::QuickBooks, {}));
        office.company = company;
        office.preferences = preferences;
        const Result<> checked = office.connections.check(Service::QuickBooks, {});
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, Error::Kind::Unreadable);
        QCOMPARE(checked.error().key, u"kontor.unreadable_reply"_s);
        QCOMPARE(office.connections.note(Service::QuickBooks)[u"name"].toString(), u"Bayside"_s);
        QCOMPARE(office.connections.note(Service::QuickBooks)[u"currency"].toString(), u"USD"_s);
    }
};

QTEST_GUILESS_MAIN(CompanyAndLocationTest)

#include "tst_company_and_location.moc"
