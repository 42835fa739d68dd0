// Planning invoices from the journal: what is asked of QuickBooks, what is made first, what is the owner's.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "companies.h"
#include "flows/invoice_mirror/booked_changes.h"
#include "flows/invoice_mirror/invoice_feed.h"
#include "flows/invoice_mirror/invoice_mirror.h"
#include "flows/invoice_mirror/write_invoice.h"
#include "support/scripted_call.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::flows;
using namespace kontor::flows::invoice_mirror;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)};
const quickbooks::Api api(QUrl(u"https://quickbooks.example"_s), u"9130"_s);

QJsonObject invoiceRow(const QJsonObject &more = {})
{
    QJsonObject row{{u"_id"_s, u"hl1"_s}, {u"status"_s, u"sent"_s}, {u"liveMode"_s, true}, {u"currency"_s, u"USD"_s},
        {u"invoiceNumber"_s, u"1001"_s}, {u"invoiceNumberPrefix"_s, u"INV-"_s}, {u"createdAt"_s, toIso(now - 1h)},
        {u"issueDate"_s, u"2026-09-21T07:00:00.000Z"_s},
        {u"contactDetails"_s,
            QJsonObject{{u"id"_s, u"c1"_s}, {u"name"_s, u"Ana Ruiz"_s}, {u"email"_s, u"ana@example.com"_s}}},
        {u"invoiceItems"_s, QJsonArray{QJsonObject{{u"name"_s, u"Design"_s}, {u"amount"_s, 100}, {u"qty"_s, 1}}}},
        {u"total"_s, 100}, {u"amountPaid"_s, 0}};
    for (auto field = more.begin(); field != more.end(); ++field) {
        row.insert(field.key(), field.value());
    }
    return row;
}

/// A company without sales tax, with one item, and a location.
struct Office
{
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    testing::ScriptedCall service;
    int keys = 0;
    Instant time = now;
    std::vector<PlannedInvoice> told;

    explicit Office(bool withItem = true)
    {
        QJsonArray items;
        if (withItem) {
            items.append(QJsonObject{{u"Id"_s, u"21"_s}, {u"Name"_s, u"HighLevel Sales"_s}, {u"Type"_s, u"Service"_s}});
        }
        const QJsonObject home{{u"value"_s, u"USD"_s}};
        journal->setState(u"company"_s,
            {{u"at"_s, toIso(now)}, {u"info"_s, QJsonObject{{u"CompanyName"_s, u"Fern"_s}, {u"Country"_s, u"US"_s}}},
                {u"preferences"_s,
                    QJsonObject{{u"CurrencyPrefs"_s, QJsonObject{{u"HomeCurrency"_s, home}}},
                        {u"TaxPrefs"_s, QJsonObject{{u"UsingSalesTax"_s, false}}}}},
                {u"Item"_s, items},
                {u"Account"_s,
                    QJsonArray{QJsonObject{{u"Id"_s, u"79"_s}, {u"Name"_s, u"Services"_s},
                        {u"AccountType"_s, u"Income"_s}, {u"AccountSubType"_s, u"ServiceFeeIncome"_s}}}}});
    }
    void customer(const QString &id = u"58"_s, const QStringList &keysOf = {u"email:ana@example.com"_s})
    {
        journal->putRecord({.service = Service::QuickBooks,
            .kind = u"customer"_s,
            .id = id,
            .version = u"1"_s,
            .value = toStored(quickbooks::Customer{.id = id, .displayName = u"Ana Ruiz"_s}),
            .keys = keysOf});
    }
    void invoice(const QJsonObject &row, const QString &version = u"v1"_s)
    {
        journal->putRecord({.service = Service::HighLevel,
            .kind = u"invoice"_s,
            .id = row[u"_id"].toString(),
            .version = version,
            .value = row});
    }
    PlanningStep plan(std::vector<Result<QJsonObject>> answers = {})
    {
        service.answers.assign(answers.begin(), answers.end());
        service.asked.clear();
        const Call call = service.call();
        const MirrorRules rules{.zone = u"America/Los_Angeles"_s,
            .country = u"US"_s,
            .connectedSince = now - 24h,
            .now = time,
            .newKey = [this] { return u"key%1"_s.arg(++keys); }};
        return planInvoices(
            *journal, api, call, rules, [this](const PlannedInvoice &planned) { told.push_back(planned); }, {});
    }
    std::vector<journal::Operation> writes() { return journal->openOperations(u"invoice:hl1"_s); }
    std::vector<journal::Operation> notes() { return journal->openOperations(u"invoice-note:hl1"_s); }
    bool planned() { return journal->unplannedCount(Service::HighLevel, u"invoice"_s) == 0; }

    /// As if the write had been carried out.
    void carriedOut(const QJsonObject &more = {}, const QString &id = u"hl1"_s, const QString &quickBooksId = u"145"_s)
    {
        const WriteInvoice kind(api);
        journal::Operation operation = journal->openOperations(u"invoice:"_s + id).at(0);
        QJsonObject row = operation.payload[u"write"][u"body"].toObject();
        row.insert(u"Id"_s, quickBooksId);
        row.insert(u"SyncToken"_s, u"0"_s);
        row.insert(u"TotalAmt"_s, 100);
        row.insert(u"Balance"_s, 100);
        for (auto field = more.begin(); field != more.end(); ++field) {
            row.insert(field.key(), field.value());
        }
        standing = row;
        const Outcome outcome = kind.settle(operation, QJsonObject{{u"Invoice"_s, row}},
            {now, [](const QString &, const QString &) { return std::vector<journal::Link>(); }});
        for (const journal::Link &link : outcome.links) {
            journal->putLink(link);
        }
        operation.state = journal::OperationState::Done;
        journal->putOperation(operation);
    }
    QJsonObject standing; ///< in QuickBooks
};

