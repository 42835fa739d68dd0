// Reads which QuickBooks invoices are paid: once all that were before, then what changes.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/payment_feed.h"

#include "flows/shared/note.h"
#include "flows/shared/query_pages.h"
#include "quickbooks/settlement.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::review_requests {

namespace {

const QString paymentsCursor = u"quickbooks.payments"_s;
constexpr auto capturedFor = std::chrono::hours(29 * 24); // 30 days, less a margin (5.1)
constexpr auto walkOverlap = 3min;
constexpr auto clockIsKnownTo = 5s; // an answer's time is in whole seconds, and the answer takes its way

void storePayment(journal::Journal &journal, const QJsonObject &row, Instant now)
{
    const Result<quickbooks::PaymentSettlement> payment = quickbooks::paymentSettlementFromJson(row);
    if (!payment) {
        raiseUnreadable(journal, u"reviews"_s, row, {.document = u"payment"_s}, payment.error(), now);
        return;
    }
    QStringList invoices = payment->invoices;
    invoices.sort();
    const auto known = journal.record(Service::QuickBooks, u"payment"_s, payment->id);
    if (payment->deleted && !known) {
        return;
    }
    const QString version = payment->deleted ? u"deleted"_s : invoices.join(u' ');
    if (known && known->version == version) {
        return;
    }
    journal::Record record{.service = Service::QuickBooks,
        .kind = u"payment"_s,
        .id = payment->id,
        .version = version,
        .active = !payment->deleted,
        .value = {{u"invoices"_s, QJsonArray::fromStringList(invoices)}}};
    if (payment->created) {
        record.value.insert(u"created"_s, toIso(*payment->created));
    }
    for (const QString &invoice : std::as_const(invoices)) {
        record.keys.append(u"invoice:"_s + invoice);
    }
    journal.putRecord(record);
    journal.markPlanned(Service::QuickBooks, u"payment"_s, record.id);
    for (const QString &invoice : std::as_const(invoices)) {
        journal.markUnplanned(Service::QuickBooks, u"invoice"_s, invoice);
    }
}

/// True when it is settled now. Those that never were are not kept.
bool storeInvoice(journal::Journal &journal, const QJsonObject &row, Instant now, QString *id)
{
    const Result<quickbooks::InvoiceSettlement> invoice = quickbooks::invoiceSettlementFromJson(row);
    if (!invoice) {
        raiseUnreadable(journal, u"reviews"_s, row, {.document = u"invoice"_s, .number = row[u"DocNumber"].toString()},
            invoice.error(), now);
        return false;
    }
    *id = invoice->id;
    const auto known = journal.record(Service::QuickBooks, u"invoice"_s, invoice->id);
    if (!known && !invoice->settled) {
        return false;
    }
    const QString customer = invoice->deleted ? known->value[u"customer"].toString() : invoice->customer;
    journal::Record record{.service = Service::QuickBooks,
        .kind = u"invoice"_s,
        .id = invoice->id,
        .version = u"%1 %2"_s.arg(customer, invoice->settled ? u"settled"_s : u"open"_s),
        .active = !invoice->deleted,
        .value = {{u"customer"_s, customer}, {u"settled"_s, invoice->settled}}};
    for (const QString &kept : {u"counted"_s, u"intent"_s}) {
        if (known && known->value.contains(kept)) {
            record.value.insert(kept, known->value[kept]);
        }
    }
    journal.putRecord(record);
    return invoice->settled;
}

/// All that was paid for it was entered after that moment.
bool isPaidSince(journal::Journal &journal, const QString &invoice, Instant since)
{
    const auto payments = journal.recordsByKey(Service::QuickBooks, u"payment"_s, u"invoice:"_s + invoice);
    return !payments.empty() && std::ranges::all_of(payments, [since](const journal::Record &payment) {
        const std::optional<Instant> created = instantFromIso(payment.value[u"created"].toString());
        return created && *created > since + clockIsKnownTo;
    });
}

/// Of the first walk: it was paid before anybody was to be asked for a review, unless that was after `switchedOn`.
void countAsBefore(journal::Journal &journal, const QString &id, const std::optional<Instant> &switchedOn)
{
    if (switchedOn && isPaidSince(journal, id, *switchedOn)) {
        return; // of which the plan decides
    }
    auto record = journal.record(Service::QuickBooks, u"invoice"_s, id);
    if (record && hasRealPayment(journal, id)) {
        record->value.insert(u"counted"_s, true);
        journal.putRecord(*record);
        const QString customer = record->value[u"customer"].toString();
        const QString top = topCustomer(journal, customer);
        if (!journal.linkByQuickBooks(u"review"_s, top)) {
            noteReview(journal, top, {}, {{u"state"_s, u"before"_s}});
        }
        noteFamily(journal, top, customer);
    }
    journal.markPlanned(Service::QuickBooks, u"invoice"_s, id);
}

} // namespace

