// No secret is left in a text, in whatever form a service repeats it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/known_secrets.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

class TestKnownSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsGo_data()
    {
        QTest::addColumn<QStringList>("secrets");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cleared");
        QTest::newRow("none is known") << QStringList() << u"a text"_s << u"a text"_s;
        QTest::newRow("none is in it") << QStringList{u"secret-token"_s} << u"a text"_s << u"a text"_s;
        QTest::newRow("in the middle") << QStringList{u"secret-token"_s} << u"Bearer secret-token is invalid"_s
                                       << u"Bearer [removed] is invalid"_s;
        QTest::newRow("nothing else") << QStringList{u"secret-token"_s} << u"secret-token"_s << u"[removed]"_s;
        QTest::newRow("twice, apart") << QStringList{u"secret-token"_s} << u"secret-token,secret-token"_s
                                      << u"[removed],[removed]"_s;
        QTest::newRow("several") << QStringList{u"secret-token"_s, u"other-secret"_s} << u"secret-token=other-secret"_s
                                 << u"[removed]=[removed]"_s;
        QTest::newRow("one begins like the other")
            << QStringList{u"abcdefgh"_s, u"abcdefghSECRET"_s, u"abcdefghSECRETmore"_s} << u"x abcdefghSECRETmore y"_s
            << u"x [removed] y"_s;
        QTest::newRow("one overlaps the other")
            << QStringList{u"aaaabbbb"_s, u"bbbbcccc"_s} << u"aaaabbbbcccc"_s << u"[removed]"_s;
        QTest::newRow("it overlaps itself") << QStringList{u"abababab"_s} << u"xababababab"_s << u"x[removed]"_s;
        QTest::newRow("percent-encoded") << QStringList{u"sec/ret+token=="_s} << u"?t=sec%2Fret%2Btoken%3D%3D&a"_s
                                         << u"?t=[removed]&a"_s;
        QTest::newRow("percent-encoded in lower case")
            << QStringList{u"Sec/Ret+token=="_s} << u"?t=Sec%2fRet%2btoken%3d%3d&a"_s << u"?t=[removed]&a"_s;
        QTest::newRow("in JSON with escaped slashes")
            << QStringList{u"sec/ret/token"_s} << u"{\"t\":\"sec\\/ret\\/token\"}"_s << u"{\"t\":\"[removed]\"}"_s;
        QTest::newRow("a short one would blank out words") << QStringList{u"invalid"_s} << u"invalid"_s << u"invalid"_s;
        QTest::newRow("an empty one") << QStringList{QString()} << u"a text"_s << u"a text"_s;
        QTest::newRow("cut at the end") << QStringList{u"secret-token"_s, u"secret-"_s} << u"Bearer secret-tok"_s
                                        << u"Bearer [removed]"_s;
        QTest::newRow("percent-encoded and cut at the end")
            << QStringList{u"sec/ret+token=="_s} << u"?t=sec%2Fret%2Bto"_s << u"?t=[removed]"_s;
        QTest::newRow("cut so short that it may be a word")
            << QStringList{u"secret-token"_s} << u"Bearer secret-"_s << u"Bearer secret-"_s;
        QTest::newRow("its beginning, not at the end")
            << QStringList{u"secret-token"_s} << u"secret-to be"_s << u"secret-to be"_s;
        QTest::newRow("in another case it is none")
            << QStringList{u"secret-token"_s} << u"SECRET-TOKEN"_s << u"SECRET-TOKEN"_s;
    }

    void secretsGo()
    {
        QFETCH(const QStringList, secrets);
        QFETCH(const QString, text);
        QFETCH(const QString, cleared);
        kontor::KnownSecrets known;
        for (const QString &secret : secrets) {
            known.add(secret);
            known.add(secret);
        }
        QCOMPARE(known.cleared(text), cleared);
        QCOMPARE(known.cleared(QString()), QString());
    }

    void allOfAnErrorIsCleared()
    {
        kontor::KnownSecrets known;
        known.add(u"secret-token"_s);
        const QString text = u"secret-token?"_s;
        const kontor::Error error = known.cleared(kontor::Error{.kind = kontor::Error::Kind::Trouble,
            .key = text,
            .parameters = {{u"detail"_s, text}, {u"field"_s, text}},
            .detail = text,
            .serviceCode = text,
            .httpStatus = 502,
            .traceId = text});
        for (const QString &part :
            QStringList{error.key, error.detail, error.serviceCode, error.traceId} + error.parameters.values()) {
            QCOMPARE(part, u"[removed]?"_s);
        }
        QCOMPARE(error.parameters.size(), 2);
        QCOMPARE(error.httpStatus, 502);
        QCOMPARE(error.kind, kontor::Error::Kind::Trouble);
    }

    void manyThreadsMayAddAndClear()
    {
        kontor::KnownSecrets known;
        known.add(u"the-first-secret"_s);
        std::atomic<int> leaked = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([&, i] {
                    for (int n = 0; n < 50; ++n) {
                        const QString secret = u"secret-%1-%2"_s.arg(i).arg(n, 8, 10, QChar(u'0'));
                        known.add(secret);
                        const QString cleared = known.cleared(u"the-first-secret "_s + secret);
                        leaked += cleared.contains(secret) || cleared.contains(u"first"_s);
                    }
                });
            }
        }
        QCOMPARE(leaked.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestKnownSecrets)
#include "tst_known_secrets.moc"
