// Creates, updates, voids and deletes payments, and applies them to invoices (quickbooks-online-api 7.8).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/payment_writing.h"

#include "sandbox/quickbooks/field_check.h"
#include "sandbox/quickbooks/form_withdrawal.h"
#include "sandbox/quickbooks/links.h"
#include "sandbox/quickbooks/name_writing.h"

#include <map>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

using AppliedByForm = std::map<std::pair<QString, QString>, qint64>; // type and id of the form, minor units

AppliedByForm appliedByForm(const std::vector<Application> &applications)
{
    AppliedByForm sums;
    for (const Application &application : applications) {
        sums[{application.type, application.id}] += application.amount;
    }
    return sums;
}

void bookForPayer(Books &books, const QJsonObject &payment, int sign)
{
    const int digits = digitsOf(books, payment);
    bookForCustomer(books, payment.value(u"CustomerRef")[u"value"].toString(),
        ExactNumber::ofMinor(sign * minorOf(payment, u"TotalAmt", digits), digits));
}

// Forms whose applied amount differs between two states of a payment get their new links and version.
void relinkChanged(Books &books, const AppliedByForm &before, const AppliedByForm &after, const QString &paymentId)
{
    AppliedByForm changed = before;
    changed.insert(after.begin(), after.end());
    for (const auto &[form, amount] : changed) {
        const auto then = before.find(form);
        const auto now = after.find(form);
        if (then == before.end() || now == after.end() || then->second != now->second) {
            relinkForm(books, {form.first, form.second, amount}, paymentId);
        }
    }
}

// A parent may pay what is billed with it (7.8, uncertain).
bool maySettle(const Books &books, const QString &payer, const QString &debtor)
{
    QString id = debtor;
    for (int level = 0; level < 5; ++level) {
        if (id == payer) {
            return true;
        }
        const Row *row = books.store(EntityKind::customer()).find(id);
        if (!row || !row->object.value(u"BillWithParent").toBool()) {
            return false;
        }
        id = row->object.value(u"ParentRef")[u"value"].toString();
    }
    return false;
}

class PaymentWriting
{
public:
    PaymentWriting(Books &books, const QJsonObject &body)
        : m_books(books)
        , m_body(body)
        , m_rules(books)
    { }

    Outcome<QJsonObject> run()
    {
        using Step = Outcome<> (PaymentWriting::*)();
        for (const Step step : {&PaymentWriting::readBody, &PaymentWriting::settleHeader, &PaymentWriting::readLines,
                 &PaymentWriting::checkApplications}) {
            if (const Outcome<> done = (this->*step)(); !done) {
                return refuse(done.error());
            }
        }
        return stored();
    }

private:
    bool creates() const { return m_before.isEmpty(); }

    Outcome<> readBody()
    {
        const EntityKind &kind = EntityKind::payment();
        if (!m_body.value(u"Id").toVariant().toString().isEmpty()) {
            const Outcome<QJsonObject> current = objectToUpdate(m_books, kind, m_body);
            if (!current) {
                return refuse(current.error());
            }
            m_before = *current;
        }
        const Outcome<QJsonObject> fields
            = creates() ? checkedFields(m_books, kind, m_body, true) : changedFields(m_books, kind, m_body, m_before);
        if (!fields) {
            return refuse(fields.error());
        }
        if (isDeposited(m_before)) {
            return refuse(partOfDeposit());
        }
        m_fields = *fields;
        m_sparse = !creates() && isSparse(m_body);
        QJsonObject header = m_fields;
        header.remove(u"Line"_s);
        header.remove(u"LinkedTxn"_s);
        m_payment = mergedFields(kind, m_before, header, m_sparse);
        m_payment.insert(u"LinkedTxn"_s, m_before.value(u"LinkedTxn").toArray());
        return {};
    }

