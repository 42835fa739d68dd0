// A server that counts what is delivered to it and does to the connection whatever a test asks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/network_thread.h"

#include <QByteArray>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <sys/socket.h>

namespace kontor::net::test {

/// Listens on 127.0.0.1 on a thread of its own. `onRequest` is called there for each whole request, with the number of
/// that delivery, counted from 1.
class RawServer
{
public:
    using OnRequest = std::function<void(QTcpSocket &, const QByteArray &request, int delivery)>;

    explicit RawServer(OnRequest onRequest)
        : m_onRequest(std::move(onRequest))
    {
        onThread([this] { listen(); });
    }

    ~RawServer()
    {
        onThread([this] { m_server.reset(); }); // and its connections with it
    }

    QUrl url(const QString &path = QStringLiteral("/thing?query=secret")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:") + QString::number(m_port) + path);
    }
    int deliveries() const { return m_deliveries; }
    int connections() const { return m_connections; }
    QList<QByteArray> requests() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests;
    }

    static QByteArray answer(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " Word\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\n" + headers + "\r\n" + body;
    }
    /// Closes with RST instead of FIN.
    static void reset(QTcpSocket &socket)
    {
        const linger none{.l_onoff = 1, .l_linger = 0};
        setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
        socket.abort();
    }

private:
    void onThread(const std::function<void()> &work)
    {
        std::promise<void> done;
        m_thread.post([&] {
            work();
            done.set_value();
        });
        done.get_future().get();
    }

    void listen()
    {
        m_server = std::make_unique<QTcpServer>();
        QTcpServer *const server = m_server.get();
        QObject::connect(server, &QTcpServer::newConnection, server, [this, server] {
            while (QTcpSocket *const socket = server->nextPendingConnection()) {
                ++m_connections;
                const auto buffer = std::make_shared<QByteArray>();
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, buffer] {
                    buffer->append(socket->readAll());
                    serve(*socket, *buffer);
                });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        server->listen(QHostAddress::LocalHost);
        m_port = server->serverPort();
    }

    void serve(QTcpSocket &socket, QByteArray &buffer)
    {
        while (true) {
            const qsizetype head = buffer.indexOf("\r\n\r\n");
            if (head < 0) {
                return;
            }
            const QByteArray lower = buffer.first(head).toLower();
            const qsizetype at = lower.indexOf("content-length:");
            const qsizetype length = at < 0
                ? 0
                : lower.mid(at + 15, lower.indexOf("\r\n", at) < 0 ? -1 : lower.indexOf("\r\n", at) - at - 15)
                      .trimmed()
                      .toLongLong();
            if (buffer.size() < head + 4 + length) {
                return;
            }
            const QByteArray request = buffer.first(head + 4 + length);
            buffer.remove(0, request.size());
            const int delivery = ++m_deliveries;
            {
                const std::scoped_lock lock(m_mutex);
                m_requests.append(request);
            }
            m_onRequest(socket, request, delivery);
        }
    }

    OnRequest m_onRequest;
    std::atomic<quint16> m_port = 0;
    std::atomic<int> m_deliveries = 0;
    std::atomic<int> m_connections = 0;
    mutable std::mutex m_mutex;
    QList<QByteArray> m_requests;
    std::unique_ptr<QTcpServer> m_server; // on the thread
    NetworkThread m_thread; // ends first
};

} // namespace kontor::net::test
