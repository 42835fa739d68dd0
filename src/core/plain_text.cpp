// Text from outside, made harmless: control and direction characters, and length.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plain_text.h"

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

bool turnsDirection(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

bool isLoneSurrogate(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate()) {
        return at + 1 >= text.size() || !text[at + 1].isLowSurrogate();
    }
    return text[at].isLowSurrogate() && (at == 0 || !text[at - 1].isHighSurrogate());
}

} // namespace

QString singleLine(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const bool space = text[i].isSpace() || c == 0x0085 || c == 0x2028 || c == 0x2029;
        if (space) {
            if (!result.isEmpty() && !result.endsWith(u' ')) {
                result.append(u' ');
            }
        } else if (!(c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfeff || turnsDirection(c)
                       || isLoneSurrogate(text, i))) {
            result.append(text[i]);
        }
    }
    return result.trimmed();
}

QString cut(QStringView text, qsizetype characters)
{
    if (text.size() <= characters) {
        return text.toString();
    }
    const qsizetype length = characters > 0 && text[characters - 1].isHighSurrogate() ? characters - 1 : characters;
    return text.first(std::max<qsizetype>(length, 0)).toString();
}

QString escapedForTerminal(QStringView text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
            result += u"\\x%1"_s.arg(c, 2, 16, QChar(u'0'));
        } else if (turnsDirection(c) || c == 0x2028 || c == 0x2029 || c == 0xfeff || isLoneSurrogate(text, i)) {
            result += u"\\u%1"_s.arg(c, 4, 16, QChar(u'0'));
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace kontor
