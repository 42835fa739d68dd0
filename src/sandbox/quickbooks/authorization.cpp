// Intuit's side of OAuth: discovery, consent, tokens, revocation (quickbooks-online-api 1).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/authorization.h"

#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

using namespace std::chrono_literals;

constexpr auto codeLife = 10min;
constexpr auto accessLife = 3600s;
constexpr auto refreshIdleLife = std::chrono::days(100);
constexpr auto refreshHardLife = std::chrono::days(5 * 365); // 157,680,000 s
constexpr auto rotation = 24h;
constexpr auto concurrent = 5s;

net::Reply jsonReply(int status, const QJsonObject &body)
{
    return {status,
        {{"Content-Type"_ba, "application/json;charset=UTF-8"_ba}, {"Cache-Control"_ba, "no-cache, no-store"_ba},
            {"Pragma"_ba, "no-cache"_ba}},
        QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

net::Reply oauthError(int status, const QString &error) { return jsonReply(status, {{u"error"_s, error}}); }

net::Reply pageReply(int status, const QByteArray &page)
{
    return {status,
        {{"Content-Type"_ba, "text/html; charset=utf-8"_ba}, {"Cache-Control"_ba, "no-store"_ba},
            {"Content-Security-Policy"_ba, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"_ba},
            {"Referrer-Policy"_ba, "no-referrer"_ba}},
        page};
}

net::Reply redirectReply(const QString &redirectUri, const QList<std::pair<QString, QString>> &parameters)
{
    QUrl target(redirectUri);
    QByteArray query = target.query(QUrl::FullyEncoded).toLatin1();
    for (const auto &[name, value] : parameters) {
        query += (query.isEmpty() ? QByteArray() : QByteArray("&")) + name.toLatin1() + '='
            + QUrl::toPercentEncoding(value);
    }
    target.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return {302, {{"Location"_ba, target.toEncoded()}, {"Cache-Control"_ba, "no-store"_ba}}, {}};
}

// "http://localhost:*/callback" stands for any port; everything else counts to the letter.
bool sameRedirect(const QString &registered, const QString &given)
{
    const qsizetype star = registered.indexOf(u":*/");
    if (star < 0) {
        return registered == given;
    }
    const QStringView head = QStringView(registered).left(star + 1);
    const QStringView tail = QStringView(registered).mid(star + 2);
    if (!given.startsWith(head) || !given.endsWith(tail) || given.size() < head.size() + tail.size() + 1) {
        return false;
    }
    const QStringView port = QStringView(given).mid(head.size(), given.size() - head.size() - tail.size());
    return port.size() <= 5 && std::all_of(port.begin(), port.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

QHash<QString, QString> formFields(const QByteArray &text)
{
    QHash<QString, QString> fields;
    const QList<QByteArray> pairs = text.split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const auto decoded = [](QByteArray part) {
            return QString::fromUtf8(QByteArray::fromPercentEncoding(part.replace('+', ' ')));
        };
        if (!pair.isEmpty()) {
            fields.insert(
                decoded(equals < 0 ? pair : pair.left(equals)), equals < 0 ? QString() : decoded(pair.mid(equals + 1)));
        }
    }
    return fields;
}

Authorization::Authorization(const Clock &clock, const Switches &switches, std::mt19937_64 &random, QUrl baseUrl,
    QuickBooksStandIn::Keys keys, QList<ConsentChoice> companies)
    : m_clock(clock)
    , m_switches(switches)
    , m_random(random)
    , m_baseUrl(std::move(baseUrl))
    , m_keys(std::move(keys))
    , m_companies(std::move(companies))
{ }

net::Reply Authorization::discovery(Environment environment) const
{
    const auto endpoint = [this](const QString &path) {
        QString base = m_baseUrl.toString(QUrl::StripTrailingSlash);
        return QString(base + path);
    };
    const QString userinfo = environment == Environment::Sandbox ? u"/v1/openid_connect/userinfo/sandbox"_s
                                                                 : u"/v1/openid_connect/userinfo"_s;
    return jsonReply(200,
        {{u"issuer"_s, u"https://oauth.platform.intuit.com/op/v1"_s},
            {u"authorization_endpoint"_s, endpoint(u"/connect/oauth2"_s)},
            {u"token_endpoint"_s, endpoint(u"/oauth2/v1/tokens/bearer"_s)},
            {u"userinfo_endpoint"_s, endpoint(userinfo)},
            {u"revocation_endpoint"_s, endpoint(u"/v2/oauth2/tokens/revoke"_s)},
            {u"jwks_uri"_s, endpoint(u"/op/v1/jwks"_s)}, {u"response_types_supported"_s, QJsonArray{u"code"_s}},
            {u"subject_types_supported"_s, QJsonArray{u"public"_s}},
            {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s}},
            {u"scopes_supported"_s, QJsonArray{u"openid"_s, u"email"_s, u"profile"_s, u"address"_s, u"phone"_s}},
            {u"token_endpoint_auth_methods_supported"_s, QJsonArray{u"client_secret_post"_s, u"client_secret_basic"_s}},
            {u"claims_supported"_s, QJsonArray{u"aud"_s, u"exp"_s, u"iat"_s, u"iss"_s, u"realmid"_s, u"sub"_s}}});
}

bool Authorization::redirectRegistered(const QString &redirectUri) const
{
    if (m_switches.is(Switch::Keys, u"production") && !redirectUri.startsWith(u"https://")) {
        return false;
    }
    return std::any_of(m_keys.redirectUris.begin(), m_keys.redirectUris.end(),
        [&](const QString &registered) { return sameRedirect(registered, redirectUri); });
}

net::Reply Authorization::consent(const net::Request &request)
{
    const bool decides = request.method == "POST";
    const QHash<QString, QString> fields
        = formFields(decides ? request.body : request.url.query(QUrl::FullyEncoded).toLatin1());
    const ConsentRequest asked{fields.value(u"client_id"_s), fields.value(u"redirect_uri"_s), fields.value(u"scope"_s),
        fields.value(u"state"_s), fields.value(u"response_type"_s)};
    // What cannot be trusted is never redirected to (quickbooks-online-api 1.2).
    if (asked.clientId != m_keys.clientId) {
        return pageReply(400, consentErrorPage(u"The client_id query parameter value is missing or not known."_s));
    }
    if (!redirectRegistered(asked.redirectUri)) {
        return pageReply(400,
            consentErrorPage(
                u"The redirect_uri query parameter value is invalid. Make sure it is listed in the Redirect URIs "
                "section on your app's keys tab and matches it exactly."_s));
    }
    if (asked.state.isEmpty()) {
        return pageReply(400, consentErrorPage(u"The state query parameter is missing."_s));
    }
    if (asked.responseType != u"code") {
        return redirectReply(
            asked.redirectUri, {{u"error"_s, u"unsupported_response_type"_s}, {u"state"_s, asked.state}});
    }
    if (!asked.scope.split(u' ').contains(u"com.intuit.quickbooks.accounting"_s)) {
        return redirectReply(asked.redirectUri, {{u"error"_s, u"invalid_scope"_s}, {u"state"_s, asked.state}});
    }
    if (!decides) {
        return pageReply(200, consentPage(QString(m_baseUrl.path() + u"/connect/oauth2"), asked, m_companies));
    }
    if (fields.value(u"decision"_s) != u"allow") {
        return redirectReply(asked.redirectUri, {{u"error"_s, u"access_denied"_s}, {u"state"_s, asked.state}});
    }
    const QString realm = fields.value(u"realm"_s);
    const bool known = std::any_of(
        m_companies.begin(), m_companies.end(), [&](const ConsentChoice &choice) { return choice.realm == realm; });
    if (!known) {
        return pageReply(400, consentErrorPage(u"There is no such company."_s));
    }
    const QString code = u"AB1%1%2"_s.arg(m_clock.now().time_since_epoch().count()).arg(randomText(32));
    m_codes.insert(code, {realm, asked.redirectUri, m_clock.now() + codeLife});
    return redirectReply(asked.redirectUri, {{u"code"_s, code}, {u"state"_s, asked.state}, {u"realmId"_s, realm}});
}

bool Authorization::credentialsRight(const net::Request &request, const QHash<QString, QString> &form) const
{
    const QByteArray header = net::headerValue(request.headers, "Authorization");
    if (header.startsWith("Basic ")) {
        const QByteArray expected = m_keys.clientId.toUtf8() + ':' + m_keys.clientSecret.toUtf8();
        return QByteArray::fromBase64(header.mid(6).trimmed()) == expected;
    }
    return header.isEmpty() && form.value(u"client_id"_s) == m_keys.clientId
        && form.value(u"client_secret"_s) == m_keys.clientSecret;
}

net::Reply Authorization::token(const net::Request &request)
{
    if (request.method != "POST") {
        return oauthError(405, u"invalid_request"_s);
    }
    const QHash<QString, QString> form = formFields(request.body);
    if (!credentialsRight(request, form)) {
        return oauthError(401, u"invalid_client"_s);
    }
    if (!net::headerValue(request.headers, "Content-Type").startsWith("application/x-www-form-urlencoded")) {
        return oauthError(400, u"invalid_request"_s);
    }
    const QString type = form.value(u"grant_type"_s);
    if (type == u"authorization_code") {
        return redeem(form, request);
    }
    if (type == u"refresh_token") {
        return refresh(form, request);
    }
    return oauthError(400, type.isEmpty() ? u"invalid_request"_s : u"unsupported_grant_type"_s);
}

net::Reply Authorization::redeem(const QHash<QString, QString> &form, const net::Request &request)
{
    const QString given = form.value(u"code"_s);
    if (given.isEmpty() || !form.contains(u"redirect_uri"_s)) {
        return oauthError(400, u"invalid_request"_s);
    }
    const auto code = m_codes.find(given);
    if (code == m_codes.end()) {
        return invalidGrant(u"Invalid authorization code"_s);
    }
    if (code->redirectUri != form.value(u"redirect_uri"_s)) {
        return oauthError(400, u"invalid_request"_s);
    }
    if (code->grant != 0) {
        // RFC 6749 lets the tokens of a code that is used twice die with it (quickbooks-online-api 1.3).
        m_grants[code->grant].ending = Ending::Revoked;
        return invalidGrant(u"Invalid authorization code"_s);
    }
    const Instant now = m_clock.now();
    if (now >= code->end) {
        return invalidGrant(u"Invalid authorization code"_s);
    }
    const quint64 number = ++m_lastGrant;
    code->grant = number;
    Grant grant;
    grant.realm = code->realm;
    grant.refreshToken = u"RT1-%1-H0-%2%3"_s.arg(number).arg(now.time_since_epoch().count() / 1000).arg(randomText(24));
    grant.issued = now;
    grant.lastRefresh = now;
    grant.idleEnd = now + refreshIdleLife;
    grant.hardEnd = now + refreshHardLife;
    m_grants.emplace(number, grant);
    return tokens(number, request);
}

net::Reply Authorization::refresh(const QHash<QString, QString> &form, const net::Request &request)
{
    const QString given = form.value(u"refresh_token"_s);
    if (given.isEmpty()) {
        return oauthError(400, u"invalid_request"_s);
    }
    const auto found = std::find_if(m_grants.begin(), m_grants.end(),
        [&](const auto &entry) { return entry.second.refreshToken == given || entry.second.oldRefreshToken == given; });
    if (found == m_grants.end()) {
        return invalidGrant(u"Token invalid"_s);
    }
    Grant &grant = found->second;
    const Instant now = m_clock.now();
    if (grant.ending != Ending::Alive || now >= grant.idleEnd || now >= grant.hardEnd) {
        return invalidGrant(u"Token invalid"_s);
    }
    if (grant.refreshed && now < grant.lastRefresh + concurrent
        && m_switches.is(Switch::RefreshConcurrent, u"kills_both")) {
        grant.ending = Ending::Revoked;
        return invalidGrant(u"Token invalid"_s);
    }
    if (given != grant.refreshToken) {
        if (m_switches.is(Switch::RefreshOldToken, u"dead") || now >= grant.oldTokenDies) {
            return invalidGrant(u"Token invalid"_s);
        }
    } else if (m_switches.is(Switch::RefreshRotation, u"every_time") || now >= grant.issued + rotation) {
        grant.oldRefreshToken = grant.refreshToken;
        grant.oldTokenDies = now + rotation;
        grant.refreshToken
            = u"RT1-%1-H0-%2%3"_s.arg(found->first).arg(now.time_since_epoch().count() / 1000).arg(randomText(24));
        grant.issued = now;
    }
    grant.refreshed = true;
    grant.lastRefresh = now;
    grant.idleEnd = now + refreshIdleLife;
    return tokens(found->first, request);
}

net::Reply Authorization::tokens(quint64 grantNumber, const net::Request &request)
{
    forgetOldTokens();
    const Grant &grant = m_grants[grantNumber];
    const Instant now = m_clock.now();
    // Intuit's are encrypted web tokens of several hundred characters; clients must not expect short ones.
    const QString access = u"eyJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiYWxnIjoiZGlyIn0..%1.%2.%3"_s.arg(
        randomText(22), randomText(640), randomText(22));
    m_access.insert(access, {grantNumber, now + accessLife});
    const auto seconds
        = [now](Instant end) { return qint64(std::chrono::duration_cast<std::chrono::seconds>(end - now).count()); };
    QJsonObject body{{u"token_type"_s, u"bearer"_s}, {u"access_token"_s, access},
        {u"expires_in"_s, qint64(accessLife.count())}, {u"refresh_token"_s, grant.refreshToken},
        {u"x_refresh_token_expires_in"_s, seconds(std::min(grant.idleEnd, grant.hardEnd))}};
    if (net::headerValue(request.headers, "x-include-refresh-token-hard-expires-in").toLower() == "true") {
        body.insert(u"x_refresh_token_hard_expires_in"_s, seconds(grant.hardEnd));
    }
    return jsonReply(200, body);
}

net::Reply Authorization::invalidGrant(const QString &description) const
{
    QJsonObject body{{u"error"_s, u"invalid_grant"_s}};
    if (m_switches.is(Switch::InvalidGrantDescription, u"on")) {
        body.insert(u"error_description"_s, description);
    }
    return jsonReply(400, body);
}

net::Reply Authorization::revoke(const net::Request &request)
{
    if (request.method != "POST") {
        return oauthError(405, u"invalid_request"_s);
    }
    const bool json = net::headerValue(request.headers, "Content-Type").contains("json");
    const QHash<QString, QString> form = json ? QHash<QString, QString>() : formFields(request.body);
    if (!credentialsRight(request, form)) {
        return oauthError(401, u"invalid_client"_s);
    }
    const QString token
        = json ? QJsonDocument::fromJson(request.body).object().value(u"token").toString() : form.value(u"token"_s);
    quint64 number = m_access.value(token).grant;
    for (const auto &[grantNumber, grant] : m_grants) {
        if (!token.isEmpty() && (grant.refreshToken == token || grant.oldRefreshToken == token)) {
            number = grantNumber;
        }
    }
    const auto found = m_grants.find(number);
    if (found == m_grants.end() || found->second.ending != Ending::Alive) {
        return oauthError(400, u"invalid_token"_s);
    }
    // Either token disconnects the app from the company (quickbooks-online-api 1.7).
    for (auto &[grantNumber, grant] : m_grants) {
        if (grant.realm == found->second.realm && grant.ending == Ending::Alive) {
            grant.ending = Ending::Revoked;
        }
    }
    return {200, {}, {}};
}

Authorization::Standing Authorization::standing(const QByteArray &authorizationHeader, const QString &realm) const
{
    if (authorizationHeader.isEmpty()) {
        return Standing::Missing;
    }
    const QString token = QString::fromLatin1(authorizationHeader.mid(7).trimmed());
    constexpr qsizetype shortest = 20;
    if (authorizationHeader.left(7).toLower() != "bearer " || token.size() < shortest) {
        return Standing::Malformed;
    }
    const auto access = m_access.constFind(token);
    const auto grant = access == m_access.constEnd() ? m_grants.end() : m_grants.find(access->grant);
    if (grant == m_grants.end()) {
        return Standing::Revoked;
    }
    if (grant->second.ending == Ending::Disconnected) {
        return Standing::Disconnected;
    }
    if (grant->second.ending == Ending::Revoked) {
        return Standing::Revoked;
    }
    if (m_clock.now() >= access->end) {
        return Standing::Expired;
    }
    return grant->second.realm == realm ? Standing::Good : Standing::OtherRealm;
}

void Authorization::disconnect(const QString &realm)
{
    for (auto &[number, grant] : m_grants) {
        if (grant.realm == realm && grant.ending == Ending::Alive) {
            grant.ending = Ending::Disconnected;
        }
    }
}

void Authorization::expireAccessTokens()
{
    for (Access &access : m_access) {
        access.end = std::min(access.end, m_clock.now());
    }
}

void Authorization::expireRefreshTokens()
{
    for (auto &[number, grant] : m_grants) {
        grant.idleEnd = std::min(grant.idleEnd, m_clock.now());
    }
}

qsizetype Authorization::connections() const
{
    return std::count_if(
        m_grants.begin(), m_grants.end(), [](const auto &entry) { return entry.second.ending == Ending::Alive; });
}

QString Authorization::randomText(int characters)
{
    static constexpr char16_t alphabet[] = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    QString text(characters, Qt::Uninitialized);
    quint64 bits = 0;
    int left = 0;
    for (QChar &c : text) {
        if (left == 0) {
            bits = m_random();
            left = 10;
        }
        c = QChar(alphabet[bits & 63]);
        bits >>= 6;
        --left;
    }
    return text;
}

void Authorization::forgetOldTokens()
{
    const Instant now = m_clock.now();
    m_access.removeIf([now](const auto &entry) { return entry.value().end + rotation <= now; });
    m_codes.removeIf([now](const auto &entry) { return entry.value().end + rotation <= now; });
}

} // namespace kontor::sandbox::quickbooks
