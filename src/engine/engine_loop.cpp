// The engine's own thread: takes commands between steps, cycles by the clock, tells what it sees.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine_loop.h"

#include "engine/attention.h"
#include "engine/company_lists.h"
#include "engine/review_test.h"
#include "engine/settings.h"
#include "flows/review_requests/review_link.h"
#include "flows/shared/about.h"
#include "flows/shared/company_feed.h"
#include "secrets/keychain.h"

#include <QDate>
#include <QDateTime>
#include <QFile>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::engine {

namespace {

constexpr auto applyAtOnce = 20s; // then the services are read again: a long import keeps nothing waiting
constexpr auto lockPatience = 60s;
constexpr auto betweenLooks = 3s; // at the connections, while one is missing: another process may make it

void removeWithItsLogs(const QString &database)
{
    for (const QString &end : {QString(), u"-wal"_s, u"-shm"_s}) {
        QFile::remove(database + end);
    }
}

} // namespace

EngineLoop::EngineLoop(const EngineConfig &config, Commands &commands, Events events)
    : m_config(config)
    , m_commands(commands)
    , m_events(std::move(events))
    , m_random(std::random_device{}())
{ }

EngineLoop::~EngineLoop() = default;

void EngineLoop::run(std::stop_token stop)
{
    m_stop = stop;
    try {
        open(stop);
        if (m_stopped) {
            publish(true);
        }
        if (m_journal) {
            work(stop);
        }
    } catch (const journal::JournalBroken &broken) {
        m_stopped = Error{.kind = Error::Kind::Internal,
            .key = broken.key,
            .parameters = {{u"folder"_s, m_profile ? m_profile->folder() : m_config.dataFolder}},
            .detail = QString::fromUtf8(broken.what())};
        Snapshot snapshot;
        snapshot.profile = m_config.profile;
        snapshot.sandbox = m_config.sandbox;
        snapshot.stopped = m_stopped;
        m_events.snapshot(snapshot);
    }
    // Nothing goes on without the journal, but commands are still taken, so that whoever waits for an answer gets one.
    while (!stop.stop_requested()) {
        m_commands.take(stop);
        CycleResult result;
        result.error = m_stopped;
        m_events.cycle(result);
    }
    m_consenting.clear();
}

void EngineLoop::open(std::stop_token stop)
{
    Result<Profile> profile = Profile::open(m_config.dataFolder, m_config.profile, m_config.sandbox);
    if (!profile) {
        m_stopped = profile.error();
        Snapshot snapshot;
        snapshot.stopped = m_stopped;
        m_events.snapshot(snapshot);
        return;
    }
    m_profile = *profile;
    if (m_config.lock) {
        if (const auto locked = m_profile->lock(m_config.mayWaitForLock ? lockPatience : 0s, stop); !locked) {
            m_stopped = locked.error();
            Snapshot snapshot;
            snapshot.profile = m_config.profile;
            snapshot.stopped = m_stopped;
            m_events.snapshot(snapshot);
            return;
        }
    }
    m_journal = journal::Journal::open(m_profile->journalFile());
    m_reader = journal::Reader::open(m_profile->journalFile());
    m_network = std::make_unique<net::NetworkThread>();
    std::map<Service, net::Transport::Lane> lanes;
    for (const Service service : services) {
        const bool paced = m_config.isPaced(service);
        lanes.emplace(service, net::Transport::Lane{paced ? net::Pace::forService(service) : net::Pace::unlimited()});
    }
    const auto proxy = net::ProxyChoice::fromSetting(m_journal->setting(u"general.proxy"_s).value_or(u"system"_s));
    m_transport = std::make_unique<net::NetworkTransport>(m_clock, std::move(lanes), *m_network,
        net::NetworkTransport::Settings{.proxy = proxy.value_or(net::ProxyChoice()),
            .userAgent = "Kontor/0.1.0",
            .observe = [this](const net::RequestRecord &record) { count(record); }});
    m_store = std::make_unique<secrets::Keychain>(
        [network = m_network.get()](std::function<void()> job) { network->post(std::move(job)); });
    m_connections = std::make_unique<Connections>(m_config, *m_journal, *m_transport, m_clock, *m_store, m_secrets,
        m_random, m_profile->folder() + u"/refresh.lock"_s);
    m_connections->refresh();
    if (const QJsonObject trouble = m_journal->state(u"cycle"_s)[u"trouble"].toObject();
        !m_config.cycleByItself && !trouble.isEmpty()) {
        m_trouble = errorFromNote(trouble); // what another process met last
    }
}

