// The network thread's side of the transport: the requests that are under way.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/network_calls.h"

#include "net/once_only_body.h"
#include "net/service_address.h"

#include <QNetworkInterface>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace kontor::net {

namespace {

class ChosenProxy final : public QNetworkProxyFactory
{
public:
    explicit ChosenProxy(const ProxyChoice &choice)
        : m_choice(choice)
    { }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {m_choice.proxyFor(query.url())};
    }

private:
    ProxyChoice m_choice;
};

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::strchr("!#$%&'*+-.^_`|~", c) != nullptr;
    });
}

bool isHeaderValue(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

/// Empty when the request can be sent as it is.
QString whatIsWrongWith(const Request &request)
{
    if (!isAcceptable(request.url)) {
        return u"neither https nor this computer: "_s + request.url.scheme() + u"://"_s + request.url.host();
    }
    if (!isToken(request.method)) {
        return u"the method is not a word"_s;
    }
    for (const Header &header : request.headers) {
        if (!isToken(header.name) || !isHeaderValue(header.value)) {
            return u"the header \""_s + QString::fromLatin1(header.name)
                + u"\" has characters that no header may have"_s;
        }
    }
    return {};
}

/// An answer that is whole, whatever its status: QNetworkAccessManager reports statuses from 400 as errors too.
bool isOnlyAboutTheStatus(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

bool hasNetwork()
{
    const QList<QNetworkInterface> all = QNetworkInterface::allInterfaces();
    return std::any_of(all.begin(), all.end(), [](const QNetworkInterface &one) {
        const auto flags = one.flags();
        return flags.testFlag(QNetworkInterface::IsUp) && flags.testFlag(QNetworkInterface::IsRunning)
            && !flags.testFlag(QNetworkInterface::IsLoopBack) && !one.addressEntries().isEmpty();
    });
}

} // namespace

struct NetworkCalls::Call
{
    quint64 id;
    Request request;
    std::shared_ptr<Mailbox<Landed>> landing;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
    QNetworkReply *reply = nullptr;
    QTimer *deadline = nullptr; // the reply's child
    OnceOnlyBody *body = nullptr; // likewise; null for reads
    bool late = false;
    bool tooLarge = false;
};

NetworkCalls::NetworkCalls(const ProxyChoice &proxy, QByteArray userAgent)
    : m_userAgent(std::move(userAgent))
{
    m_manager.setAutoDeleteReplies(false);
    setProxy(proxy);
}

NetworkCalls::~NetworkCalls()
{
    for (const auto &[id, call] : m_calls) {
        breakOff(*call);
        delete call->reply; // before the manager that it belongs to
    }
}

void NetworkCalls::setProxy(const ProxyChoice &proxy)
{
    m_proxy = proxy;
    m_manager.setProxyFactory(new ChosenProxy(proxy));
}

void NetworkCalls::start(quint64 id, const Request &request, std::shared_ptr<Mailbox<Landed>> landing)
{
    if (const QString wrong = whatIsWrongWith(request); !wrong.isEmpty()) {
        landing->put(
            {.id = id, .result = fail({.kind = Error::Kind::BadInput, .key = u"net.address"_s, .detail = wrong})});
        return;
    }
    QNetworkRequest out(request.url);
    // Its HTTP/2 posts wait 44 ms for an acknowledgement each, and only HTTP/1.1 tells a dropped write apart.
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setDecompressedSafetyCheckThreshold(largestBody); // what unpacks to less needs no proof that it is no bomb
    out.setRawHeader("User-Agent", m_userAgent);
    for (const Header &header : request.headers) {
        out.setRawHeader(header.name, header.value);
    }

    auto made = std::make_unique<Call>(Call{.id = id, .request = request, .landing = std::move(landing)});
    Call &call = *made;
    if (request.method == "GET") {
        call.reply = m_manager.get(out);
    } else if (request.method == "HEAD") {
        call.reply = m_manager.head(out);
    } else {
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        if (!out.hasRawHeader("Content-Type")) {
            out.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
        }
        call.body = new OnceOnlyBody(request.body);
        call.reply = request.method == "POST" ? m_manager.post(out, call.body)
            : request.method == "PUT"         ? m_manager.put(out, call.body)
                                              : m_manager.sendCustomRequest(out, request.method, call.body);
        call.body->setParent(call.reply);
    }
    m_calls.emplace(id, std::move(made));

    QNetworkReply *const reply = call.reply;
    connect(reply, &QNetworkReply::finished, this, [this, id] { settle(id); });
    connect(reply, &QNetworkReply::readyRead, this, [&call, reply] {
        if (reply->bytesAvailable() > largestBody) {
            call.tooLarge = true;
            reply->abort();
        }
    });
    call.deadline = new QTimer(reply); // Qt's own time limit looks like any other abort
    call.deadline->setSingleShot(true);
    connect(call.deadline, &QTimer::timeout, this, [&call, reply] {
        call.late = true;
        reply->abort();
    });
    call.deadline->start(std::max(request.deadline, std::chrono::milliseconds(1)));
}

void NetworkCalls::abort(quint64 id)
{
    const auto found = m_calls.find(id);
    if (found != m_calls.end()) {
        breakOff(*found->second);
        found->second->reply->deleteLater();
        m_calls.erase(found);
    }
}

void NetworkCalls::breakOff(Call &call)
{
    call.reply->disconnect(this);
    call.deadline->stop();
    call.reply->abort();
}

void NetworkCalls::settle(quint64 id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end()) {
        return;
    }
    const std::unique_ptr<Call> call = std::move(found->second);
    m_calls.erase(found);
    call->reply->disconnect(this);
    call->deadline->stop();
    const auto took
        = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - call->started);
    call->landing->put({.id = id, .result = outcome(*call, took), .took = took});
    call->reply->deleteLater();
}

