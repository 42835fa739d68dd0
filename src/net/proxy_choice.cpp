// Through which proxy the services are reached.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/proxy_choice.h"

#include "net/service_address.h"

#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>

using namespace Qt::StringLiterals;

namespace kontor::net {

Result<ProxyChoice> ProxyChoice::fromSetting(const QString &setting)
{
    ProxyChoice choice;
    const QString typed = setting.trimmed();
    if (typed == "system"_L1) {
        return choice;
    }
    if (typed == "none"_L1) {
        choice.m_mode = Mode::None;
        return choice;
    }
    const QUrl address(typed.contains("://"_L1) ? typed : u"http://"_s + typed, QUrl::StrictMode);
    const bool socks = address.scheme() == "socks5"_L1;
    const bool extra
        = (!address.path().isEmpty() && address.path() != "/"_L1) || address.hasQuery() || address.hasFragment();
    if (!address.isValid() || address.host().isEmpty() || address.port() <= 0 || extra
        || (!socks && address.scheme() != "http"_L1)) {
        // The host alone: what was typed may hold a password.
        return fail(
            {.kind = Error::Kind::BadInput, .key = u"net.proxy"_s, .parameters = {{u"host"_s, address.host()}}});
    }
    choice.m_mode = Mode::Address;
    choice.m_proxy = QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, address.host(),
        static_cast<quint16>(address.port()), address.userName(QUrl::FullyDecoded),
        address.password(QUrl::FullyDecoded));
    return choice;
}

QNetworkProxy ProxyChoice::proxyFor(const QUrl &address) const
{
    if (m_mode == Mode::None || isLoopback(address)) {
        return QNetworkProxy::NoProxy;
    }
    if (m_mode == Mode::Address) {
        return m_proxy;
    }
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(address));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.front();
}

} // namespace kontor::net
