// Intuit's discovery document: where QuickBooks signs people in.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/discovery.h"

#include "net/service_address.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::auth {

namespace {

Error undiscovered(Error::Kind kind, const QString &key, const QString &detail, int status)
{
    return {.kind = kind,
        .key = key,
        .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}},
        .detail = detail,
        .httpStatus = status};
}

QUrl below(const QUrl &base, const QString &path)
{
    QUrl url = base;
    QString folder = base.path();
    while (folder.endsWith(u'/')) {
        folder.chop(1);
    }
    url.setPath(folder + path);
    return url;
}

} // namespace

Endpoints intuitEndpoints()
{
    return {.authorize = QUrl(u"https://appcenter.intuit.com/connect/oauth2"_s),
        .token = QUrl(u"https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"_s),
        .revoke = QUrl(u"https://developer.api.intuit.com/v2/oauth2/tokens/revoke"_s)};
}

Endpoints highLevelEndpoints(const QUrl &authorize, const QUrl &api)
{
    const QUrl base = api.isEmpty() ? QUrl(u"https://services.leadconnectorhq.com"_s) : api;
    return {.authorize
        = authorize.isEmpty() ? QUrl(u"https://marketplace.gohighlevel.com/v2/oauth/chooselocation"_s) : authorize,
        .token = below(base, u"/oauth/token"_s),
        .reconnect = below(base, u"/oauth/reconnect"_s)};
}

Result<Endpoints> discover(const QUrl &document, net::Transport &transport, std::stop_token stop)
{
    if (document.isEmpty()) {
        return intuitEndpoints();
    }
    if (!net::isAcceptable(document)) {
        return fail(undiscovered(Error::Kind::BadInput, u"net.address"_s, u"neither https nor this computer"_s, 0));
    }
    net::Request request{.service = Service::QuickBooks, .url = document, .deadline = 60s, .counted = false};
    request.headers = {{"Accept", "application/json"}};
    const Result<net::Reply> reply = transport.send(request, std::move(stop));
    if (!reply) {
        return fail(reply.error());
    }
    if (reply->status != 200) {
        const bool trouble = reply->status >= 500;
        return fail(undiscovered(trouble ? Error::Kind::Trouble
                : reply->status == 429   ? Error::Kind::Throttled
                                         : Error::Kind::Refused,
            trouble                    ? u"qb.10000"_s
                : reply->status == 429 ? u"qb.3001"_s
                                       : u"qb.other"_s,
            u"discovery document"_s, reply->status));
    }
    const QJsonObject object = QJsonDocument::fromJson(reply->body).object();
    Endpoints endpoints;
    for (const auto &[name, to] :
        {std::pair("authorization_endpoint"_L1, &endpoints.authorize), std::pair("token_endpoint"_L1, &endpoints.token),
            std::pair("revocation_endpoint"_L1, &endpoints.revoke)}) {
        *to = QUrl(object.value(name).toString(), QUrl::StrictMode);
        if (!net::isAcceptable(*to)) {
            return fail(undiscovered(Error::Kind::Unreadable, u"kontor.unreadable_reply"_s,
                u"discovery document: "_s + name + u" is missing, or neither https nor this computer"_s,
                reply->status));
        }
    }
    return endpoints;
}

} // namespace kontor::auth
