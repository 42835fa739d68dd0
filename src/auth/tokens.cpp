// Tokens of one connection: kept in the keychain, renewed one at a time, stored before they are used.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/tokens.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::auth {

namespace {

QByteArray toKeychainEntry(const Tokens &tokens)
{
    QJsonObject object{{u"form"_s, 1}, {u"access"_s, tokens.access}, {u"account"_s, tokens.account}};
    if (tokens.privateToken) {
        object.insert(u"private"_s, true);
    } else {
        object.insert(u"refresh"_s, tokens.refresh);
        object.insert(u"accessUntil"_s, toIso(tokens.accessUntil));
        object.insert(u"renewFrom"_s, toIso(tokens.renewFrom));
    }
    if (tokens.refreshUntil) {
        object.insert(u"refreshUntil"_s, toIso(*tokens.refreshUntil));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Tokens> fromKeychainEntry(const QByteArray &entry)
{
    const QJsonObject object = QJsonDocument::fromJson(entry).object();
    Tokens tokens{.access = object.value("access"_L1).toString(),
        .refresh = object.value("refresh"_L1).toString(),
        .account = object.value("account"_L1).toString(),
        .privateToken = object.value("private"_L1).toBool()};
    if (object.value("form"_L1).toInt() != 1 || tokens.access.isEmpty() || tokens.account.isEmpty()) {
        return std::nullopt;
    }
    if (!tokens.privateToken) {
        const auto accessUntil = instantFromIso(object.value("accessUntil"_L1).toString());
        const auto renewFrom = instantFromIso(object.value("renewFrom"_L1).toString());
        if (tokens.refresh.isEmpty() || !accessUntil || !renewFrom) {
            return std::nullopt;
        }
        tokens.accessUntil = *accessUntil;
        tokens.renewFrom = *renewFrom;
    }
    tokens.refreshUntil = instantFromIso(object.value("refreshUntil"_L1).toString());
    return tokens;
}

} // namespace

TokenKeeper::TokenKeeper(TokenEndpoint endpoint, QString entry, secrets::SecretStore &store, Clock &clock,
    KnownSecrets &secrets, QUrl redirectUri)
    : m_endpoint(std::move(endpoint))
    , m_entry(std::move(entry))
    , m_store(store)
    , m_clock(clock)
    , m_secrets(secrets)
    , m_redirectUri(std::move(redirectUri))
{ }

void TokenKeeper::setRefreshLock(const QString &file, std::chrono::milliseconds patience)
{
    m_refreshLock = file;
    m_lockPatience = patience;
}

Result<> TokenKeeper::keep(const Tokens &tokens, std::stop_token stop)
{
    m_secrets.add(tokens.access);
    m_secrets.add(tokens.refresh);
    if (const Result<> written = m_store.write(m_entry, toKeychainEntry(tokens), std::move(stop)); !written) {
        return written;
    }
    use(tokens);
    m_unstored.reset();
    return {};
}

Result<QString> TokenKeeper::access(bool stored, std::stop_token stop)
{
    if (m_unstored) {
        if (const Result<> kept = keep(Tokens(*m_unstored), stop); !kept) {
            return fail(kept.error());
        }
    }
    if (!m_tokens || m_ended) {
        const Result<Tokens> found = read(stored, stop);
        if (!found) {
            return fail(found.error());
        }
        if (m_ended && m_tokens == *found) {
            return fail(*m_ended);
        }
        use(*found); // the first time, or another process has connected anew
    }
    if (mustRenew()) {
        if (const Result<> done = renew(stored, stop); !done) {
            if (done.error().kind == Error::Kind::ConnectionEnded) {
                m_ended = done.error();
            }
            return fail(done.error());
        }
    }
    return m_tokens->access;
}

void TokenKeeper::refused(const QString &access)
{
    if (!m_tokens || m_tokens->access != access) {
        return;
    }
    if (m_tokens->privateToken || m_clock.now() < m_renewedAfterRefusal + 5min) {
        m_ended = Error{.kind = Error::Kind::ConnectionEnded,
            .key = m_endpoint.service() == Service::QuickBooks ? u"qb.3200"_s : u"hl.401"_s,
            .httpStatus = 401};
    } else {
        m_renewNow = true;
    }
}

Result<> TokenKeeper::forget(std::stop_token stop)
{
    std::optional<Tokens> tokens = m_unstored ? m_unstored : m_tokens;
    if (!tokens) {
        const Result<Tokens> found = read(false, stop);
        if (found) {
            tokens = *found;
        } else if (found.error().kind == Error::Kind::Keychain || found.error().kind == Error::Kind::Cancelled) {
            return fail(found.error());
        }
    }
    const Result<> revoked = tokens ? m_endpoint.revoke(*tokens, stop) : Result<>();
    if (const Result<> removed = m_store.remove(m_entry, std::move(stop)); !removed) {
        return removed;
    }
    m_tokens.reset();
    m_unstored.reset();
    m_ended.reset();
    m_renewNow = false;
    return revoked;
}

Result<Tokens> TokenKeeper::read(bool stored, std::stop_token stop)
{
    const Result<std::optional<QByteArray>> entry = m_store.read(m_entry, std::move(stop));
    if (!entry) {
        return fail(entry.error());
    }
    if (!*entry) {
        if (stored) {
            return fail({.kind = Error::Kind::Keychain,
                .key = u"keychain.locked"_s,
                .detail = u"The keychain does not show an entry that was stored: it is locked, or another one."_s});
        }
        return fail(
            {.kind = Error::Kind::NotConnected, .parameters = {{u"service"_s, serviceName(m_endpoint.service())}}});
    }
    std::optional<Tokens> tokens = fromKeychainEntry(**entry);
    if (!tokens) {
        return fail({.kind = Error::Kind::ConnectionEnded,
            .key = m_endpoint.service() == Service::QuickBooks ? u"qb.invalid_grant"_s : u"hl.401"_s,
            .detail = u"The entry in the keychain is not one of Kontor's."_s});
    }
    m_secrets.add(tokens->access);
    m_secrets.add(tokens->refresh);
    return *std::move(tokens);
}

Result<> TokenKeeper::renew(bool stored, std::stop_token stop)
{
    QLockFile lock(m_refreshLock);
    lock.setStaleLockTime(0); // never by age; one whose process is gone is taken over
    const auto end = std::chrono::steady_clock::now() + m_lockPatience;
    while (!m_refreshLock.isEmpty() && !lock.tryLock(100)) {
        if (stop.stop_requested()) {
            return fail({.kind = Error::Kind::Cancelled});
        }
        if (std::chrono::steady_clock::now() >= end) {
            return fail({.kind = Error::Kind::NotSent,
                .key = u"store.in_use"_s,
                .parameters = {{u"folder"_s, QFileInfo(m_refreshLock).path()}}});
        }
    }
    if (lock.isLocked()) {
        QFile::setPermissions(m_refreshLock, QFile::ReadOwner | QFile::WriteOwner);
    }
    // Another process may have renewed already, and a keychain that cannot be read would not take the new tokens
    // either: then the old ones had better stay alive.
    const Result<Tokens> now = read(stored, stop);
    if (!now) {
        return fail(now.error());
    }
    if (*now != *m_tokens) {
        use(*now);
        if (!mustRenew()) {
            return {};
        }
    }
    const bool afterRefusal = m_renewNow;
    Result<Tokens> tokens = renewed(*m_tokens, stop);
    if (!tokens) {
        return fail(tokens.error());
    }
    if (afterRefusal) {
        m_renewedAfterRefusal = m_clock.now();
    }
    m_unstored = std::move(*tokens);
    return keep(Tokens(*m_unstored), stop);
}

Result<Tokens> TokenKeeper::renewed(const Tokens &old, std::stop_token stop)
{
    if (old.privateToken) {
        return fail({.kind = Error::Kind::ConnectionEnded, .key = u"hl.401"_s});
    }
    Result<Tokens> tokens = m_endpoint.refresh(old, stop);
    if (!tokens && tokens.error().kind == Error::Kind::OutcomeUnknown) {
        // Perhaps the service has given out new tokens that never arrived. Intuit honours the old one for a day (1.6).
        tokens = m_endpoint.refresh(old, stop);
    }
    if (!tokens && tokens.error().kind == Error::Kind::ConnectionEnded && m_endpoint.service() == Service::HighLevel) {
        // Perhaps only the old token is dead, and the app is still installed (highlevel-api 1.3).
        tokens = m_endpoint.reconnect(old.account, m_redirectUri, stop);
    }
    return tokens;
}

void TokenKeeper::use(const Tokens &tokens)
{
    m_tokens = tokens;
    m_ended.reset();
    m_renewNow = false;
}

bool TokenKeeper::mustRenew() const
{
    return m_renewNow || (!m_tokens->privateToken && m_clock.now() >= m_tokens->renewFrom);
}

} // namespace kontor::auth
