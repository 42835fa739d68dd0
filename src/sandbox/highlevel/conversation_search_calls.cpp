// Finding messages and conversations: the export, the search (highlevel-api 6.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/conversation_calls.h"

#include "sandbox/highlevel/contact_fields.h"

#include <QDate>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

namespace {

/// Where a page of the export ended, and what was to be seen when the first one was asked for.
struct ExportCursor
{
    Instant seen;
    Instant lastSort;
    QString lastId;
};

QString writtenCursor(const ExportCursor &cursor)
{
    const QJsonObject object{{u"pitId"_s, QString::number(cursor.seen.time_since_epoch().count())},
        {u"lastSort"_s, QJsonArray{static_cast<qint64>(cursor.lastSort.time_since_epoch().count())}},
        {u"lastId"_s, cursor.lastId}};
    return QString::fromLatin1(QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64());
}

std::optional<ExportCursor> readCursor(const QString &written)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromBase64(written.toLatin1())).object();
    bool isNumber = false;
    const qint64 seen = object.value("pitId"_L1).toString().toLongLong(&isNumber);
    const QJsonValue sort = object.value("lastSort"_L1).toArray().first();
    if (!isNumber || !sort.isDouble() || !object.value("lastId"_L1).isString()) {
        return std::nullopt;
    }
    return ExportCursor{Instant(std::chrono::milliseconds(seen)), Instant(std::chrono::milliseconds(sort.toInteger())),
        object.value("lastId"_L1).toString()};
}

/// ISO 8601 with a zone, a day (UTC), or milliseconds since 1970; its form is not documented.
std::optional<Instant> instantOfQuery(const QString &text)
{
    if (const auto instant = instantFromIso(text)) {
        return instant;
    }
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid()) {
        return Instant(std::chrono::milliseconds(day.startOfDay(Qt::UTC).toMSecsSinceEpoch()));
    }
    bool isNumber = false;
    const qint64 milliseconds = text.toLongLong(&isNumber);
    return isNumber ? std::optional(Instant(std::chrono::milliseconds(milliseconds))) : std::nullopt;
}

struct ExportQuery
{
    qsizetype limit = 100;
    bool byUpdate = false;
    bool ascending = false;
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::optional<ExportCursor> cursor;
};

tl::expected<ExportQuery, QStringList> readExportQuery(const QMap<QString, QString> &query)
{
    ExportQuery read;
    QStringList messages;
    const auto word = [&](const QString &name, const QStringList &words) {
        const QString given = query.value(name, words.first());
        if (!words.contains(given)) {
            messages.append(u"%1 must be one of the following values: %2"_s.arg(name, words.join(u", "_s)));
        }
        return given;
    };
    if (query.contains(u"limit"_s)) {
        bool isNumber = false;
        read.limit = query.value(u"limit"_s).toInt(&isNumber);
        if (!isNumber) {
            messages.append(u"limit must be a number conforming to the specified constraints"_s);
        } else if (read.limit < 10) {
            messages.append(u"limit must not be less than 10"_s);
        } else if (read.limit > 500) {
            messages.append(u"limit must not be greater than 500"_s);
        }
    }
    read.byUpdate = word(u"sortBy"_s, {u"createdAt"_s, u"updatedAt"_s}) == u"updatedAt";
    read.ascending = word(u"sortOrder"_s, {u"desc"_s, u"asc"_s}) == u"asc";
    if (query.contains(u"channel"_s)) {
        word(u"channel"_s, {u"SMS"_s, u"Email"_s, u"Call"_s, u"WhatsApp"_s, u"Instagram"_s, u"Facebook"_s});
    }
    for (const auto &[name, target] : {std::pair(u"startDate"_s, &read.from), std::pair(u"endDate"_s, &read.until)}) {
        if (query.contains(name)) {
            *target = instantOfQuery(query.value(name));
            if (!*target) {
                messages.append(u"%1 must be a valid date"_s.arg(name));
            }
        }
    }
    if (const QString cursor = query.value(u"cursor"_s); !cursor.isEmpty()) {
        read.cursor = readCursor(cursor);
        if (!read.cursor) {
            messages.append(u"cursor is invalid"_s);
        }
    }
    if (!messages.isEmpty()) {
        return tl::unexpected(messages);
    }
    return read;
}

