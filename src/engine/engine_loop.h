// The engine's own thread: takes commands between steps, cycles by the clock, tells what it sees.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/connections.h"
#include "engine/profile.h"
#include "engine/reviews.h"
#include "net/network_thread.h"
#include "net/network_transport.h"

#include <thread>

namespace kontor::engine {

class EngineLoop
{
public:
    using Command = std::function<void(EngineLoop &)>;
    using Commands = Mailbox<Command>;
    /// Called on the engine's thread.
    struct Events
    {
        std::function<void(const Snapshot &)> snapshot;
        std::function<void(qint64)> logGrew;
        std::function<void(const ConnectProgress &)> connect;
        std::function<void(Service, const std::optional<Error> &)> disconnected;
        std::function<void(Service, const std::optional<Error> &)> checked;
        std::function<void(const QString &, const Error &)> settingRefused;
        std::function<void(const Preview &)> preview;
        std::function<void(const Error &)> previewRefused;
        std::function<void(const CompanyLists &)> companyLists;
        std::function<void(const ReviewSample &)> reviewSample;
        std::function<void(const std::optional<Error> &)> reviewTest;
        std::function<void(const CycleResult &)> cycle;
    };

    EngineLoop(const EngineConfig &config, Commands &commands, Events events);
    ~EngineLoop();

    /// Returns when `stop` asks. A broken journal ends it with a state that the snapshot shows.
    void run(std::stop_token stop);

    // Commands, run between steps.
    void syncNow();
    void setPaused(bool paused);
    void setImportStopped(bool stopped);
    void importAgain();
    void finishSetUp();
    void connectService(Service service, const QString &environment);
    void connectByToken(const QString &token, const QString &location);
    void paste(Service service, const QString &text);
    void cancelConnect(Service service);
    void consentNoted(Service service, quint64 attempt, const Error &note);
    void consentAnswered(Service service, quint64 attempt, const Result<auth::ConsentAnswer> &answer);
    void disconnectService(Service service);
    void check(Service service);
    void setAppKeys(Service service, const auth::AppKeys &keys);
    void setSetting(const QString &key, const QString &value);
    void preview();
    void retry(qint64 operation);
    void retryAll();
    void dismiss(qint64 operation, const QString &reason);
    void restore(qint64 operation);
    void choose(qint64 operation, OwnerChoice choice);
    void companyLists();
    void reviewSample();
    void findReviewLink();
    void sendReviewTest(const QString &address);

private:
    struct Consenting
    {
        std::unique_ptr<auth::Consent> consent;
        quint64 attempt = 0;
        ConnectProgress progress;
        std::jthread waiting; // last: joins before the consent goes
    };

    void open(std::stop_token stop);
    void work(std::stop_token stop);
    void cycle(std::stop_token stop);
    void afterCycle(const Cycle &cycle, const CycleResult &result);
    void publish(bool now = false);
    Snapshot look();
    std::optional<ImportProgress> lookAtImport();
    void connectFailed(Service service, const Error &error);
    bool mayWrite();
    std::chrono::seconds interval();
    void lookAtNewConnection(Service service);
    std::optional<Error> lookForReviewLink();
    void count(const net::RequestRecord &record);
    QString clearedText(QString text) const { return m_secrets.cleared(std::move(text)); }
    Error cleared(Error error) const { return m_secrets.cleared(std::move(error)); }

    static constexpr std::chrono::milliseconds betweenSnapshots{250};

    const EngineConfig m_config;
    Commands &m_commands;
    Events m_events;
    SystemClock m_clock;
    std::mt19937_64 m_random;
    KnownSecrets m_secrets;
    std::optional<Profile> m_profile;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<journal::Reader> m_reader;
    std::unique_ptr<net::NetworkThread> m_network;
    std::unique_ptr<net::NetworkTransport> m_transport;
    std::unique_ptr<secrets::SecretStore> m_store;
    std::unique_ptr<Connections> m_connections;
    std::map<Service, Consenting> m_consenting;
    quint64 m_lastAttempt = 0;
    std::stop_token m_stop;
    Instant m_nextCheck{};
    bool m_syncAsked = false;
    bool m_cycling = false;
    int m_troubleInARow = 0;
    std::optional<Error> m_trouble;
    std::optional<Error> m_stopped;
    Instant m_published{};
    bool m_unpublished = false;
    qint64 m_publishedLogId = -1;
    std::map<Service, qint64> m_callsSince;
    std::deque<std::pair<Instant, qint64>> m_doneAt; // for the rate
};

} // namespace kontor::engine
