// Sends one review request, once for life, whatever reply is lost.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/review_requests/message_text.h"
#include "flows/shared/operation_kind.h"
#include "highlevel/api.h"

namespace kontor::flows::review_requests {

/// What is to be sent, by the settings of the moment.
struct ReviewRequest
{
    QString customer; ///< QuickBooks id at the top of the family; empty for a test
    QString contact;
    QString name; ///< as the customer is called
    QString email; ///< of the customer, to find a contact that was merged into another
    QString companyName;
    QString locationName;
    QString channel; ///< as the setting reviews.channel
    QString subject; ///< templates
    QString text;
    QString link;
    std::optional<Instant> since; ///< no sooner and no later than these, by HighLevel's clock: quiet hours
    std::optional<Instant> until;
    QJsonObject intent; ///< as it is in the journal: for one who has no address yet; "planned" are the links until now
    bool test = false; ///< counts for nobody
    bool contactsAreImported = true; ///< for the words about a contact that is gone
};

/// To be stored.
journal::Operation reviewOperation(const ReviewRequest &request, Instant now);

/// A message. HighLevel has no idempotency keys: before it is sent, and after a lost reply, the conversation is read,
/// and a message with the review link, or with one of an earlier plan, counts as sent (highlevel-api 6.2). Stages:
///   contact  may it be written to, and by which channel?
///   find     the contact is gone: which one took its place?
///   sms, email, bodies   the conversation
///   write
/// In the payload, "firstSent" says that it may have been sent, "unsure" that once nobody could say whether it was,
/// "off" that it was switched off meanwhile: then it is only found out.
class SendReview final : public OperationKind
{
public:
    explicit SendReview(const highlevel::Api &api)
        : m_api(api)
    { }
    QString name() const override;
    net::Request request(journal::Operation &operation, Instant serviceNow) const override;
    QString ownPermission(const journal::Operation &operation) const override;
    bool writes(const journal::Operation &operation) const override;
    Outcome settle(
        const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const override;
    Outcome unknown(const journal::Operation &operation) const override;
    std::vector<RecordName> reasons(const journal::Operation &operation) const override;
    journal::Operation retried(journal::Operation operation) const override;

private:
    const highlevel::Api &m_api;
};

} // namespace kontor::flows::review_requests
