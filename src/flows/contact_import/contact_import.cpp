// The contact import: reads the existing contacts, then plans every customer that no plan has seen.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/contact_import/contact_import.h"

#include "core/email_address.h"
#include "core/phone_number.h"
#include "flows/contact_import/contact_operations.h"

#include <QJsonArray>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::contact_import {

namespace {

using quickbooks::Customer;

const QString contactsCursor = u"highlevel.contacts"_s;
const QString importState = u"import"_s;
constexpr auto indexIsFresh = 10min;
constexpr std::size_t largestGroup = 1000;

std::vector<Customer> activeCustomersBy(journal::Journal &journal, const QString &key)
{
    std::vector<Customer> customers;
    for (const journal::Record &record : journal.recordsByKey(Service::QuickBooks, u"customer"_s, key)) {
        if (record.active) {
            customers.push_back(quickbooks::customerFromStored(record.id, record.value));
        }
    }
    std::sort(customers.begin(), customers.end(), quickbooks::comesBefore);
    return customers;
}

/// Collects who belongs together. E-mail addresses join; a customer without any joins the first who has the same
/// number.
class Gathering
{
public:
    Gathering(journal::Journal &journal, const QString &country)
        : m_journal(journal)
        , m_country(country)
    { }

    std::vector<Customer> around(const Customer &customer)
    {
        const Customer centre = emailAddresses(customer.email).isEmpty() ? firstWithNumber(customer) : customer;
        add(centre);
        for (std::size_t i = 0; i < m_members.size() && m_members.size() < largestGroup; ++i) {
            const QStringList addresses = emailAddresses(m_members[i].email);
            for (const QString &address : addresses) {
                for (const Customer &other : activeCustomersBy(m_journal, u"email:"_s + comparableEmail(address))) {
                    add(other);
                }
            }
        }
        const std::vector<Customer> known = m_members;
        for (const Customer &member : known) {
            const QString phone = phoneOf(member, m_country);
            if (phone.isEmpty()) {
                continue;
            }
            for (const Customer &other : activeCustomersBy(m_journal, u"phone:"_s + phone)) {
                if (emailAddresses(other.email).isEmpty() && firstWithNumber(other).id == member.id) {
                    add(other);
                }
            }
        }
        std::sort(m_members.begin(), m_members.end(), quickbooks::comesBefore);
        return m_members;
    }

private:
    Customer firstWithNumber(const Customer &customer)
    {
        const QString phone = phoneOf(customer, m_country);
        if (phone.isEmpty()) {
            return customer;
        }
        const std::vector<Customer> all = activeCustomersBy(m_journal, u"phone:"_s + phone);
        return all.empty() ? customer : all.front();
    }

    void add(const Customer &customer)
    {
        if (m_ids.insert(customer.id).second) {
            m_members.push_back(customer);
        }
    }

