// Voids, deletes and sends sales forms (quickbooks-online-api 7.7.5, 7.9).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/form_withdrawal.h"

#include "sandbox/quickbooks/field_check.h"
#include "sandbox/quickbooks/form_writing.h"
#include "sandbox/quickbooks/links.h"
#include "sandbox/quickbooks/name_writing.h"
#include "sandbox/quickbooks/pacific_time.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

// The form that may go: its day is open, no bank deposit and no payment holds it.
Outcome<QJsonObject> withdrawableForm(Books &books, const EntityKind &kind, const QJsonObject &body)
{
    Outcome<QJsonObject> current = objectToUpdate(books, kind, body);
    if (!current) {
        return current;
    }
    if (const Outcome<> open = checkPeriodOpen(FormRules(books), current->value(u"TxnDate").toString()); !open) {
        return refuse(open.error());
    }
    if (isDeposited(*current)) {
        return refuse(partOfDeposit());
    }
    if (paymentsOf(*current).isEmpty()) {
        return current;
    }
    const Switches &switches = books.switches();
    if (switches.is(Switch::VoidOfPaidInvoice, u"refused_620")) {
        return refuse(cannotBeLinked(u"Payments are applied to the transaction."_s));
    }
    if (&kind != &EntityKind::invoice() || switches.is(Switch::VoidOfPaidInvoice, u"refused_6000")) {
        return refuse(business(u"Payments are applied to the transaction. Unlink them first."_s));
    }
    unapplyDownTo(books, current->value(u"Id").toString(), 0);
    return books.store(kind).find(current->value(u"Id").toString())->object;
}

QJsonArray linesOfNothing(const QJsonArray &lines)
{
    QJsonArray zero;
    for (const auto value : lines) {
        QJsonObject line = value.toObject();
        if (line.contains(u"Amount")) {
            line.insert(u"Amount"_s, 0);
        }
        for (const QString &key : {u"SalesItemLineDetail"_s, u"TaxLineDetail"_s}) {
            QJsonObject detail = line.value(key).toObject();
            for (const QString &number : {u"Qty"_s, u"TaxInclusiveAmt"_s, u"NetAmountTaxable"_s}) {
                if (detail.contains(number)) {
                    detail.insert(number, 0);
                }
            }
            detail.remove(u"OverrideDeltaAmount"_s);
            if (line.contains(key)) {
                line.insert(key, detail);
            }
        }
        zero.append(line);
    }
    return zero;
}

void unbookForm(Books &books, const EntityKind &kind, const QJsonObject &form)
{
    const int digits = digitsOf(books, form);
    bookForCustomer(books, form.value(u"CustomerRef")[u"value"].toString(),
        ExactNumber::ofMinor(-effectOnCustomer(kind, form, digits), digits));
}

} // namespace

Outcome<QJsonObject> voidSalesForm(Books &books, const EntityKind &kind, const QJsonObject &body)
{
    const Outcome<QJsonObject> known = objectToUpdate(books, kind, body);
    if (!known || isVoided(*known)) {
        return known;
    }
    const Outcome<QJsonObject> before = withdrawableForm(books, kind, body);
    if (!before) {
        return before;
    }
    unbookForm(books, kind, *before);
    QJsonObject form = *before;
    form.insert(u"Line"_s, linesOfNothing(form.value(u"Line").toArray()));
    QJsonObject tax = form.value(u"TxnTaxDetail").toObject();
    tax.insert(u"TotalTax"_s, 0);
    if (tax.contains(u"TaxLine")) {
        tax.insert(u"TaxLine"_s, linesOfNothing(tax.value(u"TaxLine").toArray()));
    }
    form.insert(u"TxnTaxDetail"_s, tax);
    for (const QString &key : {u"TotalAmt"_s, u"Balance"_s, u"Deposit"_s, u"HomeTotalAmt"_s, u"RemainingCredit"_s}) {
        if (form.contains(key)) {
            form.insert(key, 0);
        }
    }
    form.insert(u"LinkedTxn"_s, QJsonArray());
    markVoided(form);
    renew(books, form);
    books.put(kind, form);
    return books.switches().is(Switch::VoidReply, u"before") ? *before : form;
}

Outcome<QJsonObject> deleteSalesForm(Books &books, const EntityKind &kind, const QJsonObject &body)
{
    const Outcome<QJsonObject> form = withdrawableForm(books, kind, body);
    if (!form) {
        return form;
    }
    unbookForm(books, kind, *form);
    const QString id = form->value(u"Id").toString();
    books.bury(kind, id);
    return deletedAnswer(id);
}

Outcome<QJsonObject> sendSalesForm(Books &books, const EntityKind &kind, const QString &id, const QString &address)
{
    const Row *row = books.store(kind).find(id);
    if (!row || row->deleted) {
        return refuse(objectNotFound());
    }
    QJsonObject form = row->object;
    if (!address.isEmpty()) {
        form.insert(u"BillEmail"_s, QJsonObject{{u"Address"_s, address}});
    }
    if (!form.contains(u"BillEmail")) {
        return refuse(missingParameter(u"BillEmail"_s));
    }
    ++books.emails;
    form.insert(u"EmailStatus"_s, u"EmailSent"_s);
    form.insert(u"DeliveryInfo"_s,
        QJsonObject{{u"DeliveryType"_s, u"Email"_s}, {u"DeliveryTime"_s, pacificSeconds(books.now())}});
    renew(books, form);
    books.put(kind, form);
    return form;
}

QJsonObject deletedAnswer(const QString &id)
{
    return {{u"status"_s, u"Deleted"_s}, {u"domain"_s, u"QBO"_s}, {u"Id"_s, id}};
}

} // namespace kontor::sandbox::quickbooks
