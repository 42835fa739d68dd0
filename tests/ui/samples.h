// Snapshots and log rows that a window could show, by value.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "journal/journal.h"

namespace kontor::ui::samples {

/// Both services connected, everything in step.
engine::Snapshot inStep();
engine::Snapshot booked(); ///< in step, and all four flows have moved something; invoices in two currencies
engine::Snapshot needsAttention();
engine::Snapshot importing();
engine::Snapshot importStopped();
engine::Snapshot connectionEnded();
engine::Snapshot paused();
engine::Snapshot offline();
engine::Snapshot slow();
engine::Snapshot stale();
engine::Snapshot sandbox();
engine::Snapshot notConnected();

/// Newest first; `count` of them, of many kinds.
std::vector<journal::LogEntry> logEntries(int count);
/// Of review requests: sent, delivered, left out for each reason.
std::vector<journal::LogEntry> reviewLogEntries();

} // namespace kontor::ui::samples
