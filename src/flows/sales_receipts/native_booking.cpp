// Whether HighLevel's own connection with QuickBooks has booked payments already.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/native_booking.h"

#include "flows/shared/transaction_feed.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::sales_receipts {

namespace {

const QString nativeState = u"native_booking"_s;
const QString markedField = u"qboSynced"_s;
// How soon HighLevel marks what it books is not documented.
constexpr auto markedWithin = 15min;
constexpr auto newestHolds = 10min; // a payment that waits for its customer is planned twice within a cycle
constexpr auto watchedFor = 24h;
constexpr auto farAhead = 48h; // a time that no delay explains is the plan's to refuse
constexpr auto lookedAtBefore = 24h * 30; ///< payments before connecting
constexpr size_t mostAskedBefore = 3;

} // namespace

bool NativeBooking::wasMarked(const journal::Record &record) { return record.value[markedField].toBool(); }

void NativeBooking::mark(journal::Journal &journal, journal::Record record)
{
    if (!wasMarked(record)) {
        record.value.insert(markedField, true);
        journal.putRecord(record);
    }
}

bool NativeBooking::isOfItsKinds(const Classification &what)
{
    static const QStringList kinds{u"order_form"_s, u"subscription"_s, u"membership"_s, u"calendar"_s};
    return kinds.contains(what.word);
}

bool NativeBooking::isOn(const highlevel::Api &api, const Call &call, Instant now, std::stop_token stop)
{
    const auto day = [](Instant instant) { return toIso(instant).left(10); };
    const auto rows = rowsOfTransactions(call(api.transactions(day(now - lookedAtBefore), day(now + 24h), 0), stop));
    if (!rows) {
        return false;
    }
    std::vector<std::pair<Instant, QString>> payments;
    for (const QJsonValue &row : *rows) {
        const Result<highlevel::Transaction> payment = highlevel::transactionFromJson(row.toObject());
        if (!payment || !payment->created) {
            continue;
        }
        const Classification what = classify(*payment, {}, false);
        if (what.verdict == Classification::Verdict::Receipt && isOfItsKinds(what)) {
            payments.emplace_back(*payment->created, payment->id);
        }
    }
    std::ranges::sort(payments, std::ranges::greater());
    payments.resize(std::min(payments.size(), mostAskedBefore));
    return std::ranges::any_of(payments, [&](const auto &payment) {
        const Result<QJsonObject> whole = call(api.transaction(payment.second), stop);
        return whole && (*whole)[markedField].toBool();
    });
}

Result<bool> NativeBooking::ask(const QString &payment, std::stop_token stop)
{
    const Result<QJsonObject> answer = m_call(m_api.transaction(payment), stop);
    if (answer) {
        return (*answer)[markedField].toBool();
    }
    if (answer.error().kind == Error::Kind::Refused) {
        return false; // it is gone
    }
    return fail(answer.error());
}

std::optional<Error> NativeBooking::look(const std::vector<Payment> &payments, std::stop_token stop)
{
    QJsonObject known = m_journal.state(nativeState);
    const QJsonObject before = known;
    const auto isRecent = [&](const QString &field, std::chrono::milliseconds length) {
        const std::optional<Instant> at = instantFromIso(known[field].toString());
        return at && m_now - *at < length;
    };
    QHash<QString, bool> marked;
    std::optional<Error> error;
    const auto askOnce = [&](const QString &payment) {
        if (error || marked.contains(payment)) {
            return marked.value(payment);
        }
        const Result<bool> answer = ask(payment, stop);
        if (!answer) {
            error = answer.error();
            m_inTrouble = payment;
            return false;
        }
        marked.insert(payment, *answer);
        if (*answer) {
            known.insert(u"seen"_s, toIso(m_now));
        }
        return *answer;
    };
    for (const Payment &payment : payments) {
        if (payment.wasMarked) {
            askOnce(payment.id);
        }
    }
    const Payment *newest = nullptr;
    for (const Payment &payment : payments) {
        if (payment.isUsual && (newest == nullptr || payment.when >= newest->when)) {
            newest = &payment;
        }
    }
    const bool asked
        = newest != nullptr && known[u"newest"].toString() == newest->id && isRecent(u"asked"_s, newestHolds);
    if (newest != nullptr && !asked && !askOnce(newest->id) && !error) {
        const QString earlier = known[u"newest"].toString();
        const std::optional<Instant> then = instantFromIso(known[u"when"].toString());
        if (!earlier.isEmpty() && earlier != newest->id && then && m_now - *then >= markedWithin
            && !isRecent(u"lookedBack"_s, watchedFor)) {
            askOnce(earlier);
            if (!error) {
                known.insert(u"lookedBack"_s, toIso(m_now));
            } else if (error->kind == Error::Kind::Trouble || error->kind == Error::Kind::Unreadable) {
                error.reset(); // it is booked; the next new payment leads to another one that is
            }
        }
        if (!error) {
            known.insert(u"newest"_s, newest->id);
            known.insert(u"when"_s, toIso(newest->when));
            known.insert(u"asked"_s, toIso(m_now));
        }
    }
    const bool isOn = isRecent(u"seen"_s, watchedFor);
    for (const Payment &payment : payments) {
        const bool isMarked = isOn ? askOnce(payment.id) : marked.value(payment.id);
        const auto age = m_now - payment.when;
        const bool isYoung = age < markedWithin && age > -farAhead;
        m_answers.insert(payment.id,
            isMarked                                 ? Answer::Yes
                : isOn && isYoung && payment.isUsual ? Answer::TooEarly
                                                     : Answer::No);
    }
    if (known != before) {
        m_journal.setState(nativeState, known);
    }
    return error;
}

} // namespace kontor::flows::sales_receipts
