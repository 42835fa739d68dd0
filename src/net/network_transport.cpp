// The real transport: QNetworkAccessManager on the network thread, in a form that never sends a write twice.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/network_transport.h"

#include "net/network_calls.h"

#include <future>
#include <unordered_map>
#include <utility>

namespace kontor::net {

/// Lives on the thread that sends. Hands the network thread a copy of each request (all shared, nothing is duplicated)
/// and waits at a mailbox.
class NetworkTransport::NetworkExchange final : public Exchange
{
public:
    explicit NetworkExchange(NetworkTransport &transport)
        : m_transport(transport)
    { }

    ~NetworkExchange() override
    {
        if (m_underWay.empty()) {
            return;
        }
        std::vector<quint64> ids;
        for (const auto &[id, sent] : m_underWay) {
            ids.push_back(id);
            observe(sent.request,
                {.error = Error::Kind::Cancelled,
                    .took = std::chrono::duration_cast<std::chrono::milliseconds>(
                        std::chrono::steady_clock::now() - sent.at)});
        }
        // What was under way is of no use to anyone: its connection shall be free for the next exchange.
        m_transport.m_thread.post([calls = m_transport.m_calls, ids = std::move(ids)] {
            for (const quint64 id : ids) {
                calls->abort(id);
            }
        });
    }

    void start(const Request &request) override
    {
        const quint64 id = ++m_transport.m_lastId;
        m_underWay.emplace(id, Sent{.request = request, .at = std::chrono::steady_clock::now()});
        m_transport.m_thread.post(
            [calls = m_transport.m_calls, id, request, landing = m_landing] { calls->start(id, request, landing); });
    }

    std::optional<Arrival> take(Instant until, std::stop_token stop) override
    {
        std::optional<Landed> landed = m_landing->take(std::move(stop), until);
        if (!landed) {
            return std::nullopt;
        }
        auto sent = m_underWay.extract(landed->id);
        Request request = std::move(sent.mapped().request);
        if (landed->result) {
            observe(request, {.status = landed->result->status, .took = landed->took});
        } else {
            observe(request,
                {.error = landed->result.error().kind, .errorKey = landed->result.error().key, .took = landed->took});
        }
        return Arrival{.request = std::move(request), .result = std::move(landed->result)};
    }

private:
    struct Sent
    {
        Request request;
        std::chrono::steady_clock::time_point at;
    };

    void observe(const Request &request, RequestRecord record) const
    {
        if (m_transport.m_observe) {
            record.service = request.service;
            record.method = request.method;
            record.path = request.url.path();
            record.counted = request.counted;
            m_transport.m_observe(record);
        }
    }

    NetworkTransport &m_transport;
    std::shared_ptr<Mailbox<Landed>> m_landing = std::make_shared<Mailbox<Landed>>();
    std::unordered_map<quint64, Sent> m_underWay;
};

NetworkTransport::NetworkTransport(
    Clock &clock, std::map<Service, Lane> lanes, NetworkThread &thread, Settings settings)
    : Transport(clock, std::move(lanes))
    , m_thread(thread)
    , m_observe(std::move(settings.observe))
{
    std::promise<NetworkCalls *> made;
    m_thread.post([&made, &settings] { made.set_value(new NetworkCalls(settings.proxy, settings.userAgent)); });
    m_calls = made.get_future().get();
}

NetworkTransport::~NetworkTransport()
{
    std::promise<void> gone;
    m_thread.post([this, &gone] {
        delete m_calls;
        gone.set_value();
    });
    gone.get_future().get();
}

void NetworkTransport::setProxy(const ProxyChoice &proxy)
{
    m_thread.post([calls = m_calls, proxy] { calls->setProxy(proxy); });
}

std::unique_ptr<Transport::Exchange> NetworkTransport::open() { return std::make_unique<NetworkExchange>(*this); }

} // namespace kontor::net
