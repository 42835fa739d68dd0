// Countries as the owner reads them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace kontor::ui {

/// "Schweiz (CH)", "Switzerland (CH)": in the language that is set where Qt knows the name, else as the country writes
/// itself. The code alone when it is none.
QString countryWords(const QString &code);
/// Words and two-letter code of every country, by words.
std::vector<std::pair<QString, QString>> allCountries();

} // namespace kontor::ui
