// The operations: what is stored of them, which are due, in which order, and which hold back others.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/decision.h"

#include <QTest>

namespace kontor::journal {

namespace {

Instant at(qint64 milliseconds) { return Instant(std::chrono::milliseconds(milliseconds)); }

QList<qint64> idsOf(const std::vector<Operation> &operations)
{
    QList<qint64> ids;
    for (const Operation &operation : operations) {
        ids.append(operation.id);
    }
    return ids;
}

QList<qint64> dueIds(Journal &journal, qint64 now, int limit = 100, const QStringList &busy = {})
{
    return idsOf(journal.due(crm, at(now), limit, busy));
}

void compareErrors(const Error &stored, const Error &expected)
{
    QCOMPARE(stored.kind, expected.kind);
    QCOMPARE(stored.key, expected.key);
    QCOMPARE(stored.parameters, expected.parameters);
    QCOMPARE(stored.detail, expected.detail);
    QCOMPARE(stored.serviceCode, expected.serviceCode);
    QCOMPARE(stored.httpStatus, expected.httpStatus);
    QCOMPARE(stored.traceId, expected.traceId);
    QCOMPARE(stored.retryAfter.count(), expected.retryAfter.count());
}

void compareOperations(const Operation &stored, const Operation &expected)
{
    QCOMPARE(stored.id, expected.id);
    QCOMPARE(stored.kind, expected.kind);
    QCOMPARE(stored.flow, expected.flow);
    QCOMPARE(stored.service, expected.service);
    QCOMPARE(stored.subject, expected.subject);
    QCOMPARE(stored.idempotencyKey, expected.idempotencyKey);
    QCOMPARE(stored.state, expected.state);
    QCOMPARE(stored.stage, expected.stage);
    QCOMPARE(stored.payload, expected.payload);
    QCOMPARE(stored.urgency, expected.urgency);
    QCOMPARE(stored.attempts, expected.attempts);
    QVERIFY(stored.due == expected.due);
    QVERIFY(stored.created == expected.created);
    QVERIFY(stored.troubledSince == expected.troubledSince);
    QVERIFY(stored.attentionSince == expected.attentionSince);
    QCOMPARE(stored.problem.has_value(), expected.problem.has_value());
    if (expected.problem) {
        compareErrors(*stored.problem, *expected.problem);
    }
}

} // namespace

class TestOperations : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Journal> m_journal;

    qint64 put(const QString &subject, qint64 due = 0, int urgency = 5, OperationState state = OperationState::Waiting)
    {
        Operation operation;
        operation.kind = u"contact.create"_s;
        operation.flow = u"contacts"_s;
        operation.service = crm;
        operation.subject = subject;
        operation.due = at(due);
        operation.urgency = urgency;
        operation.state = state;
        m_journal->putOperation(operation);
        return operation.id;
    }

    void change(qint64 id, OperationState state)
    {
        Operation operation = m_journal->operation(id).value();
        operation.state = state;
        m_journal->putOperation(operation);
    }

private Q_SLOTS:
    void init() { m_journal = Journal::open(u":memory:"_s); }

