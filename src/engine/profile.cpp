// A profile's folder: where it is, who may sync in it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/profile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace kontor::engine {

namespace {

constexpr auto ownersOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr auto othersToo
    = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

std::filesystem::path systemPath(const QString &folder) { return QFile::encodeName(folder).toStdString(); }

/// Whether Kontor may close the folder: it makes it, or nothing lies there but what Kontor puts there. A sticky folder
/// is everybody's, empty or not.
bool isKontorsOwn(const QString &dataFolder)
{
    std::error_code absent;
    const auto mode = std::filesystem::status(systemPath(dataFolder), absent).permissions();
    if (!absent && (mode & std::filesystem::perms::sticky_bit) != std::filesystem::perms::none) {
        return false;
    }
    const QStringList inside
        = QDir(dataFolder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    return std::ranges::all_of(inside, [](const QString &name) {
        return name == u"profiles"_s || name == u"sandbox"_s || name.startsWith(u"window.ini"_s);
    });
}

/// Makes the folder, and those above it, and closes it to others.
Result<> makeOwn(const QString &folder)
{
    std::error_code problem; // Qt's own way makes the folder as well, but does not say why it could not
    std::filesystem::create_directories(systemPath(folder), problem);
    if (problem) {
        const bool full = problem == std::errc::no_space_on_device;
        return fail({.kind = Error::Kind::Internal,
            .key = full ? u"store.disk_full"_s : u"store.unusable"_s,
            .parameters = {{u"folder"_s, folder}},
            .detail = QString::fromLocal8Bit(problem.message())});
    }
    QFile::setPermissions(folder, ownersOnly);
    return {};
}

} // namespace

Result<Profile> Profile::at(const QString &dataFolder, const QString &name, bool sandbox)
{
    static const QRegularExpression plain(u"\\A[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}\\z"_s);
    if (!plain.match(name).hasMatch()) {
        return fail({.kind = Error::Kind::BadInput,
            .key = u"settings.value"_s,
            .parameters = {{u"key"_s, u"--profile"_s}, {u"allowed"_s, u"letters, digits, space . _ -"_s}}});
    }
    if (dataFolder.isEmpty()) {
        return fail({.kind = Error::Kind::BadInput, .key = u"store.no_folder"_s});
    }
    Profile profile;
    profile.m_name = name;
    profile.m_dataFolder = QDir::cleanPath(QFileInfo(dataFolder).absoluteFilePath());
    profile.m_folder = profile.m_dataFolder + (sandbox ? u"/sandbox/"_s : u"/profiles/"_s) + name;
    return profile;
}

Result<Profile> Profile::open(const QString &dataFolder, const QString &name, bool sandbox)
{
    Result<Profile> profile = at(dataFolder, name, sandbox);
    if (!profile) {
        return profile;
    }
    const QString &data = profile->m_dataFolder;
    if (isKontorsOwn(data)) {
        if (const auto made = makeOwn(data); !made) {
            return fail(made.error());
        }
    }
    if (QFileInfo(data).permissions() & othersToo) {
        return fail(
            {.kind = Error::Kind::BadInput, .key = u"store.not_private"_s, .parameters = {{u"folder"_s, data}}});
    }
    for (const QString &folder : {QFileInfo(profile->m_folder).path(), profile->m_folder}) {
        if (const auto made = makeOwn(folder); !made) {
            return fail(made.error());
        }
    }
    // What a preview that crashed has left holds customers. A younger one may be another process's.
    const QFileInfoList previews = QDir(profile->m_folder).entryInfoList({u"preview-*.sqlite*"_s}, QDir::Files);
    for (const QFileInfo &file : previews) {
        if (file.lastModified() < QDateTime::currentDateTime().addSecs(-3600)) {
            QFile::remove(file.filePath());
        }
    }
    return profile;
}

Result<> Profile::lock(std::chrono::milliseconds patience, std::stop_token stop)
{
    auto file = std::make_shared<QLockFile>(m_folder + u"/sync.lock"_s);
    file->setStaleLockTime(0); // never by age; one whose process is gone is taken over
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!file->tryLock(100)) {
        if (stop.stop_requested() || std::chrono::steady_clock::now() >= end) {
            const bool held = file->error() == QLockFile::LockFailedError || file->error() == QLockFile::NoError;
            return fail({.kind = held ? Error::Kind::BadInput : Error::Kind::Internal,
                .key = held ? u"store.in_use"_s : u"store.unusable"_s,
                .parameters = {{u"folder"_s, m_folder}},
                .detail = held ? QString() : u"sync.lock"_s});
        }
    }
    QFile::setPermissions(m_folder + u"/sync.lock"_s, QFile::ReadOwner | QFile::WriteOwner);
    m_lock = std::move(file);
    return {};
}

} // namespace kontor::engine
