// Currencies: ISO 4217 codes and how many decimals their money has.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/currency.h"

#include <algorithm>
#include <string_view>

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

// Money that people pay with; metals, test codes and units of account without money (XAU, XTS, XDR) are left out.
constexpr std::string_view currenciesWithTwoDecimals
    = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF "
      "CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK "
      "HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR "
      "MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP "
      "SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER "
      "ZAR ZMW ZWG ZWL";
constexpr std::string_view currenciesWithoutDecimals
    = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
constexpr std::string_view currenciesWithThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";
constexpr std::string_view currenciesWithFourDecimals = "CLF UYW";

constexpr bool holdsCode(std::string_view list, std::string_view code)
{
    for (std::size_t at = 0; at + 3 <= list.size(); at += 4) {
        if (list.substr(at, 3) == code) {
            return true;
        }
    }
    return false;
}

} // namespace

Result<Currency> Currency::parse(QStringView code)
{
    const QStringView trimmed = code.trimmed();
    std::array<char, 3> letters{};
    bool readable = trimmed.size() == 3;
    for (qsizetype i = 0; readable && i < 3; ++i) {
        const char letter = trimmed[i].toLatin1();
        readable = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
        letters[static_cast<std::size_t>(i)] = static_cast<char>(letter & ~0x20); // ASCII letters only, so upper case
    }
    if (readable) {
        const std::string_view wanted(letters.data(), letters.size());
        if (holdsCode(currenciesWithTwoDecimals, wanted)) {
            return Currency(letters, 2);
        }
        if (holdsCode(currenciesWithoutDecimals, wanted)) {
            return Currency(letters, 0);
        }
        if (holdsCode(currenciesWithThreeDecimals, wanted)) {
            return Currency(letters, 3);
        }
        if (holdsCode(currenciesWithFourDecimals, wanted)) {
            return Currency(letters, 4);
        }
    }
    return fail({.kind = Error::Kind::BadInput,
        .key = u"kontor.currency"_s,
        .parameters = {{u"currency"_s, trimmed.left(20).toString()}, {u"case"_s, u"unknown"_s}}});
}

QString Currency::code() const
{
    return isNone() ? QString() : QString::fromLatin1(m_code.data(), static_cast<qsizetype>(m_code.size()));
}

} // namespace kontor
