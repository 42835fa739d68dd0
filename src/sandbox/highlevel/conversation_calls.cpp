// The calls under /conversations (highlevel-api 6).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/conversation_calls.h"

#include "core/phone_number.h"
#include "sandbox/highlevel/contact_calls.h"
#include "sandbox/highlevel/contact_fields.h"
#include "sandbox/highlevel/conversation_sending.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

using Type = FieldRule::Type;

constexpr std::array messageRules{
    FieldRule{"type"_L1, Type::Text, true},
    FieldRule{"contactId"_L1, Type::Text, true},
    FieldRule{"message"_L1, Type::LongText},
    FieldRule{"html"_L1, Type::LongText},
    FieldRule{"subject"_L1, Type::Text},
    FieldRule{"emailFrom"_L1, Type::Text},
    FieldRule{"emailTo"_L1, Type::Text},
    FieldRule{"emailCc"_L1, Type::TextList},
    FieldRule{"emailBcc"_L1, Type::TextList},
    FieldRule{"emailReplyMode"_L1, Type::Text},
    FieldRule{"attachments"_L1, Type::TextList},
    FieldRule{"replyMessageId"_L1, Type::Text},
    FieldRule{"templateId"_L1, Type::Text},
    FieldRule{"threadId"_L1, Type::Text},
    FieldRule{"scheduledTimestamp"_L1, Type::Number},
    FieldRule{"conversationProviderId"_L1, Type::Text},
    FieldRule{"fromNumber"_L1, Type::Text},
    FieldRule{"toNumber"_L1, Type::Text},
    FieldRule{"appointmentId"_L1, Type::Text},
    FieldRule{"customSubtypeId"_L1, Type::Text},
    FieldRule{"forward"_L1, Type::Object},
    FieldRule{"subType"_L1, Type::Text},
    FieldRule{"status"_L1, Type::Text},
    FieldRule{"usesNativeSchedulingAi"_L1, Type::Flag},
    FieldRule{"optimizationPeriod"_L1, Type::Text},
};

/// The messaging service has a dialect of its own (highlevel-api 2.4).
Answer messageRefused(const State &state, const QString &text, int status = 400)
{
    if (state.switches.isAt(Switch::MessageErrorShape, "status_code"_L1)) {
        return refusal(status, text);
    }
    return answered({{u"status"_s, status}, {u"message"_s, text}}, status);
}

QStringList messageObjections(const State &state, const QJsonObject &body)
{
    QStringList messages;
    const auto check = [&](QLatin1StringView name, const QStringList &words) {
        if (body.contains(name) && !words.contains(body.value(name).toString())) {
            messages.append(u"%1 must be one of the following values: %2"_s.arg(name, words.join(u", "_s)));
        }
    };
    QStringList types;
    for (const MessageKind &kind : messageKinds()) {
        types.append(kind.sentAs);
    }
    check("type"_L1, types);
    check("status"_L1, {u"delivered"_s, u"failed"_s, u"pending"_s, u"read"_s});
    check("emailReplyMode"_L1, {u"reply"_s, u"reply_all"_s});
    check("optimizationPeriod"_L1, {u"24h"_s, u"48h"_s, u"72h"_s});
    if (state.switches.isAt(Switch::MessageStatusField, "refused"_L1) && body.contains("status"_L1)) {
        messages.append(u"property status should not exist"_s);
    }
    if (state.switches.isAt(Switch::MessageStatusField, "required"_L1)) {
        for (const QLatin1StringView name : {"subType"_L1, "status"_L1}) {
            if (!body.contains(name)) {
                messages.append(u"%1 should not be empty"_s.arg(name));
            }
        }
    }
    return messages;
}

QStringList textsOf(const QJsonValue &list)
{
    QStringList texts;
    for (const QJsonValue &text : list.toArray()) {
        texts.append(text.toString());
    }
    return texts;
}

