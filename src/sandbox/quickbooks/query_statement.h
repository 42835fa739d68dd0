// A statement of the query endpoint, parsed (quickbooks-online-api 4.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/fault.h"

#include <QStringList>

#include <vector>

namespace kontor::sandbox::quickbooks {

struct QueryCondition
{
    enum class Comparison { Equal, Less, Greater, LessOrEqual, GreaterOrEqual, In, Like };

    QString property;
    Comparison comparison = Comparison::Equal;
    QStringList values; ///< one, but for In
};

struct QuerySort
{
    QString property;
    bool descending = false;
};

struct QueryStatement
{
    bool counts = false; ///< SELECT COUNT(*)
    QStringList columns; ///< empty for *
    QString entity; ///< as it was written
    std::vector<QueryCondition> conditions;
    std::vector<QuerySort> order;
    std::optional<qint64> startPosition;
    std::optional<qint64> maxResults;

    /// Fails with 4000 and the place of what was not understood. Names of entities and properties are not checked here.
    static Outcome<QueryStatement> parse(QStringView text);
};

} // namespace kontor::sandbox::quickbooks
