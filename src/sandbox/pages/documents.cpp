// Invoices, payments and their like of either service, as rows for the sandbox's page.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/pages/documents.h"

#include "core/currency.h"
#include "sandbox/quickbooks/form_rules.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

namespace {

constexpr qsizetype longestText = 300;

/// What a field says; tests make the services say anything.
QString shownText(const QJsonValue &value)
{
    const QString text = value.toVariant().toString();
    return text.size() > longestText ? QString(text.left(longestText) + u'…') : text;
}

/// "100.00 USD", with the decimals of the currency; what is no amount is shown as it is.
QString shownAmount(const QJsonValue &value, const QJsonValue &currency)
{
    bool isNumber = false;
    const double amount = value.toVariant().toDouble(&isNumber);
    const QString code = shownText(currency).toUpper();
    const auto known = Currency::parse(code);
    const QString text = isNumber && std::abs(amount) < 1e15
        ? QString::number(amount, 'f', known ? known->exponent() : 2)
        : shownText(value);
    return text.isEmpty() || code.isEmpty() ? text : QString(text + u' ' + code);
}

bool isNothing(const QJsonValue &amount) { return amount.toVariant().toDouble() == 0; }

/// What rows of one list look up: the numbers of invoices and credit memos by "Invoice 12".
using Numbers = QHash<QString, QString>;

void addNumbers(Numbers &numbers, const QString &type, const QJsonArray &forms)
{
    for (const QJsonValue &form : forms) {
        numbers.insert(QString(type + u' ' + form["Id"_L1].toString()), shownText(form["DocNumber"_L1]));
    }
}

QString statusOfForm(const QJsonObject &form, bool hasBalance)
{
    if (quickbooks::isVoided(form)) {
        return u"voided"_s;
    }
    if (!hasBalance) {
        return {};
    }
    const QJsonValue balance = form.value("Balance"_L1);
    return isNothing(balance) ? u"paid"_s : balance == form.value("TotalAmt"_L1) ? u"open"_s : u"partly paid"_s;
}

QJsonObject transactionRow(const QJsonObject &form, bool hasBalance)
{
    const QJsonValue currency = form.value("CurrencyRef"_L1)["value"_L1];
    QJsonObject row{{u"id"_s, shownText(form.value("Id"_L1))}, {u"number"_s, shownText(form.value("DocNumber"_L1))},
        {u"customer"_s, shownText(form.value("CustomerRef"_L1)["name"_L1])},
        {u"customerId"_s, shownText(form.value("CustomerRef"_L1)["value"_L1])},
        {u"date"_s, shownText(form.value("TxnDate"_L1))},
        {u"total"_s, shownAmount(form.value("TotalAmt"_L1), currency)}, {u"status"_s, statusOfForm(form, hasBalance)},
        {u"note"_s, shownText(form.value("PrivateNote"_L1))}};
    if (hasBalance) {
        row.insert(u"balance"_s, shownAmount(form.value("Balance"_L1), currency));
    }
    return row;
}

QJsonObject owedRow(const QJsonObject &form, const Numbers &) { return transactionRow(form, true); }
QJsonObject receivedRow(const QJsonObject &form, const Numbers &) { return transactionRow(form, false); }

QJsonObject customerPaymentRow(const QJsonObject &payment, const Numbers &numbers)
{
    QStringList paid;
    for (const QJsonValue &line : payment.value("Line"_L1).toArray()) {
        for (const QJsonValue &linked : line["LinkedTxn"_L1].toArray()) {
            const QString type = linked["TxnType"_L1].toString();
            const QString id = linked["TxnId"_L1].toString();
            const QString number = numbers.value(QString(type + u' ' + id), QString(u"id "_s + id));
            paid.append(type == u"Invoice"
                    ? number
                    : QString((type == u"CreditMemo" ? u"credit memo"_s : type) + u' ' + number));
        }
    }
    QJsonObject row = transactionRow(payment, false);
    row.insert(u"number"_s, shownText(payment.value("PaymentRefNum"_L1)));
    row.insert(u"on"_s, shownText(paid.join(u", "_s)));
    const QJsonValue unapplied = payment.value("UnappliedAmt"_L1);
    row.insert(u"unapplied"_s,
        isNothing(unapplied) ? QString() : shownAmount(unapplied, payment.value("CurrencyRef"_L1)["value"_L1]));
    return row;
}

/// What every object of HighLevel's lists has.
QJsonObject highLevelRow(const QJsonObject &object)
{
    return {{u"id"_s, shownText(object.value("_id"_L1))}, {u"status"_s, shownText(object.value("status"_L1))},
        {u"test"_s, !object.value("liveMode"_L1).toBool(true)}};
}

QJsonObject invoiceRow(const QJsonObject &invoice, const Numbers &)
{
    const QJsonValue currency = invoice.value("currency"_L1);
    QJsonObject row = highLevelRow(invoice);
    row.insert(u"number"_s,
        QString(shownText(invoice.value("invoiceNumberPrefix"_L1)) + shownText(invoice.value("invoiceNumber"_L1))));
    row.insert(u"contact"_s, shownText(invoice.value("contactDetails"_L1)["name"_L1]));
    row.insert(u"contactId"_s, shownText(invoice.value("contactDetails"_L1)["id"_L1]));
    row.insert(u"date"_s, shownText(invoice.value("issueDate"_L1)).left(10));
    row.insert(u"total"_s, shownAmount(invoice.value("total"_L1), currency));
    row.insert(u"paid"_s, shownAmount(invoice.value("amountPaid"_L1), currency));
    row.insert(u"due"_s, shownAmount(invoice.value("amountDue"_L1), currency));
    return row;
}

QJsonObject paidRow(const QJsonObject &transaction, const Numbers &)
{
    const QJsonValue currency = transaction.value("currency"_L1);
    const QJsonValue refunded = transaction.value("amountRefunded"_L1);
    QStringList source;
    for (const QLatin1StringView part : {"entitySourceType"_L1, "entitySourceSubType"_L1, "entitySourceName"_L1}) {
        if (const QString text = shownText(transaction.value(part)); !text.isEmpty()) {
            source.append(text);
        }
    }
    const bool isOfOrder = transaction.value("entityType"_L1).toString() == u"order";
    QJsonObject row = highLevelRow(transaction);
    row.insert(u"time"_s, shownText(transaction.value("createdAt"_L1)));
    row.insert(u"contact"_s, shownText(transaction.value("contactName"_L1)));
    row.insert(u"contactId"_s, shownText(transaction.value("contactId"_L1)));
    row.insert(u"source"_s, source.join(u", "_s));
    row.insert(u"amount"_s, shownAmount(transaction.value("amount"_L1), currency));
    row.insert(u"refunded"_s, isNothing(refunded) ? QString() : shownAmount(refunded, currency));
    row.insert(u"order"_s, isOfOrder ? shownText(transaction.value("entityId"_L1)) : QString());
    row.insert(u"subscription"_s, shownText(transaction.value("subscriptionId"_L1)));
    return row;
}

QJsonObject subscriptionRow(const QJsonObject &subscription, const Numbers &)
{
    const QJsonValue product = subscription.value("recurringProduct"_L1);
    const QJsonValue every = product["price"_L1]["recurring"_L1];
    const QJsonValue snapshot = subscription.value("contactSnapshot"_L1);
    QJsonObject row = highLevelRow(subscription);
    row.insert(u"contact"_s,
        shownText(QString(snapshot["firstName"_L1].toString() + u' ' + snapshot["lastName"_L1].toString()).trimmed()));
    row.insert(u"contactId"_s, shownText(subscription.value("contactId"_L1)));
    row.insert(u"product"_s, shownText(product["name"_L1]));
    row.insert(u"amount"_s, shownAmount(subscription.value("amount"_L1), subscription.value("currency"_L1)));
    row.insert(u"every"_s, QString(shownText(every["intervalCount"_L1]) + u' ' + shownText(every["interval"_L1])));
    return row;
}

struct DocumentKind
{
    Service service;
    QLatin1StringView word;
    QJsonObject (*row)(const QJsonObject &, const Numbers &);
    bool looksUpNumbers = false;
};

constexpr std::array documentKinds{
    DocumentKind{Service::QuickBooks, "invoices"_L1, owedRow},
    DocumentKind{Service::QuickBooks, "payments"_L1, customerPaymentRow, true},
    DocumentKind{Service::QuickBooks, "creditMemos"_L1, owedRow},
    DocumentKind{Service::QuickBooks, "salesReceipts"_L1, receivedRow},
    DocumentKind{Service::QuickBooks, "refundReceipts"_L1, receivedRow},
    DocumentKind{Service::HighLevel, "invoices"_L1, invoiceRow},
    DocumentKind{Service::HighLevel, "transactions"_L1, paidRow},
    DocumentKind{Service::HighLevel, "subscriptions"_L1, subscriptionRow},
};

bool matches(const QJsonObject &row, const QString &find)
{
    return std::any_of(row.begin(), row.end(),
        [&find](const QJsonValue &value) { return value.toString().contains(find, Qt::CaseInsensitive); });
}

} // namespace

