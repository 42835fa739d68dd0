// The OS keychain through QtKeychain: Secret Service, KWallet, macOS Keychain or Windows Credential Manager.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/keychain.h"

#include "core/mailbox.h"

#ifdef KONTOR_SECRETS_OVER_DBUS
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#endif

#include <memory>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace kontor::secrets {

namespace {

using KeychainAnswer = Result<std::optional<QByteArray>>;

/// Whether a keychain service runs at all. QtKeychain tells "there is none" and "it refuses" apart only in words for
/// people.
bool keychainServiceRuns()
{
#ifdef KONTOR_SECRETS_OVER_DBUS
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return false;
    }
    for (const QString &service : {u"org.freedesktop.secrets"_s, u"org.kde.kwalletd5"_s, u"org.kde.kwalletd6"_s}) {
        if (bus.interface()->isServiceRegistered(service).value()) {
            return true;
        }
    }
    return false;
#else
    return true;
#endif
}

Error keychainError(const QString &key, const QString &detail)
{
    return {.kind = Error::Kind::Keychain, .key = key, .detail = detail};
}

/// On the jobs' thread, once `job` has finished.
KeychainAnswer answerOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError: {
        const auto *const read = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
        return read != nullptr ? std::optional(read->binaryData()) : std::nullopt;
    }
    case QKeychain::EntryNotFound:
        return std::nullopt;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return fail(keychainError(u"keychain.missing"_s, job.errorString()));
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return fail(keychainError(u"keychain.locked"_s, job.errorString()));
    default:
        return fail(
            keychainError(keychainServiceRuns() ? u"keychain.locked"_s : u"keychain.missing"_s, job.errorString()));
    }
}

/// Has `make` create a job on the other thread, starts it, and waits for its end.
template <class Make>
KeychainAnswer runKeychainJob(
    const Keychain::Post &post, std::chrono::milliseconds limit, const std::stop_token &stop, Make make)
{
    const auto answers = std::make_shared<Mailbox<KeychainAnswer>>();
    post([answers, make = std::move(make)] {
        QKeychain::Job *const job = make(); // deletes itself when it has finished
        QObject::connect(
            job, &QKeychain::Job::finished, job, [answers](QKeychain::Job *done) { answers->put(answerOf(*done)); });
        job->start();
    });
    std::optional<KeychainAnswer> answer = answers->take(stop, SystemClock().now() + limit);
    if (answer) {
        return std::move(*answer);
    }
    if (stop.stop_requested()) {
        return fail({.kind = Error::Kind::Cancelled});
    }
    return fail(keychainError(
        u"keychain.locked"_s, u"The keychain did not answer in time; it may be waiting for its password."_s));
}

const QString keychainService = u"Kontor"_s;

} // namespace

Keychain::Keychain(Post post, std::chrono::milliseconds limit)
    : m_post(std::move(post))
    , m_limit(limit)
{ }

Result<std::optional<QByteArray>> Keychain::read(const QString &name, std::stop_token stop)
{
    return runKeychainJob(m_post, m_limit, stop, [name] {
        auto *const job = new QKeychain::ReadPasswordJob(keychainService);
        job->setKey(name);
        return job;
    });
}

Result<> Keychain::write(const QString &name, const QByteArray &value, std::stop_token stop)
{
    return runKeychainJob(m_post, m_limit, stop, [name, value] {
        auto *const job = new QKeychain::WritePasswordJob(keychainService);
        job->setKey(name);
        job->setBinaryData(value);
        return job;
    }).map([](const auto &) {});
}

Result<> Keychain::remove(const QString &name, std::stop_token stop)
{
    return runKeychainJob(m_post, m_limit, stop, [name] {
        auto *const job = new QKeychain::DeletePasswordJob(keychainService);
        job->setKey(name);
        return job;
    }).map([](const auto &) {});
}

} // namespace kontor::secrets
