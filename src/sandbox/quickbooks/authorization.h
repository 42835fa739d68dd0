// Intuit's side of OAuth: discovery, consent, tokens, revocation (quickbooks-online-api 1).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/message.h"
#include "sandbox/quickbooks/consent_page.h"
#include "sandbox/quickbooks/quickbooks_stand_in.h"
#include "sandbox/quickbooks/switches.h"

#include <map>
#include <random>

namespace kontor::sandbox::quickbooks {

class Authorization
{
public:
    Authorization(const Clock &clock, const Switches &switches, std::mt19937_64 &random, QUrl baseUrl,
        QuickBooksStandIn::Keys keys, QList<ConsentChoice> companies);

    enum class Environment { Sandbox, Production };
    net::Reply discovery(Environment environment) const;
    /// GET shows the page, POST decides.
    net::Reply consent(const net::Request &request);
    net::Reply token(const net::Request &request);
    net::Reply revoke(const net::Request &request);

    enum class Standing { Good, Missing, Malformed, Expired, Revoked, OtherRealm, Disconnected };
    /// Of an Authorization header's value for a company.
    Standing standing(const QByteArray &authorizationHeader, const QString &realm) const;

    /// The owner removed the app: every token of the company is dead.
    void disconnect(const QString &realm);
    void expireAccessTokens();
    /// Every refresh token is dead, as after 100 days of disuse.
    void expireRefreshTokens();
    qsizetype connections() const;

private:
    enum class Ending { Alive, Revoked, Disconnected };
    struct Grant
    {
        QString realm;
        QString refreshToken;
        QString oldRefreshToken;
        Instant issued; ///< of the value of refreshToken
        Instant lastRefresh;
        bool refreshed = false;
        Instant oldTokenDies;
        Instant idleEnd;
        Instant hardEnd;
        Ending ending = Ending::Alive;
    };
    struct Access
    {
        quint64 grant = 0;
        Instant end;
    };
    struct Code
    {
        QString realm;
        QString redirectUri;
        Instant end;
        quint64 grant = 0; ///< of the tokens that it was redeemed for; 0 while unused
    };

    bool redirectRegistered(const QString &redirectUri) const;
    bool credentialsRight(const net::Request &request, const QHash<QString, QString> &form) const;
    net::Reply redeem(const QHash<QString, QString> &form, const net::Request &request);
    net::Reply refresh(const QHash<QString, QString> &form, const net::Request &request);
    net::Reply tokens(quint64 grantNumber, const net::Request &request);
    net::Reply invalidGrant(const QString &description) const;
    QString randomText(int characters);
    void forgetOldTokens();

    const Clock &m_clock;
    const Switches &m_switches;
    std::mt19937_64 &m_random;
    QUrl m_baseUrl;
    QuickBooksStandIn::Keys m_keys;
    QList<ConsentChoice> m_companies;
    std::map<quint64, Grant> m_grants;
    QHash<QString, Access> m_access;
    QHash<QString, Code> m_codes;
    quint64 m_lastGrant = 0;
};

/// Of an application/x-www-form-urlencoded body or query: + is a space.
QHash<QString, QString> formFields(const QByteArray &text);

} // namespace kontor::sandbox::quickbooks