AlsoChanged PaymentFeed::changes(journal::Journal &journal, const Moment &now) const
{
    const QJsonObject cursor = journal.cursor(paymentsCursor);
    const std::optional<Instant> since = instantFromIso(cursor[u"since"].toString());
    if (cursor[u"mode"].toString() != u"changes" || !since || now.there - *since > capturedFor) {
        return {};
    }
    return {.entities = {u"Invoice"_s, u"Payment"_s},
        .since = *since,
        .store = [&journal, old = cursor, now = now.here](const QJsonArray &blocks, Instant time, bool complete) {
            // Payments first: an invoice is judged by those that are known.
            for (const QString &entity : {u"Payment"_s, u"Invoice"_s}) {
                for (const QJsonValue &block : blocks) {
                    const QJsonArray rows = block[entity].toArray();
                    for (const QJsonValue &row : rows) {
                        QString id;
                        entity == u"Payment" ? storePayment(journal, row.toObject(), now)
                                             : void(storeInvoice(journal, row.toObject(), now, &id));
                    }
                }
            }
            journal.setCursor(paymentsCursor,
                complete ? QJsonObject{{u"mode"_s, u"changes"_s}, {u"since"_s, toIso(time)}}
                         : QJsonObject{{u"mode"_s, u"walk"_s}, {u"from"_s, old[u"since"]}});
        }};
}

FeedStep PaymentFeed::step(journal::Journal &journal, const Call &call, const Moment &now, std::stop_token stop) const
{
    QJsonObject cursor = journal.cursor(paymentsCursor);
    if (cursor[u"mode"].toString() == u"changes") {
        const std::optional<Instant> since = instantFromIso(cursor[u"since"].toString());
        if (since && now.there - *since <= capturedFor) {
            return {};
        }
        cursor = {{u"from"_s, cursor[u"since"]}};
    }
    const QString entity = cursor[u"entity"].toString(u"Payment"_s);
    const std::optional<Instant> from = instantFromIso(cursor[u"from"].toString());
    QStringList conditions;
    if (entity == u"Invoice" && !from) {
        conditions.append(u"Balance = '0'"_s);
    }
    if (from) {
        conditions.append(u"MetaData.LastUpdatedTime >= '%1'"_s.arg(toIso(*from - walkOverlap)));
    }
    const QString where = conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s);
    const Result<QJsonObject> page
        = call(m_api.query(pageStatement(u"SELECT * FROM %1%2"_s.arg(entity, where), cursor)), stop);
    if (!page) {
        return {.error = page.error()};
    }
    const std::optional<Instant> time = instantFromIso((*page)[u"time"].toString());
    if (!time) {
        return {.error = Error{.kind = Error::Kind::Unreadable,
                    .key = u"kontor.unreadable_reply"_s,
                    .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}},
                    .detail = u"An answer without its time"_s}};
    }
    const QJsonArray rows = (*page)[u"QueryResponse"][entity].toArray();
    const bool last = turnPage(cursor, rows);
    cursor.insert(u"mode"_s, u"walk"_s);
    if (const std::optional<Instant> on = instantFromIso(cursor[u"on"].toString())) {
        Instant switchedOn = *on + (now.there - now.here);
        // Never before the services were connected, nor what had been read by then: this computer's clock may have been
        // set right since.
        const QJsonObject connected = journal.state(u"connected"_s);
        for (const QString &earlier : {cursor[u"readBefore"].toString(), connected[u"since"].toString()}) {
            switchedOn = std::max(switchedOn, instantFromIso(earlier).value_or(switchedOn));
        }
        cursor.insert(u"switchedOn"_s, toIso(switchedOn));
        cursor.remove(u"on"_s);
    }
    const std::optional<Instant> switchedOn = instantFromIso(cursor[u"switchedOn"].toString());
    if (!cursor.contains(u"since")) {
        cursor.insert(u"since"_s, toIso(*time)); // changes made while walking are read from here
    }
    cursor.insert(u"entity"_s, last ? u"Invoice"_s : entity);
    const bool done = last && entity == u"Invoice";
    journal.transaction([&] {
        for (const QJsonValue &row : rows) {
            QString id;
            if (entity == u"Payment") {
                storePayment(journal, row.toObject(), now.here);
            } else if (storeInvoice(journal, row.toObject(), now.here, &id) && !from) {
                countAsBefore(journal, id, switchedOn);
            }
        }
        journal.setCursor(
            paymentsCursor, done ? QJsonObject{{u"mode"_s, u"changes"_s}, {u"since"_s, cursor[u"since"]}} : cursor);
    });
    return {.more = !done};
}

