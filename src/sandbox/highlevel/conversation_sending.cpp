// What stands against a message, and how it is sent: the same for a program and for a person (highlevel-api 6.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/conversation_sending.h"

#include "core/email_address.h"
#include "core/phone_number.h"
#include "sandbox/highlevel/body_rules.h"
#include "sandbox/highlevel/contact_fields.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

bool isBlocked(const Contact &contact, const MessageKind &kind)
{
    if (contact.fields.value("dnd"_L1).toBool()) {
        return true;
    }
    // "active" means blocked (highlevel-api 3.2).
    const QString status = contact.fields.value("dndSettings"_L1)[kind.dndChannel]["status"_L1].toString();
    return !kind.dndChannel.isEmpty() && (status == u"active" || status == u"permanent");
}

QString obstacleToText(const LocationRecord &location, const Contact &contact, const QString &to)
{
    const QString number = to.isEmpty() ? contact.fields.value("phone"_L1).toString() : to;
    if (number.isEmpty()) {
        return u"Missing phone number"_s;
    }
    return e164(number, location.about.country).isEmpty() ? u"Invalid country calling code"_s : QString();
}

QString obstacleToEmail(const Contact &contact, const QString &to)
{
    const QString own = contact.fields.value("email"_L1).toString();
    const QString address = to.isEmpty() ? own : to;
    const bool known = comparableEmail(address) == comparableEmail(own)
        || unitedTags({}, contact.fields.value("additionalEmails"_L1).toArray()).contains(address);
    const bool bounces = contact.fields.value("validEmail"_L1) == QJsonValue(false);
    return !isEmailAddress(address) || !known || bounces ? u"Cannot send message as the contact's e-mail is invalid."_s
                                                         : QString();
}

