// The QuickBooks document that an invoice of HighLevel is to be.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/taxes.h"

namespace kontor::flows::invoice_mirror {

/// What the owner set, and what was found or made for this invoice.
struct DocumentRules
{
    TaxMap taxes;
    TaxForm form = TaxForm::AsTax;
    std::optional<Money> reckonedTax; ///< what QuickBooks made of these very lines, when it was not what was foreseen
    QString customer; ///< id
    QString defaultItem; ///< id; empty while it is not known yet
    QString taxItem; ///< of tax lines; empty while it is not known yet
    QMap<QString, QString> itemOfProduct; ///< links: product id to item id
};

struct Document
{
    quickbooks::WantedInvoice wanted;
    Money total; ///< what TotalAmt must be: HighLevel's total
    Money tax; ///< what TotalTax must be
    bool needsTaxItem = false;
    bool needsDefaultItem = false;
    QMap<QString, QString> itemOfProduct; ///< product id to the id of its own item, where it has one
};

/// Values in, value out. Errors are those of sumsOf and treatTaxes, "kontor.currency" {currency, home} for a currency
/// that the company lacks, and "qb.2050" {field} for a number that is too long (quickbooks-online-api 7.7.1).
Result<Document> documentFor(
    const SourceInvoice &invoice, const quickbooks::CompanyProfile &profile, const DocumentRules &rules);

/// What Kontor puts into PrivateNote, so that a document can be known as this invoice's.
QString markOf(const QString &invoiceId);
/// Whether a note holds the mark whole: one may begin as another does.
bool holdsMark(const QString &note, const QString &mark);
bool bearsMark(const QString &note, const QString &invoiceId);

} // namespace kontor::flows::invoice_mirror
