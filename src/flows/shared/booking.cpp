// What invoices and receipts have in common when they are planned: settings, and what must be made before them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/booking.h"

#include "core/plain_text.h"
#include "core/service.h"
#include "flows/shared/about.h"
#include "flows/shared/item_creation.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows {

namespace {

constexpr qsizetype longestMethodName = 31; // quickbooks-online-api 7.10
const QString itemsState = u"item_of_product"_s;
const QString payersState = u"payers"_s; // of a contact the subject under which its customer is being made

} // namespace

BookingRules bookingRules(journal::Journal &journal, const Company &company)
{
    using invoice_mirror::TaxForm;
    BookingRules rules;
    const QString map = journal.setting(u"taxes.map"_s).value_or(QString());
    rules.document.taxes = invoice_mirror::taxMapFrom(QJsonDocument::fromJson(map.toUtf8()).object());
    rules.document.form = journal.setting(u"invoices.tax"_s) == u"line"_s ? TaxForm::AsLine : TaxForm::AsTax;
    rules.document.defaultItem = itemFor(defaultItemPurpose(), journal, company.profile);
    const QJsonObject items = journal.state(itemsState);
    for (auto item = items.begin(); item != items.end(); ++item) {
        rules.document.itemOfProduct.insert(item.key(), item.value().toString());
    }
    rules.document.taxItem = itemFor(taxItemPurpose(), journal, company.profile);
    const QString deposit = journal.setting(u"accounts.deposit"_s).value_or(QString());
    const auto &accounts = company.profile.accounts;
    const auto chosen = std::ranges::find_if(accounts, [&](const quickbooks::ListEntry &account) {
        return account.active && !deposit.isEmpty() && account.id == deposit;
    });
    const auto undeposited = std::ranges::find_if(accounts,
        [](const quickbooks::ListEntry &account) { return account.active && account.subtype == u"UndepositedFunds"; });
    if (chosen != accounts.end()) {
        rules.depositAccount = chosen->id;
    } else if (!deposit.isEmpty()) {
        rules.depositProblem = chosenIsGone(u"deposit account"_s, deposit, accounts);
    } else if (undeposited != accounts.end()) {
        rules.depositAccount = undeposited->id;
    }
    return rules;
}

void rememberItems(journal::Journal &journal, const QMap<QString, QString> &itemOfProduct)
{
    QJsonObject items = journal.state(itemsState);
    const QJsonObject before = items;
    for (auto item = itemOfProduct.begin(); item != itemOfProduct.end(); ++item) {
        items.insert(item.key(), item.value());
    }
    if (items != before) {
        journal.setState(itemsState, items);
    }
}

bool requestCreation(journal::Journal &journal, journal::Operation operation, const Reason &reason)
{
    if (operation.kind == u"customer.create" && mayBeImported(journal, operation)) {
        return false; // it is linked as soon as that is known
    }
    // A customer is made for a contact under one address, also when it has another one by now.
    const QString contact = operation.payload[u"contact"].toString();
    QJsonObject payers = journal.state(payersState);
    for (const QString &known : payers.keys()) {
        if (journal.openOperations(payers[known].toString()).empty()) {
            payers.remove(known);
        }
    }
    QStringList subjects{operation.subject};
    if (!contact.isEmpty() && payers.contains(contact) && payers[contact].toString() != operation.subject) {
        subjects.append(payers[contact].toString());
    }
    for (const QString &subject : std::as_const(subjects)) {
        for (journal::Operation &open : journal.openOperations(subject)) {
            if (journal.setting(open.flow + u".enabled"_s) == u"off"_s) { // what is held back with it is needed here
                open.flow = reason.flow;
                journal.putOperation(open);
            }
            const bool refused = open.state == journal::OperationState::Attention && open.problem
                && open.problem->kind == Error::Kind::Refused;
            const QJsonObject before = open.payload[u"reason"].toObject();
            if (!refused || before[u"id"].toString() != reason.record.id
                || before[u"version"].toString() == reason.version) {
                return false;
            }
            open.state = journal::OperationState::Superseded;
            journal.putOperation(open);
        }
    }
    operation.payload.insert(u"reason"_s,
        QJsonObject{{u"kind"_s, reason.record.kind}, {u"id"_s, reason.record.id}, {u"version"_s, reason.version}});
    operation.flow = reason.flow;
    journal.putOperation(operation);
    if (!contact.isEmpty()) {
        payers.insert(contact, operation.subject);
        journal.setState(payersState, payers);
    }
    return true;
}

