// Text from outside is harmless afterwards, and otherwise the same.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plain_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString lone = QString(QChar(0xd83d)); // half an emoji
const QString otherLone = QString(QChar(0xde00));

bool isWellFormed(const QString &text) { return text.isValidUtf16(); }

} // namespace

class TestPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineIsOneLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("ordinary text stays") << u"Amy's Bird Sanctuary"_s << u"Amy's Bird Sanctuary"_s;
        QTest::newRow("breaks and tabs become spaces") << u"a\nb\r\nc\td\ve\ff"_s << u"a b c d e f"_s;
        QTest::newRow("breaks beyond ASCII become spaces") << u"a\u0085b\u2028c\u2029d"_s << u"a b c d"_s;
        QTest::newRow("wide and narrow spaces become ordinary ones") << u"a\u00a0b\u2003c\u3000d"_s << u"a b c d"_s;
        QTest::newRow("runs of spaces shrink") << u"  a \n\n  b  "_s << u"a b"_s;
        QTest::newRow("only spaces") << u" \t\n\u00a0"_s << QString();
        QTest::newRow("control characters go") << u"a\x01\x1b[31mb\x7f\u009bc\0d"_s << u"a[31mbcd"_s;
        QTest::newRow("a control character between spaces leaves one") << u"a \x01 b"_s << u"a b"_s;
        QTest::newRow("direction characters go") << u"a\u202eb\u200fc\u2066d\u2069\u061c"_s << u"abcd"_s;
        QTest::newRow("a byte order mark goes") << u"\ufeffa"_s << u"a"_s;
        QTest::newRow("right-to-left letters stay") << u"שלום مرحبا"_s << u"שלום مرحبا"_s;
        QTest::newRow("emoji stay, also joined ones")
            << u"👩‍👩‍👧 ☎️"_s << u"👩‍👩‍👧 ☎️"_s;
        QTest::newRow("combining marks stay") << u"e\u0301"_s << u"e\u0301"_s;
        QTest::newRow("half a pair goes, at the end") << u"a"_s + lone << u"a"_s;
        QTest::newRow("half a pair goes, at the start") << otherLone + u"a"_s << u"a"_s;
        QTest::newRow("half a pair goes, before a whole one") << lone + u"😀"_s << u"😀"_s;
        QTest::newRow("half a pair goes, after a whole one") << u"😀"_s + otherLone << u"😀"_s;
        QTest::newRow("halves do not join over what goes") << lone + u"\x01"_s + otherLone << QString();
    }

    void aLineIsOneLine()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, line);
        QCOMPARE(kontor::singleLine(text), line);
        QCOMPARE(kontor::singleLine(line), line);
    }

    void cuttingKeepsPairsTogether_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("characters");
        QTest::addColumn<QString>("rest");
        QTest::newRow("shorter") << u"abc"_s << 5 << u"abc"_s;
        QTest::newRow("exactly") << u"abc"_s << 3 << u"abc"_s;
        QTest::newRow("longer") << u"abc"_s << 2 << u"ab"_s;
        QTest::newRow("to nothing") << u"abc"_s << 0 << QString();
        QTest::newRow("to less than nothing") << u"abc"_s << -3 << QString();
        QTest::newRow("nothing to less than nothing") << QString() << -3 << QString();
        QTest::newRow("before a pair") << u"a😀b"_s << 1 << u"a"_s;
        QTest::newRow("in a pair") << u"a😀b"_s << 2 << u"a"_s;
        QTest::newRow("after a pair") << u"a😀b"_s << 3 << u"a😀"_s;
        QTest::newRow("in the first pair") << u"😀"_s << 1 << QString();
    }

    void cuttingKeepsPairsTogether()
    {
        QFETCH(const QString, text);
        QFETCH(const int, characters);
        QFETCH(const QString, rest);
        QCOMPARE(kontor::cut(text, characters), rest);
    }

    void aTerminalIsNotMoved_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("ordinary text") << u"Zoë 😀 שלום 50%1"_s << u"Zoë 😀 שלום 50%1"_s;
        QTest::newRow("an escape sequence") << u"\x1b[2J\a"_s << u"\\x1b[2J\\x07"_s;
        QTest::newRow("line ends and backspaces") << u"a\r\nb\b"_s << u"a\\x0d\\x0ab\\x08"_s;
        QTest::newRow("an escape in one character") << u"\u009b31m\x7f"_s << u"\\x9b31m\\x7f"_s;
        QTest::newRow("a turned line") << u"a\u202eb"_s << u"a\\u202eb"_s;
        QTest::newRow("a line separator") << u"a\u2028b"_s << u"a\\u2028b"_s;
        QTest::newRow("half a pair") << u"a"_s + lone << u"a\\ud83d"_s;
        QTest::newRow("a zero") << u"a\0b"_s << u"a\\x00b"_s;
    }

    void aTerminalIsNotMoved()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, shown);
        QCOMPARE(kontor::escapedForTerminal(text), shown);
        QVERIFY(isWellFormed(kontor::escapedForTerminal(text)));
    }

    void everyCharacterIsHarmlessAfterwards()
    {
        for (uint c = 0; c <= 0xffff; ++c) {
            const QString text = u"a"_s + QChar(static_cast<char16_t>(c)) + u"b"_s;
            const QString line = kontor::singleLine(text);
            QVERIFY2(isWellFormed(line), qPrintable(QString::number(c, 16)));
            const QString shown = kontor::escapedForTerminal(text);
            for (const QString &safe : {line, shown}) {
                for (const QChar character : safe) {
                    QVERIFY2(character.category() != QChar::Other_Control, qPrintable(QString::number(c, 16)));
                    const QChar::Direction direction = character.direction();
                    QVERIFY2(direction < QChar::DirLRE || direction == QChar::DirNSM || direction == QChar::DirBN
                            || direction == QChar::DirAL || direction == QChar::DirON,
                        qPrintable(QString::number(c, 16)));
                }
            }
            QVERIFY(line.startsWith(u'a') && line.endsWith(u'b') && line.size() <= 3);
        }
    }
};

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plain_text.moc"
