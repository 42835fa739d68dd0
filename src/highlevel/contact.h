// A contact as HighLevel sends it, reduced to what Kontor reads.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace kontor::highlevel {

/// The fields of a contact that Kontor writes, by HighLevel's names; only those that are not empty.
using ContactFields = QMap<QString, QString>;

struct Contact
{
    QString id;
    ContactFields fields; ///< names in lower case when they come from a search (highlevel-api 3.3)
    QString source;
    std::optional<Instant> added;
    bool noMessages = false; ///< do not disturb, on every channel
    QStringList closedChannels; ///< "Email", "SMS": do not disturb there (highlevel-api 6.2)
    QStringList moreEmails; ///< addresses beside the main one, which can be read but not written (highlevel-api 9)
};

/// firstName, lastName, email, phone, companyName, website, address1, city, state, postalCode, country
const QStringList &contactFieldNames();

/// Unreadable when there is no id.
Result<Contact> contactFromJson(const QJsonObject &row);

} // namespace kontor::highlevel
