// The writes of sales receipts: a receipt, the same again with its tax as a line, a refund.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/sales_receipts/receipt.h"
#include "flows/shared/about.h"
#include "flows/shared/operation_kind.h"
#include "quickbooks/api.h"

namespace kontor::flows::sales_receipts {

struct ReceiptWrite
{
    enum class Kind { Create, Update, Refund };
    Kind kind = Kind::Create;
    QString transaction; ///< id at HighLevel
    QString version; ///< of its record
    Receipt receipt;
    invoice_mirror::TaxForm form = invoice_mirror::TaxForm::AsTax;
    std::optional<Money> refundedUpTo; ///< Refund
    Instant planned; ///< by the services' clocks
    About about;
};

journal::Operation receiptOperation(const ReceiptWrite &write, const QString &key, Instant now);

/// Creations go in batches. One that was planned long ago is handed back to the plan, after a look whether it is there:
/// HighLevel's own connection may have booked the payment meanwhile. After a lost reply the same call is repeated; when
/// that was too long ago, or a batch answered without it, the document is looked for by its birth and mark first
/// (quickbooks-online-api 2.4, 7.9). One that is written again is read first, and what somebody has changed meanwhile
/// is written over only when the owner has chosen so. A total that differs is the owner's, under a subject of its own;
/// tried again, it is compared again. The link of kind "receipt" holds {"total", "tax", "token", "form", "rewrite",
/// "chosen", "body"}, each of kind "refund" {"upTo"}: what of the payment is booked as refunded with it. Amounts in
/// minor units.
class WriteReceipt final : public OperationKind
{
public:
    explicit WriteReceipt(const quickbooks::Api &api)
        : m_api(api)
    { }
    QString name() const override;
    net::Request request(journal::Operation &operation, Instant serviceNow) const override;
    bool writes(const journal::Operation &operation) const override;
    Outcome settle(
        const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const override;
    Outcome unknown(const journal::Operation &operation) const override;
    QJsonObject batchItem(const journal::Operation &operation) const override;
    bool isPlannedLongAgo(const journal::Operation &operation, Instant serviceNow) const override;
    std::vector<RecordName> reasons(const journal::Operation &operation) const override;
    journal::Operation retried(journal::Operation operation) const override;

private:
    const quickbooks::Api &m_api;
};

} // namespace kontor::flows::sales_receipts
