// E-mail addresses as both services keep them: one field, sometimes several addresses.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/email_address.h"

#include "core/plain_text.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace kontor {

QStringList emailAddresses(QStringView field)
{
    // Brackets and quotes part a name from its address: "Jo Fern" <jo@example.com>. The last two are invisible spaces,
    // which web pages leave in what is copied from them.
    static const QRegularExpression separators(u"[,;\\s<>\"()\\[\\]\\x{200b}\\x{2060}]+"_s);
    static const QRegularExpression plausible(u"^[^@]+@[^@]+\\.[^@.]+$"_s);
    QStringList found;
    QSet<QString> seen;
    const QStringList pieces = singleLine(field).split(separators, Qt::SkipEmptyParts);
    for (QString piece : pieces) {
        while (piece.endsWith(u'.')) {
            piece.chop(1); // the end of a sentence
        }
        if (piece.startsWith(u"mailto:"_s, Qt::CaseInsensitive)) {
            piece.remove(0, 7);
        }
        if (!plausible.match(piece).hasMatch()) {
            continue;
        }
        const QString comparable = comparableEmail(piece);
        if (!seen.contains(comparable)) {
            seen.insert(comparable);
            found.append(piece);
        }
    }
    return found;
}

QString comparableEmail(QStringView address) { return address.trimmed().toString().toLower(); }

} // namespace kontor
