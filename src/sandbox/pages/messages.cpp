// The messages that HighLevel was given, as rows for the sandbox's page.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/pages/messages.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

namespace {

constexpr qsizetype longestBody = 2000;

bool isWantedMessage(const QJsonObject &message, const MessageSlice &slice)
{
    if (!slice.contact.isEmpty() && message.value(u"contactId"_s).toString() != slice.contact) {
        return false;
    }
    return slice.find.isEmpty() || std::any_of(message.begin(), message.end(), [&slice](const QJsonValue &value) {
        return value.toString().contains(slice.find, Qt::CaseInsensitive);
    });
}

} // namespace

QJsonObject messageRows(const QJsonArray &messages, const MessageSlice &slice)
{
    std::vector<QJsonObject> wanted;
    for (const QJsonValue &value : messages) {
        if (QJsonObject message = value.toObject(); isWantedMessage(message, slice)) {
            wanted.push_back(std::move(message));
        }
    }
    // The last one that was written is on top, also among those of one millisecond.
    std::ranges::reverse(wanted);
    std::ranges::stable_sort(wanted, std::ranges::greater(),
        [](const QJsonObject &message) { return message.value(u"dateAdded"_s).toString(); });
    QJsonArray rows;
    const auto from = std::min(static_cast<std::size_t>(slice.from), wanted.size());
    const auto to = std::min(from + static_cast<std::size_t>(slice.count), wanted.size());
    for (std::size_t i = from; i < to; ++i) {
        const QString body = wanted[i].value(u"body"_s).toString();
        if (body.size() > longestBody) {
            wanted[i].insert(u"body"_s, QString(body.left(longestBody) + u'…'));
        }
        rows.append(wanted[i]);
    }
    return {{u"messages"_s, rows}, {u"total"_s, messages.size()}, {u"found"_s, static_cast<qint64>(wanted.size())}};
}

} // namespace kontor::sandbox
