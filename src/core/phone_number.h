// Phone numbers: free text in QuickBooks, E.164 in HighLevel.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kontor {

/// E.164 ("+15551234567") of what somebody typed, or nothing when it is no valid number. `country` is the two-letter
/// code that counts where the number names none. Extensions are dropped. Thread-safe.
QString e164(QStringView typed, QStringView country);

} // namespace kontor
