// What the window and other commands read beside the writer.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/decision.h"
#include "journal/journal_part.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace kontor::journal {

namespace {

Instant at(qint64 milliseconds) { return Instant(std::chrono::milliseconds(milliseconds)); }

QList<qint64> idsOf(const std::vector<LogEntry> &entries)
{
    QList<qint64> ids;
    for (const LogEntry &entry : entries) {
        ids.append(entry.id);
    }
    return ids;
}

} // namespace

class TestReader : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Reader> m_reader;

    QString file() const { return m_folder->filePath(u"journal.db"_s); }

    void add(const QString &flow, const QString &result, qint64 time, const QString &name = {})
    {
        m_journal->log(
            {.time = at(time), .flow = flow, .key = u"contact"_s, .parameters = {{u"name"_s, name}}, .result = result});
    }

    QList<qint64> found(const LogFilter &filter)
    {
        const QList<qint64> ids = idsOf(m_reader->log(filter, 0, 1000));
        Q_ASSERT(m_reader->logCount(filter) == ids.size());
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_journal = Journal::open(file());
        m_reader = Reader::open(file());
    }

    void cleanup()
    {
        m_reader.reset();
        m_journal.reset();
        m_folder.reset();
    }

    void anEmptyJournalAnswersEmpty()
    {
        QVERIFY(m_reader->log({}, 0, 10).empty());
        QCOMPARE(m_reader->logCount({}), 0);
        QCOMPARE(m_reader->newestLogId(), 0);
        QCOMPARE(m_reader->flowCount(u"contacts"_s, at(0)).changes, 0);
        QVERIFY(!m_reader->flowCount(u"contacts"_s, at(0)).last);
        QVERIFY(m_reader->attention().empty());
        QVERIFY(!m_reader->operation(1));
        QCOMPARE(m_reader->waiting(), 0);
        QVERIFY(!m_reader->setting(u"a"_s));
        QVERIFY(m_reader->settings().empty());
        QVERIFY(m_reader->state(u"a"_s).isEmpty());
    }

    void anEntryComesBackWhole()
    {
        const LogEntry entry{.time = at(1'772'525'564'417),
            .flow = u"invoices"_s,
            .direction = u"hl>qb"_s,
            .key = u"invoice"_s,
            .parameters = {{u"name"_s, u"Amy \"A\" Lauterbach"_s}, {u"number"_s, u"INV-7"_s}, {u"empty"_s, u""_s}},
            .result = u"booked"_s,
            .amountMinor = -123'456'789'012'345,
            .currency = u"EUR"_s,
            .operation = 7,
            .details = {{u"trace"_s, u"1-63"_s}, {u"attempts"_s, 2}}};
        m_journal->log(entry);
        m_journal->log({});
        const std::vector<LogEntry> read = m_reader->log({}, 0, 10);
        QCOMPARE(idsOf(read), (QList<qint64>{2, 1}));
        QVERIFY(read[1].time == entry.time);
        QCOMPARE(read[1].flow, entry.flow);
        QCOMPARE(read[1].direction, entry.direction);
        QCOMPARE(read[1].key, entry.key);
        QCOMPARE(read[1].parameters, entry.parameters);
        QCOMPARE(read[1].result, entry.result);
        QVERIFY(read[1].amountMinor == entry.amountMinor);
        QCOMPARE(read[1].currency, entry.currency);
        QVERIFY(read[1].operation == entry.operation);
        QCOMPARE(read[1].details, entry.details);
        QVERIFY(!read[0].amountMinor);
        QVERIFY(!read[0].operation);
        QVERIFY(read[0].parameters.isEmpty());
        QVERIFY(read[0].time == at(0));
    }

    void pagesComeNewestFirst()
    {
        for (int i = 1; i <= 10; ++i) {
            add(u"contacts"_s, u"created"_s, 100 - i); // the clock may run backwards; the order of writing counts
        }
        QCOMPARE(idsOf(m_reader->log({}, 0, 3)), (QList<qint64>{10, 9, 8}));
        QCOMPARE(idsOf(m_reader->log({}, 3, 3)), (QList<qint64>{7, 6, 5}));
        QCOMPARE(idsOf(m_reader->log({}, 9, 3)), (QList<qint64>{1}));
        QCOMPARE(idsOf(m_reader->log({}, 10, 3)), QList<qint64>());
        QCOMPARE(idsOf(m_reader->log({}, -5, 2)), (QList<qint64>{10, 9}));
        QCOMPARE(idsOf(m_reader->log({}, 0, 0)), QList<qint64>());
        QCOMPARE(idsOf(m_reader->log({}, 0, -1)), QList<qint64>());
        QCOMPARE(m_reader->newestLogId(), 10);
    }

    void filtersCombine()
    {
        add(u"contacts"_s, u"created"_s, 10, u"Amy"_s);
        add(u"contacts"_s, u"skipped"_s, 20, u"Ben"_s);
        add(u"invoices"_s, u"created"_s, 30, u"Amy"_s);
        add(u"contacts"_s, u"created"_s, 40, u"Cleo"_s);
        QCOMPARE(found({}), (QList<qint64>{4, 3, 2, 1}));
        QCOMPARE(found({.flow = u"contacts"_s}), (QList<qint64>{4, 2, 1}));
        QCOMPARE(found({.result = u"created"_s}), (QList<qint64>{4, 3, 1}));
        QCOMPARE(found({.flow = u"contacts"_s, .result = u"created"_s}), (QList<qint64>{4, 1}));
        QCOMPARE(found({.since = at(20)}), (QList<qint64>{4, 3, 2}));
        QCOMPARE(found({.before = at(20)}), (QList<qint64>{1}));
        QCOMPARE(found({.since = at(20), .before = at(40)}), (QList<qint64>{3, 2}));
        QCOMPARE(found({.text = u"amy"_s}), (QList<qint64>{3, 1}));
        QCOMPARE(
            found({.flow = u"contacts"_s, .result = u"created"_s, .since = at(5), .before = at(15), .text = u"m"_s}),
            (QList<qint64>{1}));
        QCOMPARE(found({.flow = u"absent"_s}), QList<qint64>());
    }

    void textIsFoundAsItStands_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<bool>("there");
        QTest::newRow("in the middle") << u"uterb"_s << true;
        QTest::newRow("in another case") << u"LAUTER"_s << true;
        QTest::newRow("in another case, beyond Latin") << u"ПРИВЕТ"_s << true;
        QTest::newRow("an umlaut in another case") << u"MÜLLER"_s << true;
        QTest::newRow("an umlaut in two parts") << u"mu\u0308ller"_s << true;
        QTest::newRow("a percent sign is one") << u"50%"_s << true;
        QTest::newRow("a percent sign is no wildcard") << u"a%b"_s << false;
        QTest::newRow("an underscore is no wildcard") << u"m_y"_s << false;
        QTest::newRow("an underscore is one") << u"a_b"_s << true;
        QTest::newRow("a backslash is one") << u"c:\\x"_s << true;
        QTest::newRow("a quote is one") << u"o'n"_s << true;
        QTest::newRow("the name of a parameter is no text") << u"customer_name"_s << false;
        QTest::newRow("not across two parameters") << u"lauterbachmüller"_s << false;
    }

    void textIsFoundAsItStands()
    {
        QFETCH(const QString, wanted);
        QFETCH(const bool, there);
        m_journal->log({.parameters = {{u"customer_name"_s, u"Amy Lauterbach"_s}, {u"d"_s, u"Müller"_s},
                            {u"e"_s, u"50% a_b c:\\x O'Neil привет"_s}}});
        QCOMPARE(m_reader->logCount({.text = wanted}), there ? 1 : 0);
    }

    void flowCountKnowsChanges()
    {
        for (const QString &result : {u"created"_s, u"changed"_s, u"booked"_s, u"voided"_s, u"linked"_s, u"sent"_s}) {
            add(u"contacts"_s, result, 100);
        }
        for (const QString &result :
            {u"unchanged"_s, u"skipped"_s, u"attention"_s, u"retried"_s, u"waited"_s, u"done"_s}) {
            add(u"contacts"_s, result, 300);
        }
        add(u"contacts"_s, u"created"_s, 50);
        add(u"invoices"_s, u"created"_s, 500);
        QCOMPARE(m_reader->flowCount(u"contacts"_s, at(0)).changes, 7);
        QCOMPARE(m_reader->flowCount(u"contacts"_s, at(100)).changes, 6);
        QCOMPARE(m_reader->flowCount(u"contacts"_s, at(101)).changes, 0);
        QVERIFY(m_reader->flowCount(u"contacts"_s, at(101)).last == at(100)); // the last one, however long ago
        QVERIFY(m_reader->flowCount(u"invoices"_s, at(0)).last == at(500));
    }

    void flowCountAddsWhatWasBooked()
    {
        const auto book
            = [this](const QString &key, const QString &result, std::optional<qint64> amount,
                  const QString &currency = u"USD"_s, const QString &flow = u"invoices"_s, qint64 time = 100) {
                  m_journal->log({.time = at(time),
                      .flow = flow,
                      .key = key,
                      .result = result,
                      .amountMinor = amount,
                      .currency = currency});
              };
        QVERIFY(m_reader->flowCount(u"invoices"_s, at(0)).amounts.empty());
        book(u"invoice"_s, u"booked"_s, 198000);
        book(u"invoice"_s, u"booked"_s, 64050);
        book(u"invoice"_s, u"booked"_s, 5000, u"JPY"_s);
        book(u"payment"_s, u"booked"_s, 64050); // the money of an invoice that is counted
        book(u"invoice"_s, u"changed"_s, 64050);
        book(u"invoice"_s, u"attention"_s, 100);
        book(u"invoice"_s, u"booked"_s, std::nullopt, {});
        book(u"invoice"_s, u"booked"_s, 700, u"USD"_s, u"invoices"_s, 99);
        book(u"invoice"_s, u"voided"_s, 8050);
        book(u"payment"_s, u"voided"_s, 8050);
        book(u"receipt"_s, u"booked"_s, 4900, u"USD"_s, u"receipts"_s);
        book(u"refund"_s, u"booked"_s, 1900, u"USD"_s, u"receipts"_s);
        using Amounts = std::map<QString, qint64>;
        QCOMPARE(m_reader->flowCount(u"invoices"_s, at(100)).amounts, (Amounts{{u"JPY"_s, 5000}, {u"USD"_s, 254000}}));
        QCOMPARE(m_reader->flowCount(u"invoices"_s, at(0)).amounts.at(u"USD"_s), 254700);
        QCOMPARE(m_reader->flowCount(u"receipts"_s, at(100)).amounts, (Amounts{{u"USD"_s, 3000}}));
        QVERIFY(m_reader->flowCount(u"contacts"_s, at(0)).amounts.empty());
    }

    void forgettingTheLogKeepsNewerEntriesAndNeverGivesAnIdTwice()
    {
        add(u"contacts"_s, u"created"_s, 10);
        add(u"contacts"_s, u"created"_s, 20);
        add(u"contacts"_s, u"created"_s, 30);
        m_journal->forgetLogBefore(at(20));
        QCOMPARE(found({}), (QList<qint64>{3, 2}));
        m_journal->forgetLogBefore(at(1000));
        QCOMPARE(found({}), QList<qint64>());
        add(u"contacts"_s, u"created"_s, 2000);
        QCOMPARE(found({}), QList<qint64>{4});
        QCOMPARE(m_reader->newestLogId(), 4);
    }

    void operationsSettingsAndNotesAreReadAsTheWriterStoresThem()
    {
        storeDecision(*m_journal, 1);
        Operation operation;
        operation.state = OperationState::Attention;
        operation.attentionSince = at(9);
        operation.problem = Error{.kind = Error::Kind::Refused, .key = u"hl.422"_s};
        m_journal->putOperation(operation);
        m_journal->setSetting(u"auth.port"_s, u"8917"_s);
        QCOMPARE(m_reader->waiting(), 1);
        const std::vector<Operation> attention = m_reader->attention();
        QCOMPARE(attention.size(), 1u);
        QCOMPARE(attention[0].id, 2);
        QCOMPARE(attention[0].problem->key, u"hl.422"_s);
        QCOMPARE(m_reader->operation(1)->state, OperationState::Sent);
        QCOMPARE(m_reader->setting(u"auth.port"_s), u"8917"_s);
        QCOMPARE(m_reader->settings(),
            (std::map<QString, QString>{{u"auth.port"_s, u"8917"_s}, {u"contacts.tag"_s, u"1"_s}}));
        QCOMPARE(m_reader->state(u"import"_s), (QJsonObject{{u"number"_s, 1}}));
    }

    void aReaderSeesOnlyWhatWasCommittedAndNeverStopsTheWriter()
    {
        add(u"contacts"_s, u"created"_s, 1);
        m_journal->transaction([&] {
            add(u"contacts"_s, u"created"_s, 2);
            QCOMPARE(m_reader->newestLogId(), 1);
            QCOMPARE(m_reader->logCount({}), 1);
        });
        QCOMPARE(m_reader->newestLogId(), 2);
        for (int i = 3; i < 30; ++i) {
            m_reader->log({}, 0, 1); // reads one row of several: must not keep its snapshot
            add(u"contacts"_s, u"created"_s, i);
            QCOMPARE(m_reader->newestLogId(), i);
        }
        // Nothing reads any more, so the whole write-ahead log can go.
        Connection connection(file(), Connection::Access::ReadWrite);
        QCOMPARE(connection.numberOnce(u"PRAGMA wal_checkpoint(TRUNCATE)"_s), 0);
        QCOMPARE(QFile(file() + u"-wal"_s).size(), 0);
    }

    void aReaderCannotWrite()
    {
        Reader::Part part(file());
        QVERIFY_THROWS_EXCEPTION(JournalBroken, part.connection.once(u"DELETE FROM log"_s));
    }

    void aReaderOutlivesTheWriter()
    {
        storeDecision(*m_journal, 1);
        m_journal.reset();
        QCOMPARE(m_reader->newestLogId(), 1);
        m_journal = Journal::open(file());
        storeDecision(*m_journal, 2);
        QCOMPARE(m_reader->newestLogId(), 2);
    }

    void aReaderOpensAFileThatNobodyHasOpen()
    {
        storeDecision(*m_journal, 1);
        m_reader.reset();
        m_journal.reset();
        m_reader = Reader::open(file());
        QCOMPARE(m_reader->newestLogId(), 1);
        m_journal = Journal::open(file());
        storeDecision(*m_journal, 2);
        QCOMPARE(m_reader->newestLogId(), 2);
    }

    void aFileThatIsAbsentIsNotMade()
    {
        const QString absent = m_folder->filePath(u"absent.db"_s);
        QCOMPARE(brokenKeyOf([&] { Reader::open(absent); }), u"store.unusable"_s);
        QVERIFY(!QFile::exists(absent));
    }

    void noPageReadsMoreThanItsIndex()
    {
        auto part = std::make_unique<Reader::Part>(file());
        Connection &connection = part->connection;
        Reader reader(std::move(part));
        QStringList statements;
        connection.setBeforeStatement([&](const QString &sql) { statements.append(sql); });
        for (const LogFilter &filter : {LogFilter{}, LogFilter{.flow = u"contacts"_s},
                 LogFilter{.result = u"created"_s}, LogFilter{.flow = u"contacts"_s, .result = u"created"_s}}) {
            reader.log(filter, 0, 10);
            reader.logCount(filter);
        }
        reader.newestLogId();
        reader.flowCount(u"contacts"_s, at(0));
        reader.attention();
        reader.waiting();
        connection.setBeforeStatement({});
        for (const QString &sql : statements) {
            const auto placeholders = static_cast<std::size_t>(sql.count(u'?'));
            Rows rows = connection.run(u"EXPLAIN QUERY PLAN "_s + sql, std::vector<Value>(placeholders, Value(0)));
            while (rows.next()) {
                const QString step = rows.text(3);
                const bool newestFirst = step == u"SCAN log"_s && sql.contains(u"ORDER BY id DESC LIMIT"_s);
                QVERIFY2(step.startsWith(u"SEARCH"_s) || step.contains(u"COVERING INDEX"_s) || newestFirst,
                    qPrintable(step + u" in: "_s + sql));
            }
        }
    }
};

} // namespace kontor::journal

QTEST_GUILESS_MAIN(kontor::journal::TestReader)
#include "tst_reader.moc"
