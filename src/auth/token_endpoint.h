// The services' token endpoints: a code or an old token goes in, new tokens come out.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/endpoints.h"
#include "core/known_secrets.h"
#include "core/result.h"
#include "net/transport.h"

#include <optional>

namespace kontor::auth {

struct Tokens
{
    QString access;
    QString refresh; ///< empty for a Private Integration Token, which is never renewed
    Instant accessUntil = Instant::max();
    Instant renewFrom = Instant::max(); ///< five minutes before that; half its life when it lives for less than ten
    std::optional<Instant> refreshUntil; ///< when the connection dies if it is not used
    QString account; ///< realm or location id
    bool privateToken = false;

    friend bool operator==(const Tokens &, const Tokens &) = default;
};

/// Talks to the token endpoints (quickbooks-online-api 1.4 to 1.7, highlevel-api 1.2, 1.3). No state of its own; no
/// limit of the services counts these calls. Every secret that goes out or comes in is added to the known ones. Engine
/// thread. Errors of all: NotSent, OutcomeUnknown, Cancelled; Throttled "qb.3001", "hl.429"; Trouble "qb.10000",
/// "hl.5xx"; Unreadable "kontor.unreadable_reply" (no token, an absurd life); Refused "qb.invalid_client", "qb.other",
/// "hl.400", "hl.location_inactive". An error never means that stored tokens should go.
class TokenEndpoint
{
public:
    TokenEndpoint(Service service, Endpoints endpoints, AppKeys keys, net::Transport &transport, Clock &clock,
        KnownSecrets &secrets);

    Service service() const { return m_service; }

    /// `realm` for QuickBooks; HighLevel names the location itself. A code is redeemed once, never twice. Refused
    /// "oauth.code_used" when it is used or too old, "hl.agency_token" when it belongs to an agency.
    Result<Tokens> redeem(const QString &code, const QUrl &redirectUri, const QString &realm, std::stop_token stop);
    /// ConnectionEnded with "qb.invalid_grant", "qb.invalid_client" or "hl.401" when the refresh token is dead.
    Result<Tokens> refresh(const Tokens &old, std::stop_token stop);
    /// HighLevel only: new tokens without the owner while the app is installed (highlevel-api 1.3). ConnectionEnded
    /// "hl.401" when it is not.
    Result<Tokens> reconnect(const QString &location, const QUrl &redirectUri, std::stop_token stop);
    /// QuickBooks only (quickbooks-online-api 1.7); nothing to do for HighLevel. Refused "qb.invalid_grant" when the
    /// token is not a valid one (any more).
    Result<> revoke(const Tokens &tokens, std::stop_token stop);

private:
    enum class Purpose { Redeem, Refresh, Reconnect, Revoke };
    using Form = QList<std::pair<QByteArray, QString>>;

    Result<net::Reply> post(
        const QUrl &to, const QByteArray &body, const QByteArray &contentType, std::stop_token stop);
    Result<Tokens> request(Form form, Purpose purpose, const QString &account, std::stop_token stop);
    Result<Tokens> read(const net::Reply &reply, const QString &account, Instant asked);
    Error refusal(const net::Reply &reply, Purpose purpose) const;
    Error unreadable(const net::Reply &reply, const QString &why) const;

    Service m_service;
    Endpoints m_endpoints;
    AppKeys m_keys;
    net::Transport &m_transport;
    Clock &m_clock;
    KnownSecrets &m_secrets;
};

} // namespace kontor::auth
