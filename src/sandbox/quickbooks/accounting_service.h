// The accounting service of one company: /v3/company/{realm}/..., after the gateway has let a call in.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"
#include "sandbox/quickbooks/books.h"
#include "sandbox/quickbooks/request_ids.h"

#include <random>

namespace kontor::sandbox::quickbooks {

class AccountingService
{
public:
    AccountingService(
        const Clock &clock, const Switches &switches, std::mt19937_64 &random, QuickBooksStandIn::Company company);

    Books &books() { return m_books; }
    const Books &books() const { return m_books; }

    /// `path` is what follows the realm: "customer/5", "query", "batch".
    net::Reply handle(const QString &path, const net::Request &request);

private:
    struct Call
    {
        QString path;
        const net::Request *request = nullptr;
        QHash<QString, QString> query;
    };

    Outcome<QJsonObject> carriedOut(const Call &call);
    Outcome<QJsonObject> read(const Call &call);
    Outcome<QJsonObject> written(const Call &call);
    Outcome<QJsonObject> batch(const Call &call);
    QJsonObject batchItem(const QJsonObject &item);
    Outcome<QJsonObject> batchItemResult(const QJsonObject &item);
    Outcome<QJsonObject> writtenEntity(
        const EntityKind &kind, const QJsonObject &body, const QString &operation, const QString &include);
    Outcome<QJsonObject> changedEntity(
        const EntityKind &kind, const QJsonObject &body, const QString &operation, const QStringList &include);
    Outcome<QJsonObject> sent(const Call &call);
    Outcome<> checkRequestId(const QString &requestId, bool isBatch) const;
    net::Reply replyTo(const Outcome<QJsonObject> &outcome, const net::Request &request) const;
    std::chrono::milliseconds retention() const;

    const Clock &m_clock;
    const Switches &m_switches;
    std::mt19937_64 &m_random;
    Books m_books;
    RequestIds m_requestIds;
};

} // namespace kontor::sandbox::quickbooks
