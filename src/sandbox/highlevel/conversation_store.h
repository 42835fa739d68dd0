// The conversations of one location, and the messages in them (highlevel-api 6).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/payment_records.h"

#include <QStringList>

#include <span>
#include <vector>

namespace kontor::sandbox::highlevel {

/// What the API calls one kind of message in its different places.
struct MessageKind
{
    QLatin1StringView sentAs; ///< `type` of a body: "SMS"
    QLatin1StringView shownAs; ///< `messageType` of an answer: "TYPE_SMS"
    int number = 0; ///< `type` of an answer
    QLatin1StringView dndChannel; ///< key in `dndSettings`; empty: only `dnd` blocks it
    QLatin1StringView exportChannel; ///< `channel` of the export; empty: has none
};

std::span<const MessageKind> messageKinds();
/// By the `type` of a body; nothing when there is none.
const MessageKind *messageKind(QStringView sentAs);

struct StatusStep
{
    Instant at;
    QString status;
};

struct Message
{
    QString id;
    QString emailId; ///< empty: no e-mail
    QString conversationId;
    QString contactId;
    QString locationId;
    const MessageKind *kind = nullptr;
    bool inbound = false;
    QString subject;
    QString body;
    QString contentType = QStringLiteral("text/plain");
    QStringList attachments;
    QString from;
    QStringList to; ///< numbers or addresses
    QStringList cc;
    QStringList bcc;
    QString threadId;
    QString replyTo;
    QString source = QStringLiteral("api"); ///< or "app": somebody typed it in HighLevel
    QString error;
    Instant added;
    std::vector<StatusStep> steps; ///< in order of time; those ahead have not happened yet
    bool cancelled = false; ///< was scheduled, and no call shows it any more
    QString formerContactId; ///< before the last merge
    Instant moved; ///< when that was

    bool isEmail() const { return !emailId.isEmpty(); }
    QString statusAt(Instant when) const;
    Instant updatedAt(Instant when) const;
    /// From now on, whatever was still to come.
    void setStatus(const QString &status, Instant now);
};

struct Conversation
{
    QString id;
    QString locationId;
    QString contactId;
    Instant added;
    bool deleted = false; ///< merged into another
    std::vector<Message *> messages;

    /// As they follow one another in time.
    std::vector<const Message *> inOrder() const;
};

/// Those that came in since the last one that went out.
int unreadIn(const std::vector<const Message *> &ordered);

/// Nothing is ever taken out.
class ConversationStore
{
public:
    /// Nothing when the contact has none.
    Conversation *ofContact(const QString &contactId) const { return m_byContact.value(contactId); }
    Conversation &add(Conversation conversation);
    Conversation *find(const QString &id) const { return m_conversations.find(id); }
    const std::deque<Conversation> &conversations() const { return m_conversations.all(); }

    Message &add(Message message);
    Message *message(const QString &id) const { return m_messages.find(id); }
    Message *email(const QString &emailId) const { return m_byEmailId.value(emailId); }
    const std::deque<Message> &messages() const { return m_messages.all(); }

    /// What a merge of two contacts does to what was written with them.
    void moveToContact(const QString &from, const QString &to, Instant now);

private:
    RecordStore<Conversation> m_conversations;
    RecordStore<Message> m_messages;
    QHash<QString, Conversation *> m_byContact;
    QHash<QString, Message *> m_byEmailId;
};

} // namespace kontor::sandbox::highlevel
