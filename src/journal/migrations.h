// The numbered steps by which the journal's file got its present form.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/connection.h"

#include <QStringView>

#include <span>

namespace kontor::journal {

/// One step. A released one is never edited; what comes later is a step of its own.
struct Migration
{
    int version = 0; ///< 1, 2, 3 ... without gaps
    QStringView what;
    std::span<const QStringView> statements; ///< one statement each; the driver refuses two
};

std::span<const Migration> migrations();
/// The number of the last step.
int newestVersion();

/// Brings an opened database to the last of `steps`: all of them or none, in one transaction. `file` names the
/// database, for the copy ("journal.db.before-3") that is laid beside an existing one before its first step; ":memory:"
/// gets none. Throws JournalBroken: "store.newer" when the database has steps that are not known here, "store.damaged"
/// when it is not Kontor's.
void migrate(Connection &connection, const QString &file, std::span<const Migration> steps);

/// Throws JournalBroken unless the database has exactly the form that this version reads.
void requirePresentForm(Connection &connection);

} // namespace kontor::journal