/// From `start` on: pending, sent, then what the switch says. The waits are drawn, so no two messages keep step.
void planSteps(State &state, Message &message, Instant start)
{
    const auto drawn = [&](int least, int most) {
        const auto span = static_cast<quint64>(most - least + 1);
        return std::chrono::milliseconds(least + static_cast<int>(state.generator.next() % span));
    };
    const QString outcome = state.switches.at(Switch::MessageOutcome);
    message.steps.push_back({start, u"pending"_s});
    if (outcome == u"stuck") {
        return;
    }
    Instant at = start + drawn(800, 4000);
    message.steps.push_back({at, u"sent"_s});
    at += drawn(1500, 25'000);
    if (outcome == u"failed" || outcome == u"undelivered") {
        message.steps.push_back({at, outcome});
        return;
    }
    message.steps.push_back({at, u"delivered"_s});
    if (outcome == u"opened" && message.isEmail()) {
        at += drawn(30'000, 3'600'000);
        message.steps.push_back({at, outcome});
    }
}

void dispatch(State &state, const QString &locationId, const QString &messageId, Instant when)
{
    LocationRecord *location = state.location(locationId);
    Message *message = location == nullptr ? nullptr : location->conversations.message(messageId);
    if (message == nullptr || message->cancelled || message->statusAt(when) != u"scheduled") {
        return;
    }
    const Contact *contact = location->contacts.find(message->contactId);
    message->error = contact == nullptr ? u"Contact with id %1 not found"_s.arg(message->contactId)
                                        : obstacleTo(*location, *contact, *message->kind, {});
    if (message->error.isEmpty()) {
        planSteps(state, *message, when);
    } else {
        message->setStatus(u"failed"_s, when);
    }
}

} // namespace

QString obstacleTo(const LocationRecord &location, const Contact &contact, const MessageKind &kind, const QString &to)
{
    // Unsubscribing also sets do not disturb, but it is the reason that is named.
    const QString address = to.isEmpty() ? contact.fields.value("email"_L1).toString() : to;
    if (kind.sentAs == "Email"_L1 && location.unsubscribed.contains(comparableEmail(address))) {
        return u"Cannot send message as the contact has unsubscribed from e-mails."_s;
    }
    if (isBlocked(contact, kind)) {
        return u"Cannot send message as DND is active for %1."_s.arg(kind.sentAs);
    }
    if (kind.sentAs == "Email"_L1) {
        return obstacleToEmail(contact, to);
    }
    const bool goesToNumber = kind.sentAs == "SMS"_L1 || kind.sentAs == "RCS"_L1 || kind.sentAs == "WhatsApp"_L1;
    return goesToNumber ? obstacleToText(location, contact, to) : QString();
}

QString ownAddress(const LocationRecord &location, const Contact &contact, const MessageKind &kind)
{
    if (kind.sentAs == "Email"_L1) {
        return contact.fields.value("email"_L1).toString();
    }
    return e164(contact.fields.value("phone"_L1).toString(), location.about.country);
}

Conversation &conversationWith(State &state, LocationRecord &location, const QString &contactId)
{
    if (Conversation *known = location.conversations.ofContact(contactId)) {
        return *known;
    }
    return location.conversations.add(Conversation{.id = state.generator.shortId(),
        .locationId = location.about.id,
        .contactId = contactId,
        .added = state.clock.now()});
}

Message &sendMessage(State &state, LocationRecord &location, Message message, std::optional<Instant> due)
{
    const Instant now = state.clock.now();
    Conversation &conversation = conversationWith(state, location, message.contactId);
    message.id = state.generator.shortId();
    if (message.kind->sentAs == "Email"_L1) {
        message.emailId = state.generator.shortId();
    }
    message.conversationId = conversation.id;
    message.locationId = location.about.id;
    message.added = now;
    if (message.threadId.isEmpty()) {
        message.threadId = message.id;
    }
    if (due && *due > now) {
        message.steps.push_back({now, u"scheduled"_s});
        state.agenda.add(*due, [place = location.about.id, id = message.id](State &later, Instant when) {
            dispatch(later, place, id, when);
        });
    } else {
        planSteps(state, message, now);
    }
    return location.conversations.add(std::move(message));
}

QString withMergeFields(const LocationRecord &location, const Contact &contact, const QString &text)
{
    static const QRegularExpression field(uR"(\{\{\s*([a-z_]+)\.([a-z0-9_]+)\s*\}\})"_s);
    static const QMap<QString, QString> ofContact{{u"first_name"_s, u"firstName"_s}, {u"last_name"_s, u"lastName"_s},
        {u"email"_s, u"email"_s}, {u"phone"_s, u"phone"_s}, {u"company_name"_s, u"companyName"_s}};
    QString filled;
    qsizetype after = 0;
    for (auto it = field.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        QString value;
        if (match.captured(1) == u"contact") {
            value = match.captured(2) == u"name" ? contactName(contact)
                                                 : contact.fields.value(ofContact.value(match.captured(2))).toString();
        } else if (match.captured(1) == u"location" && match.captured(2) == u"name") {
            value = location.about.name;
        } else if (match.captured(1) == u"custom_values") {
            for (const QJsonValue &known : location.customValues) {
                if (known["fieldKey"_L1].toString() == u"{{ custom_values.%1 }}"_s.arg(match.captured(2))) {
                    value = known["value"_L1].toString();
                }
            }
        }
        filled += QStringView(text).sliced(after, match.capturedStart() - after) + value;
        after = match.capturedEnd();
    }
    return filled + QStringView(text).sliced(after);
}

QJsonObject messageSummary(const State &state, const LocationRecord &location, const Message &message)
{
    const Contact *contact = location.contacts.find(message.contactId);
    const Instant now = state.clock.now();
    QJsonObject summary{{u"id"_s, message.id}, {u"conversationId"_s, message.conversationId},
        {u"contactId"_s, message.contactId}, {u"contactName"_s, contact == nullptr ? QString() : contactName(*contact)},
        {u"locationId"_s, message.locationId}, {u"channel"_s, QString(message.kind->sentAs)},
        {u"direction"_s, message.inbound ? u"inbound"_s : u"outbound"_s}, {u"from"_s, message.from},
        {u"to"_s, message.to.join(u", "_s)}, {u"subject"_s, message.subject}, {u"body"_s, message.body},
        {u"status"_s, message.cancelled ? u"cancelled"_s : message.statusAt(now)}, {u"source"_s, message.source},
        {u"dateAdded"_s, toIso(message.added)}, {u"dateUpdated"_s, toIso(message.updatedAt(now))}};
    if (message.isEmail()) {
        summary.insert("emailMessageId"_L1, message.emailId);
    }
    if (!message.error.isEmpty()) {
        summary.insert("error"_L1, message.error);
    }
    return summary;
}

} // namespace kontor::sandbox::highlevel
