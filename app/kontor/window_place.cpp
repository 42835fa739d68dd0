// Size, position and splitters of the window, kept in a file beside the profiles.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kontor/window_place.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace kontor::app {

WindowPlace::WindowPlace(QMainWindow &window, const QString &dataFolder)
    : m_window(window)
    , m_file(dataFolder + u"/window.ini"_s)
{ }

QString WindowPlace::screens() const
{
    QByteArray all;
    for (const auto *screen : QGuiApplication::screens()) {
        const auto area = screen->geometry();
        all += u"%1 %2 %3 %4 %5;"_s.arg(screen->name())
                   .arg(area.x())
                   .arg(area.y())
                   .arg(area.width())
                   .arg(area.height())
                   .toUtf8();
    }
    return QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex().left(12));
}

void WindowPlace::restore()
{
    const QSettings kept(m_file, QSettings::IniFormat);
    const QString group = screens() + u'/';
    m_window.restoreGeometry(kept.value(group + u"geometry"_s).toByteArray());
    for (auto *splitter : m_window.findChildren<QSplitter *>()) {
        splitter->restoreState(kept.value(group + splitter->objectName()).toByteArray());
    }
}

void WindowPlace::save()
{
    if (!QDir().mkpath(QFileInfo(m_file).path())) {
        return;
    }
    {
        QSettings kept(m_file, QSettings::IniFormat);
        const QString group = screens() + u'/';
        kept.setValue(group + u"geometry"_s, m_window.saveGeometry());
        for (const auto *splitter : m_window.findChildren<QSplitter *>()) {
            if (!splitter->objectName().isEmpty()) {
                kept.setValue(group + splitter->objectName(), splitter->saveState());
            }
        }
    }
    QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace kontor::app
