// Who pays invoices in QuickBooks in a simulated world, and what people do about review requests.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "journal/journal.h"
#include "sandbox/stand_in.h"

#include <QJsonArray>
#include <QMap>
#include <QSet>

#include <functional>
#include <random>

namespace kontor::simulation {

struct ReviewHistory
{
    struct Paid
    {
        Instant first{}; ///< when the customer had a paid invoice for the first time, as far as anybody looked
        bool whileOn = false; ///< requests were on then
        Instant earliest = Instant::max(); ///< the oldest payment of what was paid before Kontor knew who had
    };
    struct Span
    {
        Instant from{};
        Instant to = Instant::max();
        Instant read = Instant::max(); ///< since when Kontor knows who had paid before
    };
    QSet<QString> mergedInto; ///< contacts that people merged others into
    QString link;
    QString zone;
    QString channel;
    QString quiet;
    int limit = 0;
    std::vector<Span> on; ///< when requests were on
    Instant open = Instant::max(); ///< from here on, at the end, neither hours nor limit count
    QMap<QString, Paid> paid; ///< by top-level customer
    QSet<QString> doubtful; ///< customers of whom an invoice was paid and then not paid any more, or who were moved
    QSet<QString> everClosed; ///< contacts and addresses that took no messages at some time
};

/// With a random generator of its own, as the invoices' people have.
class ReviewPeople
{
public:
    ReviewPeople(quint64 seed, VirtualClock &clock, sandbox::StandIn &quickBooks, sandbox::StandIn &highLevel,
        QString zone, std::function<void(const QString &)> say);

    void chooseSettings(journal::Journal &journal); ///< before connecting
    void beforeConnecting(); ///< invoices that were paid before
    void act(); ///< one thing, by anybody, on either side; takes no time
    void ownerActs(journal::Journal &journal); ///< switches on or off, perhaps
    void open(journal::Journal &journal); ///< at the end: everything that is due may go out
    void look(journal::Journal &journal); ///< notes who has paid by now

    /// A switch of the sandbox that only their worlds turn.
    static bool isTheirs(const QString &name);
    bool oneIn(quint64 n) { return below(n) == 0; }
    quint64 below(quint64 n) { return n == 0 ? 0 : m_random() % n; }

    ReviewHistory history;
    std::function<void(const QString &document)> touched; ///< "invoice 12", "payment 13": theirs, and nobody else's

private:
    Result<QJsonObject> act(sandbox::StandIn &standIn, const QString &action, const QJsonObject &parameters);
    QJsonObject oneOf(const QJsonArray &rows) { return rows.at(qsizetype(below(quint64(rows.size())))).toObject(); }
    std::optional<QString> addInvoice(const QString &customer, const QString &amount);
    bool receive(const QString &invoice, const QString &amount = {});
    QJsonArray ownInvoices() const;
    void noteSwitch(journal::Journal &journal);

    std::mt19937_64 m_random;
    VirtualClock &m_clock;
    sandbox::StandIn &m_quickBooks;
    sandbox::StandIn &m_highLevel;
    std::function<void(const QString &)> m_say;
    QSet<QString> m_own; ///< invoices
    QSet<QString> m_documents; ///< "invoice 12", "payment 13"
    bool m_wasOn = false;
    QMap<QString, QString> m_families; ///< of paid invoices, whose they were at first
};

/// Invoices of QuickBooks that are paid by the rule of product.md, by id, with their customers.
QMap<QString, QString> paidInvoices(const QJsonObject &books);
/// When the oldest of the invoice's payments was entered.
Instant oldestPayment(const QJsonObject &books, const QString &invoice);
/// The customer at the top of the family.
QString topOfFamily(const QJsonArray &customers, const QString &customer);

} // namespace kontor::simulation
