// The text of a review request: the owner's template, and what its placeholders stand for.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <QString>
#include <QStringList>

namespace kontor::flows::review_requests {

/// What the placeholders stand for; texts of a service, never markup.
struct Placeholders
{
    QString firstName;
    QString fullName;
    QString companyName;
    QString locationName;
    QString reviewLink;
};

/// As the owner writes them: "{first name}" ...; the review link last. HighLevel's own merge fields for the same things
/// ("{{contact.first_name}}", "{{ location.name }}") are understood too: they may not be expanded in messages that come
/// through the API (highlevel-api 6.2).
const QStringList &placeholderNames();

/// "de" or "en": as the owner set it for messages, else for Kontor, else `owner`.
QString languageOf(journal::Journal &journal, const QString &owner);

/// What a template begins with; `language` is "de" or "en".
QString defaultSubject(const QString &language);
QString defaultText(const QString &language);

/// The first thing in braces that is no placeholder, as it stands there; empty when all are known.
QString unknownPlaceholder(const QString &text);
/// Whether the text leads anywhere: it holds the placeholder of the link, or an address of its own.
bool holdsLink(const QString &text);
/// By which addresses, all of them, a message of this template is known again.
QStringList linksOf(const QString &text, const QString &reviewLink);

/// The text as it is sent. A name that is not known is left out together with the space before it; without a first name
/// the full name stands in, without that the company.
QString filled(const QString &text, const Placeholders &values);
/// The same as HTML of an e-mail: what is no link is text, line ends are kept, the link can be pressed.
QString filledAsHtml(const QString &text, const Placeholders &values);

/// For the setting reviews.link: an https address with a host, nothing else.
bool isReviewLink(const QString &link);

} // namespace kontor::flows::review_requests
