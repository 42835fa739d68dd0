// The page on which a person chooses the location that an app gets (highlevel-api 1.1).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/consent_page.h"

#include "sandbox/highlevel/oauth_calls.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

const QByteArray styleSheet = R"(
:root { color-scheme: light dark; }
body { font: 1.05rem/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 36rem; padding: 0 1rem; }
fieldset { border: 1px solid GrayText; border-radius: .5rem; padding: 1rem; }
label { display: block; padding: .4rem 0; }
button { font: inherit; font-weight: 600; padding: .6rem 1.6rem; margin-top: 1.2rem; border-radius: .4rem; cursor: pointer; }
.note { opacity: .8; } code { overflow-wrap: anywhere; }
)";

QByteArray document(const QString &title, const QString &content)
{
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + title.toHtmlEscaped().toUtf8() + "</title>\n<style>" + styleSheet + "</style>\n</head>\n<body>\n<main>\n"
        + content.toUtf8() + "\n</main>\n</body>\n</html>\n";
}

Answer errorPage(const QString &text)
{
    return page(document(u"HighLevel sandbox: error"_s,
                    u"<h1>This app cannot be connected</h1>\n<p role=\"alert\" id=\"error\">%1</p>"_s.arg(
                        text.toHtmlEscaped())),
        400);
}

/// "http://localhost:*/callback" stands for any port.
bool isRegistered(const QStringList &registered, const QString &address)
{
    return std::ranges::any_of(registered, [&](const QString &known) {
        const qsizetype star = known.indexOf(u":*");
        if (star < 0) {
            return known == address;
        }
        const QString pattern = QRegularExpression::escape(known.left(star + 1)) + u"[0-9]{1,5}"_s
            + QRegularExpression::escape(known.mid(star + 2));
        return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(address).hasMatch();
    });
}

/// What is wrong with the request of the app; empty when nothing is.
QString objectionTo(const State &state, const QMap<QString, QString> &asked)
{
    if (asked.value(u"response_type"_s) != u"code") {
        return u"The response_type has to be \"code\"."_s;
    }
    if (asked.value(u"client_id"_s) != state.keys.clientId || state.keys.clientId.isEmpty()) {
        return u"No app has this client_id."_s;
    }
    if (!isRegistered(state.keys.redirectUris, asked.value(u"redirect_uri"_s))) {
        return u"The redirect_uri is not one of those that the app has registered."_s;
    }
    const QStringList scopes = asked.value(u"scope"_s).split(u' ', Qt::SkipEmptyParts);
    if (scopes.isEmpty()) {
        return u"No scope was asked for."_s;
    }
    for (const QString &scope : scopes) {
        if (!knownScopes().contains(scope)) {
            return u"There is no scope \"%1\"."_s.arg(scope);
        }
    }
    return {};
}

QString choiceForm(
    const State &state, const QString &path, const QMap<QString, QString> &asked, const QString &complaint)
{
    QString content = u"<h1>Choose a location</h1>\n"_s;
    if (!complaint.isEmpty()) {
        content += u"<p role=\"alert\" id=\"error\">%1</p>\n"_s.arg(complaint.toHtmlEscaped());
    }
    content += u"<p>An app wants to connect to one of your locations. It asks for:</p>\n<ul>\n"_s;
    for (const QString &scope : asked.value(u"scope"_s).split(u' ', Qt::SkipEmptyParts)) {
        content += u"<li><code>%1</code></li>\n"_s.arg(scope.toHtmlEscaped());
    }
    // Relative, since the stand-in may be reached below a prefix that it does not know.
    content += u"</ul>\n<form method=\"post\" action=\"%1\">\n"_s.arg(path.section(u'/', -1).toHtmlEscaped());
    for (auto it = asked.begin(); it != asked.end(); ++it) {
        if (it.key() != u"locationId") {
            content += u"<input type=\"hidden\" name=\"%1\" value=\"%2\">\n"_s.arg(
                it.key().toHtmlEscaped(), it.value().toHtmlEscaped());
        }
    }
    content += u"<fieldset>\n<legend>Location</legend>\n"_s;
    bool first = true;
    for (const std::unique_ptr<LocationRecord> &location : state.locations) {
        const QString id = location->about.id.toHtmlEscaped();
        content
            += u"<label for=\"location-%1\"><input type=\"radio\" id=\"location-%1\" name=\"locationId\" value=\"%1\"%2 required> %3</label>\n"_s
                   .arg(id, first ? u" checked"_s : QString(), location->about.name.toHtmlEscaped());
        first = false;
    }
    content += u"</fieldset>\n<button type=\"submit\" id=\"allow\">Allow</button>\n</form>\n"
               "<p class=\"note\">To refuse, close this page.</p>"_s;
    return content;
}

} // namespace

bool isConsentPath(QStringView path) { return path == u"/v2/oauth/chooselocation" || path == u"/oauth/chooselocation"; }

Answer consent(State &state, const net::Request &request)
{
    const bool chosen = request.method == "POST";
    if (!chosen && request.method != "GET") {
        return refusal(404, u"Cannot %1 %2"_s.arg(QString::fromLatin1(request.method), request.url.path()));
    }
    const auto asked = pairsOf(chosen ? request.body : request.url.query(QUrl::FullyEncoded).toUtf8());
    if (const QString objection = objectionTo(state, asked); !objection.isEmpty()) {
        return errorPage(objection);
    }
    const auto form = [&](const QString &complaint, int status) {
        return page(document(u"HighLevel sandbox: choose a location"_s,
                        choiceForm(state, request.url.path(), asked, complaint)),
            status);
    };
    if (!chosen) {
        return form({}, 200);
    }
    const LocationRecord *location = state.location(asked.value(u"locationId"_s));
    if (location == nullptr) {
        return form(u"Choose a location first."_s, 400);
    }
    const Instant now = state.clock.now();
    const QString locationId = location->about.id;
    const QStringList scopes = asked.value(u"scope"_s).split(u' ', Qt::SkipEmptyParts);
    const QString userId = state.generator.shortId();
    state.access.install(locationId, {.scopes = scopes, .userId = userId, .since = now});
    const QString redirectUri = asked.value(u"redirect_uri"_s);
    const QString code = state.access.makeCode(
        {.grant = {.owner = state.keys.clientId, .locationId = locationId, .scopes = scopes, .userId = userId},
            .redirectUri = redirectUri,
            .until = now + Access::codeLife});
    QByteArray address = redirectUri.toUtf8() + (redirectUri.contains(u'?') ? '&' : '?') + "code=" + code.toUtf8();
    if (asked.contains(u"state"_s) && state.switches.isAt(Switch::OauthState, "returned"_L1)) {
        address += "&state=" + QUrl::toPercentEncoding(asked.value(u"state"_s));
    }
    return redirection(address);
}

} // namespace kontor::sandbox::highlevel