void EngineLoop::count(const net::RequestRecord &record)
{
    // QuickBooks meters reads, HighLevel counts all (quickbooks-online-api 3, highlevel-api 2.2).
    if (record.counted && record.status != 0 && (record.service == Service::HighLevel || record.method == "GET")) {
        ++m_callsSince[record.service];
    }
}

bool EngineLoop::mayWrite() { return m_journal->state(u"set_up"_s)[u"done"].toBool(); }

std::chrono::seconds EngineLoop::interval()
{
    if (m_config.interval) {
        return *m_config.interval;
    }
    return std::chrono::seconds(
        std::clamp(m_journal->setting(u"sync.interval_seconds"_s).value_or(u"240"_s).toInt(), 15, 3600));
}

void EngineLoop::work(std::stop_token stop)
{
    m_nextCheck = m_clock.now();
    const auto connectedToBoth = [this] {
        return m_connections->connected(Service::QuickBooks) && m_connections->connected(Service::HighLevel);
    };
    bool wasConnected = connectedToBoth();
    publish(true);
    while (!stop.stop_requested()) {
        const Instant now = m_clock.now();
        const bool paused = !m_journal->state(u"paused"_s).isEmpty();
        const bool connected = connectedToBoth();
        if (std::exchange(wasConnected, connected) != connected) {
            m_connections->refresh(); // perhaps it was another process, and the tokens are new
            m_nextCheck = now;
            publish(true);
        }
        const bool able = mayWrite() && connected;
        const bool byClock = m_config.cycleByItself && !paused && now >= m_nextCheck;
        if (m_commands.empty() && ((able && byClock) || m_syncAsked)) {
            if (!able && m_syncAsked) {
                m_syncAsked = false;
                CycleResult result;
                for (const Service service : services) {
                    if (!m_connections->connected(service)) {
                        const Connection state = m_connections->state(service);
                        result.error = state.problem.value_or(Error{.kind = Error::Kind::NotConnected,
                            .key = u"kontor.not_connected"_s,
                            .parameters = {{u"service"_s, serviceName(service)}}});
                        result.error->kind = Error::Kind::NotConnected;
                    }
                }
                m_events.cycle(result);
            } else {
                cycle(stop);
            }
            continue;
        }
        Instant wake = Instant::max();
        if (m_config.cycleByItself && able && !paused) {
            wake = m_nextCheck;
        } else if (m_config.cycleByItself && !connected) {
            wake = now + betweenLooks;
        }
        if (m_unpublished) {
            wake = std::min(wake, m_published + betweenSnapshots);
        }
        if (auto command = m_commands.take(stop, wake)) {
            (*command)(*this);
            publish();
        } else if (m_unpublished) {
            publish();
        }
    }
}

void EngineLoop::cycle(std::stop_token stop)
{
    const bool asked = std::exchange(m_syncAsked, false);
    m_connections->refreshLocation(stop);
    const std::optional<Doors> doors = m_connections->doors();
    if (!doors) {
        m_nextCheck = m_clock.now() + 30s;
        CycleResult result;
        result.error = m_connections->whyNoDoors();
        m_trouble = result.error;
        QJsonObject note = m_journal->state(u"cycle"_s);
        note.insert(u"trouble"_s, errorToNote(*m_trouble));
        m_journal->setState(u"cycle"_s, note);
        m_events.cycle(result);
        publish(true);
        return;
    }
    m_cycling = true;
    publish(true);
    Cycle cycle({*m_journal, *m_transport, m_clock, m_random, m_secrets}, *doors);
    const auto interrupted = [this] { return !m_commands.empty(); };
    const auto progressed = [this] { publish(); };
    CycleResult result;
    if (m_config.cycleByItself) {
        cycle.readAndPlan(interrupted, progressed, stop);
        result = cycle.apply(m_clock.now() + applyAtOnce, interrupted, progressed, stop);
    } else {
        result = cycle.whole(progressed, stop);
    }
    m_cycling = false;
    if (interrupted() && !stop.stop_requested()) {
        // The owner wants something first; then it goes on at once.
        m_syncAsked = asked || !m_config.cycleByItself;
        m_nextCheck = m_clock.now();
        return;
    }
    afterCycle(cycle, result);
    m_events.cycle(result);
    publish(true);
}

