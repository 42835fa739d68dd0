// The sandbox on its socket, with small stand-ins: paths, every fault, the control API.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/http/skin.h"
#include "support/raw_client.h"

#include <QJsonDocument>
#include <QTest>

using namespace kontor;
using namespace kontor::sandbox;
using namespace kontor::tests;
using namespace Qt::StringLiterals;

namespace {

/// Answers with what it was asked, and counts.
class EchoStandIn final : public StandIn
{
public:
    EchoStandIn(Clock &clock, const QUrl &baseUrl)
        : m_clock(clock)
        , m_baseUrl(baseUrl)
    { }

    net::Reply handle(const net::Request &request) override
    {
        ++carriedOut;
        if (request.url.path() == u"/moved") {
            return {.status = 302, .headers = {{"Location", "/consent?x=1"}}};
        }
        const QJsonObject echo{
            {u"path"_s, QString::fromLatin1(request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority))},
            {u"body"_s, QString::fromUtf8(request.body)}, {u"base"_s, m_baseUrl.toString()},
            {u"now"_s, toIso(m_clock.now())}, {u"service"_s, serviceWord(request.service)}};
        return {.status = 201,
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(echo).toJson(QJsonDocument::Compact)};
    }
    Result<QJsonObject> act(const QString &action, const QJsonObject &parameters) override
    {
        acted.append(action);
        if (action == u"nonsense") {
            return fail({.kind = Error::Kind::BadInput, .detail = u"no such action"_s});
        }
        return QJsonObject{{u"did"_s, action}, {u"with"_s, parameters}};
    }
    QJsonArray actions() const override { return {QJsonObject{{u"name"_s, u"customer.add"_s}}}; }
    QJsonObject switches() const override { return {{u"odd"_s, m_position}}; }
    QJsonArray switchTable() const override
    {
        return {QJsonObject{{u"name"_s, u"odd"_s}, {u"positions"_s, QJsonArray{u"off"_s, u"on"_s}},
            {u"about"_s, u"<b>not</b> markup"_s}}};
    }
    Result<> setSwitch(const QString &name, const QString &position) override
    {
        if (name != u"odd") {
            return fail({.kind = Error::Kind::BadInput, .detail = u"no such switch"_s});
        }
        m_position = position;
        return {};
    }
    QJsonObject dump() const override { return objects; }
    QJsonObject counters() const override { return {{u"requests"_s, carriedOut}}; }

    int carriedOut = 0;
    QStringList acted;
    QJsonObject objects;

private:
    Clock &m_clock;
    QUrl m_baseUrl;
    QString m_position = u"off"_s;
};

} // namespace

class TestSkin : public QObject
{
    Q_OBJECT

    std::unique_ptr<Skin> m_skin;
    EchoStandIn *m_quickBooks = nullptr;
    EchoStandIn *m_highLevel = nullptr;

