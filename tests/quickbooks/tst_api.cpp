// What replies of QuickBooks mean, and the requests that are made.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/api.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::quickbooks;
using Kind = Error::Kind;

Q_DECLARE_METATYPE(kontor::Error::Kind)
Q_DECLARE_METATYPE(kontor::net::Request)

namespace {

const Api api(QUrl(u"https://quickbooks.example/base"_s), u"9130 1"_s);

net::Reply reply(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Intuit_Tid", "tid-1"}}, .body = body};
}

/// As the accounting service writes it (quickbooks-online-api 2.5, a).
QByteArray accountingFault(const QByteArray &code, const QByteArray &detail = "what it is about",
    const QByteArray &element = {}, const QByteArray &type = "ValidationFault")
{
    return R"({"Fault":{"Error":[{"Message":"A message","Detail":"%detail","code":"%code","element":"%element"}],"type":"%type"},"time":"2026-09-14T08:31:22.417-07:00"})"_ba
        .replace("%detail", detail)
        .replace("%code", code)
        .replace("%element", element)
        .replace("%type", type);
}

/// As the gateway writes it (quickbooks-online-api 2.5, b).
QByteArray gatewayFault(const QByteArray &code, const QByteArray &detail, const QByteArray &type = "AUTHENTICATION")
{
    return R"({"warnings":null,"fault":{"error":[{"message":"message=Failed; errorCode=00%code","detail":"%detail","code":"%code","element":null}],"type":"%type"},"report":null,"time":1790000000385})"_ba
        .replace("%detail", detail)
        .replace("%code", code)
        .replace("%type", type);
}

QByteArray xmlFault(const QByteArray &code, const QByteArray &between = {})
{
    return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse time="2026-09-14T08:31:22.417-07:00">%between<Fault type="SERVICE">%between<Error code="%code">%between<Message>message=Failed; errorCode=00%code</Message>%between<Detail>what it is about</Detail>%between</Error></Fault></IntuitResponse>)"_ba
        .replace("%between", between)
        .replace("%code", code);
}

} // namespace

class QuickBooksApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultsAreToldApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *name, int status, const QByteArray &body, Kind kind, const QString &key) {
            QTest::newRow(name) << status << body << kind << key;
        };
        for (const char *code : {"610", "620", "2010", "2020", "2050", "2500", "4001", "5010", "6000", "6140", "6190",
                 "6200", "6210", "6240", "6540"}) {
            row(code, 400, accountingFault(code), Kind::Refused, u"qb."_s + QString::fromLatin1(code));
        }
        row("object made inactive", 400,
            accountingFault("610", "Something you're trying to use has been made inactive. Check the fields."),
            Kind::Refused, u"qb.610.inactive"_s);
        row("no tax code outside the US", 400,
            accountingFault("6000", "Business Validation Error: Make sure all your transactions have a GST/HST rate."),
            Kind::Refused, u"qb.6000.tax"_s);
        row("5020 with 403", 403, accountingFault("5020"), Kind::ConnectionEnded, u"qb.5020"_s);
        row("subscription over, with 403", 403, accountingFault("6190"), Kind::Refused, u"qb.6190"_s);
        row("application error", 500, accountingFault("10000", "System Failure Error: x", {}, "SystemFault"),
            Kind::Trouble, u"qb.10000"_s);
        row("wrong cluster", 400, accountingFault("130"), Kind::Trouble, u"qb.130"_s);
        row("company locked", 400, accountingFault("140"), Kind::Trouble, u"qb.140"_s);
        row("under maintenance", 503, accountingFault("150"), Kind::Trouble, u"qb.150"_s);
        row("token refused", 401, gatewayFault("3200", "Token expired: AB01790000000SimToken"), Kind::Unauthorized,
            u"qb.3200"_s);
        row("app disconnected", 403, gatewayFault("3100", "x", "SERVICE"), Kind::ConnectionEnded, u"qb.3100"_s);
        row("throttled", 429, gatewayFault("3001", "The request limit was reached.  Try again later", "SERVICE"),
            Kind::Throttled, u"qb.3001"_s);
        row("throttled with 403", 403, gatewayFault("3001", "x", "SERVICE"), Kind::Throttled, u"qb.3001"_s);
        row("quota used up", 429, gatewayFault("3001", "Your monthly quota is exhausted", "SERVICE"), Kind::Throttled,
            u"qb.3001.quota"_s);
        row("throttled in XML", 429, xmlFault("3001"), Kind::Throttled, u"qb.3001"_s);
        row("general authentication error in XML", 401, xmlFault("100"), Kind::Unauthorized, u"qb.100"_s);
        row("no administrator any more", 401, gatewayFault("120", "x"), Kind::ConnectionEnded, u"qb.120"_s);
        row("OAuth failure in XML", 401, xmlFault("110"), Kind::ConnectionEnded, u"qb.110"_s);
        row("429 without a word", 429, {}, Kind::Throttled, u"qb.other"_s);
        row("401 without a word", 401, {}, Kind::Unauthorized, u"qb.other"_s);
        row("403 in HTML", 403, "<html><body>Forbidden</body></html>", Kind::ConnectionEnded, u"qb.other"_s);
        row("404", 404, {}, Kind::Refused, u"qb.other"_s);
        row("400 without a word", 400, "{}", Kind::Refused, u"qb.other"_s);
        row("502 in HTML", 502, "<html><body>Bad Gateway</body></html>", Kind::Trouble, u"qb.10000"_s);
        row("503, empty", 503, {}, Kind::Trouble, u"qb.10000"_s);
        row("504 in JSON without a fault", 504, R"({"message":"x"})", Kind::Trouble, u"qb.10000"_s);
        row("200 with a fault", 200, accountingFault("6240"), Kind::Refused, u"qb.6240"_s);
        row("200 with the gateway's fault", 200, gatewayFault("3200", "Token expired: x"), Kind::Refused, u"qb.3200"_s);
        row("a fault without errors", 400, R"({"Fault":{"type":"ValidationFault"}})", Kind::Refused, u"qb.other"_s);
        row("errors of another type", 400, R"({"Fault":{"Error":"text","type":7}})", Kind::Refused, u"qb.other"_s);
        row("a code that is a number", 400, R"({"Fault":{"Error":[{"code":6240}]}})", Kind::Refused, u"qb.6240"_s);
        row("200 in HTML", 200, "<html></html>", Kind::Unreadable, u"kontor.unreadable_reply"_s);
        row("200, empty", 200, {}, Kind::Unreadable, u"kontor.unreadable_reply"_s);
        row("200 with an array", 200, "[]", Kind::Unreadable, u"kontor.unreadable_reply"_s);
        row("200, cut", 200, "{\"QueryResponse\":{", Kind::Unreadable, u"kontor.unreadable_reply"_s);
        row("a redirect", 302, {}, Kind::Refused, u"qb.other"_s);
    }
    void faultsAreToldApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const Result<QJsonObject> result = readReply({}, reply(status, body));
        QVERIFY(!result);
        QTEST(result.error().kind, "kind");
        QTEST(result.error().key, "key");
        QCOMPARE(result.error().httpStatus, status);
        QCOMPARE(result.error().traceId, u"tid-1"_s);
    }

    void anAnswerWithoutAFaultIsItsJson()
    {
        const net::Request count = api.query(u"SELECT COUNT(*) FROM Customer"_s);
        const auto result = readReply(count, reply(200, R"({"QueryResponse":{"totalCount":29},"time":"x"})"));
        QVERIFY(result);
        QCOMPARE((*result)[u"QueryResponse"][u"totalCount"].toInt(), 29);
    }

    void anAnswerHoldsWhatWasAskedFor_data()
    {
        QTest::addColumn<net::Request>("request");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *name, const net::Request &request, const QByteArray &body, bool holds) {
            QTest::newRow(name) << request << body << holds;
        };
        const net::Request query = api.query(u"SELECT * FROM Customer"_s);
        row("a query without rows", query, R"({"QueryResponse":{},"time":"x"})", true);
        row("a query without its part", query, R"({"time":"x"})", false);
        row("a query with null", query, R"({"QueryResponse":null,"time":"x"})", false);
        row("a query with an array", query, R"({"QueryResponse":[],"time":"x"})", false);
        const net::Request longQuery = api.query(u"SELECT * FROM Customer WHERE Id IN "_s + QString(3000, u' '));
        row("a posted query", longQuery, R"({"QueryResponse":{}})", true);
        row("a posted query without its part", longQuery, R"({"time":"x"})", false);
        const net::Request changes = api.changes({u"Customer"_s, u"Invoice"_s}, {});
        row("no changes", changes, R"({"CDCResponse":[{"QueryResponse":[{},{}]}],"time":"x"})", true);
        row("changes without their part", changes, R"({"time":"x"})", false);
        row("changes without an element", changes, R"({"CDCResponse":[],"time":"x"})", false);
        row("changes without blocks", changes, R"({"CDCResponse":[{}],"time":"x"})", false);
        row("changes as a query", changes, R"({"QueryResponse":{},"time":"x"})", false);
        const net::Request batch = api.batch({}, u"r"_s);
        row("a batch", batch, R"({"BatchItemResponse":[]})", true);
        row("a batch without its part", batch, R"({"time":"x"})", false);
        const net::Request write = api.write(u"SalesReceipt"_s, {}, u"r"_s);
        row("a write", write, R"({"SalesReceipt":{"Id":"1"}})", true);
        row("a write without its object", write, R"({"time":"x"})", false);
        row("a write with another's object", write, R"({"Invoice":{"Id":"1"}})", false);
        row("an invoice", api.invoice(u"7"_s), R"({"Invoice":{"Id":"7"}})", true);
        row("an invoice without it", api.invoice(u"7"_s), R"({"time":"x"})", false);
        row("a voided payment", api.voidPayment({}, u"r"_s), R"({"Payment":{"Id":"7"}})", true);
        row("the company", api.companyInfo(), R"({"CompanyInfo":{}})", true);
        row("preferences", api.preferences(), R"({"Preferences":{}})", true);
        row("preferences without them", api.preferences(), "{}", false);
    }
    void anAnswerHoldsWhatWasAskedFor()
    {
        QFETCH(net::Request, request);
        QFETCH(QByteArray, body);
        const Result<QJsonObject> result = readReply(request, reply(200, body));
        QTEST(result.has_value(), "holds");
        if (!result) {
            QCOMPARE(result.error().kind, Kind::Unreadable);
            QCOMPARE(result.error().key, u"kontor.unreadable_reply"_s);
        }
    }

    void aFaultAmongTheChangesIsOneOfTheWhole_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("of all entities") << R"({"CDCResponse":[{"Fault":{"Error":[{"code":"6000"}]}}],"time":"x"})"_ba;
        QTest::newRow("of one entity")
            << R"({"CDCResponse":[{"QueryResponse":[{},{"Fault":{"Error":[{"code":"6000"}]}}]}],"time":"x"})"_ba;
    }
    void aFaultAmongTheChangesIsOneOfTheWhole()
    {
        QFETCH(QByteArray, body);
        const auto result = readReply(api.changes({u"Customer"_s, u"Invoice"_s}, {}), reply(200, body));
        QVERIFY(!result);
        QCOMPARE(result.error().key, u"qb.6000"_s);
    }

    void whatNeverArrivedStaysAsItIs()
    {
        const auto result = readReply({}, fail({.kind = Kind::OutcomeUnknown, .key = u"net.timeout"_s}));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::OutcomeUnknown);
    }

    void theServicesOwnWordsCodeAndFieldAreKept()
    {
        const Error error
            = readReply({}, reply(400, accountingFault("2050", "Length of the field exceeds 21 chars", "DocNumber")))
                  .error();
        QCOMPARE(error.detail, u"Length of the field exceeds 21 chars"_s);
        QCOMPARE(error.serviceCode, u"2050"_s);
        QCOMPARE(error.parameters.value(u"field"_s), u"DocNumber"_s);
        QCOMPARE(error.parameters.value(u"detail"_s), error.detail);
    }

    void aMessageStandsInForAMissingDetail()
    {
        QCOMPARE(
            readReply({}, reply(400, R"({"Fault":{"Error":[{"Message":"A message","code":"6000"}]}})")).error().detail,
            u"A message"_s);
    }

    void aRefusedTokenIsNotRepeated_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("as documented") << 401;
        QTest::newRow("with another status") << 403;
        QTest::newRow("with 200") << 200;
    }
    void aRefusedTokenIsNotRepeated()
    {
        QFETCH(int, status);
        const Error error
            = readReply({}, reply(status, gatewayFault("3200", "Token expired: AB01790000000SimToken"))).error();
        QVERIFY(!error.detail.contains(u"AB0179"_s));
        QVERIFY(!error.parameters.value(u"detail"_s).contains(u"AB0179"_s));
    }

    void theWordsOfAnXmlFaultAreRead_data()
    {
        QTest::addColumn<QByteArray>("between");
        QTest::newRow("in one line") << QByteArray();
        QTest::newRow("in several lines") << "\n      "_ba;
    }
    void theWordsOfAnXmlFaultAreRead()
    {
        QFETCH(QByteArray, between);
        const Error error = readReply({}, reply(429, xmlFault("3001", between))).error();
        QCOMPARE(error.serviceCode, u"3001"_s);
        QCOMPARE(error.detail, u"what it is about"_s);
    }

    void recordedFaultsAreToldApart()
    {
        QString folder = qEnvironmentVariable("KONTOR_RECORDINGS_DIR");
        if (folder.isEmpty()) {
            QSKIP("KONTOR_RECORDINGS_DIR names no folder with recorded traffic.");
        }
        if (QDir(QString(folder + u"/quickbooks"_s)).exists()) {
            folder += u"/quickbooks"_s;
        }
        const auto errorIn = [&](const QString &file) {
            QFile source(QString(folder + u'/' + file + u".json"_s));
            Error error{.kind = Kind::Internal};
            if (source.open(QFile::ReadOnly)) {
                const QJsonObject response
                    = QJsonDocument::fromJson(source.readAll()).array().last()[u"response"].toObject();
                const auto result = readReply(
                    {}, reply(response[u"status"].toInt(), QJsonDocument(response[u"body"].toObject()).toJson()));
                error = result ? error : result.error();
            }
            return error;
        };
        QCOMPARE(errorIn(u"error-validation"_s).key, u"qb.6240"_s);
        QCOMPARE(errorIn(u"error-validation"_s).kind, Kind::Refused);
        QCOMPARE(errorIn(u"error-400_json"_s).key, u"qb.2010"_s);
        const Error expired = errorIn(u"error-401"_s);
        QCOMPARE(expired.kind, Kind::Unauthorized);
        QCOMPARE(expired.key, u"qb.3200"_s);
        QVERIFY(!expired.detail.contains(u"Token expired"_s));
    }

    // Requests

    void aQueryIsEncodedSoThatNothingIsReadAsSomethingElse()
    {
        const net::Request request
            = api.query(u"SELECT * FROM Customer WHERE PrimaryEmailAddr = 'a+b@x.example' & '100%'"_s);
        QCOMPARE(request.service, Service::QuickBooks);
        QCOMPARE(request.method, "GET"_ba);
        QVERIFY(request.body.isEmpty());
        QCOMPARE(request.url.toEncoded(),
            "https://quickbooks.example/base/v3/company/9130%201/query?query=SELECT%20%2A%20FROM%20Customer%20WHERE%20"
            "PrimaryEmailAddr%20%3D%20%27a%2Bb%40x.example%27%20%26%20%27100%25%27&minorversion=75"_ba);
        QCOMPARE(net::headerValue(request.headers, "Accept"), "application/json"_ba);
    }

    void aLongQueryGoesByPost()
    {
        QString statement = u"SELECT * FROM Customer WHERE DisplayName = '"_s;
        QCOMPARE(api.query(statement.leftJustified(1999, u'x')).method, "GET"_ba);
        statement = statement.leftJustified(2000, u'ä');
        const net::Request request = api.query(statement);
        QCOMPARE(request.method, "POST"_ba);
        QCOMPARE(request.body, statement.toUtf8());
        QCOMPARE(net::headerValue(request.headers, "Content-Type"), "application/text"_ba);
        QCOMPARE(request.url.query(), u"minorversion=75"_s);
        QCOMPARE(request.url.path(), u"/base/v3/company/9130 1/query"_s);
    }

    void changesNameTheirEntitiesAndTheTime()
    {
        const Instant since = *instantFromIso(u"2026-03-03T08:12:44.417Z"_s);
        QCOMPARE(api.changes({u"Customer"_s, u"Invoice"_s}, since).url.toEncoded(),
            "https://quickbooks.example/base/v3/company/9130%201/cdc?entities=Customer,Invoice&changedSince="
            "2026-03-03T08%3A12%3A44.417Z&minorversion=75"_ba);
    }

    void companyAndPreferencesAreRead()
    {
        QCOMPARE(api.companyInfo().url.path(), u"/base/v3/company/9130 1/companyinfo/9130 1"_s);
        QCOMPARE(api.preferences().url.path(), u"/base/v3/company/9130 1/preferences"_s);
        QCOMPARE(api.preferences().url.query(), u"minorversion=75"_s);
        QCOMPARE(api.realm(), u"9130 1"_s);
    }

    void quotesAndBackslashesAreEscaped()
    {
        QCOMPARE(quoted(u"Amy's \\ Bird"), u"'Amy\\'s \\\\ Bird'"_s);
        QCOMPARE(quoted(u""), u"''"_s);
    }
};

QTEST_APPLESS_MAIN(QuickBooksApiTest)
#include "tst_api.moc"
