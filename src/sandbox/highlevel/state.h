// Everything that the stand-in knows.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/access.h"
#include "sandbox/highlevel/agenda.h"
#include "sandbox/highlevel/contact_store.h"
#include "sandbox/highlevel/conversation_store.h"
#include "sandbox/highlevel/highlevel_stand_in.h"
#include "sandbox/highlevel/invoice.h"
#include "sandbox/highlevel/limits.h"
#include "sandbox/highlevel/payment_records.h"
#include "sandbox/highlevel/switches.h"

#include <QMap>
#include <QSet>

namespace kontor::sandbox::highlevel {

struct LocationRecord
{
    HighLevelStandIn::Location about; ///< its contacts are in `contacts`
    bool allowDuplicates = false;
    QStringList dedupeOrder{QStringLiteral("email"), QStringLiteral("phone")}; ///< highlevel-api 3.1
    QString googlePlacesId;
    QJsonArray customValues; ///< [{id, name, fieldKey, value, locationId}]
    QJsonArray customFields; ///< [{id, name, fieldKey, dataType, model, ...}]
    QMap<QString, QString> tags; ///< name to id
    bool suspended = false;
    /// HighLevel's own QuickBooks connection is on, and marks what it books so long after it was paid.
    std::optional<std::chrono::minutes> ownQuickBooks;
    ContactStore contacts;
    InvoiceStore invoices;
    RecordStore<Transaction> transactions;
    RecordStore<Order> orders;
    RecordStore<Subscription> subscriptions;
    ConversationStore conversations;
    QSet<QString> unsubscribed; ///< addresses whose owners want no e-mail, in the form of comparableEmail
};

struct Counters
{
    qint64 requests = 0;
    qint64 reads = 0;
    qint64 writes = 0;
    qint64 throttled = 0;
    qint64 refused = 0; ///< 4xx other than 429
    qint64 contactsCreated = 0;
    qint64 duplicatesRefused = 0;
    qint64 invoicesCreated = 0;
    qint64 messagesAccepted = 0;
    qint64 tokensIssued = 0;
};

struct State
{
    State(Clock &theClock, quint64 seed, HighLevelStandIn::Keys theKeys)
        : clock(theClock)
        , generator(seed)
        , keys(std::move(theKeys))
        , companyId(generator.shortId())
        , planId(generator.hexId())
        , versionId(generator.hexId())
        , access(generator)
    { }

    LocationRecord *location(const QString &id) const
    {
        for (const std::unique_ptr<LocationRecord> &record : locations) {
            if (record->about.id == id) {
                return record.get();
            }
        }
        return nullptr;
    }

    Clock &clock;
    Generator generator;
    Switches switches;
    HighLevelStandIn::Keys keys;
    QString companyId;
    QString planId;
    QString versionId;
    std::vector<std::unique_ptr<LocationRecord>> locations;
    Access access;
    Limits limits;
    Counters counters;
    Agenda agenda;
};

} // namespace kontor::sandbox::highlevel