Message messageOf(const LocationRecord &location, const Contact &contact, const MessageKind &kind,
    const QJsonObject &body, bool expands)
{
    const auto text = [&](QLatin1StringView name) {
        const QString given = body.value(name).toString();
        return expands ? withMergeFields(location, contact, given) : given;
    };
    Message message{.contactId = contact.id, .locationId = location.about.id, .kind = &kind};
    message.subject = text("subject"_L1);
    message.body = text("message"_L1);
    if (kind.sentAs == "Email"_L1) {
        message.contentType = u"text/html"_s;
        message.body = body.value("html"_L1).toString().isEmpty() ? message.body : text("html"_L1);
        const QString from = body.value("emailFrom"_L1).toString();
        message.from = from.isEmpty() ? u"%1 <notifications@mail.example.com>"_s.arg(location.about.name) : from;
        message.cc = textsOf(body.value("emailCc"_L1));
        message.bcc = textsOf(body.value("emailBcc"_L1));
    } else {
        const QString from = body.value("fromNumber"_L1).toString();
        message.from = from.isEmpty() ? u"+15005550006"_s : from;
    }
    message.attachments = textsOf(body.value("attachments"_L1));
    message.threadId = body.value("threadId"_L1).toString();
    message.replyTo = body.value("replyMessageId"_L1).toString();
    return message;
}

Answer sendMessageCall(State &state, const Call &call)
{
    if (const QStringList messages = messageObjections(state, call.body); !messages.isEmpty()) {
        return invalid(messages);
    }
    const QString contactId = call.body.value("contactId"_L1).toString();
    LocationRecord *location = nullptr;
    const Contact *contact = contactAnywhere(state, contactId, &location);
    if (contact == nullptr) {
        return messageRefused(state, u"Contact with id %1 not found"_s.arg(contactId));
    }
    if (location->about.id != call.grant.locationId) {
        return refusal(403, locationRefused);
    }
    const MessageKind &kind = *messageKind(call.body.value("type"_L1).toString());
    const bool isEmail = kind.sentAs == "Email"_L1;
    const QString to = call.body.value(isEmail ? "emailTo"_L1 : "toNumber"_L1).toString();
    if (const QString obstacle = obstacleTo(*location, *contact, kind, to); !obstacle.isEmpty()) {
        return messageRefused(state, obstacle);
    }
    Message message = messageOf(
        *location, *contact, kind, call.body, state.switches.isAt(Switch::MessageMergeFields, "expanded"_L1));
    const bool hasTemplate = !call.body.value("templateId"_L1).toString().isEmpty();
    if (message.body.trimmed().isEmpty() && message.attachments.isEmpty() && !hasTemplate) {
        return messageRefused(state, u"There is no message or attachments for this message. Skip sending."_s);
    }
    const QString asked = isEmail || to.isEmpty() ? to : e164(to, location->about.country);
    const QString address = asked.isEmpty() ? ownAddress(*location, *contact, kind) : asked;
    if (!address.isEmpty()) {
        message.to.append(address);
    }
    std::optional<Instant> due;
    if (call.body.contains("scheduledTimestamp"_L1)) {
        const double seconds = call.body.value("scheduledTimestamp"_L1).toDouble();
        // Beyond the year 2200 it is milliseconds that somebody took for seconds.
        if (seconds < 0 || seconds > 7'258'118'400.0 || seconds != std::floor(seconds)) {
            return invalid({u"scheduledTimestamp must be a UTC timestamp in seconds"_s});
        }
        due = Instant(std::chrono::seconds(static_cast<qint64>(seconds)));
    }
    const Message &sent = sendMessage(state, *location, std::move(message), due);
    ++state.counters.messagesAccepted;
    QJsonObject answer{{u"conversationId"_s, sent.conversationId}, {u"messageId"_s, sent.id},
        {u"msg"_s, u"Message queued successfully."_s}};
    if (sent.isEmail()) {
        answer.insert("emailMessageId"_L1, sent.emailId);
    }
    return answered(answer, state.switches.isAt(Switch::MessageSentStatus, "201"_L1) ? 201 : 200);
}

/// The record of the token's own location; else the answer to whoever asked.
template <class Record, class Find>
tl::expected<Record *, Answer> ownRecord(State &state, const Call &call, Find find)
{
    const QString id = call.arguments.first();
    for (const std::unique_ptr<LocationRecord> &location : state.locations) {
        if (Record *record = find(location->conversations, id)) {
            if (location->about.id != call.grant.locationId) {
                return tl::unexpected(refusal(403, locationRefused));
            }
            return record;
        }
    }
    const QString what = std::is_same_v<Record, Message> ? u"Message"_s : u"Conversation"_s;
    return tl::unexpected(refusal(400, u"%1 with id %2 not found"_s.arg(what, id)));
}

tl::expected<Message *, Answer> ownMessage(State &state, const Call &call)
{
    return ownRecord<Message>(state, call, [](const ConversationStore &store, const QString &id) {
        Message *message = store.message(id);
        return message != nullptr && message->cancelled ? nullptr : message;
    });
}

