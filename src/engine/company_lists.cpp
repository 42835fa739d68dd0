// What the settings of accounts and taxes choose from.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/company_lists.h"

#include "flows/invoice_mirror/tax_map.h"
#include "flows/shared/company_feed.h"
#include "flows/shared/item_creation.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::engine {

namespace {

namespace mirror = flows::invoice_mirror;

/// "GST|5 + QST|9.975" as the taxes that it names; "|0" as none.
std::vector<mirror::SourceTax> taxesOfKey(const QString &key)
{
    std::vector<mirror::SourceTax> taxes;
    if (key == u"|0") {
        return taxes;
    }
    const QStringList parts = key.split(u" + "_s);
    for (const QString &part : parts) {
        const qsizetype bar = part.lastIndexOf(u'|');
        taxes.push_back({part.left(bar), ExactDecimal::parse(part.mid(bar + 1)).value_or(ExactDecimal())});
    }
    return taxes;
}

} // namespace

CompanyLists companyListsOf(journal::Journal &journal, Instant now)
{
    CompanyLists lists;
    const Result<flows::Company> company = flows::rememberedCompany(journal);
    if (!company) {
        lists.problem = company.error();
        return lists;
    }
    const quickbooks::CompanyProfile &profile = company->profile;
    for (const quickbooks::ListEntry &item : profile.items) {
        if (item.active && (item.type == u"Service" || item.type == u"NonInventory" || item.type == u"Inventory")) {
            lists.items.push_back({item.id, item.name, item.type});
        }
    }
    for (const quickbooks::ListEntry &account : profile.accounts) {
        if (!account.active) {
            continue;
        }
        if (account.type == u"Income") {
            lists.incomeAccounts.push_back({account.id, account.name, account.type});
        } else if (account.type == u"Bank" || account.subtype == u"UndepositedFunds") {
            lists.depositAccounts.push_back({account.id, account.name, account.type});
        }
        if (account.subtype == u"UndepositedFunds" && lists.deposit.isEmpty()) {
            lists.deposit = account.id;
        }
    }
    lists.item = flows::itemFor(flows::defaultItemPurpose(), journal, profile);
    lists.income = flows::incomeAccountOf(journal, profile);
    using quickbooks::SalesTax;
    lists.codesNeeded = profile.salesTax == SalesTax::Manual || profile.salesTax == SalesTax::CodePerLine;
    const CalendarDate today = CalendarDate::of(now, u"UTC").value_or(CalendarDate());
    for (const quickbooks::TaxCode &code : profile.taxCodes) {
        const std::optional<ExactDecimal> percent = profile.percentOf(code, today);
        if (code.active && percent) {
            lists.taxCodes.push_back({code.id, code.name, percent->toText()});
        }
    }
    const QString setting = journal.setting(u"taxes.map"_s).value_or(QString());
    const mirror::TaxMap map = mirror::taxMapFrom(QJsonDocument::fromJson(setting.toUtf8()).object());
    const QJsonObject seen = journal.state(u"taxes_seen"_s);
    for (auto tax = seen.constBegin(); tax != seen.constEnd(); ++tax) {
        const std::vector<mirror::SourceTax> taxes = taxesOfKey(tax.key());
        const Result<QString> code = mirror::taxCodeFor(taxes, profile, map, today);
        CompanyLists::Tax row{.key = tax.key(),
            .name = tax.value()[u"name"].toString(),
            .rate = tax.value()[u"rate"].toString(),
            .code = code.value_or(QString()),
            .chosen = map.contains(tax.key())};
        if (row.code.isEmpty()) {
            const auto suggestions = mirror::taxCodeSuggestions(taxes, profile, today);
            row.suggestion = suggestions.empty() ? QString() : suggestions.front().code;
        }
        lists.taxes.push_back(std::move(row));
    }
    std::ranges::stable_sort(
        lists.taxes, {}, [](const CompanyLists::Tax &tax) { return std::pair(!tax.code.isEmpty(), tax.name); });
    return lists;
}

} // namespace kontor::engine
