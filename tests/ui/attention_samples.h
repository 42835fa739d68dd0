// What could need the owner, by value.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/log_source.h"

namespace kontor::ui::samples {

inline constexpr qint64 closedEntry = 11; ///< newest
inline constexpr qint64 centsEntry = 12;
inline constexpr qint64 conflictEntry = 13;
inline constexpr qint64 groupEntry = 14; ///< and the two ids after it
inline constexpr qint64 taxEntry = 17;
inline constexpr qint64 voidedEntry = 18;
inline constexpr qint64 longEntry = 19;
inline constexpr qint64 contactEntry = 20;
inline constexpr qint64 refundEntry = 21;

/// Newest first: one of each kind, and three invoices of one cause.
AttentionRead attention();
/// A refund that waits for the owner, and nothing else.
AttentionRead attentionWithRefund();
engine::AttentionEntry entry(qint64 id);

} // namespace kontor::ui::samples
