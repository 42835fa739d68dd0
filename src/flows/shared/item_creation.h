// Makes an item that lines of documents stand on, when the company has none for it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/shared/operation_kind.h"
#include "quickbooks/api.h"
#include "quickbooks/company_profile.h"

namespace kontor::flows {

/// What an item is for: "default" for lines without one of their own, "tax" for tax that stands as a line.
struct ItemPurpose
{
    QString word;
    QString name; ///< "HighLevel Sales", "HighLevel Sales Tax"
};
const ItemPurpose &defaultItemPurpose();
const ItemPurpose &taxItemPurpose();

/// The item for that purpose: the owner's choice; without one that which Kontor made, or one of that name. Empty when
/// it is to be made, or the owner's choice is gone. Only items that can stand on a line count
/// (quickbooks-online-api 7.2).
QString itemFor(const ItemPurpose &purpose, journal::Journal &journal, const quickbooks::CompanyProfile &profile);
/// The account that the income of the default item goes to: the owner's choice, without one the usual one of a new
/// company.
QString incomeAccountOf(journal::Journal &journal, const quickbooks::CompanyProfile &profile);

/// BadInput "qb.2500" {kind, id, name}: what the owner chose is not among the active entries. Something else in its
/// place would put money elsewhere without a word. `kind` is one of the words that src/texts knows.
Error chosenIsGone(const QString &kind, const QString &id, const std::vector<quickbooks::ListEntry> &entries);

/// The creation, to be stored. BadInput "qb.2500" when the owner's item or account is gone, or there is no account for
/// it.
Result<journal::Operation> itemCreation(const ItemPurpose &purpose, journal::Journal &journal,
    const quickbooks::CompanyProfile &profile, const QString &flow, const QString &key, Instant now);

/// Names of items are unique, so repeating is harmless. Stages: write, holder (who has the name?).
class CreateItem final : public OperationKind
{
public:
    explicit CreateItem(const quickbooks::Api &api)
        : m_api(api)
    { }
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

} // namespace kontor::flows
