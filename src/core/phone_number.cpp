// Phone numbers: free text in QuickBooks, E.164 in HighLevel.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/phone_number.h"

#include <QHash>

#include <phonenumbers/phonenumberutil.h>

namespace kontor {

namespace {

QString parsedE164(QStringView typed, QStringView country)
{
    using i18n::phonenumbers::PhoneNumber;
    using i18n::phonenumbers::PhoneNumberUtil;
    const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    const auto outcome
        = library.Parse(typed.toString().toStdString(), country.toString().toUpper().toStdString(), &number);
    // The library parses nonsense without an error; only the validity check can be trusted.
    if (outcome != PhoneNumberUtil::NO_PARSING_ERROR || !library.IsValidNumber(number)) {
        return {};
    }
    std::string formatted;
    library.Format(number, PhoneNumberUtil::E164, &formatted);
    return QString::fromStdString(formatted);
}

} // namespace

QString e164(QStringView typed, QStringView country)
{
    // A customer's number is looked at several times while it is planned, and parsing costs more than all else there.
    constexpr qsizetype most = 4096;
    static thread_local QHash<QString, QString> known;
    const QString key = country.toString() + u' ' + typed.toString();
    if (const auto found = known.constFind(key); found != known.constEnd()) {
        return *found;
    }
    if (known.size() >= most) {
        known.clear();
    }
    return *known.insert(key, parsedE164(typed, country));
}

} // namespace kontor
