// Answers kept under their requestid, so that a repeated call is not carried out again.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/request_ids.h"

namespace kontor::sandbox::quickbooks {

std::optional<RequestIds::Kept> RequestIds::find(const QString &id, Instant now, std::chrono::milliseconds retention)
{
    while (!m_ages.empty() && m_ages.front().first + retention <= now) {
        m_kept.remove(m_ages.front().second);
        m_ages.pop_front();
    }
    const auto found = m_kept.constFind(id);
    return found == m_kept.constEnd() ? std::nullopt : std::optional(*found);
}

void RequestIds::keep(const QString &id, Kept kept, Instant now)
{
    m_kept.insert(id, std::move(kept));
    m_ages.emplace_back(now, id);
}

} // namespace kontor::sandbox::quickbooks
