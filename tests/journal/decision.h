// What the journal's tests share: a decision that touches every table, and its traces.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <functional>

namespace kontor::journal {

using namespace Qt::StringLiterals;

inline constexpr Service books = Service::QuickBooks;
inline constexpr Service crm = Service::HighLevel;

inline Record customer(const QString &id, const QString &version = u"1"_s)
{
    return {.service = books, .kind = u"customer"_s, .id = id, .version = version, .value = {{u"Id"_s, id}}};
}

/// What a test throws where a program would end.
struct Crash
{ };

/// The key of what was thrown.
inline QString brokenKeyOf(const std::function<void()> &work)
{
    try {
        work();
    } catch (const JournalBroken &broken) {
        return broken.key;
    }
    return u"(not broken)"_s;
}

/// One decision as an engine stores it: touches every table.
inline void storeDecision(Journal &journal, int number)
{
    journal.transaction([&] {
        Record record = customer(QString::number(number));
        record.keys = {u"email:jo@example.com"_s, u"phone:+15551234567"_s};
        journal.putRecord(record);
        journal.markPlanned(books, u"customer"_s, record.id);
        journal.putLink({.kind = u"contact"_s, .quickbooksId = record.id, .highlevelId = u"hl"_s});
        Operation operation;
        operation.subject = record.id;
        operation.flow = u"contacts"_s;
        journal.putOperation(operation);
        operation.state = OperationState::Sent;
        journal.putOperation(operation);
        journal.setCursor(u"customers"_s, {{u"number"_s, number}});
        journal.setState(u"import"_s, {{u"number"_s, number}});
        journal.setSetting(u"contacts.tag"_s, QString::number(number));
        journal.log({.flow = u"contacts"_s, .result = u"created"_s});
    });
}

/// Everything that storeDecision stores, as one value to compare.
inline QJsonObject contentOf(Journal &journal)
{
    qint64 operations = 0;
    while (journal.operation(operations + 1)) {
        ++operations;
    }
    return {{u"records"_s, journal.recordCount(books, u"customer"_s)},
        {u"unplanned"_s, journal.unplannedCount(books, u"customer"_s)},
        {u"found"_s, qint64(journal.recordsByKey(books, u"customer"_s, u"email:jo@example.com"_s).size())},
        {u"links"_s, journal.linkCount(u"contact"_s)}, {u"operations"_s, operations},
        {u"waiting"_s, journal.waitingCount()}, {u"cursor"_s, journal.cursor(u"customers"_s)},
        {u"state"_s, journal.state(u"import"_s)},
        {u"setting"_s, journal.setting(u"contacts.tag"_s).value_or(u"none"_s)}};
}

} // namespace kontor::journal
