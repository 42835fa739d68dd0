// Follows retried items until their outcome is known.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/retry_watch.h"

#include <algorithm>

namespace kontor::ui {

namespace {

bool isAboutTheSame(const engine::AttentionEntry &one, const engine::AttentionEntry &other)
{
    return one.flow == other.flow && one.document == other.document && one.documentId == other.documentId;
}

} // namespace

RetryWatch::RetryWatch(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RetryWatch::due);
}

void RetryWatch::begin(const std::vector<engine::AttentionEntry> &entries, Instant now)
{
    const int batch = ++m_lastBatch;
    for (const auto &entry : entries) {
        if (!isRetrying(entry.id)) {
            m_watched.push_back({entry, now, std::nullopt, batch});
            ++m_batches[batch].count;
        }
    }
}

std::vector<qint64> RetryWatch::watched() const
{
    std::vector<qint64> ids;
    for (const auto &each : m_watched) {
        ids.push_back(each.entry.id);
    }
    return ids;
}

bool RetryWatch::isRetrying(qint64 id) const
{
    return std::any_of(m_watched.begin(), m_watched.end(), [id](const Watched &each) { return each.entry.id == id; });
}

void RetryWatch::settle(int batch, bool done)
{
    const auto found = m_batches.find(batch);
    if (found == m_batches.end()) {
        return;
    }
    auto &counts = found->second;
    ++(done ? counts.done : counts.open);
    if (counts.done + counts.open == counts.count) {
        const auto all = counts;
        m_batches.erase(found);
        Q_EMIT settled(all.count, all.done, all.open);
    }
}

std::vector<AttentionItem> RetryWatch::update(const AttentionRead &read, Instant now)
{
    std::vector<AttentionItem> items;
    for (const auto &entry : read.entries) {
        items.push_back({entry});
    }
    std::vector<std::pair<int, bool>> outcomes; ///< batch, done
    std::optional<Instant> next;
    const auto later = [&next](Instant instant) { next = next ? std::min(*next, instant) : instant; };
    const auto goes = [&](Watched &each) {
        const auto found = std::find_if(
            items.begin(), items.end(), [&each](const AttentionItem &item) { return item.entry.id == each.entry.id; });
        if (found != items.end()) {
            const bool again = found->entry.since != each.entry.since || found->entry.attempts != each.entry.attempts
                || found->entry.problem.key != each.entry.problem.key;
            if (again || each.doneAt || now - each.begun >= unheardFor) {
                if (!each.doneAt) {
                    outcomes.emplace_back(each.batch, false);
                }
                return true;
            }
            found->progress = AttentionItem::Progress::Retrying;
            later(each.begun + unheardFor);
            return false;
        }
        const auto state = read.states.find(each.entry.id);
        if (!each.doneAt && state != read.states.end()) {
            using State = journal::OperationState;
            const bool replaced = state->second == State::Superseded;
            const bool asksAgain = replaced && std::ranges::any_of(read.entries, [&each](const auto &entry) {
                return isAboutTheSame(entry, each.entry);
            });
            if (state->second == State::Dismissed || asksAgain) {
                outcomes.emplace_back(each.batch, false);
                return true;
            }
            // Replaced by others, of which none is left: an invoice that is planned anew always ends so.
            if (state->second == State::Done || replaced) {
                each.doneAt = now;
                outcomes.emplace_back(each.batch, true);
            }
        }
        if (each.doneAt) {
            later(*each.doneAt + doneShownFor);
            return now - *each.doneAt >= doneShownFor;
        }
        later(each.begun + waitedFor);
        if (now - each.begun >= waitedFor) {
            outcomes.emplace_back(each.batch, false);
            return true;
        }
        return false;
    };
    std::erase_if(m_watched, goes);
    for (const auto &each : m_watched) {
        const auto found = std::find_if(
            items.begin(), items.end(), [&each](const AttentionItem &item) { return item.entry.id == each.entry.id; });
        if (found == items.end()) {
            const auto place = std::find_if(items.begin(), items.end(),
                [&each](const AttentionItem &item) { return item.entry.since < each.entry.since; });
            items.insert(
                place, {each.entry, each.doneAt ? AttentionItem::Progress::Done : AttentionItem::Progress::Retrying});
        }
    }
    m_timer.stop();
    if (next && !m_watched.empty()) {
        m_timer.start(std::max(std::chrono::milliseconds(1), *next - now));
    }
    for (const auto &[batch, done] : outcomes) {
        settle(batch, done);
    }
    return items;
}

} // namespace kontor::ui
