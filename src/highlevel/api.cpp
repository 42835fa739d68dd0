// Requests to HighLevel, and what their replies mean.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel/api.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kontor::highlevel {

namespace {

QString messageIn(const QJsonDocument &document, const QByteArray &body)
{
    // The order in which HighLevel's own SDK looks (highlevel-api 2.4).
    if (!document.isObject()) {
        return QString::fromUtf8(body.first(std::min<qsizetype>(body.size(), 300)));
    }
    const QJsonObject object = document.object();
    const QJsonValue message = object[u"message"];
    if (message.isArray()) {
        QStringList texts;
        const QJsonArray array = message.toArray();
        for (const QJsonValue &text : array) {
            texts.append(text.toString());
        }
        return texts.join(u", "_s);
    }
    if (message.isString()) {
        return message.toString();
    }
    const QJsonValue error = object[u"error"];
    if (error.isObject()) {
        return error[u"message"].toString();
    }
    return error.isString() ? error.toString() : object[u"detail"].toString();
}

Error errorOf(int status, const QString &message, const QJsonObject &body)
{
    using Kind = Error::Kind;
    Error error{.kind = Kind::Refused,
        .key = u"hl.%1"_s.arg(status),
        .detail = message,
        .serviceCode = QString::number(status),
        .httpStatus = status,
        .traceId = body[u"traceId"].toString()};
    error.parameters = {{u"detail"_s, message}, {u"service"_s, serviceName(Service::HighLevel)}};
    const auto says = [&](QStringView text) { return message.contains(text, Qt::CaseInsensitive); };
    if (status == 401 && says(u"version header")) {
        error.kind = Kind::Internal;
        error.key = u"kontor.internal"_s;
    } else if (status == 401 && says(u"not authorized for this scope")) {
        error.kind = Kind::ConnectionEnded; // a refresh does not help (highlevel-api 2.4)
        error.key = u"hl.401.scope"_s;
    } else if (status == 401) {
        error.kind = Kind::Unauthorized;
    } else if (status == 403) {
        error.kind = Kind::ConnectionEnded;
    } else if (status == 429) {
        error.kind = Kind::Throttled;
    } else if (status >= 500 || status == 408) {
        error.kind = Kind::Trouble;
        error.key = u"hl.5xx"_s;
    } else if (says(u"Location is not active")) {
        error.kind = Kind::ConnectionEnded;
        error.key = u"hl.location_inactive"_s;
    } else if (status == 404 || (status == 400 && (says(u"not found") || says(u"unable to find")))) {
        error.key = u"hl.404"_s;
    } else if (status != 422 && status < 500) {
        error.key = u"hl.400"_s;
    }
    const QJsonObject meta = body[u"meta"].toObject();
    if (const QString contact = meta[u"contactId"].toString(); !contact.isEmpty()) {
        error.parameters.insert(u"contactId"_s, contact);
        error.parameters.insert(u"matchingField"_s, meta[u"matchingField"].toString());
    }
    if (says(u"phone") || says(u"calling code")) {
        error.parameters.insert(u"field"_s, u"phone"_s);
    } else if (says(u"email") || says(u"e-mail")) {
        error.parameters.insert(u"field"_s, u"email"_s);
    } else if (says(u"country")) {
        error.parameters.insert(u"field"_s, u"country"_s);
    } else if (says(u"website")) {
        error.parameters.insert(u"field"_s, u"website"_s);
    }
    return error;
}

/// A payment, an order or an invoice bears an id; lists are for whoever turns their pages.
bool holdsWhatWasAskedFor(const QJsonObject &body, const net::Request &request)
{
    const QString path = request.url.path();
    if (path.endsWith(u"/customValues")) {
        return body[u"customValues"].isArray();
    }
    for (const QString &folder : {u"/payments/transactions/"_s, u"/payments/orders/"_s, u"/invoices/"_s}) {
        const qsizetype at = path.indexOf(folder);
        if (at >= 0 && at + folder.size() < path.size()) {
            return body[u"_id"].isString() || body[u"id"].isString();
        }
    }
    return true;
}

} // namespace

