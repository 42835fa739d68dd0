// NetworkTransport against a server that drops, cuts, delays and refuses.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/network_transport.h"
#include "net/raw_server.h"
#include "net/service_address.h"

#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::net;
using kontor::net::test::RawServer;

namespace {

/// A transport without limits on a network thread of its own; remembers what the observer was told.
struct Line
{
    SystemClock clock;
    NetworkThread thread;
    std::vector<RequestRecord> records;
    NetworkTransport transport{clock,
        {{Service::QuickBooks, {Pace::unlimited(), 6}}, {Service::HighLevel, {Pace::unlimited(), 6}}}, thread,
        {.proxy = {}, .userAgent = "Kontor/0.1", .observe = [this](const RequestRecord &record) {
             records.push_back(record);
         }}};

    Result<Reply> send(const Request &request) { return transport.send(request, {}); }
};

Request requestTo(const QUrl &url, const QByteArray &method = "GET", const QByteArray &body = {})
{
    Request request{.method = method, .url = url, .body = body};
    request.deadline = 20s;
    return request;
}

/// A port that nobody listens on.
QUrl nowhere()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1/"_s.arg(server.serverPort()));
}

} // namespace

class NetworkTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeAnswerOfAnyStatusIsAReply_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::newRow("200") << 200 << QByteArray();
        QTest::newRow("201") << 201 << QByteArray();
        QTest::newRow("302 is not followed") << 302 << QByteArray("Location: /elsewhere\r\n");
        QTest::newRow("307 is not followed") << 307 << QByteArray("Location: /elsewhere\r\n");
        QTest::newRow("400") << 400 << QByteArray();
        QTest::newRow("401 without a challenge") << 401 << QByteArray();
        QTest::newRow("401 that asks for a bearer") << 401 << QByteArray("WWW-Authenticate: Bearer realm=\"x\"\r\n");
        QTest::newRow("401 that asks for a password") << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
        QTest::newRow("403") << 403 << QByteArray();
        QTest::newRow("404") << 404 << QByteArray();
        QTest::newRow("409") << 409 << QByteArray();
        QTest::newRow("422") << 422 << QByteArray();
        QTest::newRow("429") << 429 << QByteArray("Retry-After: 0\r\n");
        QTest::newRow("500") << 500 << QByteArray();
        QTest::newRow("501") << 501 << QByteArray();
        QTest::newRow("503") << 503 << QByteArray();
        QTest::newRow("599") << 599 << QByteArray();
    }
    void aWholeAnswerOfAnyStatusIsAReply()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, headers);
        RawServer server([&](QTcpSocket &socket, const QByteArray &, int) {
            socket.write(RawServer::answer(status, "{\"whole\":true}", headers));
        });
        Line line;
        for (const QByteArray &method : {"GET"_ba, "POST"_ba}) {
            const Result<Reply> reply = line.send(requestTo(server.url(), method, method == "GET" ? "" : "{}"));
            QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
            QCOMPARE(reply->status, status);
            QCOMPARE(reply->body, "{\"whole\":true}"_ba);
        }
        QCOMPARE(server.deliveries(), 2);
        QCOMPARE(line.records.size(), 2u);
        QCOMPARE(line.records[0].status, status);
        QCOMPARE(line.records[0].path, u"/thing"_s); // without the query
    }

    void whatIsSentIsWhatWasAsked()
    {
        RawServer server(
            [](QTcpSocket &socket, const QByteArray &, int) { socket.write(RawServer::answer(200, "{}")); });
        Line line;
        Request request = requestTo(
            QUrl(server.url().toString(QUrl::RemoveQuery) + u"?query=a%2Bb%20%27c%27"_s), "POST", "{\"ä\":1}"_ba);
        request.headers = {{"Authorization", "Bearer abc"}, {"Content-Type", "application/json"}};
        QVERIFY(line.send(request));
        const QByteArray got = server.requests().constFirst();
        QVERIFY(got.startsWith("POST /thing?query=a%2Bb%20%27c%27 HTTP/1.1\r\n"));
        QVERIFY(got.contains("Authorization: Bearer abc\r\n"));
        QVERIFY(got.contains("Content-Type: application/json\r\n"));
        QVERIFY(got.contains("User-Agent: Kontor/0.1\r\n"));
        QVERIFY(got.contains("Content-Length: 8\r\n"));
        QVERIFY(!got.contains("chunked"));
        QVERIFY(got.endsWith("\r\n\r\n{\"ä\":1}"_ba));
    }

    void aWriteIsDeliveredOnce_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("reset");
        QTest::addColumn<bool>("reused");
        for (const QByteArray &method : {"POST"_ba, "PUT"_ba, "DELETE"_ba}) {
            for (const qsizetype size : {0, 300, 200'000}) {
                for (const bool reset : {false, true}) {
                    for (const bool reused : {false, true}) {
                        QTest::addRow("%s of %lld bytes, %s, %s connection", method.constData(),
                            static_cast<long long>(size), reset ? "reset" : "closed", reused ? "reused" : "fresh")
                            << method << QByteArray(size, 'x') << reset << reused;
                    }
                }
            }
        }
    }
    void aWriteIsDeliveredOnce()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(bool, reset);
        QFETCH(bool, reused);
        RawServer server([&](QTcpSocket &socket, const QByteArray &request, int) {
            if (request.startsWith("GET")) {
                socket.write(RawServer::answer(200, "{}"));
            } else if (reset) {
                RawServer::reset(socket);
            } else {
                socket.disconnectFromHost();
            }
        });
        Line line;
        if (reused) {
            QVERIFY(line.send(requestTo(server.url())));
        }
        const int before = server.deliveries();
        const Result<Reply> reply = line.send(requestTo(server.url(), method, body));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::OutcomeUnknown);
        // A later request shows that nothing more was on its way.
        (void)line.send(requestTo(server.url()));
        QCOMPARE(server.deliveries() - before, 2);
        QVERIFY(!reply.error().detail.contains(u"secret"_s));
    }

    void aCutAnswerIsAnUnknownOutcome_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("half a body") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":"_ba;
        QTest::newRow("half a body of a 500") << "HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\n{\"half\":"_ba;
        QTest::newRow("half a body of a 400") << "HTTP/1.1 400 No\r\nContent-Length: 100\r\n\r\n{\"half\":"_ba;
        QTest::newRow("head only") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"_ba;
        QTest::newRow("half a head") << "HTTP/1.1 200 OK\r\nContent-Le"_ba;
        QTest::newRow("chunks without the last")
            << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"hal\r\n"_ba;
        QTest::newRow("half a chunk") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n{\"hal"_ba;
        QTest::newRow("not HTTP") << "220 mail.example ESMTP\r\n"_ba;
    }
    void aCutAnswerIsAnUnknownOutcome()
    {
        QFETCH(QByteArray, answer);
        RawServer server([&](QTcpSocket &socket, const QByteArray &, int) {
            socket.write(answer);
            socket.disconnectFromHost();
        });
        Line line;
        const Result<Reply> reply = line.send(requestTo(server.url(), "POST", "{}"));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::OutcomeUnknown);
        QCOMPARE(server.deliveries(), 1);
        QCOMPARE(line.records.back().status, 0);
    }

    void aWholeChunkedAnswerIsAReply()
    {
        RawServer server([&](QTcpSocket &socket, const QByteArray &, int) {
            socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n");
        });
        Line line;
        const Result<Reply> reply = line.send(requestTo(server.url()));
        QVERIFY(reply);
        QCOMPARE(reply->body, "{\"a\":1}"_ba);
    }

    void theDeadlineEndsARequest_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("nothing comes") << QByteArray();
        QTest::newRow("half comes") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"_ba;
    }
    void theDeadlineEndsARequest()
    {
        QFETCH(QByteArray, begin);
        RawServer server([&](QTcpSocket &socket, const QByteArray &, int) { socket.write(begin); });
        Line line;
        Request request = requestTo(server.url(), "POST", "{}");
        request.deadline = 150ms;
        const Result<Reply> reply = line.send(request);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::OutcomeUnknown);
        QCOMPARE(reply.error().key, u"net.timeout"_s);
        QCOMPARE(reply.error().parameters.value(u"service"_s), u"QuickBooks"_s);
        QCOMPARE(server.deliveries(), 1);
    }

    void aRefusedConnectionSurelySentNothing()
    {
        Line line;
        for (const QByteArray &method : {"GET"_ba, "POST"_ba}) {
            const Result<Reply> reply = line.send(requestTo(nowhere(), method, "{}"));
            QVERIFY(!reply);
            QCOMPARE(reply.error().kind, Error::Kind::NotSent);
            QCOMPARE(reply.error().key, u"net.offline"_s);
        }
        QCOMPARE(line.records.size(), 2u);
        QCOMPARE(line.records[1].error, Error::Kind::NotSent);
    }

    void anUnknownNameSurelySentNothing()
    {
        Line line;
        line.transport.setProxy(*ProxyChoice::fromSetting(u"none"_s));
        const Result<Reply> reply = line.send(requestTo(QUrl(u"https://nobody.invalid/"_s), "POST", "{}"));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::NotSent);
        QVERIFY(reply.error().key == u"net.dns"_s
            || reply.error().key == u"net.offline"_s); // by whether there is a network
    }

    void aServerWithoutTlsSurelyGotNothing()
    {
        RawServer server([](QTcpSocket &, const QByteArray &, int) { });
        Line line;
        // What is not TLS makes the handshake fail: the server answers the greeting with plain text.
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        QObject::connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
            QTcpSocket *const socket = plain.nextPendingConnection();
            QObject::connect(
                socket, &QTcpSocket::readyRead, socket, [socket] { socket->write("HTTP/1.1 400 Bad\r\n\r\n"); });
        });
        const QUrl url(u"https://127.0.0.1:%1/"_s.arg(plain.serverPort()));
        auto sent = std::async(std::launch::async, [&line, url] { return line.send(requestTo(url, "POST", "{}")); });
        QTRY_VERIFY(sent.wait_for(0s) == std::future_status::ready);
        const Result<Reply> reply = sent.get();
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::NotSent);
        QCOMPARE(reply.error().key, u"net.tls"_s);
        QVERIFY(!reply.error().parameters.value(u"detail"_s).isEmpty());
    }

    void aProxyThatIsNotThereIsNamed()
    {
        const QUrl gone = nowhere();
        Line line;
        line.transport.setProxy(*ProxyChoice::fromSetting(u"127.0.0.1:%1"_s.arg(gone.port())));
        const Result<Reply> reply = line.send(requestTo(QUrl(u"https://service.example/"_s), "POST", "{}"));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::NotSent);
        QCOMPARE(reply.error().key, u"net.proxy"_s);
        QCOMPARE(reply.error().parameters.value(u"host"_s), u"127.0.0.1"_s);
    }

    void loopbackNeedsNoProxy()
    {
        RawServer server(
            [](QTcpSocket &socket, const QByteArray &, int) { socket.write(RawServer::answer(200, "{}")); });
        Line line;
        line.transport.setProxy(*ProxyChoice::fromSetting(u"127.0.0.1:%1"_s.arg(nowhere().port())));
        QVERIFY(line.send(requestTo(server.url())));
    }

    void aProxyThatAsksForASignInIsNamed()
    {
        RawServer proxy([](QTcpSocket &socket, const QByteArray &, int) {
            socket.write(RawServer::answer(407, "", "Proxy-Authenticate: Basic realm=\"x\"\r\n"));
        });
        Line line;
        line.transport.setProxy(*ProxyChoice::fromSetting(u"127.0.0.1:%1"_s.arg(proxy.url().port())));
        const Result<Reply> reply = line.send(requestTo(QUrl(u"https://service.example/"_s), "POST", "{}"));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::NotSent);
        QCOMPARE(reply.error().key, u"net.proxy"_s);
        QVERIFY(proxy.requests().constFirst().startsWith("CONNECT service.example:443 "));
    }

    void whatCannotBeSentIsRefusedBefore_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("plain http to a service")
            << QUrl(u"http://quickbooks.api.intuit.com/v3"_s) << "GET"_ba << "x"_ba;
        QTest::newRow("a name that looks like loopback") << QUrl(u"http://127.0.0.1.example/"_s) << "GET"_ba << "x"_ba;
        QTest::newRow("a name that ends like localhost") << QUrl(u"http://notlocalhost/"_s) << "GET"_ba << "x"_ba;
        QTest::newRow("a file") << QUrl(u"file:///etc/passwd"_s) << "GET"_ba << "x"_ba;
        QTest::newRow("nothing") << QUrl() << "GET"_ba << "x"_ba;
        QTest::newRow("a user name") << QUrl(u"https://me:pw@service.example/"_s) << "GET"_ba << "x"_ba;
        QTest::newRow("a line break in the method")
            << QUrl(u"https://service.example/"_s) << "GET\r\nX: y"_ba << "x"_ba;
        QTest::newRow("a line break in a header") << QUrl(u"https://service.example/"_s) << "GET"_ba << "x\r\nY: z"_ba;
    }
    void whatCannotBeSentIsRefusedBefore()
    {
        QFETCH(QUrl, url);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, header);
        Line line;
        Request request = requestTo(url, method);
        request.headers = {{"X-Test", header}};
        const Result<Reply> reply = line.send(request);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::BadInput);
    }

    void anEndlessAnswerIsUnreadable()
    {
        RawServer server([&](QTcpSocket &socket, const QByteArray &, int) {
            socket.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, [&socket] {
                if (socket.bytesToWrite() < 1'000'000) {
                    socket.write(QByteArray(1'000'000, 'x'));
                }
            });
        });
        Line line;
        const Result<Reply> reply = line.send(requestTo(server.url()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Unreadable);
        QCOMPARE(reply.error().key, u"kontor.unreadable_reply"_s);
    }

    void sixAreUnderWayAtOnceAndNoMore()
    {
        std::vector<QTcpSocket *> held; // all on the server's thread
        std::atomic<int> most = 0;
        RawServer server([&](QTcpSocket &socket, const QByteArray &, int delivery) {
            held.push_back(&socket);
            most = std::max<int>(most, static_cast<int>(held.size()));
            if (held.size() == 6 || delivery > 18) { // all the places are taken: let them all go
                for (QTcpSocket *const one : held) {
                    one->write(RawServer::answer(200, "{}"));
                }
                held.clear();
            }
        });
        Line line;
        int asked = 0;
        int arrived = 0;
        line.transport.sendEach(
            [&](Service service) -> std::optional<Request> {
                if (service != Service::QuickBooks || asked == 18) {
                    return std::nullopt;
                }
                Request request = requestTo(server.url());
                request.tag = static_cast<quint64>(++asked);
                return request;
            },
            [&](const std::vector<Arrival> &arrivals) {
                for (const Arrival &arrival : arrivals) {
                    arrived += arrival.result && arrival.request.tag > 0 ? 1 : 0;
                }
            },
            {});
        QCOMPARE(arrived, 18);
        QCOMPARE(most.load(), 6);
        QCOMPARE(server.connections(), 6);
    }

    void aStopEndsTheWaitAndFreesTheConnection()
    {
        std::stop_source stop;
        RawServer server([&](QTcpSocket &socket, const QByteArray &request, int) {
            if (request.startsWith("POST")) {
                stop.request_stop(); // and no answer
            } else {
                socket.write(RawServer::answer(200, "{}"));
            }
        });
        Line line;
        const Result<Reply> reply = line.transport.send(requestTo(server.url(), "POST", "{}"), stop.get_token());
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Cancelled);
        QCOMPARE(line.records.size(), 1u);
        QCOMPARE(line.records[0].error, Error::Kind::Cancelled);
        QVERIFY(line.send(requestTo(server.url())));
        QCOMPARE(server.deliveries(), 2);
    }

    void nothingIsSentOnceStopped()
    {
        RawServer server(
            [](QTcpSocket &socket, const QByteArray &, int) { socket.write(RawServer::answer(200, "{}")); });
        std::stop_source stop;
        stop.request_stop();
        Line line;
        QCOMPARE(line.transport.send(requestTo(server.url()), stop.get_token()).error().kind, Error::Kind::Cancelled);
        QCOMPARE(server.deliveries(), 0);
    }

    void destroyingEndsWithRequestsUnderWay()
    {
        std::stop_source stop;
        RawServer server([&](QTcpSocket &, const QByteArray &, int delivery) {
            if (delivery == 6) {
                stop.request_stop();
            }
        });
        {
            Line line;
            int left = 6;
            line.transport.sendEach(
                [&](Service service) {
                    return service == Service::QuickBooks && left-- > 0
                        ? std::optional(requestTo(server.url(), "POST", "{}"))
                        : std::nullopt;
                },
                [](const std::vector<Arrival> &) {}, stop.get_token());
        }
        QCOMPARE(server.deliveries(), 6);
    }

    void proxySettingsAreReadStrictly_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<bool>("good");
        QTest::newRow("system") << u"system"_s << true;
        QTest::newRow("none") << u"none"_s << true;
        QTest::newRow("host and port") << u"proxy.example:3128"_s << true;
        QTest::newRow("whole address") << u"http://me:pw@proxy.example:3128/"_s << true;
        QTest::newRow("socks") << u"socks5://proxy.example:1080"_s << true;
        QTest::newRow("IPv6") << u"[::1]:3128"_s << true;
        QTest::newRow("no port") << u"proxy.example"_s << false;
        QTest::newRow("another scheme") << u"ftp://proxy.example:21"_s << false;
        QTest::newRow("a path") << u"proxy.example:3128/pac"_s << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("words") << u"the usual one"_s << false;
    }
    void proxySettingsAreReadStrictly()
    {
        QFETCH(QString, setting);
        QTEST(ProxyChoice::fromSetting(setting).has_value(), "good");
    }
};

QTEST_GUILESS_MAIN(NetworkTransportTest)
#include "tst_network_transport.moc"
