// Keychain against a real keyring daemon on a private bus: run by with_keyring.sh, once for each state of the keyring.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/network_thread.h"
#include "secrets/keychain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::secrets;

/// CTest names the slots that fit the keyring's state; any other skips.
class KeychainTest : public QObject
{
    Q_OBJECT

    net::NetworkThread m_thread;
    Keychain m_keychain{[this](std::function<void()> work) { m_thread.post(std::move(work)); }};
    const QString m_state = qEnvironmentVariable("KONTOR_KEYRING");

private Q_SLOTS:
    void initTestCase()
    {
        // Never the keyring of whoever runs the tests.
        if (qEnvironmentVariable("KONTOR_PRIVATE_KEYRING") != u"1"_s) {
            QSKIP("needs a private keyring: run by CTest through with_keyring.sh");
        }
    }

    void whatIsWrittenIsReadByteForByte_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("tokens") << R"({"access":"abc","refresh":"def"})"_ba;
        QTest::newRow("not ASCII") << "Müller \xff\xfe"_ba;
        QTest::newRow("zero bytes") << QByteArray("a\0b\0", 4);
        QTest::newRow("64 KB") << QByteArray(65'536, 'x');
    }
    void whatIsWrittenIsReadByteForByte()
    {
        if (!m_state.isEmpty()) {
            QSKIP("the keyring is not open");
        }
        QFETCH(QByteArray, value);
        QVERIFY(m_keychain.write(u"profile/quickbooks/tokens"_s, value, {}));
        const auto read = m_keychain.read(u"profile/quickbooks/tokens"_s, {});
        QVERIFY(read);
        QVERIFY(read->has_value());
        QCOMPARE(**read, value);
        QCOMPARE(m_keychain.read(u"profile/highlevel/tokens"_s, {})->has_value(), false);
    }

    void whatIsRemovedIsGone()
    {
        if (!m_state.isEmpty()) {
            QSKIP("the keyring is not open");
        }
        QVERIFY(m_keychain.write(u"profile/gone"_s, "value", {}));
        QVERIFY(m_keychain.remove(u"profile/gone"_s, {}));
        QCOMPARE(m_keychain.read(u"profile/gone"_s, {})->has_value(), false);
        QVERIFY(m_keychain.remove(u"profile/gone"_s, {}));
        QVERIFY(m_keychain.write(u"profile/kept"_s, "value", {})); // for the locked keyring of the next test
    }

    void aLockedKeyringShowsNothingAndTakesNothing()
    {
        if (m_state != u"locked"_s) {
            QSKIP("the keyring is not locked");
        }
        const auto read = m_keychain.read(u"profile/kept"_s, {});
        QVERIFY(read);
        QVERIFY(!read->has_value());
        const Result<> written = m_keychain.write(u"profile/kept"_s, "other", {});
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Keychain);
        QCOMPARE(written.error().key, u"keychain.locked"_s);
    }

    void withoutAKeychainEveryCallSaysSo()
    {
        if (m_state != u"none"_s && m_state != u"no bus"_s) {
            QSKIP("there is a keyring");
        }
        QCOMPARE(m_keychain.read(u"profile/kept"_s, {}).error().key, u"keychain.missing"_s);
        QCOMPARE(m_keychain.write(u"profile/kept"_s, "value", {}).error().key, u"keychain.missing"_s);
        QCOMPARE(m_keychain.remove(u"profile/kept"_s, {}).error().key, u"keychain.missing"_s);
    }

    void aStopEndsTheWait()
    {
        std::stop_source stop;
        stop.request_stop();
        Keychain never([](std::function<void()>) { });
        QCOMPARE(never.read(u"x"_s, stop.get_token()).error().kind, Error::Kind::Cancelled);
    }

    void aKeychainThatNeverAnswersCountsAsLocked()
    {
        Keychain never([](std::function<void()>) { }, std::chrono::milliseconds(1));
        QCOMPARE(never.read(u"x"_s, {}).error().key, u"keychain.locked"_s);
    }
};

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
