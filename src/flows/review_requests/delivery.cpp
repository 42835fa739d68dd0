// Follows up whether review requests arrived.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/delivery.h"

#include "flows/shared/note.h"
#include "highlevel/conversation.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::review_requests {

namespace {

constexpr std::array<std::chrono::minutes, 4> askedAfter{1min, 10min, 60min, 24h};
constexpr auto askedAgainAfter = 10min;

bool isToBeAsked(const journal::Record &message, Instant now)
{
    const std::optional<Instant> sent = instantFromIso(message.value[u"sent"].toString());
    const auto asked = static_cast<std::size_t>(message.value[u"asked"].toInt());
    const std::optional<Instant> notBefore = instantFromIso(message.value[u"notBefore"].toString());
    return (!notBefore || now >= *notBefore)
        && (!sent || asked >= askedAfter.size() || now >= *sent + askedAfter[asked]);
}

void noteDelivery(journal::Journal &journal, const journal::Record &message, const QString &status, Instant now)
{
    const QString name = message.value[u"name"].toString();
    const QString contact = message.value[u"contact"].toString();
    const QMap<QString, QString> parameters{{u"name"_s, name}, {u"contact"_s, name}, {u"status"_s, status}};
    if (highlevel::isFailedStatus(status)) {
        raiseNote(journal,
            {.flow = u"reviews"_s,
                .direction = u"qb>hl"_s,
                .subject = u"review.delivery:"_s + message.id,
                .about = {.document = u"review"_s, .name = name, .highLevelId = contact},
                .problem = {.kind = Error::Kind::Refused,
                    .key = u"review.not_delivered"_s,
                    .parameters = {{u"contact"_s, name}, {u"channel"_s, message.value[u"channel"].toString()},
                        {u"detail"_s, status}}},
                .logKey = u"review.delivery"_s,
                .logParameters = parameters},
            now);
        return;
    }
    journal.log({.time = now,
        .flow = u"reviews"_s,
        .direction = u"qb>hl"_s,
        .key = u"review.delivery"_s,
        .parameters = parameters,
        .result = u"done"_s,
        .details = {{u"highlevel"_s, contact}}});
}

} // namespace

FeedStep followDelivery(
    journal::Journal &journal, const highlevel::Api &api, const Call &call, Instant now, std::stop_token stop)
{
    constexpr int manyMessages = 5000;
    for (journal::Record message : journal.unplanned(Service::HighLevel, u"message"_s, manyMessages)) {
        if (!isToBeAsked(message, now)) {
            continue;
        }
        const QString email = message.value[u"email"].toString();
        const Result<QJsonObject> answer = call(email.isEmpty() ? api.message(message.id) : api.email(email), stop);
        using Kind = Error::Kind;
        // A permission that is missing for it stops nothing else.
        const bool alone = !answer
            && (answer.error().kind == Kind::Refused || answer.error().kind == Kind::Unreadable
                || answer.error().key == u"hl.401.scope");
        if (!answer && !alone) {
            if (answer.error().kind == Kind::Trouble || answer.error().kind == Kind::OutcomeUnknown) {
                // Perhaps only this message is in trouble: the next time begins with the others.
                message.value.insert(u"notBefore"_s, toIso(now + askedAgainAfter));
                journal.putRecord(message);
            }
            return {.error = answer.error()};
        }
        const auto known
            = answer ? highlevel::messageFromJson(*answer) : Result<highlevel::Message>(fail(answer.error()));
        const QString status = known ? known->status : QString();
        // After a long absence one answer stands for all the times that have passed.
        const std::optional<Instant> sent = instantFromIso(message.value[u"sent"].toString());
        const auto passed = std::count_if(askedAfter.begin(), askedAfter.end(),
            [&](std::chrono::minutes after) { return sent && now >= *sent + after; });
        const int asked = std::max(message.value[u"asked"].toInt() + 1, static_cast<int>(passed));
        const bool arrived = highlevel::isFinalStatus(status);
        message.value.insert(u"asked"_s, asked);
        message.value.insert(u"status"_s, status);
        journal.transaction([&] {
            journal.putRecord(message);
            if (arrived) {
                noteDelivery(journal, message, status, now);
            }
            if (arrived || static_cast<std::size_t>(asked) >= askedAfter.size()) {
                journal.markPlanned(Service::HighLevel, u"message"_s, message.id);
            }
        });
        return {.more = true};
    }
    return {};
}

} // namespace kontor::flows::review_requests
