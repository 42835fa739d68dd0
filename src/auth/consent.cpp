// One sign-in in the owner's browser: the address to open, the answer that comes back, or is pasted.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/consent.h"

#include "core/mailbox.h"
#include "core/plain_text.h"
#include "net/http_server.h"
#include "net/network_thread.h"
#include "net/service_address.h"

#include <QUrlQuery>

#include <algorithm>
#include <cstring>
#include <future>
#include <mutex>
#include <utility>
#include <variant>

using namespace Qt::StringLiterals;

namespace kontor::auth {

namespace {

enum class PageFor { Connected, NotConnected };

/// No script, nothing from outside, nothing of the request in it.
net::HttpAnswer resultPage(PageFor outcome, const net::Request &request)
{
    const bool connected = outcome == PageFor::Connected;
    const QByteArray english = "<p lang=\"en\">"
        + QByteArray(connected ? "Kontor is connected. You can close this tab."
                               : "Nothing was connected. Go back to Kontor to see why.")
        + "</p>\n";
    const QByteArray german = "<p lang=\"de\">"
        + QByteArray(connected ? "Kontor ist verbunden. Sie können diesen Tab schließen."
                               : "Es wurde nichts verbunden. Den Grund zeigt Kontor.")
        + "</p>\n";
    const bool germanFirst = net::headerValue(request.headers, "Accept-Language").trimmed().toLower().startsWith("de");
    net::HttpAnswer answer;
    answer.reply.status = connected ? 200 : 400;
    answer.reply.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"},
        {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"},
        {"Referrer-Policy", "no-referrer"}, {"X-Content-Type-Options", "nosniff"}};
    answer.reply.body = "<!DOCTYPE html>\n<html lang=\"" + QByteArray(germanFirst ? "de" : "en")
        + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
          "content=\"width=device-width\">\n<title>Kontor</title>\n"
          "<style>body{font:18px/1.5 system-ui,sans-serif;max-width:32em;margin:20vh auto;padding:0 "
          "1em;color-scheme:light dark}"
          "p+p{opacity:.75}</style>\n</head>\n<body>\n<main>\n"
        + (germanFirst ? german + english : english + german) + "</main>\n</body>\n</html>\n";
    return answer;
}

net::HttpAnswer notHere()
{
    net::HttpAnswer answer;
    answer.reply = {.status = 404,
        .headers = {{"Content-Type", "text/plain"}, {"Cache-Control", "no-store"}},
        .body = "Not found\n"};
    return answer;
}

bool isWord(const QString &text, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

bool isDigits(const QString &text)
{
    return !text.isEmpty() && text.size() <= 30
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The query in a pasted address, or in what was copied of it.
QString queryIn(const QString &pasted)
{
    QString text = pasted;
    text.removeIf([](QChar c) { return c.isSpace() || !c.isPrint(); }); // mail programs and terminals break lines
    text.replace("&amp;"_L1, "&"_L1);
    if (const qsizetype fragment = text.indexOf(u'#'); fragment >= 0) {
        text.truncate(fragment);
    }
    return text.mid(text.indexOf(u'?') + 1);
}

class BrowserConsent final : public Consent
{
public:
    BrowserConsent(const Settings &settings, std::mt19937_64 &random)
        : m_settings(settings)
    {
        std::array<std::uint64_t, 4> bits{};
        std::generate(bits.begin(), bits.end(), [&random] { return random(); });
        QByteArray bytes(sizeof bits, Qt::Uninitialized);
        std::memcpy(bytes.data(), bits.data(), sizeof bits);
        m_state = QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        m_until = SystemClock().now() + settings.limit;
    }

    ~BrowserConsent() override
    {
        std::promise<void> gone;
        m_thread.post([this, &gone] {
            m_server.reset();
            gone.set_value();
        });
        gone.get_future().get();
    }

    Result<> listen()
    {
        if (m_settings.port == 0) {
            return {};
        }
        std::promise<Result<>> listening;
        m_thread.post([this, &listening] {
            Result<std::unique_ptr<net::HttpServer>> server = net::HttpServer::listen(
                m_settings.port, [this](const net::Request &request) { return answer(request); });
            if (server) {
                m_server = std::move(*server);
                listening.set_value({});
            } else {
                listening.set_value(fail(server.error()));
            }
        });
        return listening.get_future().get();
    }

    QUrl address() const override
    {
        const QList<std::pair<QString, QString>> fields{{u"client_id"_s, m_settings.clientId},
            {u"response_type"_s, u"code"_s}, {u"scope"_s, m_settings.scope},
            {u"redirect_uri"_s, QString::fromLatin1(m_settings.redirectUri.toEncoded())}, {u"state"_s, m_state}};
        QUrlQuery own(m_settings.authorize);
        for (const auto &[name, value] : fields) {
            own.removeAllQueryItems(name);
        }
        QString query = own.query(QUrl::FullyEncoded);
        for (const auto &[name, value] : fields) {
            query += (query.isEmpty() ? u""_s : u"&"_s) + name + u'='
                + QString::fromLatin1(QUrl::toPercentEncoding(value));
        }
        QUrl address = m_settings.authorize;
        address.setQuery(query, QUrl::StrictMode);
        return address;
    }

    Instant until() const override { return m_until; }

    Result<> paste(const QString &text) override
    {
        const std::scoped_lock lock(m_mutex);
        const Verdict verdict = judge(QUrlQuery(queryIn(text)));
        if (m_over) {
            return fail({.kind = Error::Kind::NotSent, .key = u"oauth.timeout"_s});
        }
        switch (verdict.what) {
        case Verdict::NoAnswer:
            return fail({.kind = Error::Kind::BadInput, .key = u"oauth.paste"_s});
        case Verdict::OtherState:
            return fail({.kind = Error::Kind::BadInput, .key = u"oauth.state"_s});
        case Verdict::Answer:
            if (!verdict.result && verdict.result.error().kind == Error::Kind::Unreadable) {
                return fail({.kind = Error::Kind::BadInput,
                    .key = u"oauth.paste"_s}); // half an address, which the owner can mend
            }
            break;
        }
        settle(verdict);
        return {};
    }

    Result<ConsentAnswer> wait(std::stop_token stop) override
    {
        m_settled.take(stop, m_until);
        const std::scoped_lock lock(m_mutex);
        close();
        if (m_result) {
            return *m_result;
        }
        if (stop.stop_requested()) {
            return fail({.kind = Error::Kind::Cancelled});
        }
        if (m_otherStateCame) {
            return fail({.kind = Error::Kind::Refused, .key = u"oauth.state"_s});
        }
        return fail({.kind = Error::Kind::NotSent, .key = u"oauth.timeout"_s});
    }

private:
    struct Verdict
    {
        enum What { NoAnswer, OtherState, Answer } what = NoAnswer;
        Result<ConsentAnswer> result;
    };

    Verdict judge(const QUrlQuery &query) const
    {
        for (const QString &name : {u"code"_s, u"error"_s, u"state"_s, u"realmId"_s}) {
            if (query.allQueryItemValues(name).size() > 1) {
                return {}; // which of them is meant is anybody's guess
            }
        }
        const auto field = [&query](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
        if (!query.hasQueryItem(u"code"_s) && !query.hasQueryItem(u"error"_s)) {
            return {};
        }
        const bool mayLackState = m_settings.service == Service::HighLevel;
        if (query.hasQueryItem(u"state"_s) ? field(u"state"_s) != m_state : !mayLackState) {
            return {.what = Verdict::OtherState};
        }
        Verdict verdict{.what = Verdict::Answer};
        if (query.hasQueryItem(u"error"_s)) {
            verdict.result = fail({.kind = Error::Kind::Refused,
                .key = u"oauth.refused"_s,
                .detail = cut(singleLine(field(u"error_description"_s).replace(u'+', u' ')), 300),
                .serviceCode = cut(singleLine(field(u"error"_s)), 60)});
            return verdict;
        }
        ConsentAnswer answer{.code = field(u"code"_s)};
        bool good = isWord(answer.code, 4096);
        if (m_settings.service == Service::QuickBooks) {
            answer.realm = field(u"realmId"_s);
            good = good && isDigits(answer.realm);
        }
        if (good) {
            verdict.result = std::move(answer);
        } else {
            verdict.result = fail({.kind = Error::Kind::Unreadable,
                .key = u"kontor.unreadable_reply"_s,
                .parameters = {{u"service"_s, serviceName(m_settings.service)}},
                .detail = u"The answer of the consent page has no usable code or company id."_s});
        }
        return verdict;
    }

    /// On the listener's thread.
    net::HttpAnswer answer(const net::Request &request)
    {
        // Only what the browser fetches from here by the name of this computer: another name that leads here is a
        // trick.
        const bool callback
            = request.method == "GET" && net::isLoopback(request.url) && request.url.path() == callbackPath();
        if (!callback) {
            return notHere();
        }
        const std::scoped_lock lock(m_mutex);
        const Verdict verdict = judge(QUrlQuery(request.url));
        if (verdict.what == Verdict::NoAnswer || m_over) {
            return notHere();
        }
        if (verdict.what == Verdict::OtherState) {
            if (!std::exchange(m_otherStateCame, true) && m_settings.otherStateCame) {
                m_settings.otherStateCame();
            }
            return resultPage(PageFor::NotConnected, request);
        }
        settle(verdict);
        return resultPage(verdict.result ? PageFor::Connected : PageFor::NotConnected, request);
    }

    QString callbackPath() const
    {
        const QUrl &redirect = m_settings.redirectUri;
        return net::isLoopback(redirect) && redirect.path().size() > 1 ? redirect.path() : u"/callback"_s;
    }

    /// With the lock held. The waiting thread hears of it only after the page has gone out, since it may end the
    /// listener.
    void settle(const Verdict &verdict)
    {
        m_over = true;
        m_result = verdict.result;
        m_thread.post([this] {
            if (m_server) {
                m_server->close();
            }
            m_settled.put({});
        });
    }

    /// With the lock held.
    void close()
    {
        m_over = true;
        m_thread.post([this] {
            if (m_server) {
                m_server->close();
            }
        });
    }

    const Settings m_settings;
    QString m_state;
    Instant m_until;
    Mailbox<std::monostate> m_settled;
    std::mutex m_mutex; // for the three below: the listener's, the waiting and any pasting thread
    std::optional<Result<ConsentAnswer>> m_result;
    bool m_over = false;
    bool m_otherStateCame = false;
    std::unique_ptr<net::HttpServer> m_server; // touched on m_thread only
    net::NetworkThread m_thread; // ends first
};

} // namespace

std::unique_ptr<Consent> Consent::start(const Settings &settings, std::mt19937_64 &random, Result<> &listening)
{
    auto consent = std::make_unique<BrowserConsent>(settings, random);
    listening = consent->listen();
    return consent;
}

} // namespace kontor::auth