/// Whose message it was at that time: a merge is seen late, too.
QString contactAt(const Message &message, Instant when)
{
    return message.formerContactId.isEmpty() || message.moved <= when ? message.contactId : message.formerContactId;
}

} // namespace

Answer exportMessages(State &state, const Call &call)
{
    const auto read = readExportQuery(call.query);
    if (!read) {
        return invalid(read.error());
    }
    const std::chrono::seconds lag(state.switches.at(Switch::ExportLagSeconds).toInt());
    const Instant seen = read->cursor ? read->cursor->seen : state.clock.now() - lag;
    const QString channel = call.query.value(u"channel"_s);
    const auto isWanted = [&](const Message &message) {
        const bool rightChannel = channel.isEmpty() ? !message.isEmail() : message.kind->exportChannel == channel;
        return rightChannel && !message.cancelled && message.added <= seen
            && (!read->from || message.added >= *read->from) && (!read->until || message.added <= *read->until)
            && (!call.query.contains(u"contactId"_s) || call.query.value(u"contactId"_s) == contactAt(message, seen))
            && (!call.query.contains(u"conversationId"_s)
                || call.query.value(u"conversationId"_s) == message.conversationId);
    };
    const auto sortOf = [&](const Message *message) {
        return std::pair(read->byUpdate ? message->updatedAt(seen) : message->added, message->id);
    };
    std::vector<const Message *> wanted;
    for (const Message &message : call.location->conversations.messages()) {
        if (isWanted(message)) {
            wanted.push_back(&message);
        }
    }
    const auto comes
        = [&](const auto &left, const auto &right) { return read->ascending ? left < right : right < left; };
    std::ranges::sort(wanted, comes, sortOf);
    QJsonArray rows;
    QJsonValue next = QJsonValue::Null;
    const Message *last = nullptr;
    for (const Message *message : wanted) {
        if (read->cursor && !comes(std::pair(read->cursor->lastSort, read->cursor->lastId), sortOf(message))) {
            continue;
        }
        if (rows.size() == read->limit) {
            next = writtenCursor({seen, sortOf(last).first, last->id});
            break;
        }
        QJsonObject row = shownMessage(*message, seen);
        row.insert("contactId"_L1, contactAt(*message, seen));
        if (message->isEmail() && state.switches.isAt(Switch::ExportEmailBodies, "there"_L1)) {
            row.insert("body"_L1, message->body);
        }
        rows.append(row);
        last = message;
    }
    QJsonObject answer{
        {u"messages"_s, rows}, {u"total"_s, static_cast<qint64>(wanted.size())}, {u"nextCursor"_s, next}};
    return answered(answer);
}

