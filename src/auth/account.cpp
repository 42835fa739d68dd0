// Calls to one service as the connected account: adds the token, renews it once when it is refused.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/account.h"

#include <QDateTime>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::auth {

Account::Account(Service service, TokenKeeper keeper, net::Transport &transport, Clock &clock, Read read)
    : m_service(service)
    , m_keeper(std::move(keeper))
    , m_transport(transport)
    , m_clock(clock)
    , m_read(std::move(read))
{ }

Result<net::Request> Account::authorized(net::Request request, std::stop_token stop)
{
    const Result<QString> access = m_keeper.access(m_stored, stop);
    if (!access) {
        return fail(access.error());
    }
    request.headers.append(net::Header{"Authorization", "Bearer "_ba + access->toUtf8()});
    return request;
}

Result<QJsonObject> Account::read(const net::Request &request, const Result<net::Reply> &reply)
{
    if (reply) {
        const QString date = QString::fromLatin1(net::headerValue(reply->headers, "Date"));
        const QDateTime parsed = QLocale::c().toDateTime(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
        if (parsed.isValid()) {
            const QDateTime utc(parsed.date(), parsed.time(), Qt::UTC);
            const Instant there{std::chrono::milliseconds(utc.toMSecsSinceEpoch())};
            const auto ahead = there - m_clock.now();
            // The header has whole seconds and the reply took a while: only what is clearly more is a wrong clock.
            m_ahead = std::chrono::abs(ahead) > 10s ? ahead : 0ms;
        }
    }
    Result<QJsonObject> result
        = m_read(request, reply).map_error([this](const Error &error) { return m_keeper.secrets().cleared(error); });
    if (!result && result.error().kind == Error::Kind::Unauthorized) {
        const QByteArray bearer = net::headerValue(request.headers, "Authorization");
        m_keeper.refused(QString::fromUtf8(bearer.sliced(std::min<qsizetype>(7, bearer.size()))));
    }
    return result;
}

Result<QJsonObject> Account::call(const net::Request &request, std::mt19937_64 &random, std::stop_token stop)
{
    bool renewed = false;
    for (int attempt = 1;; ++attempt) {
        const Result<net::Request> ready = authorized(request, stop);
        if (!ready) {
            return fail(ready.error());
        }
        Result<QJsonObject> result = read(*ready, m_transport.send(*ready, stop));
        if (result || stop.stop_requested()) {
            return result;
        }
        if (result.error().kind == Error::Kind::Unauthorized && !renewed) {
            renewed = true;
            --attempt;
            continue;
        }
        const bool repeatable = request.method == "GET" || request.url.path().endsWith(u"/contacts/search"_s);
        if (!repeatable || !isTemporary(result.error()) || attempt >= 4) {
            return result;
        }
        m_clock.sleepUntil(m_clock.now() + std::max(result.error().retryAfter, delayBefore(attempt, random)), stop);
    }
}

std::chrono::milliseconds delayBefore(int attempt, std::mt19937_64 &random)
{
    const qint64 whole = std::min<qint64>(60'000, 1000LL << std::clamp(attempt - 1, 0, 6));
    return std::chrono::milliseconds(whole / 2 + static_cast<qint64>(random() % static_cast<quint64>(whole / 2 + 1)));
}

bool isTemporary(const Error &error)
{
    using Kind = Error::Kind;
    switch (error.kind) {
    case Kind::NotSent:
    case Kind::OutcomeUnknown:
    case Kind::Trouble:
    case Kind::Throttled:
    case Kind::Unreadable:
        return true;
    default:
        return false;
    }
}

} // namespace kontor::auth
