// The writes of the invoice mirror: create, update, payment, payment put on again, void of a payment or the invoice.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/plan.h"
#include "flows/shared/about.h"
#include "flows/shared/operation_kind.h"
#include "quickbooks/api.h"

namespace kontor::flows::invoice_mirror {

/// What all writes of one plan share.
struct WriteContext
{
    QString invoice; ///< id at HighLevel
    QString version; ///< of its record
    TaxForm form = TaxForm::AsTax;
    QString amounts; ///< amountsFingerprint of the invoice
    std::optional<Money> reckonedTax; ///< DocumentRules::reckonedTax, for these amounts
    QJsonObject document; ///< Plan::document
    QJsonObject booked; ///< Booked::written before, to tell a stale token from somebody's change
    QString customer; ///< id
    QString payer; ///< who the customer was found or made for: payerKey
    Currency home;
    About about; ///< of the invoice
};

/// The first write as an operation to be stored, the others inside it: each becomes an operation when the one before is
/// done. `key` is new for each plan.
journal::Operation writeOperation(
    const std::vector<Write> &writes, const WriteContext &context, const QString &key, Instant now);

/// What Kontor remembers of a document, for Link::written of kind "invoice".
QJsonObject writtenNote(
    const quickbooks::Invoice &invoice, const QJsonObject &document, TaxForm form, const QString &version);
/// Of a document that is taken for one that Kontor sent, by what was sent: a person may have changed it meanwhile.
QJsonObject adoptedNote(
    const quickbooks::Invoice &invoice, const QJsonObject &document, TaxForm form, const QString &version);
QString wordOf(TaxForm form);
TaxForm taxFormFrom(const QString &word);

/// Stages: write; read (a token was stale, or a payment is to be put on its document again: what stands there now?);
/// look (a reply was lost so long ago that QuickBooks may have forgotten the request id, whose retention is not
/// documented: quickbooks-online-api 2.4); deleted (it is not there: has a person deleted it since? If that is not told
/// for sure the owner is asked, and tried again it is written); holder (who has the number?); confirm (a void's own
/// reply is not to be trusted: 7.7.5). The reply is compared in whole minor units: a total that differs leads to the
/// same document with its tax as a line, or outside the United States with an override and then a line for the cents
/// that QuickBooks reckons otherwise; and if that differs too, to the owner.
class WriteInvoice final : public OperationKind
{
public:
    explicit WriteInvoice(const quickbooks::Api &api)
        : m_api(api)
    { }
    QString name() const override;
    net::Request request(journal::Operation &operation, Instant serviceNow) const override;
    bool writes(const journal::Operation &operation) const override;
    Outcome settle(
        const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const override;
    Outcome unknown(const journal::Operation &operation) const override;
    std::vector<RecordName> reasons(const journal::Operation &operation) const override;
    journal::Operation retried(journal::Operation operation) const override;

private:
    const quickbooks::Api &m_api;
};

} // namespace kontor::flows::invoice_mirror
