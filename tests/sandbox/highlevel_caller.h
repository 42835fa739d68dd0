// Calls the stand-in of HighLevel the way a client would, on a clock that the test moves.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/highlevel_stand_in.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace kontor::sandbox {

struct HighLevelAnswer
{
    int status = 0;
    QJsonObject json;
    QByteArray body;
    QList<net::Header> headers;

    QByteArray header(const char *name) const { return net::headerValue(headers, name); }
    QString message() const { return json.value(QStringLiteral("message")).toString(); }
    QStringList messages() const
    {
        QStringList all;
        for (const QJsonValue &value : json.value(QStringLiteral("message")).toArray()) {
            all.append(value.toString());
        }
        return all;
    }
    QJsonObject object(const char *name) const { return json.value(QLatin1StringView(name)).toObject(); }
};

class HighLevelCaller
{
public:
    static inline const QString first = QStringLiteral("Lq3XyZ0aBcDeFgHiJkLm");
    static inline const QString second = QStringLiteral("Lz9XyZ0aBcDeFgHiJkLm");
    static inline const QString privateToken = QStringLiteral("pit-0f0e0d0c-1111-4222-8333-444455556666");
    static inline const QString clientId = QStringLiteral("66f0a1000000000000000099-m1x2y3z4");
    static inline const QString clientSecret = QStringLiteral("secret-of-the-app-0001");
    static inline const QString redirectUri = QStringLiteral("http://localhost:8917/callback");
    static inline const QString scopes
        = QStringLiteral("contacts.readonly contacts.write locations.readonly locations/customValues.readonly");

    explicit HighLevelCaller(QJsonArray contacts = {}, quint64 seed = 7)
        : clock(Instant(std::chrono::milliseconds(1'772'525'564'417))) // 2026-03-03T08:12:44.417Z
        , standIn(clock, seed, {clientId, clientSecret, {redirectUri, QStringLiteral("http://localhost:*/other")}},
              {{.id = first,
                   .name = QStringLiteral("Acme"),
                   .privateToken = privateToken,
                   .contacts = std::move(contacts)},
                  {.id = second, .name = QStringLiteral("Bolt <b>&</b> Co"), .country = QStringLiteral("DE")}})
        , token(privateToken)
    { }

    HighLevelAnswer call(const QByteArray &method, const QString &path, const QByteArray &body = {},
        const QByteArray &contentType = "application/json")
    {
        net::Request request{.service = Service::HighLevel,
            .method = method,
            .url = QUrl(QStringLiteral("http://localhost") + path),
            .body = body};
        if (!token.isEmpty()) {
            request.headers.append({"Authorization", "Bearer " + token.toUtf8()});
        }
        if (!version.isEmpty()) {
            request.headers.append({"Version", version});
        }
        if (!body.isEmpty()) {
            request.headers.append({"Content-Type", contentType});
        }
        const net::Reply reply = standIn.handle(request);
        return {reply.status, QJsonDocument::fromJson(reply.body).object(), reply.body, reply.headers};
    }
    HighLevelAnswer get(const QString &path) { return call("GET", path); }
    HighLevelAnswer post(const QString &path, const QJsonObject &body)
    {
        return call("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    HighLevelAnswer put(const QString &path, const QJsonObject &body)
    {
        return call("PUT", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    HighLevelAnswer form(const QString &path, const QList<std::pair<QString, QString>> &fields)
    {
        return call("POST", path, formBody(fields), "application/x-www-form-urlencoded");
    }
    static QByteArray formBody(const QList<std::pair<QString, QString>> &fields)
    {
        QByteArray body;
        for (const auto &[name, value] : fields) {
            body += (body.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        }
        return body;
    }

    /// The fields of a contact plus the first location, created.
    HighLevelAnswer create(QJsonObject fields)
    {
        fields.insert(QStringLiteral("locationId"), first);
        return post(QStringLiteral("/contacts/"), fields);
    }
    HighLevelAnswer upsert(QJsonObject fields)
    {
        fields.insert(QStringLiteral("locationId"), first);
        return post(QStringLiteral("/contacts/upsert"), fields);
    }
    HighLevelAnswer search(QJsonObject fields)
    {
        fields.insert(QStringLiteral("locationId"), first);
        if (!fields.contains(QStringLiteral("pageLimit"))) {
            fields.insert(QStringLiteral("pageLimit"), 100);
        }
        return post(QStringLiteral("/contacts/search"), fields);
    }

    QList<std::pair<QString, QString>> question(const QString &state = QStringLiteral("st&te")) const
    {
        return {{QStringLiteral("response_type"), QStringLiteral("code")}, {QStringLiteral("client_id"), clientId},
            {QStringLiteral("redirect_uri"), redirectUri}, {QStringLiteral("scope"), scopes},
            {QStringLiteral("state"), state}};
    }
    /// What a person does on the page; the redirect's query.
    QUrlQuery choose(const QString &locationId)
    {
        auto fields = question();
        fields.append({QStringLiteral("locationId"), locationId});
        const HighLevelAnswer answer = form(QStringLiteral("/v2/oauth/chooselocation"), fields);
        return QUrlQuery(QUrl(QString::fromUtf8(answer.header("Location"))));
    }
    HighLevelAnswer exchange(const QString &code, const QString &userType = QStringLiteral("Location"))
    {
        return form(QStringLiteral("/oauth/token"),
            {{QStringLiteral("client_id"), clientId}, {QStringLiteral("client_secret"), clientSecret},
                {QStringLiteral("grant_type"), QStringLiteral("authorization_code")}, {QStringLiteral("code"), code},
                {QStringLiteral("user_type"), userType}, {QStringLiteral("redirect_uri"), redirectUri}});
    }
    HighLevelAnswer refresh(const QString &refreshToken)
    {
        return form(QStringLiteral("/oauth/token"),
            {{QStringLiteral("client_id"), clientId}, {QStringLiteral("client_secret"), clientSecret},
                {QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
                {QStringLiteral("refresh_token"), refreshToken},
                {QStringLiteral("user_type"), QStringLiteral("Location")}});
    }
    HighLevelAnswer connect(const QString &locationId = first)
    {
        return exchange(choose(locationId).queryItemValue(QStringLiteral("code")));
    }

    VirtualClock clock;
    HighLevelStandIn standIn;
    QString token;
    QByteArray version = "2021-07-28";
};

} // namespace kontor::sandbox
