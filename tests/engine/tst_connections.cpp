// What a profile is connected to, when its keychain is locked or its app keys are gone.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/connections.h"
#include "secrets/memory_secret_store.h"
#include "support/scripted_transport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::engine;
using State = secrets::MemorySecretStore::State;

namespace {

const Instant start{std::chrono::milliseconds(1'790'000'000'000)};

/// A profile that has connected QuickBooks with keys that the owner typed, and HighLevel with a private token.
struct Rooms
{
    VirtualClock clock{start};
    KnownSecrets secrets;
    secrets::MemorySecretStore store;
    std::mt19937_64 random{7};
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    QStringList called;
    test::ScriptedTransport transport{clock, [this](const net::Request &request) -> Result<net::Reply> {
                                          called.append(request.url.path());
                                          return net::Reply{.status = 200, .body = "{}"};
                                      }};
    EngineConfig config;
    Connections connections = opened();

    Rooms()
    {
        journal->setState(u"profile"_s, {{u"id"_s, u"p"_s}});
        journal->setState(u"connection.quickbooks"_s,
            {{u"stored"_s, true}, {u"account"_s, u"4620816365000000001"_s},
                {u"endpoints"_s, QJsonObject{{u"revoke"_s, u"https://intuit.example/revoke"_s}}}});
        journal->setState(u"connection.highlevel"_s,
            {{u"stored"_s, true}, {u"private"_s, true}, {u"account"_s, u"Lq3XyZ0aBcDeFgHiJkLm"_s}});
        keep(u"p/quickbooks/tokens"_s,
            R"({"form":1,"access":"a1","account":"4620816365000000001","refresh":"r1","accessUntil":"2030-01-01T00:00:00Z","renewFrom":"2030-01-01T00:00:00Z"})");
        keep(u"p/highlevel/tokens"_s, R"({"form":1,"access":"pit-1","account":"Lq3XyZ0aBcDeFgHiJkLm","private":true})");
        const auto typed = connections.setAppKeys(Service::QuickBooks, {u"id"_s, u"secret"_s}, {});
        Q_ASSERT(typed);
    }
    Connections opened() { return {config, *journal, transport, clock, store, secrets, random}; }
    void keep(const QString &name, const QByteArray &value)
    {
        const auto written = store.write(name, value, {});
        Q_ASSERT(written);
    }
};

} // namespace

class ConnectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysThatWereTypedAreNeverTakenForNone()
    {
        Rooms rooms;
        rooms.store.setState(State::Locked);
        Connections locked = rooms.opened();
        QVERIFY(!locked.doors()); // else the renewal would be refused, and the connection be taken for ended
        QCOMPARE(locked.whyNoDoors().key, u"keychain.locked"_s);
        Result<> listening;
        const auto consent = locked.startConsent(Service::QuickBooks, u"production"_s, {}, listening, {});
        QCOMPARE(consent.error().key, u"keychain.locked"_s);
        QCOMPARE(locked.check(Service::QuickBooks, {}).error().key, u"keychain.locked"_s);
        rooms.store.setState(State::Open);
        QVERIFY(locked.doors());
    }

    void keysThatAnOlderKontorTookAreRememberedWhenTheyAreSeen()
    {
        Rooms rooms;
        rooms.journal->setState(u"keys.quickbooks"_s, {});
        QVERIFY(rooms.opened().doors());
        rooms.store.setState(State::Locked);
        Connections locked = rooms.opened();
        QVERIFY(!locked.doors());
        QCOMPARE(locked.whyNoDoors().key, u"keychain.locked"_s);
    }

    void withoutKeysThereIsNoAccountButWithAPrivateToken()
    {
        Rooms rooms;
        rooms.journal->setState(u"keys.quickbooks"_s, {});
        QVERIFY(rooms.store.remove(u"p/quickbooks/keys"_s, {}));
        Connections without = rooms.opened();
        QVERIFY(!without.doors());
        QCOMPARE(without.whyNoDoors().key, u"qb.app_keys"_s);
        QVERIFY(without.account(Service::HighLevel));
    }

    void whatIsNotConnectedIsSaidFirst()
    {
        Rooms rooms;
        rooms.journal->setState(u"connection.highlevel"_s, {});
        rooms.store.setState(State::Locked);
        Connections connections = rooms.opened();
        QVERIFY(!connections.doors());
        QCOMPARE(connections.whyNoDoors().kind, Error::Kind::NotConnected);
        QCOMPARE(connections.whyNoDoors().parameters.value(u"service"_s), u"HighLevel"_s);
    }

    void whatHasEndedAConnectionIsSaid()
    {
        Rooms rooms;
        Connections connections = rooms.opened();
        QVERIFY(connections.doors());
        connections.markEnded(Service::HighLevel, {.kind = Error::Kind::ConnectionEnded, .key = u"hl.401"_s});
        QVERIFY(!connections.doors());
        QCOMPARE(connections.whyNoDoors().kind, Error::Kind::NotConnected);
        QCOMPARE(connections.whyNoDoors().key, u"hl.401"_s);
        QVERIFY(!connections.account(Service::HighLevel)); // nobody calls with it
    }

    void aTokenThatIsTypedWronglySaysSo_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("location");
        QTest::addColumn<QString>("key");
        const QString good = u"Lq3XyZ0aBcDeFgHiJkLm"_s;
        QTest::newRow("two lines") << u"pit-1\npit-2"_s << good << u"hl.token_form"_s;
        QTest::newRow("with its scheme") << u"Bearer pit-1"_s << good << u"hl.token_form"_s;
        QTest::newRow("no break") << u"pit-1\u00a0"_s << good << u"hl.token_form"_s;
        QTest::newRow("an address") << u"pit-1"_s << u"https://app.example/v2/location/Lq3/"_s << u"hl.location_form"_s;
        QTest::newRow("nothing") << u"pit-1"_s << QString() << u"hl.location_form"_s;
    }
    void aTokenThatIsTypedWronglySaysSo()
    {
        QFETCH(QString, token);
        QFETCH(QString, location);
        QFETCH(QString, key);
        Rooms rooms;
        Connections connections = rooms.opened();
        const auto refused = connections.connectByToken(token, location, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, key);
        QVERIFY(rooms.called.isEmpty());
    }

    void disconnectingLeavesNoTokenBehindUnsaid()
    {
        Rooms rooms;
        rooms.store.setState(State::Locked);
        Connections locked = rooms.opened();
        const auto refused = locked.disconnect(Service::QuickBooks, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"keychain.locked"_s);
        QVERIFY(rooms.store.entries().contains(u"p/quickbooks/tokens"_s));
        QVERIFY(locked.connected(Service::QuickBooks));
        QVERIFY(!rooms.called.contains(u"/revoke"_s));
        rooms.store.setState(State::Open);
        QVERIFY(locked.doors()); // it goes on as if nobody had asked
        (void)locked.disconnect(Service::QuickBooks, {});
        QVERIFY(!rooms.store.entries().contains(u"p/quickbooks/tokens"_s));
        QVERIFY(rooms.called.contains(u"/revoke"_s));
        QVERIFY(!locked.connected(Service::QuickBooks));
    }

    void aKeyringThatLocksLaterIsNotTakenForForgetting()
    {
        Rooms rooms;
        Connections connections = rooms.opened();
        QVERIFY(connections.doors());
        QVERIFY(connections.account(Service::QuickBooks)->authorized({}, {})); // the tokens are known
        rooms.store.setState(State::Locked);
        QCOMPARE(connections.disconnect(Service::QuickBooks, {}).error().key, u"keychain.locked"_s);
        QVERIFY(connections.connected(Service::QuickBooks));
        QVERIFY(connections.account(Service::QuickBooks)->keeper().known());
        QVERIFY(!rooms.called.contains(u"/revoke"_s));
    }

    void tokensThatAreGoneWithTheirKeyringCanBeForgotten()
    {
        Rooms rooms;
        QVERIFY(rooms.store.remove(u"p/quickbooks/tokens"_s, {}));
        Connections connections = rooms.opened();
        QVERIFY(connections.disconnect(Service::QuickBooks, {}));
        QVERIFY(!connections.connected(Service::QuickBooks));
    }

    void theEndOfAConnectionThatWasReplacedIsNoneOfTheNewOne()
    {
        Rooms rooms;
        Connections connections = rooms.opened();
        QVERIFY(connections.doors());
        const Error refused{.kind = Error::Kind::ConnectionEnded, .key = u"qb.invalid_grant"_s};
        QJsonObject note = connections.note(Service::QuickBooks);
        note.insert(u"generation"_s, 2); // another process has connected again
        rooms.journal->setState(u"connection.quickbooks"_s, note);
        connections.markEnded(Service::QuickBooks, refused);
        QVERIFY(connections.connected(Service::QuickBooks));
        QVERIFY(connections.doors());
        connections.markEnded(Service::QuickBooks, refused);
        QVERIFY(!connections.connected(Service::QuickBooks));
    }

    void aStopKeepsTheConnection()
    {
        Rooms rooms;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(rooms.opened().disconnect(Service::QuickBooks, stop.get_token()).error().kind, Error::Kind::Cancelled);
        QVERIFY(rooms.opened().connected(Service::QuickBooks));
        QVERIFY(rooms.store.entries().contains(u"p/quickbooks/tokens"_s));
    }

    void disconnectingWithoutKeysRemovesTheTokens()
    {
        Rooms rooms;
        rooms.journal->setState(u"keys.quickbooks"_s, {});
        QVERIFY(rooms.store.remove(u"p/quickbooks/keys"_s, {}));
        (void)rooms.opened().disconnect(Service::QuickBooks, {});
        QVERIFY(!rooms.store.entries().contains(u"p/quickbooks/tokens"_s));
        QVERIFY(!rooms.connections.connected(Service::QuickBooks));
    }
};

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "tst_connections.moc"
