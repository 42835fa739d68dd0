// Which number is meant by what people type.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/phone_number.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

class TestPhoneNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("number");
        QTest::newRow("American, as QuickBooks shows it") << u"(650) 555-3311"_s << u"US"_s << u"+16505553311"_s;
        QTest::newRow("American, with the country code") << u"+1 650.555.3311"_s << u"DE"_s << u"+16505553311"_s;
        QTest::newRow("American, with a one before") << u"1-650-555-3311"_s << u"US"_s << u"+16505553311"_s;
        QTest::newRow("the extension is dropped") << u"650-555-3311 ext. 42"_s << u"US"_s << u"+16505553311"_s;
        QTest::newRow("German, with a zero") << u"030 / 12 34 56-78"_s << u"DE"_s << u"+493012345678"_s;
        QTest::newRow("German, from abroad") << u"0049 (30) 12345678"_s << u"DE"_s << u"+493012345678"_s;
        QTest::newRow("German, with a zero in brackets") << u"+49 (0)30 12345678"_s << u"US"_s << u"+493012345678"_s;
        QTest::newRow("Italian, whose zero stays") << u"06 6982 1234"_s << u"IT"_s << u"+390669821234"_s;
        QTest::newRow("the country in lower case") << u"(650) 555-3311"_s << u"us"_s << u"+16505553311"_s;
        QTest::newRow("full-width digits") << u"６５０５５５３３１１"_s << u"US"_s << u"+16505553311"_s;
        QTest::newRow("a name after it") << u"650-555-3311 (Jo)"_s << u"US"_s << u"+16505553311"_s;
        QTest::newRow("no country is known") << u"650-555-3311"_s << QString() << QString();
        QTest::newRow("no country is needed") << u"+1 650-555-3311"_s << QString() << u"+16505553311"_s;
        QTest::newRow("a country that is none") << u"650-555-3311"_s << u"ZZ"_s << QString();
        QTest::newRow("nothing") << QString() << u"US"_s << QString();
        QTest::newRow("words") << u"ask Jo"_s << u"US"_s << QString();
        QTest::newRow("too short") << u"555-33"_s << u"US"_s << QString();
        QTest::newRow("too long") << u"650-555-3311-650-555-3311"_s << u"US"_s << QString();
        QTest::newRow("an area that does not exist") << u"(111) 555-3311"_s << u"US"_s << QString();
        QTest::newRow("an emergency number") << u"911"_s << u"US"_s << QString();
        QTest::newRow("an e-mail address") << u"jo@example.com"_s << u"US"_s << QString();
        QTest::newRow("ten thousand digits") << QString(10'000, u'1') << u"US"_s << QString();
        QTest::newRow("half a surrogate pair") << QString(QChar(0xd83d)) << u"US"_s << QString();
    }

    void numbersAreUnderstood()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, country);
        QFETCH(const QString, number);
        QCOMPARE(kontor::e164(typed, country), number);
        if (!number.isEmpty()) {
            QCOMPARE(kontor::e164(number, u""), number); // what was understood stays what it is
        }
    }

    void manyThreadsMayAsk()
    {
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([&wrong] {
                    for (int n = 0; n < 500; ++n) {
                        wrong += kontor::e164(u"(650) 555-3311", u"US") != u"+16505553311"_s;
                        wrong += kontor::e164(u"030 12345678", u"DE") != u"+493012345678"_s;
                    }
                });
            }
        }
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPhoneNumber)
#include "tst_phone_number.moc"
