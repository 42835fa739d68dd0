// The thread with the one event loop below the window: it runs the network and the keychain.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <functional>
#include <memory>

namespace kontor::net {

/// Made before and destroyed after everything that posts to it. Objects made by posted work live on the thread and must
/// be destroyed there too, before it ends.
class NetworkThread
{
public:
    NetworkThread();
    /// Finishes the piece of work that is running, drops what has not begun, and joins.
    ~NetworkThread();

    /// Runs `work` on the thread, in the order of posting. From any thread; returns at once.
    void post(std::function<void()> work);

private:
    class Worker;

    std::unique_ptr<Worker> m_worker; // lives on the thread; destroyed once that has ended
    QThread m_thread;
};

} // namespace kontor::net
