// What the lists of invoices and payments have in common in their queries (highlevel-api 4.2, 5.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/call.h"

namespace kontor::sandbox::highlevel {

/// The query of a list, read and checked.
struct ListQuery
{
    qsizetype limit = 10;
    qsizetype offset = 0;
    std::optional<Instant> from;
    std::optional<Instant> before; ///< the end of endAt's day
    std::optional<bool> live;
    QMap<QString, QString> rest; ///< what filters have no field here
    QString search; ///< lower case

    bool covers(Instant instant) const { return (!from || instant >= *from) && (!before || instant < *before); }
    bool holds(const QString &name, const QString &value) const
    {
        const auto wanted = rest.find(name);
        return wanted == rest.end() || *wanted == value;
    }
    /// No search, or one of the texts holds it.
    bool finds(std::initializer_list<QString> texts) const;
};

struct ListRules
{
    QStringList known; ///< besides altId and altType; another name is refused
    enum class Paging { Required, Optional } paging = Paging::Optional;
    enum class AltType { Required, Optional } altType = AltType::Required;
};

/// The messages of a 422, else the query.
tl::expected<ListQuery, QStringList> readListQuery(const State &state, const Call &call, const ListRules &rules);
/// The 422 of a by-id call without its location.
QStringList altObjections(const Call &call, ListRules::AltType altType);

} // namespace kontor::sandbox::highlevel
