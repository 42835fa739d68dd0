// Files that travel inside the program: the sandbox's pages and its sample company.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace kontor::sandbox {

/// The content of resources/sandbox/FILE; null when there is no such file.
QByteArray sandboxResource(const QString &file);

} // namespace kontor::sandbox
