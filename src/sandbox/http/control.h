// The sandbox's control API: faults, limits, clock, switches, and what a person could do in either service.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/http/fault_plan.h"
#include "sandbox/http/offset_clock.h"
#include "sandbox/http/request_log.h"
#include "sandbox/stand_in.h"

namespace kontor::sandbox {

/// JSON in, JSON out; errors are {"error": text} with 400, 403, 404 or 405. Thread of the skin.
///
///   GET /sandbox/state                   {"quickbooks": dump, "highlevel": dump, "now"}
///   GET /sandbox/counters                {"quickbooks": {...}, "highlevel": {...}, "skin": {"requests", "faults",
///                                        "changes"}}
///   GET /sandbox/messages?from&count&contact&find  what HighLevel was given to send: pages/messages.h
///   GET /sandbox/people?from&count&find  both sides in rows, linked by e-mail address: pages/people.h
///   GET /sandbox/documents?service&kind&from&count&find  invoices, payments and their like: pages/documents.h
///   GET /sandbox/requests                the last 500: [{"number", "time", "service", "method", "path", "status",
///                                        "fault"}]
///   GET /sandbox/actions                 {"quickbooks": [...], "highlevel": [...]}: StandIn::actions
///   POST /sandbox/SERVICE/act            {"action", "parameters": {}}; answers what StandIn::act gives
///   GET, POST /sandbox/switches          {SERVICE: {"switches", "table"}}; {"service", "name", "position"}
///   GET, POST, DELETE /sandbox/faults    {"faults": [...]}; a rule, see FaultPlan::add; forgets them all
///   GET, POST /sandbox/clock             {"now", "offsetSeconds"}; {"advanceSeconds": n}
///   POST /sandbox/limits                 {"on": bool}; both services
class Control
{
public:
    Control(OffsetClock &clock, FaultPlan &faults, RequestLog &log, std::map<Service, StandIn *> standIns);

    net::Reply answer(const net::Request &request);
    Result<> setLimits(bool on);

private:
    net::Reply read(const QString &path, const net::Request &request);
    net::Reply change(const QString &path, const net::Request &request);
    QJsonObject both(QJsonValue (*part)(const StandIn &)) const;

    OffsetClock &m_clock;
    FaultPlan &m_faults;
    RequestLog &m_log;
    std::map<Service, StandIn *> m_standIns;
    qint64 m_changes = 0; ///< what was done over this API: a page sees by it that it has to look again
};

/// A page from elsewhere must not drive the sandbox: no Origin but the server's own, nothing that a browser marks as
/// cross-site.
bool isFromElsewhere(const net::Request &request);

} // namespace kontor::sandbox
