// Checks and cleans the fields of a body by the description of its kind.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/books.h"

namespace kontor::sandbox::quickbooks {

/// The writable fields of a body: null is treated as absent, read-only fields are gone, numbers sent as text are
/// numbers. Fails with 2010 (unknown property, wrong type), 2040, 2050, 2080, 2500, 610.
Outcome<QJsonObject> checkedFields(const Books &books, const EntityKind &kind, const QJsonObject &body, bool creating);

/// True for "" and {} and an e-mail or phone block without its text: how a field is cleared
/// (quickbooks-online-api 7.0).
bool clearsField(const Field &field, const QJsonValue &value);

/// What an update makes of an object: a full one clears what `fields` lacks, a sparse one keeps it (7.0). What is
/// derived from the fields is left to the caller.
QJsonObject mergedFields(const EntityKind &kind, const QJsonObject &before, const QJsonObject &fields, bool sparse);
bool isSparse(const QJsonObject &body);

/// The object that an update, a void or a delete names, when the body carries its version. Fails with 2030, 610, 2020
/// (SyncToken), 5010.
Outcome<QJsonObject> objectToUpdate(const Books &books, const EntityKind &kind, const QJsonObject &body);
/// As checkedFields for an update, but a reference that stays as it is may have become inactive.
Outcome<QJsonObject> changedFields(
    const Books &books, const EntityKind &kind, const QJsonObject &body, const QJsonObject &before);

} // namespace kontor::sandbox::quickbooks
