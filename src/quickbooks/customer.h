// A customer as QuickBooks sends it, reduced to what Kontor reads.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QStringList>

namespace kontor::quickbooks {

/// Texts as they stand there, unchanged (quickbooks-online-api 7.1).
struct Customer
{
    QString id;
    QString displayName;
    QString givenName;
    QString familyName;
    QString companyName;
    QString email; ///< the whole field, perhaps several addresses
    QString phone; ///< PrimaryPhone
    QString mobile;
    QString website;
    QString line1; ///< BillAddr: Line1 to Line5 joined by ", "
    QString city;
    QString state;
    QString postalCode;
    QString country;
    QString currency; ///< code; empty where a company has only one
    QString parent; ///< id of the parent, empty for a top-level customer
    bool active = true;

    friend bool operator==(const Customer &, const Customer &) = default;
};

/// Unreadable when there is no id. A row that says no more than "Deleted" (change data capture) is an inactive
/// customer.
Result<Customer> customerFromJson(const QJsonObject &row);
/// For the journal: only what is set, and back.
QJsonObject toStored(const Customer &customer);
Customer customerFromStored(const QString &id, const QJsonObject &stored);

/// Parents before sub-customers, then the lower id: who of several is the first.
bool comesBefore(const Customer &one, const Customer &other);

} // namespace kontor::quickbooks
