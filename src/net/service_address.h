// Which addresses Kontor talks to: https, and plain http on this computer only.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace kontor::net {

/// "localhost", 127.0.0.0/8 or ::1: the request does not leave this computer.
bool isLoopback(const QUrl &address);

/// An absolute https address, or an http one on loopback, without user name and password. Any thread.
bool isAcceptable(const QUrl &address);

} // namespace kontor::net
