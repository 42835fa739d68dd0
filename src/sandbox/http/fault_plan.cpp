// What shall go wrong between a client and the stand-ins, and when.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/http/fault_plan.h"

#include <QJsonDocument>
#include <QStringList>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

namespace {

struct FaultWord
{
    FaultPlan::Fault fault;
    QLatin1StringView word;
    bool executed; // unless the rule says otherwise
};

constexpr std::array faultWords{
    FaultWord{FaultPlan::Fault::DropAfter, "drop_after"_L1, true},
    FaultWord{FaultPlan::Fault::DropBefore, "drop_before"_L1, false},
    FaultWord{FaultPlan::Fault::HalfBody, "half_body"_L1, true},
    FaultWord{FaultPlan::Fault::SlowDrip, "slow_drip"_L1, true},
    FaultWord{FaultPlan::Fault::Reset, "reset"_L1, true},
    FaultWord{FaultPlan::Fault::Status500, "status_500"_L1, false},
    FaultWord{FaultPlan::Fault::Status502Html, "status_502_html"_L1, false},
    FaultWord{FaultPlan::Fault::Status429, "status_429"_L1, false},
    FaultWord{FaultPlan::Fault::Status401, "status_401"_L1, false},
    FaultWord{FaultPlan::Fault::Status400Echo, "status_400_echo"_L1, false},
    FaultWord{FaultPlan::Fault::Status502Echo, "status_502_echo"_L1, false},
    FaultWord{FaultPlan::Fault::NotJson, "not_json"_L1, true},
    FaultWord{FaultPlan::Fault::TruncatedJson, "truncated_json"_L1, true},
    FaultWord{FaultPlan::Fault::Html200, "html_200"_L1, false},
    FaultWord{FaultPlan::Fault::Latency, "latency"_L1, true},
};

const FaultWord &wordOf(FaultPlan::Fault fault)
{
    return *std::find_if(
        faultWords.begin(), faultWords.end(), [fault](const FaultWord &known) { return known.fault == fault; });
}

Error badFault(const QString &why) { return {.kind = Error::Kind::BadInput, .key = u"sandbox.fault"_s, .detail = why}; }

std::optional<Service> serviceOfWord(const QString &word)
{
    for (const Service service : services) {
        if (serviceWord(service) == word) {
            return service;
        }
    }
    return std::nullopt;
}

// Whole numbers only, and none that would overflow.
std::optional<int> wholeNumber(const QJsonObject &object, const QString &name, int absent, int least, int most)
{
    const QJsonValue value = object.contains(name) ? object.value(name) : QJsonValue(absent);
    const double number = value.toDouble(least - 1.0);
    if (!value.isDouble() || number != std::floor(number) || number < least || number > most) {
        return std::nullopt;
    }
    return int(number);
}

QByteArray jsonText(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

// quickbooks-online-api 2.6 (b): the shape of what Intuit's gateway refuses before QuickBooks sees it.
QByteArray gatewayThrottle(Instant now)
{
    const QJsonObject error{{u"message"_s, u"message=ThrottleExceeded; errorCode=003001; statusCode=429"_s},
        {u"detail"_s, u"The request limit was reached.  Try again later"_s}, {u"code"_s, u"3001"_s},
        {u"element"_s, QJsonValue::Null}};
    return jsonText({{u"warnings"_s, QJsonValue::Null},
        {u"fault"_s, QJsonObject{{u"error"_s, QJsonArray{error}}, {u"type"_s, u"SERVICE"_s}}},
        {u"queryResponse"_s, QJsonValue::Null}, {u"time"_s, qint64(now.time_since_epoch().count())}});
}

QByteArray troubleText(Service service, Instant now)
{
    if (service == Service::HighLevel) {
        return jsonText({{u"statusCode"_s, 500}, {u"message"_s, u"Internal server error"_s}});
    }
    const QJsonObject error{{u"Message"_s, u"An application error has occurred while processing your request"_s},
        {u"Detail"_s, u"System Failure Error: An unexpected error occurred"_s}, {u"code"_s, u"10000"_s},
        {u"element"_s, QString()}};
    return jsonText({{u"Fault"_s, QJsonObject{{u"Error"_s, QJsonArray{error}}, {u"type"_s, u"SystemFault"_s}}},
        {u"time"_s, toIso(now)}});
}

// All that a careless server could repeat of what it was sent.
QString echoOf(const net::Request &request)
{
    QByteArray text = request.method + ' ' + request.url.toEncoded();
    for (const net::Header &header : request.headers) {
        text += "\n" + header.name + ": " + header.value;
    }
    return QString::fromUtf8(text + "\n\n" + request.body);
}

// In the shape of the service's calls and of its token endpoint at once.
QByteArray refusalText(Service service, const QString &code, const QString &text, Instant now)
{
    QJsonObject body{{u"error"_s, u"invalid_request"_s}, {u"error_description"_s, text}};
    if (service == Service::HighLevel) {
        body.insert(u"statusCode"_s, code.toInt());
        body.insert(u"message"_s, text);
        body.insert(u"traceId"_s, text);
    } else {
        const QJsonObject error{{u"Message"_s, QString(u"message="_s + text)}, {u"Detail"_s, text}, {u"code"_s, code},
            {u"element"_s, text}};
        body.insert(u"Fault"_s, QJsonObject{{u"Error"_s, QJsonArray{error}}, {u"type"_s, u"ValidationFault"_s}});
        body.insert(u"time"_s, toIso(now));
    }
    return jsonText(body);
}

net::Reply jsonFault(int status, QByteArray body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json;charset=utf-8"}}, .body = std::move(body)};
}

net::Reply htmlFault(int status, QByteArrayView title)
{
    return {.status = status,
        .headers = {{"Content-Type", "text/html; charset=utf-8"}},
        .body = "<!DOCTYPE html>\n<html><head><title>"_ba + title + "</title></head><body><center><h1>"_ba + title
            + "</h1></center><hr></body></html>\n"_ba};
}

} // namespace

QStringList FaultPlan::words()
{
    QStringList all;
    for (const FaultWord &known : faultWords) {
        all.append(known.word);
    }
    return all;
}

QString FaultPlan::word(Fault fault) { return wordOf(fault).word; }

Result<QJsonObject> FaultPlan::add(const QJsonObject &given)
{
    static constexpr std::array known{"fault"_L1, "service"_L1, "method"_L1, "path"_L1, "pathContains"_L1, "times"_L1,
        "everyNth"_L1, "latencyMs"_L1, "executed"_L1};
    for (auto it = given.begin(); it != given.end(); ++it) {
        if (std::find(known.begin(), known.end(), it.key()) == known.end()) {
            return fail(badFault(u"there is no field \"%1\""_s.arg(it.key())));
        }
    }
    Rule rule;
    const auto named = std::find_if(faultWords.begin(), faultWords.end(),
        [&](const FaultWord &word) { return given.value(u"fault"_s).toString() == word.word; });
    if (named == faultWords.end()) {
        return fail(badFault(u"\"fault\" must be one of "_s + words().join(u", "_s)));
    }
    rule.fault = named->fault;
    rule.executed = named->executed;
    if (given.contains(u"executed"_s)) {
        if (!given.value(u"executed"_s).isBool()) {
            return fail(badFault(u"\"executed\" must be true or false"_s));
        }
        rule.executed = given.value(u"executed"_s).toBool();
    }
    for (const auto name : {"service"_L1, "method"_L1, "path"_L1, "pathContains"_L1}) {
        if (given.contains(name) && !given.value(name).isString()) {
            return fail(badFault(u"\"%1\" must be a text"_s.arg(name)));
        }
    }
    const QString service = given.value(u"service"_s).toString();
    rule.service = serviceOfWord(service);
    if (!service.isEmpty() && !rule.service) {
        return fail(badFault(u"\"service\" must be quickbooks or highlevel"_s));
    }
    rule.method = given.value(u"method"_s).toString().toUpper().toLatin1();
    rule.path = given.value(u"path"_s).toString();
    rule.pathContains = given.value(u"pathContains"_s).toString();

    const std::optional<int> times = wholeNumber(given, u"times"_s, 1, -1, 1'000'000'000);
    if (!times || *times == 0) {
        return fail(badFault(u"\"times\" must be a whole number from 1, or -1 for always"_s));
    }
    rule.times = *times;
    const std::optional<int> everyNth = wholeNumber(given, u"everyNth"_s, 1, 1, 1'000'000'000);
    if (!everyNth) {
        return fail(badFault(u"\"everyNth\" must be a whole number from 1"_s));
    }
    rule.everyNth = *everyNth;
    const std::optional<int> latency = wholeNumber(given, u"latencyMs"_s, 0, 0, 3'600'000);
    if (!latency || (rule.fault == Fault::Latency && *latency == 0)) {
        return fail(badFault(u"\"latencyMs\" must be a whole number of milliseconds, up to an hour"_s));
    }
    rule.latency = std::chrono::milliseconds(*latency);
    m_rules.push_back(rule);
    return toJson(rule);
}

QJsonObject FaultPlan::toJson(const Rule &rule)
{
    return {{u"fault"_s, word(rule.fault)},
        {u"service"_s, rule.service ? QJsonValue(serviceWord(*rule.service)) : QJsonValue()},
        {u"method"_s, QString::fromLatin1(rule.method)}, {u"path"_s, rule.path}, {u"pathContains"_s, rule.pathContains},
        {u"times"_s, rule.times}, {u"everyNth"_s, rule.everyNth}, {u"latencyMs"_s, qint64(rule.latency.count())},
        {u"executed"_s, rule.executed}, {u"hits"_s, rule.hits}};
}

QJsonArray FaultPlan::rules() const
{
    QJsonArray all;
    for (const Rule &rule : m_rules) {
        all.append(toJson(rule));
    }
    return all;
}

FaultPlan::Verdict FaultPlan::judge(Service service, const net::Request &request)
{
    Verdict verdict;
    if (m_rules.empty()) {
        return verdict;
    }
    const QString path = QUrl::fromPercentEncoding(request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    for (Rule &rule : m_rules) {
        if ((rule.service && *rule.service != service) || (!rule.method.isEmpty() && rule.method != request.method)
            || (!rule.path.isEmpty() && rule.path != request.url.path()) || !path.contains(rule.pathContains)) {
            continue;
        }
        if (++rule.matches % rule.everyNth != 0) {
            continue;
        }
        ++rule.hits;
        verdict.delay += rule.latency;
        if (rule.fault != Fault::Latency) {
            verdict.fault = rule.fault;
            verdict.executed = rule.executed;
            break;
        }
    }
    std::erase_if(m_rules, [](const Rule &rule) { return rule.times >= 0 && rule.hits >= rule.times; });
    return verdict;
}

net::HttpAnswer spoiled(
    const FaultPlan::Verdict &verdict, Service service, const net::Request &request, net::Reply reply, Instant now)
{
    using Fault = FaultPlan::Fault;
    net::HttpAnswer answer{.reply = std::move(reply), .delay = verdict.delay};
    if (!verdict.fault) {
        return answer;
    }
    switch (*verdict.fault) {
    case Fault::DropAfter:
    case Fault::DropBefore:
        answer.fault = net::HttpAnswer::Fault::DropBeforeAnswer;
        break;
    case Fault::HalfBody:
        answer.fault = net::HttpAnswer::Fault::HalfBody;
        break;
    case Fault::SlowDrip:
        answer.fault = net::HttpAnswer::Fault::SlowDrip;
        break;
    case Fault::Reset:
        answer.fault = net::HttpAnswer::Fault::Reset;
        break;
    case Fault::Status500:
        answer.reply = jsonFault(500, troubleText(service, now));
        break;
    case Fault::Status502Html:
        answer.reply = htmlFault(502, "502 Bad Gateway");
        break;
    case Fault::Status429:
        answer.reply = jsonFault(429,
            service == Service::QuickBooks
                ? gatewayThrottle(now)
                : jsonText({{u"statusCode"_s, 429}, {u"message"_s, u"Too Many Requests"_s}}));
        break;
    case Fault::Status401:
        answer.reply = jsonFault(401,
            refusalText(service, service == Service::QuickBooks ? u"3200"_s : u"401"_s,
                QString(u"Invalid token: "_s + QString::fromUtf8(net::headerValue(request.headers, "Authorization"))),
                now));
        break;
    case Fault::Status400Echo:
        answer.reply = jsonFault(
            400, refusalText(service, service == Service::QuickBooks ? u"2010"_s : u"400"_s, echoOf(request), now));
        break;
    case Fault::Status502Echo:
        answer.reply = {.status = 502,
            .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
            .body = echoOf(request).toUtf8()};
        break;
    case Fault::NotJson:
        answer.reply.body = "OK\n";
        break;
    case Fault::TruncatedJson:
        answer.reply.body.truncate(answer.reply.body.size() / 2);
        break;
    case Fault::Html200:
        answer.reply = htmlFault(200, "Sign in to this network");
        break;
    case Fault::Latency:
        break;
    }
    return answer;
}

} // namespace kontor::sandbox
