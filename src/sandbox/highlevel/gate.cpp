// The way of a request through the checks to whoever carries it out.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/gate.h"

#include "sandbox/highlevel/consent_page.h"
#include "sandbox/highlevel/contact_calls.h"
#include "sandbox/highlevel/conversation_calls.h"
#include "sandbox/highlevel/invoice_calls.h"
#include "sandbox/highlevel/location_calls.h"
#include "sandbox/highlevel/oauth_calls.h"
#include "sandbox/highlevel/payment_calls.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

Answer noScopeForThis(State &, const Call &) { return refusal(401, scopeRefused); }

// Live paths, but no scope for them can be had (highlevel-api 6.1).
constexpr Route reputationRoute{.needs = Route::Needs::LocationOrCompanyToken, .carryOut = noScopeForThis};

struct FoundRoute
{
    const Route *route = nullptr;
    QStringList arguments;
};

FoundRoute foundRoute(const net::Request &request, const QString &path, bool slashCounts)
{
    if (path.startsWith(u"/reputation/")) {
        return {&reputationRoute, {}};
    }
    for (const std::span<const Route> routes :
        {contactRoutes(), oauthRoutes(), locationRoutes(), invoiceRoutes(), paymentRoutes(), conversationRoutes()}) {
        for (const Route &route : routes) {
            if (QByteArrayView(request.method) != QByteArrayView(route.method.data(), route.method.size())) {
                continue;
            }
            if (auto arguments = argumentsOf(route.pattern, path, slashCounts)) {
                return {&route, std::move(*arguments)};
            }
        }
    }
    return {};
}

QString bearerToken(const net::Request &request)
{
    const QByteArray header = net::headerValue(request.headers, "Authorization");
    return header.left(7).toLower() == "bearer " ? QString::fromUtf8(header.mid(7)).trimmed() : QString();
}

std::optional<Answer> versionRefusal(const net::Request &request, QString &version)
{
    const QByteArray header = net::headerValue(request.headers, "Version");
    if (header.isEmpty()) {
        return refusal(401, u"version header was not found."_s);
    }
    version = QString::fromLatin1(header);
    if (version != u"v3" && version != u"2023-02-21" && version != u"2021-07-28" && version != u"2021-04-15") {
        return refusal(401, u"version header is invalid"_s);
    }
    return std::nullopt;
}

/// The body as an object; nothing when it cannot be read. A body of another content type counts as none.
std::optional<QJsonObject> readBody(const Route &route, const net::Request &request)
{
    const QByteArray type = net::headerValue(request.headers, "Content-Type").toLower();
    if (route.bodyForm == Route::Body::Form) {
        QJsonObject fields;
        if (type.startsWith("application/x-www-form-urlencoded")) {
            const auto pairs = pairsOf(request.body);
            for (auto it = pairs.begin(); it != pairs.end(); ++it) {
                fields.insert(it.key(), it.value());
            }
        }
        return fields;
    }
    if (!type.startsWith("application/json") || request.body.isEmpty()) {
        return QJsonObject();
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        return std::nullopt;
    }
    return document.object();
}

Answer cannot(const net::Request &request, const QString &path)
{
    return refusal(404, u"Cannot %1 %2"_s.arg(QString::fromLatin1(request.method), path));
}

} // namespace

std::optional<Answer> Gate::checkToken(const Route &route, Call &call, Limits::Standing &standing)
{
    const Instant now = state.clock.now();
    const auto granted = state.access.granted(bearerToken(call.request), now);
    if (!granted) {
        return refusal(401, granted.error());
    }
    call.grant = *granted;
    standing = state.limits.take(call.grant.owner + u'|' + call.grant.locationId, now);
    if (standing.refused) {
        return state.switches.isAt(Switch::RateLimitBody, "json"_L1)
            ? refusal(429, u"Too Many Requests"_s)
            : Answer{.status = 429, .text = "Too Many Requests", .contentType = "text/plain; charset=utf-8"};
    }
    if (auto refused = versionRefusal(call.request, call.version)) {
        return refused;
    }
    const bool atLocation = !call.grant.locationId.isEmpty();
    const bool agencyIntegration = !atLocation && call.grant.kind == Grant::Kind::PrivateIntegration;
    const bool passes = (route.needs == Route::Needs::LocationOrCompanyToken
                            && (!agencyIntegration || state.switches.isAt(Switch::AgencyPitLocation, "allowed"_L1)))
        || (route.needs == Route::Needs::LocationToken && atLocation)
        || (route.needs == Route::Needs::CompanyToken && call.grant.kind == Grant::Kind::CompanyApp);
    if (!passes || (!route.scope.isEmpty() && !call.grant.scopes.contains(route.scope))) {
        return refusal(401, scopeRefused);
    }
    return std::nullopt;
}

