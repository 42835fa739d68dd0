// Carries out what the journal holds: the only place from which something is written to a service.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/account.h"
#include "flows/shared/operation_kind.h"
#include "journal/journal.h"
#include "net/transport.h"
#include "quickbooks/api.h"

#include <QHash>

#include <deque>
#include <map>

namespace kontor::engine {

/// Engine thread. Operations are marked Sent in the journal before they leave; what was under way when it stopped or
/// crashed is judged by its kind (`unknown`) at the next start.
class Executor
{
public:
    using Kinds = std::map<QString, const flows::OperationKind *>;
    using Accounts = std::map<Service, auth::Account *>; ///< only those that are connected

    struct Report
    {
        qint64 writes = 0; ///< carried out
        qint64 settled = 0; ///< operations that reached an end, or the owner
        std::map<Service, Error> ended; ///< services that no call shall be made to until the owner connects again
        std::map<Service, Error> trouble; ///< the last temporary fault of a service that had one
    };

    /// `quickBooks` makes the batches.
    Executor(journal::Journal &journal, net::Transport &transport, Clock &clock, std::mt19937_64 &random,
        const KnownSecrets &secrets, Kinds kinds, Accounts accounts, quickbooks::Api quickBooks = {});

    /// What stays where it is for now. Asked before every few calls: another process may switch a flow off.
    void setHeldBack(std::function<journal::HeldBack()> heldBack) { m_heldBack = std::move(heldBack); }

    /// Sends what is due, most urgent first, and what becomes due, until `until`, or nothing is left that could become
    /// due before. Ends early, with everything under way settled, when `interrupted` says so; at once when `stop` asks.
    Report apply(Instant until, const std::function<bool()> &interrupted, const std::function<void()> &progressed,
        std::stop_token stop);

private:
    /// One call: an operation, or up to 30 creations that go together.
    struct UnderWay
    {
        std::vector<journal::Operation> operations;
        net::Request request;
        bool batch = false;
    };

    void recover();
    std::optional<net::Request> next(Service service, std::stop_token stop);
    void refill(Service service);
    void makeReady(Service service, journal::Operation operation);
    void makeBatches(std::vector<journal::Operation> operations);
    void makeBatch(std::vector<journal::Operation> members, const QString &id);
    bool batchMayGo();
    void putBack();
    void settle(const std::vector<net::Arrival> &arrivals);
    bool readAgain(journal::Operation &operation);
    void judgeAll(const UnderWay &item, const Result<net::Reply> &answer);
    void judge(journal::Operation operation, const Result<QJsonObject> &reply,
        std::optional<std::chrono::milliseconds> after = {});
    void carryOut(const journal::Operation &before, flows::Outcome outcome);
    void rest(journal::Operation operation, const Error &error);
    void again(journal::Operation operation, const Error &error, std::chrono::milliseconds after);
    void needsOwner(journal::Operation operation, Error problem);
    QStringList busySubjects() const;

    journal::Journal &m_journal;
    net::Transport &m_transport;
    Clock &m_clock;
    std::mt19937_64 &m_random;
    const KnownSecrets &m_secrets;
    Kinds m_kinds;
    Accounts m_accounts;
    quickbooks::Api m_quickBooks;
    std::function<journal::HeldBack()> m_heldBack = [] { return journal::HeldBack{}; };
    std::deque<Instant> m_batchTimes; // of the last minute
    std::map<Service, std::deque<UnderWay>> m_ready;
    QHash<quint64, UnderWay> m_underWay;
    std::map<Service, Instant> m_heldUntil; // after a fault that would hit every call
    std::optional<Service> m_resting; ///< an entry says that its company takes nothing
    std::map<Service, int> m_faultsInARow;
    quint64 m_lastTag = 0;
    Instant m_until{};
    std::function<bool()> m_interrupted;
    Report m_report;
    std::map<QString, qint64> m_counted; // for the import's counts, noted once for all that arrived together
};

} // namespace kontor::engine
