// The text of a review request: the owner's template, and what its placeholders stand for.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/message_text.h"

#include <QRegularExpression>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace kontor::flows::review_requests {

namespace {

struct Placeholder
{
    QStringView name; ///< between single braces
    std::array<QStringView, 3> mergeFields; ///< between HighLevel's double braces
    QString Placeholders::*value;
};

constexpr std::array placeholders{
    Placeholder{u"first name", {u"contact.first_name", u"first_name"}, &Placeholders::firstName},
    Placeholder{u"full name", {u"contact.name", u"contact.full_name", u"name"}, &Placeholders::fullName},
    Placeholder{u"company name", {u"contact.company_name", u"company_name"}, &Placeholders::companyName},
    Placeholder{u"location name", {u"location.name", u"location_name"}, &Placeholders::locationName},
    Placeholder{u"review link", {u"custom_values.review_link", u"custom_values.google_review_link", u"review_link"},
        &Placeholders::reviewLink},
};

/// Anything in double or single braces; a lone brace of a text is a text.
const QRegularExpression &bracesExpression()
{
    static const QRegularExpression expression(u"\\{\\{([^{}]*)\\}\\}|\\{([^{}\\n]*)\\}|\\{\\{"_s);
    return expression;
}

const Placeholder *placeholderOf(const QRegularExpressionMatch &match)
{
    const QString mergeField = match.captured(1).trimmed();
    const QString name = match.captured(2).trimmed();
    for (const Placeholder &placeholder : placeholders) {
        if (!name.isEmpty() && name.compare(placeholder.name, Qt::CaseInsensitive) == 0) {
            return &placeholder;
        }
        for (const QStringView field : placeholder.mergeFields) {
            if (!field.isEmpty() && mergeField == field) {
                return &placeholder;
            }
        }
    }
    return nullptr;
}

QString valueOf(const Placeholder &placeholder, const Placeholders &values)
{
    if (placeholder.value == &Placeholders::firstName && values.firstName.isEmpty()) {
        return values.fullName.isEmpty() ? values.companyName : values.fullName;
    }
    return values.*placeholder.value;
}

/// `written` makes the text of a value, `plain` that of what stands between.
template <typename Plain, typename Written>
QString composed(const QString &text, const Placeholders &values, const Plain &plain, const Written &written)
{
    QString made;
    qsizetype end = 0;
    for (auto matches = bracesExpression().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        QString between = text.mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        const Placeholder *placeholder = placeholderOf(match);
        const QString value = placeholder ? valueOf(*placeholder, values) : match.captured();
        if (value.isEmpty() && between.endsWith(u' ')) {
            between.chop(1);
        }
        made += plain(between) + (placeholder ? written(value) : plain(value));
    }
    return made + plain(text.mid(end));
}

/// An address in a text; what closes the sentence around it is no part of it.
const QRegularExpression &addressExpression()
{
    static const QRegularExpression expression(u"https://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]']"_s);
    return expression;
}

/// Text of HTML in which addresses can be pressed.
QString linkedHtml(const QString &text)
{
    QString made;
    qsizetype end = 0;
    for (auto matches = addressExpression().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        made += text.mid(end, match.capturedStart() - end).toHtmlEscaped();
        const QString link = match.captured().toHtmlEscaped();
        made += u"<a href=\"%1\">%1</a>"_s.arg(link);
        end = match.capturedEnd();
    }
    made += text.mid(end).toHtmlEscaped();
    return made.replace(u'\n', u"<br>\n"_s);
}

} // namespace

const QStringList &placeholderNames()
{
    static const QStringList names = [] {
        QStringList made;
        for (const Placeholder &placeholder : placeholders) {
            made.append(u'{' + placeholder.name.toString() + u'}');
        }
        return made;
    }();
    return names;
}

QString languageOf(journal::Journal &journal, const QString &owner)
{
    for (const QString &key : {u"reviews.language"_s, u"general.language"_s}) {
        const QString language = journal.setting(key).value_or(QString());
        if (language == u"de" || language == u"en") {
            return language;
        }
    }
    return owner == u"de" ? u"de"_s : u"en"_s;
}

QString defaultSubject(const QString &language)
{
    return language == u"de" ? u"Waren Sie zufrieden?"_s : u"How did we do?"_s;
}

QString defaultText(const QString &language)
{
    return language == u"de"
        ? u"Guten Tag {first name},\n\nvielen Dank f\u00fcr Ihr Vertrauen. D\u00fcrfen wir Sie um eine kurze Bewertung "
          u"bitten?\n"
          u"{review link}\n\nFreundliche Gr\u00fc\u00dfe\n{location name}"_s
        : u"Hello {first name},\n\nthank you for your trust. May we ask for a short review?\n{review link}\n\n"
          u"Kind regards\n{location name}"_s;
}

QString unknownPlaceholder(const QString &text)
{
    for (auto matches = bracesExpression().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (!placeholderOf(match)) {
            return match.captured();
        }
    }
    return {};
}

namespace {

bool holdsLinkPlaceholder(const QString &text)
{
    for (auto matches = bracesExpression().globalMatch(text); matches.hasNext();) {
        const Placeholder *placeholder = placeholderOf(matches.next());
        if (placeholder && placeholder->value == &Placeholders::reviewLink) {
            return true;
        }
    }
    return false;
}

} // namespace

bool holdsLink(const QString &text) { return holdsLinkPlaceholder(text) || addressExpression().match(text).hasMatch(); }

QStringList linksOf(const QString &text, const QString &reviewLink)
{
    if (holdsLinkPlaceholder(text)) {
        return reviewLink.isEmpty() ? QStringList() : QStringList{reviewLink};
    }
    QStringList links;
    for (auto matches = addressExpression().globalMatch(text); matches.hasNext();) {
        links.append(matches.next().captured());
    }
    return links;
}

QString filled(const QString &text, const Placeholders &values)
{
    const auto asItIs = [](const QString &part) { return part; };
    return composed(text, values, asItIs, asItIs);
}

QString filledAsHtml(const QString &text, const Placeholders &values)
{
    return u"<p>"_s + linkedHtml(filled(text, values)) + u"</p>"_s;
}

bool isReviewLink(const QString &link)
{
    const QUrl url(link, QUrl::StrictMode);
    return url.isValid() && url.scheme() == u"https"_s && !url.host().isEmpty() && url.userInfo().isEmpty()
        && !link.contains(u' ');
}

} // namespace kontor::flows::review_requests
