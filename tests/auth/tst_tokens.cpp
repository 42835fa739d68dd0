// Token endpoint and token keeper: nothing is lost, nothing is used before it is stored, nothing leaks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/discovery.h"
#include "auth/tokens.h"
#include "secrets/memory_secret_store.h"
#include "support/scripted_transport.h"

#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::auth;
using kontor::secrets::MemorySecretStore;
using kontor::test::ScriptedTransport;

namespace {

const Instant start{std::chrono::milliseconds(1'790'000'000'000)};
const QUrl redirectUri(u"http://localhost:8917/callback"_s);
const QString entry = u"profile/quickbooks/tokens"_s;

net::Reply json(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"intuit_tid", "tid-1"}}, .body = body};
}

QByteArray intuitTokens(int n, int life = 3600)
{
    return R"({"token_type":"bearer","access_token":"access-token-%1","expires_in":%2,"refresh_token":"refresh-token-%1","x_refresh_token_expires_in":8640000})"_ba
        .replace("%1", QByteArray::number(n))
        .replace("%2", QByteArray::number(life));
}

QByteArray highLevelTokens(int n, const QByteArray &location = "Lq3XyZ0aBcDeFgHiJkLm")
{
    return R"({"access_token":"access-token-%1","token_type":"Bearer","expires_in":86399,"refresh_token":"refresh-token-%1","userType":"Location","locationId":"%2","userId":"u"})"_ba
        .replace("%1", QByteArray::number(n))
        .replace("%2", location);
}

QMap<QString, QString> formOf(const net::Request &request)
{
    QMap<QString, QString> fields;
    for (const auto &[name, value] : QUrlQuery(QString::fromLatin1(request.body)).queryItems(QUrl::FullyDecoded)) {
        fields.insert(name, value);
    }
    return fields;
}

/// A keeper with its surroundings. `answers` are given one after the other; each may be an error.
struct House
{
    explicit House(Service which = Service::QuickBooks)
        : service(which)
    { }

    Service service;
    VirtualClock clock{start};
    KnownSecrets known;
    MemorySecretStore store;
    std::deque<Result<net::Reply>> answers;
    std::function<void(const net::Request &)> meanwhile;
    ScriptedTransport transport{clock, [this](const net::Request &request) -> Result<net::Reply> {
                                    if (meanwhile) {
                                        meanwhile(request);
                                    }
                                    if (answers.empty()) {
                                        return fail({.kind = Error::Kind::NotSent, .key = u"net.offline"_s});
                                    }
                                    Result<net::Reply> answer = std::move(answers.front());
                                    answers.pop_front();
                                    return answer;
                                }};
    TokenEndpoint endpoint{service, service == Service::QuickBooks ? intuitEndpoints() : highLevelEndpoints({}, {}),
        {u"client-id"_s, u"client-s+cret/="_s}, transport, clock, known};
    TokenKeeper keeper = makeKeeper();

    TokenKeeper makeKeeper() { return TokenKeeper(endpoint, entry, store, clock, known, redirectUri); }
    Tokens connected()
    {
        answers = {json(200, service == Service::QuickBooks ? intuitTokens(1) : highLevelTokens(1))};
        const Result<Tokens> tokens
            = endpoint.redeem(u"the-code"_s, redirectUri, service == Service::QuickBooks ? u"9130"_s : QString(), {});
        Q_ASSERT(tokens);
        const bool kept = keeper.keep(*tokens, {}).has_value();
        Q_ASSERT(kept);
        transport.sent.clear();
        return *tokens;
    }
    QString stored() const { return QString::fromUtf8(store.entries().value(entry)); }
};

const Error lost{.kind = Error::Kind::OutcomeUnknown, .key = u"net.timeout"_s};

} // namespace

Q_DECLARE_METATYPE(kontor::Error::Kind)