std::optional<Answer> Gate::checkLocation(const Route &route, Call &call) const
{
    QString named;
    switch (route.place) {
    case Route::Place::Nowhere:
        return std::nullopt;
    case Route::Place::Query:
        named = call.query.value(u"locationId"_s);
        break;
    case Route::Place::Body:
        named = call.body.value("locationId"_L1).toString();
        break;
    case Route::Place::AltQuery:
        named = call.query.value(u"altId"_s);
        break;
    case Route::Place::AltBody:
        named = call.body.value("altId"_L1).toString();
        break;
    case Route::Place::Path:
        named = call.arguments.first();
        break;
    case Route::Place::Contact: {
        const Contact *contact = contactAnywhere(state, call.arguments.first());
        named = contact == nullptr ? call.grant.locationId : contact->locationId;
        break;
    }
    }
    if (named.isEmpty() && route.place == Route::Place::Query) {
        return invalid({u"locationId should not be empty"_s});
    }
    if (named.isEmpty() && route.place == Route::Place::AltQuery) {
        return invalid({u"altId should not be empty"_s});
    }
    if (named.isEmpty()) {
        return std::nullopt; // the rules of the body say what is missing
    }
    const bool companyToken = call.grant.locationId.isEmpty() && route.needs == Route::Needs::LocationOrCompanyToken;
    call.location = state.location(named);
    if (call.location == nullptr || (!companyToken && named != call.grant.locationId)) {
        return refusal(403, locationRefused);
    }
    return std::nullopt;
}

Answer Gate::answer(const net::Request &request, Limits::Standing &standing)
{
    const QString path = request.url.path();
    const auto [route, arguments]
        = foundRoute(request, path, state.switches.isAt(Switch::TrailingSlash, "documented"_L1));
    if (route == nullptr) {
        return cannot(request, path);
    }
    Call call{.request = request,
        .path = path,
        .query = pairsOf(request.url.query(QUrl::FullyEncoded).toUtf8()),
        .arguments = arguments};
    const auto body = route->bodyForm == Route::Body::None ? QJsonObject() : readBody(*route, request);
    call.body = body.value_or(QJsonObject());
    if (route->needs != Route::Needs::Nothing) {
        if (auto refused = checkToken(*route, call, standing)) {
            return *refused;
        }
        if (route->goneInV3 && call.version == u"v3") {
            return cannot(request, path);
        }
        const bool reads = route->method == "GET"_L1 || route->carryOut == &searchContacts;
        ++(reads ? state.counters.reads : state.counters.writes);
        if (auto refused = body ? checkLocation(*route, call) : std::nullopt) {
            return *refused;
        }
    }
    if (!body) {
        return refusal(400, u"Unexpected token in JSON"_s);
    }
    if (route->bodyForm != Route::Body::None) {
        if (const QStringList messages = objections(call.body, route->rules); !messages.isEmpty()) {
            return invalid(messages);
        }
    }
    return route->carryOut(state, call);
}

QByteArray Gate::date()
{
    const qint64 second = std::chrono::floor<std::chrono::seconds>(state.clock.now()).time_since_epoch().count();
    if (second != m_dateSecond) {
        m_dateSecond = second;
        m_date = QLocale::c()
                     .toString(QDateTime::fromSecsSinceEpoch(second, Qt::UTC), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                     .toLatin1();
    }
    return m_date;
}

net::Reply Gate::reply(const net::Request &request)
{
    ++state.counters.requests;
    state.agenda.catchUp(state, state.clock.now());
    const bool isPage = isConsentPath(request.url.path());
    Limits::Standing standing = state.limits.untouched(state.clock.now());
    Answer given = isPage ? consent(state, request) : answer(request, standing);
    if (given.status == 429) {
        ++state.counters.throttled;
    } else if (given.status >= 400) {
        ++state.counters.refused;
    }
    net::Reply sent{.status = given.status};
    sent.headers = {{"Date", date()}, {"Content-Type", given.contentType}};
    if (!given.redirect.isEmpty()) {
        sent.headers.append({"Location", given.redirect});
    }
    if (!isPage && !(given.status == 429 && state.switches.isAt(Switch::RateLimitHeaders, "off"_L1))) {
        sent.headers.append(state.limits.headers(standing));
    }
    if (given.json) {
        given.json->insert("traceId"_L1, state.generator.uuid());
        sent.body = QJsonDocument(*given.json).toJson(QJsonDocument::Compact);
    } else {
        sent.body = given.text;
    }
    return sent;
}

} // namespace kontor::sandbox::highlevel
