// Reads HighLevel's payments into the journal.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/transaction_feed.h"

#include "core/service.h"
#include "flows/shared/note.h"
#include "flows/shared/receipts_off.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows {

namespace {

const QString transactionsCursor = u"highlevel.transactions"_s;
const QString transactionKind = u"transaction"_s;
constexpr auto oneDay = 24h;

constexpr int triesForPending = 6; // hours

QString unreadableSubject(const QString &payment) { return u"payment-unreadable:"_s + payment; }
QString unansweredSubject(const QString &payment) { return u"payment-unanswered:"_s + payment; }

const QString unreadableKind = u"unreadable_transaction"_s; // its value: {"entry"}

Error unreadablePayment(const QString &detail)
{
    return {.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
        .detail = detail};
}

/// Of what the owner may correct in HighLevel.
QString rest(const QJsonObject &value)
{
    const std::optional<Instant> created = instantFromIso(value[u"createdAt"].toString());
    return value[u"currency"].toString().toUpper() + u' ' + (created ? toIso(*created) : QString());
}

/// A row that cannot be kept. It comes with each poll: told once, and again only when the owner has it tried again.
void raiseOnce(journal::Journal &journal, const QJsonObject &row, const Error &problem, Instant now)
{
    QString id = row[u"_id"].toString().left(64);
    if (id.isEmpty()) {
        const QByteArray whole = QJsonDocument(highlevel::reducedTransaction(row)).toJson(QJsonDocument::Compact);
        id = QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha1).toHex());
    }
    if (const auto told = journal.record(Service::HighLevel, unreadableKind, id)) {
        const std::optional<journal::Operation> entry = journal.operation(told->value[u"entry"].toInteger());
        if (entry && entry->state != journal::OperationState::Done) {
            return;
        }
    }
    const qint64 entry = raiseNote(journal,
        {.flow = u"receipts"_s,
            .direction = u"hl>qb"_s,
            .subject = unreadableSubject(id),
            .about = {.document = u"receipt"_s,
                .number = row[u"entitySourceName"].toString(),
                .name = row[u"contactName"].toString(),
                .highLevelId = row[u"_id"].toString().left(64)},
            .problem = problem},
        now);
    journal.putRecord({.service = Service::HighLevel,
        .kind = unreadableKind,
        .id = id,
        .version = u"told"_s,
        .value = {{u"entry"_s, entry}}});
}

QString dayOf(Instant instant) { return toIso(instant).left(10); }

} // namespace

FeedStep TransactionFeed::begin(journal::Journal &journal, Instant now)
{
    const QJsonObject cursor = journal.cursor(transactionsCursor);
    const Instant last = instantFromIso(cursor[u"at"].toString()).value_or(m_since.value_or(now));
    const std::optional<Instant> wide = instantFromIso(cursor[u"wide"].toString());
    // The first poll has nothing behind it that counts.
    m_wide = wide && now - *wide >= oneDay;
    m_firstDay = dayOf(std::min(last, now) - (m_wide ? dailyLookBack : 2 * oneDay));
    m_lastDay = dayOf(now + oneDay);
    for (const journal::Record &record : journal.recordsByKey(Service::HighLevel, transactionKind, u"pending"_s)) {
        const std::optional<Instant> asked = instantFromIso(record.value[u"asked"].toString());
        const std::optional<Instant> created = instantFromIso(record.value[u"createdAt"].toString());
        const bool inWindow = created && dayOf(*created) >= m_firstDay;
        if (!inWindow && (!asked || now - *asked >= 1h) && (!created || now - *created < 30 * oneDay)) {
            m_pending.append(record.id);
        }
    }
    m_phase = Phase::Pages;
    return {.more = true};
}

Result<QJsonArray> rowsOfTransactions(const Result<QJsonObject> &page)
{
    if (!page) {
        return fail(page.error());
    }
    if (!(*page)[u"data"].isArray()) {
        return fail(unreadablePayment(u"A list of payments without rows"_s));
    }
    return (*page)[u"data"].toArray();
}

void storeTransaction(journal::Journal &journal, const QJsonObject &row, std::optional<Instant> since, Instant now)
{
    const Result<highlevel::Transaction> transaction = highlevel::transactionFromJson(row);
    if (!transaction) {
        raiseOnce(journal, row, transaction.error(), now);
        return;
    }
    const std::optional<journal::Record> known = journal.record(Service::HighLevel, transactionKind, transaction->id);
    if (!known && !since) {
        return; // where it is not known since when both are connected, it may be from before
    }
    if (!known && !transaction->created) {
        // From before connecting or not? And the service would date a receipt today.
        if (transaction->live) {
            raiseOnce(journal, row, unreadablePayment(u"A payment without a date"_s), now);
        }
        return;
    }
    if (!known && *transaction->created < *since) {
        return;
    }
    if (!known) {
        takeNoteBack(journal, unreadableSubject(transaction->id)); // it can be read after all
    }
    journal::Record record{.service = Service::HighLevel, .kind = transactionKind, .id = transaction->id};
    record.value = highlevel::reducedTransaction(row);
    if (known) { // by id some fields are named otherwise; what the list said stays
        QJsonObject merged = known->value;
        for (auto field = record.value.constBegin(); field != record.value.constEnd(); ++field) {
            merged.insert(field.key(), field.value());
        }
        merged.remove(u"asked"_s);
        merged.remove(u"unanswered"_s);
        merged.remove(u"entry"_s);
        record.value = merged;
    }
    if (const int times = known ? 0 : timesReceiptsWereOff(journal); times > 0) {
        record.value.insert(u"seenAfter"_s, times);
    }
    record.version = u"%1 %2 %3"_s.arg(
        transaction->status, row[u"amount"].toVariant().toString(), row[u"amountRefunded"].toVariant().toString());
    // What was stored before currency and date were part of it is no change.
    const bool corrected = known && rest(known->value) != rest(record.value);
    if (!known || corrected || known->version != record.version) {
        record.version += u' ' + rest(record.value);
    }
    for (const QString &invoice : transaction->invoiceIds()) {
        record.keys.append(u"invoice:"_s + invoice);
    }
    if (!transaction->subscriptionId.isEmpty()) {
        record.keys.append(u"subscription:"_s + transaction->subscriptionId);
    }
    if (transaction->pending()) {
        record.keys.append(u"pending"_s);
        record.value.insert(u"asked"_s, toIso(now));
    }
    const bool changed = !known || known->version != record.version;
    if (!changed && !transaction->pending()) {
        return;
    }
    journal.putRecord(record);
    if (!changed) {
        return; // its invoice is planned as it is, and an entry in attention about it stands
    }
    for (const QString &invoice : transaction->invoiceIds()) {
        journal.markUnplanned(Service::HighLevel, u"invoice"_s, invoice);
    }
}

