// The sandbox's control API: faults, limits, clock, switches, and what a person could do in either service.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/http/control.h"

#include "sandbox/pages/documents.h"
#include "sandbox/pages/messages.h"
#include "sandbox/pages/people.h"

#include <QJsonDocument>
#include <QUrlQuery>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

namespace {

net::Reply controlReply(const QJsonValue &value, int status = 200)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return {.status = status,
        .headers = {{"Content-Type", "application/json; charset=utf-8"}, {"Cache-Control", "no-store"},
            {"X-Content-Type-Options", "nosniff"}},
        .body = document.toJson(QJsonDocument::Compact)};
}

net::Reply controlError(int status, const QString &text)
{
    return controlReply(QJsonObject{{u"error"_s, text}}, status);
}

QString reasonOf(const Error &error) { return error.detail.isEmpty() ? error.key : error.detail; }

/// The part of a list that a page asks for: ?from, ?count, ?find.
template <class Slice>
Slice sliceOf(const QUrlQuery &query)
{
    Slice slice;
    slice.from = std::max(0, query.queryItemValue(u"from"_s).toInt());
    slice.count
        = query.hasQueryItem(u"count"_s) ? std::clamp(query.queryItemValue(u"count"_s).toInt(), 1, 1000) : slice.count;
    slice.find = query.queryItemValue(u"find"_s, QUrl::FullyDecoded);
    return slice;
}

QJsonObject clockState(const OffsetClock &clock)
{
    return {{u"now"_s, toIso(clock.now())}, {u"offsetSeconds"_s, double(clock.offset().count()) / 1000}};
}

} // namespace

bool isFromElsewhere(const net::Request &request)
{
    const QByteArray origin = net::headerValue(request.headers, "Origin");
    if (!origin.isNull()) {
        return origin.compare(QByteArray("http://" + net::headerValue(request.headers, "Host")), Qt::CaseInsensitive)
            != 0;
    }
    const QByteArray site = net::headerValue(request.headers, "Sec-Fetch-Site");
    return !site.isNull() && site != "same-origin" && site != "none";
}

Control::Control(OffsetClock &clock, FaultPlan &faults, RequestLog &log, std::map<Service, StandIn *> standIns)
    : m_clock(clock)
    , m_faults(faults)
    , m_log(log)
    , m_standIns(std::move(standIns))
{ }

QJsonObject Control::both(QJsonValue (*part)(const StandIn &)) const
{
    QJsonObject all;
    for (const auto &[service, standIn] : m_standIns) {
        all.insert(serviceWord(service), part(*standIn));
    }
    return all;
}

net::Reply Control::answer(const net::Request &request)
{
    if (isFromElsewhere(request)) {
        return controlError(403, u"only the sandbox's own page and programs of this computer may do this"_s);
    }
    const QString path = request.url.path();
    if (request.method == "GET" || request.method == "HEAD") {
        return read(path, request);
    }
    net::Reply reply = change(path, request);
    m_changes += reply.status < 300 ? 1 : 0;
    return reply;
}

net::Reply Control::read(const QString &path, const net::Request &request)
{
    const QUrlQuery query(request.url);
    if (path == u"/sandbox/state") {
        QJsonObject state = both([](const StandIn &standIn) { return QJsonValue(standIn.dump()); });
        state.insert(u"now"_s, toIso(m_clock.now()));
        return controlReply(state);
    }
    if (path == u"/sandbox/counters") {
        QJsonObject counters = both([](const StandIn &standIn) { return QJsonValue(standIn.counters()); });
        counters.insert(u"skin"_s,
            QJsonObject{{u"requests"_s, m_log.count()}, {u"faults"_s, m_log.faults()}, {u"changes"_s, m_changes}});
        return controlReply(counters);
    }
    if (path == u"/sandbox/people") {
        return controlReply(people(m_standIns.at(Service::QuickBooks)->part(u"customers"_s),
            m_standIns.at(Service::HighLevel)->part(u"contacts"_s), sliceOf<PeopleSlice>(query)));
    }
    if (path == u"/sandbox/documents") {
        const auto kind = query.queryItemValue(u"kind"_s, QUrl::FullyDecoded);
        for (const auto &[service, standIn] : m_standIns) {
            if (query.queryItemValue(u"service"_s) == serviceWord(service)) {
                const auto rows = documentRows(service, *standIn, kind, sliceOf<DocumentSlice>(query));
                return rows ? controlReply(*rows) : controlError(400, u"there is no such \"kind\" in that service"_s);
            }
        }
        return controlError(400, u"\"service\" must be quickbooks or highlevel"_s);
    }
    if (path == u"/sandbox/messages") {
        auto slice = sliceOf<MessageSlice>(query);
        slice.contact = query.queryItemValue(u"contact"_s, QUrl::FullyDecoded);
        return controlReply(messageRows(m_standIns.at(Service::HighLevel)->part(u"messages"_s), slice));
    }
    if (path == u"/sandbox/requests") {
        return controlReply(m_log.toJson());
    }
    if (path == u"/sandbox/actions") {
        return controlReply(both([](const StandIn &standIn) { return QJsonValue(standIn.actions()); }));
    }
    if (path == u"/sandbox/switches") {
        return controlReply(both([](const StandIn &standIn) {
            return QJsonValue(QJsonObject{{u"switches"_s, standIn.switches()}, {u"table"_s, standIn.switchTable()}});
        }));
    }
    if (path == u"/sandbox/faults") {
        return controlReply(
            QJsonObject{{u"faults"_s, m_faults.rules()}, {u"words"_s, QJsonArray::fromStringList(FaultPlan::words())}});
    }
    if (path == u"/sandbox/clock") {
        return controlReply(clockState(m_clock));
    }
    for (const auto &[service, standIn] : m_standIns) {
        if (path == QString(u"/sandbox/"_s + serviceWord(service) + u"/act"_s)) {
            return controlError(405, u"acting needs POST"_s);
        }
    }
    return path == u"/sandbox/limits" ? controlError(405, u"limits need POST"_s)
                                      : controlError(404, u"there is no "_s + path);
}

