// Requests to HighLevel, and what their replies mean.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/message.h"

#include <QJsonArray>
#include <QJsonObject>

namespace kontor::highlevel {

/// Makes requests; sends nothing. `Version` values per service: highlevel-api 8.
class Api
{
public:
    Api() = default;
    Api(QUrl base, QString location)
        : m_base(std::move(base))
        , m_location(std::move(location))
    { }

    net::Request location() const;
    /// One page of at most 500, oldest first; `after` is the last row's searchAfter, empty for the first page.
    net::Request contacts(const QJsonArray &after) const;
    /// Contacts for whom all `filters` hold (highlevel-api 3.3).
    net::Request searchContacts(const QJsonArray &filters) const;
    net::Request contact(const QString &id) const;
    net::Request createContact(QJsonObject body) const;
    net::Request updateContact(const QString &id, const QJsonObject &body) const;
    const QString &locationId() const { return m_location; }

private:
    net::Request request(QByteArray method, const QString &path, const QJsonObject &body = {}) const;

    QUrl m_base;
    QString m_location;
};

/// JSON of a whole answer that says yes; else the typed error (highlevel-api 2.4). For a refusal `parameters` hold what
/// the answer names: "contactId" of a duplicate, "field" of a validation.
Result<QJsonObject> readReply(const Result<net::Reply> &reply);

/// {"field", "operator": "eq", "value"}
QJsonObject equals(const QString &field, const QString &value);
/// A value may have 75 characters at most (highlevel-api 3.3).
inline constexpr qsizetype longestFilterValue = 75;

} // namespace kontor::highlevel
