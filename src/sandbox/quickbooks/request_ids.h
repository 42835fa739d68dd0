// Answers kept under their requestid, so that a repeated call is not carried out again.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/message.h"

#include <QHash>
#include <QString>

#include <deque>
#include <optional>

namespace kontor::sandbox::quickbooks {

/// Of one company (quickbooks-online-api 2.4).
class RequestIds
{
public:
    struct Kept
    {
        QByteArray request; ///< digest of path and body
        net::Reply reply;
    };

    /// What is kept under an id at `now`; older than `retention` is forgotten.
    std::optional<Kept> find(const QString &id, Instant now, std::chrono::milliseconds retention);
    void keep(const QString &id, Kept kept, Instant now);

private:
    QHash<QString, Kept> m_kept;
    std::deque<std::pair<Instant, QString>> m_ages;
};

} // namespace kontor::sandbox::quickbooks
