// The stand-in of HighLevel: OAuth, private integrations, the order of the checks, the limits.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel_caller.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::sandbox;

class TestHighLevelAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePageOffersEveryLocationAndAButton()
    {
        HighLevelCaller caller;
        for (const QString &path : {u"/v2/oauth/chooselocation"_s, u"/oauth/chooselocation"_s}) {
            const auto page = caller.get(path + u'?' + QString::fromUtf8(HighLevelCaller::formBody(caller.question())));
            QCOMPARE(page.status, 200);
            QVERIFY(page.header("Content-Type").startsWith("text/html"));
            QVERIFY(page.body.contains("id=\"allow\""));
            QVERIFY(page.body.contains(QByteArray("value=\"" + HighLevelCaller::first.toUtf8() + '"')));
            QVERIFY(page.body.contains(QByteArray("value=\"" + HighLevelCaller::second.toUtf8() + '"')));
            QVERIFY(page.body.contains("Bolt &lt;b&gt;&amp;&lt;/b&gt; Co"));
            QVERIFY(page.body.contains("value=\"st&amp;te\""));
            QVERIFY(page.body.contains("<html lang=\"en\">"));
            QVERIFY(page.body.contains("<legend>"));
        }
    }

    void thePageRefusesWhatTheAppMayNotAsk_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("unknown client") << u"client_id"_s << u"nobody"_s;
        QTest::newRow("another redirect") << u"redirect_uri"_s << u"http://localhost:8917/callback/"_s;
        QTest::newRow("another host") << u"redirect_uri"_s << u"http://evil.example:8917/callback"_s;
        QTest::newRow("a wildcard port is digits") << u"redirect_uri"_s << u"http://localhost:1@evil.example/other"_s;
        QTest::newRow("unknown scope") << u"scope"_s << u"contacts.readonly everything"_s;
        QTest::newRow("no scope") << u"scope"_s << u""_s;
        QTest::newRow("another response type") << u"response_type"_s << u"token"_s;
    }

    void thePageRefusesWhatTheAppMayNotAsk()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, value);
        HighLevelCaller caller;
        auto question = caller.question();
        for (auto &[name, text] : question) {
            text = name == field ? value : text;
        }
        const auto page
            = caller.get(u"/v2/oauth/chooselocation?"_s + QString::fromUtf8(HighLevelCaller::formBody(question)));
        QCOMPARE(page.status, 400);
        QVERIFY(page.body.contains("role=\"alert\""));
        QVERIFY(page.header("Location").isEmpty());
    }

    void aWildcardStandsForAnyPort()
    {
        HighLevelCaller caller;
        auto question = caller.question();
        question[2].second = u"http://localhost:40123/other"_s;
        const auto page
            = caller.get(u"/v2/oauth/chooselocation?"_s + QString::fromUtf8(HighLevelCaller::formBody(question)));
        QCOMPARE(page.status, 200);
    }

    void choosingALocationReturnsCodeAndState()
    {
        HighLevelCaller caller;
        const QUrlQuery back = caller.choose(HighLevelCaller::first);
        QVERIFY(!back.queryItemValue(u"code"_s).isEmpty());
        QCOMPARE(back.queryItemValue(u"state"_s, QUrl::FullyDecoded), u"st&te"_s);
        QVERIFY(caller.standIn.setSwitch(u"oauth_state"_s, u"dropped"_s));
        QVERIFY(!caller.choose(HighLevelCaller::first).hasQueryItem(u"state"_s));
        QVERIFY(caller.choose(u"nowhere"_s).isEmpty());
    }

    void aCodeBecomesTokensOnce()
    {
        HighLevelCaller caller;
        const QString code = caller.choose(HighLevelCaller::first).queryItemValue(u"code"_s);
        const auto answer = caller.exchange(code);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json.value("expires_in"_L1).toInt(), 86399);
        QCOMPARE(answer.json.value("token_type"_L1).toString(), u"Bearer"_s);
        QCOMPARE(answer.json.value("userType"_L1).toString(), u"Location"_s);
        QCOMPARE(answer.json.value("locationId"_L1).toString(), HighLevelCaller::first);
        QCOMPARE(answer.json.value("scope"_L1).toString(), HighLevelCaller::scopes);
        QVERIFY(!answer.json.value("userId"_L1).toString().isEmpty());
        QVERIFY(!answer.json.value("traceId"_L1).toString().isEmpty());
        caller.token = answer.json.value("access_token"_L1).toString();
        QCOMPARE(caller.get(u"/locations/"_s + HighLevelCaller::first).status, 200);
        const auto again = caller.exchange(code);
        QCOMPARE(again.status, 400);
        QCOMPARE(again.json.value("error"_L1).toString(), u"invalid_grant"_s);
    }

    void aCodeLivesTenMinutes()
    {
        HighLevelCaller caller;
        const QString early = caller.choose(HighLevelCaller::first).queryItemValue(u"code"_s);
        const QString late = caller.choose(HighLevelCaller::first).queryItemValue(u"code"_s);
        caller.clock.advance(599s);
        QCOMPARE(caller.exchange(early).status, 200);
        caller.clock.advance(1s);
        QCOMPARE(caller.exchange(late).status, 400);
    }

    void theTokenEndpointTakesFormsOnly()
    {
        HighLevelCaller caller;
        const auto json = caller.post(u"/oauth/token"_s, {{u"client_id"_s, HighLevelCaller::clientId}});
        QCOMPARE(json.status, 422);
        QVERIFY(json.messages().contains(u"client_id should not be empty"_s));
        const auto wrong = caller.form(u"/oauth/token"_s,
            {{u"client_id"_s, HighLevelCaller::clientId}, {u"client_secret"_s, u"wrong"_s},
                {u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, u"x"_s}});
        QCOMPARE(wrong.status, 401);
        QCOMPARE(wrong.json.value("error"_L1).toString(), u"invalid_client"_s);
        QVERIFY(caller.standIn.setSwitch(u"oauth_error_shape"_s, u"status_code"_s));
        QCOMPARE(caller.exchange(u"x"_s).json.value("statusCode"_L1).toInt(), 400);
    }

    void refreshTokensRotateAndWorkOnce()
    {
        HighLevelCaller caller;
        const QString first = caller.connect().json.value("refresh_token"_L1).toString();
        const auto renewed = caller.refresh(first);
        QCOMPARE(renewed.status, 200);
        const QString next = renewed.json.value("refresh_token"_L1).toString();
        QVERIFY(next != first);
        const auto reused = caller.refresh(first);
        QCOMPARE(reused.status, 400);
        QCOMPARE(reused.json.value("error"_L1).toString(), u"invalid_grant"_s);
        QCOMPARE(caller.refresh(next).status, 200);
    }

    void theGraceSwitchForgivesForSeconds()
    {
        HighLevelCaller caller;
        QVERIFY(caller.standIn.setSwitch(u"refresh_grace"_s, u"on"_s));
        const QString first = caller.connect().json.value("refresh_token"_L1).toString();
        QCOMPARE(caller.refresh(first).status, 200);
        caller.clock.advance(29s);
        QCOMPARE(caller.refresh(first).status, 200);
        caller.clock.advance(1s);
        QCOMPARE(caller.refresh(first).status, 400);
    }

    void refreshTokensLastAYear()
    {
        HighLevelCaller caller;
        const QString kept = caller.connect().json.value("refresh_token"_L1).toString();
        const QString stale = caller.connect().json.value("refresh_token"_L1).toString();
        caller.clock.advance(24h * 364);
        QCOMPARE(caller.refresh(kept).status, 200);
        caller.clock.advance(24h);
        QCOMPARE(caller.refresh(stale).status, 400);
    }

    void aSuspendedLocationIsNotActive()
    {
        HighLevelCaller caller;
        const QString token = caller.connect().json.value("refresh_token"_L1).toString();
        QVERIFY(caller.standIn.act(u"location.suspend"_s, {}));
        QCOMPARE(caller.refresh(token).status, 400);
        QCOMPARE(caller.refresh(token).message(), u"Location is not active"_s);
        QVERIFY(caller.standIn.act(u"location.suspend"_s, {{u"state"_s, u"off"_s}}));
        QCOMPARE(caller.refresh(token).status, 200); // nothing was used up
    }

    void uninstallingEndsEverything()
    {
        HighLevelCaller caller;
        const auto answer = caller.connect();
        QVERIFY(caller.standIn.act(u"app.uninstall"_s, {}));
        caller.token = answer.json.value("access_token"_L1).toString();
        const auto refused = caller.get(u"/locations/"_s + HighLevelCaller::first);
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.message(), u"Invalid token: access token is invalid"_s);
        QCOMPARE(caller.refresh(answer.json.value("refresh_token"_L1).toString()).status, 400);
        const QJsonObject keys{{u"clientKey"_s, HighLevelCaller::clientId},
            {u"clientSecret"_s, HighLevelCaller::clientSecret}, {u"locationId"_s, HighLevelCaller::first}};
        QCOMPARE(caller.post(u"/oauth/reconnect"_s, keys).status, 400);
    }

    void reconnectGivesACodeWhileInstalled()
    {
        HighLevelCaller caller;
        QCOMPARE(caller.connect().status, 200);
        QJsonObject keys{{u"clientKey"_s, HighLevelCaller::clientId},
            {u"clientSecret"_s, HighLevelCaller::clientSecret}, {u"locationId"_s, HighLevelCaller::first}};
        const auto answer = caller.post(u"/oauth/reconnect"_s, keys);
        QCOMPARE(answer.status, 200);
        QVERIFY(instantFromIso(answer.json.value("expiresAt"_L1).toString()));
        const auto tokens = caller.exchange(answer.json.value("authorizationCode"_L1).toString());
        QCOMPARE(tokens.status, 200);
        QCOMPARE(tokens.json.value("locationId"_L1).toString(), HighLevelCaller::first);
        keys.insert("clientSecret"_L1, u"wrong"_s);
        QCOMPARE(caller.post(u"/oauth/reconnect"_s, keys).status, 401);
        keys.insert("more"_L1, 1);
        QCOMPARE(caller.post(u"/oauth/reconnect"_s, keys).messages(), QStringList{u"property more should not exist"_s});
    }

    void aCompanyTokenMakesLocationTokens()
    {
        HighLevelCaller caller;
        const auto keys = HighLevelCaller::scopes + u" oauth.readonly oauth.write"_s;
        auto fields = caller.question();
        fields[3].second = keys;
        fields.append({u"locationId"_s, HighLevelCaller::first});
        const auto redirect = caller.form(u"/v2/oauth/chooselocation"_s, fields);
        QCOMPARE(redirect.status, 302);
        const QUrlQuery back(QUrl(QString::fromUtf8(redirect.header("Location"))));
        const auto company = caller.exchange(back.queryItemValue(u"code"_s), u"Company"_s);
        QCOMPARE(company.json.value("userType"_L1).toString(), u"Company"_s);
        QVERIFY(!company.json.contains("locationId"_L1));
        QVERIFY(company.json.value("approvedLocations"_L1).toArray().contains(HighLevelCaller::first));
        const QString companyId = company.json.value("companyId"_L1).toString();
        caller.token = company.json.value("access_token"_L1).toString();
        QCOMPARE(caller.get(u"/contacts/?locationId="_s + HighLevelCaller::first).status, 401);
        const auto installed
            = caller.get(u"/oauth/installedLocations?companyId=%1&appId=x&isInstalled=true"_s.arg(companyId));
        QCOMPARE(installed.json.value("count"_L1).toInt(), 1);
        QCOMPARE(installed.json.value("locations"_L1)[0]["_id"_L1].toString(), HighLevelCaller::first);
        const auto location = caller.form(
            u"/oauth/locationToken"_s, {{u"companyId"_s, companyId}, {u"locationId"_s, HighLevelCaller::first}});
        QCOMPARE(location.status, 200);
        QVERIFY(!location.json.contains("refresh_token"_L1));
        QCOMPARE(caller
                     .form(u"/oauth/locationToken"_s,
                         {{u"companyId"_s, companyId}, {u"locationId"_s, HighLevelCaller::second}})
                     .status,
            400);
        caller.token = location.json.value("access_token"_L1).toString();
        QCOMPARE(caller.get(u"/contacts/?locationId="_s + HighLevelCaller::first).status, 200);
        QCOMPARE(caller.get(u"/oauth/installedLocations?companyId=%1&appId=x"_s.arg(companyId)).status, 401);
    }

    void privateTokensRotateAndEnd()
    {
        HighLevelCaller caller;
        const QString place = u"/locations/"_s + HighLevelCaller::first;
        QCOMPARE(caller.get(place).status, 200);
        const auto rotated = caller.standIn.act(u"pit.rotate"_s, {{u"when"_s, u"later"_s}});
        QVERIFY(rotated);
        const QString next = rotated->value("token"_L1).toString();
        QVERIFY(next.startsWith(u"pit-") && next.size() == 40);
        QCOMPARE(caller.get(place).status, 200);
        caller.clock.advance(24h * 7);
        QCOMPARE(caller.get(place).message(), u"Invalid Private Integration token"_s);
        caller.token = next;
        QCOMPARE(caller.get(place).status, 200);
        QVERIFY(caller.standIn.act(u"pit.scopes"_s, {{u"scopes"_s, u"contacts.readonly"_s}}));
        QCOMPARE(caller.get(place).status, 401);
        QCOMPARE(caller.get(place).message(), u"The token is not authorized for this scope."_s);
        QVERIFY(caller.standIn.act(u"pit.revoke"_s, {}));
        QCOMPARE(caller.get(place).message(), u"Invalid Private Integration token"_s);
    }

    void anAgencyTokenIsNotAuthorizedForLocationData()
    {
        HighLevelCaller caller;
        const auto made = caller.standIn.act(u"pit.make"_s, {{u"agency"_s, u"on"_s}});
        QVERIFY(made);
        caller.token = made->value("token"_L1).toString();
        const auto answer = caller.get(u"/contacts/?locationId="_s + HighLevelCaller::first);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.message(), u"The token is not authorized for this scope."_s);
        QCOMPARE(caller.get(u"/locations/"_s + HighLevelCaller::first).status, 401);
        QVERIFY(caller.standIn.setSwitch(u"agency_pit_location"_s, u"allowed"_s));
        QCOMPARE(caller.get(u"/locations/"_s + HighLevelCaller::first).status, 200);
        QCOMPARE(caller.get(u"/locations/%1/customValues"_s.arg(HighLevelCaller::first)).status, 401);
    }

    void checksComeInTheirOrder()
    {
        HighLevelCaller caller;
        QVERIFY(caller.standIn.act(u"pit.scopes"_s, {{u"scopes"_s, u"contacts.readonly"_s}}));
        const auto call = [&] {
            return caller.post(u"/contacts/"_s, {{u"locationId"_s, HighLevelCaller::second}, {u"nonsense"_s, 1}});
        };
        caller.token = u"rubbish"_s;
        caller.version.clear();
        QCOMPARE(call().message(), u"Invalid JWT"_s);
        caller.token.clear();
        QCOMPARE(call().message(), u"Invalid token: access token is invalid"_s);
        caller.token = HighLevelCaller::privateToken;
        QCOMPARE(call().message(), u"version header was not found."_s);
        caller.version = "2020-01-01";
        QCOMPARE(call().message(), u"version header is invalid"_s);
        QCOMPARE(call().status, 401);
        caller.version = "2021-07-28";
        QCOMPARE(call().message(), u"The token is not authorized for this scope."_s);
        QVERIFY(caller.standIn.act(u"pit.scopes"_s, {}));
        QCOMPARE(call().status, 403);
        QCOMPARE(call().message(), u"The token does not have access to this location."_s);
        const auto invalid = caller.create({{u"nonsense"_s, 1}});
        QCOMPARE(invalid.status, 422);
        QCOMPARE(invalid.messages(), QStringList{u"property nonsense should not exist"_s});
        QCOMPARE(invalid.json.value("error"_L1).toString(), u"Unprocessable Entity"_s);
        QCOMPARE(caller.create({}).status, 201);
        for (const char *version : {"v3", "2023-02-21", "2021-04-15"}) {
            caller.version = version;
            QCOMPARE(caller.create({}).status, 201);
        }
    }

    void unknownPathsAndReputation()
    {
        HighLevelCaller caller;
        const auto unknown = caller.get(u"/contacts/a/b/c?x=1"_s);
        QCOMPARE(unknown.status, 404);
        QCOMPARE(unknown.message(), u"Cannot GET /contacts/a/b/c"_s);
        QCOMPARE(caller.call("PATCH", u"/contacts/abc"_s).message(), u"Cannot PATCH /contacts/abc"_s);
        const auto reputation = caller.get(u"/reputation/reviews"_s);
        QCOMPARE(reputation.status, 401);
        QCOMPARE(reputation.message(), u"The token is not authorized for this scope."_s);
        const QString list = u"/contacts/?locationId="_s + HighLevelCaller::first;
        caller.version = "v3";
        QCOMPARE(caller.get(list).message(), u"Cannot GET /contacts/"_s);
        caller.version = "2021-07-28";
        QCOMPARE(caller.get(u"/contacts?locationId="_s + HighLevelCaller::first).status, 200);
        QVERIFY(caller.standIn.setSwitch(u"trailing_slash"_s, u"documented"_s));
        QCOMPARE(caller.get(u"/contacts?locationId="_s + HighLevelCaller::first).status, 404);
        QCOMPARE(caller.get(list).status, 200);
    }

    void anotherLocationIsForbidden()
    {
        HighLevelCaller caller;
        QCOMPARE(caller.get(u"/locations/"_s + HighLevelCaller::second).status, 403);
        QCOMPARE(caller.get(u"/contacts/?locationId="_s + HighLevelCaller::second).status, 403);
        const auto there = caller.standIn.act(
            u"contact.add"_s, {{u"location"_s, HighLevelCaller::second}, {u"firstName"_s, u"Eva"_s}});
        QVERIFY(there);
        QCOMPARE(caller.get(u"/contacts/"_s + there->value("id"_L1).toString()).status, 403);
        QCOMPARE(caller.get(u"/contacts/?limit=5"_s).status, 422);
    }

    void everyAnswerCarriesDateAndLimits()
    {
        HighLevelCaller caller;
        const auto answer = caller.get(u"/locations/"_s + HighLevelCaller::first);
        QCOMPARE(answer.header("Date"), "Tue, 03 Mar 2026 08:12:44 GMT"_ba);
        QCOMPARE(answer.header("X-RateLimit-Max"), "100"_ba);
        QCOMPARE(answer.header("X-RateLimit-Remaining"), "99"_ba);
        QCOMPARE(answer.header("X-RateLimit-Interval-Milliseconds"), "10000"_ba);
        QCOMPARE(answer.header("X-RateLimit-Limit-Daily"), "200000"_ba);
        QCOMPARE(answer.header("X-RateLimit-Daily-Remaining"), "199999"_ba);
        QCOMPARE(answer.header("X-RateLimit-Daily-Reset"), "56835583"_ba);
        QVERIFY(!answer.json.value("traceId"_L1).toString().isEmpty());
        caller.token = u"rubbish"_s;
        QCOMPARE(caller.get(u"/locations/x"_s).header("X-RateLimit-Remaining"), "100"_ba);
    }

    void aHundredAndFirstCallWaits()
    {
        HighLevelCaller caller;
        const QString place = u"/locations/"_s + HighLevelCaller::first;
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(caller.get(place).status, 200);
            caller.clock.advance(50ms);
        }
        const auto refused = caller.get(place);
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.body, "Too Many Requests"_ba);
        QCOMPARE(refused.header("X-RateLimit-Remaining"), "0"_ba);
        QCOMPARE(caller.connect().status, 200); // signing in is not counted
        caller.token = caller.connect().json.value("access_token"_L1).toString();
        QCOMPARE(caller.get(place).status, 200); // another owner
        caller.token = HighLevelCaller::privateToken;
        QVERIFY(caller.standIn.setSwitch(u"rate_limit_body"_s, u"json"_s));
        QVERIFY(caller.standIn.setSwitch(u"rate_limit_headers"_s, u"off"_s));
        const auto json = caller.get(place);
        QCOMPARE(json.json.value("statusCode"_L1).toInt(), 429);
        QVERIFY(json.header("X-RateLimit-Max").isEmpty());
        caller.clock.advance(5s); // 10 s after the first
        QCOMPARE(caller.get(place).status, 200);
        QCOMPARE(caller.get(place).status, 429);
        QCOMPARE(caller.standIn.counters().value("throttled"_L1).toInt(), 3);
    }

    void theDayHasALimitToo()
    {
        HighLevelCaller caller;
        const QString place = u"/locations/"_s + HighLevelCaller::first;
        QVERIFY(caller.standIn.act(u"limits.set"_s, {{u"daily"_s, 3}}));
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(caller.get(place).status, 200);
        }
        const auto refused = caller.get(place);
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.header("X-RateLimit-Daily-Remaining"), "0"_ba);
        caller.clock.advance(std::chrono::milliseconds(refused.header("X-RateLimit-Daily-Reset").toLongLong()));
        QCOMPARE(caller.get(place).status, 200);
        QVERIFY(caller.standIn.act(u"limits.off"_s, {}));
        for (int i = 0; i < 300; ++i) {
            QCOMPARE(caller.get(place).status, 200);
        }
        QVERIFY(!caller.standIn.act(u"limits.set"_s, {{u"burst"_s, 0}}));
    }

    void tokensEndByTheClockAndByHand()
    {
        HighLevelCaller caller;
        const QString place = u"/locations/"_s + HighLevelCaller::first;
        caller.token = caller.connect().json.value("access_token"_L1).toString();
        caller.clock.advance(86398s);
        QCOMPARE(caller.get(place).status, 200);
        caller.clock.advance(1s);
        QCOMPARE(caller.get(place).message(), u"Invalid token: access token is invalid"_s);
        caller.token = caller.connect().json.value("access_token"_L1).toString();
        QCOMPARE(caller.get(place).status, 200);
        QVERIFY(caller.standIn.act(u"token.expire"_s, {}));
        QCOMPARE(caller.get(place).status, 401);
    }

    void theLocationHasPlaceIdAndCustomValues()
    {
        HighLevelCaller caller;
        const QString place = u"/locations/"_s + HighLevelCaller::first;
        const QJsonObject bare = caller.get(place).object("location");
        QCOMPARE(bare.value("timezone"_L1).toString(), u"America/Los_Angeles"_s);
        QVERIFY(!bare.contains("currency"_L1));
        QVERIFY(!bare.value("social"_L1).toObject().contains("googlePlacesId"_L1));
        QVERIFY(caller.standIn.act(u"location.settings"_s,
            {{u"placesId"_s, u"ChIJx"_s}, {u"customValueName"_s, u"Google Review Link"_s},
                {u"customValue"_s, u"https://g.page/x"_s}, {u"allowDuplicates"_s, u"on"_s}}));
        const QJsonObject set = caller.get(place).object("location");
        QCOMPARE(set["social"_L1]["googlePlacesId"_L1].toString(), u"ChIJx"_s);
        QCOMPARE(set["settings"_L1]["allowDuplicateContact"_L1].toBool(), true);
        const QJsonArray values = caller.get(place + u"/customValues"_s).json.value("customValues"_L1).toArray();
        QCOMPARE(values.size(), 1);
        QCOMPARE(values[0]["fieldKey"_L1].toString(), u"{{ custom_values.google_review_link }}"_s);
        QVERIFY(!caller.standIn.act(u"location.settings"_s, {{u"dedupe"_s, u"name"_s}}));
    }

    void nothingShownIsAToken()
    {
        HighLevelCaller caller;
        const auto answer = caller.connect();
        const QByteArray shown
            = QJsonDocument(caller.standIn.dump()).toJson() + QJsonDocument(caller.standIn.counters()).toJson();
        QVERIFY(!shown.contains(answer.json.value("access_token"_L1).toString().toUtf8()));
        QVERIFY(!shown.contains(answer.json.value("refresh_token"_L1).toString().toUtf8()));
        QVERIFY(!shown.contains(HighLevelCaller::privateToken.toUtf8()));
        QVERIFY(!shown.contains(HighLevelCaller::clientSecret.toUtf8()));
    }

    void sameSeedSameAnswers()
    {
        const auto run = [](quint64 seed) -> QByteArray {
            HighLevelCaller caller({}, seed);
            return caller.connect().body + caller.create({{u"firstName"_s, u"Ana"_s}}).body;
        };
        QCOMPARE(run(3), run(3));
        QVERIFY(run(3) != run(4));
    }

    void everySwitchTakesItsPositionsOnly()
    {
        HighLevelCaller caller;
        const QJsonObject standing = caller.standIn.switches();
        QCOMPARE(standing.value("search_lag_seconds"_L1).toString(), u"3"_s);
        for (const QJsonValue &row : caller.standIn.switchTable()) {
            const QString name = row["name"_L1].toString();
            const QJsonArray positions = row["positions"_L1].toArray();
            QCOMPARE(positions[0], standing.value(name)); // the likely one first
            for (const QJsonValue &position : positions) {
                QVERIFY(caller.standIn.setSwitch(name, position.toString()));
                QCOMPARE(caller.standIn.switches().value(name), position);
            }
            QVERIFY(!caller.standIn.setSwitch(name, u"sideways"_s));
        }
        QVERIFY(!caller.standIn.setSwitch(u"nonsense"_s, u"on"_s));
        QVERIFY(!caller.standIn.act(u"nonsense"_s, {}));
        QVERIFY(!caller.standIn.act(u"contact.edit"_s, {{u"contact"_s, u"nobody"_s}}));
    }
};

QTEST_GUILESS_MAIN(TestHighLevelAccess)

#include "tst_highlevel_access.moc"