    Outcome<> settleHeader()
    {
        for (const QString &key : {u"CustomerRef"_s, u"TotalAmt"_s}) {
            if (!m_payment.contains(key)) {
                return refuse(missingParameter(key));
            }
        }
        if (m_payment.value(u"ProcessPayment").toBool()) {
            return refuse(business(u"This company takes no card payments."_s));
        }
        m_payment.insert(u"ProcessPayment"_s, false);
        const QString id = m_payment.value(u"CustomerRef")[u"value"].toString();
        const Row *customer = m_books.store(EntityKind::customer()).find(id);
        m_payment.insert(u"CustomerRef"_s,
            QJsonObject{{u"value"_s, id},
                {u"name"_s, customer ? customer->object.value(u"DisplayName") : QJsonValue(QString())}});
        if (!m_payment.contains(u"TxnDate")) {
            m_payment.insert(u"TxnDate"_s, creates() ? QJsonValue(serverDay(m_books)) : m_before.value(u"TxnDate"));
        }
        const QString day = m_payment.value(u"TxnDate").toString();
        if (!isCalendarDay(day)) {
            return refuse(unreadableBody(u"TxnDate is no date: %1"_s.arg(day)));
        }
        for (const QString &written : {day, m_before.value(u"TxnDate").toString()}) {
            const Outcome<> open = written.isEmpty() ? Outcome<>() : checkPeriodOpen(m_rules, written);
            if (!open) {
                return open;
            }
        }
        if (const Outcome<> account = settleDepositAccount(m_books, m_payment); !account) {
            return account;
        }
        if (!creates() && !m_fields.contains(u"CurrencyRef")) {
            m_payment.remove(u"CurrencyRef"_s);
        }
        const Outcome<> currency = settleCurrency(m_books, m_rules, m_payment);
        m_digits = digitsOf(m_books, m_payment);
        m_total = minorOf(m_payment, u"TotalAmt", m_digits);
        m_payment.insert(u"TotalAmt"_s, amountJson(m_total, m_digits));
        return currency;
    }

    Outcome<> readLines()
    {
        if (m_sparse && !m_fields.contains(u"Line")) {
            m_applications = applicationsOf(m_before, m_digits);
            return {};
        }
        static const QStringList types{
            u"Invoice"_s, u"CreditMemo"_s, u"JournalEntry"_s, u"Expense"_s, u"Check"_s, u"CreditCardCredit"_s};
        const QJsonArray lines = m_fields.value(u"Line").toArray();
        for (const auto line : lines) {
            const std::optional<ExactNumber> amount = ExactNumber::ofJson(line[u"Amount"]);
            if (!line.toObject().contains(u"Amount")) {
                return refuse(missingParameter(u"Line.Amount"_s));
            }
            if (!amount) {
                return refuse(illegalNumber(u"Line.Amount"_s));
            }
            const QJsonArray links = line[u"LinkedTxn"].toArray();
            if (links.size() != 1) {
                return refuse(missingParameter(u"Line.LinkedTxn"_s));
            }
            const QString type = links[0][u"TxnType"].toString();
            const QString id = links[0][u"TxnId"].toVariant().toString();
            if (!types.contains(type)) {
                return refuse(invalidEnumeration(u"TxnType"_s, type));
            }
            m_applications.push_back({type, id, amount->minor(m_digits)});
        }
        return {};
    }

    Outcome<> checkApplications()
    {
        if (m_total < 0) {
            return refuse(business(u"Transaction amount must be 0 or greater."_s));
        }
        const AppliedByForm before
            = appliedByForm(creates() ? std::vector<Application>() : applicationsOf(m_before, m_digits));
        AppliedByForm room;
        qint64 applied = 0;
        for (Application &application : m_applications) {
            const Outcome<qint64> open = roomOf(application);
            if (!open) {
                return refuse(open.error());
            }
            const std::pair key(application.type, application.id);
            if (!room.contains(key)) {
                const auto own = before.find(key);
                room[key] = *open + (own == before.end() ? 0 : own->second);
            }
            if (application.amount < 0) {
                return refuse(business(u"The amount of a payment line can't be negative."_s));
            }
            qint64 &left = room[key];
            if (application.amount > left) {
                if (m_books.switches().is(Switch::PaymentAboveBalance, u"refused")) {
                    return refuse(business(u"The amount applied is more than the open balance of the transaction."_s));
                }
                if (m_books.switches().is(Switch::PaymentAboveBalance, u"unapplied")) {
                    application.amount = std::max<qint64>(left, 0);
                }
            }
            left -= application.amount;
            applied += application.type == u"CreditMemo" ? -application.amount : application.amount;
        }
        std::erase_if(m_applications, [](const Application &application) { return application.amount == 0; });
        if (applied > m_total) {
            return refuse(business(u"The amounts applied are more than the amount received."_s));
        }
        m_payment.insert(u"UnappliedAmt"_s, amountJson(m_total - applied, m_digits));
        return {};
    }

