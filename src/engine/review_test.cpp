// What the owner asks of HighLevel on the settings page "Review requests": the link, and a test.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/review_test.h"

#include "core/email_address.h"
#include "core/phone_number.h"
#include "flows/review_requests/review_link.h"
#include "highlevel/contact.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::engine {

std::optional<Error> findReviewLink(
    journal::Journal &journal, const highlevel::Api &api, const flows::Call &highLevel, std::stop_token stop)
{
    const auto found = flows::review_requests::lookForReviewLink(api, highLevel, stop);
    if (!found) {
        return found.error();
    }
    flows::review_requests::rememberReviewLink(journal, *found);
    return std::nullopt;
}

std::optional<Error> planReviewTest(journal::Journal &journal, const Doors &doors, const flows::Call &highLevel,
    const QString &address, Instant now, std::stop_token stop)
{
    if (flows::review_requests::reviewLink(journal).isEmpty()) {
        return Error{.kind = Error::Kind::BadInput, .key = u"review.link_needed"_s};
    }
    const Error nobody{.kind = Error::Kind::BadInput,
        .key = u"review.test_no_contact"_s,
        .parameters = {{u"address"_s, address.trimmed()}}};
    const QString email = emailAddresses(address).value(0);
    const QString phone = email.isEmpty() ? e164(address, doors.country) : QString();
    if (email.isEmpty() && phone.isEmpty()) {
        return nobody;
    }
    const Result<QJsonObject> answer = highLevel(
        doors.highLevelApi.searchContacts({email.isEmpty() ? highlevel::equals(u"phone"_s, phone)
                                                           : highlevel::equals(u"email"_s, comparableEmail(email))}),
        stop);
    if (!answer) {
        return answer.error();
    }
    // The message goes to nobody but whom the owner has named, whatever the search brings.
    std::optional<QString> contact;
    const QJsonArray rows = (*answer)[u"contacts"].toArray();
    for (const QJsonValue &row : rows) {
        const Result<highlevel::Contact> found = highlevel::contactFromJson(row.toObject());
        if (!found || contact) {
            continue;
        }
        const QStringList emails = QStringList{found->fields.value(u"email"_s)} + found->moreEmails;
        const bool bearsIt = email.isEmpty() ? e164(found->fields.value(u"phone"_s), doors.country) == phone
                                             : std::any_of(emails.begin(), emails.end(), [&](const QString &one) {
                                                   return comparableEmail(one) == comparableEmail(email);
                                               });
        if (bearsIt) {
            contact = found->id;
        }
    }
    if (!contact) {
        return nobody;
    }
    journal::Operation test = flows::review_requests::testReview(journal, *contact, address.trimmed(), email,
        {.zone = doors.timeZone,
            .locationName = doors.locationName,
            .language = doors.language,
            .now = now,
            .highLevelNow = doors.highLevel->serviceNow()});
    journal.putOperation(test);
    return std::nullopt;
}

} // namespace kontor::engine