std::vector<RecordName> reasonsIn(const journal::Operation &operation)
{
    const QJsonObject reason = operation.payload[u"reason"].toObject();
    return {{Service::HighLevel, reason[u"kind"].toString(), reason[u"id"].toString()}};
}

QString nameOfPaymentMethod(const QString &word)
{
    // The names that a new company has; anything else as HighLevel writes it.
    static const QHash<QString, QString> usual{{u"card"_s, u"Credit Card"_s}, {u"stripe"_s, u"Credit Card"_s},
        {u"cash"_s, u"Cash"_s}, {u"cheque"_s, u"Check"_s}, {u"check"_s, u"Check"_s},
        {u"bank_transfer"_s, u"Bank Transfer"_s}, {u"paypal"_s, u"PayPal"_s}};
    const QString plain = cut(singleLine(word), longestMethodName);
    return usual.value(plain.toLower(), plain.isEmpty() ? plain : QString(plain.first(1).toUpper() + plain.mid(1)));
}

journal::Operation CreatePaymentMethod::creation(const QString &name, const QString &key, Instant now)
{
    journal::Operation operation{.kind = u"payment_method.create"_s,
        .service = Service::QuickBooks,
        .subject = u"payment_method:"_s + name.toLower(),
        .idempotencyKey = key,
        .stage = u"write"_s,
        .payload = {{u"name"_s, name}},
        .urgency = 1,
        .due = now,
        .created = now};
    setAbout(operation, {.document = u"payment_method"_s, .name = name});
    return operation;
}

QString CreatePaymentMethod::name() const { return u"payment_method.create"_s; }

bool CreatePaymentMethod::writes(const journal::Operation &operation) const { return operation.stage == u"write"; }

net::Request CreatePaymentMethod::request(journal::Operation &operation, Instant) const
{
    const QString name = operation.payload[u"name"].toString();
    if (operation.stage == u"holder") {
        return m_api.query(u"SELECT * FROM PaymentMethod WHERE Name = "_s + quickbooks::quoted(name));
    }
    return m_api.write(u"PaymentMethod"_s,
        {{u"Name"_s, name}, {u"Type"_s, name == u"Credit Card" ? u"CREDIT_CARD"_s : u"NON_CREDIT_CARD"_s}},
        operation.idempotencyKey);
}

Outcome CreatePaymentMethod::settle(
    const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &) const
{
    if (!reply && reply.error().key == u"qb.6240" && writes(operation)) {
        Outcome outcome{.next = Outcome::Next::Step, .operation = operation};
        outcome.operation.stage = u"holder"_s;
        return outcome;
    }
    if (!reply) {
        return {.next = Outcome::Next::Attention, .operation = operation, .problem = reply.error()};
    }
    // Queries show only active ones (quickbooks-online-api 5.3): the name may be that of one that was made inactive.
    if (!writes(operation) && (*reply)[u"QueryResponse"][u"PaymentMethod"].toArray().isEmpty()) {
        return {.next = Outcome::Next::Attention,
            .operation = operation,
            .problem = Error{.kind = Error::Kind::Refused,
                .key = u"qb.6240"_s,
                .parameters = {{u"name"_s, operation.payload[u"name"].toString()}, {u"case"_s, u"payment_method"_s}},
                .serviceCode = u"6240"_s}};
    }
    return {.operation = operation, .result = writes(operation) ? u"created"_s : u"linked"_s, .companyIsOld = true};
}

Outcome CreatePaymentMethod::unknown(const journal::Operation &operation) const
{
    return {.next = Outcome::Next::Step, .operation = operation};
}

std::vector<RecordName> CreatePaymentMethod::reasons(const journal::Operation &operation) const
{
    return reasonsIn(operation);
}

} // namespace kontor::flows
