// Text from outside, made harmless: control and direction characters, and length.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kontor {

/// Line breaks and tabs become spaces, other control and invisible direction characters go, runs of spaces shrink to
/// one, ends are trimmed, lone surrogates are dropped. Emoji, right-to-left letters and combining marks stay.
QString singleLine(QStringView text);

/// At most `characters` UTF-16 units, never cutting a surrogate pair apart.
QString cut(QStringView text, qsizetype characters);

/// For a terminal: control and direction characters as visible escapes (\x1b, \u202e), so that no text moves the
/// cursor, rings a bell or turns the line around.
QString escapedForTerminal(QStringView text);

} // namespace kontor
