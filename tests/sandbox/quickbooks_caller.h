// A stand-in of QuickBooks with an app that is connected to it, for the tests.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/quickbooks_stand_in.h"

#include <QJsonDocument>
#include <QUrlQuery>

#include <vector>

namespace kontor::sandbox {

using namespace Qt::StringLiterals;

struct QuickBooksCaller
{
    static QuickBooksStandIn::Company company(QJsonArray customers = {})
    {
        return {.realm = u"4620816365000000001"_s, .name = u"Fern & Sons"_s, .customers = std::move(customers)};
    }

    static QJsonObject named(const QString &name, const QString &email = {})
    {
        QJsonObject customer{{u"DisplayName"_s, name}};
        if (!email.isEmpty()) {
            customer.insert(u"PrimaryEmailAddr"_s, QJsonObject{{u"Address"_s, email}});
        }
        return customer;
    }

    explicit QuickBooksCaller(std::vector<QuickBooksStandIn::Company> companies)
        : realm(companies.front().realm)
        , standIn(clock, 7, QUrl(u"http://localhost:8918"_s),
              {u"app-id"_s, u"app-secret"_s, {u"http://localhost:*/callback"_s, u"https://app.example.com/back"_s}},
              std::move(companies))
    { }
    explicit QuickBooksCaller(QJsonArray customers = {})
        : QuickBooksCaller(std::vector{company(std::move(customers))})
    {
        connect();
    }

    static QByteArray form(const QList<std::pair<QByteArray, QString>> &fields)
    {
        QByteArray text;
        for (const auto &[name, value] : fields) {
            text += (text.isEmpty() ? "" : "&") + name + '=' + QUrl::toPercentEncoding(value);
        }
        return text;
    }

    QList<std::pair<QByteArray, QString>> consentFields() const
    {
        return {{"client_id", u"app-id"_s}, {"response_type", u"code"_s},
            {"scope", u"com.intuit.quickbooks.accounting"_s}, {"redirect_uri", u"http://localhost:8917/callback"_s},
            {"state", u"s&t<1>"_s}};
    }

    net::Reply allow(const QString &chosenRealm)
    {
        auto fields = consentFields();
        fields += {{"realm", chosenRealm}, {"decision", u"allow"_s}};
        net::Request request;
        request.method = "POST";
        request.url = QUrl(u"http://localhost:8918/connect/oauth2"_s);
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        request.body = form(fields);
        return standIn.handle(request);
    }

    static QUrlQuery redirected(const net::Reply &reply)
    {
        return QUrlQuery(QUrl::fromEncoded(net::headerValue(reply.headers, "Location")));
    }

    QString code(const QString &chosenRealm)
    {
        return redirected(allow(chosenRealm)).queryItemValue(u"code"_s, QUrl::FullyDecoded);
    }

    net::Reply tokenCall(const QList<std::pair<QByteArray, QString>> &fields)
    {
        net::Request request;
        request.method = "POST";
        request.url = QUrl(u"http://localhost:8918/oauth2/v1/tokens/bearer"_s);
        request.headers = {{"Authorization", "Basic " + QByteArray("app-id:app-secret").toBase64()},
            {"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
        request.headers += moreTokenHeaders;
        request.body = form(fields);
        return standIn.handle(request);
    }

    net::Reply redeem(const QString &authorizationCode)
    {
        return tokenCall({{"grant_type", u"authorization_code"_s}, {"code", authorizationCode},
            {"redirect_uri", u"http://localhost:8917/callback"_s}});
    }

    net::Reply refresh(const QString &token)
    {
        return tokenCall({{"grant_type", u"refresh_token"_s}, {"refresh_token", token}});
    }

    void connect()
    {
        const QJsonObject tokens = json(redeem(code(realm)));
        access = tokens.value(u"access_token").toString();
        refreshToken = tokens.value(u"refresh_token").toString();
    }

    net::Request request(
        const QByteArray &method, const QString &path, const QByteArray &query, const QByteArray &body) const
    {
        net::Request request;
        request.method = method;
        request.url = QUrl(u"http://localhost:8918/v3/company/%1/%2"_s.arg(realm, path));
        request.url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
        request.headers = {{"Authorization", "Bearer " + access.toLatin1()}, {"Accept", "application/json"}};
        if (!body.isEmpty()) {
            request.headers.append(net::Header{"Content-Type", "application/json"});
        }
        request.body = body;
        return request;
    }

    net::Reply get(const QString &path, const QByteArray &query = {})
    {
        return standIn.handle(request("GET", path, query, {}));
    }

    net::Reply post(const QString &path, const QJsonObject &body, const QByteArray &query = {})
    {
        return standIn.handle(request("POST", path, query, QJsonDocument(body).toJson()));
    }

    net::Reply query(const QString &statement)
    {
        return get(u"query"_s, "query=" + QUrl::toPercentEncoding(statement));
    }

    QJsonArray rows(const QString &statement, const QString &entity = u"Customer"_s)
    {
        return json(query(statement)).value(u"QueryResponse")[entity].toArray();
    }

    QStringList names(const QString &statement)
    {
        QStringList names;
        for (const auto row : rows(statement)) {
            names.append(row[u"DisplayName"].toString());
        }
        return names;
    }

    net::Reply changes(const QString &since, const QByteArray &entities = "Customer")
    {
        return get(u"cdc"_s, "entities=" + entities + "&changedSince=" + QUrl::toPercentEncoding(since));
    }

    /// "6240" of either shape of fault; empty without one.
    static QString faultCode(const net::Reply &reply)
    {
        const QJsonObject body = json(reply);
        const QString code = body.value(u"Fault")[u"Error"][0][u"code"].toString();
        return code.isEmpty() ? body.value(u"fault")[u"error"][0][u"code"].toString() : code;
    }

    static QString faultDetail(const net::Reply &reply)
    {
        return json(reply).value(u"Fault")[u"Error"][0][u"Detail"].toString();
    }

    static QJsonObject json(const net::Reply &reply) { return QJsonDocument::fromJson(reply.body).object(); }

    VirtualClock clock{*instantFromIso(u"2026-03-03T08:12:44.417Z")};
    QString realm;
    QuickBooksStandIn standIn;
    QString access;
    QString refreshToken;
    QList<net::Header> moreTokenHeaders;
};

} // namespace kontor::sandbox
