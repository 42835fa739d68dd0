// What needs the owner as the window sees it, and what the owner's choice leaves with the operation.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/attention.h"
#include "flows/shared/about.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::engine;

namespace {

constexpr Instant noon{std::chrono::milliseconds(1'780'000'000'000)};

journal::Operation inAttention(const QString &subject)
{
    journal::Operation operation;
    operation.kind = u"invoice.change"_s;
    operation.flow = u"invoices"_s;
    operation.service = Service::QuickBooks;
    operation.subject = subject;
    operation.idempotencyKey = subject;
    operation.state = journal::OperationState::Attention;
    operation.attempts = 2;
    operation.created = noon;
    operation.attentionSince = noon;
    operation.troubledSince = noon;
    operation.problem = Error{.kind = Error::Kind::Refused, .key = u"kontor.changed_in_quickbooks"_s};
    return operation;
}

flows::About invoice(bool decision)
{
    return {.document = u"invoice"_s,
        .number = u"INV-1001"_s,
        .name = u"Peak Cycles"_s,
        .amountMinor = 97447,
        .currency = u"USD"_s,
        .date = u"2026-03-20"_s,
        .highLevelId = u"6578278e879ad2646715ba9c"_s,
        .quickBooksId = u"181"_s,
        .decision = decision,
        .sides = {{u"due"_s, u"2026-03-20"_s, u"2026-03-31"_s}, {u"tax"_s, u"1.00"_s, u"1.00"_s}}};
}

} // namespace

class TestAttentionEntries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void entriesSayWhatTheyAreAbout();
    void aTakenNumberLeadsToItsHolder();
    void whatIsReplacedIsFollowed();
    void aChoiceIsNotedForTheNextPlan();
    void aRefundIsChosen();
    void receiptsLeadToTheirOwnPages();
    void onlyDecisionsAreChosen();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<journal::Journal> m_journal;
};

void TestAttentionEntries::init()
{
    m_journal.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"journal.sqlite"_s);
    m_journal = journal::Journal::open(m_file);
}

void TestAttentionEntries::entriesSayWhatTheyAreAbout()
{
    m_journal->setState(u"connection.highlevel"_s, {{u"account"_s, u"ve9EPM428h8vShlRW1KT"_s}});
    m_journal->setState(u"connection.quickbooks"_s, {{u"environment"_s, u"production"_s}});
    auto booked = inAttention(u"invoice:6578278e879ad2646715ba9c"_s);
    flows::setAbout(booked, invoice(true));
    m_journal->putOperation(booked);
    auto contact = inAttention(u"customer:58"_s);
    contact.flow = u"contacts"_s;
    contact.payload = {{u"name"_s, u"Amy Lauterbach"_s}};
    m_journal->putOperation(contact);

    const auto entries = attentionEntries(*journal::Reader::open(m_file));
    QCOMPARE(entries.size(), size_t(2));
    const auto find = [&entries](qint64 id) {
        return *std::find_if(
            entries.begin(), entries.end(), [id](const AttentionEntry &each) { return each.id == id; });
    };
    const AttentionEntry first = find(booked.id);
    QCOMPARE(first.document, u"invoice"_s);
    QCOMPARE(first.documentId, u"6578278e879ad2646715ba9c"_s);
    QCOMPARE(first.number, u"INV-1001"_s);
    QCOMPARE(first.amountMinor, std::optional<qint64>(97447));
    QCOMPARE(first.attempts, 2);
    QVERIFY(first.decision);
    QCOMPARE(first.sides.size(), size_t(2));
    QVERIFY(first.sides[0].differs);
    QVERIFY(!first.sides[1].differs);
    QCOMPARE(first.inHighLevel.scheme(), u"https"_s);
    QVERIFY(first.inQuickBooks.toString().endsWith(u"txnId=181"_s));
    const AttentionEntry second = find(contact.id);
    QCOMPARE(second.documentId, u"58"_s); // of the customer
    QCOMPARE(second.name, u"Amy Lauterbach"_s);
    QVERIFY(!second.decision);
}

void TestAttentionEntries::aTakenNumberLeadsToItsHolder()
{
    m_journal->setState(u"connection.quickbooks"_s, {{u"environment"_s, u"production"_s}});
    auto taken = inAttention(u"invoice:1"_s);
    flows::setAbout(taken, {.document = u"invoice"_s, .number = u"INV-1001"_s});
    taken.problem = Error{.kind = Error::Kind::Refused,
        .key = u"qb.6140"_s,
        .parameters = {{u"type"_s, u"SalesReceipt"_s}, {u"holder"_s, u"77"_s}}};
    m_journal->putOperation(taken);
    const auto entries = attentionEntries(*journal::Reader::open(m_file));
    QVERIFY(entries.at(0).inQuickBooks.toString().endsWith(u"/app/salesreceipt?txnId=77"_s));
}

