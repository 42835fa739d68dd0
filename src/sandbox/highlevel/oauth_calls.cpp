// The calls under /oauth: tokens, reconnecting, what an agency may ask (highlevel-api 1).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/oauth_calls.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

const QString grantCode = u"authorization_code"_s;
const QString grantRefresh = u"refresh_token"_s;

/// {"error", "error_description"} or HighLevel's own shape, by the switch: neither is documented for a refused token.
Answer oauthRefusal(const State &state, int status, const QString &code, const QString &text)
{
    if (state.switches.isAt(Switch::OauthErrorShape, "status_code"_L1)) {
        return refusal(status, text);
    }
    return {.status = status, .json = QJsonObject{{u"error"_s, code}, {u"error_description"_s, text}}};
}

bool areKeys(const State &state, const QString &clientId, const QString &clientSecret)
{
    return clientId == state.keys.clientId && clientSecret == state.keys.clientSecret && !clientId.isEmpty();
}

Answer tokenAnswer(State &state, const Access::Issued &issued)
{
    state.counters.tokensIssued += 1;
    const bool company = issued.grant.kind == Grant::Kind::CompanyApp;
    QJsonObject body{{u"access_token"_s, issued.accessToken}, {u"token_type"_s, u"Bearer"_s},
        {u"expires_in"_s, static_cast<qint64>(Access::accessLife.count())}, {u"refresh_token"_s, issued.refreshToken},
        {u"scope"_s, issued.grant.scopes.join(u' ')}, {u"userType"_s, company ? u"Company"_s : u"Location"_s},
        {u"companyId"_s, state.companyId}, {u"userId"_s, issued.grant.userId}, {u"planId"_s, state.planId},
        {u"isBulkInstallation"_s, company}};
    if (company) {
        QJsonArray approved;
        for (const auto &[locationId, installation] : state.access.installations()) {
            approved.append(locationId);
        }
        body.insert("approvedLocations"_L1, approved);
        body.insert("approveAllLocations"_L1, false);
        body.insert("installToFutureLocations"_L1, false);
    } else {
        body.insert("locationId"_L1, issued.grant.locationId);
    }
    return answered(body);
}

bool isSuspended(const State &state, const QString &locationId)
{
    const LocationRecord *location = state.location(locationId);
    return location != nullptr && location->suspended;
}

Answer notActive() { return refusal(400, u"Location is not active"_s); }

Answer exchangeCode(State &state, const Call &call)
{
    auto code = state.access.takeCode(call.body.value("code"_L1).toString(), state.clock.now());
    const QString redirectUri = call.body.value("redirect_uri"_L1).toString();
    if (!code || (!redirectUri.isEmpty() && !code->redirectUri.isEmpty() && redirectUri != code->redirectUri)) {
        return oauthRefusal(state, 400, u"invalid_grant"_s, u"Invalid authorization code"_s);
    }
    if (isSuspended(state, code->grant.locationId)) {
        return notActive();
    }
    if (call.body.value("user_type"_L1).toString() == u"Company") {
        code->grant.kind = Grant::Kind::CompanyApp;
        code->grant.locationId.clear();
    }
    return tokenAnswer(state, state.access.issue(code->grant, state.clock.now(), Access::Refreshable::Yes));
}

Answer refreshToken(State &state, const Call &call)
{
    const QString token = call.body.value("refresh_token"_L1).toString();
    if (isSuspended(state, state.access.locationOfRefreshToken(token))) {
        return notActive();
    }
    const auto grant
        = state.access.useRefreshToken(token, state.clock.now(), state.switches.isAt(Switch::RefreshGrace, "on"_L1));
    if (!grant) {
        return oauthRefusal(state, 400, u"invalid_grant"_s, u"Invalid refresh token"_s);
    }
    return tokenAnswer(state, state.access.issue(*grant, state.clock.now(), Access::Refreshable::Yes));
}

Answer token(State &state, const Call &call)
{
    const QString grantType = call.body.value("grant_type"_L1).toString();
    const QString userType = call.body.value("user_type"_L1).toString();
    QStringList messages;
    if (grantType != grantCode && grantType != grantRefresh && grantType != u"client_credentials") {
        messages.append(
            u"grant_type must be one of the following values: authorization_code, refresh_token, client_credentials"_s);
    }
    if (!userType.isEmpty() && userType != u"Company" && userType != u"Location") {
        messages.append(u"user_type must be one of the following values: Company, Location"_s);
    }
    if (grantType == grantCode && call.body.value("code"_L1).toString().isEmpty()) {
        messages.append(u"code should not be empty"_s);
    }
    if (grantType == grantRefresh && call.body.value("refresh_token"_L1).toString().isEmpty()) {
        messages.append(u"refresh_token should not be empty"_s);
    }
    if (!messages.isEmpty()) {
        return invalid(messages);
    }
    if (!areKeys(state, call.body.value("client_id"_L1).toString(), call.body.value("client_secret"_L1).toString())) {
        return oauthRefusal(state, 401, u"invalid_client"_s, u"Invalid client credentials"_s);
    }
    if (grantType == grantCode) {
        return exchangeCode(state, call);
    }
    if (grantType == grantRefresh) {
        return refreshToken(state, call);
    }
    // Named in the schema, but for whom it works is not documented.
    return oauthRefusal(state, 400, u"unauthorized_client"_s, u"This app may not use client_credentials"_s);
}

