// What a stand-in of a service is: requests in, replies out, no socket; and what a person could do there.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "net/message.h"

#include <QJsonArray>
#include <QJsonObject>

#include <map>

namespace kontor::sandbox {

/// Single-threaded: the skin calls it from its own thread, a simulation from its only one.
/// Deterministic: same clock, same seed, same requests, same replies.
class StandIn
{
public:
    virtual ~StandIn() = default;

    /// Any path of the service, consent page included. Fully carried out when it returns; losing the reply is the
    /// skin's.
    virtual net::Reply handle(const net::Request &request) = 0;

    /// A thing that a person or the owner of the account could do ("customer.add", "customer.edit", "contact.edit",
    /// "contact.add", "app.disconnect", "limits.off" ...). The names with their parameters are listed by `actions`.
    /// Errors are Kind::BadInput with a text in `detail`.
    virtual Result<QJsonObject> act(const QString &action, const QJsonObject &parameters) = 0;
    /// [{"name", "title", "parameters": [{"name", "title", "example", "choices": [..]}]}], for the sandbox's page. Of
    /// several choices the first is what it is without the parameter; a single one is a thing to switch on.
    virtual QJsonArray actions() const = 0;

    /// What the reference marks as uncertain: each switch with its position ("on"/"off" or a word), likely one first.
    virtual QJsonObject switches() const = 0; ///< {"create_422_still_creates": "off", ...}
    virtual QJsonArray switchTable() const = 0; ///< [{"name", "positions": [..], "about"}]
    virtual Result<> setSwitch(const QString &name, const QString &position) = 0;

    /// All objects, for checks and for the page: {"customers": [...], ...}. Never a token.
    virtual QJsonObject dump() const = 0;
    /// One list of the dump alone ("messages"): whoever looks often needs no more. Empty when there is none of that
    /// name.
    virtual QJsonArray part(const QString &name) const { return dump().value(name).toArray(); }
    /// Counters: {"requests": n, "reads": n, "writes": n, "throttled": n, ...}.
    virtual QJsonObject counters() const = 0;
};

} // namespace kontor::sandbox