class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noOtherProcessRenewsMeanwhile()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"refresh.lock"_s);
        House house;
        (void)house.connected();
        house.keeper.setRefreshLock(file, 0ms);
        house.clock.sleepUntil(start + 1h, {});
        house.answers = {json(200, intuitTokens(2))};
        {
            QLockFile other(file);
            QVERIFY(other.tryLock(0));
            const auto refused = house.keeper.access(true, {});
            QVERIFY(!refused);
            QCOMPARE(refused.error().key, u"store.in_use"_s);
            QCOMPARE(refused.error().kind, Error::Kind::NotSent); // tried again soon
            QVERIFY(house.transport.sent.empty());
        }
        bool free = true;
        house.meanwhile = [&](const net::Request &) { free = QLockFile(file).tryLock(0); };
        QCOMPARE(house.keeper.access(true, {}).value_or(QString()), u"access-token-2"_s);
        QVERIFY(!free);
        QVERIFY(QLockFile(file).tryLock(0));
    }

    void intuitsCodeIsRedeemedAsDocumented()
    {
        House house;
        house.answers = {json(200, intuitTokens(1))};
        const Result<Tokens> tokens = house.endpoint.redeem(u"code+with/odd=signs"_s, redirectUri, u"9130347"_s, {});
        QVERIFY(tokens);
        QCOMPARE(tokens->access, u"access-token-1"_s);
        QCOMPARE(tokens->refresh, u"refresh-token-1"_s);
        QCOMPARE(tokens->account, u"9130347"_s);
        QCOMPARE(tokens->accessUntil, start + 1h);
        QCOMPARE(tokens->renewFrom, start + 55min);
        QCOMPARE(*tokens->refreshUntil, start + 100 * 24h);
        const net::Request &sent = house.transport.sent.constFirst();
        QCOMPARE(sent.url, QUrl(u"https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"_s));
        QCOMPARE(sent.method, "POST"_ba);
        QVERIFY(!sent.counted);
        QCOMPARE(net::headerValue(sent.headers, "Authorization"), "Basic " + "client-id:client-s+cret/="_ba.toBase64());
        QCOMPARE(net::headerValue(sent.headers, "Content-Type"), "application/x-www-form-urlencoded"_ba);
        QCOMPARE(sent.body,
            "grant_type=authorization_code&code=code%2Bwith%2Fodd%3Dsigns&redirect_uri=http%3A%2F%2Flocalhost%3A8917%2Fcallback"_ba);
    }

    void highLevelsCodeIsRedeemedAsDocumented()
    {
        House house(Service::HighLevel);
        house.answers = {json(200, highLevelTokens(1))};
        const Result<Tokens> tokens = house.endpoint.redeem(u"the-code"_s, redirectUri, {}, {});
        QVERIFY(tokens);
        QCOMPARE(tokens->account, u"Lq3XyZ0aBcDeFgHiJkLm"_s);
        QCOMPARE(tokens->accessUntil, start + 86'399s);
        QCOMPARE(*tokens->refreshUntil, start + 365 * 24h);
        const net::Request &sent = house.transport.sent.constFirst();
        QCOMPARE(sent.url, QUrl(u"https://services.leadconnectorhq.com/oauth/token"_s));
        QVERIFY(net::headerValue(sent.headers, "Authorization").isEmpty());
        const QMap<QString, QString> expected{{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, u"the-code"_s},
            {u"redirect_uri"_s, redirectUri.toString()}, {u"client_id"_s, u"client-id"_s},
            {u"client_secret"_s, u"client-s+cret/="_s}, {u"user_type"_s, u"Location"_s}};
        QCOMPARE(formOf(sent), expected);
    }

    void bothSpellingsAreRead()
    {
        House house(Service::HighLevel);
        house.answers = {json(200,
            R"({"accessToken":"access-token-1","refreshToken":"refresh-token-1","expiresIn":"600","location_id":"Loc1"})")};
        const Result<Tokens> tokens = house.endpoint.redeem(u"the-code"_s, redirectUri, {}, {});
        QVERIFY(tokens);
        QCOMPARE(tokens->account, u"Loc1"_s);
        QCOMPARE(tokens->accessUntil, start + 10min);
    }

    void whatIsNoTokenAnswerIsUnreadable_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("HTML") << "<html>Sign in to the hotel's network</html>"_ba;
        QTest::newRow("cut JSON") << "{\"access_token\":\"abcdefghij\",\"refr"_ba;
        QTest::newRow("an array") << R"([1])"_ba;
        QTest::newRow("no access token") << R"({"refresh_token":"abcdefghij","expires_in":3600})"_ba;
        QTest::newRow("no refresh token") << R"({"access_token":"abcdefghij","expires_in":3600})"_ba;
        QTest::newRow("a number for a token")
            << R"({"access_token":12345678,"refresh_token":"abcdefghij","expires_in":3600})"_ba;
        QTest::newRow("a line break in a token")
            << "{\"access_token\":\"abc\\r\\nX: y\",\"refresh_token\":\"abcdefghij\",\"expires_in\":3600}"_ba;
        for (const QByteArray &life :
            {"0"_ba, "-5"_ba, "1e300"_ba, "\"soon\""_ba, "true"_ba, "[]"_ba, "999999999999"_ba}) {
            QTest::addRow("a life of %s", life.constData())
                << R"({"access_token":"abcdefghij","refresh_token":"abcdefghik","expires_in":LIFE})"_ba.replace(
                       "LIFE", life);
        }
        QTest::newRow("an absurd life of the refresh token")
            << R"({"access_token":"abcdefghij","refresh_token":"abcdefghik","expires_in":3600,"x_refresh_token_expires_in":-1})"_ba;
        QTest::newRow("an absurdly long token")
            << R"({"access_token":"LONG","refresh_token":"abcdefghik","expires_in":3600})"_ba.replace(
                   "LONG", QByteArray(100'000, 'a'));
    }
    void whatIsNoTokenAnswerIsUnreadable()
    {
        QFETCH(QByteArray, body);
        House house;
        house.answers = {json(200, body)};
        const Result<Tokens> tokens = house.endpoint.redeem(u"the-code"_s, redirectUri, u"9130"_s, {});
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().kind, Error::Kind::Unreadable);
        QCOMPARE(tokens.error().key, u"kontor.unreadable_reply"_s);
        QVERIFY(!tokens.error().detail.contains(u"abcdefghij"_s));
    }

    void anAgencysAnswerIsNamed()
    {
        House house(Service::HighLevel);
        house.answers = {json(200,
            R"({"access_token":"access-token-1","refresh_token":"refresh-token-1","expires_in":3600,"userType":"Company","companyId":"c"})")};
        QCOMPARE(house.endpoint.redeem(u"the-code"_s, redirectUri, {}, {}).error().key, u"hl.agency_token"_s);
    }

    void refusalsAreToldApart_data()
    {
        QTest::addColumn<bool>("highLevel");
        QTest::addColumn<bool>("refresh");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("key");
        const auto row
            = [](const char *name, bool highLevel, bool refresh, int status, const QByteArray &body, Error::Kind kind,
                  const QString &key) { QTest::newRow(name) << highLevel << refresh << status << body << kind << key; };
        using K = Error::Kind;
        const QByteArray grant = R"({"error":"invalid_grant","error_description":"Token invalid"})";
        row("Intuit, used code", false, false, 400, grant, K::Refused, u"oauth.code_used"_s);
        row("Intuit, dead refresh token", false, true, 400, grant, K::ConnectionEnded, u"qb.invalid_grant"_s);
        row("Intuit, dead refresh token without words", false, true, 400, R"({"error":"invalid_grant"})",
            K::ConnectionEnded, u"qb.invalid_grant"_s);
        row("Intuit, wrong keys", false, false, 401, R"({"error":"invalid_client"})", K::Refused,
            u"qb.invalid_client"_s);
        row("Intuit, keys changed", false, true, 401, R"({"error":"invalid_client"})", K::ConnectionEnded,
            u"qb.invalid_client"_s);
        row("Intuit, other address", false, false, 400, R"({"error":"invalid_request"})", K::Refused, u"qb.other"_s);
        row("Intuit, a bare 400 ends nothing", false, true, 400, "Bad Request", K::Refused, u"qb.other"_s);
        row("Intuit, too many", false, true, 429, "slow down", K::Throttled, u"qb.3001"_s);
        row("Intuit, unwell", false, true, 503, "<html>", K::Trouble, u"qb.10000"_s);
        row("Intuit, redirect", false, true, 302, "", K::Unreadable, u"kontor.unreadable_reply"_s);
        row("HighLevel, used code", true, false, 400, grant, K::Refused, u"oauth.code_used"_s);
        row("HighLevel, refused", true, false, 422, R"({"statusCode":422,"message":["client_id must be a string"]})",
            K::Refused, u"hl.400"_s);
        row("HighLevel, suspended", true, false, 400, R"({"statusCode":400,"message":"Location is not active"})",
            K::Refused, u"hl.location_inactive"_s);
        row("HighLevel, suspended while connected", true, true, 400,
            R"({"statusCode":400,"message":"Location is not active"})", K::Refused, u"hl.location_inactive"_s);
        row("HighLevel, dead refresh token", true, true, 401,
            R"({"statusCode":401,"message":"Invalid refresh token","error":"Unauthorized"})", K::ConnectionEnded,
            u"hl.401"_s);
        row("HighLevel, dead refresh token in the RFC's words", true, true, 400, grant, K::ConnectionEnded,
            u"hl.401"_s);
        row("HighLevel, too many", true, true, 429, "", K::Throttled, u"hl.429"_s);
        row("HighLevel, unwell", true, true, 500, "", K::Trouble, u"hl.5xx"_s);
    }
    void refusalsAreToldApart()
    {
        QFETCH(bool, highLevel);
        QFETCH(bool, refresh);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        House house(highLevel ? Service::HighLevel : Service::QuickBooks);
        house.answers = {json(status, body)};
        const Result<Tokens> tokens = refresh
            ? house.endpoint.refresh({.refresh = u"old-refresh"_s, .account = u"1"_s}, {})
            : house.endpoint.redeem(u"the-code"_s, redirectUri, u"1"_s, {});
        QVERIFY(!tokens);
        QTEST(tokens.error().kind, "kind");
        QTEST(tokens.error().key, "key");
        QCOMPARE(tokens.error().httpStatus, status);
    }

    void noSecretIsInAnErrorsText()
    {
        House house;
        house.answers = {json(400,
            R"({"error":"invalid_request","error_description":"refresh_token old-refresh-token of client-s+cret/= is odd"})")};
        const Result<Tokens> tokens
            = house.endpoint.refresh({.refresh = u"old-refresh-token"_s, .account = u"1"_s}, {});
        QCOMPARE(tokens.error().detail, u"refresh_token [removed] of [removed] is odd"_s);
        QCOMPARE(tokens.error().traceId, u"tid-1"_s);
        const QString basic = QString::fromLatin1("client-id:client-s+cret/="_ba.toBase64());
        QCOMPARE(house.known.cleared(basic), u"[removed]"_s);
    }

    void everyTokenIsKnownAsASecret()
    {
        House house;
        house.connected();
        QCOMPARE(house.known.cleared(u"access-token-1 refresh-token-1 the-code"_s), u"[removed] [removed] [removed]"_s);
    }

    void aStoredTokenIsFoundByTheNextProcess()
    {
        House house;
        const Tokens tokens = house.connected();
        TokenKeeper next = house.makeKeeper();
        const Result<QString> access = next.access(true, {});
        QVERIFY(access);
        QCOMPARE(*access, tokens.access);
        QCOMPARE(*next.known(), tokens);
        QVERIFY(house.transport.sent.isEmpty());
    }

    void fiveMinutesBeforeItsEndATokenIsRenewed()
    {
        House house;
        house.connected();
        house.clock.advance(54min);
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-1"_s);
        house.clock.advance(1min);
        house.answers = {json(200, intuitTokens(2))};
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-2"_s);
        QCOMPARE(formOf(house.transport.sent.constFirst()).value(u"refresh_token"_s), u"refresh-token-1"_s);
        QVERIFY(house.stored().contains(u"refresh-token-2"_s));
        QCOMPARE(house.keeper.known()->account, u"9130"_s);
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-2"_s);
        QCOMPARE(house.transport.sent.size(), 1);
    }

    void aShortLivedTokenIsNotRenewedAtEveryCall()
    {
        House house;
        house.connected();
        house.clock.advance(1h);
        house.answers = {json(200, intuitTokens(2, 60))};
        QVERIFY(house.keeper.access(true, {}));
        QVERIFY(house.keeper.access(true, {}));
        QCOMPARE(house.transport.sent.size(), 1);
    }

    void newTokensAreStoredBeforeTheyAreUsed()
    {
        House house;
        house.connected();
        house.clock.advance(1h);
        house.answers = {json(200, intuitTokens(2))};
        house.meanwhile = [&house](const net::Request &) { house.store.setState(MemorySecretStore::State::Locked); };
        Result<QString> access = house.keeper.access(true, {});
        QVERIFY(!access);
        QCOMPARE(access.error().kind, Error::Kind::Keychain);
        house.meanwhile = {};
        QCOMPARE(house.keeper.access(true, {}).error().key, u"keychain.locked"_s);
        house.store.setState(MemorySecretStore::State::Open);
        access = house.keeper.access(true, {});
        QVERIFY(access); // kept in memory meanwhile: the old refresh token may be dead by now
        QCOMPARE(*access, u"access-token-2"_s);
        QVERIFY(house.stored().contains(u"refresh-token-2"_s));
        QCOMPARE(house.transport.sent.size(), 1);
    }

    void nothingIsRenewedThatCouldNotBeStored()
    {
        House house;
        house.connected();
        house.clock.advance(1h);
        house.answers = {json(200, intuitTokens(2))};
        house.store.setState(MemorySecretStore::State::Locked);
        QCOMPARE(house.keeper.access(true, {}).error().key, u"keychain.locked"_s);
        QVERIFY(house.transport.sent.isEmpty());
    }

    void aLockedKeyringIsNotTakenForDisconnected()
    {
        House house;
        house.connected();
        house.store.setState(MemorySecretStore::State::Locked);
        TokenKeeper next = house.makeKeeper();
        const Result<QString> access = next.access(true, {});
        QCOMPARE(access.error().kind, Error::Kind::Keychain);
        QCOMPARE(access.error().key, u"keychain.locked"_s);
        QCOMPARE(next.access(false, {}).error().kind, Error::Kind::NotConnected);
        house.store.setState(MemorySecretStore::State::Open);
        QVERIFY(next.access(true, {}));
    }

    void aMissingKeychainIsNamed()
    {
        House house;
        house.store.setState(MemorySecretStore::State::Missing);
        QCOMPARE(house.keeper.access(false, {}).error().key, u"keychain.missing"_s);
        QCOMPARE(
            house.keeper.keep({.access = u"access-token"_s, .account = u"1"_s, .privateToken = true}, {}).error().key,
            u"keychain.missing"_s);
        QVERIFY(!house.keeper.known());
    }

    void anEntryThatIsNotOursEndsTheConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("not JSON") << "x"_ba;
        QTest::newRow("a later form") << R"({"form":2,"access":"a","refresh":"b","account":"c"})"_ba;
        QTest::newRow("no times") << R"({"form":1,"access":"a","refresh":"b","account":"c"})"_ba;
        QTest::newRow("no account") << R"({"form":1,"access":"a","private":true})"_ba;
    }
    void anEntryThatIsNotOursEndsTheConnection()
    {
        QFETCH(QByteArray, bytes);
        House house;
        QVERIFY(house.store.write(entry, bytes, {}));
        QCOMPARE(house.keeper.access(true, {}).error().kind, Error::Kind::ConnectionEnded);
    }

    void aLostRefreshIsTriedOnceMoreWithTheOldToken()
    {
        House house;
        house.connected();
        house.clock.advance(1h);
        house.answers = {fail(lost), json(200, intuitTokens(2))};
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-2"_s);
        QCOMPARE(formOf(house.transport.sent.at(1)).value(u"refresh_token"_s), u"refresh-token-1"_s);

        house.clock.advance(1h);
        house.transport.sent.clear();
        house.answers = {fail(lost), fail(lost)};
        QCOMPARE(house.keeper.access(true, {}).error().kind, Error::Kind::OutcomeUnknown);
        QCOMPARE(house.transport.sent.size(), 2);
        house.answers = {json(200, intuitTokens(3))};
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-3"_s);
    }

    void highLevelReconnectsByItselfAfterALostRefresh()
    {
        House house(Service::HighLevel);
        house.connected();
        house.clock.advance(24h);
        house.answers = {fail(lost), json(401, R"({"statusCode":401,"message":"Invalid refresh token"})"),
            json(201, R"({"authorizationCode":"reconnect-code","expiresAt":"x","traceId":"t"})"),
            json(200, highLevelTokens(2))};
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-2"_s);
        QCOMPARE(house.transport.sent.size(), 4);
        QCOMPARE(house.transport.sent.at(2).url, QUrl(u"https://services.leadconnectorhq.com/oauth/reconnect"_s));
        QCOMPARE(house.transport.sent.at(2).body,
            R"({"clientKey":"client-id","clientSecret":"client-s+cret/=","locationId":"Lq3XyZ0aBcDeFgHiJkLm"})"_ba);
        QCOMPARE(formOf(house.transport.sent.at(3)).value(u"code"_s), u"reconnect-code"_s);
        QCOMPARE(house.known.cleared(u"reconnect-code"_s), u"[removed]"_s);
    }

    void aDeadTokenEndsTheConnectionAndAllTraffic()
    {
        for (const Service service : services) {
            House house(service);
            house.connected();
            house.clock.advance(24h);
            const QByteArray dead = R"({"error":"invalid_grant","statusCode":401,"message":"no"})";
            house.answers = {json(400, dead), json(401, dead), json(200, "never asked for")};
            const Result<QString> access = house.keeper.access(true, {});
            QCOMPARE(access.error().kind, Error::Kind::ConnectionEnded);
            QCOMPARE(access.error().key, service == Service::QuickBooks ? u"qb.invalid_grant"_s : u"hl.401"_s);
            const qsizetype calls = house.transport.sent.size();
            QCOMPARE(calls, service == Service::QuickBooks ? 1 : 2);
            QCOMPARE(house.keeper.access(true, {}).error().kind, Error::Kind::ConnectionEnded);
            QCOMPARE(house.transport.sent.size(), calls);
            QVERIFY(house.stored().contains(u"refresh-token-1"_s)); // nothing is deleted because of an error
        }
    }

    void anotherProcessMayConnectAnew()
    {
        House house;
        house.connected();
        house.clock.advance(1h);
        house.answers = {json(400, R"({"error":"invalid_grant"})")};
        QVERIFY(!house.keeper.access(true, {}));
        TokenKeeper other = house.makeKeeper();
        QVERIFY(other.keep({.access = u"access-token-9"_s,
                               .refresh = u"refresh-token-9"_s,
                               .accessUntil = house.clock.now() + 1h,
                               .renewFrom = house.clock.now() + 55min,
                               .account = u"9130"_s},
            {}));
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-9"_s);
    }

    void whatAnotherProcessRenewedIsUsed()
    {
        House house;
        house.connected();
        house.clock.advance(1h);
        TokenKeeper other = house.makeKeeper();
        house.answers = {json(200, intuitTokens(2))};
        QCOMPARE(*other.access(true, {}), u"access-token-2"_s);
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-2"_s);
        QCOMPARE(house.transport.sent.size(), 1);
    }

    void aRefusedTokenIsRenewedOnceForAllThatItRefused()
    {
        House house;
        house.connected();
        for (int i = 0; i < 6; ++i) { // six were under way with it
            house.keeper.refused(u"access-token-1"_s);
        }
        house.answers = {json(200, intuitTokens(2))};
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-2"_s);
        house.keeper.refused(u"access-token-1"_s); // a straggler
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-2"_s);
        QCOMPARE(house.transport.sent.size(), 1);
    }

    void aFreshTokenThatIsRefusedTooEndsTheConnection()
    {
        House house;
        house.connected();
        house.keeper.refused(u"access-token-1"_s);
        house.answers = {json(200, intuitTokens(2)), json(200, intuitTokens(3))};
        QVERIFY(house.keeper.access(true, {}));
        house.keeper.refused(u"access-token-2"_s);
        QCOMPARE(house.keeper.access(true, {}).error().kind, Error::Kind::ConnectionEnded);
        QCOMPARE(house.transport.sent.size(), 1);
    }

    void aTokenRefusedLaterIsRenewedAgain()
    {
        House house;
        house.connected();
        house.answers = {json(200, intuitTokens(2)), json(200, intuitTokens(3))};
        house.keeper.refused(u"access-token-1"_s);
        QVERIFY(house.keeper.access(true, {}));
        house.clock.advance(10min);
        house.keeper.refused(u"access-token-2"_s);
        QCOMPARE(*house.keeper.access(true, {}), u"access-token-3"_s);
    }

    void aPrivateTokenIsNeverRenewed()
    {
        House house(Service::HighLevel);
        QVERIFY(house.keeper.keep({.access = u"pit-00000000-0000"_s, .account = u"Loc1"_s, .privateToken = true}, {}));
        house.clock.advance(10 * 365 * 24h);
        TokenKeeper next = house.makeKeeper();
        QCOMPARE(*next.access(true, {}), u"pit-00000000-0000"_s);
        next.refused(u"pit-00000000-0000"_s);
        QCOMPARE(next.access(true, {}).error().key, u"hl.401"_s);
        QVERIFY(house.transport.sent.isEmpty());
        QCOMPARE(house.known.cleared(u"pit-00000000-0000"_s), u"[removed]"_s);
    }

    void disconnectingRevokesAndForgets()
    {
        House house;
        house.connected();
        house.answers = {json(200, "")};
        QVERIFY(house.keeper.forget({}));
        QVERIFY(house.store.entries().isEmpty());
        QVERIFY(!house.keeper.known());
        const net::Request &sent = house.transport.sent.constFirst();
        QCOMPARE(sent.url, QUrl(u"https://developer.api.intuit.com/v2/oauth2/tokens/revoke"_s));
        QCOMPARE(sent.body, R"({"token":"refresh-token-1"})"_ba);
        QVERIFY(net::headerValue(sent.headers, "Authorization").startsWith("Basic "));
        QCOMPARE(house.keeper.access(false, {}).error().kind, Error::Kind::NotConnected);
    }

    void aFailedRevocationIsReportedAndTheTokensAreGone()
    {
        House house;
        house.connected();
        house.answers = {json(503, "")};
        const Result<> done = house.keeper.forget({});
        QCOMPARE(done.error().kind, Error::Kind::Trouble);
        QVERIFY(house.store.entries().isEmpty());
    }

    void aLostRevocationIsRepeated()
    {
        House house;
        house.connected();
        house.answers = {fail(lost), json(400, "")};
        QVERIFY(house.keeper.forget({}));
        QCOMPARE(house.transport.sent.size(), 2);
    }

    void withoutAKeychainNothingIsForgotten()
    {
        House house;
        house.connected();
        house.store.setState(MemorySecretStore::State::Missing);
        house.answers = {json(200, "")};
        QCOMPARE(house.keeper.forget({}).error().key, u"keychain.missing"_s);
        QVERIFY(house.keeper.known());
        TokenKeeper next = house.makeKeeper(); // one that has not read them yet: nobody is asked to revoke
        QCOMPARE(next.forget({}).error().key, u"keychain.missing"_s);
        QCOMPARE(house.transport.sent.size(), 1);
    }

    void highLevelHasNothingToRevoke()
    {
        House house(Service::HighLevel);
        house.connected();
        QVERIFY(house.keeper.forget({}));
        QVERIFY(house.transport.sent.isEmpty());
        QVERIFY(house.store.entries().isEmpty());
    }

    void discoveryIsReadStrictly_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("good");
        const QByteArray whole
            = R"({"authorization_endpoint":"https://a.example/x","token_endpoint":"https://b.example/x","revocation_endpoint":"http://127.0.0.1:1/x"})";
        QTest::newRow("whole") << whole << true;
        QTest::newRow("no token endpoint") << QByteArray(whole).replace("token_endpoint", "x") << false;
        QTest::newRow("plain http") << QByteArray(whole).replace("https://b", "http://b") << false;
        QTest::newRow("another scheme") << QByteArray(whole).replace("https://a.example", "javascript:alert(1)//")
                                        << false;
        QTest::newRow("not JSON") << "<html>"_ba << false;
    }
    void discoveryIsReadStrictly()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, good);
        House house;
        house.answers = {json(200, body)};
        const Result<Endpoints> endpoints = discover(QUrl(u"http://localhost:1/.well-known/x"_s), house.transport, {});
        QCOMPARE(endpoints.has_value(), good);
        if (good) {
            QCOMPARE(endpoints->token, QUrl(u"https://b.example/x"_s));
        } else {
            QCOMPARE(endpoints.error().kind, Error::Kind::Unreadable);
        }
    }

    void withoutAnAddressNobodyIsAsked()
    {
        House house;
        QCOMPARE(discover({}, house.transport, {})->authorize, QUrl(u"https://appcenter.intuit.com/connect/oauth2"_s));
        QCOMPARE(
            discover(QUrl(u"http://intuit.example/doc"_s), house.transport, {}).error().kind, Error::Kind::BadInput);
        QVERIFY(house.transport.sent.isEmpty());
        QCOMPARE(highLevelEndpoints({}, QUrl(u"http://127.0.0.1:5/base/"_s)).token,
            QUrl(u"http://127.0.0.1:5/base/oauth/token"_s));
    }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tst_tokens.moc"
