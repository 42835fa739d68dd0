// Decides what becomes of an invoice in QuickBooks. Values in, values out.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/document.h"

namespace kontor::flows::invoice_mirror {

/// What the owner decided about what somebody changed, voided or deleted in QuickBooks.
enum class Choice { None, TakeHighLevel, KeepQuickBooks };

/// A payment that Kontor booked.
struct BookedPayment
{
    QString source; ///< id of HighLevel's payment
    QString id; ///< of QuickBooks'
    QString syncToken;
    Money amount;
    bool inDoubt = false; ///< QuickBooks did not apply all of it when it was written
    QString invoice = {}; ///< id in QuickBooks of the document that it was booked on
    Choice choice = Choice::None; ///< in case that it is not on the document any more
    bool refundIsSettled = false; ///< a refund of it is booked, or the owner has seen to it
};

/// What Kontor remembers of a document that it wrote.
struct Booked
{
    QString id;
    QJsonObject document; ///< the body as it was sent, without Id and SyncToken
    QJsonObject written; ///< quickbooks::writtenFields of the reply
    std::vector<BookedPayment> payments;
};

/// Who bears the wanted number, from a query by DocNumber.
struct NumberHolder
{
    QString type; ///< "Invoice" ...
    QString id;
    QString customer; ///< id
    QString customerName;
    Money total;
    QString note;
    bool givesItUp = false; ///< it is about to get another number, and waits for this one to let it have its own
};

/// What QuickBooks holds.
struct Books
{
    std::optional<Booked> booked;
    std::optional<quickbooks::Invoice> present; ///< the booked document as it is now, when it was read
    std::optional<NumberHolder> numberHolder;
};

struct PlanRules
{
    DocumentRules document;
    Choice choice = Choice::None; ///< about the document
    bool keepsTotal = false; ///< the owner has left QuickBooks its total of these amounts
    std::optional<Instant> connectedSince; ///< nothing new is planned when it is not known
    QString depositAccount;
    std::optional<Error> depositProblem; ///< no payment may be booked because of it
    QMap<QString, QString> paymentMethods; ///< HighLevel's word to the id of a payment method
};

struct Write
{
    /// LinkPayment: one that is booked is put on the document again; if QuickBooks has it no more, it is booked anew.
    enum class Kind { Create, Update, Payment, VoidPayment, VoidInvoice, LinkPayment };
    Kind kind = Kind::Create;
    QString id; ///< of the QuickBooks object; empty for what is to be made
    QString source; ///< id of the invoice, or of HighLevel's payment
    QJsonObject body; ///< of VoidInvoice after VoidPayment: the SyncToken has moved, read it again
    std::optional<quickbooks::WantedPayment> payment; ///< its `invoice` is empty after a Create: known from the reply
    std::optional<Money> total; ///< what the reply must show
    std::optional<Money> tax;
    bool numberIsTaken = false; ///< by a document that gives it up in turn: for that time two bear it
};

/// What must be found or made before this can be planned to the end.
enum class Need { PresentDocument, Customer, DefaultItem, TaxItem };

struct Plan
{
    std::vector<Write> writes; ///< in this order, each after the one before is done
    std::vector<Need> needs; ///< then there are no writes yet
    std::optional<Error> problem; ///< for attention; writes that stand beside it go ahead
    std::vector<quickbooks::FieldChange> changes; ///< what a person changed in QuickBooks
    QString adopt; ///< id of a document that is this invoice's, made by a write whose reply was lost
    QJsonObject document; ///< to keep as Booked::document once written
    bool keepsCustomer = false; ///< of the document that stands there, though HighLevel names another contact
    QMap<QString, QString> itemOfProduct; ///< what the document says, to be remembered
    QStringList loosePayments; ///< QuickBooks ids of what Kontor booked and `problem` says is on the document no more
};

Plan plan(const SourceInvoice &invoice, const std::vector<SourcePayment> &payments, const Books &books,
    const quickbooks::CompanyProfile &profile, const PlanRules &rules);

} // namespace kontor::flows::invoice_mirror