Answer reconnect(State &state, const Call &call)
{
    if (!areKeys(state, call.body.value("clientKey"_L1).toString(), call.body.value("clientSecret"_L1).toString())) {
        return refusal(401, u"Invalid client credentials"_s);
    }
    const QString locationId = call.body.value("locationId"_L1).toString();
    const QString companyId = call.body.value("companyId"_L1).toString();
    if (locationId.isEmpty() && companyId.isEmpty()) {
        return invalid({u"locationId should not be empty"_s});
    }
    Grant grant{.owner = state.keys.clientId};
    if (!locationId.isEmpty()) {
        const Access::Installation *installation = state.access.installation(locationId);
        if (installation == nullptr) {
            return refusal(400, u"The app is not installed on this location"_s);
        }
        if (isSuspended(state, locationId)) {
            return notActive();
        }
        grant.locationId = locationId;
        grant.scopes = installation->scopes;
        grant.userId = installation->userId;
    } else {
        if (companyId != state.companyId || state.access.installations().empty()) {
            return refusal(400, u"The app is not installed on this company"_s);
        }
        const Access::Installation &installation = state.access.installations().begin()->second;
        grant.kind = Grant::Kind::CompanyApp;
        grant.scopes = installation.scopes;
        grant.userId = installation.userId;
    }
    const Instant until = state.clock.now() + Access::codeLife;
    const QString code = state.access.makeCode({.grant = grant, .until = until});
    return answered({{u"authorizationCode"_s, code}, {u"expiresAt"_s, toIso(until)}});
}

Answer locationToken(State &state, const Call &call)
{
    const QString locationId = call.body.value("locationId"_L1).toString();
    if (call.body.value("companyId"_L1).toString() != state.companyId || state.location(locationId) == nullptr) {
        return refusal(400, u"Location not found"_s);
    }
    const Access::Installation *installation = state.access.installation(locationId);
    if (installation == nullptr) {
        return refusal(400, u"The app is not installed on this location"_s);
    }
    if (isSuspended(state, locationId)) {
        return notActive();
    }
    const Grant grant{.owner = state.keys.clientId,
        .locationId = locationId,
        .scopes = installation->scopes,
        .userId = installation->userId};
    const Access::Issued issued = state.access.issue(grant, state.clock.now(), Access::Refreshable::No);
    state.counters.tokensIssued += 1;
    return answered({{u"access_token"_s, issued.accessToken}, {u"token_type"_s, u"Bearer"_s},
        {u"expires_in"_s, static_cast<qint64>(Access::accessLife.count())}, {u"scope"_s, grant.scopes.join(u' ')},
        {u"locationId"_s, locationId}, {u"planId"_s, state.planId}, {u"userId"_s, grant.userId},
        {u"appId"_s, state.keys.clientId.section(u'-', 0, 0)}, {u"versionId"_s, state.versionId}});
}

Answer installedLocations(State &state, const Call &call)
{
    QStringList messages;
    for (const QString &name : {u"companyId"_s, u"appId"_s}) {
        if (call.query.value(name).isEmpty()) {
            messages.append(u"%1 should not be empty"_s.arg(name));
        }
    }
    bool skipIsNumber = false;
    bool limitIsNumber = false;
    const int skip = call.query.value(u"skip"_s, u"0"_s).toInt(&skipIsNumber);
    const int limit = call.query.value(u"limit"_s, u"20"_s).toInt(&limitIsNumber);
    if (!skipIsNumber || !limitIsNumber || skip < 0 || limit < 0) {
        messages.append(u"skip and limit must be number strings"_s);
    }
    if (!messages.isEmpty()) {
        return invalid(messages);
    }
    if (call.query.value(u"companyId"_s) != state.companyId) {
        return refusal(403, u"The token does not have access to this company."_s);
    }
    const QString wanted = call.query.value(u"isInstalled"_s);
    QJsonArray locations;
    int count = 0;
    for (const std::unique_ptr<LocationRecord> &location : state.locations) {
        const Access::Installation *installation = state.access.installation(location->about.id);
        const bool installed = installation != nullptr;
        const QString only = call.query.value(u"locationId"_s);
        if ((!wanted.isEmpty() && (wanted == u"true") != installed) || (!only.isEmpty() && only != location->about.id)
            || !location->about.name.contains(call.query.value(u"query"_s), Qt::CaseInsensitive)) {
            continue;
        }
        ++count;
        if (count > skip && locations.size() < limit) {
            QJsonObject row{{u"_id"_s, location->about.id}, {u"name"_s, location->about.name},
                {u"address"_s, QString()}, {u"isInstalled"_s, installed}};
            if (installed) {
                row.insert("versionId"_L1, state.versionId);
                row.insert("installedAt"_L1, toIso(installation->since));
            }
            locations.append(row);
        }
    }
    return answered({{u"locations"_s, locations}, {u"count"_s, count}, {u"installToFutureLocations"_s, false}});
}

