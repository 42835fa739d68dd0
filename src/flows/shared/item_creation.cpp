// Makes an item that lines of documents stand on, when the company has none for it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/item_creation.h"

#include "flows/shared/about.h"
#include "flows/shared/booking.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows {

namespace {

constexpr int triedItemNames = 5;

bool canStandOnALine(const quickbooks::ListEntry &item)
{
    return item.active && (item.type == u"Service" || item.type == u"NonInventory" || item.type == u"Inventory");
}

/// The first active account for which any of the tests holds, the tests in their order of preference.
QString accountBy(const quickbooks::CompanyProfile &profile,
    const std::vector<std::function<bool(const quickbooks::ListEntry &)>> &tests)
{
    for (const auto &test : tests) {
        const auto found = std::ranges::find_if(
            profile.accounts, [&](const quickbooks::ListEntry &account) { return account.active && test(account); });
        if (found != profile.accounts.end()) {
            return found->id;
        }
    }
    return {};
}

QString itemNameForTry(const journal::Operation &operation)
{
    const QString name = operation.payload[u"name"].toString();
    const int attempt = operation.payload[u"try"].toInt();
    return attempt == 0 ? name : name + u" (%1)"_s.arg(attempt + 1);
}

Outcome madeItem(const journal::Operation &operation, const QString &id, const QString &result)
{
    Outcome outcome{.operation = operation, .result = result, .companyIsOld = true};
    outcome.links.push_back({.kind = u"item"_s,
        .quickbooksId = id,
        .highlevelId = operation.payload[u"purpose"].toString(),
        .madeByKontor = true});
    return outcome;
}

} // namespace

const ItemPurpose &defaultItemPurpose()
{
    static const ItemPurpose purpose{u"default"_s, u"HighLevel Sales"_s};
    return purpose;
}

const ItemPurpose &taxItemPurpose()
{
    static const ItemPurpose purpose{u"tax"_s, u"HighLevel Sales Tax"_s};
    return purpose;
}

QString itemFor(const ItemPurpose &purpose, journal::Journal &journal, const quickbooks::CompanyProfile &profile)
{
    const auto usable = [&](const QString &id) {
        const auto item = std::ranges::find(profile.items, id, &quickbooks::ListEntry::id);
        return item != profile.items.end() && canStandOnALine(*item);
    };
    if (purpose.word == defaultItemPurpose().word) {
        if (const QString chosen = journal.setting(u"accounts.item"_s).value_or(QString()); !chosen.isEmpty()) {
            return usable(chosen) ? chosen : QString(); // never another one than the owner's
        }
    }
    for (const journal::Link &link : journal.linksByHighLevel(u"item"_s, purpose.word)) {
        if (usable(link.quickbooksId)) {
            return link.quickbooksId;
        }
    }
    const auto named = std::ranges::find_if(profile.items, [&](const quickbooks::ListEntry &item) {
        return canStandOnALine(item) && item.name.compare(purpose.name, Qt::CaseInsensitive) == 0;
    });
    return named == profile.items.end() ? QString() : named->id;
}

QString incomeAccountOf(journal::Journal &journal, const quickbooks::CompanyProfile &profile)
{
    const QString chosen = journal.setting(u"accounts.income"_s).value_or(QString());
    if (!chosen.isEmpty()) {
        return accountBy(profile, {[&](const auto &account) { return account.id == chosen; }});
    }
    const auto isIncome = [](const quickbooks::ListEntry &account) { return account.type == u"Income"; };
    return accountBy(profile,
        {[&](const auto &account) { return isIncome(account) && account.subtype == u"ServiceFeeIncome"; },
            [&](const auto &account) { return isIncome(account) && account.subtype == u"SalesOfProductIncome"; },
            [&](const auto &account) { return isIncome(account) && account.subtype != u"DiscountsRefundsGiven"; }});
}

Error chosenIsGone(const QString &kind, const QString &id, const std::vector<quickbooks::ListEntry> &entries)
{
    const auto entry = std::ranges::find(entries, id, &quickbooks::ListEntry::id);
    return {.kind = Error::Kind::BadInput,
        .key = u"qb.2500"_s,
        .parameters
        = {{u"kind"_s, kind}, {u"id"_s, id}, {u"name"_s, entry == entries.end() ? QString() : entry->name}}};
}

