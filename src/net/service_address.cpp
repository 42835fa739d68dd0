// Which addresses Kontor talks to: https, and plain http on this computer only.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/service_address.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace kontor::net {

bool isLoopback(const QUrl &address)
{
    const QString host = address.host();
    return host == "localhost"_L1 || (!host.isEmpty() && QHostAddress(host).isLoopback());
}

bool isAcceptable(const QUrl &address)
{
    if (!address.isValid() || address.host().isEmpty() || !address.userInfo().isEmpty()) {
        return false;
    }
    return address.scheme() == "https"_L1 || (address.scheme() == "http"_L1 && isLoopback(address));
}

} // namespace kontor::net
