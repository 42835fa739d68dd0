// A local socket per profile.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kontor/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace kontor::app {

SingleInstance::SingleInstance(const QString &profileFolder)
{
    const auto place = QDir(profileFolder).absolutePath();
    const auto hash = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256).toHex().left(20);
    const QString name = u"kontor-window-"_s + QString::fromLatin1(hash);
    QLocalSocket socket;
    socket.connectToServer(name);
    if (socket.waitForConnected(500)) {
        socket.write("show\n");
        socket.waitForBytesWritten(500);
        return;
    }
    // Left behind by a process that was killed.
    QLocalServer::removeServer(name);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        auto *caller = m_server.nextPendingConnection();
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        Q_EMIT called();
    });
    m_server.listen(name);
    m_first = true;
}

} // namespace kontor::app
