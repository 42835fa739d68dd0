// Connecting an app to the QuickBooks stand-in: consent, codes, tokens, revocation.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks_caller.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::sandbox;
using namespace std::chrono_literals;

class TestQuickBooksSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void discoveryNamesTheSandboxsOwnEndpoints();
    void theConsentPageIsEscapedAndNamesTheCompany();
    void whatCannotBeTrustedIsNeverRedirectedTo_data();
    void whatCannotBeTrustedIsNeverRedirectedTo();
    void productionKeysAllowNoLocalRedirect();
    void denyingRedirectsWithAnError();
    void allowingRedirectsWithCodeStateAndRealm();
    void aCodeWorksOnceForTenMinutes();
    void wrongCredentialsAreRefused();
    void badTokenRequestsAreRefused_data();
    void badTokenRequestsAreRefused();
    void accessTokensLiveAnHour();
    void refreshTokensRotateDaily();
    void refreshTokensRotateEveryTimeWhenSwitched();
    void anUnusedRefreshTokenDiesAfterAHundredDays();
    void theHardEndIsToldWhenAskedFor();
    void twoRefreshesAtOnceKillBothWhenSwitched();
    void revokingDisconnects_data();
    void revokingDisconnects();
    void aTokenOfAnotherCompanyIsRefused();
    void aDisconnectedAppIsNotAuthorized();
    void theDescriptionOfInvalidGrantCanBeMissing();
};

void TestQuickBooksSignIn::discoveryNamesTheSandboxsOwnEndpoints()
{
    QuickBooksCaller caller;
    for (const QString &name : {u"openid_sandbox_configuration"_s, u"openid_configuration"_s}) {
        net::Request request;
        request.url = QUrl(u"http://localhost:8918/.well-known/"_s + name);
        const net::Reply reply = caller.standIn.handle(request);
        const QJsonObject document = QuickBooksCaller::json(reply);
        QCOMPARE(reply.status, 200);
        QCOMPARE(document.value(u"authorization_endpoint").toString(), u"http://localhost:8918/connect/oauth2"_s);
        QCOMPARE(document.value(u"token_endpoint").toString(), u"http://localhost:8918/oauth2/v1/tokens/bearer"_s);
        QCOMPARE(document.value(u"revocation_endpoint").toString(), u"http://localhost:8918/v2/oauth2/tokens/revoke"_s);
        QVERIFY(!document.contains(u"code_challenge_methods_supported"));
    }
}

void TestQuickBooksSignIn::theConsentPageIsEscapedAndNamesTheCompany()
{
    QuickBooksCaller caller;
    net::Request request;
    request.url = QUrl(u"http://localhost:8918/connect/oauth2"_s);
    request.url.setQuery(QString::fromLatin1(QuickBooksCaller::form(caller.consentFields())), QUrl::StrictMode);
    const net::Reply reply = caller.standIn.handle(request);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.contains("id=\"allow\""));
    QVERIFY(reply.body.contains("id=\"deny\""));
    QVERIFY(reply.body.contains("Fern &amp; Sons"));
    QVERIFY(reply.body.contains("value=\"s&amp;t&lt;1&gt;\""));
    QVERIFY(!reply.body.contains("t<1>"));
}

void TestQuickBooksSignIn::whatCannotBeTrustedIsNeverRedirectedTo_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("an unknown client") << 0 << u"other"_s;
    QTest::newRow("another host") << 3 << u"http://localhost.example.com:1/callback"_s;
    QTest::newRow("a port that is none") << 3 << u"http://localhost:80@evil.example/callback"_s;
    QTest::newRow("another path") << 3 << u"http://localhost:8917/callback/"_s;
    QTest::newRow("no state") << 4 << QString();
}

