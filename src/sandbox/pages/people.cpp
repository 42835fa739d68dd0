// Customers of one side and contacts of the other, as rows for the sandbox's page.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/pages/people.h"

#include "core/email_address.h"

#include <QHash>

#include <ranges>
#include <vector>

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

namespace {

/// What is shown is made when somebody looks: of 100,000 people one page.
struct PersonRow
{
    QString id;
    QStringList emails;
    QJsonObject object;
};

QString firstOf(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QString text = object.value(name).toString().trimmed();
        if (!text.isEmpty()) {
            return text;
        }
    }
    return {};
}

PersonRow customerRow(const QJsonObject &customer)
{
    return {.id = customer.value(u"Id"_s).toString(),
        .emails = emailAddresses(customer.value(u"PrimaryEmailAddr"_s).toObject().value(u"Address"_s).toString()),
        .object = customer};
}

QJsonObject shownCustomer(const PersonRow &row)
{
    const QJsonObject &customer = row.object;
    QString phone = customer.value(u"PrimaryPhone"_s).toObject().value(u"FreeFormNumber"_s).toString();
    if (phone.isEmpty()) {
        phone = customer.value(u"Mobile"_s).toObject().value(u"FreeFormNumber"_s).toString();
    }
    return {{u"id"_s, row.id}, {u"name"_s, firstOf(customer, {"FullyQualifiedName"_L1, "DisplayName"_L1})},
        {u"emails"_s, QJsonArray::fromStringList(row.emails)}, {u"phone"_s, phone},
        {u"active"_s, customer.value(u"Active"_s).toBool(true)}};
}

/// The channels on which a contact wants nothing; "all" is all of them.
QJsonArray optedOut(const QJsonObject &contact)
{
    QJsonArray channels;
    if (contact.value(u"dnd"_s).toBool()) {
        channels.append(u"all"_s);
    }
    const QJsonObject settings = contact.value(u"dndSettings"_s).toObject();
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        const QString status = it.value()[u"status"].toString();
        if (status == u"active" || status == u"permanent") {
            channels.append(it.key());
        }
    }
    return channels;
}

PersonRow contactRow(const QJsonObject &contact)
{
    PersonRow row{.id = contact.value(u"id"_s).toString(),
        .emails = emailAddresses(contact.value(u"email"_s).toString()),
        .object = contact};
    for (const QJsonValue &more : contact.value(u"additionalEmails"_s).toArray()) {
        row.emails.append(
            emailAddresses(more.isObject() ? more.toObject().value(u"email"_s).toString() : more.toString()));
    }
    return row;
}

QJsonObject shownContact(const PersonRow &row)
{
    const QJsonObject &contact = row.object;
    const QString name = firstOf(contact, {"firstName"_L1, "firstNameRaw"_L1}) + u' '
        + firstOf(contact, {"lastName"_L1, "lastNameRaw"_L1});
    return {{u"id"_s, row.id},
        {u"name"_s,
            name.trimmed().isEmpty() ? firstOf(contact, {"contactName"_L1, "name"_L1, "companyName"_L1})
                                     : name.trimmed()},
        {u"email"_s, contact.value(u"email"_s).toString()}, {u"phone"_s, contact.value(u"phone"_s).toString()},
        {u"tags"_s, contact.value(u"tags"_s).toArray()}, {u"source"_s, contact.value(u"source"_s).toString()},
        {u"optedOut"_s, optedOut(contact)}};
}

QHash<QString, QString> idsByEmail(const std::vector<PersonRow> &rows)
{
    QHash<QString, QString> ids;
    for (const PersonRow &row : rows) {
        for (const QString &email : row.emails) {
            QString &first = ids[comparableEmail(email)];
            first = first.isEmpty() ? row.id : first;
        }
    }
    return ids;
}

bool isFound(const QJsonObject &shown, const QString &find)
{
    if (find.isEmpty()) {
        return true;
    }
    for (const QJsonValue &value : shown) {
        if (value.toString().contains(find, Qt::CaseInsensitive)) {
            return true;
        }
        for (const QJsonValue &part : value.toArray()) {
            if (part.toString().contains(find, Qt::CaseInsensitive)) {
                return true;
            }
        }
    }
    return false;
}

void addSide(QJsonObject &both, const QString &name, const std::vector<PersonRow> &rows,
    QJsonObject (*shownPerson)(const PersonRow &), const QHash<QString, QString> &others, const PeopleSlice &slice)
{
    QJsonArray shown;
    qsizetype linked = 0;
    qsizetype found = 0;
    for (const PersonRow &row : rows | std::views::reverse) {
        QString other;
        for (const QString &email : row.emails) {
            other = other.isEmpty() ? others.value(comparableEmail(email)) : other;
        }
        linked += other.isEmpty() ? 0 : 1;
        const bool isInReach = found >= slice.from && shown.size() < slice.count;
        if (slice.find.isEmpty() && !isInReach) {
            ++found;
            continue;
        }
        QJsonObject person = shownPerson(row);
        if (!isFound(person, slice.find)) {
            continue;
        }
        ++found;
        if (isInReach) {
            person.insert(u"linked"_s, other);
            shown.append(person);
        }
    }
    both.insert(name, shown);
    both.insert(QString(name + u"Total"_s), qint64(rows.size()));
    both.insert(QString(name + u"Found"_s), found);
    both.insert(QString(name + u"Linked"_s), linked);
}

} // namespace

QJsonObject people(const QJsonArray &customers, const QJsonArray &contacts, const PeopleSlice &slice)
{
    std::vector<PersonRow> quickBooks;
    for (const QJsonValue &customer : customers) {
        quickBooks.push_back(customerRow(customer.toObject()));
    }
    std::vector<PersonRow> highLevel;
    for (const QJsonValue &contact : contacts) {
        highLevel.push_back(contactRow(contact.toObject()));
    }
    QJsonObject both;
    addSide(both, u"customers"_s, quickBooks, shownCustomer, idsByEmail(highLevel), slice);
    addSide(both, u"contacts"_s, highLevel, shownContact, idsByEmail(quickBooks), slice);
    return both;
}

} // namespace kontor::sandbox
