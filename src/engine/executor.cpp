// Carries out what the journal holds: the only place from which something is written to a service.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/executor.h"

#include "engine/company_rest.h"
#include "flows/contact_import/contact_import.h"
#include "flows/shared/about.h"
#include "flows/shared/company_feed.h"
#include "flows/shared/named_cause.h"

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
// quickbooks-online-api 3 and 6: 30 items, 40 batches a minute.
constexpr std::size_t batchItems = 30;
constexpr std::size_t batchesAMinute = 38;
constexpr auto batchIdsHold = 30min; // shorter than any retention of request ids that integrators assume

/// How often a reply came, look-ups included: by that the next one is delayed. The owner is told of `attempts` only,
/// how often it was written.
int repliesTo(const Operation &operation) { return operation.payload[u"replies"].toInt(operation.attempts); }

QString newBatchId(std::mt19937_64 &random)
{
    return u"%1%2"_s.arg(quint64(random()), 16, 16, QChar(u'0')).arg(quint64(random()), 16, 16, QChar(u'0'));
}

} // namespace

Executor::Executor(journal::Journal &journal, net::Transport &transport, Clock &clock, std::mt19937_64 &random,
    const KnownSecrets &secrets, Kinds kinds, Accounts accounts, quickbooks::Api quickBooks)
    : m_journal(journal)
    , m_transport(transport)
    , m_clock(clock)
    , m_random(random)
    , m_secrets(secrets)
    , m_kinds(std::move(kinds))
    , m_accounts(std::move(accounts))
    , m_quickBooks(std::move(quickBooks))
{ }

