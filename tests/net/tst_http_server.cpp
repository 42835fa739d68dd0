// What the small HTTP server does with good requests, bad requests and the faults it is asked for.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/http_server.h"
#include "support/raw_client.h"

#include <QNetworkInterface>
#include <QTcpServer>
#include <QTest>

#include <map>

using namespace kontor;
using namespace kontor::net;
using namespace kontor::tests;
using namespace Qt::StringLiterals;
using Fault = HttpAnswer::Fault;

namespace {

bool hasIpv6()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHostIPv6);
}

} // namespace

class TestHttpServer : public QObject
{
    Q_OBJECT

    std::unique_ptr<HttpServer> m_server;
    QList<Request> m_requests;
    std::map<QString, HttpAnswer> m_answers; // by path; others are answered with what was asked

    HttpAnswer answer(const Request &request)
    {
        m_requests.append(request);
        const auto found = m_answers.find(request.url.path());
        if (found != m_answers.end()) {
            return found->second;
        }
        return {.reply = {.status = 200,
                    .headers = {{"Content-Type", "text/plain"}},
                    .body = request.method + ' ' + request.url.toEncoded() + '|' + request.body}};
    }

private Q_SLOTS:
    void init()
    {
        m_requests.clear();
        m_answers.clear();
        auto server = HttpServer::listen(0, [this](const Request &request) { return answer(request); });
        QVERIFY(server);
        m_server = std::move(*server);
    }
    void cleanup() { m_server.reset(); }

    void aRequestArrivesWholeAndIsAnswered()
    {
        RawClient client(m_server->port());
        client.send("POST /v3/a%2Fb?query=select%20%2A%20x%26y HTTP/1.1\r\nHost: localhost:1\r\nX-One: "
                    "1\r\nContent-Length: 5\r\n\r\nhello");
        const QByteArray answer = client.receiveAnswers(1);
        QVERIFY2(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer.constData());
        QVERIFY(answer.contains("\r\nDate: "));
        QVERIFY(answer.contains("\r\nContent-Type: text/plain\r\n"));
        QVERIFY(!answer.contains("Connection:"));
        QCOMPARE(bodyOf(answer), "POST http://localhost:1/v3/a%2Fb?query=select%20%2A%20x%26y|hello"_ba);
        QCOMPARE(headerValue(m_requests[0].headers, "x-one"), "1"_ba);
        QVERIFY(!client.ended());
    }

