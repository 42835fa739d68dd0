// Requests to QuickBooks Online, and what their replies mean.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/api.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::quickbooks {

namespace {

constexpr auto minorVersion = "minorversion=75"; // the base since August 2025 (quickbooks-online-api 2.3)
constexpr qsizetype mostChanges = 1000; // in one answer of change data capture (5.1)

struct Fault
{
    QString code;
    QString message;
    QString detail;
    QString element;
};

std::optional<Fault> faultIn(const QJsonObject &body)
{
    // Two shapes: "Fault" of the accounting service, "fault" of the gateway (quickbooks-online-api 2.5).
    const QJsonObject fault = body.contains(u"Fault") ? body[u"Fault"].toObject() : body[u"fault"].toObject();
    if (fault.isEmpty()) {
        return std::nullopt;
    }
    const QJsonArray errors = fault.contains(u"Error") ? fault[u"Error"].toArray() : fault[u"error"].toArray();
    const QJsonObject first = errors.isEmpty() ? QJsonObject() : errors.first().toObject();
    const auto text = [&](const QString &capital, const QString &small) {
        return first.contains(capital) ? first[capital].toString() : first[small].toString();
    };
    return Fault{first[u"code"].toVariant().toString(), text(u"Message"_s, u"message"_s),
        text(u"Detail"_s, u"detail"_s), first[u"element"].toString()};
}

/// Change data capture as a whole succeeds where one of its entities does not.
std::optional<Fault> faultInChanges(const QJsonObject &body)
{
    const QJsonObject changes = body[u"CDCResponse"][0].toObject();
    if (std::optional<Fault> fault = faultIn(changes)) {
        return fault;
    }
    const QJsonArray blocks = changes[u"QueryResponse"].toArray();
    for (const QJsonValue &block : blocks) {
        if (std::optional<Fault> fault = faultIn(block.toObject())) {
            return fault;
        }
    }
    return std::nullopt;
}

bool holdsWhatWasAskedFor(const QJsonObject &body, const net::Request &request)
{
    const QString resource = request.url.path().section(u"/v3/company/"_s, -1).section(u'/', 1, 1); // REALM/RESOURCE
    if (resource == u"query") {
        return body[u"QueryResponse"].isObject();
    }
    if (resource == u"cdc") {
        return body[u"CDCResponse"][0][u"QueryResponse"].isArray();
    }
    if (resource == u"batch") {
        return body[u"BatchItemResponse"].isArray();
    }
    // An object answers under its own name: /companyinfo/1 with "CompanyInfo", /invoice with "Invoice".
    const QStringList names = body.keys();
    return std::any_of(names.begin(), names.end(),
        [&](const QString &name) { return name.compare(resource, Qt::CaseInsensitive) == 0 && body[name].isObject(); });
}

std::optional<Fault> faultInXml(const QByteArray &body)
{
    if (!body.startsWith('<') || !body.contains("<Error code=")) {
        return std::nullopt;
    }
    static const QRegularExpression pattern(
        u"<Error code=\"(\\d+)\"[^>]*>\\s*(?:<Message>(.*?)</Message>)?\\s*(?:<Detail>(.*?)</Detail>)?"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = pattern.match(QString::fromUtf8(body.first(std::min<qsizetype>(body.size(), 8192))));
    return Fault{match.captured(1), match.captured(2), match.captured(3), {}};
}

QString keyOf(const Fault &fault, int status)
{
    const QString code = fault.code;
    if (code == u"6000"_s && fault.detail.contains(u"GST/HST"_s)) {
        return u"qb.6000.tax"_s;
    }
    if (code == u"610"_s && fault.detail.contains(u"inactive"_s)) {
        return u"qb.610.inactive"_s;
    }
    if (code == u"3001"_s && fault.detail.contains(u"quota"_s, Qt::CaseInsensitive)) {
        return u"qb.3001.quota"_s;
    }
    if (!code.isEmpty()) {
        return u"qb."_s + code;
    }
    return status >= 500 ? u"qb.10000"_s : u"qb.other"_s;
}

Error errorOf(const Fault &fault, int status, const QString &trace)
{
    using Kind = Error::Kind;
    Error error{.kind = Kind::Refused,
        .key = keyOf(fault, status),
        .detail = fault.detail.isEmpty() ? fault.message : fault.detail,
        .serviceCode = fault.code,
        .httpStatus = status,
        .traceId = trace};
    // The detail of a refused token repeats the token itself (quickbooks-online-api 2.5).
    if (status == 401 || fault.code == u"3200"_s) {
        error.detail = fault.message;
    }
    error.parameters = {{u"detail"_s, error.detail}, {u"field"_s, fault.element}};
    const int code = fault.code.toInt();
    if (status == 429 || code == 3001) {
        error.kind = Kind::Throttled;
    } else if (code == 3100 || code == 110 || code == 120) {
        error.kind = Kind::ConnectionEnded;
    } else if (status == 401) {
        error.kind = Kind::Unauthorized;
    } else if (code == 130 || code == 140 || code == 150 || status >= 500) {
        error.kind = Kind::Trouble;
    } else if (status == 403 && code != 6190) { // the subscription is over, not the connection
        error.kind = Kind::ConnectionEnded;
    }
    return error;
}

} // namespace

net::Request Api::get(const QString &path, const QByteArray &query) const
{
    QUrl url = m_base;
    url.setPath(m_base.path() + u"/v3/company/"_s + m_realm + path);
    url.setQuery(
        QString::fromLatin1(query.isEmpty() ? QByteArray(minorVersion) : query + '&' + minorVersion), QUrl::StrictMode);
    return {.service = Service::QuickBooks, .url = url, .headers = {{"Accept", "application/json"}}};
}

net::Request Api::query(const QString &statement) const
{
    if (statement.size() < 2000) {
        // Everything but unreserved characters is encoded: a bare "+" would be read as a space.
        return get(u"/query"_s, "query="_ba + QUrl::toPercentEncoding(statement));
    }
    net::Request request = get(u"/query"_s, {});
    request.method = "POST";
    request.headers.append(net::Header{"Content-Type", "application/text"});
    request.body = statement.toUtf8();
    return request;
}

net::Request Api::changes(const QStringList &entities, Instant since) const
{
    return get(u"/cdc"_s,
        "entities="_ba + entities.join(u',').toLatin1() + "&changedSince=" + QUrl::toPercentEncoding(toIso(since)));
}

net::Request Api::companyInfo() const { return get(u"/companyinfo/"_s + m_realm, {}); }

net::Request Api::preferences() const { return get(u"/preferences"_s, {}); }

net::Request Api::invoice(const QString &id) const { return get(u"/invoice/"_s + id, {}); }

net::Request Api::payment(const QString &id) const { return get(u"/payment/"_s + id, {}); }

net::Request Api::post(const QString &path, const QByteArray &query, const QJsonObject &body) const
{
    net::Request request = get(path, query);
    request.method = "POST";
    request.headers.append(net::Header{"Content-Type", "application/json"});
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

net::Request Api::write(const QString &entity, const QJsonObject &body, const QString &requestId) const
{
    return post(u'/' + entity.toLower(), "requestid="_ba + QUrl::toPercentEncoding(requestId), body);
}

net::Request Api::writeInvoiceWithTakenNumber(const QJsonObject &body, const QString &requestId) const
{
    return post(u"/invoice"_s, "include=allowduplicatedocnum&requestid="_ba + QUrl::toPercentEncoding(requestId), body);
}

net::Request Api::voidInvoice(const QJsonObject &body, const QString &requestId) const
{
    return post(u"/invoice"_s, "operation=void&requestid="_ba + QUrl::toPercentEncoding(requestId), body);
}

net::Request Api::voidPayment(const QJsonObject &body, const QString &requestId) const
{
    // Another way than that of invoices (quickbooks-online-api 7.8).
    return post(
        u"/payment"_s, "operation=update&include=void&requestid="_ba + QUrl::toPercentEncoding(requestId), body);
}

net::Request Api::batch(const QJsonArray &items, const QString &requestId) const
{
    QJsonArray numbered;
    for (const QJsonValue &item : items) {
        QJsonObject object = item.toObject();
        object.insert(u"bId"_s, u"b%1"_s.arg(numbered.size() + 1));
        numbered.append(object);
    }
    return post(u"/batch"_s, "requestid="_ba + QUrl::toPercentEncoding(requestId), {{u"BatchItemRequest"_s, numbered}});
}

bool mayBeCut(const QJsonArray &blocks)
{
    qsizetype objects = 0;
    for (const QJsonValue &block : blocks) {
        const QJsonObject entities = block.toObject();
        for (const QJsonValue &rows : entities) {
            objects += rows.toArray().size();
        }
    }
    return objects >= mostChanges;
}

std::vector<Result<QJsonObject>> readBatch(const QJsonObject &reply, qsizetype items)
{
    const Error leftOut{.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}},
        .detail = u"A batch answered without one of its items"_s};
    std::vector<Result<QJsonObject>> results(static_cast<std::size_t>(items), fail(leftOut));
    // Not in their order (quickbooks-online-api 6).
    const QJsonArray answers = reply[u"BatchItemResponse"].toArray();
    for (const QJsonValue &answer : answers) {
        const QJsonObject item = answer.toObject();
        const QString id = item[u"bId"].toString();
        const int number = id.startsWith(u'b') ? id.mid(1).toInt() : 0;
        if (number < 1 || number > items) {
            continue;
        }
        const std::optional<Fault> fault = faultIn(item);
        results[static_cast<std::size_t>(number - 1)]
            = fault ? Result<QJsonObject>(fail(errorOf(*fault, 400, {}))) : Result<QJsonObject>(item);
    }
    return results;
}

