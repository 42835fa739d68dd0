// Requests to HighLevel, and what their replies mean.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "net/message.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

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
    /// One page of at most contactsPage, oldest first; `after` is the last row's searchAfter, empty for the first page.
    net::Request contacts(const QJsonArray &after) const;
    /// Contacts for whom all `filters` hold (highlevel-api 3.3).
    net::Request searchContacts(const QJsonArray &filters) const;
    net::Request contact(const QString &id) const;
    net::Request createContact(QJsonObject body) const;
    net::Request updateContact(const QString &id, const QJsonObject &body) const;
    /// One page of at most 100; `status` empty for all, which come newest issue date first (highlevel-api 4.2).
    net::Request invoices(const QString &status, int offset) const;
    net::Request invoice(const QString &id) const;
    /// One page of at most 100 live transactions whose day lies between both, both included (highlevel-api 5.2).
    net::Request transactions(const QString &firstDay, const QString &lastDay, int offset) const;
    net::Request transaction(const QString &id) const;
    net::Request order(const QString &id) const;
    net::Request customValues() const;
    /// `channel` is "SMS" or "Email": without one, e-mails are missing (contracts). Newest first; `since` and `cursor`
    /// may be empty.
    net::Request messages(
        const QString &contact, const QString &channel, std::optional<Instant> since, const QString &cursor) const;
    net::Request message(const QString &id) const;
    net::Request email(const QString &id) const;
    /// {"type", "contactId", "message"} or with "subject" and "html" (highlevel-api 6.2).
    net::Request sendMessage(const QJsonObject &body) const;
    const QString &locationId() const { return m_location; }
    static constexpr int contactsPage = 500; ///< the most that a search gives at once (highlevel-api 3.3)
    static constexpr int pageLength = 100; ///< of invoices and transactions; more is not documented

private:
    net::Request list(const QString &path, QUrlQuery query) const;
    net::Request conversation(net::Request request) const;
    net::Request request(QByteArray method, const QString &path, const QJsonObject &body = {}) const;

    QUrl m_base;
    QString m_location;
};

/// JSON of a whole answer that says yes; else the typed error (highlevel-api 2.4). For a refusal `parameters` hold what
/// the answer names: "contactId" of a duplicate, "field" of a validation.
///
/// Unreadable too when `request` asks for one payment, order or invoice, or for custom values, and it holds none: what
/// decides over a booking must not be taken for absent.
Result<QJsonObject> readReply(const net::Request &request, const Result<net::Reply> &reply);

/// {"field", "operator": "eq", "value"}
QJsonObject equals(const QString &field, const QString &value);
/// A value may have 75 characters at most (highlevel-api 3.3).
inline constexpr qsizetype longestFilterValue = 75;

} // namespace kontor::highlevel
