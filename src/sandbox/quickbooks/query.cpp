// Answers statements of the query endpoint from the books.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/query.h"

#include "sandbox/quickbooks/pacific_time.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

using Comparison = QueryCondition::Comparison;

constexpr qint64 usualRows = 100;
constexpr qint64 mostRows = 1000;

// Amounts have up to five decimals (quickbooks-online-api 7.0): compared as whole hundred-thousandths.
std::optional<qint64> exactNumber(QStringView text)
{
    text = text.trimmed();
    const bool negative = text.startsWith(u'-');
    if (negative) {
        text = text.mid(1);
    }
    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.left(point);
    QString digits = whole.toString();
    QString decimals = point < 0 ? QString() : text.mid(point + 1).toString();
    decimals = decimals.leftJustified(5, u'0', true);
    bool number = false;
    const qint64 value = QString(digits + decimals).toLongLong(&number);
    if (!number || whole.isEmpty()) {
        return std::nullopt;
    }
    return negative ? -value : value;
}

QString propertyText(const QJsonValue &value)
{
    if (value.isBool()) {
        return value.toBool() ? u"true"_s : u"false"_s;
    }
    if (value.isDouble()) {
        return QString::number(value.toDouble(), 'f', 5);
    }
    if (value.isObject()) {
        // E-mail addresses are compared as their text, references by their id.
        const QJsonObject block = value.toObject();
        return block.contains(u"Address") ? block.value(u"Address").toString() : block.value(u"value").toString();
    }
    return value.toString();
}

// The only wildcard is the percent sign.
bool matchesPattern(QStringView text, QStringView pattern, Qt::CaseSensitivity sensitivity)
{
    const QList<QStringView> pieces = pattern.split(u'%');
    if (pieces.size() == 1) {
        return text.compare(pattern, sensitivity) == 0;
    }
    if (!text.startsWith(pieces.first(), sensitivity)) {
        return false;
    }
    text = text.mid(pieces.first().size());
    for (qsizetype i = 1; i + 1 < pieces.size(); ++i) {
        const qsizetype at = text.indexOf(pieces[i], 0, sensitivity);
        if (at < 0) {
            return false;
        }
        text = text.mid(at + pieces[i].size());
    }
    return text.endsWith(pieces.last(), sensitivity);
}

template <class T>
bool holds(Comparison comparison, const T &left, const T &right)
{
    switch (comparison) {
    case Comparison::Equal:
    case Comparison::In:
        return left == right;
    case Comparison::Less:
        return left < right;
    case Comparison::Greater:
        return left > right;
    case Comparison::LessOrEqual:
        return left <= right;
    case Comparison::GreaterOrEqual:
        return left >= right;
    case Comparison::Like:
        break;
    }
    return false;
}

// One condition, with its values read once.
class Filter
{
public:
    static Outcome<Filter> make(const Books &books, const EntityKind &kind, const QueryCondition &condition)
    {
        Filter filter;
        filter.m_field = kind.field(condition.property);
        filter.m_comparison = condition.comparison;
        filter.m_sensitivity
            = books.switches().is(Switch::TextCase, u"sensitive") ? Qt::CaseSensitive : Qt::CaseInsensitive;
        filter.m_source = Source::Text;
        const bool pattern = condition.comparison == Comparison::Like;
        if (pattern) {
            filter.m_texts = condition.values;
            return filter;
        }
        if (condition.property == u"Id" && books.switches().is(Switch::IdOrder, u"numeric")) {
            filter.m_source = Source::Number;
        } else if (filter.m_field->type == Field::Type::Flag) {
            filter.m_source = Source::Flag;
        } else if (filter.m_field->type == Field::Type::Number) {
            filter.m_source = Source::Amount;
        } else if (condition.property == u"MetaData.CreateTime") {
            filter.m_source = Source::Created;
        } else if (condition.property == u"MetaData.LastUpdatedTime") {
            filter.m_source = Source::Updated;
        }
        for (const QString &value : condition.values) {
            if (const Outcome<> added = filter.add(condition.property, value); !added) {
                return refuse(added.error());
            }
        }
        return filter;
    }

    bool accepts(const Row &row) const
    {
        switch (m_source) {
        case Source::Number:
            return acceptsNumber(row.number);
        case Source::Flag:
            return acceptsNumber(m_field->name == u"Active" ? row.active : row.object.value(m_field->name).toBool());
        case Source::Amount:
            return acceptsNumber(exactNumber(propertyText(row.object.value(m_field->name))).value_or(0));
        case Source::Created:
            return acceptsNumber(row.created.time_since_epoch().count());
        case Source::Updated:
            return acceptsNumber(row.updated.time_since_epoch().count());
        case Source::Text:
            break;
        }
        return acceptsText(propertyText(row.object.value(m_field->name)));
    }