void TestQuickBooksSignIn::whatCannotBeTrustedIsNeverRedirectedTo()
{
    QFETCH(int, field);
    QFETCH(QString, value);
    QuickBooksCaller caller;
    auto fields = caller.consentFields();
    fields[field].second = value;
    fields += {{"decision", u"allow"_s}, {"realm", caller.realm}};
    for (const QByteArray &method : {"GET"_ba, "POST"_ba}) {
        net::Request request;
        request.method = method;
        request.url = QUrl(u"http://localhost:8918/connect/oauth2"_s);
        if (method == "GET") {
            request.url.setQuery(QString::fromLatin1(QuickBooksCaller::form(fields)), QUrl::StrictMode);
        } else {
            request.body = QuickBooksCaller::form(fields);
        }
        const net::Reply reply = caller.standIn.handle(request);
        QCOMPARE(reply.status, 400);
        QVERIFY(net::headerValue(reply.headers, "Location").isNull());
        QVERIFY(reply.body.contains("role=\"alert\""));
    }
}

void TestQuickBooksSignIn::productionKeysAllowNoLocalRedirect()
{
    QuickBooksCaller caller;
    QVERIFY(caller.standIn.setSwitch(u"keys"_s, u"production"_s));
    QCOMPARE(caller.allow(caller.realm).status, 400);
}

void TestQuickBooksSignIn::denyingRedirectsWithAnError()
{
    QuickBooksCaller caller;
    auto fields = caller.consentFields();
    fields += {{"decision", u"deny"_s}, {"realm", caller.realm}};
    net::Request request;
    request.method = "POST";
    request.url = QUrl(u"http://localhost:8918/connect/oauth2"_s);
    request.body = QuickBooksCaller::form(fields);
    const net::Reply reply = caller.standIn.handle(request);
    QCOMPARE(reply.status, 302);
    const QUrlQuery query = QuickBooksCaller::redirected(reply);
    QCOMPARE(query.queryItemValue(u"error"_s), u"access_denied"_s);
    QCOMPARE(query.queryItemValue(u"state"_s, QUrl::FullyDecoded), u"s&t<1>"_s);
    QVERIFY(!query.hasQueryItem(u"code"_s));
}

void TestQuickBooksSignIn::allowingRedirectsWithCodeStateAndRealm()
{
    QuickBooksCaller caller;
    const net::Reply reply = caller.allow(caller.realm);
    QCOMPARE(reply.status, 302);
    QVERIFY(net::headerValue(reply.headers, "Location").startsWith("http://localhost:8917/callback?"));
    const QUrlQuery query = QuickBooksCaller::redirected(reply);
    QCOMPARE(query.queryItemValue(u"state"_s, QUrl::FullyDecoded), u"s&t<1>"_s);
    QCOMPARE(query.queryItemValue(u"realmId"_s), caller.realm);
    QVERIFY(query.queryItemValue(u"code"_s).size() > 20);
    QCOMPARE(caller.allow(u"1"_s).status, 400);
}

void TestQuickBooksSignIn::aCodeWorksOnceForTenMinutes()
{
    QuickBooksCaller caller;
    const QString late = caller.code(caller.realm);
    caller.clock.advance(10min);
    QCOMPARE(caller.redeem(late).status, 400);
    const QString code = caller.code(caller.realm);
    caller.clock.advance(10min - 1s);
    const net::Reply first = caller.redeem(code);
    QCOMPARE(first.status, 200);
    const net::Reply second = caller.redeem(code);
    QCOMPARE(second.status, 400);
    QCOMPARE(QuickBooksCaller::json(second).value(u"error_description").toString(), u"Invalid authorization code"_s);
    QCOMPARE(caller.refresh(QuickBooksCaller::json(first).value(u"refresh_token").toString()).status, 400);
}

void TestQuickBooksSignIn::wrongCredentialsAreRefused()
{
    QuickBooksCaller caller;
    net::Request request;
    request.method = "POST";
    request.url = QUrl(u"http://localhost:8918/oauth2/v1/tokens/bearer"_s);
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = QuickBooksCaller::form({{"grant_type", u"refresh_token"_s}, {"refresh_token", caller.refreshToken}});
    QCOMPARE(caller.standIn.handle(request).status, 401);
    request.headers.append(net::Header{"Authorization", "Basic " + QByteArray("app-id:wrong").toBase64()});
    const net::Reply reply = caller.standIn.handle(request);
    QCOMPARE(reply.status, 401);
    QCOMPARE(QuickBooksCaller::json(reply).value(u"error").toString(), u"invalid_client"_s);
}

