// Looks at both sides when everything has come to rest, and says what does not hold. Knows the rules, not the engine.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation/check.h"

#include "core/clock.h"
#include "core/email_address.h"

#include <QJsonArray>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace kontor::simulation {

namespace {

QMap<QString, QJsonObject> byId(const QJsonArray &rows)
{
    QMap<QString, QJsonObject> map;
    for (const QJsonValue &row : rows) {
        map.insert(row[u"id"].toString(), row.toObject());
    }
    return map;
}

QStringList emailsOf(const QJsonObject &customer)
{
    return emailAddresses(customer[u"PrimaryEmailAddr"][u"Address"].toString().toLower());
}

Instant createdAt(const QJsonObject &customer)
{
    return instantFromIso(customer[u"MetaData"][u"CreateTime"].toString()).value_or(Instant{});
}

/// QuickBooks tells whole seconds; within one the ids do, except of those who were there from the beginning.
bool cameSooner(const QJsonObject &one, const QJsonObject &other)
{
    return createdAt(one) != createdAt(other) ? createdAt(one) < createdAt(other)
                                              : one[u"Id"].toString().toInt() < other[u"Id"].toString().toInt();
}

/// Parent before sub-customer, then lowest id.
bool comesFirst(const QJsonObject &one, const QJsonObject &other)
{
    const bool oneIsSub = one.contains(u"ParentRef");
    return oneIsSub != other.contains(u"ParentRef") ? !oneIsSub
                                                    : one[u"Id"].toString().toInt() < other[u"Id"].toString().toInt();
}

bool shareAnAddress(const QJsonObject &one, const QJsonObject &other)
{
    const QStringList addresses = emailsOf(one);
    return std::any_of(addresses.begin(), addresses.end(),
        [others = emailsOf(other)](const QString &address) { return others.contains(address); });
}

/// A contact bears the name and the main address of the first of those who became it together; who joins later changes
/// neither. Who that can be follows from when everybody came: nobody who came after the contact was made, nobody before
/// whom another one comes who has the same address and had been there as long. (Those whom a refusal for their number
/// brought together have no first.)
bool isNamedAfterTheFirst(const QJsonObject &contact, const std::vector<QJsonObject> &customers, bool firstNameTyped)
{
    const Instant made = instantFromIso(contact[u"dateAdded"].toString()).value_or(Instant{});
    const auto same = [&](const QString &field, const QString &value) {
        return contact[field].toString().compare(value, Qt::CaseInsensitive) == 0;
    };
    return std::any_of(customers.begin(), customers.end(), [&](const QJsonObject &namer) {
        const bool first = std::none_of(customers.begin(), customers.end(), [&](const QJsonObject &other) {
            return cameSooner(other, namer) && comesFirst(other, namer) && shareAnAddress(other, namer);
        });
        const QString address = emailsOf(namer).value(0); // without one, a customer's who joins may fill it
        QString firstName = namer[u"GivenName"].toString();
        const QString lastName = namer[u"FamilyName"].toString();
        if (firstName.isEmpty() && lastName.isEmpty()) {
            firstName = namer[u"DisplayName"].toString();
        }
        return first && createdAt(namer) <= made && (address.isEmpty() || same(u"email"_s, address))
            && same(u"lastName"_s, lastName) && (firstNameTyped || same(u"firstName"_s, firstName));
    });
}

} // namespace

