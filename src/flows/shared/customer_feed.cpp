// Reads QuickBooks' customers into the journal: all of them once, then what changed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/customer_feed.h"

#include "core/email_address.h"
#include "flows/contact_import/contact_fields.h"
#include "flows/shared/note.h"
#include "flows/shared/query_pages.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows {

namespace {

constexpr auto looksBack = std::chrono::hours(29 * 24); // 30 days, less a margin
constexpr auto overlap = 3min; // rows are applied idempotently (quickbooks-online-api 5.3)

const QString changesCursor = u"quickbooks.changes"_s;

journal::Record customerRecord(const quickbooks::Customer &customer, const QString &country)
{
    journal::Record record{
        .service = Service::QuickBooks, .kind = u"customer"_s, .id = customer.id, .active = customer.active};
    record.value = toStored(customer);
    // Bookings move LastUpdatedTime (recordings): only what matters for a contact tells two states apart.
    record.version = QString::fromLatin1(
        QCryptographicHash::hash(QJsonDocument(record.value).toJson(QJsonDocument::Compact), QCryptographicHash::Sha1)
            .toHex());
    const QStringList addresses = emailAddresses(customer.email);
    for (const QString &address : addresses) {
        record.keys.append(u"email:"_s + comparableEmail(address));
    }
    if (const QString phone = contact_import::phoneOf(customer, country); !phone.isEmpty()) {
        record.keys.append(u"phone:"_s + phone);
    }
    return record;
}

/// Stores the rows of an answer. One that cannot be read is noted and never holds back the others.
void storeRows(journal::Journal &journal, const QJsonArray &rows, const QString &country, Instant now)
{
    for (const QJsonValue &row : rows) {
        const QJsonObject object = row.toObject();
        Result<quickbooks::Customer> customer = quickbooks::customerFromJson(object);
        if (!customer) {
            raiseUnreadable(journal, u"contacts"_s, object,
                {.document = u"contact"_s, .name = object[u"DisplayName"].toString()}, customer.error(), now);
            continue;
        }
        const bool bare = !customer->active && !object.contains(u"DisplayName");
        if (bare) {
            // A tombstone says nothing but that it is gone; the texts are kept.
            const auto known = journal.record(Service::QuickBooks, u"customer"_s, customer->id);
            if (!known) {
                continue;
            }
            customer = quickbooks::customerFromStored(customer->id, known->value);
            customer->active = false;
        }
        journal.putRecord(customerRecord(*customer, country));
    }
}

Result<Instant> answerTime(const QJsonObject &answer)
{
    if (const std::optional<Instant> time = instantFromIso(answer[u"time"].toString())) {
        return *time;
    }
    return fail({.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}},
        .detail = u"An answer without its time"_s});
}

FeedStep walkStep(journal::Journal &journal, const quickbooks::Api &api, const Call &call, const QString &country,
    Instant now, QJsonObject cursor, std::stop_token stop)
{
    if (!cursor.contains(u"total")) {
        const Result<QJsonObject> count
            = call(api.query(u"SELECT COUNT(*) FROM Customer WHERE Active IN (true,false)"_s), stop);
        if (!count) {
            return {.error = count.error()};
        }
        const Result<Instant> time = answerTime(*count);
        if (!time) {
            return {.error = time.error()};
        }
        cursor.insert(u"total"_s, (*count)[u"QueryResponse"][u"totalCount"].toInt());
        cursor.insert(u"since"_s, toIso(*time)); // changes made while walking are read from here
        cursor.insert(u"mode"_s, u"walk"_s);
    }
    const Result<QJsonObject> page
        = call(api.query(pageStatement(u"SELECT * FROM Customer WHERE Active IN (true,false)"_s, cursor)), stop);
    if (!page) {
        return {.error = page.error()};
    }
    const QJsonArray rows = (*page)[u"QueryResponse"][u"Customer"].toArray();
    const bool last = turnPage(cursor, rows);
    if (last) {
        cursor = {{u"mode"_s, u"changes"_s}, {u"since"_s, cursor[u"since"]}, {u"total"_s, cursor[u"total"]}};
    }
    journal.transaction([&] {
        storeRows(journal, rows, country, now);
        journal.setCursor(changesCursor, cursor);
    });
    return {.more = !last};
}

} // namespace

FeedStep readCustomers(journal::Journal &journal, const quickbooks::Api &api, const Call &call, const QString &country,
    const Moment &now, std::stop_token stop, const std::vector<AlsoChanged> &also)
{
    QJsonObject cursor = journal.cursor(changesCursor);
    const std::optional<Instant> since = instantFromIso(cursor[u"since"].toString());
    if (cursor[u"mode"].toString() != u"changes"_s || !since) {
        return walkStep(journal, api, call, country, now.here, cursor, stop);
    }
    if (now.there - *since > looksBack) {
        return walkStep(journal, api, call, country, now.here, {}, stop);
    }
    Instant asked = *since;
    QStringList entities{u"Customer"_s};
    for (const AlsoChanged &other : also) {
        if (!other.entities.isEmpty()) {
            asked = std::min(asked, other.since.value_or(asked));
            entities += other.entities;
        }
    }
    entities.removeDuplicates();
    const Result<QJsonObject> answer = call(api.changes(entities, asked - overlap), stop);
    if (!answer) {
        return {.error = answer.error()};
    }
    const Result<Instant> time = answerTime(*answer);
    if (!time) {
        return {.error = time.error()};
    }
    // Blocks are found by name: their order is not promised (quickbooks-online-api 5.2).
    QJsonArray rows;
    const QJsonArray blocks = (*answer)[u"CDCResponse"][0][u"QueryResponse"].toArray();
    for (const QJsonValue &block : blocks) {
        const QJsonArray customers = block[u"Customer"].toArray();
        for (const QJsonValue &row : customers) {
            rows.append(row);
        }
    }
    // QuickBooks' clock is not known before it has answered: it may have been too long ago all the same.
    const bool complete = !quickbooks::mayBeCut(blocks) && *time - asked <= looksBack;
    journal.transaction([&] {
        storeRows(journal, rows, country, now.here);
        for (const AlsoChanged &other : also) {
            if (!other.entities.isEmpty()) {
                other.store(blocks, *time, complete);
            }
        }
        if (complete) {
            cursor.insert(u"since"_s, toIso(*time));
        } else {
            cursor = {};
        }
        journal.setCursor(changesCursor, cursor);
    });
    return {.more = !complete};
}

bool customersAreRead(journal::Journal &journal)
{
    return journal.cursor(changesCursor)[u"mode"].toString() == u"changes"_s;
}

void restartCustomers(journal::Journal &journal) { journal.setCursor(changesCursor, {}); }

} // namespace kontor::flows
