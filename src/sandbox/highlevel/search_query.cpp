// The filters and the order of a contact search (highlevel-api 3.3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/search_query.h"

#include "core/email_address.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

constexpr qsizetype longestValue = 75;

bool isDateField(QStringView field) { return field == u"dateAdded" || field == u"dateUpdated"; }

bool isSearchField(const QString &field)
{
    static const QSet<QString> known{u"id"_s, u"email"_s, u"phone"_s, u"firstNameLowerCase"_s, u"lastNameLowerCase"_s,
        u"address"_s, u"city"_s, u"state"_s, u"country"_s, u"postalCode"_s, u"companyName"_s, u"businessName"_s,
        u"website"_s, u"source"_s, u"type"_s, u"tags"_s, u"timezone"_s, u"assignedTo"_s, u"dnd"_s, u"dateAdded"_s,
        u"dateUpdated"_s, u"dateOfBirth"_s, u"additionalEmails"_s, u"inboundDndSettings.all.status"_s};
    if (known.contains(field)) {
        return true;
    }
    const QStringList parts = field.split(u'.');
    if (parts.size() == 3 && parts[0] == u"dndSettings" && parts[2] == u"status") {
        return QStringList{u"Call"_s, u"Email"_s, u"SMS"_s, u"WhatsApp"_s, u"GMB"_s, u"FB"_s}.contains(parts[1]);
    }
    return parts.size() == 2 && parts[0] == u"customFields";
}

QJsonValue searchValue(const Contact &contact, const QString &field)
{
    if (field == u"id") {
        return contact.id;
    }
    if (field == u"dateAdded") {
        return static_cast<qint64>(contact.added.time_since_epoch().count());
    }
    if (field == u"dateUpdated") {
        return static_cast<qint64>(contact.updated.time_since_epoch().count());
    }
    if (field == u"firstNameLowerCase") {
        return contact.fields.value("firstName"_L1).toString().toLower();
    }
    if (field == u"lastNameLowerCase") {
        return contact.fields.value("lastName"_L1).toString().toLower();
    }
    if (field == u"address") {
        return contact.fields.value("address1"_L1);
    }
    if (field == u"businessName") {
        return contact.fields.value("companyName"_L1);
    }
    if (field == u"type") {
        return contact.fields.value("type"_L1).toString(u"lead"_s);
    }
    if (field == u"dnd") {
        return contact.fields.value("dnd"_L1).toBool();
    }
    if (field.contains(u'.')) {
        const QStringList parts = field.split(u'.');
        if (parts[0] == u"customFields") {
            const QJsonArray entries = contact.fields.value("customFields"_L1).toArray();
            for (const QJsonValue &entry : entries) {
                if (entry["id"_L1].toString() == parts[1]) {
                    return entry["value"_L1];
                }
            }
            return QJsonValue(QJsonValue::Undefined);
        }
        return contact.fields.value(parts[0])[parts[1]]["status"_L1];
    }
    return contact.fields.value(field);
}

bool isPresent(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull() && !(value.isString() && value.toString().isEmpty())
        && !(value.isArray() && value.toArray().isEmpty());
}

template <class Test>
bool anyOf(const QJsonValue &value, const Test &test)
{
    if (!value.isArray()) {
        return test(value);
    }
    const QJsonArray list = value.toArray();
    return std::ranges::any_of(list, [&](const QJsonValue &item) { return test(item); });
}

bool isEqual(const QJsonValue &stored, const QJsonValue &asked)
{
    return anyOf(stored, [&](const QJsonValue &value) {
        if (value.isString() && asked.isString()) {
            return value.toString().compare(asked.toString(), Qt::CaseInsensitive) == 0;
        }
        return value == asked;
    });
}

bool isContained(const QJsonValue &stored, const QJsonValue &asked)
{
    return anyOf(stored,
        [&](const QJsonValue &value) { return value.toString().contains(asked.toString(), Qt::CaseInsensitive); });
}