void TestAttentionEntries::whatIsReplacedIsFollowed()
{
    using State = journal::OperationState;
    const QString invoiceId = invoice(false).highLevelId;
    m_journal->putRecord({.service = Service::HighLevel, .kind = u"invoice"_s, .id = invoiceId});
    journal::Operation note = inAttention(u"invoice-note:"_s + invoiceId);
    note.kind = u"invoice.note"_s;
    note.payload.insert(u"invoice"_s, invoiceId);
    note.state = State::Superseded;
    m_journal->putOperation(note);
    const auto reader = journal::Reader::open(m_file);
    QCOMPARE(stateNow(*reader, note.id), State::Waiting); // its invoice is not planned yet

    m_journal->markPlanned(Service::HighLevel, u"invoice"_s, invoiceId);
    journal::Operation other = inAttention(u"invoice:another"_s);
    other.kind = u"invoice.write"_s;
    other.payload.insert(u"invoice"_s, u"another"_s);
    other.state = State::Waiting;
    m_journal->putOperation(other);
    QCOMPARE(stateNow(*reader, note.id), State::Superseded);

    journal::Operation write = inAttention(u"invoice:"_s + invoiceId);
    write.kind = u"invoice.write"_s;
    write.payload.insert(u"invoice"_s, invoiceId);
    for (const State underWay : {State::Waiting, State::Sent}) {
        write.state = underWay;
        m_journal->putOperation(write);
        QCOMPARE(stateNow(*reader, note.id), State::Waiting);
    }
    for (const State over : {State::Done, State::Attention}) {
        write.state = over;
        m_journal->putOperation(write);
        QCOMPARE(stateNow(*reader, note.id), State::Superseded);
        QCOMPARE(stateNow(*reader, write.id), over);
    }
    QVERIFY(!stateNow(*reader, 1000));
}

void TestAttentionEntries::aChoiceIsNotedForTheNextPlan()
{
    const QString id = u"6578278e879ad2646715ba9c"_s;
    for (const auto choice : {OwnerChoice::HighLevel, OwnerChoice::QuickBooks}) {
        const QString word = choice == OwnerChoice::HighLevel ? u"highlevel"_s : u"quickbooks"_s;
        m_journal->putRecord({.service = Service::HighLevel, .kind = u"invoice"_s, .id = id, .version = u"7"_s});
        m_journal->markPlanned(Service::HighLevel, u"invoice"_s, id);
        m_journal->putLink({.kind = u"invoice"_s, .quickbooksId = u"181"_s, .highlevelId = id, .madeByKontor = true});
        auto operation = inAttention(u"invoice:"_s + word);
        operation.payload.insert(u"invoice"_s, id);
        flows::setAbout(operation, invoice(true));
        m_journal->putOperation(operation);
        QVERIFY(chooseOperation(*m_journal, operation.id, choice, noon + std::chrono::hours(1)));
        QCOMPARE(m_journal->operation(operation.id)->state, journal::OperationState::Superseded);
        const journal::Link link = m_journal->linksByHighLevel(u"invoice"_s, id).back();
        QCOMPARE(link.written[u"choice"][u"take"].toString(), word);
        QCOMPARE(link.written[u"choice"][u"version"].toString(), u"7"_s);
        QCOMPARE(m_journal->unplanned(Service::HighLevel, u"invoice"_s, 10).size(), size_t(1));
        const auto log = journal::Reader::open(m_file)->log({}, 0, 1);
        QCOMPARE(log.size(), size_t(1));
        QCOMPARE(log.front().result, u"retried"_s);
        QCOMPARE(log.front().time, noon + std::chrono::hours(1));
        QCOMPARE(log.front().operation, std::optional(operation.id));
        // Once is enough.
        QVERIFY(!chooseOperation(*m_journal, operation.id, choice, noon));
    }
}

