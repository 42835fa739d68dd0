// Answers to a feed's calls, one after the other, and what was asked.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/service_door.h"

#include <QUrlQuery>

#include <deque>

namespace kontor::testing {

struct ScriptedCall
{
    std::deque<Result<QJsonObject>> answers;
    QStringList asked; ///< the statement of a query, else path and query without the location

    flows::Call call()
    {
        using namespace Qt::StringLiterals;
        return [this](const net::Request &request, std::stop_token) -> Result<QJsonObject> {
            QUrlQuery query(request.url);
            const QString statement = query.queryItemValue(u"query"_s, QUrl::FullyDecoded);
            query.removeQueryItem(u"altId"_s);
            query.removeQueryItem(u"altType"_s);
            asked.append(statement.isEmpty() ? QString(request.url.path() + u'?' + query.toString()) : statement);
            if (answers.empty()) {
                return fail({.kind = Error::Kind::NotSent, .key = u"net.offline"_s});
            }
            Result<QJsonObject> answer = std::move(answers.front());
            answers.pop_front();
            return answer;
        };
    }
};

} // namespace kontor::testing