/// Dates as milliseconds, numbers as they are.
std::optional<double> rangeBound(const QString &field, const QJsonValue &bound)
{
    if (bound.isDouble()) {
        return bound.toDouble();
    }
    if (isDateField(field)) {
        if (const auto instant = instantFromIso(bound.toString())) {
            return static_cast<double>(instant->time_since_epoch().count());
        }
    }
    return std::nullopt;
}

bool isInRange(const QJsonValue &stored, const QJsonObject &range)
{
    for (auto it = range.begin(); it != range.end(); ++it) {
        int order = 0;
        if (it.value().isDouble() && stored.isDouble()) {
            const double bound = it.value().toDouble();
            order = stored.toDouble() < bound ? -1 : stored.toDouble() > bound ? 1 : 0;
        } else if (stored.isString() && it.value().isString()) {
            order = stored.toString().compare(it.value().toString());
        } else {
            return false;
        }
        const bool holds = it.key() == u"gt" ? order > 0
            : it.key() == u"gte"             ? order >= 0
            : it.key() == u"lt"              ? order < 0
                                             : order <= 0;
        if (!holds) {
            return false;
        }
    }
    return true;
}

tl::expected<SearchFilter, Answer> searchLeaf(const QJsonObject &given)
{
    using Operator = SearchFilter::Operator;
    static const std::initializer_list<std::pair<QLatin1StringView, Operator>> operators{{"eq"_L1, Operator::Eq},
        {"not_eq"_L1, Operator::NotEq}, {"contains"_L1, Operator::Contains}, {"not_contains"_L1, Operator::NotContains},
        {"exists"_L1, Operator::Exists}, {"not_exists"_L1, Operator::NotExists}, {"range"_L1, Operator::Range}};
    SearchFilter leaf{.kind = SearchFilter::Kind::Leaf,
        .field = given.value("field"_L1).toString(),
        .value = given.value("value"_L1)};
    if (!isSearchField(leaf.field)) {
        return tl::unexpected(refusal(400, u"Invalid field: %1"_s.arg(leaf.field)));
    }
    const QString word = given.value("operator"_L1).toString();
    const auto found = std::ranges::find_if(operators, [&](const auto &known) { return known.first == word; });
    if (found == operators.end()) {
        return tl::unexpected(refusal(400, u"Invalid operator: %1"_s.arg(word)));
    }
    leaf.does = found->second;
    if (leaf.does == Operator::Exists || leaf.does == Operator::NotExists) {
        return leaf;
    }
    if (leaf.does == Operator::Range) {
        const QJsonObject range = leaf.value.toObject();
        const bool known = std::ranges::all_of(range.keys(),
            [](const QString &key) { return key == u"gt" || key == u"gte" || key == u"lt" || key == u"lte"; });
        if (range.isEmpty() || !known) {
            return tl::unexpected(refusal(400, u"Invalid range for %1"_s.arg(leaf.field)));
        }
        // Instants are compared as numbers: read once here, not for every contact.
        QJsonObject bounds = range;
        for (auto it = bounds.begin(); isDateField(leaf.field) && it != bounds.end(); ++it) {
            const std::optional<double> bound = rangeBound(leaf.field, it.value());
            if (!bound) {
                return tl::unexpected(refusal(400, u"Invalid date for %1"_s.arg(leaf.field)));
            }
            it.value() = *bound;
        }
        leaf.value = bounds;
        return leaf;
    }
    if (!leaf.value.isString() && !leaf.value.isDouble() && !leaf.value.isBool()) {
        return tl::unexpected(refusal(400, u"Invalid value for %1"_s.arg(leaf.field)));
    }
    if (leaf.value.toString().size() > longestValue) {
        return tl::unexpected(invalid({u"value must be shorter than or equal to %1 characters"_s.arg(longestValue)}));
    }
    if (isDateField(leaf.field)) {
        if (const auto bound = rangeBound(leaf.field, leaf.value)) {
            leaf.value = *bound;
        }
    }
    return leaf;
}

