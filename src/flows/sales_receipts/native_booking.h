// Whether HighLevel's own connection with QuickBooks has booked payments already.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/sales_receipts/classification.h"
#include "flows/shared/service_door.h"
#include "highlevel/api.h"
#include "highlevel/transaction.h"
#include "journal/journal.h"

#include <QHash>

namespace kontor::flows::sales_receipts {

/// Only a payment by id tells, as "qboSynced" (highlevel-api 0.8, 5.2). So of the new ones of a planning pass the
/// newest is asked for; once a day also one that was booked a while before, since the other connection may mark with a
/// delay. As soon as one is marked, each is asked for, for a day from the last one that was.
///
/// One object for one planning pass. Engine thread.
class NativeBooking
{
public:
    enum class Answer {
        No, ///< not marked, or not asked for
        Yes,
        TooEarly ///< it may still be marked: look again a little later
    };
    struct Payment
    {
        QString id;
        Instant when; ///< created, or changed last
        bool isUsual = false; ///< of the kinds that HighLevel books by itself: rules 6 to 9 of highlevel-api 5.3
        bool wasMarked = false; ///< as far as the journal knows
    };

    NativeBooking(journal::Journal &journal, const highlevel::Api &api, const Call &call, Instant now)
        : m_journal(journal)
        , m_api(api)
        , m_call(call)
        , m_now(now)
    { }

    /// Of payments that would be booked now. The error of a call that shall be made again: nothing is known then, and
    /// `inTrouble` is the payment that was asked for.
    std::optional<Error> look(const std::vector<Payment> &payments, std::stop_token stop);
    QString inTrouble() const { return m_inTrouble; }
    Answer of(const QString &payment) const { return m_answers.value(payment, Answer::No); }

    /// Whether it is on, as far as the newest payments of the last 30 days tell: those that it books by itself, at most
    /// three of them. For the set-up, before there is a journal of payments. No as well when a call fails.
    static bool isOn(const highlevel::Api &api, const Call &call, Instant now, std::stop_token stop);
    /// The kinds that HighLevel books by itself, by the word of their classification: rules 6 to 9.
    static bool isOfItsKinds(const Classification &what);

    /// Kept with the payment's record, so that it is never taken for a new one.
    static bool wasMarked(const journal::Record &record);
    static void mark(journal::Journal &journal, journal::Record record);

private:
    Result<bool> ask(const QString &payment, std::stop_token stop);

    journal::Journal &m_journal;
    const highlevel::Api &m_api;
    const Call &m_call;
    Instant m_now;
    QHash<QString, Answer> m_answers;
    QString m_inTrouble;
};

} // namespace kontor::flows::sales_receipts
