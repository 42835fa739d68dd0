// One request as the handlers see it, and the table of what there is to call.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/call.h"

namespace kontor::sandbox::highlevel {

QMap<QString, QString> pairsOf(const QByteArray &encoded)
{
    QMap<QString, QString> pairs;
    const auto decoded = [](QByteArray text) {
        text.replace('+', ' ');
        return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
    };
    for (const QByteArray &pair : encoded.split('&')) {
        if (pair.isEmpty()) {
            continue;
        }
        const qsizetype equals = pair.indexOf('=');
        pairs.insert(
            decoded(equals < 0 ? pair : pair.left(equals)), equals < 0 ? QString() : decoded(pair.mid(equals + 1)));
    }
    return pairs;
}

std::optional<QStringList> argumentsOf(QLatin1StringView pattern, QStringView path, bool slashCounts)
{
    const auto chopped = [](auto text) { return text.size() > 1 && text.endsWith(u'/') ? text.chopped(1) : text; };
    if (slashCounts && pattern.endsWith(u'/') != path.endsWith(u'/')) {
        return std::nullopt;
    }
    pattern = chopped(pattern);
    path = chopped(path);
    QStringList arguments;
    qsizetype at = 0;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i) != u':') {
            if (at >= path.size() || path.at(at) != QChar(pattern.at(i))) {
                return std::nullopt;
            }
            ++at;
            continue;
        }
        qsizetype end = path.indexOf(u'/', at);
        end = end < 0 ? path.size() : end;
        if (end == at) {
            return std::nullopt;
        }
        arguments.append(path.mid(at, end - at).toString());
        at = end;
    }
    if (at != path.size()) {
        return std::nullopt;
    }
    return arguments;
}

} // namespace kontor::sandbox::highlevel