    /// The id when only one row can be meant.
    QString onlyId() const
    {
        const bool one = m_comparison == Comparison::Equal && m_field->name == u"Id" && m_texts.size() == 1;
        return one ? m_texts.first() : QString();
    }

    /// When rows updated before cannot be meant.
    std::optional<Instant> updatedSince() const
    {
        const bool after = m_comparison == Comparison::GreaterOrEqual || m_comparison == Comparison::Greater;
        if (m_source != Source::Updated || !after) {
            return std::nullopt;
        }
        return Instant(std::chrono::milliseconds(m_numbers.front()));
    }

    /// True when every row passes, as for Active IN (true, false).
    bool passesAll() const
    {
        return m_source == Source::Flag && m_field->name == u"Active" && acceptsNumber(0) && acceptsNumber(1);
    }

private:
    enum class Source { Number, Flag, Amount, Created, Updated, Text };

    Outcome<> add(const QString &property, const QString &value)
    {
        m_texts.append(value);
        switch (m_source) {
        case Source::Number: {
            bool number = false;
            m_numbers.push_back(value.toLongLong(&number));
            if (!number) {
                m_numbers.back() = -1; // "TAX" and its like have no number: compared as text
                m_source = Source::Text;
            }
            return {};
        }
        case Source::Flag:
            if (value.compare(u"true"_s, Qt::CaseInsensitive) != 0
                && value.compare(u"false"_s, Qt::CaseInsensitive) != 0) {
                return refuse(queryInvalid(u"value '%1' is not a boolean for property '%2'"_s.arg(value, property)));
            }
            m_numbers.push_back(value.compare(u"true"_s, Qt::CaseInsensitive) == 0 ? 1 : 0);
            return {};
        case Source::Amount: {
            const std::optional<qint64> number = exactNumber(value);
            if (!number) {
                return refuse(queryInvalid(u"value '%1' is not a number for property '%2'"_s.arg(value, property)));
            }
            m_numbers.push_back(*number);
            return {};
        }
        case Source::Created:
        case Source::Updated: {
            const std::optional<Instant> instant = instantOfWire(value);
            if (!instant) {
                return refuse(queryInvalid(u"value '%1' is not a date for property '%2'"_s.arg(value, property)));
            }
            m_numbers.push_back(instant->time_since_epoch().count());
            return {};
        }
        case Source::Text:
            return {};
        }
        return {};
    }

    bool acceptsNumber(qint64 number) const
    {
        return std::any_of(
            m_numbers.begin(), m_numbers.end(), [&](qint64 value) { return holds(m_comparison, number, value); });
    }

    bool acceptsText(const QString &text) const
    {
        if (m_comparison == Comparison::Like) {
            return matchesPattern(text, m_texts.first(), m_sensitivity);
        }
        return std::any_of(m_texts.begin(), m_texts.end(),
            [&](const QString &value) { return holds(m_comparison, text.compare(value, m_sensitivity), 0); });
    }

    const Field *m_field = nullptr;
    Comparison m_comparison = Comparison::Equal;
    Source m_source = Source::Text;
    Qt::CaseSensitivity m_sensitivity = Qt::CaseInsensitive;
    QStringList m_texts;
    std::vector<qint64> m_numbers;
};

Outcome<> checkProperty(const EntityKind &kind, const QString &property, Field::Trait trait)
{
    const Field *field = kind.field(property);
    if (!field) {
        return refuse(queryInvalid(u"Property %1 not found for Entity %2"_s.arg(property, kind.name())));
    }
    if (!field->has(trait)) {
        return refuse(queryInvalid(u"property '%1' is not queryable"_s.arg(property)));
    }
    return {};
}

Outcome<> checkPage(const Books &books, QueryStatement &statement)
{
    for (const std::optional<qint64> &value : {statement.startPosition, statement.maxResults}) {
        if (value && *value < 1) {
            return refuse(queryInvalid(u"value %1 is too small. Min allowed value is 1"_s.arg(*value)));
        }
    }
    if (statement.maxResults.value_or(0) > mostRows) {
        if (books.switches().is(Switch::QueryMaxResults, u"error")) {
            return refuse(queryInvalid(
                u"value %1 is too large. Max allowed value is %2"_s.arg(*statement.maxResults).arg(mostRows)));
        }
        statement.maxResults = mostRows;
    }
    return {};
}

