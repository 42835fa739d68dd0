// A small HTTP/1.1 server on the loopback interface, which can also misbehave on purpose.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/http_server.h"

#include <QDateTime>
#include <QHostAddress>
#include <QLocale>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace kontor::net {

using namespace Qt::StringLiterals;
namespace http = boost::beast::http;

// Outside of the unnamed namespace, because a class with a name holds one: GCC warns of that in a unity build.
enum class Persistence { KeepAlive, KeepAliveSaid, Close };

namespace {

using HttpParser = http::request_parser<http::string_body>;

// A client that sends without reading the answers is not read from any more until it does.
constexpr qint64 unreadAnswersLimit = 1024 * 1024;
constexpr qint64 readAheadLimit = 256 * 1024;
constexpr int dripPieces = 40;
constexpr std::chrono::milliseconds dripPause{50};
// How long a client whose request was refused midway may go on sending before the connection is closed under it.
constexpr std::chrono::milliseconds refusedLinger{2000};

#ifdef Q_OS_WIN
constexpr int sendingSide = SD_SEND;
#else
constexpr int sendingSide = SHUT_WR;
#endif

QByteArray bytesOf(boost::beast::string_view text) { return QByteArray(text.data(), qsizetype(text.size())); }

QByteArray reasonOf(int status)
{
    const http::status known = http::int_to_status(unsigned(status));
    return known == http::status::unknown ? QByteArray("Unknown") : bytesOf(http::obsolete_reason(known));
}

QByteArray httpDate()
{
    return QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

bool isHostHeader(const QByteArray &host)
{
    return !host.isEmpty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView(".-_:[]").contains(c);
    });
}

// Line breaks in a value would begin a header of their own, or end the head.
void appendHeader(QByteArray &head, const QByteArray &name, const QByteArray &value)
{
    const auto appendClean = [&head](const QByteArray &text) {
        for (const char c : text) {
            head += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
        }
    };
    appendClean(name);
    head += ": ";
    appendClean(value);
    head += "\r\n";
}

struct Wire
{
    QByteArray head;
    QByteArray body;
};

Wire wireOf(const Reply &reply, bool bodiless, Persistence persistence, const QByteArray &date)
{
    Wire wire;
    QByteArray &head = wire.head;
    head.reserve(256);
    head += "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonOf(reply.status) + "\r\n";
    bool dated = false;
    for (const Header &header : reply.headers) {
        const auto is = [&header](QByteArrayView name) {
            return QByteArrayView(header.name).compare(name, Qt::CaseInsensitive) == 0;
        };
        if (is("Content-Length") || is("Transfer-Encoding") || is("Connection")) {
            continue;
        }
        dated = dated || is("Date");
        appendHeader(head, header.name, header.value);
    }
    if (!dated) {
        appendHeader(head, "Date", date);
    }
    if (persistence == Persistence::Close) {
        head += "Connection: close\r\n";
    } else if (persistence == Persistence::KeepAliveSaid) {
        head += "Connection: keep-alive\r\n";
    }
    const bool withoutContent = reply.status < 200 || reply.status == 204 || reply.status == 304;
    if (!withoutContent) {
        head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    }
    head += "\r\n";
    if (!withoutContent && !bodiless) {
        wire.body = reply.body;
    }
    return wire;
}

} // namespace

struct HttpServer::Part
{
    QTcpServer overIpv4;
    QTcpServer overIpv6;
    Handler handler;
    QSet<Connection *> connections;
    bool open = true;
    QByteArray date; // made once a second, since it is costly
    qint64 dateSecond = 0;

    const QByteArray &dateNow()
    {
        const qint64 second = QDateTime::currentSecsSinceEpoch();
        if (second != dateSecond) {
            date = httpDate();
            dateSecond = second;
        }
        return date;
    }
};

/// One client. Reads a request, answers it, reads the next: so answers keep the order of the requests.
class HttpServer::Connection final : public QObject
{
public:
    Connection(Part &server, QTcpSocket *socket, QObject *parent)
        : QObject(parent)
        , m_server(server)
        , m_socket(socket)
    {
        socket->setParent(this);
        socket->setReadBufferSize(readAheadLimit);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_server.connections.insert(this);
        connect(socket, &QTcpSocket::readyRead, this, &Connection::work);
        connect(socket, &QTcpSocket::bytesWritten, this, &Connection::work);
        // Whatever waits for its delay goes with the connection: its timer has this object as context.
        connect(socket, &QTcpSocket::disconnected, this, [this] {
            m_state = State::Gone;
            deleteLater();
        });
        startNextRequest();
    }
    ~Connection() override { m_server.connections.remove(this); }

    void work()
    {
        if (m_state == State::Refusing) {
            m_socket->readAll();
            endSending();
        }
        while (m_state == State::Reading) {
            m_unparsed += m_socket->readAll();
            if (m_unparsed.isEmpty() || m_socket->bytesToWrite() > unreadAnswersLimit || !parse()) {
                return;
            }
        }
    }

