// Looks at the invoices of both sides when everything has come to rest. Knows the rules, not the engine.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/invoice_people.h"

namespace kontor::simulation {

/// What does not hold of product.md, "Invoice mirror".
QStringList checkInvoices(journal::Journal &journal, const sandbox::StandIn &quickBooks,
    const sandbox::StandIn &highLevel, const InvoiceHistory &history);

} // namespace kontor::simulation
