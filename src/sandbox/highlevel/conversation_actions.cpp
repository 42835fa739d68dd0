// What people do with messages at HighLevel: write them, answer them, unsubscribe, and what becomes of messages.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/action_entry.h"

#include "core/email_address.h"
#include "sandbox/highlevel/conversation_sending.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

Outcome messageResult(const State &state, const LocationRecord &location, const Message &message)
{
    return QJsonObject{{u"id"_s, message.id}, {u"message"_s, messageSummary(state, location, message)}};
}

/// A message by hand. With "at" it is history: nothing stands against it, and it has arrived.
Outcome addMessage(State &state, const QJsonObject &parameters)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactNamed(state, typedText(parameters, "contact"_L1), &location);
    if (contact == nullptr) {
        return actionRefused(u"There is no such contact."_s);
    }
    const QString channel = typedText(parameters, "channel"_L1);
    const MessageKind *kind = messageKind(channel.isEmpty() ? u"SMS"_s : channel);
    if (kind == nullptr) {
        return actionRefused(u"There is no channel \"%1\"."_s.arg(channel));
    }
    const QString direction = typedText(parameters, "direction"_L1);
    if (!direction.isEmpty() && direction != u"inbound" && direction != u"outbound") {
        return actionRefused(u"A message is inbound or outbound."_s);
    }
    const QString at = typedText(parameters, "at"_L1);
    const auto past = instantFromIso(at);
    if (!at.isEmpty() && (!past || *past > state.clock.now())) {
        return actionRefused(u"\"%1\" is no time that has been, such as 2026-01-31T10:00:00Z."_s.arg(at));
    }
    const bool inbound = direction == u"inbound";
    Message message{.contactId = contact->id,
        .kind = kind,
        .inbound = inbound,
        .subject = typedText(parameters, "subject"_L1),
        .body = parameters.value("text"_L1).toString(),
        .source = u"app"_s};
    if (message.body.isEmpty()) {
        return actionRefused(u"A message needs a text."_s);
    }
    if (kind->sentAs == "Email"_L1) {
        message.contentType = u"text/html"_s;
    } else {
        message.subject.clear();
    }
    const QString own = ownAddress(*location, *contact, *kind);
    const QString desk = kind->sentAs == "Email"_L1 ? u"notifications@mail.example.com"_s : u"+15005550006"_s;
    message.from = inbound ? own : desk;
    if (const QString to = inbound ? desk : own; !to.isEmpty()) {
        message.to.append(to);
    }
    if (!inbound && !past) {
        // Do not disturb stops people as well as programs (highlevel-api 6.2).
        if (const QString obstacle = obstacleTo(*location, *contact, *kind, {}); !obstacle.isEmpty()) {
            return actionRefused(obstacle);
        }
        return messageResult(state, *location, sendMessage(state, *location, std::move(message)));
    }
    Message &sent = sendMessage(state, *location, std::move(message));
    sent.added = past.value_or(sent.added);
    sent.steps = {{sent.added, u"delivered"_s}};
    return messageResult(state, *location, sent);
}

/// The message that was named, else the contact's last one.
Message *messageNamed(State &state, const QJsonObject &parameters, LocationRecord **location)
{
    const QString id = typedText(parameters, "message"_L1);
    for (const std::unique_ptr<LocationRecord> &record : state.locations) {
        Message *message = record->conversations.message(id);
        message = message == nullptr ? record->conversations.email(id) : message;
        if (message != nullptr) {
            *location = record.get();
            return message;
        }
    }
    if (!id.isEmpty() || contactNamed(state, typedText(parameters, "contact"_L1), location) == nullptr) {
        return nullptr;
    }
    const Contact *contact = contactNamed(state, typedText(parameters, "contact"_L1), location);
    const Conversation *conversation = (*location)->conversations.ofContact(contact->id);
    const std::vector<const Message *> ordered
        = conversation == nullptr ? std::vector<const Message *>() : conversation->inOrder();
    return ordered.empty() ? nullptr : (*location)->conversations.message(ordered.back()->id);
}

Outcome setMessageStatus(State &state, const QJsonObject &parameters)
{
    static const QStringList words{u"pending"_s, u"scheduled"_s, u"queued"_s, u"sent"_s, u"delivered"_s, u"read"_s,
        u"opened"_s, u"clicked"_s, u"failed"_s, u"undelivered"_s, u"connected"_s, u"opt_out"_s};
    LocationRecord *location = nullptr;
    Message *message = messageNamed(state, parameters, &location);
    if (message == nullptr || message->cancelled) {
        return actionRefused(u"There is no such message."_s);
    }
    const QString typed = typedText(parameters, "status"_L1);
    const QString status = typed.isEmpty() ? u"failed"_s : typed;
    if (!words.contains(status)) {
        return actionRefused(u"A message is %1."_s.arg(words.join(u", "_s)));
    }
    message->setStatus(status, state.clock.now());
    message->error = typedText(parameters, "error"_L1);
    return messageResult(state, *location, *message);
}