    void bothLoopbackAddressesAnswerAndNoOther()
    {
        RawClient four(m_server->port(), QHostAddress::LocalHost);
        four.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(four.receiveAnswers(1).startsWith("HTTP/1.1 200"));
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (!address.isLoopback() && address.protocol() == QAbstractSocket::IPv4Protocol) {
                QTcpSocket socket;
                socket.connectToHost(address, m_server->port());
                QVERIFY2(!socket.waitForConnected(2000), qPrintable(address.toString()));
            }
        }
        if (!hasIpv6()) {
            QSKIP("this computer has no ::1");
        }
        RawClient six(m_server->port(), QHostAddress::LocalHostIPv6);
        six.send("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n");
        QVERIFY(six.receiveAnswers(1).contains("GET http://[::1]:80/"));
    }

    void aTakenPortIsSaid()
    {
        const auto second = HttpServer::listen(m_server->port(), [](const Request &) { return HttpAnswer(); });
        QVERIFY(!second);
        QCOMPARE(second.error().key, u"oauth.port"_s);
        QCOMPARE(second.error().kind, Error::Kind::NotSent);
        QCOMPARE(second.error().parameters.value(u"port"_s), QString::number(m_server->port()));

        if (!hasIpv6()) {
            QSKIP("this computer has no ::1");
        }
        QTcpServer onlySix;
        QVERIFY(onlySix.listen(QHostAddress::LocalHostIPv6));
        QVERIFY(!HttpServer::listen(onlySix.serverPort(), [](const Request &) { return HttpAnswer(); }));
    }

    void pipelinedRequestsAreAnsweredInOrderThoughTheFirstIsDelayed()
    {
        m_answers[u"/slow"_s] = {.reply = {.status = 200, .body = "first"}, .delay = std::chrono::milliseconds(60)};
        m_answers[u"/drip"_s] = {.reply = {.status = 200, .body = "second"}, .fault = Fault::SlowDrip};
        RawClient client(m_server->port());
        client.send(
            "GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /drip HTTP/1.1\r\nHost: a\r\n\r\n"
            "POST /third HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nokGET /fourth HTTP/1.1\r\nHost: a\r\n\r\n");
        const QByteArray all = client.receiveAnswers(4);
        const qsizetype first = all.indexOf("first");
        const qsizetype second = all.indexOf("second");
        const qsizetype third = all.indexOf("POST http://a/third|ok");
        const qsizetype fourth = all.indexOf("GET http://a/fourth|");
        QVERIFY2(first > 0 && first < second && second < third && third < fourth, all.constData());
    }

    void aRequestInSingleBytesIsUnderstood()
    {
        RawClient client(m_server->port());
        for (const char c :
            "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n"_ba) {
            client.send(QByteArray(1, c));
            RawClient::turn();
        }
        QCOMPARE(bodyOf(client.receiveAnswers(1)), "POST http://a/x|abcde"_ba);
        client.forget();
        client.send("GET /again HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(bodyOf(client.receiveAnswers(1)), "GET http://a/again|"_ba);
    }

    void aLargeBodyComesWhole()
    {
        const QByteArray body(5'000'000, 'z');
        RawClient client(m_server->port());
        client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n" + body);
        const QByteArray answer = client.receiveAnswers(1);
        QCOMPARE(m_requests.size(), 1);
        QVERIFY(m_requests[0].body == body);
        QVERIFY(bodyOf(answer).endsWith(body));
    }

    void headGetsTheHeadAlone()
    {
        m_answers[u"/x"_s] = {.reply = {.status = 200, .body = "12345"}};
        RawClient client(m_server->port());
        client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\nGET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const QByteArray all = client.receiveToEnd();
        QCOMPARE(all.count("Content-Length: 5\r\n"), 2);
        QCOMPARE(all.count("12345"), 1);
        QVERIFY(all.endsWith("12345"));
    }

    void emptyStatusesHaveNoBody()
    {
        m_answers[u"/none"_s] = {.reply = {.status = 204, .body = "must not go out"}};
        RawClient client(m_server->port());
        client.send("GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const QByteArray all = client.receiveToEnd();
        QVERIFY(all.startsWith("HTTP/1.1 204 No Content\r\n"));
        QVERIFY(!all.contains("Content-Length"));
        QVERIFY(!all.contains("must not"));
    }

    void keepAliveFollowsTheVersionAndTheHeader_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<bool>("closes");
        QTest::newRow("1.1 stays") << "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba << false;
        QTest::newRow("1.1 with close") << "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"_ba << true;
        QTest::newRow("1.0 closes") << "GET / HTTP/1.0\r\n\r\n"_ba << true;
        QTest::newRow("1.0 with keep-alive")
            << "GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n"_ba << false;
    }
    void keepAliveFollowsTheVersionAndTheHeader()
    {
        QFETCH(QByteArray, request);
        QFETCH(bool, closes);
        RawClient client(m_server->port());
        client.send(request);
        QVERIFY(client.receiveAnswers(1).startsWith("HTTP/1.1 200"));
        if (closes) {
            QVERIFY(client.receiveToEnd().contains("Connection: close\r\n"));
            QVERIFY(client.ended());
            QVERIFY(!client.wasReset());
        } else {
            client.forget();
            client.send(request);
            QVERIFY(client.receiveAnswers(1).startsWith("HTTP/1.1 200"));
        }
    }

    void expectationIsMetBeforeTheBodyComes()
    {
        RawClient client(m_server->port());
        client.send("POST /x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
        QCOMPARE(client.receive("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n"_ba);
        client.forget();
        client.send("abc");
        QCOMPARE(bodyOf(client.receiveAnswers(1)), "POST http://a/x|abc"_ba);
    }

    void whatIsNoRequestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("garbage") << "\x16\x03\x01 hello\r\n\r\n"_ba << "400"_ba;
        QTest::newRow("no version") << "GET /\r\n\r\n"_ba << "400"_ba;
        QTest::newRow("no host") << "GET / HTTP/1.1\r\n\r\n"_ba << "400"_ba;
        QTest::newRow("two hosts") << "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"_ba << "400"_ba;
        QTest::newRow("a host with a path in it") << "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"_ba << "400"_ba;
        QTest::newRow("a host with a name in it") << "GET / HTTP/1.1\r\nHost: me@a\r\n\r\n"_ba << "400"_ba;
        QTest::newRow("no path") << "GET x HTTP/1.1\r\nHost: a\r\n\r\n"_ba << "400"_ba;
        QTest::newRow("a tunnel") << "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n"_ba << "400"_ba;
        QTest::newRow("two lengths")
            << "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"_ba << "400"_ba;
        QTest::newRow("a length and chunks")
            << "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"_ba
            << "400"_ba;
        QTest::newRow("a negative length") << "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"_ba << "400"_ba;
        QTest::newRow("a broken chunk") << "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"_ba
                                        << "400"_ba;
        QTest::newRow("a long head") << "GET / HTTP/1.1\r\nHost: a\r\nX: "_ba + QByteArray(70'000, 'x') << "431"_ba;
        QTest::newRow("a long body") << "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\nxx"_ba
                                     << "413"_ba;
    }
    void whatIsNoRequestIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, status);
        RawClient client(m_server->port());
        client.send(bytes);
        const QByteArray answer = client.receiveAnswers(1);
        QVERIFY2(answer.startsWith(QByteArray("HTTP/1.1 " + status)), answer.left(200).constData());
        QVERIFY(answer.contains("Connection: close\r\n"));
        QVERIFY(m_requests.isEmpty());
        QVERIFY(client.receiveToEnd() == answer);
        QVERIFY(client.ended());
        QVERIFY(ask(m_server->port(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n").startsWith("HTTP/1.1 200"));
    }

    void whatFollowsARefusedRequestIsNotTakenForAnother()
    {
        RawClient client(m_server->port());
        client.send("BAD\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
        client.receiveToEnd();
        QVERIFY(m_requests.isEmpty());
    }

    void dropLeavesNoByte()
    {
        m_answers[u"/x"_s] = {.reply = {.status = 200, .body = "never"}, .fault = Fault::DropBeforeAnswer};
        RawClient client(m_server->port());
        client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab");
        QCOMPARE(client.receiveToEnd(), QByteArray());
        QVERIFY(client.ended());
        QVERIFY(!client.wasReset());
        QCOMPARE(m_requests.size(), 1);
    }

    void resetBreaksTheConnection()
    {
        m_answers[u"/x"_s] = {.reply = {.status = 200, .body = "never"}, .fault = Fault::Reset};
        RawClient client(m_server->port());
        client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(client.receiveToEnd(), QByteArray());
        QVERIFY(client.wasReset());
    }

    void halfABodyIsAnnouncedWhole()
    {
        m_answers[u"/x"_s] = {.reply = {.status = 201, .body = "0123456789"}, .fault = Fault::HalfBody};
        RawClient client(m_server->port());
        client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
        const QByteArray all = client.receiveToEnd();
        QVERIFY(client.ended());
        QVERIFY(all.startsWith("HTTP/1.1 201 Created\r\n"));
        QVERIFY(all.contains("Content-Length: 10\r\n"));
        QCOMPARE(bodyOf(all), "01234"_ba);
    }

    void halfOfAnAnswerWithoutBodyIsHalfTheHead()
    {
        m_answers[u"/x"_s] = {.reply = {.status = 200}, .fault = Fault::HalfBody};
        RawClient client(m_server->port());
        client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
        const QByteArray all = client.receiveToEnd();
        QVERIFY(all.startsWith("HTTP/1.1 200"));
        QVERIFY(!all.contains("\r\n\r\n"));
    }

    void aDripComesInPiecesAndWhole()
    {
        m_answers[u"/x"_s] = {.reply = {.status = 200, .body = QByteArray(400, 'd')}, .fault = Fault::SlowDrip};
        RawClient client(m_server->port());
        client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
        int pieces = 0;
        qsizetype size = 0;
        QVERIFY(client.until([&] {
            pieces += client.received().size() > size ? 1 : 0;
            size = client.received().size();
            return client.received().count('d') >= 400;
        }));
        QVERIFY2(pieces > 10, qPrintable(QString::number(pieces)));
        client.forget();
        client.send("GET /next HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(client.receiveAnswers(1).startsWith("HTTP/1.1 200"));
    }

    void aClientMayLeaveWhileItsAnswerWaits()
    {
        m_answers[u"/slow"_s] = {.reply = {.status = 200, .body = "late"}, .delay = std::chrono::milliseconds(50)};
        m_answers[u"/drip"_s] = {.reply = {.status = 200, .body = QByteArray(4000, 'd')}, .fault = Fault::SlowDrip};
        for (const QByteArray &path : {"/slow"_ba, "/drip"_ba}) {
            RawClient client(m_server->port());
            const qsizetype before = m_requests.size();
            client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
            QVERIFY(client.until([&] { return m_requests.size() > before; }));
            client.leave();
        }
        // Outlives the delay of the one that left.
        RawClient other(m_server->port());
        other.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /drip HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(other.receiveAnswers(2).endsWith('d'));
    }

    void theServerMayGoWhileAnswersWait()
    {
        m_answers[u"/slow"_s] = {.reply = {.status = 200, .body = "late"}, .delay = std::chrono::hours(1)};
        RawClient client(m_server->port());
        client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(client.until([&] { return m_requests.size() == 1; }));
        m_server.reset();
        QCOMPARE(client.receiveToEnd(), QByteArray());
        QVERIFY(client.ended());
    }

    void theHandlerMayCloseTheServerAndItsAnswerStillGoesOut()
    {
        Result<std::unique_ptr<HttpServer>> server = HttpServer::listen(0, [&server](const Request &) {
            (*server)->close();
            return HttpAnswer{.reply = {.status = 200, .body = "goodbye"}};
        });
        QVERIFY(server);
        const quint16 port = (*server)->port();
        RawClient idle(port);
        RawClient client(port);
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /more HTTP/1.1\r\nHost: a\r\n\r\n");
        const QByteArray all = client.receiveToEnd();
        QCOMPARE(bodyOf(all), "goodbye"_ba);
        QVERIFY(all.contains("Connection: close\r\n"));
        idle.receiveToEnd();
        QVERIFY(idle.ended());
        QTcpSocket late;
        late.connectToHost(QHostAddress::LocalHost, port);
        QVERIFY(!late.waitForConnected(2000));
    }

    void lineBreaksInHeadersDoNotBecomeHeaders()
    {
        m_answers[u"/x"_s]
            = {.reply = {.status = 302,
                   .headers = {{"Location", "http://a/\r\nSet-Cookie: x=1"}, {"Date", "then"}, {"Content-Length", "7"}},
                   .body = "b"}};
        const QByteArray answer = ask(m_server->port(), "GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(!answer.contains("\r\nSet-Cookie"));
        QCOMPARE(answer.count("Date: "), 1);
        QVERIFY(answer.contains("\r\nDate: then\r\n"));
        QCOMPARE(answer.count("Content-Length: "), 1);
        QVERIFY(answer.contains("Content-Length: 1\r\n"));
    }

    void aClientThatDoesNotReadIsNotReadFromEither()
    {
        m_answers[u"/big"_s] = {.reply = {.status = 200, .body = QByteArray(1'000'000, 'b')}};
        QTcpSocket client;
        client.setReadBufferSize(1); // leaves what comes to the kernel
        client.connectToHost(QHostAddress::LocalHost, m_server->port());
        QVERIFY(client.waitForConnected());
        constexpr int count = 200;
        for (int i = 0; i < count; ++i) {
            client.write("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        client.flush();
        for (int i = 0; i < 100; ++i) {
            RawClient::turn();
        }
        QVERIFY2(m_requests.size() < count / 2, qPrintable(QString::number(m_requests.size())));
        client.setReadBufferSize(0);
        qsizetype received = 0;
        QTRY_VERIFY_WITH_TIMEOUT((received += client.readAll().size()) > count * 1'000'000, 30'000);
        QCOMPARE(m_requests.size(), count);
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_http_server.moc"
