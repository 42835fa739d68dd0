// Turns the signals that ask a program to end into a call on its event loop.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kontor_sandbox/stop_signal.h"

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace kontor {

#ifdef Q_OS_UNIX

namespace {

// A signal handler can reach nothing else.
int stopPipe[2] = {-1, -1};

void noteStopSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = write(stopPipe[1], &byte, 1);
}

} // namespace

StopSignal::StopSignal(std::function<void()> stop)
{
    if (pipe(stopPipe) != 0) {
        return; // the signals then end the program as they always do
    }
    for (const int end : stopPipe) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    auto *notifier = new QSocketNotifier(stopPipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [notifier, stop = std::move(stop)] {
        notifier->setEnabled(false);
        stop();
    });
    struct sigaction action = {};
    action.sa_handler = noteStopSignal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = int(SA_RESTART | SA_RESETHAND);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

#else

StopSignal::StopSignal(std::function<void()>) { }

#endif

} // namespace kontor