    // The open balance of what a line pays.
    Outcome<qint64> roomOf(const Application &application) const
    {
        const EntityKind *kind = EntityKind::find(application.type);
        const Row *row = kind ? m_books.store(*kind).find(application.id) : nullptr;
        if (!row) {
            return refuse(invalidReference(application.type, application.id));
        }
        if (row->deleted) {
            return refuse(deletedTransaction());
        }
        if (isVoided(row->object)) {
            return refuse(cannotBeLinked(u"%1 %2 was voided."_s.arg(application.type, application.id)));
        }
        if (!maySettle(m_books, m_payment.value(u"CustomerRef")[u"value"].toString(),
                row->object.value(u"CustomerRef")[u"value"].toString())) {
            const QString why = u"%1 %2 belongs to another customer."_s.arg(application.type, application.id);
            return refuse(m_books.switches().is(Switch::PaymentOtherCustomer, u"fault_620") ? cannotBeLinked(why)
                                                                                            : business(why));
        }
        return minorOf(row->object, u"Balance", m_digits);
    }

    QJsonObject stored()
    {
        m_payment.insert(u"domain"_s, u"QBO"_s);
        m_payment.insert(u"sparse"_s, false);
        m_payment.insert(u"Line"_s, paymentLines(m_books, m_applications, m_digits));
        if (creates()) {
            m_payment.insert(u"Id"_s, m_books.nextId(EntityKind::payment()));
            m_payment.insert(u"SyncToken"_s, u"0"_s);
            m_books.stamp(m_payment);
        } else {
            bookForPayer(m_books, m_before, 1);
            renew(m_books, m_payment);
        }
        bookForPayer(m_books, m_payment, -1);
        m_books.put(EntityKind::payment(), m_payment);
        const std::vector<Application> former
            = creates() ? std::vector<Application>() : applicationsOf(m_before, m_digits);
        relinkChanged(m_books, appliedByForm(former), appliedByForm(m_applications), m_payment.value(u"Id").toString());
        return m_payment;
    }

    Books &m_books;
    const QJsonObject &m_body;
    const FormRules m_rules;
    QJsonObject m_before; ///< empty for a new payment
    QJsonObject m_fields;
    QJsonObject m_payment;
    std::vector<Application> m_applications;
    bool m_sparse = false;
    int m_digits = 2;
    qint64 m_total = 0;
};

Outcome<QJsonObject> withdrawablePayment(const Books &books, const QJsonObject &body)
{
    Outcome<QJsonObject> payment = objectToUpdate(books, EntityKind::payment(), body);
    if (!payment) {
        return payment;
    }
    if (const Outcome<> open = checkPeriodOpen(FormRules(books), payment->value(u"TxnDate").toString()); !open) {
        return refuse(open.error());
    }
    return isDeposited(*payment) ? Outcome<QJsonObject>(refuse(partOfDeposit())) : payment;
}

} // namespace

Outcome<QJsonObject> writePayment(Books &books, const QJsonObject &body) { return PaymentWriting(books, body).run(); }

