// What kontor-sandbox is asked to do on its command line.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sandbox/sample/sample_company.h"

#include <QStringList>

#include <chrono>

namespace kontor {

struct SandboxOptions
{
    quint16 port = 8918; ///< 0: any
    sandbox::SampleCompany company;
    QString profile; ///< one of sandbox::sampleProfiles()
    quint64 seed = 1;
    bool limits = true;
    std::chrono::seconds ahead{0}; ///< how much the services' clock is before the computer's
    QString print; ///< help or version: to be printed, and nothing else done
};

/// Reads the files that are named. BadInput with a text for people in `detail`.
Result<SandboxOptions> sandboxOptions(const QStringList &arguments);

} // namespace kontor
