// The calls under /conversations (highlevel-api 6).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/call.h"

namespace kontor::sandbox::highlevel {

std::span<const Route> conversationRoutes();

/// One message as lists and by-id answers show it at `when`; e-mail bodies are elsewhere (highlevel-api 6.2).
QJsonObject shownMessage(const Message &message, Instant when);

/// GET /conversations/messages/export.
Answer exportMessages(State &state, const Call &call);

/// GET /conversations/search.
Answer searchConversations(State &state, const Call &call);

} // namespace kontor::sandbox::highlevel