    journal::Journal &m_journal;
    QString m_country;
    std::vector<Customer> m_members;
    std::set<QString> m_ids;
};

/// Those who belong to a contact that is there, first of all the one who gave it its name; while that one is not among
/// them any more, or from before this was remembered, the first of them.
Group belongingTo(journal::Journal &journal, const QString &contact)
{
    Group group;
    const std::vector<journal::Link> links = journal.linksByHighLevel(u"contact"_s, contact);
    for (const journal::Link &link : links) {
        const auto record = journal.record(Service::QuickBooks, u"customer"_s, link.quickbooksId);
        if (record && record->active) {
            group.members.push_back(quickbooks::customerFromStored(record->id, record->value));
        }
    }
    if (group.members.empty()) {
        return group;
    }
    std::sort(group.members.begin(), group.members.end(), quickbooks::comesBefore);
    // Whom it was made for counts more than who was linked to it by a refusal before that was known.
    for (const bool made : {true, false}) {
        const auto named = std::find_if(group.members.begin(), group.members.end(), [&](const Customer &member) {
            return std::any_of(links.begin(), links.end(), [&](const journal::Link &link) {
                return link.madeByKontor == made && writtenFromJson(link.written).namer == member.id;
            });
        });
        if (named != group.members.end()) {
            std::rotate(group.members.begin(), named, named + 1);
            break;
        }
    }
    group.link = journal.linkByQuickBooks(u"contact"_s, group.members.front().id);
    return group;
}

KnownContact knownContact(journal::Journal &journal, const journal::Record &record)
{
    const Group there = belongingTo(journal, record.id);
    return {record.id, contactFieldsFromJson(record.value), there.link ? there.members.front().id : QString()};
}

void findMatches(journal::Journal &journal, Group &group, const Rules &rules)
{
    for (const Customer &member : group.members) {
        const QStringList addresses = emailAddresses(member.email);
        for (const QString &address : addresses) {
            for (const journal::Record &record :
                journal.recordsByKey(Service::HighLevel, u"contact"_s, u"email:"_s + comparableEmail(address))) {
                group.byEmail.push_back(knownContact(journal, record));
            }
            if (!group.byEmail.empty()) {
                return;
            }
        }
    }
    const bool hasAddress = !emailAddresses(group.members.front().email).isEmpty();
    const QString phone = phoneOf(group.members.front(), rules.country);
    if (phone.isEmpty()) {
        return;
    }
    for (const journal::Record &record : journal.recordsByKey(Service::HighLevel, u"contact"_s, u"phone:"_s + phone)) {
        const KnownContact known = knownContact(journal, record);
        if (!hasAddress || !isOneWithAddress(known.fields, journal.linksByHighLevel(u"contact"_s, record.id))) {
            group.byPhone.push_back(known);
        }
    }
}

std::optional<Group> groupOf(journal::Journal &journal, const Customer &customer, const Rules &rules, bool fresh)
{
    if (const auto own = journal.linkByQuickBooks(u"contact"_s, customer.id)) {
        Group group = belongingTo(journal, own->highlevelId);
        group.indexFresh = fresh;
        return group.members.empty() ? std::nullopt : std::optional(group);
    }
    Group group{.indexFresh = fresh};
    const auto mainAddress = [](const Customer &of) { return comparableEmail(emailAddresses(of.email).value(0)); };
    const std::vector<Customer> gathered = Gathering(journal, rules.country).around(customer);
    QMap<QString, QString> contactOfAddress; // of those who are linked, by their main address
    QString contact;
    QString contactByNumber; // of one without an address, who has the number of one of the others
    for (const Customer &member : gathered) {
        if (const auto link = journal.linkByQuickBooks(u"contact"_s, member.id)) {
            const QString address = mainAddress(member);
            if (!address.isEmpty() && !contactOfAddress.contains(address)) {
                contactOfAddress.insert(address, link->highlevelId);
            }
            QString &found = address.isEmpty() ? contactByNumber : contact;
            if (found.isEmpty()) {
                found = link->highlevelId;
            }
        } else {
            group.members.push_back(member);
        }
    }
    // A customer with the addresses of two contacts that are there joins by its main one, and draws nobody else along.
    contact = contactOfAddress.value(mainAddress(customer), contact);
    std::erase_if(group.members, [&](const Customer &member) {
        const QString own = contactOfAddress.value(mainAddress(member));
        return !own.isEmpty() && own != contact;
    });
    if (group.members.empty()) {
        return std::nullopt;
    }
    for (const Customer &member : group.members) {
        group.unlinked.append(member.id);
    }
    if (contact.isEmpty() && fresh) {
        findMatches(journal, group, rules);
    }
    // Whoever has an address is looked for by it before a number decides.
    const bool anyAddress = std::any_of(group.members.begin(), group.members.end(),
        [&](const Customer &member) { return !mainAddress(member).isEmpty(); });
    if (contact.isEmpty() && group.byEmail.empty() && (fresh || !anyAddress)) {
        contact = contactByNumber;
    }
    if (!contact.isEmpty()) {
        // They join a contact that is there, and that keeps its name whoever comes.
        Group there = belongingTo(journal, contact);
        group.link = there.link;
        group.members.insert(group.members.begin(), there.members.begin(), there.members.end());
    }
    return group;
}

/// Takes an operation out that is not carried out yet; all whom it would have served are planned anew.
void supersede(journal::Journal &journal, journal::Operation &operation)
{
    operation.state = journal::OperationState::Superseded;
    journal.putOperation(operation);
    const QJsonArray customers = operation.payload[u"customers"].toArray();
    if (const QString counted = operation.payload[u"counted"].toString(); !counted.isEmpty()) {
        countImported(journal, counted, -customers.size());
    }
    for (const QJsonValue &customer : customers) {
        journal.markUnplanned(Service::QuickBooks, u"customer"_s, customer.toString());
    }
}

/// False when one of them has a write whose outcome is open: it is planned when that is settled.
bool clearTheWay(journal::Journal &journal, const Group &group)
{
    std::vector<journal::Operation> replaceable;
    for (const Customer &member : group.members) {
        for (journal::Operation &operation : journal.openOperations(subjectOf(member.id))) {
            // One that the service refused surely did nothing; of any other that has been sent this is not known.
            const bool refused = operation.state == journal::OperationState::Attention && operation.problem
                && operation.problem->kind == Error::Kind::Refused;
            // (What it may have written would be taken for typed by a person.)
            const bool mayHaveWritten = operation.payload.contains(
                operation.kind == u"contact.create"_s ? u"firstSent"_s : u"mayBeWritten"_s);
            if (operation.state == journal::OperationState::Sent || (mayHaveWritten && !refused)) {
                return false;
            }
            replaceable.push_back(operation);
        }
    }
    for (journal::Operation &operation : replaceable) {
        supersede(journal, operation);
    }
    return true;
}

void logPlanned(journal::Journal &journal, const Customer &customer, const QString &result,
    const QMap<QString, QString> &more, std::optional<qint64> operation, Instant now)
{
    QMap<QString, QString> parameters = more;
    parameters.insert(u"name"_s, customer.displayName);
    parameters.insert(u"email"_s, customer.email);
    journal.log({.time = now,
        .flow = u"contacts"_s,
        .direction = u"qb>hl"_s,
        .key = u"contact"_s,
        .parameters = parameters,
        .result = result,
        .operation = operation,
        .details = {{u"quickbooks"_s, customer.id}}});
}

void planInactive(journal::Journal &journal, const Customer &customer, const Rules &rules,
    const std::function<void(const Planned &)> &report)
{
    const auto link = journal.linkByQuickBooks(u"contact"_s, customer.id);
    const bool linked = link.has_value();
    if (linked) {
        if (const QString namer = writtenFromJson(link->written).namer; namer.isEmpty() || namer == customer.id) {
            // The first of the others names the contact from now on.
            for (const journal::Link &other : journal.linksByHighLevel(u"contact"_s, link->highlevelId)) {
                journal.markUnplanned(Service::QuickBooks, u"customer"_s, other.quickbooksId);
            }
        }
        journal.removeLink(u"contact"_s, customer.id);
        logPlanned(journal, customer, u"unlinked"_s, {}, {}, rules.now);
    } else if (rules.firstImport) {
        logPlanned(journal, customer, u"skipped"_s, {{u"reason"_s, u"inactive"_s}}, {}, rules.now);
    }
    for (journal::Operation &operation : journal.openOperations(subjectOf(customer.id))) {
        if (operation.state != journal::OperationState::Sent && !operation.payload.contains(u"firstSent")
            && !operation.payload.contains(u"mayBeWritten")) {
            supersede(journal, operation);
        }
    }
    if (rules.firstImport) {
        countImported(journal, u"skipped"_s, 1);
    }
    if (report && (linked || rules.firstImport)) {
        report({customer, {.action = u"skip"_s, .key = u"inactive"_s}});
    }
}

void carryOut(journal::Journal &journal, Group &group, Decision &decision, const Rules &rules,
    const std::function<void(const Planned &)> &report)
{
    for (const journal::Link &link : decision.links) {
        journal.putLink(link);
    }
    std::optional<qint64> operationId;
    for (journal::Operation &operation : decision.operations) {
        const bool asks = operation.state == journal::OperationState::Attention;
        if (asks && rules.firstImport) {
            operation.payload.insert(u"counted"_s, u"skipped"_s);
        }
        journal.putOperation(operation);
        operationId = operation.id;
    }
    const bool first = rules.firstImport;
    const auto count = static_cast<qint64>(group.members.size());
    if (!decision.result.isEmpty()) {
        if (first) {
            countImported(journal, decision.result == u"attention"_s ? u"skipped"_s : u"unchanged"_s, count);
        }
        for (const Customer &member : group.members) {
            const bool joined = group.link && group.unlinked.contains(member.id);
            if (first || decision.result == u"attention"_s || joined) {
                logPlanned(journal, member, joined ? u"linked"_s : decision.result, decision.parameters, operationId,
                    rules.now);
            }
        }
    }
    if (report) {
        for (const Customer &member : group.members) {
            const bool isFirst = member.id == group.members.front().id;
            report({member,
                isFirst ? decision
                        : Decision{.action = u"link"_s,
                              .key = emailAddresses(member.email).isEmpty() ? u"same_phone"_s : u"same_email"_s,
                              .parameters = {{u"customer"_s, group.members.front().displayName}}}});
        }
    }
}

} // namespace

