// What a body may hold: HighLevel refuses properties that a call does not know (highlevel-api 2.3).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <span>

namespace kontor::sandbox::highlevel {

struct FieldRule
{
    enum class Type {
        Text,
        LongText, ///< the text of a message: no bound is known
        TextOrNull,
        Email, ///< null and empty allowed
        Country,
        BirthDate,
        Flag,
        Number,
        List,
        TextList,
        Object,
        Dnd,
        InboundDnd,
        CustomFields,
    };
    QLatin1StringView name;
    Type type = Type::Text;
    bool required = false;
};

/// The messages of a 422, none when the body may pass. Texts hold at most 1000 characters (the real bound is not
/// documented).
QStringList objections(const QJsonObject &body, std::span<const FieldRule> rules);

bool isCountryCode(QStringView code);
bool isEmailAddress(QStringView address);
/// "1990-09-25" of any of the eight spellings that HighLevel takes; empty when it is none.
QString birthDate(const QString &typed);

} // namespace kontor::sandbox::highlevel
