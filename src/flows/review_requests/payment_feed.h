// Reads which QuickBooks invoices are paid: once all that were before, then what changes.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/customer_feed.h"

namespace kontor::flows::review_requests {

/// The cursor "quickbooks.payments" holds how far it is. The first walk reads all payments and all invoices without a
/// balance: whoever had paid before requests were switched on "has had" one (link of kind "review"). That moment is
/// kept by this computer's clock ("on") until QuickBooks' is known ("switchedOn"). Later walks find out what one answer
/// of change data capture does not hold, or what happened too long ago for it (quickbooks-online-api 5.3).
///
/// Records of QuickBooks: "payment", with the keys "invoice:ID" of those for which money came in; "invoice",
/// {"customer", "settled", "counted", "intent"}, of those that are or were settled; "counted" once it has been paid,
/// "intent" names the record "review" that it led to. An invoice is unplanned when it or its payments changed.
class PaymentFeed
{
public:
    explicit PaymentFeed(const quickbooks::Api &api)
        : m_api(api)
    { }

    /// For `readCustomers`: empty while a walk is to be made.
    AlsoChanged changes(journal::Journal &journal, const Moment &now) const;
    /// One page of a walk; nothing to do when changes are read. Customers must have been read.
    FeedStep step(journal::Journal &journal, const Call &call, const Moment &now, std::stop_token stop) const;

    /// From nothing: what has been paid by now counts as had. `now` is by this computer's clock.
    static void restart(journal::Journal &journal, Instant now);
    static bool isRead(journal::Journal &journal); ///< the first walk is done

private:
    const quickbooks::Api &m_api;
};

/// Whether money came in for the invoice, by the payments that are known.
bool hasRealPayment(journal::Journal &journal, const QString &invoice);

/// The customer at the top of this one's family, by the customers that are known; itself when it has no parent.
QString topCustomer(journal::Journal &journal, const QString &customer);

/// Notes that a customer has had its request, or never gets one; `contact` may be empty. `state` is "before", "merged",
/// "due", "sent", "opted_out" ... `because`: only for that other customer's sake ("had", "family", "merged").
void noteReview(journal::Journal &journal, const QString &customer, const QString &contact, QJsonObject written);
/// The same for a customer further down the family, who would otherwise be new once it leaves it.
void noteFamily(journal::Journal &journal, const QString &top, const QString &customer);
/// `note` is of a customer who is the same contact as `customer`: because of whom that contact needs no other request.
/// Empty when that is `customer` itself, or nobody has written to the contact.
QString hadBecauseOf(const journal::Link &note, const QString &customer);

} // namespace kontor::flows::review_requests