void applyOpenCredit(Books &books, const QString &customerId)
{
    const auto openForms = [&](const EntityKind &kind) {
        QStringList ids;
        const EntityStore &store = books.store(kind);
        for (const quint32 place : store.byNumber()) {
            const Row &row = store.at(place);
            const QJsonObject &form = row.object;
            if (!row.deleted && form.value(u"CustomerRef")[u"value"].toString() == customerId
                && minorOf(form, u"Balance", digitsOf(books, form)) > 0) {
                ids.append(row.id);
            }
        }
        return ids;
    };
    const QStringList memos = openForms(EntityKind::creditMemo());
    if (memos.isEmpty()) {
        return;
    }
    const QStringList invoices = openForms(EntityKind::invoice());
    for (const QString &memoId : memos) {
        for (const QString &invoiceId : invoices) {
            const QJsonObject memo = books.store(EntityKind::creditMemo()).find(memoId)->object;
            const QJsonObject invoice = books.store(EntityKind::invoice()).find(invoiceId)->object;
            const int digits = digitsOf(books, invoice);
            const qint64 amount = std::min(minorOf(memo, u"Balance", digits), minorOf(invoice, u"Balance", digits));
            if (amount <= 0 || memo.value(u"CurrencyRef")[u"value"] != invoice.value(u"CurrencyRef")[u"value"]) {
                continue;
            }
            const auto line = [&](const QString &type, const QString &id) {
                return QJsonObject{{u"Amount"_s, amountJson(amount, digits)},
                    {u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnId"_s, id}, {u"TxnType"_s, type}}}}};
            };
            QJsonObject body{{u"CustomerRef"_s, QJsonObject{{u"value"_s, customerId}}}, {u"TotalAmt"_s, 0},
                {u"Line"_s, QJsonArray{line(u"Invoice"_s, invoiceId), line(u"CreditMemo"_s, memoId)}},
                {u"PrivateNote"_s, u"Created by QB Online to link credits to charges."_s}};
            if (invoice.contains(u"CurrencyRef")) {
                body.insert(u"CurrencyRef"_s, invoice.value(u"CurrencyRef"));
            }
            if (!writePayment(books, body)) {
                return; // a closed period, say: the credit stays open
            }
        }
    }
}

Outcome<QJsonObject> voidPayment(Books &books, const QJsonObject &body)
{
    const Outcome<QJsonObject> known = objectToUpdate(books, EntityKind::payment(), body);
    if (!known || isVoided(*known)) {
        return known;
    }
    const Outcome<QJsonObject> before = withdrawablePayment(books, body);
    if (!before) {
        return before;
    }
    bookForPayer(books, *before, 1);
    QJsonObject payment = *before;
    payment.insert(u"TotalAmt"_s, 0);
    payment.insert(u"UnappliedAmt"_s, 0);
    payment.insert(u"Line"_s, QJsonArray());
    markVoided(payment);
    renew(books, payment);
    books.put(EntityKind::payment(), payment);
    relinkChanged(
        books, appliedByForm(applicationsOf(*before, digitsOf(books, *before))), {}, payment.value(u"Id").toString());
    return books.switches().is(Switch::VoidReply, u"before") ? *before : payment;
}

Outcome<QJsonObject> deletePayment(Books &books, const QJsonObject &body)
{
    const Outcome<QJsonObject> payment = withdrawablePayment(books, body);
    if (!payment) {
        return payment;
    }
    bookForPayer(books, *payment, 1);
    const QString id = payment->value(u"Id").toString();
    books.bury(EntityKind::payment(), id);
    relinkChanged(books, appliedByForm(applicationsOf(*payment, digitsOf(books, *payment))), {}, id);
    return deletedAnswer(id);
}

Outcome<QJsonObject> depositTransaction(Books &books, const EntityKind &kind, const QString &id)
{
    const Row *row = books.store(kind).find(id);
    if (!row || row->deleted) {
        return refuse(objectNotFound());
    }
    if (isDeposited(row->object)) {
        return refuse(partOfDeposit());
    }
    QJsonObject transaction = row->object;
    const EntityKind &deposits = *EntityKind::find(u"deposit");
    QJsonObject deposit{{u"Id"_s, books.nextId(deposits)}, {u"SyncToken"_s, u"0"_s}, {u"domain"_s, u"QBO"_s},
        {u"sparse"_s, false}, {u"TxnDate"_s, serverDay(books)}, {u"TotalAmt"_s, transaction.value(u"TotalAmt")},
        {u"CurrencyRef"_s, transaction.value(u"CurrencyRef")},
        {u"DepositToAccountRef"_s, QJsonObject{{u"value"_s, u"35"_s}, {u"name"_s, u"Checking"_s}}},
        {u"Line"_s,
            QJsonArray{QJsonObject{{u"Amount"_s, transaction.value(u"TotalAmt")},
                {u"LinkedTxn"_s,
                    QJsonArray{
                        QJsonObject{{u"TxnId"_s, id}, {u"TxnType"_s, kind.name()}, {u"TxnLineId"_s, u"0"_s}}}}}}}};
    books.stamp(deposit);
    QJsonArray links = transaction.value(u"LinkedTxn").toArray();
    links.append(QJsonObject{{u"TxnId"_s, deposit.value(u"Id")}, {u"TxnType"_s, u"Deposit"_s}});
    transaction.insert(u"LinkedTxn"_s, links);
    books.put(deposits, deposit);
    renew(books, transaction);
    books.put(kind, transaction);
    return transaction;
}

} // namespace kontor::sandbox::quickbooks
