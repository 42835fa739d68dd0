// What an operation is about, in the words of people: document, number, name, amount, ids of both sides.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/about.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::flows {

QJsonObject toJson(const About &about)
{
    QJsonObject json{{u"document"_s, about.document}};
    const auto put = [&](const QString &key, const QString &value) {
        if (!value.isEmpty()) {
            json.insert(key, value);
        }
    };
    put(u"number"_s, about.number);
    put(u"name"_s, about.name);
    put(u"email"_s, about.email);
    put(u"currency"_s, about.currency);
    put(u"date"_s, about.date);
    put(u"highlevel"_s, about.highLevelId);
    put(u"quickbooks"_s, about.quickBooksId);
    if (about.amountMinor) {
        json.insert(u"amount"_s, *about.amountMinor);
    }
    if (about.decision) {
        json.insert(u"decision"_s, true);
    }
    QJsonArray sides;
    for (const About::Side &side : about.sides) {
        sides.append(QJsonArray{side.field, side.highLevel, side.quickBooks});
    }
    if (!sides.isEmpty()) {
        json.insert(u"sides"_s, sides);
    }
    return json;
}

About aboutOf(const journal::Operation &operation)
{
    const QJsonObject &payload = operation.payload;
    if (!payload.contains(u"about")) {
        return {.document = u"contact"_s,
            .name = payload[u"name"].toString(),
            .email = payload[u"fields"][u"email"].toString(),
            .highLevelId = payload[u"contact"].toString(),
            .quickBooksId = payload[u"customers"].toArray().first().toString()};
    }
    const QJsonObject json = payload[u"about"].toObject();
    About about{.document = json[u"document"].toString(),
        .number = json[u"number"].toString(),
        .name = json[u"name"].toString(),
        .email = json[u"email"].toString(),
        .currency = json[u"currency"].toString(),
        .date = json[u"date"].toString(),
        .highLevelId = json[u"highlevel"].toString(),
        .quickBooksId = json[u"quickbooks"].toString(),
        .decision = json[u"decision"].toBool()};
    if (json.contains(u"amount")) {
        about.amountMinor = json[u"amount"].toInteger();
    }
    const QJsonArray sides = json[u"sides"].toArray();
    for (const QJsonValue &side : sides) {
        about.sides.push_back({side[0].toString(), side[1].toString(), side[2].toString()});
    }
    return about;
}

void setAbout(journal::Operation &operation, const About &about)
{
    operation.payload.insert(u"about"_s, toJson(about));
}

journal::LogEntry logEntryOf(const journal::Operation &operation, const QString &result)
{
    const About about = aboutOf(operation);
    journal::LogEntry entry{.flow = operation.flow,
        .direction = operation.service == Service::HighLevel ? u"qb>hl"_s : u"hl>qb"_s,
        .key = about.document,
        .parameters = {{u"name"_s, about.name}},
        .result = result,
        .amountMinor = about.amountMinor,
        .currency = about.currency,
        .details = {{u"quickbooks"_s, about.quickBooksId}, {u"highlevel"_s, about.highLevelId},
            {u"attempts"_s, operation.attempts}}};
    if (const QString word = operation.payload[u"classification"].toString(); !word.isEmpty()) {
        entry.details.insert(u"classification"_s, word);
    }
    // Only of what stands in the books: what is asked about may come to be otherwise.
    const bool isInBooks = result == u"booked" || result == u"changed";
    if (isInBooks && operation.payload[u"taxUnknown"].toBool()) {
        entry.parameters.insert(u"reason"_s, u"tax_unknown"_s);
    }
    if (!about.email.isEmpty()) {
        entry.parameters.insert(u"email"_s, about.email);
    }
    if (!about.number.isEmpty()) {
        entry.parameters.insert(u"number"_s, about.number);
    }
    if (operation.id != 0) {
        entry.operation = operation.id;
    }
    return entry;
}

} // namespace kontor::flows
