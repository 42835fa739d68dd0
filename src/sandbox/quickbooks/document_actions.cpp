// What a person could do with invoices, payments, items and closed periods in the window of QuickBooks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/document_actions.h"

#include "sandbox/quickbooks/form_withdrawal.h"
#include "sandbox/quickbooks/form_writing.h"
#include "sandbox/quickbooks/list_writing.h"
#include "sandbox/quickbooks/payment_writing.h"
#include "sandbox/quickbooks/settlement_actions.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

QJsonObject referenceTo(const QString &id) { return {{u"value"_s, id}}; }

Outcome<QJsonObject> editForm(Books &books, const EntityKind &kind, const QJsonObject &parameters)
{
    Outcome<QJsonObject> body = versionOf(books, kind, parameters);
    if (!body) {
        return body;
    }
    const QJsonObject values = documentValues(parameters);
    for (auto entry = values.begin(); entry != values.end(); ++entry) {
        body->insert(entry.key(), entry.value());
    }
    const Row *row = books.store(kind).find(documentText(parameters, u"id"));
    if (!body->contains(u"CustomerRef")) {
        body->insert(u"CustomerRef"_s, row->object.value(u"CustomerRef"));
    }
    return writeSalesForm(books, kind, *body, true); // the window warns of a used number and goes on
}

