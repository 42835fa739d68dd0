// Review requests: who has paid for the first time, and whose request may go out now.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/review_requests/send_review.h"
#include "journal/journal.h"

#include <functional>

namespace kontor::flows::review_requests {

struct ReviewRules
{
    QString zone; ///< IANA name of the location's
    QString locationName;
    QString language; ///< the owner's, where no setting names one
    Instant now;
    Instant highLevelNow; ///< quiet hours and days are by this clock
};

/// For the preview.
struct PlannedReview
{
    QString name;
    QString email;
    QString channel;
};

/// Whether the owner has switched it on.
bool reviewsAreOn(journal::Journal &journal);

/// Judges every invoice that no plan has seen: a customer's first paid one becomes an intent (record "review" of
/// QuickBooks, by the id of the top-level customer), and the customer counts as having had one from then on. Then makes
/// operations of the intents that may go out by now: delay, quiet hours, daily limit, link and text are those of the
/// moment. Returns how many. What keeps all of them back (no link, a bad text, an unknown time zone) is one entry in
/// attention, which goes when its cause does.
int planReviews(
    journal::Journal &journal, const ReviewRules &rules, const std::function<void(const PlannedReview &)> &report = {});

/// Switching on: what is paid by now counts as had. In a transaction of the caller.
void switchReviewsOn(journal::Journal &journal, Instant now);
/// The owner has changed how requests are sent: what is planned and surely not sent is planned anew. In a transaction
/// of the caller.
void replanReviews(journal::Journal &journal);
/// Switching off: nothing goes out any more, what was due counts as had. In a transaction of the caller.
void switchReviewsOff(journal::Journal &journal, Instant now);

/// A contact's request as a test for the owner: the text of the moment, to this contact, counted for nobody.
journal::Operation testReview(journal::Journal &journal, const QString &contact, const QString &name,
    const QString &email, const ReviewRules &rules);

} // namespace kontor::flows::review_requests
