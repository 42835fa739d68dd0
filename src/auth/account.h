// Calls to one service as the connected account: adds the token, renews it once when it is refused.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokens.h"

#include <QJsonObject>

#include <functional>
#include <random>

namespace kontor::auth {

/// Engine thread.
class Account
{
public:
    /// Turns the reply to a request into JSON or a typed error (quickbooks::readReply, highlevel::readReply).
    using Read = std::function<Result<QJsonObject>(const net::Request &, const Result<net::Reply> &)>;

    Account(Service service, TokenKeeper keeper, net::Transport &transport, Clock &clock, Read read);

    /// Whether the journal remembers that tokens were stored: an empty keychain then means "locked".
    void setStored(bool stored) { m_stored = stored; }

    /// The request with a token that is good now.
    Result<net::Request> authorized(net::Request request, std::stop_token stop);
    /// The reply as JSON; an error is cleared of secrets. A refused token is reported to the keeper, so that the next
    /// call renews it.
    Result<QJsonObject> read(const net::Request &request, const Result<net::Reply> &reply);
    /// Authorised, sent, read; a refused token is renewed and the call made once more. Temporary faults of a GET or a
    /// search are repeated a few times with growing delays; those of anything else are the caller's to judge.
    Result<QJsonObject> call(const net::Request &request, std::mt19937_64 &random, std::stop_token stop);

    TokenKeeper &keeper() { return m_keeper; }
    Service service() const { return m_service; }
    /// By the service's clock: ours plus what its last Date header was ahead.
    Instant serviceNow() const { return m_clock.now() + m_ahead; }
    std::chrono::milliseconds ahead() const { return m_ahead; }

private:
    Service m_service;
    TokenKeeper m_keeper;
    net::Transport &m_transport;
    Clock &m_clock;
    Read m_read;
    bool m_stored = false;
    std::chrono::milliseconds m_ahead{0};
};

/// Growing, jittered: 1, 2, 4 ... at most 60 s, each between half and whole. `attempt` counts from 1.
std::chrono::milliseconds delayBefore(int attempt, std::mt19937_64 &random);
/// Whether repeating may help without anybody's doing.
bool isTemporary(const Error &error);

} // namespace kontor::auth