using Type = FieldRule::Type;

constexpr std::array tokenRules{
    FieldRule{"client_id"_L1, Type::Text, true},
    FieldRule{"client_secret"_L1, Type::Text, true},
    FieldRule{"grant_type"_L1, Type::Text, true},
    FieldRule{"code"_L1, Type::Text},
    FieldRule{"refresh_token"_L1, Type::Text},
    FieldRule{"user_type"_L1, Type::Text},
    FieldRule{"redirect_uri"_L1, Type::Text},
};
constexpr std::array reconnectRules{
    FieldRule{"clientKey"_L1, Type::Text, true},
    FieldRule{"clientSecret"_L1, Type::Text, true},
    FieldRule{"locationId"_L1, Type::Text},
    FieldRule{"companyId"_L1, Type::Text},
};
constexpr std::array locationTokenRules{
    FieldRule{"companyId"_L1, Type::Text, true},
    FieldRule{"locationId"_L1, Type::Text, true},
};

using Needs = Route::Needs;

constexpr std::array oauthRouteTable{
    Route{.method = "POST"_L1,
        .pattern = "/oauth/token"_L1,
        .needs = Needs::Nothing,
        .bodyForm = Route::Body::Form,
        .rules = tokenRules,
        .carryOut = token},
    Route{.method = "POST"_L1,
        .pattern = "/oauth/reconnect"_L1,
        .needs = Needs::Nothing,
        .bodyForm = Route::Body::Json,
        .rules = reconnectRules,
        .carryOut = reconnect},
    Route{.method = "POST"_L1,
        .pattern = "/oauth/locationToken"_L1,
        .scope = "oauth.write"_L1,
        .needs = Needs::CompanyToken,
        .bodyForm = Route::Body::Form,
        .rules = locationTokenRules,
        .carryOut = locationToken},
    Route{.method = "GET"_L1,
        .pattern = "/oauth/installedLocations"_L1,
        .scope = "oauth.readonly"_L1,
        .needs = Needs::CompanyToken,
        .carryOut = installedLocations},
};

} // namespace

std::span<const Route> oauthRoutes() { return oauthRouteTable; }

const QStringList &knownScopes()
{
    static const QStringList scopes = QString(
        u"contacts.readonly contacts.write conversations.readonly conversations.write conversations/livechat.write "
        "conversations/message.readonly conversations/message.write invoices.readonly invoices.write "
        "invoices/estimate.readonly "
        "invoices/estimate.write invoices/schedule.readonly invoices/schedule.write invoices/template.readonly "
        "invoices/template.write locations.readonly locations.write locations/customFields.readonly "
        "locations/customFields.write "
        "locations/customValues.readonly locations/customValues.write locations/tags.readonly locations/tags.write "
        "locations/tasks.readonly locations/templates.readonly oauth.readonly oauth.write payments/coupons.readonly "
        "payments/coupons.write payments/custom-provider.readonly payments/custom-provider.write "
        "payments/integration.readonly "
        "payments/integration.write payments/orders.collectPayment payments/orders.readonly payments/orders.write "
        "payments/subscriptions.readonly payments/transactions.readonly products.readonly products.write "
        "products/collection.readonly products/collection.write products/prices.readonly products/prices.write "
        "workflows.readonly users.readonly"_s)
                                          .split(u' ');
    return scopes;
}

QStringList locationScopes()
{
    static const QStringList scopes = [] {
        QStringList inside = knownScopes();
        inside.removeIf(
            [](const QString &scope) { return scope.startsWith(u"oauth.") || scope == u"locations.write"; });
        return inside;
    }();
    return scopes;
}

} // namespace kontor::sandbox::highlevel
