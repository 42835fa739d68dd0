// What HighLevel tells of a payment beside its row: its order, and who ordered.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/sales_receipts/receipt.h"
#include "flows/shared/payer.h"
#include "flows/shared/service_door.h"
#include "highlevel/api.h"

namespace kontor::flows::sales_receipts {

/// One call for each order, once; one that is gone leaves the amount that was paid. The error when HighLevel could not
/// be asked.
std::optional<Error> readOrderOf(const highlevel::Transaction &transaction, journal::Journal &journal,
    const highlevel::Api &api, const Call &call, std::stop_token stop);
std::optional<highlevel::Order> orderOf(const highlevel::Transaction &transaction, journal::Journal &journal);
/// The next plan reads the order again.
void forgetOrderOf(const highlevel::Transaction &transaction, journal::Journal &journal);

/// The list of payments has no telephone number and no address of a contact, its order has.
Payer payerOfPayment(const highlevel::Transaction &transaction, const std::optional<highlevel::Order> &order);
/// Whether the contact may tell more: where no e-mail is shown always, else where no order shows the number.
bool isContactWanted(const highlevel::Transaction &transaction, const std::optional<highlevel::Order> &order);

Charge chargeOf(
    const highlevel::Transaction &transaction, const std::optional<highlevel::Order> &order, journal::Journal &journal);

} // namespace kontor::flows::sales_receipts
