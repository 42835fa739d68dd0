// Through which proxy the services are reached.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QNetworkProxy>
#include <QUrl>

namespace kontor::net {

/// The setting `general.proxy`. Loopback addresses are always reached directly. A value; any thread.
class ProxyChoice
{
public:
    enum class Mode { System, None, Address };

    /// "system", "none", "HOST:PORT" or "http://USER:PASSWORD@HOST:PORT", also with "socks5". BadInput "net.proxy" with
    /// `host` for anything else.
    static Result<ProxyChoice> fromSetting(const QString &setting);

    ProxyChoice() = default; ///< the system's
    Mode mode() const { return m_mode; }
    /// May ask the system, which may take a while: network thread.
    QNetworkProxy proxyFor(const QUrl &address) const;

private:
    Mode m_mode = Mode::System;
    QNetworkProxy m_proxy{QNetworkProxy::NoProxy};
};

} // namespace kontor::net