    void finish()
    {
        switch (m_state) {
        case State::Reading:
        case State::Refusing:
        case State::Dripping:
            m_socket->disconnectFromHost();
            break;
        case State::Waiting:
            m_socket->abort();
            break;
        case State::Handling: // sees by itself that the server has closed
        case State::Gone:
            break;
        }
    }

private:
    enum class State {
        Reading,
        Handling, // the handler is at work, further up on the stack
        Waiting, // for the delay
        Dripping,
        Refusing, // answered for good: what still comes is thrown away
        Gone,
    };

    void startNextRequest()
    {
        m_parser.emplace();
        m_parser->eager(true);
        m_parser->header_limit(headerLimit);
        m_parser->body_limit(bodyLimit);
        m_continued = false;
    }

    // Whether there may be more to do with what has come.
    bool parse()
    {
        boost::beast::error_code failure;
        const std::size_t taken
            = m_parser->put(boost::asio::buffer(m_unparsed.constData(), std::size_t(m_unparsed.size())), failure);
        m_unparsed.remove(0, qsizetype(taken));
        if (failure && failure != http::error::need_more) {
            const bool longHead = failure == http::error::header_limit;
            refuse(longHead ? 431 : failure == http::error::body_limit ? 413 : 400);
            return false;
        }
        if (m_parser->is_done()) {
            answer();
            return true;
        }
        if (m_parser->is_header_done() && !m_continued) {
            m_continued = true;
            if (m_parser->get().version() >= 11
                && boost::beast::iequals(m_parser->get()[http::field::expect], "100-continue")) {
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
                m_socket->flush();
            }
        }
        return !failure && taken > 0;
    }

    // Nothing when it is no request that a server of origin answers.
    std::optional<Request> takeRequest()
    {
        HttpParser::value_type &message = m_parser->get();
        Request request;
        request.method = bytesOf(message.method_string());
        request.headers.reserve(8);
        for (const auto &field : message) {
            request.headers.append({.name = bytesOf(field.name_string()), .value = bytesOf(field.value())});
        }
        QByteArray host = headerValue(request.headers, "Host");
        if (host.isEmpty() && message.version() < 11) {
            host = "127.0.0.1:" + QByteArray::number(m_server.overIpv4.serverPort());
        }
        const QByteArray target = bytesOf(message.target());
        if (!isHostHeader(host) || message.count(http::field::host) > 1 || !target.startsWith('/')
            || target.contains('#')) {
            return std::nullopt;
        }
        request.url = QUrl::fromEncoded("http://" + host + target);
        if (!request.url.isValid()) {
            return std::nullopt;
        }
        request.body = QByteArray(message.body().data(), qsizetype(message.body().size()));
        return request;
    }

    void answer()
    {
        const bool keepAlive = m_parser->get().keep_alive();
        m_persistence = !keepAlive           ? Persistence::Close
            : m_parser->get().version() < 11 ? Persistence::KeepAliveSaid
                                             : Persistence::KeepAlive;
        const std::optional<Request> request = takeRequest();
        if (!request) {
            refuse(400);
            return;
        }
        startNextRequest();
        m_state = State::Handling;
        m_bodiless = request->method == "HEAD";
        HttpAnswer answer = m_server.handler(*request);
        if (m_state == State::Gone) {
            return;
        }
        if (answer.delay <= std::chrono::milliseconds(0)) {
            carryOut(answer);
            return;
        }
        if (!m_server.open) {
            m_socket->abort();
            return;
        }
        m_state = State::Waiting;
        QTimer::singleShot(answer.delay, Qt::PreciseTimer, this, [this, answer = std::move(answer)] {
            if (m_state == State::Waiting) {
                carryOut(answer);
                work();
            }
        });
    }

    void carryOut(const HttpAnswer &answer)
    {
        if (!m_server.open) {
            m_persistence = Persistence::Close;
        }
        switch (answer.fault) {
        case HttpAnswer::Fault::DropBeforeAnswer:
            m_state = State::Refusing;
            m_socket->disconnectFromHost();
            return;
        case HttpAnswer::Fault::Reset:
            reset();
            return;
        case HttpAnswer::Fault::None:
        case HttpAnswer::Fault::HalfBody:
        case HttpAnswer::Fault::SlowDrip:
            break;
        }
        const Wire wire = wireOf(answer.reply, m_bodiless, m_persistence, m_server.dateNow());
        if (answer.fault == HttpAnswer::Fault::HalfBody) {
            m_persistence = Persistence::Close;
            write(wire.body.isEmpty() ? wire.head.first(wire.head.size() / 2)
                                      : QByteArray(wire.head + wire.body.first(wire.body.size() / 2)));
            sent();
            return;
        }
        if (answer.fault == HttpAnswer::Fault::SlowDrip) {
            m_state = State::Dripping;
            drip(wire.head + wire.body, 0);
            return;
        }
        write(wire.head);
        write(wire.body);
        sent();
    }