Answer searchConversations(State &state, const Call &call)
{
    const QMap<QString, QString> &query = call.query;
    QStringList messages;
    const auto word = [&](const QString &name, const QStringList &words) {
        const QString given = query.value(name, words.first());
        if (!words.contains(given)) {
            messages.append(u"%1 must be one of the following values: %2"_s.arg(name, words.join(u", "_s)));
        }
        return given;
    };
    const bool ascending = word(u"sort"_s, {u"desc"_s, u"asc"_s}) == u"asc";
    const QString status = word(u"status"_s, {u"all"_s, u"read"_s, u"unread"_s, u"starred"_s, u"recents"_s});
    const QString direction = word(u"lastMessageDirection"_s, {QString(), u"inbound"_s, u"outbound"_s});
    word(u"sortBy"_s,
        {u"last_message_date"_s, u"last_manual_message_date"_s, u"score_profile"_s, u"overdue_at"_s, u"due_at"_s});
    bool isNumber = true;
    const int limit = query.contains(u"limit"_s) ? query.value(u"limit"_s).toInt(&isNumber) : 20;
    if (!isNumber || limit < 1) {
        messages.append(u"limit must be a number conforming to the specified constraints"_s);
    }
    std::optional<Instant> after;
    if (query.contains(u"startAfterDate"_s)) {
        after = instantOfQuery(query.value(u"startAfterDate"_s));
        if (!after) {
            messages.append(u"startAfterDate must be a number"_s);
        }
    }
    if (!messages.isEmpty()) {
        return invalid(messages);
    }
    struct Row
    {
        Instant last;
        QString id;
        QJsonObject shown;
    };
    const auto holds = [&](const QString &name, const QString &value) {
        return !query.contains(name) || query.value(name) == value;
    };
    // It is a search index like that of the contacts: what has just been written is not in it yet.
    const Instant seen = state.clock.now() - std::chrono::seconds(state.switches.at(Switch::ExportLagSeconds).toInt());
    std::vector<Row> rows;
    for (const Conversation &conversation : call.location->conversations.conversations()) {
        if (conversation.deleted || !holds(u"contactId"_s, conversation.contactId)
            || !holds(u"id"_s, conversation.id)) {
            continue;
        }
        std::vector<const Message *> ordered = conversation.inOrder();
        std::erase_if(ordered, [&](const Message *message) { return message->added > seen; });
        if (ordered.empty()) {
            continue;
        }
        const Message &last = *ordered.back();
        const int unread = unreadIn(ordered);
        if (!holds(u"lastMessageType"_s, last.kind->shownAs) || status == u"starred"
            || (status == u"read" && unread > 0) || (status == u"unread" && unread == 0)
            || (!direction.isEmpty() && direction != (last.inbound ? u"inbound"_s : u"outbound"_s))) {
            continue;
        }
        const Contact *contact = call.location->contacts.find(conversation.contactId);
        const QString name = contact == nullptr ? QString() : contactName(*contact);
        const auto field = [&](QLatin1StringView key) {
            return contact == nullptr ? QString() : contact->fields.value(key).toString();
        };
        const QString wanted = query.value(u"query"_s);
        const QStringList texts{name, field("email"_L1), field("phone"_L1), last.isEmail() ? last.subject : last.body};
        if (std::ranges::none_of(
                texts, [&](const QString &text) { return text.contains(wanted, Qt::CaseInsensitive); })) {
            continue;
        }
        QJsonObject shown{{u"id"_s, conversation.id}, {u"contactId"_s, conversation.contactId},
            {u"locationId"_s, conversation.locationId},
            {u"lastMessageBody"_s, last.isEmail() ? last.subject : last.body},
            {u"lastMessageType"_s, QString(last.kind->shownAs)},
            {u"lastMessageDirection"_s, last.inbound ? u"inbound"_s : u"outbound"_s},
            {u"lastMessageDate"_s, static_cast<qint64>(last.added.time_since_epoch().count())},
            {u"type"_s, last.isEmail() ? u"TYPE_EMAIL"_s : u"TYPE_PHONE"_s}, {u"unreadCount"_s, unread},
            {u"fullName"_s, name}, {u"contactName"_s, name}, {u"email"_s, field("email"_L1)},
            {u"phone"_s, field("phone"_L1)},
            {u"dateAdded"_s, static_cast<qint64>(conversation.added.time_since_epoch().count())},
            {u"sort"_s, QJsonArray{static_cast<qint64>(last.added.time_since_epoch().count())}}};
        rows.push_back({last.added, conversation.id, std::move(shown)});
    }
    std::ranges::sort(rows, [&](const Row &left, const Row &right) {
        const auto key = [](const Row &row) { return std::tie(row.last, row.id); };
        return ascending ? key(left) < key(right) : key(right) < key(left);
    });
    QJsonArray page;
    for (const Row &row : rows) {
        if (page.size() < limit && (!after || (ascending ? row.last > *after : row.last < *after))) {
            page.append(row.shown);
        }
    }
    return answered({{u"conversations"_s, page}, {u"total"_s, static_cast<qint64>(rows.size())}});
}

} // namespace kontor::sandbox::highlevel
