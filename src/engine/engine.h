// The engine's facade: commands in by value, snapshots and events out by value. Window and kontorctl use the same.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reviews.h"
#include "engine/snapshot.h"

#include <QObject>

#include <functional>
#include <memory>

namespace kontor::engine {

/// All that a program tells the engine about the world; nothing below `app/` reads the environment.
struct EngineConfig
{
    QString dataFolder; ///< where profiles live
    QString profile = QStringLiteral("default");
    QUrl quickBooksDiscovery; ///< empty: Intuit's
    QUrl quickBooksApi; ///< empty: Intuit's, by environment
    QUrl highLevelAuthorize; ///< empty: HighLevel's
    QUrl highLevelApi; ///< empty: HighLevel's
    QString quickBooksClientId, quickBooksClientSecret; ///< empty: built in or typed by the owner
    QString highLevelClientId, highLevelClientSecret;
    std::optional<std::chrono::seconds> interval; ///< wins over the setting
    QString language = QStringLiteral("en"); ///< "de" or "en": the owner's, where the settings name none
    bool rateLimits = true; ///< false is honoured for loopback addresses only
    bool sandbox = false; ///< marks the profile as the sandbox's
    bool cycleByItself = true; ///< false: only when told (kontorctl sync)
    bool mayWaitForLock
        = false; ///< wait up to 60 s for another process that syncs the profile, instead of giving up at once
    bool lock = true; ///< false: a command that does not sync works beside the process that does

    /// Whether calls to the service keep to its limits: all do, but those to this computer when `rateLimits` is false.
    bool isPaced(Service service) const;
};

/// Lives on the caller's thread; the work is on a thread of its own. No call here waits. Destroying it stops cleanly
/// within two seconds, from anywhere.
class Engine : public QObject
{
    Q_OBJECT

public:
    explicit Engine(EngineConfig config, QObject *parent = nullptr);
    ~Engine() override;

    const Snapshot &snapshot() const; ///< the newest one that has arrived here
    QString journalFile() const; ///< for journal::Reader; exists once the first snapshot has arrived

    void start(); ///< after the connections are made; answers with the first snapshotChanged
    void syncNow();
    void pause();
    void resume();
    void stopImport(); ///< what is done stays; continueImport goes on where it stopped
    void continueImport();
    void importAgain();
    void finishSetUp(); ///< the owner pressed Start: from now on the engine writes

    void connectQuickBooks(const QString &environment); ///< "production" or "sandbox"; answers with connectProgress
    void connectHighLevel();
    void connectHighLevelByToken(const QString &token, const QString &location);
    void pasteAddress(Service service, const QString &text);
    void cancelConnect(Service service);
    void disconnectService(Service service); ///< answers with disconnected
    void checkConnection(Service service); ///< answers with checked
    void setAppKeys(Service service, const QString &clientId, const QString &clientSecret);

    void setSetting(
        const QString &key, const QString &value); ///< answers with settingRefused when the value is no good
    void requestPreview(); ///< answers with previewReady; writes nothing anywhere

    void retry(qint64 operation);
    void retryAll();
    void dismiss(qint64 operation, const QString &reason);
    void restore(qint64 operation); ///< takes a dismissal back
    void choose(qint64 operation, OwnerChoice choice); ///< for an AttentionEntry with `decision`
    void requestReviewSample(); ///< answers with reviewSampleReady at once; no service is asked
    void findReviewLink(); ///< looks for it in the location; answers with reviewSampleReady
    /// Sends the owner's text to the contact who has this e-mail address or phone number, as a test: it counts for
    /// nobody. Answers with reviewTestAnswered when it is on its way or cannot be; how it went stands in the log.
    void sendReviewTest(const QString &address);
    void requestCompanyLists(); ///< answers with companyListsReady; asks QuickBooks when what is known is old

Q_SIGNALS:
    void snapshotChanged(const kontor::engine::Snapshot &snapshot); ///< at most four a second
    void logGrew(qint64 newestId); ///< within a second of an event
    void connectProgress(const kontor::engine::ConnectProgress &progress);
    /// `problem` of kind Keychain or Cancelled: still connected; any other: disconnected, but not revoked.
    void disconnected(kontor::Service service, const std::optional<kontor::Error> &problem);
    void checked(kontor::Service service, const std::optional<kontor::Error> &problem);
    void settingRefused(const QString &key, const kontor::Error &why);
    void previewReady(const kontor::engine::Preview &preview);
    void previewRefused(const kontor::Error &why);
    void companyListsReady(const kontor::engine::CompanyLists &lists);
    void reviewSampleReady(const kontor::engine::ReviewSample &sample);
    void reviewTestAnswered(const std::optional<kontor::Error> &problem);
    void cycleFinished(const kontor::engine::CycleResult &result);

private:
    class Part;
    std::unique_ptr<Part> m_part;
};

} // namespace kontor::engine
