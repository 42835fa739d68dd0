// Decides what becomes of a customer, or of several who share an e-mail address. Values in, values out.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/contact_import/contact_fields.h"
#include "journal/journal.h"

namespace kontor::flows::contact_import {

/// A contact that HighLevel had when the existing ones were read.
struct KnownContact
{
    QString id;
    highlevel::ContactFields fields;
    QString namer = {}; ///< the customer whose name it bears already, by Kontor's links
};

/// Customers who are one contact: they share an e-mail address, or are linked to the same one. Active ones only.
struct Group
{
    std::vector<quickbooks::Customer> members; ///< the namer first: the contact bears its name
    QStringList unlinked; ///< ids of those without a link
    std::optional<journal::Link> link; ///< the namer's, when there are linked ones
    bool indexFresh = false; ///< the existing contacts were read minutes ago: `byEmail` and `byPhone` can be trusted
    std::vector<KnownContact> byEmail; ///< matches of the first address that has any
    std::vector<KnownContact> byPhone; ///< of those that belong to no other customer by Kontor's making
};

struct Rules
{
    QString tag;
    QString country; ///< for phone numbers without one
    bool firstImport = false; ///< the operations count for the import card
    Instant now;
    Instant highLevelNow{}; ///< by HighLevel's clock
};

struct Decision
{
    QString action; ///< as PreviewRow::action
    QString key; ///< as PreviewRow::key
    QMap<QString, QString> parameters;
    QString result; ///< as LogEntry::result, when no write follows; else empty
    std::vector<journal::Operation> operations;
    std::vector<journal::Link> links;
};

Decision plan(const Group &group, const Rules &rules);

/// The subject of all operations for this customer.
QString subjectOf(const QString &customerId);

} // namespace kontor::flows::contact_import
