// Reads HighLevel's invoices into the journal: those that are open, those that left, and once a day all.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/invoice_feed.h"

#include "flows/invoice_mirror/fingerprint.h"
#include "flows/shared/note.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::invoice_mirror {

namespace {

const QString invoicesCursor = u"highlevel.invoices"_s;
const QString invoiceKind = u"invoice"_s;
const std::array openSets{u"sent"_s, u"payment_processing"_s, u"partially_paid"_s};
constexpr auto betweenSweeps = 24h;
const QString refusedState = u"invoices_refused"_s; // of an invoice since when HighLevel does not show it
constexpr auto untilTold = 24h;

QJsonObject reducedInvoice(const QJsonObject &row)
{
    QJsonObject reduced;
    for (const QString &name :
        {u"_id"_s, u"id"_s, u"status"_s, u"liveMode"_s, u"invoiceNumber"_s, u"invoiceNumberPrefix"_s, u"name"_s,
            u"issueDate"_s, u"dueDate"_s, u"createdAt"_s, u"currency"_s, u"contactDetails"_s, u"invoiceItems"_s,
            u"items"_s, u"discount"_s, u"totalSummary"_s, u"total"_s, u"invoiceTotal"_s, u"amountPaid"_s,
            u"tipsReceived"_s, u"miscellaneousCharges"_s, u"automaticTaxesEnabled"_s}) {
        if (row.contains(name)) {
            reduced.insert(name, row[name]);
        }
    }
    return reduced;
}

About aboutRow(const QJsonObject &row)
{
    return {.document = u"invoice"_s,
        .number = row[u"invoiceNumber"].toVariant().toString(),
        .name = row[u"contactDetails"][u"name"].toString(),
        .highLevelId = row.contains(u"_id") ? row[u"_id"].toString() : row[u"id"].toString()};
}

QString unreadSubject(const QString &invoice) { return u"unread-invoice:"_s + invoice; }

/// It was asked for and refused; what HighLevel refuses for a day is told once.
void refusedToShow(journal::Journal &journal, const journal::Record &record, const Error &refusal, Instant now)
{
    QJsonObject since = journal.state(refusedState);
    const std::optional<Instant> first = instantFromIso(since[record.id].toString());
    if (!first) {
        since.insert(record.id, toIso(now));
        journal.setState(refusedState, since);
        return;
    }
    if (now - *first >= untilTold) {
        raiseNoteOnce(journal,
            {.flow = u"invoices"_s,
                .direction = u"hl>qb"_s,
                .subject = unreadSubject(record.id),
                .about = aboutRow(record.value),
                .problem = refusal},
            now);
    }
}

/// Shown again, or gone for good.
void noLongerRefused(journal::Journal &journal, const QString &invoice)
{
    QJsonObject since = journal.state(refusedState);
    if (!since.contains(invoice)) {
        return;
    }
    since.remove(invoice);
    journal.setState(refusedState, since);
    takeNoteBack(journal, unreadSubject(invoice));
}

} // namespace

Result<SourceInvoice> sourceOf(const journal::Record &record, const QString &zone)
{
    const Result<highlevel::Invoice> invoice = highlevel::invoiceFromJson(record.value);
    return invoice ? Result<SourceInvoice>(sourceInvoiceFrom(*invoice, zone)) : fail(invoice.error());
}

void InvoiceFeed::store(journal::Journal &journal, const QJsonObject &row, Instant now)
{
    journal::Record record{.service = Service::HighLevel, .kind = invoiceKind, .value = reducedInvoice(row)};
    const Result<SourceInvoice> source = sourceOf(record, m_zone);
    if (!source) {
        raiseUnreadable(journal, u"invoices"_s, row, aboutRow(row), source.error(), now);
        return;
    }
    record.id = source->id;
    m_seen.insert(record.id);
    const std::optional<journal::Record> present = journal.record(Service::HighLevel, invoiceKind, record.id);
    // Where one of the two times is not known it may be from before connecting.
    const bool before = !m_since || !source->created || *source->created < *m_since;
    const bool over = source->status == SourceStatus::Void || source->status == SourceStatus::Deleted;
    if (!present && m_since && !source->created && source->live && !over && source->status != SourceStatus::Draft) {
        raiseUnreadable(journal, u"invoices"_s, record.value, aboutRow(record.value),
            {.kind = Error::Kind::Unreadable,
                .key = u"kontor.unreadable_reply"_s,
                .parameters = {{u"service"_s, serviceName(Service::HighLevel)}, {u"document"_s, source->number}},
                .detail = u"An invoice without a time of creation"_s},
            now);
    }
    if (!present && (before || !source->live || source->status == SourceStatus::Draft)) {
        return;
    }
    record.version = fingerprint(*source);
    if (source->status == SourceStatus::Open || source->status == SourceStatus::Unknown) {
        record.keys.append(u"open"_s);
    }
    if (source->status != SourceStatus::Deleted) {
        record.keys.append(u"there"_s);
    }
    if (!present || present->version != record.version || present->value != record.value) {
        journal.putRecord(record);
    }
}

