// The journal as a store: settings, links, records, transactions.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/decision.h"
#include "journal/journal_part.h"

#include <QTest>

namespace kontor::journal {

namespace {

Instant at(qint64 milliseconds) { return Instant(std::chrono::milliseconds(milliseconds)); }

QStringList idsOf(const std::vector<Record> &records)
{
    QStringList ids;
    for (const Record &record : records) {
        ids.append(record.id);
    }
    return ids;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsNotesAndCursorsAreKeptApart()
    {
        const auto journal = Journal::open(u":memory:"_s);
        QVERIFY(!journal->setting(u"a"_s));
        QVERIFY(journal->state(u"a"_s).isEmpty());
        QVERIFY(journal->cursor(u"a"_s).isEmpty());
        journal->setSetting(u"a"_s, u"setting"_s);
        journal->setState(u"a"_s, {{u"is"_s, u"state"_s}});
        journal->setCursor(u"a"_s, {{u"is"_s, u"cursor"_s}});
        QCOMPARE(journal->setting(u"a"_s), u"setting"_s);
        QCOMPARE(journal->state(u"a"_s), (QJsonObject{{u"is"_s, u"state"_s}}));
        QCOMPARE(journal->cursor(u"a"_s), (QJsonObject{{u"is"_s, u"cursor"_s}}));
        journal->setSetting(u"a"_s, u"other"_s);
        journal->setState(u"a"_s, {{u"is"_s, 2}});
        journal->setCursor(u"a"_s, {});
        QCOMPARE(journal->setting(u"a"_s), u"other"_s);
        QCOMPARE(journal->state(u"a"_s), (QJsonObject{{u"is"_s, 2}}));
        QVERIFY(journal->cursor(u"a"_s).isEmpty());
    }

    void anyTextComesBackAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing at all") << QString();
        QTest::newRow("an empty text") << u""_s;
        QTest::newRow("quotes and a statement") << u"'; DROP TABLE setting; --\""_s;
        QTest::newRow("emoji and right-to-left letters") << u"😀 שלום ü"_s;
        QTest::newRow("control characters") << u"a\tb\nc\x01"_s;
        QTest::newRow("a zero inside") << u"before\0after"_s;
        QTest::newRow("a hundred thousand characters") << QString(100'000, u'x');
    }

    void anyTextComesBackAsItWas()
    {
        QFETCH(const QString, text);
        const auto journal = Journal::open(u":memory:"_s);
        journal->setSetting(u"key"_s, text);
        QVERIFY(journal->setting(u"key"_s).has_value());
        QCOMPARE(*journal->setting(u"key"_s), text);
        journal->setState(u"state"_s, {{text, text}});
        QCOMPARE(journal->state(u"state"_s).value(text).toString(), text);
    }

    void aLinkIsFoundFromBothSides()
    {
        const auto journal = Journal::open(u":memory:"_s);
        QVERIFY(!journal->linkByQuickBooks(u"contact"_s, u"10"_s));
        for (const QString &id : {u"10"_s, u"9"_s, u"x"_s, u"100"_s}) {
            journal->putLink({.kind = u"contact"_s, .quickbooksId = id, .highlevelId = u"shared"_s});
        }
        journal->putLink({.kind = u"contact"_s,
            .quickbooksId = u"11"_s,
            .highlevelId = u"alone"_s,
            .madeByKontor = true,
            .written = {{u"firstName"_s, u"Amy"_s}}});
        journal->putLink({.kind = u"invoice"_s, .quickbooksId = u"10"_s, .highlevelId = u"invoice"_s});

        const std::optional<Link> alone = journal->linkByQuickBooks(u"contact"_s, u"11"_s);
        QVERIFY(alone.has_value());
        QCOMPARE(alone->kind, u"contact"_s);
        QCOMPARE(alone->quickbooksId, u"11"_s);
        QCOMPARE(alone->highlevelId, u"alone"_s);
        QVERIFY(alone->madeByKontor);
        QCOMPARE(alone->written, (QJsonObject{{u"firstName"_s, u"Amy"_s}}));

        QStringList sharing;
        for (const Link &link : journal->linksByHighLevel(u"contact"_s, u"shared"_s)) {
            sharing.append(link.quickbooksId);
        }
        QCOMPARE(sharing, (QStringList{u"9"_s, u"10"_s, u"100"_s, u"x"_s}));
        QCOMPARE(journal->linkCount(u"contact"_s), 5);
        QCOMPARE(journal->linkCount(u"invoice"_s), 1);

        journal->putLink({.kind = u"contact"_s, .quickbooksId = u"10"_s, .highlevelId = u"alone"_s});
        QCOMPARE(journal->linksByHighLevel(u"contact"_s, u"alone"_s).size(), 2u);
        QCOMPARE(journal->linksByHighLevel(u"contact"_s, u"shared"_s).size(), 3u);
        journal->removeLink(u"contact"_s, u"10"_s);
        QVERIFY(!journal->linkByQuickBooks(u"contact"_s, u"10"_s));
        QVERIFY(journal->linkByQuickBooks(u"invoice"_s, u"10"_s));
        journal->removeLink(u"contact"_s, u"10"_s); // twice is none
        QCOMPARE(journal->linkCount(u"contact"_s), 4);
    }

    void aRecordIsUnplannedUntilItsVersionWasSeen()
    {
        const auto journal = Journal::open(u":memory:"_s);
        Record record = customer(u"7"_s, u"1"_s);
        record.keys = {u"phone:2"_s, u"email:1"_s};
        journal->putRecord(record);
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 1);
        journal->markPlanned(books, u"customer"_s, u"7"_s);
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 0);

