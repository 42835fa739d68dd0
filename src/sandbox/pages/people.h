// Customers of one side and contacts of the other, as rows for the sandbox's page.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace kontor::sandbox {

struct PeopleSlice
{
    qsizetype from = 0;
    qsizetype count = 200; ///< of each side
    QString find; ///< part of a name, an e-mail address or a number, case ignored; empty: all
};

/// From the customers and contacts of both stand-ins, newest first: {"customers": [{"id", "name", "emails", "phone",
/// "active", "linked": id of a contact}], "contacts": [{"id", "name", "email", "phone", "tags", "source", "optedOut":
/// channels, "linked": id of a customer}], and of each side how many there are, "customersTotal", how many match
/// `find`, "customersFound", and how many of all are linked, "customersLinked"}. Linked means that they share an e-mail
/// address, case ignored.
QJsonObject people(const QJsonArray &customers, const QJsonArray &contacts, const PeopleSlice &slice);

} // namespace kontor::sandbox
