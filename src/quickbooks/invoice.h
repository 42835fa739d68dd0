// Invoices and payments of QuickBooks: what Kontor writes, and what stands there.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar_date.h"
#include "core/exact_decimal.h"
#include "core/money.h"
#include "core/result.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace kontor::quickbooks {

/// One sales line (quickbooks-online-api 7.7.2).
struct InvoiceLine
{
    QString description;
    Money amount;
    QString item; ///< id
    std::optional<ExactDecimal> quantity; ///< both or neither; their product, rounded, is the amount
    std::optional<ExactDecimal> unitPrice;
    QString taxCode; ///< "TAX", "NON", or a number outside the United States
};

/// One rate of a document, with what the tax is to be.
struct InvoiceTaxLine
{
    QString rate; ///< id of the TaxRate
    ExactDecimal percent;
    Money taxable;
    Money amount;
};

/// TxnTaxDetail as an override (quickbooks-online-api 7.12).
struct InvoiceTaxDetail
{
    QString taxCode; ///< United States: of the whole document; empty elsewhere
    Money total;
    std::vector<InvoiceTaxLine> lines;
    bool automatic = false; ///< a company with automated sales tax, which is asked not to compute
};

/// A document as Kontor wants it. Everything that it writes is here, so a full update is the same document again.
struct WantedInvoice
{
    QString customer; ///< id
    QString docNumber;
    CalendarDate date;
    CalendarDate due;
    QString email;
    QString note; ///< PrivateNote, with Kontor's mark
    QString currency; ///< code; only where the company has several
    std::vector<InvoiceLine> lines;
    std::optional<Money> discount; ///< one fixed discount line
    QString discountAccount;
    bool taxAfterDiscount = false; ///< United States only
    bool taxExcluded = false; ///< outside the United States: GlobalTaxCalculation TaxExcluded
    std::optional<InvoiceTaxDetail> tax;
};

/// A body for POST /invoice; with `id` and `syncToken` a full update, which clears what is not in it.
QJsonObject invoiceBody(const WantedInvoice &wanted, const QString &id = {}, const QString &syncToken = {});

/// A document as QuickBooks shows it.
struct Invoice
{
    QString id;
    QString syncToken;
    QString docNumber;
    CalendarDate date;
    CalendarDate due;
    QString customer;
    QString email;
    QString note;
    Currency currency;
    Money total;
    Money tax;
    Money balance;
    Money discount;
    std::vector<InvoiceLine> lines; ///< sales lines only; a line without an amount counts as 0
    QStringList payments; ///< LinkedTxn of type Payment: ids
    QStringList otherLinks; ///< "CreditMemo 12" ...: what else is applied to it
    QString changed; ///< LastUpdatedTime as it stands there
    bool deleted = false; ///< a row of change data capture that says no more than that
    bool voided
        = false; ///< no flag says so: total 0 and a note that begins with "Voided" (quickbooks-online-api 7.7.5)
};

/// `home` is the currency of a row that names none. Unreadable without an id or with unreadable amounts; BadInput when
/// an amount does not fit its currency.
Result<Invoice> invoiceFromJson(const QJsonObject &row, Currency home);

/// The fields that Kontor writes, as they stand there: kept after each write, and compared before the next. Payments,
/// SyncToken, e-mail status and everything that Kontor never writes are not among them.
QJsonObject writtenFields(const Invoice &invoice);

/// One field that somebody changed, for the owner to compare: name as in writtenFields, lines as "lines.2.amount".
struct FieldChange
{
    QString field;
    QString before;
    QString after;
};
/// Empty when nothing that Kontor writes has changed.
std::vector<FieldChange> fieldChanges(const QJsonObject &before, const QJsonObject &after);

/// Money received for one invoice (quickbooks-online-api 7.8).
struct WantedPayment
{
    QString customer;
    QString invoice; ///< id
    Money amount;
    CalendarDate date;
    QString reference; ///< PaymentRefNum, at most 21 characters
    QString note;
    QString depositAccount; ///< empty: Undeposited Funds
    QString method; ///< id, may be empty
    QString currency; ///< code; only where the company has several
};

QJsonObject paymentBody(const WantedPayment &wanted);

/// {"Id", "SyncToken"}: the body of a void or a delete; `sparse` for the void of a payment.
QJsonObject voidInvoiceBody(const QString &id, const QString &syncToken);
QJsonObject voidPaymentBody(const QString &id, const QString &syncToken);

} // namespace kontor::quickbooks
