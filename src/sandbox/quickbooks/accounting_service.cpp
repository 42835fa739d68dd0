// The accounting service of one company: /v3/company/{realm}/..., after the gateway has let a call in.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/accounting_service.h"

#include "sandbox/quickbooks/change_data.h"
#include "sandbox/quickbooks/form_withdrawal.h"
#include "sandbox/quickbooks/form_writing.h"
#include "sandbox/quickbooks/list_writing.h"
#include "sandbox/quickbooks/name_writing.h"
#include "sandbox/quickbooks/payment_writing.h"
#include "sandbox/quickbooks/query.h"
#include "sandbox/quickbooks/wire_format.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

constexpr qsizetype mostBatchItems = 30;
constexpr int mostRequestIdCharacters = 50;
constexpr int mostBatchRequestIdCharacters = 36;
constexpr int mostBatchItemIdCharacters = 10;

// The rest of the address decodes + as the switch says; only a query's statement is likely to hold one.
QHash<QString, QString> queryParameters(const QUrl &url, bool plusIsSpace)
{
    QHash<QString, QString> parameters;
    const QList<QByteArray> pairs = url.query(QUrl::FullyEncoded).toUtf8().split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const auto decoded = [plusIsSpace](QByteArray part) {
            return QString::fromUtf8(QByteArray::fromPercentEncoding(plusIsSpace ? part.replace('+', ' ') : part));
        };
        if (!pair.isEmpty()) {
            parameters.insert(
                decoded(equals < 0 ? pair : pair.left(equals)), equals < 0 ? QString() : decoded(pair.mid(equals + 1)));
        }
    }
    return parameters;
}

Form acceptedForm(const net::Request &request)
{
    return net::headerValue(request.headers, "Accept").toLower().contains("json") ? Form::Json : Form::Xml;
}

Outcome<QJsonObject> jsonBody(const net::Request &request)
{
    if (!net::headerValue(request.headers, "Content-Type").toLower().contains("json")) {
        return refuse(invalidContentType());
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError) {
        return refuse(
            unreadableBody(u"The body cannot be parsed at offset %1: %2"_s.arg(error.offset).arg(error.errorString())));
    }
    if (!document.isObject()) {
        return refuse(unreadableBody(u"The body is not an object"_s));
    }
    return document.object();
}

} // namespace

AccountingService::AccountingService(
    const Clock &clock, const Switches &switches, std::mt19937_64 &random, QuickBooksStandIn::Company company)
    : m_clock(clock)
    , m_switches(switches)
    , m_random(random)
    , m_books(clock, switches, std::move(company))
{ }

net::Reply AccountingService::handle(const QString &path, const net::Request &request)
{
    const Form form = acceptedForm(request);
    if (form == Form::Xml && m_switches.is(Switch::AcceptMissing, u"refused")) {
        return {406, {{"Content-Type"_ba, "text/plain"_ba}}, "Accept: application/json is missing"_ba};
    }
    if (request.method != "GET" && request.method != "POST") {
        return {405, {{"Allow"_ba, "GET, POST"_ba}, {"Content-Type"_ba, "text/plain"_ba}}, "Method not allowed"_ba};
    }
    const Call call{path, &request, queryParameters(request.url, m_switches.is(Switch::QueryPlus, u"space"))};
    if (m_books.status == Books::Status::Ended) {
        return replyTo(refuse(invalidCompanyStatus(m_switches.position(Switch::CompanyStatusHttp).toInt())), request);
    }
    const QString requestId = request.method == "POST" ? call.query.value(u"requestid"_s) : QString();
    if (requestId.isEmpty()) {
        return replyTo(carriedOut(call), request);
    }
    if (const Outcome<> fits = checkRequestId(requestId, path == u"batch"); !fits) {
        return replyTo(refuse(fits.error()), request);
    }
    const QByteArray digest
        = QCryptographicHash::hash(QByteArray(path.toUtf8() + '?' + call.query.value(u"operation"_s).toUtf8() + '&'
                                       + call.query.value(u"include"_s).toUtf8() + '\n' + request.body),
            QCryptographicHash::Sha256);
    if (const auto kept = m_requestIds.find(requestId, m_clock.now(), retention())) {
        if (kept->request != digest && m_switches.is(Switch::RequestIdOtherBody, u"fault_600")) {
            return replyTo(refuse(duplicateRequest()), request);
        }
        return kept->reply;
    }
    const Outcome<QJsonObject> outcome = carriedOut(call);
    const net::Reply reply = replyTo(outcome, request);
    if (outcome || m_switches.is(Switch::RequestIdFaults, u"replayed")) {
        m_requestIds.keep(requestId, {digest, reply}, m_clock.now());
    }
    return reply;
}

net::Reply AccountingService::replyTo(const Outcome<QJsonObject> &outcome, const net::Request &request) const
{
    const Form form = acceptedForm(request);
    if (outcome) {
        return successReply(*outcome, form, m_clock.now());
    }
    const int status = m_switches.is(Switch::FaultIn200, u"on") ? 200 : outcome.error().status;
    return faultReply(outcome.error(), status, form, m_clock.now());
}

