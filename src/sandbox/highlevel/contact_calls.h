// The calls under /contacts (highlevel-api 3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/call.h"

namespace kontor::sandbox::highlevel {

std::span<const Route> contactRoutes();

Answer searchContacts(State &state, const Call &call);
Answer findDuplicate(State &state, const Call &call);
Answer listContacts(State &state, const Call &call);

/// The contact that a new one with these values would double, by the location's order; and the field that says so.
struct Duplicate
{
    const Contact *contact = nullptr;
    QString field;
};
Duplicate duplicateOf(
    const LocationRecord &location, const QStringList &order, const QString &email, const QString &phone);

const Contact *contactAnywhere(const State &state, const QString &id, LocationRecord **location = nullptr);

} // namespace kontor::sandbox::highlevel
