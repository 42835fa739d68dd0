// The network thread's side of the transport: the requests that are under way.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mailbox.h"
#include "core/result.h"
#include "net/message.h"
#include "net/proxy_choice.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <chrono>
#include <memory>
#include <unordered_map>

namespace kontor::net {

struct Landed
{
    quint64 id = 0;
    Result<Reply> result;
    std::chrono::milliseconds took{0};
};

/// Made, used and destroyed on the network thread.
class NetworkCalls final : public QObject
{
    Q_OBJECT

public:
    NetworkCalls(const ProxyChoice &proxy, QByteArray userAgent);
    ~NetworkCalls() override;

    /// `landing` gets exactly one Landed, unless `abort` comes first.
    void start(quint64 id, const Request &request, std::shared_ptr<Mailbox<Landed>> landing);
    void abort(quint64 id);
    void setProxy(const ProxyChoice &proxy);

    static constexpr qint64 largestBody = 64 * 1024 * 1024;

private:
    struct Call;
    void breakOff(Call &call);
    void settle(quint64 id);
    Result<Reply> outcome(const Call &call, std::chrono::milliseconds took) const;
    Error transportError(const Call &call, std::chrono::milliseconds took) const;

    QNetworkAccessManager m_manager;
    ProxyChoice m_proxy;
    QByteArray m_userAgent;
    std::unordered_map<quint64, std::unique_ptr<Call>> m_calls;
};

} // namespace kontor::net
