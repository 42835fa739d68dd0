// Carries out what the journal holds: the only place from which something is written to a service.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/executor.h"

#include "flows/contact_import/contact_import.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::engine {

namespace {

using journal::Operation;
using journal::OperationState;

// Marked as sent at once; so many look-ups a crash costs at most.
constexpr int chunk = 32;
constexpr auto ownerAfter = 24h; // a temporary fault that lasts so long is the owner's (ui/texts.md, qb.10000)
constexpr int unreadableLimit = 3;

QString bare(const Operation &operation) { return operation.payload[u"name"].toString(); }

} // namespace

Executor::Executor(journal::Journal &journal, net::Transport &transport, Clock &clock, std::mt19937_64 &random,
    const KnownSecrets &secrets, Kinds kinds, Accounts accounts)
    : m_journal(journal)
    , m_transport(transport)
    , m_clock(clock)
    , m_random(random)
    , m_secrets(secrets)
    , m_kinds(std::move(kinds))
    , m_accounts(std::move(accounts))
{ }

Executor::Report Executor::apply(Instant until, const std::function<bool()> &interrupted,
    const std::function<void()> &progressed, std::stop_token stop)
{
    m_report = {};
    m_until = until;
    m_interrupted = interrupted;
    recover();
    while (!stop.stop_requested() && !interrupted() && m_clock.now() < until) {
        m_transport.sendEach([&](Service service) { return next(service, stop); },
            [&](const std::vector<net::Arrival> &arrivals) {
                settle(arrivals);
                progressed();
            },
            stop);
        if (stop.stop_requested()) {
            break; // what was under way stays marked as sent
        }
        putBack();
        Instant wake = Instant::max();
        for (const auto &[service, account] : m_accounts) {
            if (m_report.ended.contains(service)) {
                continue;
            }
            if (const std::optional<Instant> due = m_journal.nextDue(service)) {
                wake = std::min(wake, std::max(*due, m_heldUntil[service]));
            }
        }
        if (wake >= until) {
            break;
        }
        // In slices, so that a command of the owner does not wait for it.
        while (m_clock.now() < wake && !interrupted() && !stop.stop_requested()) {
            m_clock.sleepUntil(std::min(wake, m_clock.now() + 250ms), stop);
        }
    }
    return m_report;
}

void Executor::recover()
{
    m_journal.transaction([&] {
        for (Operation &operation : m_journal.leftSent()) {
            const auto kind = m_kinds.find(operation.kind);
            if (kind != m_kinds.end()) {
                flows::Outcome outcome = kind->second->unknown(operation);
                operation = outcome.operation;
                operation.due = m_clock.now() + outcome.after;
            }
            operation.state = OperationState::Waiting;
            m_journal.putOperation(operation);
        }
    });
}

std::optional<net::Request> Executor::next(Service service, std::stop_token stop)
{
    const auto account = m_accounts.find(service);
    const Instant now = m_clock.now();
    if (account == m_accounts.end() || m_report.ended.contains(service) || now >= m_until || m_interrupted()
        || now < m_heldUntil[service]) {
        return std::nullopt;
    }
    std::deque<UnderWay> &ready = m_ready[service];
    if (ready.empty()) {
        refill(service);
    }
    if (ready.empty()) {
        return std::nullopt;
    }
    Result<net::Request> request = account->second->authorized(ready.front().request, stop);
    if (!request) {
        const Error &error = request.error();
        if (error.kind == Error::Kind::Cancelled) {
            return std::nullopt;
        }
        if (auth::isTemporary(error)) {
            m_heldUntil[service] = now + auth::delayBefore(++m_faultsInARow[service], m_random);
            m_report.trouble.insert_or_assign(service, error);
        } else {
            m_report.ended.insert_or_assign(service, error);
        }
        return std::nullopt;
    }
    UnderWay item = std::move(ready.front());
    ready.pop_front();
    item.request = std::move(*request);
    item.request.tag = ++m_lastTag;
    net::Request out = item.request;
    m_underWay.insert(m_lastTag, std::move(item));
    return out;
}

QStringList Executor::busySubjects() const
{
    QStringList busy;
    for (const UnderWay &item : m_underWay) {
        busy.append(item.operation.subject);
    }
    return busy;
}

