// What the window sees of the engine: the snapshot, and how often it is told.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine_loop.h"

#include "engine/settings.h"

#include <QDate>
#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::engine {

namespace {

constexpr qint64 highLevelCallsADay = 200'000; // highlevel-api 2.2
constexpr qint64 quickBooksReadsAMonth = 500'000; // the smallest tier (quickbooks-online-api 3)

QString callPeriod(Service service, Instant now)
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::UTC).date();
    return date.toString(service == Service::QuickBooks ? u"yyyy-MM"_s : u"yyyy-MM-dd"_s);
}

QString callNote(Service service) { return u"calls."_s + serviceWord(service); }

} // namespace

void EngineLoop::publish(bool now)
{
    if (!m_journal) {
        return;
    }
    const Instant time = m_clock.now();
    if (!now && time < m_published + betweenSnapshots) {
        m_unpublished = true;
        return;
    }
    m_unpublished = false;
    m_published = time;
    for (auto &[service, calls] : m_callsSince) {
        if (calls == 0) {
            continue;
        }
        const QString period = callPeriod(service, time);
        QJsonObject note = m_journal->state(callNote(service));
        if (note[u"period"].toString() != period) {
            note = {{u"period"_s, period}};
        }
        note.insert(u"count"_s, note[u"count"].toInteger() + std::exchange(calls, 0));
        m_journal->setState(callNote(service), note);
    }
    const Snapshot snapshot = look();
    m_events.snapshot(snapshot);
    if (snapshot.newestLogId != m_publishedLogId) {
        m_publishedLogId = snapshot.newestLogId;
        m_events.logGrew(snapshot.newestLogId);
    }
}

std::optional<ImportProgress> EngineLoop::lookAtImport()
{
    const QJsonObject note = m_journal->state(u"import"_s);
    const QString phase = note[u"phase"].toString();
    if (phase.isEmpty()) {
        return std::nullopt;
    }
    ImportProgress progress;
    const bool stopped = isImportStopped(*m_journal);
    const bool paused = !m_journal->state(u"paused"_s).isEmpty();
    progress.phase = phase == u"done"_s ? ImportProgress::Phase::Done
        : stopped                       ? ImportProgress::Phase::Stopped
        : paused                        ? ImportProgress::Phase::Paused
        : phase == u"reading"_s         ? ImportProgress::Phase::Reading
                                        : ImportProgress::Phase::Writing;
    progress.created = note[u"created"].toInteger();
    progress.updated = note[u"updated"].toInteger();
    progress.unchanged = note[u"unchanged"].toInteger();
    progress.skipped = note[u"skipped"].toInteger();
    progress.done = progress.created + progress.updated + progress.unchanged + progress.skipped;
    progress.total = note[u"total"].toInteger(m_journal->cursor(u"quickbooks.changes"_s)[u"total"].toInteger());
    progress.total = std::max(progress.total, progress.done);
    progress.started = instantFromIso(note[u"started"].toString()).value_or(m_clock.now());
    const Instant now = m_clock.now();
    m_doneAt.emplace_back(now, progress.done);
    while (m_doneAt.size() > 2 && m_doneAt.front().first < now - 30s) {
        m_doneAt.pop_front();
    }
    const auto span = std::chrono::duration<double>(now - m_doneAt.front().first).count();
    if (span > 1) {
        progress.perSecond = static_cast<double>(progress.done - m_doneAt.front().second) / span;
    }
    if (now - progress.started > 10s && progress.perSecond > 0 && progress.phase == ImportProgress::Phase::Writing) {
        progress.left = std::chrono::seconds(
            static_cast<qint64>(static_cast<double>(progress.total - progress.done) / progress.perSecond));
    }
    for (const journal::LogEntry &entry : m_reader->log({.flow = u"contacts"_s}, 0, 12)) {
        if (entry.key == u"contact"_s && entry.time >= progress.started) {
            progress.justNow.push_back({entry.parameters.value(u"name"_s), entry.parameters.value(u"email"_s),
                entry.result, entry.parameters});
        }
    }
    return progress;
}

