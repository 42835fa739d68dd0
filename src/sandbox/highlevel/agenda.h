// What happens by itself when the clock gets there: debits settle, subscriptions renew, templates issue.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <functional>
#include <map>

namespace kontor::sandbox::highlevel {

struct State;

class Agenda
{
public:
    /// Is given the instant it was put down for, not the later one at which somebody looked.
    using Event = std::function<void(State &, Instant when)>;

    void add(Instant when, Event event) { m_events.emplace(when, std::move(event)); }

    /// In order of time, and of being put down; an event may add others, which take their turn in the same call.
    void catchUp(State &state, Instant now)
    {
        while (!m_events.empty() && m_events.begin()->first <= now) {
            auto node = m_events.extract(m_events.begin());
            node.mapped()(state, node.key());
        }
    }

private:
    std::multimap<Instant, Event> m_events;
};

} // namespace kontor::sandbox::highlevel
