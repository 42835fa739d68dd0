// Which payments become sales receipts: the ordered rules.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "highlevel/transaction.h"

#include <QStringList>

namespace kontor::flows::sales_receipts {

struct Classification
{
    enum class Verdict { Skip, Watch, OfInvoice, Receipt, RefundedBefore, UnknownStatus };
    Verdict verdict = Verdict::Skip;
    QString word; ///< for log and texts: "order_form", "subscription", "membership", "calendar", "payment_link" ...; of
                  ///< what is skipped the reason: "test", "not_succeeded", "zero", "invoice", "imported", "saas",
                  ///< "off", "unknown_source"
};

/// highlevel-api 5.3: the first rule that holds decides. `switchedOn` are the optional types of rule 10 that the owner
/// wants; `isKnownInvoice`: an invoice of the location has the id that the payment is for.
Classification classify(const highlevel::Transaction &transaction, const QStringList &switchedOn, bool isKnownInvoice);

/// The types of rule 10, and those of them that are on when nothing is set.
/// Whether it can be said what became of the payment.
bool isStatusKnown(const highlevel::Transaction &transaction);

QStringList optionalSources();
QStringList sourcesByDefault();

} // namespace kontor::flows::sales_receipts