void TestQuickBooksSignIn::badTokenRequestsAreRefused_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("error");
    QTest::newRow("no type") << QString() << u"invalid_request"_s;
    QTest::newRow("no token") << u"refresh_token"_s << u"invalid_request"_s;
    QTest::newRow("no code") << u"authorization_code"_s << u"invalid_request"_s;
    QTest::newRow("another grant") << u"password"_s << u"unsupported_grant_type"_s;
}

void TestQuickBooksSignIn::badTokenRequestsAreRefused()
{
    QFETCH(QString, type);
    QFETCH(QString, error);
    QuickBooksCaller caller;
    const net::Reply reply = caller.tokenCall({{"grant_type", type}});
    QCOMPARE(reply.status, 400);
    QCOMPARE(QuickBooksCaller::json(reply).value(u"error").toString(), error);
}

void TestQuickBooksSignIn::accessTokensLiveAnHour()
{
    QuickBooksCaller caller;
    caller.clock.advance(3599s);
    QCOMPARE(caller.get(u"preferences"_s).status, 200);
    caller.clock.advance(1s);
    const net::Reply reply = caller.get(u"preferences"_s);
    QCOMPARE(reply.status, 401);
    QCOMPARE(QuickBooksCaller::faultCode(reply), u"3200"_s);
    QVERIFY(reply.body.contains("Token expired"));
    caller.access = u"short"_s;
    QVERIFY(caller.get(u"preferences"_s).body.contains("Malformed bearer token"));
}

void TestQuickBooksSignIn::refreshTokensRotateDaily()
{
    QuickBooksCaller caller;
    const QString first = caller.refreshToken;
    const auto refreshed = [&](const QString &token) {
        return QuickBooksCaller::json(caller.refresh(token)).value(u"refresh_token").toString();
    };
    caller.clock.advance(23h);
    QCOMPARE(refreshed(first), first);
    caller.clock.advance(1h);
    const QString second = refreshed(first);
    QVERIFY(!second.isEmpty() && second != first);
    caller.clock.advance(23h);
    QCOMPARE(refreshed(first), second); // the grace in which a lost answer can be asked for again
    caller.clock.advance(1h);
    QCOMPARE(caller.refresh(first).status, 400);
    QCOMPARE(caller.refresh(second).status, 200);
}

void TestQuickBooksSignIn::refreshTokensRotateEveryTimeWhenSwitched()
{
    QuickBooksCaller caller;
    QVERIFY(caller.standIn.setSwitch(u"refresh_rotation"_s, u"every_time"_s));
    QVERIFY(caller.standIn.setSwitch(u"refresh_old_token"_s, u"dead"_s));
    const QString second
        = QuickBooksCaller::json(caller.refresh(caller.refreshToken)).value(u"refresh_token").toString();
    QVERIFY(second != caller.refreshToken);
    QCOMPARE(caller.refresh(caller.refreshToken).status, 400);
    QCOMPARE(caller.refresh(second).status, 200);
}

void TestQuickBooksSignIn::anUnusedRefreshTokenDiesAfterAHundredDays()
{
    QuickBooksCaller caller;
    caller.clock.advance(std::chrono::days(99));
    const QJsonObject tokens = QuickBooksCaller::json(caller.refresh(caller.refreshToken));
    QCOMPARE(tokens.value(u"x_refresh_token_expires_in").toInt(), 8640000);
    QCOMPARE(tokens.value(u"expires_in").toInt(), 3600);
    caller.clock.advance(std::chrono::days(100));
    const net::Reply reply = caller.refresh(tokens.value(u"refresh_token").toString());
    QCOMPARE(reply.status, 400);
    QCOMPARE(QuickBooksCaller::json(reply).value(u"error_description").toString(), u"Token invalid"_s);
}

void TestQuickBooksSignIn::theHardEndIsToldWhenAskedFor()
{
    QuickBooksCaller caller;
    QVERIFY(!QuickBooksCaller::json(caller.refresh(caller.refreshToken)).contains(u"x_refresh_token_hard_expires_in"));
    caller.moreTokenHeaders = {{"x-include-refresh-token-hard-expires-in", "true"}};
    caller.clock.advance(60s);
    QCOMPARE(
        QuickBooksCaller::json(caller.refresh(caller.refreshToken)).value(u"x_refresh_token_hard_expires_in").toInt(),
        157680000 - 60);
}

