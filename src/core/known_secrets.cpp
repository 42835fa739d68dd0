// Removes every secret that Kontor holds from texts before they are stored or shown.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/known_secrets.h"

#include <QList>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor {

void KnownSecrets::add(const QString &secret)
{
    if (secret.size() < shortest) {
        return;
    }
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(secret));
    QString encodedInLowerCase = encoded;
    for (qsizetype i = encodedInLowerCase.indexOf(u'%'); i >= 0; i = encodedInLowerCase.indexOf(u'%', i + 3)) {
        encodedInLowerCase.replace(i, 3, encodedInLowerCase.mid(i, 3).toLower());
    }
    QString inJson = secret;
    inJson.replace(u'/', u"\\/"_s);
    const std::scoped_lock lock(m_mutex);
    m_secrets.unite({secret, encoded, encodedInLowerCase, inJson});
}

QString KnownSecrets::cleared(QString text) const
{
    // First all places, then the removal: one secret may be the beginning of another, or overlap with it.
    QList<bool> secretAt;
    {
        const std::scoped_lock lock(m_mutex);
        for (const QString &secret : m_secrets) {
            for (qsizetype at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                secretAt.resize(text.size());
                std::fill_n(secretAt.begin() + at, secret.size(), true);
            }
            for (qsizetype length = std::min(secret.size() - 1, text.size()); length >= shortest; --length) {
                if (text.endsWith(QStringView(secret).first(length))) {
                    secretAt.resize(text.size());
                    std::fill_n(secretAt.end() - length, length, true);
                    break;
                }
            }
        }
    }
    for (qsizetype end = secretAt.size(); end > 0;) {
        if (!secretAt[end - 1]) {
            --end;
            continue;
        }
        qsizetype start = end - 1;
        while (start > 0 && secretAt[start - 1]) {
            --start;
        }
        text.replace(start, end - start, u"[removed]"_s);
        end = start;
    }
    return text;
}

Error KnownSecrets::cleared(Error error) const
{
    for (QString *text : {&error.key, &error.detail, &error.serviceCode, &error.traceId}) {
        *text = cleared(*std::move(text));
    }
    for (QString &parameter : error.parameters) {
        parameter = cleared(std::move(parameter));
    }
    return error;
}

} // namespace kontor