tl::expected<std::vector<SearchFilter>, Answer> searchParts(const QJsonArray &filters, int depth)
{
    std::vector<SearchFilter> parts;
    if (depth > 20) {
        return tl::unexpected(refusal(400, u"Filters are nested too deeply"_s));
    }
    for (const QJsonValue &entry : filters) {
        const QJsonObject given = entry.toObject();
        if (!given.contains("group"_L1)) {
            auto leaf = searchLeaf(given);
            if (!leaf) {
                return tl::unexpected(leaf.error());
            }
            parts.push_back(std::move(*leaf));
            continue;
        }
        const QString group = given.value("group"_L1).toString();
        if ((group != u"AND" && group != u"OR") || !given.value("filters"_L1).isArray()) {
            return tl::unexpected(refusal(400, u"Invalid group: %1"_s.arg(group)));
        }
        auto inner = searchParts(given.value("filters"_L1).toArray(), depth + 1);
        if (!inner) {
            return tl::unexpected(inner.error());
        }
        parts.push_back(
            {.kind = group == u"AND" ? SearchFilter::Kind::All : SearchFilter::Kind::Any, .parts = std::move(*inner)});
    }
    return parts;
}

} // namespace

bool SearchFilter::matches(const Contact &contact) const
{
    switch (kind) {
    case Kind::All:
        return std::ranges::all_of(parts, [&](const SearchFilter &part) { return part.matches(contact); });
    case Kind::Any:
        return parts.empty()
            || std::ranges::any_of(parts, [&](const SearchFilter &part) { return part.matches(contact); });
    case Kind::Leaf:
        break;
    }
    const QJsonValue stored = searchValue(contact, field);
    switch (does) {
    case Operator::Eq:
        return isPresent(stored) && isEqual(stored, value);
    case Operator::NotEq:
        return !(isPresent(stored) && isEqual(stored, value));
    case Operator::Contains:
        return isPresent(stored) && isContained(stored, value);
    case Operator::NotContains:
        return !(isPresent(stored) && isContained(stored, value));
    case Operator::Exists:
        return isPresent(stored);
    case Operator::NotExists:
        return !isPresent(stored);
    case Operator::Range:
        return isPresent(stored) && isInRange(stored, value.toObject());
    }
    return false;
}

std::optional<std::vector<const Contact *>> SearchFilter::candidates(const SearchIndex &index) const
{
    if (kind == Kind::All) {
        for (const SearchFilter &part : parts) {
            if (auto found = part.candidates(index)) {
                return found;
            }
        }
        return std::nullopt;
    }
    if (kind == Kind::Any) {
        std::vector<const Contact *> together;
        for (const SearchFilter &part : parts) {
            const auto found = part.candidates(index);
            if (!found) {
                return std::nullopt;
            }
            together.insert(together.end(), found->begin(), found->end());
        }
        if (parts.empty()) {
            return std::nullopt;
        }
        std::ranges::sort(together, {}, [](const Contact *contact) { return contact->number; });
        const auto repeated = std::ranges::unique(together);
        together.erase(repeated.begin(), repeated.end());
        return together;
    }
    if (does != Operator::Eq || !value.isString()) {
        return std::nullopt;
    }
    if (field == u"email") {
        // An index key is trimmed, an equality is not; the filter decides afterwards.
        return index.withEmail(value.toString());
    }
    if (field == u"phone") {
        return index.withPhone(value.toString());
    }
    if (field == u"id") {
        const Contact *contact = index.withId(value.toString());
        return contact != nullptr ? std::vector{contact} : std::vector<const Contact *>{};
    }
    return std::nullopt;
}

SearchIndex::Row SearchOrder::row(const Contact &contact) const
{
    SearchIndex::Row row{.contact = &contact};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const QJsonValue value = searchValue(contact, steps[i].field);
        row.keys[i] = value.isBool()
            ? SearchIndex::SortKey{.number = value.toBool() ? 1.0 : 0.0}
            : SearchIndex::SortKey{.number = value.toDouble(), .text = value.toString().toLower()};
    }
    return row;
}

