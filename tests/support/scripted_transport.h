// A transport without a network: a test says what each request gets.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport.h"

#include <deque>

namespace kontor::test {

/// Answers at once, in the order of sending, with what `script` returns. Remembers what was sent.
class ScriptedTransport final : public net::Transport
{
public:
    using Script = std::function<Result<net::Reply>(const net::Request &)>;

    ScriptedTransport(Clock &clock, Script script)
        : Transport(clock,
              {{Service::QuickBooks, {net::Pace::unlimited(), 6}}, {Service::HighLevel, {net::Pace::unlimited(), 6}}})
        , m_script(std::move(script))
    { }

    QList<net::Request> sent;

protected:
    class ScriptedExchange final : public Exchange
    {
    public:
        explicit ScriptedExchange(ScriptedTransport &owner)
            : m_owner(owner)
        { }
        void start(const net::Request &request) override
        {
            m_owner.sent.append(request);
            m_arrivals.push_back({.request = request, .result = m_owner.m_script(request)});
        }
        std::optional<net::Arrival> take(Instant, std::stop_token) override
        {
            if (m_arrivals.empty()) {
                return std::nullopt;
            }
            net::Arrival arrival = std::move(m_arrivals.front());
            m_arrivals.pop_front();
            return arrival;
        }

    private:
        ScriptedTransport &m_owner;
        std::deque<net::Arrival> m_arrivals;
    };
    std::unique_ptr<Exchange> open() override { return std::make_unique<ScriptedExchange>(*this); }

private:
    Script m_script;
};

} // namespace kontor::test
