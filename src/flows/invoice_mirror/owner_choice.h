// What the owner is shown of an invoice, and what becomes of the choice between both sides.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/plan.h"
#include "flows/shared/about.h"
#include "flows/shared/payer.h"

namespace kontor::flows::invoice_mirror {

Payer payerOf(const SourceInvoice &invoice);
/// The same for two states of an invoice that are for the same person.
QString payerKey(const SourceInvoice &invoice);
About aboutInvoice(const SourceInvoice &invoice);

/// What the owner decided, as chooseSide has noted it in Link::written, for this version of the invoice.
Choice choiceIn(const QJsonObject &written, const QString &version);
/// Whether the owner decided that the total which QuickBooks made of these amounts (amountsFingerprint) stays.
bool keepsTotal(const QJsonObject &written, const QString &amounts);

/// What the owner is shown of a document that somebody changed: what Kontor wrote beside what stands there.
std::vector<About::Side> sidesOf(const Plan &plan, const SourceInvoice &invoice, const quickbooks::Invoice &present);
/// And of one that a payment was taken off.
std::vector<About::Side> paidSides(
    const SourceInvoice &invoice, const std::vector<SourcePayment> &payments, const quickbooks::Invoice &present);

} // namespace kontor::flows::invoice_mirror