net::Reply Control::change(const QString &path, const net::Request &request)
{
    if (request.method == "DELETE") {
        if (path != u"/sandbox/faults") {
            return controlError(405, u"only faults can be deleted"_s);
        }
        m_faults.clear();
        return controlReply(QJsonObject{{u"faults"_s, QJsonArray()}});
    }
    if (request.method != "POST") {
        return controlError(405, u"use GET, POST or DELETE"_s);
    }
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &parsing);
    if (!document.isObject()) {
        return controlError(400, u"the body must be a JSON object: "_s + parsing.errorString());
    }
    const QJsonObject body = document.object();

    for (const auto &[service, standIn] : m_standIns) {
        if (path == QString(u"/sandbox/"_s + serviceWord(service) + u"/act"_s)) {
            const QJsonValue parameters = body.value(u"parameters"_s);
            if (!body.value(u"action"_s).isString() || !(parameters.isObject() || parameters.isUndefined())) {
                return controlError(400, u"the body must be {\"action\": name, \"parameters\": {}}"_s);
            }
            const Result<QJsonObject> done = standIn->act(body.value(u"action"_s).toString(), parameters.toObject());
            return done ? controlReply(*done) : controlError(400, reasonOf(done.error()));
        }
    }
    if (path == u"/sandbox/switches") {
        for (const auto &[service, standIn] : m_standIns) {
            if (body.value(u"service"_s).toString() == serviceWord(service)) {
                const Result<> set
                    = standIn->setSwitch(body.value(u"name"_s).toString(), body.value(u"position"_s).toString());
                return set ? controlReply(standIn->switches()) : controlError(400, reasonOf(set.error()));
            }
        }
        return controlError(400, u"\"service\" must be quickbooks or highlevel"_s);
    }
    if (path == u"/sandbox/faults") {
        const Result<QJsonObject> added = m_faults.add(body);
        return added ? controlReply(*added, 201) : controlError(400, reasonOf(added.error()));
    }
    if (path == u"/sandbox/clock") {
        // A century at a time keeps every sum far from overflow.
        const double seconds = body.value(u"advanceSeconds"_s).toDouble(-1);
        if (!(seconds >= 0 && seconds <= 100 * 366 * 86400.0) || m_clock.offset() > std::chrono::years(500)) {
            return controlError(400, u"\"advanceSeconds\" must be a number from 0 to a hundred years"_s);
        }
        m_clock.advance(std::chrono::milliseconds(std::llround(seconds * 1000)));
        return controlReply(clockState(m_clock));
    }
    if (path == u"/sandbox/limits") {
        if (!body.value(u"on"_s).isBool()) {
            return controlError(400, u"\"on\" must be true or false"_s);
        }
        const Result<> set = setLimits(body.value(u"on"_s).toBool());
        return set ? controlReply(QJsonObject{{u"on"_s, body.value(u"on"_s)}})
                   : controlError(400, reasonOf(set.error()));
    }
    return controlError(404, u"there is no "_s + path);
}

Result<> Control::setLimits(bool on)
{
    for (const auto &[service, standIn] : m_standIns) {
        const Result<QJsonObject> done = standIn->act(on ? u"limits.on"_s : u"limits.off"_s, {});
        if (!done) {
            return fail(done.error());
        }
    }
    return {};
}

} // namespace kontor::sandbox