void TestAttentionEntries::aRefundIsChosen()
{
    for (const auto choice : {OwnerChoice::HighLevel, OwnerChoice::QuickBooks}) {
        const QString word = choice == OwnerChoice::HighLevel ? u"highlevel"_s : u"quickbooks"_s;
        m_journal->putRecord({.service = Service::HighLevel, .kind = u"transaction"_s, .id = word, .version = u"2"_s});
        m_journal->markPlanned(Service::HighLevel, u"transaction"_s, word);
        journal::Operation operation = inAttention(u"receipt-note:"_s + word);
        operation.problem = Error{.kind = Error::Kind::BadInput, .key = u"kontor.refund"_s};
        operation.payload = {{u"transaction"_s, word}, {u"refundUpTo"_s, 1900}};
        flows::setAbout(operation, {.document = u"receipt"_s, .decision = true});
        m_journal->putOperation(operation);
        QVERIFY(chooseOperation(*m_journal, operation.id, choice, noon));
        QCOMPARE(m_journal->operation(operation.id)->state, journal::OperationState::Superseded);
        const QJsonObject noted = m_journal->state(u"refund_choices"_s)[word].toObject();
        QCOMPARE(noted[u"take"].toString(), word);
        QCOMPARE(noted[u"upTo"].toInteger(), 1900);
        QCOMPARE(m_journal->unplanned(Service::HighLevel, u"transaction"_s, 10).size(), size_t(1));
        m_journal->markPlanned(Service::HighLevel, u"transaction"_s, word);
        QVERIFY(!chooseOperation(*m_journal, operation.id, choice, noon));
    }
}

void TestAttentionEntries::receiptsLeadToTheirOwnPages()
{
    m_journal->setState(u"connection.highlevel"_s, {{u"account"_s, u"Lq3"_s}});
    const auto pageOf = [this](const QString &document, const QString &linkKind, bool booked) -> QString {
        journal::Operation operation = inAttention(u"receipt:"_s + document + linkKind + QString::number(booked));
        operation.payload.insert(u"linkKind"_s, linkKind);
        flows::About about{.document = document, .highLevelId = u"66f0"_s, .quickBooksId = u"201"_s};
        if (booked) {
            about.sides = {{u"total"_s, u"1.00"_s, u"2.00"_s}};
        }
        flows::setAbout(operation, about);
        m_journal->putOperation(operation);
        const auto entries = attentionEntries(*journal::Reader::open(m_file));
        const auto entry = std::find_if(entries.begin(), entries.end(),
            [&operation](const AttentionEntry &each) { return each.id == operation.id; });
        return entry->inHighLevel.path() + u' ' + entry->inQuickBooks.toString().section(u'/', -1);
    };
    const QString payments = u"/v2/location/Lq3/payments/v2/transactions "_s;
    QCOMPARE(pageOf(u"receipt"_s, {}, false), payments + u"salesreceipt?txnId=201"_s);
    QCOMPARE(pageOf(u"receipt"_s, u"receipt"_s, false), payments + u"salesreceipt?txnId=201"_s);
    QCOMPARE(pageOf(u"receipt"_s, u"payment"_s, false), payments + u"recvpayment?txnId=201"_s);
    QCOMPARE(attentionEntries(*journal::Reader::open(m_file)).back().document, u"payment"_s); // not a sales receipt
    QCOMPARE(pageOf(u"refund"_s, u"receipt"_s, false), payments + u"salesreceipt?txnId=201"_s);
    QCOMPARE(pageOf(u"refund"_s, u"payment"_s, false), payments + u"recvpayment?txnId=201"_s);
    QCOMPARE(pageOf(u"refund"_s, u"receipt"_s, true), payments + u"refundreceipt?txnId=201"_s);
}

void TestAttentionEntries::onlyDecisionsAreChosen()
{
    auto plain = inAttention(u"invoice:1"_s);
    flows::setAbout(plain, invoice(false));
    m_journal->putOperation(plain);
    QVERIFY(!chooseOperation(*m_journal, plain.id, OwnerChoice::HighLevel, noon));
    QCOMPARE(m_journal->operation(plain.id)->state, journal::OperationState::Attention);
    auto waiting = inAttention(u"invoice:2"_s);
    waiting.state = journal::OperationState::Waiting;
    flows::setAbout(waiting, invoice(true));
    m_journal->putOperation(waiting);
    QVERIFY(!chooseOperation(*m_journal, waiting.id, OwnerChoice::HighLevel, noon));
    QVERIFY(!chooseOperation(*m_journal, 4711, OwnerChoice::QuickBooks, noon));
    QCOMPARE(journal::Reader::open(m_file)->logCount({}), 0);
}

QTEST_GUILESS_MAIN(TestAttentionEntries)
#include "tst_attention.moc"