// Left before right, by every ORDERBY property in turn.
bool sortsBefore(
    const Books &books, const std::vector<QuerySort> &order, const EntityKind &kind, const Row &left, const Row &right)
{
    for (const QuerySort &sort : order) {
        int compared = 0;
        const Field::Type type = kind.field(sort.property)->type;
        if (sort.property == u"Id") {
            const bool asText = books.switches().is(Switch::IdOrder, u"text") || left.number == right.number;
            compared = asText ? left.id.compare(right.id) : left.number < right.number ? -1 : 1;
        } else if (sort.property == u"MetaData.LastUpdatedTime") {
            compared = left.updated < right.updated ? -1 : left.updated > right.updated ? 1 : 0;
        } else if (sort.property == u"MetaData.CreateTime") {
            compared = left.created < right.created ? -1 : left.created > right.created ? 1 : 0;
        } else {
            const QString a = propertyText(left.object.value(sort.property));
            const QString b = propertyText(right.object.value(sort.property));
            if (type == Field::Type::Number) {
                const qint64 numberA = exactNumber(a).value_or(0);
                const qint64 numberB = exactNumber(b).value_or(0);
                compared = numberA < numberB ? -1 : numberA > numberB ? 1 : 0;
            } else {
                compared = a.compare(b, Qt::CaseInsensitive);
            }
        }
        if (compared != 0) {
            return sort.descending ? compared > 0 : compared < 0;
        }
    }
    return left.number < right.number;
}

QJsonObject projected(const Row &row, const QStringList &columns)
{
    if (columns.isEmpty()) {
        return row.object;
    }
    QJsonObject sparse{{u"Id"_s, row.id}, {u"domain"_s, u"QBO"_s}, {u"sparse"_s, true}};
    for (const QString &column : columns) {
        const QString key = column.section(u'.', 0, 0);
        if (row.object.contains(key)) {
            sparse.insert(key, row.object.value(key));
        }
    }
    return sparse;
}

class QueryAnswer
{
public:
    QueryAnswer(
        const Books &books, const EntityKind &kind, const QueryStatement &statement, std::vector<Filter> filters)
        : m_books(books)
        , m_store(books.store(kind))
        , m_kind(kind)
        , m_statement(statement)
        , m_filters(std::move(filters))
    { }

    QJsonObject answer()
    {
        const bool asksActive = std::any_of(m_statement.conditions.begin(), m_statement.conditions.end(),
            [](const QueryCondition &condition) { return condition.property == u"Active"; });
        m_onlyActive = m_kind.family() == EntityKind::Family::NameList && !asksActive;
        std::erase_if(m_filters, [](const Filter &filter) { return filter.passesAll(); });
        return m_statement.counts ? counted() : page();
    }

private:
    bool accepts(const Row &row) const
    {
        return !row.deleted && (!m_onlyActive || row.active)
            && std::all_of(
                m_filters.begin(), m_filters.end(), [&](const Filter &filter) { return filter.accepts(row); });
    }

    QJsonObject counted() const
    {
        qsizetype count = 0;
        if (m_filters.empty()) {
            count = m_onlyActive ? m_store.activeCount() : m_store.livingCount();
        } else {
            for (std::size_t i = 0; i < m_store.size(); ++i) {
                count += accepts(m_store.at(i)) ? 1 : 0;
            }
        }
        return {{u"totalCount"_s, qint64(count)}};
    }

    QJsonObject page()
    {
        const qint64 start = m_statement.startPosition.value_or(1);
        const qint64 limit = m_statement.maxResults.value_or(usualRows);
        m_skip = start - 1;
        m_left = limit;
        collect();
        if (m_rows.isEmpty()) {
            return {};
        }
        return {{m_kind.name(), m_rows}, {u"startPosition"_s, start}, {u"maxResults"_s, qint64(m_rows.size())}};
    }

    // False when the page is full.
    bool offer(const Row &row)
    {
        if (!accepts(row)) {
            return true;
        }
        if (m_skip > 0) {
            --m_skip;
            return true;
        }
        m_rows.append(projected(row, m_statement.columns));
        return --m_left > 0;
    }

    template <class Iterator>
    void offerAll(Iterator from, Iterator to)
    {
        for (; from != to && offer(m_store.at(*from)); ++from) { }
    }