void TestQuickBooksSignIn::twoRefreshesAtOnceKillBothWhenSwitched()
{
    QuickBooksCaller caller;
    QVERIFY(caller.standIn.setSwitch(u"refresh_concurrent"_s, u"kills_both"_s));
    const QJsonObject winner = QuickBooksCaller::json(caller.refresh(caller.refreshToken));
    QCOMPARE(caller.refresh(caller.refreshToken).status, 400);
    caller.access = winner.value(u"access_token").toString();
    QCOMPARE(caller.get(u"preferences"_s).status, 401);
    QCOMPARE(caller.refresh(winner.value(u"refresh_token").toString()).status, 400);
}

void TestQuickBooksSignIn::revokingDisconnects_data()
{
    QTest::addColumn<bool>("json");
    QTest::addColumn<bool>("accessToken");
    QTest::newRow("JSON, refresh token") << true << false;
    QTest::newRow("form, access token") << false << true;
}

void TestQuickBooksSignIn::revokingDisconnects()
{
    QFETCH(bool, json);
    QFETCH(bool, accessToken);
    QuickBooksCaller caller;
    const QString token = accessToken ? caller.access : caller.refreshToken;
    net::Request request;
    request.method = "POST";
    request.url = QUrl(u"http://localhost:8918/v2/oauth2/tokens/revoke"_s);
    request.headers = {{"Authorization", "Basic " + QByteArray("app-id:app-secret").toBase64()},
        {"Content-Type", json ? "application/json" : "application/x-www-form-urlencoded"}};
    request.body
        = json ? QJsonDocument(QJsonObject{{u"token"_s, token}}).toJson() : QuickBooksCaller::form({{"token", token}});
    const net::Reply reply = caller.standIn.handle(request);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.isEmpty());
    QVERIFY(caller.get(u"preferences"_s).body.contains("Token revoked"));
    QCOMPARE(caller.refresh(caller.refreshToken).status, 400);
    QCOMPARE(caller.standIn.handle(request).status, 400);
}

void TestQuickBooksSignIn::aTokenOfAnotherCompanyIsRefused()
{
    QuickBooksStandIn::Company other = QuickBooksCaller::company();
    other.realm = u"4620816365000000002"_s;
    QuickBooksCaller caller(std::vector{QuickBooksCaller::company(), other});
    caller.connect();
    QCOMPARE(caller.get(u"preferences"_s).status, 200);
    caller.realm = other.realm;
    const net::Reply forbidden = caller.get(u"preferences"_s);
    QCOMPARE(forbidden.status, 403);
    QCOMPARE(QuickBooksCaller::faultCode(forbidden), u"3100"_s);
    QVERIFY(caller.standIn.setSwitch(u"realm_mismatch"_s, u"xml_401"_s));
    const net::Reply unauthorized = caller.get(u"preferences"_s);
    QCOMPARE(unauthorized.status, 401);
    QVERIFY(unauthorized.body.contains("<Error code=\"100\">"));
    QVERIFY(unauthorized.body.contains("SRV-110-Authentication Failure"));
}

void TestQuickBooksSignIn::aDisconnectedAppIsNotAuthorized()
{
    QuickBooksCaller caller;
    QVERIFY(caller.standIn.act(u"app.disconnect"_s, {}));
    const net::Reply reply = caller.get(u"preferences"_s);
    QCOMPARE(reply.status, 403);
    QCOMPARE(QuickBooksCaller::faultCode(reply), u"3100"_s);
    QCOMPARE(caller.refresh(caller.refreshToken).status, 400);
    caller.connect();
    QCOMPARE(caller.get(u"preferences"_s).status, 200);
}

void TestQuickBooksSignIn::theDescriptionOfInvalidGrantCanBeMissing()
{
    QuickBooksCaller caller;
    QVERIFY(caller.standIn.setSwitch(u"invalid_grant_description"_s, u"off"_s));
    const QJsonObject body = QuickBooksCaller::json(caller.refresh(u"RT1-bogus"_s));
    QCOMPARE(body, (QJsonObject{{u"error"_s, u"invalid_grant"_s}}));
}

QTEST_GUILESS_MAIN(TestQuickBooksSignIn)
#include "tst_quickbooks_sign_in.moc"