void InvoiceFeed::gatherMissing(journal::Journal &journal)
{
    for (const journal::Record &record : journal.recordsByKey(Service::HighLevel, invoiceKind, u"open"_s)) {
        if (!m_seen.contains(record.id)) {
            m_missing.append(record.id);
        }
    }
    if (m_sweep && !m_shifted) {
        for (const journal::Record &record : journal.recordsByKey(Service::HighLevel, invoiceKind, u"there"_s)) {
            if (!m_seen.contains(record.id) && !m_missing.contains(record.id)) {
                m_missing.append(record.id);
            }
        }
    }
}

void InvoiceFeed::after(journal::Journal &journal, Instant now)
{
    m_offset = 0;
    m_total = -1;
    if (m_phase == Phase::OpenSets && ++m_set < int(openSets.size())) {
        return;
    }
    if (m_phase == Phase::OpenSets) {
        QJsonObject cursor = journal.cursor(invoicesCursor);
        const std::optional<Instant> swept = instantFromIso(cursor[u"swept"].toString());
        if (!swept) { // all that was there at the first poll is open or from before
            cursor.insert(u"swept"_s, toIso(now));
            journal.setCursor(invoicesCursor, cursor);
        }
        m_sweep = swept && now - *swept >= betweenSweeps;
        m_phase = m_sweep ? Phase::Sweep : Phase::Fresh;
        return;
    }
    gatherMissing(journal);
    if (m_missing.isEmpty()) {
        finish(journal, now);
    } else {
        m_phase = Phase::Missing;
    }
}

/// A sweep counts when those that it missed were asked for as well: else it is made again.
void InvoiceFeed::finish(journal::Journal &journal, Instant now)
{
    m_phase = Phase::Done;
    if (m_sweep && !m_shifted) {
        journal.setCursor(invoicesCursor, {{u"swept"_s, toIso(now)}});
    }
}

FeedStep InvoiceFeed::readList(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop)
{
    const QString status = m_phase == Phase::OpenSets ? openSets[static_cast<std::size_t>(m_set)] : QString();
    const Result<QJsonObject> page = call(m_api.invoices(status, m_offset), stop);
    if (!page) {
        return {.error = page.error()};
    }
    if (!(*page)[u"invoices"].isArray()) {
        return {.error = Error{.kind = Error::Kind::Unreadable,
                    .key = u"kontor.unreadable_reply"_s,
                    .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
                    .detail = u"A list of invoices without rows"_s}};
    }
    const QJsonArray rows = (*page)[u"invoices"].toArray();
    const int total = (*page)[u"total"].toInt(-1);
    if (m_total >= 0 && total != m_total) {
        m_shifted = true;
    }
    m_total = total;
    const bool last = rows.size() < highlevel::Api::pageLength || m_phase == Phase::Fresh;
    journal.transaction([&] {
        for (const QJsonValue &row : rows) {
            store(journal, row.toObject(), now);
        }
        m_offset += highlevel::Api::pageLength;
        if (last) {
            if (m_phase == Phase::Sweep && m_total != m_offset - highlevel::Api::pageLength + rows.size()) {
                m_shifted = true;
            }
            after(journal, now);
        }
    });
    return {.more = m_phase != Phase::Done};
}

FeedStep InvoiceFeed::readMissing(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop)
{
    const QString id = m_missing.takeFirst();
    const Result<QJsonObject> answer = call(m_api.invoice(id), stop);
    // Only "Unable to find" and 404 say that it is gone (highlevel-api 4.3).
    const bool gone = !answer && answer.error().kind == Error::Kind::Refused && answer.error().key == u"hl.404";
    if (!answer && !gone && answer.error().kind != Error::Kind::Refused) {
        return {.error = answer.error()};
    }
    journal.transaction([&] {
        std::optional<journal::Record> record = journal.record(Service::HighLevel, invoiceKind, id);
        if (answer) {
            store(journal, *answer, now);
        } else if (gone && record) {
            QJsonObject row = record->value;
            row.insert(u"status"_s, u"deleted"_s);
            store(journal, row, now);
        }
        if (answer || gone) {
            noLongerRefused(journal, id);
        } else if (record) {
            refusedToShow(journal, *record, answer.error(), now);
        }
        if (m_missing.isEmpty()) {
            finish(journal, now);
        }
    });
    return {.more = m_phase != Phase::Done};
}

FeedStep InvoiceFeed::step(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop)
{
    switch (m_phase) {
    case Phase::OpenSets:
    case Phase::Fresh:
    case Phase::Sweep:
        return readList(journal, call, now, stop);
    case Phase::Missing:
        return readMissing(journal, call, now, stop);
    case Phase::Done:
        break;
    }
    return {};
}

} // namespace kontor::flows::invoice_mirror
