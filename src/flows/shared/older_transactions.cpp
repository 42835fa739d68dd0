// Reads payments again that are older than the daily look back: they may be paid back months later.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/older_transactions.h"

#include "flows/shared/transaction_feed.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows {

namespace {

const QString olderCursor = u"highlevel.older_transactions"_s;
constexpr int pagesOfOlder = 5; // of a poll: half a second of what HighLevel allows
constexpr auto triedAgainAfter = 1h;

struct Sweep
{
    QString name;
    std::chrono::hours youngest; ///< age of the payments
    std::optional<std::chrono::hours> oldest;
    std::chrono::hours every;
};

const std::array<Sweep, 2> &sweeps()
{
    static const std::array<Sweep, 2> both{{{u"months"_s, TransactionFeed::dailyLookBack, 180 * 24h, 24h},
        {u"years"_s, 180 * 24h, std::nullopt, 7 * 24h}}};
    return both;
}

/// What is stored of a sweep as it is to go on now; nothing when there is nothing to read.
std::optional<QJsonObject> dueOf(const Sweep &sweep, const QJsonObject &stored, Instant since, Instant now)
{
    if (stored.contains(u"offset")) {
        const std::optional<Instant> notBefore = instantFromIso(stored[u"notBefore"].toString());
        return notBefore && now < *notBefore ? std::nullopt : std::optional(stored);
    }
    const std::optional<Instant> begun = instantFromIso(stored[u"begun"].toString());
    if (begun && now - *begun < sweep.every) {
        return std::nullopt;
    }
    // Which zone's days HighLevel means is not documented: a day more on the side where nothing else reads.
    const Instant oldest = sweep.oldest ? std::max(since - 24h, now - *sweep.oldest) : since - 24h;
    const Instant youngest = now - sweep.youngest;
    if (youngest < since) {
        return std::nullopt;
    }
    return QJsonObject{{u"begun"_s, toIso(now)}, {u"firstDay"_s, toIso(oldest).left(10)},
        {u"lastDay"_s, toIso(youngest).left(10)}, {u"offset"_s, 0}};
}

} // namespace

FeedStep OlderTransactionFeed::step(journal::Journal &journal, const Call &call, Instant now, std::stop_token stop)
{
    if (!m_since || m_pages >= pagesOfOlder) {
        return {};
    }
    QJsonObject cursor = journal.cursor(olderCursor);
    std::optional<QJsonObject> due;
    QString name;
    for (const Sweep &sweep : sweeps()) {
        if (!due) {
            due = dueOf(sweep, cursor[sweep.name].toObject(), *m_since, now);
            name = sweep.name;
        }
    }
    if (!due) {
        return {};
    }
    ++m_pages;
    const int offset = (*due)[u"offset"].toInt();
    const Result<QJsonArray> rows = rowsOfTransactions(
        call(m_api.transactions((*due)[u"firstDay"].toString(), (*due)[u"lastDay"].toString(), offset), stop));
    if (!rows) {
        using Kind = Error::Kind;
        if (const Kind kind = rows.error().kind;
            kind == Kind::Trouble || kind == Kind::Unreadable || kind == Kind::Refused) {
            due->insert(u"notBefore"_s, toIso(now + triedAgainAfter)); // it may be this page alone
            cursor.insert(name, *due);
            journal.setCursor(olderCursor, cursor);
        }
        return {.error = rows.error()};
    }
    journal.transaction([&] {
        for (const QJsonValue &row : *rows) {
            storeTransaction(journal, row.toObject(), m_since, now);
        }
        const bool last = rows->size() < highlevel::Api::pageLength;
        due->remove(u"notBefore"_s);
        due->insert(u"offset"_s, offset + transactionsPageStep);
        cursor.insert(name, last ? QJsonObject{{u"begun"_s, (*due)[u"begun"_s]}} : *due);
        journal.setCursor(olderCursor, cursor);
    });
    return {.more = true};
}

} // namespace kontor::flows
