// Exact decimals are read exactly and rounded once, halves away from zero.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exact_decimal.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using kontor::Currency;
using kontor::ExactDecimal;
using kontor::Money;

namespace {

Currency currency(const QString &code) { return Currency::parse(code).value(); }
ExactDecimal number(const QString &text) { return ExactDecimal::parse(text).value(); }

} // namespace

class TestExactDecimal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written"); // empty: refused
        QTest::newRow("whole") << u"3"_s << u"3"_s;
        QTest::newRow("a rate") << u"8.25"_s << u"8.25"_s;
        QTest::newRow("six places") << u"0.000001"_s << u"0.000001"_s;
        QTest::newRow("a seventh that is zero") << u"0.1000000"_s << u"0.1"_s;
        QTest::newRow("a seventh") << u"0.0000001"_s << QString();
        QTest::newRow("negative") << u"-12.5"_s << u"-12.5"_s;
        QTest::newRow("tens keep their zeros") << u"100"_s << u"100"_s;
        QTest::newRow("the largest") << u"9223372036854.775807"_s << u"9223372036854.775807"_s;
        QTest::newRow("too large") << u"9223372036854.775808"_s << QString();
        QTest::newRow("an exponent") << u"1e-3"_s << QString();
        QTest::newRow("a comma") << u"8,25"_s << QString();
        QTest::newRow("a percent sign") << u"8.25%"_s << QString();
        QTest::newRow("digits of another script") << u"٣"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }

    void numbersAreRead()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, written);
        const auto parsed = ExactDecimal::parse(text);
        QCOMPARE(parsed ? parsed->toText() : QString(), written);
    }

    void aLineIsRoundedOnce_data()
    {
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("price");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("amount"); // empty: refused
        QTest::newRow("whole") << u"2"_s << u"500"_s << u"USD"_s << u"1000.00"_s;
        QTest::newRow("half a cent goes up") << u"128.35"_s << u"14.5"_s << u"USD"_s << u"1861.08"_s;
        QTest::newRow("half a cent below zero goes down") << u"-1"_s << u"0.005"_s << u"USD"_s << u"-0.01"_s;
        QTest::newRow("just under half") << u"1"_s << u"0.004999"_s << u"USD"_s << u"0.00"_s;
        QTest::newRow("a third of an hour") << u"0.333333"_s << u"90"_s << u"USD"_s << u"30.00"_s;
        QTest::newRow("yen") << u"1.5"_s << u"333"_s << u"JPY"_s << u"500"_s;
        QTest::newRow("dinars") << u"1.5"_s << u"0.333"_s << u"KWD"_s << u"0.500"_s;
        QTest::newRow("large") << u"9223372036854"_s << u"9999"_s << u"USD"_s << u"92224496996503146.00"_s;
        QTest::newRow("too large") << u"9223372036854"_s << u"10001"_s << u"USD"_s << QString();
    }

    void aLineIsRoundedOnce()
    {
        QFETCH(const QString, quantity);
        QFETCH(const QString, price);
        QFETCH(const QString, code);
        QFETCH(const QString, amount);
        const auto line = number(quantity).times(number(price), currency(code));
        QCOMPARE(line ? line->toDecimal() : QString(), amount);
        const auto swapped = number(price).times(number(quantity), currency(code));
        QCOMPARE(swapped ? swapped->toDecimal() : QString(), amount);
    }

    void percentagesOfMoney_data()
    {
        QTest::addColumn<QString>("rate");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("within");
        QTest::newRow("sales tax") << u"8.25"_s << u"375"_s << u"USD"_s << u"30.94"_s << u"28.58"_s;
        QTest::newRow("HST of Ontario") << u"13"_s << u"6698.22"_s << u"CAD"_s << u"870.77"_s << u"770.59"_s;
        QTest::newRow("QST of Quebec") << u"9.975"_s << u"4495.16"_s << u"CAD"_s << u"448.39"_s << u"407.72"_s;
        QTest::newRow("German VAT") << u"19"_s << u"119"_s << u"EUR"_s << u"22.61"_s << u"19.00"_s;
        QTest::newRow("yen") << u"10"_s << u"105"_s << u"JPY"_s << u"11"_s << u"10"_s;
        QTest::newRow("below zero") << u"10"_s << u"-0.05"_s << u"USD"_s << u"-0.01"_s << u"0.00"_s;
        QTest::newRow("no tax") << u"0"_s << u"5"_s << u"USD"_s << u"0.00"_s << u"0.00"_s;
    }

    void percentagesOfMoney()
    {
        QFETCH(const QString, rate);
        QFETCH(const QString, amount);
        QFETCH(const QString, code);
        QFETCH(const QString, part);
        QFETCH(const QString, within);
        const Money money = Money::parse(amount, currency(code)).value();
        QCOMPARE(number(rate).percentOf(money).value().toDecimal(), part);
        QCOMPARE(number(rate).percentWithin(money).value().toDecimal(), within);
    }

    void absurdNumbersAreErrors()
    {
        const Money all(std::numeric_limits<qint64>::max(), currency(u"USD"_s));
        QCOMPARE(number(u"101"_s).percentOf(all).error().key, u"kontor.amount_absurd"_s);
        QVERIFY(number(u"100"_s).percentOf(all).value() == all);
        QVERIFY(!number(u"-100"_s).percentWithin(all));
        QVERIFY(!number(u"9223372036854"_s).plus(number(u"1"_s)));
        QVERIFY(!ExactDecimal::from(all));
        QCOMPARE(ExactDecimal::from(Money(5, currency(u"JPY"_s))).value().toText(), u"5"_s);
        QCOMPARE(ExactDecimal::from(Money(-5, currency(u"USD"_s))).value().toText(), u"-0.05"_s);
        QCOMPARE(number(u"5"_s).plus(number(u"9.975"_s)).value().toText(), u"14.975"_s);
        QVERIFY(number(u"5"_s) < number(u"5.000001"_s));
    }
};

QTEST_GUILESS_MAIN(TestExactDecimal)
#include "tst_exact_decimal.moc"
