// The pages that a person sees while connecting an app: consent, and what went wrong.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/consent_page.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

constexpr auto pageFrame = uR"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%1</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; }
fieldset { border: 1px solid; border-radius: .5rem; padding: 1rem; }
label { display: block; padding: .4rem 0; }
button { font: inherit; padding: .6rem 1.4rem; margin: 1rem .5rem 0 0; border-radius: .5rem; border: 1px solid; }
#allow { background: #12723f; border-color: #12723f; color: #fff; }
.mark { border-left: .25rem solid #c76a00; padding-left: .75rem; }
</style>
</head>
<body>
<p class="mark">Sandbox: a stand-in for Intuit on this computer. No real company is touched.</p>
<main>
%2
</main>
</body>
</html>
)html";

QString hiddenField(const QString &name, const QString &value)
{
    return u"<input type=\"hidden\" name=\"%1\" value=\"%2\">\n"_s.arg(name, value.toHtmlEscaped());
}

// One pass over the frame: a percent sign in a text must not be taken for a place.
QByteArray framedPage(const QString &title, const QString &content)
{
    return QString::fromUtf16(pageFrame).arg(title, content).toUtf8();
}

} // namespace

QByteArray consentPage(const QString &action, const ConsentRequest &request, const QList<ConsentChoice> &companies)
{
    QString content = u"<h1>Connect to QuickBooks</h1>\n<form method=\"post\" action=\""_s;
    content += action.toHtmlEscaped();
    content += u"\">\n"_s;
    content += hiddenField(u"client_id"_s, request.clientId);
    content += hiddenField(u"redirect_uri"_s, request.redirectUri);
    content += hiddenField(u"scope"_s, request.scope);
    content += hiddenField(u"state"_s, request.state);
    content += hiddenField(u"response_type"_s, request.responseType);
    content += u"<p>The app asks to read and write the accounting data of one company.</p>\n"
               "<fieldset>\n<legend>Company</legend>\n"_s;
    bool first = true;
    for (const ConsentChoice &choice : companies) {
        const QString realm = choice.realm.toHtmlEscaped();
        content += u"<label><input type=\"radio\" name=\"realm\" value=\""_s;
        content += realm;
        content += first ? u"\" checked> "_s : u"\"> "_s;
        content += choice.company.toHtmlEscaped();
        content += u" <small>("_s;
        content += realm;
        content += u")</small></label>\n"_s;
        first = false;
    }
    content += u"</fieldset>\n"
               "<button type=\"submit\" id=\"allow\" name=\"decision\" value=\"allow\">Connect</button>\n"
               "<button type=\"submit\" id=\"deny\" name=\"decision\" value=\"deny\">No, thanks</button>\n</form>"_s;
    return framedPage(u"Connect to QuickBooks"_s, content);
}

QByteArray consentErrorPage(const QString &explanation)
{
    QString content = u"<h1>The app cannot be connected</h1>\n<p role=\"alert\">"_s;
    content += explanation.toHtmlEscaped();
    content += u"</p>"_s;
    return framedPage(u"The app cannot be connected"_s, content);
}

} // namespace kontor::sandbox::quickbooks