    void write(const QByteArray &bytes)
    {
        if (!bytes.isEmpty()) {
            m_socket->write(bytes);
        }
    }

    // An answer is on its way: what the connection does next.
    void sent()
    {
        m_socket->flush();
        if (m_state == State::Gone) {
            return;
        }
        if (m_persistence == Persistence::Close) {
            m_state = State::Refusing;
            m_socket->disconnectFromHost();
        } else {
            m_state = State::Reading;
        }
    }

    void drip(const QByteArray &bytes, qsizetype from)
    {
        const qsizetype piece = bytes.size() / dripPieces + 1;
        write(bytes.sliced(from, std::min(piece, bytes.size() - from)));
        m_socket->flush();
        if (m_state != State::Dripping) {
            return;
        }
        if (from + piece >= bytes.size()) {
            sent();
            work();
            return;
        }
        QTimer::singleShot(dripPause, this, [this, bytes, next = from + piece] {
            if (m_state == State::Dripping) {
                drip(bytes, next);
            }
        });
    }

    // A socket that closes without lingering tells its peer with RST instead of FIN.
    void reset()
    {
        struct linger none = {};
        none.l_onoff = 1;
        none.l_linger = 0;
        setsockopt(
            m_socket->socketDescriptor(), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&none), sizeof none);
        m_socket->abort();
    }

    // The client may be in the midst of sending: closing at once would reset the connection and lose the answer. So
    // only the sending side ends, and what still comes is read and thrown away until the client closes its own.
    void refuse(int status)
    {
        m_unparsed.clear();
        Reply reply{.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}};
        reply.body = reasonOf(status) + '\n';
        const Wire wire = wireOf(reply, false, Persistence::Close, m_server.dateNow());
        m_state = State::Refusing;
        m_refusal = Refusal::Answered;
        write(wire.head);
        write(wire.body);
        m_socket->flush();
        endSending();
        QTimer::singleShot(refusedLinger, this, [this] { m_socket->disconnectFromHost(); });
    }

    void endSending()
    {
        if (m_refusal == Refusal::Answered && m_state == State::Refusing && m_socket->bytesToWrite() == 0) {
            m_refusal = Refusal::Ended;
            shutdown(m_socket->socketDescriptor(), sendingSide);
        }
    }

    enum class Refusal { None, Answered, Ended };

    Part &m_server;
    QTcpSocket *m_socket;
    QByteArray m_unparsed;
    std::optional<HttpParser> m_parser;
    State m_state = State::Reading;
    Refusal m_refusal = Refusal::None;
    Persistence m_persistence = Persistence::KeepAlive;
    bool m_bodiless = false; // the request was HEAD
    bool m_continued = false; // whether `Expect` has been looked at
};

HttpServer::HttpServer(std::unique_ptr<Part> part)
    : m_part(std::move(part))
{
    for (QTcpServer *listener : {&m_part->overIpv4, &m_part->overIpv6}) {
        connect(listener, &QTcpServer::newConnection, this, [this, listener] {
            while (QTcpSocket *socket = listener->nextPendingConnection()) {
                new Connection(*m_part, socket, this);
            }
        });
    }
}

HttpServer::~HttpServer()
{
    close();
    const QSet<Connection *> connections = m_part->connections;
    qDeleteAll(connections);
}

Result<std::unique_ptr<HttpServer>> HttpServer::listen(quint16 port, Handler handler)
{
    auto part = std::make_unique<Part>();
    part->handler = std::move(handler);
    // A port that is free on one address may be taken on the other; only with "any" another one is tried.
    QString reason;
    for (int attempt = 0; attempt < (port == 0 ? 20 : 1); ++attempt) {
        if (!part->overIpv4.listen(QHostAddress::LocalHost, port)) {
            reason = part->overIpv4.errorString();
            break;
        }
        if (part->overIpv6.listen(QHostAddress::LocalHostIPv6, part->overIpv4.serverPort())
            || part->overIpv6.serverError() != QAbstractSocket::AddressInUseError) {
            return std::unique_ptr<HttpServer>(new HttpServer(std::move(part)));
        }
        reason = part->overIpv6.errorString();
        part->overIpv4.close();
    }
    return fail({.kind = Error::Kind::NotSent,
        .key = u"oauth.port"_s,
        .parameters = {{u"port"_s, QString::number(port)}, {u"reason"_s, reason}},
        .detail = reason});
}

quint16 HttpServer::port() const { return m_part->overIpv4.serverPort(); }

void HttpServer::close()
{
    m_part->open = false;
    m_part->overIpv4.close();
    m_part->overIpv6.close();
    const QSet<Connection *> connections = m_part->connections;
    for (Connection *connection : connections) {
        connection->finish();
    }
}

} // namespace kontor::net
