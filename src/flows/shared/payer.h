// Who pays: a contact of HighLevel, and the QuickBooks customer that it is booked on.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/operation_kind.h"
#include "quickbooks/api.h"
#include "quickbooks/customer.h"

namespace kontor::flows {

struct Payer
{
    QString contactId;
    QString name;
    QString company;
    QString email;
    QString phone;
    QString address1;
    QString city;
    QString state;
    QString postalCode;
    QString country; ///< two letters
};

/// product.md, "Sales receipts": the linked one; else the active one with the payer's address, of several the parent,
/// then the lowest id; else, without an address, the one with the phone number. Nothing when one is to be made. One
/// that is linked but was not read yet (it was made a moment ago) has only its id. `country` is the company's. Where it
/// has several currencies only a customer of `currency` counts: each has one for life (quickbooks-online-api 7.12.3).
std::optional<quickbooks::Customer> customerOf(
    journal::Journal &journal, const Payer &payer, const QString &country, const QString &currency);

/// Whether the contact for which `creation` would make a customer may be one that the import has just made of a
/// customer, and does not know yet. Without an address only the name tells; the import settles it within seconds or
/// minutes.
bool mayBeImported(journal::Journal &journal, const journal::Operation &creation);

/// The subject of a customer's creation, so that one payer leads to one in each currency.
QString creationSubject(const Payer &payer, const QString &currency);
/// The creation, to be stored. `currency` only where the company has several. `key` is new for each.
journal::Operation customerCreation(
    const Payer &payer, const QString &flow, const QString &currency, const QString &key, Instant now);

/// A new customer; one that has the name already and is the same person is taken instead, another one's name gets a
/// distinguishing suffix (quickbooks-online-api 7.1.3). Repeating is harmless: names are unique in a company. Stages:
/// write, holder (who has the name?). Links the contact at once.
class CreateCustomer final : public OperationKind
{
public:
    explicit CreateCustomer(const quickbooks::Api &api)
        : m_api(api)
    { }
    QString name() const override;
    net::Request request(journal::Operation &operation, Instant serviceNow) const override;
    bool writes(const journal::Operation &operation) const override;
    Outcome settle(
        const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const override;
    Outcome unknown(const journal::Operation &operation) const override;
    QJsonObject batchItem(const journal::Operation &operation) const override;
    std::vector<RecordName> reasons(const journal::Operation &operation) const override;

private:
    const quickbooks::Api &m_api;
};

} // namespace kontor::flows
