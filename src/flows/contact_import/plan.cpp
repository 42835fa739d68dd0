// Decides what becomes of a customer, or of several who share an e-mail address. Values in, values out.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/contact_import/plan.h"

#include "core/email_address.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::flows::contact_import {

namespace {

journal::Operation contactOperation(const QString &kind, const QString &stage, const Group &group, const Rules &rules)
{
    const quickbooks::Customer &first = group.members.front();
    QJsonArray customers;
    QJsonArray emails;
    for (const quickbooks::Customer &member : group.members) {
        customers.append(member.id);
        const QStringList addresses = emailAddresses(member.email);
        for (const QString &address : addresses) {
            if (!emails.contains(comparableEmail(address))) {
                emails.append(comparableEmail(address));
            }
        }
    }
    journal::Operation operation{.kind = kind,
        .flow = u"contacts"_s,
        .service = Service::HighLevel,
        .subject = subjectOf(first.id),
        .stage = stage,
        .due = rules.now,
        .created = rules.now};
    const WantedContact wanted = wantedContact(first, rules.country);
    operation.payload = {{u"customers"_s, customers}, {u"emails"_s, emails}, {u"name"_s, first.displayName},
        {u"fields"_s, toJson(wanted.fields)}, {u"tag"_s, rules.tag}};
    if (!wanted.shortened.isEmpty()) {
        operation.payload.insert(u"shortened"_s, QJsonArray::fromStringList(wanted.shortened));
    }
    if (rules.firstImport) {
        operation.payload.insert(u"import"_s, true);
    }
    return operation;
}

Decision updateDecision(const Group &group, const Rules &rules, const QString &contact, const journal::Link &link,
    const highlevel::ContactFields &wanted)
{
    journal::Operation operation = contactOperation(u"contact.update"_s, u"look"_s, group, rules);
    operation.payload.insert(u"contact"_s, contact);
    operation.payload.insert(u"fields"_s, toJson(wanted));
    operation.payload.insert(u"mode"_s, link.madeByKontor ? u"follow"_s : u"fill"_s);
    operation.payload.insert(u"written"_s, link.written);
    if (const QString namer = writtenFromJson(link.written).namer; !namer.isEmpty() && !group.link) {
        operation.payload.insert(u"namer"_s, namer);
    }
    return {.action = u"change"_s, .key = u"adds"_s, .operations = {operation}};
}

} // namespace

QString subjectOf(const QString &customerId) { return u"customer:"_s + customerId; }

Decision plan(const Group &group, const Rules &rules)
{
    const quickbooks::Customer &first = group.members.front();
    highlevel::ContactFields wanted = wantedContact(first, rules.country).fields;

    if (group.link) {
        const Written before = writtenFromJson(group.link->written);
        if (group.link->madeByKontor) {
            wanted = withNameInBothParts(wanted, before.fields);
        }
        std::vector<journal::Link> links;
        if (!group.unlinked.isEmpty()) {
            // Whoever joins may come before the one who named the contact; from now on all remember who did.
            for (const quickbooks::Customer &member : group.members) {
                if (group.unlinked.contains(member.id) || before.namer != first.id) {
                    journal::Link link = *group.link;
                    link.quickbooksId = member.id;
                    link.written = toJson(Written{before.fields, first.id, before.refused});
                    links.push_back(link);
                }
            }
        }
        Decision decision;
        if (wanted == before.fields) {
            decision = {.action = u"unchanged"_s, .key = u"already_there"_s, .result = u"unchanged"_s};
            if (!links.empty()) {
                decision.action = u"link"_s;
                decision.key = first.email.isEmpty() ? u"same_phone"_s : u"same_email"_s;
                decision.parameters = {{u"customer"_s, first.displayName}};
                decision.result = u"linked"_s;
            }
        } else {
            decision = updateDecision(group, rules, group.link->highlevelId, *group.link, wanted);
            QStringList changed;
            for (auto field = wanted.cbegin(); field != wanted.cend(); ++field) {
                if (before.fields.value(field.key()) != field.value()) {
                    changed.append(field.key());
                }
            }
            decision.parameters = {{u"fields"_s, changed.join(u',')}};
        }
        decision.links = std::move(links);
        return decision;
    }

    const bool byEmail = !group.byEmail.empty();
    const std::vector<KnownContact> &matches = byEmail ? group.byEmail : group.byPhone;
    if (matches.size() > 1) {
        journal::Operation operation = contactOperation(u"contact.create"_s, u"check"_s, group, rules);
        operation.state = journal::OperationState::Attention;
        operation.attentionSince = rules.now;
        operation.problem = Error{.kind = Error::Kind::Refused,
            .key = u"contact.many_matches"_s,
            .parameters = {{u"field"_s, byEmail ? u"email"_s : u"phone"_s}, {u"customer"_s, first.displayName},
                {u"n"_s, QString::number(matches.size())}}};
        return {.action = u"ask"_s,
            .key = u"many_matches"_s,
            .parameters = operation.problem->parameters,
            .result = u"attention"_s,
            .operations = {operation}};
    }
    if (matches.size() == 1) {
        const KnownContact &contact = matches.front();
        const QString namer = contact.namer.isEmpty() ? first.id : contact.namer;
        journal::Link link{.kind = u"contact"_s,
            .highlevelId = contact.id,
            .madeByKontor = false,
            .written = toJson(Written{wanted, namer})};
        QStringList missing;
        for (auto field = wanted.cbegin(); field != wanted.cend(); ++field) {
            if (field.key() != u"companyName"_s && contact.fields.value(field.key()).isEmpty()) {
                missing.append(field.key());
            }
        }
        Decision decision;
        if (missing.isEmpty()) {
            decision = {.action = u"unchanged"_s, .key = u"already_there"_s, .result = u"unchanged"_s};
        } else {
            // The link says "nothing written yet" until the missing fields are there.
            link.written = toJson(Written{{}, namer});
            decision = updateDecision(group, rules, contact.id, link, wanted);
            decision.parameters = {{u"fields"_s, missing.join(u',')}};
        }
        for (const quickbooks::Customer &member : group.members) {
            link.quickbooksId = member.id;
            decision.links.push_back(link);
        }
        return decision;
    }
    const bool findable = wanted.contains(u"email"_s) || wanted.contains(u"phone"_s);
    const QString stage = group.indexFresh || !findable ? u"write"_s : u"check"_s;
    journal::Operation operation = contactOperation(u"contact.create"_s, stage, group, rules);
    if (stage == u"write"_s) {
        operation.payload.insert(u"looked"_s, toIso(rules.highLevelNow));
    }
    return {.action = u"create"_s,
        .key = stage == u"check"_s ? u"looks_up"_s : u"new_contact"_s,
        .operations = {operation}};
}

} // namespace kontor::flows::contact_import
