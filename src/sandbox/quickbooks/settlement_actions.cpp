// What a person could do in QuickBooks to close an invoice or open it again: credit, write-off, payments moved about.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/settlement_actions.h"

#include "sandbox/quickbooks/form_withdrawal.h"
#include "sandbox/quickbooks/form_writing.h"
#include "sandbox/quickbooks/links.h"
#include "sandbox/quickbooks/payment_writing.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

QJsonObject appliedLine(const QString &type, const QString &id, qint64 amount, int digits)
{
    return {{u"Amount"_s, amountJson(amount, digits)},
        {u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnId"_s, id}, {u"TxnType"_s, type}}}}};
}

Outcome<QJsonObject> livingForm(const Books &books, const EntityKind &kind, const QString &id)
{
    const Row *row = books.store(kind).find(id);
    return row && !row->deleted ? Outcome<QJsonObject>(row->object) : refuse(objectNotFound());
}

QString customerOf(const QJsonObject &form) { return form.value(u"CustomerRef")[u"value"].toString(); }

/// In minor units; `otherwise` when nothing was typed, nothing when it is no number.
std::optional<qint64> minorTyped(const QJsonObject &parameters, const QString &name, int digits, qint64 otherwise)
{
    const QString typed = documentText(parameters, name);
    if (typed.isEmpty()) {
        return otherwise;
    }
    const std::optional<ExactNumber> number = ExactNumber::ofJson(typed);
    return number ? std::optional(number->minor(digits)) : std::nullopt;
}

/// One payment with an invoice and a credit memo in it (quickbooks-online-api 7.8); without cash it only applies the
/// credit.
Outcome<QJsonObject> payWithCredit(Books &books, const QString &payer, const QJsonObject &invoice,
    const QJsonObject &credit, qint64 cash, qint64 credited, QJsonObject body)
{
    const int digits = digitsOf(books, invoice);
    const qint64 open = minorOf(invoice, u"Balance", digits);
    body.insert(u"CustomerRef"_s, QJsonObject{{u"value"_s, payer}});
    body.insert(u"TotalAmt"_s, amountJson(cash, digits));
    body.insert(u"Line"_s,
        QJsonArray{appliedLine(u"Invoice"_s, invoice.value(u"Id").toString(), std::min(open, cash + credited), digits),
            appliedLine(u"CreditMemo"_s, credit.value(u"Id").toString(), credited, digits)});
    return writePayment(books, body);
}

Outcome<QJsonObject> applyCreditMemo(Books &books, const QJsonObject &parameters)
{
    const Outcome<QJsonObject> credit = livingForm(books, EntityKind::creditMemo(), documentText(parameters, u"id"));
    const Outcome<QJsonObject> invoice = livingForm(books, EntityKind::invoice(), documentText(parameters, u"invoice"));
    if (!credit || !invoice) {
        return refuse(objectNotFound());
    }
    const int digits = digitsOf(books, *invoice);
    const qint64 most = std::min(minorOf(*credit, u"Balance", digits), minorOf(*invoice, u"Balance", digits));
    const std::optional<qint64> amount = minorTyped(parameters, u"amount"_s, digits, most);
    if (!amount) {
        return refuse(illegalNumber(u"Amount"_s));
    }
    return payWithCredit(books, customerOf(*invoice), *invoice, *credit, 0, *amount, {});
}

Outcome<QJsonObject> payPartlyWithCredit(Books &books, const QJsonObject &parameters)
{
    const Outcome<QJsonObject> invoice = livingForm(books, EntityKind::invoice(), documentText(parameters, u"id"));
    const Outcome<QJsonObject> credit
        = livingForm(books, EntityKind::creditMemo(), documentText(parameters, u"creditmemo"));
    if (!credit || !invoice) {
        return refuse(objectNotFound());
    }
    const int digits = digitsOf(books, *invoice);
    const qint64 open = minorOf(*invoice, u"Balance", digits);
    const qint64 most = std::min(minorOf(*credit, u"Balance", digits), open);
    const std::optional<qint64> credited = minorTyped(parameters, u"creditAmount"_s, digits, most);
    const std::optional<qint64> cash
        = minorTyped(parameters, u"amount"_s, digits, credited ? std::max<qint64>(open - *credited, 0) : 0);
    if (!credited || !cash) {
        return refuse(illegalNumber(u"Amount"_s));
    }
    const QString payer = documentText(parameters, u"customer");
    return payWithCredit(books, payer.isEmpty() ? customerOf(*invoice) : payer, *invoice, *credit, *cash, *credited,
        documentValues(parameters));
}

/// The code under which nothing is taxed, so that a credit is as large as what it writes off.
QString untaxedCode(const Books &books)
{
    if (books.country() == u"US") {
        return u"NON"_s;
    }
    const EntityStore &codes = books.store(*EntityKind::find(u"taxcode"));
    for (const quint32 place : codes.byNumber()) {
        if (!codes.at(place).object.contains(u"SalesTaxRateList")) {
            return codes.at(place).id;
        }
    }
    return {};
}

/// A credit memo over what is open, and a payment of nothing that applies it: no money came.
Outcome<QJsonObject> writeOff(Books &books, const QJsonObject &parameters)
{
    const Outcome<QJsonObject> invoice = livingForm(books, EntityKind::invoice(), documentText(parameters, u"id"));
    if (!invoice) {
        return invoice;
    }
    const int digits = digitsOf(books, *invoice);
    const qint64 open = minorOf(*invoice, u"Balance", digits);
    const std::optional<qint64> amount = minorTyped(parameters, u"amount"_s, digits, open);
    if (!amount || *amount <= 0 || *amount > open) {
        return refuse(business(u"There is not that much to write off."_s));
    }
    QJsonObject body{{u"CustomerRef"_s, QJsonObject{{u"value"_s, customerOf(*invoice)}}},
        {u"PrivateNote"_s, u"Bad debt"_s},
        {u"Line"_s,
            QJsonArray{QJsonObject{{u"Amount"_s, amountJson(*amount, digits)}, {u"Description"_s, u"Bad debt"_s},
                {u"DetailType"_s, u"SalesItemLineDetail"_s},
                {u"SalesItemLineDetail"_s,
                    QJsonObject{{u"ItemRef"_s, QJsonObject{{u"value"_s, u"1"_s}}},
                        {u"TaxCodeRef"_s, QJsonObject{{u"value"_s, untaxedCode(books)}}}}}}}}};
    if (invoice->contains(u"CurrencyRef")) {
        body.insert(u"CurrencyRef"_s, invoice->value(u"CurrencyRef"));
    }
    const Outcome<QJsonObject> credit = writeSalesForm(books, EntityKind::creditMemo(), body, true);
    if (!credit) {
        return credit;
    }
    const Outcome<QJsonObject> current = livingForm(books, EntityKind::invoice(), invoice->value(u"Id").toString());
    if (minorOf(*current, u"Balance", digits) < *amount) {
        return current; // the company applies credit by itself, and has
    }
    const Outcome<QJsonObject> payment = payWithCredit(books, customerOf(*invoice), *current, *credit, 0, *amount, {});
    return payment ? livingForm(books, EntityKind::invoice(), invoice->value(u"Id").toString()) : payment;
}

Outcome<QJsonObject> unapplyPayment(Books &books, const QJsonObject &parameters)
{
    Outcome<QJsonObject> body = versionOf(books, EntityKind::payment(), parameters);
    if (!body) {
        return body;
    }
    const QJsonObject payment = books.store(EntityKind::payment()).find(body->value(u"Id").toString())->object;
    const int digits = digitsOf(books, payment);
    const QString invoice = documentText(parameters, u"invoice");
    QJsonArray kept;
    bool found = false;
    for (const Application &application : applicationsOf(payment, digits)) {
        if (invoice.isEmpty() || (application.type == u"Invoice" && application.id == invoice)) {
            found = true;
        } else {
            kept.append(appliedLine(application.type, application.id, application.amount, digits));
        }
    }
    if (!found) {
        return refuse(business(u"The payment is not applied to that invoice."_s));
    }
    body->insert(u"Line"_s, kept);
    return writePayment(books, *body);
}

Outcome<QJsonObject> applyPayment(Books &books, const QJsonObject &parameters)
{
    Outcome<QJsonObject> body = versionOf(books, EntityKind::payment(), parameters);
    const Outcome<QJsonObject> invoice = livingForm(books, EntityKind::invoice(), documentText(parameters, u"invoice"));
    if (!body || !invoice) {
        return refuse(objectNotFound());
    }
    const QJsonObject payment = books.store(EntityKind::payment()).find(body->value(u"Id").toString())->object;
    const int digits = digitsOf(books, payment);
    const qint64 most = std::min(minorOf(payment, u"UnappliedAmt", digits), minorOf(*invoice, u"Balance", digits));
    const std::optional<qint64> amount = minorTyped(parameters, u"amount"_s, digits, most);
    if (!amount) {
        return refuse(illegalNumber(u"Amount"_s));
    }
    QJsonArray lines;
    for (const Application &application : applicationsOf(payment, digits)) {
        lines.append(appliedLine(application.type, application.id, application.amount, digits));
    }
    lines.append(appliedLine(u"Invoice"_s, invoice->value(u"Id").toString(), *amount, digits));
    body->insert(u"Line"_s, lines);
    return writePayment(books, *body);
}

} // namespace

const QHash<QString, DocumentAction> &settlementActions()
{
    const EntityKind &memo = EntityKind::creditMemo();
    static const QHash<QString, DocumentAction> actions{
        {u"creditmemo.add"_s,
            [&memo](Books &books, const QJsonObject &parameters) { return addForm(books, memo, parameters); }},
        {u"creditmemo.delete"_s,
            [&memo](Books &books, const QJsonObject &parameters) {
                const Outcome<QJsonObject> body = versionOf(books, memo, parameters);
                return body ? deleteSalesForm(books, memo, *body) : body;
            }},
        {u"creditmemo.apply"_s, applyCreditMemo}, {u"payment.receive_with_credit"_s, payPartlyWithCredit},
        {u"payment.unapply"_s, unapplyPayment}, {u"payment.apply"_s, applyPayment}, {u"invoice.write_off"_s, writeOff}};
    return actions;
}

QJsonArray settlementActionTable()
{
    const auto parameter = [](const QString &name, const QString &title, const QString &example) {
        return QJsonObject{{u"name"_s, name}, {u"title"_s, title}, {u"example"_s, example}};
    };
    const auto entry = [](const QString &name, const QString &title, const QJsonArray &parameters) {
        return QJsonObject{{u"name"_s, name}, {u"title"_s, title}, {u"parameters"_s, parameters}};
    };
    const auto id = [&](const QString &of) { return parameter(u"id"_s, u"Id of the %1"_s.arg(of), u"1"_s); };
    const QJsonObject invoice = parameter(u"invoice"_s, u"Id of the invoice"_s, u"1"_s);
    const QJsonObject most = parameter(u"amount"_s, u"Amount, else as much as can be"_s, u"40.00"_s);
    const QJsonObject more = parameter(u"values"_s, u"Other fields, as JSON"_s, u"{\"PrivateNote\": \"Call\"}"_s);
    return {entry(u"invoice.write_off"_s, u"Write an invoice off"_s,
                {id(u"invoice"_s), parameter(u"amount"_s, u"Amount, the balance without one"_s, u"100.00"_s)}),
        entry(u"creditmemo.add"_s, u"Add a credit memo"_s,
            {parameter(u"customer"_s, u"Id of the customer"_s, u"1"_s), parameter(u"amount"_s, u"Amount"_s, u"40.00"_s),
                more}),
        entry(u"creditmemo.apply"_s, u"Apply a credit memo to an invoice"_s, {id(u"credit memo"_s), invoice, most}),
        entry(u"creditmemo.delete"_s, u"Delete a credit memo"_s, {id(u"credit memo"_s)}),
        entry(u"payment.receive_with_credit"_s, u"Receive a payment and apply a credit memo with it"_s,
            {id(u"invoice"_s), parameter(u"creditmemo"_s, u"Id of the credit memo"_s, u"2"_s),
                parameter(u"creditAmount"_s, u"Of the credit, else as much as can be"_s, u"40.00"_s),
                parameter(u"amount"_s, u"Money received, the rest of the balance without one"_s, u"60.00"_s),
                parameter(u"customer"_s, u"Id of the payer, else the invoice's customer"_s, {}), more}),
        entry(u"payment.unapply"_s, u"Take a payment off an invoice"_s,
            {id(u"payment"_s), parameter(u"invoice"_s, u"Id of the invoice, else off all"_s, u"1"_s)}),
        entry(u"payment.apply"_s, u"Apply an unapplied payment to an invoice"_s, {id(u"payment"_s), invoice, most})};
}

} // namespace kontor::sandbox::quickbooks
