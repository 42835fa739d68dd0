// Phone numbers: free text in QuickBooks, E.164 in HighLevel.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/phone_number.h"

#include <phonenumbers/phonenumberutil.h>

namespace kontor {

QString e164(QStringView typed, QStringView country)
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

} // namespace kontor
