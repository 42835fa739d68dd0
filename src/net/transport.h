// The one door to the services: sends requests within the limits and hands back what became of them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mailbox.h"
#include "core/result.h"
#include "net/pace.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace kontor::net {

struct Arrival
{
    Request request;
    /// A Reply of any status; or NotSent, OutcomeUnknown, Cancelled, BadInput (not sent), Unreadable (too large).
    Result<Reply> result;
};

/// The real one is NetworkTransport; simulations plug the sandbox's logic in. Called from one thread (the engine's),
/// which waits inside; every wait ends at once when `stop` asks, and what was under way then has an unknown outcome.
class Transport
{
public:
    struct Lane
    {
        Pace pace;
        int inFlight = 6; ///< QNetworkAccessManager opens no more than six connections to a host
    };
    /// The next request for this service, or nothing for now.
    using Next = std::function<std::optional<Request>(Service)>;
    /// All that has arrived since the last call, in order of arrival; never empty.
    using Settled = std::function<void(const std::vector<Arrival> &)>;

    Transport(Clock &clock, std::map<Service, Lane> lanes)
        : m_clock(clock)
        , m_lanes(std::move(lanes))
    { }
    virtual ~Transport() = default;

    /// Asks `next` for requests, service by service, as its limits allow, until there are none and all have settled.
    void sendEach(const Next &next, const Settled &settled, std::stop_token stop);
    /// One request, waited for. Cancelled when `stop` asked.
    Result<Reply> send(const Request &request, std::stop_token stop);

    /// Until when the service has asked to wait; in the past when it has not.
    Instant heldUntil(Service service) const { return m_lanes.at(service).pace.heldUntil(); }

protected:
    /// One conversation: what was started here arrives here. `take` waits until `until`; in the past means not at all.
    class Exchange
    {
    public:
        virtual ~Exchange() = default;
        virtual void start(const Request &request) = 0;
        virtual std::optional<Arrival> take(Instant until, std::stop_token stop) = 0;
    };
    virtual std::unique_ptr<Exchange> open() = 0;

private:
    Clock &m_clock;
    std::map<Service, Lane> m_lanes;
};

} // namespace kontor::net
