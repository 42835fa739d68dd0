// The services' token endpoints: a code or an old token goes in, new tokens come out.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/token_endpoint.h"

#include "core/plain_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::auth {

namespace {

constexpr std::chrono::seconds longestLife = 10 * 365 * 24h;
constexpr qsizetype longestToken = 32'768; // Intuit's have 4096 and more (quickbooks-online-api 1.4)

/// Field names are snake case at Intuit and mixed at HighLevel (highlevel-api 1.2).
QJsonValue tokenField(const QJsonObject &object, QLatin1StringView snake, QLatin1StringView camel)
{
    const QJsonValue value = object.value(snake);
    return value.isUndefined() || value.isNull() ? object.value(camel) : value;
}

/// A token goes into a header line: visible ASCII only.
bool isUsableToken(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestToken
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

/// Whole seconds, as a number or in a string. Nothing inside: the field is missing. An error: absurd.
tl::expected<std::optional<std::chrono::seconds>, QString> lifeIn(const QJsonValue &value, const QString &field)
{
    if (value.isUndefined() || value.isNull()) {
        return std::nullopt;
    }
    bool ok = value.isDouble();
    const double seconds = ok ? value.toDouble() : value.toString().toDouble(&ok);
    if (!ok || !std::isfinite(seconds) || seconds < 1 || seconds > static_cast<double>(longestLife.count())) {
        return tl::unexpected(field + u" is absurd"_s);
    }
    return std::chrono::seconds(static_cast<qint64>(seconds));
}

/// What the service says, in the order of highlevel-api 2.4, with the RFC's field before it.
QString saidIn(const QJsonObject &object)
{
    for (const QLatin1StringView name : {"error_description"_L1, "message"_L1, "error"_L1, "detail"_L1}) {
        const QJsonValue value = object.value(name);
        if (value.isArray()) {
            QStringList parts;
            for (const QJsonValue &part : value.toArray()) {
                parts.append(part.toString());
            }
            return parts.join(u", "_s);
        }
        if (value.isObject()) {
            return value.toObject().value("message"_L1).toString();
        }
        if (!value.toString().isEmpty()) {
            return value.toString();
        }
    }
    return {};
}

} // namespace

TokenEndpoint::TokenEndpoint(
    Service service, Endpoints endpoints, AppKeys keys, net::Transport &transport, Clock &clock, KnownSecrets &secrets)
    : m_service(service)
    , m_endpoints(std::move(endpoints))
    , m_keys(std::move(keys))
    , m_transport(transport)
    , m_clock(clock)
    , m_secrets(secrets)
{
    m_secrets.add(m_keys.clientSecret);
}

Result<Tokens> TokenEndpoint::redeem(
    const QString &code, const QUrl &redirectUri, const QString &realm, std::stop_token stop)
{
    m_secrets.add(code);
    return request({{"grant_type", u"authorization_code"_s}, {"code", code},
                       {"redirect_uri", QString::fromLatin1(redirectUri.toEncoded())}},
        Purpose::Redeem, realm, std::move(stop));
}

Result<Tokens> TokenEndpoint::refresh(const Tokens &old, std::stop_token stop)
{
    m_secrets.add(old.refresh);
    return request({{"grant_type", u"refresh_token"_s}, {"refresh_token", old.refresh}}, Purpose::Refresh, old.account,
        std::move(stop));
}

Result<Tokens> TokenEndpoint::reconnect(const QString &location, const QUrl &redirectUri, std::stop_token stop)
{
    if (m_endpoints.reconnect.isEmpty()) {
        return fail({.kind = Error::Kind::ConnectionEnded,
            .key = m_service == Service::QuickBooks ? u"qb.invalid_grant"_s : u"hl.401"_s});
    }
    const QJsonObject body{
        {u"clientKey"_s, m_keys.clientId}, {u"clientSecret"_s, m_keys.clientSecret}, {u"locationId"_s, location}};
    const Result<net::Reply> reply
        = post(m_endpoints.reconnect, QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json", stop);
    if (!reply) {
        return fail(reply.error());
    }
    if (reply->status < 200 || reply->status > 299) {
        return fail(refusal(*reply, Purpose::Reconnect));
    }
    const QString code = QJsonDocument::fromJson(reply->body).object().value("authorizationCode"_L1).toString();
    if (code.isEmpty()) {
        return fail(unreadable(*reply, u"no authorizationCode"_s));
    }
    return redeem(code, redirectUri, location, std::move(stop));
}

Result<> TokenEndpoint::revoke(const Tokens &tokens, std::stop_token stop)
{
    if (m_endpoints.revoke.isEmpty() || tokens.privateToken) {
        return {};
    }
    const QJsonObject body{{u"token"_s, tokens.refresh.isEmpty() ? tokens.access : tokens.refresh}};
    const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    Result<net::Reply> reply = post(m_endpoints.revoke, bytes, "application/json", stop);
    if (!reply && reply.error().kind == Error::Kind::OutcomeUnknown) {
        reply = post(m_endpoints.revoke, bytes, "application/json", stop);
        if (reply && reply->status == 400) {
            return {}; // no longer a valid token: the first time did it
        }
    }
    if (!reply) {
        return fail(reply.error());
    }
    if (reply->status < 200 || reply->status > 299) {
        return fail(refusal(*reply, Purpose::Revoke));
    }
    return {};
}

Result<net::Reply> TokenEndpoint::post(
    const QUrl &to, const QByteArray &body, const QByteArray &contentType, std::stop_token stop)
{
    net::Request request{
        .service = m_service, .method = "POST", .url = to, .body = body, .deadline = 60s, .counted = false};
    request.headers = {{"Content-Type", contentType}, {"Accept", "application/json"}};
    if (m_service == Service::QuickBooks) {
        const QByteArray pair = (m_keys.clientId + u':' + m_keys.clientSecret).toUtf8().toBase64();
        m_secrets.add(QString::fromLatin1(pair));
        request.headers.append({"Authorization", "Basic " + pair});
    }
    return m_transport.send(request, std::move(stop));
}

Result<Tokens> TokenEndpoint::request(Form form, Purpose purpose, const QString &account, std::stop_token stop)
{
    if (m_service == Service::HighLevel) {
        form.append(
            {{"client_id", m_keys.clientId}, {"client_secret", m_keys.clientSecret}, {"user_type", u"Location"_s}});
    }
    QByteArray body;
    for (const auto &[name, value] : form) {
        body += (body.isEmpty() ? "" : "&") + name + '=' + QUrl::toPercentEncoding(value);
    }
    const Instant asked = m_clock.now(); // the life of a token begins before its answer arrives
    const Result<net::Reply> reply
        = post(m_endpoints.token, body, "application/x-www-form-urlencoded", std::move(stop));
    if (!reply) {
        return fail(reply.error());
    }
    if (reply->status < 200 || reply->status > 299) {
        return fail(refusal(*reply, purpose));
    }
    return read(*reply, account, asked);
}

Result<Tokens> TokenEndpoint::read(const net::Reply &reply, const QString &account, Instant asked)
{
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (!document.isObject()) {
        return fail(unreadable(reply, u"not a JSON object"_s));
    }
    const QJsonObject object = document.object();
    Tokens tokens;
    tokens.access = tokenField(object, "access_token"_L1, "accessToken"_L1).toString();
    tokens.refresh = tokenField(object, "refresh_token"_L1, "refreshToken"_L1).toString();
    m_secrets.add(tokens.access);
    m_secrets.add(tokens.refresh);
    m_secrets.add(tokenField(object, "id_token"_L1, "idToken"_L1).toString());
    if (!isUsableToken(tokens.access) || !isUsableToken(tokens.refresh)) {
        return fail(unreadable(reply, u"no access or refresh token that can be used"_s));
    }

    const auto life = lifeIn(tokenField(object, "expires_in"_L1, "expiresIn"_L1), u"expires_in"_s);
    const auto refreshLife = lifeIn(tokenField(object, "x_refresh_token_expires_in"_L1, "refreshTokenExpiresIn"_L1),
        u"x_refresh_token_expires_in"_s);
    const auto hardLife
        = lifeIn(object.value("x_refresh_token_hard_expires_in"_L1), u"x_refresh_token_hard_expires_in"_s);
    for (const auto *each : {&life, &refreshLife, &hardLife}) {
        if (!*each) {
            return fail(unreadable(reply, each->error()));
        }
    }
    // HighLevel requires none of these fields of itself; an hour is what the shorter-lived of the two services gives.
    const std::chrono::seconds accessLife = life->value_or(1h);
    tokens.accessUntil = asked + accessLife;
    tokens.renewFrom = tokens.accessUntil - std::min<std::chrono::milliseconds>(5min, accessLife / 2);
    if (*refreshLife) {
        tokens.refreshUntil = asked + **refreshLife;
    } else if (m_service == Service::HighLevel) {
        tokens.refreshUntil = asked + 365 * 24h; // highlevel-api 1.3
    }
    if (*hardLife) {
        tokens.refreshUntil = std::min(tokens.refreshUntil.value_or(Instant::max()), asked + **hardLife);
    }

    tokens.account = account;
    if (m_service == Service::HighLevel) {
        const QString location = tokenField(object, "locationId"_L1, "location_id"_L1).toString();
        if (location.isEmpty() && account.isEmpty()) {
            if (tokenField(object, "userType"_L1, "user_type"_L1).toString() == "Company"_L1) {
                return fail({.kind = Error::Kind::Refused, .key = u"hl.agency_token"_s, .httpStatus = reply.status});
            }
            return fail(unreadable(reply, u"no locationId"_s));
        }
        if (!account.isEmpty() && !location.isEmpty() && location != account) {
            return fail(unreadable(reply, u"the tokens are another location's"_s));
        }
        tokens.account = location.isEmpty() ? account : location;
    }
    return tokens;
}

Error TokenEndpoint::refusal(const net::Reply &reply, Purpose purpose) const
{
    const bool quickBooks = m_service == Service::QuickBooks;
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    const QString code = object.value("error"_L1).toString();
    const QString traceId = quickBooks ? QString::fromLatin1(net::headerValue(reply.headers, "intuit_tid"))
                                       : object.value("traceId"_L1).toString();
    // What is not an ordinary word of an error code is kept out of the short fields.
    Error error{.kind = Error::Kind::Refused,
        .key = quickBooks ? u"qb.other"_s : u"hl.400"_s,
        .detail = cut(singleLine(m_secrets.cleared(saidIn(object))), 500),
        .serviceCode = cut(singleLine(m_secrets.cleared(code)), 60),
        .httpStatus = reply.status,
        .traceId = cut(singleLine(m_secrets.cleared(traceId)), 100)};
    error.parameters
        = {{u"service"_s, serviceName(m_service)}, {u"detail"_s, error.detail}, {u"code"_s, error.serviceCode}};

    if (reply.status == 429) {
        error.kind = Error::Kind::Throttled;
        error.key = quickBooks ? u"qb.3001"_s : u"hl.429"_s;
        const int seconds = net::headerValue(reply.headers, "Retry-After").toInt();
        error.retryAfter = std::chrono::seconds(std::clamp(seconds, 0, 3600));
        return error;
    }
    if (reply.status >= 500) {
        error.kind = Error::Kind::Trouble;
        error.key = quickBooks ? u"qb.10000"_s : u"hl.5xx"_s;
        return error;
    }
    if (reply.status < 400) {
        return unreadable(reply, u"a redirect"_s);
    }

    const bool renewing = purpose == Purpose::Refresh || purpose == Purpose::Reconnect;
    if (quickBooks) {
        if (code == "invalid_grant"_L1 || (purpose == Purpose::Revoke && reply.status == 400)) {
            error.key = purpose == Purpose::Redeem ? u"oauth.code_used"_s : u"qb.invalid_grant"_s;
            error.kind = renewing ? Error::Kind::ConnectionEnded : Error::Kind::Refused;
        } else if (code == "invalid_client"_L1 || code == "unauthorized_client"_L1 || reply.status == 401) {
            error.key = u"qb.invalid_client"_s;
            error.kind = renewing ? Error::Kind::ConnectionEnded : Error::Kind::Refused;
        }
        return error;
    }
    if (error.detail.contains("not active"_L1, Qt::CaseInsensitive)) {
        error.key = u"hl.location_inactive"_s; // highlevel-api 1.2; the location may come back, its tokens with it
    } else if (renewing) {
        // Its refusals have no list: whatever is final here ends the connection, and the text tells the owner why.
        error.key = u"hl.401"_s;
        error.kind = Error::Kind::ConnectionEnded;
    } else if (code == "invalid_grant"_L1) {
        error.key = u"oauth.code_used"_s;
    }
    return error;
}

Error TokenEndpoint::unreadable(const net::Reply &reply, const QString &why) const
{
    return {.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(m_service)}},
        .detail = u"token endpoint: "_s + why, // never a part of the body: it may hold half a token
        .httpStatus = reply.status};
}

} // namespace kontor::auth
