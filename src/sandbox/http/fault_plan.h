// What shall go wrong between a client and the stand-ins, and when.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/http_server.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace kontor::sandbox {

/// An ordered list of rules. Thread of the skin.
class FaultPlan
{
public:
    enum class Fault {
        DropAfter,
        DropBefore,
        HalfBody,
        SlowDrip,
        Reset,
        Status500,
        Status502Html,
        Status429,
        Status401, ///< refused with the token in the text, as QuickBooks does
        Status400Echo, ///< refused with the whole request in the text, headers included
        Status502Echo, ///< the whole request as plain text, as a proxy in trouble may answer
        NotJson,
        TruncatedJson,
        Html200,
        Latency,
    };

    /// What is to happen with one request.
    struct Verdict
    {
        std::optional<Fault> fault;
        bool executed = true; ///< whether the stand-in gets to see the request
        std::chrono::milliseconds delay{0};
    };

    /// {"fault": a word of `words()`, "service": "quickbooks"|"highlevel", "method": "POST", "path": the whole
    /// path without its query, "pathContains": text of
    /// the path with its query (percent signs decoded), "times": how often, 1 by default and -1 for always, "everyNth":
    /// only each kth of the matching requests, "latencyMs": waits before it, "executed": whether the service does the
    /// work all the same}. All but "fault" may be left out. Gives the rule as it was understood. BadInput
    /// "sandbox.fault" with the reason in `detail`.
    Result<QJsonObject> add(const QJsonObject &rule);
    void clear() { m_rules.clear(); }
    /// The rules that still have something to do, as `add` gives them, with "hits".
    QJsonArray rules() const;

    /// The first rule that fires decides; one that is only latency adds its delay and lets the next ones decide.
    Verdict judge(Service service, const net::Request &request);

    static QStringList words();
    static QString word(Fault fault);

private:
    struct Rule
    {
        Fault fault = Fault::Latency;
        std::optional<Service> service;
        QByteArray method;
        QString path;
        QString pathContains;
        int times = 1;
        int everyNth = 1;
        std::chrono::milliseconds latency{0};
        bool executed = true;
        int matches = 0;
        int hits = 0;
    };
    static QJsonObject toJson(const Rule &rule);

    std::vector<Rule> m_rules;
};

/// What goes out to `request` in place of the stand-in's `reply` (which is empty when it was not asked).
net::HttpAnswer spoiled(
    const FaultPlan::Verdict &verdict, Service service, const net::Request &request, net::Reply reply, Instant now);

} // namespace kontor::sandbox
