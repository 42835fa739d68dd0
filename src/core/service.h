// The two services that Kontor keeps in step.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace kontor {

enum class Service { QuickBooks, HighLevel };

inline constexpr std::array services{Service::QuickBooks, Service::HighLevel};

/// "quickbooks" or "highlevel": the word of the command line, the journal and the keychain. Not for the owner's eyes.
QString serviceWord(Service service);
/// "QuickBooks" or "HighLevel", as the services write themselves.
QString serviceName(Service service);

} // namespace kontor
