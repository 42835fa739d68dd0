// Money keeps every minor unit, refuses what it cannot hold, and splits without loss.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/money.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using kontor::Currency;
using kontor::Money;

namespace {

constexpr qint64 largest = std::numeric_limits<qint64>::max();
constexpr qint64 lowest = std::numeric_limits<qint64>::min();

Currency currency(const char *code) { return Currency::parse(QString::fromLatin1(code)).value(); }

std::vector<Money> weightsOf(const QList<qint64> &units)
{
    std::vector<Money> weights;
    for (const qint64 unit : units) {
        weights.emplace_back(unit, currency("USD"));
    }
    return weights;
}

} // namespace

class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void currenciesHaveTheirDecimals_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("known"); // empty: refused
        QTest::addColumn<int>("exponent");
        QTest::newRow("dollars") << u"USD"_s << u"USD"_s << 2;
        QTest::newRow("lower case") << u"eur"_s << u"EUR"_s << 2;
        QTest::newRow("white space around") << u" CHF "_s << u"CHF"_s << 2;
        QTest::newRow("yen") << u"JPY"_s << u"JPY"_s << 0;
        QTest::newRow("the last without decimals") << u"XPF"_s << u"XPF"_s << 0;
        QTest::newRow("Kuwaiti dinars") << u"KWD"_s << u"KWD"_s << 3;
        QTest::newRow("units of Chile") << u"CLF"_s << u"CLF"_s << 4;
        QTest::newRow("the last with two") << u"ZWL"_s << u"ZWL"_s << 2;
        QTest::newRow("unknown") << u"QQQ"_s << QString() << 0;
        QTest::newRow("two codes") << u"AED AFN"_s << QString() << 0;
        QTest::newRow("across two codes") << u"ED "_s << QString() << 0;
        QTest::newRow("a sign") << u"$"_s << QString() << 0;
        QTest::newRow("signs that mask to letters") << u"\u0015\u0013\u0004"_s << QString() << 0;
        QTest::newRow("letters of another script") << u"ЕUR"_s << QString() << 0;
        QTest::newRow("nothing") << QString() << QString() << 0;
    }

    void currenciesHaveTheirDecimals()
    {
        QFETCH(const QString, code);
        QFETCH(const QString, known);
        QFETCH(const int, exponent);
        const auto parsed = Currency::parse(code);
        QCOMPARE(parsed.has_value(), !known.isEmpty());
        if (parsed) {
            QCOMPARE(parsed->code(), known);
            QCOMPARE(parsed->exponent(), exponent);
        } else {
            QCOMPARE(parsed.error().key, u"kontor.currency"_s);
            QCOMPARE(parsed.error().parameters.value(u"currency"_s), code.trimmed());
        }
    }

    void amountsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("fits");
        QTest::addColumn<qint64>("units");
        QTest::newRow("cents") << u"1234.50"_s << u"USD"_s << true << qint64(123450);
        QTest::newRow("one decimal") << u"1234.5"_s << u"USD"_s << true << qint64(123450);
        QTest::newRow("no decimal") << u"1234"_s << u"USD"_s << true << qint64(123400);
        QTest::newRow("a point alone") << u"5."_s << u"USD"_s << true << qint64(500);
        QTest::newRow("a cent less than nothing") << u"-0.01"_s << u"USD"_s << true << qint64(-1);
        QTest::newRow("zeros beyond the cents") << u"1.50000"_s << u"USD"_s << true << qint64(150);
        QTest::newRow("a digit too many is not rounded") << u"1.005"_s << u"EUR"_s << false << qint64(0);
        QTest::newRow("three decimals where there are three") << u"1.005"_s << u"KWD"_s << true << qint64(1005);
        QTest::newRow("yen") << u"500"_s << u"JPY"_s << true << qint64(500);
        QTest::newRow("yen with a zero") << u"500.0"_s << u"JPY"_s << true << qint64(500);
        QTest::newRow("half a yen") << u"500.5"_s << u"JPY"_s << false << qint64(0);
        QTest::newRow("the largest") << u"92233720368547758.07"_s << u"USD"_s << true << largest;
        QTest::newRow("one more") << u"92233720368547758.08"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("far too large") << u"1000000000000000000000000"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("an exponent") << u"1e3"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("grouping") << u"1,234.50"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("a comma") << u"1,5"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("white space") << u" 1.50"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("a plus") << u"+1.50"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("two minus") << u"--1"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("two points") << u"1.5.0"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("no whole part") << u".5"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("digits of another script") << u"١٢"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("not a number") << u"nan"_s << u"USD"_s << false << qint64(0);
        QTest::newRow("nothing") << QString() << u"USD"_s << false << qint64(0);
    }

    void amountsAreRead()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, code);
        QFETCH(const bool, fits);
        QFETCH(const qint64, units);
        const auto parsed = Money::parse(text, Currency::parse(code).value());
        QCOMPARE(parsed.has_value(), fits);
        if (fits) {
            QCOMPARE(parsed->minorUnits(), units);
            QCOMPARE(parsed->currency().code(), code);
        } else {
            QCOMPARE(parsed.error().key, u"kontor.amount_absurd"_s);
            QCOMPARE(parsed.error().parameters.value(u"value"_s), text);
            QCOMPARE(parsed.error().parameters.value(u"currency"_s), code);
        }
    }

    void amountsAreWritten()
    {
        QCOMPARE(Money(123450, currency("USD")).toDecimal(), u"1234.50"_s);
        QCOMPARE(Money(-1, currency("USD")).toDecimal(), u"-0.01"_s);
        QCOMPARE(Money(0, currency("KWD")).toDecimal(), u"0.000"_s);
        QCOMPARE(Money(7, currency("JPY")).toText(), u"7 JPY"_s);
        QCOMPARE(Money(lowest, currency("USD")).toDecimal(), u"-92233720368547758.08"_s);
    }

    void whatIsWrittenIsReadBack()
    {
        QRandomGenerator random(1);
        for (const char *code : {"USD", "JPY", "KWD", "CLF"}) {
            for (int i = 0; i < 1000; ++i) {
                const Money money(static_cast<qint64>(random.generate64() >> (1 + i % 60)), currency(code));
                const Money negative = money.negated().value();
                QCOMPARE(Money::parse(money.toDecimal(), money.currency()).value(), money);
                QCOMPARE(Money::parse(negative.toDecimal(), money.currency()).value(), negative);
            }
        }
    }

    void sumsAreExactAndOverflowIsAnError()
    {
        const Currency usd = currency("USD");
        QCOMPARE(Money(10, usd).plus(Money(20, usd)).value(), Money(30, usd));
        QCOMPARE(Money(10, usd).minus(Money(20, usd)).value(), Money(-10, usd));
        QCOMPARE(kontor::sum({Money(1, usd), Money(2, usd), Money(-4, usd)}, usd).value(), Money(-1, usd));
        QCOMPARE(kontor::sum({}, usd).value(), Money(0, usd));
        QCOMPARE(Money(largest, usd).plus(Money(1, usd)).error().key, u"kontor.amount_absurd"_s);
        QVERIFY(!Money(lowest, usd).minus(Money(1, usd)));
        QVERIFY(!Money(lowest, usd).negated());
        QVERIFY(!kontor::sum({Money(largest, usd), Money(1, usd), Money(-5, usd)}, usd));
    }

    void twoCurrenciesDoNotMix()
    {
        const Money dollars(100, currency("USD"));
        const Money euros(100, currency("EUR"));
        QVERIFY(dollars != euros);
        QCOMPARE(dollars.plus(euros).error().kind, kontor::Error::Kind::Internal);
        QVERIFY(!dollars.minus(euros));
        QVERIFY(!dollars.compare(euros));
        QVERIFY(!kontor::sum({dollars}, currency("EUR")));
        QVERIFY(!kontor::allocate(dollars, {euros}));
        QVERIFY(dollars.compare(Money(99, currency("USD"))).value() == std::strong_ordering::greater);
    }

    void theLargestRemainderGetsWhatIsLeft_data()
    {
        QTest::addColumn<qint64>("total");
        QTest::addColumn<QList<qint64>>("weights");
        QTest::addColumn<QList<qint64>>("shares"); // empty: refused
        QTest::newRow("three alike, the first gets the cent")
            << qint64(100) << QList<qint64>{1, 1, 1} << QList<qint64>{34, 33, 33};
        QTest::newRow("the largest remainder") << qint64(10) << QList<qint64>{100, 199, 1} << QList<qint64>{3, 7, 0};
        QTest::newRow("less than nothing") << qint64(-100) << QList<qint64>{1, 1, 1} << QList<qint64>{-34, -33, -33};
        QTest::newRow("nothing to split") << qint64(0) << QList<qint64>{0, 0} << QList<qint64>{0, 0};
        QTest::newRow("a weight of nothing gets nothing") << qint64(7) << QList<qint64>{0, 2} << QList<qint64>{0, 7};
        QTest::newRow("the largest amounts")
            << largest << QList<qint64>{largest, largest} << QList<qint64>{largest / 2 + 1, largest / 2};
        QTest::newRow("the lowest amount") << lowest << QList<qint64>{largest} << QList<qint64>{lowest};
        QTest::newRow("no weight") << qint64(5) << QList<qint64>{0, 0} << QList<qint64>{};
        QTest::newRow("no weights at all") << qint64(5) << QList<qint64>{} << QList<qint64>{};
        QTest::newRow("a negative weight") << qint64(5) << QList<qint64>{6, -1} << QList<qint64>{};
    }

    void theLargestRemainderGetsWhatIsLeft()
    {
        QFETCH(const qint64, total);
        QFETCH(const QList<qint64>, weights);
        QFETCH(const QList<qint64>, shares);
        const auto split = kontor::allocate(Money(total, currency("USD")), weightsOf(weights));
        QCOMPARE(split.has_value(), !shares.isEmpty());
        if (split) {
            QVERIFY(*split == weightsOf(shares));
        }
    }

    void sharesSumToTheTotal()
    {
        QRandomGenerator random(2);
        const Currency usd = currency("USD");
        for (int i = 0; i < 2000; ++i) {
            std::vector<Money> weights;
            for (int w = 0, count = random.bounded(1, 12); w < count; ++w) {
                weights.emplace_back(random.bounded(0, 1'000'000), usd);
            }
            weights.emplace_back(1, usd);
            const Money total(random.bounded(-1'000'000, 1'000'000), usd);
            const auto shares = kontor::allocate(total, weights);
            QVERIFY(shares.has_value());
            QCOMPARE(kontor::sum(*shares, usd).value(), total);
        }
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
