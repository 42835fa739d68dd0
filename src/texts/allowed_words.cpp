// What a setting, an option or a variable takes, in the language that is set; the values themselves stay as they are.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/texts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kontor::texts {

namespace {

/// As the rules write them. What is not among them is a list of values.
constexpr std::array allowedTexts{
    QT_TRANSLATE_NOOP("texts", "1 to 64 characters"),
    QT_TRANSLATE_NOOP("texts", "two capital letters, empty for the company's"),
    QT_TRANSLATE_NOOP("texts", "an id in QuickBooks, empty for the one that Kontor finds"),
    QT_TRANSLATE_NOOP("texts", "a JSON object, such as {\"VAT|20\": \"4\"}"),
    QT_TRANSLATE_NOOP("texts", "up to 31 characters, empty for what HighLevel names it"),
    QT_TRANSLATE_NOOP("texts", "https://..., empty for the one that HighLevel has"),
    QT_TRANSLATE_NOOP("texts", "up to 150 characters, empty for the one in the language"),
    QT_TRANSLATE_NOOP("texts", "up to 1500 characters with {review link}; empty for the one in the language"),
    QT_TRANSLATE_NOOP("texts", "HH:MM-HH:MM with two different times, off"),
    QT_TRANSLATE_NOOP("texts", "system, none, host:port without a user name or password"),
    QT_TRANSLATE_NOOP("texts", "letters, digits, space . _ -"),
    QT_TRANSLATE_NOOP("texts", "https://..., or http on the loopback interface"),
    QT_TRANSLATE_NOOP("texts", "a readable file with the token"),
};

} // namespace

QString allowedWords(const QString &allowed)
{
    const auto known = std::find_if(allowedTexts.begin(), allowedTexts.end(),
        [&allowed](const char *each) { return allowed == QLatin1StringView(each); });
    if (known != allowedTexts.end()) {
        return QCoreApplication::translate("texts", *known);
    }
    static const QRegularExpression span(u"^(\\d+) to (\\d+)$"_s);
    if (const auto match = span.match(allowed); match.hasMatch()) {
        return QCoreApplication::translate("texts", "%1 to %2").arg(match.captured(1), match.captured(2));
    }
    static const QRegularExpression some(u"^some of (.+), separated by commas; empty for none$"_s);
    if (const auto match = some.match(allowed); match.hasMatch()) {
        return QCoreApplication::translate("texts", "some of %1, separated by commas; empty for none")
            .arg(match.captured(1));
    }
    return allowed;
}

} // namespace kontor::texts
