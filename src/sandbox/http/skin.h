// The sandbox on its socket: both stand-ins, the pages and the control API behind one port.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/http/control.h"
#include "sandbox/pages/pages.h"

#include <functional>
#include <memory>

namespace kontor::sandbox {

/// Paths: /quickbooks/... and /highlevel/... are the services (the prefix is taken off before the stand-in sees the
/// request, and put before a path that it redirects to), /sandbox/... the control API, all others the sandbox's own
/// pages. Lives on the thread that it is created on.
class Skin
{
public:
    /// `baseUrl` is where this stand-in is reached: http://127.0.0.1:PORT/quickbooks.
    using Make = std::function<std::unique_ptr<StandIn>(Clock &clock, const QUrl &baseUrl)>;

    /// Port 0: any. "oauth.port" as HttpServer::listen gives it. `ahead` is how much the services' clock is before the
    /// computer's from the start; negative: behind it.
    static Result<std::unique_ptr<Skin>> open(
        quint16 port, const Make &quickBooks, const Make &highLevel, std::chrono::milliseconds ahead = {});
    ~Skin();

    quint16 port() const { return m_server->port(); }
    /// http://127.0.0.1:PORT, without a slash at the end.
    QString address() const;
    OffsetClock &clock() { return m_clock; }
    Control &control() { return *m_control; }
    void close() { m_server->close(); }

private:
    Skin() = default;
    net::HttpAnswer answer(const net::Request &request);
    net::HttpAnswer serve(Service service, const net::Request &request);

    OffsetClock m_clock;
    FaultPlan m_faults;
    RequestLog m_log;
    std::map<Service, std::unique_ptr<StandIn>> m_standIns;
    std::unique_ptr<Control> m_control;
    std::unique_ptr<net::HttpServer> m_server;
};

} // namespace kontor::sandbox
