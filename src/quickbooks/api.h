// Requests to QuickBooks Online, and what their replies mean.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/message.h"

#include <QJsonArray>
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
    net::Request invoice(const QString &id) const;
    net::Request payment(const QString &id) const;

    // Writes. `requestId` (at most 50 characters) makes a repeated call harmless (quickbooks-online-api 2.4).
    /// `entity` is "Customer", "Item", "Invoice", "Payment"; a body with an Id is an update.
    net::Request write(const QString &entity, const QJsonObject &body, const QString &requestId) const;
    /// An invoice whose DocNumber another one may bear (quickbooks-online-api 7.7.6): for as long as that one has not
    /// got its new number.
    net::Request writeInvoiceWithTakenNumber(const QJsonObject &body, const QString &requestId) const;
    net::Request voidInvoice(const QJsonObject &body, const QString &requestId) const;
    net::Request voidPayment(const QJsonObject &body, const QString &requestId) const;
    /// Up to 30 independent items, each {"operation", ENTITY}; answered under "b1", "b2" ... in their order. The id has
    /// 36 characters at most (quickbooks-online-api 6).
    net::Request batch(const QJsonArray &items, const QString &requestId) const;
    const QString &realm() const { return m_realm; }

private:
    net::Request get(const QString &path, const QByteArray &query) const;
    net::Request post(const QString &path, const QByteArray &query, const QJsonObject &body) const;

    QUrl m_base;
    QString m_realm;
};

/// JSON of a whole answer without a fault; else the typed error: by HTTP status first, then code
/// (quickbooks-online-api 2.5, 2.6). A 200 with a fault in it is a refusal too.
///
/// It holds what `request` asks for, or is Unreadable: "QueryResponse" (empty when there are no rows, 4.3), the blocks
/// of change data capture (5.2), the answers of a batch, or the object. Without that an answer would say "no rows" to
/// whoever asks, and a cursor would go past what has not been read.
Result<QJsonObject> readReply(const net::Request &request, const Result<net::Reply> &reply);

/// What became of each item of a batch, in their order: {ENTITY: {...}} or the typed error. Unreadable for one that the
/// answer leaves out.
std::vector<Result<QJsonObject>> readBatch(const QJsonObject &reply, qsizetype items);

/// Whether an answer of change data capture holds as many objects, of all entities together, as one can: what else has
/// changed it may leave out, and there is no other page (quickbooks-online-api 5.1). `blocks` are those of its
/// "QueryResponse".
bool mayBeCut(const QJsonArray &blocks);

/// A value inside a query, quotes and backslashes escaped.
QString quoted(QStringView value);
/// "('1','2')"
QString quotedList(const QStringList &values);

} // namespace kontor::quickbooks
