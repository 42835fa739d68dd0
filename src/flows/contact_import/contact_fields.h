// What a QuickBooks customer looks like as a HighLevel contact.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "highlevel/contact.h"
#include "quickbooks/customer.h"

namespace kontor::flows::contact_import {

struct WantedContact
{
    highlevel::ContactFields fields; ///< no empty values
    QStringList shortened; ///< fields that had to be cut or rid of characters
};

/// Names come from given and family name, without both the display name as it stands. The first of several e-mail
/// addresses, the first phone number that is valid. `country` is the two-letter code for phone numbers without one.
WantedContact wantedContact(const quickbooks::Customer &customer, const QString &country);

/// The number under which a customer is found, E.164 or empty.
QString phoneOf(const quickbooks::Customer &customer, const QString &country);

QJsonObject toJson(const highlevel::ContactFields &fields);
highlevel::ContactFields contactFieldsFromJson(const QJsonObject &json);

/// What a link remembers of its contact, journal::Link::written.
struct Written
{
    highlevel::ContactFields fields; ///< as Kontor last wrote them; none: not yet
    QString namer; ///< id of the customer whose fields these are; empty in links of Kontor's first weeks
};

QJsonObject toJson(const Written &written);
Written writtenFromJson(const QJsonObject &json);

/// Whether two values of a field mean the same: e-mail, names and places without regard to case (a search gives names
/// in lower case), phone numbers by their digits.
bool sameValue(const QString &field, const QString &one, const QString &other);

} // namespace kontor::flows::contact_import
