// Files that travel inside the program: the sandbox's pages and its sample company.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/pages/resources.h"

#include <QFile>

// Outside any namespace, as the macro wants it; without the call a static library's resources are left out by the
// linker.
static void loadSandboxResources() { Q_INIT_RESOURCE(sandbox); }

namespace kontor::sandbox {

QByteArray sandboxResource(const QString &file)
{
    loadSandboxResources();
    QFile resource(QString(QLatin1StringView(":/sandbox/") + file));
    return resource.open(QIODevice::ReadOnly) ? resource.readAll() : QByteArray();
}

} // namespace kontor::sandbox
