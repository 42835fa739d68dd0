// The engine's facade.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine.h"

#include "core/queued_call.h"
#include "engine/engine_loop.h"
#include "net/service_address.h"

#include <thread>

namespace kontor::engine {

bool EngineConfig::isPaced(Service service) const
{
    // Empty ones are the services' own.
    return rateLimits || !net::isLoopback(service == Service::QuickBooks ? quickBooksApi : highLevelApi);
}

class Engine::Part
{
public:
    EngineConfig config;
    EngineLoop::Commands commands;
    Snapshot snapshot;
    std::jthread thread; // last: asks to stop and joins before the rest goes
};

Engine::Engine(EngineConfig config, QObject *parent)
    : QObject(parent)
    , m_part(std::make_unique<Part>())
{
    m_part->config = std::move(config);
    m_part->snapshot.profile = m_part->config.profile;
    m_part->snapshot.sandbox = m_part->config.sandbox;
}

Engine::~Engine() = default;

const Snapshot &Engine::snapshot() const { return m_part->snapshot; }

QString Engine::journalFile() const
{
    const auto profile = Profile::open(m_part->config.dataFolder, m_part->config.profile, m_part->config.sandbox);
    return profile ? profile->journalFile() : QString();
}

void Engine::start()
{
    EngineLoop::Events events;
    events.snapshot = [this](const Snapshot &value) {
        callQueued(this, [this, value] {
            m_part->snapshot = value;
            Q_EMIT snapshotChanged(value);
        });
    };
    events.logGrew = [this](qint64 id) { callQueued(this, [this, id] { Q_EMIT logGrew(id); }); };
    events.connect
        = [this](const ConnectProgress &value) { callQueued(this, [this, value] { Q_EMIT connectProgress(value); }); };
    events.disconnected = [this](Service service, const std::optional<Error> &error) {
        callQueued(this, [this, service, error] { Q_EMIT disconnected(service, error); });
    };
    events.checked = [this](Service service, const std::optional<Error> &error) {
        callQueued(this, [this, service, error] { Q_EMIT checked(service, error); });
    };
    events.settingRefused = [this](const QString &key, const Error &why) {
        callQueued(this, [this, key, why] { Q_EMIT settingRefused(key, why); });
    };
    events.preview = [this](const Preview &value) { callQueued(this, [this, value] { Q_EMIT previewReady(value); }); };
    events.previewRefused = [this](const Error &why) { callQueued(this, [this, why] { Q_EMIT previewRefused(why); }); };
    events.companyLists
        = [this](const CompanyLists &value) { callQueued(this, [this, value] { Q_EMIT companyListsReady(value); }); };
    events.reviewSample
        = [this](const ReviewSample &value) { callQueued(this, [this, value] { Q_EMIT reviewSampleReady(value); }); };
    events.reviewTest = [this](const std::optional<Error> &problem) {
        callQueued(this, [this, problem] { Q_EMIT reviewTestAnswered(problem); });
    };
    events.cycle
        = [this](const CycleResult &value) { callQueued(this, [this, value] { Q_EMIT cycleFinished(value); }); };
    m_part->thread = std::jthread([part = m_part.get(), events = std::move(events)](std::stop_token stop) {
        EngineLoop(part->config, part->commands, events).run(stop);
    });
}

void Engine::syncNow()
{
    m_part->commands.put([](EngineLoop &loop) { loop.syncNow(); });
}
void Engine::pause()
{
    m_part->commands.put([](EngineLoop &loop) { loop.setPaused(true); });
}
void Engine::resume()
{
    m_part->commands.put([](EngineLoop &loop) { loop.setPaused(false); });
}
void Engine::stopImport()
{
    m_part->commands.put([](EngineLoop &loop) { loop.setImportStopped(true); });
}
void Engine::continueImport()
{
    m_part->commands.put([](EngineLoop &loop) { loop.setImportStopped(false); });
}
void Engine::importAgain()
{
    m_part->commands.put([](EngineLoop &loop) { loop.importAgain(); });
}
void Engine::finishSetUp()
{
    m_part->commands.put([](EngineLoop &loop) { loop.finishSetUp(); });
}
void Engine::connectQuickBooks(const QString &environment)
{
    m_part->commands.put([environment](EngineLoop &loop) { loop.connectService(Service::QuickBooks, environment); });
}
void Engine::connectHighLevel()
{
    m_part->commands.put([](EngineLoop &loop) { loop.connectService(Service::HighLevel, {}); });
}
void Engine::connectHighLevelByToken(const QString &token, const QString &location)
{
    m_part->commands.put([token, location](EngineLoop &loop) { loop.connectByToken(token, location); });
}
void Engine::pasteAddress(Service service, const QString &text)
{
    m_part->commands.put([service, text](EngineLoop &loop) { loop.paste(service, text); });
}
void Engine::cancelConnect(Service service)
{
    m_part->commands.put([service](EngineLoop &loop) { loop.cancelConnect(service); });
}
void Engine::disconnectService(Service service)
{
    m_part->commands.put([service](EngineLoop &loop) { loop.disconnectService(service); });
}
void Engine::checkConnection(Service service)
{
    m_part->commands.put([service](EngineLoop &loop) { loop.check(service); });
}
void Engine::setAppKeys(Service service, const QString &clientId, const QString &clientSecret)
{
    m_part->commands.put(
        [service, keys = auth::AppKeys{clientId, clientSecret}](EngineLoop &loop) { loop.setAppKeys(service, keys); });
}
void Engine::setSetting(const QString &key, const QString &value)
{
    m_part->commands.put([key, value](EngineLoop &loop) { loop.setSetting(key, value); });
}
void Engine::requestPreview()
{
    m_part->commands.put([](EngineLoop &loop) { loop.preview(); });
}
void Engine::retry(qint64 operation)
{
    m_part->commands.put([operation](EngineLoop &loop) { loop.retry(operation); });
}
void Engine::retryAll()
{
    m_part->commands.put([](EngineLoop &loop) { loop.retryAll(); });
}
void Engine::dismiss(qint64 operation, const QString &reason)
{
    m_part->commands.put([operation, reason](EngineLoop &loop) { loop.dismiss(operation, reason); });
}
void Engine::restore(qint64 operation)
{
    m_part->commands.put([operation](EngineLoop &loop) { loop.restore(operation); });
}
void Engine::choose(qint64 operation, OwnerChoice choice)
{
    m_part->commands.put([operation, choice](EngineLoop &loop) { loop.choose(operation, choice); });
}
void Engine::requestReviewSample()
{
    m_part->commands.put([](EngineLoop &loop) { loop.reviewSample(); });
}
void Engine::findReviewLink()
{
    m_part->commands.put([](EngineLoop &loop) { loop.findReviewLink(); });
}
void Engine::sendReviewTest(const QString &address)
{
    m_part->commands.put([address](EngineLoop &loop) { loop.sendReviewTest(address); });
}
void Engine::requestCompanyLists()
{
    m_part->commands.put([](EngineLoop &loop) { loop.companyLists(); });
}

} // namespace kontor::engine
