// How long a text is as an SMS.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kontor::ui {

/// As GSM 03.38 counts: 160 characters of its own alphabet in one message, 153 in each of several (some take two
/// places); with any other character 70 and 67 UTF-16 units.
struct SmsLength
{
    int characters = 0; ///< places taken
    int messages = 0;
    QString foreign; ///< the first character that is not in the alphabet; empty: all are
};

SmsLength smsLengthOf(const QString &text);

} // namespace kontor::ui
