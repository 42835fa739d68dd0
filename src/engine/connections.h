// The two services as this profile is connected to them: notes in the journal, tokens in the keychain.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/account.h"
#include "auth/consent.h"
#include "engine/cycle.h"
#include "engine/engine.h"

namespace kontor::engine {

/// An error as the journal's notes keep it.
QJsonObject errorToNote(const Error &error);
Error errorFromNote(const QJsonObject &note);

/// Whether a distributor has built in app keys.
bool hasBuiltInKeys(Service service);

/// Engine thread. The journal's note "connection.SERVICE" says what is connected; whether tokens were stored stands
/// there too, and in "keys.SERVICE" whether app keys were typed, since a locked keychain answers as an empty one does.
class Connections
{
public:
    /// `refreshLock` as in auth::TokenKeeper::setRefreshLock.
    Connections(const EngineConfig &config, journal::Journal &journal, net::Transport &transport, Clock &clock,
        secrets::SecretStore &store, KnownSecrets &secrets, std::mt19937_64 &random, QString refreshLock = {});

    /// Reads the notes again (another command may have connected or disconnected) and rebuilds what has changed.
    void refresh();
    bool connected(Service service) const;
    /// Both connected: what a cycle works with.
    std::optional<Doors> doors();
    /// After `doors` gave none: NotConnected "kontor.not_connected" or what has ended the connection, Keychain
    /// "keychain.locked" or "keychain.missing", BadInput "qb.app_keys" or "hl.app_keys" when no app keys are
    /// known.
    Error whyNoDoors() const;
    auth::Account *account(Service service); ///< none while it is not connected
    highlevel::Api highLevelApi();
    Connection state(Service service) const; ///< for the snapshot, without call counts of now
    QJsonObject note(Service service) const;

    /// The sign-in to open in the browser. Keys, keychain and addresses are checked first. `listening` tells whether
    /// the answer can be received, or has to be pasted; `otherStateCame` as in auth::Consent::Settings.
    Result<std::unique_ptr<auth::Consent>> startConsent(Service service, const QString &environment,
        std::function<void()> otherStateCame, Result<> &listening, std::stop_token stop);
    /// Redeems the answer, checks that it is the same company or location as before, reads its name, stores all.
    /// Returns the name.
    Result<QString> finishConsent(Service service, const auth::ConsentAnswer &answer, std::stop_token stop);
    Result<QString> connectByToken(const QString &token, const QString &location, std::stop_token stop);
    /// Keychain or Cancelled: the tokens are still there, and so is the connection. Any other error is that of the
    /// revocation; the connection is forgotten all the same.
    Result<> disconnect(Service service, std::stop_token stop);
    Result<> check(Service service, std::stop_token stop);
    /// Reads name, country and time zone of the location anew when that is a day ago, or its time zone is none that is
    /// known: the owner sets it right in HighLevel.
    void refreshLocation(std::stop_token stop);
    Result<> setAppKeys(Service service, const auth::AppKeys &keys, std::stop_token stop);

    /// Remembers that no call shall be made until the owner connects again. Nothing when another process has connected
    /// or disconnected since the notes were read: it was the earlier connection that ended.
    void markEnded(Service service, const Error &error);
    void markSuccess(Service service);

private:
    struct Open
    {
        QJsonObject note;
        std::unique_ptr<auth::Account> account;
        std::optional<Error> problem; ///< why there is no account although it is connected
    };

    /// As `whyNoDoors`.
    Result<auth::AppKeys> appKeys(Service service, std::stop_token stop);
    Result<auth::Endpoints> endpoints(Service service, const QString &environment, std::stop_token stop);
    QUrl apiBase(Service service, const QString &environment) const;
    QUrl redirectUri();
    auth::Account makeAccount(
        Service service, const auth::Endpoints &endpoints, const auth::AppKeys &keys, secrets::SecretStore &store);
    Result<QJsonObject> describe(
        Service service, auth::Account &account, const QString &id, const QString &environment, std::stop_token stop);
    Result<QString> adopt(
        Service service, const auth::Tokens &tokens, const QString &environment, std::stop_token stop);
    Result<> keychainWorks(std::stop_token stop);
    QString entry(const QString &what);

    const EngineConfig &m_config;
    journal::Journal &m_journal;
    net::Transport &m_transport;
    Clock &m_clock;
    secrets::SecretStore &m_store;
    KnownSecrets &m_secrets;
    std::mt19937_64 &m_random;
    QString m_refreshLock;
    std::map<Service, Open> m_open;
    std::map<Service, QString> m_pendingEnvironment;
};

} // namespace kontor::engine