    QByteArray call(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
        const QByteArray &headers = {}) const
    {
        return ask(m_skin->port(), requestText(method, target, body, headers));
    }
    static QByteArray requestText(
        const QByteArray &method, const QByteArray &target, const QByteArray &body = {}, const QByteArray &headers = {})
    {
        return method + ' ' + target + " HTTP/1.1\r\n" + (headers.contains("Host:") ? "" : "Host: localhost\r\n")
            + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    QJsonValue json(const QByteArray &method, const QByteArray &target, const QByteArray &body = {}) const
    {
        const QJsonDocument document = QJsonDocument::fromJson(bodyOf(call(method, target, body)));
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    }
    static int statusOf(const QByteArray &answer) { return answer.mid(9, 3).toInt(); }

private Q_SLOTS:
    void init()
    {
        const auto make = [](EchoStandIn *&kept) {
            return [&kept](Clock &clock, const QUrl &base) {
                auto standIn = std::make_unique<EchoStandIn>(clock, base);
                kept = standIn.get();
                return standIn;
            };
        };
        auto skin = Skin::open(0, make(m_quickBooks), make(m_highLevel));
        QVERIFY(skin);
        m_skin = std::move(*skin);
    }
    void cleanup() { m_skin.reset(); }

    void eachServiceIsBehindItsPrefix()
    {
        const QJsonObject echo = json("POST", "/quickbooks/v3/a%2Fb?query=x%20%26", "hi").toObject();
        QCOMPARE(echo.value(u"path"_s).toString(), u"/v3/a%2Fb?query=x%20%26"_s);
        QCOMPARE(echo.value(u"body"_s).toString(), u"hi"_s);
        QCOMPARE(echo.value(u"service"_s).toString(), u"quickbooks"_s);
        QCOMPARE(echo.value(u"base"_s).toString(), QString(m_skin->address() + u"/quickbooks"_s));
        QCOMPARE(m_highLevel->carriedOut, 0);
        QCOMPARE(json("GET", "/highlevel?x").toObject().value(u"path"_s).toString(), u"/?x"_s);
        QCOMPARE(json("GET", "/highlevel").toObject().value(u"path"_s).toString(), u"/"_s);
        QCOMPARE(m_highLevel->carriedOut, 2);
        QCOMPARE(statusOf(call("GET", "/highlevels/x")), 404);
        QCOMPARE(m_highLevel->carriedOut, 2);
    }

    void aRedirectStaysBehindThePrefix()
    {
        QVERIFY(call("GET", "/highlevel/moved").contains("\r\nLocation: /highlevel/consent?x=1\r\n"));
    }

    void aNameThatWasMadeToPointHereIsRefused()
    {
        QCOMPARE(statusOf(call("GET", "/sandbox/state", {}, "Host: evil.example:80\r\n")), 421);
        QCOMPARE(statusOf(call("GET", "/quickbooks/x", {}, "Host: evil.example\r\n")), 421);
        QCOMPARE(m_quickBooks->carriedOut, 0);
        for (const QByteArray &host : {"127.0.0.1:1"_ba, "localhost"_ba, "[::1]:9"_ba}) {
            QCOMPARE(statusOf(call("GET", "/sandbox/counters", {}, "Host: " + host + "\r\n")), 200);
        }
    }

    void pagesFromElsewhereCannotDriveTheSandbox_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("status");
        QTest::newRow("a program") << ""_ba << 200;
        QTest::newRow("the sandbox's own page")
            << "Host: localhost:8918\r\nOrigin: http://localhost:8918\r\n"_ba << 200;
        QTest::newRow("another site") << "Origin: https://evil.example\r\n"_ba << 403;
        QTest::newRow("another port of this computer")
            << "Host: localhost:8918\r\nOrigin: http://localhost:3000\r\n"_ba << 403;
        QTest::newRow("a page without an origin") << "Origin: null\r\n"_ba << 403;
        QTest::newRow("an empty origin") << "Origin:\r\n"_ba << 403;
        QTest::newRow("a link from elsewhere") << "Sec-Fetch-Site: cross-site\r\n"_ba << 403;
        QTest::newRow("a link from the same page") << "Sec-Fetch-Site: same-origin\r\n"_ba << 200;
        QTest::newRow("typed into the address line") << "Sec-Fetch-Site: none\r\n"_ba << 200;
    }
    void pagesFromElsewhereCannotDriveTheSandbox()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, status);
        QCOMPARE(statusOf(call("POST", "/sandbox/highlevel/act", R"({"action":"customer.add"})", header)), status);
        QCOMPARE(m_highLevel->acted.size(), status == 200 ? 1 : 0);
        QCOMPARE(statusOf(call("GET", "/sandbox/state", {}, header)), status);
    }

    void faultsAsTheClientSeesThem_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<bool>("executed");
        QTest::addColumn<int>("status"); // 0: no byte came
        QTest::addColumn<bool>("wholeJson");
        QTest::newRow("drop_after") << "drop_after"_ba << true << 0 << false;
        QTest::newRow("drop_before") << "drop_before"_ba << false << 0 << false;
        QTest::newRow("reset") << "reset"_ba << true << 0 << false;
        QTest::newRow("half_body") << "half_body"_ba << true << 201 << false;
        QTest::newRow("slow_drip") << "slow_drip"_ba << true << 201 << true;
        QTest::newRow("status_500") << "status_500"_ba << false << 500 << true;
        QTest::newRow("status_502_html") << "status_502_html"_ba << false << 502 << false;
        QTest::newRow("status_429") << "status_429"_ba << false << 429 << true;
        QTest::newRow("status_401") << "status_401"_ba << false << 401 << true;
        QTest::newRow("status_400_echo") << "status_400_echo"_ba << false << 400 << true;
        QTest::newRow("status_502_echo") << "status_502_echo"_ba << false << 502 << false;
        QTest::newRow("not_json") << "not_json"_ba << true << 201 << false;
        QTest::newRow("truncated_json") << "truncated_json"_ba << true << 201 << false;
        QTest::newRow("html_200") << "html_200"_ba << false << 200 << false;
        QTest::newRow("latency") << "latency"_ba << true << 201 << true;
    }
    void faultsAsTheClientSeesThem()
    {
        QFETCH(QByteArray, fault);
        QFETCH(bool, executed);
        QFETCH(int, status);
        QFETCH(bool, wholeJson);
        for (const Service service : services) {
            EchoStandIn &standIn = service == Service::QuickBooks ? *m_quickBooks : *m_highLevel;
            const QByteArray target = "/" + serviceWord(service).toLatin1() + "/contacts/";
            QCOMPARE(statusOf(call("POST", "/sandbox/faults", "{\"latencyMs\":1,\"fault\":\"" + fault + "\"}")), 201);

            RawClient client(m_skin->port());
            client.send(requestText("POST", target, "{}"));
            const QByteArray answer = client.receiveAnswers(1);
            QCOMPARE(standIn.carriedOut, executed ? 1 : 0);
            QCOMPARE(statusOf(answer), status);
            QCOMPARE(QJsonDocument::fromJson(bodyOf(answer)).isObject(), wholeJson);
            const bool cut = status == 0 || fault == "half_body";
            QCOMPARE(client.ended(), cut);
            QCOMPARE(client.wasReset(), fault == "reset");
            if (status == 0) {
                QCOMPARE(answer, QByteArray());
            }
            if (fault == "half_body") {
                const qsizetype at = answer.indexOf("Content-Length: ") + 16;
                QCOMPARE(bodyOf(answer).size(), answer.sliced(at, answer.indexOf('\r', at) - at).toLongLong() / 2);
            }

            const QJsonObject last = json("GET", "/sandbox/requests").toArray().last().toObject();
            QCOMPARE(last.value(u"fault"_s).toString(), QString::fromLatin1(fault == "latency" ? ""_ba : fault));
            QCOMPARE(last.value(u"status"_s).toInt(), status);
            QCOMPARE(last.value(u"path"_s).toString(), u"/contacts/"_s);
            QCOMPARE(json("GET", "/sandbox/faults").toObject().value(u"faults"_s).toArray().size(), 0);
            QCOMPARE(statusOf(call("POST", target, "{}")), 201);
        }
    }

    void throttledAnswersHaveTheShapeOfTheirService()
    {
        call("POST", "/sandbox/faults", R"({"fault":"status_429","times":2})");
        const QJsonObject gateway = json("GET", "/quickbooks/x").toObject();
        QCOMPARE(gateway[u"fault"_s][u"error"_s][0][u"code"_s].toString(), u"3001"_s);
        QCOMPARE(json("GET", "/highlevel/x").toObject().value(u"statusCode"_s).toInt(), 429);
    }

    void aCarelessServerRepeatsWhatItWasSent()
    {
        for (const QByteArray &service : {"quickbooks"_ba, "highlevel"_ba}) {
            for (const QByteArray &fault : {"status_401"_ba, "status_400_echo"_ba, "status_502_echo"_ba}) {
                call("POST", "/sandbox/faults", "{\"fault\":\"" + fault + "\"}");
                const QByteArray answer
                    = bodyOf(call("POST", "/" + service + "/x", "grant", "Authorization: Bearer abc\r\n"));
                QVERIFY2(answer.contains("Bearer abc"), answer.constData());
                QCOMPARE(answer.contains("grant"), fault != "status_401");
            }
        }
    }

    void aRuleHitsWhatItNamesAndAsOftenAsItSays()
    {
        call("POST", "/sandbox/faults",
            R"({"fault":"status_500","service":"highlevel","method":"post","pathContains":"/contacts/ x=ä","times":2,"everyNth":2})");
        const auto asked
            = [this](const QByteArray &method, const QByteArray &target) { return statusOf(call(method, target)); };
        QCOMPARE(asked("POST", "/highlevel/contacts/%20x=%C3%A4"), 201);
        QCOMPARE(asked("POST", "/quickbooks/contacts/%20x=%C3%A4"), 201);
        QCOMPARE(asked("GET", "/highlevel/contacts/%20x=%C3%A4"), 201);
        QCOMPARE(asked("POST", "/highlevel/contacts/"), 201);
        QCOMPARE(asked("POST", "/highlevel/contacts/%20x=%C3%A4"), 500);
        QCOMPARE(asked("POST", "/highlevel/contacts/%20x=%C3%A4"), 201);
        QCOMPARE(json("GET", "/sandbox/faults")
                     .toObject()
                     .value(u"faults"_s)
                     .toArray()[0]
                     .toObject()
                     .value(u"hits"_s)
                     .toInt(),
            1);
        QCOMPARE(asked("POST", "/highlevel/contacts/%20x=%C3%A4"), 500);
        QCOMPARE(asked("POST", "/highlevel/contacts/%20x=%C3%A4"), 201);
        QCOMPARE(asked("POST", "/highlevel/contacts/%20x=%C3%A4"), 201);
        QCOMPARE(json("GET", "/sandbox/counters").toObject().value(u"skin"_s).toObject().value(u"faults"_s).toInt(), 2);
    }

    void aFaultForGoodEndsWhenItIsTakenBack()
    {
        call("POST", "/sandbox/faults", R"({"fault":"status_500","times":-1,"executed":true})");
        for (int i = 1; i <= 3; ++i) {
            QCOMPARE(statusOf(call("POST", "/highlevel/x")), 500);
            QCOMPARE(m_highLevel->carriedOut, i);
        }
        QCOMPARE(statusOf(call("DELETE", "/sandbox/faults")), 200);
        QCOMPARE(statusOf(call("POST", "/highlevel/x")), 201);
    }

    void badControlInputIsSaid_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *method, const char *target, const char *body, int status) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(target) << QByteArray(body) << status;
        };
        row("no JSON", "POST", "/sandbox/faults", "{", 400);
        row("an array", "POST", "/sandbox/faults", "[]", 400);
        row("an unknown fault", "POST", "/sandbox/faults", R"({"fault":"flood"})", 400);
        row("a misspelt field", "POST", "/sandbox/faults", R"({"fault":"reset","time":1})", 400);
        row("never", "POST", "/sandbox/faults", R"({"fault":"reset","times":0})", 400);
        row("half a time", "POST", "/sandbox/faults", R"({"fault":"reset","times":1.5})", 400);
        row("too often", "POST", "/sandbox/faults", R"({"fault":"reset","times":1e30})", 400);
        row("times as a text", "POST", "/sandbox/faults", R"({"fault":"reset","times":"2"})", 400);
        row("every zeroth", "POST", "/sandbox/faults", R"({"fault":"reset","everyNth":0})", 400);
        row("an unknown service", "POST", "/sandbox/faults", R"({"fault":"reset","service":"xero"})", 400);
        row("a service that is no text", "POST", "/sandbox/faults", R"({"fault":"reset","service":1})", 400);
        row("latency of nothing", "POST", "/sandbox/faults", R"({"fault":"latency"})", 400);
        row("latency of a year", "POST", "/sandbox/faults", R"({"fault":"latency","latencyMs":31536000000})", 400);
        row("time backwards", "POST", "/sandbox/clock", R"({"advanceSeconds":-1})", 400);
        row("time without end", "POST", "/sandbox/clock", R"({"advanceSeconds":1e300})", 400);
        row("no time", "POST", "/sandbox/clock", R"({})", 400);
        row("limits without a word", "POST", "/sandbox/limits", R"({"on":"yes"})", 400);
        row("an unknown action", "POST", "/sandbox/quickbooks/act", R"({"action":"nonsense"})", 400);
        row("no action", "POST", "/sandbox/quickbooks/act", R"({})", 400);
        row("parameters that are no object", "POST", "/sandbox/quickbooks/act", R"({"action":"x","parameters":3})",
            400);
        row("an unknown switch", "POST", "/sandbox/switches",
            R"({"service":"highlevel","name":"even","position":"on"})", 400);
        row("a switch of nobody", "POST", "/sandbox/switches", R"({"name":"odd","position":"on"})", 400);
        row("an unknown path", "POST", "/sandbox/nowhere", "{}", 404);
        row("an unknown page of the API", "GET", "/sandbox/nowhere", "", 404);
        row("acting by GET", "GET", "/sandbox/quickbooks/act", "", 405);
        row("limits by GET", "GET", "/sandbox/limits", "", 405);
        row("PUT", "PUT", "/sandbox/clock", "{}", 405);
        row("deleting the clock", "DELETE", "/sandbox/clock", "", 405);
        row("a page by POST", "POST", "/", "", 405);
        row("no page", "GET", "/../etc/passwd", "", 404);
    }
    void badControlInputIsSaid()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const QByteArray answer = call(method, target, body);
        QCOMPARE(statusOf(answer), status);
        if (target.startsWith("/sandbox")) {
            QVERIFY(!QJsonDocument::fromJson(bodyOf(answer)).object().value(u"error"_s).toString().isEmpty());
        }
        QCOMPARE(json("GET", "/sandbox/faults").toObject().value(u"faults"_s).toArray().size(), 0);
    }

    void theClockMovesForBothServicesAndTheDateHeader()
    {
        const Instant before = *instantFromIso(json("GET", "/quickbooks/x").toObject().value(u"now"_s).toString());
        const QJsonObject clock = json("POST", "/sandbox/clock", R"({"advanceSeconds":31622400.5})").toObject();
        QCOMPARE(clock.value(u"offsetSeconds"_s).toDouble(), 31622400.5);
        const QByteArray answer = call("GET", "/highlevel/x");
        const Instant after
            = *instantFromIso(QJsonDocument::fromJson(bodyOf(answer)).object().value(u"now"_s).toString());
        QVERIFY(after - before >= std::chrono::milliseconds(31'622'400'500));
        const QString year = toIso(after).first(4);
        QVERIFY(answer.contains(QByteArray(" " + year.toLatin1() + " ")));
        QCOMPARE(answer.count("\r\nDate: "), 1);
    }

    void limitsAndActionsReachTheStandIns()
    {
        QCOMPARE(statusOf(call("POST", "/sandbox/limits", R"({"on":false})")), 200);
        QCOMPARE(m_quickBooks->acted, QStringList{u"limits.off"_s});
        QCOMPARE(m_highLevel->acted, QStringList{u"limits.off"_s});
        const QJsonObject done
            = json("POST", "/sandbox/quickbooks/act", R"({"action":"customer.add","parameters":{"name":"x"}})")
                  .toObject();
        QCOMPARE(done.value(u"with"_s).toObject().value(u"name"_s).toString(), u"x"_s);
        QCOMPARE(m_quickBooks->acted.last(), u"customer.add"_s);
    }

    void switchesAreReadAndSet()
    {
        QCOMPARE(json("POST", "/sandbox/switches", R"({"service":"highlevel","name":"odd","position":"on"})")
                     .toObject()
                     .value(u"odd"_s)
                     .toString(),
            u"on"_s);
        const QJsonObject both = json("GET", "/sandbox/switches").toObject();
        QCOMPARE(both[u"highlevel"_s][u"switches"_s][u"odd"_s].toString(), u"on"_s);
        QCOMPARE(both[u"quickbooks"_s][u"switches"_s][u"odd"_s].toString(), u"off"_s);
        const QByteArray help = call("GET", "/help");
        QVERIFY(help.contains("<code>odd</code>"));
        QVERIFY(help.contains("<strong>on</strong>"));
        QVERIFY(help.contains("&lt;b&gt;not&lt;/b&gt; markup"));
    }

    void requestsAreKeptWithoutSecretsAndNotForEver()
    {
        call("POST", "/highlevel/oauth/token?client_secret=SECRET1", "refresh_token=SECRET2",
            "Authorization: Bearer SECRET3\r\n");
        const QByteArray text = bodyOf(call("GET", "/sandbox/requests"));
        QVERIFY(text.contains("/oauth/token"));
        QVERIFY(!text.contains("SECRET"));

        RawClient client(m_skin->port());
        QByteArray many;
        for (int i = 0; i < 600; ++i) {
            many += requestText("GET", "/quickbooks/n" + QByteArray::number(i));
        }
        client.send(many);
        client.receiveAnswers(600);
        const QJsonArray kept = json("GET", "/sandbox/requests").toArray();
        QCOMPARE(kept.size(), 500);
        QCOMPARE(kept.last().toObject().value(u"path"_s).toString(), u"/n599"_s);
        QCOMPARE(kept.last().toObject().value(u"number"_s).toInt(), 601);
        QCOMPARE(kept.first().toObject().value(u"path"_s).toString(), u"/n100"_s);
    }

    void pagesLoadNothingFromElsewhere()
    {
        for (const QByteArray &path : {"/"_ba, "/help"_ba, "/sandbox.css"_ba, "/sandbox.js"_ba, "/sandbox.svg"_ba}) {
            const QByteArray answer = call("GET", path);
            QCOMPARE(statusOf(answer), 200);
            QVERIFY(answer.contains("\r\nContent-Security-Policy: default-src 'none'"));
            QVERIFY2(!bodyOf(answer).contains("https:"), path.constData());
            QVERIFY(bodyOf(answer).size() > 100);
        }
        const QByteArray first = bodyOf(call("GET", "/"));
        QVERIFY(!first.contains("style=\"") && !first.contains("onclick") && !first.contains("<script>"));
    }

    void peopleAreLinkedByAnyAddressWhateverTheCase()
    {
        const auto customer = [](const QString &id, const QString &name, const QString &email) {
            return QJsonObject{
                {u"Id"_s, id}, {u"DisplayName"_s, name}, {u"PrimaryEmailAddr"_s, QJsonObject{{u"Address"_s, email}}}};
        };
        m_quickBooks->objects = {{u"customers"_s,
            QJsonArray{customer(u"1"_s, u"Ann"_s, u"x@example.com; ANN@example.com"_s), customer(u"2"_s, u"Bob"_s, {}),
                customer(u"3"_s, u"Cid"_s, u"cid@example.com"_s)}}};
        m_highLevel->objects = {{u"contacts"_s,
            QJsonArray{QJsonObject{{u"id"_s, u"c1"_s}, {u"firstName"_s, u"ann"_s}, {u"email"_s, u"ann@example.com"_s}},
                QJsonObject{{u"id"_s, u"c2"_s}, {u"companyName"_s, u"Nobody"_s}, {u"email"_s, QJsonValue()}}}}};
        const QJsonObject all = json("GET", "/sandbox/people").toObject();
        QCOMPARE(all[u"customers"_s][2][u"linked"_s].toString(), u"c1"_s); // the newest are on top
        QCOMPARE(all[u"customers"_s][1][u"linked"_s].toString(), QString());
        QCOMPARE(all[u"contacts"_s][1][u"linked"_s].toString(), u"1"_s);
        QCOMPARE(all[u"contacts"_s][0][u"name"_s].toString(), u"Nobody"_s);
        QCOMPARE(all[u"customersTotal"_s].toInt(), 3);
        QCOMPARE(all[u"customersLinked"_s].toInt(), 1);
        const QJsonObject some = json("GET", "/sandbox/people?find=CID%40ex&count=5").toObject();
        QCOMPARE(some[u"customers"_s].toArray().size(), 1);
        QCOMPARE(some[u"customersFound"_s].toInt(), 1);
        QCOMPARE(some[u"customersTotal"_s].toInt(), 3);
        const QJsonObject next = json("GET", "/sandbox/people?from=1&count=1").toObject();
        QCOMPARE(next[u"customers"_s][0][u"name"_s].toString(), u"Bob"_s);
        QCOMPARE(next[u"customers"_s].toArray().size(), 1);
        QCOMPARE(json("GET", "/sandbox/people?from=-7&count=banana").toObject()[u"customers"_s].toArray().size(), 1);
    }

    void documentsOfQuickBooksAreListedNewestFirst()
    {
        const auto form = [](const QString &id, const QString &number, double total, double balance) {
            return QJsonObject{{u"Id"_s, id}, {u"DocNumber"_s, number}, {u"TotalAmt"_s, total}, {u"Balance"_s, balance},
                {u"TxnDate"_s, u"2026-03-03"_s}, {u"CurrencyRef"_s, QJsonObject{{u"value"_s, u"USD"_s}}},
                {u"CustomerRef"_s, QJsonObject{{u"value"_s, u"7"_s}, {u"name"_s, u"Ann <script>"_s}}}};
        };
        QJsonObject voided = form(u"4"_s, u"1004"_s, 0, 0);
        voided.insert(u"PrivateNote"_s, QString(u"Voided - "_s + QString(5000, u'x')));
        const auto applied = [](const QString &type, const QString &id) {
            return QJsonObject{{u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnType"_s, type}, {u"TxnId"_s, id}}}}};
        };
        QJsonObject payment = form(u"9"_s, {}, 60, 0);
        payment.insert(u"UnappliedAmt"_s, 19.5);
        payment.insert(u"Line"_s,
            QJsonArray{
                applied(u"Invoice"_s, u"1"_s), applied(u"CreditMemo"_s, u"5"_s), applied(u"Invoice"_s, u"77"_s)});
        m_quickBooks->objects = {{u"invoices"_s,
                                     QJsonArray{form(u"1"_s, u"1001"_s, 100.5, 100.5), form(u"2"_s, u"1002"_s, 100, 40),
                                         form(u"3"_s, u"1003"_s, 100, 0), voided}},
            {u"creditMemos"_s, QJsonArray{form(u"5"_s, u"1005"_s, 10, 10)}}, {u"payments"_s, QJsonArray{payment}},
            {u"salesReceipts"_s, QJsonArray{form(u"6"_s, u"1006"_s, 20, 0)}}};
        const auto list = [&](const QByteArray &query) {
            return json("GET", "/sandbox/documents?service=quickbooks&kind=" + query).toObject();
        };
        const QJsonArray invoices = list("invoices")[u"rows"_s].toArray();
        QCOMPARE(invoices.size(), 4);
        QCOMPARE(invoices[0][u"status"].toString(), u"voided"_s);
        QCOMPARE(invoices[0][u"note"].toString().size(), 301);
        QCOMPARE(invoices[1][u"status"].toString(), u"paid"_s);
        QCOMPARE(invoices[2][u"status"].toString(), u"partly paid"_s);
        QCOMPARE(invoices[2][u"balance"].toString(), u"40.00 USD"_s);
        QCOMPARE(invoices[3][u"status"].toString(), u"open"_s);
        QCOMPARE(invoices[3][u"total"].toString(), u"100.50 USD"_s);
        QCOMPARE(invoices[3][u"customer"].toString(), u"Ann <script>"_s);
        const QJsonObject paid = list("payments")[u"rows"_s][0].toObject();
        QCOMPARE(paid[u"on"_s].toString(), u"1001, credit memo 1005, id 77"_s);
        QCOMPARE(paid[u"unapplied"_s].toString(), u"19.50 USD"_s);
        QCOMPARE(paid[u"status"_s].toString(), QString());
        QCOMPARE(list("salesReceipts")[u"rows"_s][0][u"total"_s].toString(), u"20.00 USD"_s);
        QCOMPARE(list("refundReceipts")[u"total"_s].toInt(-1), 0);

        const QJsonObject part = list("invoices&from=1&count=2");
        QCOMPARE(part[u"rows"_s].toArray().size(), 2);
        QCOMPARE(part[u"rows"_s][0][u"id"_s].toString(), u"3"_s);
        QCOMPARE(part[u"total"_s].toInt(), 4);
        QCOMPARE(part[u"found"_s].toInt(), 4);
        const QJsonObject found = list("invoices&find=PAID&from=1");
        QCOMPARE(found[u"rows"_s].toArray().size(), 1);
        QCOMPARE(found[u"rows"_s][0][u"id"_s].toString(), u"2"_s);
        QCOMPARE(found[u"found"_s].toInt(), 2);
        QCOMPARE(found[u"total"_s].toInt(), 4);
    }

    void documentsOfHighLevelAreListedWhateverTheyHold()
    {
        const QJsonObject contact{{u"id"_s, u"c1"_s}, {u"name"_s, u"Ann"_s}};
        m_highLevel->objects = {
            {u"invoices"_s,
                QJsonArray{
                    QJsonObject{{u"_id"_s, u"i1"_s}, {u"invoiceNumberPrefix"_s, u"INV-"_s},
                        {u"invoiceNumber"_s, u"1001"_s}, {u"contactDetails"_s, contact}, {u"status"_s, u"sent"_s},
                        {u"currency"_s, u"jpy"_s}, {u"total"_s, 1200}, {u"amountPaid"_s, 0}, {u"liveMode"_s, false},
                        {u"issueDate"_s, u"2026-03-03T08:00:00.000Z"_s}},
                    QJsonObject{{u"_id"_s, 7}, {u"total"_s, u"much"_s}, {u"amountPaid"_s, 1e300},
                        {u"currency"_s, u"USD"_s}, {u"contactDetails"_s, u"nobody"_s}, {u"status"_s, QJsonArray()}}}},
            {u"transactions"_s,
                QJsonArray{QJsonObject{{u"_id"_s, u"t1"_s}, {u"contactName"_s, u"Ann"_s}, {u"amount"_s, 40},
                    {u"amountRefunded"_s, 15.25}, {u"currency"_s, u"USD"_s}, {u"status"_s, u"succeeded"_s},
                    {u"entityType"_s, u"order"_s}, {u"entityId"_s, u"o1"_s}, {u"entitySourceType"_s, u"funnel"_s},
                    {u"entitySourceName"_s, u"Spring offer"_s}}}}};
        const QJsonArray invoices
            = json("GET", "/sandbox/documents?service=highlevel&kind=invoices").toObject()[u"rows"_s].toArray();
        QCOMPARE(invoices[0][u"total"].toString(), u"much USD"_s);
        QVERIFY(invoices[0][u"paid"].toString().size() < 40);
        QCOMPARE(invoices[1][u"number"].toString(), u"INV-1001"_s);
        QCOMPARE(invoices[1][u"total"].toString(), u"1200 JPY"_s);
        QCOMPARE(invoices[1][u"date"].toString(), u"2026-03-03"_s);
        QVERIFY(invoices[1][u"test"].toBool());
        const QJsonObject paid
            = json("GET", "/sandbox/documents?service=highlevel&kind=transactions").toObject()[u"rows"_s][0].toObject();
        QCOMPARE(paid[u"amount"_s].toString(), u"40.00 USD"_s);
        QCOMPARE(paid[u"refunded"_s].toString(), u"15.25 USD"_s);
        QCOMPARE(paid[u"source"_s].toString(), u"funnel, Spring offer"_s);
        QCOMPARE(paid[u"order"_s].toString(), u"o1"_s);
        QCOMPARE(statusOf(call("GET", "/sandbox/documents?service=highlevel&kind=payments")), 400);
        QCOMPARE(statusOf(call("GET", "/sandbox/documents?service=xero&kind=invoices")), 400);
        QCOMPARE(statusOf(call("GET", "/sandbox/documents")), 400);
    }

    void whatIsDoneOverTheControlApiIsCounted()
    {
        const auto changes
            = [this] { return json("GET", "/sandbox/counters").toObject()[u"skin"_s][u"changes"_s].toInt(-1); };
        QCOMPARE(changes(), 0);
        json("POST", "/sandbox/quickbooks/act", R"({"action":"customer.add"})");
        QCOMPARE(changes(), 1);
        json("POST", "/sandbox/quickbooks/act", R"({"action":"nonsense"})");
        QCOMPARE(changes(), 1);
    }

    void messagesAreListedNewestFirst()
    {
        QJsonArray messages;
        for (int i = 0; i < 3; ++i) {
            messages.append(QJsonObject{{u"id"_s, u"m%1"_s.arg(i)}, {u"contactId"_s, u"c%1"_s.arg(i % 2)},
                {u"dateAdded"_s, i < 2 ? u"2026-03-03T08:00:00.000Z"_s : u"2026-01-01T08:00:00.000Z"_s},
                {u"body"_s, i == 0 ? QString(5000, u'x') : u"Hello <b>"_s}});
        }
        m_highLevel->objects = {{u"messages"_s, messages}};
        const auto ids = [&](const QByteArray &query) {
            QStringList found;
            for (const auto row : json("GET", "/sandbox/messages" + query).toObject()[u"messages"_s].toArray()) {
                found.append(row[u"id"].toString());
            }
            return found;
        };
        QCOMPARE(ids(""), (QStringList{u"m1"_s, u"m0"_s, u"m2"_s}));
        QCOMPARE(ids("?contact=c0"), (QStringList{u"m0"_s, u"m2"_s}));
        QCOMPARE(ids("?find=hello"), (QStringList{u"m1"_s, u"m2"_s}));
        QCOMPARE(ids("?from=1&count=1"), QStringList{u"m0"_s});
        QCOMPARE(ids("?from=9"), QStringList());
        const QJsonObject all = json("GET", "/sandbox/messages").toObject();
        QCOMPARE(all[u"total"_s].toInt(), 3);
        QCOMPARE(all[u"messages"_s][1][u"body"_s].toString().size(), 2001);
    }
};

QTEST_GUILESS_MAIN(TestSkin)
#include "tst_skin.moc"