void EngineLoop::afterCycle(const Cycle &cycle, const CycleResult &result)
{
    const Instant now = m_clock.now();
    for (const auto &[service, error] : cycle.ended()) {
        if (error.kind == Error::Kind::ConnectionEnded) {
            m_connections->markEnded(service, cleared(error));
        }
    }
    for (const Service service : services) {
        if (!cycle.ended().contains(service) && !cycle.trouble().contains(service)) {
            m_connections->markSuccess(service);
        }
    }
    QJsonObject note = m_journal->state(u"cycle"_s);
    note.insert(u"last"_s, toIso(now));
    if (result.finished) {
        note.insert(u"success"_s, toIso(now));
        note.remove(u"trouble"_s);
        m_trouble.reset();
        m_troubleInARow = 0;
    } else if (result.error) {
        m_trouble = cleared(*result.error);
        if (m_trouble->kind != Error::Kind::Cancelled) {
            note.insert(u"trouble"_s, errorToNote(*m_trouble));
        }
        ++m_troubleInARow;
    }
    m_journal->transaction([&] {
        m_journal->setState(u"cycle"_s, note);
        if (result.changes > 0) {
            m_journal->log({.time = now,
                .flow = u"kontor"_s,
                .key = u"cycle.finished"_s,
                .parameters = {{u"count"_s, QString::number(result.changes)}},
                .result = u"done"_s});
        }
    });
    const qint64 days = m_journal->setting(u"general.log_days"_s).value_or(u"400"_s).toLongLong();
    m_journal->forgetLogBefore(now - std::chrono::hours(24 * std::clamp<qint64>(days, 1, 3650)));
    if (result.finished) {
        m_nextCheck = now + interval();
    } else if (m_trouble) {
        m_nextCheck
            = now + std::min<std::chrono::milliseconds>(interval(), auth::delayBefore(m_troubleInARow + 1, m_random));
    } else {
        // Work is left: on it goes, but no faster than things can become due.
        Instant next = now + interval();
        for (const Service service : services) {
            next = std::min(next, m_journal->nextDue(service, heldBack(*m_journal)).value_or(next));
        }
        const bool plansAreLeft = isFlowOn(*m_journal, u"contacts"_s) && !isImportStopped(*m_journal)
            && m_journal->unplannedCount(Service::QuickBooks, u"customer"_s) > 0;
        m_nextCheck = plansAreLeft ? now : std::max(now, next);
    }
}

void EngineLoop::syncNow() { m_syncAsked = true; }

void EngineLoop::setPaused(bool paused)
{
    m_journal->setState(u"paused"_s, paused ? QJsonObject{{u"since"_s, toIso(m_clock.now())}} : QJsonObject());
    if (paused) {
        m_syncAsked = false; // also of the cycle that this interrupted
    } else {
        m_nextCheck = m_clock.now();
    }
    publish(true);
}

void EngineLoop::setImportStopped(bool stopped)
{
    m_journal->setState(u"import_stopped"_s, {{u"stopped"_s, stopped}});
    if (stopped) {
        m_journal->log({.time = m_clock.now(), .flow = u"contacts"_s, .key = u"import.stopped"_s, .result = u"done"_s});
    } else {
        m_nextCheck = m_clock.now();
    }
    publish(true);
}

void EngineLoop::importAgain()
{
    flows::contact_import::importAgain(*m_journal, m_clock.now());
    m_journal->setState(u"import_stopped"_s, {});
    m_nextCheck = m_clock.now();
    m_doneAt.clear();
    publish(true);
}

void EngineLoop::finishSetUp()
{
    m_journal->setState(u"set_up"_s, {{u"done"_s, true}});
    m_nextCheck = m_clock.now();
}

void EngineLoop::connectFailed(Service service, const Error &error)
{
    m_events.connect({.service = service, .state = ConnectProgress::State::Failed, .note = cleared(error)});
}

void EngineLoop::connectService(Service service, const QString &environment)
{
    m_consenting.erase(service);
    Result<> listening;
    const quint64 number = ++m_lastAttempt;
    const auto otherStateCame = [this, service, number] {
        m_commands.put([service, number](EngineLoop &loop) {
            loop.consentNoted(service, number, {.kind = Error::Kind::BadInput, .key = u"oauth.state"_s});
        });
    };
    Result<std::unique_ptr<auth::Consent>> consent
        = m_connections->startConsent(service, environment, otherStateCame, listening, m_stop);
    if (!consent) {
        connectFailed(service, consent.error());
        return;
    }
    Consenting &attempt = m_consenting[service];
    attempt.attempt = number;
    attempt.consent = std::move(*consent);
    attempt.progress = {.service = service,
        .state = ConnectProgress::State::Waiting,
        .address = attempt.consent->address(),
        .until = attempt.consent->until()};
    if (!listening) {
        attempt.progress.note = listening.error();
    }
    m_events.connect(attempt.progress);
    attempt.waiting = std::jthread([this, service, number, waitingFor = attempt.consent.get()](std::stop_token stop) {
        const Result<auth::ConsentAnswer> answer = waitingFor->wait(stop);
        if (!stop.stop_requested()) {
            m_commands.put(
                [service, number, answer](EngineLoop &loop) { loop.consentAnswered(service, number, answer); });
        }
    });
}