Outcome<> AccountingService::checkRequestId(const QString &requestId, bool isBatch) const
{
    const int most = isBatch ? mostBatchRequestIdCharacters : mostRequestIdCharacters;
    if (requestId.size() > most) {
        return refuse(tooLong(u"requestid"_s, most, requestId.size()));
    }
    return {};
}

std::chrono::milliseconds AccountingService::retention() const
{
    using namespace std::chrono_literals;
    if (m_switches.is(Switch::RequestIdRetention, u"1h")) {
        return 1h;
    }
    return m_switches.is(Switch::RequestIdRetention, u"30d") ? 30 * 24h : 24h;
}

Outcome<QJsonObject> AccountingService::carriedOut(const Call &call)
{
    const bool posts = call.request->method == "POST";
    if (call.path == u"query") {
        QString statement = call.query.value(u"query"_s);
        if (posts) {
            // Any other type is read as an empty statement (quickbooks-online-api 4.1).
            if (!net::headerValue(call.request->headers, "Content-Type").toLower().startsWith("application/text")) {
                return refuse(queryUnparsable(u"null"_s));
            }
            statement = QString::fromUtf8(call.request->body);
        }
        return answerQuery(m_books, statement).map([](const QJsonObject &answer) {
            return QJsonObject{{u"QueryResponse"_s, answer}};
        });
    }
    if (call.path == u"cdc" && !posts) {
        return answerChanges(m_books, call.query.value(u"entities"_s), call.query.value(u"changedSince"_s))
            .map([](const QJsonArray &answer) { return QJsonObject{{u"CDCResponse"_s, answer}}; });
    }
    if (call.path == u"batch" && posts) {
        return batch(call);
    }
    if (posts && call.path.count(u'/') == 2 && call.path.endsWith(u"/send")) {
        return sent(call);
    }
    return posts ? written(call) : read(call);
}

Outcome<QJsonObject> AccountingService::read(const Call &call)
{
    const QStringList parts = call.path.split(u'/');
    if (parts.first() == u"preferences" && parts.size() == 1) {
        return QJsonObject{{u"Preferences"_s, m_books.preferences()}};
    }
    if (parts.first() == u"companyinfo" && parts.size() == 2) {
        if (parts[1] != m_books.realm()) {
            return refuse(objectNotFound());
        }
        return QJsonObject{{u"CompanyInfo"_s, m_books.companyInfo()}};
    }
    const EntityKind *kind = EntityKind::find(parts.first());
    if (!kind || parts.size() != 2) {
        Fault fault = unsupportedOperation(call.path);
        fault.status = kind ? 400 : 404;
        return refuse(fault);
    }
    const Row *row = m_books.store(*kind).find(parts[1]);
    if (!row || row->deleted) {
        return refuse(objectNotFound());
    }
    return QJsonObject{{kind->name(), m_books.singleView(*kind, row->object)}};
}

Outcome<QJsonObject> AccountingService::written(const Call &call)
{
    const EntityKind *kind = EntityKind::find(call.path);
    if (!kind) {
        Fault fault = unsupportedOperation(call.path);
        fault.status = 404;
        return refuse(fault);
    }
    const Outcome<QJsonObject> body = jsonBody(*call.request);
    if (!body) {
        return body;
    }
    return writtenEntity(*kind, *body, call.query.value(u"operation"_s), call.query.value(u"include"_s));
}

Outcome<QJsonObject> AccountingService::writtenEntity(
    const EntityKind &kind, const QJsonObject &body, const QString &operation, const QString &include)
{
    for (auto entry = body.begin(); entry != body.end(); ++entry) {
        if (!kind.field(entry.key())) {
            return refuse(unknownProperty(entry.key(), kind.name(), kind.propertyNames()));
        }
    }
    if (operation == u"update" && body.value(u"Id").toVariant().toString().isEmpty()) {
        return refuse(missingParameter(u"Id"_s));
    }
    return changedEntity(kind, body, operation, include.toLower().split(u',')).map([&kind](const QJsonObject &object) {
        return QJsonObject{{kind.name(), object}};
    });
}

