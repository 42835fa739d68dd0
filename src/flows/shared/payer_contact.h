// The contact of a payer of whom a payment does not show enough to know the customer by.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/payer.h"
#include "flows/shared/service_door.h"
#include "highlevel/api.h"

namespace kontor::flows {

/// One call to HighLevel. What the contact says is kept in the journal's records of kind "payer"; of one that is gone,
/// nothing. The error when HighLevel could not be asked, or its answer not be read.
std::optional<Error> readContactOf(const QString &contactId, journal::Journal &journal, const highlevel::Api &api,
    const Call &call, std::stop_token stop);

/// The payer with what was read of the contact in the place of what is missing. An address is taken whole or not.
Payer withContact(Payer payer, journal::Journal &journal);

} // namespace kontor::flows
