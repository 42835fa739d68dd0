// What people pay at HighLevel besides invoices in a simulated world, and what they do with receipts in QuickBooks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/invoice_people.h"

namespace kontor::simulation {

struct PaymentHistory
{
    QString zone; ///< of the location
    bool enabled = true; ///< receipts are wanted
    QString switchedOff; ///< when they were switched off last, empty: before anything was paid
    QString switchedOn; ///< when they were switched on again; what was there before may never be booked
    QSet<QString> paidWhileOff; ///< payments that Kontor has seen and left then
    bool native = false; ///< HighLevel's own connection books as well
    QStringList sources; ///< of rule 10, wanted
    bool refundsNow = false; ///< refunds are booked unasked, at the end
    bool refundsEverOff = false;
    QSet<QString> before; ///< payments from before connecting
    QMap<QString, QJsonObject> overridden; ///< payments that show something broken, as they were before
    QSet<QString> inCents; ///< payments of a whole order that the provider shows in cents, and subscriptions
    QSet<QString> partsInCents; ///< those, and others of which nobody can tell
    QSet<QString> forgottenOrders;
    QMap<QString, QString> merged; ///< contacts that are gone, to those that they were merged into
    QSet<QString> takenHighLevel; ///< payments whose refund the owner let be booked
    QSet<QString> rewritten; ///< payments whose receipt the owner let Kontor write again
    QSet<QString> leftAlone; ///< payments whose refund the owner did not want in the books
    QMap<QString, QJsonObject> touched; ///< receipts of Kontor's as people left them, by payment; empty: deleted
    QMap<QString, QJsonObject> strange; ///< receipts that people made, by QuickBooks id
    QString lastCycle; ///< when the last one began: what came later may be unknown
};

/// With a random generator of its own, as the invoices' people have.
class PaymentPeople
{
public:
    PaymentPeople(quint64 seed, VirtualClock &clock, sandbox::StandIn &quickBooks, sandbox::StandIn &highLevel,
        InvoiceHistory &invoices, std::function<void(const QString &)> say);

    void chooseSettings(journal::Journal &journal);
    void beforeConnecting(); ///< payments that must never be booked
    void act(); ///< one thing, by anybody, on either side; takes no time
    void ownerActs(journal::Journal &journal); ///< retries, decides or sets something, perhaps
    void decideAll(journal::Journal &journal);
    void stop(); ///< no subscription is charged any more
    quint64 below(quint64 n) { return n == 0 ? 0 : m_random() % n; }
    bool oneIn(quint64 n) { return below(n) == 0; }

    PaymentHistory history;
    std::function<bool(const QString &)> isBooked; ///< Kontor knows the receipt of the payment

    void refund(); ///< some payment, however old

private:
    void pay();
    void subscribe();
    void spoil();
    void actInQuickBooks();
    void merge();
    void switchReceipts(journal::Journal &journal);
    QString somebody();
    QString addContact();
    QJsonObject somePayment(bool ofInvoice = false);
    QJsonObject purchase();
    void choose(journal::Journal &journal, const journal::Operation &operation);
    QJsonObject receiptWithId(const QString &id) const;
    Result<QJsonObject> act(sandbox::StandIn &standIn, const QString &action, const QJsonObject &parameters);
    QString oneOf(const QStringList &list) { return list.at(qsizetype(below(quint64(list.size())))); }

    std::mt19937_64 m_random;
    VirtualClock &m_clock;
    sandbox::StandIn &m_quickBooks;
    sandbox::StandIn &m_highLevel;
    InvoiceHistory &m_invoices;
    std::function<void(const QString &)> m_say;
};

} // namespace kontor::simulation
