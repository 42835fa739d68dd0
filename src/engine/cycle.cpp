// One pass of all flows: poll, plan, journal, apply.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cycle.h"

using namespace Qt::StringLiterals;

namespace kontor::engine {

namespace {

namespace contact_import = flows::contact_import;

constexpr int plannedAtOnce = 500;

QString settingOr(journal::Journal &journal, const QString &key, const QString &otherwise)
{
    const std::optional<QString> value = journal.setting(key);
    return value && !value->isEmpty() ? *value : otherwise;
}

} // namespace

Cycle::Cycle(Parts parts, const Doors &doors)
    : m_parts(parts)
    , m_doors(doors)
    , m_createContact(m_doors.highLevelApi)
    , m_updateContact(m_doors.highLevelApi)
{ }

contact_import::Rules Cycle::rules() const
{
    journal::Journal &journal = m_parts.journal;
    const QString phase = contact_import::importNote(journal)[u"phase"].toString();
    return {.tag = settingOr(journal, u"contacts.tag"_s, u"quickbooks"_s),
        .country = settingOr(journal, u"contacts.country"_s, m_doors.country),
        .firstImport = phase != u"done"_s,
        .now = m_parts.clock.now()};
}

bool Cycle::note(Service service, const flows::FeedStep &step)
{
    if (!step.error) {
        return true;
    }
    Error error = *step.error;
    error.detail = m_parts.secrets.cleared(error.detail);
    if (auth::isTemporary(error) || error.kind == Error::Kind::Cancelled) {
        m_trouble.insert_or_assign(service, error);
    } else {
        m_ended.insert_or_assign(service, error);
    }
    return false;
}

void Cycle::readAndPlan(
    const std::function<bool()> &interrupted, const std::function<void()> &progressed, std::stop_token stop)
{
    journal::Journal &journal = m_parts.journal;
    m_read = false;
    if (journal.setting(u"contacts.enabled"_s) == u"off"_s) {
        m_read = true;
        return;
    }
    const auto goesOn = [&] { return !stop.stop_requested() && !interrupted(); };
    const auto callOf = [&](auth::Account &account) {
        return [this, &account](const net::Request &request, std::stop_token token) {
            return account.call(request, m_parts.random, token);
        };
    };
    if (contact_import::importNote(journal).isEmpty()) {
        journal.transaction([&] {
            journal.setState(u"import"_s, {{u"phase"_s, u"reading"_s}, {u"started"_s, toIso(m_parts.clock.now())}});
            journal.log(
                {.time = m_parts.clock.now(), .flow = u"contacts"_s, .key = u"import.started"_s, .result = u"done"_s});
        });
    }
    bool customers = false;
    for (bool more = true; more && goesOn();) {
        const flows::FeedStep step = flows::readCustomers(
            journal, m_doors.quickBooksApi, callOf(*m_doors.quickBooks), rules().country, m_parts.clock.now(), stop);
        if (!note(Service::QuickBooks, step)) {
            break;
        }
        more = step.more;
        customers = !more;
        progressed();
    }
    // Nothing is planned on half of the customers: the first of those who share an address may come last.
    if (!flows::customersAreRead(journal)) {
        return;
    }
    bool contacts = false;
    for (bool more = true; more && goesOn();) {
        const flows::FeedStep step = contact_import::readContacts(
            journal, m_doors.highLevelApi, callOf(*m_doors.highLevel), rules().country, m_parts.clock.now(), stop);
        if (!note(Service::HighLevel, step)) {
            return;
        }
        more = step.more;
        contacts = !more;
        progressed();
    }
    if (!contacts) {
        return;
    }
    QJsonObject import = contact_import::importNote(journal);
    if (import[u"phase"].toString() == u"reading"_s) {
        import.insert(u"phase"_s, u"writing"_s);
        import.insert(u"total"_s, journal.recordCount(Service::QuickBooks, u"customer"_s));
        journal.setState(u"import"_s, import);
    }
    while (goesOn() && contact_import::planCustomers(journal, rules(), plannedAtOnce, m_report) > 0) {
        progressed();
    }
    m_read = customers && goesOn();
}

CycleResult Cycle::apply(Instant until, const std::function<bool()> &interrupted,
    const std::function<void()> &progressed, std::stop_token stop)
{
    Executor::Accounts accounts;
    for (auth::Account *account : {m_doors.quickBooks, m_doors.highLevel}) {
        if (account && !m_ended.contains(account->service())) {
            accounts.emplace(account->service(), account);
        }
    }
    Executor executor(m_parts.journal, m_parts.transport, m_parts.clock, m_parts.random, m_parts.secrets,
        {{m_createContact.name(), &m_createContact}, {m_updateContact.name(), &m_updateContact}}, std::move(accounts));
    const Executor::Report report = executor.apply(until, interrupted, progressed, stop);
    for (const auto &[service, error] : report.ended) {
        m_ended.insert_or_assign(service, error);
    }
    for (const auto &[service, error] : report.trouble) {
        m_trouble.insert_or_assign(service, error);
    }
    m_settled += report.settled;
    finishImport();
    CycleResult result;
    result.changes = report.writes;
    result.waiting = m_parts.journal.waitingCount();
    result.attention = static_cast<qint64>(m_parts.journal.inAttention().size());
    result.finished = m_read && result.waiting == 0 && m_ended.empty();
    if (!m_ended.empty()) {
        result.error = m_ended.begin()->second;
    } else if (!result.finished && !m_trouble.empty()) {
        result.error = m_trouble.begin()->second;
    }
    return result;
}

void Cycle::finishImport()
{
    journal::Journal &journal = m_parts.journal;
    QJsonObject import = contact_import::importNote(journal);
    if (import[u"phase"].toString() != u"writing"_s || !m_read || journal.waitingCount(u"contacts"_s) > 0
        || journal.unplannedCount(Service::QuickBooks, u"customer"_s) > 0) {
        return;
    }
    import.insert(u"phase"_s, u"done"_s);
    import.insert(u"finished"_s, toIso(m_parts.clock.now()));
    const auto count = [&](const QString &name) { return QString::number(import[name].toInteger()); };
    journal.transaction([&] {
        journal.setState(u"import"_s, import);
        // From now on they would only grow old, and an empty index is no fresh one.
        journal.removeRecords(Service::HighLevel, u"contact"_s);
        journal.setCursor(u"highlevel.contacts"_s, {{u"mode"_s, u"done"_s}});
        journal.log({.time = m_parts.clock.now(),
            .flow = u"contacts"_s,
            .direction = u"qb>hl"_s,
            .key = u"import.done"_s,
            .parameters = {{u"created"_s, count(u"created"_s)}, {u"updated"_s, count(u"updated"_s)},
                {u"unchanged"_s, count(u"unchanged"_s)}, {u"skipped"_s, count(u"skipped"_s)}},
            .result = u"done"_s});
    });
}

Result<Preview> Cycle::preview(Parts parts, const Doors &doors, std::stop_token stop)
{
    constexpr std::size_t rowLimit = 5000;
    Preview preview;
    preview.read = parts.clock.now();
    Cycle cycle(parts, doors);
    const auto never = [] { return false; };
    const auto report = [&](const contact_import::Planned &planned) {
        Preview::Counts &counts = preview.counts[u"contacts"_s];
        const QString &action = planned.decision.action;
        ++(action == u"create"_s        ? counts.create
                : action == u"change"_s ? counts.change
                : action == u"link"_s   ? counts.link
                : action == u"skip"_s   ? counts.skip
                : action == u"ask"_s    ? counts.ask
                                        : counts.unchanged);
        if (preview.rows.size() < rowLimit) {
            preview.rows.push_back({.flow = u"contacts"_s,
                .action = action,
                .document = planned.customer.displayName,
                .email = planned.customer.email,
                .key = planned.decision.key,
                .parameters = planned.decision.parameters});
        }
    };
    // What readAndPlan plans on the copy is what the next cycle would plan; the report needs the decisions, so they are
    // made here.
    cycle.m_report = report;
    cycle.readAndPlan(never, [] { }, stop);
    preview.customers = parts.journal.recordCount(Service::QuickBooks, u"customer"_s);
    if (!cycle.m_read) {
        if (!cycle.m_ended.empty()) {
            return fail(cycle.m_ended.begin()->second);
        }
        return fail(cycle.m_trouble.empty() ? Error{.kind = Error::Kind::Cancelled} : cycle.m_trouble.begin()->second);
    }
    return preview;
}

bool retryOperation(journal::Journal &journal, qint64 id, const highlevel::Api &api, Instant now)
{
    std::optional<journal::Operation> operation = journal.operation(id);
    if (!operation || operation->state != journal::OperationState::Attention) {
        return false;
    }
    const contact_import::CreateContact create(api);
    const contact_import::UpdateContact update(api);
    for (const flows::OperationKind *kind :
        {static_cast<const flows::OperationKind *>(&create), static_cast<const flows::OperationKind *>(&update)}) {
        if (kind->name() == operation->kind) {
            *operation = kind->retried(*operation);
            break;
        }
    }
    operation->state = journal::OperationState::Waiting;
    operation->due = now;
    operation->troubledSince.reset();
    operation->attentionSince.reset();
    operation->payload.remove(u"unreadable"_s);
    journal.putOperation(*operation);
    return true;
}

bool dismissOperation(journal::Journal &journal, qint64 id, const QString &reason, Instant now)
{
    std::optional<journal::Operation> operation = journal.operation(id);
    if (!operation || operation->state != journal::OperationState::Attention) {
        return false;
    }
    journal.transaction([&] {
        operation->state = journal::OperationState::Dismissed;
        journal.putOperation(*operation);
        journal.log({.time = now,
            .flow = operation->flow,
            .key = u"contact"_s,
            .parameters = {{u"name"_s, operation->payload[u"name"].toString()}, {u"reason"_s, reason}},
            .result = u"dismissed"_s,
            .operation = operation->id});
    });
    return true;
}

bool restoreOperation(journal::Journal &journal, qint64 id, Instant now)
{
    std::optional<journal::Operation> operation = journal.operation(id);
    if (!operation || operation->state != journal::OperationState::Dismissed) {
        return false;
    }
    operation->state = journal::OperationState::Attention;
    if (!operation->attentionSince) {
        operation->attentionSince = now;
    }
    journal.putOperation(*operation);
    return true;
}

} // namespace kontor::engine