Result<Reply> NetworkCalls::outcome(const Call &call, std::chrono::milliseconds took) const
{
    QNetworkReply &reply = *call.reply;
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = reply.error();
    if (call.tooLarge) {
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(call.request.service)}},
            .detail = u"The answer is larger than 64 MiB."_s,
            .httpStatus = status});
    }
    // An error below 400 is never about the status (a cut body comes as 200 with RemoteHostClosedError), except that Qt
    // tries to rewind the body for a redirect that it is told not to follow.
    const bool redirect = (status == 307 || status == 308) && error == QNetworkReply::ContentReSendError;
    const bool whole
        = status > 0 && (error == QNetworkReply::NoError || redirect || (status >= 400 && isOnlyAboutTheStatus(error)));
    if (!whole || call.late) {
        return fail(transportError(call, took));
    }
    Reply answer{.status = status, .body = reply.readAll()};
    const QList<QNetworkReply::RawHeaderPair> &headers = reply.rawHeaderPairs();
    answer.headers.reserve(headers.size());
    for (const QNetworkReply::RawHeaderPair &header : headers) {
        answer.headers.append({.name = header.first, .value = header.second});
    }
    bool announced = false;
    const qint64 length = headerValue(answer.headers, "Content-Length").toLongLong(&announced);
    const bool packed = !headerValue(answer.headers, "Content-Encoding").isEmpty();
    if (announced && !packed && call.request.method != "HEAD" && status != 304 && answer.body.size() < length) {
        return fail(transportError(call, took));
    }
    return answer;
}

Error NetworkCalls::transportError(const Call &call, std::chrono::milliseconds took) const
{
    const QNetworkReply &reply = *call.reply;
    QString detail = call.late ? u"The time limit of the request has passed."_s : reply.errorString();
    detail.replace(call.request.url.toString(), call.request.url.host()); // the query may name people
    const auto seconds = std::max<qint64>(1, std::chrono::round<std::chrono::seconds>(took).count());
    Error error{.kind = Error::Kind::OutcomeUnknown,
        .key = u"net.timeout"_s,
        .parameters = {{u"service"_s, serviceName(call.request.service)}, {u"host"_s, call.request.url.host()},
            {u"seconds"_s, QString::number(seconds)}, {u"detail"_s, detail}},
        .detail = detail,
        .httpStatus = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()};
    bool noConnection = false;
    switch (call.late ? QNetworkReply::OperationCanceledError : reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        error.key = u"net.offline"_s;
        noConnection = true;
        break;
    case QNetworkReply::HostNotFoundError:
        error.key = hasNetwork() ? u"net.dns"_s : u"net.offline"_s;
        noConnection = true;
        break;
    case QNetworkReply::SslHandshakeFailedError:
        error.key = u"net.tls"_s;
        noConnection = true;
        break;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        noConnection = true;
        [[fallthrough]];
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::UnknownProxyError:
        error.key = u"net.proxy"_s;
        error.parameters[u"host"_s] = m_proxy.proxyFor(call.request.url).hostName();
        break;
    case QNetworkReply::UnknownNetworkError: // also a proxy that refuses the connection
        if (const QNetworkProxy proxy = m_proxy.proxyFor(call.request.url); proxy.type() != QNetworkProxy::NoProxy) {
            error.key = u"net.proxy"_s;
            error.parameters[u"host"_s] = proxy.hostName();
            break;
        }
        [[fallthrough]];
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        error.key = u"net.offline"_s;
        break;
    default:
        break;
    }
    // A body that never left in full cannot have been carried out; one that did may have been, whatever Qt calls the
    // error.
    const bool partOfBodyIsHere = call.body != nullptr && !call.body->isHandedOut();
    const bool wholeBodyLeft = call.body != nullptr && call.body->isHandedOut() && !call.request.body.isEmpty();
    if (partOfBodyIsHere || (noConnection && !wholeBodyLeft)) {
        error.kind = Error::Kind::NotSent;
    }
    return error;
}

} // namespace kontor::net
