// Follows up whether review requests arrived.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/delivery.h"

#include "flows/shared/about.h"
#include "highlevel/conversation.h"

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
    journal::LogEntry entry{.time = now,
        .flow = u"reviews"_s,
        .direction = u"qb>hl"_s,
        .key = u"review.delivery"_s,
        .parameters = {{u"name"_s, name}, {u"contact"_s, name}, {u"status"_s, status}},
        .result = highlevel::isFailedStatus(status) ? u"attention"_s : u"done"_s,
        .details = {{u"highlevel"_s, message.value[u"contact"].toString()}}};
    if (highlevel::isFailedStatus(status)) {
        journal::Operation note{.kind = u"note"_s,
            .flow = u"reviews"_s,
            .service = Service::HighLevel,
            .subject = u"review.delivery:"_s + message.id,
            .state = journal::OperationState::Attention,
            .created = now,
            .problem = Error{.kind = Error::Kind::Refused,
                .key = u"review.not_delivered"_s,
                .parameters
                = {{u"contact"_s, name}, {u"channel"_s, message.value[u"channel"].toString()}, {u"detail"_s, status}}},
            .attentionSince = now};
        setAbout(note, {.document = u"review"_s, .name = name, .highLevelId = message.value[u"contact"].toString()});
        journal.putOperation(note);
        entry.operation = note.id;
        entry.details.insert(u"error"_s, note.problem->key);
    }
    journal.log(entry);
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
        if (!answer && answer.error().kind != Kind::Refused && answer.error().kind != Kind::Unreadable) {
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
        const int asked = message.value[u"asked"].toInt() + 1;
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