FeedStep readContacts(journal::Journal &journal, const highlevel::Api &api, const Call &call, const QString &country,
    Instant now, std::stop_token stop)
{
    QJsonObject cursor = journal.cursor(contactsCursor);
    if (cursor[u"mode"].toString() == u"done"_s) {
        return {};
    }
    const Result<QJsonObject> page = call(api.contacts(cursor[u"after"].toArray()), stop);
    if (!page) {
        return {.error = page.error()};
    }
    if (!(*page)[u"contacts"].isArray()) {
        return {.error = Error{.kind = Error::Kind::Unreadable,
                    .key = u"kontor.unreadable_reply"_s,
                    .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
                    .detail = u"A search without contacts"_s}};
    }
    const QJsonArray rows = (*page)[u"contacts"].toArray();
    const QJsonArray after = rows.isEmpty() ? QJsonArray() : rows.last()[u"searchAfter"].toArray();
    const bool goesOn = !after.isEmpty() && after != cursor[u"after"].toArray();
    if (rows.size() >= highlevel::Api::contactsPage && !goesOn) {
        // More may follow, and whom the index does not know is looked for nowhere else while it counts as fresh.
        return {.error = Error{.kind = Error::Kind::Unreadable,
                    .key = u"kontor.unreadable_reply"_s,
                    .parameters = {{u"service"_s, serviceName(Service::HighLevel)}},
                    .detail = u"A full page of contacts without a way to the next"_s}};
    }
    const bool last = !goesOn;
    cursor = last ? QJsonObject{{u"mode"_s, u"done"_s}, {u"at"_s, toIso(now)}}
                  : QJsonObject{{u"mode"_s, u"walk"_s}, {u"after"_s, after}};
    journal.transaction([&] {
        for (const QJsonValue &row : rows) {
            const Result<highlevel::Contact> contact = highlevel::contactFromJson(row.toObject());
            if (!contact) {
                continue; // cannot be matched; a create that hits it is refused by HighLevel and names it
            }
            journal::Record record{.service = Service::HighLevel, .kind = u"contact"_s, .id = contact->id};
            record.value = toJson(contact->fields);
            record.version = u"read"_s;
            if (const QString email = contact->fields.value(u"email"_s); !email.isEmpty()) {
                record.keys.append(u"email:"_s + comparableEmail(email));
            }
            for (const QString &email : contact->moreEmails) {
                const QString key = u"email:"_s + comparableEmail(email);
                if (!record.keys.contains(key)) {
                    record.keys.append(key);
                }
            }
            const QString typed = contact->fields.value(u"phone"_s);
            const QString phone = typed.isEmpty() ? QString() : e164(typed, country);
            if (!phone.isEmpty()) {
                record.keys.append(u"phone:"_s + phone);
            }
            journal.putRecord(record);
        }
        journal.setCursor(contactsCursor, cursor);
    });
    return {.more = !last};
}

