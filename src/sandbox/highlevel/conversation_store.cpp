// The conversations of one location, and the messages in them (highlevel-api 6).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/conversation_store.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

// Numbers beyond 3 are not documented.
constexpr std::array<MessageKind, 9> knownKinds{{
    {"SMS"_L1, "TYPE_SMS"_L1, 2, "SMS"_L1, "SMS"_L1},
    {"Email"_L1, "TYPE_EMAIL"_L1, 3, "Email"_L1, "Email"_L1},
    {"WhatsApp"_L1, "TYPE_WHATSAPP"_L1, 19, "WhatsApp"_L1, "WhatsApp"_L1},
    {"FB"_L1, "TYPE_FACEBOOK"_L1, 11, "FB"_L1, "Facebook"_L1},
    {"IG"_L1, "TYPE_INSTAGRAM"_L1, 18, ""_L1, "Instagram"_L1},
    {"RCS"_L1, "TYPE_RCS"_L1, 38, "SMS"_L1, ""_L1},
    {"Custom"_L1, "TYPE_CUSTOM_SMS"_L1, 20, ""_L1, ""_L1},
    {"Live_Chat"_L1, "TYPE_LIVE_CHAT"_L1, 29, ""_L1, ""_L1},
    {"TIKTOK"_L1, "TYPE_TIKTOK"_L1, 36, ""_L1, ""_L1},
}};

const StatusStep *stepAt(const std::vector<StatusStep> &steps, Instant when)
{
    const StatusStep *current = steps.empty() ? nullptr : &steps.front();
    for (const StatusStep &step : steps) {
        if (step.at <= when) {
            current = &step;
        }
    }
    return current;
}

} // namespace

std::span<const MessageKind> messageKinds() { return knownKinds; }

const MessageKind *messageKind(QStringView sentAs)
{
    const auto kind
        = std::ranges::find_if(knownKinds, [&](const MessageKind &known) { return known.sentAs == sentAs; });
    return kind == knownKinds.end() ? nullptr : &*kind;
}

QString Message::statusAt(Instant when) const
{
    const StatusStep *step = stepAt(steps, when);
    return step == nullptr ? QString() : step->status;
}

Instant Message::updatedAt(Instant when) const
{
    const StatusStep *step = stepAt(steps, when);
    return step == nullptr ? added : std::max(added, step->at);
}

void Message::setStatus(const QString &status, Instant now)
{
    std::erase_if(steps, [&](const StatusStep &step) { return step.at >= now; });
    steps.push_back({now, status});
}

std::vector<const Message *> Conversation::inOrder() const
{
    std::vector<const Message *> ordered;
    for (const Message *message : messages) {
        if (!message->cancelled) {
            ordered.push_back(message);
        }
    }
    std::ranges::stable_sort(ordered, {}, [](const Message *message) { return message->added; });
    return ordered;
}

int unreadIn(const std::vector<const Message *> &ordered)
{
    int unread = 0;
    for (const Message *message : ordered) {
        unread = message->inbound ? unread + 1 : 0;
    }
    return unread;
}

Conversation &ConversationStore::add(Conversation conversation)
{
    Conversation &stored = m_conversations.add(std::move(conversation));
    m_byContact.insert(stored.contactId, &stored);
    return stored;
}

Message &ConversationStore::add(Message message)
{
    Message &stored = m_messages.add(std::move(message));
    if (stored.isEmail()) {
        m_byEmailId.insert(stored.emailId, &stored);
    }
    if (Conversation *conversation = m_conversations.find(stored.conversationId)) {
        conversation->messages.push_back(&stored);
    }
    return stored;
}

void ConversationStore::moveToContact(const QString &from, const QString &to, Instant now)
{
    Conversation *lost = m_byContact.take(from);
    if (lost == nullptr) {
        return;
    }
    for (Message *message : lost->messages) {
        message->formerContactId = from;
        message->moved = now;
        message->contactId = to;
    }
    Conversation *kept = m_byContact.value(to);
    if (kept == nullptr) {
        lost->contactId = to;
        m_byContact.insert(to, lost);
        return;
    }
    for (Message *message : lost->messages) {
        message->conversationId = kept->id;
        kept->messages.push_back(message);
    }
    lost->messages.clear();
    lost->deleted = true;
}

} // namespace kontor::sandbox::highlevel
