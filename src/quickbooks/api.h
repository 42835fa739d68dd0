// Requests to QuickBooks Online, and what their replies mean.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/message.h"

#include <QJsonObject>

namespace kontor::quickbooks {

/// Makes requests; sends nothing. Base and realm are those of the connected company.
class Api
{
public:
    Api() = default;
    Api(QUrl base, QString realm)
        : m_base(std::move(base))
        , m_realm(std::move(realm))
    { }

    /// `statement` as in quickbooks-online-api 4.2; long ones go by POST.
    net::Request query(const QString &statement) const;
    /// Change data capture (quickbooks-online-api 5).
    net::Request changes(const QStringList &entities, Instant since) const;
    net::Request companyInfo() const;
    net::Request preferences() const;
    const QString &realm() const { return m_realm; }

private:
    net::Request get(const QString &path, const QByteArray &query) const;

    QUrl m_base;
    QString m_realm;
};

/// JSON of a whole answer without a fault; else the typed error: by HTTP status first, then code
/// (quickbooks-online-api 2.5, 2.6). A 200 with a fault in it is a refusal too.
Result<QJsonObject> readReply(const Result<net::Reply> &reply);

/// A value inside a query, quotes and backslashes escaped.
QString quoted(QStringView value);

} // namespace kontor::quickbooks
