// Countries: free text in QuickBooks, ISO 3166 codes in HighLevel.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/country.h"

#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

QString comparableCountry(QStringView text)
{
    QString letters;
    // Accents are dropped: they are typed or not.
    const QString parts = text.toString().normalized(QString::NormalizationForm_KD);
    for (const QChar c : parts) {
        if (c.isLetter()) {
            letters.append(c.toLower());
        }
    }
    return letters;
}

QHash<QString, QString> countryNames()
{
    QHash<QString, QString> codes;
    // A first name stays: what two countries are called alike in some language is the one that is so called in English.
    const auto name = [&codes](const QString &typed, const QString &code) {
        const QString letters = comparableCountry(typed);
        if (code.size() == 2 && !letters.isEmpty() && !codes.contains(letters)) {
            codes.insert(letters, code);
        }
    };
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = static_cast<QLocale::Territory>(i);
        const QString code = QLocale::territoryToCode(territory);
        name(code, code);
        name(QLocale::territoryToString(territory), code);
    }
    const std::initializer_list<std::pair<QStringView, QString>> spoken{{u"USA", u"US"_s},
        {u"United States of America", u"US"_s}, {u"The United States", u"US"_s}, {u"America", u"US"_s},
        {u"Vereinigte Staaten", u"US"_s}, {u"Vereinigte Staaten von Amerika", u"US"_s}, {u"UK", u"GB"_s},
        {u"GBR", u"GB"_s}, {u"Great Britain", u"GB"_s}, {u"England", u"GB"_s}, {u"Scotland", u"GB"_s},
        {u"Wales", u"GB"_s}, {u"Northern Ireland", u"GB"_s}, {u"Vereinigtes Königreich", u"GB"_s},
        {u"Großbritannien", u"GB"_s}, {u"Republic of Ireland", u"IE"_s}, {u"Irland", u"IE"_s}, {u"BRD", u"DE"_s},
        {u"DEU", u"DE"_s}, {u"AUT", u"AT"_s}, {u"CHE", u"CH"_s}, {u"CAN", u"CA"_s}, {u"Kanada", u"CA"_s},
        {u"AUS", u"AU"_s}, {u"Australien", u"AU"_s}, {u"Neuseeland", u"NZ"_s}, {u"MEX", u"MX"_s}, {u"Mexiko", u"MX"_s},
        {u"FRA", u"FR"_s}, {u"Frankreich", u"FR"_s}, {u"Italien", u"IT"_s}, {u"Spanien", u"ES"_s},
        {u"Holland", u"NL"_s}, {u"The Netherlands", u"NL"_s}, {u"Niederlande", u"NL"_s}, {u"Belgien", u"BE"_s},
        {u"Polen", u"PL"_s}, {u"Dänemark", u"DK"_s}, {u"Schweden", u"SE"_s}, {u"Norwegen", u"NO"_s},
        {u"Finnland", u"FI"_s}, {u"Tschechien", u"CZ"_s}, {u"Czech Republic", u"CZ"_s}, {u"Ungarn", u"HU"_s},
        {u"Griechenland", u"GR"_s}, {u"Türkei", u"TR"_s}, {u"Indien", u"IN"_s}, {u"Südafrika", u"ZA"_s},
        {u"Brasilien", u"BR"_s}, {u"UAE", u"AE"_s}};
    for (const auto &[typed, code] : spoken) {
        name(typed.toString(), code);
    }
    const QList<QLocale> locales
        = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    for (const QLocale &locale : locales) {
        name(locale.nativeTerritoryName(), QLocale::territoryToCode(locale.territory()));
    }
    return codes;
}

} // namespace

QString countryCode(QStringView typed)
{
    static const QHash<QString, QString> codes = countryNames();
    return codes.value(comparableCountry(typed));
}

} // namespace kontor
