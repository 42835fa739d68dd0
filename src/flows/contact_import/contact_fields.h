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

/// `wanted` for a contact that bears `written` of Kontor's: when one of its two names goes ("Jo" "Smith" becomes "Acme
/// Ltd"), the other is spread over both, "Acme" and "Ltd". Whether HighLevel can clear a field is not documented
/// (highlevel-api 3.1), and written into one of them it might read "Acme Ltd Smith". A single word stays where it is.
highlevel::ContactFields withNameInBothParts(highlevel::ContactFields wanted, const highlevel::ContactFields &written);

QJsonObject toJson(const highlevel::ContactFields &fields);
highlevel::ContactFields contactFieldsFromJson(const QJsonObject &json);

/// What a link remembers of its contact, journal::Link::written.
struct Written
{
    highlevel::ContactFields fields; ///< as Kontor last wrote them; none: not yet
    QString namer; ///< id of the customer whose fields these are; empty in links of Kontor's first weeks
    QStringList refused = {}; ///< fields that HighLevel did not take: empty there, and nobody emptied them
};

QJsonObject toJson(const Written &written);
Written writtenFromJson(const QJsonObject &json);

/// Whether two values of a field mean the same: e-mail, names and places without regard to case (a search gives names
/// in lower case), phone numbers by their digits.
bool sameValue(const QString &field, const QString &one, const QString &other);

} // namespace kontor::flows::contact_import
