// What the owner decided about a receipt: its refund, its total.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/owner_choice.h"

#include "flows/invoice_mirror/write_invoice.h"
#include "flows/shared/about.h"
#include "flows/shared/refunds.h"

using namespace Qt::StringLiterals;

namespace kontor::flows::sales_receipts {

namespace {

void noteRefund(journal::Journal &journal, const journal::Operation &operation, bool highLevel)
{
    QJsonObject choices = journal.state(refundChoices());
    const QString payment = operation.payload[u"transaction"].toString();
    const QJsonValue upTo = operation.payload[u"refundUpTo"];
    QJsonObject choice{{u"take"_s, highLevel ? u"highlevel"_s : u"quickbooks"_s}, {u"upTo"_s, upTo}};
    // What is left alone stays so when the owner has what is refunded later booked.
    choice.insert(u"leftAlone"_s, highLevel ? choices[payment][u"leftAlone"] : upTo);
    choices.insert(payment, choice);
    journal.setState(refundChoices(), choices);
}

/// False when what was booked is not known any more.
bool noteTotal(journal::Journal &journal, const journal::Operation &operation, bool highLevel)
{
    const QString kind = operation.payload[u"write"].toString() == u"refund" ? u"refund"_s : u"receipt"_s;
    std::optional<journal::Link> link = journal.linkByQuickBooks(kind, aboutOf(operation).quickBooksId);
    if (!link) {
        return false;
    }
    const bool isGone = operation.problem && operation.problem->key == u"qb.610";
    if (isGone && highLevel) {
        journal.removeLink(kind, link->quickbooksId);
        return true;
    }
    link->written.insert(u"rewrite"_s, highLevel);
    link->written.insert(u"chosen"_s, highLevel);
    if (highLevel) {
        link->written.insert(u"form"_s, invoice_mirror::wordOf(invoice_mirror::TaxForm::AsLine));
    }
    journal.putLink(*link);
    return true;
}

} // namespace

bool chooseForReceipt(journal::Journal &journal, journal::Operation operation, bool highLevel)
{
    if (operation.state != journal::OperationState::Attention || !aboutOf(operation).decision) {
        return false;
    }
    if (operation.payload.contains(u"refundUpTo")) {
        noteRefund(journal, operation, highLevel);
    } else if (!noteTotal(journal, operation, highLevel)) {
        return false;
    }
    operation.state = journal::OperationState::Superseded;
    journal.putOperation(operation);
    journal.markUnplanned(Service::HighLevel, u"transaction"_s, operation.payload[u"transaction"].toString());
    return true;
}

} // namespace kontor::flows::sales_receipts
