// QuickBooks and HighLevel as the tests of review requests need them: customers, invoices, payments, contacts.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/review_requests/payment_feed.h"
#include "flows/review_requests/review_requests.h"
#include "quickbooks/customer.h"
#include "support/scripted_call.h"

#include <QJsonArray>

namespace kontor::tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace flows;
using namespace flows::review_requests;

inline const Instant noon{std::chrono::milliseconds(1'790'000'000'000)}; // 2026-09-21T14:13:20Z, 16:13 in Berlin
inline const quickbooks::Api quickBooks(QUrl(u"https://quickbooks.example"_s), u"9130"_s);
inline const highlevel::Api highLevel(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s);
inline const QString reviewPage = u"https://g.page/r/bayside/review"_s;

inline QJsonObject with(QJsonObject row, const QJsonObject &more)
{
    for (auto field = more.begin(); field != more.end(); ++field) {
        row.insert(field.key(), field.value());
    }
    return row;
}

inline QJsonObject invoiceRow(const QString &id, const QString &customer, const QJsonObject &more = {})
{
    return with({{u"Id"_s, id}, {u"CustomerRef"_s, QJsonObject{{u"value"_s, customer}}}, {u"TotalAmt"_s, 80},
                    {u"Balance"_s, 0}},
        more);
}

inline QJsonObject paymentRow(const QString &id, const QStringList &invoices, const QJsonObject &more = {})
{
    QJsonArray lines;
    for (const QString &invoice : invoices) {
        lines.append(QJsonObject{{u"Amount"_s, 80},
            {u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnId"_s, invoice}, {u"TxnType"_s, u"Invoice"_s}}}}});
    }
    return with({{u"Id"_s, id}, {u"TotalAmt"_s, 80}, {u"Line"_s, lines}}, more);
}

inline QJsonObject tombstone(const QString &id) { return {{u"Id"_s, id}, {u"status"_s, u"Deleted"_s}}; }

inline QJsonObject page(const QString &entity, const QJsonArray &rows, Instant time = noon)
{
    return {{u"QueryResponse"_s, QJsonObject{{entity, rows}}}, {u"time"_s, toIso(time)}};
}

inline QJsonObject changed(const QJsonObject &rows, Instant time = noon)
{
    QJsonArray blocks;
    for (auto entity = rows.begin(); entity != rows.end(); ++entity) {
        blocks.append(QJsonObject{{entity.key(), entity.value()}});
    }
    return {{u"CDCResponse"_s, QJsonArray{QJsonObject{{u"QueryResponse"_s, blocks}}}}, {u"time"_s, toIso(time)}};
}

/// A company that is read, on a journal in memory.
struct Books
{
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    kontor::testing::ScriptedCall service;
    PaymentFeed feed{quickBooks};

    Books()
    {
        journal->setCursor(u"quickbooks.changes"_s, {{u"mode"_s, u"changes"_s}, {u"since"_s, toIso(noon - 4min)}});
        journal->setSetting(u"reviews.enabled"_s, u"on"_s);
        journal->setSetting(u"reviews.link"_s, reviewPage);
    }
    void customer(const QString &id, const QString &email = {}, const QString &parent = {}, bool active = true)
    {
        const quickbooks::Customer made{
            .id = id, .displayName = QString(u"Customer "_s + id), .email = email, .parent = parent, .active = active};
        journal::Record record{.service = Service::QuickBooks,
            .kind = u"customer"_s,
            .id = id,
            .version = QString(parent + (active ? u"1"_s : u"0"_s)),
            .active = active,
            .value = toStored(made)};
        if (!email.isEmpty()) {
            record.keys.append(QString(u"email:"_s + email));
        }
        journal->putRecord(record);
    }
    void link(const QString &customer, const QString &contact)
    {
        journal->putLink({.kind = u"contact"_s, .quickbooksId = customer, .highlevelId = contact});
    }
    /// Reads until nothing more is to be read at once, by walks and changes as the cycle does.
    std::optional<Error> read(std::vector<Result<QJsonObject>> answers, Instant at = noon)
    {
        service.answers.assign(answers.begin(), answers.end());
        service.asked.clear();
        for (int calls = 0; calls < 50; ++calls) {
            const FeedStep step = feed.step(*journal, service.call(), {at, at}, {});
            if (step.error || !step.more) {
                return step.error;
            }
        }
        return Error{.key = u"endless"_s};
    }
    std::optional<Error> readChanges(const QJsonObject &answer, Instant at = noon)
    {
        service.answers = {answer};
        service.asked.clear();
        return readCustomers(
            *journal, quickBooks, service.call(), u"US"_s, {at, at}, {}, {feed.changes(*journal, {at, at})})
            .error;
    }
    /// What has been paid before: nothing, unless rows say so.
    void baseline(const QJsonArray &payments = {}, const QJsonArray &invoices = {})
    {
        read({page(u"Payment"_s, payments), page(u"Invoice"_s, invoices)});
    }
    void paid(const QString &invoice, const QString &customer, Instant at = noon)
    {
        readChanges(changed({{u"Invoice"_s, QJsonArray{invoiceRow(invoice, customer)}},
                                {u"Payment"_s, QJsonArray{paymentRow(QString(u"p"_s + invoice), {invoice})}}},
                        at),
            at);
    }
    QString state(const QString &customer)
    {
        const auto note = journal->linkByQuickBooks(u"review"_s, customer);
        return note ? note->written[u"state"].toString() : QString();
    }
    ReviewRules rules(Instant now = noon)
    {
        return {.zone = u"Europe/Berlin"_s,
            .locationName = u"Bayside"_s,
            .language = u"en"_s,
            .now = now,
            .highLevelNow = now};
    }
    int plan(Instant now = noon) { return planReviews(*journal, rules(now)); }
    qint64 waitingIntents() { return journal->unplannedCount(Service::QuickBooks, u"review"_s); }
    /// Contacts that are about to be written to.
    QStringList underWay()
    {
        QStringList contacts;
        for (const journal::Operation &operation : journal->underWay(u"reviews"_s)) {
            contacts.append(operation.payload[u"contact"].toString());
        }
        return contacts;
    }
    Known known(Instant serviceNow = noon)
    {
        return {serviceNow,
            [this](const QString &kind, const QString &id) { return journal->linksByHighLevel(kind, id); },
            [this](const QString &kind, const QString &id) { return journal->linkByQuickBooks(kind, id); }};
    }
    /// What the executor does with an outcome, as far as these tests look at it.
    void carryOut(const Outcome &outcome)
    {
        journal::Operation operation = outcome.operation;
        operation.state = outcome.next == Outcome::Next::Done ? journal::OperationState::Done
            : outcome.next == Outcome::Next::Attention        ? journal::OperationState::Attention
                                                              : journal::OperationState::Waiting;
        operation.problem = outcome.problem;
        journal->putOperation(operation);
        for (const journal::Link &link : outcome.links) {
            journal->putLink(link);
        }
        for (const journal::Record &record : outcome.records) {
            journal->putRecord(record);
        }
        for (const RecordName &name : outcome.replans) {
            journal->markUnplanned(name.service, name.kind, name.id);
        }
        for (journal::LogEntry entry : outcome.entries) {
            entry.time = noon;
            journal->log(entry);
        }
    }
    QStringList asking()
    {
        QStringList keys;
        for (const journal::Operation &operation : journal->inAttention()) {
            keys.append(operation.problem ? operation.problem->key : QString());
        }
        return keys;
    }
};

} // namespace kontor::tests
