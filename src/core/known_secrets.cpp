// Removes every secret that Kontor holds from texts before they are stored or shown.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/known_secrets.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace kontor {

void KnownSecrets::add(const QString &secret)
{
    if (secret.size() < 8) {
        return;
    }
    const std::scoped_lock lock(m_mutex);
    m_secrets.insert(secret);
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(secret));
    if (encoded != secret) {
        m_secrets.insert(encoded);
    }
}

QString KnownSecrets::cleared(QString text) const
{
    const std::scoped_lock lock(m_mutex);
    for (const QString &secret : m_secrets) {
        text.replace(secret, u"[removed]"_s);
    }
    return text;
}

} // namespace kontor
