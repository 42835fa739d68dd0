// What invoices and receipts have in common when they are planned: settings, and what must be made before them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/document.h"
#include "flows/shared/company_feed.h"
#include "flows/shared/operation_kind.h"
#include "flows/shared/payer.h"

#include <functional>

namespace kontor::flows {

/// From the owner's settings and what the company has (product.md, settings accounts.* and taxes.map).
struct BookingRules
{
    invoice_mirror::DocumentRules document; ///< without a customer
    QString depositAccount; ///< id; empty leaves the choice to QuickBooks: Undeposited Funds
    std::optional<Error> depositProblem; ///< the account that the owner chose is gone: nothing may be deposited
};
BookingRules bookingRules(journal::Journal &journal, const Company &company);

/// On which item of QuickBooks a product of HighLevel was booked: it stays with it, also under another name. In a
/// transaction of the caller.
void rememberItems(journal::Journal &journal, const QMap<QString, QString> &itemOfProduct);

/// Why something is to be made, so that it is planned anew with what leads to it.
struct Reason
{
    RecordName record;
    QString version;
    QString flow;
};

/// Stores the creation unless there is one on its way or the owner is asked about it; one that was refused for an older
/// version of the same reason is replaced. True when it was stored. In a transaction of the caller.
bool requestCreation(journal::Journal &journal, journal::Operation operation, const Reason &reason);

/// The name and id of an active way of paying; made when missing. `word` is HighLevel's: "card", "cash", "paypal".
QString nameOfPaymentMethod(const QString &word);

/// A way of paying that QuickBooks does not have yet; one that has the name already is as good.
class CreatePaymentMethod final : public OperationKind
{
public:
    explicit CreatePaymentMethod(const quickbooks::Api &api)
        : m_api(api)
    { }
    static journal::Operation creation(const QString &name, const QString &key, Instant now);
    QString name() const override;
    net::Request request(journal::Operation &operation, Instant serviceNow) const override;
    bool writes(const journal::Operation &operation) const override;
    Outcome settle(
        const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const override;
    Outcome unknown(const journal::Operation &operation) const override;
    std::vector<RecordName> reasons(const journal::Operation &operation) const override;

private:
    const quickbooks::Api &m_api;
};

/// What `requestCreation` noted.
std::vector<RecordName> reasonsIn(const journal::Operation &operation);

} // namespace kontor::flows