Outcome<QJsonObject> AccountingService::changedEntity(
    const EntityKind &kind, const QJsonObject &body, const QString &operation, const QStringList &include)
{
    const bool updates = operation.isEmpty() || operation == u"create" || operation == u"update";
    const bool plain = updates && !include.contains(u"void");
    // A void has another form for each kind (quickbooks-online-api 2.1); batches know only update with an option.
    const bool updatesToVoid = operation == u"update" && include.contains(u"void");
    switch (kind.writes()) {
    case EntityKind::Writes::Names:
        if (plain) {
            return writeName(m_books, kind, body);
        }
        break;
    case EntityKind::Writes::Lists:
        if (plain) {
            return writeListObject(m_books, kind, body);
        }
        break;
    case EntityKind::Writes::SalesForms:
        if (plain) {
            return writeSalesForm(m_books, kind, body, include.contains(u"allowduplicatedocnum"));
        }
        if (operation == u"delete") {
            return deleteSalesForm(m_books, kind, body);
        }
        if ((&kind == &EntityKind::invoice() && (operation == u"void" || updatesToVoid))
            || (&kind == &EntityKind::salesReceipt() && updatesToVoid)) {
            return voidSalesForm(m_books, kind, body);
        }
        break;
    case EntityKind::Writes::Payments:
        if (plain) {
            return writePayment(m_books, body);
        }
        if (operation == u"delete" || updatesToVoid) {
            return operation == u"delete" ? deletePayment(m_books, body) : voidPayment(m_books, body);
        }
        break;
    case EntityKind::Writes::None:
        break;
    }
    const QString id = body.value(u"Id").toString();
    const Row *row = id.isEmpty() ? nullptr : m_books.store(kind).find(id);
    if (!id.isEmpty() && (!row || row->deleted)) {
        return refuse(objectNotFound());
    }
    return refuse(unsupportedOperation(operation.isEmpty() ? u"create %1"_s.arg(kind.name()) : operation));
}

Outcome<QJsonObject> AccountingService::sent(const Call &call)
{
    const QStringList parts = call.path.split(u'/');
    const EntityKind *kind = EntityKind::find(parts.first());
    if (!kind || kind->writes() != EntityKind::Writes::SalesForms) {
        Fault fault = unsupportedOperation(call.path);
        fault.status = 404;
        return refuse(fault);
    }
    return sendSalesForm(m_books, *kind, parts[1], call.query.value(u"sendTo"_s)).map([kind](const QJsonObject &form) {
        return QJsonObject{{kind->name(), form}};
    });
}

Outcome<QJsonObject> AccountingService::batch(const Call &call)
{
    const Outcome<QJsonObject> body = jsonBody(*call.request);
    if (!body) {
        return body;
    }
    const QJsonValue list = body->value(u"BatchItemRequest");
    if (!list.isArray()) {
        return refuse(missingParameter(u"BatchItemRequest"_s));
    }
    const QJsonArray items = list.toArray();
    if (items.size() > mostBatchItems) {
        return refuse(batchTooLarge());
    }
    const bool repeatable = !call.query.value(u"requestid"_s).isEmpty();
    QStringList ids;
    for (const auto item : items) {
        const QString id = item.toObject().value(u"bId").toString();
        if (id.isEmpty()) {
            return refuse(missingParameter(u"bId"_s));
        }
        if (repeatable && id.size() > mostBatchItemIdCharacters) {
            return refuse(tooLong(u"bId"_s, mostBatchItemIdCharacters, id.size()));
        }
        if (ids.contains(id)) {
            return refuse(unreadableBody(u"bId %1 is not unique"_s.arg(id)));
        }
        ids.append(id);
    }
    std::vector<QJsonObject> answers;
    for (const auto item : items) {
        answers.push_back(batchItem(item.toObject()));
    }
    if (m_switches.is(Switch::BatchOrder, u"shuffled")) {
        for (std::size_t i = answers.size(); i > 1; --i) {
            std::swap(answers[i - 1], answers[std::size_t(m_random() % i)]);
        }
    }
    QJsonArray answered;
    for (const QJsonObject &answer : answers) {
        answered.append(answer);
    }
    return QJsonObject{{u"BatchItemResponse"_s, answered}};
}

QJsonObject AccountingService::batchItem(const QJsonObject &item)
{
    Outcome<QJsonObject> result = batchItemResult(item);
    if (!result && !result.error().element) {
        result.error().element = u""_s; // in batches the key is always there (recordings)
    }
    QJsonObject answer = result ? *result : QJsonObject{{u"Fault"_s, faultObject(result.error())}};
    answer.insert(u"bId"_s, item.value(u"bId"));
    return answer;
}

Outcome<QJsonObject> AccountingService::batchItemResult(const QJsonObject &item)
{
    if (item.contains(u"Query")) {
        return answerQuery(m_books, item.value(u"Query").toString()).map([](const QJsonObject &answer) {
            return QJsonObject{{u"QueryResponse"_s, answer}};
        });
    }
    const QString operation = item.value(u"operation").toString();
    for (auto entry = item.begin(); entry != item.end(); ++entry) {
        if (entry.key() == u"bId" || entry.key() == u"operation" || entry.key() == u"optionsData") {
            continue;
        }
        const EntityKind *kind = EntityKind::find(entry.key());
        if (!kind || !entry.value().isObject()) {
            return refuse(unreadableBody(u"Unrecognized field \"%1\""_s.arg(entry.key())));
        }
        if (operation.isEmpty()) {
            return refuse(missingParameter(u"operation"_s));
        }
        const QJsonObject body = entry.value().toObject();
        if (operation == u"create" && body.contains(u"Id")) {
            QJsonObject fresh = body;
            fresh.remove(u"Id"_s);
            return writtenEntity(*kind, fresh, operation, item.value(u"optionsData").toString());
        }
        return writtenEntity(*kind, body, operation, item.value(u"optionsData").toString());
    }
    return refuse(missingParameter(u"entity"_s));
}

} // namespace kontor::sandbox::quickbooks