tl::expected<Message *, Answer> ownEmail(State &state, const Call &call)
{
    return ownRecord<Message>(state, call, [](const ConversationStore &store, const QString &id) {
        Message *message = store.email(id);
        return message != nullptr && message->cancelled ? nullptr : message;
    });
}

Answer getMessage(State &state, const Call &call)
{
    const auto message = ownMessage(state, call);
    if (!message) {
        return message.error();
    }
    const QJsonObject shown = shownMessage(**message, state.clock.now());
    return answered(
        state.switches.isAt(Switch::SingleMessage, "wrapped"_L1) ? QJsonObject{{u"message"_s, shown}} : shown);
}

/// The document knows fewer words for the status of an e-mail than for that of a message.
QString emailStatus(const QString &status)
{
    return status == u"queued" ? u"pending"_s : status == u"clicked" ? u"opened"_s : status;
}

Answer getEmail(State &state, const Call &call)
{
    const auto found = ownEmail(state, call);
    if (!found) {
        return found.error();
    }
    const Message &message = **found;
    QJsonObject email{{u"id"_s, message.emailId}, {u"threadId"_s, message.threadId},
        {u"locationId"_s, message.locationId}, {u"contactId"_s, message.contactId},
        {u"conversationId"_s, message.conversationId}, {u"dateAdded"_s, toIso(message.added)},
        {u"dateUpdated"_s, toIso(message.updatedAt(state.clock.now()))}, {u"subject"_s, message.subject},
        {u"body"_s, message.body}, {u"direction"_s, message.inbound ? u"inbound"_s : u"outbound"_s},
        {u"status"_s, emailStatus(message.statusAt(state.clock.now()))}, {u"contentType"_s, message.contentType},
        {u"attachments"_s, QJsonArray::fromStringList(message.attachments)}, {u"from"_s, message.from},
        {u"to"_s, QJsonArray::fromStringList(message.to)}, {u"cc"_s, QJsonArray::fromStringList(message.cc)},
        {u"bcc"_s, QJsonArray::fromStringList(message.bcc)}, {u"source"_s, message.source},
        {u"provider"_s, u"LeadConnector"_s}, {u"__v"_s, 0}};
    if (!message.replyTo.isEmpty()) {
        email.insert("replyToMessageId"_L1, message.replyTo);
    }
    if (!message.error.isEmpty()) {
        email.insert("error"_L1, message.error);
    }
    return answered(
        state.switches.isAt(Switch::SingleMessage, "wrapped"_L1) ? QJsonObject{{u"emailMessage"_s, email}} : email);
}

Answer cancelled(State &state, tl::expected<Message *, Answer> message)
{
    if (!message) {
        return message.error();
    }
    if ((*message)->statusAt(state.clock.now()) != u"scheduled") {
        return messageRefused(state, u"Failed cancel the scheduled message"_s);
    }
    (*message)->cancelled = true;
    return answered({{u"status"_s, 200}, {u"message"_s, u"Scheduled message cancelled"_s}});
}

Answer cancelMessage(State &state, const Call &call) { return cancelled(state, ownMessage(state, call)); }
Answer cancelEmail(State &state, const Call &call) { return cancelled(state, ownEmail(state, call)); }

tl::expected<Conversation *, Answer> ownConversation(State &state, const Call &call)
{
    return ownRecord<Conversation>(state, call, [](const ConversationStore &store, const QString &id) {
        Conversation *conversation = store.find(id);
        return conversation != nullptr && conversation->deleted ? nullptr : conversation;
    });
}

Answer listMessages(State &state, const Call &call)
{
    const auto conversation = ownConversation(state, call);
    if (!conversation) {
        return conversation.error();
    }
    bool isNumber = true;
    const int limit = call.query.contains(u"limit"_s) ? call.query.value(u"limit"_s).toInt(&isNumber) : 20;
    if (!isNumber || limit < 1) {
        return invalid({u"limit must be a positive number"_s});
    }
    const QStringList types = call.query.value(u"type"_s).split(u',', Qt::SkipEmptyParts);
    const QString last = call.query.value(u"lastMessageId"_s);
    std::vector<const Message *> ordered = (*conversation)->inOrder();
    std::ranges::reverse(ordered);
    QJsonArray rows;
    QString lastShown;
    bool more = false;
    bool begun = last.isEmpty();
    for (const Message *message : ordered) {
        if (!begun) {
            begun = message->id == last;
            continue;
        }
        if (!types.isEmpty() && !types.contains(message->kind->shownAs)) {
            continue;
        }
        if (rows.size() == limit) {
            more = true;
            break;
        }
        rows.append(shownMessage(*message, state.clock.now()));
        lastShown = message->id;
    }
    // One level deeper than documented (highlevel-api 9).
    return answered(
        {{u"messages"_s, QJsonObject{{u"lastMessageId"_s, lastShown}, {u"nextPage"_s, more}, {u"messages"_s, rows}}}});
}

