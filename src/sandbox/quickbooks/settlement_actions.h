// What a person could do in QuickBooks to close an invoice or open it again: credit, write-off, payments moved about.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/document_actions.h"

namespace kontor::sandbox::quickbooks {

/// By the name of the action.
const QHash<QString, DocumentAction> &settlementActions();
/// Their rows of the table of actions.
QJsonArray settlementActionTable();

} // namespace kontor::sandbox::quickbooks
