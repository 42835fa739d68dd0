// One simulated life of a company and a location with Kontor between them, from a seed; and the check at its end.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kontor::simulation {

struct Verdict
{
    QStringList wrong; ///< empty: everything holds
    qint64 calls = 0;
    qint64 crashes = 0;
    qint64 cycles = 0;
    qint64 contacts = 0;
    qint64 invoices = 0; ///< in QuickBooks at the end
    qint64 receipts = 0; ///< sales receipts and refund receipts, likewise
    qint64 messages = 0;
    bool reviews = false; ///< in this world customers are asked for reviews
    bool payments = false; ///< in this world people pay for other things than invoices
};

/// Contacts alone; with invoices; with other payments too (which one world in three has); with all that there is,
/// review requests in one world of three: the worlds of old seeds stay what they were.
enum class Scope { Contacts, Invoices, Payments, All };

/// Runs on the caller's thread; deterministic. `tell` prints what happens, for looking into a bad seed.
Verdict live(quint64 seed, Scope scope, bool tell);

} // namespace kontor::simulation
