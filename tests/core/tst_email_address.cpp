// Which addresses are found in what people type into one field.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/email_address.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestEmailAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreFound_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("one") << u"jo@example.com"_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("spaces around") << u" \t jo@example.com\r\n"_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("a no-break space around") << u"\u00a0jo@example.com\u00a0"_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("commas, semicolons, spaces and line breaks part them")
            << u"a@x.org,b@x.org; c@x.org  d@x.org\ne@x.org"_s
            << QStringList{u"a@x.org"_s, u"b@x.org"_s, u"c@x.org"_s, u"d@x.org"_s, u"e@x.org"_s};
        QTest::newRow("an invisible space parts them")
            << u"a@x.org\u200bb@x.org"_s << QStringList{u"a@x.org"_s, u"b@x.org"_s};
        QTest::newRow("repetitions go, the first spelling stays")
            << u"Jo@Example.com, jo@example.COM, al@x.org"_s << QStringList{u"Jo@Example.com"_s, u"al@x.org"_s};
        QTest::newRow("a name before") << u"Jo Fern <jo@example.com>"_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("a name before, without a space") << u"Jo<jo@example.com>"_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("a name in quotes") << u"\"Fern, Jo\"<jo@example.com>"_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("a remark in brackets") << u"jo@example.com (billing)"_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("the end of a sentence") << u"Write to jo@example.com."_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("a link") << u"mailto:jo@example.com"_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("direction characters, as address books copy them")
            << u"\u202ajo@example.com\u202c"_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("control characters") << u"jo@exam\x01ple.com"_s << QStringList{u"jo@example.com"_s};
        QTest::newRow("letters of other scripts") << u"zoë@bücher.example"_s << QStringList{u"zoë@bücher.example"_s};
        QTest::newRow("a plus and dots") << u"jo.fern+tag@mail.example.co.uk"_s
                                         << QStringList{u"jo.fern+tag@mail.example.co.uk"_s};
        QTest::newRow("no address at all") << u"ask Jo, phone only; n/a"_s << QStringList();
        QTest::newRow("nobody at a host") << u"@example.com"_s << QStringList();
        QTest::newRow("somebody nowhere") << u"jo@"_s << QStringList();
        QTest::newRow("a host without a dot") << u"jo@example"_s << QStringList();
        QTest::newRow("two at signs") << u"jo@fern@example.com"_s << QStringList();
        QTest::newRow("only separators") << u",;, <> \"\""_s << QStringList();
    }

    void addressesAreFound()
    {
        QFETCH(const QString, field);
        QFETCH(const QStringList, found);
        QCOMPARE(kontor::emailAddresses(field), found);
        // What was found is found again, alone and joined.
        QCOMPARE(kontor::emailAddresses(found.join(u", "_s)), found);
    }

    void aFieldOfAMillionCharactersIsRead()
    {
        QString field;
        for (int i = 0; field.size() < 1'000'000; ++i) {
            field += u"a%1@example.com,"_s.arg(i);
        }
        QCOMPARE(kontor::emailAddresses(field).size(), field.count(u','));
        QVERIFY(kontor::emailAddresses(QString(1'000'000, u'@')).isEmpty());
        QVERIFY(kontor::emailAddresses(QString(1'000'000, u'.')).isEmpty());
        QVERIFY(kontor::emailAddresses(QString(u"a@"_s + QString(1'000'000, u'.') + u"@"_s)).isEmpty());
    }

    void addressesAreComparedWithoutCaseAndEnds()
    {
        QCOMPARE(kontor::comparableEmail(u"  Jo.Fern@EXAMPLE.com\n"), u"jo.fern@example.com"_s);
        QCOMPARE(kontor::comparableEmail(u""), QString());
        QVERIFY(kontor::comparableEmail(u"jo@example.com") != kontor::comparableEmail(u"jo@example.org"));
    }
};

QTEST_GUILESS_MAIN(TestEmailAddress)
#include "tst_email_address.moc"
