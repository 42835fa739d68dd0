// Operations, replies and verdicts for the tests of the contact import's writes.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/contact_import/contact_operations.h"

#include <QJsonDocument>

namespace kontor::tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace flows;
using namespace flows::contact_import;
using journal::Operation;
using Next = Outcome::Next;

inline const Instant now{std::chrono::milliseconds(1'790'000'000'000)};
inline const highlevel::Api api(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s);
inline const CreateContact createContact(api);
inline const UpdateContact updateContact(api);

inline QJsonObject joFields()
{
    return {{u"firstName"_s, u"Jo"_s}, {u"lastName"_s, u"Fern"_s}, {u"email"_s, u"Jo@Fern.example"_s},
        {u"phone"_s, u"+16505553311"_s}, {u"country"_s, u"US"_s}};
}

inline Operation creating(const QString &stage, const QJsonObject &fields = joFields())
{
    Operation operation{
        .id = 4, .kind = u"contact.create"_s, .flow = u"contacts"_s, .subject = u"customer:7"_s, .stage = stage};
    operation.payload = {{u"customers"_s, QJsonArray{u"7"_s, u"12"_s}}, {u"emails"_s, QJsonArray()},
        {u"name"_s, u"Fern Ltd"_s}, {u"fields"_s, fields}, {u"tag"_s, u"quickbooks"_s}};
    if (fields.contains(u"email")) {
        operation.payload.insert(u"emails"_s, QJsonArray{u"jo@fern.example"_s, u"office@fern.example"_s});
    }
    if (stage == u"write"_s) {
        operation.payload.insert(u"looked"_s, toIso(now));
    }
    if (stage == u"confirm"_s) {
        operation.payload.insert(u"firstSent"_s, toIso(now - 10s));
    }
    return operation;
}

inline Operation updating(const QString &stage, const QString &mode, const QJsonObject &written = {})
{
    Operation operation = creating(stage);
    operation.kind = u"contact.update"_s;
    operation.payload.insert(u"contact"_s, u"contact-1"_s);
    operation.payload.insert(u"mode"_s, mode);
    operation.payload.insert(u"written"_s, written);
    return operation;
}

/// A row of a search, as if Kontor had just made it, unless `more` says otherwise.
inline QJsonObject foundRow(const QString &id, const QJsonObject &more = {})
{
    QJsonObject row{{u"id"_s, id}, {u"firstNameLowerCase"_s, u"jo"_s}, {u"lastNameLowerCase"_s, u"fern"_s},
        {u"email"_s, u"jo@fern.example"_s}, {u"phone"_s, u"+16505553311"_s}, {u"source"_s, u"QuickBooks"_s},
        {u"dateAdded"_s, toIso(now - 9s)}};
    for (auto field = more.begin(); field != more.end(); ++field) {
        row.insert(field.key(), field.value());
    }
    return row;
}

inline Result<QJsonObject> found(const QJsonArray &rows)
{
    return QJsonObject{{u"contacts"_s, rows}, {u"total"_s, rows.size()}};
}

inline Result<QJsonObject> contactReply(const QJsonObject &contact) { return QJsonObject{{u"contact"_s, contact}}; }

inline Error refusal(int status, const QMap<QString, QString> &parameters = {}, const QString &key = {})
{
    return {.kind = Error::Kind::Refused,
        .key = key.isEmpty() ? u"hl.%1"_s.arg(status) : key,
        .parameters = parameters,
        .detail = u"what HighLevel said"_s,
        .serviceCode = QString::number(status),
        .httpStatus = status,
        .traceId = u"trace-1"_s};
}

/// `links`: contact id -> whether Kontor made it, for another customer.
inline Known knowing(const QMap<QString, bool> &links = {})
{
    return {now, [links](const QString &, const QString &id) {
                std::vector<journal::Link> known;
                if (links.contains(id)) {
                    known.push_back({.kind = u"contact"_s,
                        .quickbooksId = u"99"_s,
                        .highlevelId = id,
                        .madeByKontor = links.value(id)});
                }
                return known;
            }};
}

inline QJsonObject bodyOf(const net::Request &request) { return QJsonDocument::fromJson(request.body).object(); }

inline QStringList linkedCustomers(const Outcome &outcome, const QString &contact, bool made)
{
    QStringList customers;
    for (const journal::Link &link : outcome.links) {
        if (link.highlevelId == contact && link.madeByKontor == made && link.kind == u"contact"_s) {
            customers.append(link.quickbooksId);
        }
    }
    return customers;
}

inline const QStringList bothCustomers{u"7"_s, u"12"_s};

inline bool isAdoption(const Outcome &outcome, const QString &contact)
{
    return outcome.next == Next::Done && outcome.result.isEmpty()
        && linkedCustomers(outcome, contact, false) == bothCustomers && outcome.followUps.size() == 1
        && outcome.followUps.front().kind == u"contact.update"_s && outcome.followUps.front().stage == u"look"_s
        && outcome.followUps.front().payload[u"mode"].toString() == u"fill"_s
        && outcome.followUps.front().payload[u"contact"].toString() == contact;
}

inline bool isCreation(const Outcome &outcome, const QString &contact)
{
    return outcome.next == Next::Done && outcome.result == u"created"_s
        && linkedCustomers(outcome, contact, true) == bothCustomers && outcome.followUps.empty();
}

inline bool isStep(const Outcome &outcome, const QString &stage, std::chrono::milliseconds after = 0ms)
{
    return outcome.next == Next::Step && outcome.operation.stage == stage && outcome.after == after;
}

inline bool asksBecause(const Outcome &outcome, const QString &key)
{
    return outcome.next == Next::Attention && outcome.problem && outcome.problem->key == key
        && outcome.problem->parameters.value(u"customer"_s) == u"Fern Ltd"_s;
}

} // namespace kontor::tests
