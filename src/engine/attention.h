// What needs the owner, as values that the window and the command line show.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "journal/journal.h"

namespace kontor::engine {

/// Newest first. Throws JournalBroken. On the reader's thread.
std::vector<AttentionEntry> attentionEntries(journal::Reader &reader);

/// What has become of an operation. Of one that was replaced: Waiting while what it was planned from is still to be
/// planned, or another write of that is under way; then Superseded, and what needs the owner of it stands in
/// `attentionEntries` when these are read afterwards. Nothing when there is none. Throws JournalBroken. On the reader's
/// thread.
std::optional<journal::OperationState> stateNow(journal::Reader &reader, qint64 id);

/// The owner's choice for an entry with `decision`; the next cycle plans it anew. False when there is no such entry.
/// Throws JournalBroken. On the journal's thread.
bool chooseOperation(journal::Journal &journal, qint64 id, OwnerChoice choice, Instant now);

} // namespace kontor::engine
