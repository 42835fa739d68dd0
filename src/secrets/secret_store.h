// Where tokens and app keys live: the OS keychain, and nothing else.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <optional>
#include <stop_token>

namespace kontor::secrets {

/// Names are "PROFILE_ID/quickbooks/tokens" and the like. Called from the engine's thread, waits inside.
/// Errors are Kind::Keychain with the key "keychain.missing" or "keychain.locked"; Cancelled when `stop` asked.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// Nothing when there is no such entry. A locked keyring says the same (toolchain.md 3), so the caller compares
    /// with its own mark before it believes it.
    virtual Result<std::optional<QByteArray>> read(const QString &name, std::stop_token stop) = 0;
    virtual Result<> write(const QString &name, const QByteArray &value, std::stop_token stop) = 0;
    virtual Result<> remove(const QString &name, std::stop_token stop) = 0;
};

} // namespace kontor::secrets
