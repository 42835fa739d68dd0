// Length of an SMS.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/sms_length.h"

namespace kontor::ui {

namespace {

constexpr QStringView onePlace(u"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæ\u00dfÉ "
                               u"!\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6Ñ\u00dc§"
                               u"¿abcdefghijklmnopqrstuvwxyz\u00e4\u00f6ñ\u00fcà");
constexpr QStringView twoPlaces(u"\f^{}\\[~]|€");

int messagesFor(int places, int inOne, int inEachOfSeveral)
{
    return places <= inOne ? 1 : (places + inEachOfSeveral - 1) / inEachOfSeveral;
}

} // namespace

SmsLength smsLengthOf(const QString &text)
{
    SmsLength length;
    if (text.isEmpty()) {
        return length;
    }
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar letter = text[at];
        if (onePlace.contains(letter)) {
            ++length.characters;
        } else if (twoPlaces.contains(letter)) {
            length.characters += 2;
        } else {
            length.foreign = text.mid(at, letter.isHighSurrogate() ? 2 : 1);
            length.characters = static_cast<int>(text.size());
            length.messages = messagesFor(length.characters, 70, 67);
            return length;
        }
    }
    length.messages = messagesFor(length.characters, 160, 153);
    return length;
}

} // namespace kontor::ui