    void anOperationComesBackWhole()
    {
        Operation operation;
        operation.kind = u"contact.update"_s;
        operation.flow = u"contacts"_s;
        operation.service = books;
        operation.subject = u"customer:7"_s;
        operation.idempotencyKey = u"b5f0"_s;
        operation.state = OperationState::Sent;
        operation.stage = u"confirm"_s;
        operation.payload = {{u"name"_s, u"Zoë 😀"_s}, {u"large"_s, qint64(9'007'199'254'740'993)},
            {u"nested"_s, QJsonObject{{u"a"_s, QJsonValue::Null}}}};
        operation.urgency = 1;
        operation.attempts = 3;
        operation.due = at(1'772'525'564'417);
        operation.created = at(-1);
        operation.troubledSince = at(0);
        operation.attentionSince = at(5);
        operation.problem = Error{.kind = Error::Kind::Throttled,
            .key = u"hl.429"_s,
            .parameters = {{u"service"_s, u"HighLevel"_s}, {u"seconds"_s, u"7"_s}},
            .detail = u"Too \"many\"\nrequests"_s,
            .serviceCode = u"429"_s,
            .httpStatus = 429,
            .traceId = u"1-63cf"_s,
            .retryAfter = std::chrono::hours(24 * 365)};
        m_journal->putOperation(operation);
        QCOMPARE(operation.id, 1);
        compareOperations(m_journal->operation(1).value(), operation);

        Operation empty;
        m_journal->putOperation(empty);
        QCOMPARE(empty.id, 2);
        compareOperations(m_journal->operation(2).value(), empty);

        operation.state = OperationState::Done;
        operation.payload = {};
        operation.problem.reset();
        operation.troubledSince.reset();
        operation.attentionSince.reset();
        operation.urgency = 9;
        operation.service = crm;
        m_journal->putOperation(operation);
        compareOperations(m_journal->operation(1).value(), operation);
        compareOperations(m_journal->operation(2).value(), empty);
        QVERIFY(!m_journal->operation(3));
        QVERIFY(!m_journal->operation(0));
    }

    void everyStateAndEveryKindOfErrorIsKept()
    {
        for (int state = 0; state <= static_cast<int>(OperationState::Superseded); ++state) {
            for (int kind = 0; kind <= static_cast<int>(Error::Kind::Internal); ++kind) {
                Operation operation;
                operation.state = static_cast<OperationState>(state);
                operation.problem = Error{.kind = static_cast<Error::Kind>(kind)};
                m_journal->putOperation(operation);
                compareOperations(m_journal->operation(operation.id).value(), operation);
            }
        }
    }

    void anOperationThatIsNotInTheJournalCannotChange()
    {
        Operation operation;
        operation.id = 99;
        QCOMPARE(brokenKeyOf([&] { m_journal->putOperation(operation); }), u"store.damaged"_s);
        QCOMPARE(operation.id, 99);
        QVERIFY(!m_journal->operation(99));
    }

    void dueComesByUrgencyThenTimeThenId()
    {
        const qint64 later = put(u"a"_s, 200);
        const qint64 early = put(u"b"_s, 100);
        const qint64 second = put(u"c"_s, 100);
        const qint64 urgent = put(u"d"_s, 300, 1);
        const qint64 idle = put(u"e"_s, 0, 100);
        const qint64 odd = put(u"f"_s, 300, -2);
        put(u"g"_s, 301, 1);
        QCOMPARE(dueIds(*m_journal, 300), (QList<qint64>{odd, urgent, early, second, later, idle}));
        QCOMPARE(dueIds(*m_journal, 300, 3), (QList<qint64>{odd, urgent, early}));
        QCOMPARE(dueIds(*m_journal, 300, 0), QList<qint64>());
        QCOMPARE(dueIds(*m_journal, 300, -1), QList<qint64>());
        QCOMPARE(dueIds(*m_journal, 199), (QList<qint64>{early, second, idle}));
        QCOMPARE(dueIds(*m_journal, -1), QList<qint64>());
        QVERIFY(m_journal->due(books, at(1000), 100, {}).empty());
        QVERIFY(m_journal->nextDue(crm) == at(0));
        QVERIFY(!m_journal->nextDue(books));
    }

    void subjectsInBusyAreLeftOut()
    {
        const qint64 first = put(u"a"_s);
        const qint64 second = put(u"b'"_s);
        const qint64 third = put(u"c"_s);
        QCOMPARE(dueIds(*m_journal, 0, 100, {u"a"_s, u"c"_s, u"absent"_s}), QList<qint64>{second});
        QCOMPARE(dueIds(*m_journal, 0, 1, {u"b'"_s}), QList<qint64>{first});
        QCOMPARE(dueIds(*m_journal, 0, 2, {u"a"_s}), (QList<qint64>{second, third}));
        QCOMPARE(dueIds(*m_journal, 0, 2, {u"A"_s}), (QList<qint64>{first, second}));
    }

    void whatIsHeldBackIsNotDueAndNotWaitedFor()
    {
        const qint64 contact = put(u"a"_s, 100);
        Operation invoice;
        invoice.flow = u"invoices"_s;
        invoice.service = crm;
        invoice.subject = u"b"_s;
        invoice.due = at(200);
        m_journal->putOperation(invoice);
        Operation looked = invoice;
        looked.id = 0;
        looked.subject = u"c"_s;
        looked.stage = u"confirm"_s;
        looked.due = at(300);
        m_journal->putOperation(looked);
        const HeldBack contacts{.flows = {u"contacts"_s}, .lookUps = {}};
        const HeldBack both{.flows = {u"contacts"_s, u"invoices"_s}, .lookUps = {u"confirm"_s}};
        const HeldBack nothing{.flows = {}, .lookUps = {u"confirm"_s}};
        QCOMPARE(idsOf(m_journal->due(crm, at(500), 9, {}, contacts)), (QList<qint64>{invoice.id, looked.id}));
        QCOMPARE(idsOf(m_journal->due(crm, at(500), 9, {}, both)), QList<qint64>{looked.id});
        QCOMPARE(idsOf(m_journal->due(crm, at(500), 9, {}, nothing)), (QList<qint64>{contact, invoice.id, looked.id}));
        QVERIFY(m_journal->nextDue(crm, contacts) == at(200));
        QVERIFY(m_journal->nextDue(crm, both) == at(300));
        QCOMPARE(m_journal->waitingCount(contacts), 2);
        QCOMPARE(m_journal->waitingCount(both), 1);
        invoice.payload.insert(u"goesOn"_s, true); // the owner asked for this one by hand
        m_journal->putOperation(invoice);
        QCOMPARE(idsOf(m_journal->due(crm, at(500), 9, {}, both)), (QList<qint64>{invoice.id, looked.id}));
        QCOMPARE(m_journal->waitingCount(both), 2);
    }

    void operationsOfOneSubjectGoOneAtATimeInOrder_data()
    {
        QTest::addColumn<OperationState>("state");
        QTest::addColumn<bool>("holdsBack");
        QTest::newRow("one that waits holds back the next") << OperationState::Waiting << true;
        QTest::newRow("one under way holds back the next") << OperationState::Sent << true;
        QTest::newRow("one in attention holds back the next") << OperationState::Attention << true;
        QTest::newRow("one that is done does not") << OperationState::Done << false;
        QTest::newRow("one that was dismissed does not") << OperationState::Dismissed << false;
        QTest::newRow("one that was superseded does not") << OperationState::Superseded << false;
    }

    void operationsOfOneSubjectGoOneAtATimeInOrder()
    {
        QFETCH(const OperationState, state);
        QFETCH(const bool, holdsBack);
        const qint64 first = put(u"a"_s, 500, 5, state); // due later, less urgent: neither counts within a subject
        const qint64 second = put(u"a"_s, 0, 1);
        const qint64 other = put(u"b"_s, 400);
        QCOMPARE(dueIds(*m_journal, 450), holdsBack ? QList<qint64>{other} : QList<qint64>({second, other}));
        QVERIFY(m_journal->nextDue(crm) == at(holdsBack ? 400 : 0)); // else the engine would wake for what cannot go
        QCOMPARE(idsOf(m_journal->openOperations(u"a"_s)),
            holdsBack ? QList<qint64>({first, second}) : QList<qint64>{second});
        change(first, OperationState::Done);
        QCOMPARE(dueIds(*m_journal, 450), (QList<qint64>{second, other}));
    }

    void aSubjectIsHeldBackAcrossServices()
    {
        Operation customer;
        customer.service = books;
        customer.subject = u"a"_s;
        m_journal->putOperation(customer);
        const qint64 contact = put(u"a"_s);
        QCOMPARE(dueIds(*m_journal, 0), QList<qint64>());
        change(customer.id, OperationState::Done);
        QCOMPARE(dueIds(*m_journal, 0), QList<qint64>{contact});
    }

    void countsAndListsKnowTheStates()
    {
        QCOMPARE(m_journal->waitingCount(), 0);
        put(u"a"_s, 0, 5, OperationState::Waiting);
        const qint64 sent = put(u"b"_s, 0, 5, OperationState::Sent);
        const qint64 attention = put(u"c"_s, 0, 5, OperationState::Attention);
        const qint64 alsoSent = put(u"a"_s, 0, 5, OperationState::Sent);
        put(u"e"_s, 0, 5, OperationState::Done);
        const qint64 dismissed = put(u"f"_s, 0, 5, OperationState::Dismissed);
        put(u"g"_s, 0, 5, OperationState::Superseded);
        Operation invoice;
        invoice.flow = u"invoices"_s;
        m_journal->putOperation(invoice);
        QCOMPARE(m_journal->waitingCount(), 4);
        QCOMPARE(m_journal->waitingCount(u"contacts"_s), 3);
        QCOMPARE(m_journal->waitingCount(u"invoices"_s), 1);
        QCOMPARE(m_journal->waitingCount(u"reviews"_s), 0);
        QCOMPARE(idsOf(m_journal->leftSent()), (QList<qint64>{sent, alsoSent}));
        QCOMPARE(idsOf(m_journal->inAttention()), QList<qint64>{attention});
        QCOMPARE(idsOf(m_journal->dismissed(u"contacts"_s)), QList<qint64>{dismissed});
        QVERIFY(m_journal->dismissed(u"invoices"_s).empty());
        QVERIFY(m_journal->openOperations(u"e"_s).empty());
        QVERIFY(m_journal->openOperations(u"absent"_s).empty());
    }

    void everyOperationIsHandedOutOnce()
    {
        for (int i = 0; i < 3000; ++i) {
            put(QString::number(i % 700), i * 7919 % 1000, i % 3);
        }
        QHash<QString, qint64> last;
        int handed = 0;
        while (true) {
            const std::vector<Operation> due = m_journal->due(crm, at(1000), 25, {});
            if (due.empty()) {
                break;
            }
            m_journal->transaction([&] {
                for (Operation operation : due) {
                    QVERIFY2(last.value(operation.subject, 0) < operation.id, "in the order of their ids");
                    last.insert(operation.subject, operation.id);
                    ++handed;
                    operation.state = OperationState::Done;
                    m_journal->putOperation(operation);
                }
            });
        }
        QCOMPARE(handed, 3000);
        QVERIFY(!m_journal->nextDue(crm));
    }
};

} // namespace kontor::journal

QTEST_GUILESS_MAIN(kontor::journal::TestOperations)
#include "tst_operations.moc"