void EngineLoop::consentNoted(Service service, quint64 attempt, const Error &note)
{
    const auto consenting = m_consenting.find(service);
    if (consenting == m_consenting.end() || consenting->second.attempt != attempt) {
        return;
    }
    consenting->second.progress.note = note;
    m_events.connect(consenting->second.progress);
}

void EngineLoop::consentAnswered(Service service, quint64 attempt, const Result<auth::ConsentAnswer> &answer)
{
    const auto consenting = m_consenting.find(service);
    if (consenting == m_consenting.end() || consenting->second.attempt != attempt) {
        return; // cancelled, or begun anew, meanwhile
    }
    m_consenting.erase(consenting);
    if (!answer) {
        connectFailed(service, answer.error());
        return;
    }
    const Result<QString> name = m_connections->finishConsent(service, *answer, m_stop);
    if (!name) {
        connectFailed(service, name.error());
        return;
    }
    lookAtNewConnection(service);
    m_nextCheck = m_clock.now();
    publish(true);
    m_events.connect({.service = service, .state = ConnectProgress::State::Connected, .name = *name});
}

void EngineLoop::connectByToken(const QString &token, const QString &location)
{
    m_secrets.add(token);
    const Result<QString> name = m_connections->connectByToken(token, location, m_stop);
    if (!name) {
        connectFailed(Service::HighLevel, name.error());
        return;
    }
    lookAtNewConnection(Service::HighLevel);
    m_nextCheck = m_clock.now();
    publish(true);
    m_events.connect({.service = Service::HighLevel, .state = ConnectProgress::State::Connected, .name = *name});
}

void EngineLoop::paste(Service service, const QString &text)
{
    const auto consenting = m_consenting.find(service);
    if (consenting == m_consenting.end()) {
        return;
    }
    if (const auto taken = consenting->second.consent->paste(text); !taken) {
        consentNoted(service, consenting->second.attempt, taken.error());
    }
}

void EngineLoop::cancelConnect(Service service) { m_consenting.erase(service); }

void EngineLoop::disconnectService(Service service)
{
    m_consenting.erase(service);
    const Result<> revoked = m_connections->disconnect(service, m_stop);
    publish(true);
    m_events.disconnected(service, revoked ? std::nullopt : std::optional(cleared(revoked.error())));
}

void EngineLoop::check(Service service)
{
    const Result<> works = m_connections->check(service, m_stop);
    publish(true);
    m_events.checked(service, works ? std::nullopt : std::optional(cleared(works.error())));
}

void EngineLoop::setAppKeys(Service service, const auth::AppKeys &keys)
{
    if (const auto kept = m_connections->setAppKeys(service, keys, m_stop); !kept) {
        connectFailed(service, kept.error());
    }
}

void EngineLoop::setSetting(const QString &key, const QString &value)
{
    if (const auto good = checkSetting(key, value); !good) {
        m_events.settingRefused(key, good.error());
        return;
    }
    // HighLevel's link may have changed since it was found; one that the owner has typed is the owner's.
    const bool typed = !m_journal->setting(u"reviews.link"_s).value_or(QString()).isEmpty();
    if (key == u"reviews.enabled"_s && value == u"on" && !typed) {
        const std::optional<Error> problem = lookForReviewLink();
        if (flows::review_requests::reviewLink(*m_journal).isEmpty()) {
            m_events.settingRefused(
                key, problem.value_or(Error{.kind = Error::Kind::BadInput, .key = u"review.link_needed"_s}));
            return;
        }
    }
    changeSetting(*m_journal, key, value, m_clock.now());
    if (key.startsWith(u"reviews."_s) || key.endsWith(u".enabled"_s)) {
        m_nextCheck = m_clock.now();
    }
    if (m_journal->unplannedCount(Service::HighLevel, u"invoice"_s) > 0
        || m_journal->unplannedCount(Service::HighLevel, u"transaction"_s) > 0) {
        m_nextCheck = m_clock.now();
    }
    if (key == u"general.proxy"_s) {
        if (const auto proxy = net::ProxyChoice::fromSetting(value)) {
            m_transport->setProxy(*proxy);
        }
    }
    publish(true);
}

