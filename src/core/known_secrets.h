// Removes every secret that Kontor holds from texts before they are stored or shown.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSet>
#include <QString>

#include <mutex>

namespace kontor {

/// Whoever obtains a token, a code or an app secret adds it; whoever stores or shows a service's text clears it first.
/// Any thread.
class KnownSecrets
{
public:
    /// Shorter than 8 characters is refused.
    void add(const QString &secret);
    /// Every known secret, also percent-encoded or with its slashes escaped as JSON may have it, becomes "[removed]".
    /// So does the beginning of one at the end of the text, which was cut there.
    QString cleared(QString text) const;
    /// With all that the service may have said in it cleared.
    Error cleared(Error error) const;

private:
    static constexpr qsizetype shortest = 8; ///< less would blank out ordinary words

    mutable std::mutex m_mutex;
    QSet<QString> m_secrets;
};

} // namespace kontor