std::optional<QJsonObject> documentRows(
    Service service, const StandIn &standIn, const QString &kind, const DocumentSlice &slice)
{
    const auto known = std::ranges::find_if(documentKinds,
        [&](const DocumentKind &candidate) { return candidate.service == service && candidate.word == kind; });
    if (known == documentKinds.end()) {
        return std::nullopt;
    }
    Numbers numbers;
    if (known->looksUpNumbers) {
        addNumbers(numbers, u"Invoice"_s, standIn.part(u"invoices"_s));
        addNumbers(numbers, u"CreditMemo"_s, standIn.part(u"creditMemos"_s));
    }
    const QJsonArray all = standIn.part(kind);
    QJsonArray rows;
    qsizetype found = 0;
    // Rows outside the slice are only made when they are looked through.
    for (qsizetype i = all.size() - 1; i >= 0; --i) {
        const bool isInReach = found >= slice.from && rows.size() < slice.count;
        if (slice.find.isEmpty() && !isInReach) {
            ++found;
            continue;
        }
        const QJsonObject row = known->row(all[i].toObject(), numbers);
        if (slice.find.isEmpty() || matches(row, slice.find)) {
            ++found;
            if (isInReach) {
                rows.append(row);
            }
        }
    }
    return QJsonObject{{u"rows"_s, rows}, {u"total"_s, all.size()}, {u"found"_s, found}};
}

} // namespace kontor::sandbox
