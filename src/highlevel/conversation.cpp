// Messages to a contact as HighLevel sends them, reduced to what Kontor reads.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel/conversation.h"

#include "core/service.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::highlevel {

namespace {

tl::unexpected<Error> unreadableMessage(const QString &what)
{
    return fail({.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
        .detail = what});
}

} // namespace

Result<Message> messageFromJson(const QJsonObject &json)
{
    const QJsonObject row = json[u"message"].isObject() ? json[u"message"].toObject()
        : json[u"emailMessage"].isObject()              ? json[u"emailMessage"].toObject()
                                                        : json;
    Message message{.id = row[u"id"].toString(),
        .contact = row[u"contactId"].toString(),
        .outbound = row[u"direction"].toString() != u"inbound",
        .body = row[u"body"].toString(),
        .status = row[u"status"].toString(),
        .added = instantFromIso(row[u"dateAdded"].toString())};
    if (message.id.isEmpty() || message.id.size() > 64) {
        return unreadableMessage(u"A message without an id"_s);
    }
    const QString type = row[u"messageType"].toString();
    message.email = type.contains(u"EMAIL") || row[u"type"].toInt() == 3; // highlevel-api 6.2, MessageMeta
    const QJsonArray emails = row[u"meta"][u"email"][u"messageIds"].toArray();
    for (const QJsonValue &id : emails) {
        message.emails.append(id.toString());
    }
    if (message.email && message.emails.isEmpty()) {
        message.emails.append(message.id);
    }
    return message;
}

Result<MessagePage> messagePageFromJson(const QJsonObject &json)
{
    if (!json[u"messages"].isArray()) {
        return unreadableMessage(u"A conversation without messages"_s);
    }
    MessagePage page{.next = json[u"nextCursor"].toString()};
    const QJsonArray rows = json[u"messages"].toArray();
    for (const QJsonValue &row : rows) {
        if (Result<Message> message = messageFromJson(row.toObject())) {
            page.messages.push_back(std::move(*message));
        }
    }
    if (rows.isEmpty()) {
        page.next.clear();
    }
    return page;
}

Result<SentMessage> sentMessageFromJson(const QJsonObject &json)
{
    SentMessage sent{json[u"messageId"].toString(), json[u"emailMessageId"].toString()};
    if (sent.message.isEmpty()) {
        return unreadableMessage(u"A message that was sent, without an id"_s);
    }
    return sent;
}

bool isFailedStatus(const QString &status)
{
    return status == u"failed" || status == u"undelivered" || status == u"opt_out";
}

bool isFinalStatus(const QString &status)
{
    return isFailedStatus(status) || status == u"delivered" || status == u"read" || status == u"opened"
        || status == u"clicked";
}

} // namespace kontor::highlevel
