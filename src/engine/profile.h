// A profile's folder: where it is, who may sync in it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <stop_token>

namespace kontor::engine {

/// One company paired with one location, with its own data. Its folder and those above it, up to the data folder, have
/// mode 0700.
class Profile
{
public:
    /// Where the profile is or would be; touches no file. BadInput for a name that is no plain file name, and
    /// "store.no_folder" for an empty data folder. A relative one begins where the process was started.
    static Result<Profile> at(const QString &dataFolder, const QString &name, bool sandbox);
    /// Makes the folder when it is not there. Errors are those of `at`; "store.unusable" or "store.disk_full" of kind
    /// Internal with the system's reason when a folder cannot be made; BadInput "store.not_private" when the data
    /// folder is open to others and Kontor may not close it: it holds what is not Kontor's, or it is another user's.
    static Result<Profile> open(const QString &dataFolder, const QString &name, bool sandbox);

    QString name() const { return m_name; }
    QString folder() const { return m_folder; }
    QString journalFile() const { return m_folder + QStringLiteral("/journal.sqlite"); }

    /// One process at a time syncs a profile. Waits up to `patience`; "store.in_use" when another one has it,
    /// "store.unusable" when the lock cannot be made. Held until this object is destroyed; a process that is killed
    /// frees it.
    Result<> lock(std::chrono::milliseconds patience, std::stop_token stop);

private:
    QString m_name;
    QString m_dataFolder;
    QString m_folder;
    std::shared_ptr<QLockFile> m_lock;
};

} // namespace kontor::engine
