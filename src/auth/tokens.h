// Tokens of one connection: kept in the keychain, renewed one at a time, stored before they are used.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/token_endpoint.h"
#include "secrets/secret_store.h"

namespace kontor::auth {

/// The tokens of one service in one profile. Engine thread only, so there is never more than one refresh under way; the
/// file of `setRefreshLock` keeps other processes out.
class TokenKeeper
{
public:
    /// `entry` is the keychain's name for them. `stored` says whether the journal remembers that tokens were stored:
    /// then an empty keychain means "locked", not "disconnected".
    TokenKeeper(TokenEndpoint endpoint, QString entry, secrets::SecretStore &store, Clock &clock, KnownSecrets &secrets,
        QUrl redirectUri);

    /// Held while tokens are read, renewed and kept, so that no other process renews the same ones. Whoever cannot have
    /// it within `patience` does not renew: NotSent "store.in_use". Without a file nobody is kept out.
    void setRefreshLock(const QString &file, std::chrono::milliseconds patience = std::chrono::seconds(10));

    /// Puts them into the keychain, then uses them. When that fails nothing changes.
    Result<> keep(const Tokens &tokens, std::stop_token stop);
    /// A token that is good for five more minutes, renewed when needed. NotConnected when `stored` is false and none is
    /// there; Keychain "keychain.locked" when `stored` is true and none is there; ConnectionEnded, until `keep` or
    /// another process puts other tokens into the keychain; else as TokenEndpoint::refresh.
    Result<QString> access(bool stored, std::stop_token stop);
    /// The service refused this access token: the next `access` renews it. Ignored when it is not the present one (a
    /// call that left before the renewal). A refusal within five minutes of a renewal that a refusal caused is
    /// ConnectionEnded.
    void refused(const QString &access);
    /// Revokes where the service can, and forgets in any case. The keychain must be known to be open: of a removal, a
    /// locked one says that all is well. Keychain or Cancelled: they are still there. Any other error is that of the
    /// revocation; they are gone.
    Result<> forget(std::stop_token stop);
    const KnownSecrets &secrets() const { return m_secrets; }
    std::optional<Tokens> known() const { return m_tokens; } ///< those read or kept last

private:
    Result<Tokens> read(bool stored, std::stop_token stop);
    Result<> renew(bool stored, std::stop_token stop);
    Result<Tokens> renewed(const Tokens &old, std::stop_token stop);
    void use(const Tokens &tokens);
    bool mustRenew() const;

    TokenEndpoint m_endpoint;
    QString m_entry;
    secrets::SecretStore &m_store;
    Clock &m_clock;
    KnownSecrets &m_secrets;
    QUrl m_redirectUri;
    QString m_refreshLock;
    std::chrono::milliseconds m_lockPatience{0};
    std::optional<Tokens> m_tokens;
    std::optional<Tokens> m_unstored; // renewed, but the keychain did not take them yet: not to be lost, not to be used
    std::optional<Error> m_ended;
    bool m_renewNow = false;
    Instant m_renewedAfterRefusal{};
};

} // namespace kontor::auth
