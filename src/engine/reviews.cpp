// What the settings page "Review requests" shows beside the settings, and how its preview is made.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/reviews.h"

#include "flows/review_requests/message_text.h"
#include "quickbooks/customer.h"

using namespace Qt::StringLiterals;

namespace kontor::engine {

namespace reviews = flows::review_requests;

ReviewSample reviewSampleOf(journal::Journal &journal, const QString &owner)
{
    const QJsonObject location = journal.state(u"connection.highlevel"_s);
    const QJsonObject found = journal.state(u"review_link"_s);
    ReviewSample sample;
    sample.locationName = location[u"name"].toString();
    sample.timeZone = location[u"timeZone"].toString();
    sample.language = reviews::languageOf(journal, owner);
    sample.link = journal.setting(u"reviews.link"_s).value_or(QString());
    if (sample.link.isEmpty()) {
        sample.link = found[u"link"].toString();
        sample.foundIn = found[u"name"].toString();
    }
    sample.subject = journal.setting(u"reviews.subject"_s).value_or(QString());
    sample.text = journal.setting(u"reviews.text"_s).value_or(QString());
    if (sample.subject.isEmpty()) {
        sample.subject = reviews::defaultSubject(sample.language);
    }
    if (sample.text.isEmpty()) {
        sample.text = reviews::defaultText(sample.language);
    }
    for (const journal::Link &link : journal.links(u"contact"_s, 20)) {
        const auto record = journal.record(Service::QuickBooks, u"customer"_s, link.quickbooksId);
        if (!record) {
            continue;
        }
        const auto customer = quickbooks::customerFromStored(record->id, record->value);
        sample.contact = customer.displayName;
        sample.firstName = customer.givenName;
        sample.companyName = customer.companyName;
        if (!sample.firstName.isEmpty()) {
            break; // one whose name shows what the text is like
        }
    }
    return sample;
}

const QStringList &reviewPlaceholders() { return reviews::placeholderNames(); }

QString defaultReviewSubject(const QString &language) { return reviews::defaultSubject(language); }

QString defaultReviewText(const QString &language) { return reviews::defaultText(language); }

QString filledReview(const QString &text, const ReviewSample &sample)
{
    return reviews::filled(text,
        {.firstName = sample.firstName,
            .fullName = sample.contact,
            .companyName = sample.companyName,
            .locationName = sample.locationName,
            .reviewLink = sample.link});
}

std::optional<Error> reviewTextProblem(const QString &text)
{
    if (const QString unknown = reviews::unknownPlaceholder(text); !unknown.isEmpty()) {
        return Error{
            .kind = Error::Kind::BadInput, .key = u"review.placeholder"_s, .parameters = {{u"text"_s, unknown}}};
    }
    if (!reviews::holdsLink(text)) {
        return Error{.kind = Error::Kind::BadInput,
            .key = u"review.text_without_link"_s,
            .parameters = {{u"placeholder"_s, u"{review link}"_s}}};
    }
    return std::nullopt;
}

} // namespace kontor::engine