void EngineLoop::preview()
{
    const std::optional<Doors> doors = m_connections->doors();
    if (!doors) {
        m_events.previewRefused(m_connections->whyNoDoors());
        return;
    }
    // Planned on a copy: what the real journal holds stays as it is.
    const QString file
        = m_profile->folder() + u"/preview-"_s + QUuid::createUuid().toString(QUuid::Id128) + u".sqlite"_s;
    Result<Preview> preview = fail({.kind = Error::Kind::Cancelled});
    m_journal->copyInto(file);
    try {
        const auto copy = journal::Journal::open(file);
        preview = Cycle::preview({*copy, *m_transport, m_clock, m_random, m_secrets}, *doors, m_stop);
    } catch (...) {
        removeWithItsLogs(file);
        throw;
    }
    removeWithItsLogs(file);
    if (preview) {
        m_events.preview(*preview);
    } else {
        m_events.previewRefused(cleared(preview.error()));
    }
}

void EngineLoop::retry(qint64 operation)
{
    retryOperation(*m_journal, operation, m_clock.now());
    m_nextCheck = m_clock.now();
    publish(true);
}

void EngineLoop::retryAll()
{
    for (const journal::Operation &operation : m_journal->inAttention()) {
        if (!flows::aboutOf(operation).decision) { // that is for the owner to choose
            retryOperation(*m_journal, operation.id, m_clock.now());
        }
    }
    m_nextCheck = m_clock.now();
    publish(true);
}

void EngineLoop::dismiss(qint64 operation, const QString &reason)
{
    dismissOperation(*m_journal, operation, reason, m_clock.now());
    publish(true);
}

void EngineLoop::restore(qint64 operation)
{
    restoreOperation(*m_journal, operation, m_clock.now());
    publish(true);
}

void EngineLoop::choose(qint64 operation, OwnerChoice choice)
{
    if (chooseOperation(*m_journal, operation, choice, m_clock.now())) {
        m_nextCheck = m_clock.now();
    }
    publish(true);
}

void EngineLoop::reviewSample() { m_events.reviewSample(reviewSampleOf(*m_journal, m_config.language)); }

/// The review link is looked for at once, so that it is there when the owner thinks of it.
void EngineLoop::lookAtNewConnection(Service service)
{
    if (service == Service::HighLevel) {
        lookForReviewLink();
    }
}

std::optional<Error> EngineLoop::lookForReviewLink()
{
    auth::Account *account = m_connections->account(Service::HighLevel);
    if (!account && m_connections->connected(Service::HighLevel)) {
        return m_connections->whyNoDoors();
    }
    if (!account) {
        return Error{.kind = Error::Kind::NotConnected,
            .key = u"kontor.not_connected"_s,
            .parameters = {{u"service"_s, serviceName(Service::HighLevel)}}};
    }
    const std::optional<Error> problem = engine::findReviewLink(
        *m_journal, m_connections->highLevelApi(),
        [&](const net::Request &request, std::stop_token stop) { return account->call(request, m_random, stop); },
        m_stop);
    return problem ? std::optional(cleared(*problem)) : std::nullopt;
}

void EngineLoop::findReviewLink()
{
    const std::optional<Error> problem = lookForReviewLink();
    ReviewSample sample = reviewSampleOf(*m_journal, m_config.language);
    sample.problem = problem;
    m_events.reviewSample(sample);
}

void EngineLoop::sendReviewTest(const QString &address)
{
    const std::optional<Doors> doors = m_connections->doors();
    if (!doors) {
        m_events.reviewTest(m_connections->whyNoDoors());
        return;
    }
    const std::optional<Error> problem = planReviewTest(
        *m_journal, *doors,
        [&](const net::Request &request, std::stop_token stop) {
            return doors->highLevel->call(request, m_random, stop);
        },
        address, m_clock.now(), m_stop);
    if (problem) {
        m_events.reviewTest(cleared(*problem));
        return;
    }
    m_nextCheck = m_clock.now();
    m_events.reviewTest(std::nullopt);
    publish(true);
}

void EngineLoop::companyLists()
{
    const std::optional<Doors> doors = m_connections->doors();
    if (!doors) {
        CompanyLists lists;
        lists.problem = m_connections->whyNoDoors();
        m_events.companyLists(lists);
        return;
    }
    flows::forgetCompany(*m_journal);
    const std::optional<Error> problem = flows::readCompany(
        *m_journal, doors->quickBooksApi,
        [&](const net::Request &request, std::stop_token stop) {
            return doors->quickBooks->call(request, m_random, stop);
        },
        m_clock.now(), m_stop);
    CompanyLists lists = companyListsOf(*m_journal, m_clock.now());
    if (problem) {
        lists.problem = cleared(*problem);
    }
    m_events.companyLists(lists);
}

} // namespace kontor::engine
