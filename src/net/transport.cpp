// The one door to the services: sends requests within the limits and hands back what became of them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/transport.h"

namespace kontor::net {

void Transport::sendEach(const Next &next, const Settled &settled, std::stop_token stop)
{
    const std::unique_ptr<Exchange> exchange = open();
    std::map<Service, int> underWay;
    std::map<Service, std::optional<Request>> waiting; // asked for, but its slot has not come
    std::vector<Arrival> arrivals;
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
        // The next ones are on their way while what has arrived is settled.
        if (!arrivals.empty()) {
            settled(std::exchange(arrivals, {}));
        } else if (total == 0) {
            if (wake == Instant::max()) {
                return;
            }
            m_clock.sleepUntil(wake, stop);
            continue;
        }
        const auto waitUntil = [&] { return arrivals.empty() && total > 0 ? wake : Instant{}; };
        while (std::optional<Arrival> arrival = total > 0 ? exchange->take(waitUntil(), stop) : std::nullopt) {
            const Service service = arrival->request.service;
            if (arrival->result) {
                m_lanes.at(service).pace.learn(service, *arrival->result, m_clock.now());
            }
            --underWay[service];
            --total;
            arrivals.push_back(std::move(*arrival));
        }
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