void Executor::refill(Service service)
{
    std::vector<Operation> operations = m_journal.due(service, m_clock.now(), chunk, busySubjects());
    if (operations.empty()) {
        return;
    }
    m_journal.transaction([&] {
        for (Operation &operation : operations) {
            const auto kind = m_kinds.find(operation.kind);
            if (kind == m_kinds.end()) {
                // A note about something that cannot be planned: being due again means that it was looked at.
                operation.state = OperationState::Done;
                m_journal.putOperation(operation);
                continue;
            }
            net::Request request = kind->second->request(operation, m_accounts.at(service)->serviceNow());
            request.service = service;
            if (kind->second->writes(operation)) {
                operation.state = OperationState::Sent;
                m_journal.putOperation(operation);
            }
            m_ready[service].push_back({operation, std::move(request)});
        }
    });
}

void Executor::putBack()
{
    m_journal.transaction([&] {
        for (auto &[service, ready] : m_ready) {
            for (UnderWay &item : ready) {
                if (item.operation.state == OperationState::Sent) {
                    item.operation.state = OperationState::Waiting;
                    m_journal.putOperation(item.operation);
                }
            }
        }
    });
    m_ready.clear();
}

void Executor::settle(const std::vector<net::Arrival> &arrivals)
{
    m_journal.transaction([&] {
        for (const net::Arrival &arrival : arrivals) {
            const auto item = m_underWay.find(arrival.request.tag);
            if (item == m_underWay.end()) {
                continue;
            }
            const UnderWay settled = *item;
            m_underWay.erase(item);
            judge(settled.operation, settled.request, arrival.result);
        }
        for (const auto &[count, customers] : std::exchange(m_counted, {})) {
            flows::contact_import::countImported(m_journal, count, customers);
        }
    });
}

void Executor::judge(Operation operation, const net::Request &request, const Result<net::Reply> &answer)
{
    using Kind = Error::Kind;
    const flows::OperationKind &kind = *m_kinds.at(operation.kind);
    auth::Account &account = *m_accounts.at(operation.service);
    const bool wrote = kind.writes(operation);
    const flows::Known known{account.serviceNow(),
        [&](const QString &linkKind, const QString &id) { return m_journal.linksByHighLevel(linkKind, id); }};
    Result<QJsonObject> reply = account.read(request, answer);
    ++operation.attempts;
    if (reply) {
        m_faultsInARow[operation.service] = 0;
        m_report.writes += wrote ? 1 : 0;
        operation.troubledSince.reset();
        operation.payload.remove(u"unreadable"_s);
        carryOut(operation, kind.settle(operation, reply, known));
        return;
    }
    Error error = reply.error();
    error.detail = m_secrets.cleared(error.detail);
    for (QString &parameter : error.parameters) {
        parameter = m_secrets.cleared(parameter);
    }
    switch (error.kind) {
    case Kind::Cancelled:
        return; // stays marked as sent
    case Kind::NotSent:
        m_heldUntil[operation.service]
            = m_clock.now() + auth::delayBefore(++m_faultsInARow[operation.service], m_random);
        m_report.trouble.insert_or_assign(operation.service, error);
        again(operation, error, 0ms);
        return;
    case Kind::Throttled:
        m_report.trouble.insert_or_assign(operation.service, error);
        again(operation, error, error.retryAfter);
        return;
    case Kind::Unauthorized:
        again(operation, error, 0ms);
        return;
    case Kind::ConnectionEnded:
        m_report.ended.insert_or_assign(operation.service, error);
        again(operation, error, 0ms);
        return;
    case Kind::OutcomeUnknown:
    case Kind::Trouble:
    case Kind::Unreadable: {
        m_report.trouble.insert_or_assign(operation.service, error);
        if (operation.troubledSince && m_clock.now() - *operation.troubledSince > ownerAfter) {
            needsOwner(operation, error);
            return;
        }
        if (error.kind == Kind::Unreadable) {
            const int times = operation.payload[u"unreadable"].toInt() + 1;
            operation.payload.insert(u"unreadable"_s, times);
            if (times >= unreadableLimit) {
                error.parameters.insert(u"document"_s, bare(operation));
                needsOwner(operation, error);
                return;
            }
        }
        std::chrono::milliseconds after = auth::delayBefore(operation.attempts, m_random);
        if (wrote) {
            flows::Outcome outcome = kind.unknown(operation);
            after = std::max(after, outcome.after);
            operation = outcome.operation;
        }
        again(operation, error, after);
        return;
    }
    case Kind::Refused:
        m_faultsInARow[operation.service] = 0;
        carryOut(operation, kind.settle(operation, fail(error), known));
        return;
    default:
        needsOwner(operation, error);
    }
}

