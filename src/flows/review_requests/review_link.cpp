// Where the review link comes from when the owner has typed none.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/review_link.h"

#include "flows/review_requests/message_text.h"

using namespace Qt::StringLiterals;

namespace kontor::flows::review_requests {

namespace {

FoundLink amongCustomValues(const QJsonArray &values)
{
    for (const QJsonValue &value : values) {
        const QString name = value[u"name"].toString();
        const QString link = value[u"value"].toString().trimmed();
        const bool about = name.contains(u"review", Qt::CaseInsensitive)
            || value[u"fieldKey"].toString().contains(u"review", Qt::CaseInsensitive);
        if (about && isReviewLink(link)) {
            return {link, name};
        }
    }
    return {};
}

} // namespace

Result<FoundLink> lookForReviewLink(const highlevel::Api &api, const Call &call, std::stop_token stop)
{
    const Result<QJsonObject> values = call(api.customValues(), stop);
    if (values) {
        if (const FoundLink found = amongCustomValues((*values)[u"customValues"].toArray()); !found.link.isEmpty()) {
            return found;
        }
    } else if (values.error().key != u"hl.401.scope" && values.error().kind != Error::Kind::Refused) {
        return fail(values.error());
    }
    const Result<QJsonObject> answer = call(api.location(), stop);
    if (!answer) {
        return fail(answer.error());
    }
    const QJsonObject location = (*answer)[u"location"].isObject() ? (*answer)[u"location"].toObject() : *answer;
    const QString place = location[u"social"][u"googlePlacesId"].toString().trimmed();
    if (place.isEmpty()) {
        return FoundLink{};
    }
    // Google's own form of it, no fact of HighLevel's (highlevel-api 6.3).
    const QString link = u"https://search.google.com/local/writereview?placeid="_s
        + QString::fromLatin1(QUrl::toPercentEncoding(place));
    return FoundLink{link, u"google"_s};
}

void rememberReviewLink(journal::Journal &journal, const FoundLink &found)
{
    journal.setState(u"review_link"_s,
        found.link.isEmpty() ? QJsonObject() : QJsonObject{{u"link"_s, found.link}, {u"name"_s, found.name}});
}

QString reviewLink(journal::Journal &journal)
{
    const QString typed = journal.setting(u"reviews.link"_s).value_or(QString());
    return typed.isEmpty() ? journal.state(u"review_link"_s)[u"link"].toString() : typed;
}

} // namespace kontor::flows::review_requests
