// When QuickBooks takes nothing from the whole company: its subscription is over. One entry, and an hour of rest.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

namespace kontor::engine {

/// Whether a refusal is of the company and not of the document (quickbooks-online-api 2.6, code 6190).
bool isOfTheCompany(const Error &error);

/// Puts off all that waits for that service by an hour, which is the result, and raises one entry for the owner.
Instant restCompany(journal::Journal &journal, Service service, const QString &flow, Error problem, Instant now);

/// The service of which an entry stands; nothing when none does.
std::optional<Service> restingService(journal::Journal &journal);

/// Takes the entry back and lets go at once what was put off: something was taken, or the owner asks for it.
void wakeCompany(journal::Journal &journal, Instant now);

} // namespace kontor::engine
