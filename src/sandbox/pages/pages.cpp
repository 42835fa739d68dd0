// The sandbox's own web pages.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/pages/pages.h"

#include "sandbox/pages/resources.h"

#include <array>

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

namespace {

struct StaticPage
{
    QLatin1StringView path;
    QLatin1StringView file;
    QByteArrayView type;
};

constexpr std::array staticPages{
    StaticPage{"/"_L1, "sandbox.html"_L1, "text/html; charset=utf-8"},
    StaticPage{"/help"_L1, "help.html"_L1, "text/html; charset=utf-8"},
    StaticPage{"/sandbox.css"_L1, "sandbox.css"_L1, "text/css; charset=utf-8"},
    StaticPage{"/sandbox.js"_L1, "sandbox.js"_L1, "text/javascript; charset=utf-8"},
    StaticPage{"/sandbox.svg"_L1, "sandbox.svg"_L1, "image/svg+xml"},
};

QString switchRows(const StandIn &standIn)
{
    const QJsonObject positions = standIn.switches();
    QString rows;
    for (const QJsonValue &value : standIn.switchTable()) {
        const QJsonObject entry = value.toObject();
        const QString name = entry.value(u"name"_s).toString();
        QStringList choices;
        for (const QJsonValue &position : entry.value(u"positions"_s).toArray()) {
            const QString text = position.toString().toHtmlEscaped();
            choices.append(position.toString() == positions.value(name).toString()
                    ? QString(u"<strong>"_s + text + u"</strong>"_s)
                    : text);
        }
        rows += u"<tr><th scope=\"row\"><code>"_s + name.toHtmlEscaped() + u"</code></th><td>"_s + choices.join(u", "_s)
            + u"</td><td>"_s + entry.value(u"about"_s).toString().toHtmlEscaped() + u"</td></tr>\n"_s;
    }
    return rows;
}

} // namespace

net::Reply page(const net::Request &request, const std::map<Service, const StandIn *> &standIns)
{
    // Nothing from elsewhere is loaded, nothing written into a page can run, and no other page may frame it.
    const QList<net::Header> guarded{
        {"Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "no-referrer"}, {"Cache-Control", "no-cache"}};
    const auto plain = [&guarded](int status, const QByteArray &text) {
        return net::Reply{.status = status,
            .headers = QList<net::Header>{{"Content-Type", "text/plain; charset=utf-8"}} + guarded,
            .body = text};
    };
    const QString path = request.url.path();
    const auto found = std::find_if(
        staticPages.begin(), staticPages.end(), [&path](const StaticPage &known) { return path == known.path; });
    if (found == staticPages.end()) {
        return plain(404, "There is no such page. The sandbox begins at /\n");
    }
    if (request.method != "GET" && request.method != "HEAD") {
        return plain(405, "Pages can only be read.\n");
    }
    QByteArray text = sandboxResource(found->file);
    if (found->path == "/help"_L1) {
        for (const auto &[service, standIn] : standIns) {
            text.replace(QByteArray("<!-- switches of " + serviceWord(service).toLatin1() + " -->"),
                switchRows(*standIn).toUtf8());
        }
    }
    return {.status = 200,
        .headers = QList<net::Header>{{"Content-Type", found->type.toByteArray()}} + guarded,
        .body = text};
}

} // namespace kontor::sandbox
