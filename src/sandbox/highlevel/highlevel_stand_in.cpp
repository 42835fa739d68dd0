// The stand-in of HighLevel's OAuth and API: the way of a request through the checks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/highlevel_stand_in.h"

#include "sandbox/highlevel/actions.h"
#include "sandbox/highlevel/consent_page.h"
#include "sandbox/highlevel/contact_calls.h"
#include "sandbox/highlevel/contact_fields.h"
#include "sandbox/highlevel/location_calls.h"
#include "sandbox/highlevel/oauth_calls.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

using namespace highlevel;

class HighLevelStandIn::Part
{
public:
    Part(Clock &clock, quint64 seed, Keys keys)
        : state(clock, seed, std::move(keys))
    { }

    /// The order of highlevel-api 10: token, Version, scope, location, body, handler; the limit counts whoever has a
    /// token.
    Answer answer(const net::Request &request, Limits::Standing &standing);
    QByteArray date();

    State state;

private:
    std::optional<Answer> checkToken(const Route &route, Call &call, Limits::Standing &standing);
    std::optional<Answer> checkLocation(const Route &route, Call &call) const;

    qint64 m_dateSecond = -1;
    QByteArray m_date;
};

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
    for (const std::span<const Route> routes : {contactRoutes(), oauthRoutes(), locationRoutes()}) {
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

std::optional<Answer> HighLevelStandIn::Part::checkToken(const Route &route, Call &call, Limits::Standing &standing)
{
    const Instant now = state.clock.now();
    const auto granted = state.access.granted(bearerToken(call.request), now);
    if (!granted) {
        return refusal(401, granted.error());
    }
    call.grant = *granted;
    standing = state.limits.take(call.grant->owner + u'|' + call.grant->locationId, now);
    if (standing.refused) {
        return state.switches.isAt(Switch::RateLimitBody, "json"_L1)
            ? refusal(429, u"Too Many Requests"_s)
            : Answer{.status = 429, .text = "Too Many Requests", .contentType = "text/plain; charset=utf-8"};
    }
    if (auto refused = versionRefusal(call.request, call.version)) {
        return refused;
    }
    const bool atLocation = !call.grant->locationId.isEmpty();
    const bool passes = route.needs == Route::Needs::LocationOrCompanyToken
        || (route.needs == Route::Needs::LocationToken && atLocation)
        || (route.needs == Route::Needs::CompanyToken && call.grant->kind == Grant::Kind::CompanyApp);
    if (!passes || (!route.scope.isEmpty() && !call.grant->scopes.contains(route.scope))) {
        return refusal(401, scopeRefused);
    }
    return std::nullopt;
}

std::optional<Answer> HighLevelStandIn::Part::checkLocation(const Route &route, Call &call) const
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
    case Route::Place::Path:
        named = call.arguments.first();
        break;
    case Route::Place::Contact: {
        const Contact *contact = contactAnywhere(state, call.arguments.first());
        named = contact == nullptr ? call.grant->locationId : contact->locationId;
        break;
    }
    }
    if (named.isEmpty() && route.place == Route::Place::Query) {
        return invalid({u"locationId should not be empty"_s});
    }
    if (named.isEmpty()) {
        return std::nullopt; // the rules of the body say what is missing
    }
    const bool companyToken = call.grant->locationId.isEmpty() && route.needs == Route::Needs::LocationOrCompanyToken;
    call.location = state.location(named);
    if (call.location == nullptr || (!companyToken && named != call.grant->locationId)) {
        return refusal(403, locationRefused);
    }
    return std::nullopt;
}

Answer HighLevelStandIn::Part::answer(const net::Request &request, Limits::Standing &standing)
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

QByteArray HighLevelStandIn::Part::date()
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

