// The one door to the services: sends requests within the limits and hands back what became of them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/transport.h"

using namespace std::chrono_literals;

namespace kontor::net {

namespace {

constexpr std::size_t settledTogether = 24;
constexpr auto settleWithin = 20ms;

} // namespace

void Transport::sendEach(const Next &next, const Settled &settled, std::stop_token stop)
{
    const std::unique_ptr<Exchange> exchange = open();
    std::map<Service, int> underWay;
    std::map<Service, std::optional<Request>> waiting; // asked for, but its slot has not come
    std::vector<Arrival> arrivals;
    Instant settleBy{};
    int total = 0;
    while (!stop.stop_requested()) {
        Instant wake = Instant::max();
        for (auto &[service, lane] : m_lanes) {
            while (underWay[service] < lane.inFlight) {
                std::optional<Request> &request = waiting[service];
                if (!request && !(request = next(service))) {
                    break;
                }
                const Instant now = m_clock.now();
                const Instant slot = request->counted ? lane.pace.nextSlot(now) : now;
                if (slot > now) {
                    wake = std::min(wake, slot);
                    break;
                }
                if (request->counted) {
                    lane.pace.sent(now);
                }
                exchange->start(*std::exchange(request, std::nullopt));
                ++underWay[service];
                ++total;
            }
        }
        // The next ones are on their way while what has arrived is settled; many together, since each time costs the
        // caller a commit, but none waits for long.
        const bool enough = arrivals.size() >= settledTogether || m_clock.now() >= settleBy;
        if (!arrivals.empty() && (enough || total == 0)) {
            settled(std::exchange(arrivals, {}));
        } else if (total == 0) {
            if (wake == Instant::max()) {
                return;
            }
            m_clock.sleepUntil(wake, stop);
            continue;
        }
        bool refused = false;
        Instant until = arrivals.empty() ? wake : std::min(wake, settleBy);
        while (std::optional<Arrival> arrival = total > 0 ? exchange->take(until, stop) : std::nullopt) {
            until = Instant{}; // the rest of what is there, without waiting
            if (arrivals.empty()) {
                settleBy = m_clock.now() + settleWithin;
            }
            refused = refused || !arrival->result || arrival->result->status >= 300;
            const Service service = arrival->request.service;
            if (arrival->result) {
                m_lanes.at(service).pace.learn(service, *arrival->result, m_clock.now());
            }
            --underWay[service];
            --total;
            arrivals.push_back(std::move(*arrival));
        }
        if (refused) {
            settled(std::exchange(arrivals, {})); // first: it may mean that no further call should be made
        }
    }
    if (!arrivals.empty()) {
        settled(arrivals); // asked to stop: what is known is not thrown away
    }
}

Result<Reply> Transport::send(const Request &request, std::stop_token stop)
{
    std::optional<Request> unsent = request;
    Result<Reply> answer = fail({.kind = Error::Kind::Cancelled});
    sendEach(
        [&](Service service) {
            return unsent && unsent->service == service ? std::exchange(unsent, std::nullopt) : std::nullopt;
        },
        [&](const std::vector<Arrival> &arrivals) { answer = arrivals.front().result; }, stop);
    return answer;
}

} // namespace kontor::net
