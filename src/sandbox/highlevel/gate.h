// The way of a request through the checks to whoever carries it out.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/call.h"

namespace kontor::sandbox::highlevel {

class Gate
{
public:
    Gate(Clock &clock, quint64 seed, HighLevelStandIn::Keys keys)
        : state(clock, seed, std::move(keys))
    { }

    net::Reply reply(const net::Request &request);

    State state;

private:
    /// The order of highlevel-api 10: token, Version, scope, location, body, handler; the limit counts whoever has a
    /// token.
    Answer answer(const net::Request &request, Limits::Standing &standing);
    std::optional<Answer> checkToken(const Route &route, Call &call, Limits::Standing &standing);
    std::optional<Answer> checkLocation(const Route &route, Call &call) const;
    QByteArray date();

    qint64 m_dateSecond = -1;
    QByteArray m_date;
};

} // namespace kontor::sandbox::highlevel
