// What people do with invoices on both sides of a simulated world, and what of it must hold at the end.
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
#include <optional>
#include <random>

namespace kontor::simulation {

struct InvoiceHistory
{
    /// What a person did to a document of Kontor's that nobody has allowed to overwrite since.
    struct Touch
    {
        QString invoice; ///< at HighLevel
        QJsonObject after; ///< the document then; empty when it was deleted
    };

    QString profile; ///< of the company; empty: this world has no invoices
    QString zone; ///< of the location
    bool untaxedMapped = false; ///< the owner chose a code for untaxed lines
    QSet<QString> before; ///< HighLevel's invoices from before connecting
    QSet<QString> overridden; ///< that show something broken
    QMap<QString, QJsonObject> deleted; ///< HighLevel's invoices as they were when they were deleted
    QMap<QString, Touch> touched; ///< by QuickBooks id
    QSet<QString> everTouched; ///< HighLevel ids
    QSet<QString> touchedAfterChoice; ///< HighLevel ids: what people did once more
    QSet<QString> takenHighLevel; ///< HighLevel ids for which the owner let Kontor overwrite
    QSet<QString> keptQuickBooks; ///< HighLevel ids for which the owner let it stand
    QMap<QString, QJsonObject> strange; ///< documents that people made in QuickBooks: "invoice 12" as they left them
    QSet<QString> strangePayments; ///< HighLevel ids of mirrored invoices that people received money for
    QMap<QString, QString>
        gonePayments; ///< HighLevel's payments that people voided or deleted in QuickBooks: to invoice
    bool goneUnknown = false; ///< one of them was gone before Kontor knew that it was booked
    QSet<QString> takenPayments; ///< HighLevel ids of invoices whose gone payments the owner let Kontor book again
    QSet<QString> numbers; ///< that people gave to documents in QuickBooks
    QSet<QString> customers; ///< QuickBooks ids of customers that people made
    QSet<QString> changedCustomers; ///< that people made inactive, or active again
    QJsonArray contacts; ///< that people added at HighLevel
    QSet<QString> movedCustomers; ///< whose address people changed
    bool contactless = false; ///< somebody paid of whom no contact is known: the import joins the customer, or asks
    bool closed = false; ///< the books were closed at some time
    bool itemsGone = false; ///< an item was made inactive
};

/// With a random generator of its own, so that a world without invoices is the same as ever.
class InvoicePeople
{
public:
    InvoicePeople(quint64 seed, VirtualClock &clock, sandbox::StandIn &quickBooks, sandbox::StandIn &highLevel,
        std::function<void(const QString &)> say);

    void beforeConnecting(); ///< invoices that must never be mirrored
    /// From now on people also void and delete payments of Kontor's, and exchange numbers. Not in every world, so that
    /// seeds with a name stay what they are.
    void actRarelyToo(quint64 seed) { m_rarely = std::mt19937_64(seed ^ 0x9e3779b97f4a7c15U); }
    void act(); ///< one thing, by anybody, on either side; takes no time
    void ownerActs(journal::Journal &journal); ///< retries or decides something, perhaps
    void decideAll(journal::Journal &journal); ///< retries all, and decides what can be decided, or not
    void removeCauses(); ///< the books are opened, items are active again
    quint64 below(quint64 n) { return n == 0 ? 0 : m_random() % n; }
    bool oneIn(quint64 n) { return below(n) == 0; }

    InvoiceHistory history;
    std::function<bool(const QString &)> knowsPayment; ///< Kontor knows that HighLevel's payment is booked

private:
    void actInHighLevel();
    void actInQuickBooks();
    void actRarely();
    void takePaymentAway();
    void exchangeNumbers();
    void makeInvoice(bool test);
    void addContact();
    void spoil(const QString &invoice);
    void editDocument(const QJsonObject &document, const QString &invoice);
    QJsonArray items();
    QJsonArray taxes();
    QString price();
    QJsonObject someInvoice();
    std::optional<QJsonObject> someMirrored(QString &invoice);
    void touched(const QString &document, const QString &invoice);
    void refreshStrange();
    void forgetStrangePayments();
    void choose(journal::Journal &journal, const journal::Operation &operation);
    Result<QJsonObject> act(sandbox::StandIn &standIn, const QString &action, const QJsonObject &parameters);
    QString oneOf(const QStringList &list) { return list.at(qsizetype(below(quint64(list.size())))); }

    std::mt19937_64 m_random;
    std::optional<std::mt19937_64> m_rarely;
    VirtualClock &m_clock;
    sandbox::StandIn &m_quickBooks;
    sandbox::StandIn &m_highLevel;
    std::function<void(const QString &)> m_say;
};

/// The country of a profile, two letters, and a time zone there.
std::pair<QString, QString> placeOfProfile(const QString &profile);

} // namespace kontor::simulation