void Executor::again(Operation operation, const Error &error, std::chrono::milliseconds after)
{
    const Instant now = m_clock.now();
    operation.state = OperationState::Waiting;
    operation.due = now + after;
    operation.problem = error;
    if (!operation.troubledSince) {
        operation.troubledSince = now;
    }
    m_journal.putOperation(operation);
}

void Executor::needsOwner(Operation operation, Error problem)
{
    const Instant now = m_clock.now();
    ++m_report.settled;
    operation.state = OperationState::Attention;
    operation.attentionSince = now;
    operation.problem = problem;
    if (operation.payload[u"import"].toBool() && !operation.payload.contains(u"counted")) {
        operation.payload.insert(u"counted"_s, u"skipped"_s);
        m_counted[u"skipped"_s] += operation.payload[u"customers"].toArray().size();
    }
    m_journal.putOperation(operation);
    m_journal.log({.time = now,
        .flow = operation.flow,
        .direction = u"qb>hl"_s,
        .key = u"contact"_s,
        .parameters = {{u"name"_s, bare(operation)}},
        .result = u"attention"_s,
        .operation = operation.id,
        .details = {{u"error"_s, problem.key}, {u"trace"_s, problem.traceId}, {u"attempts"_s, operation.attempts}}});
}

void Executor::carryOut(const Operation &before, flows::Outcome outcome)
{
    const Instant now = m_clock.now();
    Operation operation = outcome.operation;
    for (journal::LogEntry &entry : outcome.entries) {
        entry.time = now;
        entry.operation = operation.id;
        m_journal.log(entry);
    }
    for (const journal::Link &link : outcome.links) {
        // One who became inactive while the write was under way is not linked any more.
        const auto customer = m_journal.record(Service::QuickBooks, u"customer"_s, link.quickbooksId);
        if (!customer || customer->active) {
            m_journal.putLink(link);
        }
    }
    switch (outcome.next) {
    case flows::Outcome::Next::Step:
        operation.state = OperationState::Waiting;
        operation.due = now + outcome.after;
        m_journal.putOperation(operation);
        return;
    case flows::Outcome::Next::Attention:
        needsOwner(operation, outcome.problem.value_or(Error{}));
        return;
    case flows::Outcome::Next::Done:
        break;
    }
    ++m_report.settled;
    operation.state = OperationState::Done;
    operation.problem.reset();
    m_journal.putOperation(operation);
    for (Operation &followUp : outcome.followUps) {
        followUp.id = 0;
        followUp.state = OperationState::Waiting;
        followUp.due = now;
        followUp.created = now;
        m_journal.putOperation(followUp);
    }
    if (outcome.result.isEmpty()) {
        return;
    }
    const qint64 customers = operation.payload[u"customers"].toArray().size();
    if (operation.payload[u"import"].toBool()) {
        if (const QString counted = before.payload[u"counted"].toString(); !counted.isEmpty()) {
            m_counted[counted] -= customers;
        }
        // Several customers who are one contact: one was created or changed, the others were joined to it.
        const QString count = outcome.result == u"created"_s ? u"created"_s
            : outcome.result == u"changed"_s                 ? u"updated"_s
                                                             : u"unchanged"_s;
        ++m_counted[count];
        if (customers > 1) {
            m_counted[u"unchanged"_s] += customers - 1;
        }
    }
    m_journal.log({.time = now,
        .flow = operation.flow,
        .direction = u"qb>hl"_s,
        .key = u"contact"_s,
        .parameters = {{u"name"_s, bare(operation)}, {u"email"_s, operation.payload[u"fields"][u"email"].toString()}},
        .result = outcome.result,
        .operation = operation.id,
        .details = {{u"quickbooks"_s, operation.payload[u"customers"].toArray().first()},
            {u"highlevel"_s, outcome.links.empty() ? QString() : outcome.links.front().highlevelId},
            {u"attempts"_s, operation.attempts}}});
}

} // namespace kontor::engine
