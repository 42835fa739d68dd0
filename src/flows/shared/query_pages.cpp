// Reads a QuickBooks query page by page so that rows which go meanwhile hide no others.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/query_pages.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows {

namespace {

constexpr int rowsOfAPage = 1000; // the most that a query answers with (quickbooks-online-api 3)
constexpr int sharedRows = 50; // by two pages
const QString pageOf = u"page"_s; // the cursor, in an operation's payload

QString rowId(const QJsonValue &row) { return row[u"Id"].toVariant().toString(); }

} // namespace

QString pageStatement(const QString &query, const QJsonObject &cursor)
{
    return u"%1 ORDERBY Id STARTPOSITION %2 MAXRESULTS %3"_s.arg(query)
        .arg(cursor[u"position"].toInt(1))
        .arg(rowsOfAPage);
}

bool turnPage(QJsonObject &cursor, const QJsonArray &rows)
{
    const int position = cursor[u"position"].toInt(1);
    const QJsonArray seen = cursor[u"seen"].toArray(); // empty: those rows had no ids to be known by
    const bool joins = position == 1 || seen.isEmpty()
        || std::any_of(
            rows.begin(), rows.end(), [&](const QJsonValue &row) { return seen.contains(QJsonValue(rowId(row))); });
    if (!joins) {
        cursor.insert(u"position"_s, std::max(1, position - rowsOfAPage));
        return false;
    }
    if (rows.size() < rowsOfAPage) {
        cursor.remove(u"position"_s);
        cursor.remove(u"seen"_s);
        return true;
    }
    QJsonArray last;
    for (qsizetype row = rows.size() - sharedRows; row < rows.size(); ++row) {
        if (const QString id = rowId(rows[row]); !id.isEmpty()) {
            last.append(id);
        }
    }
    cursor.insert(u"position"_s, position + rowsOfAPage - sharedRows);
    cursor.insert(u"seen"_s, last);
    return false;
}

void beginPages(journal::Operation &operation) { operation.payload.remove(pageOf); }

QString pageStatement(const QString &query, const journal::Operation &operation)
{
    return pageStatement(query, operation.payload[pageOf].toObject());
}

bool turnPage(journal::Operation &operation, const QJsonArray &rows)
{
    QJsonObject cursor = operation.payload[pageOf].toObject();
    const bool last = turnPage(cursor, rows);
    operation.payload.insert(pageOf, cursor);
    if (last) {
        beginPages(operation);
    }
    return last;
}

} // namespace kontor::flows
