// Where each service signs people in and gives out tokens.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service.h"

#include <QUrl>

namespace kontor::auth {

/// From the discovery document (QuickBooks) or the configuration (HighLevel).
struct Endpoints
{
    QUrl authorize;
    QUrl token;
    QUrl revoke; ///< empty for HighLevel, which has none
    QUrl reconnect; ///< HighLevel's /oauth/reconnect; empty for QuickBooks
};

struct AppKeys
{
    QString clientId;
    QString clientSecret;
};

} // namespace kontor::auth