Outcome unsubscribeContact(State &state, const QJsonObject &parameters)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactNamed(state, typedText(parameters, "contact"_L1), &location);
    if (contact == nullptr) {
        return actionRefused(u"There is no such contact."_s);
    }
    const QString address = contact->fields.value("email"_L1).toString();
    if (address.isEmpty()) {
        return actionRefused(u"The contact has no e-mail address."_s);
    }
    const bool leaves = typedText(parameters, "state"_L1) != u"off";
    if (leaves) {
        location->unsubscribed.insert(comparableEmail(address));
    } else {
        location->unsubscribed.remove(comparableEmail(address));
    }
    if (state.switches.isAt(Switch::UnsubscribeSetsDnd, "on"_L1)) {
        QJsonObject fields = contact->fields;
        QJsonObject channels = fields.value("dndSettings"_L1).toObject();
        channels.insert("Email"_L1,
            leaves
                ? QJsonObject{{u"status"_s, u"permanent"_s}, {u"message"_s, u"Unsubscribed"_s}, {u"code"_s, u"101"_s}}
                : QJsonObject{{u"status"_s, u"inactive"_s}});
        fields.insert("dndSettings"_L1, channels);
        location->contacts.change(contact->id, std::move(fields), state.clock.now());
    }
    return QJsonObject{{u"id"_s, contact->id}, {u"unsubscribed"_s, leaves}};
}

/// Takes back every opt-out: all channels, each channel, the unsubscription.
Outcome optIn(State &state, const QJsonObject &parameters)
{
    LocationRecord *location = nullptr;
    const Contact *contact = contactNamed(state, typedText(parameters, "contact"_L1), &location);
    if (contact == nullptr) {
        return actionRefused(u"There is no such contact."_s);
    }
    location->unsubscribed.remove(comparableEmail(contact->fields.value("email"_L1).toString()));
    QJsonObject fields = contact->fields;
    fields.insert("dnd"_L1, false);
    QJsonObject channels = fields.value("dndSettings"_L1).toObject();
    for (const QString &channel : channels.keys()) {
        channels.insert(channel, QJsonObject{{u"status"_s, u"inactive"_s}});
    }
    if (!channels.isEmpty()) {
        fields.insert("dndSettings"_L1, channels);
    }
    location->contacts.change(contact->id, std::move(fields), state.clock.now());
    return QJsonObject{{u"id"_s, contact->id}};
}

} // namespace

const std::vector<ActionEntry> &conversationActions()
{
    static constexpr ActionParameter contact{"contact"_L1, "Contact: id or e-mail address"_L1, "ana@example.com"_L1};
    static constexpr ActionParameter message{
        "message"_L1, "Message id, else the contact's last"_L1, "Ms1ReviewSms000Demo1"_L1};
    static const std::vector<ActionEntry> entries{
        {"message.add"_L1, "Write a message by hand"_L1,
            {contact, {"channel"_L1, "SMS, Email, WhatsApp, FB, IG ..."_L1, "SMS"_L1},
                {"text"_L1, "Text"_L1, "How did you like it?"_L1}, {"subject"_L1, "Subject of an e-mail"_L1, ""_L1},
                {"direction"_L1, "Outbound, or inbound: an answer"_L1, ""_L1, "outbound inbound"_L1},
                {"at"_L1, "When it was, if in the past"_L1, "2026-01-31T10:00:00Z"_L1}},
            addMessage},
        {"message.status"_L1, "Say what became of a message"_L1,
            {message, contact, {"status"_L1, "failed, undelivered, delivered, opened, clicked ..."_L1, "failed"_L1},
                {"error"_L1, "Why, in the provider's words"_L1, "30003"_L1}},
            setMessageStatus},
        {"contact.unsubscribe"_L1, "Unsubscribe from e-mails"_L1,
            {contact, {"state"_L1, "On, or off: subscribe again"_L1, ""_L1, "on off"_L1}}, unsubscribeContact},
        {"contact.opt_in"_L1, "Take back all opt-outs"_L1, {contact}, optIn},
    };
    return entries;
}

} // namespace kontor::sandbox::highlevel
