// Voids, deletes and sends sales forms (quickbooks-online-api 7.7.5, 7.9).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/form_rules.h"

namespace kontor::sandbox::quickbooks {

/// Amounts become 0, the lines stay. A second void changes nothing. `body` carries Id and SyncToken.
Outcome<QJsonObject> voidSalesForm(Books &books, const EntityKind &kind, const QJsonObject &body);
/// Leaves a tombstone; the outcome is {"status": "Deleted", "domain", "Id"}.
Outcome<QJsonObject> deleteSalesForm(Books &books, const EntityKind &kind, const QJsonObject &body);
/// What an e-mail to the customer does to the form; nothing leaves this machine, but it is counted. `address` may be
/// empty: then it goes to BillEmail.
Outcome<QJsonObject> sendSalesForm(Books &books, const EntityKind &kind, const QString &id, const QString &address);

/// {"status": "Deleted", "domain", "Id"}.
QJsonObject deletedAnswer(const QString &id);

} // namespace kontor::sandbox::quickbooks