net::Request Api::request(QByteArray method, const QString &path, const QJsonObject &body) const
{
    QUrl url = m_base;
    url.setPath(m_base.path() + path);
    net::Request made{.service = Service::HighLevel,
        .method = std::move(method),
        .url = url,
        .headers = {{"Accept", "application/json"}, {"Version", "2021-07-28"}}};
    if (made.method != "GET") {
        made.headers.append(net::Header{"Content-Type", "application/json"});
        made.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    return made;
}

net::Request Api::location() const { return request("GET", u"/locations/"_s + m_location); }

net::Request Api::list(const QString &path, QUrlQuery query) const
{
    query.addQueryItem(u"altId"_s, m_location);
    query.addQueryItem(u"altType"_s, u"location"_s);
    net::Request made = request("GET", path);
    made.url.setQuery(query);
    return made;
}

net::Request Api::customValues() const { return request("GET", u"/locations/"_s + m_location + u"/customValues"_s); }

/// Conversations have a version of their own (highlevel-api 6).
net::Request Api::conversation(net::Request request) const
{
    for (net::Header &header : request.headers) {
        if (header.name == "Version") {
            header.value = "2021-04-15";
        }
    }
    return request;
}

net::Request Api::messages(
    const QString &contact, const QString &channel, std::optional<Instant> since, const QString &cursor) const
{
    QUrlQuery query{{u"locationId"_s, m_location}, {u"contactId"_s, contact}, {u"channel"_s, channel},
        {u"limit"_s, u"500"_s}, {u"sortBy"_s, u"createdAt"_s}, {u"sortOrder"_s, u"desc"_s}};
    if (since) {
        query.addQueryItem(u"startDate"_s, toIso(*since));
    }
    if (!cursor.isEmpty()) {
        query.addQueryItem(u"cursor"_s, QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    }
    net::Request made = request("GET", u"/conversations/messages/export"_s);
    made.url.setQuery(query);
    return conversation(made);
}

net::Request Api::message(const QString &id) const
{
    return conversation(request("GET", u"/conversations/messages/"_s + id));
}

net::Request Api::email(const QString &id) const
{
    return conversation(request("GET", u"/conversations/messages/email/"_s + id));
}

net::Request Api::sendMessage(const QJsonObject &body) const
{
    return conversation(request("POST", u"/conversations/messages"_s, body));
}

net::Request Api::invoices(const QString &status, int offset) const
{
    QUrlQuery query{{u"limit"_s, QString::number(pageLength)}, {u"offset"_s, QString::number(offset)}};
    if (status.isEmpty()) {
        query.addQueryItem(u"sortField"_s, u"issueDate"_s);
        query.addQueryItem(u"sortOrder"_s, u"descend"_s);
    } else {
        query.addQueryItem(u"status"_s, status);
    }
    return list(u"/invoices/"_s, query);
}

net::Request Api::invoice(const QString &id) const { return list(u"/invoices/"_s + id, {}); }

net::Request Api::transactions(const QString &firstDay, const QString &lastDay, int offset) const
{
    return list(u"/payments/transactions"_s,
        {{u"paymentMode"_s, u"live"_s}, {u"startAt"_s, firstDay}, {u"endAt"_s, lastDay},
            {u"limit"_s, QString::number(pageLength)}, {u"offset"_s, QString::number(offset)}});
}

net::Request Api::order(const QString &id) const { return list(u"/payments/orders/"_s + id, {}); }

net::Request Api::transaction(const QString &id) const { return list(u"/payments/transactions/"_s + id, {}); }

net::Request Api::contacts(const QJsonArray &after) const
{
    QJsonObject body{{u"locationId"_s, m_location}, {u"pageLimit"_s, contactsPage},
        {u"sort"_s, QJsonArray{QJsonObject{{u"field"_s, u"dateAdded"_s}, {u"direction"_s, u"asc"_s}}}}};
    if (!after.isEmpty()) {
        body.insert(
            u"searchAfter"_s, after); // with no page: beyond 10,000 rows only the cursor goes on (highlevel-api 3.3)
    }
    return request("POST", u"/contacts/search"_s, body);
}

net::Request Api::searchContacts(const QJsonArray &filters) const
{
    return request("POST", u"/contacts/search"_s,
        {{u"locationId"_s, m_location}, {u"pageLimit"_s, 100}, {u"page"_s, 1}, {u"filters"_s, filters}});
}

net::Request Api::contact(const QString &id) const { return request("GET", u"/contacts/"_s + id); }

net::Request Api::createContact(QJsonObject body) const
{
    body.insert(u"locationId"_s, m_location);
    return request("POST", u"/contacts/"_s, body);
}

net::Request Api::updateContact(const QString &id, const QJsonObject &body) const
{
    return request("PUT", u"/contacts/"_s + id, body);
}

Result<QJsonObject> readReply(const net::Request &request, const Result<net::Reply> &reply)
{
    if (!reply) {
        return fail(reply.error());
    }
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(reply->body, &parsing);
    const bool isObject = parsing.error == QJsonParseError::NoError && document.isObject();
    if (reply->status < 200 || reply->status > 299) {
        Error error = errorOf(reply->status, messageIn(document, reply->body), document.object());
        bool ok = false;
        const qint64 left = net::headerValue(reply->headers, "X-RateLimit-Daily-Remaining").toLongLong(&ok);
        if (reply->status == 429 && ok && left == 0) {
            error.key = u"hl.429.daily"_s;
        }
        return fail(error);
    }
    if (!isObject || !holdsWhatWasAskedFor(document.object(), request)) {
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
            .detail = isObject ? u"An answer without what was asked for"_s : parsing.errorString(),
            .httpStatus = reply->status});
    }
    return document.object();
}

QJsonObject equals(const QString &field, const QString &value)
{
    return {{u"field"_s, field}, {u"operator"_s, u"eq"_s}, {u"value"_s, value}};
}

} // namespace kontor::highlevel
