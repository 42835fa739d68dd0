// Puts into an error of QuickBooks what its own words leave out: which entry it means, up to when the books are closed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/named_cause.h"

#include "core/service.h"
#include "flows/shared/company_feed.h"
#include "quickbooks/customer.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows {

namespace {

/// An entry of a list in QuickBooks that a document refers to.
struct Reference
{
    QString kind; ///< "item", "customer", "income account", "deposit account", "account"
    QString id;
    QString name; ///< empty when it is not remembered
    bool active = true;
};

class References
{
public:
    explicit References(journal::Journal &journal)
        : m_journal(journal)
        , m_company(rememberedCompany(journal))
    { }

    Reference of(const QString &kind, const QString &id) const
    {
        Reference reference{.kind = kind, .id = id};
        if (kind == u"customer") {
            if (const auto record = m_journal.record(Service::QuickBooks, u"customer"_s, id)) {
                reference.name = quickbooks::customerFromStored(id, record->value).displayName;
                reference.active = record->active;
            }
            return reference;
        }
        if (!m_company) {
            return reference;
        }
        const auto &entries = kind == u"item" ? m_company->profile.items : m_company->profile.accounts;
        const auto entry = std::ranges::find(entries, id, &quickbooks::ListEntry::id);
        // Lists hold only what is active (quickbooks-online-api 5.3), unless an entry became inactive lately.
        reference.active = entry != entries.end() && entry->active;
        reference.name = entry != entries.end() ? entry->name : QString();
        return reference;
    }

    QString kindOfAccount(const QString &id) const
    {
        return m_journal.setting(u"accounts.deposit"_s) == id ? u"deposit account"_s
            : m_journal.setting(u"accounts.income"_s) == id   ? u"income account"_s
                                                              : u"account"_s;
    }

    std::vector<Reference> in(const QJsonObject &body) const
    {
        std::vector<Reference> found;
        const auto add = [&](const QString &kind, const QJsonValue &reference) {
            const QString id = reference[u"value"].toVariant().toString();
            if (!id.isEmpty() && std::ranges::find(found, id, &Reference::id) == found.end()) {
                found.push_back(of(kind, id));
            }
        };
        add(u"customer"_s, body[u"CustomerRef"]);
        const QJsonArray lines = body[u"Line"].toArray();
        for (const QJsonValue &line : lines) {
            add(u"item"_s, line[u"SalesItemLineDetail"][u"ItemRef"]);
        }
        add(u"deposit account"_s, body[u"DepositToAccountRef"]);
        add(u"income account"_s, body[u"IncomeAccountRef"]);
        return found;
    }

private:
    journal::Journal &m_journal;
    Result<Company> m_company;
};

void fill(Error &problem, const QString &name, const QString &value)
{
    if (problem.parameters.value(name).isEmpty() && !value.isEmpty()) {
        problem.parameters.insert(name, value);
    }
}

void fillWith(Error &problem, const Reference &reference)
{
    fill(problem, u"kind"_s, reference.kind);
    fill(problem, u"id"_s, reference.id);
    fill(problem, u"name"_s, reference.name);
}

void nameMissing(Error &problem, const References &references)
{
    static const QRegularExpression words(
        u"(\\w+) element id (\\w+) not found"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = words.match(problem.detail);
    const QString entity = match.captured(1).toLower();
    for (const QString &kind : {u"item"_s, u"customer"_s, u"account"_s}) {
        if (entity.startsWith(kind)) {
            const QString id = match.captured(2);
            fillWith(problem, references.of(kind == u"account" ? references.kindOfAccount(id) : kind, id));
        }
    }
}

void nameInactive(Error &problem, const journal::Operation &operation, const References &references)
{
    const QJsonObject body = operation.payload.contains(u"body") ? operation.payload[u"body"].toObject()
                                                                 : operation.payload[u"write"][u"body"].toObject();
    const std::vector<Reference> found = references.in(body);
    const auto inactive = std::ranges::find(found, false, &Reference::active);
    if (inactive != found.end() && !inactive->name.isEmpty()) {
        fillWith(problem, *inactive);
    } else if (problem.parameters.value(u"name"_s).isEmpty()) {
        problem.parameters.insert(u"case"_s, u"unnamed"_s);
    }
}

} // namespace

void nameTheCause(Error &problem, const journal::Operation &operation, journal::Journal &journal)
{
    if (problem.key == u"qb.6200" || problem.key == u"qb.6210") {
        const Result<Company> company = rememberedCompany(journal);
        fill(problem, u"closed"_s, company ? company->profile.booksClosed.toIso() : QString());
    } else if (problem.key == u"qb.2500") {
        nameMissing(problem, References(journal));
    } else if (problem.key == u"qb.610.inactive") {
        nameInactive(problem, operation, References(journal));
    }
}

} // namespace kontor::flows