HighLevelStandIn::HighLevelStandIn(Clock &clock, quint64 seed, Keys keys, std::vector<Location> locations)
    : m_part(std::make_unique<Part>(clock, seed, std::move(keys)))
{
    State &state = m_part->state;
    for (Location &location : locations) {
        auto record = std::make_unique<LocationRecord>();
        const QJsonArray contacts = std::exchange(location.contacts, {});
        record->about = std::move(location);
        if (!record->about.privateToken.isEmpty()) {
            state.access.addPrivateToken(
                std::exchange(record->about.privateToken, {}), record->about.id, locationScopes());
        }
        for (const QJsonValue &contact : contacts) {
            seedContact(state, *record, contact.toObject());
        }
        state.locations.push_back(std::move(record));
    }
}

HighLevelStandIn::~HighLevelStandIn() = default;

net::Reply HighLevelStandIn::handle(const net::Request &request)
{
    State &state = m_part->state;
    ++state.counters.requests;
    const bool isPage = isConsentPath(request.url.path());
    Limits::Standing standing = state.limits.untouched(state.clock.now());
    Answer answer = isPage ? consent(state, request) : m_part->answer(request, standing);
    if (answer.status == 429) {
        ++state.counters.throttled;
    } else if (answer.status >= 400) {
        ++state.counters.refused;
    }
    net::Reply reply{.status = answer.status};
    reply.headers = {{"Date", m_part->date()}, {"Content-Type", answer.contentType}};
    if (!answer.redirect.isEmpty()) {
        reply.headers.append({"Location", answer.redirect});
    }
    if (!isPage && !(answer.status == 429 && state.switches.isAt(Switch::RateLimitHeaders, "off"_L1))) {
        reply.headers.append(state.limits.headers(standing));
    }
    if (answer.json) {
        answer.json->insert("traceId"_L1, state.generator.uuid());
        reply.body = QJsonDocument(*answer.json).toJson(QJsonDocument::Compact);
    } else {
        reply.body = answer.text;
    }
    return reply;
}

Result<QJsonObject> HighLevelStandIn::act(const QString &action, const QJsonObject &parameters)
{
    return carryOutAction(m_part->state, action, parameters);
}

QJsonArray HighLevelStandIn::actions() const { return actionTable(); }
QJsonObject HighLevelStandIn::switches() const { return m_part->state.switches.positions(); }
QJsonArray HighLevelStandIn::switchTable() const { return m_part->state.switches.table(); }

Result<> HighLevelStandIn::setSwitch(const QString &name, const QString &position)
{
    return m_part->state.switches.set(name, position);
}

QJsonObject HighLevelStandIn::dump() const
{
    const State &state = m_part->state;
    QJsonArray locations;
    QJsonArray contacts;
    for (const std::unique_ptr<LocationRecord> &location : state.locations) {
        QJsonObject about = locationObject(*location, state);
        about.insert("dedupe"_L1, location->dedupeOrder.join(u','));
        about.insert("suspended"_L1, location->suspended);
        about.insert("installed"_L1, state.access.installation(location->about.id) != nullptr);
        about.insert("customValues"_L1, location->customValues);
        about.insert("customFields"_L1, location->customFields);
        locations.append(about);
        for (const auto &[number, contact] : location->contacts.all()) {
            contacts.append(contactObject(contact, state));
        }
    }
    return {{u"location"_s, locations.isEmpty() ? QJsonObject() : locations.first().toObject()},
        {u"locations"_s, locations}, {u"contacts"_s, contacts}};
}

QJsonObject HighLevelStandIn::counters() const
{
    const Counters &counted = m_part->state.counters;
    return {{u"requests"_s, counted.requests}, {u"reads"_s, counted.reads}, {u"writes"_s, counted.writes},
        {u"throttled"_s, counted.throttled}, {u"refused"_s, counted.refused},
        {u"contactsCreated"_s, counted.contactsCreated}, {u"duplicatesRefused"_s, counted.duplicatesRefused},
        {u"tokensIssued"_s, counted.tokensIssued}};
}

} // namespace kontor::sandbox
