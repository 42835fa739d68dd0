// The sandbox beside this program, started for --sandbox and ended with it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QProcess>
#include <QUrl>

namespace kontor::app {

class SandboxProcess
{
public:
    SandboxProcess() = default;
    ~SandboxProcess();

    /// Starts kontor-sandbox on a free port and sets the KONTOR_* variables that it prints. Waits up to ten seconds.
    Result<> start();
    QUrl page() const { return m_page; } ///< its web page; empty before start()

private:
    QProcess m_process;
    QUrl m_page;
};

} // namespace kontor::app
