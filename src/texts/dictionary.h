// The entries of the error dictionary, as they stand in the sources: English, with {named} places.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace kontor::texts {

/// One entry. The texts are translated under the context "texts" and then filled by name.
struct Entry
{
    const char *keys; ///< one or several that share the words, separated by spaces
    const char *title;
    const char *cause;
    const char *remedy;
    const char *actions; ///< names separated by spaces; empty when there is nothing to press
};

std::span<const Entry> quickbooksEntries();
std::span<const Entry> highlevelEntries();
std::span<const Entry> moneyEntries();
std::span<const Entry> computerEntries();

} // namespace kontor::texts
