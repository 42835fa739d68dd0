// The OS keychain through QtKeychain: Secret Service, KWallet, macOS Keychain or Windows Credential Manager.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secret_store.h"

#include <chrono>
#include <functional>

namespace kontor::secrets {

/// The jobs run where `post` takes them: one thread with an event loop, since QtKeychain's queue is not guarded. A
/// keyring that asks the owner for its password lets a job wait for as long as the owner does; after `limit` that
/// counts as locked. Such a write may still be carried out later.
class Keychain final : public SecretStore
{
public:
    /// Runs work on the network thread, in order.
    using Post = std::function<void(std::function<void()>)>;

    explicit Keychain(Post post, std::chrono::milliseconds limit = std::chrono::seconds(60));

    Result<std::optional<QByteArray>> read(const QString &name, std::stop_token stop) override;
    Result<> write(const QString &name, const QByteArray &value, std::stop_token stop) override;
    Result<> remove(const QString &name, std::stop_token stop) override;

private:
    Post m_post;
    std::chrono::milliseconds m_limit;
};

} // namespace kontor::secrets
