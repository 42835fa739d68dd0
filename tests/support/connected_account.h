// An account whose tokens are stored, as it is after connecting.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/account.h"
#include "auth/discovery.h"
#include "highlevel/api.h"
#include "quickbooks/api.h"

namespace kontor::test {

/// `address` is HighLevel's API. Lives as long as what it is given.
inline auth::Account connectedAccount(Service service, const auth::Tokens &tokens, const QUrl &address,
    net::Transport &transport, Clock &clock, secrets::SecretStore &store, KnownSecrets &secrets)
{
    using namespace Qt::StringLiterals;
    const bool books = service == Service::QuickBooks;
    auth::Account account(service,
        auth::TokenKeeper(
            auth::TokenEndpoint(service, books ? auth::intuitEndpoints() : auth::highLevelEndpoints({}, address),
                {u"client-id"_s, u"client-secret"_s}, transport, clock, secrets),
            u"profile/"_s + serviceWord(service), store, clock, secrets, QUrl(u"http://localhost:8917/callback"_s)),
        transport, clock, books ? quickbooks::readReply : highlevel::readReply);
    const auto kept = account.keeper().keep(tokens, {});
    Q_ASSERT(kept);
    account.setStored(true);
    return account;
}

} // namespace kontor::test