        record.value = {{u"new"_s, true}};
        record.active = false;
        record.keys = {u"email:3"_s};
        journal->putRecord(record);
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 0);
        const std::optional<Record> stored = journal->record(books, u"customer"_s, u"7"_s);
        QVERIFY(stored.has_value());
        QCOMPARE(stored->value, record.value);
        QCOMPARE(stored->active, false);
        QCOMPARE(stored->keys, record.keys);
        QCOMPARE(stored->version, u"1"_s);

        record.version = u"2"_s;
        journal->putRecord(record);
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 1);
        journal->putRecord(record); // the same version again: still not seen
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 1);
        QCOMPARE(journal->recordCount(books, u"customer"_s), 1);
        journal->markPlanned(books, u"customer"_s, u"7"_s);
        record.version = u"1"_s;
        journal->putRecord(record); // an older version is another version
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 1);

        journal->putRecord(customer(u"8"_s));
        journal->markPlanned(books, u"customer"_s, u"7"_s);
        journal->markPlanned(books, u"customer"_s, u"8"_s);
        journal->markAllUnplanned(books, u"customer"_s);
        QCOMPARE(journal->unplannedCount(books, u"customer"_s), 2);
        journal->markPlanned(books, u"customer"_s, u"absent"_s); // no record, no harm
    }

    void unplannedRecordsComeLowestIdFirst()
    {
        const auto journal = Journal::open(u":memory:"_s);
        const QStringList ordered{u"0"_s, u"1"_s, u"2"_s, u"9"_s, u"10"_s, u"0011"_s, u"100"_s,
            u"99999999999999999999"_s, u"100000000000000000000"_s, u"-5"_s, u"A2"_s, u"a10"_s};
        for (qsizetype i = ordered.size() - 1; i >= 0; --i) {
            journal->putRecord(customer(ordered[i]));
        }
        QCOMPARE(idsOf(journal->unplanned(books, u"customer"_s, 100)), ordered);
        QCOMPARE(idsOf(journal->unplanned(books, u"customer"_s, 3)), ordered.first(3));
        QVERIFY(journal->unplanned(books, u"customer"_s, 0).empty());
        QVERIFY(journal->unplanned(books, u"customer"_s, -1).empty());
        QVERIFY(journal->unplanned(crm, u"customer"_s, 100).empty());
    }

    void aRecordIsFoundByItsPresentKeysOnly()
    {
        const auto journal = Journal::open(u":memory:"_s);
        Record jo = customer(u"10"_s);
        jo.keys = {u"email:jo@example.com"_s, u"email:jo@example.com"_s, u"phone:+1"_s};
        Record flo = customer(u"9"_s);
        flo.keys = {u"email:jo@example.com"_s};
        Record contact = jo;
        contact.service = crm;
        contact.kind = u"contact"_s;
        journal->putRecord(jo);
        journal->putRecord(flo);
        journal->putRecord(contact);
        const auto found = [&](const QString &key) { return idsOf(journal->recordsByKey(books, u"customer"_s, key)); };
        QCOMPARE(found(u"email:jo@example.com"_s), (QStringList{u"9"_s, u"10"_s}));
        QCOMPARE(found(u"phone:+1"_s), QStringList{u"10"_s});
        QCOMPARE(found(u"phone:+"_s), QStringList());
        jo.keys = {u"phone:+2"_s};
        journal->putRecord(jo);
        QCOMPARE(found(u"email:jo@example.com"_s), QStringList{u"9"_s});
        QCOMPARE(found(u"phone:+1"_s), QStringList());
        QCOMPARE(found(u"phone:+2"_s), QStringList{u"10"_s});
        QCOMPARE(journal->recordsByKey(crm, u"contact"_s, u"phone:+1"_s).size(), 1u);

        journal->removeRecords(books, u"customer"_s);
        QCOMPARE(journal->recordCount(books, u"customer"_s), 0);
        QCOMPARE(found(u"phone:+2"_s), QStringList());
        QCOMPARE(journal->recordCount(crm, u"contact"_s), 1);
        QVERIFY(!journal->record(books, u"customer"_s, u"9"_s));
        journal->putRecord(flo);
        QCOMPARE(found(u"email:jo@example.com"_s), QStringList{u"9"_s});
    }

    void aTransactionIsAllOrNothing()
    {
        const auto journal = Journal::open(u":memory:"_s);
        storeDecision(*journal, 1);
        const QJsonObject before = contentOf(*journal);
        QVERIFY_THROWS_EXCEPTION(Crash, journal->transaction([&] {
            journal->setSetting(u"contacts.tag"_s, u"lost"_s);
            journal->putRecord(customer(u"5"_s));
            throw Crash();
        }));
        QCOMPARE(contentOf(*journal), before);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, journal->transaction([&] { journal->transaction([] { }); }));
        storeDecision(*journal, 2); // goes on
        QCOMPARE(journal->recordCount(books, u"customer"_s), 2);
    }

    void aCrashBeforeTheCommitStoresNothingAndOneAfterItAll()
    {
        std::optional<bool> crashAt;
        QList<bool> calls;
        const auto journal = Journal::open(u":memory:"_s, [&](bool before) {
            calls.append(before);
            if (crashAt == before) {
                throw Crash();
            }
        });
        QVERIFY(calls.isEmpty()); // making the file is no decision
        storeDecision(*journal, 1);
        QCOMPARE(calls, (QList<bool>{true, false}));
        const QJsonObject one = contentOf(*journal);
        crashAt = true;
        QVERIFY_THROWS_EXCEPTION(Crash, storeDecision(*journal, 2));
        QCOMPARE(contentOf(*journal), one);
        crashAt = false;
        QVERIFY_THROWS_EXCEPTION(Crash, storeDecision(*journal, 2));
        QCOMPARE(journal->cursor(u"customers"_s), (QJsonObject{{u"number"_s, 2}}));
        QCOMPARE(journal->recordCount(books, u"customer"_s), 2);
        crashAt.reset();
        calls.clear();
        journal->setSetting(u"alone"_s, u"is a transaction of its own"_s);
        QCOMPARE(calls, (QList<bool>{true, false}));
        crashAt = true;
        Operation operation;
        QVERIFY_THROWS_EXCEPTION(Crash, journal->putOperation(operation));
        QCOMPARE(operation.id, 0); // is not stored, so it has no id
        calls.clear();
        QVERIFY(journal->setting(u"alone"_s)); // reading commits nothing
        QVERIFY(calls.isEmpty());
    }

    void everyStatementThatFailsLosesNothingAndHeals()
    {
        int failing = 0;
        for (int nth = 1;; ++nth) {
            auto part = std::make_unique<Journal::Part>(u":memory:"_s, Journal::AtCommit());
            Connection &connection = part->connection;
            Journal journal(std::move(part));
            storeDecision(journal, 1);
            const QJsonObject before = contentOf(journal);
            int count = 0;
            connection.setBeforeStatement([&](const QString &sql) {
                if (++count == nth) {
                    throw JournalBroken(u"store.disk_full"_s, sql);
                }
            });
            const QString outcome = brokenKeyOf([&] { storeDecision(journal, 2); });
            connection.setBeforeStatement({});
            if (outcome == u"(not broken)"_s) {
                break; // there are fewer than n statements
            }
            ++failing;
            QCOMPARE(outcome, u"store.disk_full"_s);
            QCOMPARE(contentOf(journal), before);
            storeDecision(journal, 2);
            QCOMPARE(journal.cursor(u"customers"_s), (QJsonObject{{u"number"_s, 2}}));
            QCOMPARE(journal.recordCount(books, u"customer"_s), 2);
        }
        QVERIFY2(failing >= 12, "BEGIN, COMMIT and a statement for each call");
    }

    void noCallReadsAWholeTable()
    {
        auto part = std::make_unique<Journal::Part>(u":memory:"_s, Journal::AtCommit());
        Connection &connection = part->connection;
        Journal journal(std::move(part));
        QStringList statements;
        connection.setBeforeStatement([&](const QString &sql) { statements.append(sql); });
        storeDecision(journal, 1);
        contentOf(journal);
        journal.record(books, u"customer"_s, u"1"_s);
        journal.unplanned(books, u"customer"_s, 5);
        journal.markAllUnplanned(books, u"customer"_s);
        journal.linkByQuickBooks(u"contact"_s, u"1"_s);
        journal.linksByHighLevel(u"contact"_s, u"1"_s);
        journal.removeLink(u"contact"_s, u"1"_s);
        Operation operation;
        journal.putOperation(operation);
        journal.due(crm, at(1), 5, {});
        journal.nextDue(crm);
        journal.openOperations(u"1"_s);
        journal.leftSent();
        journal.inAttention();
        journal.waitingCount(u"contacts"_s);
        journal.forgetLogBefore(at(0));
        journal.removeRecords(books, u"customer"_s);
        connection.setBeforeStatement({});
        statements.removeDuplicates();
        QVERIFY(statements.size() > 30);
        for (const QString &sql : statements) {
            if (sql == u"BEGIN IMMEDIATE"_s || sql == u"COMMIT"_s) {
                continue;
            }
            const auto placeholders = static_cast<std::size_t>(sql.count(u'?'));
            Rows rows = connection.run(u"EXPLAIN QUERY PLAN "_s + sql, std::vector<Value>(placeholders, Value(0)));
            while (rows.next()) {
                const QString step = rows.text(3);
                // Counting what is open walks an index that holds nothing else.
                QVERIFY2(step.startsWith(u"SEARCH"_s) || step.contains(u"COVERING INDEX operation_"_s)
                        || !step.startsWith(u"SCAN"_s),
                    qPrintable(step + u" in: "_s + sql));
                // A key or a contact has a handful of records or links, which may be sorted; the rest comes in order.
                QVERIFY2(
                    !step.contains(u"TEMP B-TREE"_s) || sql.contains(u"record_key"_s) || sql.contains(u"FROM link"_s),
                    qPrintable(step + u" in: "_s + sql));
            }
        }
    }
};

} // namespace kontor::journal

QTEST_GUILESS_MAIN(kontor::journal::TestJournal)
#include "tst_journal.moc"
