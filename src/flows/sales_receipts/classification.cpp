// Which payments become sales receipts: the ordered rules.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/classification.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace kontor::flows::sales_receipts {

namespace {

using highlevel::Transaction;

bool hasFailed(const Transaction &payment)
{
    static const QStringList words{u"failed"_s, u"failure"_s, u"declined"_s, u"canceled"_s, u"cancelled"_s,
        u"expired"_s, u"void"_s, u"voided"_s, u"gone"_s};
    return words.contains(payment.status);
}

using Verdict = Classification::Verdict;

struct Facts
{
    const Transaction &payment;
    const QStringList &switchedOn;
    bool isKnownInvoice;

    bool type(QStringView word) const { return payment.sourceType.compare(word, Qt::CaseInsensitive) == 0; }
    bool subType(QStringView word) const { return payment.sourceSubType.compare(word, Qt::CaseInsensitive) == 0; }
    /// Surely no payment. Of a status that nobody knows that cannot be said (highlevel-api 5.2).
    bool failed() const { return hasFailed(payment); }
    bool refunded() const { return payment.status == u"refunded"; }
    bool renews() const { return !payment.subscriptionId.isEmpty(); }
    bool isOn() const
    {
        return switchedOn.contains(payment.sourceType, Qt::CaseInsensitive)
            && optionalSources().contains(payment.sourceType, Qt::CaseInsensitive);
    }
};

struct Rule
{
    int number; ///< in highlevel-api 5.3
    bool (*holds)(const Facts &);
    Verdict verdict;
    QString word; ///< empty: the type, in lower case
};

// Rule 3 stands before the part of rule 2 that skips, so that a payment of an invoice is known as one in any state.
const std::vector<Rule> &rules()
{
    // clang-format off
    static const std::vector<Rule> table{
        {1,  [](const Facts &f) { return !f.payment.live; },                           Verdict::Skip,           u"test"_s},
        {2,  [](const Facts &f) { return f.payment.pending(); },                       Verdict::Watch,          u"pending"_s},
        {3,  [](const Facts &f) { return f.payment.ofInvoice() || f.isKnownInvoice; }, Verdict::OfInvoice,      u"invoice"_s},
        {2,  [](const Facts &f) { return f.failed(); },                                Verdict::Skip,           u"not_succeeded"_s},
        {2,  [](const Facts &f) { return !f.payment.problem && f.payment.amount.isZero(); }, Verdict::Skip,     u"zero"_s},
        {4,  [](const Facts &f) { return f.subType(u"imported_csv") || f.type(u"external"); }, Verdict::Skip,   u"imported"_s},
        {4,  [](const Facts &f) { return f.payment.entityType == u"external"; },       Verdict::Skip,           u"imported"_s},
        {5,  [](const Facts &f) { return f.subType(u"saas_one_time") || f.subType(u"saas_subscription"); }, Verdict::Skip, u"saas"_s},
        {6,  [](const Facts &f) { return (f.type(u"funnel") || f.type(u"website")) && !f.renews(); }, Verdict::Receipt, u"order_form"_s},
        {7,  [](const Facts &f) { return f.renews(); },                                Verdict::Receipt,        u"subscription"_s},
        {8,  [](const Facts &f) { return f.type(u"membership") || f.type(u"communities"); }, Verdict::Receipt,  u"membership"_s},
        {9,  [](const Facts &f) { return f.type(u"calendar"); },                       Verdict::Receipt,        u"calendar"_s},
        {10, [](const Facts &f) { return f.isOn(); },                                  Verdict::Receipt,        {}},
    };
    // clang-format on
    return table;
}

} // namespace

Classification classify(const Transaction &transaction, const QStringList &switchedOn, bool isKnownInvoice)
{
    const Facts facts{transaction, switchedOn, isKnownInvoice};
    for (const Rule &rule : rules()) {
        if (rule.holds(facts)) {
            // Only of what would have counted is the owner asked: one that was paid back before it was seen had
            // succeeded, and of a status that nobody knows nothing is guessed.
            if (rule.verdict == Verdict::Receipt && facts.refunded()) {
                return {Verdict::RefundedBefore, u"refunded"_s};
            }
            if (rule.verdict == Verdict::Receipt && !transaction.succeeded()) {
                return {Verdict::UnknownStatus, u"unknown_status"_s};
            }
            return {rule.verdict, rule.word.isEmpty() ? transaction.sourceType.toLower() : rule.word};
        }
    }
    return {Verdict::Skip,
        optionalSources().contains(transaction.sourceType, Qt::CaseInsensitive) ? u"off"_s : u"unknown_source"_s};
}

bool isStatusKnown(const Transaction &transaction)
{
    return transaction.succeeded() || transaction.pending() || transaction.status == u"refunded"
        || hasFailed(transaction);
}

QStringList optionalSources()
{
    return {u"payment_link"_s, u"form"_s, u"survey"_s, u"point_of_sale"_s, u"mobile_app"_s, u"manual"_s,
        u"document_contracts"_s};
}

QStringList sourcesByDefault() { return {u"payment_link"_s, u"form"_s, u"survey"_s, u"point_of_sale"_s}; }

} // namespace kontor::flows::sales_receipts
