// A client without manners: bytes out, bytes in, and how the connection ended.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QEventLoop>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace kontor::tests {

/// Runs the event loop while it waits, so the server may live on the same thread. Waits end after 20 s in any case.
class RawClient
{
public:
    explicit RawClient(quint16 port, const QHostAddress &address = QHostAddress::LocalHost)
    {
        m_socket.connectToHost(address, port);
        until([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
        m_kernelSide = dup(int(m_socket.socketDescriptor()));
    }
    ~RawClient() { ::close(m_kernelSide); }
    Q_DISABLE_COPY_MOVE(RawClient)

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// Whether it came true in time, or before the connection ended.
    template <class Condition>
    bool until(Condition condition)
    {
        QElapsedTimer timer;
        timer.start();
        while (!met(condition)) {
            if (timer.hasExpired(20'000)) {
                return false;
            }
            turn();
        }
        return true;
    }

    /// Everything that has come so far, once `text` is in it; everything all the same when it never came.
    QByteArray receive(const QByteArray &text)
    {
        until([&] { return m_received.contains(text) || ended(); });
        return m_received;
    }
    /// Everything that came until the connection ended.
    QByteArray receiveToEnd()
    {
        until([&] { return ended(); });
        return m_received;
    }
    /// Whole answers counted by their Content-Length.
    QByteArray receiveAnswers(int count)
    {
        until([&] { return wholeAnswers() >= count || ended(); });
        return m_received;
    }

    const QByteArray &received() const { return m_received; }
    void forget() { m_received.clear(); }
    bool ended() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    /// Broken off by RST, not by an orderly FIN. Qt calls both the same, so the kernel is asked.
    bool wasReset() const
    {
        tcp_info info = {};
        socklen_t size = sizeof info;
        return getsockopt(m_kernelSide, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 && info.tcpi_state == TCP_CLOSE;
    }
    void leave()
    {
        ::close(std::exchange(m_kernelSide, -1));
        m_socket.abort();
    }

    static void turn()
    {
        QEventLoop loop;
        QTimer::singleShot(20, &loop, &QEventLoop::quit);
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }

private:
    template <class Condition>
    bool met(Condition &condition)
    {
        m_received += m_socket.readAll();
        return condition();
    }

    int wholeAnswers() const
    {
        int count = 0;
        qsizetype at = 0;
        while (true) {
            const qsizetype end = m_received.indexOf("\r\n\r\n", at);
            if (end < 0) {
                return count;
            }
            const qsizetype length = m_received.indexOf("Content-Length: ", at);
            qsizetype body = 0;
            if (length >= 0 && length < end) {
                body = m_received.sliced(length + 16, m_received.indexOf('\r', length) - length - 16).toLongLong();
            }
            at = end + 4 + body;
            if (at > m_received.size()) {
                return count;
            }
            ++count;
        }
    }

    QTcpSocket m_socket;
    int m_kernelSide = -1; // the same connection, which stays open when Qt closes its end
    QByteArray m_received;
};

/// One request on a connection of its own; all that came back.
inline QByteArray ask(quint16 port, const QByteArray &request)
{
    RawClient client(port);
    client.send(request);
    return client.receiveAnswers(1);
}

inline QByteArray bodyOf(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : answer.sliced(end + 4);
}

} // namespace kontor::tests
