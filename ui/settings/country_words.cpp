// Names of countries out of Qt's locales.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/country_words.h"

#include <QList>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

/// Qt knows a country's name only in the languages spoken there: the owner's if it is one of them, else one that most
/// read.
QString countryName(QLocale::Territory territory)
{
    const QList<QLocale> spoken = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, territory);
    for (const QLocale::Language language : {QLocale().language(), QLocale::English, QLocale::French, QLocale::Spanish,
             QLocale::Portuguese, QLocale::German, QLocale::Italian, QLocale::Dutch}) {
        for (const QLocale &locale : spoken) {
            if (locale.language() == language && !locale.nativeTerritoryName().isEmpty()) {
                return locale.nativeTerritoryName();
            }
        }
    }
    return QLocale::territoryToString(territory);
}

QString withCode(QLocale::Territory territory, const QString &code)
{
    return u"%1 (%2)"_s.arg(countryName(territory), code);
}

} // namespace

QString countryWords(const QString &code)
{
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : withCode(territory, code);
}

std::vector<std::pair<QString, QString>> allCountries()
{
    std::vector<std::pair<QString, QString>> countries;
    for (int each = QLocale::AnyTerritory + 1; each <= QLocale::LastTerritory; ++each) {
        const auto territory = static_cast<QLocale::Territory>(each);
        const QString code = QLocale::territoryToCode(territory);
        if (code.size() == 2 && code != u"ZZ") { // the others are regions of the world
            countries.emplace_back(withCode(territory, code), code);
        }
    }
    std::sort(countries.begin(), countries.end(),
        [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    return countries;
}

} // namespace kontor::ui
