// What ties payments to invoices and credit memos: applied amounts, balances, LinkedTxn on both sides.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/links.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

QJsonObject linkObject(const QString &id, const QString &type) { return {{u"TxnId"_s, id}, {u"TxnType"_s, type}}; }

qint64 appliedByPayment(const QJsonObject &payment, const QString &type, const QString &id, int digits)
{
    qint64 sum = 0;
    for (const Application &application : applicationsOf(payment, digits)) {
        if (application.type == type && application.id == id) {
            sum += application.amount;
        }
    }
    return sum;
}

// Replaces the lines of a payment, and what they leave unapplied.
void putApplications(Books &books, QJsonObject payment, const std::vector<Application> &applications, int digits)
{
    qint64 unapplied = minorOf(payment, u"TotalAmt", digits);
    for (const Application &application : applications) {
        unapplied += application.type == u"CreditMemo" ? application.amount : -application.amount;
    }
    payment.insert(u"Line"_s, paymentLines(books, applications, digits));
    payment.insert(u"UnappliedAmt"_s, amountJson(unapplied, digits));
    renew(books, payment);
    books.put(EntityKind::payment(), payment);
}

} // namespace

std::vector<Application> applicationsOf(const QJsonObject &payment, int digits)
{
    std::vector<Application> applications;
    const QJsonArray lines = payment.value(u"Line").toArray();
    for (const auto line : lines) {
        const QJsonValue link = line[u"LinkedTxn"][0];
        applications.push_back({link[u"TxnType"].toString(), link[u"TxnId"].toVariant().toString(),
            minorOf(line.toObject(), u"Amount", digits)});
    }
    return applications;
}

qint64 appliedTo(const Books &books, const QString &type, const QJsonObject &form, int digits)
{
    const QString id = form.value(u"Id").toString();
    qint64 sum = 0;
    for (const QString &paymentId : paymentsOf(form)) {
        if (const Row *payment = books.store(EntityKind::payment()).find(paymentId); payment && !payment->deleted) {
            sum += appliedByPayment(payment->object, type, id, digits);
        }
    }
    return sum;
}

QStringList paymentsOf(const QJsonObject &form)
{
    QStringList ids;
    const QJsonArray links = form.value(u"LinkedTxn").toArray();
    for (const auto link : links) {
        if (link[u"TxnType"].toString() == u"Payment") {
            ids.append(link[u"TxnId"].toString());
        }
    }
    return ids;
}

bool isDeposited(const QJsonObject &transaction)
{
    const QJsonArray links = transaction.value(u"LinkedTxn").toArray();
    return std::any_of(
        links.begin(), links.end(), [](const auto &link) { return link[u"TxnType"].toString() == u"Deposit"; });
}

void settleBalance(const Books &books, const EntityKind &kind, QJsonObject &form)
{
    const int digits = digitsOf(books, form);
    if (&kind != &EntityKind::invoice() && &kind != &EntityKind::creditMemo()) {
        form.insert(u"Balance"_s, 0);
        return;
    }
    const qint64 open = minorOf(form, u"TotalAmt", digits) - minorOf(form, u"Deposit", digits)
        - appliedTo(books, kind.name(), form, digits);
    form.insert(u"Balance"_s, amountJson(open, digits));
    if (&kind == &EntityKind::creditMemo()) {
        form.insert(u"RemainingCredit"_s, amountJson(open, digits));
    }
}

void renew(const Books &books, QJsonObject &object)
{
    const qint64 version = object.value(u"SyncToken").toString().toLongLong();
    object.insert(u"SyncToken"_s, QString::number(version + 1));
    books.stamp(object);
}

void relinkForm(Books &books, const Application &application, const QString &paymentId)
{
    const EntityKind *kind = EntityKind::find(application.type);
    const Row *row = kind ? books.store(*kind).find(application.id) : nullptr;
    if (!row || row->deleted) {
        return;
    }
    QJsonObject form = row->object;
    const Row *payment = books.store(EntityKind::payment()).find(paymentId);
    const QJsonArray lines = payment && !payment->deleted ? payment->object.value(u"Line").toArray() : QJsonArray();
    const bool applies = std::any_of(lines.begin(), lines.end(), [&application](const auto &line) {
        const QJsonValue link = line[u"LinkedTxn"][0];
        return link[u"TxnId"].toString() == application.id && link[u"TxnType"].toString() == application.type;
    });
    QJsonArray links;
    const QJsonArray before = form.value(u"LinkedTxn").toArray();
    for (const auto link : before) {
        if (link[u"TxnType"].toString() != u"Payment" || link[u"TxnId"].toString() != paymentId) {
            links.append(link);
        }
    }
    if (applies) {
        links.append(linkObject(paymentId, u"Payment"_s));
    }
    form.insert(u"LinkedTxn"_s, links);
    settleBalance(books, *kind, form);
    renew(books, form);
    books.put(*kind, form);
}

