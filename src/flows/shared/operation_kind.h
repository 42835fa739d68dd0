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

struct RecordName
{
    Service service = Service::HighLevel;
    QString kind;
    QString id;

    bool operator==(const RecordName &) const = default;
};

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
    std::vector<journal::Record> records; ///< to store
    std::vector<journal::Operation> followUps;
    std::vector<journal::LogEntry> entries;
    QString result; ///< Done: "created", "changed", "unchanged", "linked", "booked", "voided"
    std::vector<RecordName> replans; ///< records to be planned anew by what is known now
    bool companyIsOld = false; ///< what is remembered of accounts, items and taxes does not hold any more
};

/// Reads that a judgement may need; the journal's.
struct Known
{
    Instant serviceNow; ///< by the clock of the operation's service
    std::function<std::vector<journal::Link>(const QString &kind, const QString &highlevelId)> linksByHighLevel;
    std::function<std::optional<journal::Link>(const QString &kind, const QString &quickbooksId)> linkByQuickBooks = {};
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
    /// Of a creation at QuickBooks that may go with others in one call: {"operation": "create", ENTITY: {...}}, the
    /// same each time for the same operation. Empty: it goes alone.
    virtual QJsonObject batchItem(const journal::Operation &) const { return {}; }
    /// Whether too much time has passed since a creation was planned: `request` looks then instead, so it goes alone.
    virtual bool isPlannedLongAgo(const journal::Operation &, Instant /*serviceNow*/) const { return false; }
    /// The permission that the present stage needs and nothing else does: where that is missing only this stops, not
    /// the whole connection. Empty: none.
    virtual QString ownPermission(const journal::Operation &) const { return {}; }
    /// Records that lead to the operation: when the owner retries a refused one, they are planned anew instead. Empty:
    /// it is tried again as it stands.
    virtual std::vector<RecordName> reasons(const journal::Operation &) const { return {}; }
    /// The owner wants it tried again: the stage to go on with.
    virtual journal::Operation retried(journal::Operation operation) const { return operation; }
};

} // namespace kontor::flows
