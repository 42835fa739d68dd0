// What replies of HighLevel mean, and the requests that are made.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel/api.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::highlevel;
using Kind = Error::Kind;

Q_DECLARE_METATYPE(kontor::Error::Kind)

namespace {

const Api api(QUrl(u"https://services.example/base"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s);

net::Reply reply(int status, const QByteArray &body, const QList<net::Header> &headers = {})
{
    return {.status = status, .headers = headers, .body = body};
}

QByteArray said(int status, const QByteArray &message)
{
    return R"({"statusCode":%1,"message":"%2","traceId":"trace-1"})"_ba.replace("%1", QByteArray::number(status))
        .replace("%2", message);
}

QJsonObject bodyOf(const net::Request &request) { return QJsonDocument::fromJson(request.body).object(); }

} // namespace

class HighLevelApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusalsAreToldApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *name, int status, const QByteArray &body, Kind kind, const QString &key) {
            QTest::newRow(name) << status << body << kind << key;
        };
        row("business rule", 400, said(400, "Bad Request"), Kind::Refused, u"hl.400"_s);
        row("unknown contact", 400, said(400, "Contact with id c1 not found"), Kind::Refused, u"hl.404"_s);
        row("unable to find", 400, said(400, "Unable to find the contact"), Kind::Refused, u"hl.404"_s);
        row("unknown path", 404, said(404, "Cannot GET /x"), Kind::Refused, u"hl.404"_s);
        row("validation", 422, R"({"statusCode":422,"message":["property X should not exist"]})", Kind::Refused,
            u"hl.422"_s);
        row("location switched off", 400, said(400, "Location is not active"), Kind::ConnectionEnded,
            u"hl.location_inactive"_s);
        row("conflict", 409, said(409, "x"), Kind::Refused, u"hl.400"_s);
        row("expired token", 401, said(401, "Invalid token: access token is invalid"), Kind::Unauthorized, u"hl.401"_s);
        row("malformed token", 401, said(401, "Invalid JWT"), Kind::Unauthorized, u"hl.401"_s);
        row("revoked private token", 401, said(401, "Invalid Private Integration token"), Kind::Unauthorized,
            u"hl.401"_s);
        row("scope missing", 401, said(401, "The token is not authorized for this scope."), Kind::ConnectionEnded,
            u"hl.401.scope"_s);
        row("version header missing", 401, said(401, "version header was not found."), Kind::Internal,
            u"kontor.internal"_s);
        row("version header unknown", 401, said(401, "version header is invalid"), Kind::Internal,
            u"kontor.internal"_s);
        row("another location's", 403, said(403, "The token does not have access to this location."),
            Kind::ConnectionEnded, u"hl.403"_s);
        row("rate limit in text", 429, "Too Many Requests", Kind::Throttled, u"hl.429"_s);
        row("took too long", 408, {}, Kind::Trouble, u"hl.5xx"_s);
        row("500 in JSON", 500, said(500, "Internal server error"), Kind::Trouble, u"hl.5xx"_s);
        row("500 that speaks of a contact", 500, said(500, "Contact not found"), Kind::Trouble, u"hl.5xx"_s);
        row("502 in HTML", 502, "<html>Bad Gateway</html>", Kind::Trouble, u"hl.5xx"_s);
        row("503, empty", 503, {}, Kind::Trouble, u"hl.5xx"_s);
        row("400, empty", 400, {}, Kind::Refused, u"hl.400"_s);
        row("200, empty", 200, {}, Kind::Unreadable, u"kontor.unreadable_reply"_s);
        row("200 in HTML", 200, "<html></html>", Kind::Unreadable, u"kontor.unreadable_reply"_s);
        row("201 with an array", 201, "[]", Kind::Unreadable, u"kontor.unreadable_reply"_s);
        row("200, cut", 200, "{\"contact\":{", Kind::Unreadable, u"kontor.unreadable_reply"_s);
    }
    void refusalsAreToldApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const Result<QJsonObject> result = readReply({}, reply(status, body));
        QVERIFY(!result);
        QTEST(result.error().kind, "kind");
        QTEST(result.error().key, "key");
        QCOMPARE(result.error().httpStatus, status);
    }

    void theTextIsFoundInEveryDialect_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        QTest::newRow("message") << R"({"message":"DND is active","error":"Unprocessable"})"_ba << u"DND is active"_s;
        QTest::newRow("messages") << R"({"message":["first","second"]})"_ba << u"first, second"_s;
        QTest::newRow("error, a text") << R"({"error":"Unauthorized"})"_ba << u"Unauthorized"_s;
        QTest::newRow("error, an object") << R"({"error":{"code":"x","message":"inner"}})"_ba << u"inner"_s;
        QTest::newRow("detail") << R"({"detail":"at last"})"_ba << u"at last"_s;
        QTest::newRow("plain text") << "no JSON at all"_ba << u"no JSON at all"_s;
        QTest::newRow("a message of another type") << R"({"message":{"a":1},"detail":"x"})"_ba << u"x"_s;
    }
    void theTextIsFoundInEveryDialect()
    {
        QFETCH(QByteArray, body);
        QTEST(readReply({}, reply(400, body)).error().detail, "text");
    }

    void anAnswerHoldsWhatWasAskedFor_data()
    {
        QTest::addColumn<net::Request>("request");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *name, const net::Request &request, const QByteArray &body, bool holds) {
            QTest::newRow(name) << request << body << holds;
        };
        row("a payment", api.transaction(u"t1"_s), R"({"_id":"t1"})", true);
        row("a payment without an id", api.transaction(u"t1"_s), R"({"time":"x"})", false);
        row("payments", api.transactions({}, {}, 0), R"({"data":[]})", true);
        row("an order", api.order(u"o1"_s), R"({"_id":"o1"})", true);
        row("an order without an id", api.order(u"o1"_s), R"({"time":"x"})", false);
        row("an invoice", api.invoice(u"i1"_s), R"({"id":"i1"})", true);
        row("an invoice without an id", api.invoice(u"i1"_s), R"({"time":"x"})", false);
        row("invoices", api.invoices({}, 0), R"({"invoices":[]})", true);
        row("custom values", api.customValues(), R"({"customValues":[]})", true);
        row("no custom values", api.customValues(), R"({"time":"x"})", false);
    }
    void anAnswerHoldsWhatWasAskedFor()
    {
        QFETCH(net::Request, request);
        QFETCH(QByteArray, body);
        const Result<QJsonObject> result = readReply(request, reply(200, body));
        QTEST(result.has_value(), "holds");
        if (!result) {
            QCOMPARE(result.error().kind, Kind::Unreadable);
        }
    }

    void aLongTextIsCut() { QCOMPARE(readReply({}, reply(502, QByteArray(5000, 'x'))).error().detail.size(), 300); }

    void theTraceIsKept()
    {
        const Error error = readReply({}, reply(422, said(422, "x"))).error();
        QCOMPARE(error.traceId, u"trace-1"_s);
        QCOMPARE(error.serviceCode, u"422"_s);
    }

    void aDayThatIsUsedUpIsToldFromABurst()
    {
        const QList<net::Header> headers{{"x-ratelimit-daily-remaining", "0"}};
        QCOMPARE(readReply({}, reply(429, {}, headers)).error().key, u"hl.429.daily"_s);
        QCOMPARE(readReply({}, reply(429, {}, {{"X-RateLimit-Daily-Remaining", "9"}})).error().key, u"hl.429"_s);
        QCOMPARE(readReply({}, reply(429, {}, {{"X-RateLimit-Daily-Remaining", "none"}})).error().key, u"hl.429"_s);
        QCOMPARE(readReply({}, reply(400, {}, headers)).error().key, u"hl.400"_s);
    }

    void aDuplicateIsNamed()
    {
        const Error error = readReply({},
            reply(400,
                R"({"statusCode":400,"message":"This location does not allow duplicated contacts.",
                "meta":{"contactId":"c5","contactName":"Jo","matchingField":"email"}})"))
                                .error();
        QCOMPARE(error.kind, Kind::Refused);
        QCOMPARE(error.parameters.value(u"contactId"_s), u"c5"_s);
        QCOMPARE(error.parameters.value(u"matchingField"_s), u"email"_s);
    }

    void theFieldThatIsRefusedIsNamed_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("field");
        QTest::newRow("phone") << "Invalid phone number"_ba << u"phone"_s;
        QTest::newRow("calling code") << "Invalid country calling code"_ba << u"phone"_s;
        QTest::newRow("email") << "email must be an email"_ba << u"email"_s;
        QTest::newRow("country") << "country must be a valid enum value"_ba << u"country"_s;
        QTest::newRow("website") << "website must be a URL address"_ba << u"website"_s;
        QTest::newRow("another") << "source is too long"_ba << QString();
    }
    void theFieldThatIsRefusedIsNamed()
    {
        QFETCH(QByteArray, message);
        QTEST(readReply({}, reply(422, said(422, message))).error().parameters.value(u"field"_s), "field");
    }

    void ayesIsItsJson()
    {
        QCOMPARE((*readReply({}, reply(201, R"({"contact":{"id":"c1"}})")))[u"contact"][u"id"].toString(), u"c1"_s);
    }

    void whatNeverArrivedStaysAsItIs()
    {
        QCOMPARE(readReply({}, fail({.kind = Kind::OutcomeUnknown})).error().kind, Kind::OutcomeUnknown);
    }

    // Requests

    void everyRequestNamesItsVersion()
    {
        for (const net::Request &request : {api.location(), api.contacts({}), api.searchContacts({}),
                 api.contact(u"c1"_s), api.createContact({}), api.updateContact(u"c1"_s, {})}) {
            QCOMPARE(request.service, Service::HighLevel);
            QCOMPARE(net::headerValue(request.headers, "Version"), "2021-07-28"_ba);
            QCOMPARE(net::headerValue(request.headers, "Accept"), "application/json"_ba);
            QCOMPARE(net::headerValue(request.headers, "Content-Type"),
                request.method == "GET" ? QByteArray() : "application/json"_ba);
        }
    }

    void pathsAreAsDocumented()
    {
        QCOMPARE(api.location().url.path(), u"/base/locations/Lq3XyZ0aBcDeFgHiJkLm"_s);
        QCOMPARE(api.contacts({}).url.path(), u"/base/contacts/search"_s);
        QCOMPARE(api.contact(u"c1"_s).url.path(), u"/base/contacts/c1"_s);
        QCOMPARE(api.createContact({}).url.path(), u"/base/contacts/"_s); // with its slash (highlevel-api 2.1)
        QCOMPARE(api.createContact({}).method, "POST"_ba);
        QCOMPARE(api.updateContact(u"c1"_s, {}).url.path(), u"/base/contacts/c1"_s);
        QCOMPARE(api.updateContact(u"c1"_s, {}).method, "PUT"_ba);
    }

    void conversationsHaveAVersionOfTheirOwn()
    {
        for (const net::Request &request : {api.messages(u"c1"_s, u"SMS"_s, std::nullopt, {}), api.message(u"m1"_s),
                 api.email(u"e1"_s), api.sendMessage({{u"type"_s, u"SMS"_s}})}) {
            QCOMPARE(net::headerValue(request.headers, "Version"), "2021-04-15"_ba);
            QCOMPARE(request.service, Service::HighLevel);
        }
        QCOMPARE(net::headerValue(api.customValues().headers, "Version"), "2021-07-28"_ba);
    }

    void conversationsAreReadNewestFirst()
    {
        const net::Request first = api.messages(u"c1"_s, u"Email"_s, std::nullopt, {});
        QCOMPARE(first.method, "GET"_ba);
        QCOMPARE(first.url.path(), u"/base/conversations/messages/export"_s);
        const QUrlQuery query(first.url);
        for (const auto &[name, value] : {std::pair(u"locationId"_s, u"Lq3XyZ0aBcDeFgHiJkLm"_s),
                 {u"contactId"_s, u"c1"_s}, {u"channel"_s, u"Email"_s}, {u"limit"_s, u"500"_s},
                 {u"sortBy"_s, u"createdAt"_s}, {u"sortOrder"_s, u"desc"_s}}) {
            QCOMPARE(query.queryItemValue(name), value);
        }
        QVERIFY(!query.hasQueryItem(u"cursor"_s));
        QVERIFY(!query.hasQueryItem(u"startDate"_s));
        // A cursor is base64: its signs are no part of the address.
        const net::Request next
            = api.messages(u"c1"_s, u"Email"_s, instantFromIso(u"2026-09-21T14:13:20Z"), u"eyJ+/=&a"_s);
        QVERIFY2(next.url.toEncoded().contains("cursor=eyJ%2B%2F%3D%26a"), next.url.toEncoded().constData());
        QCOMPARE(QUrlQuery(next.url).queryItemValue(u"startDate"_s), u"2026-09-21T14:13:20.000Z"_s);
    }

    void pathsOfConversationsAreAsDocumented()
    {
        QCOMPARE(api.message(u"m1"_s).url.path(), u"/base/conversations/messages/m1"_s);
        QCOMPARE(api.email(u"e1"_s).url.path(), u"/base/conversations/messages/email/e1"_s);
        QCOMPARE(api.customValues().url.path(), u"/base/locations/Lq3XyZ0aBcDeFgHiJkLm/customValues"_s);
        const net::Request sending = api.sendMessage({{u"type"_s, u"SMS"_s}, {u"contactId"_s, u"c1"_s}});
        QCOMPARE(sending.method, "POST"_ba);
        QCOMPARE(sending.url.path(), u"/base/conversations/messages"_s);
        // Nothing is added: an unknown field is refused (highlevel-api 6.2).
        QCOMPARE(bodyOf(sending), (QJsonObject{{u"type"_s, u"SMS"_s}, {u"contactId"_s, u"c1"_s}}));
    }

    void allContactsAreReadByCursorOldestFirst()
    {
        const QJsonObject first = bodyOf(api.contacts({}));
        QCOMPARE(first[u"pageLimit"].toInt(), 500);
        QVERIFY(!first.contains(u"page")); // beyond 10,000 rows only the cursor goes on
        QVERIFY(!first.contains(u"searchAfter"));
        QCOMPARE(first[u"sort"].toArray(),
            (QJsonArray{QJsonObject{{u"field"_s, u"dateAdded"_s}, {u"direction"_s, u"asc"_s}}}));
        QCOMPARE(bodyOf(api.contacts({1, u"c1"_s}))[u"searchAfter"].toArray(), (QJsonArray{1, u"c1"_s}));
    }

    void theLocationIsNamedWhereItMustBe()
    {
        QCOMPARE(bodyOf(api.createContact({{u"firstName"_s, u"Jo"_s}})),
            (QJsonObject{{u"firstName"_s, u"Jo"_s}, {u"locationId"_s, u"Lq3XyZ0aBcDeFgHiJkLm"_s}}));
        QCOMPARE(bodyOf(api.searchContacts({equals(u"email"_s, u"a@x.example"_s)}))[u"locationId"].toString(),
            u"Lq3XyZ0aBcDeFgHiJkLm"_s);
        // An update is refused with it (highlevel-api 3.1).
        QCOMPARE(bodyOf(api.updateContact(u"c1"_s, {{u"city"_s, u"X"_s}})), (QJsonObject{{u"city"_s, u"X"_s}}));
    }
};

QTEST_APPLESS_MAIN(HighLevelApiTest)
#include "tst_api.moc"
