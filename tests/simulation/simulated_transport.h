// A transport into the stand-ins, by a virtual clock and a seed: delays, lost requests, lost and broken replies.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport.h"
#include "sandbox/stand_in.h"

#include <functional>
#include <map>
#include <random>

namespace kontor::simulation {

class SimulatedTransport final : public net::Transport
{
public:
    struct Faults
    {
        int perThousand = 0; ///< how many calls go wrong
    };

    SimulatedTransport(VirtualClock &clock, std::mt19937_64 &random, std::map<Service, sandbox::StandIn *> standIns,
        std::map<Service, Lane> lanes);

    Faults faults;
    std::function<void(const net::Request &, const net::Reply &, int fate)> tell; ///< each call that reached a service
    std::function<void()> meanwhile; ///< before a call reaches a service: people act
    qint64 calls = 0;

protected:
    std::unique_ptr<Exchange> open() override;

private:
    class SimulatedExchange;

    VirtualClock &m_clock;
    std::mt19937_64 &m_random;
    std::map<Service, sandbox::StandIn *> m_standIns;
};

} // namespace kontor::simulation
