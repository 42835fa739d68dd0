// Invented customers in any number, the same ones each time.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sample/sample_company.h"

#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

namespace {

constexpr std::array givenNames{
    u"Ada",
    u"Bruno",
    u"Carla",
    u"Dmitri",
    u"Esther",
    u"Farid",
    u"Greta",
    u"Hugo",
    u"Imani",
    u"Jorge",
    u"Keiko",
    u"Lars",
    u"Mina",
    u"Nils",
    u"Olga",
    u"Pablo",
    u"Quinn",
    u"Rosa",
    u"Stefan",
    u"Talia",
    u"Umar",
    u"Vera",
    u"Wesley",
    u"Ximena",
    u"Yusuf",
    u"Zelda",
    u"Andrei",
    u"Bianca",
    u"Cedric",
    u"Dalia",
    u"Emil",
    u"Freya",
    u"Goran",
    u"Heidi",
    u"Ismael",
    u"Joanna",
    u"Kofi",
    u"Leonie",
    u"Mateo",
    u"Noor",
    u"Oscar",
    u"Petra",
    u"Rafael",
    u"Sigrid",
    u"Tomas",
    u"Ursula",
    u"Viktor",
    u"Wanda",
    u"Yara",
    u"Zoltan",
};
constexpr std::array familyNames{
    u"Abernathy",
    u"Bergstrom",
    u"Castellano",
    u"Delgado",
    u"Eriksen",
    u"Fontaine",
    u"Grimaldi",
    u"Hollis",
    u"Ivanov",
    u"Jankowski",
    u"Kimura",
    u"Lombardi",
    u"Marchand",
    u"Novak",
    u"Okafor",
    u"Petrov",
    u"Quigley",
    u"Rasmussen",
    u"Sorensen",
    u"Takahashi",
    u"Ullman",
    u"Vasquez",
    u"Wexler",
    u"Yamamoto",
    u"Zeller",
    u"Ashdown",
    u"Birchwood",
    u"Calloway",
    u"Dunmore",
    u"Ellsworth",
    u"Falk",
    u"Gallagher",
    u"Hartwell",
    u"Ingram",
    u"Jessop",
    u"Kendrick",
    u"Lockhart",
    u"Merriman",
    u"Norwood",
    u"Osterman",
};
constexpr std::array companyKinds{
    u"Bakery", u"Carpentry", u"Dental Studio", u"Electric", u"Florist", u"Gardens", u"Optics"};
struct Town
{
    const char16_t *name;
    const char16_t *state;
    int zip;
};
constexpr std::array towns{Town{u"Sacramento", u"CA", 95814}, Town{u"Portland", u"OR", 97204},
    Town{u"Boise", u"ID", 83702}, Town{u"Tucson", u"AZ", 85701}, Town{u"Denver", u"CO", 80202},
    Town{u"Omaha", u"NE", 68102}};
constexpr std::array areaCodes{650, 415, 510, 408, 707, 628, 925, 831, 530, 559, 916, 209, 805, 818, 619, 858, 949, 310,
    213, 626, 503, 541, 208, 520, 602, 303, 720, 402, 308, 206, 253, 360, 425, 509, 702, 775, 801, 435, 505, 575};

QJsonObject generatedCustomer(int number)
{
    // Given names change fastest; a middle initial and then a numeral tell apart those who would bear the same name.
    constexpr int pairs = int(givenNames.size() * familyNames.size());
    const QString given = QString::fromUtf16(givenNames[number % givenNames.size()]);
    const QString family = QString::fromUtf16(familyNames[number / givenNames.size() % familyNames.size()]);
    const int round = number / pairs;
    const QString middle = round == 0 ? QString() : QString(QChar(u'A' + (round - 1) % 26));
    const int repeat = round == 0 ? 0 : (round - 1) / 26;
    QString name
        = middle.isEmpty() ? QString(given + u' ' + family) : QString(given + u' ' + middle + u". "_s + family);
    if (repeat > 0) {
        name += u' ' + QString::number(repeat + 1);
    }
    // Ten thousand numbers of exchange 555, the one of fiction, in each area; then exchanges that mean nothing special.
    const int line = number % 10'000;
    const int block = number / 10'000;
    const int exchange = block < int(areaCodes.size()) ? 555 : 220 + block / int(areaCodes.size());
    const QString phone
        = u"(%1) %2-%3"_s.arg(areaCodes[block % areaCodes.size()]).arg(exchange).arg(line, 4, 10, QChar(u'0'));
    const Town &town = towns[number % towns.size()];

    QJsonObject customer{
        {u"GivenName"_s, given},
        {u"FamilyName"_s, family},
        {u"DisplayName"_s, name},
        {u"Active"_s, true},
        {u"PrimaryEmailAddr"_s,
            QJsonObject{{u"Address"_s,
                QString(given.toLower() + u'.' + family.toLower() + u'.' + QString::number(number + 1)
                    + u"@example.com"_s)}}},
        {u"PrimaryPhone"_s, QJsonObject{{u"FreeFormNumber"_s, phone}}},
        {u"BillAddr"_s,
            QJsonObject{{u"Line1"_s, QString(QString::number(number % 980 + 1) + u" Example Street"_s)},
                {u"City"_s, QString::fromUtf16(town.name)},
                {u"CountrySubDivisionCode"_s, QString::fromUtf16(town.state)},
                {u"PostalCode"_s, QString::number(town.zip)}}},
    };
    if (!middle.isEmpty()) {
        customer.insert(u"MiddleName"_s, middle);
    }
    if (number % 4 == 3) {
        customer.insert(
            u"CompanyName"_s, QString(family + u' ' + QString::fromUtf16(companyKinds[number % companyKinds.size()])));
    }
    return customer;
}

} // namespace

QJsonArray generatedCustomers(int count)
{
    QJsonArray customers;
    for (int number = 0; number < std::min(count, mostGenerated); ++number) {
        customers.append(generatedCustomer(number));
    }
    return customers;
}

} // namespace kontor::sandbox
