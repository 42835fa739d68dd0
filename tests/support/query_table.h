// Answers QuickBooks queries from rows that may change between two pages.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "flows/shared/service_door.h"

#include <QJsonArray>
#include <QMap>
#include <QRegularExpression>
#include <QUrlQuery>

namespace kontor::testing {

struct QueryTable
{
    QMap<QString, QJsonArray> rows; ///< of each entity, in the order of their ids
    std::function<void(int page)> afterPage = [](int) { }; ///< the first is 1
    Instant time{}; ///< that each answer bears
    int pages = 0;

    flows::Call call()
    {
        using namespace Qt::StringLiterals;
        return [this](const net::Request &request, std::stop_token) -> Result<QJsonObject> {
            const QString statement = QUrlQuery(request.url).queryItemValue(u"query"_s, QUrl::FullyDecoded);
            static const QRegularExpression form(u"FROM (\\w+)(?:.* STARTPOSITION (\\d+) MAXRESULTS (\\d+))?"_s,
                QRegularExpression::DotMatchesEverythingOption);
            const QRegularExpressionMatch match = form.match(statement);
            const QString entity = match.captured(1);
            QJsonObject response;
            if (statement.contains(u"COUNT(*)")) {
                response.insert(u"totalCount"_s, rows[entity].size());
            } else {
                QJsonArray found;
                const qsizetype first = match.captured(2).toInt() - 1;
                const qsizetype end = std::min(first + match.captured(3).toInt(), rows[entity].size());
                for (qsizetype row = first; row < end; ++row) {
                    found.append(rows[entity][row]);
                }
                if (!found.isEmpty()) {
                    response.insert(entity, found);
                }
                afterPage(++pages);
            }
            return QJsonObject{{u"QueryResponse"_s, response}, {u"time"_s, toIso(time)}};
        };
    }
    void removeBetween(const QString &entity, int firstId, int lastId)
    {
        QJsonArray kept;
        for (const QJsonValue &row : std::as_const(rows[entity])) {
            const int id = row[QStringLiteral("Id")].toString().toInt();
            if (id < firstId || id > lastId) {
                kept.append(row);
            }
        }
        rows[entity] = kept;
    }
};

} // namespace kontor::testing
