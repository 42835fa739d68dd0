// What of an invoice and of a payment tells whether the invoice is paid.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace kontor::quickbooks {

/// An invoice, as far as its being paid goes (quickbooks-online-api 10, recipe 3). In which currency does not matter.
struct InvoiceSettlement
{
    QString id;
    QString customer; ///< id
    bool deleted = false; ///< a row of change data capture that says no more than that
    bool settled = false; ///< something was to be paid, nothing is left to pay, and it is not voided
};

/// Money received. A payment that only applies a credit memo has a total of 0 (quickbooks-online-api 7.10), a voided
/// one too.
struct PaymentSettlement
{
    QString id;
    bool deleted = false;
    QStringList invoices; ///< ids of those for which money came in with it
    std::optional<Instant> created; ///< when it was entered
};

/// Unreadable without an id, customer or readable amounts.
Result<InvoiceSettlement> invoiceSettlementFromJson(const QJsonObject &row);
Result<PaymentSettlement> paymentSettlementFromJson(const QJsonObject &row);

} // namespace kontor::quickbooks