FeedStep TransactionFeed::readPage(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop)
{
    const Result<QJsonArray> rows = rowsOfTransactions(call(m_api.transactions(m_firstDay, m_lastDay, m_offset), stop));
    if (!rows) {
        return {.error = rows.error()};
    }
    const bool last = rows->size() < highlevel::Api::pageLength;
    journal.transaction([&] {
        for (const QJsonValue &row : *rows) {
            storeTransaction(journal, row.toObject(), m_since, now);
        }
        if (last) {
            QJsonObject cursor = journal.cursor(transactionsCursor);
            cursor.insert(u"at"_s, toIso(now));
            if (m_wide || !cursor.contains(u"wide")) {
                cursor.insert(u"wide"_s, toIso(now));
            }
            journal.setCursor(transactionsCursor, cursor);
        }
    });
    m_offset += transactionsPageStep;
    if (last) {
        m_phase = Phase::Pending;
    }
    return {.more = !last || !m_pending.isEmpty()};
}

/// It is asked for again in an hour; after some, the owner hears of it.
void TransactionFeed::passOver(journal::Journal &journal, const QString &id, const Error &error, Instant now)
{
    std::optional<journal::Record> record = journal.record(Service::HighLevel, transactionKind, id);
    if (!record) {
        return;
    }
    const int tries = record->value[u"unanswered"].toInt() + 1;
    record->value.insert(u"asked"_s, toIso(now));
    record->value.insert(u"unanswered"_s, tries);
    const std::optional<journal::Operation> entry = journal.operation(record->value[u"entry"].toInteger());
    const bool dismissed = entry && entry->state == journal::OperationState::Dismissed;
    if (tries % triesForPending != 0 || dismissed) {
        journal.putRecord(*record);
        return;
    }
    const Result<highlevel::Transaction> payment = highlevel::transactionFromJson(record->value);
    const qint64 raised = raiseNote(journal,
        {.flow = u"receipts"_s,
            .direction = u"hl>qb"_s,
            .subject = unansweredSubject(id),
            .about = {.document = u"receipt"_s,
                .number = payment ? payment->sourceName : QString(),
                .name = payment ? payment->contactName : QString(),
                .highLevelId = id},
            .problem = {.kind = Error::Kind::Unreadable,
                .key = u"kontor.unreadable_reply"_s,
                .parameters = {{u"service"_s, serviceName(Service::HighLevel)},
                    {u"document"_s, payment ? payment->sourceName : QString()}},
                .detail = error.detail.isEmpty() ? error.key : error.detail,
                .httpStatus = error.httpStatus,
                .traceId = error.traceId}},
        now);
    record->value.insert(u"entry"_s, raised);
    journal.putRecord(*record);
}

FeedStep TransactionFeed::readPending(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop)
{
    if (m_pending.isEmpty()) {
        return {};
    }
    const QString id = m_pending.takeFirst();
    const Result<QJsonObject> answer = call(m_api.transaction(id), stop);
    const bool ofThisOne
        = !answer && (answer.error().kind == Error::Kind::Trouble || answer.error().kind == Error::Kind::Unreadable);
    if (ofThisOne) {
        journal.transaction([&] { passOver(journal, id, answer.error(), now); });
        // Of several it is the service that is unwell.
        return ++m_troubles < 2 ? FeedStep{.more = !m_pending.isEmpty()} : FeedStep{.error = answer.error()};
    }
    if (!answer && answer.error().kind != Error::Kind::Refused) {
        return {.error = answer.error()};
    }
    journal.transaction([&] {
        takeNoteBack(journal, unansweredSubject(id));
        if (answer) {
            storeTransaction(journal, *answer, m_since, now);
            return;
        }
        if (auto record = journal.record(Service::HighLevel, transactionKind, id)) { // gone; nothing came of it
            record->keys.removeAll(u"pending"_s);
            record->value.insert(u"status"_s, u"gone"_s);
            record->version = u"gone"_s;
            journal.putRecord(*record);
        }
    });
    return {.more = !m_pending.isEmpty()};
}

FeedStep TransactionFeed::step(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop)
{
    switch (m_phase) {
    case Phase::Begin:
        return begin(journal, now);
    case Phase::Pages:
        return readPage(journal, call, now, stop);
    case Phase::Pending:
        return readPending(journal, call, now, stop);
    }
    return {};
}

} // namespace kontor::flows
