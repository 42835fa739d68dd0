// The keychain in memory behaves as a real one does when it is open, locked or missing.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/memory_secret_store.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::secrets;

class MemorySecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAndRemoved()
    {
        MemorySecretStore store;
        QCOMPARE(store.read(u"a"_s, {})->has_value(), false);
        QVERIFY(store.write(u"a"_s, "one", {}));
        QVERIFY(store.write(u"a"_s, "two", {}));
        QCOMPARE(**store.read(u"a"_s, {}), "two"_ba);
        QCOMPARE(store.read(u"b"_s, {})->has_value(), false);
        QVERIFY(store.remove(u"a"_s, {}));
        QVERIFY(store.remove(u"a"_s, {}));
        QCOMPARE(store.read(u"a"_s, {})->has_value(), false);
    }

    void lockedItShowsNothingAndKeepsEverything()
    {
        MemorySecretStore store;
        QVERIFY(store.write(u"a"_s, "one", {}));
        store.setState(MemorySecretStore::State::Locked);
        QVERIFY(store.read(u"a"_s, {}));
        QCOMPARE(store.read(u"a"_s, {})->has_value(), false);
        QCOMPARE(store.write(u"a"_s, "two", {}).error().key, u"keychain.locked"_s);
        QVERIFY(store.remove(u"a"_s, {}));
        store.setState(MemorySecretStore::State::Open);
        QCOMPARE(**store.read(u"a"_s, {}), "one"_ba);
    }

    void missingItSaysSo()
    {
        MemorySecretStore store;
        store.setState(MemorySecretStore::State::Missing);
        QCOMPARE(store.read(u"a"_s, {}).error().key, u"keychain.missing"_s);
        QCOMPARE(store.write(u"a"_s, "one", {}).error().key, u"keychain.missing"_s);
        QCOMPARE(store.remove(u"a"_s, {}).error().key, u"keychain.missing"_s);
    }

    void aStopIsHeard()
    {
        MemorySecretStore store;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(store.write(u"a"_s, "one", stop.get_token()).error().kind, Error::Kind::Cancelled);
        QVERIFY(store.entries().isEmpty());
    }
};

QTEST_GUILESS_MAIN(MemorySecretStoreTest)
#include "tst_memory_secret_store.moc"
