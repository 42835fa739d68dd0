// Whether a write may stand in the books although nobody knows.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

namespace kontor::flows {

/// It was sent, and neither carried out as far as is known nor refused: before anything is written in its place it must
/// be found out. Also of one that the owner dismissed.
bool isInDoubt(const journal::Operation &operation);

} // namespace kontor::flows