Outcome<QJsonObject> receivePayment(Books &books, const QJsonObject &parameters)
{
    const QString invoiceId = documentText(parameters, u"id");
    const Row *invoice = books.store(EntityKind::invoice()).find(invoiceId);
    if (!invoiceId.isEmpty() && (!invoice || invoice->deleted)) {
        return refuse(objectNotFound());
    }
    QJsonObject body = documentValues(parameters);
    body.remove(u"Id"_s);
    const QString amount = documentText(parameters, u"amount");
    body.insert(u"TotalAmt"_s, amount.isEmpty() && invoice ? invoice->object.value(u"Balance") : QJsonValue(amount));
    if (!invoice) {
        body.insert(u"CustomerRef"_s, referenceTo(documentText(parameters, u"customer")));
        return writePayment(books, body);
    }
    const QString payer = documentText(parameters, u"customer");
    body.insert(u"CustomerRef"_s,
        referenceTo(payer.isEmpty() ? invoice->object.value(u"CustomerRef")[u"value"].toString() : payer));
    // More than the balance stays unapplied, as the window does it.
    const int digits = digitsOf(books, invoice->object);
    const qint64 applied = std::min(minorOf(body, u"TotalAmt", digits), minorOf(invoice->object, u"Balance", digits));
    if (applied > 0) {
        body.insert(u"Line"_s,
            QJsonArray{QJsonObject{{u"Amount"_s, amountJson(applied, digits)},
                {u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnId"_s, invoiceId}, {u"TxnType"_s, u"Invoice"_s}}}}}});
    }
    return writePayment(books, body);
}

Outcome<QJsonObject> setActive(Books &books, const EntityKind &kind, const QJsonObject &parameters, bool active)
{
    Outcome<QJsonObject> body = versionOf(books, kind, parameters);
    if (!body) {
        return body;
    }
    body->insert(u"Active"_s, active);
    if (active) {
        // In the window the name comes back as it was; over the API the suffix may stay (7.0).
        QString name = books.store(kind).find(documentText(parameters, u"id"))->object.value(u"Name").toString();
        if (const qsizetype suffix = name.lastIndexOf(u" (deleted)"); suffix > 0) {
            name.truncate(suffix);
        }
        body->insert(u"Name"_s, name);
    }
    return writeListObject(books, kind, *body);
}

Outcome<QJsonObject> closePeriod(Books &books, const QJsonObject &parameters)
{
    const QString day = documentText(parameters, u"date");
    if (!day.isEmpty() && !isCalendarDay(day)) {
        return refuse(unreadableBody(u"%1 is no date"_s.arg(day)));
    }
    books.changePreferences({{u"AccountingInfoPrefs"_s,
        QJsonObject{{u"BookCloseDate"_s, day.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(day)}}}});
    return books.preferences();
}

// Withdraws an object in its current version.
template <class Withdraw>
DocumentAction withdrawal(const EntityKind &kind, Withdraw withdraw)
{
    return [&kind, withdraw](Books &books, const QJsonObject &parameters) {
        const Outcome<QJsonObject> body = versionOf(books, kind, parameters);
        return body ? withdraw(books, *body) : body;
    };
}

DocumentAction formWithdrawal(
    const EntityKind &kind, Outcome<QJsonObject> (*withdraw)(Books &, const EntityKind &, const QJsonObject &))
{
    return withdrawal(
        kind, [&kind, withdraw](Books &books, const QJsonObject &body) { return withdraw(books, kind, body); });
}

const QHash<QString, DocumentAction> &documentActions()
{
    const auto on = [](const EntityKind &kind, auto function) -> DocumentAction {
        return [&kind, function](
                   Books &books, const QJsonObject &parameters) { return function(books, kind, parameters); };
    };
    const auto active = [](const EntityKind &kind, bool is) -> DocumentAction {
        return
            [&kind, is](Books &books, const QJsonObject &parameters) { return setActive(books, kind, parameters, is); };
    };
    const auto deposit = [](const EntityKind &kind) -> DocumentAction {
        return [&kind](Books &books, const QJsonObject &parameters) {
            return depositTransaction(books, kind, documentText(parameters, u"id"));
        };
    };
    const EntityKind &invoice = EntityKind::invoice();
    const EntityKind &receipt = EntityKind::salesReceipt();
    static const QHash<QString, DocumentAction> actions{{u"invoice.add"_s, on(invoice, addForm)},
        {u"invoice.edit"_s, on(invoice, editForm)}, {u"invoice.void"_s, formWithdrawal(invoice, voidSalesForm)},
        {u"invoice.delete"_s, formWithdrawal(invoice, deleteSalesForm)}, {u"receipt.add"_s, on(receipt, addForm)},
        {u"receipt.edit"_s, on(receipt, editForm)}, {u"receipt.void"_s, formWithdrawal(receipt, voidSalesForm)},
        {u"receipt.delete"_s, formWithdrawal(receipt, deleteSalesForm)}, {u"receipt.deposit"_s, deposit(receipt)},
        {u"payment.receive"_s, receivePayment}, {u"payment.void"_s, withdrawal(EntityKind::payment(), voidPayment)},
        {u"payment.delete"_s, withdrawal(EntityKind::payment(), deletePayment)},
        {u"payment.deposit"_s, deposit(EntityKind::payment())},
        {u"item.deactivate"_s, active(EntityKind::item(), false)},
        {u"item.reactivate"_s, active(EntityKind::item(), true)},
        {u"account.deactivate"_s, active(EntityKind::account(), false)},
        {u"account.reactivate"_s, active(EntityKind::account(), true)}, {u"period.close"_s, closePeriod}};
    return actions;
}

QJsonObject documentParameter(const QString &name, const QString &title, const QString &example)
{
    return {{u"name"_s, name}, {u"title"_s, title}, {u"example"_s, example}};
}

} // namespace

QString documentText(const QJsonObject &parameters, QStringView name)
{
    return parameters.value(name).toVariant().toString();
}

QJsonObject documentValues(const QJsonObject &parameters)
{
    const QJsonValue values = parameters.value(u"values");
    return values.isString() ? QJsonDocument::fromJson(values.toString().toUtf8()).object() : values.toObject();
}

Outcome<QJsonObject> versionOf(const Books &books, const EntityKind &kind, const QJsonObject &parameters)
{
    const Row *row = books.store(kind).find(documentText(parameters, u"id"));
    if (!row || row->deleted) {
        return refuse(objectNotFound());
    }
    return QJsonObject{{u"Id"_s, row->id}, {u"SyncToken"_s, row->object.value(u"SyncToken")}, {u"sparse"_s, true}};
}

Outcome<QJsonObject> addForm(Books &books, const EntityKind &kind, const QJsonObject &parameters)
{
    QJsonObject body = documentValues(parameters);
    body.remove(u"Id"_s);
    const QString customer = documentText(parameters, u"customer");
    const QString amount = documentText(parameters, u"amount");
    if (!customer.isEmpty()) {
        body.insert(u"CustomerRef"_s, referenceTo(customer));
    }
    if (!amount.isEmpty()) {
        QJsonObject detail{{u"ItemRef"_s, referenceTo(u"1"_s)}};
        if (books.country() != u"US") {
            const EntityStore &codes = books.store(*EntityKind::find(u"taxcode"));
            detail.insert(u"TaxCodeRef"_s, referenceTo(codes.at(codes.byNumber().front()).id));
        }
        body.insert(u"Line"_s,
            QJsonArray{QJsonObject{{u"Amount"_s, amount}, {u"DetailType"_s, u"SalesItemLineDetail"_s},
                {u"SalesItemLineDetail"_s, detail}}});
    }
    return writeSalesForm(books, kind, body, true);
}

std::optional<Result<QJsonObject>> actOnDocuments(Books &books, const QString &action, const QJsonObject &parameters)
{
    const DocumentAction own = documentActions().value(action);
    const DocumentAction carryOut = own ? own : settlementActions().value(action);
    if (!carryOut) {
        return std::nullopt;
    }
    const Outcome<QJsonObject> done = carryOut(books, parameters);
    if (!done) {
        return fail({.kind = Error::Kind::BadInput, .detail = done.error().detail, .serviceCode = done.error().code});
    }
    return *done;
}

QJsonArray documentActionTable()
{
    const auto entry = [](const QString &name, const QString &title, const QJsonArray &parameters) {
        return QJsonObject{{u"name"_s, name}, {u"title"_s, title}, {u"parameters"_s, parameters}};
    };
    const auto id = [](const QString &of) { return documentParameter(u"id"_s, u"Id of the %1"_s.arg(of), u"1"_s); };
    const QJsonObject amount = documentParameter(u"amount"_s, u"Amount"_s, u"100.00"_s);
    const QJsonObject customer = documentParameter(u"customer"_s, u"Id of the customer"_s, u"1"_s);
    const QJsonObject more
        = documentParameter(u"values"_s, u"Other fields, as JSON"_s, u"{\"PrivateNote\": \"Call\"}"_s);
    const QJsonObject changes
        = documentParameter(u"values"_s, u"Changed fields, as JSON"_s, u"{\"PrivateNote\": \"Call\"}"_s);
    const QJsonArray invoice{id(u"invoice"_s)};
    const QJsonArray receipt{id(u"sales receipt"_s)};
    const QJsonArray payment{id(u"payment"_s)};
    const QJsonArray item{id(u"product or service"_s)};
    const QJsonArray account{id(u"account"_s)};
    QJsonArray table{entry(u"invoice.add"_s, u"Add an invoice"_s, {customer, amount, more}),
        entry(u"invoice.edit"_s, u"Edit an invoice"_s, {invoice.first(), changes}),
        entry(u"invoice.void"_s, u"Void an invoice"_s, invoice),
        entry(u"invoice.delete"_s, u"Delete an invoice"_s, invoice),
        entry(u"payment.receive"_s, u"Receive a payment"_s,
            {id(u"invoice, or none"_s),
                documentParameter(u"customer"_s, u"Id of the payer, else the invoice's customer"_s, {}),
                documentParameter(u"amount"_s, u"Amount, the balance without one"_s, u"100.00"_s), more}),
        entry(u"payment.void"_s, u"Void a payment"_s, payment),
        entry(u"payment.delete"_s, u"Delete a payment"_s, payment),
        entry(u"payment.deposit"_s, u"Deposit a payment at the bank"_s, payment),
        entry(u"receipt.add"_s, u"Add a sales receipt"_s, {customer, amount, more}),
        entry(u"receipt.edit"_s, u"Edit a sales receipt"_s, {receipt.first(), changes}),
        entry(u"receipt.void"_s, u"Void a sales receipt"_s, receipt),
        entry(u"receipt.delete"_s, u"Delete a sales receipt"_s, receipt),
        entry(u"receipt.deposit"_s, u"Deposit a sales receipt at the bank"_s, receipt),
        entry(u"item.deactivate"_s, u"Make a product or service inactive"_s, item),
        entry(u"item.reactivate"_s, u"Make a product or service active again"_s, item),
        entry(u"account.deactivate"_s, u"Make an account inactive"_s, account),
        entry(u"account.reactivate"_s, u"Make an account active again"_s, account),
        entry(u"period.close"_s, u"Close the books"_s,
            {documentParameter(u"date"_s, u"Last closed day, empty to open them"_s, u"2026-01-31"_s)})};
    for (const QJsonArray settlements = settlementActionTable(); const auto row : settlements) {
        table.append(row);
    }
    return table;
}

} // namespace kontor::sandbox::quickbooks