int planCustomers(
    journal::Journal &journal, const Rules &rules, int limit, const std::function<void(const Planned &)> &report)
{
    const std::optional<Instant> read = instantFromIso(journal.cursor(contactsCursor)[u"at"].toString());
    const bool fresh = read && rules.now - *read < indexIsFresh;
    int planned = 0;
    journal.transaction([&] {
        std::set<QString> seen;
        for (const journal::Record &record : journal.unplanned(Service::QuickBooks, u"customer"_s, limit)) {
            if (!seen.insert(record.id).second) {
                continue;
            }
            const Customer customer = quickbooks::customerFromStored(record.id, record.value);
            if (!customer.active) {
                planInactive(journal, customer, rules, report);
                journal.markPlanned(Service::QuickBooks, u"customer"_s, record.id);
                ++planned;
                continue;
            }
            std::optional<Group> group = groupOf(journal, customer, rules, fresh);
            if (!group || !clearTheWay(journal, *group)) {
                continue;
            }
            Decision decision = plan(*group, rules);
            carryOut(journal, *group, decision, rules, report);
            for (const Customer &member : group->members) {
                journal.markPlanned(Service::QuickBooks, u"customer"_s, member.id);
                seen.insert(member.id);
                ++planned;
            }
        }
    });
    return planned;
}

void importAgain(journal::Journal &journal, Instant now)
{
    journal.transaction([&] {
        journal.removeRecords(Service::HighLevel, u"contact"_s);
        journal.setCursor(contactsCursor, {});
        restartCustomers(journal);
        journal.markAllUnplanned(Service::QuickBooks, u"customer"_s);
        journal.setState(importState, {{u"phase"_s, u"reading"_s}, {u"started"_s, toIso(now)}});
    });
}

void forgetContact(journal::Journal &journal, const QString &contact)
{
    for (const journal::Link &link : journal.linksByHighLevel(u"contact"_s, contact)) {
        journal.removeLink(u"contact"_s, link.quickbooksId);
        journal.markUnplanned(Service::QuickBooks, u"customer"_s, link.quickbooksId);
    }
    if (auto read = journal.record(Service::HighLevel, u"contact"_s, contact)) {
        read->keys.clear(); // nobody is found by its addresses
        read->active = false;
        read->version = u"gone"_s;
        journal.putRecord(*read);
    }
}

QJsonObject importNote(journal::Journal &journal) { return journal.state(importState); }

void countImported(journal::Journal &journal, const QString &count, qint64 customers)
{
    QJsonObject note = journal.state(importState);
    note.insert(count, std::max<qint64>(0, note[count].toInteger() + customers));
    journal.setState(importState, note);
}

} // namespace kontor::flows::contact_import
