// A keychain in memory, for simulations and tests: what it holds is gone with it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secret_store.h"

#include <QMap>

namespace kontor::secrets {

/// One thread. Behaves as a keyring does in each of its states.
class MemorySecretStore final : public SecretStore
{
public:
    enum class State {
        Open,
        Locked, ///< reading and removing find nothing, as with a real one that is locked; writing is refused
        Missing, ///< no keychain on this computer
    };

    void setState(State state) { m_state = state; }
    /// What it holds, whatever its state: for a test's eyes.
    const QMap<QString, QByteArray> &entries() const { return m_entries; }

    Result<std::optional<QByteArray>> read(const QString &name, std::stop_token stop) override
    {
        if (auto refusal = refused(stop)) {
            return fail(*std::move(refusal));
        }
        const auto found = m_entries.constFind(name);
        return m_state == State::Open && found != m_entries.constEnd() ? std::optional(*found) : std::nullopt;
    }

    Result<> write(const QString &name, const QByteArray &value, std::stop_token stop) override
    {
        if (auto refusal = refused(stop)) {
            return fail(*std::move(refusal));
        }
        if (m_state == State::Locked) {
            return fail({.kind = Error::Kind::Keychain, .key = QStringLiteral("keychain.locked")});
        }
        m_entries.insert(name, value);
        return {};
    }

    Result<> remove(const QString &name, std::stop_token stop) override
    {
        if (auto refusal = refused(stop)) {
            return fail(*std::move(refusal));
        }
        if (m_state == State::Open) {
            m_entries.remove(name);
        }
        return {};
    }

private:
    std::optional<Error> refused(const std::stop_token &stop) const
    {
        if (stop.stop_requested()) {
            return Error{.kind = Error::Kind::Cancelled};
        }
        if (m_state == State::Missing) {
            return Error{.kind = Error::Kind::Keychain, .key = QStringLiteral("keychain.missing")};
        }
        return std::nullopt;
    }

    QMap<QString, QByteArray> m_entries;
    State m_state = State::Open;
};

} // namespace kontor::secrets
