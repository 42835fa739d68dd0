// Errors as notes say them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/error_words.h"

#include "texts/texts.h"

using namespace Qt::StringLiterals;

namespace kontor::ui {

QString noteText(const Error &error)
{
    const texts::Explanation words = texts::explain(error);
    return u"%1\n%2 %3"_s.arg(words.title, words.cause, words.remedy);
}

QString fieldText(const Error &error)
{
    const texts::Explanation words = texts::explain(error);
    return u"%1 %2"_s.arg(words.cause, words.remedy);
}

} // namespace kontor::ui
