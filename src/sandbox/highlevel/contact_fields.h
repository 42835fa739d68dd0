// How the fields of a contact are written and read (highlevel-api 3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/state.h"

namespace kontor::sandbox::highlevel {

enum class ContactBody {
    New, ///< POST: gender counts
    Existing, ///< an upsert that found one, or a PUT: gender is ignored (highlevel-api 9)
};

/// Puts a checked body into `fields`; the phone number must be E.164 by now. Null and empty texts by the switch.
void writeContactFields(
    State &state, LocationRecord &location, QJsonObject &fields, const QJsonObject &body, ContactBody kind);

/// As create, get, update and upsert answer it: real case, with what is derived.
QJsonObject contactObject(const Contact &contact, const State &state);
/// As POST /contacts/search answers it: names in lower case only (highlevel-api 3.3).
QJsonObject searchedContact(const Contact &contact);
/// As the deprecated GET /contacts/ answers it.
QJsonObject listedContact(const Contact &contact);
QString contactName(const Contact &contact);
void noteTags(State &state, LocationRecord &location, const QJsonArray &tags);
/// Each tag once, in their order.
QJsonArray unitedTags(const QJsonArray &tags, const QJsonArray &more);

} // namespace kontor::sandbox::highlevel
