// What needs the owner, as values that the window and the command line show.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/attention.h"

#include "engine/cycle.h"
#include "flows/invoice_mirror/invoice_mirror.h"
#include "flows/sales_receipts/owner_choice.h"
#include "flows/shared/about.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::engine {

namespace {

/// Addresses of both web apps; they are no part of the documented interfaces and may change without notice.
QUrl pageInHighLevel(const QString &location, const flows::About &about)
{
    if (location.isEmpty() || about.highLevelId.isEmpty()) {
        return {};
    }
    const QString base = u"https://app.gohighlevel.com/v2/location/"_s + location;
    if (about.document == u"contact"_s || about.document == u"customer"_s || about.document == u"review"_s) {
        return QUrl(base + u"/contacts/detail/"_s + about.highLevelId);
    }
    // A payment has no page of its own there that a link could lead to.
    return about.document == u"receipt"_s || about.document == u"refund"_s
        ? QUrl(base + u"/payments/v2/transactions"_s)
        : QUrl(base + u"/payments/invoices/"_s + about.highLevelId);
}

/// A payment without an invoice is a receipt; one that was booked on its invoice is not.
bool isOfInvoice(const journal::Operation &operation)
{
    return operation.payload[u"linkKind"].toString() == u"payment"_s;
}

/// What the id in QuickBooks is one of, as its web app names it (quickbooks-online-api 2.1).
QString kindInQuickBooks(const journal::Operation &operation, const flows::About &about)
{
    if (about.document == u"refund"_s) {
        // Its own id is known once it is booked; before, the id is that of what was refunded.
        const bool booked = !about.sides.empty();
        return booked ? u"refundreceipt"_s : isOfInvoice(operation) ? u"recvpayment"_s : u"salesreceipt"_s;
    }
    return about.document != u"receipt"_s ? u"invoice"_s
        : isOfInvoice(operation)          ? u"recvpayment"_s
                                          : u"salesreceipt"_s;
}

QUrl pageInQuickBooks(const QString &environment, const journal::Operation &operation, const flows::About &about)
{
    // Of a number that is taken it is the holder that is to be looked at.
    const Error problem = operation.problem.value_or(Error{});
    const QString holder = problem.key == u"qb.6140" ? problem.parameters.value(u"holder"_s) : QString();
    if (about.quickBooksId.isEmpty() && holder.isEmpty()) {
        return {};
    }
    const QString base = environment == u"sandbox"_s ? u"https://app.sandbox.qbo.intuit.com/app"_s
                                                     : u"https://app.qbo.intuit.com/app"_s;
    if (!holder.isEmpty()) {
        return QUrl(u"%1/%2?txnId=%3"_s.arg(base, problem.parameters.value(u"type"_s).toLower(), holder));
    }
    if (about.document == u"contact"_s || about.document == u"customer"_s || about.document == u"review"_s) {
        return QUrl(base + u"/customerdetail?nameId="_s + about.quickBooksId);
    }
    return QUrl(u"%1/%2?txnId=%3"_s.arg(base, kindInQuickBooks(operation, about), about.quickBooksId));
}

/// What scripts know the document by.
QString idOfDocument(const journal::Operation &operation, const flows::About &about)
{
    const bool person = about.document == u"contact"_s || about.document == u"customer"_s;
    const QString &id = person ? about.quickBooksId : about.highLevelId;
    return id.isEmpty() ? operation.subject.section(u':', 1) : id;
}

} // namespace

std::vector<AttentionEntry> attentionEntries(journal::Reader &reader)
{
    const QString location = reader.state(u"connection.highlevel"_s)[u"account"].toString();
    const QString environment = reader.state(u"connection.quickbooks"_s)[u"environment"].toString();
    std::vector<AttentionEntry> entries;
    for (const journal::Operation &operation : reader.attention()) {
        const flows::About about = flows::aboutOf(operation);
        AttentionEntry entry{.id = operation.id,
            .flow = operation.flow,
            .document = about.document == u"receipt"_s && isOfInvoice(operation) ? u"payment"_s : about.document,
            .documentId = idOfDocument(operation, about),
            .number = about.number,
            .name = about.name,
            .email = about.email,
            .amountMinor = about.amountMinor,
            .currency = about.currency,
            .date = about.date,
            .problem = operation.problem.value_or(Error{}),
            .since = operation.attentionSince.value_or(operation.created),
            .attempts = operation.attempts,
            .decision = about.decision,
            .inHighLevel = pageInHighLevel(location, about),
            .inQuickBooks = pageInQuickBooks(environment, operation, about)};
        for (const flows::About::Side &side : about.sides) {
            entry.sides.push_back({side.field, side.highLevel, side.quickBooks, side.highLevel != side.quickBooks});
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::optional<journal::OperationState> stateNow(journal::Reader &reader, qint64 id)
{
    using State = journal::OperationState;
    const std::optional<journal::Operation> operation = reader.operation(id);
    if (!operation || operation->state != State::Superseded) {
        return operation ? std::optional(operation->state) : std::nullopt;
    }
    const std::vector<flows::RecordName> reasons = reasonsOf(*operation);
    const bool toBePlanned = std::ranges::any_of(reasons, [&reader](const flows::RecordName &record) {
        return reader.isUnplanned(record.service, record.kind, record.id);
    });
    const std::vector<journal::Operation> others
        = toBePlanned ? std::vector<journal::Operation>() : reader.underWay(operation->flow);
    const bool underWay = std::ranges::any_of(others, [&](const journal::Operation &other) {
        return other.subject == operation->subject || (!reasons.empty() && reasonsOf(other) == reasons);
    });
    return toBePlanned || underWay ? State::Waiting : State::Superseded;
}

bool chooseOperation(journal::Journal &journal, qint64 id, OwnerChoice choice, Instant now)
{
    bool chosen = false;
    journal.transaction([&] {
        const std::optional<journal::Operation> operation = journal.operation(id);
        if (!operation) {
            return;
        }
        const bool highLevel = choice == OwnerChoice::HighLevel;
        chosen = operation->payload.contains(u"transaction")
            ? flows::sales_receipts::chooseForReceipt(journal, *operation, highLevel)
            : flows::invoice_mirror::chooseSide(journal, *operation, highLevel);
        if (chosen) {
            journal::LogEntry entry = flows::logEntryOf(*operation, u"retried"_s);
            entry.time = now;
            entry.details.insert(u"choice"_s, choice == OwnerChoice::HighLevel ? u"highlevel"_s : u"quickbooks"_s);
            journal.log(entry);
        }
    });
    return chosen;
}

} // namespace kontor::engine
