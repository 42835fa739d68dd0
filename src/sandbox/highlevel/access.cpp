// Who may call: codes, access tokens, refresh tokens, installations and Private Integration Tokens.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/access.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

QString base64Url(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

template <class Tokens>
int expireTokensOf(Tokens &tokens, const QString &locationId)
{
    int ended = 0;
    for (auto it = tokens.begin(); it != tokens.end();) {
        if (it->grant.locationId == locationId) {
            it = tokens.erase(it);
            ++ended;
        } else {
            ++it;
        }
    }
    return ended;
}

} // namespace

tl::expected<Grant, QString> Access::granted(const QString &token, Instant now) const
{
    if (const auto found = m_access.constFind(token); found != m_access.constEnd()) {
        if (now < found->until) {
            return found->grant;
        }
        return tl::unexpected(u"Invalid token: access token is invalid"_s);
    }
    if (const auto found = m_private.constFind(token); found != m_private.constEnd() && now < found->until) {
        return found->grant;
    }
    if (token.startsWith(u"pit-")) {
        return tl::unexpected(u"Invalid Private Integration token"_s);
    }
    // Three parts look like a token that was good once; anything else is no token at all.
    return tl::unexpected(
        token.isEmpty() || token.count(u'.') == 2 ? u"Invalid token: access token is invalid"_s : u"Invalid JWT"_s);
}

const Access::Installation *Access::installation(const QString &locationId) const
{
    const auto found = m_installed.find(locationId);
    return found == m_installed.end() ? nullptr : &found->second;
}

void Access::uninstall(const QString &locationId)
{
    m_installed.erase(locationId);
    expireTokensOf(m_access, locationId);
    expireTokensOf(m_refresh, locationId);
    expireTokensOf(m_codes, locationId);
}

QString Access::makeCode(Code code)
{
    const QString made = m_generator.secret(40);
    m_codes.insert(made, std::move(code));
    return made;
}

std::optional<Access::Code> Access::takeCode(const QString &code, Instant now)
{
    const auto found = m_codes.find(code);
    if (found == m_codes.end()) {
        return std::nullopt;
    }
    Code taken = *found;
    m_codes.erase(found);
    if (taken.until <= now) {
        return std::nullopt;
    }
    return taken;
}

QString Access::makeToken(const Grant &grant, Instant now)
{
    const QByteArray head = R"({"alg":"RS256","typ":"JWT"})"_ba;
    const QJsonObject claims{{u"authClass"_s, grant.locationId.isEmpty() ? u"Company"_s : u"Location"_s},
        {u"authClassId"_s, grant.locationId}, {u"iat"_s, static_cast<qint64>(now.time_since_epoch().count() / 1000)},
        {u"jti"_s, m_generator.shortId()}};
    return base64Url(head) + u'.' + base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + u'.'
        + m_generator.secret(64);
}

Access::Issued Access::issue(const Grant &grant, Instant now, Refreshable refreshable)
{
    Issued issued{.grant = grant, .accessToken = makeToken(grant, now)};
    m_access.insert(issued.accessToken, {grant, now + accessLife});
    if (refreshable == Refreshable::Yes) {
        issued.refreshToken = makeToken(grant, now);
        m_refresh.insert(issued.refreshToken, {grant, now + refreshLife, std::nullopt});
    }
    return issued;
}

std::optional<Grant> Access::useRefreshToken(const QString &token, Instant now, bool graceOn)
{
    const auto found = m_refresh.find(token);
    if (found == m_refresh.end() || found->until <= now) {
        return std::nullopt;
    }
    if (found->used) {
        return graceOn && now < *found->used + grace ? std::optional(found->grant) : std::nullopt;
    }
    found->used = now;
    return found->grant;
}

QString Access::locationOfRefreshToken(const QString &token) const
{
    const auto found = m_refresh.constFind(token);
    return found == m_refresh.constEnd() ? QString() : found->grant.locationId;
}

void Access::addPrivateToken(const QString &token, const QString &locationId, const QStringList &scopes)
{
    Grant grant{.kind = Grant::Kind::PrivateIntegration,
        .owner = u"pit "_s + locationId,
        .locationId = locationId,
        .scopes = scopes,
        .userId = m_generator.shortId()};
    m_private.insert(token, {std::move(grant), Instant::max()});
}

QString Access::makePrivateToken(const QString &locationId, const QStringList &scopes)
{
    const QString made = u"pit-"_s + m_generator.uuid();
    addPrivateToken(made, locationId, scopes);
    return made;
}

QString Access::rotatePrivateToken(const QString &locationId, Instant now, bool oldEndsNow)
{
    std::optional<Grant> grant;
    for (auto it = m_private.begin(); it != m_private.end(); ++it) {
        if (it->grant.locationId == locationId && now < it->until) {
            grant = it->grant;
            it->until = oldEndsNow ? now : std::min(it->until, now + rotationLife);
        }
    }
    if (!grant) {
        return {};
    }
    const QString made = u"pit-"_s + m_generator.uuid();
    m_private.insert(made, {*grant, Instant::max()});
    return made;
}

int Access::revokePrivateTokens(const QString &locationId) { return expireTokensOf(m_private, locationId); }

int Access::setPrivateScopes(const QString &locationId, const QStringList &scopes)
{
    int changed = 0;
    for (AccessToken &token : m_private) {
        if (token.grant.locationId == locationId) {
            token.grant.scopes = scopes;
            ++changed;
        }
    }
    return changed;
}

int Access::expireAccessTokens(const QString &locationId)
{
    int ended = 0;
    for (AccessToken &token : m_access) {
        if (token.grant.locationId == locationId) {
            token.until = Instant::min();
            ++ended;
        }
    }
    return ended;
}

int Access::expireRefreshTokens(const QString &locationId) { return expireTokensOf(m_refresh, locationId); }

} // namespace kontor::sandbox::highlevel