QJsonObject found(const QString &entity, const QJsonArray &rows)
{
    return {{u"QueryResponse"_s, QJsonObject{{entity, rows}}}};
}
const QJsonObject nobody = found(u"Invoice"_s, {});

/// Two payments of HighLevel, of which the first is booked.
Office withOnePaymentBooked()
{
    Office office;
    office.customer();
    office.invoice(invoiceRow());
    office.plan({nobody});
    office.carriedOut();
    for (const auto &[id, amount] : {std::pair{u"p1"_s, 40}, std::pair{u"p2"_s, 60}}) {
        office.journal->putRecord({.service = Service::HighLevel,
            .kind = u"transaction"_s,
            .id = id,
            .version = u"1"_s,
            .value = {{u"_id"_s, id}, {u"status"_s, u"succeeded"_s}, {u"amount"_s, amount}, {u"currency"_s, u"USD"_s},
                {u"entityType"_s, u"invoice"_s}, {u"entityId"_s, u"hl1"_s}, {u"createdAt"_s, toIso(now)}},
            .keys = {u"invoice:hl1"_s}});
    }
    office.journal->putLink({.kind = u"payment"_s,
        .quickbooksId = u"201"_s,
        .highlevelId = u"p1"_s,
        .written = {{u"invoice"_s, u"145"_s}, {u"amount"_s, 4000}}});
    office.journal->markUnplanned(Service::HighLevel, u"invoice"_s, u"hl1"_s);
    return office;
}

QString kindOf(const journal::Operation &operation) { return operation.payload[u"write"][u"kind"].toString(); }

} // namespace

class InvoiceMirrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewInvoiceIsWrittenOnceItsNumberIsFree()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        QVERIFY(!office.plan({nobody}).error);
        QCOMPARE(office.service.asked,
            QStringList{u"SELECT * FROM Invoice WHERE DocNumber IN ('INV-1001') MAXRESULTS 1000"_s});
        QCOMPARE(office.writes().size(), 1U);
        QCOMPARE(kindOf(office.writes()[0]), u"create"_s);
        QCOMPARE(office.writes()[0].urgency, 1);
        QCOMPARE(office.told.at(0).key, u"new_invoice"_s);
        QVERIFY(office.planned());
        QVERIFY(!office.plan().error); // nothing is left, so nothing is asked
        QVERIFY(office.service.asked.isEmpty());
    }

    void thirtyNewOnesCostOneQuestion()
    {
        Office office;
        office.customer();
        for (int i = 0; i < 30; ++i) {
            office.invoice(invoiceRow({{u"_id"_s, u"hl%1"_s.arg(i)}, {u"invoiceNumber"_s, QString::number(i)}}));
        }
        QVERIFY(!office.plan({nobody}).error);
        QCOMPARE(office.service.asked.size(), 1);
        QVERIFY(office.planned());
    }

    void whoIsMissingIsMadeFirstAndOnce()
    {
        Office office(false);
        office.invoice(invoiceRow());
        office.invoice(invoiceRow({{u"_id"_s, u"hl2"_s}, {u"invoiceNumber"_s, u"1002"_s}}));
        QCOMPARE(office.plan().planned, 2); // a customer and an item, for both
        QCOMPARE(office.journal->openOperations(u"payer:ana@example.com"_s).size(), 1U);
        QCOMPARE(office.journal->openOperations(u"item:default"_s).size(), 1U);
        QVERIFY(office.writes().empty());
        QVERIFY(!office.planned());
        QCOMPARE(office.plan().planned, 0); // they are on their way
    }

    void aRefusedCreationWaitsForAChangeOrTheOwner()
    {
        Office office;
        office.invoice(invoiceRow());
        office.plan();
        journal::Operation refused = office.journal->openOperations(u"payer:ana@example.com"_s).at(0);
        refused.state = journal::OperationState::Attention;
        refused.problem = Error{.kind = Error::Kind::Refused, .key = u"qb.2010"_s};
        office.journal->putOperation(refused);
        QCOMPARE(office.plan().planned, 0); // it is not sent again each cycle
        QVERIFY(office.journal->operation(refused.id)->state == journal::OperationState::Attention);
        QJsonObject contact = invoiceRow()[u"contactDetails"].toObject();
        contact.insert(u"email"_s, u"ana.ruiz@example.com"_s);
        office.invoice(invoiceRow({{u"contactDetails"_s, contact}}), u"v2"_s);
        QCOMPARE(office.plan().planned, 1);
        QVERIFY(office.journal->operation(refused.id)->state == journal::OperationState::Superseded);
        QCOMPARE(office.journal->openOperations(u"payer:ana.ruiz@example.com"_s).size(), 1U);
    }

    void whatTheOwnerChoseIsNeverReplaced_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<bool>("withItem");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("written");
        QTest::newRow("item") << u"accounts.item"_s << true << u"item"_s << false;
        QTest::newRow("income account") << u"accounts.income"_s << false << u"income account"_s << false;
        QTest::newRow("deposit account") << u"accounts.deposit"_s << true << u"deposit account"_s << true;
    }
    void whatTheOwnerChoseIsNeverReplaced()
    {
        QFETCH(const QString, setting);
        QFETCH(const bool, withItem);
        QFETCH(const QString, kind);
        QFETCH(const bool, written);
        Office office(withItem);
        office.customer();
        office.journal->setSetting(setting, u"999"_s);
        office.journal->putRecord({.service = Service::HighLevel,
            .kind = u"transaction"_s,
            .id = u"p1"_s,
            .version = u"1"_s,
            .value = {{u"_id"_s, u"p1"_s}, {u"status"_s, u"succeeded"_s}, {u"amount"_s, 40}, {u"currency"_s, u"USD"_s},
                {u"entityType"_s, u"invoice"_s}, {u"entityId"_s, u"hl1"_s}, {u"createdAt"_s, toIso(now)}},
            .keys = {u"invoice:hl1"_s}});
        office.invoice(invoiceRow());
        QVERIFY(!office.plan({nobody}).error);
        QVERIFY(office.journal->openOperations(u"item:default"_s).empty());
        QCOMPARE(office.notes().size(), 1U);
        const Error problem = *office.notes().at(0).problem;
        QCOMPARE(problem.key, u"qb.2500"_s);
        QCOMPARE(problem.parameters[u"kind"_s], kind);
        QCOMPARE(problem.parameters[u"id"_s], u"999"_s);
        // The invoice itself deposits nothing.
        QCOMPARE(office.writes().size(), written ? 1U : 0U);
        QVERIFY(!written || office.writes().at(0).payload[u"then"].toArray().isEmpty());
        office.journal->setSetting(setting, QString());
        office.journal->markUnplanned(Service::HighLevel, u"invoice"_s, u"hl1"_s);
        office.plan({nobody});
        QVERIFY(office.notes().empty());
        QCOMPARE(office.writes().size() + office.journal->openOperations(u"item:default"_s).size(), 1U);
    }

    void aNumberOfSomebodyElseIsAskedAbout()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        const QJsonObject other{{u"Id"_s, u"9"_s}, {u"DocNumber"_s, u"INV-1001"_s}, {u"TotalAmt"_s, 7},
            {u"CustomerRef"_s, QJsonObject{{u"value"_s, u"3"_s}, {u"name"_s, u"Peak Cycles"_s}}}};
        QVERIFY(!office.plan({found(u"Invoice"_s, {other})}).error);
        QVERIFY(office.writes().empty());
        QCOMPARE(office.notes().at(0).problem->key, u"qb.6140"_s);
        QCOMPARE(office.notes().at(0).problem->parameters[u"customer"_s], u"Peak Cycles"_s);
        QVERIFY(office.planned());
    }
    void numbersThatGoRoundAreExchanged_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("ring");
        QTest::newRow("two change places") << 2 << true;
        QTest::newRow("a ring of three") << 3 << true;
        QTest::newRow("a chain of three") << 3 << false;
    }
    void numbersThatGoRoundAreExchanged()
    {
        QFETCH(int, count);
        QFETCH(bool, ring);
        Office office;
        office.customer();
        QJsonArray standing;
        const auto row = [](int i, int number) {
            return invoiceRow({{u"_id"_s, u"hl%1"_s.arg(i)}, {u"invoiceNumber"_s, QString::number(number)}});
        };
        for (int i = 0; i < count; ++i) {
            office.invoice(row(i, i));
            office.plan({nobody});
            office.carriedOut({}, u"hl%1"_s.arg(i), QString::number(100 + i));
            standing.append(office.standing);
        }
        for (int i = 0; i < count; ++i) { // each takes the number of the next
            office.invoice(row(i, i + 1 < count || !ring ? i + 1 : 0), u"v2"_s);
        }
        // Each round one gets its number; only the first of a ring takes one that is not free yet.
        int taken = 0;
        for (int round = 0; round < count; ++round) {
            QVERIFY(!office.plan({found(u"Invoice"_s, standing), found(u"Invoice"_s, standing)}).error);
            QStringList written;
            for (int i = 0; i < count; ++i) {
                const QString id = u"hl%1"_s.arg(i);
                QVERIFY(office.journal->openOperations(u"invoice-note:"_s + id).empty());
                const auto operations = office.journal->openOperations(u"invoice:"_s + id);
                if (operations.empty()) {
                    continue;
                }
                written.append(id);
                taken += operations[0].payload[u"write"][u"number_is_taken"].toBool() ? 1 : 0;
                // While it is on its way the others wait.
                QVERIFY(!office.plan({found(u"Invoice"_s, standing), found(u"Invoice"_s, standing)}).error);
                office.carriedOut({}, id, QString::number(100 + i));
                standing.replace(i, office.standing);
            }
            QCOMPARE(written.size(), 1);
        }
        QCOMPARE(taken, ring ? 1 : 0);
        QVERIFY(office.planned());
    }

    void whoWaitedForANumberThatIsKeptIsDecidedInTheSamePass()
    {
        Office office;
        office.customer();
        QJsonArray standing;
        for (int i = 0; i < 3; ++i) {
            office.invoice(invoiceRow({{u"_id"_s, u"hl%1"_s.arg(i)}, {u"invoiceNumber"_s, QString::number(i)}}));
            office.plan({nobody});
            office.carriedOut({}, u"hl%1"_s.arg(i), QString::number(100 + i));
            standing.append(office.standing);
        }
        for (int i = 0; i < 3; ++i) { // each takes the number of the next, and the last one cannot be written
            office.invoice(invoiceRow({{u"_id"_s, u"hl%1"_s.arg(i)}, {u"invoiceNumber"_s, QString::number(i + 1)},
                               {u"total"_s, i < 2 ? 100 : 50}}),
                u"v2"_s);
        }
        QVERIFY(!office.plan({found(u"Invoice"_s, standing), found(u"Invoice"_s, standing)}).error);
        QVERIFY(office.planned());
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(office.journal->openOperations(u"invoice-note:hl%1"_s.arg(i)).at(0).problem->key,
                i < 2 ? u"qb.6140"_s : u"kontor.sum_mismatch"_s);
        }
    }

    void aProductStaysWithItsItem()
    {
        Office office;
        office.customer();
        const auto nameItem = [&](const QString &name) {
            QJsonObject company = office.journal->state(u"company"_s);
            company.insert(u"Item"_s,
                QJsonArray{
                    QJsonObject{{u"Id"_s, u"21"_s}, {u"Name"_s, u"HighLevel Sales"_s}, {u"Type"_s, u"Service"_s}},
                    QJsonObject{{u"Id"_s, u"30"_s}, {u"Name"_s, name}, {u"Type"_s, u"Service"_s}}});
            office.journal->setState(u"company"_s, company);
        };
        const auto itemOf = [&](const QString &id, const QString &product) {
            const QJsonArray items{
                QJsonObject{{u"name"_s, u"Design"_s}, {u"productId"_s, product}, {u"amount"_s, 100}, {u"qty"_s, 1}}};
            office.invoice(invoiceRow({{u"_id"_s, id}, {u"invoiceNumber"_s, id}, {u"invoiceItems"_s, items}}));
            office.plan({nobody});
            return office.journal->openOperations(u"invoice:"_s + id)
                .at(0)
                .payload[u"document"][u"Line"][0][u"SalesItemLineDetail"][u"ItemRef"][u"value"]
                .toString();
        };
        nameItem(u"Design"_s);
        QCOMPARE(itemOf(u"a"_s, u"prod1"_s), u"30"_s);
        nameItem(u"Design and advice"_s);
        QCOMPARE(itemOf(u"b"_s, u"prod1"_s), u"30"_s);
        QCOMPARE(itemOf(u"c"_s, u"prod2"_s), u"21"_s);
    }

    void aNumberThatIsNotGivenUpIsStillTaken()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow({{u"_id"_s, u"hl2"_s}}));
        office.plan({nobody});
        office.carriedOut({}, u"hl2"_s);
        office.invoice(invoiceRow());
        QVERIFY(!office.plan({found(u"Invoice"_s, {office.standing})}).error);
        QVERIFY(office.writes().empty());
        QCOMPARE(office.notes().at(0).problem->key, u"qb.6140"_s);
    }

    void aNumberThatBearsOurMarkIsOurs()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        const QJsonObject ours{{u"Id"_s, u"145"_s}, {u"DocNumber"_s, u"INV-1001"_s}, {u"TotalAmt"_s, 100},
            {u"PrivateNote"_s, markOf(u"hl1"_s)}, {u"CustomerRef"_s, QJsonObject{{u"value"_s, u"58"_s}}}};
        QVERIFY(!office.plan({found(u"Invoice"_s, {ours})}).error);
        QVERIFY(office.writes().empty());
        QCOMPARE(office.journal->linksByHighLevel(u"invoice"_s, u"hl1"_s).at(0).quickbooksId, u"145"_s);
    }

    void draftsAndThePastNeverComeToQuickBooks_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::newRow("draft") << QJsonObject{{u"status"_s, u"draft"_s}};
        QTest::newRow("test") << QJsonObject{{u"liveMode"_s, false}};
        QTest::newRow("before connecting") << QJsonObject{{u"createdAt"_s, toIso(now - 24h - 1s)}};
        QTest::newRow("void and never booked") << QJsonObject{{u"status"_s, u"void"_s}};
        QTest::newRow("deleted and never booked") << QJsonObject{{u"status"_s, u"deleted"_s}};
    }
    void draftsAndThePastNeverComeToQuickBooks()
    {
        QFETCH(QJsonObject, change);
        Office office;
        office.invoice(invoiceRow(change));
        QVERIFY(!office.plan().error);
        QVERIFY(office.service.asked.isEmpty());
        QVERIFY(office.writes().empty() && office.notes().empty());
        QVERIFY(office.planned());
    }

    void aChangeIsWrittenOnTheDocumentThatStandsThere()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        office.plan({nobody});
        office.carriedOut();
        office.invoice(invoiceRow({{u"dueDate"_s, u"2026-10-05T06:59:59.999Z"_s}}), u"v2"_s);
        QJsonObject standing = office.standing;
        standing.insert(u"SyncToken"_s, u"5"_s); // an e-mail, a view: no change
        QVERIFY(!office.plan({found(u"Invoice"_s, {standing}), found(u"Invoice"_s, {standing})}).error);
        QCOMPARE(office.service.asked.at(0), u"SELECT * FROM Invoice WHERE Id IN ('145') MAXRESULTS 1000"_s);
        QCOMPARE(kindOf(office.writes().at(0)), u"update"_s);
        QCOMPARE(office.writes().at(0).payload[u"write"][u"body"][u"SyncToken"].toString(), u"5"_s);
    }
    void nothingThatMattersChangedSoNothingIsWritten()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        office.plan({nobody});
        office.carriedOut();
        office.invoice(invoiceRow(), u"v2"_s);
        QVERIFY(!office.plan({found(u"Invoice"_s, {office.standing}), nobody}).error);
        QVERIFY(office.writes().empty() && office.notes().empty());
        QVERIFY(office.planned());
    }

    void whatAPersonDidInQuickBooksIsForTheOwner_data()
    {
        QTest::addColumn<QJsonArray>("rows"); // merged into what Kontor wrote; none: it is deleted
        QTest::addColumn<QString>("key");
        QTest::newRow("edited") << QJsonArray{QJsonObject{{u"DueDate"_s, u"2026-12-24"_s}}}
                                << u"kontor.changed_in_quickbooks"_s;
        QTest::newRow("voided") << QJsonArray{QJsonObject{{u"TotalAmt"_s, 0}, {u"PrivateNote"_s, u"Voided - x"_s}}}
                                << u"kontor.voided_in_quickbooks"_s;
        QTest::newRow("deleted") << QJsonArray() << u"kontor.deleted_in_quickbooks"_s;
    }
    void whatAPersonDidInQuickBooksIsForTheOwner()
    {
        QFETCH(QJsonArray, rows);
        QFETCH(QString, key);
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        office.plan({nobody});
        office.carriedOut();
        QJsonArray standing;
        for (const QJsonValue &row : rows) {
            QJsonObject changed = office.standing;
            for (const QString &name : row.toObject().keys()) {
                changed.insert(name, row[name]);
            }
            standing.append(changed);
        }
        office.invoice(invoiceRow({{u"dueDate"_s, u"2026-10-05T06:59:59.999Z"_s}}), u"v2"_s);
        QVERIFY(!office.plan({found(u"Invoice"_s, standing), nobody}).error);
        QVERIFY(office.writes().empty());
        const journal::Operation note = office.notes().at(0);
        QCOMPARE(note.problem->key, key);
        QVERIFY(aboutOf(note).decision);
        QVERIFY(!aboutOf(note).sides.empty());

        // QuickBooks' side stays: nothing is written, and nobody is asked again.
        QVERIFY(chooseSide(*office.journal, note, false));
        QVERIFY(!office.plan({found(u"Invoice"_s, standing), nobody}).error);
        QVERIFY(office.writes().empty() && office.notes().empty());
        // Until HighLevel's changes again.
        office.invoice(invoiceRow({{u"dueDate"_s, u"2026-10-06T06:59:59.999Z"_s}}), u"v3"_s);
        QVERIFY(!office.plan({found(u"Invoice"_s, standing), nobody}).error);
        QCOMPARE(office.notes().size(), 1U);
        // HighLevel's side is taken.
        QVERIFY(chooseSide(*office.journal, office.notes().at(0), true));
        QVERIFY(!office.plan({found(u"Invoice"_s, standing), nobody}).error);
        QCOMPARE(office.writes().size(), 1U);
        QCOMPARE(kindOf(office.writes()[0]), standing.isEmpty() ? u"create"_s : u"update"_s);
        QVERIFY(office.notes().empty());
    }

    void aWriteWhoseOutcomeIsOpenIsWaitedFor()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        office.plan({nobody});
        journal::Operation sent = office.writes().at(0);
        sent.payload.insert(u"firstSent"_s, toIso(now));
        office.journal->putOperation(sent);
        office.invoice(invoiceRow({{u"total"_s, 120}}), u"v2"_s);
        QVERIFY(!office.plan({nobody}).error);
        QCOMPARE(office.writes().size(), 1U);
        QVERIFY(!office.planned());
    }
    void aDismissedWriteWhoseOutcomeIsOpenIsFoundOutFirst()
    {
        for (const bool answered : {false, true}) {
            Office office;
            office.customer();
            office.invoice(invoiceRow());
            office.plan({nobody});
            journal::Operation doubtful = office.writes().at(0);
            doubtful.state = journal::OperationState::Dismissed;
            doubtful.payload.insert(u"firstSent"_s, toIso(now));
            doubtful.problem = Error{.kind = answered ? Error::Kind::Refused : Error::Kind::Unreadable, .key = u"x"_s};
            office.journal->putOperation(doubtful);
            office.invoice(invoiceRow({{u"total"_s, 120}}), u"v2"_s);
            QVERIFY(!office.plan({nobody}).error);
            QCOMPARE(office.planned(), answered);
            QCOMPARE(office.writes().size(), answered ? 0U : 1U); // the changed one does not add up
            if (!answered) {
                QCOMPARE(office.writes().at(0).id, doubtful.id);
                QCOMPARE(office.writes().at(0).state, journal::OperationState::Waiting);
            }
        }
    }
    void oneThatWasNeverSentIsReplaced()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        office.plan({nobody});
        const qint64 first = office.writes().at(0).id;
        office.invoice(invoiceRow({{u"name"_s, u"Other"_s}, {u"dueDate"_s, u"2026-10-05T06:59:59.999Z"_s}}), u"v2"_s);
        QVERIFY(!office.plan({nobody}).error);
        QCOMPARE(office.writes().size(), 1U);
        QVERIFY(office.writes()[0].id != first);
        QVERIFY(office.journal->operation(first)->state == journal::OperationState::Superseded);
    }

    void theSameTroubleKeepsItsBeginning()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow({{u"currency"_s, u"EUR"_s},
            {u"invoiceItems"_s,
                QJsonArray{QJsonObject{{u"name"_s, u"Design"_s}, {u"amount"_s, 100}, {u"qty"_s, 1}}}}}));
        office.plan();
        journal::Operation note = office.notes().at(0);
        QCOMPARE(note.problem->key, u"kontor.currency"_s);
        note.attentionSince = now - 48h;
        office.journal->putOperation(note);
        office.journal->markUnplanned(Service::HighLevel, u"invoice"_s, u"hl1"_s);
        office.plan();
        QCOMPARE(office.notes().size(), 1U);
        QCOMPARE(*office.notes()[0].attentionSince, now - 48h);
        QCOMPARE(office.notes()[0].attempts, 1);
    }

    void whenQuickBooksCannotBeAskedNothingIsDecided()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        QVERIFY(office.plan({fail({.kind = Error::Kind::Trouble, .key = u"qb.10000"_s})}).error);
        QVERIFY(office.writes().empty() && office.notes().empty());
        QVERIFY(!office.planned());
    }

    void whatIsCountedAsPaidAndNeverShownIsToldAfterADay()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow({{u"amountPaid"_s, 100}, {u"status"_s, u"paid"_s}}));
        office.plan({nobody});
        office.carriedOut();
        const auto entries = [&] {
            std::vector<journal::Operation> missing;
            for (const journal::Operation &operation : office.journal->inAttention()) {
                if (operation.problem->key == u"kontor.payment_missing") {
                    missing.push_back(operation);
                }
            }
            return missing;
        };
        office.time = now + 23h;
        office.plan();
        QVERIFY(entries().empty());
        office.time = now + 24h;
        office.plan();
        office.plan();
        QCOMPARE(entries().size(), 1U);
        QCOMPARE(entries().at(0).problem->parameters.value(u"a"_s), u"100.00 USD"_s);
        QCOMPARE(entries().at(0).problem->parameters.value(u"b"_s), u"0.00 USD"_s);
        QCOMPARE(aboutOf(entries().at(0)).quickBooksId, u"145"_s);
        const auto pay = [&](const QString &id, const QString &status, int amount) {
            QJsonObject company = office.journal->state(u"company"_s);
            company.insert(u"at"_s, toIso(office.time));
            office.journal->setState(u"company"_s, company);
            office.journal->putRecord({.service = Service::HighLevel,
                .kind = u"transaction"_s,
                .id = id,
                .version = status,
                .value = {{u"_id"_s, id}, {u"status"_s, status}, {u"amount"_s, amount}, {u"currency"_s, u"USD"_s},
                    {u"entityType"_s, u"invoice"_s}, {u"entityId"_s, u"hl1"_s}, {u"createdAt"_s, toIso(now)}},
                .keys = {u"invoice:hl1"_s}});
            office.journal->markUnplanned(Service::HighLevel, u"invoice"_s, u"hl1"_s);
            office.plan({found(u"Invoice"_s, {office.standing}), nobody});
        };
        pay(u"p1"_s, u"succeeded"_s, 30);
        QVERIFY(entries().empty()); // another sum, from now on
        office.time = now + 48h;
        office.plan();
        QCOMPARE(entries().size(), 1U);
        QCOMPARE(entries().at(0).problem->parameters.value(u"amount"_s), u"70.00 USD"_s);
        journal::Operation dismissed = entries().at(0);
        dismissed.state = journal::OperationState::Dismissed;
        office.journal->putOperation(dismissed);
        office.plan();
        QVERIFY(entries().empty());
        pay(u"p2"_s, u"pending"_s, 50);
        pay(u"p3"_s, u"refunded"_s, 20); // all of it is there
        office.time = now + 96h;
        office.plan();
        QVERIFY(entries().empty());
    }

    void paymentsAreBookedOnceEach()
    {
        Office office = withOnePaymentBooked();
        QJsonObject standing = office.standing;
        standing.insert(u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnId"_s, u"201"_s}, {u"TxnType"_s, u"Payment"_s}}});
        standing.insert(u"Balance"_s, 60);
        QVERIFY(!office.plan({found(u"Invoice"_s, {standing}), nobody}).error);
        QCOMPARE(office.writes().size(), 1U);
        QCOMPARE(kindOf(office.writes()[0]), u"payment"_s);
        QCOMPARE(office.writes()[0].payload[u"write"][u"source"].toString(), u"p2"_s);
        QVERIFY(office.writes()[0].payload[u"then"].toArray().isEmpty());
        QVERIFY(office.notes().empty());
    }

    void whatWasPaidBackBeforeItWasSeenIsBookedWhereHighLevelCountsIt_data()
    {
        QTest::addColumn<int>("counted");
        QTest::addColumn<bool>("booked");
        QTest::newRow("counted") << 100 << true;
        QTest::newRow("the other one only") << 60 << false;
    }
    void whatWasPaidBackBeforeItWasSeenIsBookedWhereHighLevelCountsIt()
    {
        QFETCH(int, counted);
        QFETCH(bool, booked);
        Office office = withOnePaymentBooked();
        office.journal->removeLink(u"payment"_s, u"201"_s);
        journal::Record payment = *office.journal->record(Service::HighLevel, u"transaction"_s, u"p1"_s);
        payment.value.insert(u"status"_s, u"refunded"_s);
        office.journal->putRecord(payment);
        office.invoice(invoiceRow({{u"status"_s, u"paid"_s}, {u"amountPaid"_s, counted}}), u"v2"_s);
        QVERIFY(!office.plan({found(u"Invoice"_s, {office.standing}), nobody}).error);
        QVERIFY(office.notes().empty());
        const QJsonObject write = office.writes().at(0).payload;
        QCOMPARE(write[u"write"][u"source"].toString(), booked ? u"p1"_s : u"p2"_s);
        QCOMPARE(write[u"then"].toArray().size(), booked ? 1 : 0);
    }

    void aPaymentOfADayToComeIsTheOwners_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("word");
        QTest::newRow("typed in") << u"paymentProviderType"_s << u"manual"_s;
        QTest::newRow("imported") << u"entitySourceSubType"_s << u"imported_csv"_s;
    }
    void aPaymentOfADayToComeIsTheOwners()
    {
        QFETCH(QString, field);
        QFETCH(QString, word);
        Office office = withOnePaymentBooked();
        office.journal->removeLink(u"payment"_s, u"201"_s);
        journal::Record payment = *office.journal->record(Service::HighLevel, u"transaction"_s, u"p1"_s);
        payment.value.insert(field, word);
        payment.value.insert(u"fulfilledAt"_s, toIso(now + 72h));
        office.journal->putRecord(payment);
        QVERIFY(!office.plan({found(u"Invoice"_s, {office.standing}), nobody}).error);
        QCOMPARE(office.notes().at(0).problem->key, u"kontor.future_date"_s);
        QCOMPARE(office.writes().at(0).payload[u"write"][u"source"].toString(), u"p2"_s); // the other one goes on
    }

    void whatPeopleDoToADocumentInQuickBooksIsLookedAtOnce()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        office.plan({nobody});
        office.carriedOut();
        const auto changed = [&](const QString &entity, const QJsonObject &row) {
            bookedChanges(*office.journal).store({QJsonObject{{entity, QJsonArray{row}}}}, now, true);
            return !office.planned();
        };
        const auto with = [](QJsonObject row, const QString &field, const QJsonValue &value) {
            row.insert(field, value);
            return row;
        };
        QVERIFY(!changed(u"Invoice"_s, office.standing)); // Kontor's own write comes back
        QVERIFY(!changed(u"Invoice"_s, with(office.standing, u"SyncToken"_s, u"3"_s)));
        QVERIFY(!changed(u"Invoice"_s, with(office.standing, u"Id"_s, u"9"_s))); // somebody else's
        const QJsonObject edited = with(office.standing, u"DueDate"_s, u"2030-01-01"_s);
        QVERIFY(changed(u"Invoice"_s, edited));
        QVERIFY(!office.plan({found(u"Invoice"_s, {edited}), nobody}).error);
        QCOMPARE(office.notes().at(0).problem->key, u"kontor.changed_in_quickbooks"_s);
        journal::Operation dismissed = office.notes().at(0);
        dismissed.state = journal::OperationState::Dismissed;
        office.journal->putOperation(dismissed);
        QVERIFY(!changed(u"Invoice"_s, with(edited, u"EmailStatus"_s, u"EmailSent"_s)));
        QVERIFY(changed(u"Invoice"_s, with(edited, u"DocNumber"_s, u"P-1"_s)));
        QVERIFY(!office.plan({found(u"Invoice"_s, {with(edited, u"DocNumber"_s, u"P-1"_s)}), nobody}).error);
        QCOMPARE(office.notes().size(), 1U);
        // Taken back, it is as it was written, and nobody need be asked.
        QVERIFY(changed(u"Invoice"_s, office.standing));
        QVERIFY(!office.plan({found(u"Invoice"_s, {office.standing}), nobody}).error);
        QVERIFY(office.notes().empty() && office.writes().empty());
        QVERIFY(changed(u"Invoice"_s, {{u"Id"_s, u"145"_s}, {u"status"_s, u"Deleted"_s}}));
        QVERIFY(!office.plan({nobody, nobody}).error);
        QCOMPARE(office.notes().at(0).problem->key, u"kontor.deleted_in_quickbooks"_s);
    }

    void whatPeopleDoToAPaymentInQuickBooksIsLookedAtOnce()
    {
        const auto onDocument = [](const QString &document) {
            return QJsonArray{QJsonObject{
                {u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnId"_s, document}, {u"TxnType"_s, u"Invoice"_s}}}}}};
        };
        const QJsonObject row{{u"Id"_s, u"201"_s}, {u"TotalAmt"_s, 40}, {u"Line"_s, onDocument(u"145"_s)}};
        const std::pair<QJsonObject, bool> cases[]{{row, false},
            {{{u"Id"_s, u"201"_s}, {u"status"_s, u"Deleted"_s}}, true},
            {{{u"Id"_s, u"201"_s}, {u"TotalAmt"_s, 0}, {u"PrivateNote"_s, u"Voided"_s}, {u"Line"_s, QJsonArray()}},
                true},
            {{{u"Id"_s, u"201"_s}, {u"TotalAmt"_s, 40}, {u"Line"_s, onDocument(u"146"_s)}}, true},
            {{{u"Id"_s, u"202"_s}, {u"TotalAmt"_s, 40}}, false}};
        for (const auto &[payment, looksAgain] : cases) {
            Office office = withOnePaymentBooked();
            office.journal->markPlanned(Service::HighLevel, u"invoice"_s, u"hl1"_s);
            for (const bool again : {looksAgain, false}) {
                bookedChanges(*office.journal).store({QJsonObject{{u"Payment"_s, QJsonArray{payment}}}}, now, true);
                QCOMPARE(!office.planned(), again);
                office.journal->markPlanned(Service::HighLevel, u"invoice"_s, u"hl1"_s);
            }
        }
    }

    void aRefundedPaymentGoesWithItsInvoice()
    {
        for (const bool settled : {false, true}) {
            Office office = withOnePaymentBooked();
            for (const QString &id : {u"p1"_s, u"p2"_s}) {
                journal::Record payment = *office.journal->record(Service::HighLevel, u"transaction"_s, id);
                payment.value.insert(u"status"_s, id == u"p1" ? u"refunded"_s : u"failed"_s);
                office.journal->putRecord(payment);
            }
            if (settled) {
                office.journal->setState(u"refund_choices"_s, {{u"p1"_s, QJsonObject{{u"take"_s, u"quickbooks"_s}}}});
            }
            office.invoice(invoiceRow({{u"status"_s, u"void"_s}}), u"v2"_s);
            QJsonObject standing = office.standing;
            standing.insert(
                u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnId"_s, u"201"_s}, {u"TxnType"_s, u"Payment"_s}}});
            standing.insert(u"Balance"_s, 60);
            QVERIFY(!office
                    .plan({found(u"Invoice"_s, {standing}),
                        found(u"Payment"_s, {QJsonObject{{u"Id"_s, u"201"_s}, {u"SyncToken"_s, u"4"_s}}})})
                    .error);
            QCOMPARE(office.writes().size(), settled ? 0U : 1U);
            QCOMPARE(office.notes().size(), settled ? 1U : 0U);
            if (settled) {
                QCOMPARE(office.notes().at(0).problem->key, u"kontor.void_with_payments"_s);
            } else {
                QCOMPARE(kindOf(office.writes().at(0)), u"void_payment"_s);
            }
        }
    }

    void aTotalThatTheOwnerLeftToQuickBooksIsNotWrittenAgain()
    {
        Office office;
        office.customer();
        office.invoice(invoiceRow());
        office.plan({nobody});
        journal::Operation differs = office.writes().at(0);
        office.carriedOut({{u"TotalAmt"_s, 100.01}, {u"Balance"_s, 100.01}});
        differs.state = journal::OperationState::Attention;
        differs.problem = Error{.kind = Error::Kind::Refused, .key = u"kontor.total_differs"_s};
        About about = aboutOf(differs);
        about.decision = true;
        setAbout(differs, about);
        office.journal->putOperation(differs);
        QVERIFY(chooseSide(*office.journal, differs, false));
        QVERIFY(!office.plan({found(u"Invoice"_s, {office.standing}), nobody}).error);
        QVERIFY(office.writes().empty() && office.notes().empty());
        office.invoice(invoiceRow({{u"status"_s, u"partially_paid"_s}}), u"v2"_s); // the amounts are the same
        QVERIFY(!office.plan({found(u"Invoice"_s, {office.standing}), nobody}).error);
        QVERIFY(office.writes().empty() && office.notes().empty());
    }

    void aPaymentThatSomebodyTookOffIsAskedAbout()
    {
        for (const bool highLevel : {false, true}) {
            Office office = withOnePaymentBooked();
            const QJsonObject standing = office.standing; // no payment on it
            QVERIFY(!office.plan({found(u"Invoice"_s, {standing}), nobody}).error);
            const journal::Operation note = office.notes().at(0);
            QCOMPARE(note.problem->key, u"kontor.payment_gone_in_quickbooks"_s);
            QVERIFY(aboutOf(note).decision);
            QCOMPARE(aboutOf(note).sides.at(1).field, u"paid"_s);
            QCOMPARE(aboutOf(note).sides.at(1).highLevel, u"100.00"_s);
            QCOMPARE(aboutOf(note).sides.at(1).quickBooks, u"0.00"_s);
            for (journal::Operation other : office.writes()) { // that of the second payment
                other.state = journal::OperationState::Superseded;
                office.journal->putOperation(other);
            }
            QVERIFY(chooseSide(*office.journal, note, highLevel));
            QVERIFY(!office.plan({found(u"Invoice"_s, {standing}), nobody}).error);
            QVERIFY(office.notes().empty());
            QCOMPARE(kindOf(office.writes().at(0)), highLevel ? u"link_payment"_s : u"payment"_s);
            QCOMPARE(office.writes().at(0).stage, highLevel ? u"read"_s : u"write"_s);
            if (highLevel) {
                continue;
            }
            // Until HighLevel's changes again.
            journal::Operation other = office.writes().at(0);
            other.state = journal::OperationState::Superseded;
            office.journal->putOperation(other);
            office.invoice(invoiceRow({{u"dueDate"_s, u"2026-10-06T06:59:59.999Z"_s}}), u"v3"_s);
            QVERIFY(!office.plan({found(u"Invoice"_s, {standing}), nobody}).error);
            QCOMPARE(office.notes().size(), 1U);
        }
    }
};

QTEST_GUILESS_MAIN(InvoiceMirrorTest)
#include "tst_invoice_mirror.moc"
