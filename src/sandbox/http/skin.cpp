// The sandbox on its socket: both stand-ins, the pages and the control API behind one port.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/http/skin.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

namespace {

// A name that a page from elsewhere lets point here is still its name in the Host header.
bool isLoopbackName(const QString &host) { return host == u"127.0.0.1" || host == u"localhost" || host == u"::1"; }

bool isBelow(QByteArrayView path, QByteArrayView prefix)
{
    return path.startsWith(prefix)
        && (path.size() == prefix.size() || path[prefix.size()] == '/' || path[prefix.size()] == '?');
}

QByteArray httpDateOf(Instant now)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

QByteArray prefixOf(Service service) { return "/" + serviceWord(service).toLatin1(); }

} // namespace

Skin::~Skin() = default;

QString Skin::address() const { return u"http://127.0.0.1:"_s + QString::number(port()); }

Result<std::unique_ptr<Skin>> Skin::open(
    quint16 port, const Make &quickBooks, const Make &highLevel, std::chrono::milliseconds ahead)
{
    std::unique_ptr<Skin> skin(new Skin);
    skin->m_clock.advance(ahead);
    auto server = net::HttpServer::listen(
        port, [skin = skin.get()](const net::Request &request) { return skin->answer(request); });
    if (!server) {
        return fail(server.error());
    }
    skin->m_server = std::move(*server);
    const auto baseOf
        = [&skin](Service service) { return QUrl(QString(skin->address() + u'/' + serviceWord(service))); };
    skin->m_standIns[Service::QuickBooks] = quickBooks(skin->m_clock, baseOf(Service::QuickBooks));
    skin->m_standIns[Service::HighLevel] = highLevel(skin->m_clock, baseOf(Service::HighLevel));
    std::map<Service, StandIn *> standIns;
    for (const auto &[service, standIn] : skin->m_standIns) {
        standIns[service] = standIn.get();
    }
    skin->m_control = std::make_unique<Control>(skin->m_clock, skin->m_faults, skin->m_log, std::move(standIns));
    return skin;
}

net::HttpAnswer Skin::answer(const net::Request &request)
{
    if (!isLoopbackName(request.url.host())) {
        return {.reply = {.status = 421,
                    .headers = {{"Content-Type", "text/plain"}},
                    .body = "This is a sandbox on 127.0.0.1.\n"}};
    }
    const QByteArray path = request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    for (const Service service : services) {
        if (isBelow(path, prefixOf(service))) {
            return serve(service, request);
        }
    }
    if (isBelow(path, "/sandbox")) {
        return {.reply = m_control->answer(request)};
    }
    return {.reply = page(request,
                {{Service::QuickBooks, m_standIns[Service::QuickBooks].get()},
                    {Service::HighLevel, m_standIns[Service::HighLevel].get()}})};
}

net::HttpAnswer Skin::serve(Service service, const net::Request &request)
{
    const QByteArray prefix = prefixOf(service);
    QByteArray rest = request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority).sliced(prefix.size());
    if (!rest.startsWith('/')) {
        rest.prepend('/');
    }
    net::Request inner = request;
    inner.service = service;
    inner.url = QUrl::fromEncoded("http://" + request.url.authority(QUrl::FullyEncoded).toLatin1() + rest);

    const FaultPlan::Verdict verdict = m_faults.judge(service, inner);
    net::Reply reply;
    if (verdict.executed) {
        reply = m_standIns.at(service)->handle(inner);
    }
    net::HttpAnswer answer = spoiled(verdict, service, inner, std::move(reply), m_clock.now());
    bool dated = false;
    for (net::Header &header : answer.reply.headers) {
        dated = dated || header.name.compare("Date", Qt::CaseInsensitive) == 0;
        if (header.name.compare("Location", Qt::CaseInsensitive) == 0 && header.value.startsWith('/')) {
            header.value.prepend(prefix);
        }
    }
    if (!dated) {
        answer.reply.headers.append(
            {.name = "Date", .value = httpDateOf(m_clock.now())}); // by the sandbox's clock, not the computer's
    }
    const bool silent
        = answer.fault == net::HttpAnswer::Fault::DropBeforeAnswer || answer.fault == net::HttpAnswer::Fault::Reset;
    m_log.add({.at = m_clock.now(),
        .service = service,
        .method = QString::fromLatin1(request.method),
        .path = inner.url.path(QUrl::FullyEncoded),
        .status = silent ? 0 : answer.reply.status,
        .fault = verdict.fault ? FaultPlan::word(*verdict.fault) : QString()});
    return answer;
}

} // namespace kontor::sandbox
