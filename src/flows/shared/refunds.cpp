// What was decided about refunds: by the owner, or by what stands in the books.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/refunds.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows {

QString refundChoices() { return u"refund_choices"_s; }

QString paymentNotes(const QString &transaction) { return u"receipt-note:"_s + transaction; }

bool refundIsSettled(journal::Journal &journal, const QString &transaction)
{
    const std::vector<journal::Operation> dismissed = journal.dismissed(u"receipts"_s);
    return journal.state(refundChoices()).contains(transaction)
        || !journal.linksByHighLevel(u"refund"_s, transaction).empty()
        || std::ranges::any_of(dismissed, [&transaction](const journal::Operation &note) {
               return note.subject == paymentNotes(transaction) && note.payload.contains(u"refundUpTo");
           });
}

qint64 refundSettledUpTo(journal::Journal &journal, const QString &transaction)
{
    const QJsonObject choice = journal.state(refundChoices())[transaction].toObject();
    qint64 upTo = choice[choice[u"take"] == u"quickbooks"_s ? u"upTo" : u"leftAlone"].toInteger();
    for (const journal::Link &refund : journal.linksByHighLevel(u"refund"_s, transaction)) {
        upTo = std::max(upTo, refund.written[u"upTo"].toInteger());
    }
    for (const journal::Operation &note : journal.dismissed(u"receipts"_s)) {
        if (note.subject == paymentNotes(transaction)) {
            upTo = std::max(upTo, note.payload[u"refundUpTo"].toInteger());
        }
    }
    return upTo;
}

bool wasVoidedWithItsInvoice(journal::Journal &journal, const QString &transaction)
{
    const std::vector<journal::Link> payments = journal.linksByHighLevel(u"payment"_s, transaction);
    return !payments.empty() && journal.linksByHighLevel(u"refund"_s, transaction).empty()
        && std::ranges::all_of(payments, [](const journal::Link &link) { return link.written[u"voided"].toBool(); });
}

} // namespace kontor::flows
