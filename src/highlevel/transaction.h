// A payment as HighLevel lists it, typed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/money.h"
#include "core/result.h"

#include <QJsonObject>

#include <optional>

namespace kontor::highlevel {

/// highlevel-api 5.2. When `problem` is set, the payment is known but its amounts are not to be trusted.
struct Transaction
{
    QString id;
    QString status; ///< lower case, as it stands there
    bool live = true;
    QString contactId;
    QString mergedFromContactId; ///< the contact that paid, when it was merged into another one since
    QString contactName;
    QString contactEmail;
    QString entityType; ///< "order", "invoice" ...
    QString entityId;
    QString sourceType; ///< "funnel", "invoice", "text2Pay" ...
    QString sourceSubType;
    QString sourceId;
    QString sourceName;
    QString subscriptionId;
    QString provider; ///< "stripe", "manual" ...
    QString method; ///< "card", or the mode of a payment recorded by hand: "cash", "cheque" ...
    Money amount;
    Money refunded;
    std::optional<Error> refundProblem; ///< something was paid back, and how much cannot be read
    std::optional<Instant> created;
    std::optional<Instant> fulfilled;
    std::optional<Instant> updated;
    std::optional<Error> problem;

    bool succeeded() const; ///< by one of the words met for it
    bool pending() const;
    /// When it was made: of payments that were typed in or imported, whose creation is when that was done, the time
    /// that was said; of all others that of their creation (highlevel-api 5.3).
    std::optional<Instant> paidAt() const;
    /// A payment of an invoice, never a sale of its own (rule 3 of highlevel-api 5.3).
    bool ofInvoice() const;
    /// The id of that invoice; which of both fields holds it is not documented, so both are given.
    QStringList invoiceIds() const;
};

/// From a row of the list, or from the answer by id, whose shape differs. Unreadable when there is no id.
Result<Transaction> transactionFromJson(const QJsonObject &row);

/// The row reduced to what is read here.
QJsonObject reducedTransaction(const QJsonObject &row);

} // namespace kontor::highlevel
