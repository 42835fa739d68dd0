// What a call of the stand-in answers, before the headers that every answer carries.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace kontor::sandbox::highlevel {

struct Answer
{
    int status = 200;
    std::optional<QJsonObject> json; ///< gets a traceId when it goes out
    QByteArray text; ///< when there is no json
    QByteArray contentType = "application/json; charset=utf-8";
    QByteArray redirect; ///< the Location header
};

Answer answered(QJsonObject body, int status = 200);
/// {"statusCode", "message", "error"}: the dialect of highlevel-api 2.4; the error phrase follows from the status.
Answer refusal(int status, const QString &message);
/// 422 with an array.
Answer invalid(const QStringList &messages);
Answer page(const QByteArray &html, int status = 200);
Answer redirection(const QByteArray &address);

inline constexpr QLatin1StringView scopeRefused{"The token is not authorized for this scope."};
inline constexpr QLatin1StringView locationRefused{"The token does not have access to this location."};

} // namespace kontor::sandbox::highlevel
