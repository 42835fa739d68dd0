// Searching contacts: by filters, for duplicates, and the deprecated list (highlevel-api 3.3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/phone_number.h"
#include "sandbox/highlevel/contact_calls.h"
#include "sandbox/highlevel/contact_fields.h"
#include "sandbox/highlevel/search_query.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

constexpr int largestPage = 500;
constexpr int reachByPage = 10'000;
constexpr int largestListPage = 100;

SearchIndex &currentIndex(State &state, LocationRecord &location)
{
    const std::chrono::seconds lag(state.switches.at(Switch::SearchLagSeconds).toInt());
    SearchIndex &index = location.contacts.index();
    index.catchUp(state.clock.now() - lag);
    return index;
}

std::vector<SearchIndex::Row> sortedRows(std::vector<const Contact *> contacts, const SearchFilter &filter,
    const QString &freeText, const SearchOrder &order)
{
    std::vector<SearchIndex::Row> rows;
    for (const Contact *contact : contacts) {
        if (filter.matches(*contact) && (freeText.isEmpty() || matchesFreeText(*contact, freeText))) {
            rows.push_back(order.row(*contact));
        }
    }
    std::ranges::sort(rows, [&](const SearchIndex::Row &a, const SearchIndex::Row &b) { return order.before(a, b); });
    return rows;
}

/// All that match, in order. A full scan is kept until something changes, so that its pages cost no further one.
const std::vector<SearchIndex::Row> &matchingRows(SearchIndex &index, const QByteArray &question,
    const SearchFilter &filter, const QString &freeText, const SearchOrder &order, std::vector<SearchIndex::Row> &own)
{
    if (auto few = filter.candidates(index)) {
        own = sortedRows(std::move(*few), filter, freeText, order);
        return own;
    }
    if (!index.lastScan || index.lastScan->revision != index.revision() || index.lastScan->question != question) {
        std::vector<const Contact *> all;
        all.reserve(index.shown().size());
        for (const auto &[number, contact] : index.shown()) {
            all.push_back(&contact);
        }
        index.lastScan = {question, index.revision(), sortedRows(std::move(all), filter, freeText, order)};
    }
    return index.lastScan->rows;
}

QStringList pageObjections(const QJsonObject &body)
{
    QStringList messages;
    const double limit = body.value("pageLimit"_L1).toDouble();
    if (limit < 1 || limit != std::trunc(limit)) {
        messages.append(u"pageLimit must not be less than 1"_s);
    } else if (limit > largestPage) {
        messages.append(u"pageLimit must not be greater than %1"_s.arg(largestPage));
    }
    const double page = body.value("page"_L1).toDouble(1);
    if (page < 1 || page > 1e9 || page != std::trunc(page)) {
        messages.append(u"page must not be less than 1"_s);
    }
    if (body.contains("page"_L1) && !body.value("searchAfter"_L1).toArray().isEmpty()) {
        messages.append(u"page should not exist beside searchAfter"_s);
    }
    if (body.value("query"_L1).toString().size() > 75) {
        messages.append(u"query must be shorter than or equal to 75 characters"_s);
    }
    return messages;
}

} // namespace

Answer searchContacts(State &state, const Call &call)
{
    if (const QStringList messages = pageObjections(call.body); !messages.isEmpty()) {
        return invalid(messages);
    }
    const auto filter = searchFilter(call.body.value("filters"_L1).toArray());
    if (!filter) {
        return filter.error();
    }
    const auto order = searchOrder(call.body.value("sort"_L1).toArray());
    if (!order) {
        return order.error();
    }
    const auto limit = static_cast<std::size_t>(call.body.value("pageLimit"_L1).toInt());
    const auto page = static_cast<std::size_t>(call.body.value("page"_L1).toInt(1));
    if (page * limit > reachByPage) {
        return refusal(400, u"Pages reach %1 records at most, use searchAfter for more"_s.arg(reachByPage));
    }
    SearchIndex &index = currentIndex(state, *call.location);
    QJsonObject question = call.body;
    for (const QLatin1StringView turning : {"page"_L1, "pageLimit"_L1, "searchAfter"_L1}) {
        question.remove(turning);
    }
    std::vector<SearchIndex::Row> own;
    const std::vector<SearchIndex::Row> &rows
        = matchingRows(index, QJsonDocument(question).toJson(QJsonDocument::Compact), *filter,
            call.body.value("query"_L1).toString().toLower(), *order, own);
    std::size_t first = (page - 1) * limit;
    if (const QJsonArray cursor = call.body.value("searchAfter"_L1).toArray(); !cursor.isEmpty()) {
        const auto next = order->rowAfter(rows, cursor);
        if (!next) {
            return refusal(400, u"Invalid searchAfter"_s);
        }
        first = *next;
    }
    QJsonArray contacts;
    for (std::size_t i = first; i < rows.size() && i - first < limit; ++i) {
        QJsonObject row = searchedContact(*rows[i].contact);
        row.insert("searchAfter"_L1, order->cursor(rows[i]));
        contacts.append(row);
    }
    return answered({{u"contacts"_s, contacts}, {u"total"_s, static_cast<qint64>(rows.size())}});
}

