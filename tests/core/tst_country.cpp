// Which country is meant by what people type.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/country.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;

class TestCountry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countriesAreUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("code");
        QTest::newRow("a code") << u"US"_s << u"US"_s;
        QTest::newRow("a code in lower case") << u"de"_s << u"DE"_s;
        QTest::newRow("a code with dots") << u" U.S.A. "_s << u"US"_s;
        QTest::newRow("an English name") << u"United States"_s << u"US"_s;
        QTest::newRow("an English name with its article") << u"the Netherlands"_s << u"NL"_s;
        QTest::newRow("a name of its own") << u"Deutschland"_s << u"DE"_s;
        QTest::newRow("a name of its own, one of several") << u"Suisse"_s << u"CH"_s;
        QTest::newRow("a name in another script") << u"日本"_s << u"JP"_s;
        QTest::newRow("an accent that was typed") << u"México"_s << u"MX"_s;
        QTest::newRow("an accent that was not typed") << u"Osterreich"_s << u"AT"_s;
        QTest::newRow("an accent in two parts") << u"O\u0308sterreich"_s << u"AT"_s;
        QTest::newRow("a German name of another country") << u"Frankreich"_s << u"FR"_s;
        QTest::newRow("a sharp s") << u"Großbritannien"_s << u"GB"_s;
        QTest::newRow("the United Kingdom is GB") << u"UK"_s << u"GB"_s;
        QTest::newRow("a part of the United Kingdom") << u"Scotland"_s << u"GB"_s;
        QTest::newRow("three letters") << u"CAN"_s << u"CA"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("no letters") << u" - 42 "_s << QString();
        QTest::newRow("a planet") << u"Mars"_s << QString();
        QTest::newRow("a code that nobody has") << u"XX"_s << QString();
        QTest::newRow("more than a country") << u"Europe"_s << QString();
        QTest::newRow("a whole address") << u"12 Main St, Springfield, USA"_s << QString();
        QTest::newRow("very long") << QString(100'000, u'u') << QString();
    }

    void countriesAreUnderstood()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, code);
        QCOMPARE(kontor::countryCode(typed), code);
    }

    void everyCodeAndEnglishNameMeansItsOwnCountry()
    {
        int countries = 0;
        for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
            const auto territory = static_cast<QLocale::Territory>(i);
            const QString code = QLocale::territoryToCode(territory);
            if (code.size() != 2) {
                continue; // a continent
            }
            ++countries;
            QCOMPARE(kontor::countryCode(code), code);
            QCOMPARE(kontor::countryCode(QLocale::territoryToString(territory)), code);
        }
        QVERIFY(countries > 240);
    }
};

QTEST_GUILESS_MAIN(TestCountry)
#include "tst_country.moc"
