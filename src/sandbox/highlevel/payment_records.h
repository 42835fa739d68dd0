// Transactions, orders and subscriptions of one location (highlevel-api 5).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/currency.h"
#include "sandbox/highlevel/recurrence.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <deque>

namespace kontor::sandbox::highlevel {

/// Where the money came from (entitySource, source).
struct PaymentSource
{
    QString type;
    QString subType; ///< empty: none is shown
    QString id;
    QString name;
    QJsonObject meta;
};

/// The payer as he was at the time: the contact may be gone later.
struct Payer
{
    QString id;
    QString name;
    QString email;
    QJsonObject snapshot;
};

struct Transaction
{
    QString id;
    QString locationId;
    Payer payer;
    QString mergedFromContactId;
    Currency currency;
    qint64 amount = 0; ///< minor units
    qint64 refunded = 0;
    qint64 tip = 0; ///< of an invoice payment: what counts to no line
    qint64 charge = 0;
    QString status = QStringLiteral("succeeded");
    bool live = true;
    QString entityType = QStringLiteral("order");
    QString entityId;
    PaymentSource source;
    QString subscriptionId; ///< the provider's
    QString chargeId; ///< empty: no provider took part
    QString provider = QStringLiteral("stripe");
    QJsonObject method;
    Instant created;
    Instant updated;
    Instant fulfilled;
    bool inMinorUnits = false; ///< a provider's mistake: amounts shown in cents (highlevel-api 4.7)
    bool lowerCaseCurrency = false;
    bool inQuickBooks = false; ///< booked by HighLevel's own connection as soon as it has succeeded
    QJsonObject overrides;
};

struct Order
{
    QString id;
    QString locationId;
    Payer payer;
    Currency currency;
    qint64 amount = 0;
    qint64 subtotal = 0;
    qint64 discount = 0;
    qint64 tax = 0;
    qint64 shipping = 0;
    QJsonArray taxSummary;
    QJsonArray items;
    QString couponCode;
    QString status = QStringLiteral("pending");
    QString paymentStatus = QStringLiteral("unpaid"); ///< not shown, only a filter
    bool live = true;
    PaymentSource source;
    int oneTimeProducts = 0;
    int recurringProducts = 0;
    bool gone = false; ///< no call shows it any more
    Instant created;
    Instant updated;
    QJsonObject overrides;
};

struct Subscription
{
    QString id;
    QString locationId;
    QString providerId;
    Payer payer;
    Currency currency;
    qint64 amount = 0; ///< each time
    QString status = QStringLiteral("active");
    bool live = true;
    QString entityId; ///< the order that began it
    PaymentSource source;
    QString productName;
    Recurrence every;
    Instant first; ///< of the first payment that is counted from; a trial ends then
    int renewals = 0;
    int failuresToCome = 0;
    bool inMinorUnits = false;
    QJsonObject price;
    Instant created;
    Instant updated;
    std::optional<Instant> canceled;
    QJsonObject overrides;
};

/// In order of creation; nothing is ever taken out.
template <class Record>
class RecordStore
{
public:
    Record &add(Record record)
    {
        m_records.push_back(std::move(record));
        m_byId.insert(m_records.back().id, &m_records.back());
        return m_records.back();
    }
    Record *find(const QString &id) const { return m_byId.value(id); }
    const std::deque<Record> &all() const { return m_records; }
    std::deque<Record> &all() { return m_records; }

private:
    std::deque<Record> m_records;
    QHash<QString, Record *> m_byId;
};

QJsonObject listedTransaction(const Transaction &transaction);
QJsonObject wholeTransaction(const Transaction &transaction);
QJsonObject listedOrder(const Order &order);
QJsonObject wholeOrder(const Order &order);
QJsonObject listedSubscription(const Subscription &subscription);
QJsonObject wholeSubscription(const Subscription &subscription);

} // namespace kontor::sandbox::highlevel
