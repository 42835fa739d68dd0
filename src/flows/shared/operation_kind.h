// What the executor asks of each kind of operation: the request to make, and what its reply means.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "journal/journal.h"
#include "net/message.h"

#include <QJsonObject>

#include <functional>

namespace kontor::flows {

/// What becomes of an operation after a reply.
struct Outcome
{
    enum class Next {
        Done,
        Step, ///< goes on with `operation.stage`, `after` from now
        Attention, ///< needs the owner because of `problem`
    };
    Next next = Next::Done;
    journal::Operation operation; ///< with its new stage and payload
    std::chrono::milliseconds after{0};
    std::optional<Error> problem;
    std::vector<journal::Link> links; ///< to store
    QStringList unlinks; ///< QuickBooks ids whose link of kind "contact" goes
    std::vector<journal::Operation> followUps;
    std::vector<journal::LogEntry> entries;
    QString result; ///< Done: "created", "changed", "unchanged", "linked"
};

/// Reads that a judgement may need; the journal's.
struct Known
{
    Instant serviceNow; ///< by the clock of the operation's service
    std::function<std::vector<journal::Link>(const QString &kind, const QString &highlevelId)> linksByHighLevel;
};

/// One kind of write. All functions are pure: values in, values out.
class OperationKind
{
public:
    virtual ~OperationKind() = default;
    virtual QString name() const = 0;
    /// Of the present stage, without authorisation. May note in the payload what must be stored before sending.
    virtual net::Request request(journal::Operation &operation, Instant serviceNow) const = 0;
    /// Whether the present stage changes something at the service, so that a lost reply leaves an unknown outcome.
    virtual bool writes(const journal::Operation &operation) const = 0;
    /// After a whole answer: JSON, Refused, or Unreadable for the third time.
    virtual Outcome settle(
        const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const
        = 0;
    /// After a write whose outcome is unknown.
    virtual Outcome unknown(const journal::Operation &operation) const = 0;
    /// The owner wants it tried again: the stage to go on with.
    virtual journal::Operation retried(journal::Operation operation) const { return operation; }
};

} // namespace kontor::flows