Answer findDuplicate(State &state, const Call &call)
{
    LocationRecord &location = *call.location;
    const QString email = call.query.value(u"email"_s);
    const QString typed = call.query.value(u"number"_s);
    const QString normal = e164(typed, location.about.country);
    const QString phone = normal.isEmpty() ? typed : normal;
    const QStringList order = location.allowDuplicates ? QStringList{u"email"_s, u"phone"_s} : location.dedupeOrder;
    Duplicate found;
    if (state.switches.isAt(Switch::DuplicateSearchLags, "on"_L1)) {
        const SearchIndex &index = currentIndex(state, location);
        for (const QString &field : order) {
            const auto contacts = field == u"email" ? index.withEmail(email) : index.withPhone(phone);
            if (found.contact == nullptr && !contacts.empty() && !(field == u"email" ? email : phone).isEmpty()) {
                found = {contacts.front(), field};
            }
        }
    } else {
        found = duplicateOf(location, order, email, phone);
    }
    return answered({{u"contact"_s,
        found.contact == nullptr ? QJsonValue(QJsonValue::Null) : QJsonValue(contactObject(*found.contact, state))}});
}

Answer listContacts(State &state, const Call &call)
{
    const QString limitText = call.query.value(u"limit"_s, u"20"_s);
    bool isNumber = false;
    const int limit = limitText.toInt(&isNumber);
    if (!isNumber || limit < 1 || limit > largestListPage) {
        return invalid({u"limit must be between 1 and %1"_s.arg(largestListPage)});
    }
    const QString freeText = call.query.value(u"query"_s).toLower();
    SearchIndex &index = currentIndex(state, *call.location);
    const SearchOrder order{.steps = {{u"dateAdded"_s, true}}};
    std::vector<SearchIndex::Row> own;
    const std::vector<SearchIndex::Row> &rows
        = matchingRows(index, "list " + freeText.toUtf8(), SearchFilter{}, freeText, order, own);
    std::size_t first = 0;
    const QString afterId = call.query.value(u"startAfterId"_s);
    if (const QString after = call.query.value(u"startAfter"_s); !after.isEmpty() && !afterId.isEmpty()) {
        first = order.rowAfter(rows, {after.toDouble(&isNumber), afterId}).value_or(0);
        if (!isNumber) {
            return invalid({u"startAfter must be a number"_s});
        }
    }
    QJsonArray contacts;
    std::size_t i = first;
    for (; i < rows.size() && i - first < static_cast<std::size_t>(limit); ++i) {
        contacts.append(listedContact(*rows[i].contact));
    }
    QJsonObject meta{{u"total"_s, static_cast<qint64>(rows.size())},
        {u"currentPage"_s, static_cast<qint64>(first) / limit + 1}, {u"prevPage"_s, QJsonValue::Null}};
    if (i > first) {
        const Contact &last = *rows[i - 1].contact;
        const auto milliseconds = static_cast<qint64>(last.added.time_since_epoch().count());
        meta.insert("startAfter"_L1, milliseconds);
        meta.insert("startAfterId"_L1, last.id);
        if (i < rows.size()) {
            meta.insert("nextPage"_L1, static_cast<qint64>(first) / limit + 2);
            meta.insert("nextPageUrl"_L1,
                u"https://services.leadconnectorhq.com/contacts/?locationId=%1&limit=%2&startAfter=%3&startAfterId=%4"_s
                    .arg(call.location->about.id)
                    .arg(limit)
                    .arg(milliseconds)
                    .arg(last.id));
        }
    }
    return answered({{u"contacts"_s, contacts}, {u"count"_s, static_cast<qint64>(rows.size())}, {u"meta"_s, meta}});
}

} // namespace kontor::sandbox::highlevel
