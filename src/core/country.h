// Countries: free text in QuickBooks, ISO 3166 codes in HighLevel.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace kontor {

/// "US" from "US", "USA", "u.s.a.", "United States", "Deutschland" ...; empty when unknown. HighLevel takes two-letter
/// codes only (highlevel-api 3.2), with GB for the United Kingdom.
QString countryCode(QStringView typed);

} // namespace kontor
