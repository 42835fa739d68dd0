// What the owner sees in each situation: one table for the state sentence, the footer and the tray.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/widgets/roles.h"

#include <QCoreApplication>
#include <QString>

namespace kontor::ui {

enum class TrayState { Ok, Syncing, Paused, Offline, Attention };

/// The row of ui/design.md 2 that applies, in the language that is set.
struct StateWords
{
    Q_DECLARE_TR_FUNCTIONS(StateWords)

public:
    /// `present` is the time that "2 minutes ago" and countdowns count from.
    static StateWords of(const engine::Snapshot &snapshot, Instant present);

    QString icon; ///< ours, by name
    Role role = Role::WindowText;
    QString sentence; ///< "Everything is in step"
    QString below; ///< "Last check 2 minutes ago, next in 3 minutes"
    QString footer; ///< "In step"
    QString footerBelow; ///< "Next check in 3 min"; may be empty
    TrayState tray = TrayState::Ok;
    QString tip; ///< of the tray icon
    bool counts = false; ///< `below` or the sentence counts seconds down

    /// "6 changes are waiting"; empty for none.
    static QString waiting(qint64 count);
    static QString percent(const engine::ImportProgress &progress); ///< "62"; "0" while the total is unknown
};

} // namespace kontor::ui
