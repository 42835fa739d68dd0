// A profile's folder: where it is, who may sync in it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/profile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace kontor::engine {

Result<Profile> Profile::at(const QString &dataFolder, const QString &name, bool sandbox)
{
    static const QRegularExpression plain(u"\\A[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}\\z"_s);
    if (!plain.match(name).hasMatch()) {
        return fail({.kind = Error::Kind::BadInput,
            .key = u"settings.value"_s,
            .parameters = {{u"key"_s, u"--profile"_s}, {u"allowed"_s, u"letters, digits, space . _ -"_s}}});
    }
    Profile profile;
    profile.m_name = name;
    profile.m_folder = dataFolder + (sandbox ? u"/sandbox/"_s : u"/profiles/"_s) + name;
    return profile;
}

Result<Profile> Profile::open(const QString &dataFolder, const QString &name, bool sandbox)
{
    Result<Profile> profile = at(dataFolder, name, sandbox);
    if (!profile) {
        return profile;
    }
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    std::error_code problem; // Qt's own way makes the folder as well, but does not say why it could not
    std::filesystem::create_directories(QFile::encodeName(profile->m_folder).toStdString(), problem);
    if (problem) {
        const bool full = problem == std::errc::no_space_on_device;
        return fail({.kind = Error::Kind::Internal,
            .key = full ? u"store.disk_full"_s : u"store.unusable"_s,
            .parameters = {{u"folder"_s, profile->m_folder}},
            .detail = QString::fromLocal8Bit(problem.message())});
    }
    for (QString folder = profile->m_folder; folder.size() >= dataFolder.size(); folder = QFileInfo(folder).path()) {
        QFile::setPermissions(folder, owner);
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