namespace {

int orderOfKeys(const SearchIndex::SortKey &a, const SearchIndex::SortKey &b)
{
    if (a.number != b.number) {
        return a.number < b.number ? -1 : 1;
    }
    return a.text.compare(b.text);
}

} // namespace

bool SearchOrder::before(const SearchIndex::Row &a, const SearchIndex::Row &b) const
{
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (const int order = orderOfKeys(a.keys[i], b.keys[i]); order != 0) {
            return steps[i].descending ? order > 0 : order < 0;
        }
    }
    return a.contact->id < b.contact->id;
}

QJsonArray SearchOrder::cursor(const SearchIndex::Row &row) const
{
    QJsonArray values;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (isDateField(steps[i].field)) {
            values.append(row.keys[i].number);
        } else if (steps[i].field == u"dnd") {
            values.append(row.keys[i].number != 0);
        } else {
            values.append(row.keys[i].text);
        }
    }
    values.append(row.contact->id);
    return values;
}

std::optional<std::size_t> SearchOrder::rowAfter(
    const std::vector<SearchIndex::Row> &rows, const QJsonArray &cursor) const
{
    if (cursor.size() != static_cast<qsizetype>(steps.size()) + 1 || !cursor.last().isString()) {
        return std::nullopt;
    }
    const Contact place{.id = cursor.last().toString()};
    SearchIndex::Row last{.contact = &place};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const QJsonValue value = cursor[static_cast<qsizetype>(i)];
        if (isDateField(steps[i].field) != value.isDouble()) {
            return std::nullopt;
        }
        last.keys[i]
            = {.number = value.isBool() ? (value.toBool() ? 1.0 : 0.0) : value.toDouble(), .text = value.toString()};
    }
    const auto next = std::upper_bound(rows.begin(), rows.end(), last,
        [this](const SearchIndex::Row &a, const SearchIndex::Row &b) { return before(a, b); });
    return static_cast<std::size_t>(next - rows.begin());
}

tl::expected<SearchFilter, Answer> searchFilter(const QJsonArray &filters)
{
    auto parts = searchParts(filters, 0);
    if (!parts) {
        return tl::unexpected(parts.error());
    }
    return SearchFilter{.kind = SearchFilter::Kind::All, .parts = std::move(*parts)};
}

tl::expected<SearchOrder, Answer> searchOrder(const QJsonArray &sort)
{
    SearchOrder order;
    if (sort.isEmpty()) {
        order.steps.push_back({u"dateAdded"_s, true});
        return order;
    }
    if (sort.size() > 2) {
        return tl::unexpected(refusal(400, u"Sorting by more than 2 fields is not supported"_s));
    }
    for (const QJsonValue &entry : sort) {
        const QString field = entry["field"_L1].toString();
        const QString direction = entry["direction"_L1].toString();
        if (!isSearchField(field) || field == u"tags" || field == u"additionalEmails") {
            return tl::unexpected(refusal(400, u"Invalid sort field: %1"_s.arg(field)));
        }
        if (direction != u"asc" && direction != u"desc") {
            return tl::unexpected(refusal(400, u"Invalid sort direction: %1"_s.arg(direction)));
        }
        order.steps.push_back({field, direction == u"desc"});
    }
    return order;
}

bool matchesFreeText(const Contact &contact, const QString &lowered)
{
    const QString name
        = contact.fields.value("firstName"_L1).toString() + u' ' + contact.fields.value("lastName"_L1).toString();
    if (name.toLower().contains(lowered)) {
        return true;
    }
    for (const QLatin1StringView field : {"email"_L1, "phone"_L1, "companyName"_L1}) {
        if (contact.fields.value(field).toString().toLower().contains(lowered)) {
            return true;
        }
    }
    return false;
}

} // namespace kontor::sandbox::highlevel
