// Turns the signals that ask a program to end into a call on its event loop.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace kontor {

/// Calls `stop` on this object's thread at SIGTERM and SIGINT. One per program. A second signal while `stop` is on its
/// way ends the program at once. Where the system has no such signals it does nothing.
class StopSignal final : public QObject
{
public:
    explicit StopSignal(std::function<void()> stop);
};

} // namespace kontor
