// The calls under /invoices (highlevel-api 4).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/call.h"

namespace kontor::sandbox::highlevel {

std::span<const Route> invoiceRoutes();
/// As the calls and dump() show it, with the switches.
QJsonObject shownInvoice(const State &state, const Invoice &invoice);

} // namespace kontor::sandbox::highlevel
