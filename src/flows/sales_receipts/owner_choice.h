// What the owner decided about a receipt: its refund, its total.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

namespace kontor::flows::sales_receipts {

/// The owner chose HighLevel's side, or QuickBooks'. Of a refund: book it, or leave it. Of a total that differs: write
/// the receipt again with its tax as a line, or keep it. Of one that is gone: book it again, or leave it. False when
/// the operation is no such entry. In a transaction of the caller.
bool chooseForReceipt(journal::Journal &journal, journal::Operation operation, bool highLevel);

} // namespace kontor::flows::sales_receipts
