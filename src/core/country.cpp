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
    for (const QChar c : text) {
        if (c.isLetter()) {
            letters.append(c.toLower());
        }
    }
    return letters;
}

QHash<QString, QString> countryNames()
{
    QHash<QString, QString> codes;
    const QList<QLocale> locales
        = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyCountry);
    for (const QLocale &locale : locales) {
        const QString code = QLocale::territoryToCode(locale.territory());
        if (code.size() != 2) {
            continue;
        }
        codes.insert(comparableCountry(QLocale::territoryToString(locale.territory())), code);
        codes.insert(comparableCountry(locale.nativeTerritoryName()), code);
        codes.insert(code.toLower(), code);
    }
    const std::initializer_list<std::pair<QStringView, QString>> spoken{{u"usa", u"US"_s},
        {u"unitedstatesofamerica", u"US"_s}, {u"america", u"US"_s}, {u"uk", u"GB"_s}, {u"greatbritain", u"GB"_s},
        {u"england", u"GB"_s}, {u"scotland", u"GB"_s}, {u"wales", u"GB"_s}, {u"northernireland", u"GB"_s},
        {u"holland", u"NL"_s}, {u"thenetherlands", u"NL"_s}, {u"germany", u"DE"_s}, {u"brd", u"DE"_s},
        {u"can", u"CA"_s}, {u"deu", u"DE"_s}, {u"gbr", u"GB"_s}, {u"aus", u"AU"_s}, {u"aut", u"AT"_s},
        {u"che", u"CH"_s}, {u"fra", u"FR"_s}, {u"mex", u"MX"_s}};
    for (const auto &[name, code] : spoken) {
        codes.insert(name.toString(), code);
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
