// How an invoice comes to be, is sent, edited, paid and voided (highlevel-api 4.3), for calls and buttons alike.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/state.h"

#include <tl/expected.hpp>

namespace kontor::sandbox::highlevel {

/// What a call answers: 400 with one text, 422 with several.
struct ChangeRefusal
{
    int status = 400;
    QStringList messages;
};
template <class T = void>
using Change = tl::expected<T, ChangeRefusal>;

inline constexpr QLatin1StringView invoiceUnknown{"Unable to find an invoice with the given invoice id"};

/// `body` as POST /invoices/ takes it. A draft.
Change<Invoice *> createInvoice(State &state, LocationRecord &location, const QJsonObject &body, Instant when);
/// `body` as PUT takes it; what it does not hold stays.
Change<> editInvoice(
    State &state, const LocationRecord &location, Invoice &invoice, const QJsonObject &body, Instant when);
Change<> sendInvoice(Invoice &invoice, Instant when);
Change<> voidInvoice(const LocationRecord &location, Invoice &invoice, Instant when);

struct InvoicePayment
{
    qint64 amount = 0; ///< minor units, towards the total
    qint64 tip = 0;
    qint64 charge = 0; ///< the processing fee that the payer bore
    bool byProvider = true; ///< else recorded by hand
    QJsonObject method;
    std::optional<Instant> fulfilled;
};
Change<Transaction *> payInvoice(
    State &state, LocationRecord &location, Invoice &invoice, const InvoicePayment &payment, Instant when);
/// The invoice is payment_processing until the debit settles at `settles`, one way or the other.
Change<Transaction *> payInvoiceByBank(State &state, LocationRecord &location, Invoice &invoice, qint64 amount,
    Instant when, Instant settles, bool succeeds);

/// Of any transaction; what it does to the invoice stands behind a switch.
Change<> refundTransaction(
    State &state, LocationRecord &location, Transaction &transaction, qint64 amount, Instant when);
/// Of a pending one.
Change<> settleTransaction(LocationRecord &location, Transaction &transaction, bool succeeds, Instant when);

/// The contact as invoices hold it.
QJsonObject contactDetails(const Contact &contact);
Payer payerOf(const Contact &contact);

} // namespace kontor::sandbox::highlevel