void PaymentFeed::restart(journal::Journal &journal, Instant now)
{
    // A query shows no deletions (quickbooks-online-api 5.3): what is remembered may not be there any more.
    journal.removeRecords(Service::QuickBooks, u"payment"_s);
    journal.removeRecords(Service::QuickBooks, u"invoice"_s);
    journal.setCursor(
        paymentsCursor, {{u"on"_s, toIso(now)}, {u"readBefore"_s, journal.cursor(u"quickbooks.changes"_s)[u"since"]}});
}

bool PaymentFeed::isRead(journal::Journal &journal)
{
    const QJsonObject cursor = journal.cursor(paymentsCursor);
    return cursor[u"mode"].toString() == u"changes" || cursor[u"from"].isString();
}

bool hasRealPayment(journal::Journal &journal, const QString &invoice)
{
    const auto payments = journal.recordsByKey(Service::QuickBooks, u"payment"_s, u"invoice:"_s + invoice);
    return std::any_of(payments.begin(), payments.end(), [](const journal::Record &record) { return record.active; });
}

QString topCustomer(journal::Journal &journal, const QString &customer)
{
    QString top = customer;
    for (int level = 0; level < 10; ++level) { // five are possible (quickbooks-online-api 7.1)
        const auto record = journal.record(Service::QuickBooks, u"customer"_s, top);
        const QString parent = record ? quickbooks::customerFromStored(record->id, record->value).parent : QString();
        if (parent.isEmpty() || parent == top) {
            break;
        }
        top = parent;
    }
    return top;
}

void noteReview(journal::Journal &journal, const QString &customer, const QString &contact, QJsonObject written)
{
    journal.putLink({.kind = u"review"_s,
        .quickbooksId = customer,
        .highlevelId = contact,
        .madeByKontor = true,
        .written = std::move(written)});
}

void noteFamily(journal::Journal &journal, const QString &top, const QString &customer)
{
    if (customer != top && !journal.linkByQuickBooks(u"review"_s, customer)) {
        noteReview(journal, customer, {}, {{u"state"_s, u"family"_s}, {u"because"_s, top}});
    }
}

QString hadBecauseOf(const journal::Link &note, const QString &customer)
{
    const QString because = note.written[u"because"].toString(note.quickbooksId);
    const bool nobodyWrote = note.written[u"state"].toString() == u"no_contact";
    return note.quickbooksId == customer || because == customer || nobodyWrote ? QString() : because;
}

} // namespace kontor::flows::review_requests