Result<QJsonObject> readReply(const net::Request &request, const Result<net::Reply> &reply)
{
    if (!reply) {
        return fail(reply.error());
    }
    const QString trace = QString::fromLatin1(net::headerValue(reply->headers, "intuit_tid"));
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(reply->body, &parsing);
    const bool isObject = parsing.error == QJsonParseError::NoError && document.isObject();
    std::optional<Fault> fault = isObject ? faultIn(document.object()) : faultInXml(reply->body);
    if (!fault && (reply->status < 200 || reply->status > 299)) {
        fault = Fault{{}, {}, u"HTTP %1"_s.arg(reply->status), {}};
    }
    if (isObject && !fault) {
        fault = faultInChanges(document.object());
    }
    if (fault) {
        return fail(errorOf(*fault, reply->status, trace));
    }
    if (!isObject || !holdsWhatWasAskedFor(document.object(), request)) {
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}},
            .detail = isObject ? u"An answer without what was asked for"_s : parsing.errorString(),
            .httpStatus = reply->status,
            .traceId = trace});
    }
    return document.object();
}

QString quoted(QStringView value)
{
    QString escaped = value.toString();
    escaped.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + escaped + u'\'';
}

QString quotedList(const QStringList &values)
{
    QStringList quotedValues;
    for (const QString &value : values) {
        quotedValues.append(quoted(value));
    }
    return u'(' + quotedValues.join(u',') + u')';
}

} // namespace kontor::quickbooks