void unapplyDownTo(Books &books, const QString &invoiceId, qint64 keep)
{
    const Row *invoice = books.store(EntityKind::invoice()).find(invoiceId);
    const QJsonObject form = invoice ? invoice->object : QJsonObject();
    const int digits = digitsOf(books, form);
    qint64 surplus = appliedTo(books, u"Invoice"_s, form, digits) - keep;
    const QStringList ids = paymentsOf(form);
    for (auto id = ids.rbegin(); id != ids.rend() && surplus > 0; ++id) {
        const Row *row = books.store(EntityKind::payment()).find(*id);
        if (!row || row->deleted) {
            continue;
        }
        std::vector<Application> applications = applicationsOf(row->object, digits);
        for (Application &application : applications) {
            if (application.type == u"Invoice" && application.id == invoiceId) {
                const qint64 taken = std::min(surplus, application.amount);
                application.amount -= taken;
                surplus -= taken;
            }
        }
        std::erase_if(applications, [](const Application &application) { return application.amount == 0; });
        putApplications(books, row->object, applications, digits);
        relinkForm(books, {u"Invoice"_s, invoiceId, 0}, *id);
    }
}

void takeUnapplied(Books &books, const QString &invoiceId)
{
    const EntityStore &payments = books.store(EntityKind::payment());
    const EntityStore::Order order = payments.byNumber(); // a copy: what follows writes payments
    for (const quint32 place : order) {
        const QJsonObject invoice = books.store(EntityKind::invoice()).find(invoiceId)->object;
        const int digits = digitsOf(books, invoice);
        const qint64 open = minorOf(invoice, u"Balance", digits);
        const Row &row = payments.at(place);
        const qint64 unapplied = row.deleted ? 0 : minorOf(row.object, u"UnappliedAmt", digits);
        const bool same = row.object.value(u"CustomerRef")[u"value"] == invoice.value(u"CustomerRef")[u"value"];
        if (open <= 0 || unapplied <= 0 || !same) {
            continue;
        }
        const QString paymentId = row.id;
        std::vector<Application> applications = applicationsOf(row.object, digits);
        applications.push_back({u"Invoice"_s, invoiceId, std::min(open, unapplied)});
        putApplications(books, row.object, applications, digits);
        relinkForm(books, applications.back(), paymentId);
    }
}

QJsonArray paymentLines(const Books &books, const std::vector<Application> &applications, int digits)
{
    const auto extra = [](const QString &name, const QString &value) {
        return QJsonObject{{u"name"_s, u"{http://schema.intuit.com/finance/v3}NameValue"_s}, {u"nil"_s, false},
            {u"value"_s, QJsonObject{{u"Name"_s, name}, {u"Value"_s, value}}}};
    };
    QJsonArray lines;
    for (const Application &application : applications) {
        const EntityKind *kind = EntityKind::find(application.type);
        const Row *row = kind ? books.store(*kind).find(application.id) : nullptr;
        const QJsonObject form = row ? row->object : QJsonObject();
        QJsonArray more{extra(u"txnId"_s, application.id),
            extra(u"txnOpenBalance"_s, ExactNumber::ofMinor(minorOf(form, u"Balance", digits), digits).text())};
        if (const QString number = form.value(u"DocNumber").toString(); !number.isEmpty()) {
            more.append(extra(u"txnReferenceNumber"_s, number));
        }
        lines.append(QJsonObject{{u"Amount"_s, amountJson(application.amount, digits)},
            {u"LinkedTxn"_s, QJsonArray{linkObject(application.id, application.type)}},
            {u"LineEx"_s, QJsonObject{{u"any"_s, more}}}});
    }
    return lines;
}

} // namespace kontor::sandbox::quickbooks
