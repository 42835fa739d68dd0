// One pass of all flows: what a fault of one leaves to the others.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cycle.h"
#include "flows/review_requests/payment_feed.h"
#include "flows/shared/payer.h"
#include "secrets/memory_secret_store.h"
#include "support/connected_account.h"
#include "support/scripted_transport.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::engine;
using journal::OperationState;

namespace {

const Instant start{std::chrono::milliseconds(1'790'000'000'000)};

net::Reply json(int status, const QByteArray &body) { return {.status = status, .body = body}; }

/// Both services connected; only review requests are on.
struct Day
{
    VirtualClock clock{start};
    KnownSecrets secrets;
    secrets::MemorySecretStore store;
    std::mt19937_64 random{7};
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    test::ScriptedTransport::Script script;
    test::ScriptedTransport transport{
        clock, [this](const net::Request &request) -> Result<net::Reply> { return script(request); }};
    auth::Account quickBooks = account(Service::QuickBooks);
    auth::Account highLevel = account(Service::HighLevel);
    Doors doors{&quickBooks, &highLevel,
        quickbooks::Api(QUrl(u"https://quickbooks.example"_s), u"4620816365000000001"_s),
        highlevel::Api(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s), u"US"_s, u"America/Chicago"_s};

    Day()
    {
        for (const QString &flow : {u"contacts"_s, u"invoices"_s, u"receipts"_s}) {
            journal->setSetting(flow + u".enabled"_s, u"off"_s);
        }
        journal->setSetting(u"reviews.enabled"_s, u"on"_s);
        journal->setCursor(
            u"quickbooks.changes"_s, {{u"mode"_s, u"changes"_s}, {u"since"_s, toIso(start - std::chrono::minutes(4))}});
    }
    auth::Account account(Service service)
    {
        const bool books = service == Service::QuickBooks;
        return test::connectedAccount(service,
            {.access = u"access-token-1"_s,
                .refresh = u"refresh-token-1"_s,
                .accessUntil = start + 240h,
                .renewFrom = start + 239h,
                .account = books ? u"4620816365000000001"_s : u"Lq3XyZ0aBcDeFgHiJkLm"_s},
            QUrl(u"https://services.example"_s), transport, clock, store, secrets);
    }
};

} // namespace

class CycleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFeedThatIsRefusedKeepsNothingElseFromGoingOut()
    {
        Day day;
        day.script = [](const net::Request &request) -> Result<net::Reply> {
            const QString path = request.url.path();
            if (path.endsWith(u"/cdc")) {
                return json(200, R"({"CDCResponse":[{"QueryResponse":[{}]}],"time":"2026-09-21T07:13:20.000-07:00"})");
            }
            if (path.endsWith(u"/query")) {
                return json(400,
                    R"({"Fault":{"Error":[{"Message":"Error parsing query","Detail":"no","code":"4000"}],"type":"ValidationFault"},"time":"2026-09-21T07:13:20.000-07:00"})");
            }
            return json(200,
                R"({"Customer":{"Id":"61","SyncToken":"0","DisplayName":"Ana Ruiz"},"time":"2026-09-21T07:13:20.000-07:00"})");
        };
        journal::Operation creation = flows::customerCreation(
            {.contactId = u"c1"_s, .name = u"Ana Ruiz"_s}, u"reviews"_s, {}, u"key"_s, start); // of a flow that is on
        day.journal->putOperation(creation);
        Cycle cycle({*day.journal, day.transport, day.clock, day.random, day.secrets}, day.doors);
        const auto never = [] { return false; };
        cycle.readAndPlan(never, [] { }, {});
        QVERIFY(cycle.ended().empty());
        QCOMPARE(cycle.trouble().count(Service::QuickBooks), 1U);
        const CycleResult result = cycle.apply(start + 1min, never, [] { }, {});
        QCOMPARE(day.journal->operation(creation.id)->state, journal::OperationState::Done);
        QVERIFY(!result.finished && result.error); // and it is said
    }

    void whatIsSwitchedOffOrStoppedIsNotWrittenAndGoesOnLater_data()
    {
        QTest::addColumn<bool>("contactsOn");
        QTest::addColumn<bool>("stopped");
        QTest::addColumn<QString>("phase");
        QTest::addColumn<bool>("invoicesOn");
        QTest::addColumn<bool>("contactGoes");
        QTest::newRow("contacts are off") << false << false << u"done"_s << true << false;
        QTest::newRow("the import was stopped") << true << true << u"writing"_s << true << false;
        QTest::newRow("it was stopped as it was through") << true << true << u"done"_s << true << true;
        QTest::newRow("invoices are off") << true << false << u"done"_s << false << true;
    }

    void whatIsSwitchedOffOrStoppedIsNotWrittenAndGoesOnLater()
    {
        QFETCH(const bool, contactsOn);
        QFETCH(const bool, stopped);
        QFETCH(const QString, phase);
        QFETCH(const bool, invoicesOn);
        QFETCH(const bool, contactGoes);
        using State = journal::OperationState;
        Day day;
        journal::Journal &journal = *day.journal;
        const auto turn
            = [&](const QString &flow, bool on) { journal.setSetting(flow + u".enabled"_s, on ? u"on"_s : u"off"_s); };
        turn(u"reviews"_s, false);
        turn(u"contacts"_s, contactsOn);
        turn(u"invoices"_s, invoicesOn);
        journal.setState(u"import_stopped"_s, {{u"stopped"_s, stopped}});
        journal.setState(u"import"_s, {{u"phase"_s, phase}});
        journal.setCursor(u"highlevel.contacts"_s, {{u"mode"_s, u"done"_s}});
        journal.putRecord({.service = Service::QuickBooks,
            .kind = u"customer"_s,
            .id = u"62"_s,
            .version = u"1"_s,
            .value = {{u"displayName"_s, u"Bea"_s}}});
        day.script = [](const net::Request &request) -> Result<net::Reply> {
            const QString path = request.url.path();
            if (path.endsWith(u"/cdc")) {
                return json(200, R"({"CDCResponse":[{"QueryResponse":[{}]}],"time":"2026-09-21T07:13:20.000-07:00"})");
            }
            if (path.endsWith(u"/customer")) {
                return json(200,
                    R"({"Customer":{"Id":"61","SyncToken":"0","DisplayName":"Ana Ruiz"},"time":"2026-09-21T07:13:20.000-07:00"})");
            }
            if (path.endsWith(u"/contacts/") && request.method == "POST") {
                return json(201, R"({"contact":{"id":"c2"}})");
            }
            return json(200, R"({"contacts":[],"invoices":[],"data":[],"total":0,"totalCount":0,"QueryResponse":{}})");
        };
        journal::Operation customer = flows::customerCreation(
            {.contactId = u"c1"_s, .name = u"Ana Ruiz"_s}, u"invoices"_s, {}, u"key"_s, start);
        journal.putOperation(customer);
        journal::Operation contact{.kind = u"contact.create"_s,
            .flow = u"contacts"_s,
            .subject = u"customer:7"_s,
            .stage = u"write"_s,
            .payload = {{u"customers"_s, QJsonArray{u"7"_s}}, {u"fields"_s, QJsonObject{{u"firstName"_s, u"Cy"_s}}}},
            .due = start,
            .created = start};
        journal.putOperation(contact);
        const auto never = [] { return false; };
        const auto cycle = [&] {
            Cycle once({journal, day.transport, day.clock, day.random, day.secrets}, day.doors);
            once.readAndPlan(never, [] { }, {});
            return once.apply(day.clock.now() + 1min, never, [] { }, {});
        };
        const CycleResult result = cycle();
        QCOMPARE(journal.operation(contact.id)->state, contactGoes ? State::Done : State::Waiting);
        QCOMPARE(journal.operation(customer.id)->state, invoicesOn ? State::Done : State::Waiting);
        QCOMPARE(journal.unplannedCount(Service::QuickBooks, u"customer"_s) > 0, !contactGoes);
        QVERIFY2(result.finished, qPrintable(result.error.value_or(Error{}).key)); // nothing is waited for in vain
        QCOMPARE(result.importStopped, stopped && phase != u"done");

        turn(u"contacts"_s, true);
        turn(u"invoices"_s, true);
        journal.setState(u"import_stopped"_s, {});
        cycle();
        QCOMPARE(journal.operation(contact.id)->state, State::Done);
        QCOMPARE(journal.operation(customer.id)->state, State::Done);
        QCOMPARE(journal.unplannedCount(Service::QuickBooks, u"customer"_s), 0);
    }

    void aSingleSyncPlansAllHoweverLongThatTakes()
    {
        Day day;
        day.journal->setSetting(u"reviews.enabled"_s, u"off"_s);
        day.journal->setSetting(u"contacts.enabled"_s, u"on"_s);
        day.journal->setState(u"import"_s, {{u"phase"_s, u"writing"_s}});
        day.journal->setCursor(u"highlevel.contacts"_s, {{u"mode"_s, u"done"_s}});
        for (int i = 1; i <= 1200; ++i) {
            day.journal->putRecord({.service = Service::QuickBooks,
                .kind = u"customer"_s,
                .id = QString::number(i),
                .version = u"1"_s,
                .value = {{u"displayName"_s, u"Nr %1"_s.arg(i)}}});
        }
        day.script = [made = 0](const net::Request &request) mutable -> Result<net::Reply> {
            if (request.method == "POST") {
                return json(201, R"({"contact":{"id":"c%"}})"_ba.replace("%", QByteArray::number(++made)));
            }
            return json(200, R"({"CDCResponse":[{"QueryResponse":[{}]}],"time":"2026-09-21T07:13:20.000-07:00"})");
        };
        Cycle cycle({*day.journal, day.transport, day.clock, day.random, day.secrets}, day.doors);
        const CycleResult result = cycle.whole([&] { day.clock.sleepUntil(day.clock.now() + 11s, {}); }, {});
        QCOMPARE(day.journal->unplannedCount(Service::QuickBooks, u"customer"_s), 0);
        QCOMPARE(day.journal->linkCount(u"contact"_s), 1200);
        QVERIFY(result.finished);
    }

    void aReceiptGetsTheCustomerThatAnInvoiceHasAskedFor()
    {
        Day day; // invoices are off
        journal::Operation customer = flows::customerCreation(
            {.contactId = u"c1"_s, .name = u"Ana Ruiz"_s}, u"invoices"_s, {}, u"key"_s, start);
        const auto reasonOf = [](const QString &flow) {
            return flows::Reason{
                .record = {Service::HighLevel, u"transaction"_s, u"t1"_s}, .version = {}, .flow = flow};
        };
        QVERIFY(flows::requestCreation(*day.journal, customer, reasonOf(u"invoices"_s)));
        day.journal->setSetting(u"receipts.enabled"_s, u"on"_s);
        const auto flow = [&] { return day.journal->underWay(u"invoices"_s).empty() ? u"receipts"_s : u"invoices"_s; };
        QCOMPARE(flow(), u"invoices"_s);
        QVERIFY(!flows::requestCreation(*day.journal, customer, reasonOf(u"receipts"_s)));
        QCOMPARE(flow(), u"receipts"_s);
    }

    void aRequestToAContactThatIsGoneWaitsForTheNewOne_data()
    {
        QTest::addColumn<bool>("imported");
        QTest::newRow("contacts are imported") << true;
        QTest::newRow("contacts are switched off") << false;
    }
    void aRequestToAContactThatIsGoneWaitsForTheNewOne()
    {
        QFETCH(bool, imported);
        Day day;
        journal::Journal &journal = *day.journal;
        journal.setSetting(u"contacts.enabled"_s, imported ? u"on"_s : u"off"_s);
        for (const QString &id : {u"1"_s, u"2"_s}) { // two customers, one contact
            journal.putRecord({.service = Service::QuickBooks, .kind = u"customer"_s, .id = id});
            journal.markPlanned(Service::QuickBooks, u"customer"_s, id);
            journal.putLink({.kind = u"contact"_s, .quickbooksId = id, .highlevelId = u"contact-1"_s});
        }
        journal.putRecord({.service = Service::HighLevel,
            .kind = u"contact"_s,
            .id = u"contact-1"_s,
            .keys = {u"email:ana@example.com"_s}});
        journal.putRecord({.service = Service::QuickBooks, .kind = u"review"_s, .id = u"1"_s});
        journal.markPlanned(Service::QuickBooks, u"review"_s, u"1"_s);
        journal::Operation operation = flows::review_requests::reviewOperation(
            {.customer = u"1"_s, .contact = u"contact-1"_s, .channel = u"email"_s}, start);
        operation.state = journal::OperationState::Attention;
        operation.problem = Error{.kind = Error::Kind::Refused, .key = u"hl.404"_s};
        journal.putOperation(operation);

        QVERIFY(retryOperation(journal, operation.id, start));
        QCOMPARE(journal.unplannedCount(Service::QuickBooks, u"review"_s), 1);
        QCOMPARE(journal.linksByHighLevel(u"contact"_s, u"contact-1"_s).empty(), imported);
        QCOMPARE(journal.unplannedCount(Service::QuickBooks, u"customer"_s), imported ? 2 : 0);
        QCOMPARE(journal.recordsByKey(Service::HighLevel, u"contact"_s, u"email:ana@example.com"_s).empty(), imported);
    }

    void whatIsDismissedIsNotSentOnceReviewsAreSwitchedOff_data()
    {
        QTest::addColumn<bool>("refused");
        QTest::addColumn<bool>("onAgain");
        for (const bool refused : {false, true}) {
            for (const bool onAgain : {false, true}) {
                QTest::addRow("%s, %s", refused ? "refused" : "perhaps sent", onAgain ? "on again" : "off")
                    << refused << onAgain;
            }
        }
    }
    void whatIsDismissedIsNotSentOnceReviewsAreSwitchedOff()
    {
        QFETCH(bool, refused);
        QFETCH(bool, onAgain);
        Day day;
        day.script = [](const net::Request &request) -> Result<net::Reply> {
            const QString path = request.url.path();
            if (path.endsWith(u"/cdc")) {
                return json(200, R"({"CDCResponse":[{"QueryResponse":[{}]}],"time":"2026-09-21T07:13:20.000-07:00"})");
            }
            if (path.endsWith(u"/query")) {
                return json(200, R"({"QueryResponse":{},"time":"2026-09-21T07:13:20.000-07:00"})");
            }
            if (path.contains(u"/contacts/")) {
                return json(200, R"({"contact":{"id":"contact-1","email":"ana@example.com"}})");
            }
            return json(200, R"({"messages":[],"messageId":"m1","conversationId":"k1"})");
        };
        const QString link = u"https://g.page/r/bayside/review"_s;
        day.journal->setSetting(u"reviews.link"_s, link);
        day.journal->setSetting(u"reviews.quiet_hours"_s, u"off"_s);
        day.journal->setCursor(
            u"quickbooks.payments"_s, {{u"mode"_s, u"changes"_s}, {u"since"_s, toIso(start - 4min)}});
        day.journal->putLink({.kind = u"contact"_s, .quickbooksId = u"1"_s, .highlevelId = u"contact-1"_s});
        day.journal->putRecord({.service = Service::QuickBooks, .kind = u"review"_s, .id = u"1"_s, .version = u"1"_s});
        day.journal->markPlanned(Service::QuickBooks, u"review"_s, u"1"_s);
        flows::review_requests::noteReview(*day.journal, u"1"_s, u"contact-1"_s, {{u"state"_s, u"due"_s}});
        journal::Operation operation = flows::review_requests::reviewOperation({.customer = u"1"_s,
                                                                                   .contact = u"contact-1"_s,
                                                                                   .channel = u"email"_s,
                                                                                   .subject = u"Hi"_s,
                                                                                   .text = u"{review link}"_s,
                                                                                   .link = link},
            start);
        operation.state = journal::OperationState::Attention;
        operation.problem = Error{.kind = refused ? Error::Kind::Refused : Error::Kind::OutcomeUnknown,
            .key = refused ? u"hl.422"_s : u"review.unsure"_s};
        if (!refused) {
            operation.payload.insert(u"firstSent"_s, toIso(start - 1h));
        }
        day.journal->putOperation(operation);
        QVERIFY(dismissOperation(*day.journal, operation.id, u"no"_s, start));
        changeSetting(*day.journal, u"reviews.enabled"_s, u"off"_s, start);
        if (onAgain) {
            changeSetting(*day.journal, u"reviews.enabled"_s, u"on"_s, start);
        }
        restoreOperation(*day.journal, operation.id, start);
        retryOperation(*day.journal, operation.id, start);
        Cycle cycle({*day.journal, day.transport, day.clock, day.random, day.secrets}, day.doors);
        const auto never = [] { return false; };
        cycle.readAndPlan(never, [] { }, {});
        cycle.apply(start + 10min, never, [] { }, {});
        QCOMPARE(day.journal->waitingCount(u"reviews"_s), 0);
        for (const net::Request &request : std::as_const(day.transport.sent)) {
            QVERIFY2(request.method != "POST", qPrintable(request.url.toString()));
        }
        QCOMPARE(day.journal->linkByQuickBooks(u"review"_s, u"1"_s)->written[u"state"].toString(), u"switched_off"_s);
    }
    void whatAnotherProcessTakesOutIsNotRetriedNorRestored_data()
    {
        QTest::addColumn<OperationState>("shown");
        QTest::addColumn<int>("wish");
        QTest::newRow("retried") << OperationState::Attention << 0;
        QTest::newRow("dismissed") << OperationState::Attention << 1;
        QTest::newRow("restored") << OperationState::Dismissed << 2;
    }
    /// The other process holds the journal from before the owner's wish until after it.
    void whatAnotherProcessTakesOutIsNotRetriedNorRestored()
    {
        QFETCH(OperationState, shown);
        QFETCH(int, wish);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        const auto journal = journal::Journal::open(file);
        journal::Operation operation{.kind = u"contact.create"_s, .subject = u"a"_s, .state = shown};
        journal->putOperation(operation);
        std::promise<void> held;
        std::thread other([&file, &held, operation]() mutable {
            const auto theirs = journal::Journal::open(file);
            theirs->transaction([&] {
                held.set_value();
                operation.state = OperationState::Superseded;
                theirs->putOperation(operation);
                std::this_thread::sleep_for(300ms); // so that a wish that reads too early does so; right ones wait
            });
        });
        held.get_future().wait();
        const bool done = wish == 0 ? retryOperation(*journal, operation.id, start)
            : wish == 1             ? dismissOperation(*journal, operation.id, u"no"_s, start)
                                    : restoreOperation(*journal, operation.id, start);
        other.join();
        QVERIFY(!done);
        QCOMPARE(journal->operation(operation.id)->state, OperationState::Superseded);
    }
};

QTEST_GUILESS_MAIN(CycleTest)

#include "tst_cycle.moc"
