// What stands against a message, and how it is sent: the same for a program and for a person (highlevel-api 6.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/state.h"

namespace kontor::sandbox::highlevel {

/// The text of the refusal; empty when a message of this kind may go to the contact. `to` is the address or number that
/// was asked for instead of the contact's own; empty: its own.
QString obstacleTo(const LocationRecord &location, const Contact &contact, const MessageKind &kind, const QString &to);

/// Where a message of this kind goes unless it is told otherwise.
QString ownAddress(const LocationRecord &location, const Contact &contact, const MessageKind &kind);

/// Found, else made.
Conversation &conversationWith(State &state, LocationRecord &location, const QString &contactId);

/// Gives it its ids, its conversation and its time, and lets its status move with the clock; `message` needs contact,
/// kind, text and addresses. With `due` it waits until then, and what stands against it then makes it fail.
Message &sendMessage(
    State &state, LocationRecord &location, Message message, std::optional<Instant> due = std::nullopt);

/// {{contact.first_name}} and the like filled in.
QString withMergeFields(const LocationRecord &location, const Contact &contact, const QString &text);

/// A message as a person sees it: for dumps and actions.
QJsonObject messageSummary(const State &state, const LocationRecord &location, const Message &message);

} // namespace kontor::sandbox::highlevel
