// What is read of a company and a location, when it is read again, and what is no description of one.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/connections.h"
#include "quickbooks/api.h"
#include "secrets/memory_secret_store.h"
#include "support/scripted_transport.h"

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
    QByteArray preferences = R"({"Preferences":{"CurrencyPrefs":{"HomeCurrency":{"value":"USD"}}}})";
    test::ScriptedTransport transport{clock, [this](const net::Request &request) -> Result<net::Reply> {
                                          const QString path = request.url.path();
                                          if (path.contains(u"/locations/")) {
                                              return good(
                                                  R"({"location":{"name":"Bayside","timezone":")" + zone + R"("}})");
                                          }
                                          return good(path.contains(u"companyinfo") ? company : preferences);
                                      }};
    EngineConfig config{.quickBooksClientId = u"client-1"_s, .quickBooksClientSecret = u"client-secret-1"_s};
    Connections connections{config, *journal, transport, clock, store, secrets, random};

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