Snapshot EngineLoop::look()
{
    const Instant now = m_clock.now();
    Snapshot snapshot;
    snapshot.profile = m_config.profile;
    snapshot.sandbox = m_config.sandbox;
    snapshot.setUpDone = mayWrite();
    snapshot.stopped = m_stopped;
    for (const Service service : services) {
        Connection state = m_connections->state(service);
        const QJsonObject calls = m_journal->state(callNote(service));
        state.calls = calls[u"period"].toString() == callPeriod(service, now) ? calls[u"count"].toInteger() : 0;
        state.callLimit = service == Service::QuickBooks ? quickBooksReadsAMonth : highLevelCallsADay;
        snapshot.connections.emplace(service, state);
    }
    snapshot.waiting = m_journal->waitingCount();
    const std::vector<journal::Operation> attention = m_journal->inAttention();
    snapshot.attention = static_cast<qint64>(attention.size());
    const QDateTime midnight = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count()).date().startOfDay();
    const Instant today{std::chrono::milliseconds(midnight.toMSecsSinceEpoch())};
    for (const QString &flow : {u"contacts"_s, u"reviews"_s, u"receipts"_s, u"invoices"_s}) {
        FlowState state{.flow = flow, .enabled = isFlowOn(*m_journal, flow)};
        state.today = m_reader->flowCount(flow, today).changes;
        const journal::FlowCount month = m_reader->flowCount(flow, now - std::chrono::hours(24 * 30));
        state.thirtyDays = month.changes;
        state.amounts = month.amounts;
        state.lastChange = month.last;
        state.waiting = m_journal->waitingCount(flow);
        if (flow == u"reviews") {
            state.waiting += m_journal->unplannedCount(Service::QuickBooks, u"review"_s);
        }
        state.attention = std::count_if(
            attention.begin(), attention.end(), [&](const auto &operation) { return operation.flow == flow; });
        snapshot.flows.push_back(state);
    }
    snapshot.lastImport = lookAtImport();
    if (snapshot.lastImport && snapshot.lastImport->phase != ImportProgress::Phase::Done) {
        snapshot.import = snapshot.lastImport;
    }
    const QJsonObject cycle = m_journal->state(u"cycle"_s);
    snapshot.lastCheck = instantFromIso(cycle[u"last"].toString());
    snapshot.lastSuccess = instantFromIso(cycle[u"success"].toString());
    if (m_config.cycleByItself && snapshot.setUpDone) {
        snapshot.nextCheck = std::max(m_nextCheck, now);
    }
    snapshot.pausedSince = instantFromIso(m_journal->state(u"paused"_s)[u"since"].toString());
    snapshot.newestLogId = m_reader->newestLogId();

    const auto situation = [&] {
        for (const Service service : services) {
            const Connection &state = snapshot.connections.at(service);
            if (state.state == Connection::State::Ended) {
                snapshot.about = service;
                return Situation::ConnectionDied;
            }
        }
        for (const Service service : services) {
            if (snapshot.connections.at(service).state == Connection::State::NotConnected) {
                snapshot.about = service;
                return Situation::NotConnected;
            }
        }
        if (m_trouble && m_trouble->kind == Error::Kind::Keychain) {
            return Situation::NoKeychain;
        }
        if (snapshot.attention > 0) {
            return Situation::NeedsAttention;
        }
        if (snapshot.pausedSince) {
            return Situation::Paused;
        }
        if (m_trouble && m_trouble->key == u"net.offline"_s) {
            return Situation::Offline;
        }
        for (const Service service : services) {
            if (const Instant until = m_transport->heldUntil(service); until > now + 1s) {
                snapshot.about = service;
                snapshot.waitUntil = until;
                return Situation::ServiceSlow;
            }
        }
        if (snapshot.import && snapshot.import->phase != ImportProgress::Phase::Stopped && snapshot.setUpDone) {
            return Situation::Importing;
        }
        if (m_cycling) {
            return Situation::Syncing;
        }
        const auto fresh = std::max<std::chrono::milliseconds>(15min, 3 * interval());
        if (!snapshot.lastSuccess || now - *snapshot.lastSuccess > fresh) {
            return Situation::Stale;
        }
        return m_trouble ? Situation::ServiceSlow : Situation::InStep;
    };
    snapshot.situation = situation();
    return snapshot;
}

} // namespace kontor::engine
