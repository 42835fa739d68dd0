// Tokens of one connection: kept in the keychain, renewed one at a time, stored before they are used.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/endpoints.h"
#include "core/known_secrets.h"
#include "core/result.h"
#include "net/transport.h"
#include "secrets/secret_store.h"

#include <optional>

namespace kontor::auth {

struct Tokens
{
    QString access;
    QString refresh; ///< empty for a Private Integration Token, which is never renewed
    Instant accessUntil = Instant::max();
    std::optional<Instant> refreshUntil; ///< when the connection dies if it is not used
    QString account; ///< realm or location id
    bool privateToken = false;
};

/// Talks to the token endpoints. No state of its own. Engine thread.
class TokenEndpoint
{
public:
    TokenEndpoint(Service service, Endpoints endpoints, AppKeys keys, net::Transport &transport, Clock &clock,
        KnownSecrets &secrets);

    /// Errors: "oauth.code_used" for invalid_grant, "qb.invalid_client" ... NotSent, OutcomeUnknown, Trouble.
    Result<Tokens> redeem(const QString &code, const QUrl &redirectUri, const QString &realm, std::stop_token stop);
    /// ConnectionEnded with "qb.invalid_grant" or "hl.401" when the refresh token is dead.
    Result<Tokens> refresh(const Tokens &old, std::stop_token stop);
    /// HighLevel only: new tokens without the owner while the app is installed (highlevel-api 1.3).
    Result<Tokens> reconnect(const QString &location, const QUrl &redirectUri, std::stop_token stop);
    /// QuickBooks only (quickbooks-online-api 1.7).
    Result<> revoke(const Tokens &tokens, std::stop_token stop);

private:
    Service m_service;
    Endpoints m_endpoints;
    AppKeys m_keys;
    net::Transport &m_transport;
    Clock &m_clock;
    KnownSecrets &m_secrets;
};

/// The tokens of one service in one profile. Engine thread only, so there is never more than one refresh under way; a
/// lock file in the profile keeps other processes out.
class TokenKeeper
{
public:
    /// `entry` is the keychain's name for them. `stored` says whether the journal remembers that tokens were stored:
    /// then an empty keychain means "locked", not "disconnected".
    TokenKeeper(TokenEndpoint endpoint, QString entry, secrets::SecretStore &store, Clock &clock, KnownSecrets &secrets,
        QUrl redirectUri);

    /// Puts them into the keychain, then uses them.
    Result<> keep(const Tokens &tokens, std::stop_token stop);
    /// A token that is good for five more minutes, renewed when needed. NotConnected when `stored` is false and none is
    /// there.
    Result<QString> access(bool stored, std::stop_token stop);
    /// The service refused the present access token: the next `access` renews it. A second refusal in a row without a
    /// renewal in between is ConnectionEnded.
    void refused(const QString &access);
    /// Revokes where the service can, and forgets in any case. The error is that of the revocation.
    Result<> forget(bool stored, std::stop_token stop);
    std::optional<Tokens> known() const { return m_tokens; } ///< those read or kept last

private:
    Result<> load(bool stored, std::stop_token stop);

    TokenEndpoint m_endpoint;
    QString m_entry;
    secrets::SecretStore &m_store;
    Clock &m_clock;
    KnownSecrets &m_secrets;
    QUrl m_redirectUri;
    std::optional<Tokens> m_tokens;
    bool m_renewNow = false;
};

} // namespace kontor::auth
