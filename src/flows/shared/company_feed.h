// Remembers what of the company decides how documents are written: taxes, accounts, items, ways of paying.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/service_door.h"
#include "journal/journal.h"
#include "quickbooks/api.h"
#include "quickbooks/company_profile.h"

namespace kontor::flows {

/// Kept in the journal's state "company", reduced to what is read of it, for some hours (reads are metered:
/// quickbooks-online-api 3).
struct Company
{
    quickbooks::CompanyProfile profile;
    QMap<QString, QString> paymentMethods; ///< lower-case name to id, of active ones
};

/// What is remembered; Unreadable or NotConnected "kontor.unreadable_reply" when nothing is.
Result<Company> rememberedCompany(journal::Journal &journal);
bool companyIsOld(journal::Journal &journal, Instant now);
/// The next read asks QuickBooks again.
void forgetCompany(journal::Journal &journal);
/// Asks QuickBooks when what is remembered is old: seven calls and more for long lists. The error of the first that
/// failed; what was remembered stays then.
std::optional<Error> readCompany(
    journal::Journal &journal, const quickbooks::Api &api, const Call &call, Instant now, std::stop_token stop);

} // namespace kontor::flows