    void collect()
    {
        for (const Filter &filter : m_filters) {
            if (const QString id = filter.onlyId(); !id.isEmpty()) {
                if (const Row *row = m_store.find(id)) {
                    offer(*row);
                }
                return;
            }
        }
        const std::vector<QuerySort> &order = m_statement.order;
        const bool numeric = m_books.switches().is(Switch::IdOrder, u"numeric");
        if (order.empty()) {
            // Names come by name, transactions with the latest change first (recordings).
            if (m_kind.family() == EntityKind::Family::NameList) {
                const EntityStore::Order &rows = m_store.byName();
                offerAll(rows.begin(), rows.end());
            } else {
                const EntityStore::Order &rows = m_store.byUpdate();
                offerAll(rows.rbegin(), rows.rend());
            }
            return;
        }
        if (order.size() == 1 && order.front().property == u"Id" && numeric) {
            const EntityStore::Order &rows = m_store.byNumber();
            if (m_filters.empty() && m_store.activeCount() == qsizetype(m_store.size())) {
                skipAtOnce(rows.size());
            }
            if (order.front().descending) {
                offerAll(rows.rbegin() + m_jump, rows.rend());
            } else {
                offerAll(rows.begin() + m_jump, rows.end());
            }
            return;
        }
        if (order.size() == 1 && order.front().property == u"MetaData.LastUpdatedTime" && !order.front().descending) {
            const EntityStore::Order &rows = m_store.byUpdate();
            offerAll(rows.begin() + std::ptrdiff_t(firstCandidate()), rows.end());
            return;
        }
        std::vector<const Row *> sorted;
        const EntityStore::Order &rows = m_store.byUpdate();
        for (std::size_t i = firstCandidate(); i < rows.size(); ++i) {
            if (accepts(m_store.at(rows[i]))) {
                sorted.push_back(&m_store.at(rows[i]));
            }
        }
        std::sort(sorted.begin(), sorted.end(),
            [&](const Row *left, const Row *right) { return sortsBefore(m_books, order, m_kind, *left, *right); });
        for (const Row *row : sorted) {
            if (!offer(*row)) {
                return;
            }
        }
    }

    // Every row passes: the page begins where it says.
    void skipAtOnce(std::size_t rows)
    {
        m_jump = std::ptrdiff_t(std::min(qint64(rows), m_skip));
        m_skip = 0;
    }

    std::size_t firstCandidate() const
    {
        std::size_t first = 0;
        for (const Filter &filter : m_filters) {
            if (const std::optional<Instant> since = filter.updatedSince()) {
                first = std::max(first, m_store.firstUpdatedSince(*since));
            }
        }
        return first;
    }

    const Books &m_books;
    const EntityStore &m_store;
    const EntityKind &m_kind;
    const QueryStatement &m_statement;
    std::vector<Filter> m_filters;
    bool m_onlyActive = false;
    qint64 m_skip = 0;
    qint64 m_left = 0;
    std::ptrdiff_t m_jump = 0;
    QJsonArray m_rows;
};

} // namespace

Outcome<QJsonObject> answerQuery(const Books &books, QStringView text)
{
    Outcome<QueryStatement> statement = QueryStatement::parse(text);
    if (!statement) {
        return refuse(statement.error());
    }
    // There is one of each, and many clients ask for them here.
    for (const QString &single : {u"CompanyInfo"_s, u"Preferences"_s}) {
        if (statement->entity.compare(single, Qt::CaseInsensitive) == 0 && statement->conditions.empty()) {
            const QJsonObject object = single == u"CompanyInfo" ? books.companyInfo() : books.preferences();
            return statement->counts
                ? QJsonObject{{u"totalCount"_s, 1}}
                : QJsonObject{{single, QJsonArray{object}}, {u"startPosition"_s, 1}, {u"maxResults"_s, 1}};
        }
    }
    const EntityKind *kind = EntityKind::find(statement->entity);
    if (!kind) {
        return refuse(queryInvalid(u"invalid context declaration: %1"_s.arg(statement->entity)));
    }
    std::vector<Filter> filters;
    for (const QueryCondition &condition : statement->conditions) {
        if (const Outcome<> known = checkProperty(*kind, condition.property, Field::Filterable); !known) {
            return refuse(known.error());
        }
        Outcome<Filter> filter = Filter::make(books, *kind, condition);
        if (!filter) {
            return refuse(filter.error());
        }
        filters.push_back(std::move(*filter));
    }
    for (const QuerySort &sort : statement->order) {
        if (const Outcome<> known = checkProperty(*kind, sort.property, Field::Sortable); !known) {
            return refuse(known.error());
        }
    }
    if (const Outcome<> page = checkPage(books, *statement); !page) {
        return refuse(page.error());
    }
    return QueryAnswer(books, *kind, *statement, std::move(filters)).answer();
}

} // namespace kontor::sandbox::quickbooks
