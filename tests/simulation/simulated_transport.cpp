// A transport into the stand-ins, by a virtual clock and a seed: delays, lost requests, lost and broken replies.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation/simulated_transport.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::simulation {

namespace {

enum class Fate {
    Answered,
    NeverLeft,
    LostOnTheWay,
    ReplyLost,
    TroubleBefore,
    TroubleAfter,
    CutJson,
    Html,
    EmptyBody,
    WrongShape,
    Count
};

} // namespace

class SimulatedTransport::SimulatedExchange final : public Exchange
{
public:
    explicit SimulatedExchange(SimulatedTransport &transport)
        : m_transport(transport)
    { }

    ~SimulatedExchange() override
    {
        // Stopped or crashed: what had left may still reach the service.
        for (Pending &pending : m_pending) {
            if (!pending.carriedOut && m_transport.m_random() % 2 == 0) {
                carryOut(pending);
            }
        }
    }

    void start(const net::Request &request) override
    {
        std::mt19937_64 &random = m_transport.m_random;
        ++m_transport.calls;
        Pending pending;
        pending.request = request;
        pending.leaves = m_transport.m_clock.now() + std::chrono::milliseconds(1 + random() % 150);
        pending.arrives = pending.leaves + std::chrono::milliseconds(1 + random() % 250);
        if (static_cast<int>(random() % 1000) < m_transport.faults.perThousand) {
            pending.fate = static_cast<Fate>(1 + random() % (static_cast<quint64>(Fate::Count) - 1));
            if (pending.fate == Fate::ReplyLost || pending.fate == Fate::LostOnTheWay) {
                pending.arrives += std::chrono::milliseconds(random() % 120'000);
            }
        }
        m_pending.push_back(std::move(pending));
    }

    std::optional<net::Arrival> take(Instant until, std::stop_token) override
    {
        while (!m_pending.empty()) {
            // What happens next: a request reaches the service, or a reply reaches us.
            std::size_t next = 0;
            Instant when = Instant::max();
            for (std::size_t i = 0; i < m_pending.size(); ++i) {
                const Instant time = m_pending[i].carriedOut ? m_pending[i].arrives : m_pending[i].leaves;
                if (time < when) {
                    when = time;
                    next = i;
                }
            }
            const Instant now = m_transport.m_clock.now();
            if (when > std::max(until, now)) {
                if (until > now) {
                    m_transport.m_clock.sleepUntil(until, {});
                }
                return std::nullopt;
            }
            m_transport.m_clock.sleepUntil(when, {});
            if (!m_pending[next].carriedOut) {
                carryOut(m_pending[next]);
                continue;
            }
            net::Arrival arrival{m_pending[next].request, m_pending[next].outcome};
            m_pending.erase(m_pending.begin() + static_cast<std::ptrdiff_t>(next));
            return arrival;
        }
        return std::nullopt;
    }

private:
    struct Pending
    {
        net::Request request;
        Instant leaves;
        Instant arrives;
        Fate fate = Fate::Answered;
        bool carriedOut = false;
        Result<net::Reply> outcome = fail({.kind = Error::Kind::Cancelled});
    };

    void carryOut(Pending &pending)
    {
        pending.carriedOut = true;
        const auto lost = [](Error::Kind kind, const QString &key) { return fail({.kind = kind, .key = key}); };
        switch (pending.fate) {
        case Fate::NeverLeft:
            pending.outcome = lost(Error::Kind::NotSent, u"net.offline"_s);
            return;
        case Fate::LostOnTheWay:
            pending.outcome = lost(Error::Kind::OutcomeUnknown, u"net.timeout"_s);
            return;
        case Fate::TroubleBefore:
            pending.outcome = net::Reply{500, {}, "{\"Fault\":{\"Error\":[{\"code\":\"10000\"}]}}"};
            return;
        default:
            break;
        }
        if (m_transport.meanwhile) {
            m_transport.meanwhile();
        }
        net::Request request = pending.request;
        net::Reply reply = m_transport.m_standIns.at(request.service)->handle(request);
        if (m_transport.tell) {
            m_transport.tell(pending.request, reply, static_cast<int>(pending.fate));
        }
        switch (pending.fate) {
        case Fate::ReplyLost:
            pending.outcome = lost(Error::Kind::OutcomeUnknown, u"net.timeout"_s);
            return;
        case Fate::TroubleAfter:
            pending.outcome = net::Reply{502, {{"Content-Type", "text/html"}}, "<html><h1>Bad gateway</h1></html>"};
            return;
        case Fate::CutJson:
            reply.body.truncate(reply.body.size() / 2);
            break;
        case Fate::Html:
            reply = {200, {{"Content-Type", "text/html"}}, "<html>Please sign in to the network</html>"};
            break;
        case Fate::EmptyBody:
            reply.body.clear();
            break;
        case Fate::WrongShape:
            // Good JSON without the part that was asked for; its time would move a cursor.
            reply.body = R"({"time":")" + toIso(m_transport.m_clock.now()).toLatin1() + R"("})";
            break;
        default:
            break;
        }
        pending.outcome = reply;
    }

    SimulatedTransport &m_transport;
    std::vector<Pending> m_pending;
};

SimulatedTransport::SimulatedTransport(VirtualClock &clock, std::mt19937_64 &random,
    std::map<Service, sandbox::StandIn *> standIns, std::map<Service, Lane> lanes)
    : Transport(clock, std::move(lanes))
    , m_clock(clock)
    , m_random(random)
    , m_standIns(std::move(standIns))
{ }

std::unique_ptr<net::Transport::Exchange> SimulatedTransport::open()
{
    return std::make_unique<SimulatedExchange>(*this);
}

} // namespace kontor::simulation
