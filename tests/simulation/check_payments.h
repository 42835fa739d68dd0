// Looks at payments and sales receipts when everything has come to rest. Knows the rules, not the engine.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/payment_people.h"

namespace kontor::simulation {

/// What does not hold of product.md, "Sales receipts".
QStringList checkPayments(journal::Journal &journal, const sandbox::StandIn &quickBooks,
    const sandbox::StandIn &highLevel, const PaymentHistory &history, const InvoiceHistory &invoices);

} // namespace kontor::simulation
