// The real transport: QNetworkAccessManager on the network thread, in a form that never sends a write twice.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/network_thread.h"
#include "net/proxy_choice.h"
#include "net/transport.h"

#include <functional>
#include <memory>

namespace kontor::net {

class NetworkCalls;

/// What the request log and the counters learn of one request: no headers, no query, no body, no secret.
struct RequestRecord
{
    Service service = Service::QuickBooks;
    QByteArray method;
    QString path;
    bool counted = true; ///< as in Request
    int status = 0; ///< 0 when no whole answer came
    Error::Kind error = Error::Kind::Internal; ///< of interest only when `status` is 0
    QString errorKey; ///< empty when a whole answer came, and for Cancelled
    std::chrono::milliseconds took{0};
};

/// Errors beside those of `Arrival`: BadInput for an address that is neither https nor loopback, for a method or header
/// that would break the request's form; Unreadable "kontor.unreadable_reply" for an answer above 64 MiB. NotSent means
/// that the service cannot have carried it out: no connection came about, or part of the body never left. Keys:
/// "net.offline", "net.dns", "net.tls", "net.proxy", "net.timeout"; their parameters `service`, `host`, `seconds`
/// (waited, at least 1) and `detail` are always there.
class NetworkTransport final : public Transport
{
public:
    struct Settings
    {
        ProxyChoice proxy;
        QByteArray
            userAgent; ///< "Kontor/1.2.3": some library defaults are refused at HighLevel's edge (highlevel-api 2.1)
        /// Called on the thread that sends, once for each request that was started, also for those that a stop cut off.
        std::function<void(const RequestRecord &)> observe;
    };

    NetworkTransport(Clock &clock, std::map<Service, Lane> lanes, NetworkThread &thread, Settings settings);
    /// Breaks off what is under way.
    ~NetworkTransport() override;

    /// For requests that start later.
    void setProxy(const ProxyChoice &proxy);

protected:
    std::unique_ptr<Exchange> open() override;

private:
    class NetworkExchange;

    NetworkThread &m_thread;
    std::function<void(const RequestRecord &)> m_observe;
    NetworkCalls *m_calls = nullptr; // lives on the network thread
    quint64 m_lastId = 0;
};

} // namespace kontor::net