Answer getConversation(State &state, const Call &call)
{
    const auto found = ownConversation(state, call);
    if (!found) {
        return found.error();
    }
    const Conversation &conversation = **found;
    const std::vector<const Message *> ordered = conversation.inOrder();
    // 1 is the phone, 2 e-mail.
    const bool isEmail = !ordered.empty() && ordered.back()->isEmail();
    return answered({{u"id"_s, conversation.id}, {u"contactId"_s, conversation.contactId},
        {u"locationId"_s, conversation.locationId}, {u"deleted"_s, false}, {u"inbox"_s, true},
        {u"type"_s, isEmail ? 2 : 1}, {u"unreadCount"_s, unreadIn(ordered)}, {u"starred"_s, false},
        {u"dateAdded"_s, toIso(conversation.added)}});
}

constexpr std::array conversationRouteTable{
    Route{.method = "POST"_L1,
        .pattern = "/conversations/messages"_L1,
        .scope = "conversations/message.write"_L1,
        .bodyForm = Route::Body::Json,
        .rules = messageRules,
        .carryOut = sendMessageCall},
    Route{.method = "GET"_L1,
        .pattern = "/conversations/messages/export"_L1,
        .scope = "conversations/message.readonly"_L1,
        .place = Route::Place::Query,
        .carryOut = exportMessages},
    // Neither this one nor its scheduling declares a scope (highlevel-api 1.6).
    Route{.method = "GET"_L1, .pattern = "/conversations/messages/email/:"_L1, .carryOut = getEmail},
    Route{.method = "DELETE"_L1, .pattern = "/conversations/messages/email/:/schedule"_L1, .carryOut = cancelEmail},
    Route{.method = "GET"_L1,
        .pattern = "/conversations/messages/:"_L1,
        .scope = "conversations/message.readonly"_L1,
        .carryOut = getMessage},
    Route{.method = "DELETE"_L1,
        .pattern = "/conversations/messages/:/schedule"_L1,
        .scope = "conversations/message.write"_L1,
        .carryOut = cancelMessage},
    Route{.method = "GET"_L1,
        .pattern = "/conversations/search"_L1,
        .scope = "conversations.readonly"_L1,
        .place = Route::Place::Query,
        .carryOut = searchConversations},
    Route{.method = "GET"_L1,
        .pattern = "/conversations/:"_L1,
        .scope = "conversations.readonly"_L1,
        .carryOut = getConversation},
    Route{.method = "GET"_L1,
        .pattern = "/conversations/:/messages"_L1,
        .scope = "conversations/message.readonly"_L1,
        .carryOut = listMessages},
};

} // namespace

std::span<const Route> conversationRoutes() { return conversationRouteTable; }

QJsonObject shownMessage(const Message &message, Instant when)
{
    QJsonObject shown{{u"id"_s, message.id}, {u"type"_s, message.kind->number},
        {u"messageType"_s, QString(message.kind->shownAs)}, {u"locationId"_s, message.locationId},
        {u"contactId"_s, message.contactId}, {u"conversationId"_s, message.conversationId},
        {u"dateAdded"_s, toIso(message.added)}, {u"dateUpdated"_s, toIso(message.updatedAt(when))},
        {u"direction"_s, message.inbound ? u"inbound"_s : u"outbound"_s}, {u"status"_s, message.statusAt(when)},
        {u"contentType"_s, message.contentType}, {u"source"_s, message.source}, {u"__v"_s, 0}};
    if (message.isEmail()) {
        shown.insert("meta"_L1, QJsonObject{{u"email"_s, QJsonObject{{u"messageIds"_s, QJsonArray{message.emailId}}}}});
    } else {
        shown.insert("body"_L1, message.body);
    }
    if (!message.attachments.isEmpty()) {
        shown.insert("attachments"_L1, QJsonArray::fromStringList(message.attachments));
    }
    if (!message.error.isEmpty()) {
        shown.insert("error"_L1, message.error);
    }
    return shown;
}

} // namespace kontor::sandbox::highlevel
