// Removes every secret that Kontor holds from texts before they are stored or shown.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <mutex>

namespace kontor {

/// Whoever obtains a token, a code or an app secret adds it; whoever stores or shows a service's text clears it first.
/// Any thread.
class KnownSecrets
{
public:
    /// Shorter than 8 characters is refused (it would blank out ordinary words).
    void add(const QString &secret);
    /// Every known secret, also percent-encoded or with its slashes escaped as JSON may have it, becomes "[removed]".
    QString cleared(QString text) const;

private:
    mutable std::mutex m_mutex;
    QSet<QString> m_secrets;
};

} // namespace kontor
