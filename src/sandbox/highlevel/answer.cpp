// What a call of the stand-in answers, before the headers that every answer carries.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/answer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

QString statusPhrase(int status)
{
    switch (status) {
    case 400:
        return u"Bad Request"_s;
    case 401:
        return u"Unauthorized"_s;
    case 403:
        return u"Forbidden"_s;
    case 404:
        return u"Not Found"_s;
    case 422:
        return u"Unprocessable Entity"_s;
    case 429:
        return u"Too Many Requests"_s;
    default:
        return u"Error"_s;
    }
}

} // namespace

Answer answered(QJsonObject body, int status) { return {.status = status, .json = std::move(body)}; }

Answer refusal(int status, const QString &message)
{
    return {.status = status,
        .json = QJsonObject{{u"statusCode"_s, status}, {u"message"_s, message}, {u"error"_s, statusPhrase(status)}}};
}

Answer invalid(const QStringList &messages)
{
    return {.status = 422,
        .json = QJsonObject{{u"statusCode"_s, 422}, {u"message"_s, QJsonArray::fromStringList(messages)},
            {u"error"_s, statusPhrase(422)}}};
}

Answer page(const QByteArray &html, int status)
{
    return {.status = status, .text = html, .contentType = "text/html; charset=utf-8"};
}

Answer redirection(const QByteArray &address)
{
    return {.status = 302, .contentType = "text/html; charset=utf-8", .redirect = address};
}

} // namespace kontor::sandbox::highlevel
