// Who may call: codes, access tokens, refresh tokens, installations and Private Integration Tokens.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sandbox/highlevel/generator.h"

#include <QHash>
#include <QStringList>

#include <map>
#include <optional>
#include <tl/expected.hpp>

namespace kontor::sandbox::highlevel {

/// What a token allows.
struct Grant
{
    enum class Kind { LocationApp, CompanyApp, PrivateIntegration };
    Kind kind = Kind::LocationApp;
    QString owner; ///< whose calls the limits count: the app, or the one private integration
    QString locationId; ///< empty: the agency's
    QStringList scopes;
    QString userId;
};

class Access
{
public:
    static constexpr std::chrono::seconds accessLife{86'399};
    static constexpr std::chrono::days refreshLife{365};
    static constexpr std::chrono::minutes codeLife{10};
    static constexpr std::chrono::seconds grace{30};
    static constexpr std::chrono::days rotationLife{7};

    struct Code
    {
        Grant grant;
        QString redirectUri; ///< empty: any
        Instant until;
    };
    struct Installation
    {
        QStringList scopes;
        QString userId;
        Instant since;
    };
    struct Issued
    {
        Grant grant;
        QString accessToken;
        QString refreshToken; ///< empty: none was asked for
    };

    explicit Access(Generator &generator)
        : m_generator(generator)
    { }

    /// What a bearer token stands for; else the message of the 401.
    tl::expected<Grant, QString> granted(const QString &token, Instant now) const;

    void install(const QString &locationId, const Installation &installation)
    {
        m_installed[locationId] = installation;
    }
    const Installation *installation(const QString &locationId) const;
    const std::map<QString, Installation> &installations() const { return m_installed; }
    /// Every token of the app for the location ends; a refresh fails for good.
    void uninstall(const QString &locationId);

    QString makeCode(Code code);
    /// Single use: a code that was asked for is gone, whatever comes of it.
    std::optional<Code> takeCode(const QString &code, Instant now);

    enum class Refreshable { Yes, No };
    Issued issue(const Grant &grant, Instant now, Refreshable refreshable);
    /// Nothing when the token is unknown, used, or too old. With `graceOn` a token used less than `grace` ago works
    /// again.
    std::optional<Grant> useRefreshToken(const QString &token, Instant now, bool graceOn);
    /// The location of a refresh token, also of a used one.
    QString locationOfRefreshToken(const QString &token) const;

    /// Empty location: the agency's own.
    void addPrivateToken(const QString &token, const QString &locationId, const QStringList &scopes);
    QString makePrivateToken(const QString &locationId, const QStringList &scopes);
    /// A new token beside (7 days) or instead of the old ones; empty when the location has none.
    QString rotatePrivateToken(const QString &locationId, Instant now, bool oldEndsNow);
    int revokePrivateTokens(const QString &locationId);
    int setPrivateScopes(const QString &locationId, const QStringList &scopes);

    int expireAccessTokens(const QString &locationId);
    int expireRefreshTokens(const QString &locationId);

private:
    struct AccessToken
    {
        Grant grant;
        Instant until;
    };
    struct RefreshToken
    {
        Grant grant;
        Instant until;
        std::optional<Instant> used;
    };
    QString makeToken(const Grant &grant, Instant now);

    Generator &m_generator;
    std::map<QString, Installation> m_installed;
    QHash<QString, Code> m_codes;
    QHash<QString, AccessToken> m_access;
    QHash<QString, RefreshToken> m_refresh;
    QHash<QString, AccessToken> m_private;
};

} // namespace kontor::sandbox::highlevel