Executor::Report Executor::apply(Instant until, const std::function<bool()> &interrupted,
    const std::function<void()> &progressed, std::stop_token stop)
{
    m_report = {};
    m_until = until;
    m_interrupted = interrupted;
    m_resting = restingService(m_journal);
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
        const journal::HeldBack held = m_heldBack();
        for (const auto &[service, account] : m_accounts) {
            if (m_report.ended.contains(service)) {
                continue;
            }
            if (const std::optional<Instant> due = m_journal.nextDue(service, held)) {
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
        for (const Operation &operation : item.operations) {
            busy.append(operation.subject);
        }
    }
    return busy;
}

void Executor::refill(Service service)
{
    const auto due = [&] { return m_journal.due(service, m_clock.now(), chunk, busySubjects(), m_heldBack()); };
    if (due().empty()) {
        return;
    }
    m_journal.transaction([&] {
        std::vector<Operation> together;
        // Asked once more: what another process has taken out until this transaction is not marked as sent.
        for (const Operation &operation : due()) {
            const auto kind = m_kinds.find(operation.kind);
            if (kind == m_kinds.end()) {
                // A note about something that cannot be planned: being due again means that it was looked at.
                Operation note = operation;
                note.state = OperationState::Done;
                m_journal.putOperation(note);
            } else if (kind->second->batchItem(operation).isEmpty()
                || kind->second->isPlannedLongAgo(operation, m_accounts.at(service)->serviceNow())) {
                makeReady(service, operation);
            } else {
                together.push_back(operation);
            }
        }
        makeBatches(std::move(together));
    });
}

void Executor::makeReady(Service service, Operation operation)
{
    const flows::OperationKind &kind = *m_kinds.at(operation.kind);
    net::Request request = kind.request(operation, m_accounts.at(service)->serviceNow());
    request.service = service;
    if (kind.writes(operation)) {
        operation.state = OperationState::Sent;
        m_journal.putOperation(operation);
    }
    m_ready[service].push_back({{operation}, std::move(request)});
}

/// Members, order and request id are in each member's payload before the call leaves, so that a call whose outcome is
/// unknown is repeated byte for byte.
void Executor::makeBatches(std::vector<Operation> operations)
{
    std::vector<Operation> fresh;
    QStringList repeated;
    for (const Operation &operation : operations) {
        const QJsonObject batch = operation.payload[u"batch"].toObject();
        const QString id = batch[u"id"].toString();
        if (id.isEmpty()) {
            fresh.push_back(operation);
            continue;
        }
        if (repeated.contains(id)) {
            continue;
        }
        repeated.append(id);
        std::vector<Operation> members;
        const QJsonArray numbers = batch[u"members"].toArray();
        for (const QJsonValue &number : numbers) {
            const std::optional<Operation> member = m_journal.operation(number.toInteger());
            if (member && member->state == OperationState::Waiting
                && member->payload[u"batch"][u"id"].toString() == id) {
                members.push_back(*member);
            }
        }
        const std::optional<Instant> first = instantFromIso(batch[u"at"].toString());
        const bool remembered = first && m_clock.now() - *first < batchIdsHold;
        if (remembered && static_cast<qsizetype>(members.size()) == numbers.size()) {
            makeBatch(std::move(members), id);
            continue;
        }
        for (Operation &member : members) { // it cannot be repeated as it was: each on its own, as in doubt
            member.payload.remove(u"batch"_s);
            member.payload.insert(u"leftBatch"_s, true);
            member = m_kinds.at(member.kind)->unknown(member).operation;
            if (m_heldBack().flows.contains(member.flow)) {
                m_journal.putOperation(member);
            } else {
                makeReady(Service::QuickBooks, member);
            }
        }
    }
    for (std::size_t begin = 0; begin < fresh.size(); begin += batchItems) {
        const std::size_t end = std::min(begin + batchItems, fresh.size());
        if (begin > 0 && end - begin < batchItems) {
            break; // with those that are due after them they fill another
        }
        std::vector<Operation> members(fresh.begin() + std::ptrdiff_t(begin), fresh.begin() + std::ptrdiff_t(end));
        if (members.size() == 1) {
            makeReady(Service::QuickBooks, members.front());
        } else {
            makeBatch(std::move(members), {});
        }
    }
}

void Executor::makeBatch(std::vector<Operation> members, const QString &id)
{
    const Instant now = m_clock.now();
    if (!batchMayGo()) {
        for (Operation &member : members) {
            member.due = m_batchTimes.front() + 60s;
            m_journal.putOperation(member);
        }
        return;
    }
    m_batchTimes.push_back(now);
    const QString batchId = id.isEmpty() ? newBatchId(m_random) : id;
    QJsonArray numbers;
    for (const Operation &member : members) {
        numbers.append(member.id);
    }
    QJsonArray items;
    for (Operation &member : members) {
        items.append(m_kinds.at(member.kind)->batchItem(member));
        const QString at = member.payload[u"batch"][u"at"].toString(toIso(now));
        member.payload.insert(u"batch"_s, QJsonObject{{u"id"_s, batchId}, {u"members"_s, numbers}, {u"at"_s, at}});
        // Since when it may be there: it is looked for by that, should the call never be answered.
        if (!member.payload.contains(u"firstSent")) {
            member.payload.insert(u"firstSent"_s, toIso(m_accounts.at(Service::QuickBooks)->serviceNow()));
        }
        member.state = OperationState::Sent;
        m_journal.putOperation(member);
    }
    net::Request request = m_quickBooks.batch(items, batchId);
    request.service = Service::QuickBooks;
    m_ready[Service::QuickBooks].push_back({std::move(members), std::move(request), true});
}

bool Executor::batchMayGo()
{
    while (!m_batchTimes.empty() && m_batchTimes.front() + 60s <= m_clock.now()) {
        m_batchTimes.pop_front();
    }
    return m_batchTimes.size() < batchesAMinute;
}

void Executor::putBack()
{
    m_journal.transaction([&] {
        for (auto &[service, ready] : m_ready) {
            for (UnderWay &item : ready) {
                for (Operation &operation : item.operations) {
                    if (operation.state == OperationState::Sent) {
                        readAgain(operation);
                        operation.state = OperationState::Waiting;
                        if (m_resting == service && m_report.trouble.contains(service)) {
                            operation.due = std::max(operation.due, m_heldUntil[service]);
                            operation.problem = m_report.trouble.at(service);
                        }
                        m_journal.putOperation(operation);
                    }
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
            UnderWay settled = *item;
            m_underWay.erase(item);
            std::erase_if(settled.operations, [&](Operation &operation) { return !readAgain(operation); });
            if (!settled.operations.empty()) {
                judgeAll(settled, arrival.result);
            }
        }
        for (const auto &[count, customers] : std::exchange(m_counted, {})) {
            flows::contact_import::countImported(m_journal, count, customers);
        }
    });
}

/// Another process may have changed it in the journal since: a setting takes out what waits, and makes notes in what
/// was sent. False: it has been taken out while something was read for it, and nothing comes of the reply. What was
/// sent is never let go: what came of it is noted, or found out, whatever became of the operation.
bool Executor::readAgain(Operation &operation)
{
    const std::optional<Operation> stored = m_journal.operation(operation.id);
    const bool unchanged = stored && stored->state == operation.state;
    if (operation.state == OperationState::Sent) {
        if (unchanged) {
            operation = *stored; // with those notes; all else was stored before it was sent
        }
        return true;
    }
    return unchanged;
}

void Executor::judgeAll(const UnderWay &item, const Result<net::Reply> &answer)
{
    const Service service = item.operations.front().service;
    const Result<QJsonObject> reply = m_accounts.at(service)->read(item.request, answer);
    if (!item.batch) {
        judge(item.operations.front(), reply);
        return;
    }
    if (!reply) {
        // They are repeated together, so all of them at the same time.
        const auto after = auth::delayBefore(repliesTo(item.operations.front()) + 1, m_random);
        for (const Operation &operation : item.operations) {
            judge(operation, reply, after);
        }
        return;
    }
    const std::vector<Result<QJsonObject>> results
        = quickbooks::readBatch(*reply, static_cast<qsizetype>(item.operations.size()));
    for (std::size_t i = 0; i < item.operations.size(); ++i) {
        Operation operation = item.operations[i];
        operation.payload.remove(u"batch"_s);
        if (!results[i] && results[i].error().kind == Error::Kind::Unreadable) {
            operation.payload.insert(u"leftBatch"_s, true); // no one can say what became of it
        }
        judge(operation, results[i]);
    }
}

void Executor::judge(
    Operation operation, const Result<QJsonObject> &reply, std::optional<std::chrono::milliseconds> after)
{
    using Kind = Error::Kind;
    const flows::OperationKind &kind = *m_kinds.at(operation.kind);
    const bool wrote = kind.writes(operation);
    const flows::Known known{m_accounts.at(operation.service)->serviceNow(),
        [&](const QString &linkKind, const QString &id) { return m_journal.linksByHighLevel(linkKind, id); },
        [&](const QString &linkKind, const QString &id) { return m_journal.linkByQuickBooks(linkKind, id); }};
    const int replies = repliesTo(operation) + 1;
    operation.payload.insert(u"replies"_s, replies);
    operation.attempts += wrote && (reply || reply.error().kind != Kind::NotSent) ? 1 : 0;
    if (reply) {
        m_faultsInARow[operation.service] = 0;
        m_report.writes += wrote ? 1 : 0;
        if (wrote && operation.service == m_resting) {
            m_resting.reset();
            wakeCompany(m_journal, m_clock.now());
        }
        operation.troubledSince.reset();
        operation.payload.remove(u"unreadable"_s);
        carryOut(operation, kind.settle(operation, reply, known));
        return;
    }
    Error error = m_secrets.cleared(reply.error()); // of a batch, it stands within a reply that says yes
    if (isOfTheCompany(error)) {
        rest(operation, error);
        return;
    }
    switch (error.kind) {
    case Kind::Cancelled:
        return; // stays marked as sent
    case Kind::NotSent:
        m_heldUntil[operation.service]
            = m_clock.now() + auth::delayBefore(++m_faultsInARow[operation.service], m_random);
        m_report.trouble.insert_or_assign(operation.service, error);
        if (!operation.payload[u"unsure"].toBool()) { // QuickBooks knows no call that must be repeated as it was
            operation.payload.remove(u"batch"_s);
        }
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
        if (const QString permission = kind.ownPermission(operation);
            !permission.isEmpty() && error.key == u"hl.401.scope") {
            error.parameters.insert(u"scope"_s, permission);
            needsOwner(operation, error);
            return;
        }
        m_report.ended.insert_or_assign(operation.service, error);
        again(operation, error, 0ms);
        return;
    case Kind::OutcomeUnknown:
    case Kind::Trouble:
    case Kind::Unreadable: {
        m_report.trouble.insert_or_assign(operation.service, error);
        std::chrono::milliseconds wait = after.value_or(auth::delayBefore(replies, m_random));
        if (wrote) { // also before the owner is asked: what is tried again then may have been carried out
            flows::Outcome outcome = kind.unknown(operation);
            wait = std::max(wait, outcome.after);
            operation = outcome.operation;
        }
        if (operation.troubledSince && m_clock.now() - *operation.troubledSince > ownerAfter) {
            needsOwner(operation, error);
            return;
        }
        if (error.kind == Kind::Unreadable) {
            const int times = operation.payload[u"unreadable"].toInt() + 1;
            operation.payload.insert(u"unreadable"_s, times);
            if (times >= unreadableLimit) {
                const flows::About about = flows::aboutOf(operation);
                error.parameters.insert(u"document"_s, about.number.isEmpty() ? about.name : about.number);
                needsOwner(operation, error);
                return;
            }
        }
        again(operation, error, wait);
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

/// Each write would be refused in the same way, and none of them is to blame.
void Executor::rest(Operation operation, const Error &error)
{
    if (!operation.payload[u"unsure"].toBool()) {
        // Surely not carried out. A repetition with the same key would be answered from memory, with the refusal.
        operation.idempotencyKey = newBatchId(m_random);
        operation.payload.remove(u"firstSent"_s);
        operation.payload.remove(u"batch"_s);
    }
    operation.state = OperationState::Waiting;
    operation.troubledSince.reset();
    if (m_heldUntil[operation.service] <= m_clock.now()) { // once for all that was under way
        m_heldUntil[operation.service]
            = restCompany(m_journal, operation.service, operation.flow, error, m_clock.now());
    }
    operation.due = m_heldUntil[operation.service];
    operation.problem = error;
    m_journal.putOperation(operation);
    m_resting = operation.service;
    m_report.trouble.insert_or_assign(operation.service, error);
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
    flows::nameTheCause(problem, operation, m_journal);
    operation.problem = problem;
    if (operation.payload[u"import"].toBool() && !operation.payload.contains(u"counted")) {
        operation.payload.insert(u"counted"_s, u"skipped"_s);
        m_counted[u"skipped"_s] += operation.payload[u"customers"].toArray().size();
    }
    m_journal.putOperation(operation);
    journal::LogEntry entry = flows::logEntryOf(operation, u"attention"_s);
    entry.time = now;
    entry.details.insert(u"error"_s, problem.key);
    entry.details.insert(u"trace"_s, problem.traceId);
    m_journal.log(entry);
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
        const auto customer = link.kind == u"contact"_s
            ? m_journal.record(Service::QuickBooks, u"customer"_s, link.quickbooksId)
            : std::nullopt;
        if (!customer || customer->active) {
            m_journal.putLink(link);
        }
    }
    for (const journal::Record &record : outcome.records) {
        m_journal.putRecord(record);
    }
    for (const flows::RecordName &name : outcome.replans) {
        m_journal.markUnplanned(name.service, name.kind, name.id);
    }
    if (outcome.companyIsOld) {
        flows::forgetCompany(m_journal);
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
        followUp.payload.remove(u"replies"_s); // one that takes over a payload has had none itself
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
    journal::LogEntry entry = flows::logEntryOf(operation, outcome.result);
    entry.time = now;
    if (operation.service == Service::HighLevel && !outcome.links.empty()) {
        entry.details.insert(u"highlevel"_s, outcome.links.front().highlevelId);
    }
    m_journal.log(entry);
}

} // namespace kontor::engine
