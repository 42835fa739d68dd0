// Payments that HighLevel counts on an invoice and never showed: the owner is told after a day.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/missing_payments.h"

#include "flows/invoice_mirror/invoice_feed.h"
#include "flows/invoice_mirror/owner_choice.h"
#include "flows/shared/note.h"
#include "highlevel/transaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::invoice_mirror {

namespace {

const QString missingState = u"payments_missing"_s; // of an invoice since when, and the subject of its entry
constexpr auto untilMissingIsTold = 24h;

/// What is counted as paid and was never shown; nothing when that cannot be told. A tip or charge may stand in what is
/// counted without being part of the payment (highlevel-api 4.4, not certain), and so is never missed.
std::optional<Money> missingOf(journal::Journal &journal, const SourceInvoice &invoice)
{
    const bool over = invoice.status == SourceStatus::Void || invoice.status == SourceStatus::Deleted
        || invoice.status == SourceStatus::Draft;
    if (over || !invoice.live || invoice.problem) {
        return std::nullopt;
    }
    qint64 known = 0;
    for (const highlevel::InvoiceExtra &extra : invoice.extras) {
        known += std::max<qint64>(extra.amount.minorUnits(), 0);
    }
    for (const journal::Record &record :
        journal.recordsByKey(Service::HighLevel, u"transaction"_s, u"invoice:"_s + invoice.id)) {
        const Result<highlevel::Transaction> transaction = highlevel::transactionFromJson(record.value);
        if (!transaction || transaction->problem || transaction->amount.currency() != invoice.currency) {
            return std::nullopt; // the owner is asked about the payment itself
        }
        const bool counts = transaction->succeeded() || transaction->pending() || transaction->status == u"refunded";
        known += counts ? transaction->amount.minorUnits() : 0;
    }
    const qint64 missing = invoice.amountPaid.minorUnits() - known;
    return missing > 0 ? std::optional(Money(missing, invoice.currency)) : std::nullopt;
}

void tell(journal::Journal &journal, const SourceInvoice &invoice, Money missing, const QString &subject, Instant now)
{
    About about = aboutInvoice(invoice);
    for (const journal::Link &link : journal.linksByHighLevel(u"invoice"_s, invoice.id)) {
        about.quickBooksId = link.quickbooksId;
    }
    const Money shown(invoice.amountPaid.minorUnits() - missing.minorUnits(), invoice.currency);
    raiseNoteOnce(journal,
        {.flow = u"invoices"_s,
            .direction = u"hl>qb"_s,
            .subject = subject,
            .about = about,
            .problem = {.kind = Error::Kind::BadInput,
                .key = u"kontor.payment_missing"_s,
                .parameters
                = {{u"amount"_s, missing.toText()}, {u"a"_s, invoice.amountPaid.toText()}, {u"b"_s, shown.toText()}}}},
        now);
}

} // namespace

void followPaid(journal::Journal &journal, const SourceInvoice &invoice, Instant now)
{
    QJsonObject state = journal.state(missingState);
    const std::optional<Money> missing = missingOf(journal, invoice);
    if (!missing && !state.contains(invoice.id)) {
        return;
    }
    // With another sum it is another entry, also for whoever has dismissed the one before.
    const QString before = state[invoice.id][u"subject"].toString();
    const QString subject = missing ? u"payment-missing:%1:%2"_s.arg(invoice.id).arg(missing->minorUnits()) : QString();
    if (subject == before) {
        return;
    }
    takeNoteBack(journal, before);
    if (missing) {
        state.insert(invoice.id, QJsonObject{{u"since"_s, toIso(now)}, {u"subject"_s, subject}});
    } else {
        state.remove(invoice.id);
    }
    journal.setState(missingState, state);
}

void tellMissingPayments(journal::Journal &journal, const QString &zone, Instant now)
{
    const QJsonObject state = journal.state(missingState);
    for (auto entry = state.constBegin(); entry != state.constEnd(); ++entry) {
        const std::optional<Instant> since = instantFromIso(entry.value()[u"since"].toString());
        const QString subject = entry.value()[u"subject"].toString();
        const auto record = journal.record(Service::HighLevel, u"invoice"_s, entry.key());
        const Result<SourceInvoice> invoice = record ? sourceOf(*record, zone) : fail(Error{});
        const std::optional<Money> missing = invoice ? missingOf(journal, *invoice) : std::nullopt;
        if (since && missing && now - *since >= untilMissingIsTold) {
            journal.transaction([&] { tell(journal, *invoice, *missing, subject, now); });
        }
    }
}

} // namespace kontor::flows::invoice_mirror
