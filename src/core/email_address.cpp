// E-mail addresses as both services keep them: one field, sometimes several addresses.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/email_address.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kontor {

QStringList emailAddresses(QStringView field)
{
    static const QRegularExpression separators(u"[,;\\s]+"_s);
    static const QRegularExpression plausible(u"^[^@<>\"]+@[^@<>\"]+\\.[^@<>\".]+$"_s);
    QStringList found;
    const QStringList pieces = field.toString().split(separators, Qt::SkipEmptyParts);
    for (QString piece : pieces) {
        // "Jo Fern <jo@example.com>" is typed now and then.
        if (piece.startsWith(u'<') && piece.endsWith(u'>')) {
            piece = piece.mid(1, piece.size() - 2);
        }
        if (plausible.match(piece).hasMatch() && !found.contains(piece, Qt::CaseInsensitive)) {
            found.append(piece);
        }
    }
    return found;
}

QString comparableEmail(QStringView address) { return address.trimmed().toString().toLower(); }

} // namespace kontor
