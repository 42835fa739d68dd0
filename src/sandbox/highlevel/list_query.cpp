// What the lists of invoices and payments have in common in their queries (highlevel-api 4.2, 5.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/list_query.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

constexpr int longestDate = 10;

/// A number of the query; nothing, with a message, when it is none.
std::optional<qsizetype> countOf(const Call &call, const QString &name, qsizetype least, QStringList &messages)
{
    bool isNumber = false;
    const qlonglong value = call.query.value(name).toLongLong(&isNumber);
    if (!isNumber || value < least) {
        messages.append(u"%1 must be a number string"_s.arg(name));
        return std::nullopt;
    }
    return value;
}

std::optional<Instant> startOfListDay(
    const State &state, const Call &call, const QString &name, int daysLater, QStringList &messages)
{
    const QString text = call.query.value(name);
    if (text.isEmpty()) {
        return std::nullopt;
    }
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (text.size() != longestDate || !date.isValid()) {
        messages.append(u"%1 must be a valid date"_s.arg(name));
        return std::nullopt;
    }
    QTimeZone zone = QTimeZone::utc();
    if (const QTimeZone own(call.location->about.timezone.toLatin1());
        own.isValid() && state.switches.isAt(Switch::DateFilterZone, "location"_L1)) {
        zone = own;
    }
    return Instant(std::chrono::milliseconds(date.addDays(daysLater).startOfDay(zone).toMSecsSinceEpoch()));
}

} // namespace

bool ListQuery::finds(std::initializer_list<QString> texts) const
{
    return search.isEmpty()
        || std::ranges::any_of(texts, [&](const QString &text) { return text.toLower().contains(search); });
}

QStringList altObjections(const Call &call, ListRules::AltType altType)
{
    const QString type = call.query.value(u"altType"_s);
    if (type == u"location" || (type.isEmpty() && altType == ListRules::AltType::Optional)) {
        return {};
    }
    return {u"altType must be one of the following values: location"_s};
}

tl::expected<ListQuery, QStringList> readListQuery(const State &state, const Call &call, const ListRules &rules)
{
    QStringList messages = altObjections(call, rules.altType);
    ListQuery query;
    for (auto it = call.query.begin(); it != call.query.end(); ++it) {
        if (it.key() == u"altId" || it.key() == u"altType") {
            continue;
        }
        if (!rules.known.contains(it.key())) {
            messages.append(u"property %1 should not exist"_s.arg(it.key()));
        } else if (!it.value().isEmpty()) {
            query.rest.insert(it.key(), it.value());
        }
    }
    for (const auto &[name, target, least] :
        {std::tuple(u"limit"_s, &query.limit, 1), std::tuple(u"offset"_s, &query.offset, 0)}) {
        query.rest.remove(name);
        if (call.query.value(name).isEmpty()) {
            if (rules.paging == ListRules::Paging::Required) {
                messages.append(u"%1 should not be empty"_s.arg(name));
            }
        } else if (const auto count = countOf(call, name, least, messages)) {
            *target = *count;
        }
    }
    query.from = startOfListDay(state, call, u"startAt"_s, 0, messages);
    query.before = startOfListDay(state, call, u"endAt"_s, 1, messages);
    query.search = query.rest.take(u"search"_s).toLower();
    const QString mode = query.rest.take(u"paymentMode"_s);
    if (mode == u"live" || mode == u"test") {
        query.live = mode == u"live";
    } else if (!mode.isEmpty() && mode != u"default") {
        messages.append(u"paymentMode must be one of the following values: default, live, test"_s);
    }
    for (const QString &done : {u"startAt"_s, u"endAt"_s, u"locationId"_s}) {
        query.rest.remove(done);
    }
    if (!messages.isEmpty()) {
        return tl::make_unexpected(messages);
    }
    return query;
}

} // namespace kontor::sandbox::highlevel
