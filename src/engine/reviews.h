// What the settings page "Review requests" shows beside the settings, and how its preview is made.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "journal/journal.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace kontor::engine {

/// A real contact where one is linked, and what would be sent to it now.
struct ReviewSample
{
    QString contact; ///< as it is called in the window; empty when no contact is linked yet: then nobody is shown
    QString firstName;
    QString companyName;
    QString locationName;
    QString timeZone; ///< of the location, IANA
    QString link; ///< that is used: the owner's, else the one that was found; empty: none
    QString foundIn; ///< of a found link: the custom value's name, or "google" for the location's Google place id
    QString language; ///< "de", "en": the setting, else the owner's
    QString subject; ///< the owner's template, else the default of the language
    QString text;
    std::optional<Error> problem; ///< why no link could be looked for
};

/// From what is known already. `owner` is the owner's language, "de" or "en".
ReviewSample reviewSampleOf(journal::Journal &journal, const QString &owner);

/// "{first name}" ..., for the placeholder menu, in the order of the page.
const QStringList &reviewPlaceholders();
/// What a template begins with; `language` is "de" or "en".
QString defaultReviewSubject(const QString &language);
QString defaultReviewText(const QString &language);
/// A template as the sample's contact would get it. Pure.
QString filledReview(const QString &text, const ReviewSample &sample);
/// What in a template is in the way of sending: BadInput "review.placeholder" with `text`, or
/// "review.text_without_link". Empty when it is good. Pure; settings refuse with the same.
std::optional<Error> reviewTextProblem(const QString &text);

} // namespace kontor::engine

Q_DECLARE_METATYPE(kontor::engine::ReviewSample)