Result<journal::Operation> itemCreation(const ItemPurpose &purpose, journal::Journal &journal,
    const quickbooks::CompanyProfile &profile, const QString &flow, const QString &key, Instant now)
{
    const bool forTax = purpose.word == taxItemPurpose().word;
    const QString chosenItem = forTax ? QString() : journal.setting(u"accounts.item"_s).value_or(QString());
    if (!chosenItem.isEmpty()) {
        return fail(chosenIsGone(u"item"_s, chosenItem, profile.items));
    }
    // Tax that stands as a line is owed, not earned (quickbooks-online-api 7.12.1).
    const QString account = forTax
        ? accountBy(profile,
              {[](const auto &entry) {
                   return entry.type == u"Other Current Liability"
                       && (entry.subtype == u"SalesTaxPayable" || entry.subtype == u"GlobalTaxPayable");
               },
                  [](const auto &entry) {
                      return entry.type == u"Other Current Liability" && entry.subtype == u"OtherCurrentLiabilities";
                  },
                  [](const auto &entry) { return entry.type == u"Other Current Liability"; }})
        : incomeAccountOf(journal, profile);
    if (account.isEmpty()) {
        const QString chosen = forTax ? QString() : journal.setting(u"accounts.income"_s).value_or(QString());
        if (!chosen.isEmpty()) {
            return fail(chosenIsGone(u"income account"_s, chosen, profile.accounts));
        }
        return fail({.kind = Error::Kind::BadInput,
            .key = u"qb.2500"_s,
            .parameters = {{u"kind"_s, u"Account"_s}, {u"name"_s, purpose.name}}});
    }
    QJsonObject body{{u"Type"_s, u"Service"_s}, {u"IncomeAccountRef"_s, QJsonObject{{u"value"_s, account}}}};
    if (forTax && profile.country == u"US") {
        body.insert(u"Taxable"_s, false);
    }
    journal::Operation operation{.kind = u"item.create"_s,
        .flow = flow,
        .service = Service::QuickBooks,
        .subject = u"item:"_s + purpose.word,
        .idempotencyKey = key,
        .stage = u"write"_s,
        .payload = {{u"name"_s, purpose.name}, {u"purpose"_s, purpose.word}, {u"body"_s, body}},
        .urgency = 1,
        .due = now,
        .created = now};
    setAbout(operation, {.document = u"item"_s, .name = purpose.name});
    return operation;
}

QString CreateItem::name() const { return u"item.create"_s; }

bool CreateItem::writes(const journal::Operation &operation) const { return operation.stage == u"write"; }

net::Request CreateItem::request(journal::Operation &operation, Instant) const
{
    const QString name = itemNameForTry(operation);
    if (operation.stage == u"holder") {
        return m_api.query(u"SELECT * FROM Item WHERE Name = "_s + quickbooks::quoted(name));
    }
    QJsonObject body = operation.payload[u"body"].toObject();
    body.insert(u"Name"_s, name);
    return m_api.write(
        u"Item"_s, body, operation.idempotencyKey + u'-' + QString::number(operation.payload[u"try"].toInt()));
}

Outcome CreateItem::settle(const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &) const
{
    const auto attentionBecause = [&](const Error &problem) {
        return Outcome{.next = Outcome::Next::Attention, .operation = operation, .problem = problem};
    };
    const auto goOn = [&](const QString &stage, int attempt) {
        Outcome outcome{.next = Outcome::Next::Step, .operation = operation};
        outcome.operation.stage = stage;
        outcome.operation.payload.insert(u"try"_s, attempt);
        return outcome;
    };
    const int attempt = operation.payload[u"try"].toInt();
    if (operation.stage == u"holder") {
        if (!reply) {
            return attentionBecause(reply.error());
        }
        const QJsonArray rows = (*reply)[u"QueryResponse"][u"Item"].toArray();
        for (const QJsonValue &row : rows) {
            if (row[u"Type"].toString() == u"Service" && row[u"Active"].toBool(true)) {
                return madeItem(operation, row[u"Id"].toVariant().toString(), u"linked"_s);
            }
        }
        return attempt + 1 < triedItemNames ? goOn(u"write"_s, attempt + 1)
                                            : attentionBecause({.kind = Error::Kind::Refused,
                                                  .key = u"qb.6240"_s,
                                                  .parameters = {{u"name"_s, operation.payload[u"name"].toString()}},
                                                  .serviceCode = u"6240"_s});
    }
    if (!reply) {
        return reply.error().key == u"qb.6240" ? goOn(u"holder"_s, attempt) : attentionBecause(reply.error());
    }
    const QString id = (*reply)[u"Item"][u"Id"].toVariant().toString();
    return id.isEmpty() ? attentionBecause({.kind = Error::Kind::Unreadable,
                              .key = u"kontor.unreadable_reply"_s,
                              .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}},
                              .detail = u"A new item without an id"_s})
                        : madeItem(operation, id, u"created"_s);
}

Outcome CreateItem::unknown(const journal::Operation &operation) const
{
    return {.next = Outcome::Next::Step, .operation = operation};
}

std::vector<RecordName> CreateItem::reasons(const journal::Operation &operation) const { return reasonsIn(operation); }

} // namespace kontor::flows
