// A small HTTP/1.1 server on the loopback interface, which can also misbehave on purpose.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/message.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace kontor::net {

/// What goes back for one request: the reply, and what shall go wrong on the way.
struct HttpAnswer
{
    enum class Fault {
        None,
        DropBeforeAnswer, ///< closes the connection without a byte of the answer
        HalfBody, ///< the head with the length of the whole body, half of the body, then closes; without a body, half
                  ///< of the head
        SlowDrip, ///< forty pieces, one every 50 ms, then goes on as usual
        Reset, ///< breaks the connection off (RST) instead of answering
    };

    Reply reply; ///< Content-Length, Transfer-Encoding and Connection are the server's; Date too, unless `headers`
                 ///< names it
    Fault fault = Fault::None;
    std::chrono::milliseconds delay{0}; ///< before the answer or its fault; the client may leave meanwhile
};

/// Answers requests on 127.0.0.1 and ::1, which no other computer reaches. Lives on the thread that it is created on,
/// which needs an event loop; the handler is called on that thread, one request at a time. Requests of one connection
/// are answered in the order in which they came. What is not HTTP gets a 400 and never reaches the handler; a head
/// above 64 KiB gets a 431, a body above `bodyLimit` a 413.
class HttpServer final : public QObject
{
    Q_OBJECT

public:
    /// The request's `url` is http://HOST/path?query by the Host header, percent-encoding as received; its headers are
    /// all that came; its body is whole, chunks put together. For HEAD the handler answers as for GET, the body is left
    /// out on the way. May call `close()`, but must not destroy the server.
    using Handler = std::function<HttpAnswer(const Request &)>;

    /// Port 0: any free one. NotSent "oauth.port" (parameters `port`, `reason`) when the port is taken on either
    /// address. A computer without IPv6 is served on 127.0.0.1 alone.
    static Result<std::unique_ptr<HttpServer>> listen(quint16 port, Handler handler);
    ~HttpServer() override;

    quint16 port() const;
    /// Takes no further connection and no further request. Answers that are under way still go out; what waits for its
    /// delay is dropped with its connection.
    void close();

    static constexpr quint32 headerLimit = 64 * 1024;
    static constexpr quint64 bodyLimit = 64 * 1024 * 1024;

private:
    class Connection;
    struct Part;
    explicit HttpServer(std::unique_ptr<Part> part);

    std::unique_ptr<Part> m_part;
};

} // namespace kontor::net