QStringList check(journal::Journal &journal, const sandbox::StandIn &quickBooks, const sandbox::StandIn &highLevel,
    const History &history)
{
    QStringList wrong;
    const QMap<QString, QJsonObject> contacts = byId(highLevel.part(u"contacts"_s));
    const QMap<QString, QJsonObject> before = byId(history.before[u"contacts"].toArray());
    std::set<QString> inAttention;
    for (const journal::Operation &operation : journal.inAttention()) {
        const QJsonArray customers = operation.payload[u"customers"].toArray();
        for (const QJsonValue &customer : customers) {
            inAttention.insert(customer.toString());
        }
        const bool isMerged = operation.problem->key == u"hl.404"_s
            && history.merged.contains(operation.payload[u"contact"].toString());
        if (operation.flow != u"invoices"_s && operation.flow != u"receipts"_s && !isMerged
            && operation.problem->key != u"contact.many_matches"_s
            && operation.problem->key != u"contact.ambiguous_confirm"_s && operation.flow != u"reviews"_s) {
            wrong.append(u"attention: %1 %2 (%3, %4 %5)"_s.arg(
                operation.problem->key, operation.problem->detail, operation.subject, operation.kind, operation.stage));
        }
    }

    // Every active customer has exactly one contact that exists; every contact that Kontor made has a customer, or had.
    std::set<QString> linkedEver;
    const QJsonArray customers = quickBooks.part(u"customers"_s);
    for (const QJsonValue &row : customers) {
        const QString id = row[u"Id"].toString();
        const auto link = journal.linkByQuickBooks(u"contact"_s, id);
        if (row[u"Active"].toBool(true)) {
            if (!link && !inAttention.contains(id)) {
                wrong.append(u"customer %1 (%2) has no contact"_s.arg(id, row[u"DisplayName"].toString()));
            } else if (link && !contacts.contains(link->highlevelId) && !history.merged.contains(link->highlevelId)) {
                wrong.append(u"customer %1 is linked to a contact that is not there"_s.arg(id));
            }
        } else if (link) {
            wrong.append(u"inactive customer %1 is still linked"_s.arg(id));
        }
        if (link) {
            linkedEver.insert(link->highlevelId);
        }
    }
    const auto journalReader
        = [&](const QString &contact) { return !journal.linksByHighLevel(u"contact"_s, contact).empty(); };
    int made = 0;
    for (auto contact = contacts.begin(); contact != contacts.end(); ++contact) {
        const QJsonObject &now = contact.value();
        if (before.contains(contact.key())) {
            const QJsonObject &then = before[contact.key()];
            for (const QString &field :
                {u"source"_s, u"tags"_s, u"email"_s, u"phone"_s, u"city"_s, u"lastName"_s, u"firstName"_s}) {
                const bool typed = field == u"firstName"_s && history.typedFirstName.contains(contact.key());
                const bool wasEmpty = then[field].toString().isEmpty() && !then[field].isArray();
                if (!typed && !wasEmpty && then[field] != now[field]) {
                    wrong.append(u"contact %1 was there before, and its %2 changed"_s.arg(contact.key(), field));
                }
            }
        } else {
            ++made;
            if (now[u"source"].toString() != u"QuickBooks"_s || !now[u"tags"].toArray().contains(u"quickbooks"_s)) {
                wrong.append(u"contact %1 lacks source or tag"_s.arg(contact.key()));
            }
            // One that nobody is linked to is a second one, unless its customer became inactive or moved on.
            if (!journalReader(contact.key()) && !history.emailsChanged) {
                wrong.append(u"contact %1 (%2) was made and belongs to nobody"_s.arg(
                    contact.key(), now[u"firstName"].toString()));
            }
        }
        if (history.typedFirstName.contains(contact.key())
            && now[u"firstName"].toString() != history.typedFirstName[contact.key()]) {
            wrong.append(u"what a person typed into contact %1 was overwritten by %2"_s.arg(
                contact.key(), now[u"firstName"].toString()));
        }
    }

    // However often it crashed: as many creations were noted as contacts exist.
    qint64 noted = 0;
    {
        std::set<QString> ids;
        for (auto contact = contacts.begin(); contact != contacts.end(); ++contact) {
            for (const journal::Link &link : journal.linksByHighLevel(u"contact"_s, contact.key())) {
                if (link.madeByKontor) {
                    ids.insert(contact.key());
                }
            }
        }
        noted = static_cast<qint64>(ids.size());
    }
    if (!history.emailsChanged && noted > made) {
        wrong.append(u"%1 contacts are said to be made by Kontor, %2 are new"_s.arg(noted).arg(made));
    }

    if (!history.emailsChanged) {
        // Who shares an address is one contact, named after the first of them, in every later cycle.
        QMap<QString, std::vector<QJsonObject>> customersOfContact;
        QMap<QString, QString> contactOfEmail;
        for (const QJsonValue &row : customers) {
            const QString id = row[u"Id"].toString();
            const auto link = journal.linkByQuickBooks(u"contact"_s, id);
            if (!link || !row[u"Active"].toBool(true)) {
                continue;
            }
            customersOfContact[link->highlevelId].push_back(row.toObject());
            // Two contacts that are there are not merged because a customer who comes later has the addresses of both.
            const QStringList emails = emailsOf(row.toObject()).mid(0, 1);
            for (const QString &email : emails) {
                if (contactOfEmail.contains(email) && contactOfEmail[email] != link->highlevelId) {
                    wrong.append(u"customers with %1 have two contacts"_s.arg(email));
                }
                contactOfEmail.insert(email, link->highlevelId);
            }
            const bool reachable = !contacts[link->highlevelId][u"email"].toString().isEmpty();
            if (!emails.isEmpty() && reachable && !before.contains(link->highlevelId)) {
                int same = 0;
                for (const QJsonObject &contact : contacts) {
                    same += contact[u"email"].toString().toLower()
                            == contacts[link->highlevelId][u"email"].toString().toLower()
                        ? 1
                        : 0;
                }
                if (same > 1) {
                    wrong.append(u"%1 contacts have the address of customer %2"_s.arg(same).arg(id));
                }
            }
        }
        for (auto named = customersOfContact.cbegin(); named != customersOfContact.cend(); ++named) {
            if (!before.contains(named.key())
                && !isNamedAfterTheFirst(
                    contacts[named.key()], named.value(), history.typedFirstName.contains(named.key()))) {
                wrong.append(
                    u"contact %1 (%2 %3, %4) is not named after the first of its %5 customers"_s.arg(named.key(),
                        contacts[named.key()][u"firstName"].toString(), contacts[named.key()][u"lastName"].toString(),
                        contacts[named.key()][u"email"].toString(), QString::number(named.value().size())));
            }
        }
    }
    return wrong;
}

} // namespace kontor::simulation
